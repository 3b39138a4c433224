import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it, onTestFinished } from "vitest";
import { memoryLayerCache } from "../../../src/image/layer-cache.ts";
import { type BuiltImage, readBuiltImages, type WantedImage } from "../../../src/inspect/built-images.ts";
import { dockerArchive, type ImageSpec, layer, ociLayoutFolder } from "../../image-builder/index.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "stagecheck-layout-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const image = (name: string, bytes: number): ImageSpec => ({
  names: [`docker.io/library/stagecheck:${name}`],
  layers: [layer([{ path: name, content: Buffer.alloc(bytes, name) }], "gzip")],
});

const built = (name: string): WantedImage => ({
  location: { kind: "oci-layout", folder, reference: `stagecheck:${name}` },
  ships: true,
});
const failed: WantedImage = { location: null, ships: true };

async function read(wanted: readonly WantedImage[], env: Readonly<Record<string, string>> = {}) {
  const told: [number, BuiltImage][] = [];
  const images = await readBuiltImages({
    onRead: (index, image) => told.push([index, image]),
    images: wanted,
    layers: memoryLayerCache(),
    platform: null,
    env,
    signal: new AbortController().signal,
  });
  // Each is told of once, and as it is returned.
  expect(told.toSorted(([one], [other]) => one - other)).toEqual(
    images.flatMap((image, index) => (image ? [[index, image]] : [])),
  );
  return wanted.map((_, index) => {
    const one = images[index];
    return one?.image ? one.image.layers.map(({ size }) => size) : (one?.error ?? null);
  });
}

it("reads what was built, in the order of the targets", async () => {
  ociLayoutFolder(folder, [image("a", 1000), image("b", 2000)]);
  expect(await read([built("b"), failed, built("a")])).toEqual([[2000], null, [1000]]);
});

it("one image that is damaged or missing does not cost the others", async () => {
  const damaged = image("b", 2000);
  ociLayoutFolder(folder, [image("a", 1000), damaged]);
  const [blob] = damaged.layers;
  const digest = blob?.digest ?? "";
  const path = join(folder, "blobs", "sha256", digest.slice("sha256:".length));
  writeFileSync(path, readFileSync(path).subarray(0, 40));
  expect(await read([built("a"), built("b"), built("gone")])).toEqual([
    [1000],
    expect.stringContaining(digest),
    expect.stringContaining("stagecheck:gone"),
  ]);
});

it("an image that the engine does not save costs the others nothing, and what was read is not read again", async () => {
  const sizes = new Map([
    ["large:1", 9000],
    ["small:1", 100],
    ["bad:1", 50],
  ]);
  const saves: string[] = [];
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "", "http://docker");
    const [, of = ""] = /^\/images\/(.*)\/history$/.exec(decodeURIComponent(url.pathname)) ?? [];
    const names = url.searchParams.getAll("names");
    if (of !== "") response.end(JSON.stringify([{ CreatedBy: of, Size: sizes.get(of) }]));
    else if (names.length === 0) response.writeHead(404).end();
    else {
      saves.push(names.join(" "));
      const archive = dockerArchive(
        names.map((name) => ({
          names: [name],
          layers: [layer([{ path: "a", content: Buffer.alloc(sizes.get(name) ?? 0) }])],
        })),
      );
      response.end(names.includes("bad:1") ? archive.subarray(0, 700) : archive);
    }
  });
  const socket = join(folder, "docker.sock");
  await new Promise<void>((resolve) => server.listen(socket, resolve));
  onTestFinished(() => {
    server.close();
  });
  const wanted = [...sizes.keys()].map((reference): WantedImage => {
    return { location: { kind: "engine", reference }, ships: false };
  });
  expect(await read(wanted, { DOCKER_HOST: `unix://${socket}` })).toEqual([
    [9000],
    [100],
    expect.stringMatching(/^The engine's archive is cut off after 700 bytes/),
  ]);
  const together =
    availableParallelism() > 1 ? ["large:1", "small:1 bad:1"] : ["large:1 small:1 bad:1", "large:1"];
  expect(saves.toSorted()).toEqual([...together, "small:1", "bad:1"].toSorted());
});
