import { normalizeReference } from "./image-reference.ts";

/** Addresses of named contexts, by the names of the images that they stand for, written out. */
export type NamedContexts = ReadonlyMap<string, string>;

/** @param given addresses by name, as `--build-context` takes them */
export function readNamedContexts(given: Readonly<Record<string, string>>): NamedContexts {
  return new Map(Object.entries(given).map(([name, address]) => [normalizeReference(name), address]));
}

/**
 * What stands in the place of an image or of a stage of this name; null: nothing does.
 * https://docs.docker.com/reference/cli/docker/buildx/build/#build-context
 */
export const namedContext = (name: string, contexts: NamedContexts): string | null =>
  contexts.size === 0 ? null : (contexts.get(normalizeReference(name)) ?? null);

/** The image that a context is; null where it is none: a folder, a repository, a layout. */
export function imageOf(address: string): string | null {
  const [, image = ""] = /^docker-image:\/\/(.+)$/.exec(address) ?? [];
  return image === "" || image === "scratch" ? null : image;
}

/** The image that is pulled where one is named; null: none, for a context that is no image stands in its place. */
export function pulledFor(reference: string, contexts: NamedContexts): string | null {
  const address = namedContext(reference, contexts);
  return address === null ? reference : imageOf(address);
}
