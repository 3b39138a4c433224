import { arePlain, callsOf, isPlain } from "../commands.ts";
import { instructionsOf } from "../lineage.ts";
import { inDockerfile, type Problem, type Remedy } from "../model.ts";
import { managerOf } from "../package-installs.ts";
import { readRunScript } from "../run-script.ts";

/** Tags of an official image, and what the same image is called without build tools. */
interface Twin {
  readonly image: RegExp;
  readonly slim: (tag: string) => string | null;
}

const VERSION = "\\d+(?:\\.\\d+){0,2}";
const SUITE = "(?:bullseye|bookworm|trixie)";

function tagged(
  pattern: string,
  slim: (version: string, suite: string) => string,
): (tag: string) => string | null {
  const whole = new RegExp(`^${pattern}$`);
  return (tag) => {
    const found = whole.exec(tag);
    return found ? slim(found[1] ?? "", found[2] ?? "") : null;
  };
}

/** The tags as their publishers list them. https://docs.docker.com/docker-hub/image-library/trusted-content/ */
const TWINS: readonly Twin[] = [
  {
    image: /^(?:docker\.io\/)?(?:library\/)?node$/,
    slim: tagged(`(${VERSION}|lts|current|latest)(?:-(${SUITE}))?`, (version, suite) => {
      const name = version === "latest" ? "" : `${version}-`;
      return `${name}${suite === "" ? "" : `${suite}-`}slim`;
    }),
  },
  {
    image: /^(?:docker\.io\/)?(?:library\/)?(?:python|ruby)$/,
    slim: tagged(`(${VERSION}|latest)(?:-(${SUITE}))?`, (version, suite) => {
      const name = version === "latest" ? "" : `${version}-`;
      return `${name}slim${suite === "" ? "" : `-${suite}`}`;
    }),
  },
  {
    image: /^(?:docker\.io\/)?(?:library\/)?eclipse-temurin$/,
    slim: tagged(
      `(\\d[\\w.]*?)(?:-jdk)?(-(?:alpine|jammy|noble|focal|ubi\\d+-minimal))?`,
      (version, suite) => `${version}-jre${suite}`,
    ),
  },
  {
    image: /^(?:docker\.io\/)?(?:library\/)?openjdk$/,
    slim: tagged("(8|11)(?:-jdk)?(-slim)?", (version, suite) => `${version}-jre${suite}`),
  },
];

/** `node:20` → `node:20-slim`; null where no slimmer twin is known. */
export function slimTwin(reference: string): string | null {
  const [, image = "", tag = "latest"] = /^([^:@]+)(?::([^@]+))?$/.exec(reference) ?? [];
  const twin = TWINS.find((one) => one.image.test(image))?.slim(tag) ?? null;
  return twin === null ? null : `${image}:${twin}`;
}

/** Tools that came with the external base image, where the same image is to be had without them. */
export const slimBase: Remedy = {
  fits: ({ detector, origin, residual }) =>
    origin === "base" &&
    !residual &&
    /^(c-toolchain|development-headers|version-control|jdk)$/.test(detector),
  propose: (problem) => {
    const { parsed, instruction } = problem;
    const twin = slimTwin(parsed.stages[instruction.stage]?.base ?? "");
    if (instruction.keyword !== "FROM" || twin === null || isBuildBase(problem)) return null;
    const reference = parsed.stages[instruction.stage]?.base ?? "";
    // A variable's value stands elsewhere, and may be others' as well.
    const at = instruction.text.indexOf(` ${reference}`) + 1;
    const behind = instruction.text.charAt(at + reference.length);
    if (at < 1 || !/^\s?$/.test(behind)) return null;
    if (!needsNoTools(problem)) return null;
    return inDockerfile([{ at: instruction.offset + at, remove: reference.length, insert: twin }]);
  },
};

/** Whether stages that do not belong to this image are FROM the one whose base would change. */
function isBuildBase({ parsed, instruction, target }: Problem): boolean {
  return parsed.stages.some(({ index, baseStage }) => baseStage === instruction.stage && index !== target);
}

/** Whether what runs in the image is nothing but installs of its packages and plain commands. */
function needsNoTools({ parsed, target, finding }: Problem): boolean {
  const project = { ...finding, detector: "node-dev-dependencies" };
  return instructionsOf(parsed, target).every((instruction) => {
    if (instruction.keyword !== "RUN") return arePlain([instruction], parsed);
    const script = readRunScript(instruction, parsed);
    return (
      script !== null &&
      callsOf(script).every(
        (call) =>
          (isPlain(call) && !/^(curl|wget|unzip)$/.test(call.program)) ||
          managerOf(call, project) !== undefined ||
          /^(pip[\d.]*|bundle|poetry)$/.test(call.program),
      )
    );
  });
}
