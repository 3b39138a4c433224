import { describeError, InterruptedError, StagecheckError } from "../../src/errors.ts";
import { interruptedStatus } from "../../src/process/signals.ts";
import { EngineError } from "../engine/errors.ts";

/**
 * Runs a script's work and ends the process with the status that it returns. SIGINT and SIGTERM abort the signal
 * instead of ending the process, so that the work can tidy up.
 * @param failure exit status where the work throws
 */
export async function runScript(
  name: string,
  failure: number,
  work: (signal: AbortSignal) => Promise<number>,
): Promise<void> {
  const controller = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.on(signal, () => controller.abort(new InterruptedError(signal)));
  }
  try {
    process.exitCode = await work(controller.signal);
  } catch (error) {
    const { reason } = controller.signal;
    if (reason instanceof InterruptedError) {
      process.exitCode = interruptedStatus(reason);
      return;
    }
    const known = error instanceof EngineError || error instanceof StagecheckError;
    const text = error instanceof StagecheckError ? describeError(error) : (error as Error).message;
    console.error(known ? `${name}: ${text}` : error);
    process.exitCode = failure;
  }
}
