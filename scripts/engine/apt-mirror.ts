import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/** The archive that an apt source names first: of a one-line `.list` or a deb822 `.sources` text; null if none. */
export function mirrorIn(text: string): string | null {
  let disabled = false;
  for (const line of text.split("\n")) {
    if (line.trim() === "") disabled = false;
    if (/^Enabled:\s*no\b/i.test(line)) disabled = true;
    const uri = /^deb\s+(?:\[[^\]]*\]\s+)?(\S+)/.exec(line)?.[1] ?? /^URIs:\s*(\S+)/i.exec(line)?.[1];
    if (uri && !disabled && /^https?:/.test(uri)) return uri.replace(/\/+$/, "");
  }
  return null;
}

/**
 * The Debian archive this machine installs from, so that no host is written down here. Security and third-party
 * archives hold no whole suite: the first one whose path ends in `/debian` wins, else the first of all.
 */
export async function readMirror(folder = "/etc/apt"): Promise<string | null> {
  const mirrors: string[] = [];
  for (const file of await sourceFiles(folder)) {
    const mirror = mirrorIn(await readFile(file, "utf8").catch(() => ""));
    if (mirror) mirrors.push(mirror);
  }
  return mirrors.find((mirror) => mirror.endsWith("/debian")) ?? mirrors[0] ?? null;
}

async function sourceFiles(folder: string): Promise<string[]> {
  const parts = join(folder, "sources.list.d");
  const names = await readdir(parts).catch(() => []);
  const ours = names.filter((name) => name.endsWith(".list") || name.endsWith(".sources")).sort();
  return [join(folder, "sources.list"), ...ours.map((name) => join(parts, name))];
}
