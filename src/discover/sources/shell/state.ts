import { within } from "../settle.ts";
import { inRoot, ROOT, UNKNOWN } from "../unknown.ts";
import { Layered } from "./layered.ts";
import type { Statement } from "./syntax.ts";

/** A variable's text, or the items of an array. They may have `UNKNOWN` and `ROOT` in them. */
export type ShellValue = string | readonly string[];

/** What a shell knows at one point of a script. */
export interface ShellState {
  /** The workspace's folder that it is in; null: not known. */
  folder: string | null;
  /** The one before, to which `cd -` leads. */
  previous: string | null;
  readonly variables: Layered<ShellValue>;
  readonly functions: Layered<readonly Statement[]>;
  /** The variables that programs get to see. */
  environment: ReadonlyMap<string, string>;
  /** What stands behind the script's name; null: not known. */
  positional: readonly string[] | null;
  /** `$0`; null: not known. */
  readonly self: string | null;
}

/** A state that begins as `state` is, which must not change as long as the new one is used. */
export function over(state: ShellState): ShellState {
  return { ...state, variables: new Layered(state.variables), functions: new Layered(state.functions) };
}

/** Makes `state` what is known where any of `ends`, which lie over it, may have come about. */
export function joinInto(state: ShellState, ends: readonly ShellState[]): void {
  for (const end of ends) {
    if (end.folder !== state.folder) state.folder = null;
    if (end.previous !== state.previous) state.previous = null;
    if (end.positional !== state.positional) state.positional = null;
    for (const [name, value] of end.variables.own()) {
      if (state.variables.get(name) !== value) assign(state, name, UNKNOWN);
    }
    for (const [name, body] of end.functions.own()) state.functions.set(name, body);
    for (const name of end.environment.keys()) if (!state.environment.has(name)) exportName(state, name);
  }
}

export function assign(state: ShellState, name: string, value: ShellValue): void {
  state.variables.set(name, value);
  if (state.environment.has(name)) exportName(state, name);
}

export function exportName(state: ShellState, name: string): void {
  const value = state.variables.get(name) ?? UNKNOWN;
  state.environment = new Map([...state.environment, [name, typeof value === "string" ? value : UNKNOWN]]);
}

export function enter(state: ShellState, path: string): void {
  const next = path === "-" ? state.previous : placeIn(state.folder, path);
  state.previous = state.folder;
  state.folder = next;
}

/** A path from a folder of the workspace, as one of the workspace; null: not known, or outside of it. */
export function placeIn(folder: string | null, path: string): string | null {
  if (path.includes(UNKNOWN)) return null;
  if (path.startsWith(ROOT)) return within(".", inRoot(path));
  return folder === null ? null : within(folder, path);
}

/** The absolute path of a folder of the workspace. */
export function absolute(folder: string | null): string {
  return folder === null ? UNKNOWN : folder === "." ? ROOT : `${ROOT}/${folder}`;
}
