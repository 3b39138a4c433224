import fc from "fast-check";

/** Texts of Dockerfiles, most of them valid, many only nearly so: what BuildKit makes of them is asked of BuildKit. */

const pick = <T>(...values: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...values);
const joined = (part: fc.Arbitrary<string>, most: number, between = ""): fc.Arbitrary<string> =>
  fc.array(part, { minLength: 1, maxLength: most }).map((parts) => parts.join(between));
/** The second once in a while. */
const mostly = <T>(usual: fc.Arbitrary<T>, rare: fc.Arbitrary<T>, weight = 40): fc.Arbitrary<T> =>
  fc.oneof({ weight, arbitrary: usual }, { weight: 1, arbitrary: rare });

const variable = pick("A", "B", "C", "TARGETARCH", "UNSET");
const modifier = mostly(
  pick(":-", "-", ":+", "+", "#", "##", "%", "%%", "/", "//"),
  pick(":?", "^", ":=", ":#"),
);
const operand = mostly(
  pick("x", "*", "a*", "*/", "?", "$B", `\${C:-y}`, "'q'", '"q"', ""),
  pick("\\*", "\\x"),
);
const modified = fc
  .tuple(variable, modifier, operand, mostly(pick("/z", "/"), fc.constant("")))
  .map(
    ([name, operator, text, more]) => `\${${name}${operator}${text}${operator.startsWith("/") ? more : ""}}`,
  );

const piece = fc.oneof(
  { weight: 60, arbitrary: pick("alpine", "a", "b/c", "x", "3", "-", ".", ":", "_") },
  { weight: 10, arbitrary: variable.map((name) => `$${name}`) },
  { weight: 8, arbitrary: variable.map((name) => `\${${name}}`) },
  { weight: 8, arbitrary: modified },
  { weight: 8, arbitrary: pick('"q"', "'s'", "\\$", "é", "=", ",", "<") },
  { weight: 1, arbitrary: pick("\\", "`", '"', "'", "$", "${", "#") },
);
const word = joined(piece, 3);

const stageName = mostly(
  pick("base", "Build", "build", "test", "a_b", "scratch", "late", "base", "v1.2"),
  pick("a..b", "x-", "2nd", "_x", "é"),
);
const image = mostly(
  fc.oneof(
    { weight: 6, arbitrary: pick("alpine", "debian:12", "scratch", "ghcr.io/o/i:1", "localhost:5000/x") },
    { weight: 4, arbitrary: stageName.map((name) => name.toLowerCase()) },
    { weight: 2, arbitrary: pick(`\${B:-alpine}`, '"alpine"', `\${UNSET:-debian:12}`, `alpine\${UNSET#x}`) },
  ),
  fc.oneof(word, pick("Alpine", "alpine@sha256:1", "$A", "Build")),
  20,
);
const platform = mostly(
  pick("", "", "", "--platform=linux/amd64 ", "--platform=$TARGETPLATFORM "),
  pick("--platform=nope ", "--platfrom=x ", "--platform "),
);
const from = fc
  .tuple(
    pick("FROM", "from", "From"),
    platform,
    image,
    fc.option(stageName, { nil: null }),
    mostly(pick("AS", "as"), pick("FOR")),
  )
  .map(
    ([keyword, flag, base, name, as]) => `${keyword} ${flag}${base}${name === null ? "" : ` ${as} ${name}`}`,
  );

const source = mostly(
  fc.oneof(pick("0", "01", "busybox", "scratch", "", "base", "BUILD", "nginx"), stageName),
  pick("9", "-1", "$A", "Nope", "a//b"),
  20,
);
const path = mostly(pick("a", "b/c", "/x", "./", "*.txt", "$A/x"), word, 10);
const copyFlag = mostly(
  fc.oneof(
    source.map((name) => `--from=${name}`),
    pick("--chown=1:1", "--link", "--chmod=755", "--exclude=*.md", "--link=false"),
  ),
  pick("--form=a", "--link=maybe", "--from", "--parents", "--chown", "--", "--keep-git-dir", "--chmod=9"),
);
const flagged = (keyword: fc.Arbitrary<string>, flag: fc.Arbitrary<string>, rest: fc.Arbitrary<string>) =>
  fc
    .tuple(keyword, mostly(fc.array(flag, { maxLength: 1 }), fc.array(flag, { maxLength: 3 }), 6), rest)
    .map(([one, flags, more]) => [one, ...flags, more].join(" "));
const copied = mostly(
  fc.oneof(
    fc.tuple(path, path, fc.option(path, { nil: "" })).map((paths) => paths.join(" ").trimEnd()),
    pick('["a", "b c"]', "<<EOF /x\nFROM body\nEOF", "<<-'A' <<B /x/\n\tA\nCOPY b\nB"),
  ),
  pick('["a", 1]', '["a"', "<<EOF\nx\nEOF", "a", "a <<EOF\nEOF", "<<EOF /x\nFROM x"),
);
const copy = flagged(pick("COPY", "COPY", "copy"), copyFlag, copied);
const add = flagged(pick("ADD"), pick("--chown=1", "--unpack", "--link"), copied);

const field = mostly(
  fc.oneof(
    pick("type=bind", "type=cache", "type=tmpfs", "source=/s", "id=x", "ro", "target=/t", "dst=/u"),
    source.map((name) => `from=${name}`),
  ),
  pick("type=secret", "uid=1", "from=$A", "nope=1", "target", "size=1m", "sharing=x", '"target=/a,b"'),
  15,
);
const runFlag = mostly(
  joined(field, 2, ",").map((fields) => `--mount=target=/m,${fields}`),
  pick("--network=none", "--network=x", "--security=insecure", "--mount", "--device=a"),
);
const command = fc.oneof(
  pick("make", "echo $A", `echo "it's"`, '["a", "b"]', "[ -f x ] && y"),
  pick("cat <<EOF\nFROM x\nEOF", "cat <<-'E'\n\tCOPY\n\tE", "<<A cat <<B\nA\nFROM b\nB", "echo '<<EOF'"),
  mostly(joined(word, 3, " "), pick('["a", 1]', "<<EOF\nno end")),
);
const run = flagged(pick("RUN", "run"), runFlag, command);

const pair = fc.tuple(pick("A", "B", "K1"), word).map(([name, value]) => `${name}=${value}`);
const other = mostly(
  fc.oneof(
    joined(pair, 2, " ").map((pairs) => `ENV ${pairs}`),
    joined(pair, 2, " ").map((pairs) => `LABEL ${pairs}`),
    fc.oneof(pair, variable).map((one) => `ARG ${one}`),
    pick("WORKDIR", "USER").chain((keyword) => word.map((text) => `${keyword} ${text}`)),
    pick(
      "EXPOSE 80 443/tcp",
      "STOPSIGNAL SIGTERM",
      'SHELL ["sh", "-c"]',
      "VOLUME /a",
      "ENV A b c",
      "MAINTAINER me",
    ),
    pick(
      "HEALTHCHECK NONE",
      "HEALTHCHECK CMD x",
      "HEALTHCHECK --interval=5s CMD x",
      'CMD ["a"]',
      "ENTRYPOINT a",
    ),
    pick("# a comment", "", "   ", "# escape=`", "  # FROM x"),
  ),
  fc.oneof(
    pick("SHELL sh", 'VOLUME ["/a", ""]', "HEALTHCHECK --interval=5 CMD x", "HEALTHCHECK x", "HEALTHCHECK"),
    pick(
      'ENTRYPOINT ["a", 2]',
      "RUNN x",
      "ENV A",
      "ARG",
      "WORKDIR",
      "USER a b",
      "STOPSIGNAL X",
      "\\",
      "ENV =x",
    ),
    word.map((text) => `ENV A=1 ${text}`),
  ),
  30,
);
const trigger = mostly(fc.oneof(copy, run, other), pick("FROM x", "ONBUILD RUN x", ""), 20);
const instruction = fc.oneof(
  { weight: 5, arbitrary: copy },
  { weight: 1, arbitrary: add },
  { weight: 5, arbitrary: run },
  { weight: 4, arbitrary: other },
  { weight: 1, arbitrary: trigger.map((line) => `ONBUILD ${line}`) },
);
const stage = fc
  .tuple(from, fc.array(instruction, { maxLength: 3 }))
  .map(([first, rest]) => [first, ...rest].join("\n"));
const globals = mostly(
  fc.array(pick("ARG A=alpine", "ARG B=debian C=2", "ARG C", "# note", `ARG A=\${B:-x}`, 'ARG B="b/c"'), {
    maxLength: 2,
  }),
  fc.array(
    pair.map((one) => `ARG ${one}`),
    { maxLength: 2 },
  ),
  6,
);

function cutLine(text: string, at: number): string {
  const blank = text.indexOf(" ", at);
  return blank < 0 ? text : `${text.slice(0, blank)} \\\n  # between\n${text.slice(blank)}`;
}

type Accident = (text: string) => string;
const always = (happen: Accident): fc.Arbitrary<Accident> => fc.constant(happen);
/** What happens to a text in a hurry: line ends, a byte order mark, a line cut in two, a stray or missing character. */
const accident: fc.Arbitrary<Accident> = fc.oneof(
  { weight: 20, arbitrary: always((text) => text) },
  { weight: 1, arbitrary: always((text) => text.replaceAll("\n", "\r\n")) },
  { weight: 1, arbitrary: always((text) => `\uFEFF${text}`) },
  { weight: 1, arbitrary: always((text) => `# escape=\`\n${text}`) },
  { weight: 4, arbitrary: fc.nat(200).map((at) => (text: string) => cutLine(text, at)) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.nat(200), pick("", '"', "'", " ", "\n", "$", "\\", "{", "<<", "\t", "=", "\0"))
      .map(
        ([at, char]) =>
          (text: string) =>
            text.slice(0, at) + char + text.slice(at + 1),
      ),
  },
);

export const dockerfileText: fc.Arbitrary<string> = fc
  .tuple(globals, fc.array(stage, { minLength: 1, maxLength: 4 }), accident)
  .map(([args, stages, happen]) => `${happen([...args, ...stages].join("\n"))}\n`);
