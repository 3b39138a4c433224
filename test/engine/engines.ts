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

/** A case, and the engine that it runs on. */
export interface Turn<Case> {
  readonly name: string;
  readonly one: Case;
  readonly engine: TestEngine;
}

/**
 * Many cases in groups, each of which keeps every engine busy: for what hangs on text and files, which the stores hand
 * over alike. A case runs on each store where that is asked for, else on one in turn.
 */
export function turns<Case extends { readonly name: string }>(
  cases: readonly Case[],
): readonly { readonly group: string; readonly turn: readonly Turn<Case>[] }[] {
  const perGroup = process.env["STAGECHECK_BOTH_STORES"] === "1" ? 1 : engines.length;
  return cases.flatMap((_, index) => {
    if (index % perGroup !== 0) return [];
    const group = cases.slice(index, index + perGroup);
    const turn = engines.flatMap((engine, at) => {
      const one = group[at % perGroup];
      return one ? [{ name: `${one.name} (${engine.store} store)`, one, engine }] : [];
    });
    return [{ group: group.map(({ name }) => name).join(", "), turn }];
  });
}
