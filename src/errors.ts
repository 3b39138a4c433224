/** Where in a file of the user's an error lies; lines count from 1. */
export interface SourcePlace {
  readonly file: string;
  readonly line?: number;
}

/**
 * An error that is told to the user as it stands: what happened, where, and what to do.
 * Everything else that is thrown counts as a defect of the program.
 */
export class StagecheckError extends Error {
  readonly place: SourcePlace | undefined;
  /** What the user can do about it; one sentence. */
  readonly remedy: string | undefined;

  constructor(message: string, options: { place?: SourcePlace; remedy?: string; cause?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.name = "StagecheckError";
    this.place = options.place;
    this.remedy = options.remedy;
  }
}

/** Settings that cannot be used: a wrong input, argument or config file. All faults at once. */
export class SettingsError extends StagecheckError {
  readonly faults: readonly StagecheckError[];

  constructor(faults: readonly StagecheckError[]) {
    const [first] = faults;
    super(faults.length === 1 && first ? first.message : `${faults.length} settings cannot be used`, {
      ...(faults.length === 1 && first?.place ? { place: first.place } : {}),
      ...(faults.length === 1 && first?.remedy ? { remedy: first.remedy } : {}),
    });
    this.name = "SettingsError";
    this.faults = faults;
  }
}

/** No usable container engine, or one that is too old. */
export class EngineError extends StagecheckError {
  override name = "EngineError";
}

/** An image that cannot be read: damaged, truncated, of an unknown form. */
export class ImageError extends StagecheckError {
  override name = "ImageError";
}

/** The work was stopped by a signal. */
export class InterruptedError extends StagecheckError {
  override name = "InterruptedError";
  readonly signal: "SIGINT" | "SIGTERM";

  constructor(signal: "SIGINT" | "SIGTERM") {
    super(`Stopped by ${signal}`);
    this.signal = signal;
  }
}

/** One line for the user: `file:line: message. remedy`. */
export function describeError(error: StagecheckError): string {
  const place = error.place ? `${error.place.file}${error.place.line ? `:${error.place.line}` : ""}: ` : "";
  const message = /[.!?]$/.test(error.message) ? error.message : `${error.message}.`;
  return `${place}${message}${error.remedy ? ` ${error.remedy}` : ""}`;
}
