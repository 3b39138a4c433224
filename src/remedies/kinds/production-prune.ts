import type { Instruction, ParsedDockerfile } from "../../dockerfile/model.ts";
import { arePlain, callsOf } from "../commands.ts";
import { readCopy } from "../copy.ts";
import { around, hasPosixShell, instructionsOf, isBelow, workingFolder } from "../lineage.ts";
import { managerOf, startsDevelopment, surroundingsOf } from "../managers/catalogue.ts";
import type { Surroundings } from "../managers/model.ts";
import { inDockerfile, type Problem, type Remedy } from "../model.ts";
import { readRunScript } from "../run-script.ts";

const FOLDER = "/node_modules";
const RUNS = /^(CMD|ENTRYPOINT|HEALTHCHECK|EXPOSE)$/;

/**
 * node_modules copied from a stage that builds: the stage takes the development part out again when it has built.
 * Only where nothing else needs that stage with all of it.
 */
export const productionPrune: Remedy = {
  fits: ({ detector, origin, fromStage, residual }) =>
    detector === "node-dev-dependencies" && origin === "copy" && fromStage !== undefined && !residual,
  propose: (problem) => {
    const { parsed, target, instruction, finding } = problem;
    const source = parsed.stages.find(({ name, index }) => (name ?? String(index)) === finding.fromStage);
    if (!source || source.index === instruction.stage) return null;
    const { before, after } = around(parsed, target, instruction);
    const told = surroundingsOf(problem, instructionsOf(parsed, source.index));
    if (!arePlain(after, parsed) || startsDevelopment(finding, told)) return null;
    const project = projectOf(problem, before);
    if (project === null || isNeededWhole(problem, source.index, `${project}${FOLDER}`)) return null;
    const made = instructionsOf(parsed, source.index);
    const last = made.at(-1);
    if (!last || last.stage !== source.index || made.some(({ keyword }) => keyword === "USER")) return null;
    // Somebody runs it as it is: it ships too, or is for development.
    const isRun = made.some(({ keyword, stage }) => stage === source.index && RUNS.test(keyword));
    if (isRun || problem.ships.includes(source.index)) return null;
    if (!hasPosixShell(made) || last.text.endsWith(parsed.escapeChar)) return null;
    const folder = workingFolder(made);
    if (folder === null) return null;
    const command = pruneCommand(problem, source.index, told);
    if (command === null) return null;
    const there = folder === project ? "" : `cd ${project} && `;
    return inDockerfile([
      { at: last.offset + last.text.length, remove: 0, insert: `\nRUN ${there}${command}` },
    ]);
  },
};

/** The folder in the source stage whose node_modules is copied; null where it cannot be told. */
function projectOf({ instruction, finding, parsed }: Problem, before: readonly Instruction[]): string | null {
  const copy = readCopy(instruction, parsed, workingFolder(before));
  if (copy === null) return null;
  const projects = new Set<string>();
  for (const { path } of finding.items) {
    const at = path.indexOf(`${FOLDER}/`);
    if (at < 0) return null;
    const modules = path.slice(0, at + FOLDER.length);
    const from = copy.sources.flatMap((one) => {
      // A folder's content is copied, not the folder.
      if (!isBelow(modules, copy.destination)) return [];
      const inner = modules.slice(copy.destination === "/" ? 0 : copy.destination.length);
      return `${one}${inner}`.endsWith(FOLDER) ? [`${one}${inner}`] : [];
    });
    const [found, ...others] = from;
    if (found === undefined || others.length > 0) return null;
    projects.add(found.slice(0, -FOLDER.length) || "/");
  }
  const [project, ...others] = projects;
  return project !== undefined && others.length === 0 && /^[\w@.+/-]+$/.test(project) ? project : null;
}

/** Whether another stage is FROM the source, mounts it, or copies its node_modules. */
function isNeededWhole({ parsed, instruction }: Problem, source: number, modules: string): boolean {
  return parsed.stages.some((stage) =>
    stage.dependsOn.some((edge) => {
      if (edge.stage !== source) return false;
      if (edge.via !== "COPY --from") return true;
      const other = parsed.instructions.find((one) => one.line === edge.line);
      if (other === instruction) return false;
      const copy = other?.keyword === "COPY" ? readCopy(other, parsed, "/") : null;
      const takes =
        copy === null || copy.sources.some((path) => isBelow(modules, path) || isBelow(path, modules));
      return takes && stage.index !== instruction.stage;
    }),
  );
}

/** By the one manager that installs in the source stage, or in a stage that it takes its node_modules from. */
function pruneCommand({ parsed, finding }: Problem, source: number, around: Surroundings): string | null {
  const stages = new Set([source, ...needed(parsed, source)]);
  const installs = parsed.instructions
    .filter(({ stage, keyword }) => stages.has(stage) && keyword === "RUN")
    .flatMap((instruction) => {
      const script = readRunScript(instruction, parsed);
      return (script === null ? [] : callsOf(script)).flatMap((call) => {
        const manager = managerOf(call, finding);
        return manager ? [{ call, manager, flags: script?.flags ?? [] }] : [];
      });
    });
  const [first] = installs;
  if (!first || installs.some(({ manager }) => manager !== first.manager)) return null;
  const mounts = installs.flatMap(({ flags }) => flags.filter(({ text }) => text.startsWith("--mount=")));
  // A manifest that is only mounted is gone when the prune looks for it: then all would count as too much.
  if (mounts.some(({ text }) => !/[=,]type=(cache|secret|ssh|tmpfs)\b/.test(text))) return null;
  // Yarn asks the registry again.
  if (first.manager.name === "yarn" && mounts.some(({ text }) => /type=(secret|ssh)\b/.test(text)))
    return null;
  return (
    first.manager.prune?.(
      installs.map(({ call }) => call),
      around,
    ) ?? null
  );
}

function needed(parsed: ParsedDockerfile, stage: number): readonly number[] {
  const reached = new Set<number>();
  const open = [stage];
  for (let index = open.pop(); index !== undefined; index = open.pop()) {
    for (const edge of parsed.stages[index]?.dependsOn ?? []) {
      if (!reached.has(edge.stage)) open.push(edge.stage);
      reached.add(edge.stage);
    }
  }
  return [...reached];
}
