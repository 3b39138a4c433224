import { describe, expect, test } from "vitest";
import { INSPECTION_SCHEMA } from "../../../src/inspect/model.ts";
import { FORMAT_NAMES, FORMATS } from "../../../src/report/formats.ts";
import { stageGraph } from "../../../src/report/markdown/mermaid.ts";
import { STAGES_SCHEMA } from "../../../src/report/model.ts";
import { columns, width, wrap } from "../../../src/report/text/columns.ts";
import { formatDuration } from "../../../src/report/view/duration.ts";
import { prose, shorten } from "../../../src/report/view/pieces.ts";
import { comparison, finding, inspection, layer, packages, stage, textOf } from "./builder.ts";
import { SAMPLES } from "./samples.ts";

const options = { color: false, links: null };

describe("the report on a terminal", () => {
  for (const [name, sample] of Object.entries(SAMPLES)) {
    test(`of ${name}`, async () => {
      const text = FORMATS.text.report(sample, options);
      await expect(text).toMatchFileSnapshot(`snapshots/${name}.txt`);
      // Log lines and instructions are not broken; all else keeps to the page.
      const long = text.split("\n").filter((line) => width(line) > 100 && !line.startsWith("  │ "));
      expect(long).toEqual([]);
    });
  }

  test("is the same text with colours taken away", () => {
    for (const sample of Object.values(SAMPLES)) {
      const colored = FORMATS.text.report(sample, { ...options, color: true });
      expect(colored).toContain("\u001b[");
      expect(colored.replace(/\u001b\[\d+m/g, "")).toBe(FORMATS.text.report(sample, options));
    }
  });
});

const example = inspection(
  [
    layer(74_800_000),
    layer(48_800_000, { line: 19, text: "RUN apt-get update \\\n && apt-get install -y gcc make" }),
    layer(0, { line: 20, text: "WORKDIR /app" }),
    layer(17_900_000, { line: 23, text: "COPY --from=build /app/node_modules /app/node_modules" }),
  ],
  [
    finding("c-toolchain", { residual: true }),
    finding("package-caches", {
      severity: "warning",
      path: "/var/lib/apt/lists",
      bytes: 19_400_000,
      message: "apt lists",
    }),
  ],
  { reference: "acme/api:1.4.0", packages, otherPlatforms: ["linux/arm64"] },
);

const listing = {
  schema: STAGES_SCHEMA,
  dockerfiles: [
    {
      path: "services/api/Dockerfile",
      context: ".",
      contextReason: "its COPY sources are there",
      stages: [
        stage(0, "deps"),
        stage(1, "build", { base: "deps", baseStage: 0, dependsOn: [{ stage: 0, via: "FROM", line: 9 }] }),
        stage(2, "test", { base: "build", baseStage: 1, dependsOn: [{ stage: 1, via: "FROM", line: 17 }] }),
        stage(3, "prod-deps", {
          base: "deps",
          baseStage: 0,
          dependsOn: [{ stage: 0, via: "FROM", line: 25 }],
        }),
        stage(4, "api", {
          ships: true,
          platform: "linux/amd64",
          dependsOn: [
            { stage: 1, via: "COPY --from", line: 35 },
            { stage: 3, via: "COPY --from", line: 36 },
            { stage: 3, via: "COPY --from", line: 37 },
          ],
          images: [
            { reference: "node:22-slim", via: "FROM", line: 33 },
            { reference: "busybox:1.37", via: "RUN --mount", line: 38 },
          ],
        }),
        stage(5, null, { base: "" }),
      ],
    },
    {
      path: "broken.Dockerfile",
      context: ".",
      contextReason: "it lies there",
      error: { line: 4, message: "unknown instruction: `RUNN`" },
      stages: [],
    },
  ],
} as const;

describe("one image and the stages", () => {
  test("formats are found by name, text first", () => {
    expect(FORMAT_NAMES).toEqual(["text", "markdown", "json"]);
  });

  test("an inspection as text and Markdown", async () => {
    expect(example.schema).toBe(INSPECTION_SCHEMA);
    await expect(FORMATS.text.inspection(example, options)).toMatchFileSnapshot("snapshots/inspection.txt");
    await expect(FORMATS.markdown.inspection(example, options)).toMatchFileSnapshot(
      "snapshots/inspection.md",
    );
  });

  test("a comparison as text and Markdown", async () => {
    const compared = comparison(example);
    await expect(FORMATS.text.comparison(compared, options)).toMatchFileSnapshot("snapshots/comparison.txt");
    await expect(FORMATS.markdown.comparison(compared, options)).toMatchFileSnapshot(
      "snapshots/comparison.md",
    );
  });

  test.each([40, 60, 80, 120, 200])(
    "a terminal of %d columns: no line is longer, colours change nothing",
    async (columns) => {
      const pages = [
        FORMATS.text.inspection(example, { ...options, columns }),
        FORMATS.text.comparison(comparison(example), { ...options, columns }),
      ];
      expect(pages.flatMap((page) => page.split("\n")).filter((one) => width(one) > columns)).toEqual([]);
      const colored = FORMATS.text.inspection(example, { ...options, columns, color: true });
      expect(colored.replace(/\u001b\[\d+m/g, "")).toBe(pages[0]);
      if (columns === 80) {
        await expect(pages.join("\n")).toMatchFileSnapshot("snapshots/inspection-80-columns.txt");
      }
    },
  );

  test("bars stand on terminals alone", () => {
    expect(FORMATS.text.inspection(example, options)).not.toMatch(/[█▏▎▍▌▋▊▉]/);
    expect(FORMATS.text.inspection(example, { ...options, columns: 80 })).toMatch(/█/);
    expect(FORMATS.text.inspection(example, { ...options, columns: 50 })).not.toMatch(/█/);
  });

  test("each platform of an image, one below the other", () => {
    const text = FORMATS.text.inspection(example, options);
    expect(FORMATS.text.inspections([example, example], options)).toBe(`${text}\n${text}`);
  });

  test("an image without build tooling", () => {
    const clean = inspection([layer(10)], [], { reference: "acme/api:1.4.0" });
    expect(FORMATS.text.inspection(clean, options).trimEnd().split("\n").at(-1)).toBe(
      "No build tooling found.",
    );
  });

  test("stages as text and Markdown", async () => {
    await expect(textOf(FORMATS.text.stages(options), listing)).toMatchFileSnapshot("snapshots/stages.txt");
    await expect(textOf(FORMATS.markdown.stages(options), listing)).toMatchFileSnapshot(
      "snapshots/stages.md",
    );
  });

  test("no Dockerfile at all", () => {
    const empty = { schema: STAGES_SCHEMA, dockerfiles: [] };
    expect(textOf(FORMATS.text.stages(options), empty)).toBe("No Dockerfile found.\n");
    expect(textOf(FORMATS.markdown.stages(options), empty)).toBe("No Dockerfile found.\n");
  });

  test("stages that are FROM each other are shown once each", () => {
    const loop = [stage(0, "a", { baseStage: 1, base: "b" }), stage(1, "b", { baseStage: 0, base: "a" })];
    const dockerfile = { path: "Dockerfile", context: ".", contextReason: "", stages: loop };
    const listed = { schema: STAGES_SCHEMA, dockerfiles: [dockerfile] };
    const text = textOf(FORMATS.text.stages(options), listed);
    expect(text.split("\n").slice(1, 3)).toEqual([
      "  a     not needed  line 1  FROM b",
      "  └─ b  not needed  line 9  FROM a",
    ]);
  });
});

describe("the stage graph", () => {
  test("is not drawn for one stage, nor for more edges than Mermaid takes", () => {
    expect(stageGraph([stage(0, "only")])).toBeNull();
    const many = Array.from({ length: 401 }, (_, index) => stage(index, `s${index}`));
    expect(stageGraph(many)).toBeNull();
  });

  test("writes what means something to Mermaid as entities", () => {
    const graph = stageGraph([stage(0, "a", { base: '"];click#`' }), stage(1, "b")]) ?? "";
    expect(graph.split("\n")[2]).toBe('  i0(["#34;#93;#59;click#35;#96;"])');
  });
});

describe("the parts", () => {
  test("columns are as wide as their widest cell", () => {
    const rows = [
      [{ text: "é́" }, { text: "1" }, { text: "" }],
      [{ text: "abc" }, { text: "10" }, { text: "end" }],
    ];
    expect(columns(rows, ["left", "right", "left"])).toEqual(["é́     1", "abc  10  end"]);
  });

  test("wrap breaks between words alone", () => {
    expect(wrap("one two threefourfive six", 8)).toEqual(["one two", "threefourfive", "six"]);
  });

  test("durations", () => {
    expect([0, 0.04, 9.94, 9.96, 59.4, 59.6, 60, 125, 3599.6, 3780].map(formatDuration)).toEqual([
      "0 s",
      "0 s",
      "9.9 s",
      "10 s",
      "59 s",
      "1 min",
      "1 min",
      "2 min 5 s",
      "1 h",
      "1 h 3 min",
    ]);
  });

  test("shorten cuts to one line and halves no character", () => {
    expect(shorten(" a\n\tb  c ", 10)).toBe("a b c");
    expect(shorten("abcdef", 4)).toBe("abc…");
    expect(shorten("ab😀def", 4)).toBe("ab…");
  });

  test("prose takes pairs of backticks for code and a lone one as it is", () => {
    expect(prose("use `a` and `b")).toEqual(["use ", { code: "a" }, " and `b"]);
    expect(prose("`a``b`")).toEqual(["", { code: "a" }, "", { code: "b" }, ""]);
  });
});
