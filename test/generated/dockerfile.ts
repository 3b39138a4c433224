import fc from "fast-check";

/** Texts of Dockerfiles, most of them valid, many only nearly so: what BuildKit makes of them is asked of BuildKit. */

const pick = <T>(...values: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...values);
const joined = (part: fc.Arbitrary<string>, most: number, between = ""): fc.Arbitrary<string> =>
  fc.array(part, { minLength: 1, maxLength: most }).map((parts) => parts.join(between));

const variable = pick("A", "B", "C", "TARGETARCH", "UNSET");
const modifier = pick(":-", "-", ":+", "+", "#", "##", "%", "%%", "/", "//", ":?", "^", ":=", ":#");
const modified = fc
  .tuple(
    variable,
    modifier,
    pick("x", "*", "a*", "*/", "?", "\\*", "$B", "${C:-y}", "'q'", '"q"', ""),
    pick("", "/z", "/"),
  )
  .map(
    ([name, operator, text, more]) =>
      `\${${name}${operator}${text}${operator.startsWith("/") ? more || "/" : ""}}`,
  );

const piece = fc.oneof(
  { weight: 6, arbitrary: pick("alpine", "a", "b/c", "x", "3", "-", ".", ":", "_") },
  { weight: 3, arbitrary: variable.map((name) => `$${name}`) },
  { weight: 2, arbitrary: variable.map((name) => `\${${name}}`) },
  { weight: 2, arbitrary: modified },
  {
    weight: 1,
    arbitrary: pick('"q"', "'s'", "\\$", "\\", "`", "<", "é", '"', "'", "$", "${", "#", "=", ","),
  },
);
const word = joined(piece, 3);

const stageName = pick(
  "base",
  "Build",
  "build",
  "test",
  "a_b",
  "a..b",
  "x-",
  "2nd",
  "scratch",
  "late",
  "base",
);
const image = fc.oneof(
  {
    weight: 6,
    arbitrary: pick("alpine", "debian:12", "scratch", "ghcr.io/o/i:1", "localhost:5000/x", "Alpine"),
  },
  { weight: 4, arbitrary: stageName },
  { weight: 2, arbitrary: pick("$A", "img:$A", "${B:-alpine}", '"alpine"', "alpine@sha256:1") },
  { weight: 1, arbitrary: word },
);
const from = fc
  .tuple(
    pick("FROM", "from", "From"),
    pick(
      "",
      "",
      "",
      "--platform=linux/amd64 ",
      "--platform=$TARGETPLATFORM ",
      "--platform=nope ",
      "--platfrom=x ",
    ),
    image,
    fc.option(stageName, { nil: null }),
    pick("AS", "as", "AS", "FOR"),
  )
  .map(
    ([keyword, flag, base, name, as]) => `${keyword} ${flag}${base}${name === null ? "" : ` ${as} ${name}`}`,
  );

const source = fc.oneof(stageName, image, pick("0", "1", "01", "9", "-1", "$A", "", "busybox"));
const path = fc.oneof(
  { weight: 4, arbitrary: pick("a", "b/c", "/x", "./", "*.txt") },
  { weight: 1, arbitrary: word },
);
const copyFlag = fc.oneof(
  { weight: 5, arbitrary: source.map((name) => `--from=${name}`) },
  { weight: 4, arbitrary: pick("--chown=1:1", "--link", "--chmod=755", "--exclude=*.md", "--link=false") },
  {
    weight: 1,
    arbitrary: pick("--form=a", "--link=maybe", "--from", "--parents", "--chown", "--", "--keep-git-dir"),
  },
);
const flagged = (keyword: fc.Arbitrary<string>, flag: fc.Arbitrary<string>, rest: fc.Arbitrary<string>) =>
  fc
    .tuple(keyword, fc.array(flag, { maxLength: 2 }), rest)
    .map(([one, flags, more]) => [one, ...flags, more].join(" "));
const copy = flagged(
  pick("COPY", "COPY", "ADD", "copy"),
  copyFlag,
  fc.oneof(
    joined(path, 3, " "),
    pick('["a", "b c"]', '["a", 1]', '["a"', "<<EOF /x\nFROM body\nEOF", "<<EOF\nx\nEOF"),
  ),
);
const field = fc.oneof(
  pick(
    "type=bind",
    "type=cache",
    "type=tmpfs",
    "type=secret",
    "target=/t",
    "source=/s",
    "id=x",
    "ro",
    '"target=/a,b"',
  ),
  source.map((name) => `from=${name}`),
);
const command = fc.oneof(
  pick(
    "make",
    "echo $A",
    'echo "it\'s"',
    '["a", "b"]',
    '["a", 1]',
    "[ -f x ] && y",
    "cat <<EOF\nFROM x\nEOF",
    "cat <<-'E'\n\tCOPY\n\tE",
  ),
  joined(word, 3, " "),
);
const run = flagged(
  pick("RUN", "run"),
  fc.oneof(
    { weight: 4, arbitrary: joined(field, 3, ",").map((fields) => `--mount=${fields}`) },
    {
      weight: 1,
      arbitrary: pick("--network=none", "--network=x", "--security=insecure", "--mount", "--device=a"),
    },
  ),
  command,
);
const pair = fc.tuple(pick("A", "B", "K1", "", "$A"), word).map(([name, value]) => `${name}=${value}`);
const other = fc.oneof(
  joined(fc.oneof(pair, pair, pair, word), 2, " ").map((pairs) => `ENV ${pairs}`),
  joined(pair, 2, " ").map((pairs) => `LABEL ${pairs}`),
  fc.oneof(pair, variable).map((one) => `ARG ${one}`),
  word.map((text) => `WORKDIR ${text}`),
  word.map((text) => `USER ${text}`),
  pick(
    "EXPOSE 80 443/tcp",
    "EXPOSE $A",
    "STOPSIGNAL SIGTERM",
    'SHELL ["sh", "-c"]',
    "SHELL sh",
    "VOLUME /a",
    'VOLUME ["/a", ""]',
  ),
  pick(
    "HEALTHCHECK NONE",
    "HEALTHCHECK CMD x",
    "HEALTHCHECK --interval=5s CMD x",
    "HEALTHCHECK --interval=5 CMD x",
    "HEALTHCHECK x",
    "HEALTHCHECK --retries=-1 CMD x",
    "HEALTHCHECK",
  ),
  pick(
    'CMD ["a"]',
    "CMD a",
    'ENTRYPOINT ["a", 2]',
    "MAINTAINER me",
    "RUNN x",
    "ENV A",
    "ENV A b c",
    "ARG",
    "WORKDIR",
    "USER a b",
  ),
  pick("# a comment", "", "   ", "# escape=`", "\\"),
);
const onbuild = fc
  .oneof(copy, run, other, pick("FROM x", "ONBUILD RUN x", ""))
  .map((line) => `ONBUILD ${line}`);
const instruction = fc.oneof(
  { weight: 4, arbitrary: copy },
  { weight: 4, arbitrary: run },
  { weight: 4, arbitrary: other },
  { weight: 1, arbitrary: onbuild },
);
const stage = fc
  .tuple(from, fc.array(instruction, { maxLength: 3 }))
  .map(([first, rest]) => [first, ...rest].join("\n"));
const globals = fc.array(
  fc.oneof(
    pair.filter((one) => one.startsWith("A") || one.startsWith("B")).map((one) => `ARG ${one}`),
    pick("ARG A=alpine", "ARG B=1 C=2", "ARG C", "# note"),
  ),
  { maxLength: 2 },
);

/** What happens to a text in a hurry: line ends, a byte order mark, a line cut in two, a stray or missing character. */
const accident = fc.oneof(
  { weight: 12, arbitrary: fc.constant((text: string) => text) },
  { weight: 1, arbitrary: fc.constant((text: string) => text.replaceAll("\n", "\r\n")) },
  { weight: 1, arbitrary: fc.constant((text: string) => `\uFEFF${text}`) },
  { weight: 1, arbitrary: fc.constant((text: string) => `# escape=\`\n${text}`) },
  { weight: 2, arbitrary: fc.nat(300).map((at) => (text: string) => cutLine(text, at, "\\")) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.nat(300), pick("", '"', "'", " ", "\n", "$", "\\", "{", "<<", "\t", "=", "\0"))
      .map(
        ([at, char]) =>
          (text: string) =>
            text.slice(0, at) + char + text.slice(at + 1),
      ),
  },
);

function cutLine(text: string, at: number, escapeChar: string): string {
  const blank = text.indexOf(" ", at);
  return blank < 0 ? text : `${text.slice(0, blank)} ${escapeChar}\n  # between\n${text.slice(blank)}`;
}

export const dockerfileText: fc.Arbitrary<string> = fc
  .tuple(globals, fc.array(stage, { minLength: 1, maxLength: 4 }), accident)
  .map(([args, stages, happen]) => `${happen([...args, ...stages].join("\n"))}\n`);
