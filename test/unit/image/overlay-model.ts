/** Another, slow and simple way to lay layers on each other: plain paths, no links. */
import type { Entries } from "../../../src/image/model.ts";

export interface ModelPath {
  readonly type: string;
  /** Layer that wrote what is there. */
  readonly layer: number;
}

interface Upper {
  readonly paths: Map<string, string>;
  readonly hidden: string[];
  readonly opaque: string[];
}

const below = (path: string, folder: string) => folder === "" || path.startsWith(`${folder}/`);

function dropBelow(paths: Map<string, unknown>, folder: string): void {
  for (const path of [...paths.keys()]) if (below(path, folder)) paths.delete(path);
}

function put(paths: Map<string, string>, path: string, type: string): void {
  const parts = path.split("/");
  for (let depth = 1; depth < parts.length; depth++) {
    const parent = parts.slice(0, depth).join("/");
    if (paths.get(parent) !== "directory") paths.set(parent, "directory");
  }
  if (path === "") return;
  if (type !== "directory") dropBelow(paths, path);
  paths.set(path, type);
}

/** The layer alone, as it would be unpacked. */
function unpack(entries: Entries): Upper {
  const paths = new Map<string, string>();
  const hidden: string[] = [];
  const opaque: string[] = [];
  for (const { path, type } of entries) {
    const parts = path.split("/");
    const name = parts.pop() as string;
    if (name === ".wh..wh..opq") opaque.push(parts.join("/"));
    else if (name.startsWith(".wh.")) hidden.push([...parts, name.slice(4)].join("/"));
    else put(paths, path, type);
  }
  for (const path of hidden) put(paths, path.split("/").slice(0, -1).join("/"), "directory");
  for (const path of opaque) put(paths, path, "directory");
  return { paths, hidden, opaque };
}

/** What is seen after each layer, the last one's first… the map after layer i is at index i. */
export function modelStates(layers: readonly Entries[]): Map<string, ModelPath>[] {
  let seen = new Map<string, ModelPath>();
  return layers.map((entries, layer) => {
    const upper = unpack(entries);
    const next = new Map(seen);
    for (const path of upper.hidden) {
      next.delete(path);
      dropBelow(next, path);
    }
    for (const path of upper.opaque) dropBelow(next, path);
    for (const [path, type] of upper.paths) {
      const lower = next.get(path);
      if (type === "directory" && lower?.type === "directory") continue;
      dropBelow(next, path);
    }
    for (const [path, type] of upper.paths) {
      const lower = next.get(path);
      if (!(type === "directory" && lower?.type === "directory")) next.set(path, { type, layer });
    }
    seen = next;
    return next;
  });
}
