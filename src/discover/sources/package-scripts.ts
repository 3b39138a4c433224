import { posix } from "node:path";
import { nameOf } from "../names.ts";
import { packageScripts, scriptRun } from "./commands/script-run.ts";
import { readScript } from "./commands/scripts.ts";
import type { BuildSource, SourceReading } from "./model.ts";
import { joinReadings } from "./settle.ts";

/** The `scripts` of each `package.json`, run in its folder. */
export const packageFiles: BuildSource = {
  name: "package.json",
  isFallback: true,
  async read(files) {
    const run = scriptRun(files);
    const readings: SourceReading[] = [];
    for (const path of files.paths.filter((one) => nameOf(one) === "package.json")) {
      const scripts = await packageScripts(run, path);
      for (const [name, script] of Object.entries(scripts)) {
        const start = { folder: posix.dirname(path), environment: new Map(), positional: [], self: null };
        const place = { file: path, part: `script ${name}`, checkouts: [] };
        readings.push(await readScript(run, script, start, place));
      }
    }
    return joinReadings(readings);
  },
};
