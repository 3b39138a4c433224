import { groupBy } from "../../grouping.ts";
import type { Finding, Patch } from "../../inspect/model.ts";
import { keptLines } from "../../remedies/patch.ts";
import { formatDelta } from "../../text/bytes.ts";
import type { Report } from "../model.ts";
import { findingGroups } from "./findings.ts";
import type { ShippingImage } from "./images.ts";
import type { Sentence } from "./pieces.ts";

/** A change that can be made, and what it mends; the same change may mend several findings. */
export interface Offer {
  readonly patch: Patch;
  readonly mends: readonly { readonly image: ShippingImage; readonly finding: Finding }[];
}

/** Every change that the report offers, once; in the order of the findings. */
export function offersOf(report: Report): readonly Offer[] {
  const all = (["fresh", "unknown", "debt"] as const).flatMap((kind) =>
    findingGroups(report, kind).flatMap(({ image, findings }) =>
      findings.flatMap((finding) => (finding.patch ? [{ image, finding, patch: finding.patch }] : [])),
    ),
  );
  const groups = groupBy(all, ({ patch: { path, startLine, endLine, lines } }) =>
    JSON.stringify([path, startLine, endLine, lines]),
  );
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    return first ? [{ patch: first.patch, mends: group }] : [];
  });
}

/** `−61.2 MB, built and checked`, or that it was not built. */
export const patchState = ({ saves }: Patch): string =>
  saves === undefined ? "not built" : `${saves === 0 ? "" : `${formatDelta(-saves)}, `}built and checked`;

/** What is said beside the advice: that there is a change to apply. */
export function patchHint({ patch, allowed }: Finding): string {
  if (patch === undefined || allowed !== undefined) return "";
  return patch.saves === undefined
    ? " The change is below, not built."
    : ` Apply the change below: ${patchState(patch)}.`;
}

/** `Dockerfile line 13, −61.2 MB, built and checked, for node-dev-dependencies in api`. */
export function offerSentence({ patch, mends }: Offer): Sentence {
  const { path, startLine, replaced } = patch;
  const detectors = [...new Set(mends.map(({ finding }) => finding.detector))];
  const images = [...new Set(mends.map(({ image }) => image.label))];
  return [
    // What is not there yet cannot be looked up.
    ...(replaced.length > 0
      ? [{ place: { path, line: startLine }, named: true } as const]
      : [{ code: path }]),
    `, ${patchState(patch)}, for `,
    ...detectors.flatMap((detector, index): Sentence => [...(index > 0 ? [", "] : []), { code: detector }]),
    " in ",
    ...images.flatMap((label, index): Sentence => [...(index > 0 ? [", "] : []), { strong: label }]),
  ];
}

export interface DiffLine {
  readonly mark: " " | "-" | "+";
  readonly text: string;
}

/** The lines of a patch, what stays unmarked. */
export function diffLines({ replaced, lines }: Patch): readonly DiffLine[] {
  const told: DiffLine[] = [];
  let [row, column] = [0, 0];
  for (const [keptRow, keptColumn] of [
    ...keptLines(replaced, lines),
    [replaced.length, lines.length] as const,
  ]) {
    for (; row < keptRow; row++) told.push({ mark: "-", text: replaced[row] ?? "" });
    for (; column < keptColumn; column++) told.push({ mark: "+", text: lines[column] ?? "" });
    if (row < replaced.length) told.push({ mark: " ", text: replaced[row] ?? "" });
    row++;
    column++;
  }
  return told;
}

/** The patch as `git apply --unidiff-zero` takes it. */
export function unifiedDiff(patch: Patch): readonly string[] {
  const { path, startLine, replaced, lines } = patch;
  const isNew = replaced.length === 0;
  return [
    isNew ? "--- /dev/null" : `--- a/${path}`,
    `+++ b/${path}`,
    `@@ -${isNew ? 0 : startLine},${replaced.length} +${startLine},${lines.length} @@`,
    ...diffLines(patch).map(({ mark, text }) => `${mark}${text}`),
  ];
}
