import { type ChildProcessByStdio, spawn } from "node:child_process";
import type { Readable } from "node:stream";

/** Time between the polite and the final signal. */
const GRACE_MS = 4000;

export interface ChildOptions {
  readonly cwd?: string;
  readonly env: Readonly<Record<string, string>>;
  /** Ends the process: SIGTERM, then SIGKILL. */
  readonly signal?: AbortSignal;
}

export interface Child {
  readonly stdout: Readable;
  readonly stderr: Readable;
  /** Exit code; null where a signal ended it. Rejects where the program could not be started. */
  readonly exit: Promise<number | null>;
}

/** Starts a program whose output streams. It gets a process group of its own, so that all of it can be ended. */
export function startChild(command: string, args: readonly string[], options: ChildOptions): Child {
  const child: ChildProcessByStdio<null, Readable, Readable> = spawn(command, args, {
    stdio: ["ignore", "pipe", "pipe"],
    env: options.env,
    detached: true,
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
  });
  const send = (signal: NodeJS.Signals): void => {
    if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
    try {
      process.kill(-child.pid, signal);
    } catch {
      // It ended in between.
    }
  };
  let timer: NodeJS.Timeout | undefined;
  const end = (): void => {
    send("SIGTERM");
    timer = setTimeout(() => send("SIGKILL"), GRACE_MS);
  };
  if (options.signal?.aborted) end();
  options.signal?.addEventListener("abort", end, { once: true });
  const exit = new Promise<number | null>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve(code));
  }).finally(() => {
    clearTimeout(timer);
    options.signal?.removeEventListener("abort", end);
  });
  return { stdout: child.stdout, stderr: child.stderr, exit };
}
