import { insertion, removal, type TextEdit } from './edits.ts';
import type { Lexed, StringMode } from './lexer.ts';
import { tokenize } from './lexer.ts';
import * as scan from './scanner.ts';
import { unclosedComment } from './situation.ts';
import type { SyntaxProblem } from './syntaxProblem.ts';
import type { Token } from './tokens.ts';
import * as t from './tokens.ts';
import type { Span } from './tree.ts';

/** A text read as if it were changed at one place, and what to say about that. Offsets are those of the text as it is. */
export interface Reading {
  readonly lexed: Lexed;
  readonly problem: SyntaxProblem;
}

/** Texts beyond this length, which no person writes, are not read anew for each place. */
const longest = 20_000;
/** More places than this on one line are not tried. */
const mostPlaces = 40;
/** Characters that stand beside a key or a value, and not in it. */
const beside = /[\s(),=;]/;
/** A string of nothing but such characters: a separator. */
const separator = /(?:^|[\s(=])["'][\s(),=;]{1,2}$/;
/** The same, and what is in front of it, with the first quote lost. */
const unopenedSeparator = /^[\s(=][(),=;]{1,2}["']/;

/** Behind `=` a quote that opens a value of which nothing is written yet. */
const emptyValue = /=\s?["'][\s,)]/;

/** Whether a quote stands on a line an odd number of times, those behind a backslash apart; a whole line has each in pairs. */
function isOdd(line: string, mark: string): boolean {
  let count = 0;
  for (let at = line.indexOf(mark); at >= 0; at = line.indexOf(mark, at + 1)) if (line[at - 1] !== '\\') count++;
  return count % 2 === 1;
}

function lineAt(text: string, offset: number): Span {
  let start = offset;
  while (start > 0 && !/[\r\n]/.test(text.charAt(start - 1))) start--;
  return { start, end: scan.endOfLine(text, offset) };
}

/** The offsets of a line, those in front of `offset` first and the nearest of them first of all. */
function nearest({ start, end }: Span, offset: number): readonly number[] {
  const before = Array.from({ length: offset - start + 1 }, (_, index) => offset - index);
  return [...before, ...Array.from({ length: end - offset }, (_, index) => offset + 1 + index)];
}

/**
 * The readings of a text with a quote put in on the line at `offset`, where the grammar stops: in front of something or behind
 * it, for a quote that was lost stood at the edge of a key or a value. None when the quotes of that line are in pairs.
 */
export function* readingsWithQuote(text: string, offset: number): Generator<Reading> {
  if (text.length > longest) return;
  const { start, end } = lineAt(text, offset);
  const mark = ['"', "'", '`'].find((quote) => isOdd(text.slice(start, end), quote));
  if (mark === undefined) return;
  let places = 0;
  for (const at of nearest({ start, end }, offset)) {
    if (places === mostPlaces) return;
    const isInside = separator.test(text.slice(Math.max(start, at - 4), at));
    const isAhead = unopenedSeparator.test(text.slice(at - 1, at + 3));
    const isEmpty = text.charAt(at - 1) === mark && emptyValue.test(text.slice(Math.max(start, at - 3), at + 2));
    const isBefore =
      isInside || isEmpty || (at > start && !beside.test(text.charAt(at - 1)) && text.charAt(at - 1) !== mark);
    const isBehind = isAhead || (!isInside && at < end && !beside.test(text.charAt(at)) && text.charAt(at) !== mark);
    if (isBefore === isBehind) continue;
    places++;
    const other = isInside
      ? text.lastIndexOf(mark, at)
      : isAhead
        ? text.indexOf(mark, at)
        : edgeOf(text, at, isBefore, { start, end });
    const edit = insertion(at, mark);
    const problem: SyntaxProblem = {
      span: isBefore ? { start: other, end: at } : { start: at, end: other },
      message: `The ${isBefore ? 'closing' : 'opening'} ${mark === '`' ? 'backquote' : `\`${mark}\``} is missing.`,
      fix: { title: `Insert the ${isBefore ? 'closing' : 'opening'} ${mark}`, edits: [edit] },
    };
    for (const mode of ['doris', 'by-line'] as const) {
      const lexed = lexChanged(text, edit, mode);
      // what opens a text here closes none that stands in front, and the other way round
      const does = ({ tokenType, ...token }: Token): boolean =>
        (tokenType === t.StringToken || tokenType === t.BackquotedName) && (isBefore ? token.end : token.start) === at;
      if (lexed.tokens.some(does)) yield { lexed: isBefore ? unclosedAt(lexed, at) : lexed, problem };
    }
  }
}

/** The same, except that who asks for the tokens again sees that the quote is not there: it is still to be written. */
function unclosedAt(lexed: Lexed, at: number): Lexed {
  const open = (token: Token): Token =>
    token.end === at && token.kind === 'string'
      ? { ...token, image: token.image.slice(0, -1), unterminated: true }
      : token;
  return { ...lexed, again: () => lexed.again().map(open) };
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

/**
 * The readings of a text without one of the quotes on the line at `offset`, of those that have no partner there.
 * @param which those that stand behind another quote, or all others: where one is written twice, there is no doubt.
 */
export function* readingsWithoutQuote(text: string, offset: number, which: 'doubled' | 'single'): Generator<Reading> {
  if (text.length > longest) return;
  const { start, end } = lineAt(text, offset);
  const line = text.slice(start, end);
  const odd = ['"', "'", '`'].filter((quote) => isOdd(line, quote));
  let places = 0;
  for (let at = start; at < end && places < mostPlaces; at++) {
    const mark = text.charAt(at);
    const before = text.charAt(at - 1);
    if (!odd.includes(mark) || before === '\\' || (before === mark) !== (which === 'doubled')) continue;
    // behind a blank and at the end of its line it opens a string that is about to be typed
    if (/^$|\s/.test(before) && text.slice(at + 1, end).trim() === '') continue;
    places++;
    yield readingWithout(text, at);
  }
}

const unknownToken: Omit<Token, 'image' | 'start' | 'end' | 'startOffset'> = {
  tokenType: t.Unknown,
  tokenTypeIdx: t.Unknown.tokenTypeIdx as number,
  kind: 'unknown',
};

/** What to say about a quote that neither opens nor closes anything. */
export function strayQuote(mark: string, at: number): SyntaxProblem {
  const span = { start: at, end: at + 1 };
  return {
    span,
    message: `A ${mark === '`' ? 'backquote' : `\`${mark}\``} stands here that belongs to nothing.`,
    fix: { title: 'Remove it', edits: [{ span, text: '' }] },
  };
}

/** The reading of a text without the quote at `at`. */
export function readingWithout(text: string, at: number): Reading {
  const span = { start: at, end: at + 1 };
  const edit = { span, text: '' };
  const lexed = lexChanged(text, edit, 'doris');
  const covers = (token: Token): boolean => token.start <= at && at < token.end;
  const again = (): readonly Token[] => {
    const tokens = lexed.again();
    if (tokens.some(covers)) return tokens;
    const behind = tokens.findIndex(({ start }) => start > at);
    const quote: Token = { ...unknownToken, ...span, startOffset: at, image: text.charAt(at) };
    return tokens.toSpliced(behind < 0 ? tokens.length : behind, 0, quote);
  };
  return {
    lexed: { ...lexed, again },
    problem: strayQuote(text.charAt(at), at),
  };
}

/** The readings with a blank between `*` and the comment behind it, of which Doris makes the end of one comment and no beginning. */
export function* readingsWithComment(text: string): Generator<Reading> {
  if (text.length > longest) return;
  let places = 0;
  for (let at = text.indexOf('*/*'); at >= 0 && places < mostPlaces; at = text.indexOf('*/*', at + 2)) {
    places++;
    const edit = { span: { start: at + 1, end: at + 1 }, text: ' ' };
    yield {
      lexed: lexChanged(text, edit, 'doris'),
      problem: {
        span: { start: at, end: at + 3 },
        message: 'Doris reads the first two characters as the end of a comment: a blank must stand behind `*`.',
        fix: { title: 'Insert a blank', edits: [edit] },
      },
    };
  }
}

/** The readings of a text with a comment that nothing closes: closed at the end of its line, and without the mark that opens it. */
export function* readingsOfComment(text: string, mark: Token | undefined): Generator<Reading> {
  if (!mark || text.length > longest) return;
  const changes = [
    { title: 'Close the comment', edit: insertion(scan.endOfLine(text, mark.end), ' */') },
    { title: 'Remove /*', edit: removal(mark.start, mark.end) },
  ];
  for (const { title, edit } of changes)
    yield {
      lexed: lexChanged(text, edit, 'doris'),
      problem: { span: mark, message: unclosedComment, fix: { title, edits: [edit] } },
    };
}

/** A comment of HTML, or one with `-` for `*`; in front of it what it may stand in: texts, names and comments of Doris. */
const foreignComment = /(["'`])(?:\\.|(?!\1)[^\\])*\1|--.*|\/\*[\s\S]*?\*\/|(<!--|\/-)[\s\S]*?(-->|-\/)/g;

/** The reading of a text in which comments of other languages are as blank as those of Doris. */
export function* readingsWithForeignComments(text: string): Generator<Reading> {
  if (text.length > longest || !/<!--|\/-/.test(text)) return;
  const found = [...text.matchAll(foreignComment)].filter(([, , mark]) => mark !== undefined);
  const [first] = found;
  if (!first) return;
  const changed = text.replace(foreignComment, (all, _, mark) => (mark ? ' '.repeat(all.length) : all));
  yield {
    lexed: tokenize(changed),
    problem: {
      span: { start: first.index, end: first.index + first[0].length },
      message: `\`${first[2]}\` does not start a comment in Doris: write \`/* … */\`.`,
      fix: {
        title: 'Change to /* */',
        edits: found.flatMap(({ 0: all, 2: mark = '', 3: end = '', index }) => [
          { span: { start: index, end: index + mark.length }, text: '/*' },
          { span: { start: index + all.length - end.length, end: index + all.length }, text: '*/' },
        ]),
      },
    },
  };
}

/** Cuts a text with one insertion or deletion into tokens, each with the place that it has in the text as it is. */
function lexChanged(text: string, edit: TextEdit, mode: StringMode): Lexed {
  const { start, end } = edit.span;
  const lexed = tokenize(text.slice(0, start) + edit.text + text.slice(end), mode);
  const longer = end - start - edit.text.length;
  // what was put in stands where it was put in; what begins behind a deletion begins behind what was deleted
  const begin = (at: number): number =>
    at < start || (at === start && longer < 0) ? at : Math.max(start, at + longer);
  const finish = (at: number): number => (at <= start ? at : Math.max(start, at + longer));
  const shifted = <T extends Span>(span: T): T => ({ ...span, start: begin(span.start), end: finish(span.end) });
  const tokens = lexed.tokens.map((token): Token => ({ ...shifted(token), startOffset: begin(token.start) }));
  const again = (): readonly Token[] => lexChanged(text, edit, mode).tokens;
  return {
    ...lexed,
    tokens,
    comments: lexed.comments.map(shifted),
    tag: lexed.tag && shifted(lexed.tag),
    end: begin(lexed.end),
    again,
  };
}
