import { Readable } from "node:stream";
import { expect, it } from "vitest";
import { describeFault } from "../../../src/build/fault.ts";
import { type BuildProgress, readProgress } from "../../../src/build/progress.ts";
import { parseDockerfile } from "../../../src/dockerfile/parse.ts";

const TIME = "2026-01-01T00:00:00Z";
const vertex = (digest: string, name: string, inputs: readonly string[], more: object = {}) => ({
  digest,
  name,
  inputs,
  started: TIME,
  ...more,
});
const log = (digest: string, text: string) => ({
  vertex: digest,
  data: Buffer.from(text).toString("base64"),
});

async function read(lines: readonly (object | string)[]) {
  const seen: BuildProgress[] = [];
  const text = lines.map((line) => `${typeof line === "string" ? line : JSON.stringify(line)}\n`).join("");
  // In pieces, as a pipe hands them over.
  const pieces = text.match(/[\s\S]{1,97}/g) ?? [];
  const build = await readProgress(Readable.from(pieces.map((piece) => Buffer.from(piece))), (progress) =>
    seen.push(progress),
  );
  return { build, seen };
}

const STEPS = [
  vertex("i", "[internal] load build definition from Dockerfile", [], { completed: TIME }),
  vertex("f", "[build 1/3] FROM docker.io/library/alpine", [], { completed: TIME }),
  vertex("w", "[build 2/3] WORKDIR /src", ["f"], { completed: TIME, cached: true }),
  vertex("r", "[build 3/3] RUN make", ["w"]),
];

it("counts the steps of instructions, and names the one that runs", async () => {
  const { seen } = await read([
    { vertexes: STEPS },
    { vertexes: [vertex("r", "[build 3/3] RUN make", ["w"], { completed: TIME })] },
  ]);
  expect(seen).toEqual([
    { steps: 2, cachedSteps: 1, completedSteps: 1, running: "[build 3/3] RUN make" },
    { steps: 2, cachedSteps: 1, completedSteps: 2, running: null },
  ]);
});

it("does not count a step of another build at the same time", async () => {
  const stranger = vertex("x", "[other 2/9] RUN make", ["f"], { completed: TIME, cached: true });
  const { build } = await read([{ vertexes: [...STEPS, stranger] }]);
  expect(build.progress).toMatchObject({ steps: 2, cachedSteps: 1 });
});

const waiting = (digest: string, name: string, inputs: readonly string[]) => ({ digest, name, inputs });
const shared = (more: object) => vertex("x", "[build 3/3] RUN make", ["y"], { completed: TIME, ...more });

it.each([
  ["was cached there", shared({ cached: true }), 2],
  ["ran there", shared({}), 0],
  ["is of no build", vertex("z", "[internal] load build context", [], { completed: TIME }), 2],
])("steps that never begin, where the one that another build shares %s", async (_, other, untoldSteps) => {
  const { build } = await read([
    { vertexes: [...STEPS.slice(0, 2), waiting("w", "[build 2/3] WORKDIR /src", ["f"])] },
    { vertexes: [waiting("r", "[build 3/3] RUN make", ["w"]), other] },
  ]);
  expect(build).toMatchObject({ progress: { steps: 2, cachedSteps: 0 }, untoldSteps });
});

it("keeps the last lines of the step that failed, not of those that were called off", async () => {
  const called = vertex("c", "[build 2/2] RUN other", ["f"], { error: "context canceled" });
  const { build } = await read([
    { vertexes: [...STEPS, called] },
    {
      logs: [
        log("c", "nothing\n"),
        log("r", "gone\n".repeat(30)),
        log("r", "why: "),
        log("r", "because\r\n"),
      ],
    },
    { vertexes: [vertex("r", "[build 3/3] RUN make", ["w"], { error: "exit code: 2" })] },
    "not json {",
    "{ broken json",
  ]);
  expect(build.failed?.name).toBe("[build 3/3] RUN make");
  expect(build.output).toEqual([...Array.from({ length: 19 }, () => "gone"), "why: because"]);
  expect(build.closing).toEqual(["not json {", "{ broken json"]);
});

it("memory does not grow with what a step prints", async () => {
  const { build } = await read([
    { vertexes: STEPS },
    ...Array.from({ length: 200 }, () => ({ logs: [log("r", "x".repeat(10_000))] })),
    { vertexes: [vertex("r", "[build 3/3] RUN make", ["w"], { error: "exit code: 1" })] },
  ]);
  expect(build.output.join("").length).toBeLessThan(1000);
});

const dockerfile = parseDockerfile(
  "FROM alpine AS build-tools\nWORKDIR /src\nRUN make \\\n  all\nFROM scratch\nCOPY --from=build-tols a b\n",
);

it("tells what to write where the builder is older than a flag", async () => {
  const { build } = await read([
    "   2 | >>> COPY --parents a b",
    "ERROR: failed to build: failed to solve: dockerfile parse error on line 2: unknown flag: parents",
  ]);
  expect(describeFault(build, parseDockerfile("FROM alpine\nCOPY --parents a b\n"), 0)).toEqual({
    line: 2,
    message:
      "dockerfile parse error on line 2: unknown flag: parents (this builder is older than the flag: it needs # syntax=docker/dockerfile:1.20 or newer in the first line)",
    command: "COPY --parents a b",
    log: [],
  });
});

it.each([
  [
    "a command that fails",
    [
      "Dockerfile:3",
      "--------------------",
      "   2 |     WORKDIR /src",
      "   3 | >>> RUN make \\",
      "   4 | >>>   all",
      'ERROR: failed to build: failed to solve: process "/bin/sh -c make   all" did not complete successfully: exit code: 2',
    ],
    { line: 3, message: "the command ended with exit code 2", command: "RUN make \\\n  all", log: [] },
  ],
  [
    "a command that was killed",
    [
      "   4 | >>>   all",
      'ERROR: failed to solve: process "/bin/sh -c make" did not complete successfully: exit code: 137',
    ],
    {
      line: 3,
      message: "the command was killed (exit code 137): out of memory?",
      command: "RUN make \\\n  all",
      log: [],
    },
  ],
  [
    "an error without a line",
    ["ERROR: failed to build: something else"],
    { line: null, message: "something else", command: null, log: [] },
  ],
  [
    "an image that is no image, where BuildKit knows no better",
    [
      "   3 | >>> RUN make",
      "ERROR: failed to solve: build-tols: failed to resolve source metadata for docker.io/library/build-tols:latest: no such host",
    ],
    {
      line: 3,
      message:
        "build-tols: failed to resolve source metadata for docker.io/library/build-tols:latest: no such host (did you mean the stage build-tools?)",
      command: "RUN make \\\n  all",
      log: [],
    },
  ],
  ["nothing at all", [], { line: null, message: "the build failed without a word", command: null, log: [] }],
])("tells %s", async (_, closing, expected) => {
  const { build } = await read(closing);
  expect(describeFault(build, dockerfile, 1)).toEqual(expected);
});
