/** Gems that a Gemfile names, by whether any of their groups is needed to run. */
export interface Gemfile {
  readonly production: readonly string[];
  readonly development: readonly string[];
  /** A `gemspec` line: the project is a gem, and what it needs is not told here. */
  readonly isGem: boolean;
}

const DEVELOPMENT = /^(development|test|dev|ci|lint|docs?|debug|rubocop|tools)$/;

/**
 * Reads the part of the language that Gemfiles are written in: `gem`, `group … do`, other blocks and `end`. Ruby that
 * decides at run time cannot be read. https://bundler.io/man/gemfile.5.html
 */
export function readGemfile(text: string): Gemfile {
  const production: string[] = [];
  const development: string[] = [];
  /** Groups of the blocks that are open; null for a block that is no group. */
  const open: (readonly string[] | null)[] = [];
  for (const written of text.split(/\r?\n/)) {
    const line = written.replace(/(^|\s)#.*$/, "").trim();
    if (/^end\b/.test(line)) open.pop();
    const gem = /^gem[ (]+["']([^"']+)["'](.*)$/.exec(line);
    if (gem) {
      const [, name = "", rest = ""] = gem;
      const groups = [...open.flatMap((block) => block ?? []), ...optionGroups(rest)];
      const isDevelopment = groups.length > 0 && groups.every((group) => DEVELOPMENT.test(group));
      (isDevelopment ? development : production).push(name);
    }
    if (/\bdo(\s*\|[^|]*\|)?$/.test(line)) open.push(/^group\b/.test(line) ? symbols(line) : null);
    else if (/^(if|unless|case|begin|while|until|def)\b/.test(line) && !/\bend$/.test(line)) open.push(null);
  }
  return { production, development, isGem: /^\s*gemspec\b/m.test(text) };
}

/** `group: :test`, `groups: [:development, :test]`, `:group => :test`. */
function optionGroups(rest: string): string[] {
  const [, value] = /\bgroups?(?::|\s*=>)\s*(\[[^\]]*\]|%i\[[^\]]*\]|:?["']?\w+["']?)/.exec(rest) ?? [];
  if (value === undefined) return [];
  return value.startsWith("%i") ? value.slice(3, -1).trim().split(/\s+/) : symbols(value);
}

function symbols(text: string): string[] {
  return [...text.matchAll(/:(\w+)|["'](\w+)["']/g)].map(([, symbol, word]) => symbol ?? word ?? "");
}
