// The process that owns one engine: started by supervision.ts under a lock, ends when nobody uses the engine.
import { rmSync } from "node:fs";
import { createServer, type Socket } from "node:net";
import { createInterface } from "node:readline";
import { setTimeout as delay } from "node:timers/promises";
import { Daemon, makeFolders, removeLeftovers } from "./daemon.ts";
import type { DaemonInfo } from "./daemon-api.ts";
import { enginePaths } from "./paths.ts";
import type { Answer, Request } from "./protocol.ts";
import { engineKinds } from "./recipe.ts";

const kind = engineKinds.find((name) => name === process.argv[2]);
if (!kind) throw new Error(`usage: supervisor.ts ${engineKinds.join("|")}`);
const paths = enginePaths(kind);

/** How long an engine waits for its first user. */
const firstUserDeadline = 20_000;

const holders = new Set<Socket>();
let pinned = false;
let stopping = false;
let info: DaemonInfo | null = null;
let error: string | null = null;

await removeLeftovers(paths);
await makeFolders(paths);
const server = createServer(serve);
server.listen(paths.control);
const daemon = new Daemon(kind, paths);
const started = daemon.ready().then(
  (ready) => {
    info = ready;
  },
  (reason: Error) => {
    error = reason.message;
  },
);

for (const name of ["SIGTERM", "SIGINT", "SIGHUP"] as const) process.on(name, () => void shutDown());
void daemon.ended.then(() => info && shutDown());
void started.then(async () => {
  if (error === null) return;
  // Long enough for those who asked to hear why.
  await delay(1000);
  await shutDown();
});
setTimeout(shutDownIfUnused, firstUserDeadline).unref();

function serve(socket: Socket): void {
  socket.on("error", () => {});
  socket.on("close", () => {
    if (holders.delete(socket)) shutDownIfUnused();
  });
  createInterface({ input: socket }).on("line", async (line) => {
    const answer = await answerTo(JSON.parse(line), socket);
    socket.write(`${JSON.stringify(answer)}\n`);
    if (!answer.stopping && line.includes(`"release"`)) socket.end();
  });
}

async function answerTo({ ask }: Request, socket: Socket): Promise<Answer> {
  if (ask === "hold") {
    holders.add(socket);
    await started;
  }
  if (ask === "release") holders.delete(socket);
  if (ask === "pin") pinned = true;
  if (ask === "unpin") pinned = false;
  if (ask === "stop") void shutDown();
  if (ask === "release" || ask === "unpin") shutDownIfUnused();
  return { pid: process.pid, info, holders: holders.size, pinned, stopping, error };
}

function shutDownIfUnused(): void {
  if (holders.size === 0 && !pinned) void shutDown();
}

/** Closes the door first, so that who comes now starts another engine and waits for this one's lock. */
async function shutDown(): Promise<void> {
  if (stopping) return;
  stopping = true;
  rmSync(paths.control, { force: true });
  server.close();
  await daemon.stop();
  process.exit(0);
}
