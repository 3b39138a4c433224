import { spawn } from "node:child_process";
import { join } from "node:path";
import type { Report } from "../../src/report/model.ts";

export const PROJECT = join(import.meta.dirname, "..", "..");
const CLI = join(PROJECT, "dist", "cli.js");

export interface CliResult {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the bundled command as a user does. */
export async function stagecheck(
  args: readonly string[],
  options: {
    readonly env: Readonly<Record<string, string>>;
    readonly cwd?: string;
    readonly input?: Uint8Array;
    /** A signal, sent once when standard error shows a text. */
    readonly interrupt?: { readonly on: RegExp; readonly signal: NodeJS.Signals; readonly sent: () => void };
  },
): Promise<CliResult> {
  const child = spawn(process.execPath, [CLI, ...args], { env: options.env, cwd: options.cwd });
  let [stdout, stderr] = ["", ""];
  let { interrupt } = options;
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
    if (!interrupt?.on.test(stderr)) return;
    child.kill(interrupt.signal);
    interrupt.sent();
    interrupt = undefined;
  });
  child.stdin.on("error", () => {}).end(options.input);
  const status = await new Promise<number | null>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", resolve);
  });
  return { status, stdout, stderr };
}

/** What `check` reports of a repository by itself, without the state before; throws what it says where it reports nothing. */
export async function checkReport(
  root: string,
  { env }: { readonly env: Readonly<Record<string, string>> },
  ...more: readonly string[]
): Promise<{ readonly status: number | null; readonly report: Report }> {
  const args = ["check", root, "--baseline", "none", "--format", "json", ...more];
  const { status, stdout, stderr } = await stagecheck(args, { env });
  if (stdout === "") throw new Error(stderr);
  return { status, report: JSON.parse(stdout) as Report };
}
