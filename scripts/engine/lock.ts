import { spawn } from "node:child_process";
import { EngineStartError } from "./errors.ts";

/**
 * Takes an exclusive lock on a file, waiting for it, and returns how to release it. Node has no flock: a child holds
 * it for as long as its standard input is open, so the lock ends with this process however that ends.
 */
export function acquireLock(file: string): Promise<() => void> {
  return new Promise((resolve, reject) => {
    const holder = spawn("flock", [file, "sh", "-c", "echo locked; exec cat"], {
      stdio: ["pipe", "pipe", "ignore"],
      detached: true,
    });
    holder.on("error", (error) => reject(new EngineStartError(`Cannot lock ${file}: ${error.message}`)));
    holder.on("exit", (status) =>
      reject(new EngineStartError(`Cannot lock ${file}: flock ended with status ${status}`)),
    );
    holder.stdout.once("data", () => resolve(() => holder.stdin.end()));
  });
}
