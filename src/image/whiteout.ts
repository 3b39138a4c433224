/**
 * Whiteouts: how a layer says that something of the layers below is gone.
 * https://github.com/opencontainers/image-spec/blob/main/layer.md#whiteouts
 */
import type { ByteRange } from "./columns.ts";
import type { Entry } from "./model.ts";
import { baseName } from "./path.ts";

const PREFIX = ".wh.";
/** Marks of a union filesystem itself. All but the opaque mark are of no meaning in an image. */
const META_PREFIX = ".wh..wh.";
const OPAQUE = ".wh..wh..opq";

/**
 * `null`: an ordinary entry. `opaque`: hides all that lower layers have in its folder. `hide`: hides the sibling
 * `name` of lower layers. `meta`: bookkeeping of a union filesystem, to be passed over.
 */
export type Whiteout =
  | null
  | { readonly kind: "opaque" | "meta" }
  | { readonly kind: "hide"; readonly name: string };

const OPAQUE_MARK: Whiteout = { kind: "opaque" };
const META: Whiteout = { kind: "meta" };

/** What an entry hides. Looks at the last part of the path alone: `usr/bin/nowhere` is no whiteout. */
export function whiteoutOf(entry: Pick<Entry, "path" | "type">): Whiteout {
  if (!entry.path.includes(PREFIX)) return null;
  if (entry.path.split("/").some((part) => part.startsWith(META_PREFIX) && part !== OPAQUE)) return META;
  const name = baseName(entry.path);
  if (!name.startsWith(PREFIX) || entry.type === "directory") return null;
  if (name === OPAQUE) return OPAQUE_MARK;
  const hidden = name.slice(PREFIX.length);
  return hidden === "" || hidden === "." || hidden === ".." ? META : { kind: "hide", name: hidden };
}

const PREFIX_BYTES = Buffer.from(PREFIX);

/** Whether a name begins as whiteouts do; of all others {@link whiteoutOf} need not be asked. */
export function mayBeWhiteout({ bytes, start, end }: ByteRange): boolean {
  if (end - start < PREFIX_BYTES.length) return false;
  for (let at = 0; at < PREFIX_BYTES.length; at++) if (bytes[start + at] !== PREFIX_BYTES[at]) return false;
  return true;
}

/** Whether a path is one that hides something, and no file of the image. */
export function isWhiteout(path: string): boolean {
  return path.startsWith(PREFIX, path.lastIndexOf("/") + 1);
}
