#!/usr/bin/env node
import { existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import { parseArgs } from "node:util";
import { type Engine, engineEnvironment, findRunningEngine, startEngine, startOldEngine } from "./engine.ts";
import { EngineError } from "./errors.ts";
import { acquireLock } from "./lock.ts";
import { type EnginePaths, enginePaths } from "./paths.ts";
import { type EngineKind, engineKinds } from "./recipe.ts";
import { connectSupervisor } from "./supervision.ts";

const usage = `A Docker engine for a machine that has none (Debian, root).

engine up     [--store classic|containerd] [--json]  start it, and leave it running
engine down   [--store …] [--force]                  let it end: all of ours; --force also while others use it
engine status                                        what runs, ours or not
engine env    [--store …]                            lines for eval: export DOCKER_HOST=…
engine reset  [--store …] [--force]                  end it and delete its images and build cache;
                                                     without --store the root file systems too

The default store is containerd.`;

const say = (line: string) => console.error(`engine: ${line}`);

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      store: { type: "string" },
      json: { type: "boolean" },
      force: { type: "boolean" },
      help: { type: "boolean", short: "h" },
    },
  });
  const kind = engineKinds.find((name) => name === values.store);
  if (values.store !== undefined && !kind) throw new EngineError(`There is no store «${values.store}».`);
  const kinds = kind ? [kind] : engineKinds;
  const command = values.help ? "help" : positionals.length === 1 ? positionals[0] : undefined;
  if (command === "up") return up(kind ?? "containerd", values.json === true);
  if (command === "down") return down(kinds, values.force === true);
  if (command === "status") return status();
  if (command === "env") return env(kind ?? "containerd");
  if (command === "reset") return reset(kinds, values.force === true);
  (command === "help" ? console.log : console.error)(usage);
  return command === "help" ? 0 : 2;
}

async function up(kind: EngineKind, json: boolean): Promise<number> {
  const engine = await (kind === "old" ? startOldEngine({ say }) : startEngine({ store: kind, say }));
  const supervision = await connectSupervisor(enginePaths(kind));
  await supervision?.ask("pin");
  supervision?.close();
  await engine.stop();
  const { store, version } = engine;
  if (json) console.log(JSON.stringify({ store, version, env: engine.env }));
  else
    console.log(
      `Docker ${version}, ${store} store, runs until «engine down». Use it:\n${exportLines(engine.env)}`,
    );
  return 0;
}

async function down(kinds: readonly EngineKind[], force: boolean): Promise<number> {
  for (const kind of kinds) {
    const supervision = await connectSupervisor(enginePaths(kind));
    const answer = await supervision?.askAndWait(force ? "stop" : "unpin");
    if (!answer) continue;
    say(
      answer.stopping
        ? `${kind}: ended`
        : `${kind}: ends when the ${answer.holders} that use it have finished`,
    );
  }
  return 0;
}

async function status(): Promise<number> {
  for (const kind of engineKinds) {
    const supervision = await connectSupervisor(enginePaths(kind));
    const answer = await supervision?.ask("state");
    supervision?.close();
    if (!answer) continue;
    const { info, pid, holders, pinned } = answer;
    const version = info ? `Docker ${info.version}` : "starting";
    console.log(`${kind}: ${version}, process ${pid}, used by ${holders}${pinned ? ", stays up" : ""}`);
  }
  const running = await findRunningEngine();
  const where = running && describeEndpoint(running);
  console.log(
    where
      ? `docker reaches: Docker ${running.version}, ${running.store} store, ${where}`
      : "docker reaches: none",
  );
  return 0;
}

async function env(kind: EngineKind): Promise<number> {
  const paths = enginePaths(kind);
  const supervision = await connectSupervisor(paths);
  if (!supervision)
    throw new EngineError(`The ${kind} engine is not up: start it with «engine up --store ${kind}».`);
  supervision.close();
  console.log(exportLines(engineEnvironment(paths)));
  return 0;
}

async function reset(kinds: readonly EngineKind[], force: boolean): Promise<number> {
  for (const kind of kinds) {
    const paths = enginePaths(kind);
    const supervision = await connectSupervisor(paths);
    const holders = (await supervision?.ask("state"))?.holders ?? 0;
    if (holders > 0 && !force)
      throw new EngineError(`The ${kind} engine is used by ${holders}: nothing deleted.`);
    await supervision?.askAndWait("stop");
  }
  for (const kind of kinds) await removeImages(enginePaths(kind));
  if (kinds !== engineKinds) return 0;
  for (const kind of kinds) await rm(enginePaths(kind).home, { recursive: true, force: true });
  return 0;
}

/** Under the supervisor's lock, so that no engine starts meanwhile. */
async function removeImages(paths: EnginePaths): Promise<void> {
  if (!existsSync(paths.home)) return;
  const release = await acquireLock(paths.supervisorLock);
  await rm(paths.data, { recursive: true, force: true });
  await rm(paths.config, { recursive: true, force: true });
  release();
}

function exportLines(environment: Record<string, string>): string {
  const quote = (value: string) => `'${value.replaceAll("'", "'\\''")}'`;
  return Object.entries(environment)
    .map(([name, value]) => `export ${name}=${quote(value)}`)
    .join("\n");
}

function describeEndpoint({ env }: Engine): string {
  return env.DOCKER_HOST ?? "default socket";
}

main().then(
  (status) => {
    process.exitCode = status;
  },
  (error: Error) => {
    const known = error instanceof EngineError || error.name === "TypeError";
    console.error(known ? `engine: ${error.message}` : error);
    process.exitCode = 2;
  },
);
