import type { ParsedLine } from "./arguments.ts";
import type { Flags } from "./flags.ts";
import { opensHeredoc } from "./heredoc.ts";
import { checkMount } from "./mount.ts";
import { pathSources } from "./references.ts";
import { Demand, Rejection } from "./rejection.ts";
import { lookUp, type Scope } from "./scope.ts";
import { expand } from "./shell.ts";

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
    default:
      return [];
  }
}

/** Judges the values of an instruction as a build would once it has expanded them. @throws Rejection */
export function checkValues(line: ParsedLine, flags: Flags, escapeChar: string, scope: Scope): void {
  const lookup = (name: string): string | undefined => lookUp(scope, name);
  if (line.keyword === "RUN") {
    for (const mount of flags.get("mount") ?? [])
      checkMount(mount, (text) => {
        const { text: told, unset } = expand(text, escapeChar, lookup);
        // The base image may set it: what is not known is not judged.
        if (unset.length > 0) throw new Demand("unknown");
        return told;
      });
    if (flags.has("device")) throw new Rejection("RUN --device needs # syntax=docker/dockerfile:1-labs");
    return;
  }
  for (const text of expandedTexts(line, flags)) {
    const { text: told, unset } = expand(text, escapeChar, lookup);
    if (unset.length === 0 && line.keyword === "STOPSIGNAL") checkSignal(told);
  }
  const modes = (flags.get("chmod") ?? []).map((mode) => expand(mode, escapeChar, lookup));
  for (const { text, unset } of modes) if (unset.length === 0) checkFileMode(line.keyword, text);
}

const SIGNALS =
  /^(?:ABRT|ALRM|BUS|CHLD|CLD|CONT|FPE|HUP|ILL|INT|IO|IOT|KILL|PIPE|POLL|PROF|PWR|QUIT|SEGV|STKFLT|STOP|SYS|TERM|TRAP|TSTP|TTIN|TTOU|URG|USR1|USR2|VTALRM|WINCH|XCPU|XFSZ|RTMIN(?:\+(?:\d|1[0-5]))?|RTMAX(?:-(?:\d|1[0-4]))?)$/;

function checkSignal(signal: string): void {
  const number = /^[-+]?\d+$/.test(signal) ? Number(signal) : null;
  const known = number === null ? SIGNALS.test(signal.toUpperCase().replace(/^SIG/, "")) : number !== 0;
  if (!known) throw new Rejection(`STOPSIGNAL ${signal}: there is no such signal`);
}

function checkFileMode(keyword: string, mode: string): void {
  const numeric = /^[-+]?\d+$/.test(mode);
  if (
    mode === "" ||
    (numeric ? /^[0-7]+$/.test(mode) && Number.parseInt(mode, 8) <= 0o7777 : /[-+=]/.test(mode))
  )
    return;
  throw new Rejection(`${keyword} --chmod=${mode}: write an octal mode, 0 to 07777, or u=rwX,go=rX`);
}

/** What the base image may set is not guessed: such a source is left out. */
export function expandSources(args: readonly string[], escapeChar: string, scope: Scope): readonly string[] {
  return pathSources(args).flatMap((source) => {
    try {
      const { text, unset } = expand(source, escapeChar, (name) => lookUp(scope, name));
      return unset.length > 0 ? [] : [text];
    } catch (error) {
      if (error instanceof Rejection) return [];
      throw error;
    }
  });
}
