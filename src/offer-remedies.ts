import { contextReader } from "./discover/context-text.ts";
import { readIgnoreFile } from "./discover/ignore-file.ts";
import { openWorkTree } from "./discover/work-tree.ts";
import type { MeasuredDockerfile } from "./judge/model.ts";
import type { MeasureRequest } from "./measure.ts";
import { type ProposeContext, proposePatches } from "./remedies/propose.ts";
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
    const { path, context } = dockerfile;
    const ignore = readIgnoreFile(tree, path, context);
    const proposed = propose(dockerfile, {
      path,
      parsed: planned.parsed,
      ignore,
      ships: planned.stages.filter(({ ships }) => ships).map(({ index }) => index),
      sharers: () =>
        request.repository.dockerfiles
          .filter((other) => other !== planned)
          .filter((other) => readIgnoreFile(tree, other.path, other.context).path === ignore.path)
          .map(({ parsed }) => parsed),
      readContext: contextReader(tree, context),
      built: settings.verifyRemedies,
    });
    const trial = { dockerfile: proposed, planned, ignore, request, debug: settings.debug };
    offered.push(settings.verifyRemedies ? await verifyRemedies(trial) : proposed);
  }
  return offered;
}

function propose(
  dockerfile: MeasuredDockerfile,
  told: Omit<ProposeContext, "target" | "packages">,
): MeasuredDockerfile {
  const stages = dockerfile.stages.map((stage) => ({
    ...stage,
    findings: proposePatches(stage.findings, {
      ...told,
      target: stage.index,
      packages: stage.image?.packages ?? [],
    }),
  }));
  return { ...dockerfile, stages };
}
