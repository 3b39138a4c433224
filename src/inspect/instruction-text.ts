/** An instruction's text, the same for all that differ in blanks and line breaks alone. */
export function plainInstruction(text: string): string {
  return text
    .replaceAll(/\\\r?\n/g, " ")
    .replaceAll(/\s+/g, " ")
    .trim();
}
