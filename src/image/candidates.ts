import { ImageError } from "../errors.ts";
import { parseConfig } from "./config.ts";
import { blobPath, digestOfPath, sha256Of, verifyBytes } from "./digest.ts";
import {
  type Descriptor,
  type DockerManifest,
  isAttestation,
  namesOf,
  parseDockerManifests,
  parseIndexOrManifest,
} from "./manifest.ts";
import type { ImageConfig } from "./model.ts";
import { cleanPath } from "./path.ts";
import { platformOf } from "./platform.ts";
import type { Named } from "./reference.ts";
import type { BlobStore } from "./source.ts";

/** An image of which all is known but what its layers hold. */
export interface PlannedImage {
  readonly reference: string;
  readonly digest: string | null;
  readonly platform: string;
  /** Where it was chosen among several: the others. */
  readonly otherPlatforms?: readonly string[];
  readonly config: ImageConfig;
  readonly layers: readonly PlannedLayer[];
}

export interface PlannedLayer {
  readonly path: string;
  /** Digest of the blob; undefined where the archive does not say (then it is a plain tar as a rule). */
  readonly digest: string | undefined;
  readonly diffId: string;
  readonly size: number;
}

/** One manifest for one platform. */
export interface Candidate extends Named {
  /** As a descriptor says; undefined: only the config knows. */
  readonly platform: string | undefined;
  readonly load: () => Promise<Omit<PlannedImage, "reference">>;
}

/** Deeper nesting of indexes than anyone writes. */
const NESTING_LIMIT = 8;

/** All images of an archive or a layout that are no attestations. Throws {@link ImageError}s. */
export async function listCandidates(store: BlobStore): Promise<readonly Candidate[]> {
  const index = await store.json("index.json");
  const docker = await store.json("manifest.json");
  const described = docker ? parseDockerManifests(docker, `manifest.json of ${store.name}`) : [];
  const candidates = index ? await listIndex(store, index, described) : [];
  if (candidates.length > 0) return candidates;
  if (described.length > 0) return described.map((image) => dockerCandidate(store, image));
  if (index || docker) throw new ImageError(`${store.name} holds no image`);
  if (await store.json("repositories")) {
    throw new ImageError(`${store.name} is an archive of a Docker older than 1.10, which is not read`, {
      remedy: "Save the image with a current engine.",
    });
  }
  throw new ImageError(`${store.name} is no image archive: it has neither manifest.json nor index.json`, {
    remedy: "Give an archive by `docker save` or `buildx build --output type=oci`, or an OCI layout folder.",
  });
}

async function listIndex(
  store: BlobStore,
  bytes: Buffer,
  described: readonly DockerManifest[],
): Promise<readonly Candidate[]> {
  const candidates: Candidate[] = [];
  const tags = new Map(described.map((image) => [digestOfPath(cleanPath(image.config)), image.tags]));
  const visit = async (
    descriptor: Descriptor,
    names: readonly string[],
    above: readonly string[],
  ): Promise<void> => {
    if (isAttestation(descriptor)) return;
    const path = blobPath(descriptor.digest);
    // Of a multi-platform image, an engine may hold and save a part of the platforms.
    if (above.length > 0 && (await store.size(path)) === undefined) return;
    const what = `Manifest ${descriptor.digest} of ${store.name}`;
    const content = await readBlob(store, descriptor, what);
    const parsed = parseIndexOrManifest(content, what);
    if (parsed.kind === "index") {
      if (above.length >= NESTING_LIMIT) throw new ImageError(`${what} is nested too deeply`);
      for (const child of parsed.manifests) await visit(child, names, [...above, descriptor.digest]);
      return;
    }
    candidates.push({
      names: [...new Set([...names, ...(tags.get(parsed.config.digest) ?? [])])],
      digests: [descriptor.digest, ...above, parsed.config.digest],
      platform: descriptor.platform,
      load: async () => {
        const config = parseConfig(
          await readBlob(store, parsed.config, `Config ${parsed.config.digest} of ${store.name}`),
          `Config ${parsed.config.digest} of ${store.name}`,
        );
        const layers = parsed.layers.map(({ digest, size }) => ({ path: blobPath(digest), digest, size }));
        return plan(store, sha256OrGiven(descriptor.digest, content), config, layers);
      },
    });
  };
  const parsed = parseIndexOrManifest(bytes, `index.json of ${store.name}`);
  if (parsed.kind !== "index") throw new ImageError(`index.json of ${store.name} is no index`);
  for (const descriptor of parsed.manifests) await visit(descriptor, namesOf(descriptor), []);
  return candidates;
}

function dockerCandidate(store: BlobStore, image: DockerManifest): Candidate {
  const path = cleanPath(image.config);
  const hex = /(?:^|\/)([0-9a-f]{64})(?:\.json)?$/.exec(path)?.[1];
  const id = hex === undefined ? undefined : `sha256:${hex}`;
  return {
    names: image.tags,
    digests: id === undefined ? [] : [id],
    platform: undefined,
    load: async () => {
      const what = `Config ${path} of ${store.name}`;
      const bytes = await store.json(path);
      if (!bytes) throw missing(what);
      if (id !== undefined) verifyBytes(what, bytes, id);
      const layers = await Promise.all(
        image.layers.map(async (layer) => ({
          path: cleanPath(layer),
          digest: digestOfPath(cleanPath(layer)),
          size: (await store.size(cleanPath(layer))) ?? 0,
        })),
      );
      return plan(store, null, parseConfig(bytes, what), layers);
    },
  };
}

function plan(
  store: BlobStore,
  digest: string | null,
  config: ImageConfig,
  layers: readonly Omit<PlannedLayer, "diffId">[],
): Omit<PlannedImage, "reference"> {
  if (layers.length !== config.diffIds.length) {
    throw new ImageError(
      `${store.name} contradicts itself: an image of ${layers.length} layers, whose config names ${config.diffIds.length}`,
    );
  }
  return {
    digest,
    platform: platformOf(config),
    config,
    layers: layers.map((layer, index) => ({ ...layer, diffId: config.diffIds[index] as string })),
  };
}

/** Throws an {@link ImageError} where a layer is missing, or has not the size that its manifest says. */
export async function demandLayer(store: BlobStore, layer: PlannedLayer): Promise<void> {
  const size = await store.size(layer.path);
  const what = `Layer ${layer.digest ?? layer.path} of ${store.name}`;
  if (size === undefined) throw missing(what);
  if (size !== layer.size) throw wrongSize(what, size, layer.size);
}

async function readBlob(store: BlobStore, descriptor: Descriptor, what: string): Promise<Buffer> {
  const bytes = await store.json(blobPath(descriptor.digest));
  if (!bytes) throw missing(what);
  if (bytes.length !== descriptor.size) throw wrongSize(what, bytes.length, descriptor.size);
  verifyBytes(what, bytes, descriptor.digest);
  return bytes;
}

/** The digest of a manifest is told as sha256, also where its descriptor has another algorithm. */
function sha256OrGiven(digest: string, bytes: Buffer): string {
  return digest.startsWith("sha256:") ? digest : sha256Of(bytes);
}

function missing(what: string): ImageError {
  return new ImageError(`${what} is missing`, { remedy: "Export or pull the image again." });
}

function wrongSize(what: string, actual: number, expected: number): ImageError {
  return new ImageError(`${what} is damaged: it has ${actual} bytes, not ${expected}`, {
    remedy: "Export or pull the image again.",
  });
}
