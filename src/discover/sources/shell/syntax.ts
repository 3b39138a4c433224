/** A word as it is written: its fields are known once variables are. */
export type Word = readonly Piece[];

export type Piece =
  | { readonly kind: "text"; readonly text: string; readonly quoted: boolean }
  /** `$name`, `${name}`, `${name:-other}`; `operator` and `operand` as they stand behind the name. */
  | {
      readonly kind: "parameter";
      readonly name: string;
      readonly operator: string;
      readonly operand: string;
      readonly quoted: boolean;
    }
  /** `$(script)`; null: what cannot be worked out, such as arithmetic. */
  | { readonly kind: "substitution"; readonly script: string | null; readonly quoted: boolean };

export type Token =
  | { readonly kind: "word"; readonly word: Word }
  /** `name=(…)`, `name+=(…)` */
  | {
      readonly kind: "array";
      readonly name: string;
      readonly append: boolean;
      readonly words: readonly Word[];
    }
  | { readonly kind: "operator"; readonly text: string };

/** What a script runs. Conditions are not worked out: any of the branches may run. */
export type Statement =
  | { readonly kind: "simple"; readonly parts: readonly Token[] }
  | { readonly kind: "branches"; readonly bodies: readonly (readonly Statement[])[] }
  | {
      readonly kind: "for";
      readonly name: string;
      readonly words: readonly Word[] | null;
      readonly body: readonly Statement[];
    }
  | { readonly kind: "loop"; readonly body: readonly Statement[] }
  | { readonly kind: "subshell"; readonly body: readonly Statement[] }
  | { readonly kind: "group"; readonly body: readonly Statement[] }
  | { readonly kind: "function"; readonly name: string; readonly body: readonly Statement[] };

/** The word's text where it is written without quotes, variables and the like; null else. */
export function plainText(word: Word): string | null {
  const [only] = word;
  return word.length === 1 && only?.kind === "text" && !only.quoted ? only.text : null;
}
