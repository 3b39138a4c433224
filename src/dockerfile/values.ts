import { expand } from "./expand.ts";
import { heredocSource } from "./heredoc.ts";
import type { JudgedInstruction } from "./judged.ts";
import type { Lookup } from "./lexing.ts";
import { checkMount } from "./mount.ts";
import { checkPort } from "./ports.ts";
import { pathSources } from "./references.ts";
import { Rejection } from "./rejection.ts";
import { checkSources, isAddress } from "./remote-source.ts";
import { lookUp, type Scope } from "./scope.ts";
import { lex } from "./shell.ts";
import { checkWindowsPath } from "./windows-path.ts";

/** Reads a text's variables; null where one is not known: the base image may set it. @throws Rejection */
type Tell = (text: string) => string | null;

/**
 * Judges the values of an instruction as a build would once it has expanded them; ARG and ENV are `scope.ts`'s.
 * https://docs.docker.com/reference/dockerfile/#environment-replacement
 * @throws Rejection
 */
export function checkValues(line: JudgedInstruction, escapeChar: string, scope: Scope): void {
  const lookup = (name: string): string | undefined => lookUp(scope, name);
  const tell: Tell = (text) => {
    const { text: told, unset } = expand(text, escapeChar, lookup);
    return unset.length > 0 ? null : told;
  };
  const { keyword, args, values } = line;
  switch (keyword) {
    case "RUN":
      for (const mount of values.get("mount") ?? []) checkMount(mount, tell, scope.workdir);
      if (line.json && args.length === 0) throw new Rejection("RUN [] has no command: name a program");
      return;
    case "COPY":
    case "ADD":
      checkCopy(line, tell, scope);
      return;
    case "LABEL":
      for (const { name, value } of line.pairs) for (const text of [name, value]) tell(text);
      return;
    case "EXPOSE":
      for (const port of args) {
        const { words, unset } = lex(port, { escapeChar, lookup });
        if (unset.length === 0) words.forEach(checkPort);
      }
      return;
    case "STOPSIGNAL":
      for (const text of args) checkSignal(tell(text));
      return;
    case "VOLUME":
      if (args.some((text) => tell(text) === "")) throw new Rejection("VOLUME has a blank path");
      return;
    case "WORKDIR":
      for (const path of args.map(tell)) if (scope.windows) checkWindowsPath(path ?? "");
      return;
    case "USER":
      args.forEach(tell);
  }
}

function checkCopy(line: JudgedInstruction, tell: Tell, scope: Scope): void {
  const { keyword, args, values, heredocs } = line;
  const flag = (name: string): string | null => tell(values.get(name)?.[0] ?? "");
  flag("chown");
  const mode = flag("chmod");
  const checksum = keyword === "ADD" ? flag("checksum") : "";
  const sources = pathSources(args).map(tell);
  const destination = tell(args.at(-1) ?? "");
  for (const source of args.slice(0, -1)) {
    const opened = heredocSource(source);
    // Of several that have one name, the last is taken for all.
    const body = opened?.expand ? heredocs.findLast(({ name }) => name === opened.name) : undefined;
    // Quotes are text there, and a backslash escapes whatever the file's directive says.
    const lookup: Lookup = (name) => lookUp(scope, name);
    if (body) lex(body.content, { escapeChar: "\\", lookup, plainQuotes: true, textOnly: true });
  }
  checkFileMode(keyword, mode);
  if (scope.windows) checkWindowsPath(destination ?? "");
  checkSources(keyword, sources, checksum);
  if (scope.windows) for (const path of sources) if (!isAddress(path ?? "")) checkWindowsPath(path ?? "");
}

const SIGNALS =
  /^(?:ABRT|ALRM|BUS|CHLD|CLD|CONT|FPE|HUP|ILL|INT|IO|IOT|KILL|PIPE|POLL|PROF|PWR|QUIT|SEGV|STKFLT|STOP|SYS|TERM|TRAP|TSTP|TTIN|TTOU|URG|USR1|USR2|VTALRM|WINCH|XCPU|XFSZ|RTMIN(?:\+(?:\d|1[0-5]))?|RTMAX(?:-(?:\d|1[0-4]))?)$/;

function checkSignal(signal: string | null): void {
  if (signal === null) return;
  const number = /^[-+]?\d+$/.test(signal) ? Number(signal) : null;
  const known = number === null ? SIGNALS.test(signal.toUpperCase().replace(/^SIG/, "")) : number !== 0;
  if (!known) throw new Rejection(`STOPSIGNAL ${signal}: there is no such signal`);
}

const CLAUSE = "[augo]*(?:[-+=][rstwXxugo]*)+";
const SYMBOLIC_MODE = new RegExp(`^${CLAUSE}(?:,${CLAUSE})*$`);

function checkFileMode(keyword: string, mode: string | null): void {
  if (mode === null || mode === "" || SYMBOLIC_MODE.test(mode)) return;
  if (/^[0-7]+$/.test(mode) && Number.parseInt(mode, 8) <= 0o7777) return;
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
