/** Makes layers, images, archives and OCI layouts in memory. */
import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { gzipSync, zstdCompressSync } from "node:zlib";
import { type TarItem, tar } from "./tar.ts";

export type LayerCompression = "none" | "gzip" | "zstd";

/** A layer with its blob; `diffId` is that of the plain tar. */
export interface BuiltLayer {
  readonly tar: Buffer;
  readonly blob: Buffer;
  readonly diffId: string;
  readonly digest: string;
  readonly compression: LayerCompression;
}

export function layer(
  items: readonly TarItem[] | Buffer,
  compression: LayerCompression = "none",
): BuiltLayer {
  const plain = Buffer.isBuffer(items) ? items : tar(items);
  const blob =
    compression === "gzip" ? gzipSync(plain) : compression === "zstd" ? zstdCompressSync(plain) : plain;
  return { tar: plain, blob, diffId: sha256(plain), digest: sha256(blob), compression };
}

export interface ImageSpec {
  /** Names with tags; none: an unnamed image. */
  readonly names?: readonly string[];
  readonly layers: readonly BuiltLayer[];
  /** Default: `linux/amd64`. */
  readonly platform?: string;
  /** Members of the config's `config`: Env, Cmd, … */
  readonly config?: Readonly<Record<string, unknown>>;
  /** Members of the config itself, over those made here. */
  readonly extra?: Readonly<Record<string, unknown>>;
}

/** Files of an archive or a layout, by path. */
export type Files = Map<string, Buffer>;

/** A multi-platform image: one index over the images, and an attestation for each where asked for. */
export interface IndexSpec {
  readonly names?: readonly string[];
  readonly images: readonly ImageSpec[];
  readonly attestations?: boolean;
}

/** Files of an OCI layout; the order of the images is that of index.json. */
export function ociFiles(images: readonly (ImageSpec | IndexSpec)[]): Files {
  const files: Files = new Map([["oci-layout", json({ imageLayoutVersion: "1.0.0" })]]);
  const manifests = images.flatMap((image) => {
    const descriptor = "images" in image ? putIndex(files, image) : putManifest(files, image);
    const names = image.names ?? [];
    if (names.length === 0) return [descriptor];
    return names.map((name) => ({
      ...descriptor,
      annotations: {
        "io.containerd.image.name": name,
        "org.opencontainers.image.ref.name": name.slice(name.lastIndexOf(":") + 1),
      },
    }));
  });
  files.set("index.json", json({ schemaVersion: 2, mediaType: `${OCI}.index.v1+json`, manifests }));
  return files;
}

/** Digest of the manifest that `ociFiles` makes of an image. */
export function manifestDigest(image: ImageSpec): string {
  return String(putManifest(new Map(), image)["digest"]);
}

/** Files of an archive as Docker 25 and later save it: an OCI layout with a manifest.json. */
export function dockerFiles(images: readonly ImageSpec[]): Files {
  const files = ociFiles(images);
  const manifests = images.map((image) => ({
    Config: blobPath(sha256(configOf(image))),
    RepoTags: image.names ?? null,
    Layers: image.layers.map(({ digest }) => blobPath(digest)),
  }));
  return files.set("manifest.json", json(manifests));
}

/** Items of an archive as Docker up to 24 saved it: `<id>/layer.tar`, a repeated layer as a symlink. */
export function oldDockerItems(images: readonly ImageSpec[]): TarItem[] {
  const items = new Map<string, TarItem>();
  const firstOf = new Map<string, string>();
  const manifests = images.map((image, number) => {
    const config = configOf(image);
    const name = `${sha256(config).slice(7)}.json`;
    items.set(name, { path: name, content: config });
    const layers = image.layers.map((built, index) => {
      const id = sha256(Buffer.from(`${number} ${index} ${built.diffId}`)).slice(7);
      const path = `${id}/layer.tar`;
      items.set(`${id}/`, { path: `${id}/` });
      items.set(`${id}/VERSION`, { path: `${id}/VERSION`, content: "1.0" });
      items.set(`${id}/json`, { path: `${id}/json`, content: json({ id }) });
      const first = firstOf.get(built.diffId);
      items.set(path, first === undefined ? { path, content: built.blob } : { path, link: `../${first}` });
      if (first === undefined) firstOf.set(built.diffId, path);
      return path;
    });
    return { Config: name, RepoTags: image.names ?? null, Layers: layers };
  });
  items.set("manifest.json", { path: "manifest.json", content: json(manifests) });
  items.set("repositories", { path: "repositories", content: json({}) });
  return [...items.values()];
}

/** A tar of files in the order given; folders before what is in them. */
export function archive(files: Files | readonly (readonly [string, Buffer])[]): Buffer {
  return tar([...files].map(([path, content]) => ({ path, content })));
}

export function dockerArchive(images: readonly ImageSpec[]): Buffer {
  return archive(dockerFiles(images));
}

export function oldDockerArchive(images: readonly ImageSpec[]): Buffer {
  return tar(oldDockerItems(images));
}

export function ociArchive(images: readonly (ImageSpec | IndexSpec)[]): Buffer {
  return archive(ociFiles(images));
}

/** Writes an OCI layout into a folder, which is made. */
export function ociLayoutFolder(folder: string, images: readonly (ImageSpec | IndexSpec)[]): void {
  writeFiles(folder, ociFiles(images));
}

export function writeFiles(folder: string, files: Files): void {
  for (const [path, content] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

const OCI = "application/vnd.oci.image";

function putIndex(files: Files, index: IndexSpec): Record<string, unknown> {
  const manifests = index.images.flatMap((image) => {
    const [os, architecture, variant] = (image.platform ?? "linux/amd64").split("/");
    const platform = { os, architecture, ...(variant === undefined ? {} : { variant }) };
    const descriptor: Record<string, unknown> = { ...putManifest(files, image), platform };
    if (!index.attestations) return [descriptor];
    const statement = putBlob(files, json({ predicateType: "https://slsa.dev/provenance/v0.2" }));
    const manifest = {
      schemaVersion: 2,
      config: {
        mediaType: `${OCI}.config.v1+json`,
        ...putBlob(files, json({ os: "unknown", architecture: "unknown" })),
      },
      layers: [{ mediaType: "application/vnd.in-toto+json", ...statement }],
    };
    const attestation = {
      mediaType: `${OCI}.manifest.v1+json`,
      ...putBlob(files, json(manifest)),
      annotations: {
        "vnd.docker.reference.type": "attestation-manifest",
        "vnd.docker.reference.digest": String(descriptor["digest"]),
      },
      platform: { os: "unknown", architecture: "unknown" },
    };
    return [descriptor, attestation];
  });
  return { mediaType: `${OCI}.index.v1+json`, ...putBlob(files, json({ schemaVersion: 2, manifests })) };
}

function putManifest(files: Files, image: ImageSpec): Record<string, unknown> {
  const config = { mediaType: `${OCI}.config.v1+json`, ...putBlob(files, configOf(image)) };
  const layers = image.layers.map((built) => ({
    mediaType: `${OCI}.layer.v1.tar${built.compression === "none" ? "" : `+${built.compression}`}`,
    ...putBlob(files, built.blob),
  }));
  const manifest = { schemaVersion: 2, mediaType: `${OCI}.manifest.v1+json`, config, layers };
  return { mediaType: `${OCI}.manifest.v1+json`, ...putBlob(files, json(manifest)) };
}

function putBlob(files: Files, bytes: Buffer): { digest: string; size: number } {
  const digest = sha256(bytes);
  files.set(blobPath(digest), bytes);
  return { digest, size: bytes.length };
}

function configOf(image: ImageSpec): Buffer {
  const [os, architecture, variant] = (image.platform ?? "linux/amd64").split("/");
  return json({
    os,
    architecture,
    ...(variant === undefined ? {} : { variant }),
    config: image.config ?? {},
    rootfs: { type: "layers", diff_ids: image.layers.map(({ diffId }) => diffId) },
    history: image.layers.map((_, index) => ({ created_by: `step ${index}` })),
    ...image.extra,
  });
}

function blobPath(digest: string): string {
  return `blobs/${digest.replace(":", "/")}`;
}

export function sha256(bytes: Uint8Array): string {
  return `sha256:${createHash("sha256").update(bytes).digest("hex")}`;
}

function json(value: unknown): Buffer {
  return Buffer.from(JSON.stringify(value));
}
