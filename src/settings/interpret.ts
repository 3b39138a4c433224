import { resolve } from "node:path";
import { StagecheckError } from "../errors.ts";
import type { BudgetKind } from "../report/model.ts";
import { parseAmount } from "./budget.ts";
import { parseDuration } from "./duration.ts";
import * as entry from "./entries.ts";
import { splitCommas } from "./lists.ts";
import type { FailOn, GivenSettings, Limit } from "./model.ts";
import { COMMENT_POLICIES } from "./model.ts";

/** Generous, so that no honest build meets it; a build that hangs ends all the same. */
const DEFAULT_TIMEOUT_SECONDS = 3600;
const DEFAULT_FAIL_ON: readonly FailOn[] = ["build", "budget", "new"];

/** What a door found, as text: the entries of each setting under its name in action.yml. Absent: not given. */
export type RawSettings = Readonly<Partial<Record<SettingName, readonly string[]>>>;

export const SETTING_NAMES = [
  "files",
  "config",
  "context",
  "targets",
  "build-args",
  "build-contexts",
  "secrets",
  "secret-files",
  "secret-options",
  "ssh",
  "platforms",
  "builder",
  "cache-from",
  "cache-to",
  "pull",
  "no-cache",
  "baseline",
  "max-size",
  "max-download-size",
  "max-growth",
  "fail-on",
  "comment",
  "comment-key",
  "timeout",
  "verify-remedies",
  "report-file",
  "github-token",
  "debug",
] as const;
export type SettingName = (typeof SETTING_NAMES)[number];

/** What differs between the doors. */
export interface Door {
  /** How people know a setting here: `Input max-size`, `--max-size`. */
  readonly nameOf: (setting: SettingName) => string;
  /** Absolute; what files of the machine (config, secrets, reports) are relative to. */
  readonly cwd: string;
  readonly env: entry.Environment;
}

/** Turns texts into values, fills in the defaults, and gathers everything that is wrong. */
export function interpretSettings(
  raw: RawSettings,
  door: Door,
): { readonly given: GivenSettings; readonly faults: readonly StagecheckError[] } {
  const faults: StagecheckError[] = [];

  function list<Value>(name: SettingName, parse: (text: string) => Value): Value[] {
    return (raw[name] ?? []).flatMap((text) => {
      const value = attempt(name, () => parse(text));
      return value === undefined ? [] : [value];
    });
  }

  function commaList<Value>(name: SettingName, parse: (text: string) => Value): Value[] {
    return (raw[name] ?? []).flatMap(splitCommas).flatMap((text) => {
      const value = attempt(name, () => parse(text));
      return value === undefined ? [] : [value];
    });
  }

  function one<Value, Default>(
    name: SettingName,
    parse: (text: string) => Value,
    fallback: Default,
  ): Value | Default {
    const [text, ...more] = raw[name] ?? [];
    if (text === undefined) return fallback;
    if (more.length > 0) {
      faults.push(new StagecheckError(`${door.nameOf(name)} is given ${more.length + 1} times`));
      return fallback;
    }
    return attempt(name, () => parse(text)) ?? fallback;
  }

  function attempt<Value>(name: SettingName, read: () => Value): Value | undefined {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof StagecheckError)) throw error;
      faults.push(
        new StagecheckError(
          `${door.nameOf(name)}: ${error.message}`,
          error.remedy ? { remedy: error.remedy } : {},
        ),
      );
      return undefined;
    }
  }

  function limits(name: SettingName, on: BudgetKind): Limit[] {
    return commaList(name, (text) => ({ on, text, amount: parseAmount(text, on) }));
  }

  const path = (text: string) => resolve(door.cwd, text);
  const asWritten = (text: string) => text;
  const failOn = raw["fail-on"];
  const platforms = commaList("platforms", entry.parsePlatform);
  if (platforms.length > 1) {
    const message = `${door.nameOf("platforms")}: an image is measured for one platform, and ${platforms.length} are named`;
    const remedy = "Run once for each, with a `comment-key` of its own.";
    faults.push(new StagecheckError(message, { remedy }));
  }
  const given: GivenSettings = {
    configFile: one("config", path, null),
    files: list("files", asWritten),
    context: one("context", asWritten, null),
    targets: commaList("targets", entry.parseStageName),
    budgets: [
      ...limits("max-size", "size"),
      ...limits("max-download-size", "download"),
      ...limits("max-growth", "growth"),
    ],
    failOn:
      (failOn && attempt("fail-on", () => entry.parseFailOn(failOn.flatMap(splitCommas)))) ?? DEFAULT_FAIL_ON,
    build: {
      builder: one("builder", entry.parseName, null),
      buildArgs: attempt("build-args", () => entry.parseBuildArgs(raw["build-args"] ?? [], door.env)) ?? {},
      buildContexts: list("build-contexts", entry.parseBuildContext),
      secrets: [
        ...list("secrets", entry.parseSecretValue),
        ...list("secret-files", (text) => entry.parseSecretFile(text, door.cwd)),
        ...list("secret-options", (text) => entry.parseSecretOption(text, door.cwd, door.env)),
      ],
      ssh: list("ssh", asWritten),
      platforms,
      cacheFrom: list("cache-from", asWritten),
      cacheTo: list("cache-to", asWritten),
      pull: one("pull", entry.parseBoolean, false),
      noCache: one("no-cache", entry.parseBoolean, false),
      timeoutSeconds: one("timeout", parseDuration, DEFAULT_TIMEOUT_SECONDS),
    },
    baseline: one("baseline", (text) => entry.parseBaseline(text, door.cwd), { kind: "auto" } as const),
    comment: {
      policy: one("comment", (text) => entry.parseChoice(text, COMMENT_POLICIES), "always" as const),
      key: one("comment-key", entry.parseCommentKey, "stagecheck"),
    },
    githubToken: one("github-token", asWritten, null),
    verifyRemedies: one("verify-remedies", entry.parseBoolean, false),
    reportFile: one("report-file", path, null),
    debug: one("debug", entry.parseBoolean, false),
  };
  return { given, faults };
}
