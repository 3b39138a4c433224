/** Names as a tar holds them: decoded without loss, and cleaned to the form of `Entry.path`. */

const UNCLEAN = /(?:^|\/)\.{0,2}(?:\/|$)/;

/**
 * Cleans as if the path began at the root: no leading, trailing or doubled `/`, no `.` or `..` parts; `..` never
 * leaves the root. The root itself is `""`.
 */
export function cleanPath(path: string): string {
  if (!UNCLEAN.test(path)) return path;
  const parts: string[] = [];
  for (const part of path.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "" && part !== ".") parts.push(part);
  }
  return parts.join("/");
}

/** `usr/bin` of `usr/bin/gcc`; `""` for what lies in the root. */
export function parentPath(path: string): string {
  const slash = path.lastIndexOf("/");
  return slash < 0 ? "" : path.slice(0, slash);
}

/** `gcc` of `usr/bin/gcc`. */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/**
 * Decodes UTF-8. A byte that is none becomes a lone surrogate U+DC80…U+DCFF, as PEP 383 has it, so that two
 * different names never become one.
 */
export function decodeName(bytes: Buffer, start: number, end: number): string {
  for (let at = start; at < end; at++) {
    if ((bytes[at] as number) >= 0x80) return decodeWide(bytes.subarray(start, end));
  }
  return bytes.toString("latin1", start, end);
}

/** The bytes that {@link decodeName} made the text of. */
export function encodeName(text: string): Buffer {
  if (!LONE_BYTE.test(text)) return Buffer.from(text);
  return Buffer.concat(
    text
      .split(LONE_BYTES)
      .map((part, index) =>
        index % 2 === 0
          ? Buffer.from(part)
          : Buffer.from(Array.from(part, (unit) => unit.charCodeAt(0) - 0xdc00)),
      ),
  );
}

const LONE_BYTE = /[\udc80-\udcff]/u;
const LONE_BYTES = /([\udc80-\udcff]+)/u;

const STRICT = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

function decodeWide(bytes: Buffer): string {
  try {
    return STRICT.decode(bytes);
  } catch {
    // Not UTF-8 throughout: decode what is, keep the other bytes apart.
  }
  let text = "";
  for (let at = 0; at < bytes.length; ) {
    const length = sequenceLength(bytes[at] as number);
    const sequence = bytes.subarray(at, at + length);
    const decoded = length > 0 && sequence.length === length ? tryDecode(sequence) : undefined;
    text += decoded ?? String.fromCharCode(0xdc00 + (bytes[at] as number));
    at += decoded === undefined ? 1 : length;
  }
  return text;
}

function tryDecode(sequence: Buffer): string | undefined {
  try {
    return STRICT.decode(sequence);
  } catch {
    return undefined;
  }
}

function sequenceLength(lead: number): number {
  if (lead < 0x80) return 1;
  if (lead >= 0xc2 && lead < 0xe0) return 2;
  if (lead >= 0xe0 && lead < 0xf0) return 3;
  return lead >= 0xf0 && lead < 0xf5 ? 4 : 0;
}
