import type { PlannedDockerfile } from "./build/model.ts";
import { readIgnoreFile } from "./discover/ignore-file.ts";
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
  const offered: MeasuredDockerfile[] = [];
  for (const dockerfile of measured) {
    const planned = request.repository.dockerfiles.find(({ path }) => path === dockerfile.path);
    const proposed = planned ? propose(dockerfile, planned, request.root) : dockerfile;
    const verify = settings.verifyRemedies && planned !== undefined;
    offered.push(verify ? await verifyRemedies(proposed, planned, request, settings.debug) : proposed);
  }
  return offered;
}

function propose(
  dockerfile: MeasuredDockerfile,
  planned: PlannedDockerfile,
  root: string,
): MeasuredDockerfile {
  if (dockerfile.stages.every(({ findings }) => findings.length === 0)) return dockerfile;
  const { path, context } = dockerfile;
  const ignore = readIgnoreFile(openWorkTree(root), path, context);
  const stages = dockerfile.stages.map((stage) => ({
    ...stage,
    findings: proposePatches(stage.findings, { path, parsed: planned.parsed, target: stage.index, ignore }),
  }));
  return { ...dockerfile, stages };
}
