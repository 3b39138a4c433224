import { spawn } from "node:child_process";
import { join } from "node:path";
import { InterruptedError } from "../../src/errors.ts";

const cli = join(import.meta.dirname, "..", "..", "dist", "cli.js");

/**
 * Runs the bundled `stagecheck check` as a user does, on this process's own terminal.
 * @param signal tells it to end, and it tidies up
 * @returns its exit status
 */
export function runCheck(
  root: string,
  outputs: Readonly<Record<string, string>>,
  env: NodeJS.ProcessEnv,
  signal: AbortSignal,
): Promise<number | null> {
  const files = Object.entries(outputs).flatMap(([format, file]) => ["--output", `${format}=${file}`]);
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [cli, "check", root, ...files], {
      env,
      stdio: ["ignore", "inherit", "inherit"],
    });
    const end = (): void => {
      child.kill(signal.reason instanceof InterruptedError ? signal.reason.signal : "SIGTERM");
    };
    if (signal.aborted) end();
    signal.addEventListener("abort", end);
    child.on("error", reject);
    child.on("close", (status) => {
      signal.removeEventListener("abort", end);
      resolve(status);
    });
  });
}
