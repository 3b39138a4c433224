import { appendCommands, callsOf, scriptOf, usesSudo } from "../commands.ts";
import { type Around, CACHES, mentions } from "../known-caches.ts";
import { around, isShared } from "../lineage.ts";
import { type Edit, inDockerfile, type Problem, type Remedy } from "../model.ts";

/** What a package manager left behind: told not to keep it, or removed by the same RUN, or kept in a cache mount. */
export const packageCaches: Remedy = {
  fits: ({ detector, origin, residual }) => detector === "package-caches" && origin === "run" && !residual,
  propose: (problem) => {
    const script = scriptOf(problem);
    if (script === null) return null;
    const { parsed, instruction, target } = problem;
    const told: Around = {
      script,
      calls: callsOf(script),
      ...around(parsed, target, instruction),
      parsed,
      shared: isShared(parsed, instruction.stage, target),
    };
    const edits: Edit[] = [];
    const mounts = new Set<string>();
    const appended = new Set<string>();
    for (const { path } of problem.finding.items) {
      const cache = CACHES.find((one) => one.path.test(path));
      if (!cache) return null;
      if (cache.mount && usesCacheMounts(problem) && isMountable(path) && !mentions(told, /symlink/)) {
        mounts.add(path.replace(/\/_cacache$/, ""));
        continue;
      }
      const own = cache.edits?.(told);
      const command = cache.append?.(told, path);
      if (!own && !command) return null;
      edits.push(...(own ?? []));
      if (command) appended.add(command);
    }
    if (mounts.size > 0) edits.push(...mountEdits(told, [...mounts]));
    // What is root's is not removed by another user, and what is theirs not as root.
    if (appended.size > 0 && usesSudo(script)) return null;
    if (appended.size > 0) edits.push(appendCommands(script, instruction, parsed, joined([...appended])));
    return inDockerfile(edits);
  },
};

/** One `rm -rf` for all that is removed. */
function joined(commands: readonly string[]): string {
  const removed = commands
    .filter((command) => command.startsWith("rm -rf "))
    .map((command) => command.slice("rm -rf ".length));
  const others = commands.filter((command) => !command.startsWith("rm -rf "));
  return [...others, ...(removed.length > 0 ? [`rm -rf ${removed.join(" ")}`] : [])].join(" && ");
}

/** Whoever writes them once can write them again: where no RUN has one, the builder may not know them. */
function usesCacheMounts({ parsed }: Problem): boolean {
  return parsed.instructions.some(
    ({ keyword, text }) => keyword === "RUN" && /--mount=\S*type=cache/.test(text),
  );
}

/** A cache of another user would belong to root in a mount. */
const isMountable = (path: string): boolean => /^\/root\/[\w./-]+$/.test(path) && !path.includes("..");

function mountEdits({ script }: Around, targets: readonly string[]): readonly Edit[] {
  const [first] = script.commands;
  const begin = script.flags[0]?.at ?? first?.at;
  if (begin === undefined) return [];
  return [
    {
      at: begin,
      remove: 0,
      insert: targets.map((target) => `--mount=type=cache,target=${target} `).join(""),
    },
  ];
}
