import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { describeFault } from "../../src/build/fault.ts";
import { readProgress } from "../../src/build/progress.ts";
import { parseDockerfile } from "../../src/dockerfile/parse.ts";
import { testRepository } from "../git/repository.ts";
import { checkReport } from "./cli.ts";
import { anyEngine, engines } from "./engines.ts";

// Of builds at once that share steps BuildKit tells some things in one of them alone: where it failed, what was cached.

const folder = mkdtempSync(join(tmpdir(), "stagecheck-shared-steps-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Steps that fail, each in a file of its own that begins with `FROM debian:bookworm-slim AS build`. */
const failing: Readonly<Record<string, string>> = {
  "a plain command": "RUN exit 3",
  "a lower-case keyword, indented": "  run   exit   3",
  "several lines, with comments and blank ones between": "RUN true && \\\n  # why\n  true && \\\n\n\texit 3",
  "variables, expanded": `ARG A="a b"\nENV B=b C=$A\nRUN echo \${A} $B "\${C:-none}" \${D:-\${B}} && exit 3`,
  "what looks like a variable and is none": "RUN echo '$HOME' \\$HOME $(echo x) $? && exit 3",
  escapes: 'RUN printf \'a\\n\\tb\' \\\\ a\\ b "\\"c" && exit 3',
  "an escape character of its own": "RUN echo a `\n  b && exit 3",
  "the exec form": 'RUN ["sh", "-c", "exit  3"]',
  flags: "RUN --mount=type=tmpfs,target=/t --network=none exit 3",
  "a here-document": "RUN <<EOF\necho one\nexit 3\nEOF",
  "a here-document for a command": "ARG WITH=cat\nRUN <<EOF $WITH && exit 3\nx\nEOF",
  "brackets and slashes": "RUN echo [other 1/2] RUN exit 3 && exit 3",
  "the same step before, which does not fail": "RUN test ! -e /f\nRUN touch /f\nRUN test ! -e /f",
  "metadata between steps": "WORKDIR /app\nLABEL a=b\nEXPOSE 80\nUSER 0\nRUN true\nENV A=b\nRUN exit 3",
  "the same command in another stage":
    "RUN true\nFROM debian:bookworm-slim AS other\nWORKDIR /x\nRUN true\nRUN exit 3",
  "a stage without a name": "RUN true\nFROM debian:bookworm-slim\nRUN exit 3",
  "a stage for another stage": "RUN exit 3\nFROM debian:bookworm-slim\nCOPY --from=build /f /f",
  "a stage FROM another stage": "RUN exit 3\nFROM build\nRUN true",
  "a stage from nothing": "FROM scratch\nCOPY --from=build /none /f",
  "a platform of its own": "FROM --platform=linux/amd64 debian:bookworm-slim AS on\nRUN exit 3",
  "a file that is not there": "WORKDIR /x\nCOPY none \\\n  there",
  "a file that another stage has not":
    "FROM debian:bookworm-slim AS last\nCOPY --chown=0:0 --from=build /none /f",
  "a folder that is a file": "RUN touch /x\nWORKDIR /x/y",
};

const dockerfileOf = (name: string): string => {
  const directive = name.includes("escape character") ? "# escape=`\n" : "";
  return `${directive}FROM debian:bookworm-slim AS build\n${failing[name]}\n`;
};

describe("a step's line is found by its name where BuildKit does not tell it", () => {
  const { env } = anyEngine();
  it.each(Object.keys(failing))("%s", async (name) => {
    const file = join(folder, `${name.replaceAll(/\W/g, "-")}.Dockerfile`);
    const text = dockerfileOf(name);
    writeFileSync(file, text);
    const args = ["buildx", "build", "--progress", "rawjson", "--output", "type=cacheonly", "--file", file];
    const child = spawn("docker", [...args, folder], { env, stdio: ["ignore", "ignore", "pipe"] });
    const log = await readProgress(child.stderr, () => undefined);
    const parsed = parseDockerfile(text);
    const target = parsed.stages.length - 1;
    const told = describeFault(log, parsed, target);
    expect(told.line).toBeGreaterThan(1);
    const unmarked = log.closing.filter((line) => !line.includes(">>>"));
    expect(unmarked.length).toBeLessThan(log.closing.length);
    expect(describeFault({ ...log, closing: unmarked }, parsed, target)).toEqual(told);
  });
});

describe.each(engines)("$store store: stages that share steps", ({ env }) => {
  const repository = testRepository();
  afterAll(() => repository.remove());
  /** Three stages on one; no run before has its steps in the cache. */
  const commit = (steps: string): void => {
    const stages = ["one", "two", "three"].map((name) => `FROM build AS ${name}\nRUN echo ${name}`);
    const first = `FROM debian:bookworm-slim AS build\nENV SEEN=${Date.now()}`;
    repository.commit({ Dockerfile: `${first}\n${steps}\n${stages.join("\n")}\n` });
  };
  const buildsOf = async () => {
    const { report } = await checkReport(repository.root, { env });
    return report.dockerfiles.flatMap(({ stages }) => stages.map(({ build }) => build));
  };

  it("all tell the line of the one that fails", async () => {
    commit("RUN sleep 1 \\\n  && exit 3");
    expect((await buildsOf()).map(({ error }) => [error?.line, error?.message])).toEqual(
      Array.from({ length: 4 }, () => [3, "the command ended with exit code 3"]),
    );
  });

  it("count all of them as cached the second time", async () => {
    commit("RUN sleep 1\nWORKDIR /a\nRUN touch b");
    await buildsOf();
    expect((await buildsOf()).map(({ steps, cachedSteps }) => [steps, cachedSteps])).toEqual([
      [3, 3],
      [4, 4],
      [4, 4],
      [4, 4],
    ]);
  });
});
