/** What every engine problem has in common: one sentence that says what is wrong and what to do about it. */
export class EngineError extends Error {
  override name = "EngineError";
}

/** No engine answers and none can be started on this machine. */
export class EngineUnavailableError extends EngineError {
  override name = "EngineUnavailableError";
}

/** An engine answers, but it or its buildx is older than what is used here. */
export class EngineTooOldError extends EngineError {
  override name = "EngineTooOldError";
  /** What was found, as text: «Docker 20.10.24», «buildx 0.11.2», «no buildx». */
  readonly found: string;
  /** What is needed, as text. */
  readonly needed: string;

  constructor(where: string, found: string, needed: string) {
    super(`The Docker engine at ${where} is too old: found ${found}, needed ${needed}. Update Docker there.`);
    this.found = found;
    this.needed = needed;
  }
}

/** An engine or its file system could not be made; the command and the last lines it printed are in the message. */
export class EngineStartError extends EngineError {
  override name = "EngineStartError";
}
