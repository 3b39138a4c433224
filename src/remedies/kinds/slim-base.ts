import { callsOf, isPlain } from "../commands.ts";
import { copiedTexts } from "../context-files.ts";
import { instructionsOf, lineageOf } from "../lineage.ts";
import { managerOf } from "../managers/catalogue.ts";
import { inDockerfile, type Problem, type Remedy } from "../model.ts";
import { readRunScript } from "../run-script.ts";
import { startedBy, wordsOf } from "../started.ts";

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

const NO_TWIN_FOR_COPIES = /node|python|ruby/;
/** Programs that the full images have and the slim ones lack, and libraries that call such programs or load such libraries. */
const FULL_ONLY = new Set([
  ...["curl", "wget", "git", "hg", "svn", "ssh", "scp", "make", "gcc", "g++", "cc", "patch", "unzip", "file"],
  ...["convert", "identify", "magick", "mogrify", "mysql", "psql", "sqlite3", "xz", "gpg"],
  ...["javac", "jar", "jcmd", "jmap", "jstack", "jps", "jdb", "jlink", "jshell", "javadoc"],
]);
const CALLS_THEM =
  /\b(simple-git|isomorphic-git|nodegit|imagemagick|gm|mini_magick|rmagick|ruby-vips|rugged|wand|gitpython|python-magic|weasyprint|cairosvg|cairocffi|pyzbar|pdf2image|libmagic)\b/i;
const MANIFESTS = ["package.json", "requirements.txt", "pyproject.toml", "Pipfile", "Gemfile"];

/**
 * Tools that came with the external base image, where the same image is to be had without them. What a program looks
 * for while it runs is not in the Dockerfile: so it is offered for plain cases alone, and built first.
 */
export const slimBase: Remedy = {
  onlyBuilt: true,
  fits: ({ detector, origin, residual }) =>
    origin === "base" &&
    !residual &&
    /^(c-toolchain|development-headers|version-control|jdk)$/.test(detector),
  propose: (problem) => {
    const { parsed, instruction } = problem;
    const reference = parsed.stages[instruction.stage]?.base ?? "";
    const twin = slimTwin(reference);
    if (instruction.keyword !== "FROM" || twin === null || isBuildBase(problem)) return null;
    // A variable's value stands elsewhere, and may be others' as well.
    const at = instruction.text.indexOf(` ${reference}`) + 1;
    const behind = instruction.text.charAt(at + reference.length);
    if (at < 1 || !/^\s?$/.test(behind)) return null;
    if (!needsNoTools(problem) || callsTools(problem) || takesPrograms(problem, reference)) return null;
    return inDockerfile([{ at: instruction.offset + at, remove: reference.length, insert: twin }]);
  },
};

/** Whether what runs in the image may call what the slim image lacks: by its start, or by a package that it names. */
function callsTools(problem: Problem): boolean {
  const { parsed, readContext } = problem;
  const { texts, isKnown } = startedBy(problem);
  const manifests = MANIFESTS.flatMap((name) => copiedTexts(parsed, readContext, name));
  return (
    !isKnown ||
    texts.some((text) => wordsOf(text).some((word) => FULL_ONLY.has(word))) ||
    manifests.some((text) => CALLS_THEM.test(text))
  );
}

/** What another image has built can be linked to libraries that only the full image has. What Java builds is not. */
function takesPrograms({ parsed, target }: Problem, reference: string): boolean {
  return (
    NO_TWIN_FOR_COPIES.test(reference) && instructionsOf(parsed, target).some(({ from }) => from !== null)
  );
}

/** Whether stages that do not belong to this image are FROM the one whose base would change. */
function isBuildBase({ parsed, instruction, target }: Problem): boolean {
  const own = lineageOf(parsed, target);
  return parsed.stages.some(
    ({ index, baseStage }) => baseStage === instruction.stage && !own.includes(index),
  );
}

/** Whether what runs in the image is nothing but installs of its packages and plain commands. */
function needsNoTools({ parsed, target }: Problem): boolean {
  return instructionsOf(parsed, target).every((instruction) => {
    if (instruction.keyword !== "RUN") return true;
    const script = readRunScript(instruction, parsed);
    return (
      script !== null &&
      callsOf(script).every(
        (call) =>
          (isPlain(call) && !/^(curl|wget|unzip)$/.test(call.program)) ||
          managerOf(call, { detector: "node-dev-dependencies" }) !== undefined ||
          /^(pip[\d.]*|bundle|poetry)$/.test(call.program),
      )
    );
  });
}
