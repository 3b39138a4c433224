import { UNKNOWN } from "../unknown.ts";
import { keyAndValue } from "../values.ts";

/** What a command line tells a builder. */
export interface BuildCommand {
  readonly context: string | null;
  readonly file: string | null;
  readonly target: string | null;
  readonly buildArgs: readonly string[];
  readonly buildContexts: readonly string[];
  readonly outputs: readonly string[];
  readonly push: boolean;
  /** Whether it builds; else it asks for a check or an outline. */
  readonly builds: boolean;
}

export interface BakeCommand {
  readonly files: readonly string[];
  readonly targets: readonly string[];
  readonly push: boolean;
}

/** Flags of `docker build`, `docker buildx build`, `podman build` and `buildx bake` that stand alone. */
const ALONE = new Set([
  ...[
    "--pull",
    "--no-cache",
    "--push",
    "--load",
    "--quiet",
    "-q",
    "--rm",
    "--force-rm",
    "--squash",
    "--check",
  ],
  ...[
    "--compress",
    "--disable-content-trust",
    "-D",
    "--debug",
    "--print",
    "--layers",
    "--squash-all",
    "--help",
  ],
  ...["--disable-compression", "--tls-verify", "--pull-always", "--pull-never", "--stdin", "--all-platforms"],
]);

/** `docker build …` and its like, read; null: the words are another command. */
export function readBuildCommand(words: readonly string[]): BuildCommand | null {
  const rest = argumentsOf(words, ["build", "b", "bud"]);
  if (rest === null) return null;
  const { options, positional } = readOptions(rest);
  return {
    // `docker build . $MORE`: words that only the run knows are more likely options.
    context: positional.filter((word) => word !== UNKNOWN).at(-1) ?? positional.at(-1) ?? null,
    file: options("-f", "--file").at(-1) ?? null,
    target: options("--target").at(-1) ?? null,
    buildArgs: options("--build-arg"),
    buildContexts: options("--build-context"),
    outputs: options("-o", "--output"),
    builds: !rest.includes("--check") && (options("--call").at(-1) ?? "build") === "build",
    push: pushes(rest),
  };
}

/** `docker buildx bake …`, read; null: the words are another command. */
export function readBakeCommand(words: readonly string[]): BakeCommand | null {
  const rest = argumentsOf(words, ["bake", "f"]);
  // What is printed or checked is not built.
  if (rest === null || rest.some((word) => /^--(print|check|list|list-targets|list-variables)\b/.test(word)))
    return null;
  const { options, positional } = readOptions(rest);
  return { files: options("-f", "--file"), targets: positional, push: pushes(rest) };
}

function pushes(words: readonly string[]): boolean {
  return words.some((word) => /^--push(=true)?$/.test(word));
}

/** Options that may stand before the verb and have a value. */
const VALUED = /^(--builder|--context|-c|--config|--host|-H|--log-level|-l)$/;

/** What stands after the words that name the command. */
function argumentsOf(words: readonly string[], verbs: readonly string[]): readonly string[] | null {
  const [program = "", ...rest] = words;
  if (!/(^|\/)(docker|podman|buildah|nerdctl|docker-buildx|buildx|depot)$/.test(program)) return null;
  let at = 0;
  for (let word = rest[at] ?? ""; /^(image|buildx|builder|-.*)$/.test(word); word = rest[at] ?? "") {
    at += VALUED.test(word) ? 2 : 1;
  }
  return verbs.includes(rest[at] ?? "") ? rest.slice(at + 1) : null;
}

function readOptions(words: readonly string[]): {
  readonly options: (...names: readonly string[]) => string[];
  readonly positional: readonly string[];
} {
  const found: [name: string, value: string][] = [];
  const positional: string[] = [];
  for (let index = 0; index < words.length; index++) {
    const word = words[index] ?? "";
    if (word === "--") {
      positional.push(...words.slice(index + 1));
      break;
    } else if (word.startsWith("--")) {
      const [name, value] = keyAndValue(word);
      if (value !== null) found.push([name, value]);
      else if (!ALONE.has(name)) found.push([name, words[++index] ?? ""]);
    } else if (word.startsWith("-") && word.length > 1) {
      const name = word.slice(0, 2);
      if (ALONE.has(name)) continue;
      found.push([name, word.length > 2 ? word.slice(2).replace(/^=/, "") : (words[++index] ?? "")]);
    } else positional.push(word);
  }
  return {
    options: (...names) => found.filter(([name]) => names.includes(name)).map(([, value]) => value),
    positional,
  };
}
