import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import { mkdir, readFile, rm, rmdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { cgroupName, removeCgroups } from "./cgroups.ts";
import { lastLines } from "./command.ts";
import { confine } from "./confine.ts";
import { type DaemonInfo, readDaemonInfo } from "./daemon-api.ts";
import { EngineStartError } from "./errors.ts";
import type { EnginePaths } from "./paths.ts";
import { dockerdArguments, type EngineKind } from "./recipe.ts";

const startDeadline = 30_000;
/** A container that does not end on SIGTERM would hold dockerd for ten seconds. */
const stopDeadline = 3_000;

/** A dockerd in namespaces of its own, child of this process. */
export class Daemon {
  readonly paths: EnginePaths;
  readonly child: ChildProcess;
  readonly ended: Promise<void>;

  constructor(kind: EngineKind, paths: EnginePaths) {
    const log = openSync(paths.log, "w");
    const script = join(import.meta.dirname, "enter.sh");
    const [command = "", ...args] = confine([
      // Each of the engine's processes inherits the lock: it is free when the last one has ended.
      ...["flock", "--verbose", "--no-fork", "--timeout", "10", paths.dataLock],
      ...["/bin/sh", script, paths.root, paths.data, paths.run, kind === "old" ? "none" : "pasta"],
      ...[`--host=unix://${paths.socket}`, "--pidfile=/run/docker.pid", "--log-level=warn"],
      ...[`--cgroup-parent=/${cgroupName(paths.id)}`, "--shutdown-timeout=1"],
      ...dockerdArguments(kind),
    ]);
    this.paths = paths;
    this.child = spawn(command, args, { cwd: "/", stdio: ["ignore", log, log], env: daemonEnvironment() });
    closeSync(log);
    this.ended = new Promise((resolve) => {
      this.child.once("error", () => resolve());
      this.child.once("exit", () => resolve());
    });
  }

  /** Resolves when the engine answers. */
  async ready(): Promise<DaemonInfo> {
    const deadline = Date.now() + startDeadline;
    let ended = false;
    void this.ended.then(() => {
      ended = true;
    });
    while (!ended && Date.now() < deadline) {
      const info = await readDaemonInfo(this.paths.socket);
      if (info) return info;
      await delay(50);
    }
    const log = lastLines(await readFile(this.paths.log, "utf8").catch(() => ""));
    throw new EngineStartError(`The Docker engine did not start; the end of ${this.paths.log}:\n${log}`);
  }

  /** Ends the engine, in order if it does so in time, and removes what it made outside of its namespaces. */
  async stop(): Promise<void> {
    const init = await this.#firstProcess();
    if (init !== null) signal(init, "SIGTERM");
    await Promise.race([this.ended, delay(stopDeadline, undefined, { ref: false })]);
    // `unshare --kill-child` takes the namespace's first process along, and the kernel all others.
    this.child.kill("SIGKILL");
    await this.ended;
    await removeLeftovers(this.paths);
  }

  /** The machine's pid of the namespace's first process, which passes signals to dockerd: `unshare` does not. */
  async #firstProcess(): Promise<number | null> {
    const pid = this.child.pid;
    if (pid === undefined || this.child.exitCode !== null) return null;
    const children = await readFile(`/proc/${pid}/task/${pid}/children`, "utf8").catch(() => "");
    return Number.parseInt(children, 10) || null;
  }
}

/** Removes what an engine that was killed has left. Only for who holds the supervisor's lock. */
export async function removeLeftovers(paths: EnginePaths): Promise<void> {
  await removeCgroups(paths.id);
  await rm(paths.run, { recursive: true, force: true });
  await rmdir(dirname(paths.run)).catch(() => {});
}

/** Makes the folders that an engine needs. */
export async function makeFolders(paths: EnginePaths): Promise<void> {
  await mkdir(paths.data, { recursive: true });
  await mkdir(paths.run, { recursive: true, mode: 0o700 });
}

/** Nothing of the caller's environment is the engine's business but its proxies and its certificates. */
function daemonEnvironment(): NodeJS.ProcessEnv {
  const kept = /^(PATH|SSL_CERT_FILE|https?_proxy|no_proxy)$/i;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => kept.test(name)));
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It has ended.
  }
}
