import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Inspection } from "../../src/inspect/model.ts";
import { type TestRepository, testRepository } from "../git/repository.ts";
import { checkReport, stagecheck } from "./cli.ts";
import { engines } from "./engines.ts";

const DOCKERFILE = `FROM debian:bookworm-slim AS build
RUN head -c 2000000 /dev/urandom > /made
FROM debian:bookworm-slim
COPY --from=build /made /made
RUN rm /made
`;

let repository: TestRepository;
let folder: string;
beforeAll(() => {
  repository = testRepository();
  repository.commit({ Dockerfile: DOCKERFILE });
  folder = mkdtempSync(join(tmpdir(), "stagecheck-layer-cache-"));
});
afterAll(() => {
  repository.remove();
  rmSync(folder, { recursive: true, force: true });
});

describe.each(engines)("$store store", ({ store, env }) => {
  let cache: string;
  beforeAll(() => {
    cache = join(folder, store);
  });

  /** What is kept of layers. A file that is written anew is another file, with a number of its own. */
  function kept(): Record<string, number> {
    return Object.fromEntries(
      readdirSync(cache, { recursive: true, encoding: "utf8" })
        .filter((name) => /\/(tar|blob|gzip)/.test(name))
        .map((name) => [name, statSync(join(cache, name)).ino]),
    );
  }

  async function images() {
    const { report } = await checkReport(repository.root, { env: { ...env, STAGECHECK_LAYER_CACHE: cache } });
    return report.dockerfiles[0]?.stages.map(({ image, findings }) => ({
      image: image && { ...image, reference: "" },
      findings,
    }));
  }

  it("a second check reads no layer, and says the same", async () => {
    const first = await images();
    expect(first?.map(({ image }) => image?.layers.length)).toEqual([2, 3]);
    const before = kept();
    const layers = new Set(first?.flatMap(({ image }) => image?.layers.map(({ diffId }) => diffId) ?? []));
    const tars = Object.keys(before).filter((name) => name.includes("/tar-"));
    expect(tars.length).toBe(layers.size);
    expect(await images()).toEqual(first);
    expect(kept()).toEqual(before);
  });

  it("layers whose cache is damaged are read again, and it is mended", async () => {
    const first = await images();
    const before = kept();
    const tars = Object.keys(before).filter((name) => name.includes("/tar-"));
    for (const name of tars) writeFileSync(join(cache, name), "damaged");
    expect(await images()).toEqual(first);
    const after = kept();
    expect(Object.keys(after)).toEqual(Object.keys(before));
    expect(tars.filter((name) => statSync(join(cache, name)).size < 100)).toEqual([]);
  });

  it("an image in the engine is read once", async () => {
    const inspect = async (): Promise<Inspection> => {
      const run = await stagecheck(["inspect", "debian:bookworm-slim", "--format", "json"], {
        env: { ...env, STAGECHECK_LAYER_CACHE: cache },
      });
      return JSON.parse(run.stdout) as Inspection;
    };
    const first = await inspect();
    const before = kept();
    expect(await inspect()).toEqual(first);
    expect(kept()).toEqual(before);
  });
});
