import { join } from "node:path";
import { performance } from "node:perf_hooks";
import type { ChangeContext } from "./baseline/commit.ts";
import { commitId, openGit } from "./baseline/git.ts";
import { buildSlots } from "./build/build-targets.ts";
import { describeEngine } from "./build/engine.ts";
import { prepareLayouts } from "./build/layouts.ts";
import { withLoadedImages } from "./build/loaded-images.ts";
import { shipsNothingOf } from "./build/shipping.ts";
import { afterFailure, type Baseline, buildBaseline, chooseBaseline } from "./build-baseline.ts";
import { type BuiltSide, buildSide } from "./build-side.ts";
import { passedOverInShort } from "./discover/declared.ts";
import { userLayerCache } from "./image/layer-cache.ts";
import type { MeasuredBaseline, MeasuredDockerfile } from "./judge/model.ts";
import { judge } from "./judge/verdict.ts";
import { measureSides } from "./measure.ts";
import { offerRemedies } from "./offer-remedies.ts";
import { withTemporaryFolder } from "./process/temporary.ts";
import type { ProgressListener } from "./progress/model.ts";
import type { Notice, Report } from "./report/model.ts";
import { readRepository } from "./repository.ts";
import { checkConfigAgainst } from "./settings/check-config.ts";
import type { Settings } from "./settings/model.ts";

export interface CheckRequest {
  readonly settings: Settings;
  readonly change: ChangeContext;
  readonly env: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
  readonly onProgress: ProgressListener;
}

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
    const slots = buildSlots();
    const common = { engine, build, env, temporary, layouts, layers, slots, signal, onProgress };
    // Before anything is built: what git fetches would be in the baseline's copy of `.git` and not in the head's.
    const compared = await chooseBaseline(settings, request.change, git);
    onProgress({ kind: "phase", text: "Building every stage" });
    const head = { ...common, root: settings.root, side: "head", repository } as const;
    const { found, baseline, notices } = await withLoadedImages(env, async (loaded) => {
      // The last targets of the head leave room for the first of the baseline.
      const last = signalled();
      const building = buildSide(head, loaded, last.signal).finally(last.signal);
      const preparing = last.reached.then(() => buildBaseline(compared, settings, git, common, loaded));
      const [side, before] = await Promise.allSettled([building, preparing]);
      try {
        return await measureBoth(settled(side), settled(before), signal);
      } finally {
        // Nothing is read any more when what it reads is removed.
        if (side.status === "fulfilled") await Promise.allSettled(side.value.exported ?? []);
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

function signalled(): { readonly reached: Promise<void>; readonly signal: () => void } {
  let signal = (): void => {};
  const reached = new Promise<void>((resolve) => {
    signal = resolve;
  });
  return { reached, signal };
}

function settled<T>(result: PromiseSettledResult<T>): T {
  if (result.status === "rejected") throw result.reason;
  return result.value;
}

interface Compared {
  readonly found: readonly MeasuredDockerfile[];
  readonly baseline: MeasuredBaseline;
  readonly notices: readonly Notice[];
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
