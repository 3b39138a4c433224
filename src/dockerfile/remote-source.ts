import { isDigest } from "./image-reference.ts";
import { Rejection } from "./rejection.ts";

/** What ADD fetches from elsewhere; COPY takes neither. */
type RemoteSource =
  | { readonly kind: "url" }
  | { readonly kind: "git"; readonly query: URLSearchParams }
  /** From the build context. */
  | { readonly kind: "path" };

const URL_FORM = /^([a-zA-Z0-9]+):\/\/[^/?#]*([^?#]*)(?:\?([^#]*))?/;
const SSH_FORM = /^[a-zA-Z0-9_-]+@[a-zA-Z0-9.-]+:.*?(?:\?(.*?))?(?:#.*)?$/;

/** https://docs.docker.com/reference/dockerfile/#adding-files-from-a-git-repository */
function readSource(source: string): RemoteSource {
  if (!source.includes(":") || /^\.\.?\//.test(source)) return { kind: "path" };
  const [address, scheme = "", path = "", query = ""] = URL_FORM.exec(source) ?? [];
  if (address === undefined) {
    const ssh = SSH_FORM.exec(source);
    return ssh ? { kind: "git", query: new URLSearchParams(ssh[1] ?? "") } : { kind: "path" };
  }
  const readable = !/[\0-\x20\x7f]|%(?![0-9a-fA-F]{2})/.test(source);
  const git = /^(?:git|ssh)$/i.test(scheme) || (/^https?$/i.test(scheme) && path.endsWith(".git"));
  if (git && readable) return { kind: "git", query: new URLSearchParams(query) };
  // BuildKit looks for these two in small letters.
  return /^https?:/.test(source) ? { kind: "url" } : { kind: "path" };
}

/** Whether ADD fetches it from elsewhere. */
export const isAddress = (source: string): boolean => readSource(source).kind !== "path";

const BOOLEAN = /^(?:1|t|T|TRUE|true|True|0|f|F|FALSE|false|False)$/;
const QUERIES = ["ref", "tag", "branch", "subdir", "checksum", "commit", "keep-git-dir", "submodules"];

/** What a git address may ask for behind its `?`. @throws Rejection */
function checkQuery(source: string, query: URLSearchParams): void {
  const reject = (why: string): never => {
    throw new Rejection(`ADD ${source}: ${why}`);
  };
  for (const name of new Set(query.keys())) {
    const [value = "", ...more] = query.getAll(name);
    const flag = name === "keep-git-dir" || name === "submodules";
    if (!QUERIES.includes(name)) reject(`a git address knows no ${name}, but ${QUERIES.join(", ")}`);
    if (more.length > 0) reject(`${name} stands there twice`);
    if (value === "" && !flag) reject(`${name} has no value`);
    if (value !== "" && flag && !BOOLEAN.test(value)) reject(`${name} is true or false`);
  }
}

/**
 * Judges the sources of COPY or ADD, variables filled in; null for what is not known.
 * @param checksum of ADD; null where there is none or it is not known
 * @throws Rejection
 */
export function checkSources(
  keyword: string,
  sources: readonly (string | null)[],
  checksum: string | null,
): void {
  const read = sources.map((source) => (source === null ? null : readSource(source)));
  if (checksum !== null && checksum !== "") {
    if (read.length !== 1) throw new Rejection("ADD --checksum is for one source alone");
    if (read[0]?.kind === "path")
      throw new Rejection("ADD --checksum is for a source at an http, https or git address");
    if (read[0]?.kind === "url" && !isDigest(checksum))
      throw new Rejection(`ADD --checksum=${checksum}: write sha256: and 64 hexadecimal digits`);
  }
  for (const [index, source] of read.entries()) {
    const written = sources[index] ?? "";
    if (source?.kind === "git") checkQuery(written, source.query);
    if (keyword === "COPY" && source !== null && source.kind !== "path")
      throw new Rejection(`COPY ${written}: COPY takes no address; ADD does`);
  }
}
