import { isAbsolute } from "node:path";
import { query } from "../process/query.ts";

/** How messages call what an engine hands over. */
export const ENGINE_ARCHIVE = "The engine's archive";

/** How the engine's command is started. */
export interface EngineCommand {
  readonly command: string;
  readonly env: Readonly<Record<string, string>>;
}

/**
 * The Unix socket behind which the engine is that the command would ask: `DOCKER_HOST`, or else the context that is
 * chosen. Undefined: it is reached in another way (ssh, TLS, a pipe of Windows), or nobody can tell.
 * https://docs.docker.com/engine/manage-resources/contexts/
 */
export async function engineSocket({ command, env }: EngineCommand): Promise<string | undefined> {
  const { DOCKER_HOST: host } = env;
  if (host) return socketOf(host);
  const format = "{{json .Endpoints.docker.Host}}";
  const { exitCode, stdout } = await query(command, ["context", "inspect", "--format", format], { env });
  if (exitCode !== 0) return undefined;
  try {
    const told: unknown = JSON.parse(stdout);
    return typeof told === "string" ? socketOf(told) : undefined;
  } catch {
    return undefined;
  }
}

function socketOf(host: string): string | undefined {
  const path = host.startsWith("unix://") ? host.slice("unix://".length) : "";
  return isAbsolute(path) ? path : undefined;
}
