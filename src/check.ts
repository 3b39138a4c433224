import { join, relative } from "node:path";
import { performance } from "node:perf_hooks";
import { type BaselineCommit, type ChangeContext, findBaselineCommit } from "./baseline/commit.ts";
import { readBaselineReport } from "./baseline/file.ts";
import { commitId, type Git, openGit } from "./baseline/git.ts";
import { withWorktree } from "./baseline/worktree.ts";
import { describeEngine } from "./build/engine.ts";
import { prepareLayouts } from "./build/layouts.ts";
import { withLoadedImages } from "./build/loaded-images.ts";
import { type BuiltSide, buildSide } from "./build-side.ts";
import { detectorIds } from "./detectors/catalogue.ts";
import { passedOverInShort } from "./discover/declared.ts";
import { describeError, StagecheckError } from "./errors.ts";
import { userLayerCache } from "./image/layer-cache.ts";
import type { MeasuredBaseline, MeasuredDockerfile } from "./judge/model.ts";
import { judge } from "./judge/verdict.ts";
import { type MeasureRequest, measureSides } from "./measure.ts";
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
  const asked = describeEngine(settings.build.builder, env);
  // What is wrong with the repository is told first.
  asked.catch(() => undefined);
  const repository = await readRepository(settings.root, settings, true);
  checkConfigAgainst(
    settings,
    repository.dockerfiles.map(({ path, stages, parsed }) => ({ path, stages, error: parsed.error })),
  );
  const engine = await asked;
  const git = await openGit(settings.root, env);
  return withTemporaryFolder(env, async (temporary) => {
    const layers = await userLayerCache(env);
    const layouts = await prepareLayouts(
      join(temporary, "layouts"),
      engine.exportsOci ? await layers.known() : [],
    );
    const { build } = settings;
    const common: Common = { engine, build, env, temporary, layouts, layers, signal, onProgress };
    // Before anything is built: what git fetches would be in the baseline's copy of `.git` and not in the head's.
    const compared = await chooseBaseline(request, git);
    onProgress({ kind: "phase", text: "Building every stage" });
    const head: MeasureRequest = { ...common, root: settings.root, side: "head", repository };
    const { found, baseline, notices } = await withLoadedImages(env, async (loaded) => {
      const side = await buildSide(head, loaded);
      try {
        const before = await buildBaseline(request, git, compared, common, loaded);
        return await measureBoth(side, before, signal);
      } finally {
        // Nothing is read any more when what it reads is removed.
        await Promise.allSettled(side.exported ?? []);
      }
    });
    const measured = await offerRemedies(found, head, settings);
    onProgress({ kind: "finished" });
    const { version, buildx, store, driver } = engine;
    return judge({
      measured,
      baseline,
      settings,
      head: git && (await commitId(git, "HEAD")),
      engine: { version, buildx, store, driver },
      notices: [...repository.notices, ...passedOverInShort(repository.passedOver), ...notices],
      seconds: (performance.now() - begun) / 1000,
    });
  });
}

/** What the head is compared with, as far as it is known before all images are read. */
type Baseline =
  | { readonly kind: "known"; readonly baseline: MeasuredBaseline }
  | {
      readonly kind: "built";
      readonly summary: MeasuredBaseline["summary"];
      readonly side: BuiltSide;
      readonly notices: readonly Notice[];
    };

interface Compared {
  readonly found: readonly MeasuredDockerfile[];
  readonly baseline: MeasuredBaseline;
  readonly notices: readonly Notice[];
}

type Choice = BaselineCommit | { readonly kind: "report"; readonly baseline: MeasuredBaseline };

async function chooseBaseline({ settings, change }: CheckRequest, git: Git | null): Promise<Choice> {
  const { baseline } = settings;
  if (baseline.kind === "file") return { kind: "report", baseline: await readBaselineReport(baseline.file) };
  return findBaselineCommit(git, baseline.kind === "ref" ? baseline.ref : baseline.kind, change);
}

/** That there is none to compare with is an answer, whatever the reason. */
async function buildBaseline(
  { settings, onProgress }: CheckRequest,
  git: Git | null,
  found: Choice,
  common: Common,
  loaded: string[],
): Promise<Baseline> {
  if (found.kind === "report") return { kind: "known", baseline: found.baseline };
  if (git === null || found.kind !== "commit") return { kind: "known", baseline: withoutBaseline(found) };
  const { sha, reason } = found;
  onProgress({ kind: "phase", text: `Building the baseline ${sha.slice(0, 7)}: ${reason}` });
  try {
    return await withWorktree(git, sha, common.temporary, async (checkout) => {
      // The workspace may be a folder of a larger repository.
      const root = join(checkout, relative(git.root, settings.root));
      const repository = await readRepository(root, settings, false);
      // The baseline must not take the cache's place that the head has just written.
      const build = { ...common.build, cacheTo: [] };
      const side = await buildSide({ ...common, build, root, side: "baseline", repository }, loaded);
      // An image that has to be exported once more needs the folder.
      await Promise.allSettled(side.exported ?? []);
      const ref = found.ref === null ? {} : { ref: found.ref };
      const before = await readEarlierConfig(root, settings, detectorIds);
      return {
        kind: "built",
        summary: { kind: "built", sha, ...ref, reason, state: "ready" },
        side,
        notices: configChanges(before, settings.config).map((message) => ({ level: "note", message })),
      };
    });
  } catch (error) {
    return { kind: "known", baseline: afterFailure(error, common.signal) };
  }
}

/** Reads the images of both. What is wrong with the baseline's costs nothing of the head. */
async function measureBoth(head: BuiltSide, before: Baseline, signal: AbortSignal): Promise<Compared> {
  if (before.kind === "built") {
    const { summary, side, notices } = before;
    try {
      const [found = [], dockerfiles = []] = await measureSides([head, side]);
      return { found, baseline: { summary, dockerfiles }, notices };
    } catch (error) {
      const baseline = afterFailure(error, signal);
      const [found = []] = await measureSides([head]);
      return { found, baseline, notices: [] };
    }
  }
  const [found = []] = await measureSides([head]);
  return { found, baseline: before.baseline, notices: [] };
}

function afterFailure(error: unknown, signal: AbortSignal): MeasuredBaseline {
  if (!(error instanceof StagecheckError) || signal.aborted) throw error;
  return withoutBaseline({ kind: "failed", reason: describeError(error) });
}

function withoutBaseline(found: BaselineCommit): MeasuredBaseline {
  const state = found.kind === "failed" ? "failed" : "absent";
  return { summary: { kind: "none", reason: found.reason, state }, dockerfiles: null };
}
