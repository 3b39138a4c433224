import { constants } from "node:fs";
import { access, mkdir, readdir, readFile, rename, rm, symlink } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { readMirror } from "./apt-mirror.ts";
import { lastLines, runCommand } from "./command.ts";
import { confine } from "./confine.ts";
import { EngineStartError, EngineUnavailableError } from "./errors.ts";
import { acquireLock } from "./lock.ts";
import type { EnginePaths } from "./paths.ts";
import type { Recipe } from "./recipe.ts";
import { neededText } from "./requirements.ts";

/**
 * Makes an engine's root file system from the machine's own Debian archive, once: a finished root is used as it is.
 * @throws EngineUnavailableError where this machine cannot make one
 */
export async function ensureRoot(
  paths: EnginePaths,
  recipe: Recipe,
  say: (line: string) => void,
  signal?: AbortSignal,
): Promise<void> {
  await refuseUnsuitableMachine();
  if (await exists(paths.root)) return;
  await mkdir(paths.home, { recursive: true });
  const release = await acquireLock(join(paths.home, "root.lock"));
  try {
    if (await exists(paths.root)) return;
    await removeUnfinished(paths.root);
    await buildRoot(paths, recipe, say, signal);
  } finally {
    release();
  }
}

/** Points a client at this engine's own `docker` and buildx: a folder for the PATH and one for DOCKER_CONFIG. */
export async function ensureClient(paths: EnginePaths): Promise<void> {
  await mkdir(paths.bin, { recursive: true });
  await link(join(paths.root, "usr/bin/docker"), join(paths.bin, "docker"));
  const buildx = join(paths.root, "usr/libexec/docker/cli-plugins/docker-buildx");
  const plugins = join(paths.config, "cli-plugins");
  await mkdir(plugins, { recursive: true });
  if (await exists(buildx)) await link(buildx, join(plugins, "docker-buildx"));
}

/** Why this machine cannot run an engine, as a sentence's end; null where it can. */
export async function whyUnsuitable(): Promise<string | null> {
  if (process.platform !== "linux") return `not on ${process.platform}`;
  if (process.getuid?.() !== 0) return "and this process is not root";
  const release = await readFile("/etc/os-release", "utf8").catch(() => "");
  if (!/^ID="?debian"?$/m.test(release)) return "and this is another system";
  if (!(await exists("/usr/bin/apt-get"))) return "and apt-get is missing";
  const namespaces = await runCommand("unshare", ["--mount", "--pid", "--net", "--fork", "true"]);
  if (namespaces.status !== 0) return "and this process may not make namespaces";
  return null;
}

async function refuseUnsuitableMachine(): Promise<void> {
  const reason = await whyUnsuitable();
  if (reason === null) return;
  throw new EngineUnavailableError(
    `No Docker engine answers, and one can be started as root on Debian only, ${reason}: install ${neededText}, or set DOCKER_HOST to an engine that has them.`,
  );
}

async function buildRoot(
  paths: EnginePaths,
  recipe: Recipe,
  say: (line: string) => void,
  signal: AbortSignal | undefined,
): Promise<void> {
  const mirror = await readMirror();
  if (mirror === null) {
    throw new EngineUnavailableError(
      `No Docker engine answers, and none can be installed because /etc/apt names no Debian archive: add one, or install ${neededText}.`,
    );
  }
  await ensureCommand("mmdebstrap", say);
  signal?.throwIfAborted();
  say(`making the engine's root from Debian ${recipe.suite} (once, about 20 s)`);
  const part = `${paths.root}.part-${process.pid}`;
  const [command = "", ...args] = confine([
    "mmdebstrap",
    "--variant=apt",
    // A mirror's Release file for testing can be past its valid-until date.
    '--aptopt=Acquire::Check-Valid-Until "false"',
    ...recipe.exclude.map((pattern) => `--dpkgopt=path-exclude=${pattern}`),
    `--include=${recipe.packages.join(",")}`,
    recipe.suite,
    part,
    mirror,
  ]);
  const temporary = `${part}.tmp`;
  await mkdir(temporary, { mode: 0o755 });
  try {
    const env = { ...process.env, PATH: `${process.env.PATH}:/usr/sbin:/sbin`, TMPDIR: temporary };
    await mustRun(command, args, env, signal);
    await rename(part, paths.root);
  } finally {
    await removeUnfinished(paths.root);
  }
}

/** Installs a command with apt where it is missing, from the Debian package of the same name. */
export async function ensureCommand(name: "mmdebstrap" | "git", say: (line: string) => void): Promise<void> {
  if ((await runCommand(name, ["--version"])).status === 0) return;
  say(`installing ${name}`);
  const install = ["install", "-y", "--no-install-recommends", "-oDPkg::Lock::Timeout=300", name];
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  if ((await runCommand("apt-get", install, { env })).status === 0) return;
  await mustRun("apt-get", ["update"]);
  await mustRun("apt-get", install, env);
}

async function mustRun(
  command: string,
  args: string[],
  env = process.env,
  signal?: AbortSignal,
): Promise<void> {
  const { status, stderr } = await runCommand(command, args, { env, signal });
  signal?.throwIfAborted();
  if (status === 0) return;
  throw new EngineStartError(`${command} ended with status ${status}: ${lastLines(stderr)}`);
}

async function removeUnfinished(root: string): Promise<void> {
  for (const name of await readdir(dirname(root))) {
    if (!name.startsWith(`${basename(root)}.part-`)) continue;
    await rm(join(dirname(root), name), { recursive: true, force: true });
  }
}

async function link(target: string, path: string): Promise<void> {
  await symlink(target, path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EEXIST") throw error;
  });
}

function exists(path: string): Promise<boolean> {
  return access(path, constants.F_OK).then(
    () => true,
    () => false,
  );
}
