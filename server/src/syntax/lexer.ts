import type { TokenType } from 'chevrotain';
import * as scan from './scanner.ts';
import * as t from './tokens.ts';
import type { Span } from './tree.ts';

/** The tokens of a statement up to its `;`, and the comments between them. */
export interface Lexed {
  readonly tokens: readonly t.Token[];
  /** Tags of templates count as comments. */
  readonly comments: readonly Span[];
  /** The first tag of a template. */
  readonly tag: Span | undefined;
  /** Offset of the `;`, or the end of what was read. */
  readonly end: number;
  /** Outside strings and comments there are only ASCII characters that Doris knows: none that just looks like another. */
  readonly isPlain: boolean;
  /** Cuts the text into the same tokens again. Holds on to nothing but the text. */
  readonly again: () => readonly t.Token[];
}

/** How strings are read. `by-line`: a string ends with its line at the latest, as when a closing quote was lost. */
export type StringMode = 'doris' | 'by-line';

/** Symbols by their text; the longest one that fits is taken. */
const symbols: Readonly<Record<string, TokenType>> = {
  ...{ '(': t.LeftParen, ')': t.RightParen, ',': t.Comma, '.': t.Dot },
  ...{ '[': t.LeftBracket, ']': t.RightBracket, '{': t.LeftBrace, '}': t.RightBrace },
  ...{ '=': t.Equals, '==': t.Equals, '<': t.Less, '>': t.Greater },
  ...{ '<=': t.OtherComparison, '>=': t.OtherComparison, '<>': t.OtherComparison, '!=': t.OtherComparison },
  ...{ '!<': t.OtherComparison, '!>': t.OtherComparison, '<=>': t.OtherComparison },
  ...{ '+': t.Plus, '-': t.Minus, '->': t.Arrow, '~': t.Tilde, '*': t.Asterisk },
  ...{ '/': t.OtherArithmetic, '%': t.OtherArithmetic, '&': t.OtherArithmetic, '|': t.OtherArithmetic },
  ...{ '^': t.OtherArithmetic, '&&': t.LogicalSymbol, '||': t.LogicalSymbol, '!': t.Bang },
  ...{ ':': t.Colon, '@': t.At, '@@': t.AtAt, '?': t.Question, '*/': t.CommentEnd },
};

/** The same for symbols of one character, by character code: nearly all are. */
const singles = Array.from({ length: 128 }, (_, code) => symbols[String.fromCharCode(code)]);
/** The characters that a symbol of two or three can go on with. */
const continuations = Uint8Array.from({ length: 128 }, (_, code) =>
  Number('<>=&|@/'.includes(String.fromCharCode(code))),
);

/** By character code: 1 for symbols that begin nothing longer than an operator: most of all there are. */
const plainSymbols = Uint8Array.from({ length: 128 }, (_, code) =>
  Number('(),[]='.includes(String.fromCharCode(code))),
);

const decimalPattern = /(?:\d+\.\d*|\.\d+)(?:E[+-]?\d+)?(?:BD)?(?![A-Za-z0-9_])/iy;
const exponentPattern = /\d+E[+-]\d+/iy;
const hexPattern = /x(?:'[0-9a-f]*'|"[0-9a-f]*")/iy;

function matchEnd(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : -1;
}

function numberType(word: string): TokenType | undefined {
  if (/^\d+$/.test(word)) return t.Integer;
  if (/^\d+E\d+$/i.test(word)) return t.Decimal;
  if (/^\d+(?:[LSY]|(?:E\d+)?BD)$/i.test(word)) return t.SuffixedNumber;
  return undefined;
}

function lexAgain(text: string, mode: StringMode): Lexed['again'] {
  return () => tokenize(text, mode).tokens;
}

/** More tokens than any statement has: what stands behind them is not looked at, so that no text takes all the memory. */
const mostTokens = 2_000_000;

/**
 * Cuts a statement into tokens as DorisLexer.g4 does. Never fails: a character that Doris does not know becomes an `Unknown`
 * token, a missing quote ends with its line. Stops at the first `;` outside strings and comments.
 * @param most stops as well behind so many tokens.
 */
export function tokenize(text: string, mode: StringMode = 'doris', most = mostTokens): Lexed {
  const tokens: t.Token[] = [];
  const comments: Span[] = [];
  let isPlain = true;
  let tag: Span | undefined;
  const push = (start: number, end: number, type: TokenType, kind: t.TokenKind, unterminated?: boolean): number => {
    tokens.push({
      image: text.slice(start, end),
      start,
      end,
      startOffset: start,
      tokenType: type,
      tokenTypeIdx: type.tokenTypeIdx as number,
      kind,
      unterminated,
      virtual: false,
    });
    return end;
  };
  const quoted = (at: number, code: number): number => {
    if (code === 96) isPlain = false;
    const plainEnd = code === 96 ? -1 : scan.endOfPlainQuoted(text, at);
    if (plainEnd > 0) return push(at, plainEnd, t.StringToken, 'string', false);
    let end = scan.endOfQuoted(text, at);
    const isLong = mode === 'by-line' && end > 0 && scan.endOfLine(text, at, end) < end;
    const lost = end < 0 || isLong ? scan.endOfUnterminated(text, at) : end;
    // JSON that was followed up to its quote is whole
    const unterminated = end < 0 || (isLong && lost + 1 !== end);
    if (unterminated) end = lost;
    return code === 96
      ? push(at, end, t.BackquotedName, 'name', unterminated)
      : push(at, end, t.StringToken, 'string', unterminated);
  };
  const decimal = (at: number, end: number): number =>
    push(at, end, /BD$/i.test(text.slice(end - 2, end)) ? t.SuffixedNumber : t.Decimal, 'number');
  const word = (at: number): number => {
    let end = scan.endOfPlainWord(text, at);
    if (text.charCodeAt(end) > 127) {
      isPlain = false;
      end = scan.endOfWord(text, end);
    }
    const dollarEnd = scan.endOfDollarQuoted(text, at);
    if (dollarEnd >= end) return push(at, dollarEnd, t.DollarQuoted, 'string');
    const image = text.slice(at, end);
    if (scan.isDigit(text.charCodeAt(at))) {
      const longer = Math.max(matchEnd(decimalPattern, text, at), matchEnd(exponentPattern, text, at));
      if (longer > end) return decimal(at, longer);
      const type = numberType(image);
      if (type) return push(at, end, type, 'number');
    }
    if (end === at + 1 && (image === 'x' || image === 'X')) {
      const hexEnd = matchEnd(hexPattern, text, at);
      if (hexEnd > 0) return push(at, hexEnd, t.HexString, 'string');
    }
    const type = t.wordType(image);
    return push(at, end, type, type === t.Word ? 'name' : 'keyword');
  };
  const symbol = (at: number): number => {
    if (continuations[text.charCodeAt(at + 1)] === 1)
      for (let length = 3; length > 1; length--) {
        const known = symbols[text.slice(at, at + length)];
        if (known && at + length <= text.length) return push(at, at + length, known, 'symbol');
      }
    const type = singles[text.charCodeAt(at)];
    if (type) return push(at, at + 1, type, 'symbol');
    isPlain = false;
    return push(at, at + 1, t.Unknown, 'unknown');
  };

  let at = 0;
  while (at < text.length && tokens.length < most) {
    const code = text.charCodeAt(at);
    if (scan.isWhiteSpace(code)) at++;
    else if (code === 34 || code === 39 || code === 96) at = quoted(at, code);
    else if (scan.isWordCharacter(code)) at = word(at);
    else if (plainSymbols[code] === 1) at = symbol(at);
    else if (scan.endOfTerminator(text, at) > 0) break;
    else if (scan.startsLineComment(text, at)) {
      const end = scan.endOfLineComment(text, at);
      comments.push({ start: at, end });
      at = end;
    } else if (scan.startsBlockComment(text, at)) {
      const end = scan.endOfBlockComment(text, at);
      if (end < 0) at = push(at, at + 2, t.Unknown, 'unknown', true);
      else {
        comments.push({ start: at, end });
        at = end;
      }
    } else if (code === 123 && scan.endOfTemplateTag(text, at) > 0) {
      const end = scan.endOfTemplateTag(text, at);
      comments.push({ start: at, end });
      tag ??= { start: at, end };
      at = end;
    } else if (code === 46 && scan.isDigit(text.charCodeAt(at + 1)) && matchEnd(decimalPattern, text, at) > 0)
      at = decimal(at, matchEnd(decimalPattern, text, at));
    else at = symbol(at);
  }
  return { tokens, comments: comments.slice(), tag, end: at, isPlain, again: lexAgain(text, mode) };
}
