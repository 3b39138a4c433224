import { describe, expect, it } from "vitest";
import { parseDockerfile } from "../../../src/dockerfile/parse.ts";

describe("values that a build judges", () => {
  const faultsOf = (text: string, buildArgs: Record<string, string> = {}) => {
    const { error, stages: found } = parseDockerfile(text, { buildArgs, platform: "linux/amd64" });
    return error ? [error.message] : found.flatMap((stage) => stage.fault?.message ?? []);
  };

  it.each([
    ["EXPOSE 80 443/tcp 53/UDP 8000-8010 0 65535/sctp +80 80/ 80-80", []],
    ["EXPOSE 127.0.0.1:80:80 [::1]:80:80 80:80 8000-8010:80 :80", []],
    ["EXPOSE $PORT", []],
    ["EXPOSE http", ["EXPOSE http: http is no port or range of ports; write 80, 53/udp or 8000-8010"]],
    ["EXPOSE 65536", ["EXPOSE 65536: 65536 is no port or range of ports; write 80, 53/udp or 8000-8010"]],
    ["EXPOSE 9-8", ["EXPOSE 9-8: 9-8 is no port or range of ports; write 80, 53/udp or 8000-8010"]],
    ["EXPOSE 80/x", ["EXPOSE 80/x: x is no protocol, tcp, udp and sctp are; write 80, 53/udp or 8000-8010"]],
    ["EXPOSE /tcp", ["EXPOSE /tcp: there is no port; write 80, 53/udp or 8000-8010"]],
    [
      "EXPOSE 1-2:3-5",
      ["EXPOSE 1-2:3-5: the two ranges are not equally long; write 80, 53/udp or 8000-8010"],
    ],
    [
      "EXPOSE 1.2.3:80:80",
      ["EXPOSE 1.2.3:80:80: what stands before it is no address; write 80, 53/udp or 8000-8010"],
    ],
    ["RUN --mount=target=/m,id=$X,nope=1 x", ["RUN --mount=target=/m,id=$X,nope=1: it knows no nope"]],
    ["RUN --mount=type=$X,mode=1,size=9 x", []],
    ["RUN --mount=target=$X x", []],
    ["RUN --mount=target=.. x", []],
    [
      "WORKDIR /a\nRUN --mount=target=.. x",
      ["RUN --mount=target=..: nothing can be mounted on /: name a folder as target"],
    ],
    ["WORKDIR $X\nRUN --mount=target=.. x", []],
    ["WORKDIR /a/b\nRUN --mount=target=../ x", []],
    ["RUN --mount=target=/../ x", []],
    ["COPY https://x.org/a /b", ["COPY https://x.org/a: COPY takes no address; ADD does"]],
    ["COPY git@x.org:a/b.git /c", ["COPY git@x.org:a/b.git: COPY takes no address; ADD does"]],
    ["ADD git@x.org:a/b.git https://x.org/a.git?ref=b#c ftp://x.org/a /c", []],
    [
      "ADD https://x.org/a.git?rev=b /c",
      [
        "ADD https://x.org/a.git?rev=b: a git address knows no rev, but ref, tag, branch, subdir, checksum, commit, keep-git-dir, submodules",
      ],
    ],
    ["ADD --checksum=sha256:0 a /b", ["ADD --checksum is for a source at an http, https or git address"]],
    ["ADD --checksum=sha256:0 https://x.org/a b /c", ["ADD --checksum is for one source alone"]],
    [
      "ADD --checksum=sha256:0 https://x.org/a /b",
      ["ADD --checksum=sha256:0: write sha256: and 64 hexadecimal digits"],
    ],
    ["COPY --chmod=u=rwX,go=rX,+t a b", []],
    ["COPY --chmod=755,u+x a b", ["COPY --chmod=755,u+x: write an octal mode, 0 to 07777, or u=rwX,go=rX"]],
    ["ARG E=\nVOLUME $E", ["VOLUME has a blank path"]],
    ["RUN []", ["RUN [] has no command: name a program"]],
    ["COPY <<EOF /x\n'\" $X \\${\nEOF", []],
    [
      `COPY <<EOF /x\n\${\nEOF`,
      [`unsupported modifier \n in \${…}: BuildKit knows - + ? # % / and :- :+ :?`],
    ],
    [`COPY <<'EOF' /x\n\${}\nEOF`, []],
    [`COPY <<A <<'A' /x\n\${}\nA\nb\nA`, []],
  ])("%j", (text, messages) => {
    expect(faultsOf(`FROM a\n${text}`)).toEqual(messages);
  });

  it.each([
    ["WORKDIR C:\\app\nCOPY c:/a b C:\\b\nADD https://x.org/a C:/b", []],
    ["WORKDIR D:\\app", ["D:\\app is not on the drive C:"]],
    ["COPY a \\\\host\\b", ["\\\\host\\b is on another machine: only paths on C: are taken"]],
    ["COPY c: /b", ["c: names a drive and no path: write c:\\folder"]],
  ])("in a stage for Windows: %j", (text, messages) => {
    const of = (from: string) => faultsOf(`# escape=\`\n${from}\n${text}`);
    expect(of("FROM --platform=windows/amd64 a")).toEqual(messages);
    expect(of("FROM a")).toEqual([]);
  });

  it("names a RUN whose bytes are no UTF-8", () => {
    const text = "FROM a\nLABEL a=\uFFFD\nRUN echo \uFFFD\n";
    expect(parseDockerfile(text, { broken: true }).error).toEqual({
      line: 3,
      message: "RUN holds bytes that are no UTF-8: save the file as UTF-8",
    });
    expect(parseDockerfile(text).error).toBe(undefined);
  });

  it("takes a mount's source from the field that has a value", () => {
    const { stages } = parseDockerfile("FROM a\nRUN --mount=target=/m,from=b,from x\nFROM c\n");
    expect(stages[0]?.images.map(({ reference }) => reference)).toEqual(["a", "b"]);
  });

  it("reads a here-document behind a modifier that BuildKit does not know", () => {
    const { stages } = parseDockerfile(`FROM a\nCOPY 3<<'EOF' \${A:*/}\nFROM b\nEOF\nFROM c\n`);
    expect(stages.map(({ endLine }) => endLine)).toEqual([4, 5]);
  });

  it("hands on the fault of a later stage that is needed without being named", () => {
    const text =
      "FROM a\nRUN --mount=target=/m x\nFROM b AS scratch\nRUN --mount=target=/m,from=late x\nFROM c AS late\n";
    const { stages: found } = parseDockerfile(text);
    expect(found.map((stage) => stage.fault?.line ?? null)).toEqual([2, 4, null]);
  });

  it.each([
    ["# check=skip=all\n", undefined],
    ["# check=skip=A,B;error=true\n", undefined],
    ["# check=nope\n", "the check directive takes skip=, experimental= and error=, not nope"],
    ["#!/bin/sh\n# check=error=x\n", "the check directive's error is true or false, not x"],
  ])("judges what the check directive holds: %j", (directive, message) => {
    expect(parseDockerfile(`${directive}FROM a\n`).error?.message).toBe(message);
  });
});
