import { Rejection } from "./rejection.ts";
import { readFields } from "./words.ts";

/** `RUN --mount` as far as the stage graph needs it. https://docs.docker.com/reference/dockerfile/#run---mount */
export interface Mount {
  /** As written; it may hold a variable. */
  readonly type: string;
  /** Null for the build context or nothing. */
  readonly from: string | null;
}

function fieldsOf(value: string): (readonly [string, string | null])[] {
  return readFields(value).map((field) => {
    const equals = field.indexOf("=");
    return equals < 0
      ? [field.toLowerCase(), null]
      : [field.slice(0, equals).toLowerCase(), field.slice(equals + 1)];
  });
}

export function readMount(value: string): Mount {
  const fields = new Map(fieldsOf(value));
  return { type: (fields.get("type") ?? "bind").toLowerCase(), from: fields.get("from") || null };
}

/** What BuildKit asks of a mount while it parses. @throws Rejection */
export function checkMountFrom(value: string): void {
  for (const [key, text] of fieldsOf(value)) {
    const dollar = key === "from" && text !== null ? text.indexOf("$") : -1;
    if (dollar >= 0 && dollar !== (text?.length ?? 0) - 1)
      throw new Rejection(
        `RUN --mount=…,from=${text}: a variable cannot stand here; give the image a stage of its own (FROM ${text} AS name)`,
      );
  }
}
