import fc from "fast-check";
import {
  heredoc,
  image,
  joined,
  json,
  mostly,
  path,
  pick,
  sequence,
  stageName,
  variable,
  word,
} from "./words.ts";

/** Instructions as people write them, valid and nearly valid. */

const platform = mostly(
  pick(
    "",
    "",
    "",
    "",
    "--platform=linux/amd64 ",
    "--platform=$TARGETPLATFORM ",
    `--platform=\${BUILDPLATFORM} `,
  ),
  pick(
    "--platform=nope ",
    "--platfrom=x ",
    "--platform ",
    "--platform= ",
    "--platform=$UNSET ",
    "--platform=linux ",
    "--platform=linux/arm/v7 ",
    "--platform=a/b/c/d ",
    "--platform=windows/amd64 ",
    '--platform="linux/amd64" ',
    "--platform=linux/amd64 --platform=linux/amd64 ",
    "--Platform=linux ",
  ),
);

export const from = fc
  .tuple(
    pick("FROM", "FROM", "from", "From"),
    platform,
    image,
    fc.option(stageName, { nil: null }),
    mostly(pick("AS", "as", "As"), pick("FOR", "")),
    mostly(pick(""), pick(" # why", " x", " AS y", " --x"), 60),
  )
  .map(
    ([keyword, flag, base, name, as, more]) =>
      `${keyword} ${flag}${base}${name === null ? "" : ` ${as} ${name}`}${more}`,
  );

const source = mostly(
  fc.oneof(pick("0", "01", "busybox", "", "base", "BUILD", "nginx", "1", "2"), stageName),
  pick("9", "-1", "+0", "$A", "Nope", "a//b", "scratch", "$", "\\$A", "'base'", "0x1", "1.0", "x$", " "),
  40,
);

const copyFlag = mostly(
  fc.oneof(
    source.map((name) => `--from=${name}`),
    pick(
      "--chown=1:1",
      "--link",
      "--chmod=755",
      "--exclude=*.md",
      "--link=false",
      "--exclude=$A",
      "--chmod=u=rwX,go=rX",
    ),
    pick("--chown=$A", "--chmod=$B", '--chown="1:1"', "--link=TRUE", `--chmod=\${UNSET:-644}`),
  ),
  pick(
    "--form=a",
    "--link=maybe",
    "--from",
    "--parents",
    "--chown",
    "--",
    "--keep-git-dir",
    "--chmod=9",
    "--chmod=7777",
    "--chmod=10000",
    "--chmod=",
    "--chmod=a",
    "--chmod=+x",
    "--link=",
    "--LINK",
    "--exclude",
    "--checksum=x",
    "---",
    "--chown='1",
    "--chmod=u",
    "--chmod=-1",
    "--chmod=0o755",
    "--chmod=u+s,x",
    "--chmod=755,u+x",
  ),
);

const flagged = (keyword: fc.Arbitrary<string>, flag: fc.Arbitrary<string>, rest: fc.Arbitrary<string>) =>
  fc
    .tuple(keyword, mostly(fc.array(flag, { maxLength: 1 }), fc.array(flag, { maxLength: 3 }), 6), rest)
    .map(([one, flags, more]) => [one, ...flags, more].join(" "));

const inlineFiles = fc
  .tuple(fc.array(path, { maxLength: 1 }), fc.array(heredoc, { minLength: 1, maxLength: 2 }), path)
  .map(([paths, documents, destination]) =>
    [
      [...paths, ...documents.map(([opening]) => opening), destination].join(" "),
      ...documents.map(([, body]) => body),
    ].join("\n"),
  );
const copied = mostly(
  fc.oneof(
    { weight: 4, arbitrary: joined(path, 3, " ").chain((first) => path.map((last) => `${first} ${last}`)) },
    { weight: 1, arbitrary: json },
    { weight: 2, arbitrary: inlineFiles },
  ),
  pick(
    "a",
    "a <<EOF\nEOF",
    "<<EOF /x\nFROM x",
    "",
    "https://x.org/a /b",
    "git@x.org:a/b.git /c",
    "https://x.org/a.git /b",
  ),
);
export const copy = flagged(pick("COPY", "COPY", "copy", "Copy"), copyFlag, copied);

const address = pick(
  "https://x.org/a.tgz",
  "https://x.org/a.git#v1",
  "https://x.org/a.git",
  "http://x.org/",
  "git@x.org:a/b.git",
  "git://x.org/a",
  "ssh://git@x.org/a",
  "https://x.org/a.git?ref=b",
  "https://$A.org/x",
  "ftp://x.org/a",
);
export const add = flagged(
  pick("ADD", "add"),
  mostly(
    pick(
      "--chown=1",
      "--unpack",
      "--link",
      "--keep-git-dir=true",
      "--unpack=false",
      "--exclude=a",
      "--chmod=644",
    ),
    pick(
      `--checksum=sha256:${"0".repeat(64)}`,
      "--checksum=sha256:0",
      "--from=base",
      "--checksum=$A",
      "--unpack=x",
      "--parents",
    ),
    18,
  ),
  mostly(
    copied,
    fc.tuple(joined(mostly(address, path, 4), 2, " "), path).map((paths) => paths.join(" ")),
    3,
  ),
);

const field = mostly(
  fc.oneof(
    pick(
      "type=bind",
      "type=cache",
      "type=tmpfs",
      "source=/s",
      "id=x",
      "ro",
      "target=/t",
      "dst=/u",
      "rw",
      "src=a",
    ),
    pick(
      "type=secret,id=a",
      "type=ssh",
      "type=cache,id=$A",
      "type=cache,sharing=locked",
      "type=tmpfs,size=1m",
    ),
    source.map((name) => `from=${name}`),
  ),
  fc.oneof(
    pick(
      "type=secret",
      "uid=1",
      "from=$A",
      "nope=1",
      "target",
      "size=1m",
      "sharing=x",
      '"target=/a,b"',
      "env=X",
    ),
    pick(
      "type=$UNSET",
      `type=\${UNSET:-cache}`,
      "ro=maybe",
      "rw=false",
      "required",
      "required=1",
      "mode=0755",
      "mode=9",
    ),
    pick(
      "target=$UNSET",
      "target=rel",
      "target=.",
      "target=/",
      "target=..",
      "target=/../",
      "target=",
      'a"b',
      "Type=cache",
    ),
    pick(
      "source=$UNSET,nope=1",
      "id=$UNSET,type=x",
      "uid=-1",
      "gid=4294967296",
      "size=1.5g",
      "size=x",
      "type=",
      "",
    ),
    pick(
      "type=ssh,source=a",
      "type=secret,from=a",
      "type=secret,source=a,id=b",
      "type=cache,from=$",
      "sharing=shared",
    ),
    pick(
      "type=secret,id=$UNSET,mode=x",
      "readonly=0",
      "readwrite=T",
      "=",
      "=a",
      "from",
      "size=",
      "mode=",
      'id="a"',
    ),
  ),
  30,
);
const runFlag = mostly(
  joined(field, 2, ",").chain((fields) =>
    mostly(pick("target=/m,"), pick("", "dst=$UNSET,", "target=rel,", "destination=/m,"), 12).map(
      (target) => `--mount=${target}${fields}`,
    ),
  ),
  pick(
    "--network=none",
    "--network=x",
    "--security=insecure",
    "--mount",
    "--device=a",
    "--network=host",
    "--network=",
    "--network=$A",
    "--network=none --network=none",
    "--mount=",
    '--mount="type=cache,target=/a"',
    "--mounts=x",
    "--device=a,b",
  ),
  40,
);
const script = fc
  .tuple(
    pick("", "", "cat ", "cat >/x "),
    fc.array(heredoc, { minLength: 1, maxLength: 2 }),
    pick("", "", " /x", " && y", " | z"),
  )
  .map(([before, documents, after]) =>
    [
      `${before}${documents.map(([opening]) => opening).join(" cat ")}${after}`,
      ...documents.map(([, body]) => body),
    ].join("\n"),
  );
const command = fc.oneof(
  {
    weight: 3,
    arbitrary: pick(
      "make",
      "echo $A",
      `echo "it's"`,
      "[ -f x ] && y",
      "echo '<<EOF'",
      'echo "<<EOF"',
      "x <<< y",
    ),
  },
  { weight: 2, arbitrary: script },
  { weight: 1, arbitrary: json },
  {
    weight: 3,
    arbitrary: mostly(
      joined(word, 3, " "),
      pick("<<EOF\nno end", "", "x << EOF\ny\nEOF", "a<<EOF\nEOF", "$((1<<2))"),
    ),
  },
);
export const run = flagged(pick("RUN", "RUN", "run"), runFlag, command);

export const pair = fc
  .tuple(
    mostly(pick("A", "B", "K1", "C"), pick("a b", '"q"', "$A", "", "é", "A.B", "-", `\${A}x`), 25),
    mostly(word, pick('"a b"', "'a b'", "", '"', "a\\ b", '"$A b"', '"a\\"b"'), 6),
  )
  .map(([name, value]) => `${name}=${value}`);

const port = mostly(
  pick("80", "443/tcp", "53/UDP", "8000-8010", "$A", "1/sctp", `\${UNSET:-80}`, '"80"', "0", "65535"),
  pick(
    "x",
    "80/x",
    "65536",
    "-1",
    "9-8",
    "80:80",
    "127.0.0.1:80:80",
    "[::1]:80:80",
    "1-2:3-5",
    "/tcp",
    "80/",
    "",
    "1-",
    "a:80",
    "80-80/tcp",
    ":80",
    "0x50",
    "+80",
    "1_0",
    "1.2.3:1:2",
    "é",
    "8 0",
  ),
  22,
);
const duration = mostly(
  pick("5s", "1m30s", "0", "100ms", "1.5h", ".5s", "+1s"),
  pick("5", "1", "1us", "-1s", "1d", "", "s", "5 s", "1ns", "$A", "1e3s", "9999999h"),
  12,
);
const healthcheck = fc
  .tuple(
    fc.array(
      fc.oneof(
        pick("interval", "timeout", "start-period", "start-interval").chain((name) =>
          duration.map((time) => `--${name}=${time} `),
        ),
        mostly(
          pick("--retries=3 "),
          pick(
            "--retries=x ",
            "--retries=-1 ",
            "--retries= ",
            "--retries=0 ",
            "--retry=3 ",
            "--retries=+3 ",
            "--retries=99999999999 ",
          ),
          6,
        ),
      ),
      { maxLength: 2 },
    ),
    mostly(
      pick("CMD x", 'CMD ["a", "b"]', "cmd x", "NONE"),
      pick("NONE x", "CMD", "x", "", "none", 'CMD ["a", 1]', 'CMD "a', "CMD\tx"),
      14,
    ),
  )
  .map(([flags, check]) => `HEALTHCHECK ${flags.join("")}${check}`);

const signal = mostly(
  pick("SIGTERM", "9", "term", "SIGRTMIN+3", "$A", `\${UNSET:-KILL}`, "SIGQUIT"),
  pick(
    "X",
    "0",
    "-1",
    "SIGNOPE",
    "65",
    "RTMAX-14",
    "RTMAX-15",
    "RTMIN+16",
    "SIGSIGTERM",
    "1.5",
    "999",
    '"TERM"',
    "--x 9",
  ),
  12,
);

const shellOnly = fc.oneof(
  pick("CMD", "ENTRYPOINT", "SHELL", "VOLUME").chain((keyword) => json.map((text) => `${keyword} ${text}`)),
  pick("ENTRYPOINT a", "CMD a", "CMD", "ENTRYPOINT"),
);

const fault = fc.oneof(
  pick(
    "SHELL sh",
    'VOLUME ["/a", ""]',
    "HEALTHCHECK x",
    "HEALTHCHECK",
    "VOLUME",
    "SHELL",
    "ADD",
    "RUN",
    "COPY",
  ),
  pick(
    "RUNN x",
    "ENV A",
    "ARG",
    "WORKDIR",
    "USER a b",
    "\\",
    "ENV =x",
    "LABEL",
    "LABEL a",
    "MAINTAINER",
    "USER",
  ),
  pick(
    "ENV A=1 B",
    "ARG =x",
    "ARG a b=c",
    "EXPOSE",
    "STOPSIGNAL",
    "ONBUILD",
    "FORM alpine",
    "{{ x }}",
    "!",
    "=",
    "EXPOSE --x 80",
  ),
  pick(
    "USER --x a",
    "WORKDIR --x=1 a",
    "ENV --x A=1",
    "LABEL --x a=b",
    "CMD --x a",
    "SHELL --x []",
    "VOLUME --x /a",
    "ARG --x",
  ),
  word.map((text) => `ENV A=1 ${text}`),
);

export const other = mostly(
  fc.oneof(
    joined(pair, 2, " ").map((pairs) => `ENV ${pairs}`),
    joined(pair, 2, " ").map((pairs) => `LABEL ${pairs}`),
    fc.oneof(joined(pair, 2, " "), variable).map((one) => `ARG ${one}`),
    pick("WORKDIR", "USER", "ENV A", "LABEL l", "MAINTAINER", "VOLUME").chain((keyword) =>
      word.map((text) => `${keyword} ${text}`),
    ),
    joined(port, 3, " ").map((ports) => `EXPOSE ${ports}`),
    signal.map((name) => `STOPSIGNAL ${name}`),
    healthcheck,
    shellOnly,
    pick(
      "WORKDIR C:\\app",
      "WORKDIR /a b",
      "USER 1:1",
      "VOLUME /a /b",
      "ENV A b c",
      "MAINTAINER me",
      'WORKDIR "/a b"',
    ),
    pick("# a comment", "", "   ", "# escape=`", "  # FROM x", "\t# x", "#"),
  ),
  fault,
  70,
);

const trigger = mostly(
  fc.oneof(copy, run, other, add),
  pick("FROM x", "ONBUILD RUN x", "", "MAINTAINER a", "  RUN x"),
  40,
);
export const onbuild = sequence(pick("ONBUILD ", "onbuild ", "ONBUILD  "), trigger);
