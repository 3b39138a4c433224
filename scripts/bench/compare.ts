import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Bench, Comparison, Contestant, Result, Row, Sample } from "./model.ts";

/** Runs the contestants in turn, so that whatever else the machine does meets all of them. */
async function play(
  contestants: readonly Contestant[],
  rounds: number,
  { signal, say }: Bench,
): Promise<ReadonlyMap<Contestant, Sample | string>> {
  const best = new Map<Contestant, Sample | string>();
  for (let round = 0; round < rounds; round++) {
    for (const contestant of contestants) {
      signal.throwIfAborted();
      const before = best.get(contestant);
      if (typeof before === "string") continue;
      const now = await contestant.run();
      say(`  ${contestant.name}: ${typeof now === "string" ? now : `${now.seconds.toFixed(2)} s`}`);
      if (before === undefined || typeof now === "string" || now.seconds < before.seconds) {
        best.set(contestant, now);
      }
    }
  }
  return best;
}

function rowsOf(
  contestants: readonly Contestant[],
  best: ReadonlyMap<Contestant, Sample | string>,
): readonly Row[] {
  const reference = contestants.find((contestant) => contestant.reference);
  const against = reference && best.get(reference);
  return contestants.map((contestant): Row => {
    const { name } = contestant;
    const sample = best.get(contestant);
    if (sample === undefined || typeof sample === "string") {
      return { name, seconds: null, ratio: null, peakBytes: null, missing: sample ?? "not run" };
    }
    const ratio = typeof against === "object" ? sample.seconds / against.seconds : null;
    return { name, ...sample, ratio, missing: null };
  });
}

/** One comparison from its preparation to its rows; its folder is gone afterwards. */
export async function compare(comparison: Comparison, given: Omit<Bench, "temporary">): Promise<Result> {
  const { title, store, rounds } = comparison;
  const temporary = await mkdtemp(join(tmpdir(), "stagecheck-bench-"));
  try {
    const bench: Bench = { ...given, temporary };
    const contestants = await comparison.prepare(bench);
    const best = await play(contestants, rounds, bench);
    return { title, store, rows: rowsOf(contestants, best) };
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}
