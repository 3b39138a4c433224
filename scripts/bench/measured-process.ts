import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { performance } from "node:perf_hooks";
import { Readable } from "node:stream";
import { StagecheckError } from "../../src/errors.ts";
import { lastLines } from "../engine/command.ts";
import type { Sample } from "./model.ts";

export interface MeasuredOptions {
  readonly env: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
  /** Exit statuses that are in order; default 0. */
  readonly statuses?: readonly number[];
  /** What the command reads from its standard input; default nothing. */
  readonly input?: Iterable<Buffer>;
}

/** How often the high-water mark is read; it only rises, so what is lost is the last moment's rise. */
const POLL_MS = 10;

/** https://man7.org/linux/man-pages/man5/proc_pid_status.5.html */
function highWaterMark(pid: number): number {
  try {
    const [, kib] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
    return Number(kib ?? 0) * 1024;
  } catch {
    return 0;
  }
}

/** Runs a command, its output thrown away, and measures its time and memory; its children's are not counted. */
export function measureProcess(
  command: string,
  args: readonly string[],
  { env, signal, statuses = [0], input = [] }: MeasuredOptions,
): Promise<Sample> {
  return new Promise((resolve, reject) => {
    const begun = performance.now();
    const child = spawn(command, args, { env, stdio: ["pipe", "ignore", "pipe"] });
    // A command that has ended early says why by itself.
    Readable.from(input)
      .pipe(child.stdin)
      .on("error", () => {});
    let [peakBytes, said] = [0, ""];
    const poll = setInterval(() => {
      if (child.pid !== undefined) peakBytes = Math.max(peakBytes, highWaterMark(child.pid));
    }, POLL_MS);
    const end = (): void => {
      child.kill("SIGTERM");
    };
    if (signal.aborted) end();
    signal.addEventListener("abort", end);
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      said = (said + text).slice(-4096);
    });
    child.on("error", (error) => {
      clearInterval(poll);
      reject(error);
    });
    child.on("close", (status) => {
      const seconds = (performance.now() - begun) / 1000;
      clearInterval(poll);
      signal.removeEventListener("abort", end);
      if (signal.aborted) reject(signal.reason);
      else if (status !== null && statuses.includes(status)) resolve({ seconds, peakBytes });
      else reject(new StagecheckError(`${command} ended with status ${status}: ${lastLines(said)}`));
    });
  });
}

/** The same for commands one after the other: their times together, the largest one's memory. */
export async function measureInTurn(
  commands: readonly (readonly [string, ...string[]])[],
  options: MeasuredOptions,
): Promise<Sample> {
  let [seconds, peakBytes] = [0, 0];
  for (const [command, ...args] of commands) {
    const sample = await measureProcess(command, args, options);
    seconds += sample.seconds;
    peakBytes = Math.max(peakBytes, sample.peakBytes ?? 0);
  }
  return { seconds, peakBytes };
}
