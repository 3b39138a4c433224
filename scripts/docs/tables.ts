import type { Detector } from "../../src/detectors/model.ts";
import { judgeEvidence } from "../../src/inspect/severity.ts";
import { COMMANDS, type Option } from "../../src/settings/options.ts";

/** An input or output, as action.yml describes it. */
export interface Described {
  readonly description: string;
}

/** What is read of action.yml, in its order. */
export interface ActionMetadata {
  readonly inputs: Readonly<Record<string, Described>>;
  readonly outputs: Readonly<Record<string, Described>>;
}

/** Cells are Markdown. */
export function table(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(cell).join(" | ")} |`;
  return [line(columns), line(columns.map(() => "---")), ...rows.map(line)].join("\n");
}

/** A bar ends a cell, even in a code span. */
function cell(text: string): string {
  return text.replace(/\s+/g, " ").trim().replaceAll("|", "\\|");
}

/** A row for each input or output. */
export function describedTable(title: string, all: Readonly<Record<string, Described>>): string {
  return table(
    [title, "meaning"],
    Object.entries(all).map(([name, { description }]) => [`\`${name}\``, description]),
  );
}

/** A row for each option of the command, with the subcommands that take it. */
export function optionsTable(options: Readonly<Record<string, Option>>): string {
  return table(
    ["option", "of", "meaning"],
    Object.entries(options).map(([name, { value, repeatable, commands, help }]) => [
      `\`--${name}${value === null ? "" : ` ${value}`}\``,
      commands.length === COMMANDS.length ? "all" : commands.map((command) => `\`${command}\``).join(", "),
      `${help}${repeatable ? " (repeatable)" : ""}`,
    ]),
  );
}

/** Path of a detector's page, relative to the root. */
export function detectorPage(id: string): string {
  return `docs/detectors/${id}.md`;
}

/** A row for each detector, leading to its page. */
export function detectorsTable(detectors: readonly Detector[]): string {
  return table(
    ["detector", "finds", "from your lines", "from the base image"],
    detectors.map((detector) => [
      `[\`${detector.id}\`](${detectorPage(detector.id)})`,
      detector.title,
      severityOf(detector, "own"),
      detector.ownOnly ? "not looked for" : severityOf(detector, "base"),
    ]),
  );
}

/** Of what is there and stays there, and is not what the image starts. */
function severityOf(detector: Detector, origin: "own" | "base"): string {
  const evidence = { path: "", name: "", layers: new Map(), removed: false };
  return judgeEvidence(detector, evidence, { origin, removedByBase: false, started: [] });
}
