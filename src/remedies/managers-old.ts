import type { Instruction, ParsedDockerfile } from "../dockerfile/model.ts";
import type { Finding } from "../inspect/model.ts";
import { type Call, hasOption, insertBehind, isOption, replaceWord, subcommand } from "./commands.ts";
import type { Edit } from "./model.ts";

/** Words of a stage's Dockerfile that tell which version of a tool it has. */
export interface Surroundings {
  /** Reference of the external base image. */
  readonly base: string;
  /** All text that runs before, for signs of Yarn's version. */
  readonly text: string;
}

/** A package manager that can leave the development part of a project out. */
interface Manager {
  readonly name: string;
  /** Of the detectors whose findings it makes. */
  readonly detector: RegExp;
  /** Whether a call installs all that a project lists. */
  readonly installs: (call: Call) => boolean;
  /** How the same call leaves the development part out; null where it does so, or is told to take it. */
  readonly production: (call: Call, surroundings: Surroundings) => readonly Edit[] | null;
  /** A command for after the build that takes the development part out again; null where there is none. */
  readonly prune: (surroundings: Surroundings) => string | null;
}

const install = /^(install|i)$/;

/** npm 6 and older know `--production` alone; newer ones know both. */
function hasOldNpm(base: string): boolean {
  const [, major] = /(?:^|\/)node:(\d+)/.exec(base) ?? [];
  return major !== undefined && Number(major) <= 14;
}

const omitDev = ({ base }: Surroundings): string => (hasOldNpm(base) ? "--production" : "--omit=dev");

/** Whether all arguments behind the subcommand are options, so that it is the project that is installed. */
function isWholeProject(call: Call, names: RegExp): boolean {
  const sub = subcommand(call);
  return sub !== null && names.test(sub.name.text) && sub.rest.every(isOption);
}

function behindSubcommand(call: Call, text: string): readonly Edit[] | null {
  const sub = subcommand(call);
  return sub && [insertBehind(sub.name, text)];
}

/** Yarn 2 and later: what only they have stands in the Dockerfile. */
const isBerry = (call: Call, { text }: Surroundings): boolean =>
  hasOption(call, /^--immutable/) ||
  /\.yarnrc\.yml|\.yarn\/(releases|plugins)|yarn set version|yarn@(?![01]\b)/.test(text);

const MANAGERS: readonly Manager[] = [
  {
    name: "npm",
    detector: /^node-dev-dependencies$/,
    installs: (call) =>
      call.program === "npm" &&
      isWholeProject(call, /^(ci|install|i|clean-install|install-clean|isntall)$/) &&
      !hasOption(call, /^(-g|--global|-D|--save-dev)$/),
    production: (call, around) =>
      hasOption(call, /^--(omit|production|only|include|dev)\b/)
        ? null
        : behindSubcommand(call, omitDev(around)),
    prune: (around) => `npm prune ${omitDev(around)}`,
  },
  {
    name: "pnpm",
    detector: /^node-dev-dependencies$/,
    installs: (call) =>
      call.program === "pnpm" && isWholeProject(call, install) && !hasOption(call, /^(-g|--global)$/),
    production: (call) =>
      hasOption(call, /^(-P|-D|--prod|--dev|--production)$/) ? null : behindSubcommand(call, "--prod"),
    prune: () => "pnpm prune --prod",
  },
  {
    name: "yarn",
    detector: /^node-dev-dependencies$/,
    installs: (call) =>
      call.program === "yarn" && (subcommand(call) === null || isWholeProject(call, /^install$/)),
    production: (call, around) => {
      const [program] = call.command.words.filter(({ text }) => text.endsWith("yarn"));
      const last = call.command.words.at(-1);
      if (!program || !last || hasOption(call, /^--(production|prod|version|help)\b/)) return null;
      if (isBerry(call, around)) {
        const edit = replaceWord({ ...program, end: last.end }, "yarn workspaces focus --all --production");
        return [edit];
      }
      if (/corepack/.test(around.text)) return null;
      return [insertBehind(subcommand(call)?.name ?? program, "--production")];
    },
    prune: ({ text }) =>
      /corepack|\.yarnrc\.yml|\.yarn\/|--immutable|yarn@/.test(text)
        ? null
        : "yarn install --production --ignore-scripts --prefer-offline",
  },
  {
    name: "composer",
    detector: /^(php|composer)-dev-dependencies$/,
    installs: (call) => call.program.replace(/\.phar$/, "") === "composer" && isWholeProject(call, install),
    production: (call) => (hasOption(call, /^--(no-dev|dev)$/) ? null : behindSubcommand(call, "--no-dev")),
    prune: () => null,
  },
  {
    name: "bundler",
    detector: /^(ruby|bundler)-dev-dependencies$/,
    installs: (call) =>
      call.program === "bundle" && (subcommand(call) === null || isWholeProject(call, install)),
    production: (call, { text }) =>
      hasOption(call, /^--(without|with)\b/) ||
      /BUNDLE_WITHOUT|bundle config/.test(text) ||
      /^(\|\||\|)$/.test(call.command.operator ?? "")
        ? null
        : [{ at: call.command.at, remove: 0, insert: "bundle config set without 'development test' && " }],
    prune: () => null,
  },
  {
    name: "poetry",
    detector: /^python-dev-dependencies$/,
    installs: (call) => call.program === "poetry" && isWholeProject(call, install),
    production: (call) =>
      hasOption(call, /^--(only|without|with|no-dev|all-groups)\b/)
        ? null
        : behindSubcommand(call, "--only main"),
    prune: () => null,
  },
  {
    name: "uv",
    detector: /^python-dev-dependencies$/,
    installs: (call) => call.program === "uv" && isWholeProject(call, /^sync$/),
    production: (call) =>
      hasOption(call, /^--(no-dev|dev|only-dev|only-group|group|all-groups|no-default-groups)\b/)
        ? null
        : behindSubcommand(call, "--no-dev"),
    prune: () => null,
  },
  {
    name: "pipenv",
    detector: /^python-dev-dependencies$/,
    installs: (call) => call.program === "pipenv" && isWholeProject(call, /^(install|sync)$/),
    production: ({ args }) => {
      const asked = args.filter(({ text }) => text === "--dev" || text === "-d");
      return asked.length === 0
        ? null
        : asked.map(({ at, end }) => ({ at: at - 1, remove: end - at + 1, insert: "" }));
    },
    prune: () => null,
  },
  {
    name: "pip",
    detector: /^python-dev-dependencies$/,
    installs: (call) => /^pip[\d.]*$/.test(call.program) && subcommand(call)?.name.text === "install",
    production: ({ args }) => {
      const asked = args.filter(({ text }) =>
        /^(["']?)\.\[(dev|develop|development|test|tests|testing)\]\1$/.test(text),
      );
      return asked.length === 0 ? null : asked.map((word) => replaceWord(word, "."));
    },
    prune: () => null,
  },
];

/** The manager whose call this is, of those that make what the finding is about. */
export function managerOf(call: Call, finding: Finding): Manager | undefined {
  return MANAGERS.find(({ detector, installs }) => detector.test(finding.detector) && installs(call));
}

/** What stands in the Dockerfile before a call. */
export function surroundingsOf(parsed: ParsedDockerfile, before: readonly Instruction[]): Surroundings {
  const [first] = before;
  return {
    base: (first && parsed.stages[first.stage]?.base) ?? "",
    text: before.map(({ text }) => text).join("\n"),
  };
}

/** Whether what the image starts is itself one of the packages, or a script for development. */
export function startsDevelopment(finding: Finding, instructions: readonly Instruction[]): boolean {
  const names = new Set(finding.items.flatMap((item) => item.package ?? []));
  return instructions.some(({ keyword, text }) => {
    if (keyword !== "CMD" && keyword !== "ENTRYPOINT") return false;
    const words = text.split(/[\s"'[\],/;&|]+/);
    return (
      words.some((word) => names.has(word)) ||
      /\b(dev|develop|watch|test|vite|nodemon|ts-node|tsx)\b/.test(text)
    );
  });
}
