import { editDistance } from "../text/nearest.ts";
import { type ParsedStage, type StageImage, stageLabel } from "./model.ts";

/** What an image's name, where a stage was probably meant, deserves to be said of it. */
export interface StageHint {
  readonly line: number;
  /** The image as it is written. */
  readonly reference: string;
  /** `did you mean the stage build?` */
  readonly question: string;
}

/** Images that people do mean, however much a stage's name is like theirs. */
const WELL_KNOWN = new Set(
  "alpine bash busybox caddy centos composer debian docker fedora golang gradle haproxy httpd maven memcached mongo mysql nginx node openjdk perl php postgres python rabbitmq redis registry ruby rust swift traefik ubuntu".split(
    " ",
  ),
);

const PART = /[-_.]+/;
/** Shorter names are alike by chance. */
const SHORTEST_PART = 3;
const SHORTEST_SLIP = 4;
/** Longer names may have two letters wrong. */
const LONG = 8;

function isNear(written: string, name: string): boolean {
  const wanted = written.toLowerCase();
  if (wanted === name) return true;
  if (wanted.length >= SHORTEST_PART && name.split(PART).length > 1 && name.split(PART).includes(wanted))
    return true;
  const allowed = wanted.length >= LONG ? 2 : 1;
  if (wanted.length < SHORTEST_SLIP || Math.abs(wanted.length - name.length) > allowed) return false;
  return editDistance(wanted, name) <= allowed;
}

/** A mount takes a number for an image's name, though COPY takes it for a stage's index. */
function byIndex({ reference, via }: StageImage, stages: readonly ParsedStage[]): string | null {
  const meant = via === "RUN --mount" && /^\d{1,5}$/.test(reference) ? stages[Number(reference)] : undefined;
  if (!meant) return null;
  return meant.name === null
    ? `a mount takes a number for an image: did you mean ${stageLabel(meant)}? Give it a name`
    : `a mount takes a number for an image: did you mean the stage ${meant.name}?`;
}

function meantStage(image: StageImage, user: ParsedStage, stages: readonly ParsedStage[]): string | null {
  const { reference } = image;
  const indexed = byIndex(image, stages);
  if (indexed !== null) return indexed;
  // A tag, a digest or a path is what an image has.
  if (!/^[A-Za-z][\w.-]*$/.test(reference) || WELL_KNOWN.has(reference)) return null;
  const near = stages.filter(
    (stage) => stage.index !== user.index && stage.name !== null && isNear(reference, stage.name),
  );
  const exact = near.find((stage) => stage.name === reference.toLowerCase());
  const meant = exact ?? near.findLast((stage) => stage.index < user.index) ?? near[0];
  if (!meant) return null;
  const question = `did you mean the stage ${meant.name}?`;
  return meant.index > user.index ? `${question} It comes later, at line ${meant.line}` : question;
}

/** Longer files are not looked at: every image is held against every stage. */
const MOST_STAGES = 500;

/** Images that look like a stage whose name was mistyped, by line. Help for a reader, no judgement. */
export function stageHints(stages: readonly ParsedStage[]): readonly StageHint[] {
  if (stages.length > MOST_STAGES) return [];
  return stages
    .flatMap((stage) =>
      stage.images.flatMap((image) => {
        const question = meantStage(image, stage, stages);
        return question === null ? [] : [{ line: image.line, reference: image.reference, question }];
      }),
    )
    .sort((left, right) => left.line - right.line);
}
