import { spawn } from "node:child_process";
import { createHash, type Hash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { StagecheckError } from "../../src/errors.ts";
import { blobPath } from "./cache.ts";
import { type Changes, compareSnapshots, takeSnapshot, whiteout } from "./changes.ts";
import type { Downloads } from "./downloads.ts";
import type { Machine } from "./machine.ts";
import type { LayerBlob, LayerRecipe } from "./model.ts";
import type { Run } from "./run.ts";

const prelude = join(import.meta.dirname, "prelude.sh");

/**
 * Runs a layer's recipe on the layers below it and stores what it changed as a gzip blob.
 * `folder` is this layer's own, and gone afterwards.
 */
export async function makeLayer(
  recipe: LayerRecipe,
  below: readonly LayerBlob[],
  folder: string,
  tools: { machine: Machine; downloads: Downloads; run: Run },
): Promise<LayerBlob> {
  const root = join(folder, "root");
  const debs = join(folder, "debs");
  const npm = join(folder, "npm");
  await mkdir(root, { recursive: true });
  await Promise.all([tools.downloads.debs(recipe, debs), tools.downloads.npm(recipe, npm)]);
  for (const { digest } of below) {
    await tools.run("tar", ["-xzf", blobPath(digest), "-C", root, "--numeric-owner", "-p"], folder);
  }
  const before = await takeSnapshot(root);
  await tools.run("bash", ["-c", `. "$PRELUDE"\n${recipe.script}`], folder, {
    ...process.env,
    PRELUDE: prelude,
    ROOT: root,
    DEBS: debs,
    NPM: npm,
    MIRROR: tools.machine.mirror,
    REGISTRY: tools.machine.registry,
    CERTIFICATES: tools.machine.certificates,
  });
  const blob = await storeLayer(root, compareSnapshots(before, await takeSnapshot(root)), folder);
  await rm(folder, { recursive: true, force: true });
  return blob;
}

async function storeLayer(root: string, changes: Changes, folder: string): Promise<LayerBlob> {
  const whiteouts = join(folder, "whiteouts");
  for (const path of changes.removed.map(whiteout)) {
    await mkdir(join(whiteouts, dirname(path)), { recursive: true });
    await writeFile(join(whiteouts, path), "");
  }
  await mkdir(whiteouts, { recursive: true });
  await writeFile(join(folder, "written"), changes.written.map((path) => `${path}\0`).join(""));
  await writeFile(join(folder, "removed"), changes.removed.map((path) => `${whiteout(path)}\0`).join(""));
  const tar = spawn(
    "tar",
    [
      ...[
        "--create",
        "--numeric-owner",
        "--format=pax",
        "--pax-option=delete=atime,delete=ctime",
        "--no-recursion",
      ],
      ...["--null", "--verbatim-files-from", "-C", root, "-T", join(folder, "written")],
      ...["-C", whiteouts, "-T", join(folder, "removed")],
    ],
    { stdio: ["ignore", "pipe", "pipe"] },
  );
  let errors = "";
  tar.stderr.setEncoding("utf8").on("data", (text) => {
    errors += text;
  });
  const ended = new Promise<number | null>((resolve) => {
    tar.on("close", resolve);
  });
  const plain = createHash("sha256");
  const packed = createHash("sha256");
  const part = join(folder, "layer.tar.gz");
  let size = 0;
  const counting = hashing(packed, (bytes) => {
    size += bytes;
  });
  await pipeline(tar.stdout, hashing(plain), createGzip(), counting, createWriteStream(part));
  if ((await ended) !== 0) throw new StagecheckError(`tar failed while storing a layer: ${errors.trim()}`);
  const blob = { diffId: `sha256:${plain.digest("hex")}`, digest: `sha256:${packed.digest("hex")}`, size };
  await mkdir(dirname(blobPath(blob.digest)), { recursive: true });
  await rename(part, blobPath(blob.digest));
  return blob;
}

function hashing(hash: Hash, count: (bytes: number) => void = () => {}): Transform {
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      count(chunk.length);
      done(null, chunk);
    },
  });
}
