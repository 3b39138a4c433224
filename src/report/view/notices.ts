import type { Notice } from "../model.ts";
import { type Piece, prose, type Sentence, shorten, stopped, unstopped } from "./pieces.ts";

const MARKS: Record<Notice["level"], string> = { error: "✗ ", warning: "⚠ ", note: "" };

/** What could not be done, or that the reader should know, with its place. */
export function noticeSentence({ level, message, file, line }: Notice): Sentence {
  if (file === undefined) return [MARKS[level], ...prose(stopped(message))];
  const place: Piece = line === undefined ? shorten(file, 120) : { place: { path: file, line }, named: true };
  return [MARKS[level], ...prose(unstopped(message)), " (", place, ")."];
}
