import { spawn } from "node:child_process";
import { StagecheckError } from "../../src/errors.ts";
import { lastLines } from "../engine/command.ts";
import { confine } from "../engine/confine.ts";

/** Runs a command in a folder and gives its standard output; throws with its last lines if it fails. */
export type Run = (
  command: string,
  args: readonly string[],
  folder: string,
  env?: NodeJS.ProcessEnv,
) => Promise<string>;

/** Commands in mount namespaces of their own, that end with this process or when `signal` is aborted. */
export function runner(signal: AbortSignal | undefined): Run {
  return (command, args, folder, env = process.env) =>
    new Promise((resolve, reject) => {
      const [start = "", ...rest] = confine([command, ...args]);
      const child = spawn(start, rest, {
        cwd: folder,
        // What it leaves there if it is killed goes with the folder.
        env: { ...env, TMPDIR: folder },
        stdio: ["ignore", "pipe", "pipe"],
        killSignal: "SIGKILL",
        ...(signal ? { signal } : {}),
      });
      let output = "";
      let errors = "";
      child.stdout.setEncoding("utf8").on("data", (text) => {
        output += text;
      });
      child.stderr.setEncoding("utf8").on("data", (text) => {
        errors += text;
      });
      child.on("error", reject);
      child.on("close", (status) => {
        if (status === 0) resolve(output);
        else {
          const end = lastLines(`${output}\n${errors}`, 12);
          reject(
            new StagecheckError(`${command} ended with status ${status} while making base images:\n${end}`),
          );
        }
      });
    });
}
