import { isUtf8 } from "node:buffer";
import { spawn } from "node:child_process";
import { lstat, readdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { StagecheckError } from "../errors.ts";
import type { Notice } from "../report/model.ts";
import { enumerate } from "./enumerate.ts";
import { isFetched } from "./names.ts";

const SUBMODULE_MODE = "160000 ";
const TAB = 9;

export interface Listing {
  /** Relative to the root, `/` between the parts, in the order of their bytes; each once. */
  readonly paths: readonly string[];
  /** Whether git told them, or the folder was walked. */
  readonly from: "git" | "folder";
  readonly notices: readonly Notice[];
}

/**
 * All files of a repository: what git tracks at and below `root`, or, where there is no git, what lies in the folder
 * but for vendored folders. Links are listed and not followed.
 * @param most without git: the walk ends with so many names, the nearest to the root
 * @throws StagecheckError where git is there and cannot tell.
 */
export async function listFiles(root: string, most = Number.POSITIVE_INFINITY): Promise<Listing> {
  return (await isInGit(root)) ? listTracked(root) : listFolder(root, most);
}

async function isInGit(root: string): Promise<boolean> {
  for (let folder = root; ; folder = dirname(folder)) {
    const found = await lstat(join(folder, ".git")).then(
      () => true,
      () => false,
    );
    if (found) return true;
    if (dirname(folder) === folder) return false;
  }
}

async function listTracked(root: string): Promise<Listing> {
  const paths: string[] = [];
  const notices: Notice[] = [];
  const submodules: string[] = [];
  await runGit(root, ["ls-files", "-z", "--cached", "--stage"], (bytes, start, end) => {
    // `100644 <object> 0<tab>path`: https://git-scm.com/docs/git-ls-files#_output
    const from = bytes.indexOf(TAB, start) + 1;
    const path = bytes.toString("utf8", from, end);
    // Broken UTF-8 comes out as U+FFFD.
    const isBroken = path.includes("\uFFFD") && !isUtf8(bytes.subarray(from, end));
    if (bytes.toString("latin1", start, start + SUBMODULE_MODE.length) === SUBMODULE_MODE)
      submodules.push(path);
    else if (!isBroken) {
      // One that is in conflict stands there once for each side.
      if (path !== paths.at(-1)) paths.push(path);
    } else {
      const name = bytes.toString("latin1", from, end);
      if (/docker|container/i.test(name)) {
        const message = `The name of a tracked file is not UTF-8, so it is not looked at: ${name}`;
        notices.push({ level: "warning", message });
      }
    }
  });
  if (submodules.length > 0) notices.push(notEntered(submodules.sort(byBytes)));
  return { paths: paths.sort(byBytes), from: "git", notices };
}

function notEntered(submodules: readonly string[]): Notice {
  if (submodules.length === 1) {
    return { level: "note", message: "A submodule, so it is not entered", file: submodules[0] ?? "." };
  }
  return { level: "note", message: `Submodules are not entered: ${enumerate(submodules)}` };
}

/** Enough for what git has to say of a fault. */
const MOST_SAID = 10_000;

/**
 * Takes what git prints entry by entry, each ended by a NUL: a repository may have a million files, and only their
 * names are kept. fsmonitor is off because it would run a program that the repository's own settings name.
 */
function runGit(
  root: string,
  args: readonly string[],
  take: (bytes: Buffer, start: number, end: number) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn("git", ["-c", "core.fsmonitor=false", ...args], {
      cwd: root,
      stdio: ["ignore", "pipe", "pipe"],
    });
    const fail = (cause: NodeJS.ErrnoException | null, said: string): void => {
      const told = said.trim().split("\n")[0] ?? "";
      const missing = cause?.code === "ENOENT";
      const message = missing
        ? "The folder is a git repository, and there is no git on this machine"
        : `git cannot list the files of ${root}${told === "" ? "" : `: ${told}`}`;
      const remedy = /dubious ownership/.test(told)
        ? `Run \`git config --global --add safe.directory ${root}\`.`
        : "Check that `git ls-files` works there.";
      reject(new StagecheckError(message, { remedy: missing ? "Install git." : remedy, cause }));
    };
    let said = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      said = (said + text).slice(0, MOST_SAID);
    });
    let rest: Buffer = Buffer.alloc(0);
    child.stdout.on("data", (chunk: Buffer) => {
      const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
      let start = 0;
      for (let end = bytes.indexOf(0); end >= 0; end = bytes.indexOf(0, start)) {
        take(bytes, start, end);
        start = end + 1;
      }
      rest = bytes.subarray(start);
    });
    child.on("error", (error) => fail(error, said));
    child.on("close", (status) => (status === 0 ? resolve() : fail(null, said)));
  });
}

async function listFolder(root: string, most: number): Promise<Listing> {
  const paths: string[] = [];
  const notices: Notice[] = [];
  const folders = [""];
  // The nearest first: folders that are found on the way come behind.
  for (const folder of folders) {
    if (paths.length + folders.length > most) break;
    const entries = await readdir(join(root, folder), { withFileTypes: true }).catch(() => null);
    if (entries === null) {
      notices.push({
        level: "warning",
        message: "The folder cannot be read, so it is passed over",
        file: folder || ".",
      });
      continue;
    }
    for (const entry of entries) {
      const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
      if (!entry.isDirectory()) paths.push(path);
      else if (!isFetched(entry.name)) folders.push(path);
    }
  }
  return { paths: paths.sort(byBytes), from: "folder", notices };
}

/** The same on every machine, whatever its language. */
export function byBytes(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
