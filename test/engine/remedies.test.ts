import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Finding, Patch } from "../../src/inspect/model.ts";
import { applyPatch } from "../../src/remedies/patch.ts";
import { isAboutSize } from "../../src/remedies/savings.ts";
import type { StageReport } from "../../src/report/model.ts";
import { FIXTURES } from "../fixtures.ts";
import { type TestRepository, testRepository } from "../git/repository.ts";
import { checkReport, stagecheck } from "./cli.ts";
import { docker } from "./docker.ts";
import { anyEngine, turns } from "./engines.ts";
import type { TestEngine } from "./global-setup.ts";

interface Offer {
  readonly detector: string;
  readonly line: number;
  readonly patch: Pick<Patch, "path" | "startLine" | "endLine" | "lines">;
}

/** A folder of `fixtures/remedies/`: a Dockerfile with something to mend, and the changes that are offered. */
interface RemedyFixture {
  readonly about: string;
  /** Another fixture, whose files but for its Dockerfiles are the context. */
  readonly contextOf?: string;
  readonly offers: readonly Offer[];
  /** What the image prints when it runs, before and after each change. */
  readonly prints?: string;
  /** Findings whose change is proposed and then taken off, for it does not hold. */
  readonly dropped?: readonly Pick<Offer, "detector" | "line">[];
}

const ROOT = join(FIXTURES, "remedies");

const fixtures = readdirSync(ROOT).map((name) => {
  const text = readFileSync(join(ROOT, name, "remedy.json"), "utf8");
  return { name, folder: join(ROOT, name), ...(JSON.parse(text) as RemedyFixture) };
});

/** A repository of a fixture's files. */
function repositoryOf({ folder, contextOf }: (typeof fixtures)[number]): TestRepository {
  const files = mkdtempSync(join(tmpdir(), "stagecheck-remedy-"));
  const isOwn = (path: string): boolean => !/Dockerfile$|(expected|remedy)\.json$/.test(path);
  try {
    if (contextOf !== undefined) cpSync(join(FIXTURES, contextOf), files, { recursive: true, filter: isOwn });
    cpSync(folder, files, { recursive: true, filter: (path) => !path.endsWith("remedy.json") });
    const repository = testRepository(files);
    repository.commit({});
    return repository;
  } finally {
    rmSync(files, { recursive: true });
  }
}

async function shipped(
  { root }: TestRepository,
  engine: TestEngine,
  ...more: readonly string[]
): Promise<StageReport> {
  const { report } = await checkReport(root, engine, ...more);
  const [dockerfile] = report.dockerfiles;
  const stage = dockerfile?.stages.find(({ ships }) => ships);
  if (!stage?.image) throw new Error(`nothing was built: ${JSON.stringify(report)}`);
  return stage;
}

/** What the image of a repository prints when it runs. */
async function printed({ root }: TestRepository, engine: TestEngine): Promise<string> {
  const tag = `stagecheck-remedy-${engine.store}-${process.pid}`;
  await docker(engine, "buildx", "build", "--quiet", "--load", "--tag", tag, root);
  try {
    return await docker(engine, "run", "--rm", "--network", "none", tag);
  } finally {
    await docker(engine, "image", "rm", tag);
  }
}

type Offered = Finding & { readonly line: number; readonly patch: Patch & { readonly saves: number } };

const offered = (stage: StageReport): readonly Offered[] =>
  stage.findings.filter((finding): finding is Offered => finding.patch !== undefined);

const order = (one: Offer, other: Offer): number =>
  one.line - other.line || (one.detector < other.detector ? -1 : 1);

const told = ({ detector, line, patch }: Offered): Offer => {
  const { path, startLine, endLine, lines } = patch;
  return { detector, line, patch: { path, startLine, endLine, lines } };
};

/** Changes that can be made at once; those of one line are alternatives as far as text goes. */
function atOnce(findings: readonly Offered[]): readonly (readonly Offered[])[] {
  const groups: Offered[][] = [];
  for (const finding of findings) {
    const group = groups.find((one) => one.every(({ line }) => line !== finding.line));
    if (group) group.push(finding);
    else groups.push([finding]);
  }
  return groups;
}

/** The changed files of a fixture; patches of one file are applied from its end. */
function mended(folder: string, patches: readonly Patch[]): Readonly<Record<string, string>> {
  const texts: Record<string, string> = {};
  for (const patch of patches) {
    const text = texts[patch.path] ?? readFileSync(join(folder, patch.path), "utf8");
    texts[patch.path] = applyPatch(text, patch);
  }
  return texts;
}

describe.each(turns(fixtures))("$group", ({ turn }) => {
  it.concurrent.each(turn)(
    "$name is offered as text, applied, rebuilt: the finding is gone, and the image as much smaller as was said",
    async ({ one: fixture, engine }) => {
      const { offers, prints } = fixture;
      const repository = repositoryOf(fixture);
      try {
        const before = await shipped(repository, engine, "--verify-remedies");
        if (prints !== undefined) expect(await printed(repository, engine)).toBe(prints);
        const found = offered(before);
        expect(found.map(told).sort(order)).toEqual([...offers].sort(order));
        for (const group of atOnce(found)) {
          const patches = group
            .map(({ patch }) => patch)
            .sort((one, other) => other.startLine - one.startLine);
          repository.commit(mended(fixture.folder, patches));
          const after = await shipped(repository, engine);
          const said = patches.reduce((sum, { saves }) => sum + saves, 0);
          expect((before.image?.size ?? 0) - (after.image?.size ?? 0)).toBe(said);
          if (prints !== undefined) expect(await printed(repository, engine)).toBe(prints);
          for (const finding of group) {
            const { patch, detector } = finding;
            if (isAboutSize(finding)) expect(patch.saves).toBeGreaterThan(0);
            const left = after.findings.filter((one) => one.detector === detector && one.severity !== "info");
            expect(left).toEqual([]);
          }
        }
      } finally {
        repository.remove();
      }
    },
  );
});

describe.each(fixtures.filter(({ dropped }) => dropped !== undefined))("remedy $name", (fixture) => {
  it("proposes unbuilt what does not hold, and offers none of it once built", async () => {
    const { dropped = [] } = fixture;
    const repository = repositoryOf(fixture);
    try {
      const place = ({ detector, line }: { detector: string; line?: number }) => ({ detector, line });
      expect(offered(await shipped(repository, anyEngine())).map(place)).toEqual(dropped);
      const run = await stagecheck(
        ["check", repository.root, "--baseline", "none", "--verify-remedies", "--debug"],
        anyEngine(),
      );
      for (const { detector } of dropped)
        expect(run.stderr).toContain(`no change is offered for ${detector}: `);
    } finally {
      repository.remove();
    }
  });
});

it("every kind of remedy has a fixture, or a reason why it cannot have one here", () => {
  const kinds = readdirSync(join(import.meta.dirname, "../../src/remedies/kinds")).map((file) =>
    file.replace(/\.ts$/, ""),
  );
  const held: Readonly<Record<string, readonly string[]>> = {
    "production-install": [
      ...["npm-install", "npm-6", "yarn-install", "pnpm-install", "prepare-script", "npm-program"],
      ...["composer-install", "bundle-install", "poetry-install", "pipenv-install"],
      ...["pip-requirements", "pip-extra"],
    ],
    "production-prune": ["npm-prune", "yarn-prune"],
    "package-caches": ["npm-install", "npm-cache-mount", "apt-lists", "composer-install", "pip-extra"],
    "without-recommends": ["apt-recommends", "apt-certificates"],
    "transient-tools": ["apt-tools", "pip-tools"],
    "slim-base": ["slim-base"],
    "static-destination": ["static-destination"],
    "ignored-git": ["git-folder"],
  };
  expect(Object.keys(held).sort()).toEqual(kinds.sort());
  for (const name of Object.values(held).flat())
    expect(existsSync(join(ROOT, name, "remedy.json"))).toBe(true);
});
