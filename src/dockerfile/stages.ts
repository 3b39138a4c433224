import { expand } from "./expand.ts";
import type { Frontend } from "./flags.ts";
import { isImageReference } from "./image-reference.ts";
import { type JudgedInstruction, readTrigger } from "./judged.ts";
import type { Instruction, ParsedStage } from "./model.ts";
import { imageOf, namedContext, pulledFor } from "./named-contexts.ts";
import { checkPlatform } from "./platform.ts";
import { type Reference, readReferences } from "./references.ts";
import { at, Rejection } from "./rejection.ts";
import { type ArgSources, declareArg, declareEnv, enterWorkdir, scopeOutside, scopeWithin } from "./scope.ts";
import { attempt, closeStage, type OpenStage } from "./stage-builder.ts";
import { checkCircles, passFaultsOn } from "./stage-faults.ts";
import { checkValues, expandSources } from "./values.ts";

export interface StageTree {
  readonly stages: readonly ParsedStage[];
  readonly instructions: readonly Instruction[];
}

/** What a FROM line names its stage, in lower case as BuildKit does. */
export const stageName = ({ args }: JudgedInstruction): string | null => args[2]?.toLowerCase() ?? null;

/**
 * Builds the stages and the edges between them: names as BuildKit resolves them (`FROM` sees earlier stages and
 * compares exactly, `COPY --from` sees the whole file and ignores case, a number is an index only for COPY).
 * https://docs.docker.com/reference/dockerfile/#from
 * @throws Rejection for what fails every target
 */
export function buildStages(
  instructions: readonly JudgedInstruction[],
  sources: ArgSources,
  frontend: Frontend,
): StageTree {
  const { escapeChar } = sources;
  const names = instructions.filter((one) => one.keyword === "FROM").map(stageName);
  const byName = new Map(names.flatMap((name, index) => (name === null ? [] : [[name, index] as const])));
  const earlier = new Map<string, OpenStage>();
  const stages: OpenStage[] = [];
  /** Images that COPY and `--mount` name: BuildKit counts them on behind the stages. */
  const unnamed: string[] = [];
  const told: Instruction[] = [];
  let wrongCommand: Rejection | null = null;
  let noImage: Rejection | null = null;

  const resolve = ({ via, name }: Reference): number | string => {
    if (via === "RUN --mount" || !/^[-+]?\d+$/.test(name)) return byName.get(name.toLowerCase()) ?? name;
    const index = Number(name);
    if (index >= 0 && index < names.length) return index;
    const image = unnamed[index - names.length];
    if (image === undefined)
      throw new Rejection(
        `COPY --from=${name}: there is no stage with this index, the last is ${names.length - 1}`,
      );
    return image;
  };

  /** @param triggered an ONBUILD of the stage that this one is FROM says so */
  const refer = (stage: OpenStage, reference: Reference, line: number, triggered: boolean): void => {
    const { via, taken } = reference;
    const found = resolve(reference);
    const named = `${via}${via === "RUN --mount" ? " from" : ""}=${reference.name}`;
    if (typeof found === "number") {
      if (!triggered) stage.named.push({ stage: found, line });
      if (reference.written && found > stage.index && stage.replacedBy === null)
        stage.fault ??= {
          line,
          message: `${named}: this stage comes later in the file; it must come before`,
        };
      // A trigger that names its own stage takes from what there is of it.
      if (taken && found !== stage.index) stage.dependsOn.push({ stage: found, via, line });
      return;
    }
    unnamed.push(found);
    if (found === "scratch") return;
    if (!isImageReference(found)) {
      const message = `${named}: there is no such stage, and no image can be called so`;
      if (triggered) throw new Rejection(message);
      noImage ??= new Rejection(message, line);
    }
    const pulled = pulledFor(found, sources.contexts);
    if (taken && pulled !== null) stage.images.push({ reference: pulled, via, line });
  };

  const declare = (stage: OpenStage, { keyword, args, pairs, line }: JudgedInstruction): void =>
    attempt(stage, line, () => {
      if (keyword === "ARG") for (const word of args) declareArg(word, stage.scope, sources);
      else if (keyword === "ENV") declareEnv(pairs, stage.scope, sources);
      else if (keyword === "WORKDIR") for (const path of args) enterWorkdir(path, stage.scope, escapeChar);
    });

  const begin = (instruction: JudgedInstruction): void => {
    const { args, line, endLine, values } = instruction;
    const [image = ""] = args;
    const global = (name: string): string | undefined => sources.global.get(name);
    const base = at(line, () => expand(image, escapeChar, global).text);
    // What a build argument can still mend is no fault of the file: a blank base here, a blank platform below.
    if (base === "" && !image.includes("$")) throw new Rejection(`FROM ${image} names no image`, line);
    const [written = null] = values.get("platform") ?? [];
    const platform =
      written === null || written === "" ? null : at(line, () => expand(written, escapeChar, global).text);
    if (platform !== null && !(platform === "" && written?.includes("$")))
      at(line, () => checkPlatform(platform));
    const name = stageName(instruction);
    const replacedBy = name === null ? null : namedContext(name, sources.contexts);
    const parent = replacedBy === null ? (earlier.get(base) ?? null) : null;
    const external = parent === null && base !== "scratch" && base !== "";
    if (external && !isImageReference(base) && !image.includes("$"))
      noImage ??= new Rejection(`FROM ${base}: there is no earlier stage and no image of this name`, line);
    if (name !== null && name !== "scratch" && name !== "context" && !isImageReference(name))
      throw new Rejection(
        `invalid name for a stage: ${name}: - _ and . stand singly, and not at the end`,
        line,
      );
    const index = stages.length;
    const pulled =
      replacedBy !== null ? imageOf(replacedBy) : external ? pulledFor(base, sources.contexts) : null;
    const stage: OpenStage = {
      index,
      name,
      line,
      endLine,
      base: pulled ?? (replacedBy === null ? base : "scratch"),
      baseStage: parent?.index ?? null,
      replacedBy,
      platform,
      default: index === names.length - 1,
      dependsOn: parent === null ? [] : [{ stage: parent.index, via: "FROM", line }],
      images: pulled === null ? [] : [{ reference: pulled, via: "FROM", line }],
      scope: parent ? scopeWithin(parent.scope) : scopeOutside(base, platform ?? sources.platform),
      triggers: [],
      named: [],
      fault: null,
    };
    stages.push(stage);
    if (name !== null) earlier.set(name, stage);
    // A parent's ONBUILD triggers run here, so what they copy from is needed here.
    for (const onbuild of parent?.triggers ?? []) {
      attempt(stage, line, () => {
        const trigger = readTrigger(onbuild, frontend);
        checkValues(trigger, escapeChar, stage.scope);
        declare(stage, trigger);
        for (const reference of readReferences(trigger.keyword, trigger.args, trigger.values, escapeChar))
          refer(stage, reference, onbuild.line, true);
      });
    }
    // BuildKit says of a trigger's fault that it is this line's.
    if (stage.fault !== null) stage.fault = { ...stage.fault, line };
  };

  const continueStage = (stage: OpenStage, instruction: JudgedInstruction): readonly Reference[] => {
    const { keyword, args, values, line, endLine } = instruction;
    stage.endLine = endLine;
    if (keyword === "ONBUILD") stage.triggers.push(instruction);
    // The first fault counts, and what follows it need not be worked out.
    if (stage.fault === null && stage.replacedBy === null) {
      attempt(stage, line, () => {
        checkValues(instruction, escapeChar, stage.scope);
        if (sources.broken && keyword === "RUN" && instruction.text.includes("\uFFFD"))
          throw new Rejection("RUN holds bytes that are no UTF-8: save the file as UTF-8");
      });
      declare(stage, instruction);
    }
    try {
      const references = readReferences(keyword, args, values, escapeChar);
      for (const reference of references) refer(stage, reference, line, false);
      return references;
    } catch (error) {
      if (!(error instanceof Rejection)) throw error;
      wrongCommand ??= new Rejection(error.message, line);
      return [];
    }
  };

  for (const instruction of instructions) {
    const { keyword, args, line, endLine, text, offset } = instruction;
    if (keyword === "FROM") begin(instruction);
    const stage = stages.at(-1);
    const references = stage && keyword !== "FROM" ? continueStage(stage, instruction) : [];
    const from = references.find((reference) => reference.via === "COPY --from")?.name ?? null;
    const takes = (keyword === "COPY" || keyword === "ADD") && from === null && stage !== undefined;
    const contextSources = takes ? expandSources(args, escapeChar, stage.scope) : [];
    told.push({ keyword, stage: stages.length - 1, line, endLine, text, offset, from, contextSources });
  }
  // In the order in which BuildKit comes upon them; what FROM lines lack was thrown above.
  if (wrongCommand !== null) throw wrongCommand;
  checkCircles(stages);
  if (noImage !== null) throw noImage;
  passFaultsOn(stages);
  return { stages: stages.map(closeStage), instructions: told };
}
