import fs, { readFileSync, symlinkSync } from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { CommandContext } from "../../../src/commands/context.ts";
import { stagesCommand } from "../../../src/commands/stages.ts";
import type { StagesListing } from "../../../src/report/model.ts";
import { readArguments } from "../../../src/settings/from-arguments.ts";
import { type TestRepository, testRepository } from "../../git/repository.ts";

let repository: TestRepository;
beforeEach(() => {
  repository = testRepository();
});
afterEach(() => repository.remove());

/** Runs the command in the repository; what it printed, and its exit status. */
async function stages(
  args: readonly string[],
  changed: Partial<CommandContext> = {},
): Promise<{ readonly status: number; readonly printed: string }> {
  let printed = "";
  const invocation = readArguments(["stages", ...args], repository.root, {});
  if (invocation.command !== "stages") throw new Error("not stages");
  const status = await stagesCommand(invocation, {
    env: process.env as Record<string, string>,
    cwd: repository.root,
    signal: new AbortController().signal,
    stdin: (async function* () {})(),
    stdout: {
      write(text) {
        printed += text;
      },
    },
    stderr: { write() {} },
    ...changed,
  });
  return { status, printed };
}

function pathsIn(json: string): readonly string[] {
  return (JSON.parse(json) as StagesListing).dockerfiles.map(({ path }) => path);
}

describe("stages", () => {
  it("writes every format at once, each whole", async () => {
    const services = Array.from(
      { length: 250 },
      (_, index) => `s${String(index).padStart(3, "0")}/Dockerfile`,
    );
    repository.commit(Object.fromEntries(services.map((path) => [path, "FROM alpine\n"])));
    const outputs = ["--output", "json=out/all.json", "--output", "text=out/all.txt"];
    const { status, printed } = await stages(["--format", "markdown", ...outputs]);
    expect(status).toBe(0);
    const read = (name: string): string => readFileSync(join(repository.root, "out", name), "utf8");
    expect(pathsIn(read("all.json"))).toEqual(services);
    expect(read("all.json")).toBe((await stages(["--format", "json"])).printed);
    expect(read("all.txt")).toBe((await stages([])).printed);
    expect(printed.match(/^### /gm)?.length).toBe(services.length);
  });

  it("prints all of a listing in which a file is rejected, and gives 1", async () => {
    repository.commit({
      "a/Dockerfile": "FROM alpine\n",
      "b/Dockerfile": "RUNN x\n",
      "c/Dockerfile": "FROM x\n",
    });
    const { status, printed } = await stages(["--format", "json"]);
    expect([status, pathsIn(printed)]).toEqual([1, ["a/Dockerfile", "b/Dockerfile", "c/Dockerfile"]]);
  });

  it("reads files that are named one by one as their repository builds them", async () => {
    repository.commit({
      "a/Dockerfile": "FROM alpine\nCOPY x y\n",
      "b/Dockerfile": "FROM alpine\n",
      "compose.yaml": "services: { a: { build: { context: ., dockerfile: a/Dockerfile } } }\n",
    });
    const { printed } = await stages(["b/Dockerfile", "a/Dockerfile", "--format", "json"]);
    const { dockerfiles } = JSON.parse(printed) as StagesListing;
    expect(dockerfiles.map(({ path, context }) => ({ path, context }))).toEqual([
      { path: "b/Dockerfile", context: "b" },
      { path: "a/Dockerfile", context: "." },
    ]);
  });

  it("prints nothing where a path cannot be read, whichever it is", async () => {
    repository.commit({ Dockerfile: "FROM alpine\n" });
    let printed = "";
    const stdout = { write: (text: string | Uint8Array) => (printed += text) };
    await expect(stages([".", "nowhere"], { stdout })).rejects.toThrow("There is no such file or folder");
    expect(printed).toBe("");
  });

  it("prints nothing where one of several folders has no Dockerfile", async () => {
    repository.commit({ "a/Dockerfile": "FROM alpine\n", "b/README.md": "" });
    let printed = "";
    const stdout = { write: (text: string | Uint8Array) => (printed += text) };
    await expect(stages(["a", "b"], { stdout })).rejects.toThrow("There is no Dockerfile in");
    expect(printed).toBe("");
  });

  it("goes on where a file is gone by the time that it is read, and says so", async () => {
    repository.commit(
      Object.fromEntries(["a", "b", "c"].map((name) => [`${name}/Dockerfile`, "FROM alpine\n"])),
    );
    const found = vi.spyOn(fs, "accessSync").mockImplementation((path) => {
      if (String(path).endsWith("b/Dockerfile")) fs.rmSync(path);
    });
    syncBuiltinESMExports();
    const { status, printed } = await stages(["--format", "json"]);
    found.mockRestore();
    syncBuiltinESMExports();
    const { dockerfiles } = JSON.parse(printed) as StagesListing;
    expect([status, dockerfiles.map(({ path, error }) => [path, error])]).toEqual([
      1,
      [
        ["a/Dockerfile", undefined],
        ["b/Dockerfile", { line: 1, message: "the file cannot be read (ENOENT)" }],
        ["c/Dockerfile", undefined],
      ],
    ]);
  });

  it("tells what was passed over on the way, though the listing was begun by then", async () => {
    repository.commit({ "a/Dockerfile": "FROM alpine\n", "b/Dockerfile": "FROM alpine\n" });
    symlinkSync("nowhere", join(repository.root, "z.Dockerfile"));
    symlinkSync("b/Dockerfile", join(repository.root, "y.Dockerfile"));
    repository.commit({});
    const { printed } = await stages(["--format", "json"]);
    const { dockerfiles, notices } = JSON.parse(printed) as StagesListing;
    expect(dockerfiles.map(({ path }) => path)).toEqual(["a/Dockerfile", "b/Dockerfile"]);
    expect(notices).toEqual([
      {
        level: "note",
        message: "The same file as b/Dockerfile, so it is checked once",
        file: "y.Dockerfile",
      },
      { level: "warning", message: "A link that leads nowhere, so it is passed over", file: "z.Dockerfile" },
    ]);
  });

  it("ends early when it is stopped", async () => {
    repository.commit({ Dockerfile: "FROM alpine\n" });
    const signal = AbortSignal.abort(new Error("stopped"));
    await expect(stages([], { signal })).rejects.toThrow("stopped");
  });
});
