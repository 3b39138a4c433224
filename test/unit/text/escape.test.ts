import MarkdownIt from "markdown-it";
import { describe, expect, test } from "vitest";
import {
  codeBlock,
  codeSpan,
  html,
  jsonSafe,
  logLine,
  markdownHtml,
  markdownText,
  terminal,
  withoutCommands,
} from "../../../src/text/escape.ts";

const ZWSP = "\u200b";
const ESC = "\u001b";

const HOSTILE = [
  "<script>alert(1)</script>",
  '<img src=x onerror="alert(1)">',
  "<!-- hidden",
  "--> shown",
  "</details></td></code>",
  "a | b || c",
  "\\| \\\\| \\",
  "`code` ``x`` ```",
  "**bold** __bold__ *it* _it_ ~~gone~~ ~x~",
  "[text](https://evil.example) ![i](https://evil.example/p.png)",
  "[ref]: https://evil.example",
  "<https://evil.example>",
  "https://evil.example/a http://evil.example ftp://evil.example",
  "see www.evil.example or (WWW.evil.example)",
  "mail me@evil.example mailto:me@evil.example xmpp:me@evil.example",
  "@octocat @org/team thanks@all",
  "&#64;octocat &commat;octocat \\@octocat",
  "fixes #123, octo/app#45 GH-67 gh-8",
  "# heading",
  "#1",
  "- item",
  "+ item",
  "* item",
  "1. one",
  "2) two",
  "> quote",
  "> [!WARNING]",
  "---",
  "===",
  "***",
  ":--",
  "| a |",
  "```sh",
  "~~~",
  "    indented",
  "- [x] task",
  "[^1] [[wiki]] [x]",
  "$\\color{red}{x}$ $`x`$",
  ":tada: :+1: a:b:c",
  "first\nsecond\r\n\r\n# third\n\n<b>",
  "line one  \nline two\\\nthree",
  `${ESC}[31mred${ESC}[0m ${ESC}]8;;https://evil.example\u0007link`,
  "abc\u202eexe.txt\u2066x\u2069",
  "a\u0000b\u0008c\u007fd\u009be",
  "\ud800 lone \udc00",
  "tag \u{e0041}\u{e007f}",
  "::error::boom",
  "  ::set-output name=a::b",
  "\u00a0\u3000::stop-commands::x",
  "##[error]boom ###[group]",
  "&lt;b&gt; &amp; & &copy;",
  "_ _ __init__.py node_modules _private",
  "𝒳 émoji 🎉 日本",
  "x".repeat(100_000),
  "`".repeat(500),
  "[".repeat(2000),
];

const markdown = new MarkdownIt({ html: true, linkify: true });
markdown.linkify.set({ fuzzyLink: false, fuzzyEmail: true });

/** The text that a reader sees: tags off, entities back. */
function shown(rendered: string): string {
  return rendered
    .replace(/<[^>]*>/g, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&");
}

/** What is left when our own zero-width spaces and the collapsing of blanks are taken away. */
function plain(text: string): string {
  return text.replaceAll(ZWSP, "").replace(/\s+/g, " ").trim();
}

function expected(text: string): string {
  return plain(
    text
      .replace(/[\t\n\v\f\r ]+/g, " ")
      .replace(/[\u0000-\u001f\u007f-\u009f\u202e\u2066\u2069\p{Cs}\u{e0000}-\u{e007f}]/gu, (found) =>
        found
          .split("")
          .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)
          .join(""),
      ),
  );
}

/** What GitHub turns into links and pictures after Markdown is rendered. */
function expectNoReferences(text: string): void {
  expect(text).not.toMatch(/@[A-Za-z0-9]/);
  expect(text).not.toMatch(/#\d/);
  expect(text).not.toMatch(/\bgh-\d/i);
  expect(text).not.toMatch(/\bwww\./i);
  expect(text).not.toMatch(/:\/\//);
  expect(text).not.toMatch(/:[a-z0-9_+-]+:/i);
}

describe("markdownText", () => {
  test.each(HOSTILE)("is one plain paragraph: %j", (text) => {
    const rendered = markdown.render(markdownText(text)).trim();
    expect(rendered.match(/<[^>]*>/g)).toEqual(["<p>", "</p>"]);
    expect(plain(shown(rendered))).toBe(expected(text));
    expectNoReferences(shown(rendered));
  });

  test.each(HOSTILE)("starts a list item without making anything of it: %j", (text) => {
    const rendered = markdown.render(`- ${markdownText(text)}\n- next`).trim();
    expect(rendered.match(/<[^>]*>/g)).toEqual(["<ul>", "<li>", "</li>", "<li>", "</li>", "</ul>"]);
  });

  test.each(HOSTILE)("stays in its table cell: %j", (text) => {
    const rendered = markdown.render(`| a | b |\n|---|---|\n| ${markdownText(text)} | end |`);
    const cells = [...rendered.matchAll(/<td>(.*?)<\/td>/gs)].map((match) => match[1] ?? "");
    expect(cells).toHaveLength(2);
    expect(cells[0]).not.toMatch(/</);
    expect(plain(shown(cells[0] ?? ""))).toBe(expected(text));
    expect(cells[1]).toBe("end");
  });

  test.each(HOSTILE)("does not change the paragraph above it: %j", (text) => {
    const rendered = markdown.render(`above\n${markdownText(text)}`).trim();
    expect(rendered.match(/<[^>]*>/g)).toEqual(["<p>", "</p>"]);
  });

  test("leaves ordinary words and paths alone", () => {
    expect(markdownText("services/api/Dockerfile, 17.9 MB (node_modules): it's gone - 1 file")).toBe(
      "services/api/Dockerfile, 17.9 MB (node_modules): it's gone - 1 file",
    );
    expect(markdownText("")).toBe("");
  });

  test("breaks a mention behind the sign, a reference behind the hash", () => {
    expect(markdownText("@octocat fixes #12")).toBe(`@${ZWSP}octocat fixes #${ZWSP}12`);
  });

  test("shows what cannot be seen", () => {
    expect(markdownText("a\u202eb\u001b[0m")).toBe("a\\\\u202eb\\\\u001b\\[0m");
  });
});

describe("markdownHtml", () => {
  test.each(HOSTILE)("stays inside an element of an HTML block: %j", (text) => {
    const rendered = markdown.render(
      `<details><summary>${markdownHtml(text)}</summary>\n\nbody\n\n</details>`,
    );
    expect(rendered.match(/<[^>]*>/g)).toEqual([
      "<details>",
      "<summary>",
      "</summary>",
      "<p>",
      "</p>",
      "</details>",
    ]);
  });

  test.each(HOSTILE)("stays inside an inline element: %j", (text) => {
    const rendered = markdown.render(`is <b>${markdownHtml(text)}</b> so`).trim();
    expect(rendered.match(/<[^>]*>/g)).toEqual(["<p>", "<b>", "</b>", "</p>"]);
    expectNoReferences(shown(rendered));
  });
});

describe("codeSpan", () => {
  test.each(HOSTILE)("is one code element in a table cell: %j", (text) => {
    const rendered = markdown.render(`| a | b |\n|---|---|\n| ${codeSpan(text)} | end |`);
    const cells = [...rendered.matchAll(/<td>(.*?)<\/td>/gs)].map((match) => match[1] ?? "");
    expect(cells).toHaveLength(2);
    expect(cells[0]?.match(/<[^>]*>/g)).toEqual(["<code>", "</code>"]);
    expect(plain(shown(cells[0] ?? "").replaceAll("&#39;", "'"))).toBe(expected(text));
    expect(cells[1]).toBe("end");
  });

  test.each(HOSTILE)("is one code element in a paragraph, and no workflow command: %j", (text) => {
    const span = codeSpan(text);
    const rendered = markdown.render(`at ${span} end`).trim();
    expect(rendered.match(/<[^>]*>/g)).toEqual(["<p>", "<code>", "</code>", "</p>"]);
    expect(span).not.toContain("##[");
  });

  test.each([
    ["npm ci", "`npm ci`"],
    ["@types/node", "`@types/node`"],
    ["a`b", "``a`b``"],
    ["`a", "`` `a ``"],
    ["a``b`", "``` a``b` ```"],
    [" a ", "`  a  `"],
    [" a", "` a`"],
    ["  ", "`  `"],
    ["a\r\n  b", "`a   b`"],
    ["a|b", "<code>a&#124;b</code>"],
    ["\\", "`\\`"],
    ["", ""],
  ])("%j is %j", (text, span) => {
    expect(codeSpan(text)).toBe(span);
  });
});

describe("codeBlock", () => {
  test("holds every hostile line, and nothing gets out", () => {
    const lines = HOSTILE.flatMap((text) => text.split("\n"));
    const rendered = markdown.render(`${codeBlock(lines)}\n\nafter`);
    expect(rendered.match(/<[^>]*>/g)).toEqual(["<pre>", "<code>", "</code>", "</pre>", "<p>", "</p>"]);
    expect(rendered.endsWith("<p>after</p>\n")).toBe(true);
  });

  test("has a fence longer than any in it", () => {
    expect(codeBlock(["a", "````", "::error::x"], "text")).toBe(
      "`````text\na\n````\n\\u003a:error::x\n`````",
    );
    expect(codeBlock([])).toBe("```\n```");
  });
});

describe("html", () => {
  test("escapes for elements and attributes, and keeps lines", () => {
    expect(html("<a href=\"x\" title='y'>&</a>\r\n\tz")).toBe(
      "&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;&lt;/a&gt;\n\tz",
    );
  });

  test("shows what cannot be seen, and gives the runner no command", () => {
    expect(html("a\u202e\u0007\n  ::error::x\n##[group]y")).toBe(
      "a\\u202e\\u0007\n  &#58;:error::x\n##&#91;group]y",
    );
  });

  test.each(HOSTILE)("has no tag and no quote: %j", (text) => {
    expect(html(text)).not.toMatch(/[<>"']/);
  });
});

describe("logLine and terminal", () => {
  test.each([
    ["::error::x", "\\u003a:error::x"],
    ["  \t::warning file=a::x", "  \t\\u003a:warning file=a::x"],
    ["\u00a0\u3000::x", "\u00a0\u3000\\u003a:x"],
    ["\u0085::x", "\\u0085::x"],
    ["a ::b::c", "a ::b::c"],
    [":::a", "\\u003a::a"],
    ["x ##[error]y", "x #\\u0023[error]y"],
    ["###[group]", "##\\u0023[group]"],
    ["a\n::error::b", "a\\u000a::error::b"],
    ["a\r::error::b", "a\\u000d::error::b"],
    ["\u001b[2J\u009b31m", "\\u001b[2J\\u009b31m"],
    ["\u202eabc\u2069", "\\u202eabc\\u2069"],
    ["\u{e0041}", "\\udb40\\udc41"],
    ["tab\tok 日本 🎉", "tab\tok 日本 🎉"],
  ])("%j is %j", (text, line) => {
    expect(logLine(text)).toBe(line);
    expect(terminal(text)).toBe(line);
    expect(logLine(line)).toBe(line);
  });

  test.each(HOSTILE)("is no command as the runner reads it, nor two lines: %j", (text) => {
    const line = logLine(text);
    expect(line.split(/[\r\n\u2028\u2029\u0085]/)).toHaveLength(1);
    expect(line.replace(/^[\s\u0085]+/, "").startsWith("::")).toBe(false);
    expect(line).not.toContain("##[");
    expect(line).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
  });
});

test("withoutCommands keeps colours and lines, and takes only commands out", () => {
  expect(withoutCommands(`${ESC}[1mtitle${ESC}[0m\n ::error::x\r::y\n\u0085::z\na ##[b] ::c\n`)).toBe(
    `${ESC}[1mtitle${ESC}[0m\n \\u003a:error::x\r\\u003a:y\n\u0085\\u003a:z\na #\\u0023[b] ::c\n`,
  );
});

describe("jsonSafe", () => {
  test.each(HOSTILE)("gives the true value back, and nothing raw: %j", (text) => {
    const value = { [text]: [text, { a: text }] };
    for (const indent of [0, 2]) {
      const json = jsonSafe(value, indent);
      expect(JSON.parse(json)).toEqual(value);
      expect(json).not.toMatch(
        /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/,
      );
      expect(json).not.toContain("##[");
      expect(json).not.toMatch(/^\s*::/m);
    }
  });

  test("writes them as \\uXXXX", () => {
    expect(jsonSafe(["\u009b\u202e\u007f", "##[x]", "a\nb"], 0)).toBe(
      '["\\u009b\\u202e\\u007f","#\\u0023[x]","a\\nb"]',
    );
    expect(jsonSafe({ a: 1 })).toBe('{\n  "a": 1\n}');
    expect(jsonSafe(undefined)).toBe("null");
  });
});
