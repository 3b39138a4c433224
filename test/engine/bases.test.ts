import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { ensureBases } from "../../scripts/bases/ensure.ts";
import { basesOfFixtures } from "../../scripts/bases/fixture-bases.ts";
import { runCommand } from "../../scripts/engine/command.ts";
import { readFixtures } from "../fixtures.ts";
import { anyEngine, engines } from "./engines.ts";
import { expectRun } from "./expected-run.ts";

const fixtures = readFixtures().flatMap((fixture) =>
  fixture.dockerfiles.map((dockerfile) => ({ ...dockerfile, fixture, folder: fixture.folder })),
);

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
  test.each(running)("$fixture/$path", async ({ path, folder, context, run }) => {
    await expectRun(anyEngine(), { file: join(folder, path), context: join(folder, context) }, run);
  });
});
