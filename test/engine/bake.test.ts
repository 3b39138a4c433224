import { execFileSync } from "node:child_process";
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { expect, it, onTestFinished, vi } from "vitest";
import { readDeclaredBuilds } from "../../src/discover/declared.ts";
import { listFiles } from "../../src/discover/listing.ts";
import { readBakeFiles } from "../../src/discover/sources/bake/targets.ts";
import { PROJECT } from "./cli.ts";
import { anyEngine } from "./engines.ts";

// What bake itself says of the bake files of the unit tests' repositories is the oracle for our reading of them.
const CASES = join(PROJECT, "test/unit/discover/repositories");
const FILES = readdirSync(CASES, { recursive: true, encoding: "utf8" }).filter(
  (path) => /docker-bake\.(hcl|json)$/.test(path) && !path.startsWith("bake-broken"),
);

type Fields = Readonly<Record<string, unknown>>;

/** Those keys of `told` that are known, and in `printed` too. */
function known(told: unknown, printed: unknown): readonly [told: Fields, printed: Fields] {
  const [a, b] = [(told ?? {}) as Fields, (printed ?? {}) as Fields];
  const keys = Object.keys(a).filter((key) => a[key] !== undefined && a[key] !== null);
  const pick = (from: Fields) => Object.fromEntries(keys.map((key) => [key, String(from[key])]));
  return [pick(a), pick(b)];
}

it.each(FILES)("%s is read as bake reads it", (path) => {
  const file = join(CASES, path);
  const { targets } = readBakeFiles([{ text: readFileSync(file, "utf8"), json: file.endsWith(".json") }]);
  const names = targets.map(({ name }) => name);
  const answer = execFileSync("docker", ["buildx", "bake", "--print", "-f", basename(file), ...names], {
    cwd: dirname(file),
    env: anyEngine().env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  // The answer is a bake file again, in which `$${` stands for `${`.
  const plain = answer.toString("utf8").replace(/([$%])\1\{/g, "$1{");
  const printed = JSON.parse(plain).target as Readonly<Record<string, Fields>>;
  expect(targets.length).toBeGreaterThan(0);
  for (const { name, fields } of targets) {
    const [told, asked] = [fields, printed[name] ?? {}];
    const inline = asked["dockerfile-inline"] !== undefined;
    const shape = (from: Fields) => ({
      name,
      context: from["context"] ?? ".",
      dockerfile: inline ? null : (from["dockerfile"] ?? "Dockerfile"),
      target: from["target"] ?? null,
    });
    expect(shape(told)).toEqual(shape(asked));
    const [args, askedArgs] = known(told["args"], asked["args"]);
    expect(args).toEqual(askedArgs);
    const [contexts, askedContexts] = known(told["contexts"], asked["contexts"]);
    expect(contexts).toEqual(askedContexts);
  }
});

it("bake is asked where an expression is beyond our reading", async () => {
  const root = realpathSync(mkdtempSync(join(tmpdir(), "stagecheck-bake-")));
  onTestFinished(() => rmSync(root, { recursive: true }));
  onTestFinished(() => {
    vi.unstubAllEnvs();
  });
  for (const [name, value] of Object.entries(anyEngine().env)) vi.stubEnv(name, value);
  vi.stubEnv("SECRET", "s3cret");
  mkdirSync(join(root, "app"));
  writeFileSync(join(root, "app/Dockerfile"), "FROM scratch AS api\n");
  const file = `variable "SECRET" { default = "none" }
target "app" {
  context = regex_replace("app.d", "[.]d$", "")
  target  = "api"
  args    = { SECRET = SECRET }
}
`;
  writeFileSync(join(root, "docker-bake.hcl"), file);
  expect(await readDeclaredBuilds(root, await listFiles(root))).toEqual({
    builds: [
      {
        file: "docker-bake.hcl",
        part: "target app",
        dockerfile: "app/Dockerfile",
        context: "app",
        target: "api",
        makesImage: true,
        ships: true,
        pushed: false,
        buildArgs: { SECRET: "none" },
        buildContexts: [],
      },
    ],
    notices: [],
  });
});
