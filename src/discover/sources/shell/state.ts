import { within } from "../settle.ts";
import { inRoot, ROOT, UNKNOWN } from "../unknown.ts";
import type { Statement } from "./syntax.ts";

/** What a shell knows at one point of a script. What a variable holds may have `UNKNOWN` and `ROOT` in it. */
export interface ShellState {
  /** The workspace's folder that it is in; null: not known. */
  folder: string | null;
  readonly variables: Map<string, string>;
  readonly arrays: Map<string, readonly string[]>;
  /** Names of variables that programs get to see. */
  readonly exported: Set<string>;
  readonly functions: Map<string, readonly Statement[]>;
  /** What stands behind the script's name; null: not known. */
  positional: readonly string[] | null;
  /** `$0`; null: not known. */
  readonly self: string | null;
}

export function copyOf(state: ShellState): ShellState {
  return {
    ...state,
    variables: new Map(state.variables),
    arrays: new Map(state.arrays),
    exported: new Set(state.exported),
    functions: new Map(state.functions),
  };
}

/** Makes `state` what is known where any of `ends` may have come about. */
export function joinInto(state: ShellState, ends: readonly ShellState[]): void {
  for (const end of ends) {
    if (end.folder !== state.folder) state.folder = null;
    if (end.positional !== state.positional) state.positional = null;
    for (const name of new Set([...state.variables.keys(), ...end.variables.keys()])) {
      if (end.variables.get(name) !== state.variables.get(name)) state.variables.set(name, UNKNOWN);
    }
    for (const name of new Set([...state.arrays.keys(), ...end.arrays.keys()])) {
      if (end.arrays.get(name) !== state.arrays.get(name)) state.arrays.set(name, [UNKNOWN]);
    }
    for (const [name, body] of end.functions) state.functions.set(name, body);
    for (const name of end.exported) state.exported.add(name);
  }
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
