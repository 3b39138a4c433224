import { expect, test } from "vitest";
import { buildFilesystem } from "../../../src/image/filesystem.ts";
import type { ImageConfig } from "../../../src/image/model.ts";
import { startedPrograms } from "../../../src/inspect/started-programs.ts";
import { makeImage } from "../detectors/literal-image.ts";

function started(config: Partial<ImageConfig>) {
  const { image } = makeImage({
    why: "",
    config,
    layers: [
      {
        instruction: "1 COPY . .",
        files: {
          bin: "-> usr/bin",
          "usr/bin/sh": 10,
          "usr/bin/tini": 10,
          "usr/local/bin/npm": "-> ../lib/node_modules/npm/bin/npm-cli.js",
          "usr/local/lib/node_modules/npm/bin/npm-cli.js": 10,
          "app/server": 10,
        },
      },
    ],
  });
  return startedPrograms(image.config, buildFilesystem(image));
}

const npm = { name: "npm", path: "usr/local/lib/node_modules/npm/bin/npm-cli.js" };
const sh = { name: "sh", path: "usr/bin/sh" };

test.each([
  ["an exec form is looked up on the PATH, links resolved", { cmd: ["npm", "start"] }, [npm]],
  ["the image's own PATH counts", { cmd: ["npm"], env: ["PATH=/nowhere"] }, [{ name: "npm", path: null }]],
  [
    "a path with folders starts in the working directory",
    { cmd: ["./server"], workingDir: "/app" },
    [{ name: "server", path: "app/server" }],
  ],
  [
    "a shell line starts all its commands",
    { cmd: ["/bin/sh", "-c", "A=1 exec npm run x && cd /app; ./server"] },
    [sh, npm, { name: "cd", path: null }, { name: "server", path: null }],
  ],
  [
    "tini starts what stands behind --",
    { entrypoint: ["tini", "--"], cmd: ["npm", "start"] },
    [{ name: "tini", path: "usr/bin/tini" }, npm],
  ],
  ["nothing is started by nothing", {}, []],
] as const)("%s", (_, config, expected) => {
  expect(started(config)).toEqual(expected);
});
