import { ImageError } from "../errors.ts";
import { type Candidate, listCandidates, type PlannedImage } from "./candidates.ts";
import { hostPlatform, matchesPlatform } from "./platform.ts";
import { findNamed } from "./reference.ts";
import type { BlobStore, ReadOptions } from "./source.ts";

/** Candidates that differ in their platform alone, under the name that the image goes by. */
interface Group {
  readonly reference: string;
  readonly members: readonly Candidate[];
}

/** Chooses the images and reads all that describes them. Throws {@link ImageError}s. */
export async function planImages(store: BlobStore, options: ReadOptions): Promise<readonly PlannedImage[]> {
  const candidates = await listCandidates(store);
  const groups = options.references
    ? options.references.map((reference) =>
        findGroup(store, candidates, reference, options.references?.length === 1),
      )
    : groupAll(store, candidates);
  const planned: PlannedImage[] = [];
  for (const group of groups) planned.push(...(await choosePlatform(group, options.platform)));
  return planned;
}

function findGroup(
  store: BlobStore,
  candidates: readonly Candidate[],
  reference: string,
  alone: boolean,
): Group {
  const members = findNamed(candidates, reference);
  if (members.length > 0) return { reference, members };
  // An engine that is asked for an image by its id saves it without a name.
  const [group, ...others] = groupAll(store, candidates);
  if (alone && group && others.length === 0 && group.members.every(({ names }) => names.length === 0)) {
    return { reference, members: group.members };
  }
  throw new ImageError(`${store.name} holds no image \`${reference}\``, {
    remedy: `It holds ${listNames(candidates)}.`,
  });
}

/** Images by name; those without one by digest. */
function listNames(candidates: readonly Candidate[]): string {
  const names = new Set(
    candidates.flatMap(({ names, digests }) => (names.length > 0 ? names : digests.slice(0, 1))),
  );
  const shown = [...names].slice(0, 10).map((name) => `\`${name}\``);
  return shown.join(", ") + (names.size > 10 ? ` and ${names.size - 10} more` : "");
}

/** All images, each once: by name; those without a name apart, unless they differ in platform alone. */
function groupAll(store: BlobStore, candidates: readonly Candidate[]): readonly Group[] {
  const seen = new Set<string>();
  const named = new Map<string, Candidate[]>();
  const unnamed: Candidate[] = [];
  for (const candidate of candidates) {
    const [id] = candidate.digests;
    if (id !== undefined && seen.has(id)) continue;
    if (id !== undefined) seen.add(id);
    const [name] = candidate.names;
    if (name === undefined) unnamed.push(candidate);
    else named.set(name, [...(named.get(name) ?? []), candidate]);
  }
  const platforms = new Set(unnamed.map((candidate) => candidate.platform));
  const onePerPlatform = platforms.size === unnamed.length && !platforms.has(undefined);
  const apart = onePerPlatform ? [unnamed] : unnamed.map((candidate) => [candidate]);
  return [
    ...[...named].map(([reference, members]) => ({ reference, members })),
    ...apart.filter((members) => members.length > 0).map((members) => ({ reference: store.name, members })),
  ];
}

async function choosePlatform(group: Group, wanted: string | undefined): Promise<readonly PlannedImage[]> {
  const { reference, members } = group;
  const load = async (candidate: Candidate): Promise<PlannedImage> => ({
    reference,
    ...(await candidate.load()),
  });
  const [only] = members;
  if (only && members.length === 1 && (wanted === undefined || wanted === "all")) return [await load(only)];
  // Of the same platform, what was added last: a name that was given anew.
  const platforms = new Map<string, Candidate>();
  for (const candidate of members) {
    platforms.set(candidate.platform ?? (await candidate.load()).platform, candidate);
  }
  if (wanted === "all") return Promise.all([...platforms.values()].map(load));
  const names = [...platforms.keys()];
  const chosen =
    names.find((platform) => matchesPlatform(platform, wanted ?? hostPlatform())) ??
    (wanted === undefined ? names[0] : undefined);
  const candidate = chosen === undefined ? undefined : platforms.get(chosen);
  const otherPlatforms = names.filter((name) => name !== chosen);
  if (candidate)
    return [{ ...(await load(candidate)), ...(otherPlatforms.length > 0 && { otherPlatforms }) }];
  throw new ImageError(`\`${reference}\` is not there for ${wanted}`, {
    remedy: `It is there for ${names.join(", ")}.`,
  });
}
