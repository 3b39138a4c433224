import { getExecOutput } from "@actions/exec";

export interface QueryResult {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface QueryOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Exit code of a command that could not be started at all, as shells have it. */
const NOT_FOUND = 127;

/**
 * Runs a short command and collects what it says. Never throws for what the command does: a program that is not
 * there has the exit code 127. Not for long or large output: `child.ts` streams and can be ended.
 */
export async function query(
  command: string,
  args: readonly string[],
  options: QueryOptions = {},
): Promise<QueryResult> {
  try {
    const { exitCode, stdout, stderr } = await getExecOutput(command, [...args], {
      silent: true,
      ignoreReturnCode: true,
      ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
      ...(options.env === undefined ? {} : { env: { ...options.env } }),
    });
    return { exitCode, stdout, stderr };
  } catch (cause) {
    return {
      exitCode: NOT_FOUND,
      stdout: "",
      stderr: cause instanceof Error ? cause.message : String(cause),
    };
  }
}
