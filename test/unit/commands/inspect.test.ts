import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { failureLines } from "../../../src/commands/failure.ts";
import { inspectCommand } from "../../../src/commands/inspect.ts";
import { readArguments } from "../../../src/settings/from-arguments.ts";
import {
  dockerArchive,
  type ImageSpec,
  type IndexSpec,
  layer,
  manifestDigest,
  ociArchive,
  ociLayoutFolder,
} from "../../image-builder/index.ts";
import { chunked, temporaryFolder } from "../image/read.ts";

const image = (bytes: number, more: Partial<ImageSpec> = {}): ImageSpec => ({
  layers: [layer([{ path: "a", content: "x".repeat(bytes) }], "gzip")],
  ...more,
});

const several: IndexSpec = {
  names: ["docker.io/library/app:1"],
  images: [image(1, { platform: "linux/arm64" }), image(2), image(3, { platform: "linux/arm/v7" })],
  attestations: true,
};

/** What `stagecheck inspect` prints of an archive on standard input, or the message that it fails with. */
async function inspect(
  input: Buffer,
  args: readonly string[],
  terminal: { readonly columns?: number; readonly env?: Record<string, string> } = {},
): Promise<string> {
  const { columns, env = {} } = terminal;
  let printed = "";
  const stdout = {
    write: (text: string) => {
      printed += text;
    },
    ...(columns === undefined ? {} : { isTTY: true, columns }),
  };
  try {
    const invocation = readArguments(["inspect", ...args], "/", env);
    if (invocation.command !== "inspect") throw new Error("another command");
    const signal = new AbortController().signal;
    await inspectCommand(invocation, {
      env,
      cwd: "/",
      signal,
      stdin: chunked(input),
      stdout,
      stderr: stdout,
    });
    return printed;
  } catch (error) {
    return failureLines(error, false).join("\n");
  }
}

async function json<Value>(input: Buffer, ...args: readonly string[]): Promise<Value> {
  return JSON.parse(await inspect(input, [...args, "--format", "json"])) as Value;
}

interface Printed {
  readonly reference: string;
  readonly platform: string;
  readonly size: number;
  readonly otherPlatforms?: readonly string[];
}

describe("platforms", () => {
  const archive = ociArchive([several]);

  test("one that is named; the others are told", async () => {
    const printed = await json<Printed>(archive, "-", "--platform", "linux/arm/v7");
    expect([printed.platform, printed.size, printed.otherPlatforms]).toEqual([
      "linux/arm/v7",
      3,
      ["linux/arm64", "linux/amd64"],
    ]);
    expect(await inspect(archive, ["-", "--platform", "linux/arm64"])).toContain(
      "linux/arm64; also there for linux/amd64, linux/arm/v7 (--platform)",
    );
  });

  test("an image for one platform alone tells no others", async () => {
    const printed = await json<Printed>(ociArchive([image(5, { names: ["b:1"] })]), "-");
    expect([printed.size, printed.otherPlatforms]).toEqual([5, undefined]);
  });

  test("each", async () => {
    const printed = await json<{ schema: string; inspections: readonly Printed[] }>(
      archive,
      "-",
      "--platform",
      "all",
    );
    expect(printed.schema).toBe("stagecheck/inspections@1");
    expect(printed.inspections.map(({ platform, size }) => [platform, size])).toEqual([
      ["linux/arm64", 1],
      ["linux/amd64", 2],
      ["linux/arm/v7", 3],
    ]);
    const text = await inspect(archive, ["-", "--platform", "all"]);
    expect(text.match(/^ {2}platform .*$/gm)).toEqual([
      "  platform   linux/arm64",
      "  platform   linux/amd64",
      "  platform   linux/arm/v7",
    ]);
  });

  test("one that is not there", async () => {
    expect(await inspect(archive, ["-", "--platform", "linux/s390x"])).toBe(
      "`docker.io/library/app:1` is not there for linux/s390x. It is there for linux/arm64, linux/amd64, linux/arm/v7.",
    );
  });
});

describe("an archive of several images", () => {
  const a = image(10, { names: ["a:1"] });
  const b = image(20, { names: ["b:1"] });
  const unnamed = image(30);
  const archive = ociArchive([a, b, unnamed]);

  test("none is guessed", async () => {
    expect(await inspect(archive, ["-"])).toBe(
      `standard input holds 3 images. Choose one with --image: \`a:1\`, \`b:1\`, \`${manifestDigest(unnamed)}\`.`,
    );
  });

  test("by name, by digest, by the beginning of a digest", async () => {
    const digest = manifestDigest(unnamed);
    const sizes = await Promise.all(
      ["b:1", "docker.io/library/a:1", digest, digest.slice(7, 19)].map(
        async (name) => (await json<Printed>(archive, "-", "--image", name)).size,
      ),
    );
    expect(sizes).toEqual([20, 10, 30, 30]);
  });

  test("a name that is not there: what is there", async () => {
    expect(await inspect(archive, ["-", "--image", "c:1"])).toBe(
      `standard input holds no image \`c:1\`. It holds \`a:1\`, \`b:1\`, \`${manifestDigest(unnamed)}\`.`,
    );
  });

  test("of a layout folder too", async () => {
    const folder = temporaryFolder();
    ociLayoutFolder(folder, [a, b]);
    expect((await json<Printed>(Buffer.alloc(0), folder, "--image", "b:1")).size).toBe(20);
    expect(await inspect(Buffer.alloc(0), [folder, "--image", "c:1"])).toBe(
      `${folder} holds no image \`c:1\`. It holds \`a:1\`, \`b:1\`.`,
    );
  });

  test("one against the other", async () => {
    const file = join(temporaryFolder(), "both.tar");
    writeFileSync(file, archive);
    const args = [file, "--image", "b:1", "--against", file, "--against-image", "a:1"];
    const printed = await json<{ comparison: { against: Printed; delta: { size: number } } }>(
      Buffer.alloc(0),
      ...args,
    );
    expect([printed.comparison.against.reference, printed.comparison.delta.size]).toEqual(["a:1", 10]);
    expect((await inspect(Buffer.alloc(0), args)).split("\n").slice(0, 2)).toEqual([
      "b:1 against a:1",
      "  size       20 B, +10 B (+100 %)",
    ]);
  });
});

describe("a terminal", () => {
  const archive = dockerArchive([image(3000, { names: ["app:1"] })]);

  test("gets bars and colours; colours not with NO_COLOR", async () => {
    const colored = await inspect(archive, ["-"], { columns: 80 });
    expect(colored).toContain("\u001b[1mapp:1");
    const plain = await inspect(archive, ["-"], { columns: 80, env: { NO_COLOR: "1" } });
    expect(plain).toContain("  1  3 kB  ██████████");
    expect(plain).not.toContain("\u001b");
  });

  test("anything else gets neither", async () => {
    expect(await inspect(archive, ["-"])).not.toMatch(/\u001b|█/);
  });
});
