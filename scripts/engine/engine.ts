import { delimiter } from "node:path";
import type { DaemonInfo } from "./daemon-api.ts";
import { EngineStartError } from "./errors.ts";
import { type EnginePaths, enginePaths } from "./paths.ts";
import { type EngineKind, recipeOf, type Store, stores } from "./recipe.ts";
import { ensureClient, ensureRoot } from "./root.ts";
import { askRunningEngine, requireRecent } from "./running.ts";
import { holdEngine } from "./supervision.ts";

/** A Docker engine that can be used. */
export type Engine = {
  store: Store;
  /** To be laid over the environment of whatever uses the engine: DOCKER_HOST, DOCKER_CONFIG and a PATH. */
  env: Record<string, string>;
  /** Whether it was started here. */
  ours: boolean;
  /** Docker's version, as the engine tells it. */
  version: string;
  /** Use it no more. One of ours has ended, with all that it made but its data folder, when this resolves. */
  stop(): Promise<void>;
};

/** Where progress of slow first steps is told, a line at a time. */
export type Say = (line: string) => void;

/**
 * Starts an engine of our own, or shares it with the processes of this user that use it already. It lives until the
 * last of them has called `stop` or has ended, however that ended. `signal` ends the making of its root, which is slow.
 * @throws EngineUnavailableError where this machine cannot run one; EngineStartError
 */
export async function startEngine(options: {
  store: Store;
  say?: Say;
  signal?: AbortSignal;
}): Promise<Engine> {
  return start(options.store, options.store, options.say, options.signal);
}

/** Starts Docker 20.10 without buildx, to test that it is refused. It has no network. */
export async function startOldEngine(options: { say?: Say } = {}): Promise<Engine> {
  return start("old", "classic", options.say);
}

/** The engine that the environment's `docker` reaches, whatever its age; null if none answers. `stop` leaves it alone. */
export async function findRunningEngine(env: NodeJS.ProcessEnv = process.env): Promise<Engine | null> {
  const running = await askRunningEngine(env);
  return running && foreignEngine(running, env);
}

/**
 * The engine that answers already, else one of our own.
 * @throws EngineTooOldError, EngineUnavailableError for one that answers and cannot be used: it is not replaced
 */
export async function ensureEngine(
  options: { store?: Store; say?: Say; env?: NodeJS.ProcessEnv; signal?: AbortSignal } = {},
): Promise<Engine> {
  const { store = "containerd", say, env = process.env, signal } = options;
  const running = await askRunningEngine(env);
  if (!running) return start(store, store, say, signal);
  const ownStore = stores.find((name) => running.where === `unix://${enginePaths(name).socket}`);
  if (ownStore) return start(ownStore, ownStore, say, signal);
  await requireRecent(running, env);
  return foreignEngine(running, env);
}

/** The environment that points a client at an engine of ours. */
export function engineEnvironment(paths: EnginePaths): Record<string, string> {
  return {
    DOCKER_HOST: `unix://${paths.socket}`,
    DOCKER_CONFIG: paths.config,
    PATH: [paths.bin, ...pathWithout(paths.bin)].join(delimiter),
  };
}

async function start(
  kind: EngineKind,
  store: Store,
  say: Say = () => {},
  signal?: AbortSignal,
): Promise<Engine> {
  const paths = enginePaths(kind);
  await ensureRoot(paths, recipeOf(kind), say, signal);
  await ensureClient(paths);
  const { supervision, answer } = await holdEngine(kind, paths);
  const info = answer.info;
  if (info?.store !== store) {
    await supervision.askAndWait("release");
    throw new EngineStartError(
      `The Docker engine came up with the ${info?.store} store instead of ${store}.`,
    );
  }
  let stopped: Promise<unknown> | null = null;
  return {
    store,
    env: engineEnvironment(paths),
    ours: true,
    version: info.version,
    stop: async () => {
      stopped ??= supervision.askAndWait("release");
      await stopped;
    },
  };
}

function foreignEngine({ store, version }: DaemonInfo, env: NodeJS.ProcessEnv): Engine {
  const names = ["DOCKER_HOST", "DOCKER_CONFIG", "DOCKER_CONTEXT", "PATH"];
  const set = names.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]] as const]));
  return { store, version, env: Object.fromEntries(set), ours: false, stop: async () => {} };
}

function pathWithout(folder: string): string[] {
  return (process.env.PATH ?? "").split(delimiter).filter((part) => part !== "" && part !== folder);
}
