import { spawn } from "node:child_process";
import { createWriteStream } from "node:fs";
import { mkdir, mkdtemp, open, readdir, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { StagecheckError } from "../../src/errors.ts";
import { type Compression, MAGIC_BYTES, sniffCompression } from "../../src/image/compression.ts";
import { lastLines, runCommand } from "../engine/command.ts";
import type { Store } from "../engine/recipe.ts";
import { emptyCache, keptCache } from "./layer-cache.ts";
import { type MeasuredOptions, measureInTurn, measureProcess } from "./measured-process.ts";
import type { Bench, Comparison, Contestant, Sample } from "./model.ts";
import { dive, type Peer, peerCommand, syft } from "./peers.ts";

const cli = join(import.meta.dirname, "..", "..", "dist", "cli.js");

/** Full of compilers: more files and bytes than most images that ship. */
export const IMAGE = "golang:1.24";

/** Some 1.3 GB of files, 460 MB where layers are compressed. */
const DOUBLE = `FROM ${IMAGE}
RUN cp -a /usr /one
`;
/** Some 2 GB of files. */
const TRIPLE = `${DOUBLE}RUN cp -a /usr /two
`;

async function buildImage(name: string, dockerfile: string, bench: Bench): Promise<string> {
  const image = `stagecheck-bench:${name}`;
  const context = await mkdtemp(join(bench.temporary, `${name}-`));
  await writeFile(join(context, "Dockerfile"), dockerfile);
  const build = ["buildx", "build", "--quiet", "--load", "--tag", image, context];
  const { status, stderr } = await runCommand("docker", build, bench);
  if (status !== 0) throw new StagecheckError(`The image ${image} does not build: ${lastLines(stderr)}`);
  return image;
}

/** Blobs below this are no layers of interest. */
const LAYER_BYTES = 1_000_000;

interface Archive {
  readonly file: string;
  readonly layers: readonly { readonly file: string; readonly compression: Compression }[];
}

export async function saveImage(image: string, { env, temporary, signal }: Bench): Promise<Archive> {
  const file = join(temporary, "image.tar");
  const docker = spawn("docker", ["save", image], { env, signal, stdio: ["ignore", "pipe", "inherit"] });
  await pipeline(docker.stdout, createWriteStream(file));
  const folder = join(temporary, "unpacked");
  await mkdir(folder);
  const { status, stderr } = await runCommand("tar", ["-xf", file, "-C", folder], { signal });
  if (status !== 0) throw new StagecheckError(`The archive of ${image} cannot be unpacked: ${stderr}`);
  const blobs = join(folder, "blobs", "sha256");
  const layers: Archive["layers"][number][] = [];
  for (const name of await readdir(blobs)) {
    const blob = join(blobs, name);
    if ((await stat(blob)).size >= LAYER_BYTES)
      layers.push({ file: blob, compression: await compressionOf(blob) });
  }
  return { file, layers };
}

async function compressionOf(path: string): Promise<Compression> {
  const file = await open(path);
  try {
    return sniffCompression((await file.read(Buffer.alloc(MAGIC_BYTES), 0, MAGIC_BYTES, 0)).buffer);
  } finally {
    await file.close();
  }
}

interface Reader {
  readonly name: string;
  readonly reference?: boolean;
  readonly run: (archive: Archive, bench: Bench) => Promise<Sample | string>;
}

/** gzip by itself on each layer: what every reader that checks digests of plain bytes has to do as well. */
async function gzipLayers({ layers }: Archive, bench: Bench): Promise<Sample> {
  return measureInTurn(
    layers.map(({ file, compression }) => ["gzip", compression === "gzip" ? "-dc" : "-c", file]),
    bench,
  );
}

function inspect(source: string, options: MeasuredOptions): Promise<Sample> {
  return measureProcess(process.execPath, [cli, "inspect", source], options);
}

function peerReader(peer: Peer): Reader {
  return {
    name: `${peer.name} ${peer.version}`,
    run: async ({ file }, bench) => {
      const command = await peerCommand(peer, bench);
      if (!command.found) return `missing: ${command.reason}`;
      const env = { ...bench.env, ...peer.env };
      return measureProcess(command.path, peer.args(file, bench.temporary), { ...bench, env });
    },
  };
}

/** What reads the archive side by side. */
const readers: readonly Reader[] = [
  {
    name: "cat FILE > /dev/null",
    run: ({ file }, bench) => measureProcess("cat", [file], bench),
  },
  {
    name: "cat FILE | sha256sum",
    reference: true,
    run: ({ file }, bench) => measureProcess("sh", ["-c", 'cat "$1" | sha256sum', "sh", file], bench),
  },
  { name: "gzip of its layers, one after the other", run: gzipLayers },
  {
    name: "stagecheck inspect FILE, first time",
    run: async ({ file }, bench) => inspect(file, { ...bench, env: await emptyCache(bench) }),
  },
  {
    name: "stagecheck inspect FILE, second time",
    run: async ({ file }, bench) => {
      const env = keptCache(bench);
      await inspect(file, { ...bench, env });
      return inspect(file, { ...bench, env });
    },
  },
  peerReader(dive),
  peerReader(syft),
];

/** A `docker save` of a large image, read from a file. */
export function inspectArchive(store: Store): Comparison {
  const layers = store === "containerd" ? "gzip layers" : "plain layers";
  return {
    title: `The archive of an image of compilers, ${layers} (${store} store)`,
    store,
    // gzip takes its time over plain layers.
    rounds: store === "containerd" ? 2 : 1,
    bases: async () => [IMAGE],
    prepare: async (bench) => {
      const archive = await saveImage(await buildImage("double", DOUBLE, bench), bench);
      const megabytes = Math.round((await stat(archive.file)).size / 1e6);
      bench.say(`  the archive has ${megabytes} MB, ${archive.layers.length} layers`);
      return readers.map(({ run, ...rest }): Contestant => ({ ...rest, run: () => run(archive, bench) }));
    },
  };
}

/** A large image in the engine: what the engine takes to write its archive is the least that reading it takes. */
export function inspectEngineImage(store: Store): Comparison {
  return {
    title: `An image of 2 GB in the engine (${store} store)`,
    store,
    rounds: 3,
    bases: async () => [IMAGE],
    prepare: async (bench) => {
      const name = await buildImage("triple", TRIPLE, bench);
      return [
        {
          name: "docker save > /dev/null",
          run: () => measureProcess("docker", ["save", name], bench),
        },
        {
          name: "docker save --output FILE",
          reference: true,
          run: async () => {
            const file = join(bench.temporary, "written.tar");
            const sample = await measureProcess("docker", ["save", "--output", file, name], bench);
            await rm(file);
            return sample;
          },
        },
        {
          name: "stagecheck inspect IMAGE, first time",
          run: async () => inspect(name, { ...bench, env: await emptyCache(bench) }),
        },
        {
          name: "stagecheck inspect IMAGE, second time",
          run: async () => {
            const env = keptCache(bench);
            await inspect(name, { ...bench, env });
            return inspect(name, { ...bench, env });
          },
        },
      ];
    },
  };
}
