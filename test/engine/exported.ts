import { execFileSync } from "node:child_process";
import { join } from "node:path";

/** What the engine puts into every container, whatever its image holds there. */
const ENGINE_PATHS = /^(\.dockerenv|etc(\/(hostname|hosts|mtab|resolv\.conf))?|(dev|proc|sys)(\/.*)?)$/;

export const isEngines = (path: string): boolean => ENGINE_PATHS.test(path);

export interface Exported {
  /** Kind by path; hard links count as files. */
  readonly kinds: Readonly<Record<string, string>>;
  /** Of regular files, hard links once. */
  readonly bytes: number;
}

const KINDS: Readonly<Record<string, string>> = { "-": "file", h: "file", d: "directory", l: "symlink" };

/** What `docker export` of a container of the image holds, listed by GNU tar. */
export function exportImage(image: string, env: Readonly<Record<string, string>>, folder: string): Exported {
  const docker = (...args: string[]): string =>
    execFileSync("docker", args, { env, encoding: "utf8", stdio: "pipe" });
  const container = docker("create", image, "nothing").trim();
  const file = join(folder, "exported.tar");
  try {
    docker("export", "--output", file, container);
  } finally {
    docker("rm", container);
  }
  const options = ["--list", "--verbose", "--numeric-owner", "--quoting-style=escape", "--file", file];
  // In the C locale every byte beyond ASCII is told as octal digits.
  const listing = execFileSync("tar", options, {
    encoding: "latin1",
    maxBuffer: 1 << 28,
    env: { ...process.env, LC_ALL: "C" },
  });
  const kinds: Record<string, string> = {};
  let bytes = 0;
  for (const line of listing.split("\n")) {
    // -rw-r--r-- 0/0   12 2026-01-01 00:00 path
    const [, type = "", size, rest = ""] = /^(.)\S+ \S+ +(\S+) \S+ \S+ (.*)$/.exec(line) ?? [];
    const name = type === "l" ? rest.split(" -> ")[0] : type === "h" ? rest.split(" link to ")[0] : rest;
    const path = unescaped(name ?? "").replace(/\/$/, "");
    if (path === "" || isEngines(path)) continue;
    kinds[path] = KINDS[type] ?? "other";
    if (type === "-") bytes += Number(size);
  }
  return { kinds, bytes };
}

/** GNU tar writes bytes beyond ASCII as `\303`. */
function unescaped(name: string): string {
  const bytes = name.replace(/\\([0-7]{3})/g, (_, octal: string) =>
    String.fromCharCode(Number.parseInt(octal, 8)),
  );
  return Buffer.from(bytes.replaceAll("\\\\", "\\"), "latin1").toString("utf8");
}
