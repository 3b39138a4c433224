import { join } from "node:path";
import { makeManyDockerfiles } from "./many-dockerfiles.ts";
import { measureProcess } from "./measured-process.ts";
import type { Comparison } from "./model.ts";

const cli = join(import.meta.dirname, "..", "..", "dist", "cli.js");

/** What any reader of these files has to do at least: start, ask git for them, read each. */
const BARE_READER = `
const { execFileSync } = require("node:child_process");
const { readFileSync } = require("node:fs");
process.chdir(process.argv[1]);
const listed = execFileSync("git", ["ls-files", "-z"], { encoding: "utf8", maxBuffer: 1e9 });
for (const path of listed.split("\\0")) if (path.endsWith("Dockerfile")) readFileSync(path);
`;

/** The stages of a repository of many Dockerfiles; no engine has a part in it. */
export function readStages(count: number): Comparison {
  return {
    title: `The stages of ${count.toLocaleString("en")} Dockerfiles`,
    store: null,
    rounds: 5,
    bases: async () => [],
    prepare: async ({ temporary, env, signal }) => {
      const root = join(temporary, "repository");
      await makeManyDockerfiles(root, count, signal);
      return [
        {
          name: "Node starts, git ls-files, every Dockerfile is read",
          reference: true,
          run: () => measureProcess(process.execPath, ["--eval", BARE_READER, root], { env, signal }),
        },
        {
          name: "stagecheck stages --format json",
          run: () =>
            measureProcess(process.execPath, [cli, "stages", root, "--format", "json"], { env, signal }),
        },
      ];
    },
  };
}
