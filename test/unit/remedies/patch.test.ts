import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseDockerfile } from "../../../src/dockerfile/parse.ts";
import { readSyntax } from "../../../src/dockerfile/syntax.ts";
import type { Finding } from "../../../src/inspect/model.ts";
import { joinLines } from "../../../src/remedies/logical-text.ts";
import { applyPatch, keptLines, makePatch } from "../../../src/remedies/patch.ts";
import { proposePatches } from "../../../src/remedies/propose.ts";
import { dockerfileText } from "../../generated/dockerfile.ts";
import { contextOf, finding, modules, packages, patched, patchFor, paths, type Said } from "./samples.ts";

const npm: Said = { detector: "node-dev-dependencies", line: 2, items: modules("/app", "vite") };

describe("how a file is written", () => {
  test.each([
    ["no newline at the end", "FROM node:20\nRUN npm ci", "FROM node:20\nRUN npm ci --omit=dev"],
    [
      "Windows' line ends",
      "FROM node:20\r\nRUN npm ci\r\nUSER x\r\n",
      "FROM node:20\r\nRUN npm ci --omit=dev\r\nUSER x\r\n",
    ],
    [
      "mixed line ends",
      "FROM node:20\r\nRUN npm ci\nUSER x\r\n",
      "FROM node:20\r\nRUN npm ci --omit=dev\nUSER x\r\n",
    ],
    ["a byte order mark", "\uFEFFFROM node:20\nRUN npm ci\n", "\uFEFFFROM node:20\nRUN npm ci --omit=dev\n"],
    [
      "continuation lines and a comment",
      "FROM node:20\nRUN npm \\\n  # all of it\n\n  ci \\\n  --no-audit\n",
      "FROM node:20\nRUN npm \\\n  # all of it\n\n  ci --omit=dev \\\n  --no-audit\n",
    ],
    [
      "a cut word",
      "FROM node:20\nRUN npm c\\\ni --no-audit\n",
      "FROM node:20\nRUN npm c\\\ni --omit=dev --no-audit\n",
    ],
    [
      "another escape character",
      "# escape=`\nFROM node:20\nRUN npm `\n ci\n",
      "# escape=`\nFROM node:20\nRUN npm `\n ci --omit=dev\n",
    ],
    ["tabs and capitals", "FROM node:20\n\trun\tnpm\tci\t\n", "FROM node:20\n\trun\tnpm\tci --omit=dev\t\n"],
    ["blanks at the end", "FROM node:20\nRUN npm ci   \n", "FROM node:20\nRUN npm ci --omit=dev   \n"],
  ])("%s", (_, text, wanted) => {
    const line = text.startsWith("# escape") ? 3 : 2;
    expect(patched(text, { ...npm, line })).toBe(wanted);
  });

  test("a command is added on a line of its own, indented and continued as the file does it", () => {
    const caches: Said = { detector: "package-caches", line: 3, items: paths("/var/lib/apt/lists") };
    expect(
      patchFor(
        "# escape=`\r\nFROM debian\r\nRUN apt-get update `\r\n\t&& apt-get install -y curl\r\n",
        caches,
      ),
    ).toEqual({
      path: "Dockerfile",
      startLine: 4,
      endLine: 4,
      replaced: ["\t&& apt-get install -y curl"],
      lines: ["\t&& apt-get install -y curl `", "\t&& rm -rf /var/lib/apt/lists/*"],
    });
    expect(
      patched(
        "# escape=`\r\nFROM debian\r\nRUN apt-get update `\r\n\t&& apt-get install -y curl\r\n",
        caches,
      ),
    ).toBe(
      "# escape=`\r\nFROM debian\r\nRUN apt-get update `\r\n\t&& apt-get install -y curl `\r\n\t&& rm -rf /var/lib/apt/lists/*\r\n",
    );
  });

  test.each([
    ["ONBUILD", "FROM node:20\nONBUILD RUN npm ci\n"],
    ["control bytes in the line", "FROM node:20\nRUN npm ci --x=\u001b[31m\n"],
    ["a direction override in the line", "FROM node:20\nRUN npm ci --x=\u202e\n"],
    ["what was no UTF-8", "FROM node:20\nRUN npm ci --x=\uFFFD\n"],
    ["a very long line", `FROM node:20\nRUN npm ci --x=${"y".repeat(2000)}\n`],
    ["changes in more than three lines", `FROM node:20\nRUN ${Array(4).fill("npm ci").join(" || \\\n")}\n`],
    ["a file that does not parse", "FROM node:20\nRUNN npm ci\n"],
    ["a line that is none", "FROM node:20\n"],
  ])("no patch: %s", (_, text) => {
    expect(patchFor(text, npm)).toBeNull();
  });
});

describe("edits as patches", () => {
  test.each([
    ["a\nb\nc\n", [{ at: 2, remove: 1, insert: "x" }], "a\nx\nc\n"],
    ["a\r\nb\r\nc", [{ at: 3, remove: 1, insert: "x\ny" }], "a\r\nx\r\ny\r\nc"],
    ["a\nb", [{ at: 3, remove: 0, insert: "\nc" }], "a\nb\nc"],
    [
      "a\n",
      [
        { at: 0, remove: 0, insert: "#" },
        { at: 1, remove: 0, insert: "!" },
      ],
      "#a!\n",
    ],
    ["", [{ at: 0, remove: 0, insert: "a\nb" }], "a\nb\n"],
  ])("%j", (text, edits, wanted) => {
    const patch = makePatch("f", text, edits);
    expect(patch && applyPatch(text, patch)).toBe(wanted);
  });

  test("what stays the same is found", () => {
    expect(keptLines(["a", "b", "c"], ["a", "x", "c", "d"])).toEqual([
      [0, 0],
      [2, 2],
    ]);
  });

  test("any edits: the lines of the patch change and no others, and applying it makes the edits", () => {
    const line = fc.string({ unit: fc.constantFrom("a", "b", " ", "#"), maxLength: 6 });
    const file = fc
      .tuple(fc.array(fc.tuple(line, fc.constantFrom("\n", "\r\n")), { minLength: 1, maxLength: 8 }), line)
      .map(([all, last]) => all.map((one) => one.join("")).join("") + last);
    const inserts = fc.constantFrom("", "x", "xy", "x\ny");
    fc.assert(
      fc.property(file, fc.nat(), fc.nat(4), inserts, (text, from, length, insert) => {
        const at = from % (text.length + 1);
        const newline = text.slice(at, at + length).search(/[\r\n]/);
        const remove = Math.min(newline < 0 ? length : newline, text.length - at);
        // Between the two characters of a line end there is no place.
        if (text[at - 1] === "\r") return;
        const patch = makePatch("f", text, [{ at, remove, insert }]);
        if (patch === null) return;
        const made = applyPatch(text, patch);
        const plain = (one: string): string => one.replaceAll("\r\n", "\n");
        // A line that comes to stand behind the last one ends as that does.
        const end = at === text.length && text.endsWith("\n") ? "\n" : "";
        expect(plain(made)).toBe(plain(text.slice(0, at) + insert + text.slice(at + remove) + end));
        expect(outside(made, patch.startLine, patch.startLine + patch.lines.length - 1)).toEqual(
          outside(text, patch.startLine, patch.endLine),
        );
      }),
      { numRuns: 2000 },
    );
  });
});

/** The lines before and behind a range, with their ends. */
function outside(text: string, startLine: number, endLine: number): readonly [string, string] {
  const lines = text.split(/(?<=\n)/);
  return [lines.slice(0, startLine - 1).join(""), lines.slice(endLine).join("")];
}

const items: readonly Finding["items"][] = [
  modules("/app", "vite"),
  packages("gcc", "make"),
  paths("/var/lib/apt/lists", "/root/.npm/_cacache"),
  paths("/app/.git"),
];
const COMMANDS = [
  "npm ci",
  "yarn install",
  "apt-get update && apt-get install -y --no-install-recommends gcc && make-it",
  "apt-get update && apt-get install -y perl",
  "pip install -r r.txt",
  "apk add gcc && make-it",
  "composer install",
  "bundle install -j4",
  "poetry install --no-root",
  "uv sync --locked",
  "pip install -r requirements-dev.txt",
  "pnpm i && yarn --frozen-lockfile",
];

const FILES: Readonly<Record<string, string>> = {
  "package.json": '{"scripts":{"start":"node ."}}',
  "pyproject.toml": '[tool.poetry.group.dev.dependencies]\nx = "*"\n',
  "requirements.txt": "flask\n",
  "requirements-dev.txt": "-r requirements.txt\npytest\n",
};

const DETECTORS = [
  ...["node-dev-dependencies", "php-dev-dependencies", "ruby-dev-dependencies", "python-dev-dependencies"],
  ...["package-caches", "c-toolchain", "git-folder"],
];

/** Dockerfiles in which there is something to mend, in whatever company. */
const mendable = fc
  .tuple(dockerfileText, fc.constantFrom(...COMMANDS), fc.nat(), fc.boolean(), fc.nat(30))
  .map(([text, command, at, windows, cut]) => {
    const lines = text.split("\n");
    const blank = command.indexOf(" ", cut);
    const run = blank < 0 ? command : `${command.slice(0, blank)} \\\n  # between\n ${command.slice(blank)}`;
    lines.splice(at % (lines.length + 1), 0, `RUN ${run}`);
    const made = ["FROM node:20", ...lines].join("\n");
    return windows ? made.replaceAll("\n", "\r\n") : made;
  });

test("any Dockerfile, any finding: a patch changes its own lines, and of the stages the one instruction", () => {
  let offered = 0;
  fc.assert(
    fc.property(mendable, (text) => {
      const parsed = parseDockerfile(text);
      const findings = parsed.instructions.flatMap(({ line }) =>
        DETECTORS.flatMap((detector, index) =>
          (["run", "copy", "base"] as const).map((origin) =>
            finding({
              detector,
              line,
              origin,
              items: items[(index + line) % items.length] ?? [],
              ...(origin === "copy" ? { fromStage: "base" } : {}),
            }),
          ),
        ),
      );
      const readContext = (path: string): string | null => FILES[path] ?? null;
      const found = proposePatches(findings, contextOf(text, { readContext })).flatMap(({ patch }) =>
        patch?.path === "Dockerfile" ? [patch] : [],
      );
      for (const patch of found) {
        offered++;
        const made = applyPatch(text, patch);
        expect(outside(made, patch.startLine, patch.startLine + patch.lines.length - 1)).toEqual(
          outside(text, patch.startLine, patch.endLine),
        );
        expect(
          text
            .split("\n")
            .slice(patch.startLine - 1, patch.endLine)
            .map((line) => line.replace(/\r$/, "")),
        ).toEqual(patch.replaced);
        const again = parseDockerfile(made);
        expect(again.error).toBeUndefined();
        expect(again.stages.map(({ name, baseStage }) => [name, baseStage])).toEqual(
          parsed.stages.map(({ name, baseStage }) => [name, baseStage]),
        );
        const before = new Set(parsed.instructions.map((one) => one.text));
        const changed = again.instructions.filter((one) => !before.has(one.text));
        expect(changed.length).toBeLessThanOrEqual(1);
      }
      // All that stand apart, from the end: what `git apply` does with the whole comment.
      const apart = found
        .filter((one, at) =>
          found.slice(0, at).every((other) => one.endLine < other.startLine || other.endLine < one.startLine),
        )
        .sort((one, other) => other.startLine - one.startLine);
      const all = parseDockerfile(apart.reduce(applyPatch, text));
      expect(all.error).toEqual(parsed.error);
      expect(all.stages.map(({ name }) => name)).toEqual(parsed.stages.map(({ name }) => name));
    }),
    { numRuns: 1500 },
  );
  expect(offered).toBeGreaterThan(100);
});

test("continuations are joined as the parser joins them, and each character is where it says", () => {
  fc.assert(
    fc.property(dockerfileText, (text) => {
      const parsed = parseDockerfile(text);
      if (parsed.error || parsed.skipped !== undefined) return;
      const raw = readSyntax(text).instructions;
      for (const [index, instruction] of parsed.instructions.entries()) {
        const joined = joinLines(instruction, parsed.escapeChar);
        expect(joined.text).toBe(raw[index]?.logical);
        expect(joined.offsets.map((at) => text.charAt(at)).join("")).toBe(joined.text);
      }
    }),
    { numRuns: 1000 },
  );
});
