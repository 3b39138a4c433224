import { readdir, stat } from "node:fs/promises";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { openGit } from "../baseline/git.ts";
import type { PlannedDockerfile } from "../build/model.ts";
import { detectorIds } from "../detectors/catalogue.ts";
import { openWorkTree } from "../discover/work-tree.ts";
import { StagecheckError } from "../errors.ts";
import type { ListedDockerfile, Notice } from "../report/model.ts";
import { listedDockerfile, listingOf } from "../report/stages.ts";
import { type FoundRepository, findRepository, readBuilds, readDockerfile } from "../repository.ts";
import type { Invocation } from "../settings/from-arguments.ts";
import { loadSettings } from "../settings/load.ts";
import type { GivenSettings, Settings } from "../settings/model.ts";
import type { CommandContext } from "./context.ts";
import { print } from "./print.ts";

function settingsAt(root: string, given: GivenSettings): Settings {
  return loadSettings(given, { root, detectors: detectorIds });
}

async function findIn(folder: string, given: GivenSettings): Promise<FoundRepository> {
  const settings = settingsAt(folder, given);
  return findRepository(settings.root, settings, true);
}

/** One file: in a repository its path is relative to that, elsewhere it is printed as given. */
async function readNamed(
  path: string,
  given: GivenSettings,
  context: CommandContext,
): Promise<PlannedDockerfile> {
  const file = resolve(context.cwd, path);
  const git = await openGit(dirname(file), context.env);
  if (git !== null) {
    const settings = settingsAt(git.root, given);
    const inside = relative(settings.root, join(settings.root, relative(git.root, file)));
    const named = inside.split(sep).join("/");
    const builds = await readBuilds(settings.root, named);
    return readDockerfile(openWorkTree(settings.root), named, settings, builds);
  }
  const settings = settingsAt(dirname(file), given);
  const outer = await projectFolder(dirname(file));
  const inside = relative(outer, file).split(sep).join("/");
  const declared = await readBuilds(outer, inside);
  if (settings.root === outer || declared.length === 0) {
    const read = readDockerfile(openWorkTree(settings.root), basename(file), settings, declared);
    return { ...read, path, context: join(dirname(path), read.context) };
  }
  const read = readDockerfile(openWorkTree(outer), inside, settingsAt(outer, given), declared);
  return { ...read, path, context: relative(context.cwd, join(outer, read.context)) || "." };
}

/** Folders above a file in which what builds it is looked for. */
const MOST_FOLDERS = 4;
/** A folder with more names in it holds other things than a project. */
const MOST_NAMES = 500;
const BUILD_FILE = /^((docker-)?compose.*\.ya?ml|docker-bake.*\.(hcl|json)|Makefile|package\.json|\.github)$/;

/** Without git: the nearest folder, the file's own or one above it, that says how it builds; its own where none does. */
async function projectFolder(folder: string): Promise<string> {
  let outer = folder;
  for (let count = 0; count < MOST_FOLDERS && outer !== dirname(outer); count++, outer = dirname(outer)) {
    const names = await readdir(outer).catch(() => []);
    if (names.length > MOST_NAMES) break;
    if (names.some((name) => BUILD_FILE.test(name))) return outer;
  }
  return folder;
}

/** `stagecheck stages [PATH...]`: 1 where a file is rejected, 2 (thrown) where a path cannot be read. */
export async function stagesCommand(
  invocation: Extract<Invocation, { command: "stages" }>,
  context: CommandContext,
): Promise<number> {
  const dockerfiles: ListedDockerfile[] = [];
  const notices: Notice[] = [];
  for (const path of invocation.paths.length > 0 ? invocation.paths : ["."]) {
    const found = await stat(resolve(context.cwd, path)).catch((cause: NodeJS.ErrnoException) => {
      const remedy = "Name a Dockerfile, or a folder that holds some.";
      const reason = cause.code === "ENOENT" ? "There is no such file or folder" : "It cannot be read";
      throw new StagecheckError(reason, { place: { file: path }, remedy, cause });
    });
    if (found.isDirectory()) {
      const { paths, read, ...said } = await findIn(resolve(context.cwd, path), invocation.given);
      // Of each file only what is listed is kept: there may be thousands.
      for (const one of paths) dockerfiles.push(listedDockerfile(read(one)));
      notices.push(...said.notices, ...said.passedOver);
    } else dockerfiles.push(listedDockerfile(await readNamed(path, invocation.given, context)));
  }
  const listing = listingOf(dockerfiles, notices);
  await print(
    (format, options) => format.stagesInParts?.(listing) ?? format.stages(listing, options),
    invocation,
    context,
  );
  return listing.dockerfiles.some((dockerfile) => dockerfile.error) ? 1 : 0;
}
