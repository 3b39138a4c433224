import type { Store } from "../engine/recipe.ts";

/** One run of one contestant. */
export interface Sample {
  readonly seconds: number;
  /** Largest resident memory of the one process that counts; null where the work is done by the engine. */
  readonly peakBytes: number | null;
}

/** One row of a comparison: something that is run side by side with the others. */
export interface Contestant {
  readonly name: string;
  /** The others' times are told as multiples of this one's. */
  readonly reference?: boolean;
  /** A text instead of a sample: why it cannot be measured here. */
  readonly run: () => Promise<Sample | string>;
}

/** What a comparison finds when it is prepared. */
export interface Bench {
  readonly store: Store | null;
  /** The whole environment to run docker in. */
  readonly env: NodeJS.ProcessEnv;
  /** A folder for this comparison alone. */
  readonly temporary: string;
  readonly signal: AbortSignal;
  readonly say: (line: string) => void;
}

/** Things that are measured side by side in one run. */
export interface Comparison {
  readonly title: string;
  /** Null: no engine has a part in it. */
  readonly store: Store | null;
  /** How often each contestant runs, in turn; the least disturbed run of each counts. */
  readonly rounds: number;
  /** Base images that the engine must have. */
  readonly bases: () => Promise<readonly string[]>;
  readonly prepare: (bench: Bench) => Promise<readonly Contestant[]>;
}

/** A contestant's best run, or why there was none. */
export interface Row {
  readonly name: string;
  readonly seconds: number | null;
  /** Multiple of the reference's seconds. */
  readonly ratio: number | null;
  readonly peakBytes: number | null;
  readonly missing: string | null;
}

export interface Result {
  readonly title: string;
  readonly store: Store | null;
  readonly rows: readonly Row[];
}
