import type { Finding } from "../../inspect/model.ts";
import { terminal } from "../../text/escape.ts";
import {
  type FindingGroup,
  type FindingKind,
  findingPlace,
  findingSentence,
  MARKS,
  remedySentence,
} from "../view/findings.ts";
import { diffLines, patchState } from "../view/patches.ts";
import { prose, type Sentence, stopped } from "../view/pieces.ts";
import { wrap } from "./columns.ts";
import { line, marked, type Style } from "./style.ts";

const TITLES: Record<FindingKind, string> = {
  fresh: "",
  unknown: "",
  debt: ", there before",
  allowed: ", allowed",
  fixed: ", fixed",
};

const INDENT = "    ";
const TEXT_WIDTH = 96;

/** A title and the findings of one image below it: what, then where, then what to do. */
export function findingLines(group: FindingGroup, kind: FindingKind, style: Style): readonly string[] {
  return [
    line([...group.title, TITLES[kind]], style),
    ...group.findings.flatMap((finding) => {
      if (kind === "fixed") {
        return [`  ${marked("✓", style)} ${line(findingSentence(finding, group.image), style)}`];
      }
      return oneFinding(
        finding,
        findingSentence(finding, group.image),
        findingPlace(finding, group.image),
        style,
      );
    }),
  ];
}

/**
 * One finding with its advice, as `check` and `inspect` print it.
 * @param pageWidth what every line keeps to; without it, the advice alone is wrapped
 */
export function oneFinding(
  finding: Finding,
  what: Sentence,
  place: Sentence,
  style: Style,
  pageWidth?: number,
): readonly string[] {
  const limit = pageWidth === undefined ? TEXT_WIDTH : Math.min(TEXT_WIDTH, pageWidth - INDENT.length);
  const wrapped = (text: string): readonly string[] => (pageWidth === undefined ? [text] : wrap(text, limit));
  const advice =
    finding.allowed === undefined
      ? remedySentence(finding)
      : ["Allowed: ", ...prose(stopped(finding.allowed))];
  const mark = `  ${marked(MARKS[finding.severity], style)} `;
  return [
    ...wrapped(line(what, style)).map((one, index) => (index === 0 ? mark : INDENT) + one),
    ...(place.length > 0 ? wrapped(line(place, style)).map((one) => INDENT + style.dim(one)) : []),
    ...wrap(line([...advice, ` (${finding.detector})`], style), limit).map((one) => INDENT + one),
    ...(finding.allowed === undefined ? patchLines(finding, style) : []),
  ];
}

/** The change to make, with the lines that it takes out and puts in. */
function patchLines({ patch }: Finding, style: Style): readonly string[] {
  if (patch === undefined) return [];
  const paint = { "-": style.red, "+": style.green, " ": style.dim };
  const place: Sentence =
    patch.replaced.length > 0
      ? ["Change ", { place: { path: patch.path, line: patch.startLine } }]
      : ["Add to ", { code: patch.path }];
  return [
    `${INDENT}${line([...place, `, ${patchState(patch)}:`], style)}`,
    ...diffLines(patch).map(({ mark, text }) => `${INDENT}  ${paint[mark](terminal(`${mark} ${text}`))}`),
  ];
}
