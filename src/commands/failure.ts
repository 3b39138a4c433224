import { describeError, SettingsError, StagecheckError } from "../errors.ts";
import { terminal } from "../text/escape.ts";

const DEFECT =
  "Stagecheck failed because of a defect of its own. Run it again with --debug and report what that prints.";

/** What a person is told of an error, a line each. Nothing of a stack trace unless `debug`. */
export function failureLines(error: unknown, debug: boolean): readonly string[] {
  const told =
    error instanceof SettingsError
      ? error.faults.map(describeError)
      : [error instanceof StagecheckError ? describeError(error) : DEFECT];
  const stack = debug && error instanceof Error ? (error.stack ?? String(error)).split("\n") : [];
  return [...told, ...stack].map(terminal);
}
