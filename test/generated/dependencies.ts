/** Dockerfiles that build: stages of small images, named by variables in every way, that copy from one another. */
import fc from "fast-check";

/** Tags of the images that they may take; each holds a program `/f`. */
export const TAGS = ["a", "b", "c", "d", "e"] as const;
export const REPOSITORY = "stagecheck-dependency";

export interface Generated {
  readonly text: string;
  readonly buildArgs: Readonly<Record<string, string>>;
  /** Named contexts; `folder` is one that holds a program `f`. */
  readonly contexts: Readonly<Record<string, string>>;
  /** How many stages it has; all have names, `s0` and so on. */
  readonly stages: number;
}

const tag = fc.constantFrom(...TAGS);

/** A way to write a tag: ARG lines before it is used, and the text that stands for it. */
type Writer = (name: string) => { readonly args: readonly string[]; readonly text: string };

const written: fc.Arbitrary<Writer> = fc.oneof(
  tag.map(
    (value): Writer =>
      () => ({ args: [], text: value }),
  ),
  tag.map(
    (value): Writer =>
      (name) => ({ args: [`ARG ${name}=${value}`], text: `\${${name}}` }),
  ),
  tag.map(
    (value): Writer =>
      (name) => ({ args: [], text: `\${${name}:-${value}}` }),
  ),
  tag.map(
    (value): Writer =>
      (name) => ({ args: [], text: `\${${name}-${value}}` }),
  ),
  tag.map(
    (value): Writer =>
      (name) => ({ args: [`ARG ${name}=set`], text: `\${${name}:+${value}}` }),
  ),
  tag.map(
    (value): Writer =>
      (name) => ({ args: [`ARG ${name}=set`], text: `\${${name}+${value}}` }),
  ),
  tag.map(
    (value): Writer =>
      (name) => ({ args: [`ARG ${name}=${value}-slim`], text: `\${${name}%-*}` }),
  ),
  tag.map(
    (value): Writer =>
      (name) => ({ args: [`ARG ${name}=${value}-x-y`], text: `\${${name}%%-*}` }),
  ),
  tag.map(
    (value): Writer =>
      (name) => ({ args: [`ARG ${name}=v-${value}`], text: `\${${name}#*-}` }),
  ),
  tag.map(
    (value): Writer =>
      (name) => ({ args: [`ARG ${name}=v-w-${value}`], text: `\${${name}##*-}` }),
  ),
  fc.tuple(tag, tag).map(
    ([one, other]): Writer =>
      (name) => ({
        args: [`ARG ${name}=${one}`],
        text: `\${${name}/${one}/${other}}`,
      }),
  ),
  fc.tuple(tag, tag).map(
    ([one, other]): Writer =>
      (name) => ({
        args: [`ARG ${name}_OF="${one}"`, `ARG ${name}=\${${name}_OF:+${other}}`],
        text: `$${name}`,
      }),
  ),
  tag.map(
    (value): Writer =>
      (name) => ({ args: [`ARG ${name}='${value}'`], text: `"\${${name}}"` }),
  ),
);

interface StageDraft {
  /** Of the base: an earlier stage, as far as there is one, or an image. */
  readonly onStage: boolean;
  readonly pick: number;
  readonly base: Writer;
  readonly copies: readonly {
    readonly kind: "name" | "index" | "image";
    readonly pick: number;
    tag: string;
  }[];
  readonly mounts: readonly {
    /** Not `tmpfs`: an image that it names is looked up and not taken. */
    readonly type: "bind" | "cache";
    readonly onStage: boolean;
    readonly pick: number;
    readonly tag: string;
  }[];
}

const draft: fc.Arbitrary<StageDraft> = fc.record({
  onStage: fc.boolean(),
  pick: fc.nat(9),
  base: written,
  copies: fc.array(
    fc.record({
      kind: fc.constantFrom("name" as const, "index" as const, "image" as const),
      pick: fc.nat(9),
      tag,
    }),
    { maxLength: 2 },
  ),
  mounts: fc.array(
    fc.record({
      type: fc.constantFrom("bind" as const, "cache" as const),
      onStage: fc.boolean(),
      pick: fc.nat(9),
      tag,
    }),
    { maxLength: 2 },
  ),
});

/** Of a stage, or of an image: by name what stands in its place. */
const contexts = fc.dictionary(
  fc.oneof(
    fc.constantFrom("s0", "s1", "s2"),
    tag.map((value) => `${REPOSITORY}:${value}`),
  ),
  fc.oneof(
    fc.constant("folder"),
    tag.map((value) => `docker-image://${REPOSITORY}:${value}`),
  ),
  { maxKeys: 2 },
);

export const buildableDockerfile: fc.Arbitrary<Generated> = fc
  .tuple(
    fc.array(draft, { minLength: 2, maxLength: 5 }),
    fc.dictionary(fc.constantFrom("V0", "V1", "V2"), tag, { maxKeys: 1 }),
    contexts,
  )
  .map(([drafts, buildArgs, named]) => {
    const args: string[] = [];
    const stages = drafts.map(({ onStage, pick, base, copies, mounts }, index) => {
      const image = base(`V${index}`);
      if (!(onStage && index > 0)) args.push(...image.args);
      const from = onStage && index > 0 ? `s${pick % index}` : `${REPOSITORY}:${image.text}`;
      const lines = copies.map(({ kind, pick: other, tag: of }, at) => {
        const stage = other % Math.max(index, 1);
        const source =
          kind === "image" || index === 0
            ? `${REPOSITORY}:${of}`
            : kind === "name"
              ? `S${stage}`
              : `${stage}`;
        return `COPY --from=${source} /f /copied-${index}-${at}`;
      });
      const flags = mounts.map(({ type, onStage: ofStage, pick: other, tag: of }, at) => {
        const source = ofStage && index > 0 ? `S${other % index}` : `${REPOSITORY}:${of}`;
        return `--mount=type=${type},from=${source},target=/mounted-${at}`;
      });
      if (flags.length > 0) lines.push(`RUN ${flags.join(" ")} ["/f"]`);
      return [`FROM ${from} AS s${index}`, ...lines].join("\n");
    });
    const text = `${[...args, ...stages].join("\n")}\n`;
    return { text, buildArgs, contexts: named, stages: stages.length };
  });
