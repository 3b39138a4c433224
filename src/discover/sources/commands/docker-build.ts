import { posix } from "node:path";
import type { RepositoryFiles, SourceReading } from "../model.ts";
import { inRoot, ROOT } from "../unknown.ts";
import { readBuildCommand } from "./build-command.ts";
import { type BuildPlace, isPushed, passedOver, settleInWorkspace } from "./workspace.ts";

/**
 * What a `docker build` builds; null: the command is none.
 * https://docs.docker.com/reference/cli/docker/buildx/build/
 */
export function dockerBuild(
  files: RepositoryFiles,
  words: readonly string[],
  folder: string | null,
  place: BuildPlace,
): SourceReading | null {
  const build = readBuildCommand(words);
  if (build === null || build.context === null) return null;
  const { context, file } = build;
  const isAbsolute = [context, file].every((path) => path === null || path.startsWith(ROOT));
  const isAddress = /^[a-z]+:\/\/|^git@/.test(context);
  if (folder === null && !isAbsolute && !isAddress) {
    return passedOver(place, "the folder it builds in is known only when it runs");
  }
  if (context === "-" || file === "-") {
    return passedOver(place, `its ${context === "-" ? "context" : "Dockerfile"} comes from a pipe`);
  }
  const where = folder ?? ".";
  const inFolder = (path: string): string =>
    path.startsWith(ROOT) ? posix.relative(`/${where}`, posix.join("/", inRoot(path))) || "." : path;
  return settleInWorkspace(files, place, {
    folder: where,
    whole: false,
    context: inFolder(context),
    dockerfile: file === null ? null : inFolder(file),
    dockerfileIn: "folder",
    target: build.target,
    buildArgs: build.buildArgs,
    buildContexts: build.buildContexts,
    outputs: build.outputs,
    builds: build.builds,
    pushed: build.push || isPushed("", build.outputs.join("\n")),
  });
}
