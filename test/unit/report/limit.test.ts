import markdownIt from "markdown-it";
import { describe, expect, test } from "vitest";
import { renderComment, renderSummary, SUMMARY_LIMIT } from "../../../src/report/markdown/comment.ts";
import type { Report } from "../../../src/report/model.ts";
import {
  delta,
  dockerfile,
  failed,
  finding,
  image,
  layer,
  links,
  report,
  shipping,
  stage,
} from "./builder.ts";

/** A report with far more to say than a comment holds. */
function large(images: number, findings = 4): Report {
  return report(
    Array.from({ length: images }, (_, number) =>
      dockerfile(`services/${"é".repeat(20)}-${number}/Dockerfile`, [
        stage(0, "build", {
          build: failed({ line: 3, message: "exit code: 1", command: "RUN make", log: ["x".repeat(150)] }),
        }),
        shipping(1, `service-${number}`, {
          image: image([layer(74_800_000), layer(20_000_000, { line: 12, text: "COPY . ." })]),
          delta: delta(0, 20_000_000),
          findings: Array.from({ length: findings }, (_, index) =>
            finding(`detector-${index}`, { status: index % 2 === 0 ? "new" : "debt" }),
          ),
        }),
      ]),
    ),
    { conclusion: "fail" },
  );
}

/** Opening and closing tags that the reader's Markdown sees; none may be left open. */
function tagBalance(page: string): readonly [number, number] {
  const html = markdownIt({ html: true }).render(page);
  return [html.split("<details>").length - 1, html.split("</details>").length - 1];
}

const lastLine = (page: string): string => page.trimEnd().split("\n").at(-1) ?? "";

describe("a comment that is too long", () => {
  const whole = renderComment(large(60), { links, limit: 10_000_000 });

  for (const limit of [10_000, 20_000, 40_000, 65_536, 80_000]) {
    test(`keeps to ${limit} characters in whole rows`, () => {
      const page = renderComment(large(60), {
        links,
        limit,
        summaryUrl: "https://github.com/acme/shop/actions/runs/1",
      });
      expect(page.length).toBeLessThanOrEqual(limit);
      // It uses the room that it has.
      expect(page.length).toBeGreaterThan(limit * 0.8);
      const [opened, closed] = tagBalance(page);
      expect(opened).toBe(closed);
      const known = new Set(whole.split("\n"));
      const strange = page.split("\n").filter((line) => !known.has(line));
      const said =
        /^(… and [\d,]+ more [a-z ]+|Left out here for length, but) in the \[job summary\]\(https:\/\/github\.com\/acme\/shop\/actions\/runs\/1\)[.:]/;
      expect(strange.filter((line) => !said.test(line))).toEqual([]);
      expect(strange.length).toBeGreaterThan(0);
    });
  }

  test("begins with the headline and gives up the stage graphs first", () => {
    const page = renderComment(large(60), { links, limit: whole.length - 1 });
    expect(page.split("\n")[0]).toBe("### Stagecheck: 60 stages do not build");
    expect(page).toMatch(/… and \d+ more stage graphs? in the job summary\./);
    expect(page).not.toContain("Left out here");
  });

  test("counts what it left out", () => {
    expect(lastLine(renderComment(large(60), { links, limit: 12_000 }))).toBe(
      "Left out here for length, but in the job summary: " +
        "60 images, 60 size changes, 240 findings, 120 stages, 60 stage graphs, 5 facts.",
    );
  });

  test("is the whole page where that fits to the character", () => {
    expect(renderComment(large(60), { links, limit: whole.length + 2 })).toBe(whole);
  });

  test("keeps to the limit whatever names are in the headline", () => {
    const name = "|\u202e`&".repeat(2000);
    const over = [{ on: "size", limit: name, limitBytes: 1, value: 2, status: "over" }] as const;
    const hostile = report(
      Array.from({ length: 3 }, () => dockerfile(name, [shipping(0, name, { budgets: over })])),
      { reasons: [name], conclusion: "warn" },
    );
    expect(renderComment(hostile, { links, limit: 10_000 }).length).toBeLessThanOrEqual(10_000);
  });

  test("cannot be asked to be shorter than a headline", () => {
    expect(() => renderComment(large(1), { links, limit: 500 })).toThrow(RangeError);
  });
});

test("a job summary keeps to 1 MiB of UTF-8", () => {
  const page = renderSummary(large(900, 12), { links });
  expect(Buffer.byteLength(page)).toBeLessThanOrEqual(SUMMARY_LIMIT);
  expect(Buffer.byteLength(page)).toBeGreaterThan(SUMMARY_LIMIT * 0.8);
  expect(page).toContain("in the JSON report");
});
