import { InterruptedError } from "../errors.ts";

const EXIT_STATUS = { SIGINT: 130, SIGTERM: 143 } as const;

/** After this long nobody waits for tidying up any more. */
const PATIENCE_MS = 6500;

/**
 * Runs work that ends early on SIGINT and SIGTERM: its signal is aborted, it tidies up, and what it throws then is
 * an {@link InterruptedError}.
 */
export async function interruptible<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  let interrupted: InterruptedError | null = null;
  const handlers = (["SIGINT", "SIGTERM"] as const).map((name) => {
    const handle = (): void => {
      if (interrupted) return;
      interrupted = new InterruptedError(name);
      controller.abort(interrupted);
      setTimeout(() => process.exit(EXIT_STATUS[name]), PATIENCE_MS).unref();
    };
    process.on(name, handle);
    return () => process.off(name, handle);
  });
  try {
    return await work(controller.signal);
  } catch (error) {
    throw interrupted ?? error;
  } finally {
    for (const off of handlers) off();
  }
}

export function interruptedStatus(error: InterruptedError): number {
  return EXIT_STATUS[error.signal];
}
