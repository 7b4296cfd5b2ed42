import * as scan from './scanner.ts';
import type { Span } from './tree.ts';

/** The comments in front of the first token of a statement, in order. Looks no further than that token. */
export function leadingComments(text: string): readonly Span[] {
  const comments: Span[] = [];
  for (let at = 0; at < text.length; ) {
    if (scan.isWhiteSpace(text.charCodeAt(at))) {
      at++;
      continue;
    }
    const end = scan.startsLineComment(text, at)
      ? scan.endOfLineComment(text, at)
      : scan.startsBlockComment(text, at)
        ? scan.endOfBlockComment(text, at)
        : -1;
    if (end < 0) break;
    comments.push({ start: at, end });
    at = end;
  }
  return comments;
}

/** What a comment says, without its marks and the blanks beside them. */
export function insideOf(text: string, { start, end }: Span): Span {
  const isBlock = text.startsWith('/*', start);
  let from = start + 2;
  let to = isBlock && text.endsWith('*/', end) ? end - 2 : end;
  while (from < to && scan.isWhiteSpace(text.charCodeAt(from))) from++;
  while (to > from && scan.isWhiteSpace(text.charCodeAt(to - 1))) to--;
  return { start: from, end: to };
}
