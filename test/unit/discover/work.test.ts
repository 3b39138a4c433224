import child from "node:child_process";
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { readRepository } from "../../../src/repository.ts";
import { interpretSettings } from "../../../src/settings/interpret.ts";
import { loadSettings } from "../../../src/settings/load.ts";
import { type TestRepository, testRepository } from "../../git/repository.ts";

let repository: TestRepository;
beforeEach(() => {
  repository = testRepository();
});
afterEach(() => {
  repository.remove();
  vi.restoreAllMocks();
  syncBuiltinESMExports();
});

/** A repository of so many services; every second one is built in the root. */
function write(services: number): void {
  const files: Record<string, string> = {
    ".dockerignore": "**/node_modules\n",
    "package.json": "",
    tool: "",
  };
  for (let index = 0; index < services; index++) {
    const sources = index % 2 === 0 ? "COPY package*.json src ./" : "COPY tool go.* ./";
    files[`services/s${index}/Dockerfile`] = `FROM alpine\n${sources}\n`;
    files[`services/s${index}/package.json`] = "";
    files[`services/s${index}/src/main`] = "";
  }
  repository.commit(files);
}

/** How often the disk and git are asked while all Dockerfiles are read. */
async function askedFor(): Promise<Readonly<Record<string, number>>> {
  const calls = {
    git: vi.spyOn(child, "spawn"),
    openSync: vi.spyOn(fs, "openSync"),
    readSync: vi.spyOn(fs, "readSync"),
    readdirSync: vi.spyOn(fs, "readdirSync"),
    accessSync: vi.spyOn(fs, "accessSync"),
    statSync: vi.spyOn(fs, "statSync"),
    lstatSync: vi.spyOn(fs, "lstatSync"),
    realpath: vi.spyOn(fs.realpathSync, "native"),
    open: vi.spyOn(fs.promises, "open"),
    readFile: vi.spyOn(fs.promises, "readFile"),
    stat: vi.spyOn(fs.promises, "stat"),
  };
  syncBuiltinESMExports();
  const { given } = interpretSettings({}, { nameOf: String, cwd: repository.root, env: {} });
  const settings = loadSettings(given, { root: repository.root, detectors: [] });
  for (const call of Object.values(calls)) call.mockClear();
  await readRepository(settings.root, settings, true);
  const counts = Object.entries(calls).map(([name, call]) => [name, call.mock.calls.length]);
  vi.restoreAllMocks();
  syncBuiltinESMExports();
  return Object.fromEntries(counts.filter(([, count]) => count !== 0));
}

test("each Dockerfile is read once, and so is each folder, however many there are", async () => {
  write(20);
  const few = await askedFor();
  write(60);
  const many = await askedFor();
  const more = Object.fromEntries(
    Object.entries(many).map(([name, count]) => [name, count - (few[name] ?? 0)]),
  );
  // Of 40 more services: their Dockerfile and their package.json, their folder, whether the files may be read.
  expect(more).toEqual({
    git: 0,
    openSync: 80,
    readSync: 80,
    readdirSync: 40,
    accessSync: 40,
    statSync: 40,
    realpath: 40,
  });
  // Once for all: git's listing, the ignore file, the root, and the folder of all services.
  expect(few).toEqual({
    git: 1,
    openSync: 42,
    readSync: 42,
    readdirSync: 22,
    accessSync: 20,
    statSync: 21,
    realpath: 21,
  });
});
