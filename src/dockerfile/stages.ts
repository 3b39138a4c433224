import { expandWord, type Variables } from "./expand.ts";
import type { Instruction, ParsedStage, StageDependency, StageImage } from "./model.ts";
import { readReferences } from "./references.ts";
import { type ArgSources, declare, emptyScope, type Scope } from "./scope.ts";
import type { DockerfileSyntax, RawInstruction } from "./syntax.ts";
import { readFlags, splitWords } from "./words.ts";

/** A FROM line taken apart, before any variable in it is known. */
interface FromLine {
  readonly image: string;
  readonly name: string | null;
  readonly platform: string | null;
}

export function readFrom(instruction: RawInstruction, escapeChar: string): FromLine {
  const { flags, rest } = readFlags(instruction.rest, escapeChar);
  const [image = "", as, name] = splitWords(rest, escapeChar);
  return {
    image,
    name: as?.toUpperCase() === "AS" && name !== undefined ? name.toLowerCase() : null,
    platform: flags.find((flag) => flag.name === "platform")?.value ?? null,
  };
}

export interface StageTree {
  readonly stages: readonly ParsedStage[];
  readonly instructions: readonly Instruction[];
}

/**
 * Builds the stages and the edges between them: names as BuildKit resolves them (`FROM` sees earlier stages and
 * compares exactly, `COPY --from` sees the whole file and ignores case, a number is an index only for COPY).
 * https://docs.docker.com/reference/dockerfile/#from
 */
export function buildStages(syntax: DockerfileSyntax, buildArgs: Variables, platform: Variables): StageTree {
  const { escapeChar } = syntax;
  const global = emptyScope();
  for (const [name, value] of platform) global.variables.set(name, value);
  const sources: ArgSources = { buildArgs, platform, global: global.variables };

  const froms = syntax.instructions.filter((instruction) => instruction.keyword === "FROM");
  const names = froms.map((from) => readFrom(from, escapeChar).name);
  const byName = new Map(names.flatMap((name, index) => (name === null ? [] : [[name, index] as const])));
  const earlier = new Map<string, number>();

  const stages: (ParsedStage & { endLine: number; dependsOn: StageDependency[]; images: StageImage[] })[] =
    [];
  const scopes: Scope[] = [];
  const triggers: RawInstruction[][] = [];
  const instructions: Instruction[] = [];

  const addReference = (stage: number, via: StageImage["via"], written: string, line: number): void => {
    const current = stages[stage];
    if (!current || written === "") return;
    const index =
      via === "COPY --from" && /^\d+$/.test(written) ? Number(written) : byName.get(written.toLowerCase());
    if (index !== undefined && index < names.length) current.dependsOn.push({ stage: index, via, line });
    else if (written !== "scratch" && written !== "context")
      current.images.push({ reference: written, via, line });
  };

  for (const instruction of syntax.instructions) {
    const stage = stages.length - 1;
    const scope = scopes[stage] ?? global;
    const references = readReferences(instruction.keyword, instruction.rest, escapeChar);
    if (instruction.keyword === "FROM") {
      const from = readFrom(instruction, escapeChar);
      const expand = (word: string): string => expandWord(word, global.variables, escapeChar).text;
      const base = expand(from.image);
      const baseStage = earlier.get(base) ?? null;
      const index = stages.length;
      stages.push({
        index,
        name: from.name,
        line: instruction.line,
        endLine: instruction.endLine,
        base,
        baseStage,
        platform: from.platform === null ? null : expand(from.platform),
        default: index === froms.length - 1,
        dependsOn: baseStage === null ? [] : [{ stage: baseStage, via: "FROM", line: instruction.line }],
        images:
          baseStage !== null || base === "scratch" || base === ""
            ? []
            : [{ reference: base, via: "FROM", line: instruction.line }],
      });
      scopes.push(emptyScope(baseStage === null ? undefined : scopes[baseStage]));
      triggers.push([]);
      if (from.name !== null) earlier.set(from.name, index);
      // A parent's ONBUILD triggers run here, so what they copy from is needed here.
      for (const trigger of baseStage === null ? [] : (triggers[baseStage] ?? [])) {
        const word = /^\S*/.exec(trigger.rest)?.[0] ?? "";
        const inherited = readReferences(
          word.toUpperCase(),
          trigger.rest.slice(word.length).trim(),
          escapeChar,
        );
        for (const { via, name } of inherited.from) addReference(index, via, name, trigger.line);
      }
    } else {
      const current = stages[stage];
      if (current) current.endLine = instruction.endLine;
      if (instruction.keyword === "ARG" || instruction.keyword === "ENV")
        declare(instruction, scope, sources, escapeChar);
      if (instruction.keyword === "ONBUILD") triggers[stage]?.push(instruction);
      for (const { via, name } of references.from) addReference(stage, via, name, instruction.line);
    }
    instructions.push({
      keyword: instruction.keyword,
      stage: stages.length - 1,
      line: instruction.line,
      endLine: instruction.endLine,
      text: instruction.text,
      offset: instruction.offset,
      from: references.from.find((reference) => reference.via === "COPY --from")?.name ?? null,
      contextSources: references.contextSources.flatMap((source) => {
        const { text, unset } = expandWord(source, scope.variables, escapeChar);
        // The base image may set it: what is not known is not guessed.
        return unset.length > 0 ? [] : [text];
      }),
    });
  }
  return { stages, instructions };
}
