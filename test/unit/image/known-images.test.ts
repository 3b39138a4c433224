import { chmodSync, existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { openCacheFolder } from "../../../src/image/cache-folder.ts";
import { engineImages } from "../../../src/image/engine.ts";
import { layerCache } from "../../../src/image/layer-cache.ts";
import type { ReadOptions } from "../../../src/image/source.ts";
import { dockerArchive, type ImageSpec, layer } from "../../image-builder/index.ts";
import { EVERYTHING, faultOf, temporaryFolder } from "./read.ts";

const base = layer([{ path: "etc/os-release", content: "ID=x\n" }]);
const top = layer([{ path: "app", content: "app".repeat(1000) }]);
const image: ImageSpec = { names: ["app:1"], layers: [base, top], config: { Cmd: ["/app"] } };

/**
 * A command in docker's place. `answers` has what `image inspect` says, `version` what the server calls itself;
 * each save is a line of `saved`.
 */
function engine(spec: ImageSpec = image) {
  const folder = temporaryFolder();
  const script = `#!/bin/sh
case "$1" in
  save) echo "$*" >> "$DIR/saved"; cat "$DIR/archive.tar" ;;
  version) cat "$DIR/version" ;;
  image) cat "$DIR/answers" ;;
esac
`;
  writeFileSync(join(folder, "docker"), script);
  chmodSync(join(folder, "docker"), 0o755);
  const docker = {
    write: (name: string, bytes: string | Buffer) => writeFileSync(join(folder, name), bytes),
    answer: (id: string, diffIds: readonly string[] = spec.layers.map(({ diffId }) => diffId)) =>
      docker.write(
        "answers",
        `${JSON.stringify({ Id: id, GraphDriver: { Name: "overlay2" }, RootFS: { Layers: diffIds } })}\n`,
      ),
    saves: (): string[] =>
      existsSync(join(folder, "saved")) ? readFileSync(join(folder, "saved"), "utf8").trim().split("\n") : [],
    remove: (name: string) => rmSync(join(folder, name)),
    source: engineImages({
      command: join(folder, "docker"),
      env: { PATH: process.env["PATH"] ?? "", DIR: folder, DOCKER_HOST: "tcp://nowhere" },
    }),
  };
  docker.write("archive.tar", dockerArchive([spec]));
  docker.write("version", "28.5.2\n");
  docker.answer("sha256:1");
  return docker;
}

/** A cache that lives on in a folder, as between two processes. */
function runs() {
  const folder = openCacheFolder({ folder: temporaryFolder(), program: "test", limitBytes: 1e9 });
  return (options: Partial<ReadOptions> = {}) => ({
    select: EVERYTHING,
    references: ["app:1"],
    cache: layerCache(folder),
    ...options,
  });
}

describe("an image that is known", () => {
  test("is not saved again, and is the same", async () => {
    const [docker, run] = [engine(), runs()];
    const first = await docker.source.read(run());
    docker.remove("archive.tar");
    expect(await docker.source.read(run())).toEqual(first);
    expect(docker.saves()).toEqual(["save -- app:1"]);
  });

  test("is named as it was asked for", async () => {
    const [docker, run] = [engine(), runs()];
    await docker.source.read(run());
    expect(
      (await docker.source.read(run({ references: ["sha256:1"] }))).map(({ reference }) => reference),
    ).toEqual(["sha256:1"]);
    expect(docker.saves().length).toBe(1);
  });

  test.each<[string, (docker: ReturnType<typeof engine>) => void]>([
    ["its name means another image now", (docker) => docker.answer("sha256:2")],
    ["the engine is another version", (docker) => docker.write("version", "29.0.0\n")],
    ["the engine does not answer", (docker) => docker.remove("version")],
    ["the engine says something else", (docker) => docker.write("answers", "no JSON\n")],
    ["the engine shows another platform", (docker) => docker.answer("sha256:1", [base.diffId])],
  ])("is saved again where %s", async (_, change) => {
    const [docker, run] = [engine(), runs()];
    const first = await docker.source.read(run());
    change(docker);
    expect(await docker.source.read(run())).toEqual(first);
    expect(docker.saves().length).toBe(2);
  });

  test("is saved again for its download size, and then no more", async () => {
    const [docker, run] = [engine(), runs()];
    await docker.source.read(run());
    for (const _ of [1, 2]) {
      const [read] = await docker.source.read(run({ estimateDownload: true }));
      expect(read?.layers.map(({ downloadSize }) => downloadSize)).toEqual(
        [base, top].map(({ tar }) => gzipSync(tar).length),
      );
    }
    expect(docker.saves().length).toBe(2);
  });

  test("is not kept where its name changed its meaning meanwhile", async () => {
    const [docker, run] = [engine(), runs()];
    docker.write(
      "docker",
      `#!/bin/sh
case "$1" in
  save) echo "$*" >> "$DIR/saved"; cat "$DIR/archive.tar"; sed s/sha256:1/sha256:2/ "$DIR/answers" > "$DIR/new"; mv "$DIR/new" "$DIR/answers" ;;
  version) cat "$DIR/version" ;;
  image) cat "$DIR/answers" ;;
esac
`,
    );
    await docker.source.read(run());
    docker.answer("sha256:1");
    await docker.source.read(run());
    expect(docker.saves().length).toBe(2);
  });
});

test("what the engine lacks is told as without a cache", async () => {
  const [docker, run] = [engine(), runs()];
  docker.write("docker", '#!/bin/sh\necho "Error: No such image: app:1" >&2\nexit 1\n');
  expect(await faultOf(docker.source.read(run()))).toBe(
    "The engine does not have `app:1`: Error: No such image: app:1",
  );
});
