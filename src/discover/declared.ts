import { realpath } from "node:fs/promises";
import type { Notice } from "../report/model.ts";
import type { Listing } from "./listing.ts";
import { buildSources } from "./sources/catalogue.ts";
import type { DeclaredBuild, SourceReading } from "./sources/model.ts";
import { repositoryFiles } from "./sources/repository-files.ts";

/** More of one file are counted, not shown. */
const NOTICES_A_FILE = 3;

/** Everything that the repository at `root` says of how it builds its Dockerfiles, the strongest first. */
export async function readDeclaredBuilds(root: string, listing: Listing): Promise<SourceReading> {
  const files = repositoryFiles(await realpath(root), listing.paths);
  const builds = new Map<string, DeclaredBuild>();
  const notices: Notice[] = [];
  for (const source of buildSources) {
    const reading = await source.read(files);
    const covered = new Set(
      source.isFallback
        ? [...builds.values()]
            .filter(({ ships, makesImage }) => ships || !makesImage)
            .map(({ dockerfile }) => dockerfile)
        : [],
    );
    for (const found of reading.builds) {
      const build = covered.has(found.dockerfile) ? { ...found, ships: false } : found;
      const key = JSON.stringify(build);
      if (!builds.has(key)) builds.set(key, build);
    }
    notices.push(...shortened(reading.notices, source.isFallback ? 1 : NOTICES_A_FILE));
  }
  // What ships says more than what somebody works with.
  const all = [...builds.values()];
  return { builds: [...all.filter(({ ships }) => ships), ...all.filter(({ ships }) => !ships)], notices };
}

function shortened(notices: readonly Notice[], most: number): Notice[] {
  const unique = [
    ...new Map(notices.map((notice) => [`${notice.file}\0${notice.message}`, notice])).values(),
  ];
  const files = [...new Set(unique.map(({ file }) => file))];
  return files.flatMap((file) => {
    const own = unique.filter((notice) => notice.file === file);
    const more = own.length - most;
    if (more <= 1 || file === undefined) return own;
    const message = `${more} more builds in it are passed over`;
    return [...own.slice(0, most), { level: "note" as const, message, file }];
  });
}

/** Builds that were passed over, for a reader who wants to know of images first. */
export function passedOverInShort(notices: readonly Notice[]): readonly Notice[] {
  if (notices.length < 2) return notices;
  const message = `${notices.length} notes on builds that could not be taken from the repository's files as they are; \`stagecheck stages\` lists them`;
  return [{ level: "note", message }];
}
