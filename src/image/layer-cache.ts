import { createHash } from "node:crypto";
import { isAbsolute, join, resolve } from "node:path";
import { programDigest } from "../process/program.ts";
import { type CacheFolder, openCacheFolder } from "./cache-folder.ts";
import { isDigest } from "./digest.ts";
import { decodeLayer, encodeLayer, type TarContents } from "./layer-entry.ts";
import type { LayerContents } from "./model.ts";

/**
 * What was read before, by digests: whoever names the same digest means the same bytes. A cache belongs to one content
 * selector: what was kept of the files is in what it holds.
 */
export interface LayerCache {
  /**
   * A layer by the digest of its blob: as that was compressed, or plain where it is the diffId. The same for all who
   * ask; a layer that was read compressed is known by its diffId too.
   */
  get(digest: string): Promise<LayerContents | undefined>;
  set(layer: LayerContents): Promise<void>;
  /** Does a piece of work once, whoever asks for it at the same time. */
  share(key: string, work: () => Promise<LayerContents>): Promise<LayerContents>;
  /** Digests that `get` will know, unless what is kept of them turns out to be damaged. */
  known(): Promise<readonly string[]>;
  /** Any JSON value of a kind of the caller's, by all that decides it. */
  recall(kind: FactKind, key: unknown): Promise<unknown>;
  remember(kind: FactKind, key: unknown, value: unknown): Promise<void>;
}

/** Short words, a prefix of files' names. */
export type FactKind = "verified" | "image" | "inspection";

/** What is left for a machine's images is little, and 500 MB hold some hundred large layers. */
const LIMIT_BYTES = 500_000_000;

/** gzip's result is that of a version of zlib, and of where `GzipEstimate` takes its samples. */
const GZIP = `gzip2v${(process.versions.zlib ?? "").replace(/[^0-9a-z]/gi, "")}`;

/** For one run: each layer is read once, whatever number of images share it. */
export function memoryLayerCache(): LayerCache {
  return layerCache(undefined);
}

/**
 * The user's cache, shared by all runs: `stagecheck/layers` in `$XDG_CACHE_HOME`, default `~/.cache`. Another folder
 * can be named in `STAGECHECK_LAYER_CACHE`; `off`, there, keeps nothing beyond this run.
 * https://specifications.freedesktop.org/basedir-spec/latest/
 */
export async function userLayerCache(env: Readonly<Record<string, string>>): Promise<LayerCache> {
  const folder = cacheFolder(env);
  if (folder === undefined) return memoryLayerCache();
  const program = (await programDigest()).slice(0, 16);
  return layerCache(openCacheFolder({ folder, program, limitBytes: LIMIT_BYTES }));
}

function cacheFolder(env: Readonly<Record<string, string>>): string | undefined {
  const { STAGECHECK_LAYER_CACHE: named, XDG_CACHE_HOME: caches, HOME: home } = env;
  if (named === "off") return undefined;
  if (named) return resolve(named);
  // As the specification says: a relative one is none.
  if (caches && isAbsolute(caches)) return join(caches, "stagecheck", "layers");
  return home ? join(home, ".cache", "stagecheck", "layers") : undefined;
}

/** @param folder where it is kept beyond this process; undefined: nowhere */
export function layerCache(folder: CacheFolder | undefined): LayerCache {
  const layers = new Map<string, LayerContents>();
  const tars = new Map<string, TarContents>();
  const facts = new Map<string, unknown>();
  const working = new Map<string, Promise<LayerContents>>();

  const tar = async (diffId: string): Promise<TarContents | undefined> => {
    const read = tars.get(diffId);
    if (read) return read;
    const bytes = await folder?.read("tar", diffId);
    const decoded = bytes && decodeLayer(bytes, diffId);
    if (decoded) tars.set(diffId, decoded);
    // One of two who asked at once.
    return tars.get(diffId);
  };
  const json = async (kind: string, key: string): Promise<unknown> => {
    const bytes = await folder?.read(kind, key);
    return bytes && JSON.parse(bytes.toString("utf8"));
  };
  const write = async (kind: string, key: string, value: unknown): Promise<void> => {
    await folder?.write(kind, key, [Buffer.from(JSON.stringify(value))]);
  };
  const load = async (digest: string): Promise<LayerContents | undefined> => {
    const blob = (await json("blob", digest)) as
      | { readonly diffId?: unknown; readonly size?: unknown }
      | undefined;
    if (blob) {
      const { diffId, size } = blob;
      const contents = typeof diffId === "string" ? await tar(diffId) : undefined;
      return contents && typeof size === "number" ? compressed(contents, digest, size) : undefined;
    }
    const contents = await tar(digest);
    if (!contents) return undefined;
    const estimate = await json(GZIP, digest);
    return plain(contents, typeof estimate === "number" ? estimate : undefined);
  };

  return {
    get: async (digest) => {
      const found = layers.get(digest) ?? (isDigest(digest) ? await load(digest) : undefined);
      if (found && !layers.has(digest)) layers.set(digest, found);
      return layers.get(digest);
    },
    set: async (layer) => {
      const { diffId, digest, downloadSize } = layer;
      const kept = digest ?? diffId;
      layers.set(kept, layer);
      if (!tars.has(diffId)) {
        tars.set(diffId, tarOf(layer));
        const value = await encodeLayer(layer);
        if (value) await folder?.write("tar", diffId, value);
      }
      if (digest !== null) await write("blob", digest, { diffId, size: downloadSize });
      else if (layer.downloadSizeEstimated) await write(GZIP, diffId, downloadSize);
    },
    share: async (key, work) => {
      // What the other one cannot do says nothing of this one: it may have been told to stop.
      const others = await working.get(key)?.catch(() => undefined);
      if (others) return others;
      const mine = work();
      working.set(key, mine);
      try {
        return await mine;
      } finally {
        if (working.get(key) === mine) working.delete(key);
      }
    },
    known: async () => {
      const onDisk = folder ? [...(await folder.keys("tar")), ...(await folder.keys("blob"))] : [];
      return [...new Set([...onDisk, ...tars.keys(), ...layers.keys()])].filter(isDigest);
    },
    recall: async (kind, key) => {
      const name = keyOf(key);
      const known = facts.get(`${kind} ${name}`);
      return known === undefined ? json(kind, name) : known;
    },
    remember: async (kind, key, value) => {
      const name = keyOf(key);
      facts.set(`${kind} ${name}`, value);
      await write(kind, name, value);
    },
  };
}

/** A cached layer serves unless its download size is asked for and was not measured. */
export async function cachedLayer(
  cache: LayerCache | undefined,
  digest: string | undefined,
  estimateDownload: boolean | undefined,
): Promise<LayerContents | undefined> {
  if (cache === undefined || digest === undefined) return undefined;
  const layer = await cache.get(digest);
  const measured = layer?.downloadSizeExact || layer?.downloadSizeEstimated;
  return estimateDownload && !measured ? undefined : layer;
}

function tarOf({ diffId, tarBytes, size, files, entries, contents, ...rest }: LayerContents): TarContents {
  return {
    diffId,
    tarBytes,
    size,
    files,
    entries,
    contents,
    ...(rest.contentsIncomplete ? { contentsIncomplete: true } : {}),
    ...(rest.globalHeader ? { globalHeader: true } : {}),
  };
}

function compressed(contents: TarContents, digest: string, size: number): LayerContents {
  return { ...contents, digest, downloadSize: size, downloadSizeExact: true };
}

function plain(contents: TarContents, estimate: number | undefined): LayerContents {
  return {
    ...contents,
    digest: null,
    downloadSize: estimate ?? contents.tarBytes,
    downloadSizeExact: false,
    ...(estimate === undefined ? {} : { downloadSizeEstimated: true }),
  };
}

function keyOf(value: unknown): string {
  return createHash("sha256").update(JSON.stringify(value)).digest("hex");
}
