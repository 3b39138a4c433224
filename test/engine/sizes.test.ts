import { execFileSync } from "node:child_process";
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Inspection } from "../../src/inspect/model.ts";
import { type TestRepository, testRepository } from "../git/repository.ts";
import { checkReport, stagecheck } from "./cli.ts";
import { engines } from "./engines.ts";

const DOCKERFILE = `FROM debian:bookworm-slim AS build
RUN mkdir /many && for i in $(seq 300); do head -c $i /dev/zero > /many/$i; done
RUN head -c 3000000 /dev/urandom > /random && ln /random /hard && ln -s random /soft
FROM debian:bookworm-slim
COPY --from=build /many /many
COPY --from=build /random /hard /there/
RUN rm /many/17 && chmod 600 /many/18 && touch /empty "/a name" /$(printf 'n%.0s' $(seq 180))
WORKDIR /made
COPY --link a.txt ü.txt ./
`;

/** Files that the engine puts into every container in place of the image's. */
const ENGINE_FILES = /\betc\/(hostname|hosts|resolv\.conf)$/;

/** Bytes and number of regular files in a layer, counted by GNU tar. */
function countByTar(layer: string, only: RegExp = /^/): { size: number; files: number } {
  const listing = execFileSync("tar", ["--list", "--verbose", "--numeric-owner", "--file", layer], {
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  // -rw-r--r-- 0/0   12 2026-01-01 00:00 path; a whiteout has no bytes and is no file.
  const regular = listing
    .split("\n")
    .filter((line) => line.startsWith("-") && !/(^|[\s/])\.wh\./.test(line) && only.test(line));
  return {
    size: regular.reduce((sum, line) => sum + Number(line.split(/\s+/)[2]), 0),
    files: regular.length,
  };
}

let repository: TestRepository;
let folder: string;
beforeAll(() => {
  repository = testRepository();
  repository.commit({ Dockerfile: DOCKERFILE, "a.txt": "a".repeat(1234), "ü.txt": "ü" });
  folder = mkdtempSync(join(tmpdir(), "stagecheck-sizes-"));
});
afterAll(() => {
  repository.remove();
  rmSync(folder, { recursive: true, force: true });
});

describe.each(engines)("$store store", ({ store, env }) => {
  const tag = `stagecheck-test-sizes-${store}`;
  const docker = (...args: string[]): string =>
    execFileSync("docker", args, { env, encoding: "utf8", stdio: "pipe" });
  const archive = (): string => join(folder, `${store}.tar`);
  /** Bytes of the image's files that a container does not show. */
  let hidden: number;
  let layers: { size: number; files: number; blob: number }[];

  beforeAll(() => {
    docker("buildx", "build", "--quiet", "--load", "--tag", tag, repository.root);
    const file = openSync(archive(), "w");
    execFileSync("docker", ["save", tag], { env, stdio: ["ignore", file, "pipe"] });
    closeSync(file);
    const unpacked = join(folder, store);
    execFileSync("mkdir", ["-p", unpacked]);
    execFileSync("tar", ["--extract", "--file", archive(), "--directory", unpacked]);
    const [manifest] = JSON.parse(readFileSync(join(unpacked, "manifest.json"), "utf8")) as {
      Layers: string[];
    }[];
    hidden = (manifest?.Layers ?? []).reduce(
      (sum, path) => sum + countByTar(join(unpacked, path), ENGINE_FILES).size,
      0,
    );
    layers = (manifest?.Layers ?? []).map((path) => ({
      ...countByTar(join(unpacked, path)),
      blob: statSync(join(unpacked, path)).size,
    }));
  });
  afterAll(() => {
    docker("image", "rm", "--force", tag);
  });

  it.each([
    ["the image in the engine", () => tag],
    ["its archive", archive],
  ])("inspect counts what tar counts, layer by layer: %s", async (_, source) => {
    const run = await stagecheck(["inspect", source(), "--format", "json"], { env });
    expect(run.stderr).toBe("");
    const inspection = JSON.parse(run.stdout) as Inspection;
    expect(inspection.layers.map(({ size, files }) => ({ size, files }))).toEqual(
      layers.map(({ size, files }) => ({ size, files })),
    );
    expect(inspection.size).toBe(layers.reduce((sum, layer) => sum + layer.size, 0));
    const compressed = layers.reduce((sum, layer) => sum + layer.blob, 0);
    // The containerd store hands over gzip blobs; what the classic store hands over is estimated.
    expect(inspection.downloadSizeExact).toBe(store === "containerd");
    if (store === "containerd") expect(inspection.downloadSize).toBe(compressed);
    else expect(inspection.downloadSize).toBeLessThan(compressed);
  });

  it("check says the same of the same image, with the line of every layer", async () => {
    const { report } = await checkReport(repository.root, { env });
    const [build, final] = report.dockerfiles[0]?.stages ?? [];
    expect(final?.image?.layers.map(({ size, files }) => ({ size, files }))).toEqual(
      layers.map(({ size, files }) => ({ size, files })),
    );
    expect(final?.image?.layers.map(({ origin, instruction }) => [origin, instruction?.line])).toEqual([
      ["base", 4],
      ["own", 5],
      ["own", 6],
      ["own", 7],
      ["own", 8],
      ["own", 9],
    ]);
    expect(build?.image?.layers.map(({ origin, instruction }) => [origin, instruction?.line])).toEqual([
      ["base", 1],
      ["own", 2],
      ["own", 3],
    ]);
    // 3 MB under two names are there once.
    expect(build?.image?.layers[2]?.size).toBe(3_000_000);
    // What BuildKit says that the image holds, by its own count of the final filesystem.
    const reclaimable = final?.image?.efficiency.reclaimableBytes;
    const exported = join(folder, `${store}-final.tar`);
    const container = docker("create", tag, "true").trim();
    try {
      docker("export", "--output", exported, container);
    } finally {
      docker("rm", container);
    }
    expect((final?.image?.size ?? 0) - hidden - countByTar(exported).size).toBe(reclaimable);
  });
});
