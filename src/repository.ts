import { join } from "node:path";
import type { PlannedDockerfile } from "./build/model.ts";
import { parseOptions } from "./build/own-build.ts";
import { markShipping } from "./build/shipping.ts";
import { chooseContext } from "./discover/context.ts";
import { readDeclaredBuilds } from "./discover/declared.ts";
import { searchDockerfiles } from "./discover/files.ts";
import { listFiles } from "./discover/listing.ts";
import { type Beginning, readBeginning } from "./discover/read-file.ts";
import type { DeclaredBuild } from "./discover/sources/model.ts";
import { openWorkTree, type WorkTree } from "./discover/work-tree.ts";
import type { ParsedDockerfile } from "./dockerfile/model.ts";
import { parseDockerfile } from "./dockerfile/parse.ts";
import { StagecheckError } from "./errors.ts";
import { groupBy } from "./grouping.ts";
import type { Notice } from "./report/model.ts";
import type { Settings } from "./settings/model.ts";
import { declaredShips, settingsFor, shippingStages } from "./settings/per-dockerfile.ts";

/** The Dockerfiles of a folder, parsed, each with its context and with the stages that ship marked. */
export interface RepositoryDockerfiles {
  readonly dockerfiles: readonly PlannedDockerfile[];
  readonly notices: readonly Notice[];
  /** Builds of the repository's own that could not be taken, one by one. */
  readonly passedOver: readonly Notice[];
}

/** Larger than any Dockerfile that a person wrote; BuildKit's own limit is far lower. */
const DOCKERFILE_LIMIT_BYTES = 64_000_000;

function parseFile(file: string, settings: Settings, declared: DeclaredBuild | undefined): ParsedDockerfile {
  const beginning = readSafely(file);
  if (typeof beginning === "string") {
    const error = { line: 1, message: beginning };
    return { text: "", escapeChar: "\\", stages: [], instructions: [], error };
  }
  const { text, utf8 } = beginning;
  return parseDockerfile(text, { ...parseOptions(declared ?? {}, settings.build), broken: !utf8 });
}

/** A Dockerfile's text, or what is wrong with it: it was there when it was found, and the others go on. */
function readSafely(file: string): Beginning | string {
  try {
    const beginning = readBeginning(file, DOCKERFILE_LIMIT_BYTES);
    return beginning.whole ? beginning : "the file is larger than 64 MB: not a Dockerfile";
  } catch (error) {
    return `the file cannot be read (${(error as NodeJS.ErrnoException).code ?? "unknown error"})`;
  }
}

/** Outside git a folder can be anything, a home or a disk: what builds a Dockerfile lies near it. */
const MOST_NAMES_WITHOUT_GIT = 5000;

/** What the repository at `root` says of how it builds its Dockerfiles: by path, the strongest first. */
export async function readBuilds(root: string): Promise<ReadonlyMap<string, readonly DeclaredBuild[]>> {
  const { builds } = await readDeclaredBuilds(root, await listFiles(root, MOST_NAMES_WITHOUT_GIT));
  return groupBy(builds, ({ dockerfile }) => dockerfile);
}

/**
 * discover → parse → which stages ship, for one Dockerfile. `path` is relative to the root.
 * @param declared how the repository builds it, the strongest first
 */
export function readDockerfile(
  tree: WorkTree,
  path: string,
  settings: Settings,
  declared: readonly DeclaredBuild[],
): PlannedDockerfile {
  const own = settingsFor(settings, path);
  const [first] = declared;
  const parsed = parseFile(join(tree.root, path), settings, first);
  const ships = own.ships ?? declaredShips(declared, parsed.stages);
  const stages = markShipping(parsed.stages, shippingStages({ ...own, ships }, parsed.stages));
  const sources = parsed.instructions.flatMap((instruction) => instruction.contextSources);
  const given = first ? { buildArgs: first.buildArgs, buildContexts: first.buildContexts } : {};
  try {
    const chosen = chooseContext(tree, path, sources, own.context, declared);
    return { path, ...chosen, ...given, parsed, stages };
  } catch (error) {
    if (!(error instanceof StagecheckError)) throw error;
    // Its context is not there: said of this file, and the others go on.
    const fault = { line: 1, message: error.message };
    const broken: ParsedDockerfile = { ...parsed, stages: [], instructions: [], error: fault };
    return {
      path,
      context: own.context?.context ?? ".",
      contextReason: error.message,
      parsed: broken,
      stages: [],
    };
  }
}

/** The Dockerfiles of a folder, read one after the other. */
export interface RepositorySearch {
  /** To be gone through once. Throws at its end where there is none, and one has to be. */
  readonly dockerfiles: Iterable<PlannedDockerfile>;
  /** Complete once all Dockerfiles were gone through. */
  readonly notices: readonly Notice[];
  /** Builds of the repository's own that could not be taken, one by one. */
  readonly passedOver: readonly Notice[];
}

/**
 * Finds every Dockerfile below a folder, and reads each when it is asked for.
 * @param required whether finding none is an error; not so for a baseline
 * @throws StagecheckError where a glob names none
 */
export async function searchRepository(
  root: string,
  settings: Settings,
  required: boolean,
): Promise<RepositorySearch> {
  const listing = await listFiles(root);
  const tree = openWorkTree(root);
  const declared = await readDeclaredBuilds(root, listing);
  const builds = groupBy(declared.builds, ({ dockerfile }) => dockerfile);
  const options = { required, listing, tree, declared: [...builds.keys()] };
  const { paths, notices } = await searchDockerfiles(root, settings, options);
  const dockerfiles = (function* () {
    for (const path of paths) yield readDockerfile(tree, path, settings, builds.get(path) ?? []);
  })();
  return { dockerfiles, notices, passedOver: declared.notices };
}

/**
 * As `searchRepository`, and reads them all.
 * @throws StagecheckError where none is found, or a glob names none
 */
export async function readRepository(
  root: string,
  settings: Settings,
  required: boolean,
): Promise<RepositoryDockerfiles> {
  const { dockerfiles, notices, passedOver } = await searchRepository(root, settings, required);
  return { dockerfiles: [...dockerfiles], notices, passedOver };
}
