import { isUtf8 } from "node:buffer";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { PlannedDockerfile } from "./build/model.ts";
import { markShipping } from "./build/plan.ts";
import { chooseContext } from "./discover/context.ts";
import { readDeclaredBuilds } from "./discover/declared.ts";
import { findDockerfiles } from "./discover/files.ts";
import { listFiles } from "./discover/listing.ts";
import type { DeclaredBuild } from "./discover/sources/model.ts";
import type { ParsedDockerfile } from "./dockerfile/model.ts";
import { parseDockerfile } from "./dockerfile/parse.ts";
import { StagecheckError } from "./errors.ts";
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

async function parseFile(
  file: string,
  settings: Settings,
  buildArgs: Readonly<Record<string, string>>,
): Promise<ParsedDockerfile> {
  const bytes = await readFile(file);
  if (bytes.length > DOCKERFILE_LIMIT_BYTES) {
    const error = { line: 1, message: "the file is larger than 64 MB: not a Dockerfile" };
    return { text: "", escapeChar: "\\", stages: [], instructions: [], error };
  }
  const [platform] = settings.build.platforms;
  return parseDockerfile(bytes.toString("utf8"), {
    buildArgs: { ...buildArgs, ...settings.build.buildArgs },
    ...(platform === undefined ? {} : { platform }),
    broken: !isUtf8(bytes),
  });
}

/** What the repository says of how it builds, for `readDockerfile`. */
export async function readBuilds(root: string): Promise<readonly DeclaredBuild[]> {
  return (await readDeclaredBuilds(root, await listFiles(root))).builds;
}

/**
 * discover → parse → which stages ship, for one Dockerfile. `path` is relative to the root.
 * @param builds what the repository declares, the strongest first
 */
export async function readDockerfile(
  root: string,
  path: string,
  settings: Settings,
  builds: readonly DeclaredBuild[],
): Promise<PlannedDockerfile> {
  const own = settingsFor(settings, path);
  const declared = builds.filter(({ dockerfile }) => dockerfile === path);
  const [first] = declared;
  const parsed = await parseFile(join(root, path), settings, first?.buildArgs ?? {});
  const ships = own.ships ?? declaredShips(declared, parsed.stages);
  const stages = markShipping(parsed.stages, shippingStages({ ...own, ships }, parsed.stages));
  const sources = parsed.instructions.flatMap((instruction) => instruction.contextSources);
  const given = first ? { buildArgs: first.buildArgs, buildContexts: first.buildContexts } : {};
  try {
    const chosen = await chooseContext(root, path, sources, own.context, declared);
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

/**
 * Finds and reads every Dockerfile below a folder.
 * @param required whether finding none is an error; not so for a baseline
 * @throws StagecheckError where none is found
 */
export async function readRepository(
  root: string,
  settings: Settings,
  required: boolean,
): Promise<RepositoryDockerfiles> {
  const listing = await listFiles(root);
  const declared = await readDeclaredBuilds(root, listing);
  const named = [...new Set(declared.builds.map(({ dockerfile }) => dockerfile))];
  const { paths, notices } = await findDockerfiles(root, settings, { required, listing, declared: named });
  const dockerfiles: PlannedDockerfile[] = [];
  for (const path of paths) dockerfiles.push(await readDockerfile(root, path, settings, declared.builds));
  return { dockerfiles, notices, passedOver: declared.notices };
}
