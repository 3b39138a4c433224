import type { Finding } from "../../inspect/model.ts";
import type { Call } from "../commands.ts";
import type { Edit } from "../model.ts";
import type { Started } from "../started.ts";

/** What tells which version of a tool a stage has, and how its image runs. */
export interface Surroundings {
  /** Reference of the external base image. */
  readonly base: string;
  /** All text of the Dockerfile that runs before. */
  readonly text: string;
  /** The settings that the image has while it runs: its ENV instructions. */
  readonly environment: string;
  readonly started: Started;
  /** Texts of the context's files of this name that the Dockerfile copies. */
  readonly files: (name: string) => readonly string[];
}

/** A package manager that can leave the development part of a project out. */
export interface Manager {
  readonly name: string;
  /** Of the detectors whose findings it makes. */
  readonly detector: RegExp;
  /** Whether a call installs all that a project lists. */
  readonly installs: (call: Call) => boolean;
  /**
   * How the same call leaves the development part out; null where it does so, is told to take it, or where that is
   * not certain to work.
   */
  readonly production: (call: Call, around: Surroundings) => readonly Edit[] | null;
  /** Whether the image may need the development part all the same, for how it runs. */
  readonly isNeeded?: (finding: Finding, around: Surroundings) => boolean;
  /** A command for after the build that takes the development part out again; null where there is none. */
  readonly prune?: (calls: readonly Call[], around: Surroundings) => string | null;
}
