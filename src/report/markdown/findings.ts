import type { Finding } from "../../inspect/model.ts";
import { codeSpan } from "../../text/escape.ts";
import {
  type FindingGroup,
  type FindingKind,
  findingPlace,
  findingSentence,
  MARKS,
  remedySentence,
} from "../view/findings.ts";
import type { ShippingImage } from "../view/images.ts";
import { patchHint } from "../view/patches.ts";
import { prose, stopped } from "../view/pieces.ts";
import { CUT, listBlock } from "./blocks.ts";
import type { Block } from "./fit.ts";
import type { Links } from "./links.ts";
import { markdown } from "./sentence.ts";

const CUT_ORDER: Record<FindingKind, number> = {
  fresh: CUT.findings,
  unknown: CUT.findings,
  debt: CUT.debt,
  allowed: CUT.allowed,
  fixed: CUT.fixed,
};

export function findingBlock(group: FindingGroup, kind: FindingKind, links: Links | null): Block {
  const items = group.findings.map((finding) => findingText(finding, group.image, kind, links));
  return listBlock(markdown(group.title, links), items, { noun: "finding", cutOrder: CUT_ORDER[kind] });
}

/** `✗ gcc 12.2, 61 MB, by line 19 RUN …. What to do. (detector)`; of what is fixed only what it was. */
export function findingText(
  finding: Finding,
  image: ShippingImage,
  kind: FindingKind,
  links: Links | null,
): string {
  const found = findingSentence(finding, image);
  if (kind === "fixed") return markdown(["✓ ", ...found], links);
  const place = findingPlace(finding, image);
  const by = finding.origin === "base" ? ", " : finding.fromStage === undefined ? ", by " : " by ";
  const what = markdown(
    [`${MARKS[finding.severity]} `, ...found, ...(place.length > 0 ? [by, ...place] : []), ". "],
    links,
  );
  const then =
    finding.allowed === undefined
      ? markdown([...remedySentence(finding), patchHint(finding)], links)
      : markdown(["Allowed: ", ...prose(stopped(finding.allowed))], links);
  return `${what}${then} ${codeSpan(finding.detector)}`;
}
