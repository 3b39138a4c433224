import type { Report } from "../model.ts";
import { comparedSentence, shortCommit } from "./baseline.ts";
import { formatDuration } from "./duration.ts";
import { type Sentence, shorten } from "./pieces.ts";

/** How it was measured: a term and what there is to say of it. */
export interface MeasuredFact {
  readonly term: string;
  readonly sentence: Sentence;
}

export function measuredFacts(report: Report): readonly MeasuredFact[] {
  const { baseline, engine, head } = report;
  const facts: MeasuredFact[] = [
    { term: "Baseline", sentence: comparedSentence(baseline) },
    {
      term: "Size",
      sentence: ["the bytes of the files in all layers. 1 MB = 1,000,000 bytes."],
    },
    {
      term: "Download",
      sentence: ["the compressed layers, what a pull transfers; ≈ where it is estimated by gzip."],
    },
  ];
  if (head !== null) {
    facts.unshift({
      term: "Measured",
      sentence: [{ commit: head, label: shortCommit(head) }, ` in ${formatDuration(report.seconds)}.`],
    });
  }
  if (report.dockerfiles.some(({ stages }) => stages.some((stage) => stage.budgets.length > 0))) {
    facts.push({
      term: "Budget",
      sentence: ["on the size, unless it says download or growth; over is more than the limit."],
    });
  }
  if (engine) {
    facts.push({
      term: "Engine",
      sentence: [
        `Docker ${shorten(engine.version, 40)}, buildx ${shorten(engine.buildx, 40)}, ` +
          `${shorten(engine.driver, 40)} driver, ${engine.store} image store.`,
      ],
    });
  }
  return facts;
}
