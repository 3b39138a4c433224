import { frontendOf } from "./flags.ts";
import { judgeInstructions } from "./judged.ts";
import type { ParsedDockerfile } from "./model.ts";
import { hostPlatform, platformVariables } from "./platform.ts";
import { at, Rejection } from "./rejection.ts";
import { declareGlobal, fullRoom } from "./scope.ts";
import { buildStages, stageName } from "./stages.ts";
import { readSyntax } from "./syntax.ts";
import { templateReason } from "./template.ts";

export interface ParseOptions {
  readonly buildArgs?: Readonly<Record<string, string>>;
  /** `os/arch[/variant]` that is built for; default: this machine's, on linux. */
  readonly platform?: string;
}

/**
 * Reads a Dockerfile as BuildKit would: stages, bases after ARG expansion, and what each stage needs.
 * Never throws: a file that BuildKit would reject comes back with `error`, a template with `skipped`; both without
 * stages.
 */
export function parseDockerfile(text: string, options: ParseOptions = {}): ParsedDockerfile {
  try {
    return readDockerfile(text, options);
  } catch (error) {
    if (!(error instanceof Rejection)) throw error;
    const nothing = { text, escapeChar: "\\", stages: [], instructions: [] };
    const skipped = templateReason(text);
    if (skipped !== null) return { ...nothing, skipped };
    return { ...nothing, error: { line: Math.max(1, error.line ?? 1), message: error.message } };
  }
}

function readDockerfile(text: string, options: ParseOptions): ParsedDockerfile {
  const { instructions, escapeChar, syntax } = readSyntax(text);
  const frontend = frontendOf(syntax);
  const judged = judgeInstructions(instructions, frontend);
  const buildArgs = new Map(Object.entries(options.buildArgs ?? {}));
  const froms = judged.filter((instruction) => instruction.keyword === "FROM");
  const last = froms.at(-1);
  const host = hostPlatform();
  const target = (last && stageName(last)) ?? "default";
  const global = platformVariables(host, options.platform ?? host, target, buildArgs);
  for (const { keyword, args, line } of judged) {
    if (keyword === "FROM") break;
    at(line, () => {
      for (const word of args) declareGlobal(word, global, buildArgs, escapeChar);
    });
  }
  const sources = { buildArgs, global, escapeChar, room: fullRoom() };
  return { text, escapeChar, ...buildStages(judged, sources, frontend) };
}
