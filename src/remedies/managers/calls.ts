import { type Call, insertBehind, isOption, subcommand } from "../commands.ts";
import type { Edit } from "../model.ts";

/** Whether all arguments behind the subcommand are options, so that it is the project that is installed. */
export function isWholeProject(call: Call, names: RegExp): boolean {
  const sub = subcommand(call);
  return sub !== null && names.test(sub.name.text) && sub.rest.every(isOption);
}

export function behindSubcommand(call: Call, text: string): readonly Edit[] | null {
  const sub = subcommand(call);
  return sub && [insertBehind(sub.name, text)];
}
