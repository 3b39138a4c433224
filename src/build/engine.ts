import { EngineError } from "../errors.ts";
import { query } from "../process/query.ts";

/** What builds: the engine behind the docker command, and the builder that buildx uses. */
export interface BuildEngine {
  /** Server version, or buildx's where a builder works without an engine. */
  readonly version: string;
  readonly buildx: string;
  /** buildx's driver: docker, docker-container, kubernetes, remote. */
  readonly driver: string;
  readonly store: "classic" | "containerd";
  /** Hands over OCI layouts; else images are loaded and read from the engine. */
  readonly exportsOci: boolean;
}

/** BuildKit with max-mode provenance in the metadata file, and `--progress rawjson`. */
const NEEDED = { docker: [23, 0], buildx: [0, 17] } as const;

type Env = Readonly<Record<string, string>>;

function parseVersion(text: string): readonly [number, number] | null {
  const match = /(\d+)\.(\d+)/.exec(text);
  return match ? [Number(match[1]), Number(match[2])] : null;
}

function older(found: readonly [number, number], needed: readonly [number, number]): boolean {
  return found[0] < needed[0] || (found[0] === needed[0] && found[1] < needed[1]);
}

async function buildxVersion(env: Env): Promise<string> {
  const answer = await query("docker", ["buildx", "version"], { env });
  if (answer.exitCode === 127) {
    throw new EngineError("There is no docker command on the PATH", {
      remedy: "Install Docker 23 or newer with the buildx plugin.",
    });
  }
  const version = /\bv?(\d+\.\d+\.\d+)/.exec(answer.stdout)?.[1];
  if (answer.exitCode !== 0 || version === undefined) {
    throw new EngineError("The docker command has no buildx plugin", {
      remedy: `Install buildx ${NEEDED.buildx.join(".")} or newer (the package docker-buildx-plugin or docker-buildx).`,
    });
  }
  const found = parseVersion(version);
  if (found && older(found, NEEDED.buildx)) {
    throw new EngineError(`buildx ${version} is too old`, {
      remedy: `Stagecheck needs ${NEEDED.buildx.join(".")} or newer.`,
    });
  }
  return version;
}

async function builderDriver(builder: string | null, env: Env): Promise<string> {
  const args = ["buildx", "inspect", ...(builder === null ? [] : ["--bootstrap", "--", builder])];
  const answer = await query("docker", args, { env });
  if (answer.exitCode !== 0) {
    const said =
      answer.stderr
        .trim()
        .split("\n")
        .at(-1)
        ?.replace(/^ERROR: /, "") ?? "";
    throw new EngineError(`The builder ${builder ?? "in use"} cannot be used: ${said}`, {
      remedy: "«docker buildx ls» lists the builders.",
    });
  }
  return /^Driver:\s*(\S+)/m.exec(answer.stdout)?.[1] ?? "docker";
}

async function serverVersion(env: Env): Promise<string> {
  const answer = await query("docker", ["version", "--format", "{{.Server.Version}}"], { env });
  const version = answer.stdout.trim();
  if (answer.exitCode !== 0 || version === "") {
    const said = answer.stderr.trim().split("\n").at(-1) ?? "";
    throw new EngineError(`No Docker engine answers${said ? `: ${said}` : ""}`, {
      remedy: "Start Docker, or point DOCKER_HOST at an engine.",
    });
  }
  const found = parseVersion(version);
  if (found && older(found, NEEDED.docker)) {
    throw new EngineError(`Docker ${version} is too old`, {
      remedy: `Stagecheck needs Docker ${NEEDED.docker[0]} or newer, with buildx ${NEEDED.buildx.join(".")} or newer.`,
    });
  }
  return version;
}

/**
 * Asks what is there to build with.
 * @throws EngineError where no engine answers, or one that is too old, or buildx is missing
 */
export async function describeEngine(builder: string | null, env: Env): Promise<BuildEngine> {
  // All are asked at once; what is wrong is told in this order: an engine too old says more than a plugin that it
  // cannot have.
  const asked = {
    server: later(serverVersion(env)),
    buildx: later(buildxVersion(env)),
    driver: later(builderDriver(builder, env)),
    store: later(imageStore(env)),
  };
  const server = builder === null ? await asked.server : null;
  const buildx = await asked.buildx;
  const driver = await asked.driver;
  if (driver !== "docker") {
    return { version: server ?? `buildx ${buildx}`, buildx, driver, store: "containerd", exportsOci: true };
  }
  const version = server ?? (await asked.server);
  const store = await asked.store;
  return { version, buildx, driver, store, exportsOci: store === "containerd" };
}

async function imageStore(env: Env): Promise<"classic" | "containerd"> {
  const status = await query("docker", ["info", "--format", "{{json .DriverStatus}}"], { env });
  return status.stdout.includes("io.containerd.snapshotter") ? "containerd" : "classic";
}

/** A promise whose failure nobody may come to ask for. */
function later<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}
