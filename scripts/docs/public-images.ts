import {
  type Disagreement,
  type PublicCase,
  type SearchedCase,
  severityOf,
  without,
} from "../../test/unit/public-images/public-image.ts";
import { table } from "./tables.ts";

/** What was expected and what was told, counted by severity. */
export function publicTotals(cases: readonly SearchedCase[]): string {
  const clean = cases.filter(({ expected }) => expected.every((one) => severityOf(one) === "info"));
  const counts = (["error", "warning", "info"] as const).map((severity) => {
    const only = (list: readonly string[]) => list.filter((one) => severityOf(one) === severity);
    const expected = cases.flatMap((item) => only(item.expected));
    const missed = cases.flatMap((item) => only(without(item.expected, item.told)));
    const wrong = cases.flatMap((item) => only(without(item.told, item.expected)));
    return [severity, ...[expected.length, expected.length - missed.length, wrong.length].map(String)];
  });
  const projects = new Set(cases.map(({ project }) => project)).size;
  return [
    `${cases.length} Dockerfiles of ${projects} projects; of ${clean.length} a reviewer expects neither an error nor a warning.`,
    table(["severity", "expected", "found", "told and not expected"], counts),
  ].join("\n\n");
}

/** A row for each Dockerfile. */
export function publicTable(cases: readonly SearchedCase[]): string {
  return table(
    ["project", "kind", "expected", "found", "missed", "told and not expected"],
    cases.map((item) => {
      const missed = without(item.expected, item.told);
      const wrong = without(item.told, item.expected);
      const words = (item.missed ?? [])
        .map(({ what }) => what)
        .filter((what) => !item.expected.includes(what));
      return [
        `${item.project}<br>\`${item.file}\``,
        item.kind,
        listFindings(item.expected),
        `${item.expected.length - missed.length} of ${item.expected.length}`,
        [...missed.map(describe), ...words].join("<br>") || "–",
        wrong.map(describe).join("<br>") || "–",
      ];
    }),
  );
}

/** What is not found, with the reason. */
export function missedTable(cases: readonly PublicCase[]): string {
  return disagreements(cases, ({ missed = [] }) => missed);
}

/** What is told and should not be, with the reason. */
export function wrongTable(cases: readonly PublicCase[]): string {
  return disagreements(cases, ({ wrong = [] }) => wrong);
}

/** Findings that are right and whose advice is not. */
export function adviceTable(cases: readonly PublicCase[]): string {
  return disagreements(cases, ({ advice = [] }) => advice);
}

function disagreements(
  cases: readonly PublicCase[],
  select: (item: PublicCase) => readonly Disagreement[],
): string {
  const rows = cases.flatMap((item) =>
    select(item).map(({ what, why }) => [
      `${item.project}<br>\`${item.file}\``,
      /^[a-z-]+ (error|warning|info) \d/.test(what) ? describe(what) : what,
      why,
    ]),
  );
  return table(["project", "what", "why"], rows);
}

/** Errors and warnings by name; how many notes there are. */
function listFindings(findings: readonly string[]): string {
  const loud = findings.filter((one) => severityOf(one) !== "info");
  const notes = findings.length - loud.length;
  const lines = loud.map(describe);
  if (notes > 0) lines.push(`${notes} ${notes === 1 ? "note" : "notes"}`);
  return lines.join("<br>") || "clean";
}

/** `jdk warning 3 base` → `jdk`, warning, line 3, of the base. */
function describe(finding: string): string {
  const [detector, severity, line, ...marks] = finding.split(" ");
  const where = [`line ${line}`, ...marks.map((mark) => (mark === "base" ? "of the base" : "deleted later"))];
  return [`\`${detector}\` ${severity}`, ...where].join(", ");
}
