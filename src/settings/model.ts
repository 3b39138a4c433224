import type { SourcePlace } from "../errors.ts";
import type { BudgetKind } from "../report/model.ts";

/** Where the config file lies unless another is named. */
export const CONFIG_FILE = ".github/stagecheck.yml";

export const FAIL_ON = ["build", "budget", "new", "debt"] as const;
/** `build`, `budget`, `new`, `debt`: what makes a check fail. */
export type FailOn = (typeof FAIL_ON)[number];

export const COMMENT_POLICIES = ["always", "on-change", "on-failure", "never"] as const;
export type CommentPolicy = (typeof COMMENT_POLICIES)[number];

export const FORMATS = ["text", "markdown", "json"] as const;
export type Format = (typeof FORMATS)[number];

/** How much a limit allows: whole bytes, or per cent of the baseline's size with at most six decimals. */
export type Amount = { readonly bytes: number } | { readonly percent: number };

/** One budget. Several of one kind may hold together. */
export interface Limit {
  readonly on: BudgetKind;
  /** As the user wrote it: `120 MB`, `5%`. */
  readonly text: string;
  readonly amount: Amount;
  /** Only for limits from the config file. */
  readonly place?: ConfigPlace;
}

/** A line of the config file. */
export type ConfigPlace = Required<SourcePlace>;

/** A name in the config file, with where it stands. */
export interface PlacedName {
  readonly name: string;
  readonly place: ConfigPlace;
}

/** A finding that the user accepts, and why. */
export interface AllowEntry {
  readonly detector: string;
  /** A stage's name; null: every shipping target of the Dockerfile. */
  readonly target: PlacedName | null;
  /** A path in the image, a folder, or a glob, beginning with `/`; null: wherever it is. */
  readonly path: string | null;
  readonly reason: string;
  readonly place: ConfigPlace;
}

/** One entry of the config's `dockerfiles`. Paths are relative to the root, `/` between the parts. */
export interface ConfigDockerfile {
  readonly path: string;
  readonly context: PlacedName | null;
  /** Names of the stages that ship; null: not said. */
  readonly ships: readonly PlacedName[] | null;
  readonly budgets: readonly Limit[];
  readonly allow: readonly AllowEntry[];
  readonly place: ConfigPlace;
}

/** The config file, read and found good. */
export interface Config {
  /** For people: relative to the root where it lies inside. */
  readonly file: string;
  readonly budgets: readonly Limit[];
  readonly dockerfiles: readonly ConfigDockerfile[];
  /** Globs relative to the root. */
  readonly exclude: readonly string[];
}

export type BaselineChoice =
  | { readonly kind: "auto" }
  | { readonly kind: "none" }
  /** A branch, tag or commit. */
  | { readonly kind: "ref"; readonly ref: string }
  /** A report; absolute path. */
  | { readonly kind: "file"; readonly file: string };

/** Handed to buildx through its environment or a file, never as an argument. */
export type SecretSource =
  | { readonly kind: "value"; readonly value: string }
  /** Name of an environment variable that holds it. */
  | { readonly kind: "env"; readonly name: string }
  /** Absolute path. */
  | { readonly kind: "file"; readonly file: string };

export interface Secret {
  readonly id: string;
  readonly source: SecretSource;
}

/** `--build-context NAME=VALUE`. */
export interface NamedContext {
  readonly name: string;
  /** What buildx takes: an address (`docker-image://…`, `oci-layout:///abs`), or a folder. */
  readonly value: string;
  /** `value` is a folder: relative to the root (to be resolved against the tree being built), or absolute outside it. */
  readonly local: boolean;
}

/** What every build is told. Names are buildx's own. */
export interface BuildSettings {
  readonly builder: string | null;
  readonly buildArgs: Readonly<Record<string, string>>;
  readonly buildContexts: readonly NamedContext[];
  readonly secrets: readonly Secret[];
  /** As buildx takes them: `default`, `id=socket`. */
  readonly ssh: readonly string[];
  /** `os/arch[/variant]`. */
  readonly platforms: readonly string[];
  readonly cacheFrom: readonly string[];
  readonly cacheTo: readonly string[];
  readonly pull: boolean;
  readonly noCache: boolean;
  /** For each target. */
  readonly timeoutSeconds: number;
}

export interface CommentSettings {
  readonly policy: CommentPolicy;
  /** Tells several comments on one pull request apart. */
  readonly key: string;
}

/** What the action's inputs or the command's arguments say, with the defaults filled in; the config file not yet read. */
export interface GivenSettings {
  /** Absolute path of the config file that was named; null: the usual one, if it is there. */
  readonly configFile: string | null;
  /** Globs and paths relative to the root; empty: Dockerfiles are found by name. */
  readonly files: readonly string[];
  /** As given: relative to the root, or absolute. Holds for every Dockerfile. */
  readonly context: string | null;
  /** Names of stages that ship, in every file that has them; in lower case. */
  readonly targets: readonly string[];
  /** Stronger than the config's of the same kind. */
  readonly budgets: readonly Limit[];
  /** Empty: nothing that was measured makes it fail. */
  readonly failOn: readonly FailOn[];
  readonly build: BuildSettings;
  readonly baseline: BaselineChoice;
  readonly comment: CommentSettings;
  readonly githubToken: string | null;
  /** Whether each remedy is built and looked into before it is offered. */
  readonly verifyRemedies: boolean;
  /** Absolute path to write the JSON report to. */
  readonly reportFile: string | null;
  readonly debug: boolean;
}

/** Everything that the user can set, in one value. Made by `loadSettings` (load.ts). */
export interface Settings extends Omit<GivenSettings, "configFile"> {
  /** Absolute, links resolved. */
  readonly root: string;
  readonly config: Config | null;
  /** Relative to the root, `.` for the root itself. */
  readonly context: string | null;
}

/** What holds for one Dockerfile, by `settingsFor` (per-dockerfile.ts). */
export interface DockerfileSettings {
  /** Null: to be found out. */
  readonly context: ExplicitContext | null;
  /** Names of the stages that ship according to the config; null: not said, so the last one. */
  readonly ships: readonly string[] | null;
  /** Names that ship wherever they are found; stronger than `ships` in a file that has one of them. */
  readonly targets: readonly string[];
  readonly budgets: readonly Limit[];
  readonly allow: readonly AllowEntry[];
  readonly buildArgs: Readonly<Record<string, string>>;
}

/** A context that the user named. */
export interface ExplicitContext {
  /** Relative to the root. */
  readonly context: string;
  /** Where the config names it; null: an input or argument does. */
  readonly place: ConfigPlace | null;
}
