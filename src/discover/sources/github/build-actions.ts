import { bakeInWorkspace } from "../commands/bake.ts";
import { type BuildPlace, isPushed, settleInWorkspace } from "../commands/workspace.ts";
import type { RepositoryFiles, SourceReading } from "../model.ts";
import { asText, asTexts, type Mapping } from "../values.ts";
import { type Contexts, expand } from "./expressions.ts";

/** The names of an action's inputs; where one is not named, the action has none such. */
interface BuildInputs {
  readonly context: string;
  readonly file?: string;
  readonly target?: string;
  readonly buildArgs?: string;
  readonly buildContexts?: string;
  readonly outputs?: string;
  /** Null: it always pushes. */
  readonly push: string | null;
  /** What is the context where none is named; `repository` is that of git. */
  readonly standard: "repository" | "workspace";
}

const DOCKER: BuildInputs = {
  context: "context",
  file: "file",
  target: "target",
  buildArgs: "build-args",
  buildContexts: "build-contexts",
  outputs: "outputs",
  push: "push",
  standard: "repository",
};

/** Actions and reusable workflows that build one Dockerfile, by their names without a version. */
const BUILD_ACTIONS: readonly (readonly [name: RegExp, inputs: BuildInputs])[] = [
  [/^(docker|depot|useblacksmith|namespacelabs)\/build-push-action$/, DOCKER],
  [/^docker\/github-builder\/\.github\/workflows\/build\.ya?ml$/, DOCKER],
  [
    /^makeplane\/actions\/build-push$/,
    {
      context: "build-context",
      file: "dockerfile-path",
      target: "build-target",
      buildArgs: "build-args",
      push: null,
      standard: "workspace",
    },
  ],
  [
    /^redhat-actions\/buildah-build$/,
    {
      context: "context",
      file: "containerfiles",
      buildArgs: "build-args",
      push: null,
      standard: "workspace",
    },
  ],
  [
    /^int128\/kaniko-action$/,
    {
      context: "context",
      file: "file",
      target: "target",
      buildArgs: "build-args",
      push: "push",
      standard: "workspace",
    },
  ],
  [
    /^aevea\/action-kaniko$/,
    { context: "path", file: "build_file", target: "target", push: null, standard: "workspace" },
  ],
  [
    /^mr-smithers-excellent\/docker-build-push$/,
    {
      context: "directory",
      file: "dockerfile",
      target: "target",
      buildArgs: "buildArgs",
      push: null,
      standard: "workspace",
    },
  ],
  [
    /^elgohr\/publish-docker-github-action$/i,
    { context: "context", file: "dockerfile", buildArgs: "buildargs", push: null, standard: "workspace" },
  ],
];

/** The inputs of an action that builds a Dockerfile; null: it is another. @param uses as a step or a job has it */
export function buildActionInputs(uses: string): BuildInputs | null {
  const name = uses.replace(/@.*$/, "");
  return BUILD_ACTIONS.find(([pattern]) => pattern.test(name))?.[1] ?? null;
}

export function isBakeAction(uses: string): boolean {
  return /^(docker|depot)\/bake-action@|^docker\/github-builder\/\.github\/workflows\/bake\.ya?ml@/.test(
    uses,
  );
}

/** https://github.com/docker/build-push-action#inputs, and those of its like */
export function readBuildAction(
  files: RepositoryFiles,
  names: BuildInputs,
  inputs: Mapping,
  contexts: Contexts,
  place: BuildPlace,
): SourceReading {
  const text = (name: string | null | undefined): string =>
    name ? expand(asText(inputs[name]) ?? "", contexts).trim() : "";
  const lines = (name: string | undefined): string[] => asTexts(text(name), /\r?\n/);
  const written = (asText(inputs[names.context]) ?? "").replace(/\{\{\s*defaultContext\s*\}\}/, "");
  // Without a context, and below `{{defaultContext}}:`, the repository itself is what is built.
  const isGit = names.standard === "repository" && (written === "" || written.startsWith(":"));
  const context = isGit ? written.slice(1) || "." : expand(written, contexts).trim() || ".";
  const [file = null] = lines(names.file);
  return settleInWorkspace(files, place, {
    folder: ".",
    whole: isGit,
    context,
    dockerfile: file,
    dockerfileIn: isGit ? "context" : "folder",
    target: text(names.target) || null,
    buildArgs: lines(names.buildArgs),
    buildContexts: lines(names.buildContexts),
    outputs: lines(names.outputs),
    builds: !/^(check|outline|targets)/.test(text(names === DOCKER ? "call" : null)),
    pushed: names.push === null || isPushed(text(names.push), text(names.outputs)),
  });
}

/** https://github.com/docker/bake-action#inputs */
export async function readBakeAction(
  files: RepositoryFiles,
  inputs: Mapping,
  contexts: Contexts,
  place: BuildPlace,
): Promise<SourceReading> {
  const list = (name: string): string[] => asTexts(expand(asText(inputs[name]) ?? "", contexts), /[\r\n,]+/);
  const [folder = "."] = [...list("source"), ...list("workdir"), ...list("context")];
  const [push = ""] = list("push");
  const targets = [...list("targets"), ...list("target")];
  return bakeInWorkspace(files, place, folder, list("files"), targets, isPushed(push, ""));
}
