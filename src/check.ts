import { join, relative } from "node:path";
import { performance } from "node:perf_hooks";
import { type BaselineCommit, type ChangeContext, findBaselineCommit } from "./baseline/commit.ts";
import { readBaselineReport } from "./baseline/file.ts";
import { commitId, type Git, openGit } from "./baseline/git.ts";
import { withWorktree } from "./baseline/worktree.ts";
import { describeEngine } from "./build/engine.ts";
import { shipsNothingOf } from "./build/shipping.ts";
import { detectorIds } from "./detectors/catalogue.ts";
import { passedOverInShort } from "./discover/declared.ts";
import { describeError, StagecheckError } from "./errors.ts";
import { userLayerCache } from "./image/layer-cache.ts";
import type { MeasuredBaseline } from "./judge/model.ts";
import { judge } from "./judge/verdict.ts";
import { type MeasureRequest, measure } from "./measure.ts";
import { offerRemedies } from "./offer-remedies.ts";
import { withTemporaryFolder } from "./process/temporary.ts";
import type { ProgressListener } from "./progress/model.ts";
import type { Notice, Report } from "./report/model.ts";
import { readRepository } from "./repository.ts";
import { checkConfigAgainst } from "./settings/check-config.ts";
import { configChanges } from "./settings/config-changes.ts";
import { readEarlierConfig } from "./settings/earlier-config.ts";
import type { Settings } from "./settings/model.ts";

export interface CheckRequest {
  readonly settings: Settings;
  readonly change: ChangeContext;
  readonly env: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
  readonly onProgress: ProgressListener;
}

type Common = Omit<MeasureRequest, "root" | "side" | "repository">;

/**
 * The whole job on one repository: discover → parse → plan → build → inspect → judge.
 * @throws StagecheckError where nothing could be measured: settings, no Dockerfile, no engine
 */
export async function check(request: CheckRequest): Promise<Report> {
  const { settings, env, signal, onProgress } = request;
  const begun = performance.now();
  const repository = await readRepository(settings.root, settings, true);
  checkConfigAgainst(
    settings,
    repository.dockerfiles.map(({ path, stages, parsed }) => ({ path, stages, error: parsed.error })),
  );
  const engine = await describeEngine(settings.build.builder, env);
  const git = await openGit(settings.root, env);
  return withTemporaryFolder(env, async (temporary) => {
    const layers = await userLayerCache(env);
    const common: Common = { engine, build: settings.build, env, temporary, layers, signal, onProgress };
    // Before anything is built: what git fetches would be in the baseline's copy of `.git` and not in the head's.
    const compared = await chooseBaseline(request, git);
    onProgress({ kind: "phase", text: "Building every stage" });
    const head: MeasureRequest = { ...common, root: settings.root, side: "head", repository };
    const found = await measure(head);
    const { baseline, notices } = await measureBaseline(request, git, compared, common);
    const measured = await offerRemedies(found, head, settings);
    onProgress({ kind: "finished" });
    const { version, buildx, store, driver } = engine;
    return judge({
      measured,
      baseline,
      settings,
      head: git && (await commitId(git, "HEAD")),
      engine: { version, buildx, store, driver },
      notices: [
        ...repository.notices,
        ...shipsNothingOf(repository.dockerfiles),
        ...passedOverInShort(repository.passedOver),
        ...notices,
      ],
      seconds: (performance.now() - begun) / 1000,
    });
  });
}

interface Compared {
  readonly baseline: MeasuredBaseline;
  readonly notices: readonly Notice[];
}

type Choice = BaselineCommit | { readonly kind: "report"; readonly baseline: MeasuredBaseline };

async function chooseBaseline({ settings, change }: CheckRequest, git: Git | null): Promise<Choice> {
  const { baseline } = settings;
  if (baseline.kind === "file") return { kind: "report", baseline: await readBaselineReport(baseline.file) };
  return findBaselineCommit(git, baseline.kind === "ref" ? baseline.ref : baseline.kind, change);
}

/** What the head is compared with. That there is none is an answer, whatever the reason. */
async function measureBaseline(
  { settings, onProgress }: CheckRequest,
  git: Git | null,
  found: Choice,
  common: Common,
): Promise<Compared> {
  if (found.kind === "report") return { baseline: found.baseline, notices: [] };
  if (git === null || found.kind !== "commit") return withoutBaseline(found);
  const { sha, reason } = found;
  onProgress({ kind: "phase", text: `Building the baseline ${sha.slice(0, 7)}: ${reason}` });
  try {
    return await withWorktree(git, sha, common.temporary, async (checkout) => {
      // The workspace may be a folder of a larger repository.
      const root = join(checkout, relative(git.root, settings.root));
      const repository = await readRepository(root, settings, false);
      // The baseline must not take the cache's place that the head has just written.
      const build = { ...common.build, cacheTo: [] };
      const dockerfiles = await measure({ ...common, build, root, side: "baseline", repository });
      const ref = found.ref === null ? {} : { ref: found.ref };
      const before = await readEarlierConfig(root, settings, detectorIds);
      return {
        baseline: { summary: { kind: "built", sha, ...ref, reason, state: "ready" }, dockerfiles },
        notices: configChanges(before, settings.config).map((message) => ({ level: "note", message })),
      };
    });
  } catch (error) {
    if (!(error instanceof StagecheckError) || common.signal.aborted) throw error;
    return withoutBaseline({ kind: "failed", reason: describeError(error) });
  }
}

function withoutBaseline(found: BaselineCommit): Compared {
  const state = found.kind === "failed" ? "failed" : "absent";
  return {
    baseline: { summary: { kind: "none", reason: found.reason, state }, dockerfiles: null },
    notices: [],
  };
}
