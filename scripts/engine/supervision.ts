import { spawn } from "node:child_process";
import { closeSync, openSync, readFileSync } from "node:fs";
import { connect, type Socket } from "node:net";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as delay } from "node:timers/promises";
import { lastLines } from "./command.ts";
import { EngineStartError } from "./errors.ts";
import type { EnginePaths } from "./paths.ts";
import type { Answer, Request } from "./protocol.ts";
import type { EngineKind } from "./recipe.ts";

const deadline = 60_000;

/** A connection to the supervisor of a running engine. It does not keep this process alive. */
export class Supervision {
  readonly #socket: Socket;
  readonly #waiting: ((answer: Answer | null) => void)[] = [];
  /** Resolves when the supervisor has closed the connection: the engine has ended, or is held no more. */
  readonly closed: Promise<void>;

  constructor(socket: Socket) {
    this.#socket = socket;
    socket.unref();
    socket.on("error", () => {});
    createInterface({ input: socket }).on("line", (line) => this.#waiting.shift()?.(JSON.parse(line)));
    this.closed = new Promise((resolve) => {
      socket.once("close", () => {
        for (const answer of this.#waiting.splice(0)) answer(null);
        resolve();
      });
    });
  }

  /** Asks, and gives the answer; null if the supervisor has gone. */
  ask(ask: Request["ask"]): Promise<Answer | null> {
    if (this.#socket.destroyed) return Promise.resolve(null);
    this.#socket.ref();
    return new Promise<Answer | null>((resolve) => {
      this.#waiting.push(resolve);
      this.#socket.write(`${JSON.stringify({ ask } satisfies Request)}\n`);
    }).finally(() => this.#socket.unref());
  }

  /** Asks for an end of use or of the engine, and waits until that has come about. */
  async askAndWait(ask: Request["ask"]): Promise<Answer | null> {
    const answer = await this.ask(ask);
    this.#socket.ref();
    if (ask === "release" || answer?.stopping) await this.closed;
    this.close();
    return answer;
  }

  close(): void {
    this.#socket.destroy();
  }
}

/** Connects to the supervisor of an engine; null where there is none. */
export function connectSupervisor(paths: EnginePaths): Promise<Supervision | null> {
  return new Promise((resolve) => {
    const socket = connect(paths.control);
    socket.once("error", () => resolve(null));
    socket.once("connect", () => resolve(new Supervision(socket)));
  });
}

/** Holds the engine of this kind, which several processes may do at once; starts it if it is not there. */
export async function holdEngine(
  kind: EngineKind,
  paths: EnginePaths,
): Promise<{ supervision: Supervision; answer: Answer }> {
  const end = Date.now() + deadline;
  let supervisor: SupervisorStart | null = null;
  while (Date.now() < end) {
    const supervision = await connectSupervisor(paths);
    const answer = await supervision?.ask("hold");
    if (answer?.error) throw new EngineStartError(answer.error);
    if (supervision && answer?.info && !answer.stopping) return { supervision, answer };
    supervision?.close();
    if (supervisor?.failed) throw new EngineStartError(supervisor.failed);
    if (!supervisor || supervisor.ended) supervisor = startSupervisor(kind, paths);
    await delay(50);
  }
  throw new EngineStartError(
    `The Docker engine did not start in ${deadline / 1000} s; ${paths.supervisorLock} is held by another process, or see ${paths.log}.`,
  );
}

/** How a supervisor fares that was started; `failed` says why it ended, if that was not in order. */
type SupervisorStart = { ended: boolean; failed: string | null };

/** What flock ends with where another supervisor has the lock: then there is, or soon will be, one to connect to. */
const lockTaken = 75;

function startSupervisor(kind: EngineKind, paths: EnginePaths): SupervisorStart {
  const state: SupervisorStart = { ended: false, failed: null };
  const log = openSync(paths.supervisorLog, "a");
  const node = [process.execPath, "--no-warnings", join(import.meta.dirname, "supervisor.ts"), kind];
  const lock = ["--nonblock", `--conflict-exit-code=${lockTaken}`, "--no-fork", paths.supervisorLock];
  const child = spawn("flock", [...lock, ...node], {
    cwd: "/",
    detached: true,
    stdio: ["ignore", log, log],
    // What a test runner or a debugger asks of its own node is not for this one.
    env: { ...process.env, NODE_OPTIONS: "" },
  });
  closeSync(log);
  child.unref();
  child.once("error", (error) => {
    Object.assign(state, { ended: true, failed: `The engine's supervisor did not start: ${error.message}` });
  });
  child.once("exit", (status) => {
    state.ended = true;
    if (status === 0 || status === lockTaken) return;
    const end = lastLines(readFileSync(paths.supervisorLog, "utf8"));
    state.failed = `The engine's supervisor ended with status ${status}; the end of ${paths.supervisorLog}:\n${end}`;
  });
  return state;
}
