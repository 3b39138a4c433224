import { execFile, execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { readMaterials } from "../../src/build/provenance.ts";
import { reachableStages } from "../../src/dockerfile/graph.ts";
import { normalizeReference } from "../../src/dockerfile/image-reference.ts";
import { parseDockerfile } from "../../src/dockerfile/parse.ts";
import { buildableDockerfile, type Generated, REPOSITORY, TAGS } from "../generated/dependencies.ts";
import { tar } from "../image-builder/index.ts";
import { anyEngine } from "./engines.ts";

// What a build took is in its provenance: the images that we say its target needs, no more and no fewer.

/** How many Dockerfiles are made up in a run, and which; a longer run takes another seed. */
const COUNT = Number(process.env["STAGECHECK_BUILT"] ?? 40);
const SEED = Number(process.env["STAGECHECK_SEED"] ?? 1);
/** Builds at once. */
const LANES = 3;

const run = promisify(execFile);
const { env } = anyEngine();
const references = TAGS.map((tag) => `${REPOSITORY}:${tag}`);
let folder: string;
/** Not in the folder that is built: buildx can miss a Dockerfile in one where files are being renamed. */
let metadataFolder: string;

/** A program for linux/amd64 that ends with status 0; what stands behind it makes it differ. */
function program(text: string): Buffer {
  const code = Buffer.from("b83c00000031ff0f05", "hex");
  const header = Buffer.alloc(120);
  header.write("7f454c46020101", 0, "hex");
  header.writeUInt16LE(2, 16);
  header.writeUInt16LE(62, 18);
  header.writeUInt32LE(1, 20);
  header.writeBigUInt64LE(0x400078n, 24);
  header.writeBigUInt64LE(64n, 32);
  header.writeUInt16LE(64, 52);
  header.writeUInt16LE(56, 54);
  header.writeUInt16LE(1, 56);
  header.writeUInt32LE(1, 64);
  header.writeUInt32LE(5, 68);
  header.writeBigUInt64LE(0x400000n, 80);
  header.writeBigUInt64LE(0x400000n, 88);
  header.writeBigUInt64LE(129n, 96);
  header.writeBigUInt64LE(129n, 104);
  header.writeBigUInt64LE(0x1000n, 112);
  return Buffer.concat([header, code, Buffer.from(text)]);
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "stagecheck-dependencies-"));
  metadataFolder = mkdtempSync(join(tmpdir(), "stagecheck-metadata-"));
  mkdirSync(join(folder, "named"));
  writeFileSync(join(folder, "named/f"), program("named"), { mode: 0o755 });
  for (const reference of references) {
    const input = tar([{ path: "f", content: program(reference), mode: 0o755 }]);
    execFileSync("docker", ["import", "-", reference], { env, input, stdio: ["pipe", "ignore", "inherit"] });
  }
});

afterAll(() => {
  for (const made of [folder, metadataFolder]) rmSync(made, { recursive: true, force: true });
  execFileSync("docker", ["image", "rm", ...references], { env, stdio: "ignore" });
});

/** The images that BuildKit took for a target. */
async function taken(
  { text, buildArgs, contexts }: Generated,
  target: string,
  name: string,
): Promise<readonly string[]> {
  const dockerfile = join(folder, `${name}.Dockerfile`);
  const metadata = join(metadataFolder, `${name}.json`);
  writeFileSync(dockerfile, text);
  const args = [
    ...Object.entries(buildArgs).flatMap(([key, value]) => ["--build-arg", `${key}=${value}`]),
    ...Object.entries(contexts).flatMap(([key, value]) => [
      "--build-context",
      `${key}=${value === "folder" ? join(folder, "named") : value}`,
    ]),
  ];
  await run(
    "docker",
    [
      ...["buildx", "build", "--output", "type=cacheonly", "--metadata-file", metadata, "--file", dockerfile],
      ...["--target", target, ...args, folder],
    ],
    { env: { ...env, BUILDX_METADATA_PROVENANCE: "max" } },
  );
  const images = [...readMaterials(JSON.parse(readFileSync(metadata, "utf8"))).keys()];
  return images.sort();
}

/** The images that we say a target needs. */
function needed({ text, buildArgs, contexts }: Generated, index: number): readonly string[] {
  const options = { buildArgs, buildContexts: contexts, platform: "linux/amd64" };
  const { error, stages } = parseDockerfile(text, options);
  if (error) throw new Error(`${error.line}: ${error.message}\n${text}`);
  const all = [...reachableStages(stages, [index])].flatMap((stage) => stages[stage]?.images ?? []);
  return [...new Set(all.map(({ reference }) => normalizeReference(reference)))].sort();
}

it(`what the last stages of ${COUNT} Dockerfiles take, as the builds' provenance tells it`, async () => {
  const files = fc.sample(buildableDockerfile, { numRuns: COUNT, seed: SEED });
  const jobs = files.flatMap((file, number) =>
    [file.stages - 1, file.stages - 2].map((index) => ({ file, index, name: `${number}-${index}` })),
  );
  const theirs = new Map<string, readonly string[]>();
  const left = [...jobs];
  const lane = async (): Promise<void> => {
    for (let job = left.pop(); job; job = left.pop()) {
      theirs.set(job.name, await taken(job.file, `s${job.index}`, job.name));
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  const differences = jobs.flatMap(({ file, index, name }) => {
    const [ours, told] = [needed(file, index), theirs.get(name)];
    return JSON.stringify(ours) === JSON.stringify(told) ? [] : [{ ...file, index, ours, told }];
  });
  expect(differences).toEqual([]);
  // The images differ from file to file, and few targets take but one.
  expect(new Set([...theirs.values()].map((images) => images.join())).size).toBeGreaterThan(10);
  expect([...theirs.values()].filter((images) => images.length > 1).length).toBeGreaterThan(COUNT / 2);
});
