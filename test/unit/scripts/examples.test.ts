import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import markdownIt from "markdown-it";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { detectorIds } from "../../../src/detectors/catalogue.ts";
import { CONFIG_KEYS, parseConfig } from "../../../src/settings/config-file.ts";
import { readInputs } from "../../../src/settings/from-inputs.ts";

const root = join(import.meta.dirname, "../../..");
const read = (path: string): string => readFileSync(join(root, path), "utf8");
const action = parse(read("action.yml")) as { inputs: object; outputs: object };

/** A YAML text of the docs: `file:line`, and what stands there. */
type Example = readonly [place: string, text: string];

function yamlBlocks(path: string): Example[] {
  return markdownIt()
    .parse(read(path), {})
    .filter(({ type, info }) => type === "fence" && /^ya?ml$/.test(info))
    .map(({ map, content }) => [`${path}:${(map?.[0] ?? 0) + 2}`, content]);
}

function filesIn(folder: string, ending: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(ending))
    .map((name) => `${folder}/${name}`)
    .sort();
}

const workflowFiles = filesIn("examples/workflows", ".yml").map((path): Example => [path, read(path)]);
const pages = [...readdirSync(root).filter((name) => name.endsWith(".md")), ...filesIn("docs", ".md")];
const blocks = pages.flatMap(yamlBlocks);
const isConfig = ([, text]: Example): boolean => {
  const value: unknown = parse(text);
  return (
    typeof value === "object" &&
    value !== null &&
    Object.keys(value).some((key) => (CONFIG_KEYS.config as readonly string[]).includes(key))
  );
};

/** `with` of every step that uses this action. */
function usesOf(value: unknown): Record<string, unknown>[] {
  if (typeof value !== "object" || value === null) return [];
  const inside = Object.values(value).flatMap(usesOf);
  const { uses, with: inputs = {} } = value as { uses?: unknown; with?: Record<string, unknown> };
  return typeof uses === "string" && /^stagecheck\/stagecheck@(v\d+|[0-9a-f]{40})$/.test(uses)
    ? [inputs, ...inside]
    : inside;
}

describe.each([...workflowFiles, ...blocks.filter((block) => !isConfig(block))])("%s", (_, text) => {
  const uses = usesOf(parse(text));

  test("uses the action with inputs that it has", () => {
    expect(uses.length).toBeGreaterThan(0);
    expect(uses.flatMap(Object.keys).filter((name) => !(name in action.inputs))).toEqual([]);
  });

  test("gives them values that are understood", () => {
    for (const inputs of uses) {
      const known = Object.entries(inputs).filter(([, value]) => !/^\$\{\{.*\}\}$/.test(String(value)));
      const env = known.map(([name, value]) => [`INPUT_${name.toUpperCase()}`, String(value)]);
      expect(readInputs(Object.fromEntries(env), root).faults).toEqual([]);
    }
  });

  test("reads outputs that it has", () => {
    const names = [...text.matchAll(/steps\.stagecheck\.outputs\.([\w-]+)/g)].map(([, name = ""]) => name);
    expect(names.filter((name) => !(name in action.outputs))).toEqual([]);
  });
});

describe.each(workflowFiles)("%s", (_, text) => {
  test("runs on pull_request with the least permissions", () => {
    const workflow = parse(text) as { on: string | object; permissions: unknown };
    expect(typeof workflow.on === "string" ? [workflow.on] : Object.keys(workflow.on)).toEqual([
      "pull_request",
    ]);
    expect(workflow.permissions).toEqual({ contents: "read", "pull-requests": "write" });
  });
});

test.each(blocks.filter(isConfig))("the config of %s has no faults", (place, text) => {
  expect(parseConfig(text, { file: place, detectors: detectorIds }).faults).toEqual([]);
});

test("the README's workflow has five lines, and does what the example does", () => {
  const [place, text] = blocks.find(([at]) => at.startsWith("README.md:")) ?? ["", ""];
  expect([place, text.trimEnd().split("\n").length]).toEqual([place, 5]);
  const [short, long] = [text, read("examples/workflows/pull-request.yml")].map(
    (workflow) => parse(workflow) as Record<"on" | "permissions" | "jobs", unknown>,
  );
  expect({ on: short?.on, permissions: short?.permissions, jobs: short?.jobs }).toEqual({
    on: long?.on,
    permissions: long?.permissions,
    jobs: long?.jobs,
  });
});
