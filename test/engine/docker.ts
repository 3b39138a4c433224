import { runCommand } from "../../scripts/engine/command.ts";
import type { TestEngine } from "./global-setup.ts";

/** Runs docker against an engine; throws what it says where it fails. */
export async function docker({ env }: TestEngine, ...args: string[]): Promise<string> {
  const { status, stdout, stderr } = await runCommand("docker", args, { env });
  if (status !== 0) throw new Error(`docker ${args.join(" ")}: ${stderr}`);
  return stdout;
}
