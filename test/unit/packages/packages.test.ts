import { describe, expect, test } from "vitest";
import { buildFilesystem } from "../../../src/image/filesystem.ts";
import { readInstalled } from "../../../src/packages/apk.ts";
import { packageContent } from "../../../src/packages/catalogue.ts";
import { readBlocks } from "../../../src/packages/dpkg.ts";
import type { Package } from "../../../src/packages/model.ts";
import { readPackages } from "../../../src/packages/packages.ts";
import { type LayerLiteral, makeImage } from "../detectors/literal-image.ts";

function packagesOf(...layers: LayerLiteral[]): Package[] {
  const { image } = makeImage({ why: "", layers });
  return [...readPackages(image, buildFilesystem(image)).packages];
}

const make = {
  name: "make",
  version: "4.3-4.1",
  section: "devel",
  files: { "usr/bin/make": 240, "usr/bin/gmake": "-> make" },
};

describe("dpkg", () => {
  test("reads fields with folded lines, in either case, the last block without a blank line", () => {
    expect(readBlocks("Package: a\r\nDescription: one\n two: 2\n .\n\n\nPACKAGE: b\nnonsense\n")).toEqual([
      new Map([
        ["package", "a"],
        ["description", "one\ntwo: 2\n."],
      ]),
      new Map([["package", "b"]]),
    ]);
  });

  test("knows the layer that installed and the one that removed, with files and bytes", () => {
    expect(
      packagesOf(
        { instruction: "1 FROM debian", dpkg: [] },
        { instruction: "2 RUN apt-get install make", dpkg: [make] },
        { instruction: "3 COPY . .", files: { "app/x": 5 } },
        {
          instruction: "4 RUN apt-get remove make",
          dpkg: [{ ...make, status: "deinstall ok config-files" }],
        },
      ),
    ).toEqual([
      {
        manager: "dpkg",
        name: "make",
        version: "4.3-4.1",
        section: "devel",
        provides: ["make"],
        depends: [],
        recommends: [],
        requested: null,
        database: "var/lib/dpkg/status",
        layer: 1,
        removedIn: 3,
        files: ["usr/bin/make", "usr/bin/gmake"],
        bytes: 240,
      },
    ]);
  });

  test("an upgrade is an installation by the layer that made it", () => {
    const found = packagesOf(
      { instruction: "1 FROM debian", dpkg: [make] },
      {
        instruction: "2 RUN apt-get upgrade",
        dpkg: [{ ...make, version: "4.4-1", files: { "usr/bin/make": 250 } }],
      },
    );
    expect(
      found.map(({ version, layer, removedIn, bytes }) => ({ version, layer, removedIn, bytes })),
    ).toEqual([
      { version: "4.3-4.1", layer: 0, removedIn: 1, bytes: 240 },
      { version: "4.4-1", layer: 1, removedIn: null, bytes: 250 },
    ]);
  });

  test("files listed below /bin are found in /usr/bin where /bin is a link", () => {
    const [found] = packagesOf({
      instruction: "1 FROM debian",
      files: {
        bin: "-> usr/bin",
        "usr/bin/sed": 122,
        "var/lib/dpkg/status": ["Package: sed", "Version: 4.9-1"],
        "var/lib/dpkg/info/sed.list": ["/.", "/bin", "/bin/sed", "/usr/share/doc/gone"],
      },
    });
    expect(found).toEqual({
      manager: "dpkg",
      name: "sed",
      version: "4.9-1",
      section: "",
      provides: ["sed"],
      depends: [],
      recommends: [],
      requested: null,
      database: "var/lib/dpkg/status",
      layer: 0,
      removedIn: null,
      files: ["usr/bin/sed"],
      bytes: 122,
    });
  });

  test("distroless keeps one file for each package, with its sums beside it", () => {
    const status = (name: string) => [`Package: ${name}`, "Version: 1", "Section: libs"];
    const found = packagesOf(
      {
        instruction: "1 FROM distroless",
        files: {
          "etc/os-release": 20,
          "var/lib/dpkg/status.d/base": status("base-files"),
          "var/lib/dpkg/status.d/base.md5sums": ["d41d8cd98f00b204e9800998ecf8427e  etc/os-release"],
          "var/lib/dpkg/status.d/tzdata": status("tzdata"),
        },
      },
      { instruction: "2 RUN x", removed: ["var/lib/dpkg/status.d/tzdata"] },
    );
    expect(found).toEqual([
      {
        manager: "dpkg",
        name: "base-files",
        version: "1",
        section: "libs",
        provides: ["base-files"],
        depends: [],
        recommends: [],
        requested: null,
        database: "var/lib/dpkg/status.d/base",
        layer: 0,
        removedIn: null,
        files: ["etc/os-release"],
        bytes: 20,
      },
      {
        manager: "dpkg",
        name: "tzdata",
        version: "1",
        section: "libs",
        provides: ["tzdata"],
        depends: [],
        recommends: [],
        requested: null,
        database: "var/lib/dpkg/status.d/tzdata",
        layer: 0,
        removedIn: 1,
        files: [],
        bytes: 0,
      },
    ]);
  });

  test("apt tells what came along, and can be told later that it was asked for", () => {
    const states = (...automatic: string[]) =>
      automatic.flatMap((name) => [`Package: ${name}`, "Architecture: amd64", "Auto-Installed: 1", ""]);
    const installed = ["make", "libc6-dev", "ca-certificates"].map((name) => ({ name, version: "1" }));
    const first = {
      instruction: "1 RUN apt-get install make",
      dpkg: installed,
      files: { "var/lib/apt/extended_states": states("libc6-dev", "ca-certificates") },
    };
    const requested = (...layers: LayerLiteral[]) =>
      packagesOf(...layers).map((item) => [item.name, item.requested]);
    expect(requested(first)).toEqual([
      ["make", true],
      ["libc6-dev", false],
      ["ca-certificates", false],
    ]);
    expect(
      requested(first, {
        instruction: "2 RUN apt-mark manual libc6-dev",
        files: { "var/lib/apt/extended_states": states("ca-certificates") },
      }),
    ).toEqual([
      ["make", true],
      ["libc6-dev", true],
      ["ca-certificates", false],
    ]);
  });

  test("tells what a package needs and what it provides, alternatives and all", () => {
    const [found] = packagesOf({
      instruction: "1 FROM debian",
      files: {
        "var/lib/dpkg/status": [
          "Package: gcc",
          "Version: 4:12.2.0-3",
          "Provides: c-compiler, gcc-x86-64-linux-gnu (= 4:12.2.0-3)",
          "Pre-Depends: dpkg (>= 1.19)",
          "Depends: cpp (= 4:12.2.0-3), gcc-12 (>= 12.2.0-1~) | gcc-13:any,",
          " libc6",
          "Recommends: libc6-dev | libc-dev",
          "Suggests: gcc-multilib",
        ],
      },
    });
    expect(found?.provides).toEqual(["gcc", "c-compiler", "gcc-x86-64-linux-gnu"]);
    expect(found?.depends).toEqual(["dpkg", "cpp", "gcc-12", "gcc-13", "libc6"]);
    expect(found?.recommends).toEqual(["libc6-dev", "libc-dev"]);
  });

  test("a database that a later layer deletes uninstalls nothing", () => {
    const found = packagesOf(
      { instruction: "1 FROM debian", dpkg: [make] },
      { instruction: "2 RUN rm -rf /var/lib/dpkg", removed: ["var/lib/dpkg"] },
    );
    expect(found.map(({ name, removedIn, files }) => ({ name, removedIn, files }))).toEqual([
      { name: "make", removedIn: null, files: ["usr/bin/make", "usr/bin/gmake"] },
    ]);
  });
});

describe("apk", () => {
  test("reads blocks, the last one without a blank line, and files in the root", () => {
    const records = readInstalled(
      "P:musl\nV:1.2.4-r2\np:so:libc.musl-x86_64.so.1=1 cmd:ldd=1.2.4-r2\nF:lib\nR:ld.so\na:0:0:755\nR:libc.so\n\nP:x\nV:1\nD:musl>=1.2 so:libz.so.1 !y\nF:\nR:top",
    );
    expect(records.map(({ files, ...record }) => ({ ...record, files: files() }))).toEqual([
      {
        name: "musl",
        version: "1.2.4-r2",
        provides: ["musl", "so:libc.musl-x86_64.so.1", "cmd:ldd"],
        depends: [],
        files: ["lib/ld.so", "lib/libc.so"],
      },
      { name: "x", version: "1", provides: ["x"], depends: ["musl", "so:libz.so.1"], files: ["top"] },
    ]);
  });

  test("reads either place of the database", () => {
    const database = ["P:make", "V:4.4-r1", "F:usr/bin", "R:make"];
    const found = (path: string) =>
      packagesOf({ instruction: "1 FROM alpine", files: { "usr/bin/make": 200, [path]: database } });
    const expected = (path: string) => [
      {
        manager: "apk",
        name: "make",
        version: "4.4-r1",
        section: "",
        provides: ["make"],
        depends: [],
        recommends: [],
        requested: null,
        database: path,
        layer: 0,
        removedIn: null,
        files: ["usr/bin/make"],
        bytes: 200,
      },
    ];
    for (const path of ["lib/apk/db/installed", "usr/lib/apk/db/installed"]) {
      expect(found(path)).toEqual(expected(path));
    }
  });

  test("what the world does not name came along", () => {
    const found = packagesOf(
      {
        instruction: "1 FROM alpine",
        files: {
          "etc/apk/world": ["musl", "pkgconfig>0.29 curl@edge !dash", "left~1.2"],
          "lib/apk/db/installed": ["musl", "pkgconf", "curl", "dash", "left", "libcurl"].flatMap((name) => [
            `P:${name}`,
            "V:1-r0",
            ...(name === "pkgconf" ? ["p:pkgconfig=1 cmd:pkgconf=1-r0"] : []),
            "",
          ]),
        },
      },
      { instruction: "2 RUN apk add libcurl", files: { "etc/apk/world": ["libcurl"] } },
    );
    expect(found.filter(({ requested }) => requested).map(({ name }) => name)).toEqual([
      "musl",
      "pkgconf",
      "curl",
      "left",
    ]);
  });
});

test("only databases are kept whole", () => {
  const need = (path: string) => packageContent(path, 10);
  expect([
    need("var/lib/dpkg/status"),
    need("var/lib/dpkg/info/gcc-12.list"),
    need("var/lib/dpkg/status.d/base"),
    need("lib/apk/db/installed"),
    need("var/lib/dpkg/info/gcc-12.postinst"),
    need("app/var/lib/dpkg/status"),
  ]).toEqual(["whole", "whole", "whole", "whole", "none", "none"]);
});
