import { platformVariables } from "./expand.ts";
import { findStageFault, findSyntaxFault } from "./faults.ts";
import type { ParsedDockerfile } from "./model.ts";
import { buildStages } from "./stages.ts";
import { readSyntax } from "./syntax.ts";

export interface ParseOptions {
  readonly buildArgs?: Readonly<Record<string, string>>;
  /** `os/arch[/variant]` that is built for; default: this machine's, on linux. */
  readonly platform?: string;
}

const ARCHITECTURES: Readonly<Record<string, string>> = {
  x64: "amd64",
  arm64: "arm64",
  arm: "arm/v7",
  ia32: "386",
};

/** The platform of this machine as BuildKit names it. */
export function hostPlatform(): string {
  return `linux/${ARCHITECTURES[process.arch] ?? process.arch}`;
}

/**
 * Reads a Dockerfile as BuildKit would: stages, bases after ARG expansion, and what each stage needs.
 * Never throws: a file that BuildKit would reject comes back with `error` and without stages.
 */
export function parseDockerfile(text: string, options: ParseOptions = {}): ParsedDockerfile {
  const syntax = readSyntax(text);
  const rejected = findSyntaxFault(syntax);
  const { escapeChar } = syntax;
  if (rejected) return { text, escapeChar, stages: [], instructions: [], error: rejected };
  const host = hostPlatform();
  const { stages, instructions } = buildStages(
    syntax,
    new Map(Object.entries(options.buildArgs ?? {})),
    platformVariables(host, options.platform ?? host),
  );
  const fault = findStageFault(stages);
  return fault
    ? { text, escapeChar, stages: [], instructions: [], error: fault }
    : { text, escapeChar, stages, instructions };
}
