import { posix } from "node:path";
import { scriptRun } from "./commands/script-run.ts";
import { isShell, readCommands } from "./commands/scripts.ts";
import type { BuildSource, SourceReading } from "./model.ts";
import { joinReadings, NOTHING } from "./settle.ts";
import { ROOT } from "./unknown.ts";

const BUILDS = /\b(docker|podman|buildah|nerdctl|buildx|depot)\b.*\b(build|bake|bud)\b/;

/** `*.sh`: those that build by themselves, whether or not somebody else runs them. */
export const shellScripts: BuildSource = {
  name: "shell scripts",
  isFallback: true,
  async read(files) {
    const run = scriptRun(files);
    const readings: SourceReading[] = [];
    for (const path of files.paths.filter((one) => /\.(ba)?sh$/.test(one))) {
      const text = await files.read(path);
      if (text === null || !isShell(path, text) || !BUILDS.test(text.replaceAll("\\\n", " "))) continue;
      const place = { file: path, part: "", checkouts: [] };
      const start = { environment: new Map(), positional: null, self: `${ROOT}/${path}` };
      // Where it is run is not known: mostly in the root, or in its own folder.
      const [inRoot = [], inOwn = []] = await Promise.all(
        [".", posix.dirname(path)].map((folder) => readCommands(run, text, { ...start, folder }, place, 1)),
      );
      readings.push(...inRoot.map((one, index) => oneOf(one, inOwn[index] ?? NOTHING)));
    }
    return joinReadings(readings);
  },
};

/** The reading that finds something, where one alone does, or both find the same. */
function oneOf(first: SourceReading, second: SourceReading): SourceReading {
  const found = [first, second].filter(({ builds }) => builds.length > 0);
  const [only, other] = found;
  if (only === undefined) return second;
  if (other === undefined || JSON.stringify(only.builds) === JSON.stringify(other.builds)) return only;
  const [build] = only.builds;
  const message =
    "A build in it is passed over: it finds a Dockerfile from the root and another from its own folder";
  return { builds: [], notices: [{ level: "note", message, ...(build ? { file: build.file } : {}) }] };
}
