/** Finding an image by name among those that an archive or a layout holds. */

/** An image's names, and the digests that it answers to (index, manifest, config). */
export interface Named {
  readonly names: readonly string[];
  readonly digests: readonly string[];
}

/** Ways of matching, strictest first. */
const WAYS: readonly ((wanted: string, image: Named) => boolean)[] = [
  (wanted, image) => image.names.includes(wanted),
  (wanted, image) => image.digests.includes(wanted),
  (wanted, image) => image.names.some((name) => withTag(name) === withTag(wanted)),
  (wanted, image) => image.names.some((name) => withoutDomain(withTag(name)).includes(withTag(wanted))),
  (wanted, image) => image.names.some((name) => withoutDomain(withTag(wanted)).includes(withTag(name))),
  (wanted, image) => image.digests.includes(wanted.slice(wanted.indexOf("@") + 1)),
  (wanted, image) =>
    /^(?:sha256:)?[0-9a-f]{6,64}$/.test(wanted) &&
    image.digests.some((digest) =>
      digest.startsWith(wanted.startsWith("sha256:") ? wanted : `sha256:${wanted}`),
    ),
];

/**
 * The images that a reference means: by name as written, by digest, by name without its tag or its registry, by
 * the beginning of an id. The first way that finds any counts.
 */
export function findNamed<Image extends Named>(images: readonly Image[], wanted: string): readonly Image[] {
  for (const way of WAYS) {
    const found = images.filter((image) => way(wanted, image));
    if (found.length > 0) return found;
  }
  return [];
}

/** Docker's default tag. */
function withTag(reference: string): string {
  const last = reference.slice(reference.lastIndexOf("/") + 1);
  return last.includes(":") || last.includes("@") ? reference : `${reference}:latest`;
}

/** What a user may call it: engines write `app` down with its registry and, for one-part names, `library/`. */
function withoutDomain(reference: string): readonly string[] {
  const [domain = "", ...rest] = reference.split("/");
  if (rest.length === 0 || !(/[.:]/.test(domain) || domain === "localhost")) return [];
  const path = rest.join("/");
  return rest.length === 2 && rest[0] === "library" ? [path, rest[1] as string] : [path];
}
