import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Report } from "../../src/report/model.ts";
import { readFixtures } from "../fixtures.ts";
import { type TestRepository, testRepository } from "../git/repository.ts";
import { checkReport } from "./cli.ts";
import { engines } from "./engines.ts";
import { seenIn, wantedOf, wantedStatus } from "./expected.ts";

const reports = new Map<string, Report>();

/**
 * What must not depend on the engine: lines, findings, and the sizes of what both were given. What they build is not
 * the same to the byte: installers write logs and caches, and a file that COPY writes once more as it was, one store
 * has in the layer and the other not. That each is counted exactly is for `sizes.test.ts`.
 */
function comparable(report: Report) {
  return report.dockerfiles.map(({ path, stages }) => ({
    path,
    stages: stages.map(({ index, image, findings }) => ({
      index,
      layers: image?.layers.map(({ size, files, origin, instruction }) => ({
        origin,
        instruction,
        ...(origin === "base" ? { size, files } : {}),
      })),
      findings: findings.map(({ bytes: _, items, ...finding }) => ({
        ...finding,
        items: items.map((item) => item.path).sort(),
      })),
    })),
  }));
}

describe.each(readFixtures())("fixture $name", ({ name, folder, targets = [], dockerfiles }) => {
  let repository: TestRepository;
  beforeAll(() => {
    repository = testRepository(folder);
    repository.commit({ "expected.json": null });
  });
  afterAll(() => repository.remove());

  // Side by side: each waits for its own engine most of the time.
  it.concurrent.each(engines)(
    "$store store: every stage, build and finding is as expected",
    async ({ store, env }) => {
      const asked = targets.flatMap((target) => ["--target", target]);
      const { status, report } = await checkReport(repository.root, { env }, ...asked);
      reports.set(`${name} ${store}`, report);
      expect(seenIn(report, dockerfiles)).toEqual(wantedOf(dockerfiles));
      expect(status).toBe(wantedStatus(dockerfiles));
    },
  );

  it("says the same on both image stores", () => {
    const [one, ...others] = engines.map(({ store }) => reports.get(`${name} ${store}`));
    for (const other of others) expect(other && comparable(other)).toEqual(one && comparable(one));
  });
});
