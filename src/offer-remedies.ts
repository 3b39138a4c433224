import type { PlannedDockerfile } from "./build/model.ts";
import { type IgnoreFile, readIgnoreFile } from "./discover/ignore-file.ts";
import { openWorkTree } from "./discover/work-tree.ts";
import type { MeasuredDockerfile } from "./judge/model.ts";
import type { MeasureRequest } from "./measure.ts";
import { proposePatches } from "./remedies/propose.ts";
import type { Settings } from "./settings/model.ts";
import { verifyRemedies } from "./verify-remedies.ts";

/**
 * Puts a patch beside the findings that a small change mends for certain. Where it was asked for, each is built first,
 * and only what mends and makes the image smaller stays.
 * @param request what the Dockerfiles were measured with
 */
export async function offerRemedies(
  measured: readonly MeasuredDockerfile[],
  request: MeasureRequest,
  settings: Pick<Settings, "verifyRemedies" | "debug">,
): Promise<readonly MeasuredDockerfile[]> {
  const tree = openWorkTree(request.root);
  const offered: MeasuredDockerfile[] = [];
  for (const dockerfile of measured) {
    const planned = request.repository.dockerfiles.find(({ path }) => path === dockerfile.path);
    if (planned === undefined || dockerfile.stages.every(({ findings }) => findings.length === 0)) {
      offered.push(dockerfile);
      continue;
    }
    const ignore = readIgnoreFile(tree, dockerfile.path, dockerfile.context);
    const proposed = propose(dockerfile, planned, ignore);
    const trial = { dockerfile: proposed, planned, ignore, request, debug: settings.debug };
    offered.push(settings.verifyRemedies ? await verifyRemedies(trial) : proposed);
  }
  return offered;
}

function propose(
  dockerfile: MeasuredDockerfile,
  planned: PlannedDockerfile,
  ignore: IgnoreFile,
): MeasuredDockerfile {
  const { path } = dockerfile;
  const stages = dockerfile.stages.map((stage) => ({
    ...stage,
    findings: proposePatches(stage.findings, { path, parsed: planned.parsed, target: stage.index, ignore }),
  }));
  return { ...dockerfile, stages };
}
