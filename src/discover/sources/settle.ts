import { posix } from "node:path";
import type { Notice } from "../../report/model.ts";
import type { NamedContext } from "../../settings/model.ts";
import { quoted } from "../../settings/quoted.ts";
import type { DeclaredBuild, RepositoryFiles, SourceReading } from "./model.ts";

/** A build as a source states it, its paths not yet looked for. */
export interface StatedBuild {
  readonly file: string;
  readonly part: string;
  /** Folder, relative to the root, that `context` and local named contexts are relative to. */
  readonly folder: string;
  readonly context: string;
  /** Null: `Dockerfile` in the context. */
  readonly dockerfile: string | null;
  /** What `dockerfile` is relative to. */
  readonly dockerfileIn: "context" | "folder";
  readonly target: string | null;
  readonly makesImage: boolean;
  /** Whether users run the image, if it is one and its stage is for that. */
  readonly ships: boolean;
  /** Default: not known, so no. */
  readonly pushed?: boolean;
  readonly buildArgs: Readonly<Record<string, string>>;
  readonly buildContexts: Readonly<Record<string, string>>;
}

/** Stages that people name so are for working on the program, not for running it. */
const DEVELOPMENT_STAGE =
  /^(dev|devel|develop|development|dev[-_]?container|devenv|debug|local|ci|(unit|integration|e2e)?[-_]?tests?|testing|test[-_]runner|lint|linter|check)$/i;

const REMOTE = /^([a-z][a-z0-9+.-]*:\/\/|git@|github\.com\/)|\.git(#.*)?$/i;

/** Addresses of named contexts that buildx takes from anywhere. */
const TAKEN = /^(docker-image|https?|git):\/\//;

export const NOTHING: SourceReading = { builds: [], notices: [] };

/** Looks for what a source names: a build with paths that are there and inside the repository, or what is wrong. */
export function settle(files: RepositoryFiles, stated: StatedBuild): SourceReading {
  const part = stated.part || "a build in it";
  const about = part.charAt(0).toUpperCase() + part.slice(1);
  const no = (reason: string): SourceReading => ({
    builds: [],
    notices: [{ level: "note", message: `${about} is passed over: ${reason}`, file: stated.file }],
  });
  if (REMOTE.test(stated.context)) return no(`its context ${quoted(stated.context)} is remote`);
  const context = within(stated.folder, stated.context);
  const outside = `its context ${quoted(stated.context)} lies outside the repository`;
  if (context === null) return no(outside);
  const kind = files.kind(context);
  if (kind === "outside") return no(outside);
  if (kind !== "folder") return no(`its context ${quoted(context)} is not a folder that is there`);
  const base = stated.dockerfileIn === "context" ? context : stated.folder;
  const dockerfile =
    stated.dockerfile === null ? within(context, "Dockerfile") : within(base, stated.dockerfile);
  const name = quoted(dockerfile ?? stated.dockerfile ?? "Dockerfile");
  if (dockerfile === null || files.kind(dockerfile) === "outside") {
    return no(`its Dockerfile ${name} lies outside the repository`);
  }
  if (files.kind(dockerfile) !== "file") return no(`its Dockerfile ${name} is not there`);

  const notices: Notice[] = [];
  const buildContexts = Object.entries(stated.buildContexts).flatMap(
    ([contextName, value]): NamedContext[] => {
      const settled = namedContext(files, stated.folder, contextName, value);
      if (typeof settled !== "string") return [settled];
      const message = `${about} has the named context ${quoted(contextName)}, which is passed over: ${settled}`;
      notices.push({ level: "note", message, file: stated.file });
      return [];
    },
  );
  const target = stated.target === null || stated.target === "" ? null : stated.target.toLowerCase();
  const build: DeclaredBuild = {
    file: stated.file,
    part: stated.part,
    dockerfile,
    context,
    target,
    pushed: stated.pushed ?? false,
    makesImage: stated.makesImage,
    ships: stated.ships && stated.makesImage && (target === null || !DEVELOPMENT_STAGE.test(target)),
    buildArgs: Object.fromEntries(Object.entries(stated.buildArgs).filter(isArgument)),
    buildContexts,
  };
  return { builds: [build], notices };
}

/** The named context, or why there is none. */
function namedContext(
  files: RepositoryFiles,
  folder: string,
  name: string,
  value: string,
): NamedContext | string {
  if (name === "" || /[=\0]/.test(name) || value.includes("\0")) return "this is no name of a context";
  if (/^(target|service):/.test(value)) return "it is the result of another build";
  if (REMOTE.test(value)) {
    return TAKEN.test(value) ? { name, value, local: false } : `its address ${quoted(value)} is not taken`;
  }
  const path = within(folder, value);
  const kind = path === null ? "outside" : files.kind(path);
  if (path === null || kind === "outside") return `${quoted(value)} lies outside the repository`;
  return kind === "folder"
    ? { name, value: path, local: true }
    : `${quoted(path)} is not a folder that is there`;
}

/** What can be handed to a program as `NAME=value`. */
function isArgument([name, value]: readonly [string, string]): boolean {
  return name !== "" && !/[=\0\s]/.test(name) && !value.includes("\0");
}

/** A path in a folder, relative to the root; null where it leads out of it. */
export function within(folder: string, path: string): string | null {
  if (path.includes("\0") || posix.isAbsolute(path)) return null;
  const joined = posix.join(folder, path).replace(/(?<=.)\/+$/, "");
  return joined === ".." || joined.startsWith("../") ? null : joined;
}

/** Everything that several readings say. */
export function joinReadings(readings: readonly SourceReading[]): SourceReading {
  return {
    builds: readings.flatMap(({ builds }) => builds),
    notices: readings.flatMap(({ notices }) => notices),
  };
}

/** What is said of a file that could not be read. */
export function unreadable(file: string, reason: string): SourceReading {
  return { builds: [], notices: [{ level: "note", message: `It is passed over: ${reason}`, file }] };
}
