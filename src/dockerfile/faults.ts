import { nearest } from "../text/nearest.ts";
import type { DockerfileFault, ParsedStage } from "./model.ts";
import type { DockerfileSyntax, RawInstruction } from "./syntax.ts";
import { readFlags, readJsonForm, splitWords } from "./words.ts";

/** Every instruction, with the flags that it knows. https://docs.docker.com/reference/dockerfile/ */
const FLAGS: Readonly<Record<string, readonly string[]>> = {
  ADD: ["chown", "chmod", "link", "keep-git-dir", "checksum", "exclude", "unpack"],
  ARG: [],
  CMD: [],
  COPY: ["from", "chown", "chmod", "link", "parents", "exclude"],
  ENTRYPOINT: [],
  ENV: [],
  EXPOSE: [],
  FROM: ["platform"],
  HEALTHCHECK: ["interval", "timeout", "start-period", "start-interval", "retries"],
  LABEL: [],
  MAINTAINER: [],
  ONBUILD: [],
  RUN: ["mount", "network", "security", "device"],
  SHELL: [],
  STOPSIGNAL: [],
  USER: [],
  VOLUME: [],
  WORKDIR: [],
};

/** Instructions that take one word at least. */
const NEEDS_WORDS = new Set([
  "ADD",
  "COPY",
  "FROM",
  "ENV",
  "LABEL",
  "ARG",
  "EXPOSE",
  "USER",
  "VOLUME",
  "WORKDIR",
]);
const STAGE_NAME = /^[a-z][a-z0-9-_.]*$/;

type Rule = (instruction: RawInstruction, escapeChar: string) => string | null;

const unknownInstruction: Rule = ({ keyword }) => {
  if (keyword in FLAGS) return null;
  const meant = nearest(keyword, Object.keys(FLAGS));
  return `unknown instruction: ${keyword}${meant ? ` (did you mean ${meant}?)` : ""}`;
};

const unknownFlag: Rule = ({ keyword, rest }, escapeChar) => {
  const known = FLAGS[keyword] ?? [];
  // CMD and the like hand everything to the program.
  if (known.length === 0) return null;
  const wrong = readFlags(rest, escapeChar).flags.find((flag) => !known.includes(flag.name));
  if (!wrong) return null;
  const meant = nearest(wrong.name, known);
  return `unknown flag: --${wrong.name} for ${keyword}${meant ? ` (did you mean --${meant}?)` : ""}`;
};

const missingWords: Rule = ({ keyword, rest }, escapeChar) => {
  if (!NEEDS_WORDS.has(keyword)) return null;
  const words = readFlags(rest, escapeChar).rest.trim();
  if (words === "") return `${keyword} requires at least one argument`;
  if (keyword !== "COPY" && keyword !== "ADD") return null;
  const paths = readJsonForm(words) ?? splitWords(words, escapeChar);
  return paths.length < 2 ? `${keyword} requires at least two arguments: a source and a destination` : null;
};

const malformedFrom: Rule = ({ keyword, rest }, escapeChar) => {
  if (keyword !== "FROM") return null;
  const words = splitWords(readFlags(rest, escapeChar).rest, escapeChar);
  if (words.length !== 1 && words.length !== 3)
    return "FROM requires either one argument, or three: FROM <image> AS <name>";
  const [, as, name] = words;
  if (as === undefined || name === undefined) return null;
  if (as.toUpperCase() !== "AS") return `FROM: expected AS, found ${as}`;
  if (!STAGE_NAME.test(name.toLowerCase())) {
    return `invalid name for a stage: ${name}: it must begin with a letter, then letters, digits, - _ and . only`;
  }
  return null;
};

const malformedEnv: Rule = ({ keyword, rest }, escapeChar) => {
  if (keyword !== "ENV" && keyword !== "LABEL") return null;
  const words = splitWords(rest, escapeChar);
  const [first = ""] = words;
  if (!first.includes("="))
    return words.length < 2 ? `${keyword} must have two arguments: a name and a value` : null;
  const wrong = words.find((word) => !word.includes("=") || word.startsWith("="));
  return wrong === undefined ? null : `${keyword}: cannot read ${wrong}: write it as name=value`;
};

const variableInFrom: Rule = ({ keyword, rest }, escapeChar) => {
  if (keyword !== "COPY") return null;
  const from = readFlags(rest, escapeChar).flags.find((flag) => flag.name === "from")?.value;
  return from?.includes("$")
    ? `COPY --from=${from}: a variable cannot stand here; give the image a stage of its own (FROM ${from} AS name)`
    : null;
};

const RULES: readonly Rule[] = [
  unknownInstruction,
  unknownFlag,
  malformedFrom,
  missingWords,
  malformedEnv,
  variableInFrom,
];

/** What BuildKit would reject in the instructions; null where nothing. The first fault counts, as it does there. */
export function findSyntaxFault(syntax: DockerfileSyntax): DockerfileFault | null {
  const [first] = syntax.instructions;
  if (!first) return { line: 1, message: "the file has no instructions" };
  let inStage = false;
  for (const instruction of syntax.instructions) {
    for (const rule of RULES) {
      const message = rule(instruction, syntax.escapeChar);
      if (message) return { line: instruction.line, message };
    }
    inStage ||= instruction.keyword === "FROM";
    if (!inStage && instruction.keyword !== "ARG") {
      return {
        line: instruction.line,
        message: `${instruction.keyword} stands before the first FROM: only ARG may`,
      };
    }
  }
  return inStage ? null : { line: first.line, message: "the file has no FROM, so no stage" };
}

/** What is wrong between the stages: an index that is not there, a circle. */
export function findStageFault(stages: readonly ParsedStage[]): DockerfileFault | null {
  for (const stage of stages) {
    const missing = stage.images.find(
      (image) => image.via === "COPY --from" && /^\d+$/.test(image.reference),
    );
    if (missing) {
      return {
        line: missing.line,
        message: `COPY --from=${missing.reference}: there is no stage with this index`,
      };
    }
  }
  const done = new Set<number>();
  const open = new Set<number>();
  const visit = (index: number): DockerfileFault | null => {
    if (done.has(index)) return null;
    open.add(index);
    for (const edge of stages[index]?.dependsOn ?? []) {
      if (open.has(edge.stage)) return { line: edge.line, message: "circular dependency between stages" };
      const fault = visit(edge.stage);
      if (fault) return fault;
    }
    open.delete(index);
    done.add(index);
    return null;
  };
  for (const stage of stages) {
    const fault = visit(stage.index);
    if (fault) return fault;
  }
  return null;
}
