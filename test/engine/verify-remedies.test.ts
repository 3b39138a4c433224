import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { buildSlots } from "../../src/build/build-targets.ts";
import { describeEngine } from "../../src/build/engine.ts";
import { prepareLayouts } from "../../src/build/layouts.ts";
import { detectorIds } from "../../src/detectors/catalogue.ts";
import { memoryLayerCache } from "../../src/image/layer-cache.ts";
import type { Finding } from "../../src/inspect/model.ts";
import { type MeasureRequest, measure } from "../../src/measure.ts";
import { offerRemedies } from "../../src/offer-remedies.ts";
import { readRepository } from "../../src/repository.ts";
import { interpretSettings } from "../../src/settings/interpret.ts";
import { loadSettings } from "../../src/settings/load.ts";
import { testRepository } from "../git/repository.ts";
import { engines } from "./engines.ts";

/** A finding of a copied `.git`, as a detector would tell it. */
const GIT: Finding = {
  detector: "git-folder",
  severity: "error",
  path: "/app/.git",
  bytes: 1,
  layer: 0,
  origin: "copy",
  line: 3,
  stage: null,
  residual: false,
  message: "the history of the sources",
  remedy: "Name it in .dockerignore.",
  items: [{ path: "/app/.git", bytes: 1 }],
};

it.each(engines)("a changed ignore file is built with, whichever counts: $store store", async ({ env }) => {
  const repository = testRepository();
  const temporary = mkdtempSync(join(tmpdir(), "stagecheck-verify-"));
  try {
    repository.commit({
      Dockerfile: "FROM scratch\nWORKDIR /app\nCOPY . .\n",
      "own.Dockerfile": "FROM scratch\nWORKDIR /app\nCOPY . .\n",
      "own.Dockerfile.dockerignore": "b\n",
      a: "12345",
      b: "x".repeat(3000),
    });
    const { given } = interpretSettings({}, { nameOf: (name) => name, cwd: repository.root, env });
    const settings = loadSettings(given, { root: repository.root, detectors: detectorIds });
    const request: MeasureRequest = {
      engine: await describeEngine(null, env),
      root: settings.root,
      side: "head",
      repository: await readRepository(settings.root, settings, true),
      build: settings.build,
      env,
      temporary,
      slots: buildSlots(),
      layouts: await prepareLayouts(join(temporary, "layouts"), []),
      layers: memoryLayerCache(),
      signal: new AbortController().signal,
      onProgress: () => {},
    };
    const measured = (await measure(request)).map((dockerfile) => ({
      ...dockerfile,
      stages: dockerfile.stages.map((stage) => ({ ...stage, findings: [GIT] })),
    }));
    const offered = await offerRemedies(measured, request, { verifyRemedies: true, debug: false });
    const sizes = measured.map(({ stages }) => stages[0]?.image?.size ?? 0);
    const patches = offered.map(({ stages }) => stages[0]?.findings[0]?.patch);
    // What is left is the repository's own files, by the ignore file that counts.
    const left = [
      "FROM scratch\nWORKDIR /app\nCOPY . .\n".length * 2 + "b\n".length + 5 + 3000,
      "FROM scratch\nWORKDIR /app\nCOPY . .\n".length * 2 + "b\n".length + 5,
    ];
    expect(patches).toEqual([
      {
        path: ".dockerignore",
        startLine: 1,
        endLine: 0,
        replaced: [],
        lines: [".git"],
        saves: (sizes[0] ?? 0) - (left[0] ?? 0),
      },
      {
        path: "own.Dockerfile.dockerignore",
        startLine: 1,
        endLine: 1,
        replaced: ["b"],
        lines: ["b", ".git"],
        saves: (sizes[1] ?? 0) - (left[1] ?? 0),
      },
    ]);
  } finally {
    repository.remove();
    rmSync(temporary, { recursive: true, force: true });
  }
});
