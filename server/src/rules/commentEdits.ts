import { insertion, type TextEdit } from '../syntax/edits.ts';
import type { Span } from '../syntax/tree.ts';
import { isFirstOnLine, lineIndent, lineStart } from './listLayout.ts';

/**
 * Takes a comment out of a statement, with its line where nothing else stands on that.
 * @param startsLine whether the text begins where a line of the document begins.
 */
export function removeComment(text: string, { start, end }: Span, startsLine: boolean): readonly TextEdit[] {
  const [blanks = ''] = /^[ \t]*/.exec(text.slice(end)) ?? [];
  const [lineBreak] = /^(?:\r\n|\n|\r)/.exec(text.slice(end + blanks.length)) ?? [];
  if (isOnOwnLine(text, start, startsLine) && lineBreak !== undefined) {
    return [{ span: { start: lineStart(text, start), end: end + blanks.length + lineBreak.length }, text: '' }];
  }
  // what follows on the line moves to the comment's place; with nothing there the blanks in front go instead
  if (end + blanks.length < text.length && lineBreak === undefined) {
    return [{ span: { start, end: end + blanks.length }, text: '' }];
  }
  const [before = ''] = /[ \t]*$/.exec(text.slice(0, start)) ?? [];
  return [{ span: { start: start - before.length, end }, text: '' }];
}

/**
 * Writes a comment and a line end in front of what stands at `at`, which keeps its indentation.
 * @param startsLine whether the text begins where a line of the document begins.
 */
export function insertComment(
  text: string,
  at: number,
  comment: string,
  lineEnd: string,
  startsLine: boolean,
): TextEdit {
  const indent = isOnOwnLine(text, at, startsLine) ? lineIndent(text, at) : '';
  return insertion(at, `${comment}${lineEnd}${indent}`);
}

/** Whether nothing but blanks stands in front of an offset on its line of the document. */
function isOnOwnLine(text: string, offset: number, startsLine: boolean): boolean {
  return isFirstOnLine(text, offset) && (startsLine || lineStart(text, offset) > 0);
}
