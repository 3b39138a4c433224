import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Via } from "../src/dockerfile/model.ts";
import type { Origin, Severity } from "../src/inspect/model.ts";

export const FIXTURES = join(import.meta.dirname, "..", "fixtures");

/** A finding that must be there. */
export interface ExpectedFinding {
  readonly detector: string;
  readonly severity: Severity;
  readonly origin: Origin;
  readonly line: number;
  readonly fromStage?: string;
  /** Default: false. */
  readonly residual?: boolean;
  /** Each is the path of an item, or a folder above one. */
  readonly paths?: readonly string[];
  /** Packages that must be among the items. */
  readonly packages?: readonly string[];
}

/** How the application shows that it runs: what it prints, or what it answers to an HTTP request. */
export type ExpectedRun =
  | { readonly stdout: string }
  | { readonly port: number; readonly path: string; readonly body: string };

export interface ExpectedStage {
  readonly index: number;
  readonly name: string | null;
  readonly line: number;
  readonly base: string;
  readonly ships: boolean;
  readonly dependsOn: readonly { readonly stage: number; readonly via: Via; readonly line: number }[];
  readonly build:
    | { readonly status: "built" }
    /** The Dockerfile line that fails, and a part of the log's last lines. */
    | { readonly status: "failed"; readonly line: number; readonly log: string };
  /** All errors and warnings of a shipping stage that builds, in any order; there may be infos besides. */
  readonly findings?: readonly ExpectedFinding[];
  /** Paths that no finding may be about, or about something below. */
  readonly absent?: readonly string[];
  readonly run?: ExpectedRun;
}

export interface ExpectedDockerfile {
  readonly path: string;
  readonly context: string;
  readonly stages: readonly ExpectedStage[];
}

/** A folder with an `expected.json`: a repository, and what Stagecheck says of it. */
export interface Fixture {
  readonly name: string;
  readonly folder: string;
  readonly about: string;
  /** What `--target` is given; default: nothing. */
  readonly targets?: readonly string[];
  readonly dockerfiles: readonly ExpectedDockerfile[];
}

/** Those right below a folder. */
export function readFixtures(parent = FIXTURES): readonly Fixture[] {
  const names = readdirSync(parent).filter((name) => existsSync(join(parent, name, "expected.json")));
  return names.sort().map((name) => {
    const folder = join(parent, name);
    return { name, folder, ...JSON.parse(readFileSync(join(folder, "expected.json"), "utf8")) };
  });
}
