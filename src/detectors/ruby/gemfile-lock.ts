/** Names of gems → names of those that they need, of all sources of a `Gemfile.lock`. */
export function readGemfileLock(text: string): ReadonlyMap<string, readonly string[]> {
  const gems = new Map<string, string[]>();
  let current: string[] | undefined;
  for (const line of text.split(/\r?\n/)) {
    const [, indent = "", name = ""] = /^( +)([A-Za-z0-9][\w.-]*)/.exec(line) ?? [];
    if (indent.length === 4) {
      current = gems.get(name) ?? [];
      gems.set(name, current);
    } else if (indent.length === 6) current?.push(name);
    else current = undefined;
  }
  return gems;
}

/** All that the given gems need, themselves included. */
export function gemClosure(
  roots: readonly string[],
  gems: ReadonlyMap<string, readonly string[]>,
): ReadonlySet<string> {
  const reached = new Set<string>();
  const waiting = [...roots];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (reached.has(name)) continue;
    reached.add(name);
    waiting.push(...(gems.get(name) ?? []));
  }
  return reached;
}
