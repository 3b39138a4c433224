/** What archives have in common, read from a file or as a stream. */
import { ImageError } from "../errors.ts";
import { cleanPath, parentPath } from "./path.ts";
import { TarWalker } from "./tar.ts";
import type { TarEntry } from "./tar-entry.ts";

/** More files than any archive has; a hostile one must not fill the memory. */
const FILES_LIMIT = 200_000;

/** Where names of an archive lead: old archives write a repeated layer as a symlink to the first. */
export class ArchiveLinks {
  readonly #links = new Map<string, string>();

  add(entry: TarEntry): void {
    if (entry.type === "symlink") {
      this.#links.set(entry.path, cleanPath(`${parentPath(entry.path)}/${entry.link}`));
    } else if (entry.type === "hardlink") this.#links.set(entry.path, entry.link);
  }

  /** The path of the file itself; of a link that goes in circles, some link. */
  follow(path: string): string {
    let target = path;
    for (let hops = 0; hops < 16; hops++) {
      const next = this.#links.get(target);
      if (next === undefined) return target;
      target = next;
    }
    return target;
  }
}

/** Counts the entries of an archive and walks it; an entry is called by the archive's name. */
export function archiveWalker(name: string, visitor: ConstructorParameters<typeof TarWalker>[1]): TarWalker {
  let files = 0;
  return new TarWalker(name, {
    ...visitor,
    entry: (entry) => {
      if (++files > FILES_LIMIT)
        throw new ImageError(`${name} holds more than ${FILES_LIMIT} files: no image archive`);
      return visitor.entry(entry);
    },
  });
}
