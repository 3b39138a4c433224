import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { ensureBases } from "../../scripts/bases/ensure.ts";
import { basesOfFixtures } from "../../scripts/bases/fixture-bases.ts";
import { runCommand } from "../../scripts/engine/command.ts";
import { type ExpectedRun, readFixtures } from "../fixtures.ts";
import { anyEngine, engines } from "./engines.ts";

const fixtures = readFixtures().flatMap((fixture) =>
  fixture.dockerfiles.map((dockerfile) => ({ ...dockerfile, fixture, folder: fixture.folder })),
);

async function docker(...args: string[]): Promise<string> {
  const { status, stdout, stderr } = await runCommand("docker", args, { env: anyEngine().env });
  if (status !== 0) throw new Error(`docker ${args.join(" ")}: ${stderr}`);
  return stdout;
}

test.each(engines)("the $store engine has every base image, and nothing is done twice", async ({ env }) => {
  const references = await basesOfFixtures();
  const said: string[] = [];
  const bases = await ensureBases(env, references, (line) => said.push(line));
  expect(bases).toEqual(references.map((reference) => ({ reference, kind: "present" })));
  expect(said).toEqual([]);
});

describe("plain buildx says of each fixture's stages what is expected", () => {
  const stages = fixtures.flatMap(({ fixture, path, folder, context, stages }) =>
    stages.map((stage) => ({
      ...stage,
      path,
      folder,
      context,
      fixture: fixture.name,
      last: stages.length - 1,
    })),
  );
  test.each(stages.filter(({ name, index, last }) => name !== null || index === last))(
    "$fixture/$path stage $index",
    async ({ name, path, folder, context, build }) => {
      const { status, stderr } = await runCommand(
        "docker",
        [
          ...["buildx", "build", "--progress=plain", "--output=type=cacheonly", "--file", join(folder, path)],
          ...(name === null ? [] : ["--target", name]),
          join(folder, context),
        ],
        { env: anyEngine().env },
      );
      const failedLine = /^Dockerfile:(\d+)$|^\S*Dockerfile:(\d+)$/m.exec(stderr)?.slice(1).find(Boolean);
      const logged = build.status === "failed" && stderr.includes(build.log) ? build.log : undefined;
      expect(
        status === 0 ? { status: "built" } : { status: "failed", line: Number(failedLine), log: logged },
      ).toEqual(build);
    },
  );
});

describe("what the fixtures build runs", () => {
  const running = fixtures.flatMap(({ fixture, path, folder, context, stages }) =>
    stages.flatMap(({ run }) => (run ? [{ fixture: fixture.name, path, folder, context, run }] : [])),
  );
  test.each(running)("$fixture/$path", async ({ fixture, path, folder, context, run }) => {
    const image = `stagecheck-test-${fixture}`;
    await docker(
      "buildx",
      "build",
      "--load",
      "--tag",
      image,
      "--file",
      join(folder, path),
      join(folder, context),
    );
    try {
      await expectRun(image, run);
    } finally {
      await docker("image", "rm", "--force", image);
    }
  });
});

async function expectRun(image: string, run: ExpectedRun): Promise<void> {
  if ("stdout" in run) {
    expect(await docker("run", "--rm", image)).toContain(run.stdout);
    return;
  }
  const container = (await docker("run", "--detach", "--rm", image)).trim();
  try {
    const network = `--network=container:${container}`;
    const request = fetchSoon(`http://127.0.0.1:${run.port}${run.path}`);
    expect(await docker("run", "--rm", network, "alpine:latest", ...request)).toContain(run.body);
  } finally {
    await docker("rm", "--force", container);
  }
}

/** Asks until there is an answer: an application needs a moment before it listens. */
function fetchSoon(url: string): string[] {
  const script = 'for try in $(seq 100); do wget -q -O - "$0" && exit; sleep 0.2; done; exit 1';
  return ["sh", "-c", script, url];
}
