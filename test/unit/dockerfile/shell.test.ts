import { describe, expect, it } from "vitest";
import { expand as expandWord } from "../../../src/dockerfile/expand.ts";

const variables = new Map([
  ["x", "foo/bar/baz.tar.gz"],
  ["empty", ""],
  ["v", "20"],
]);
const lookup = (name: string): string | undefined => variables.get(name);
const expand = (word: string): string => expandWord(word, "\\", lookup).text;

describe("expandWord", () => {
  it.each([
    ["node:$v", "node:20"],
    [`node:\${v}-slim`, "node:20-slim"],
    [`\${unset}`, ""],
    [`\${unset:-18}`, "18"],
    [`\${empty:-18}`, "18"],
    [`\${empty-18}`, ""],
    [`\${unset-18}`, "18"],
    [`\${v:+set}`, "set"],
    [`\${empty:+set}`, ""],
    [`\${empty+set}`, "set"],
    [`\${v:?needed}`, "20"],
    [`\${unset:-\${v:-1}}`, "20"],
    [`\${unset:-\${nope:-\${v}}-x}`, "20-x"],
    [`\${x#*/}`, "bar/baz.tar.gz"],
    [`\${x##*/}`, "baz.tar.gz"],
    [`\${x%.*}`, "foo/bar/baz.tar"],
    [`\${x%%.*}`, "foo/bar/baz"],
    [`\${x/a/A}`, "foo/bAr/baz.tar.gz"],
    [`\${x//a/A}`, "foo/bAr/bAz.tAr.gz"],
    [`\${x/ba?/_}`, "foo/_/baz.tar.gz"],
    [`"a $v b"`, "a 20 b"],
    [`'a $v b'`, "a $v b"],
    [`\\$v`, "$v"],
    [`a\\ b`, "a b"],
    ["$", "$"],
    ["a$", "a$"],
  ])("%s is %s", (word, expected) => {
    expect(expand(word)).toBe(expected);
  });

  it("names what was read and not set", () => {
    expect(expandWord(`\${a}-$b-\${v}-\${c:-d}`, "\\", lookup)).toEqual({
      text: "--20-d",
      unset: ["a", "b"],
    });
  });

  it("takes the file's own escape character", () => {
    expect(expandWord("`$v\\$v", "`", lookup).text).toBe("$v\\20");
  });

  it("answers on nesting that no one writes", () => {
    const deep = `${"${a:-".repeat(20_000)}x${"}".repeat(20_000)}`;
    expect(expand(deep).length).toBeLessThan(200_000);
  });
});
