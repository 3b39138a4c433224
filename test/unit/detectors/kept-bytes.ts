import { type ContentNeed, extractKey, HEAD_BYTES } from "../../../src/image/model.ts";

/** What reading a layer keeps of a file's bytes, by its key in `LayerContents.contents`. */
export function keptBytes(path: string, bytes: Uint8Array, need: ContentNeed): [string, Uint8Array][] {
  const kept: [string, Uint8Array][] = [];
  const amount = typeof need === "object" ? need.keep : need;
  if (amount !== "none") kept.push([path, amount === "head" ? bytes.subarray(0, HEAD_BYTES) : bytes]);
  if (typeof need === "object" && bytes.length <= need.limit) {
    const extraction = need.start(bytes.length);
    // In pieces, as they come.
    const piece = Math.max(1000, Math.ceil(bytes.length / 50));
    for (let at = 0; at < bytes.length; at += piece)
      extraction.write(Buffer.from(bytes.subarray(at, at + piece)));
    const extracted = extraction.end();
    if (extracted) kept.push([extractKey(path, need.name), extracted]);
  }
  return kept;
}
