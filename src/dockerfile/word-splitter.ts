import { isBlank } from "./blanks.ts";

/** Cuts a text at blanks while it is put together. */
export interface WordSplitter {
  /** Takes what was quoted or escaped: its blanks are letters like others. */
  readonly addQuoted: (text: string) => void;
  readonly add: (text: string) => void;
  /** Forgets what was begun of a word. */
  readonly drop: () => void;
  readonly words: () => readonly string[];
}

export function wordSplitter(): WordSplitter {
  const words: string[] = [];
  let word = "";
  const end = (): void => {
    if (word !== "") words.push(word);
    word = "";
  };
  return {
    addQuoted: (text) => {
      word += text;
    },
    add: (text) => {
      for (const char of text) {
        if (isBlank(char)) end();
        else word += char;
      }
    },
    drop: () => {
      word = "";
    },
    words: () => {
      end();
      return words;
    },
  };
}
