import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync, zstdCompressSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { archiveFile } from "../../../src/image/archive-file.ts";
import { memoryLayerCache } from "../../../src/image/layer-cache.ts";
import type { Image } from "../../../src/image/model.ts";
import { ociLayout } from "../../../src/image/oci-layout.ts";
import { openSource } from "../../../src/image/open-source.ts";
import type { ReadOptions } from "../../../src/image/source.ts";
import {
  archive,
  dockerArchive,
  dockerFiles,
  type Files,
  type ImageSpec,
  layer,
  manifestDigest,
  ociArchive,
  ociFiles,
  ociLayoutFolder,
  oldDockerArchive,
  oldDockerItems,
  seeded,
  tar,
  writeFiles,
} from "../../image-builder/index.ts";
import { chunked, EVERYTHING, faultOf, NOTHING, streamed, temporaryFolder } from "./read.ts";

const base = layer([{ path: "etc/" }, { path: "etc/os-release", content: "ID=x\n" }], "gzip");
const top = layer([{ path: "app", content: "app".repeat(5000) }], "zstd");
const plain = layer([{ path: "web", content: "web" }]);
const app: ImageSpec = {
  names: ["example.test/team/app:1"],
  layers: [base, top],
  config: { Env: ["A=1"], Cmd: ["/app"] },
};
const web: ImageSpec = { names: ["web:latest"], layers: [base, plain] };
const oldApp: ImageSpec = { names: ["app:1", "app:latest"], layers: [layer(base.tar), layer(top.tar)] };
const oldWeb: ImageSpec = { names: ["web:latest"], layers: [layer(base.tar), plain] };

/** What tells images apart, without the entries. */
function outline(images: readonly Image[]) {
  return images.map(({ reference, digest, platform, layers }) => ({
    reference,
    digest,
    platform,
    layers: layers.map((read) => [
      read.diffId,
      read.digest,
      read.size,
      read.downloadSize,
      read.downloadSizeExact,
    ]),
  }));
}

const of = (image: ImageSpec, reference: string, digest: string | null = manifestDigest(image)) => ({
  reference,
  digest,
  platform: image.platform ?? "linux/amd64",
  layers: image.layers.map((built) => [
    built.diffId,
    built.compression === "none" ? null : built.digest,
    built === base || built.diffId === base.diffId ? 5 : built.diffId === top.diffId ? 15_000 : 3,
    built.blob.length,
    built.compression !== "none",
  ]),
});

/** The same archive, read in each way that there is. */
async function everyWay(bytes: Buffer, options: Partial<ReadOptions> = {}): Promise<readonly Image[]> {
  const file = join(temporaryFolder(), "named.whatever");
  writeFileSync(file, bytes);
  const read = { select: EVERYTHING, ...options };
  const images = await archiveFile(file).read(read);
  for (const size of [100, 65_536]) expect(await streamed(bytes, options, size)).toEqual(images);
  return images;
}

describe("archives", () => {
  test("Docker's, as an OCI layout with manifest.json", async () => {
    const images = await everyWay(dockerArchive([app, web]));
    expect(outline(images)).toEqual([of(app, "example.test/team/app:1"), of(web, "web:latest")]);
    expect(images[0]?.config).toMatchObject({
      env: ["A=1"],
      cmd: ["/app"],
      diffIds: [base.diffId, top.diffId],
    });
    expect(images[0]?.layers[0]).toBe(images[1]?.layers[0]);
  });

  test("Docker's old form: no digests, a repeated layer is a symlink", async () => {
    const images = await everyWay(oldDockerArchive([oldApp, oldWeb]));
    expect(outline(images)).toEqual([of(oldApp, "app:1", null), of(oldWeb, "web:latest", null)]);
  });

  test("Docker's with manifest.json alone", async () => {
    const files = dockerFiles([web]);
    files.delete("index.json");
    expect(outline(await everyWay(archive(files)))).toEqual([of(web, "web:latest", null)]);
  });

  test("OCI", async () => {
    expect(outline(await everyWay(ociArchive([web, app])))).toEqual([
      of(web, "web:latest"),
      of(app, "example.test/team/app:1"),
    ]);
  });

  test("an unnamed image goes by the archive's name", async () => {
    const [image] = await streamed(ociArchive([{ layers: [plain] }]));
    expect(image?.reference).toBe("the archive");
  });

  test.each([1, 2, 3, 4, 5, 6, 7, 8])("files in any order, %i", async (seed) => {
    const random = seeded(seed);
    const shuffle = <T>(list: readonly T[]): T[] =>
      list
        .map((item) => ({ item, key: random() }))
        .sort((a, b) => a.key - b.key)
        .map(({ item }) => item);
    const current = await everyWay(archive(shuffle([...dockerFiles([app, web])])));
    expect(outline(current)).toEqual([of(app, "example.test/team/app:1"), of(web, "web:latest")]);
    const old = await everyWay(tar(shuffle(oldDockerItems([oldApp, oldWeb]))));
    expect(outline(old)).toEqual([of(oldApp, "app:1", null), of(oldWeb, "web:latest", null)]);
  });

  test.each([
    ["gzip", gzipSync],
    ["zstd", zstdCompressSync],
  ] as const)("compressed as a whole: %s", async (_, compress) => {
    const bytes = compress(dockerArchive([app]));
    expect(outline(await streamed(bytes, {}, 1000))).toEqual([of(app, "example.test/team/app:1")]);
    const file = join(temporaryFolder(), "archive");
    writeFileSync(file, bytes);
    const { source } = await openSource(file, { env: {}, standardInput: chunked(Buffer.alloc(0)) });
    expect(outline(await source.read({ select: NOTHING }))).toEqual([of(app, "example.test/team/app:1")]);
  });

  test("layers nobody wants need not be whole in a file", async () => {
    const files = dockerFiles([app, web]);
    files.set(`blobs/sha256/${top.digest.slice(7)}`, Buffer.from("broken"));
    const bytes = archive(files);
    expect(outline(await everyWay(bytes, { references: ["web"] }))).toEqual([of(web, "web")]);
    expect(await faultOf(streamed(bytes, { references: ["example.test/team/app:1"] }))).toBe(
      `Layer ${top.digest} of the archive is damaged: it has 6 bytes, not ${top.blob.length}`,
    );
  });
});

describe("choosing", () => {
  const id = `sha256:${/[0-9a-f]{64}/.exec(oldDockerItems([oldApp]).find(({ path }) => path.endsWith(".json"))?.path ?? "")?.[0]}`;
  test.each<[string, Buffer, string]>([
    ["the name", dockerArchive([web, app]), "example.test/team/app:1"],
    ["without its registry", dockerArchive([web, app]), "team/app:1"],
    ["manifest digest", dockerArchive([web, app]), manifestDigest(app)],
    ["name with digest", dockerArchive([web, app]), `whatever@${manifestDigest(app)}`],
    ["the beginning of the digest", dockerArchive([web, app]), manifestDigest(app).slice(7, 19)],
    ["image id", oldDockerArchive([oldWeb, oldApp]), id],
    ["second tag", oldDockerArchive([oldWeb, oldApp]), "app:latest"],
    ["without the tag", oldDockerArchive([oldWeb, oldApp]), "app"],
    [
      "with a registry that the archive leaves out",
      oldDockerArchive([oldWeb, oldApp]),
      "reg.test/library/app:1",
    ],
    ["an id, saved without a name", dockerArchive([{ layers: app.layers }]), "0123456789ab"],
  ])("by %s", async (_, bytes, reference) => {
    const [image, ...more] = await everyWay(bytes, { references: [reference] });
    expect([image?.reference, image?.layers.map(({ diffId }) => diffId), more.length]).toEqual([
      reference,
      [base.diffId, top.diffId],
      0,
    ]);
  });

  test("in the order asked, the same twice too", async () => {
    const images = await streamed(dockerArchive([app, web]), {
      references: ["web", "team/app:1", "web:latest"],
    });
    expect(images.map(({ reference }) => reference)).toEqual(["web", "team/app:1", "web:latest"]);
    expect(images[0]?.layers).toEqual(images[2]?.layers);
  });

  test("a name that is not there", async () => {
    await expect(streamed(dockerArchive([app, web]), { references: ["other"] })).rejects.toMatchObject({
      name: "ImageError",
      message: "the archive holds no image `other`",
      remedy: "It holds `example.test/team/app:1`, `web:latest`.",
    });
  });

  test("of a name given twice, the later image", async () => {
    const again: ImageSpec = { ...web, names: app.names ?? [] };
    const [image, ...more] = await streamed(ociArchive([app, again]));
    expect([image?.digest, more.length]).toEqual([manifestDigest(again), 0]);
  });
});

describe("platforms", () => {
  const images: ImageSpec[] = [
    { layers: [plain], platform: "linux/s390x" },
    { layers: [base], platform: "linux/amd64" },
    { layers: [top], platform: "linux/arm64/v8" },
  ];
  const multi = [{ names: ["multi:1"], images, attestations: true }];
  const host =
    process.arch === "arm64" ? "linux/arm64/v8" : process.arch === "x64" ? "linux/amd64" : "linux/s390x";

  test.each<[string | undefined, string]>([
    [undefined, host],
    ["linux/amd64", "linux/amd64"],
    ["linux/arm64", "linux/arm64/v8"],
    ["linux/arm64/v8", "linux/arm64/v8"],
    ["linux/s390x", "linux/s390x"],
  ])("%s", async (platform, expected) => {
    const [image, ...more] = await everyWay(ociArchive(multi), platform ? { platform } : {});
    const spec = images.find((candidate) => candidate.platform === expected) as ImageSpec;
    expect([image?.platform, image?.reference, image?.digest, more.length]).toEqual([
      expected,
      "multi:1",
      manifestDigest(spec),
      0,
    ]);
  });

  test("all of them, no attestations", async () => {
    const read = await streamed(ociArchive(multi), { platform: "all" });
    expect(read.map(({ platform }) => platform)).toEqual(["linux/s390x", "linux/amd64", "linux/arm64/v8"]);
  });

  test("the first where this machine's is not there", async () => {
    const foreign = images.filter(({ platform }) => platform !== host && platform !== "linux/amd64");
    const [image] = await streamed(ociArchive([{ images: foreign, attestations: true }]));
    expect(image?.platform).toBe(foreign[0]?.platform);
  });

  test("one that is not there", async () => {
    await expect(streamed(ociArchive(multi), { platform: "linux/riscv64" })).rejects.toMatchObject({
      message: "`multi:1` is not there for linux/riscv64",
      remedy: "It is there for linux/s390x, linux/amd64, linux/arm64/v8.",
    });
  });

  test("platforms that the engine did not pull are passed over", async () => {
    const files = ociFiles(multi);
    for (const image of images) {
      if (image.platform !== "linux/s390x") files.delete(`blobs/sha256/${manifestDigest(image).slice(7)}`);
    }
    expect((await streamed(archive(files)))[0]?.platform).toBe("linux/s390x");
  });
});

describe("layout folders", () => {
  test("several images, some of them, each layer read once", async () => {
    const folder = join(temporaryFolder(), "layout");
    ociLayoutFolder(folder, [app, web]);
    const cache = memoryLayerCache();
    const wanted = { select: NOTHING, cache };
    const images = await ociLayout(folder).read({ ...wanted, references: ["web", "team/app:1"] });
    expect(outline(images)).toEqual([of(web, "web"), of(app, "team/app:1")]);
    const again = await ociLayout(folder).read({ ...wanted, references: ["web"] });
    expect(again[0]?.layers[1]).toBe(images[0]?.layers[1]);
    // Not estimated so far: this is read anew, and then kept.
    const [estimated] = await ociLayout(folder).read({
      ...wanted,
      references: ["web"],
      estimateDownload: true,
    });
    expect(estimated?.layers[1]).toMatchObject({
      downloadSize: gzipSync(plain.tar).length,
      downloadSizeEstimated: true,
    });
    expect((await ociLayout(folder).read({ ...wanted, references: ["web"] }))[0]?.layers[1]).toBe(
      estimated?.layers[1],
    );
  });

  test("a layer in the cache is not looked at", async () => {
    const cache = memoryLayerCache();
    const first = await streamed(dockerArchive([app]), { cache });
    expect(await streamed(ociArchive([app]), { cache })).toEqual(first);
    expect((await streamed(ociArchive([app]), { cache }))[0]?.layers[0]).toBe(first[0]?.layers[0]);
  });

  test.each<[string, (files: Files) => void, (folder: string) => string]>([
    [
      "a blob is missing",
      (files) => files.delete(blob(top.digest)),
      (at) => `Layer ${top.digest} of ${at} is missing`,
    ],
    [
      "a blob is another",
      (files) => files.set(blob(top.digest), Buffer.alloc(top.blob.length)),
      (at) => `Layer ${top.digest} of ${at} is damaged: its bytes have the digest`,
    ],
    [
      "a manifest is missing",
      (files) => files.delete(blob(manifestDigest(app))),
      (at) => `Manifest ${manifestDigest(app)} of ${at} is missing`,
    ],
    [
      "a manifest is another",
      (files) => {
        const bytes = Buffer.from(files.get(blob(manifestDigest(app))) as Buffer);
        bytes[20] = (bytes[20] as number) ^ 1;
        files.set(blob(manifestDigest(app)), bytes);
      },
      (at) => `Manifest ${manifestDigest(app)} of ${at} is damaged: its bytes have the digest`,
    ],
    [
      "index.json is none",
      (files) => files.set("index.json", Buffer.from("{")),
      (at) => `index.json of ${at} is not valid JSON`,
    ],
    [
      "index.json is empty",
      (files) => files.set("index.json", Buffer.from('{"manifests":[]}')),
      (at) => `${at} holds no image`,
    ],
    [
      "a digest leads out of the folder",
      (files) =>
        files.set("index.json", Buffer.from('{"manifests":[{"digest":"sha256:../../etc/passwd","size":1}]}')),
      (at) => `index.json of ${at}, manifests[0], digest: not a digest`,
    ],
  ])("%s", async (_, spoil, message) => {
    const folder = join(temporaryFolder(), "layout");
    const files = ociFiles([app]);
    spoil(files);
    writeFiles(folder, files);
    const fault = String(await faultOf(ociLayout(folder).read({ select: NOTHING })));
    expect(fault.slice(0, message(folder).length)).toBe(message(folder));
  });

  test("a config with another diffId", async () => {
    const lying: ImageSpec = { ...app, layers: [{ ...base, diffId: top.diffId }, top] };
    expect(await faultOf(streamed(ociArchive([lying])))).toBe(
      `Layer ${base.digest} of the archive is damaged: its uncompressed bytes have the digest ${base.diffId}, and the config says ${top.diffId}`,
    );
  });

  test("a config that names fewer layers", async () => {
    const lying: ImageSpec = { ...app, extra: { rootfs: { diff_ids: [base.diffId] } } };
    expect(await faultOf(streamed(ociArchive([lying])))).toBe(
      "the archive contradicts itself: an image of 2 layers, whose config names 1",
    );
  });
});

function blob(digest: string): string {
  return `blobs/sha256/${digest.slice(7)}`;
}

describe("what inspect is given", () => {
  const open = async (text: string, input: Buffer = Buffer.alloc(0)) => {
    const opened = await openSource(text, { env: {}, standardInput: chunked(input) });
    return [opened.source.kind, opened.references];
  };

  test("is opened by what is there", async () => {
    const folder = temporaryFolder();
    ociLayoutFolder(join(folder, "layout.tar"), [app]);
    writeFileSync(join(folder, "folder"), dockerArchive([app]));
    expect(await open(join(folder, "layout.tar"))).toEqual(["layout", undefined]);
    expect(await open(join(folder, "folder"))).toEqual(["archive", undefined]);
    expect(await open("-")).toEqual(["archive", undefined]);
    expect(await open("debian:bookworm-slim")).toEqual(["engine", ["debian:bookworm-slim"]]);
  });

  test("standard input", async () => {
    const { source } = await openSource("-", { env: {}, standardInput: chunked(ociArchive([app])) });
    expect(outline(await source.read({ select: NOTHING }))).toEqual([of(app, "example.test/team/app:1")]);
  });

  test("is refused where it is none", async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, "empty"));
    writeFileSync(join(folder, "text"), "not an image at all\n".repeat(100));
    writeFileSync(join(folder, "files.tar"), tar([{ path: "etc/passwd", content: "root" }]));
    writeFileSync(join(folder, "nothing"), "");
    const read = async (name: string) => {
      const { source } = await openSource(join(folder, name), {
        env: {},
        standardInput: chunked(Buffer.alloc(0)),
      });
      return source.read({ select: NOTHING });
    };
    expect(readdirSync(folder).length).toBe(4);
    expect(await faultOf(read("empty"))).toBe(
      `The folder \`${join(folder, "empty")}\` is no OCI layout: it has no index.json`,
    );
    expect(await faultOf(read("text"))).toBe(
      `${join(folder, "text")} has a header whose checksum is not a number at byte 0`,
    );
    const none = (name: string) =>
      `${join(folder, name)} is no image archive: it has neither manifest.json nor index.json`;
    expect(await faultOf(read("files.tar"))).toBe(none("files.tar"));
    expect(await faultOf(read("nothing"))).toBe(none("nothing"));
    expect(await faultOf(open(join(folder, "absent")))).toBe(
      `There is no file or folder \`${join(folder, "absent")}\``,
    );
  });
});
