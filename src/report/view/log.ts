const LINE_LIMIT = 200;

/** The last lines of a log that say something, each cut to what a reader takes in. */
export function logTail(log: readonly string[], lines: number): readonly string[] {
  const spoken = log.map((one) => one.trimEnd()).filter((one) => one !== "");
  return spoken.slice(-lines).map((one) => (one.length > LINE_LIMIT ? `${one.slice(0, LINE_LIMIT)}…` : one));
}
