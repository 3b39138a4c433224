import { InterruptedError } from "../../src/errors.ts";

/**
 * From now on SIGINT and SIGTERM do not end this process: it has to tidy up and end by itself when the signal is
 * aborted, with the {@link InterruptedError} as its reason.
 */
export function watchInterruption(): AbortSignal {
  const controller = new AbortController();
  for (const name of ["SIGINT", "SIGTERM"] as const) {
    process.on(name, () => controller.abort(new InterruptedError(name)));
  }
  return controller.signal;
}

/** Which of the two it was. */
export function interruptionOf(signal: AbortSignal): InterruptedError | null {
  return signal.reason instanceof InterruptedError ? signal.reason : null;
}
