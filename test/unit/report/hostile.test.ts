import markdownIt from "markdown-it";
import { describe, expect, test } from "vitest";
import type { Finding } from "../../../src/inspect/model.ts";
import { FORMATS } from "../../../src/report/formats.ts";
import { renderSummary } from "../../../src/report/markdown/comment.ts";
import type { Report } from "../../../src/report/model.ts";
import { STAGES_SCHEMA } from "../../../src/report/model.ts";
import {
  comparison,
  delta,
  dockerfile,
  failed,
  finding,
  image,
  inspection,
  layer,
  links,
  report,
  shipping,
  stage,
  textOf,
  unchanged,
} from "./builder.ts";

const ATTACKS = [
  "</details><script>alert(1)</script><img src=x onerror=alert(1)>",
  "```\n::set-output name=x::y\n## owned\n```",
  "\n::error::owned\r\n  ::warning::owned",
  "##[error]owned ##[group]",
  "a | b | c \\| d",
  "](https://evil.example) [x](javascript:alert(1))",
  "@octocat #1 GH-1 https://evil.example www.evil.example acme/shop#2",
  "\u001b[31mred\u001b[0m\u0007\u0000\u009b2J",
  "\u202egnp.exe\u2066\u200f\ufeff",
  "`code` ``two`` **bold** _em_ ~~del~~ <!-- hidden",
  '"];click s0 "https://evil.example"\nend %% x',
  "&lt;b&gt; &#64;octocat $x^2$ <b>",
  "\ud800 lone \udc00",
];

function hostileFinding(text: string, more: Partial<Finding>): Finding {
  return finding(text, {
    path: `/${text}`,
    package: text,
    version: text,
    message: text,
    remedy: text,
    stage: text,
    fromStage: text,
    origin: "copy",
    items: [{ path: `/${text}`, package: text, version: text, bytes: 1 }],
    ...more,
  });
}

function hostileReport(text: string): Report {
  const findings = [
    hostileFinding(text, { status: "new" }),
    hostileFinding(text, { status: "unknown" }),
    hostileFinding(text, { status: "debt" }),
    hostileFinding(text, { allowed: text }),
  ];
  const made = image([layer(10_000_000), layer(1_000_000, { line: 19, text, stage: text })], {
    reference: text,
  });
  const lines = [{ line: 3, stage: text, text, before: null, after: 1_000_000, change: 1_000_000 }];
  const named = {
    base: text,
    platform: text,
    images: [{ reference: text, via: "RUN --mount" as const, line: 4 }],
  };
  return report(
    [
      dockerfile(text, [
        stage(0, text, {
          ...named,
          build: failed({ line: 2, message: text, command: text, log: [text, ...text.split("\n")] }),
        }),
        shipping(1, text, {
          ...named,
          dependsOn: [{ stage: 0, via: "COPY --from", line: 4 }],
          image: made,
          delta: delta(500_000, 500_000, lines),
          findings,
          fixed: findings,
          budgets: [{ on: "size", limit: text, limitBytes: 1, value: 2, status: "over" }],
        }),
        stage(2, text, { imageError: text, image: null }),
      ]),
      dockerfile(text, [], { error: { line: 1, message: text } }),
      ...Array.from({ length: 6 }, () => dockerfile(text, [shipping(0, text, { delta: unchanged })])),
    ],
    {
      conclusion: "fail",
      reasons: [text],
      baseline: { kind: "built", sha: "1a2b3c4d", ref: text, reason: text, state: "ready" },
      engine: { version: text, buildx: text, store: "classic", driver: text },
      notices: [{ level: "warning", message: text, file: text, line: 3 }],
    },
  );
}

const listing = (text: string) => ({
  schema: STAGES_SCHEMA,
  dockerfiles: [
    ...hostileReport(text).dockerfiles,
    { path: text, context: text, contextReason: text, error: { line: 2, message: text }, stages: [] },
  ],
});

const hostileInspection = (text: string) =>
  inspection([layer(10_000, { line: 2, text, stage: text })], [hostileFinding(text, { layer: 0 })], {
    reference: text,
    digest: text,
    platform: text,
    otherPlatforms: [text],
    packages: [{ manager: text, name: text, version: text, bytes: 10, layer: 0 }],
  });

/** All that the program prints of a hostile text, without colours. */
function pages(text: string): Readonly<Record<string, string>> {
  const options = { color: false, links };
  const all: Record<string, string> = { summary: renderSummary(hostileReport(text), { links }) };
  for (const [name, format] of Object.entries(FORMATS)) {
    all[`${name} report`] = format.report(hostileReport(text), options);
    all[`${name} inspection`] = format.inspection(hostileInspection(text), options);
    all[`${name} inspection on a terminal`] = format.inspection(hostileInspection(text), {
      ...options,
      columns: 60,
    });
    all[`${name} inspections`] = format.inspections([hostileInspection(text)], options);
    all[`${name} comparison`] = format.comparison(comparison(hostileInspection(text)), options);
    all[`${name} stages`] = textOf(format.stages(options), listing(text));
  }
  return all;
}

const CONTROL =
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\u200e\u200f\ufeff\ud800-\udfff]/u;

describe.each(ATTACKS)("hostile text %j", (text) => {
  const printed = Object.entries(pages(text));

  test.each(printed)("in %s reaches no terminal and no runner raw", (_, page) => {
    expect(page).not.toMatch(CONTROL);
    expect(page).not.toMatch(/^[\s\u0085]*::/m);
    expect(page).not.toContain("##[");
    expect(page.endsWith("\n")).toBe(true);
  });

  const marked = printed.filter(([name]) => name.startsWith("markdown") || name === "summary");

  test.each(marked)("in %s makes no element, link or picture", (_, page) => {
    const html = markdownIt({ html: true, linkify: true }).render(page);
    const tags = new Set([...html.matchAll(/<\/?([a-z!][a-z0-9-]*)/gi)].map((match) => match[1]));
    const own = "p h3 table thead tbody tr th td ul li strong code pre a details summary br em".split(" ");
    expect([...tags].filter((tag) => !own.includes(tag ?? ""))).toEqual([]);
    const targets = [...html.matchAll(/href="([^"]*)"/g)].map((match) => match[1] ?? "");
    expect(
      targets.filter((target) => !/^https:\/\/github\.com\/acme\/shop\/(blob|commit)\//.test(target)),
    ).toEqual([]);
    expect(html.split("<details>").length).toBe(html.split("</details>").length);
    expect(html.match(/<h[1-6]/g)?.every((tag) => tag === "<h3")).toBe(true);
  });

  test.each(marked)("in %s mentions nobody outside code", (_, page) => {
    const html = markdownIt({ html: true }).render(page);
    const words = html.replace(/<(code|a)[\s>][\s\S]*?<\/\1>/g, "").replace(/<[^>]*>/g, "");
    expect(words).not.toMatch(/@octocat|#1\b|https?:\/\/|\bwww\./);
  });

  test("in JSON stands there as it was", () => {
    const parsed = JSON.parse(pages(text)["json report"] ?? "") as Report;
    expect(parsed.dockerfiles[0]?.path).toBe(text);
    expect(parsed.dockerfiles[0]?.stages[1]?.findings[0]?.message).toBe(text);
  });
});
