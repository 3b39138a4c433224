/** https://pkg.go.dev/github.com/distribution/reference: what an image may be called. */
const COMPONENT = "[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*";
const HOST_PART = "(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])";
const DOMAIN = `(?:${HOST_PART}(?:\\.${HOST_PART})*|\\[[a-fA-F0-9:]+\\])(?::[0-9]+)?`;
const NAME = `(?:${DOMAIN}/)?${COMPONENT}(?:/${COMPONENT})*`;
const DIGEST = "[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}";
const REFERENCE = new RegExp(`^(${NAME})(?::[\\w][\\w.-]{0,127})?(?:@(${DIGEST}))?$`);

/** Longer names are refused; so is what is longer than any name, tag and digest together. */
const LONGEST_NAME = 255;
const LONGEST_REFERENCE = 1_000;

const DIGEST_LENGTHS: Readonly<Record<string, number>> = { sha256: 64, sha384: 96, sha512: 128 };

/** Registry and the rest, as Docker tells them apart: a registry has a dot, a port or capitals, or is `localhost`. */
function splitDomain(reference: string): readonly [string, string] {
  const slash = reference.indexOf("/");
  const first = slash < 0 ? "" : reference.slice(0, slash);
  const isDomain = /[.:]/.test(first) || first === "localhost" || first.toLowerCase() !== first;
  let domain = isDomain ? first : "docker.io";
  if (domain === "index.docker.io") domain = "docker.io";
  const path = isDomain ? reference.slice(slash + 1) : reference;
  return [domain, domain === "docker.io" && !path.includes("/") ? `library/${path}` : path];
}

/** Whether an image can be called so. */
export function isImageReference(reference: string): boolean {
  if (reference.length > LONGEST_REFERENCE || /^[a-f0-9]{64}$/.test(reference)) return false;
  const [domain, path] = splitDomain(reference);
  const found = REFERENCE.exec(`${domain}/${path}`);
  if (!found) return false;
  const [, name = "", digest] = found;
  if (name.length - domain.length - 1 > LONGEST_NAME) return false;
  return digest === undefined || isDigest(digest);
}

/** Whether it is a digest that BuildKit can check: `sha256:` and 64 hexadecimal digits, and the like. */
export function isDigest(digest: string): boolean {
  const colon = digest.indexOf(":");
  const hex = digest.slice(colon + 1);
  return DIGEST_LENGTHS[digest.slice(0, Math.max(0, colon))] === hex.length && /^[a-f0-9]+$/.test(hex);
}

/**
 * An image reference with registry and tag written out: `node:20` is `docker.io/library/node:20`.
 * https://pkg.go.dev/github.com/distribution/reference#ParseNormalizedNamed
 */
export function normalizeReference(reference: string): string {
  const [named = "", digest] = reference.split("@", 2);
  const [domain, path] = splitDomain(named);
  const full = `${domain}/${path}`;
  if (digest !== undefined) return `${full}@${digest}`;
  return /:[^/]*$/.test(path) ? full : `${full}:latest`;
}
