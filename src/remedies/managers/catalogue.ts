import type { Instruction } from "../../dockerfile/model.ts";
import type { Finding } from "../../inspect/model.ts";
import type { Call } from "../commands.ts";
import { copiedTexts } from "../context-files.ts";
import { instructionsOf } from "../lineage.ts";
import type { Problem } from "../model.ts";
import { mayStart, namesOf, startedBy } from "../started.ts";
import type { Manager, Surroundings } from "./model.ts";
import { nodeManagers } from "./node.ts";
import { phpManagers } from "./php.ts";
import { pythonManagers } from "./python.ts";
import { rubyManagers } from "./ruby.ts";

const managers: readonly Manager[] = [...nodeManagers, ...phpManagers, ...rubyManagers, ...pythonManagers];

/** The manager whose call this is, of those that make what the finding is about. */
export function managerOf(call: Call, finding: Pick<Finding, "detector">): Manager | undefined {
  return managers.find(({ detector, installs }) => detector.test(finding.detector) && installs(call));
}

/** @param before all that stands before a call, the external base's first instruction first */
export function surroundingsOf(problem: Problem, before: readonly Instruction[]): Surroundings {
  const { parsed, target, readContext } = problem;
  const [first] = before;
  return {
    base: (first && parsed.stages[first.stage]?.base) ?? "",
    text: before.map(({ text }) => text).join("\n"),
    environment: instructionsOf(parsed, target)
      .filter(({ keyword }) => keyword === "ENV")
      .map(({ text }) => text)
      .join("\n"),
    started: startedBy(problem),
    files: (name) => copiedTexts(parsed, readContext, name),
  };
}

/** Whether what the image starts is itself one of the packages, or a script for development. */
export function startsDevelopment(finding: Finding, { started }: Surroundings): boolean {
  return (
    mayStart(started, namesOf(finding)) ||
    started.texts.some(
      (text) =>
        /\b(dev|develop|watch|test|vite|nodemon|ts-node|tsx)\b/.test(
          text.replace(/\/dev\/|\btest +[-"!]/g, " "),
        ) ||
        // Which package these come from, a program's name does not tell.
        /\b(npx|bunx|pnpx)\b|node_modules\/\.bin\//.test(text),
    )
  );
}
