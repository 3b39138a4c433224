import { createHash } from "node:crypto";
import { homedir } from "node:os";
import { join } from "node:path";
import { type EngineKind, recipeName, recipeOf } from "./recipe.ts";

/** Where everything of one engine lies. */
export type EnginePaths = {
  /** Short name that no other engine on this machine has; names its cgroup. */
  id: string;
  /** The recipe's cache folder; the rest but `run` lies in it. */
  home: string;
  /** The read-only root file system, shared by the stores. */
  root: string;
  /** The engine's images and build cache, kept between runs. */
  data: string;
  /** DOCKER_CONFIG for clients: buildx as a plugin, no credentials. */
  config: string;
  /** Holds `docker` alone: put first on the PATH. */
  bin: string;
  /** What dockerd printed since it was last started. */
  log: string;
  /** What supervisors printed: nothing, unless one fell over. */
  supervisorLog: string;
  /** Held by the supervisor while it lives. */
  supervisorLock: string;
  /** Held by the engine's processes while they live. */
  dataLock: string;
  /** Sockets; exists only while the engine does. Short, because a socket's path may have 107 bytes only. */
  run: string;
  /** The supervisor's socket. */
  control: string;
  /** The engine's socket. */
  socket: string;
};

/** The paths of one kind of engine in this user's cache. */
export function enginePaths(kind: EngineKind): EnginePaths {
  const cache = process.env.XDG_CACHE_HOME || join(homedir(), ".cache");
  const home = join(cache, "stagecheck", "engine", recipeName(recipeOf(kind)));
  const id = `${createHash("sha256").update(home).digest("hex").slice(0, 8)}-${kind}`;
  const run = join("/run/stagecheck-engine", id);
  return {
    id,
    home,
    root: join(home, "root"),
    data: join(home, `data-${kind}`),
    config: join(home, `config-${kind}`),
    bin: join(home, "bin"),
    log: join(home, `${kind}.log`),
    supervisorLog: join(home, `${kind}.supervisor.log`),
    supervisorLock: join(home, `${kind}.supervisor.lock`),
    dataLock: join(home, `${kind}.data.lock`),
    run,
    control: join(run, "control.sock"),
    socket: join(run, "docker.sock"),
  };
}
