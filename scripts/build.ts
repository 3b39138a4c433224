/** Makes dist/: compiles src/ and bundles the two doors and the threads' program, each into one file. `--check`: fails where dist is not that. */
import { execFileSync, spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");
const bin = (name: string): string => join(root, "node_modules", ".bin", name);
const run = (command: string, ...args: string[]): void => {
  execFileSync(command, args, { cwd: root, stdio: ["ignore", "ignore", "inherit"] });
};

function bundle(into: string): void {
  const compiled = join(root, "build");
  rmSync(compiled, { recursive: true, force: true });
  run(bin("tsc"), "-p", "tsconfig.build.json");
  const licenses: string[] = [];
  for (const [entry, name] of [
    ["action.js", "index.js"],
    ["cli.js", "cli.js"],
    ["image/blob-thread.js", "blob-thread.js"],
  ] as const) {
    const out = join(into, `.${name}`);
    run(
      bin("ncc"),
      "build",
      join(compiled, entry),
      "--out",
      out,
      "--license",
      "licenses.txt",
      "--target",
      "es2022",
    );
    renameSync(join(out, "index.js"), join(into, name));
    // Each bundle has a list of its own; one without packages of others has none.
    const list = join(out, "licenses.txt");
    if (existsSync(list))
      licenses.push(`In ${name} and its parts:\n\n${readFileSync(list, "utf8").trim()}\n`);
    rmSync(list, { force: true });
    for (const other of readdirSync(out)) {
      // Parts that one bundle loads when it needs them. The other's of the same name may be another text.
      const isPart = /^\d+\.index\.js$/.test(other);
      cpSync(join(out, other), join(into, other), { recursive: true, force: !isPart, errorOnExist: isPart });
    }
    rmSync(out, { recursive: true });
  }
  writeFileSync(join(into, "licenses.txt"), licenses.join("\n\n"));
  const cli = join(into, "cli.js");
  const text = readFileSync(cli, "utf8");
  writeFileSync(cli, text.startsWith("#!") ? text : `#!/usr/bin/env node\n${text}`, { mode: 0o755 });
}

const fresh = mkdtempSync(join(tmpdir(), "stagecheck-dist-"));
const dist = join(root, "dist");
try {
  bundle(fresh);
  if (process.argv.includes("--check")) {
    const { status } = spawnSync("diff", ["--recursive", "--brief", dist, fresh], { stdio: "inherit" });
    console.log(status === 0 ? "dist is what the sources build" : "dist is stale: run npm run build");
    process.exitCode = status === 0 ? 0 : 1;
  } else {
    rmSync(dist, { recursive: true, force: true });
    mkdirSync(dist);
    cpSync(fresh, dist, { recursive: true });
  }
} finally {
  rmSync(fresh, { recursive: true, force: true });
}
