import type { ParsedDockerfile } from "../../dockerfile/model.ts";
import { callsOf, isPlain } from "../commands.ts";
import { readCopy } from "../copy.ts";
import { around, workingFolder } from "../lineage.ts";
import { managerOf } from "../managers/catalogue.ts";
import type { Remedy } from "../model.ts";
import { readRunScript } from "../run-script.ts";

/** `.git` that came with the build context: a line in the ignore file keeps it out of every build. */
export const ignoredGit: Remedy = {
  fits: ({ origin, fromStage, items }) =>
    origin === "copy" &&
    fromStage === undefined &&
    items.length > 0 &&
    items.every(({ path }) => /\/\.git(\/|$)/.test(path)),
  propose: ({ parsed, target, instruction, finding, ignore, sharers }) => {
    const copy = readCopy(instruction, parsed, workingFolder(around(parsed, target, instruction).before));
    if (!copy?.sources.includes(".")) return null;
    const own = `${copy.destination === "/" ? "" : copy.destination}/.git`;
    if (!finding.items.every(({ path }) => path === own || path.startsWith(`${own}/`))) return null;
    if ([parsed, ...sharers()].some(mayReadHistory)) return null;
    const text = ignore.text ?? "";
    const above = text === "" || text.endsWith("\n") ? "" : "\n";
    return { file: "ignore", edits: [{ at: text.length, remove: 0, insert: `${above}.git` }] };
  },
};

const COPIES_ALL = /^(\.\/?|\/|\*|\.git\b.*|\.\*)$/;

/** Whether git is called for, or something is built where `.git` was copied to: it may ask for its version there. */
function mayReadHistory(parsed: ParsedDockerfile): boolean {
  const withHistory = new Set<number>();
  return parsed.instructions.some((instruction) => {
    const { keyword, stage, text, contextSources } = instruction;
    const needed = parsed.stages[stage]?.dependsOn ?? [];
    if (needed.some((edge) => withHistory.has(edge.stage))) withHistory.add(stage);
    if (keyword === "RUN" && bindsContext(text)) withHistory.add(stage);
    if (contextSources.some((source) => COPIES_ALL.test(source))) withHistory.add(stage);
    if (/^(CMD|ENTRYPOINT|HEALTHCHECK)$/.test(keyword)) return /(?<![.\w-])git\b/.test(text);
    if (keyword !== "RUN") return false;
    const script = readRunScript(instruction, parsed);
    if (script === null) return withHistory.has(stage) || /(?<![.\w-])git\b/.test(text);
    const calls = callsOf(script);
    // An image with git in it may be there to use it.
    if (/(?<![./\w-])git(?![./\w-])/.test(text)) return true;
    return (
      withHistory.has(stage) &&
      !calls.every(
        (call) =>
          isPlain(call) ||
          (/^pip[\d.]*$/.test(call.program) && call.args.some(({ text: word }) => word === "-r")) ||
          managerOf(call, { detector: "node-dev-dependencies" }) !== undefined,
      )
    );
  });
}

/** A mount without a type is a bind, and one without a stage is of the context. */
const bindsContext = (text: string): boolean =>
  [...text.matchAll(/\s--mount=(\S+)/g)].some(
    ([, mount = ""]) => !/(^|,)(from=|type=(cache|secret|ssh|tmpfs)\b)/.test(mount),
  );
