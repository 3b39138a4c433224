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
