import { describe, expect, test } from "vitest";
import { detectors } from "../../../src/detectors/catalogue.ts";
import { buildFilesystem } from "../../../src/image/filesystem.ts";
import { findFindings } from "../../../src/inspect/findings.ts";
import { readPackages } from "../../../src/packages/packages.ts";
import { type ImageLiteral, type LayerLiteral, makeImage } from "../detectors/literal-image.ts";

const clean: LayerLiteral = { instruction: "1 FROM debian:bookworm-slim", files: { "etc/hostname": 10 } };
const gcc = { "opt/gcc/bin/gcc": { elf: 2000 } };
const uv = { "usr/local/bin/uv": { elf: 2000 } };
const deno = { "usr/local/bin/deno": { elf: 2000 } };

/** Severity and origin of what is found; «residual» where its bytes alone are left. */
function found(layers: readonly LayerLiteral[], config: ImageLiteral["config"] = {}): string[] {
  const { image, attribution, context } = makeImage({ why: "", layers, config });
  const filesystem = buildFilesystem(image);
  const findings = findFindings(image, filesystem, readPackages(image, filesystem), attribution, context);
  return findings.map(({ detector, severity, origin, line, residual }) =>
    [detector, severity, origin, line, ...(residual ? ["residual"] : [])].join(" "),
  );
}

describe("how severe", () => {
  const own = (files: LayerLiteral["files"]): LayerLiteral[] => [
    clean,
    { instruction: "2 RUN install", files: files ?? {} },
  ];
  const based = (files: LayerLiteral["files"]): LayerLiteral[] => [
    { instruction: "1 FROM tools", files: files ?? {} },
    { instruction: "2 COPY app app", files: { "app/app": 10 } },
  ];
  const gone = (layers: readonly LayerLiteral[], path: string): LayerLiteral[] => [
    ...layers,
    { instruction: "3 RUN rm", removed: [path] },
  ];
  const cleanedBase = (files: LayerLiteral["files"], path: string): LayerLiteral[] => [
    { instruction: "1 FROM tools", files: files ?? {} },
    { instruction: "1 FROM tools", removed: [path] },
    { instruction: "2 COPY app app", files: { "app/app": 10 } },
  ];

  test.each<[string, LayerLiteral[], ImageLiteral["config"], string[]]>([
    ["an error of its own", own(gcc), {}, ["c-toolchain error run 2"]],
    ["a warning of its own", own(uv), {}, ["python-build-tools warning run 2"]],
    ["an info of its own", own(deno), {}, ["runtime-sdks info run 2"]],
    ["a compiler in the base: the base is the finding", based(gcc), {}, ["c-toolchain error base 1"]],
    ["other things in the base: one level less", based(uv), {}, ["python-build-tools info base 1"]],
    ["nothing is below info", based(deno), {}, ["runtime-sdks info base 1"]],
    ["started by the image", own(gcc), { cmd: ["/opt/gcc/bin/gcc", "x.c"] }, ["c-toolchain info run 2"]],
    ["started by its name", own(uv), { entrypoint: ["uv", "run"] }, ["python-build-tools info run 2"]],
    ["started, from the base", based(gcc), { cmd: ["/opt/gcc/bin/gcc"] }, ["c-toolchain info base 1"]],
    ["deleted later", gone(own(gcc), "opt/gcc"), {}, ["c-toolchain warning run 2 residual"]],
    [
      "a warning that is deleted later",
      gone(own(uv), "usr/local/bin/uv"),
      {},
      ["python-build-tools info run 2 residual"],
    ],
    [
      "the base's, deleted later: still the base's",
      gone(based(gcc), "opt/gcc"),
      {},
      ["c-toolchain warning base 1 residual"],
    ],
    ["deleted by the base itself", cleanedBase(gcc, "opt/gcc"), {}, ["c-toolchain info base 1 residual"]],
    [
      "named by the environment alone",
      [clean],
      { env: ["GOLANG_VERSION=1.24.0", "JAVA_VERSION=21", "RUST_VERSION=1.80.0", "PHPIZE_DEPS=gcc make"] },
      [],
    ],
    [
      "what PHP's images keep for phpize",
      based({ "usr/local/bin/x": 1, "opt/gcc/bin/gcc": { elf: 2000 } }),
      { env: ["PHPIZE_DEPS=gcc make", "PHP_VERSION=8.3.1"] },
      ["c-toolchain error base 1"],
    ],
  ])("%s", (_, layers, config, expected) => {
    expect(found(layers, config)).toEqual(expected);
  });
});

test("what of the base image is an error of its own are compilers, SDKs and build systems", () => {
  const severities = detectors.flatMap(({ id, severity, inherited, ownOnly }) =>
    inherited === undefined || ownOnly ? [] : [`${id} ${severity} ${inherited}`],
  );
  expect(severities).toEqual([
    "c-toolchain error error",
    "go-toolchain error error",
    "rust-toolchain error error",
    "haskell-toolchain error error",
    "swift-toolchain error error",
    "zig-toolchain error error",
    "dotnet-sdk error error",
    "jdk warning warning",
    "jvm-builders error error",
    "elixir-build-tools warning warning",
  ]);
});
