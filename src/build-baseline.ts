import { join, relative } from "node:path";
import { type BaselineCommit, type ChangeContext, findBaselineCommit } from "./baseline/commit.ts";
import { readBaselineReport } from "./baseline/file.ts";
import type { Git } from "./baseline/git.ts";
import { withWorktree } from "./baseline/worktree.ts";
import { type BuiltSide, buildSide, type SideRequest } from "./build-side.ts";
import { detectorIds } from "./detectors/catalogue.ts";
import { describeError, StagecheckError } from "./errors.ts";
import type { MeasuredBaseline } from "./judge/model.ts";
import type { Notice } from "./report/model.ts";
import { readRepository } from "./repository.ts";
import { configChanges } from "./settings/config-changes.ts";
import { readEarlierConfig } from "./settings/earlier-config.ts";
import type { Settings } from "./settings/model.ts";

/** What the head is compared with, as far as it is known before all images are read. */
export type Baseline =
  | { readonly kind: "known"; readonly baseline: MeasuredBaseline }
  | {
      readonly kind: "built";
      readonly summary: MeasuredBaseline["summary"];
      readonly side: BuiltSide;
      readonly notices: readonly Notice[];
    };

/** What to compare with, before anything of it is built. */
export type BaselineChoice =
  | BaselineCommit
  | { readonly kind: "report"; readonly baseline: MeasuredBaseline };

/** git may fetch for it. */
export async function chooseBaseline(
  { baseline }: Settings,
  change: ChangeContext,
  git: Git | null,
): Promise<BaselineChoice> {
  if (baseline.kind === "file") return { kind: "report", baseline: await readBaselineReport(baseline.file) };
  return findBaselineCommit(git, baseline.kind === "ref" ? baseline.ref : baseline.kind, change);
}

/**
 * Builds what was chosen. That there is none to compare with is an answer, whatever the reason.
 * @param common what the head is built with
 * @param loaded gets the names of images that are loaded into the engine
 */
export async function buildBaseline(
  found: BaselineChoice,
  settings: Settings,
  git: Git | null,
  common: Omit<SideRequest, "root" | "side" | "repository">,
  loaded: string[],
): Promise<Baseline> {
  if (found.kind === "report") return { kind: "known", baseline: found.baseline };
  if (git === null || found.kind !== "commit") return { kind: "known", baseline: withoutBaseline(found) };
  const { sha, reason } = found;
  common.signal.throwIfAborted();
  common.onProgress({ kind: "phase", text: `Building the baseline ${sha.slice(0, 7)}: ${reason}` });
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

/** @throws what is no answer: the user's interruption, a fault of the program's own */
export function afterFailure(error: unknown, signal: AbortSignal): MeasuredBaseline {
  if (!(error instanceof StagecheckError) || signal.aborted) throw error;
  return withoutBaseline({ kind: "failed", reason: describeError(error) });
}

function withoutBaseline(found: BaselineCommit): MeasuredBaseline {
  const state = found.kind === "failed" ? "failed" : "absent";
  return { summary: { kind: "none", reason: found.reason, state }, dockerfiles: null };
}
