/** A mapping out of YAML or JSON. */
export type Mapping = Readonly<Record<string, unknown>>;

export function asMapping(value: unknown): Mapping | null {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Mapping) : null;
}

/** Text, and what reads as text once it is written down: numbers and booleans. */
export function asText(value: unknown): string | null {
  if (typeof value === "string") return value;
  return typeof value === "number" || typeof value === "boolean" ? String(value) : null;
}

/** The texts of a list, or of one text with a line, or a comma, for each. */
export function asTexts(value: unknown, separator: RegExp): string[] {
  const parts = Array.isArray(value) ? value : (asText(value) ?? "").split(separator);
  return parts.flatMap((part) => asText(part)?.trim() || []);
}

/** `KEY=VALUE` taken apart; a value is null where there is no `=`. */
export function keyAndValue(text: string): readonly [key: string, value: string | null] {
  const at = text.indexOf("=");
  return at < 0 ? [text, null] : [text.slice(0, at), text.slice(at + 1)];
}
