import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { pullImage, registryOf } from "../../../scripts/bases/pull.ts";

/** The environment with a `docker` that is this shell script. */
async function dockerThat(script: string): Promise<NodeJS.ProcessEnv> {
  const folder = await mkdtemp(join(tmpdir(), "stagecheck-docker-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, "docker"), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  return { ...process.env, PATH: [folder, process.env["PATH"]].join(delimiter) };
}

test.each([
  ["node:20", "docker.io"],
  ["library/node:20", "docker.io"],
  ["localhost/node:20", "localhost"],
  ["127.0.0.1:5000/node:20", "127.0.0.1:5000"],
  ["registry.test/a/b@sha256:00", "registry.test"],
])("%s comes from %s", (reference, registry) => {
  expect(registryOf(reference)).toBe(registry);
});

test("a pull that has begun may take longer than the answer", async () => {
  const env = await dockerThat('echo "20: Pulling from library/node"; sleep 3.5');
  expect(await pullImage("node:20", env, undefined)).toEqual({ pulled: true });
});

test("a registry that says nothing is given up after three seconds", async () => {
  const env = await dockerThat("exec sleep 60");
  const started = Date.now();
  expect(await pullImage("node:20", env, undefined)).toEqual({ pulled: false, answered: false, message: "" });
  expect(Date.now() - started).toBeLessThan(10_000);
});

test.each([
  ["no such host", false],
  ["pull access denied for x, repository does not exist", true],
  ["manifest unknown", true],
])("«%s» is an answer: %s", async (message, answered) => {
  const env = await dockerThat(`echo "${message}" >&2; exit 1`);
  expect(await pullImage("x", env, undefined)).toEqual({ pulled: false, answered, message });
});
