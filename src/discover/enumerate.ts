const SHOWN = 3;

/** `a, b, c and 4 more`. */
export function enumerate(texts: readonly string[]): string {
  const more = texts.length - SHOWN;
  if (more > 0) return `${texts.slice(0, SHOWN).join(", ")} and ${more} more`;
  return texts.length < 2 ? texts.join("") : `${texts.slice(0, -1).join(", ")} and ${texts.at(-1)}`;
}
