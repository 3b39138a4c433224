import { createHash } from "node:crypto";
import { join } from "node:path";
import { sealed, tarItem } from "../../test/image-builder/tar.ts";
import { emptyCache } from "./layer-cache.ts";
import { measureProcess } from "./measured-process.ts";
import type { Comparison } from "./model.ts";

const cli = join(import.meta.dirname, "..", "..", "dist", "cli.js");

const LAYERS = 20;
const FOLDERS = 5000;
const FILE_BYTES = 100;
/** Header and body. */
const FILE_BLOCKS = 1024;
const END_MARK = Buffer.alloc(1024);
/** Files made at once. */
const BATCH = 1000;

/** A plain `docker save` archive of many small files, made as it is read: nothing of it is ever kept. */
function* archiveOf(files: number): Iterable<Buffer> {
  const diffIds: string[] = [];
  for (let layer = 0; layer < LAYERS; layer++) {
    const perLayer = files / LAYERS;
    yield fileHeader(`${layer}/layer.tar`, perLayer * FILE_BLOCKS + END_MARK.length);
    const hash = createHash("sha256");
    for (let first = 0; first < perLayer; first += BATCH) {
      const bytes = smallFiles(layer, first, Math.min(BATCH, perLayer - first));
      hash.update(bytes);
      yield bytes;
    }
    hash.update(END_MARK);
    yield END_MARK;
    diffIds.push(`sha256:${hash.digest("hex")}`);
  }
  const config = {
    os: "linux",
    architecture: "amd64",
    config: {},
    rootfs: { type: "layers", diff_ids: diffIds },
    history: diffIds.map((_, layer) => ({ created_by: `RUN step-${layer}` })),
  };
  const manifest = {
    Config: "config.json",
    RepoTags: ["many:files"],
    Layers: diffIds.map((_, layer) => `${layer}/layer.tar`),
  };
  yield* tarItem({ path: "config.json", content: JSON.stringify(config) });
  yield* tarItem({ path: "manifest.json", content: JSON.stringify([manifest]) });
  yield END_MARK;
}

function smallFiles(layer: number, first: number, count: number): Buffer {
  const bytes = Buffer.alloc(count * FILE_BLOCKS);
  for (let index = 0; index < count; index++) {
    const number = first + index;
    const folder = `opt/app/node_modules/package-${number % FOLDERS}/lib/layer-${layer}`;
    fileHeader(`${folder}/module-file-${number}.js`, FILE_BYTES).copy(bytes, index * FILE_BLOCKS);
    bytes.fill(number, index * FILE_BLOCKS + 512, index * FILE_BLOCKS + 512 + FILE_BYTES);
  }
  return bytes;
}

function fileHeader(path: string, size: number): Buffer {
  const [header] = tarItem({ path });
  header?.write(`${size.toString(8).padStart(11, "0")}\0`, 124, "latin1");
  return sealed(header as Buffer);
}

/** Memory and time that images of many files take: they should grow with the files, and slowly. */
export const inspectManyFiles: Comparison = {
  title: `Small files in ${LAYERS} layers, an archive on standard input`,
  store: "containerd",
  rounds: 1,
  bases: async () => [],
  prepare: async (bench) =>
    [100_000, 300_000, 1_000_000].map((files) => ({
      name: `stagecheck inspect -, ${files.toLocaleString("en-US")} files`,
      reference: files === 100_000,
      run: async () => {
        const env = await emptyCache(bench);
        return measureProcess(process.execPath, [cli, "inspect", "-"], {
          ...bench,
          env,
          input: archiveOf(files),
        });
      },
    })),
};
