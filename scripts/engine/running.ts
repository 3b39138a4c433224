import { runCommand } from "./command.ts";
import { type DaemonInfo, parseDaemonInfo, readDaemonInfo } from "./daemon-api.ts";
import { EngineTooOldError, EngineUnavailableError } from "./errors.ts";
import { isAtLeast, neededBuildx, neededDocker, neededText } from "./requirements.ts";

const timeout = 10_000;

/** An engine that answers through the environment's own `docker` command. */
export type RunningEngine = DaemonInfo & {
  /** The endpoint, for messages. */
  where: string;
};

/**
 * Asks the engine that `docker` would use: DOCKER_HOST, the chosen context or the default socket. Null if none answers.
 * @throws EngineTooOldError where client and engine have no API version in common
 * @throws EngineUnavailableError where an engine answers and there is no `docker` command
 */
export async function askRunningEngine(env: NodeJS.ProcessEnv): Promise<RunningEngine | null> {
  const { status, stdout, stderr } = await runCommand("docker", ["info", "--format", "{{json .}}"], {
    env,
    timeout,
  });
  if (status === null && stderr.includes("ENOENT")) return refuseWithoutClient(env);
  const where = await endpoint(env);
  const tooNew = /Maximum supported API version is (\S+)/.exec(stdout + stderr);
  if (tooNew) throw new EngineTooOldError(where, `Docker API ${tooNew[1]}`, neededText);
  const info = parseDaemonInfo(stdout);
  return info && { ...info, where };
}

/**
 * Makes sure that the running engine has what is used here.
 * @throws EngineTooOldError
 */
export async function requireRecent(engine: RunningEngine, env: NodeJS.ProcessEnv): Promise<void> {
  if (!isAtLeast(engine.version, neededDocker)) {
    throw new EngineTooOldError(engine.where, `Docker ${engine.version}`, neededText);
  }
  const { status, stdout } = await runCommand("docker", ["buildx", "version"], { env, timeout });
  if (status !== 0) {
    throw new EngineUnavailableError(
      `Docker ${engine.version} answers at ${engine.where}, but its client has no buildx: install buildx ${neededBuildx.join(".")} or newer (in Debian the package docker-buildx, elsewhere docker-buildx-plugin).`,
    );
  }
  const version = stdout.trim().split(/\s+/)[1] ?? "";
  if (!isAtLeast(version, neededBuildx)) {
    throw new EngineTooOldError(engine.where, `buildx ${version}`, neededText);
  }
}

/** An engine without a client is of no use, but it is there: another one is not started beside it. */
async function refuseWithoutClient(env: NodeJS.ProcessEnv): Promise<null> {
  const socket = (env.DOCKER_HOST ?? "unix:///var/run/docker.sock").replace(/^unix:\/\//, "");
  const info = await readDaemonInfo(socket);
  if (!info) return null;
  throw new EngineUnavailableError(
    `Docker ${info.version} answers at ${socket}, but there is no «docker» command on the PATH: install the Docker client with buildx ${neededBuildx.join(".")} or newer (in Debian the packages docker-cli and docker-buildx).`,
  );
}

async function endpoint(env: NodeJS.ProcessEnv): Promise<string> {
  if (env.DOCKER_HOST) return env.DOCKER_HOST;
  const { stdout } = await runCommand(
    "docker",
    ["context", "inspect", "--format", "{{.Endpoints.docker.Host}}"],
    {
      env,
      timeout,
    },
  );
  return stdout.trim() || "the default socket";
}
