import { checkOptions, findCheck, findSyntax } from "./directives.ts";
import { type Frontend, frontendOf } from "./flags.ts";
import { type JudgedInstruction, judgeInstructions } from "./judged.ts";
import type { ParsedDockerfile, ParsedStage } from "./model.ts";
import { readNamedContexts } from "./named-contexts.ts";
import { hostPlatform, platformVariables, TARGET_STAGE } from "./platform.ts";
import { at, Rejection } from "./rejection.ts";
import { declareGlobal, fullRoom } from "./scope.ts";
import { buildStages, type StageTree, stageName } from "./stages.ts";
import { readSyntax } from "./syntax.ts";
import { templateReason } from "./template.ts";

export interface ParseOptions {
  readonly buildArgs?: Readonly<Record<string, string>>;
  /** `os/arch[/variant]` that is built for; default: this machine's, on linux. */
  readonly platform?: string;
  /** Addresses of named contexts by name, as `--build-context` takes them. */
  readonly buildContexts?: Readonly<Record<string, string>>;
  /** Some of the file's bytes are no UTF-8; they were read as U+FFFD. */
  readonly broken?: boolean;
}

/**
 * Reads a Dockerfile as BuildKit would: stages, bases after ARG expansion, and what each stage needs.
 * Never throws: a file that BuildKit would reject comes back with `error`, one that is no Dockerfile (a template, or
 * what a frontend of its own reads) with `skipped`; both without stages.
 */
export function parseDockerfile(text: string, options: ParseOptions = {}): ParsedDockerfile {
  const syntax = findSyntax(text);
  const frontend = frontendOf(syntax);
  try {
    return readDockerfile(text, options, frontend);
  } catch (error) {
    if (!(error instanceof Rejection)) throw error;
    const nothing = { text, escapeChar: "\\", stages: [], instructions: [] };
    const skipped = templateReason(text);
    if (skipped !== null) return { ...nothing, skipped };
    if (frontend === "foreign")
      return { ...nothing, skipped: `read by the frontend ${syntax} alone, as its syntax directive says` };
    return { ...nothing, error: { line: Math.max(1, error.line ?? 1), message: error.message } };
  }
}

function readDockerfile(text: string, options: ParseOptions, frontend: Frontend): ParsedDockerfile {
  const { instructions, escapeChar } = readSyntax(text);
  const judged = judgeInstructions(instructions, frontend);
  checkOptions(findCheck(text) ?? "");
  const treeOf = (target: string): StageTree =>
    readTree(judged, { ...options, escapeChar, frontend, target });
  const last = judged.findLast((instruction) => instruction.keyword === "FROM");
  const tree = treeOf((last && stageName(last)) ?? "default");
  const stages = targetMatters(judged, options)
    ? tree.stages.map((stage) => asTarget(stage, treeOf))
    : tree.stages;
  return { text, escapeChar, stages, instructions: tree.instructions };
}

/** Whether what a stage is FROM can depend on which stage is built. */
function targetMatters(judged: readonly JudgedInstruction[], { buildArgs = {} }: ParseOptions): boolean {
  const first = judged.findIndex((instruction) => instruction.keyword === "FROM");
  return (
    !Object.hasOwn(buildArgs, TARGET_STAGE) &&
    judged.some(
      ({ keyword, logical }, index) =>
        (index < first || keyword === "FROM") && logical.includes(TARGET_STAGE),
    )
  );
}

interface TreeOptions extends ParseOptions {
  readonly escapeChar: string;
  readonly frontend: Frontend;
  /** Name of the stage that is built. */
  readonly target: string;
}

/** The stages as they are in the build of one of them. @throws Rejection */
function readTree(judged: readonly JudgedInstruction[], options: TreeOptions): StageTree {
  const { escapeChar, frontend, target } = options;
  const buildArgs = new Map(Object.entries(options.buildArgs ?? {}));
  const host = hostPlatform();
  const { platform = host, broken = false } = options;
  const global = platformVariables(host, platform, target, buildArgs);
  for (const { keyword, args, line } of judged) {
    if (keyword === "FROM") break;
    at(line, () => {
      for (const word of args) declareGlobal(word, global, buildArgs, escapeChar);
    });
  }
  const contexts = readNamedContexts(options.buildContexts ?? {});
  const sources = { buildArgs, global, escapeChar, platform, broken, contexts, room: fullRoom() };
  return buildStages(judged, sources, frontend);
}

/** More stages than this are read as the default target has them: each costs a reading of its own. */
const MOST_TARGETS = 100;

/** A stage as it is where it is the target itself: `TARGETSTAGE` is its name then. */
function asTarget(stage: ParsedStage, treeOf: (target: string) => StageTree): ParsedStage {
  if (stage.name === null || stage.default || stage.index >= MOST_TARGETS) return stage;
  try {
    return treeOf(stage.name).stages[stage.index] ?? stage;
  } catch (error) {
    if (!(error instanceof Rejection)) throw error;
    return { ...stage, fault: { line: error.line ?? stage.line, message: error.message } };
  }
}
