import type { PlannedDockerfile } from "../build/model.ts";
import type { Stage } from "../dockerfile/model.ts";
import { type ListedDockerfile, STAGES_SCHEMA, type StagesListing } from "./model.ts";

/** What `stages` prints, from the plan of each Dockerfile. */
export function stagesListing(planned: readonly PlannedDockerfile[]): StagesListing {
  return {
    schema: STAGES_SCHEMA,
    dockerfiles: planned.map(({ path, context, contextReason, parsed, stages }): ListedDockerfile => {
      const listed = { path, context, contextReason };
      // A file that BuildKit rejects has no stages, however many were understood.
      const none: readonly Stage[] = [];
      if (parsed.error) return { ...listed, error: parsed.error, stages: none };
      return parsed.skipped === undefined
        ? { ...listed, stages }
        : { ...listed, skipped: parsed.skipped, stages: none };
    }),
  };
}
