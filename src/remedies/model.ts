import type { IgnoreFile } from "../discover/ignore-file.ts";
import type { Instruction, ParsedDockerfile } from "../dockerfile/model.ts";
import type { Finding, InspectedPackage } from "../inspect/model.ts";
import type { ReadContext } from "./context-files.ts";

/** Text taken out and put in at one place of a file. */
export interface Edit {
  /** Offset in the file's text, in UTF-16 code units. */
  readonly at: number;
  /** How many are taken out. */
  readonly remove: number;
  /** Line ends in it are `\n`; they become the file's own. */
  readonly insert: string;
}

/** A finding in the image of one stage, and what the Dockerfile says of it. */
export interface Problem {
  readonly finding: Finding;
  readonly parsed: ParsedDockerfile;
  /** The instruction that the finding names. */
  readonly instruction: Instruction;
  /** Index of the stage whose image it is. */
  readonly target: number;
  readonly ignore: IgnoreFile;
  /** Indices of the stages that ship. */
  readonly ships: readonly number[];
  /** Other Dockerfiles that are built by the same ignore file. */
  readonly sharers: () => readonly ParsedDockerfile[];
  /** Packages of the system that the image has. */
  readonly packages: readonly InspectedPackage[];
  readonly readContext: ReadContext;
}

/** What a remedy changes: the Dockerfile or its ignore file. */
export interface Change {
  readonly file: "dockerfile" | "ignore";
  readonly edits: readonly Edit[];
}

/** One kind of change. It offers nothing where it is not certain: then the finding's sentence is all there is. */
export interface Remedy {
  /** Only where the change is built before it is offered: reading the Dockerfile is not enough to be certain. */
  readonly onlyBuilt?: true;
  readonly fits: (finding: Finding) => boolean;
  readonly propose: (problem: Problem) => Change | null;
}

/** A change of the Dockerfile; null for no edits. */
export function inDockerfile(edits: readonly Edit[] | null): Change | null {
  return edits === null || edits.length === 0 ? null : { file: "dockerfile", edits };
}
