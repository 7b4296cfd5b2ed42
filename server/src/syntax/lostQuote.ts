import type { Lexed, StringMode } from './lexer.ts';
import { tokenize } from './lexer.ts';
import * as scan from './scanner.ts';
import type { SyntaxProblem } from './syntaxProblem.ts';
import type { Token } from './tokens.ts';
import type { Span } from './tree.ts';

/** A text read as if one more quote stood in it, and what to say about that. Offsets are those of the text as it is. */
export interface QuoteReading {
  readonly lexed: Lexed;
  readonly problem: SyntaxProblem;
}

/** Texts beyond this length, which no person writes, are not read anew for each place. */
const longest = 20_000;
/** More places than this on one line are not tried. */
const mostPlaces = 40;
/** Characters that stand beside a key or a value, and not in it. */
const beside = /[\s(),=;]/;

/** The quote that stands on a line an odd number of times, those behind a backslash apart; a whole line has each in pairs. */
function oddQuote(line: string): string | undefined {
  return ['"', "'"].find((mark) => {
    let count = 0;
    for (let at = line.indexOf(mark); at >= 0; at = line.indexOf(mark, at + 1)) if (line[at - 1] !== '\\') count++;
    return count % 2 === 1;
  });
}

/**
 * The readings of a text with a quote put in on the line at `offset`: in front of something or behind it, for a quote that was
 * lost stood at the edge of a key or a value. None when the quotes of that line are in pairs.
 */
export function* readingsWithQuote(text: string, offset: number): Generator<QuoteReading> {
  if (text.length > longest) return;
  let start = offset;
  while (start > 0 && !/[\r\n]/.test(text.charAt(start - 1))) start--;
  const end = scan.endOfLine(text, offset);
  const mark = oddQuote(text.slice(start, end));
  if (mark === undefined) return;
  let places = 0;
  for (let at = start; at <= end && places < mostPlaces; at++) {
    const isBefore = at > start && !beside.test(text.charAt(at - 1)) && text.charAt(at - 1) !== mark;
    const isBehind = at < end && !beside.test(text.charAt(at)) && text.charAt(at) !== mark;
    if (isBefore === isBehind) continue;
    places++;
    const other = edgeOf(text, at, isBefore, { start, end });
    const problem: SyntaxProblem = {
      span: isBefore ? { start: other, end: at } : { start: at, end: other },
      message: `The ${isBefore ? 'closing' : 'opening'} \`${mark}\` is missing.`,
      fix: {
        title: `Insert the ${isBefore ? 'closing' : 'opening'} ${mark}`,
        edits: [{ span: { start: at, end: at }, text: mark }],
      },
    };
    for (const mode of ['doris', 'by-line'] as const) yield { lexed: lexWith(text, at, mark, mode), problem };
  }
}

/** The other end of the key or value that lacks its quote at `at`. */
function edgeOf(text: string, at: number, isBefore: boolean, { start, end }: Span): number {
  let edge = at;
  if (isBefore) while (edge > start && !/[(),=;]/.test(text.charAt(edge - 1))) edge--;
  else while (edge < end && !/[(),=;]/.test(text.charAt(edge))) edge++;
  while (isBefore && edge < at && scan.isWhiteSpace(text.charCodeAt(edge))) edge++;
  while (!isBefore && edge > at && scan.isWhiteSpace(text.charCodeAt(edge - 1))) edge--;
  return edge;
}

function lexWith(text: string, at: number, mark: string, mode: StringMode): Lexed {
  const lexed = tokenize(text.slice(0, at) + mark + text.slice(at), mode);
  const back = (offset: number): number => (offset > at ? offset - 1 : offset);
  const shifted = <T extends Span>(span: T): T => ({ ...span, start: back(span.start), end: back(span.end) });
  const tokens = lexed.tokens.map((token): Token => ({ ...shifted(token), startOffset: back(token.start) }));
  const again = (): readonly Token[] => lexWith(text, at, mark, mode).tokens;
  return { tokens, comments: lexed.comments.map(shifted), end: back(lexed.end), again };
}
