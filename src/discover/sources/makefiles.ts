import { posix } from "node:path";
import { nameOf } from "../names.ts";
import { scriptRun } from "./commands/script-run.ts";
import { readRecipes } from "./commands/scripts.ts";
import { type Makefile, readMakefile } from "./make/makefile.ts";
import { allGoals } from "./make/recipes.ts";
import type { BuildSource, SourceReading } from "./model.ts";
import { joinReadings } from "./settle.ts";

const MAKEFILE = /^(GNUm|m|M)akefile$/;

/** `Makefile`, with what it includes: each of its targets, run in the makefile's own folder. */
export const makefiles: BuildSource = {
  name: "Makefiles",
  isFallback: true,
  async read(files) {
    const run = scriptRun(files);
    const paths = files.paths.filter((path) => MAKEFILE.test(nameOf(path)));
    const read = await Promise.all(
      paths.map((path) => readMakefile(files, path, posix.dirname(path), new Map())),
    );
    const all = read.filter((one): one is Makefile => one !== null);
    const included = new Set(all.flatMap((one) => [...one.included]));
    const readings: SourceReading[] = [];
    // The outer ones first: they may run those below, and from where.
    const depthOf = ({ path }: Makefile) => path.split("/").length;
    for (const makefile of all.toSorted((a, b) => depthOf(a) - depthOf(b))) {
      if (included.has(makefile.path) || run.elsewhere.has(makefile.path)) continue;
      const place = { file: makefile.path, part: "", checkouts: [] };
      readings.push(
        await readRecipes(run, makefile, allGoals(makefile), place, 1, (target) => `target ${target}`),
      );
    }
    return joinReadings(readings);
  },
};
