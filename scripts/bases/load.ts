import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { StagecheckError } from "../../src/errors.ts";
import { basesCache, blobName } from "./cache.ts";
import { archiveManifestOf, indexOf, type StandIn } from "./stand-in.ts";

/** Streams stand-ins into an engine as one archive, each layer once. Either image store takes it. */
export async function loadStandIns(
  standIns: readonly StandIn[],
  env: NodeJS.ProcessEnv,
  signal: AbortSignal | undefined,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "stagecheck-bases-"));
  const options = signal ? { signal } : {};
  try {
    await writeFile(join(folder, "oci-layout"), '{"imageLayoutVersion":"1.0.0"}');
    await writeFile(join(folder, "index.json"), indexOf(standIns));
    await writeFile(join(folder, "manifest.json"), archiveManifestOf(standIns));
    const digests = standIns.flatMap(({ config, manifest, layers }) => [config, manifest, ...layers]);
    const blobs = new Set(digests.map(({ digest }) => blobName(digest)));
    const names = ["oci-layout", "index.json", "manifest.json"];
    const tar = spawn("tar", ["-c", "-C", folder, ...names, "-C", basesCache(), ...blobs], {
      stdio: ["ignore", "pipe", "inherit"],
      ...options,
    });
    const docker = spawn("docker", ["load", "--quiet"], { env, stdio: ["pipe", "pipe", "pipe"], ...options });
    // An interruption is one of them: the load ends by it too, and tells.
    tar.on("error", (error) => docker.stdin.destroy(error));
    let said = "";
    for (const stream of [docker.stdout, docker.stderr]) {
      stream.setEncoding("utf8").on("data", (text) => {
        said += text;
      });
    }
    const ended = new Promise<number | null>((resolve, reject) => {
      docker.on("error", reject);
      docker.on("close", resolve);
    });
    // An engine that stops reading says why in its own words.
    const [status, fed] = await Promise.all([
      ended,
      pipeline(tar.stdout, docker.stdin).catch((error) => error),
    ]);
    if (status !== 0 || fed instanceof Error) {
      throw new StagecheckError(`The engine did not take the base images: ${said.trim() || fed}`);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
