import { cpSync, existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { imagesNamedIn } from "../../scripts/bases/fixture-bases.ts";
import { imageRecipes } from "../../scripts/bases/list.ts";
import { detectorIds } from "../../src/detectors/catalogue.ts";
import type { Finding } from "../../src/inspect/model.ts";
import { FIXTURES } from "../fixtures.ts";
import { testRepository } from "../git/repository.ts";
import { checkReport, PROJECT } from "./cli.ts";
import { docker } from "./docker.ts";
import { turns } from "./engines.ts";
import type { TestEngine } from "./global-setup.ts";

/** Images of the examples, and those that the tests have anyway and that are the same to a detector. */
const LIKE: Readonly<Record<string, string>> = {
  "node:22": "node:20",
  "node:22-slim": "node:20-slim",
  "node:22-alpine": "node:18-alpine",
  "python:3.12-slim": "python:3.11-slim",
  "nginx:1.27-alpine": "nginx:alpine",
  "alpine:3.20": "alpine:latest",
};

/** Detectors whose examples cannot be built here, with the reason: their bases have no stand-in. */
const NOT_BUILT: Readonly<Record<string, string>> = {};

const CONTEXTS = join(FIXTURES, "docs");
const pages = readdirSync(join(PROJECT, "docs/detectors")).map((file) => file.replace(/\.md$/, ""));

/** The Dockerfile below a heading of a page; null where there is none. */
function example(id: string, heading: "Broken" | "Mended"): string | null {
  const page = readFileSync(join(PROJECT, "docs/detectors", `${id}.md`), "utf8");
  const [, section = ""] = page.split(`\n## ${heading}\n`);
  const [own = ""] = section.split("\n## ");
  return /^```dockerfile\n(.*?)^```/ms.exec(own)?.[1] ?? null;
}

const examples = pages.map((id) => ({ id, broken: example(id, "Broken"), mended: example(id, "Mended") }));

interface Bases {
  readonly contexts: readonly string[];
  readonly built: readonly string[];
}

/** What stands for the images of an example: those of `LIKE`, and what its folder's `bases` make. */
async function basesOf(id: string, images: readonly string[], engine: TestEngine): Promise<Bases> {
  const folder = join(CONTEXTS, id);
  const file = join(folder, "bases.json");
  const own: Readonly<Record<string, string>> = existsSync(file)
    ? JSON.parse(readFileSync(file, "utf8"))
    : {};
  const built = new Set<string>();
  const contexts: string[] = [];
  for (const image of images) {
    const dockerfile = own[image];
    let like = LIKE[image];
    if (dockerfile !== undefined) {
      like = `stagecheck-example:${id}-${dockerfile.replace(/\..*/, "")}`;
      const from = ["--file", join(folder, "bases", dockerfile), join(folder, "bases")];
      await docker(engine, "buildx", "build", "--quiet", "--load", "--tag", like, ...from);
      built.add(like);
    }
    if (like !== undefined) contexts.push("--build-context", `${image}=docker-image://${like}`);
  }
  return { contexts, built: [...built] };
}

/** What came with the base image and is told for information: no example can mend it. */
const isOnlyInherited = ({ origin, severity }: Finding): boolean => origin === "base" && severity === "info";

/** Whether a detector finds something in what each Dockerfile ships; the build's error where there is one. */
async function found(
  id: string,
  texts: Readonly<Record<string, string>>,
  engine: TestEngine,
): Promise<Record<string, unknown>> {
  const context = join(CONTEXTS, id);
  const repository = testRepository();
  const images = Object.values(texts).flatMap((text) => imagesNamedIn(text));
  const { contexts, built } = await basesOf(id, [...new Set(images)], engine);
  try {
    if (existsSync(context)) {
      cpSync(context, repository.root, {
        recursive: true,
        filter: (path) => !/\/bases(\.json)?$/.test(path),
      });
    }
    repository.commit(texts);
    const files = Object.keys(texts).flatMap((path) => ["--file", path]);
    const { report } = await checkReport(repository.root, engine, "--context", ".", ...files, ...contexts);
    return Object.fromEntries(
      report.dockerfiles.map(({ path, error, stages }) => {
        const failed = stages.find(({ build }) => build.status !== "built")?.build.error ?? error;
        const hits = stages
          .flatMap(({ findings }) => findings)
          .filter((one) => one.detector === id && !isOnlyInherited(one));
        return [path, failed ?? hits.length > 0];
      }),
    );
  } finally {
    repository.remove();
    if (built.length > 0) await docker(engine, "image", "rm", ...built);
  }
}

describe("the examples of the detectors' pages", () => {
  it("every detector has a page, and every page both examples", () => {
    expect(pages.toSorted()).toEqual([...detectorIds].sort());
    expect(examples.filter(({ broken, mended }) => broken === null || mended === null)).toEqual([]);
  });

  it("what is not built is a page, and really needs an image that is not to be had", () => {
    for (const id of Object.keys(NOT_BUILT)) {
      const named = examples
        .filter((one) => one.id === id)
        .flatMap(({ broken, mended }) => imagesNamedIn(`${broken}\n${mended}`));
      const missing = named.filter((image) => LIKE[image] === undefined && !imageRecipes.has(image));
      expect({ id, missing: missing.length > 0 }).toEqual({ id, missing: true });
    }
  });

  const built = examples.filter(({ id }) => NOT_BUILT[id] === undefined);
  describe.each(turns(built.map((one) => ({ ...one, name: one.id }))))("$group", ({ turn }) => {
    it.concurrent.each(turn)(
      "$name: the broken one has the finding, the mended one has not",
      async ({ one: { id, broken, mended }, engine }) => {
        const texts = { Dockerfile: broken ?? "", "mended.Dockerfile": mended ?? "" };
        expect(await found(id, texts, engine)).toEqual({ Dockerfile: true, "mended.Dockerfile": false });
      },
    );
  });
});
