import fc from "fast-check";

/** What the words of Dockerfiles are made of: variables, names, paths, and what people get wrong in them. */

export const pick = <T>(...values: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...values);

export const joined = (part: fc.Arbitrary<string>, most: number, between = ""): fc.Arbitrary<string> =>
  fc.array(part, { minLength: 1, maxLength: most }).map((parts) => parts.join(between));

/** The second once in a while. */
export const mostly = <T>(usual: fc.Arbitrary<T>, rare: fc.Arbitrary<T>, weight = 40): fc.Arbitrary<T> =>
  fc.oneof({ weight, arbitrary: usual }, { weight: 1, arbitrary: rare });

/** Texts side by side, in order. */
export const sequence = (...parts: readonly fc.Arbitrary<string>[]): fc.Arbitrary<string> =>
  fc.tuple(...parts).map((texts) => texts.join(""));

export const variable = mostly(
  pick("A", "B", "C", "TARGETARCH", "UNSET"),
  pick("BUILDPLATFORM", "TARGETVARIANT", "TARGETSTAGE", "PATH", "a", "_x", "é", "1", "@"),
  22,
);
const modifier = mostly(
  pick(":-", "-", ":+", "+", "#", "##", "%", "%%", "/", "//"),
  pick(":?", "?", "^", ":=", ":#", ":", ",,"),
);
const operand = mostly(
  pick("x", "*", "a*", "*/", "?", "$B", `\${C:-y}`, "'q'", '"q"', "", "a b", "[a]", "é", ".*", `"\${A}"`),
  pick("\\*", "\\x", "\\}", "\\\\", "${", "'", '"'),
);
const modified = fc
  .tuple(variable, modifier, operand, mostly(pick("/z", "/", "/$A", "/a/b", "/$0"), fc.constant("")))
  .map(
    ([name, operator, text, more]) => `\${${name}${operator}${text}${operator.startsWith("/") ? more : ""}}`,
  );

const piece = fc.oneof(
  { weight: 60, arbitrary: pick("alpine", "a", "b/c", "x", "3", "-", ".", ":", "_") },
  { weight: 10, arbitrary: variable.map((name) => `$${name}`) },
  { weight: 8, arbitrary: variable.map((name) => `\${${name}}`) },
  { weight: 8, arbitrary: modified },
  {
    weight: 8,
    arbitrary: pick('"q"', "'s'", "\\$", "é", "=", ",", "<", "\u00a0", "日本", "C:\\a", "\\ ", "a;b"),
  },
  { weight: 1, arbitrary: pick("\\", "`", '"', "'", "$", "${", "#", "<<", "$$", `\${}`, "\u2028") },
);
/** A word of an instruction; most have nothing wrong. */
export const word = joined(piece, 3);

export const stageName = mostly(
  pick("base", "Build", "build", "test", "a_b", "late", "base", "v1.2", "deps", "x"),
  pick("scratch", "a..b", "x-", "2nd", "_x", "é", "a--b", "context", "alpine", "-", "a/b", '"q"'),
  40,
);

export const image = mostly(
  fc.oneof(
    {
      weight: 6,
      arbitrary: pick("alpine", "debian:12", "scratch", "ghcr.io/o/i:1", "localhost:5000/x", "alpine:latest"),
    },
    { weight: 4, arbitrary: stageName.map((name) => name.toLowerCase()) },
    {
      weight: 2,
      arbitrary: pick(
        `\${B:-alpine}`,
        '"alpine"',
        `\${UNSET:-debian:12}`,
        `alpine\${UNSET#x}`,
        "'alpine'",
        `\${C:+debian:12}alpine`,
        `\${UNSET-alpine}`,
        "al\\pine",
        `debian:\${A%%:*}`,
      ),
    },
  ),
  fc.oneof(
    word,
    pick("Alpine", "alpine@sha256:1", "$A", "Build", `a@sha256:${"0".repeat(64)}`, `${"0".repeat(64)}`, "a:"),
    pick("docker.io/alpine", "a__b", "a___b", "a/", "/a", "a:b:c", "index.docker.io/x", "A/b", "[::1]:5/x"),
  ),
  40,
);

export const path = mostly(
  pick("a", "b/c", "/x", "./", "*.txt", "$A/x", ".", "../up", "a/**", "/x/", "[ab]", "a?"),
  fc.oneof(word, pick("C:\\app", "C:/app", "\\\\host\\x", "'a b'", '"a b"', "a\\ b", "--x", "~", "<a")),
  22,
);

/** A here-document: how it is opened, and its body with the line that ends it. */
export const heredoc: fc.Arbitrary<readonly [string, string]> = fc
  .tuple(
    pick("", "", "-", "-"),
    mostly(
      pick("EOF", "EOF", "E", "'EOF'", '"EOF"'),
      pick("'A B'", "E\\OF", "é", "E'O'F", "1", "$A", "''", "A.b"),
    ),
    mostly(
      fc.array(
        mostly(
          pick("FROM x", "COPY --from=y a b", "\techo", "", "# c", "echo $A", "a \\", "$B '", '"', "\t"),
          pick(`\${A:-b}`, "${", `\${A^}`, "$", `\${}`, "EOF ", "é\\$", "<<E", `\${A:?x}`),
          28,
        ),
        { maxLength: 3 },
      ),
      fc.constant<string[]>(["#!/bin/sh", "x"]),
      18,
    ),
    pick("", "", "", " ", "3"),
  )
  .map(([dash, name, lines, before]) => {
    const end = name.replaceAll(/['"\\]/g, "");
    const opening = before === "3" ? `3<<${dash}${name}` : `<<${dash}${before}${name}`;
    return [opening, [...lines, dash === "-" && lines.length > 1 ? `\t${end}` : end].join("\n")];
  });

/** A JSON form; some are none. */
export const json = mostly(
  fc
    .tuple(
      fc.array(pick('"a"', '"b c"', '"$A"', '"/x"', '"é"', '"\\u0041"', '"\\n"'), {
        minLength: 1,
        maxLength: 3,
      }),
      pick(",", ", ", " , "),
    )
    .map(([items, comma]) => `[${items.join(comma)}]`),
  pick(
    '["a",]',
    '["a" "b"]',
    '["c:\\app"]',
    '["a"] b',
    '["a", 1]',
    '["a", null]',
    '["a", ["b"]]',
    "['a']",
    '["a"',
    '["a", true]',
    '["a"],',
  ),
  28,
);
