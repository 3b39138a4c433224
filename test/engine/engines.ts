import { inject } from "vitest";
import type { TestEngine } from "./global-setup.ts";

/** The engines that tests build with, one for each image store. */
export const engines: readonly TestEngine[] = inject("engines");

/** The one that new installations have. */
export function anyEngine(): TestEngine {
  const [engine] = engines;
  if (!engine) throw new Error("no engine");
  return engine;
}

/**
 * Whether the n-th of many cases runs on an engine: on each where it is asked for, else on one in turn. For what hangs
 * on text and files, which the stores hand over alike.
 */
export const takesTurn = (index: number, { store }: TestEngine): boolean =>
  process.env["STAGECHECK_BOTH_STORES"] === "1" || (index % 2 === 0) === (store === "containerd");
