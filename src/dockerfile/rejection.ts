/** Why BuildKit would not take a file; `line` is where, if the thrower knows it. Caught within this folder. */
export class Rejection extends Error {
  readonly line: number | null;

  constructor(message: string, line: number | null = null) {
    super(message);
    this.name = "Rejection";
    this.line = line;
  }
}

/** `${x:?}` asks for a value that is not known here. */
export class Demand extends Rejection {}

/** Runs something that knows no lines, and says of its rejection in which line it was. */
export function at<T>(line: number, run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (error instanceof Demand && error.line === null) throw new Demand(error.message, line);
    if (error instanceof Rejection && error.line === null) throw new Rejection(error.message, line);
    throw error;
  }
}
