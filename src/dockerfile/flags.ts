import { nearestName } from "../text/nearest.ts";
import { Rejection } from "./rejection.ts";

type FlagKind = "bool" | "text" | "list";

/** The flags that each instruction knows in BuildKit 0.25. https://docs.docker.com/reference/dockerfile/ */
const FLAGS: Readonly<Record<string, Readonly<Record<string, FlagKind>>>> = {
  ADD: {
    chown: "text",
    chmod: "text",
    link: "bool",
    "keep-git-dir": "bool",
    checksum: "text",
    unpack: "bool",
    exclude: "list",
  },
  COPY: { from: "text", chown: "text", chmod: "text", link: "bool", exclude: "list" },
  FROM: { platform: "text" },
  HEALTHCHECK: {
    interval: "text",
    timeout: "text",
    "start-period": "text",
    "start-interval": "text",
    retries: "text",
  },
  RUN: { mount: "list", network: "text", device: "list" },
};

/** What newer frontends, and those called labs, know besides. */
const WIDER: Readonly<Record<string, Readonly<Record<string, FlagKind>>>> = {
  COPY: { parents: "bool" },
  RUN: { security: "text" },
};

/** How much a file's frontend takes: BuildKit's own, a newer or labs one, or one of which nothing is known. */
export type Frontend = "own" | "wider" | "foreign";

/** The last version of `docker/dockerfile` that knows no more than BuildKit 0.25's own. */
const OWN_MINOR = 19;

/** What a `# syntax=` directive brings. A version that is no exact one is the newest. */
export function frontendOf(syntax: string | null): Frontend {
  if (syntax === null) return "own";
  const named = /^(?:docker\.io\/)?docker\/dockerfile(?:-upstream)?(?::([^@]*))?(?:@.*)?$/.exec(syntax);
  if (!named) return "foreign";
  const [, tag = "latest"] = named;
  const version = /^(\d+)\.(\d+)(?:\.\d+)?$/.exec(tag);
  if (!version) return "wider";
  const [, major, minor] = version;
  return Number(major) > 1 || Number(minor) > OWN_MINOR ? "wider" : "own";
}

export type Flags = ReadonlyMap<string, readonly string[]>;

/** Of the many instructions that have none. */
export const NO_FLAGS: Flags = new Map();

/** The values of an instruction's flags by name; a flag without a value is `true`. @throws Rejection */
export function checkFlags(keyword: string, written: readonly string[], frontend: Frontend): Flags {
  if (written.length === 0) return NO_FLAGS;
  const used = new Map<string, string[]>();
  const known = { ...FLAGS[keyword], ...(frontend === "own" ? {} : WIDER[keyword]) };
  for (const flag of written) {
    const equals = flag.indexOf("=");
    const name = flag.slice(2, equals < 0 ? flag.length : equals);
    const value = equals < 0 ? null : flag.slice(equals + 1);
    const kind = Object.hasOwn(known, name) ? known[name] : undefined;
    if (kind === undefined) {
      if (frontend === "foreign") continue;
      throw new Rejection(unknownFlag(keyword, name, Object.keys(known)));
    }
    const values = used.get(name) ?? [];
    if (values.length > 0 && kind !== "list") throw new Rejection(`${keyword} --${name} stands there twice`);
    values.push(readValue(`${keyword} --${name}`, kind, value));
    used.set(name, values);
  }
  return used;
}

function unknownFlag(keyword: string, name: string, known: readonly string[]): string {
  const sentence = `unknown flag: --${name} for ${keyword}`;
  if (name === "from" && keyword === "ADD") return `${sentence}: COPY has it`;
  if (name === "parents") return `${sentence}: it needs # syntax=docker/dockerfile:1.20 or newer`;
  if (name === "security") return `${sentence}: it needs # syntax=docker/dockerfile:1-labs`;
  const meant = nearestName(name, known);
  if (meant !== undefined) return `${sentence} (did you mean --${meant}?)`;
  return known.length === 0
    ? `${sentence}, which takes none`
    : `${sentence}: it knows --${known.join(", --")}`;
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
