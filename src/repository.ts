import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { PlannedDockerfile } from "./build/model.ts";
import { markShipping } from "./build/plan.ts";
import { chooseContext } from "./discover/context.ts";
import { findDockerfiles } from "./discover/files.ts";
import type { ParsedDockerfile } from "./dockerfile/model.ts";
import { parseDockerfile } from "./dockerfile/parse.ts";
import { StagecheckError } from "./errors.ts";
import type { Notice } from "./report/model.ts";
import type { Settings } from "./settings/model.ts";
import { settingsFor, shippingStages } from "./settings/per-dockerfile.ts";

/** The Dockerfiles of a folder, parsed, each with its context and with the stages that ship marked. */
export interface RepositoryDockerfiles {
  readonly dockerfiles: readonly PlannedDockerfile[];
  readonly notices: readonly Notice[];
}

/** Larger than any Dockerfile that a person wrote; BuildKit's own limit is far lower. */
const DOCKERFILE_LIMIT_BYTES = 64_000_000;

async function parseFile(file: string, settings: Settings): Promise<ParsedDockerfile> {
  const bytes = await readFile(file);
  if (bytes.length > DOCKERFILE_LIMIT_BYTES) {
    const error = { line: 1, message: "the file is larger than 64 MB: not a Dockerfile" };
    return { text: "", escapeChar: "\\", stages: [], instructions: [], error };
  }
  const [platform] = settings.build.platforms;
  return parseDockerfile(bytes.toString("utf8"), {
    buildArgs: settings.build.buildArgs,
    ...(platform === undefined ? {} : { platform }),
  });
}

/** discover → parse → which stages ship, for one Dockerfile. `path` is relative to the root. */
export async function readDockerfile(
  root: string,
  path: string,
  settings: Settings,
): Promise<PlannedDockerfile> {
  const own = settingsFor(settings, path);
  const parsed = await parseFile(join(root, path), settings);
  const stages = markShipping(parsed.stages, shippingStages(own, parsed.stages));
  const sources = parsed.instructions.flatMap((instruction) => instruction.contextSources);
  try {
    return { path, ...(await chooseContext(root, path, sources, own.context)), parsed, stages };
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
  const { paths, notices } = await findDockerfiles(root, settings, { required });
  const dockerfiles: PlannedDockerfile[] = [];
  for (const path of paths) dockerfiles.push(await readDockerfile(root, path, settings));
  return { dockerfiles, notices };
}
