import { codeSpan, markdownInline, markdownText } from "../../text/escape.ts";
import type { Piece, Sentence } from "../view/pieces.ts";
import { commitUrl, type Links, lineUrl } from "./links.ts";

/** A sentence as inline Markdown, for a paragraph, a list item or a table cell. */
export function markdown(sentence: Sentence, links: Links | null): string {
  return merged(sentence)
    .map((piece, index) => inline(piece, links, index === 0))
    .join("");
}

/** Neighbouring plain strings as one, so that nothing escapes in two halves. */
function merged(sentence: Sentence): Sentence {
  const pieces: Piece[] = [];
  for (const piece of sentence) {
    const last = pieces.at(-1);
    if (typeof piece === "string" && typeof last === "string") pieces[pieces.length - 1] = last + piece;
    else pieces.push(piece);
  }
  return pieces;
}

function inline(piece: Piece, links: Links | null, first: boolean): string {
  if (typeof piece === "string") {
    const text = first ? markdownText(piece) : markdownInline(piece);
    if (text === "") return piece === "" ? "" : " ";
    return `${/^\s/.test(piece) ? " " : ""}${text}${/\s$/.test(piece) ? " " : ""}`;
  }
  if ("strong" in piece) return `**${markdownInline(piece.strong)}**`;
  if ("code" in piece) return codeSpan(piece.code);
  if ("commit" in piece) {
    const label = codeSpan(piece.label);
    return links ? `[${label}](${commitUrl(links, piece.commit)})` : label;
  }
  const { path, line } = piece.place;
  const label = piece.named ? `${markdownInline(path)} line ${line}` : `line ${line}`;
  const url = links && lineUrl(links, piece.place);
  return url ? `[${label}](${url})` : label;
}
