import { chmodSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { engineImages } from "../../../src/image/engine.ts";
import { dockerArchive, layer } from "../../image-builder/index.ts";
import { faultOf, NOTHING, temporaryFolder } from "./read.ts";

const image = { names: ["app:1"], layers: [layer([{ path: "a", content: "x".repeat(300_000) }], "gzip")] };
const whole = dockerArchive([image]);

/** A command in docker's place: a shell script that finds the archive beside it. */
function command(script: string): {
  readonly command: string;
  readonly env: { PATH: string; DIR: string; DOCKER_HOST: string };
  readonly folder: string;
} {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "archive.tar"), whole);
  writeFileSync(join(folder, "docker"), `#!/bin/sh\n${script}\n`);
  chmodSync(join(folder, "docker"), 0o755);
  return {
    command: join(folder, "docker"),
    env: { PATH: process.env["PATH"] ?? "", DIR: folder, DOCKER_HOST: "tcp://nowhere" },
    folder,
  };
}

const read = (options: ReturnType<typeof command>, references = ["app:1"], signal?: AbortSignal) =>
  engineImages(options).read({ select: NOTHING, references, ...(signal ? { signal } : {}) });

describe("docker save", () => {
  test("its arguments and its stream", async () => {
    const docker = command('printf "%s|" "$@" > "$DIR/arguments"; cat "$DIR/archive.tar"');
    const images = await read(docker, ["app:1", "app:1"]);
    expect(images.map(({ reference, layers }) => [reference, layers.map(({ size }) => size)])).toEqual([
      ["app:1", [300_000]],
      ["app:1", [300_000]],
    ]);
    expect(readFileSync(join(docker.folder, "arguments"), "utf8")).toBe("save|--|app:1|");
  });

  test("nothing asked, nothing started", async () => {
    const docker = command('touch "$DIR/started"');
    expect(await read(docker, [])).toEqual([]);
    expect(existsSync(join(docker.folder, "started"))).toBe(false);
  });

  test.each<[string, string, string, string]>([
    [
      "an image that it does not have",
      'echo "Error response from daemon: reference does not exist" >&2; exit 1',
      "ImageError",
      "The engine does not have `app:1`: Error response from daemon: reference does not exist",
    ],
    [
      "no engine",
      'echo "Cannot connect to the Docker daemon at unix:///x. Is the docker daemon running?" >&2; exit 1',
      "EngineError",
      "The container engine does not answer: Cannot connect to the Docker daemon at unix:///x. Is the docker daemon running?",
    ],
    [
      "a failure half-way",
      'head -c 3000 "$DIR/archive.tar"; echo "warning: x" >&2; echo "write: disk full" >&2; exit 3',
      "ImageError",
      "`docker save` of `app:1` failed with exit status 3: write: disk full",
    ],
    [
      "an archive that is cut off",
      'head -c 900 "$DIR/archive.tar"',
      "ImageError",
      "The engine's archive is cut off after 900 bytes, in or after `oci-layout`",
    ],
    ["no words at all", "exit 9", "ImageError", "`docker save` of `app:1` failed with exit status 9"],
  ])("%s", async (_, script, name, message) => {
    await expect(read(command(script))).rejects.toMatchObject({ name, message });
  });

  test("no docker command", async () => {
    const missing = { ...command(""), command: "/nowhere/docker" };
    await expect(read(missing)).rejects.toMatchObject({
      name: "EngineError",
      message: "The command `docker` was not found",
    });
  });

  test("stopped by a signal, its process is ended", async () => {
    const docker = command('echo $$ > "$DIR/pid"; head -c 3000 "$DIR/archive.tar"; exec sleep 60');
    const stop = new AbortController();
    const work = read(docker, ["app:1"], stop.signal);
    const pid = await until(
      () =>
        existsSync(join(docker.folder, "pid")) && Number(readFileSync(join(docker.folder, "pid"), "utf8")),
    );
    stop.abort(new Error("stopped"));
    expect(await faultOf(work)).toEqual(new Error("stopped"));
    expect(() => process.kill(pid, 0)).toThrow("ESRCH");
  });

  test("an archive that is none ends the process", async () => {
    const docker = command('echo $$ > "$DIR/pid"; yes no-tar');
    expect(await faultOf(read(docker))).toBe(
      "The engine's archive has a header whose checksum is not a number at byte 0",
    );
    expect(() => process.kill(Number(readFileSync(join(docker.folder, "pid"), "utf8")), 0)).toThrow("ESRCH");
  });
});

async function until<T>(ready: () => T | false): Promise<T> {
  for (;;) {
    const value = ready();
    if (value) return value;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
