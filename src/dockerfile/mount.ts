import { posix } from "node:path";
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
  // A field without a value takes nothing away from one before it.
  const fields = new Map(fieldsOf(value).filter(([, text]) => text !== null));
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

/** A mount's fields by their canonical names; null for a value that is not known. */
type KnownFields = ReadonlyMap<string, string | null>;

type Reject = (message: string) => never;

/** Judges one field; `before` has the fields that stand before it. */
function checkField(written: string, value: string | null, before: KnownFields, reject: Reject): void {
  const key = CANONICAL[written] ?? written;
  if (!KEYS.includes(key)) {
    const meant = nearestName(key, KEYS);
    reject(`it knows no ${written}${meant === undefined ? "" : ` (did you mean ${meant}?)`}`);
  }
  const type = before.has("type") ? (before.get("type") ?? null) : "bind";
  if (key === "required" && type !== null && type !== "secret" && type !== "ssh")
    reject("required is for secret and ssh mounts");
  if (key === "size" && type !== null && type !== "tmpfs") reject("size is for tmpfs mounts");
  if (value === null) return;
  if (key === "type" && !TYPES.includes(value.toLowerCase())) reject(`type is one of ${TYPES.join(", ")}`);
  if (key === "sharing" && !SHARING.includes(value.toLowerCase()))
    reject(`sharing is one of ${SHARING.join(", ")}`);
  if ((key === "readonly" || key === "readwrite" || key === "required") && !BOOLEAN.test(value))
    reject(`${written} is true or false`);
  if (key === "size" && !/^\d+(?:\.\d+)? ?(?:[kKmMgGtTpP]?i?[bB]?)$/.test(value))
    reject(`${value} is no size`);
  if (key === "mode" && (!/^[0-7]+$/.test(value) || Number.parseInt(value, 8) >= 2 ** 32))
    reject(`${value} is no file mode`);
  if ((key === "uid" || key === "gid") && (!/^\d+$/.test(value) || Number(value) >= 2 ** 32))
    reject(`${value} is no ${key}`);
}

/** Judges what the fields say together. */
function checkFields(fields: KnownFields, workdir: string | null, reject: Reject): void {
  const type = fields.has("type") ? fields.get("type") : "bind";
  if (type === null || type === undefined) return;
  const has = (key: string): boolean => (fields.get(key) ?? "") !== "";
  /** Neither written nor from a variable. */
  const lacks = (key: string): boolean => !fields.has(key) || fields.get(key) === "";
  const owned = ["mode", "uid", "gid"].find((key) => fields.has(key));
  if (owned !== undefined && (type === "bind" || type === "tmpfs"))
    reject(`${owned} is not for mounts of type ${type}`);
  if (type === "secret") {
    if (has("from")) reject("a secret has no from");
    if (has("sharing")) reject("sharing is for cache mounts");
    if (lacks("source") && lacks("target") && lacks("id"))
      reject("a secret needs an id, a source or a target");
    if (has("source") && has("id")) reject("a secret has a source or an id, not both");
  }
  if (has("sharing") && type !== "cache") reject("sharing is for cache mounts");
  if (type === "ssh" && has("source")) reject("ssh takes no source");
  if (type === "secret" || type === "ssh") return;
  const target = fields.has("target") ? fields.get("target") : "";
  if (target === null || target === undefined) return;
  const place = posix.isAbsolute(target) ? target : workdir && posix.join("/", workdir, target);
  if (place === "/") reject("nothing can be mounted on /: name a folder as target");
}

/**
 * What BuildKit asks of a mount once its variables are known, field after field.
 * @param told expands a value; null where it is not known
 * @param workdir the stage's working directory; null where it is not known
 * @throws Rejection
 */
export function checkMount(
  value: string,
  told: (text: string) => string | null,
  workdir: string | null,
): void {
  const reject: Reject = (message) => {
    throw new Rejection(`RUN --mount=${value}: ${message}`);
  };
  const known = new Map<string, string | null>();
  for (const [written, raw] of fieldsOf(value)) {
    const key = CANONICAL[written] ?? written;
    if (raw === null) {
      if (key === "readonly" || key === "readwrite") continue;
      if (key !== "required") reject(`${written} needs a value: write ${written}=…`);
      checkField(written, null, known, reject);
      continue;
    }
    const text = told(raw);
    checkField(written, text, known, reject);
    const lower = key === "type" || key === "sharing";
    known.set(key, lower && text !== null ? text.toLowerCase() : text);
  }
  checkFields(known, workdir, reject);
}
