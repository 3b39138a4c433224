/**
 * An image reference with registry and tag written out: `node:20` is `docker.io/library/node:20`.
 * https://pkg.go.dev/github.com/distribution/reference#ParseNormalizedNamed
 */
export function normalizeReference(reference: string): string {
  const [named = "", digest] = reference.split("@", 2);
  const slash = named.indexOf("/");
  const first = slash < 0 ? "" : named.slice(0, slash);
  const isDomain = /[.:]/.test(first) || first === "localhost";
  const path = isDomain ? named.slice(slash + 1) : named;
  const full = isDomain ? `${first}/${path}` : `docker.io/${path.includes("/") ? path : `library/${path}`}`;
  const tagged = /:[^/]*$/.test(path) || digest !== undefined ? full : `${full}:latest`;
  return digest === undefined ? tagged : `${tagged}@${digest}`;
}
