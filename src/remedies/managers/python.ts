import { parse } from "smol-toml";
import { asObject } from "../../detectors/json.ts";
import { isDevelopmentGroup } from "../../detectors/python/projects.ts";
import { hasOption, replaceWord, subcommand } from "../commands.ts";
import { behindSubcommand, isWholeProject } from "./calls.ts";
import type { Manager, Surroundings } from "./model.ts";

const detector = /^python-dev-dependencies$/;

const poetry: Manager = {
  name: "poetry",
  detector,
  installs: (call) => call.program === "poetry" && isWholeProject(call, /^install$/),
  production: (call, around) => {
    if (hasOption(call, /^--(only|without|with|no-dev|all-groups)\b/)) return null;
    const option = withoutGroups(around);
    return option === null ? null : behindSubcommand(call, option);
  },
};

/** Groups that are no development's may be needed to run: then those that are have to be named. */
function withoutGroups({ text, files }: Surroundings): string | null {
  if (/\bpoetry==1\.[01]\b/.test(text)) return "--no-dev";
  const [project, ...others] = files("pyproject.toml");
  const groups = project === undefined ? undefined : groupsOf(project);
  if (groups === undefined || others.length > 0) return null;
  const development = groups.filter(isDevelopmentGroup);
  return development.length === groups.length ? "--only main" : `--without ${development.join(",")}`;
}

/** Names of Poetry's groups; undefined for a file that cannot be read. */
function groupsOf(text: string): readonly string[] | undefined {
  try {
    const root = asObject(parse(text));
    const own = asObject(asObject(asObject(root?.["tool"])?.["poetry"])?.["group"]);
    const groups = [own, asObject(root?.["dependency-groups"])].flatMap((group) => Object.keys(group ?? {}));
    return groups.every((name) => /^[\w.-]+$/.test(name)) ? groups : undefined;
  } catch {
    // The build says what is wrong with it.
    return undefined;
  }
}

const uv: Manager = {
  name: "uv",
  detector,
  installs: (call) => call.program === "uv" && isWholeProject(call, /^sync$/),
  production: (call) =>
    hasOption(call, /^--(no-dev|dev|only-dev|only-group|group|all-groups|no-default-groups)\b/)
      ? null
      : behindSubcommand(call, "--no-dev"),
  // `uv run` installs what is missing, the development part as well, unless it is told not to.
  isNeeded: (_, { started, environment }) =>
    !/\bUV_NO_(DEV|SYNC)\b/.test(environment) &&
    started.texts.some((text) => /\buv\s+run\b/.test(text) && !/--no-(dev|sync)\b/.test(text)),
};

const pipenv: Manager = {
  name: "pipenv",
  detector,
  installs: (call) => call.program === "pipenv" && isWholeProject(call, /^(install|sync)$/),
  production: ({ args }) => {
    const asked = args.filter(({ text }) => text === "--dev" || text === "-d");
    return asked.length === 0
      ? null
      : asked.map(({ at, end }) => ({ at: at - 1, remove: end - at + 1, insert: "" }));
  },
};

/** `.[dev]`, with or without quotes. */
const EXTRA = /^(["']?)\.\[(dev|develop|development|test|tests|testing)\]\1$/;
const REQUIREMENTS =
  /^(requirements[-_.](dev|develop|development|test|tests|testing|lint)|(dev|test|tests)[-_]requirements)\.txt$/;

const pip: Manager = {
  name: "pip",
  detector,
  installs: (call) => /^pip[\d.]*$/.test(call.program) && subcommand(call)?.name.text === "install",
  production: ({ args }, around) => {
    const asked = args.filter(({ text }) => EXTRA.test(text)).map((word) => replaceWord(word, "."));
    const lists = args.filter((_, at) => /^(-r|--requirement)$/.test(args[at - 1]?.text ?? ""));
    const [list, ...others] = lists;
    if (!list || others.length > 0) return asked.length === 0 || list ? null : asked;
    const name = REQUIREMENTS.exec(list.text)?.[0];
    const own = name === undefined ? undefined : includedList(name, around);
    return own === undefined ? null : [...asked, replaceWord(list, own)];
  },
};

/** The one list that a list for development begins with, where that is copied as well. */
function includedList(name: string, { files }: Surroundings): string | undefined {
  const [text, ...others] = files(name);
  if (text === undefined || others.length > 0) return undefined;
  const [own, ...more] = [...text.matchAll(/^[ \t]*(?:-r|--requirement)[ =][ \t]*(\S+)/gm)].map(
    ([, one = ""]) => one,
  );
  const isOne = own !== undefined && more.length === 0 && /^[\w.-]+$/.test(own);
  return isOne && files(own).length === 1 ? own : undefined;
}

export const pythonManagers: readonly Manager[] = [poetry, uv, pipenv, pip];
