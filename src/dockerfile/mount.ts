import { nearestName } from "../text/nearest.ts";
import { Rejection } from "./rejection.ts";
import { readFields } from "./words.ts";

/** `RUN --mount` as far as the stage graph needs it. https://docs.docker.com/reference/dockerfile/#run---mount */
export interface Mount {
  /** As written; it may hold a variable. */
  readonly type: string;
  /** Null for the build context or nothing. */
  readonly from: string | null;
}

type Fields = readonly (readonly [key: string, value: string | null])[];

function fieldsOf(value: string): Fields {
  return readFields(value).map((field) => {
    const equals = field.indexOf("=");
    return equals < 0
      ? [field.toLowerCase(), null]
      : [field.slice(0, equals).toLowerCase(), field.slice(equals + 1)];
  });
}

export function readMount(value: string): Mount {
  const fields = new Map(fieldsOf(value));
  return { type: (fields.get("type") ?? "bind").toLowerCase(), from: fields.get("from") || null };
}

/** What BuildKit asks of a mount while it parses. @throws Rejection */
export function checkMountFrom(value: string): void {
  for (const [key, text] of fieldsOf(value)) {
    const dollar = key === "from" && text !== null ? text.indexOf("$") : -1;
    if (dollar >= 0 && dollar !== (text?.length ?? 0) - 1)
      throw new Rejection(
        `RUN --mount=…,from=${text}: a variable cannot stand here; give the image a stage of its own (FROM ${text} AS name)`,
      );
  }
}

const TYPES = ["bind", "cache", "tmpfs", "secret", "ssh"];
const SHARING = ["shared", "private", "locked"];
const BOOLEAN = /^(?:1|t|T|TRUE|true|True|0|f|F|FALSE|false|False)$/;
const CANONICAL: Readonly<Record<string, string>> = {
  src: "source",
  dst: "target",
  destination: "target",
  ro: "readonly",
  rw: "readwrite",
};
const KEYS = "type from source target readonly readwrite id sharing required size mode uid gid env".split(
  " ",
);

/**
 * What BuildKit asks of a mount once its variables are known, field after field.
 * @param told expands a value
 * @throws Rejection
 */
export function checkMount(value: string, told: (text: string) => string): void {
  const reject = (message: string): never => {
    throw new Rejection(`RUN --mount=${value}: ${message}`);
  };
  const seen = new Map<string, string>();
  const type = (): string => seen.get("type") ?? "bind";
  for (const [written, raw] of fieldsOf(value)) {
    const key = CANONICAL[written] ?? written;
    const secret = type() === "secret" || type() === "ssh";
    if (raw === null) {
      if (key === "readonly" || key === "readwrite") continue;
      if (key !== "required") reject(`${written} needs a value: write ${written}=…`);
      if (!secret) reject("required is for secret and ssh mounts");
      continue;
    }
    const text = told(raw);
    if (!KEYS.includes(key)) {
      const meant = nearestName(key, KEYS);
      reject(`it knows no ${written}${meant === undefined ? "" : ` (did you mean ${meant}?)`}`);
    }
    if (key === "type" && !TYPES.includes(text.toLowerCase())) reject(`type is one of ${TYPES.join(", ")}`);
    if (key === "sharing" && !SHARING.includes(text.toLowerCase()))
      reject(`sharing is one of ${SHARING.join(", ")}`);
    if ((key === "readonly" || key === "readwrite" || key === "required") && !BOOLEAN.test(text))
      reject(`${written} is true or false`);
    if (key === "required" && !secret) reject("required is for secret and ssh mounts");
    if (key === "size" && type() !== "tmpfs") reject("size is for tmpfs mounts");
    if (key === "size" && !/^\d+(?:\.\d+)? ?(?:[kKmMgGtTpP]?i?[bB]?)$/.test(text))
      reject(`${text} is no size`);
    if (key === "mode" && (!/^[0-7]+$/.test(text) || Number.parseInt(text, 8) >= 2 ** 32))
      reject(`${text} is no file mode`);
    if ((key === "uid" || key === "gid") && (!/^\d+$/.test(text) || Number(text) >= 2 ** 32))
      reject(`${text} is no ${key}`);
    const lower = key === "type" || key === "sharing";
    seen.set(key, lower ? text.toLowerCase() : text);
  }
  const has = (key: string): boolean => (seen.get(key) ?? "") !== "";
  const owned = ["mode", "uid", "gid"].find((key) => seen.has(key));
  if (owned !== undefined && (type() === "bind" || type() === "tmpfs"))
    reject(`${owned} is not for mounts of type ${type()}`);
  if (type() === "secret") {
    if (has("from")) reject("a secret has no from");
    if (has("sharing")) reject("sharing is for cache mounts");
    if (!has("source") && !has("target") && !has("id")) reject("a secret needs an id, a source or a target");
    if (has("source") && has("id")) reject("a secret has a source or an id, not both");
  }
  if (has("sharing") && type() !== "cache") reject("sharing is for cache mounts");
  if (type() === "ssh" && has("source")) reject("ssh takes no source");
  const mounted = type() !== "secret" && type() !== "ssh";
  if (mounted && /^\/[./]*$/.test(seen.get("target") ?? "")) reject("nothing can be mounted on /");
}
