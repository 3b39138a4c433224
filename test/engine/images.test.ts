import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { diveFigures } from "../../src/image/efficiency.ts";
import { engineImages } from "../../src/image/engine.ts";
import { buildFilesystem } from "../../src/image/filesystem.ts";
import { inspectedContent } from "../../src/inspect/inspect.ts";
import { readPackages } from "../../src/packages/packages.ts";
import { type TestRepository, testRepository } from "../git/repository.ts";
import { engines } from "./engines.ts";
import { exportImage, isEngines } from "./exported.ts";
import { FILES, IMAGE_CASES } from "./image-cases.ts";

/** dive where the bench has installed it, or the user. */
function findDive(): string | null {
  const cache = process.env["XDG_CACHE_HOME"] || join(homedir(), ".cache");
  const installed = join(cache, "stagecheck", "bench", "dive-v0.13.1", "dive");
  return existsSync(installed) ? installed : null;
}

const dive = findDive();
if (dive === null) {
  console.warn(
    "dive is not here (`npm run bench` installs it with Go): its figures are held to those pinned in the unit tests",
  );
}

let repository: TestRepository;
let folder: string;
beforeAll(() => {
  repository = testRepository();
  repository.commit(FILES);
  folder = mkdtempSync(join(tmpdir(), "stagecheck-images-"));
});
afterAll(() => {
  repository.remove();
  rmSync(folder, { recursive: true, force: true });
});

describe.each(engines)("$store store", ({ store, env }) => {
  const docker = (...args: string[]): string =>
    execFileSync("docker", args, { env, encoding: "utf8", stdio: "pipe" });

  async function read(image: string) {
    const [found] = await engineImages({ env }).read({ references: [image], select: inspectedContent });
    if (!found) throw new Error("no image");
    return found;
  }

  test.each(Object.entries(IMAGE_CASES).map(([name, text], index) => ({ name, text, index })))(
    "$name: the files that a container has, and its bytes",
    async ({ text, index }) => {
      const tag = `stagecheck-test-images-${store}-${index}`;
      const build = ["buildx", "build", "--quiet", "--load", "--tag", tag, "--file", "-", repository.root];
      execFileSync("docker", build, { env, input: `${text}\n`, stdio: ["pipe", "ignore", "pipe"] });
      try {
        const exported = exportImage(tag, env, folder);
        const image = await read(tag);
        const filesystem = buildFilesystem(image);
        const kinds: Record<string, string> = {};
        let engines = 0;
        for (const { path, versions, removedIn } of filesystem.paths.values()) {
          const entry = versions.at(-1)?.entry;
          if (removedIn !== null || entry === undefined) continue;
          if (isEngines(path)) engines += entry.size;
          else kinds[path] = entry.type === "hardlink" ? "file" : entry.type;
        }
        expect(kinds).toEqual(exported.kinds);
        expect(filesystem.shownBytes - engines).toBe(exported.bytes);
        if (dive !== null) expect(diveFigures(image.layers)).toEqual(runDive(dive, tag, env, folder));
      } finally {
        docker("image", "rm", "--force", tag);
      }
    },
  );

  test("dpkg says the same of its packages, version by version", async () => {
    const reference = "node:20-slim";
    // biome-ignore lint/suspicious/noTemplateCurlyInString: dpkg-query fills them in
    const fields = "${Package} ${Version} ${db:Status-Status}\\n";
    const query = ["dpkg-query", "--show", "--showformat", fields];
    const told = docker("run", "--rm", "--entrypoint", "", reference, ...query)
      .trim()
      .split("\n")
      .flatMap((line) => (line.endsWith(" installed") ? [line.replace(/ installed$/, "")] : []));
    const image = await read(reference);
    const { packages } = readPackages(image, buildFilesystem(image));
    const installed = packages.filter(({ removedIn }) => removedIn === null);
    expect(installed.map(({ name, version }) => `${name} ${version}`).sort()).toEqual(told.sort());
  });
});

/** dive's own figures of an image's archive. */
function runDive(
  command: string,
  image: string,
  env: Readonly<Record<string, string>>,
  folder: string,
): unknown {
  const [archive, json] = [join(folder, "dive.tar"), join(folder, "dive.json")];
  execFileSync("docker", ["save", "--output", archive, image], { env, stdio: "pipe" });
  // It writes over what is there, and leaves the rest of it.
  rmSync(json, { force: true });
  execFileSync(command, ["--source", "docker-archive", archive, "--json", json], { env, stdio: "pipe" });
  const { image: told, layer } = JSON.parse(readFileSync(json, "utf8")) as {
    image: { inefficientBytes: number; efficiencyScore: number };
    layer: readonly { sizeBytes: number }[];
  };
  const user = layer.slice(1).reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  return {
    efficiency: told.efficiencyScore,
    wastedBytes: told.inefficientBytes,
    userWastedPercent: user === 0 ? null : told.inefficientBytes / user,
  };
}
