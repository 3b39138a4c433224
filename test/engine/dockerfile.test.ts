import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseDockerfile } from "../../src/dockerfile/parse.ts";
import { nameStage } from "../../src/dockerfile/rename.ts";
import { PROJECT } from "./cli.ts";
import { anyEngine } from "./engines.ts";

// BuildKit's own reading of every Dockerfile of the project is the oracle: a new case is a folder, no code.
let context: string;
beforeAll(() => {
  context = mkdtempSync(join(tmpdir(), "stagecheck-empty-"));
});
afterAll(() => rmSync(context, { recursive: true, force: true }));

interface Targets {
  readonly targets: readonly {
    readonly name?: string;
    readonly default?: boolean;
    readonly base?: string;
    readonly platform?: string;
    readonly location: { readonly ranges: readonly { readonly start: { readonly line: number } }[] };
  }[];
}

function ask(text: string, ...call: string[]) {
  // A frontend that a directive names would be pulled.
  const input = text.replace(/^(\uFEFF?#\s*)syntax=/, "$1syntaks=");
  return spawnSync("docker", ["buildx", "build", ...call, "-f", "-", context], {
    env: anyEngine().env,
    input,
    encoding: "utf8",
  });
}

function buildkitStages(text: string) {
  const answer = ask(text, "--call=targets,format=json");
  if (answer.status !== 0) return answer.stderr;
  return (JSON.parse(answer.stdout) as Targets).targets.map((target) => ({
    name: target.name ?? null,
    line: target.location.ranges[0]?.start.line,
    default: target.default ?? false,
  }));
}

function ourStages(text: string) {
  return parseDockerfile(text).stages.map(({ name, line, default: last }) => ({ name, line, default: last }));
}

const accepted = execFileSync(
  "git",
  ["ls-files", "-co", "--exclude-standard", "test/dockerfiles/accepted", "fixtures"],
  {
    cwd: PROJECT,
    encoding: "utf8",
  },
)
  .split("\n")
  .filter((path) => /(^|\/|\.)Dockerfile$/.test(path));
const read = (path: string): string => readFileSync(join(PROJECT, path), "utf8");

describe("stages as BuildKit reads them", () => {
  it.each(accepted)("%s", (file) => {
    const text = read(file);
    expect(ourStages(text)).toEqual(buildkitStages(text));
  });

  it.each(accepted)("every stage has a name to build it under: %s", (file) => {
    const parsed = parseDockerfile(read(file));
    for (const stage of parsed.stages) {
      const { text, targetName } = nameStage(parsed, stage);
      if (text === parsed.text) continue;
      expect(buildkitStages(text)).toEqual(
        ourStages(parsed.text).map((other, index) =>
          index === stage.index ? { ...other, name: targetName } : other,
        ),
      );
    }
  });
});

describe("what BuildKit rejects", () => {
  it.each(readdirSync(join(PROJECT, "test/dockerfiles/rejected")))("%s", (name) => {
    const text = read(join("test/dockerfiles/rejected", name, "Dockerfile"));
    const { error } = parseDockerfile(text);
    writeFileSync(join(context, "Dockerfile"), text);
    // Some faults show only when a target is looked at.
    const said = [
      ask(text, "--call=targets"),
      ask(text, "--call=outline"),
      ask(text, "--output=type=cacheonly"),
    ].find((answer) => answer.status !== 0)?.stderr;
    expect(said).toMatch(/ERROR/);
    const line = /Dockerfile:(\d+)/.exec(said ?? "")?.[1];
    expect(error?.line).toBe(line === undefined ? error?.line : Number(line));
    expect(error?.message).toMatch(/\w+/);
  });
});
