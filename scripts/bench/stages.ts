import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { makeManyDockerfiles } from "./many-dockerfiles.ts";
import { measureProcess } from "./measured-process.ts";
import type { Comparison } from "./model.ts";

const cli = join(import.meta.dirname, "..", "..", "dist", "cli.js");

/** Start, ask git for the files, do one thing to each. */
const bareReader = (read: string, first = ""): string => `
${first}
const { execFileSync } = require("node:child_process");
const { readFileSync, promises } = require("node:fs");
process.chdir(process.argv[1]);
const listed = execFileSync("git", ["ls-files", "-z"], { encoding: "utf8", maxBuffer: 1e9 });
const paths = listed.split("\\0").filter((path) => path.endsWith("Dockerfile"));
(async () => { for (const path of paths) ${read} })();
`;
const dockerfileAst = import.meta.resolve("dockerfile-ast");

/**
 * The quickest is what all are compared with; the second is how most programs read; the third is the least that
 * whoever takes its syntax from dockerfile-ast has to do.
 */
const READERS = [
  { name: "reads each file at once (readFileSync)", code: bareReader("readFileSync(path);") },
  { name: "waits for each file (fs/promises)", code: bareReader("await promises.readFile(path, 'utf8');") },
  {
    name: "has dockerfile-ast parse each, and looks at nothing",
    code: bareReader(
      "DockerfileParser.parse(readFileSync(path, 'utf8')).getInstructions();",
      `const { DockerfileParser } = require(${JSON.stringify(fileURLToPath(dockerfileAst))});`,
    ),
  },
];

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
        ...READERS.map(({ name, code }, index) => ({
          name: `Node starts, asks git, ${name}`,
          reference: index === 0,
          run: () => measureProcess(process.execPath, ["--eval", code, root], { env, signal }),
        })),
        {
          name: "stagecheck stages --format json",
          run: () =>
            measureProcess(process.execPath, [cli, "stages", root, "--format", "json"], { env, signal }),
        },
      ];
    },
  };
}
