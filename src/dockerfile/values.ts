import type { ParsedLine } from "./arguments.ts";
import type { Flags } from "./flags.ts";
import { opensHeredoc } from "./heredoc.ts";
import { lookUp, type Scope } from "./scope.ts";
import { expand } from "./shell.ts";
import { readFields } from "./words.ts";

/** Where BuildKit expands variables; ARG and ENV are `scope.ts`'s. https://docs.docker.com/reference/dockerfile/#environment-replacement */
function expandedTexts({ keyword, args, pairs }: ParsedLine, flags: Flags): readonly string[] {
  switch (keyword) {
    case "LABEL":
      return pairs.flatMap(({ name, value }) => [name, value]);
    case "COPY":
    case "ADD":
      return [
        ...["chown", "chmod", "checksum"].flatMap((name) => flags.get(name) ?? []),
        ...args.filter((one) => !opensHeredoc(one)),
      ];
    case "EXPOSE":
    case "STOPSIGNAL":
    case "USER":
    case "VOLUME":
    case "WORKDIR":
      return args;
    case "RUN":
      return (flags.get("mount") ?? []).flatMap(readFields).flatMap((field) => {
        const equals = field.indexOf("=");
        return equals < 0 ? [] : [field.slice(equals + 1)];
      });
    default:
      return [];
  }
}

/** Judges the quotes and substitutions of an instruction that a build would expand. @throws Rejection */
export function checkExpansions(line: ParsedLine, flags: Flags, escapeChar: string, scope: Scope): void {
  for (const text of expandedTexts(line, flags)) expand(text, escapeChar, (name) => lookUp(scope, name));
}
