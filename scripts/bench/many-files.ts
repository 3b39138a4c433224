import { join } from "node:path";
import { layer, ociLayoutFolder } from "../../test/image-builder/index.ts";
import { emptyCache } from "./layer-cache.ts";
import { measureProcess } from "./measured-process.ts";
import type { Comparison, Contestant } from "./model.ts";

const cli = join(import.meta.dirname, "..", "..", "dist", "cli.js");

const LAYERS = 20;

function makeLayer(number: number, files: number) {
  const items = Array.from({ length: files }, (_, index) => ({
    path: `srv/layer-${number}/folder-${Math.floor(index / 100)}/file-${index}.txt`,
    content: "x",
  }));
  return layer(items, "gzip");
}

/** Very many small files: time and memory are to grow with them and no faster. */
export const manyFiles: Comparison = {
  title: `OCI layouts of very many small files in ${LAYERS} layers`,
  store: "containerd",
  rounds: 1,
  bases: async () => [],
  prepare: async (bench) =>
    [100_000, 1_000_000].map((files): Contestant => {
      const folder = join(bench.temporary, `files-${files}`);
      const layers = Array.from({ length: LAYERS }, (_, number) => makeLayer(number, files / LAYERS));
      ociLayoutFolder(folder, [{ names: ["files:1"], layers }]);
      return {
        name: `stagecheck inspect: ${files.toLocaleString("en")} files`,
        reference: files === 100_000,
        run: async () => {
          const env = await emptyCache(bench);
          return measureProcess(process.execPath, [cli, "inspect", folder], { ...bench, env });
        },
      };
    }),
};
