/** A line of a file of the repository. */
export interface Place {
  readonly path: string;
  readonly line: number;
}

/**
 * A stretch of a sentence, not yet written for any medium. Nothing in it is trusted, plain strings included:
 * every renderer escapes all of it.
 */
export type Piece =
  | string
  /** A name that the eye should find. */
  | { readonly strong: string }
  /** Something as it stands in a file or on a command line. */
  | { readonly code: string }
  /** A line that can be looked up; `named` where the sentence does not tell of which file. */
  | { readonly place: Place; readonly named?: true }
  /** A commit by its full id, shown under `label`. */
  | { readonly commit: string; readonly label: string };

export type Sentence = readonly Piece[];

/** One line of at most `limit` characters; what is left out stands as `…`. */
export function shorten(text: string, limit: number): string {
  const line = text.replace(/\s+/g, " ").trim();
  if (line.length <= limit) return line;
  // A cut must not halve a surrogate pair.
  return `${line.slice(0, limit - 1).replace(/[\uD800-\uDBFF]$/, "")}…`;
}

/** An instruction as written, continuation lines joined. */
export const instructionText = (text: string, limit: number): string =>
  shorten(text.replace(/\\\r?\n/g, " "), limit);

export const instruction = (text: string, limit = 72): Piece => ({ code: instructionText(text, limit) });

/** A sentence in which `names` stand in backticks, at most 400 characters of it. */
export function prose(text: string): Sentence {
  const parts = shorten(text, 400).split("`");
  // An odd backtick opens nothing.
  const tail = parts.length % 2 === 0 ? parts.splice(-2).join("`") : null;
  const pieces = parts.map((part, index): Piece => (index % 2 === 1 && part !== "" ? { code: part } : part));
  return tail === null ? pieces : [...pieces, tail];
}

/** The same text as the end of a sentence of ours: without its own full stop. */
export const unstopped = (text: string): string => text.trim().replace(/\.$/, "");

export const capitalised = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

/** With a full stop, unless it ends a sentence already. */
export const stopped = (text: string): string =>
  /[.!?…]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`;

/** `a, b and c`. */
export function enumerate(sentences: readonly Sentence[]): Sentence {
  return sentences.flatMap((sentence, index): Sentence => {
    if (index === 0) return sentence;
    return [index === sentences.length - 1 ? " and " : ", ", ...sentence];
  });
}

/** Sentences one after the other with the same text between them. */
export function join(sentences: readonly Sentence[], between: string): Sentence {
  return sentences.flatMap((sentence, index): Sentence => (index === 0 ? sentence : [between, ...sentence]));
}
