/** Reads a variable; undefined where it is not set. */
export type Lookup = (name: string) => string | undefined;

export interface LexOptions {
  /** A backslash or a backtick. */
  readonly escapeChar: string;
  readonly lookup: Lookup;
  /** Quotes stay in the result. */
  readonly rawQuotes?: boolean;
  /** Escapes stay in the result. */
  readonly rawEscapes?: boolean;
  /** Quotes mean nothing. */
  readonly plainQuotes?: boolean;
  /** Variables that are not set stay as they are written. */
  readonly keepUnset?: boolean;
  /** The words are not asked for, and come back empty. */
  readonly textOnly?: boolean;
}

export interface Lexed {
  readonly text: string;
  /** The text cut at blanks that are neither quoted nor escaped. */
  readonly words: readonly string[];
  /** Names that were read and not set. */
  readonly unset: readonly string[];
}
