import type { ImageFilesystem, PathHistory } from "../image/filesystem.ts";
import type { ImageConfig } from "../image/model.ts";

/** What a runtime searches where the image sets no PATH. */
const DEFAULT_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

/** The file that a word of ENTRYPOINT or CMD means, links resolved; undefined: none is there. */
export function lookUpProgram(
  word: string,
  config: ImageConfig,
  filesystem: ImageFilesystem,
): PathHistory | undefined {
  const folders = word.includes("/") ? [word.startsWith("/") ? "" : config.workingDir] : searchPath(config);
  for (const folder of folders) {
    const path = `${folder}/${word}`.split("/").filter((part) => part !== "" && part !== ".");
    const found = filesystem.resolve(path.join("/"));
    if (found && found.type !== "directory") return found;
  }
  return undefined;
}

function searchPath(config: ImageConfig): string[] {
  const setting = config.env.find((line) => line.startsWith("PATH="));
  return (setting?.slice("PATH=".length) ?? DEFAULT_PATH).split(":");
}
