import { availableParallelism } from "node:os";
import { askForAll, imagePath } from "./engine-socket.ts";
import type { AskedEngine } from "./known-images.ts";
import { type HistoryStep, type SavedImage, saveGroups } from "./save-groups.ts";

/** The engine writes the whole of a save to its disk first: more at once would only wait for that. */
const SAVES = Math.min(4, availableParallelism());

/**
 * Divides images among saves that run at once: an engine takes one processor for each. One save where it does not say
 * what its images are made of.
 */
export async function divideAmongSaves(
  { socket }: AskedEngine,
  references: readonly string[],
  signal: AbortSignal | undefined,
): Promise<readonly (readonly string[])[]> {
  if (socket === undefined || references.length < 2 || SAVES < 2) return [references];
  try {
    const paths = references.map((reference) => imagePath(reference, "history"));
    const histories = await askForAll(socket, paths, signal);
    const images = references.flatMap((reference, index): SavedImage[] => {
      const steps = stepsOf(histories[index]);
      return steps ? [{ reference, steps }] : [];
    });
    // One that is not there is told of with all that were asked for.
    return images.length < references.length ? [references] : saveGroups(images, SAVES);
  } catch {
    signal?.throwIfAborted();
    return [references];
  }
}

/** https://docs.docker.com/reference/api/engine/version/v1.47/#tag/Image/operation/ImageHistory: the newest first */
function stepsOf(history: unknown): readonly HistoryStep[] | undefined {
  if (!Array.isArray(history)) return undefined;
  return history
    .map((step: unknown): HistoryStep => {
      const { Created, CreatedBy, Size } = Object(step) as Record<string, unknown>;
      const size = typeof Size === "number" && Size > 0 ? Size : 0;
      return { key: JSON.stringify([Created, CreatedBy, size]), size };
    })
    .reverse();
}
