import { StagecheckError } from "../errors.ts";
import { quoted } from "./quoted.ts";

const LONGEST_SECONDS = 7 * 24 * 3600;

/**
 * Reads `15s`, `10m`, `1h`, `1h30m` into seconds.
 * @throws StagecheckError where it is none of these, nothing, or more than seven days.
 */
export function parseDuration(text: string): number {
  const match = /^(?:(\d{1,6})h)?(?:(\d{1,7})m)?(?:(\d{1,9})s)?$/.exec(text.trim());
  const [hours = 0, minutes = 0, seconds = 0] = (match?.slice(1) ?? []).map((part) => Number(part ?? 0));
  const total = hours * 3600 + minutes * 60 + seconds;
  if (total > 0 && total <= LONGEST_SECONDS) return total;
  const fault = total > LONGEST_SECONDS ? "is more than seven days" : "is not a duration";
  throw new StagecheckError(`${quoted(text)} ${fault}`, {
    remedy: "Write hours, minutes or seconds, such as `15s`, `10m` or `1h30m`.",
  });
}
