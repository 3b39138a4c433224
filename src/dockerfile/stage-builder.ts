import type { DockerfileFault, ParsedStage, StageDependency, StageImage } from "./model.ts";
import { Demand, Rejection } from "./rejection.ts";
import type { Scope } from "./scope.ts";
import type { RawInstruction } from "./syntax.ts";

/** A stage while its instructions are read. */
export interface OpenStage extends Omit<ParsedStage, "fault" | "replacedBy"> {
  endLine: number;
  readonly dependsOn: StageDependency[];
  readonly images: StageImage[];
  readonly scope: Scope;
  /** Address of the named context that stands in its place: none of its instructions is run. */
  readonly replacedBy: string | null;
  /** Its ONBUILD instructions. */
  readonly triggers: RawInstruction[];
  /** Stages that its instructions name: what a circle is made of. */
  readonly named: { readonly stage: number; readonly line: number }[];
  fault: DockerfileFault | null;
}

/** Runs what can fail for this stage alone. What a base image may set is not known, and so no fault. */
export function attempt(stage: OpenStage, line: number, run: () => void): void {
  try {
    run();
  } catch (error) {
    if (!(error instanceof Rejection)) throw error;
    if (!(error instanceof Demand)) stage.fault ??= { line: error.line ?? line, message: error.message };
  }
}

/** The stage as it is told. */
export function closeStage(stage: OpenStage): ParsedStage {
  const { index, name, line, endLine, base, baseStage, platform, dependsOn, images, fault } = stage;
  const replaced = stage.replacedBy === null ? {} : { replacedBy: stage.replacedBy };
  const told = { index, name, line, endLine, base, baseStage, ...replaced, platform, default: stage.default };
  return { ...told, dependsOn, images, ...(fault === null ? {} : { fault }) };
}
