import { asString, parseObject } from "../../detectors/json.ts";
import { type Call, hasOption, insertBehind, replaceWord, subcommand } from "../commands.ts";
import { behindSubcommand, isWholeProject } from "./calls.ts";
import type { Manager, Surroundings } from "./model.ts";

const detector = /^node-dev-dependencies$/;

/** npm 6 and older know `--production` alone; newer ones know both. */
function hasOldNpm(base: string): boolean {
  const [, major] = /(?:^|\/)node:(\d+)/.exec(base) ?? [];
  return major !== undefined && Number(major) <= 14;
}

const omitDev = ({ base }: Surroundings): string => (hasOldNpm(base) ? "--production" : "--omit=dev");

const npm: Manager = {
  name: "npm",
  detector,
  installs: (call) =>
    call.program === "npm" &&
    isWholeProject(call, /^(ci|install|i|clean-install|install-clean|isntall)$/) &&
    !hasOption(call, /^(-g|--global|-D|--save-dev)$/),
  production: (call, around) =>
    hasOption(call, /^--(omit|production|only|include|dev)\b/)
      ? null
      : behindSubcommand(call, omitDev(around)),
  prune: (calls, around) => {
    // Without them npm stops at the same conflict that the install was told to pass over.
    const settled = ["--legacy-peer-deps", "--force", "-f"].filter((option) =>
      calls.some((call) => call.args.some(({ text }) => text === option)),
    );
    return ["npm prune", omitDev(around), ...settled].join(" ");
  },
};

const pnpm: Manager = {
  name: "pnpm",
  detector,
  installs: (call) =>
    call.program === "pnpm" && isWholeProject(call, /^(install|i)$/) && !hasOption(call, /^(-g|--global)$/),
  production: (call) =>
    hasOption(call, /^(-P|-D|--prod|--dev|--production)$/) ? null : behindSubcommand(call, "--prod"),
  prune: () => "pnpm prune --prod",
};

/** Yarn's release line; null where nothing settles it. */
function yarnRelease(around: Surroundings, call?: Call): "1" | "4" | null {
  const { text, files } = around;
  const settings = files(".yarnrc.yml");
  const pinned = files("package.json").map((one) => asString(parseObject(one)?.["packageManager"]) ?? "");
  const told = [text, ...settings, ...pinned].join("\n");
  const [, major] =
    /\byarn@(?:\^|~|v)?(\d+)|yarn set version (\d+)|releases\/yarn-(\d+)/.exec(told)?.filter(Boolean) ?? [];
  if (major !== undefined) return Number(major) >= 4 ? "4" : major === "1" ? "1" : null;
  const isLater = /\.yarnrc\.yml|\.yarn\/(releases|plugins)|yarn set version|yarn@|corepack/.test(text);
  return isLater || settings.length > 0 || (call && hasOption(call, /^--immutable/)) ? null : "1";
}

const yarn: Manager = {
  name: "yarn",
  detector,
  installs: (call) =>
    call.program === "yarn" && (subcommand(call) === null || isWholeProject(call, /^install$/)),
  production: (call, around) => {
    const [program] = call.command.words.filter(({ text }) => text.endsWith("yarn"));
    const last = call.command.words.at(-1);
    if (!program || !last || hasOption(call, /^--(production|prod|version|help)\b/)) return null;
    const release = yarnRelease(around, call);
    // Before 4 it is a plugin, which may not be there.
    if (release === "4")
      return [replaceWord({ ...program, end: last.end }, "yarn workspaces focus --all --production")];
    if (release === null) return null;
    return [insertBehind(subcommand(call)?.name ?? program, "--production")];
  },
  prune: (_, around) =>
    yarnRelease(around) === "1" && !around.text.includes("--immutable")
      ? "yarn install --production --ignore-scripts --prefer-offline"
      : null,
};

export const nodeManagers: readonly Manager[] = [npm, pnpm, yarn];
