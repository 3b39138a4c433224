import type { PlannedDockerfile } from "../build/model.ts";
import type { Stage } from "../dockerfile/model.ts";
import { type ListedDockerfile, type Notice, STAGES_SCHEMA, type StagesListing } from "./model.ts";

/** What `stages` says of one Dockerfile, from its plan. */
export function listedDockerfile(planned: PlannedDockerfile): ListedDockerfile {
  const { path, context, contextReason, buildArgs = {}, buildContexts = [], parsed, stages } = planned;
  const contexts = Object.fromEntries(buildContexts.map(({ name, value }) => [name, value]));
  const listed = {
    path,
    context,
    contextReason,
    ...(Object.keys(buildArgs).length > 0 ? { buildArgs } : {}),
    ...(buildContexts.length > 0 ? { buildContexts: contexts } : {}),
  };
  // A file that BuildKit rejects has no stages, however many were understood.
  const none: readonly Stage[] = [];
  if (parsed.error) return { ...listed, error: parsed.error, stages: none };
  return parsed.skipped === undefined
    ? { ...listed, stages }
    : { ...listed, skipped: parsed.skipped, stages: none };
}

/** What `stages` prints. */
export function listingOf(
  dockerfiles: readonly ListedDockerfile[],
  notices: readonly Notice[],
): StagesListing {
  return { schema: STAGES_SCHEMA, dockerfiles, ...(notices.length > 0 ? { notices } : {}) };
}

/** A listing as text, part by part: that of thousands of Dockerfiles never is in memory at once. */
export interface ListingParts {
  /** What there is to print once one more Dockerfile is known. */
  readonly dockerfile: (one: ListedDockerfile) => string;
  /** What is left to print behind the last one. */
  readonly end: (notices: readonly Notice[]) => string;
}
