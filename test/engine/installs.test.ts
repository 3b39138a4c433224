import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { FIXTURES, readFixtures } from "../fixtures.ts";
import { testRepository } from "../git/repository.ts";
import { checkReport } from "./cli.ts";
import { turns } from "./engines.ts";
import { seenIn, wantedOf, wantedStatus } from "./expected.ts";
import { expectRun } from "./expected-run.ts";

/** Toolchains as Debian installs them, shipped whole, copied in part, and left behind. */
const fixtures = readFixtures(join(FIXTURES, "installs"));

describe.each(turns(fixtures))("$group", ({ turn }) => {
  it.concurrent.each(turn)(
    "$name: each is found at its line, and nothing else",
    async ({ one: { folder, targets = [], dockerfiles }, engine }) => {
      const repository = testRepository(folder);
      try {
        repository.commit({ "expected.json": null });
        const asked = targets.flatMap((target) => ["--target", target]);
        const { status, report } = await checkReport(repository.root, engine, ...asked);
        expect(seenIn(report, dockerfiles)).toEqual(wantedOf(dockerfiles));
        expect(status).toBe(wantedStatus(dockerfiles));
      } finally {
        repository.remove();
      }
    },
  );

  it.concurrent.each(turn)("$name: what takes no tools along runs", async ({ one, engine }) => {
    for (const { path, context, stages } of one.dockerfiles) {
      const program = { file: join(one.folder, path), context: join(one.folder, context) };
      for (const { name, run } of stages) {
        if (run && name !== null) await expectRun(engine, { ...program, target: name }, run);
      }
    }
  });
});
