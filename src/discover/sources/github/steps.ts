import { posix } from "node:path";
import { quoted } from "../../../settings/quoted.ts";
import { makesImage, readBake } from "../bake/bake-files.ts";
import type { RepositoryFiles, SourceReading } from "../model.ts";
import { joinReadings, settle, within } from "../settle.ts";
import { readBakeCommand, readBuildCommand } from "../shell/build-command.ts";
import { inRoot, ROOT, shellCommands } from "../shell/commands.ts";
import { asMapping, asText, asTexts, keyAndValue, type Mapping } from "../values.ts";
import { parseYaml } from "../yaml.ts";
import { type Contexts, expand, UNKNOWN } from "./expressions.ts";

export interface StepPlace {
  readonly file: string;
  /** `job build`. */
  readonly part: string;
  /** Where the job's steps so far put repositories, this one or another; a null path is not known. */
  readonly checkouts: readonly { readonly path: string | null; readonly other: boolean }[];
  /** The job's own `working-directory`, as written. */
  readonly folder: string | null;
}

const BUILD_ACTION = /^(docker|depot|useblacksmith|namespacelabs)\/build-push-action@/;
const BAKE_ACTION = /^(docker|depot)\/bake-action@/;
/** Runs another action until it succeeds: https://github.com/Wandalen/wretry.action */
const RETRY_ACTION = /^Wandalen\/wretry\.action@/i;
const BAKE_DEFAULTS = [
  "docker-bake.json",
  "docker-bake.hcl",
  "docker-bake.override.json",
  "docker-bake.override.hcl",
];

const NOTHING: SourceReading = { builds: [], notices: [] };

/** What one step of a job builds. */
export async function readStep(
  files: RepositoryFiles,
  step: Mapping,
  contexts: Contexts,
  place: StepPlace,
): Promise<SourceReading> {
  const uses = asText(step["uses"]) ?? "";
  const inputs = asMapping(step["with"]) ?? {};
  if (RETRY_ACTION.test(uses) && BUILD_ACTION.test(asText(inputs["action"]) ?? "")) {
    return readBuildAction(files, innerInputs(inputs["with"]), contexts, place);
  }
  if (BUILD_ACTION.test(uses)) return readBuildAction(files, inputs, contexts, place);
  if (BAKE_ACTION.test(uses)) return readBakeAction(files, inputs, contexts, place);
  const script = asText(step["run"]);
  if (script === null || !/\b(docker|podman|buildah|nerdctl|buildx|depot)\b/.test(script)) return NOTHING;
  return readScript(files, script, asText(step["working-directory"]) ?? place.folder, contexts, place);
}

/** Inputs that stand as YAML in one text. */
function innerInputs(value: unknown): Mapping {
  try {
    return asMapping(parseYaml(asText(value) ?? "")) ?? {};
  } catch {
    // With expressions in it that are no YAML there is nothing to be known of them.
    return { context: UNKNOWN };
  }
}

/** https://github.com/docker/build-push-action#inputs */
function readBuildAction(
  files: RepositoryFiles,
  inputs: Mapping,
  contexts: Contexts,
  place: StepPlace,
): SourceReading {
  const text = (name: string): string => expand(asText(inputs[name]) ?? "", contexts).trim();
  const lines = (name: string): string[] => asTexts(text(name), /\r?\n/);
  const written = (asText(inputs["context"]) ?? "").replace(/\{\{\s*defaultContext\s*\}\}/, "");
  // Without a context, and below `{{defaultContext}}:`, the repository itself is what is built.
  const isGit = written === "" || written.startsWith(":");
  const context = isGit ? written.slice(1) || "." : expand(written, contexts).trim();
  return settleStep(files, place, {
    folder: ".",
    whole: isGit,
    context,
    dockerfile: text("file") || null,
    dockerfileIn: isGit ? "context" : "folder",
    target: text("target") || null,
    buildArgs: lines("build-args"),
    buildContexts: lines("build-contexts"),
    outputs: lines("outputs"),
    pushed: isPushed(text("push"), text("outputs")),
  });
}

/** https://github.com/docker/bake-action#inputs */
async function readBakeAction(
  files: RepositoryFiles,
  inputs: Mapping,
  contexts: Contexts,
  place: StepPlace,
): Promise<SourceReading> {
  const text = (name: string): string => expand(asText(inputs[name]) ?? "", contexts).trim();
  const source = text("source") || text("workdir") || ".";
  return bakeOf(
    files,
    place,
    source,
    asTexts(text("files"), /[\r\n,]+/),
    asTexts(text("targets"), /[\r\n,]+/),
  );
}

async function bakeOf(
  files: RepositoryFiles,
  place: StepPlace,
  folder: string | null,
  named: readonly string[],
  targets: readonly string[],
): Promise<SourceReading> {
  const where = folder === null || folder.includes(UNKNOWN) ? null : placed(place, folder);
  if (where === null || named.some((one) => one.includes(UNKNOWN))) {
    return passedOver(place, "what it bakes is known only when it runs");
  }
  const paths = named
    .filter((one) => !/^cwd:\/\//.test(one) && /\.(hcl|json)$/.test(one))
    .flatMap((one) => within(where, one) ?? []);
  const standard = BAKE_DEFAULTS.map((name) => posix.join(where, name)).filter((path) =>
    files.paths.includes(path),
  );
  const used = (named.length > 0 ? paths : standard).filter((path) => files.paths.includes(path));
  if (used.length === 0) return NOTHING;
  const known = targets.filter((one) => !one.includes(UNKNOWN));
  if (targets.length > 0 && known.length === 0) {
    return passedOver(place, "which targets it bakes is known only when it runs");
  }
  return readBake(files, { paths: used, folder: where, targets: known, known: place });
}

/** https://docs.docker.com/reference/cli/docker/buildx/build/ */
async function readScript(
  files: RepositoryFiles,
  script: string,
  workingDirectory: string | null,
  contexts: Contexts,
  place: StepPlace,
): Promise<SourceReading> {
  const directory = expand(workingDirectory ?? ".", contexts);
  const folder = directory.includes(UNKNOWN) ? null : within(".", directory);
  const environment = new Map(
    Object.entries(contexts["env"] ?? {}).flatMap(([name, value]) => {
      const known = asText(value);
      return known === null ? [] : [[name, known] as const];
    }),
  );
  const readings: SourceReading[] = [];
  for (const command of shellCommands(expand(script, contexts), folder, environment)) {
    const bake = readBakeCommand(command.words);
    if (bake !== null) {
      readings.push(await bakeOf(files, place, command.folder, bake.files, bake.targets));
      continue;
    }
    const build = readBuildCommand(command.words);
    if (build === null || build.context === null) continue;
    const [context, file] = [build.context, build.file].map((path) =>
      path?.startsWith(ROOT)
        ? { folder: ".", path: inRoot(path) }
        : { folder: command.folder, path: path ?? null },
    );
    if (!context || !file || context.path === null) continue;
    const absolute = [build.context, build.file].every((path) => path === null || path.startsWith(ROOT));
    const where = command.folder ?? (absolute ? "." : null);
    if (where === null) {
      readings.push(passedOver(place, "the folder it builds in is known only when it runs"));
      continue;
    }
    if (context.path === "-" || file.path === "-") {
      const what = context.path === "-" ? "context" : "Dockerfile";
      readings.push(passedOver(place, `its ${what} comes from a pipe`));
      continue;
    }
    const inFolder = (one: { folder: string | null; path: string | null }): string | null =>
      one.path === null || one.folder === where
        ? one.path
        : posix.relative(`/${where}`, `/${one.path}`) || ".";
    readings.push(
      settleStep(files, place, {
        folder: where,
        whole: false,
        context: inFolder(context) ?? ".",
        dockerfile: inFolder(file),
        dockerfileIn: "folder",
        target: build.target,
        buildArgs: build.buildArgs,
        buildContexts: build.buildContexts,
        outputs: build.outputs,
        pushed:
          build.push ||
          /\b(docker|podman|buildah) push\b/.test(script) ||
          isPushed("", build.outputs.join("\n")),
      }),
    );
  }
  return joinReadings(readings);
}

interface SteppedBuild {
  readonly folder: string;
  /** The context is the repository, wherever it was checked out. */
  readonly whole: boolean;
  readonly context: string;
  readonly dockerfile: string | null;
  readonly dockerfileIn: "context" | "folder";
  readonly target: string | null;
  readonly buildArgs: readonly string[];
  readonly buildContexts: readonly string[];
  readonly outputs: readonly string[];
  readonly pushed: boolean;
}

/** What `push` is by an expression may be true. */
function isPushed(push: string, outputs: string): boolean {
  return !/^(false)?$/.test(push) || /type=registry|push=true/.test(outputs);
}

/** Paths that are not known pass the build over; arguments that are not known are left out. */
function settleStep(files: RepositoryFiles, place: StepPlace, build: SteppedBuild): SourceReading {
  for (const [name, value] of [
    ["context", build.context],
    ["Dockerfile", build.dockerfile],
    ["target", build.target],
  ] as const) {
    if (value?.includes(UNKNOWN)) {
      const shown = quoted(value.replaceAll(UNKNOWN, "…"));
      return passedOver(place, `its ${name} ${shown} is known only when it runs`);
    }
  }
  const placedPaths = build.whole ? build : inCheckout(files, place, build);
  if (placedPaths === null) return passedOver(place, "it builds what is checked out from another repository");
  const pairs = (texts: readonly string[]) =>
    Object.fromEntries(
      texts.flatMap((text) => {
        const [name, value] = keyAndValue(text);
        return value === null || text.includes(UNKNOWN) ? [] : [[name, value]];
      }),
    );
  return settle(files, {
    file: place.file,
    part: place.part,
    folder: placedPaths.folder,
    context: placedPaths.context,
    dockerfile: placedPaths.dockerfile,
    dockerfileIn: build.dockerfileIn,
    target: build.target,
    ships: makesImage(build.outputs.filter((one) => !one.includes(UNKNOWN) || one.includes("type="))),
    pushed: build.pushed,
    buildArgs: pairs(build.buildArgs),
    buildContexts: pairs(build.buildContexts),
  });
}

/** Paths in the workspace as paths in the repository; null: they are in another one. */
function inCheckout(
  files: RepositoryFiles,
  place: StepPlace,
  build: SteppedBuild,
): Pick<SteppedBuild, "folder" | "context" | "dockerfile"> | null {
  if (/:\/\/|^git@/.test(build.context)) return build;
  const context = within(build.folder, build.context);
  if (context === null || place.checkouts.every(({ path }) => path === ".")) return build;
  const file = build.dockerfile === null ? null : within(build.folder, build.dockerfile);
  const own = placed(place, context);
  if (own === null) return inOwn(files, place, context, file);
  if (file === null) return { folder: ".", context: own, dockerfile: null };
  const ownFile = placed(place, file);
  return ownFile === null ? null : { folder: ".", context: own, dockerfile: ownFile };
}

/**
 * What a workflow checks out by its name may be this repository all the same: a Dockerfile of that path, in some folder,
 * shows it.
 */
function inOwn(
  files: RepositoryFiles,
  { checkouts }: StepPlace,
  context: string,
  dockerfile: string | null,
): Pick<SteppedBuild, "folder" | "context" | "dockerfile"> | null {
  const place = { checkouts: checkouts.map(({ path }) => ({ path, other: false })) };
  const own = placed(place, context);
  const file = placed(place, dockerfile ?? `${context}/Dockerfile`);
  if (own === null || file === null || !file.includes("/") || files.kind(file) !== "file") return null;
  return { folder: ".", context: own, dockerfile: file };
}

/** A path in the workspace as one in the repository, after the checkout that holds it; null: it is in another. */
function placed({ checkouts }: Pick<StepPlace, "checkouts">, path: string): string | null {
  const holds = checkouts
    .flatMap(({ path: base, other }) => (base === null ? [] : [{ base, other }]))
    .filter(({ base }) => base === "." || path === base || path.startsWith(`${base}/`))
    .sort((a, b) => b.base.length - a.base.length)[0];
  if (holds === undefined) return within(".", path);
  if (holds.other) return null;
  return holds.base === "." ? within(".", path) : within(".", posix.relative(holds.base, path) || ".");
}

function passedOver(place: StepPlace, reason: string): SourceReading {
  return {
    builds: [],
    notices: [
      { level: "note", message: `A build in ${place.part} is passed over: ${reason}`, file: place.file },
    ],
  };
}
