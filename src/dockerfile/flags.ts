import { nearestName } from "../text/nearest.ts";
import { Rejection } from "./rejection.ts";

type FlagKind = "bool" | "text" | "list";

interface Flag {
  readonly kind: FlagKind;
  /** Minor version of `docker/dockerfile` that first took it; 0: no builder that is in use is older. */
  readonly since: number;
}

const flag = (kind: FlagKind, since = 0): Flag => ({ kind, since });

/** The flags that each instruction knows. https://docs.docker.com/reference/dockerfile/ */
const FLAGS: Readonly<Record<string, Readonly<Record<string, Flag>>>> = {
  ADD: {
    chown: flag("text"),
    chmod: flag("text"),
    link: flag("bool"),
    "keep-git-dir": flag("bool"),
    checksum: flag("text", 6),
    unpack: flag("bool", 17),
    exclude: flag("list", 19),
  },
  COPY: {
    from: flag("text"),
    chown: flag("text"),
    chmod: flag("text"),
    link: flag("bool"),
    exclude: flag("list", 19),
    parents: flag("bool", 20),
  },
  FROM: { platform: flag("text") },
  HEALTHCHECK: {
    interval: flag("text"),
    timeout: flag("text"),
    "start-period": flag("text"),
    "start-interval": flag("text", 6),
    retries: flag("text"),
  },
  RUN: {
    mount: flag("list"),
    network: flag("text"),
    device: flag("list", 27),
    security: flag("text", 20),
  },
};

/** Knows every flag. */
const NEWEST = Number.POSITIVE_INFINITY;

/** What reads a file: a minor version of `docker/dockerfile`, or a frontend of which nothing is known. */
export type Frontend = number | "foreign";

/**
 * What a `# syntax=` directive brings. A version that is no exact one is the newest, and so is one called labs. Without
 * a directive it is the builder's own, of which nothing is known before it builds: it may be the newest.
 */
export function frontendOf(syntax: string | null): Frontend {
  if (syntax === null) return NEWEST;
  const named = /^(?:docker\.io\/)?docker\/dockerfile(?:-upstream)?(?::([^@]*))?(?:@.*)?$/.exec(syntax);
  if (!named) return "foreign";
  const [, tag = "latest"] = named;
  const [, minor] = /^1\.(\d+)(?:\.\d+)?$/.exec(tag) ?? [];
  return minor === undefined ? NEWEST : Number(minor);
}

export type Flags = ReadonlyMap<string, readonly string[]>;

/** Of the many instructions that have none. */
export const NO_FLAGS: Flags = new Map();

/** The values of an instruction's flags by name; a flag without a value is `true`. @throws Rejection */
export function checkFlags(keyword: string, written: readonly string[], frontend: Frontend): Flags {
  if (written.length === 0) return NO_FLAGS;
  const used = new Map<string, string[]>();
  const known = FLAGS[keyword] ?? {};
  for (const one of written) {
    const equals = one.indexOf("=");
    const name = one.slice(2, equals < 0 ? one.length : equals);
    const value = equals < 0 ? null : one.slice(equals + 1);
    const found = Object.hasOwn(known, name) ? known[name] : undefined;
    if (found === undefined || (frontend !== "foreign" && found.since > frontend)) {
      if (frontend === "foreign") continue;
      throw new Rejection(unknownFlag(keyword, name, known));
    }
    const { kind } = found;
    const values = used.get(name) ?? [];
    if (values.length > 0 && kind !== "list") throw new Rejection(`${keyword} --${name} stands there twice`);
    values.push(readValue(`${keyword} --${name}`, kind, value));
    used.set(name, values);
  }
  return used;
}

/** What to write where a frontend is too old for a flag; null: no frontend has this flag. */
export function neededSyntax(keyword: string, name: string): string | null {
  const known = FLAGS[keyword] ?? {};
  const since = Object.hasOwn(known, name) ? known[name]?.since : undefined;
  return since === undefined
    ? null
    : `it needs # syntax=docker/dockerfile:1.${since} or newer in the first line`;
}

function unknownFlag(keyword: string, name: string, known: Readonly<Record<string, Flag>>): string {
  const sentence = `unknown flag: --${name} for ${keyword}`;
  const needed = neededSyntax(keyword, name);
  if (needed !== null) return `${sentence}: ${needed}`;
  if (name === "from" && keyword === "ADD") return `${sentence}: COPY has it`;
  const names = Object.keys(known);
  const meant = nearestName(name, names);
  if (meant !== undefined) return `${sentence} (did you mean --${meant}?)`;
  return names.length === 0
    ? `${sentence}, which takes none`
    : `${sentence}: it knows --${names.join(", --")}`;
}

function readValue(flag: string, kind: FlagKind, value: string | null): string {
  if (kind !== "bool") {
    if (value === null) throw new Rejection(`${flag} needs a value: write ${flag}=…`);
    return value;
  }
  if (value === "") throw new Rejection(`${flag} has no value behind its =: write true or false`);
  const said = (value ?? "true").toLowerCase();
  if (said !== "true" && said !== "false") throw new Rejection(`${flag} is true or false, not ${value}`);
  return said;
}
