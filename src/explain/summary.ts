/** What a detector's page says of itself in short. */
export interface PageSummary {
  readonly title: string;
  /** One sentence: why it matters. */
  readonly sentence: string;
}

/** Reads the title and the first sentence of «Why it matters». */
export function summaryOf(page: string): PageSummary {
  const title = (/^# (.*)$/m.exec(page)?.[1] ?? "").replace(/\s*\(`[^`]*`\)$/, "");
  const why = /^## Why it matters\n+([^\n]+)/m.exec(page)?.[1] ?? "";
  return { title, sentence: /^.*?[.!?](?=\s|$)/.exec(why)?.[0] ?? why };
}
