import { spawn } from "node:child_process";

/** How a command ended and what it printed. `status` is null when it could not be started, or was killed. */
export type CommandResult = { status: number | null; stdout: string; stderr: string };

/** Runs a command to its end, which `signal` brings about at once; never throws. */
export function runCommand(
  command: string,
  args: string[],
  options: { env?: NodeJS.ProcessEnv; timeout?: number; signal?: AbortSignal | undefined } = {},
): Promise<CommandResult> {
  return new Promise((resolve) => {
    const { signal, ...others } = options;
    const child = spawn(command, args, { ...others, stdio: ["ignore", "pipe", "pipe"] });
    const kill = (): void => {
      child.kill("SIGKILL");
    };
    if (signal?.aborted) kill();
    signal?.addEventListener("abort", kill);
    let stdout = "";
    let stderr = "";
    child.stdout.setEncoding("utf8").on("data", (text) => {
      stdout += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text) => {
      stderr += text;
    });
    child.on("error", (error) => resolve({ status: null, stdout, stderr: error.message }));
    child.on("close", (status) => {
      signal?.removeEventListener("abort", kill);
      resolve({ status, stdout, stderr });
    });
  });
}

/** The last lines of a text, for an error's end. */
export function lastLines(text: string, count = 5): string {
  return text.trimEnd().split("\n").slice(-count).join("\n");
}
