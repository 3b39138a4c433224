import { posix } from "node:path";
import { type ScriptRun, scriptRun } from "../commands/script-run.ts";
import { pushesImages } from "../commands/workspace.ts";
import type { BuildSource, DeclaredBuild, RepositoryFiles, SourceReading } from "../model.ts";
import { joinReadings, unreadable, within } from "../settle.ts";
import { asMapping, asText, type Mapping } from "../values.ts";
import { buildActionInputs, isBakeAction } from "./build-actions.ts";
import { type Contexts, expandWhole } from "./expressions.ts";
import { expandMapping, inputsOf, isCalled, triggers } from "./inputs.ts";
import { matrixCombinations } from "./matrix.ts";
import { readStep, type StepPlace } from "./steps.ts";

const WORKFLOW = /^\.github\/workflows\/[^/]+\.ya?ml$/i;
/** GitHub's own limit of workflows that call each other is ten. */
const DEEPEST = 6;

type Parsed = { readonly content: Mapping } | { readonly fault: string };

/** Reads the YAML of each path once, and counts the steps that are looked at. */
interface Reader {
  (path: string): Promise<Parsed | null>;
  readonly run: ScriptRun;
  steps: number;
}

/** Workflows that call each other can come to any number. */
const MOST_STEPS = 20_000;

/** `.github/workflows/*.yml`, with the workflows and actions of the repository that they use. */
export const workflows: BuildSource = {
  name: "GitHub workflows",
  isFallback: false,
  async read(files) {
    const parsed = new Map<string, Parsed | null>();
    const read = async (path: string) => {
      if (!parsed.has(path)) parsed.set(path, await parse(files, path));
      return parsed.get(path) ?? null;
    };
    const reader: Reader = Object.assign(read, { run: scriptRun(files), steps: 0 });
    const readings: SourceReading[] = [];
    const called = new Set<string>();
    const waiting: string[] = [];
    for (const path of files.paths.filter((one) => WORKFLOW.test(one))) {
      const found = await reader(path);
      if (found === null) continue;
      if ("fault" in found) readings.push(unreadable(path, found.fault));
      else if (isCalled(found.content)) waiting.push(path);
      else readings.push(await readWorkflow(files, reader, path, found.content, {}, called, 0));
    }
    // Those that nobody in the repository calls say what they can by themselves.
    for (const path of waiting) {
      const found = await reader(path);
      if (called.has(path) || found === null || "fault" in found) continue;
      readings.push(await readWorkflow(files, reader, path, found.content, {}, called, 0));
    }
    if (reader.steps > MOST_STEPS) {
      readings.push(unreadable(".github/workflows", `only the first ${MOST_STEPS} steps are read`));
    }
    const { builds, notices } = joinReadings(readings);
    return { builds: whatIsPushed(builds), notices };
  },
};

/** Of a Dockerfile's builds those that are pushed come first, and where there are any, the others are tests. */
function whatIsPushed(builds: readonly DeclaredBuild[]): DeclaredBuild[] {
  const pushed = new Set(builds.filter((build) => build.pushed).map(({ dockerfile }) => dockerfile));
  const others = builds.filter((build) => !build.pushed);
  return [
    ...builds.filter((build) => build.pushed),
    ...others.map((build) => (pushed.has(build.dockerfile) ? { ...build, ships: false } : build)),
  ];
}

async function parse(files: RepositoryFiles, path: string): Promise<Parsed | null> {
  if (files.kind(path) !== "file") return null;
  try {
    const content = asMapping(await files.yaml(path));
    return content === null ? { fault: "it is longer than 2 MB, or no mapping" } : { content };
  } catch (error) {
    const message = error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error);
    return { fault: `it is not YAML that can be read (${message.replace(/[.:]$/, "")})` };
  }
}

async function readWorkflow(
  files: RepositoryFiles,
  reader: Reader,
  path: string,
  content: Mapping,
  given: Mapping,
  called: Set<string>,
  depth: number,
): Promise<SourceReading> {
  const on = asMapping(triggers(content));
  const declared = { ...inputsOf(on?.["workflow_dispatch"]), ...inputsOf(on?.["workflow_call"]) };
  const outer: Contexts = { github: { workspace: "." }, inputs: { ...declared, ...given } };
  const env = expandMapping(content["env"], outer);
  const readings: SourceReading[] = [];
  for (const [name, value] of Object.entries(asMapping(content["jobs"]) ?? {})) {
    const job = asMapping(value);
    if (job === null) continue;
    for (const matrix of matrixCombinations(job, { ...outer, env })) {
      if (reader.steps++ > MOST_STEPS) break;
      const contexts: Contexts = { ...outer, matrix, env };
      const inner: Contexts = { ...contexts, env: { ...env, ...expandMapping(job["env"], contexts) } };
      const uses = asText(job["uses"]);
      if (uses?.startsWith("./") && depth < DEEPEST) {
        const other = within(".", uses.replace(/@.*$/, ""));
        const found = other === null ? null : await reader(other);
        if (other === null || found === null || "fault" in found) continue;
        called.add(other);
        const inputs = expandMapping(job["with"], inner);
        readings.push(await readWorkflow(files, reader, other, found.content, inputs, called, depth + 1));
        continue;
      }
      const defaults =
        asMapping(asMapping(job["defaults"])?.["run"]) ?? asMapping(asMapping(content["defaults"])?.["run"]);
      const place: StepPlace = {
        file: path,
        part: `job ${name}`,
        checkouts: [],
        pushes: jobPushes(job),
        shell:
          asText(defaults?.["shell"]) ??
          (/windows/.test(JSON.stringify(job["runs-on"] ?? "")) ? "pwsh" : null),
        folder: asText(defaults?.["working-directory"]),
      };
      if (uses !== null && (buildActionInputs(uses) || isBakeAction(uses))) {
        readings.push(await readStep(reader.run, job, inner, place));
        continue;
      }
      readings.push(await readSteps(files, reader, job["steps"], inner, place, depth));
    }
  }
  return joinReadings(readings);
}

/** Whether a later step pushes what one before it builds. */
function jobPushes(job: Mapping): boolean {
  const steps = Array.isArray(job["steps"]) ? job["steps"] : [];
  return steps.some((step) => pushesImages(asText(asMapping(step)?.["run"]) ?? ""));
}

async function readSteps(
  files: RepositoryFiles,
  reader: Reader,
  value: unknown,
  contexts: Contexts,
  place: StepPlace,
  depth: number,
): Promise<SourceReading> {
  const readings: SourceReading[] = [];
  let checkouts = place.checkouts;
  for (const one of Array.isArray(value) ? value : []) {
    const step = asMapping(one);
    if (step === null || reader.steps++ > MOST_STEPS) continue;
    const uses = asText(step["uses"]) ?? "";
    const env = { ...contexts["env"], ...expandMapping(step["env"], contexts) };
    const inner: Contexts = { ...contexts, env };
    if (/^actions\/checkout@/.test(uses)) {
      const options = asMapping(step["with"]);
      const path = options?.["path"] === undefined ? "." : expandWhole(options["path"], inner);
      const other = options?.["repository"] !== undefined && !isOwn(options["repository"]);
      checkouts = [...checkouts, { path: path === null ? null : posix.normalize(path), other }];
    } else if (uses.startsWith("./") && depth < DEEPEST) {
      const folder = within(".", uses);
      const action =
        folder && ((await reader(`${folder}/action.yml`)) ?? (await reader(`${folder}/action.yaml`)));
      if (!action || "fault" in action) continue;
      const inputs = { ...inputsOf(action.content), ...expandMapping(step["with"], inner) };
      const steps = asMapping(action.content["runs"])?.["steps"];
      const within_ = { ...place, checkouts };
      readings.push(await readSteps(files, reader, steps, { ...inner, inputs }, within_, depth + 1));
    } else {
      readings.push(await readStep(reader.run, step, inner, { ...place, checkouts }));
    }
  }
  return joinReadings(readings);
}

function isOwn(repository: unknown): boolean {
  return /^\$\{\{\s*github\.(repository|event\.pull_request\.head\.repo\.full_name)\s*(\|\|.*)?\}\}$/.test(
    asText(repository) ?? "",
  );
}
