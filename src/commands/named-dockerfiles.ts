import { readdir } from "node:fs/promises";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { openGit } from "../baseline/git.ts";
import type { PlannedDockerfile } from "../build/model.ts";
import { detectorIds } from "../detectors/catalogue.ts";
import type { DeclaredBuild } from "../discover/sources/model.ts";
import { openWorkTree, type WorkTree } from "../discover/work-tree.ts";
import { readBuilds, readDockerfile } from "../repository.ts";
import { loadSettings } from "../settings/load.ts";
import type { GivenSettings, Settings } from "../settings/model.ts";
import type { CommandContext } from "./context.ts";

export function settingsAt(root: string, given: GivenSettings): Settings {
  return loadSettings(given, { root, detectors: detectorIds });
}

/** Dockerfiles that a person names one by one. */
export interface NamedDockerfiles {
  /**
   * Finds how one is built; what comes back reads it. In a repository its path is relative to that, elsewhere it is
   * printed as given.
   */
  readonly open: (path: string) => Promise<() => PlannedDockerfile>;
}

/** What is the same for all Dockerfiles below one folder. */
interface Project {
  readonly tree: WorkTree;
  readonly builds: ReadonlyMap<string, readonly DeclaredBuild[]>;
}

export function openNamed(given: GivenSettings, { cwd, env }: CommandContext): NamedDockerfiles {
  const projects = new Map<string, Promise<Project>>();
  const readProject = async (root: string): Promise<Project> => {
    const tree = openWorkTree(root);
    return { tree, builds: await readBuilds(tree.root) };
  };
  /** Many are named of one folder, and what it says is read once. */
  const projectAt = (root: string): Promise<Project> => {
    const project = projects.get(root) ?? readProject(root);
    projects.set(root, project);
    return project;
  };

  return {
    async open(path) {
      const file = resolve(cwd, path);
      const git = await openGit(dirname(file), env);
      if (git !== null) {
        const settings = settingsAt(git.root, given);
        const { tree, builds } = await projectAt(git.root);
        const named = relative(git.root, file).split(sep).join("/");
        return () => readDockerfile(tree, named, settings, builds.get(named) ?? []);
      }
      const own = settingsAt(dirname(file), given);
      const outer = await projectFolder(dirname(file));
      const { tree, builds } = await projectAt(outer);
      const inside = relative(outer, file).split(sep).join("/");
      const declared = builds.get(inside) ?? [];
      if (own.root === tree.root || declared.length === 0) {
        return () => {
          const read = readDockerfile(openWorkTree(own.root), basename(file), own, declared);
          return { ...read, path, context: join(dirname(path), read.context) };
        };
      }
      const settings = settingsAt(outer, given);
      return () => {
        const read = readDockerfile(tree, inside, settings, declared);
        return { ...read, path, context: relative(cwd, join(outer, read.context)) || "." };
      };
    },
  };
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
