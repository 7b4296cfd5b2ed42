import type { TokenType } from 'chevrotain';
import { bareConstant, nameOf, stringOf } from './nodes.ts';
import type { DatabaseName, TableName } from './schemaTree.ts';
import * as t from './tokens.ts';
import type { Name, PropertiesClause, Property, PropertyText, Span, StringLiteral } from './tree.ts';

/**
 * A place in the tokens of a statement that is read without a grammar: what is known is taken, all else is stepped over by
 * balanced parentheses and noted in `complete`.
 */
export interface Reader {
  readonly tokens: readonly t.Token[];
  /** For each token that opens a bracket the index of the one that closes it; else -1. */
  readonly closers: Int32Array;
  /** The token to be read next. */
  at: number;
  /** Where reading ends: behind the last token, or at the closing bracket of a group. */
  end: number;
  /** Nothing was stepped over so far. */
  complete: boolean;
}

/** A tree while it is being made. */
export type Draft<T> = { -readonly [Key in keyof T]: T[Key] };

const openers: ReadonlySet<TokenType> = new Set([t.LeftParen, t.LeftBracket, t.LeftBrace, t.Less]);

/** Begins to read a statement at one of its tokens. */
export function openReader(tokens: readonly t.Token[], at: number): Reader {
  const complete = !tokens.some(({ unterminated, kind }) => unterminated || kind === 'unknown');
  return { tokens, closers: closersOf(tokens), at, end: tokens.length, complete };
}

/**
 * Finds out which brackets belong together, in one pass. A parenthesis also closes a square bracket, as in the partition
 * `VALUES [("a"), ("b"))`; a `<` that nothing closes in its group is an operator.
 */
function closersOf(tokens: readonly t.Token[]): Int32Array {
  const closers = new Int32Array(tokens.length).fill(-1);
  const open: number[] = [];
  const top = (): TokenType | undefined => tokens[open.at(-1) ?? -1]?.tokenType;
  tokens.forEach(({ tokenType: type }, index) => {
    if (openers.has(type)) open.push(index);
    const isClosing = type === t.RightParen || type === t.RightBracket || type === t.RightBrace;
    if (isClosing) while (top() === t.Less || (type === t.RightParen && top() === t.LeftBrace)) open.pop();
    const closes =
      (type === t.RightParen && open.length > 0) ||
      (type === t.RightBracket && top() === t.LeftBracket) ||
      (type === t.RightBrace && top() === t.LeftBrace) ||
      (type === t.Greater && top() === t.Less);
    if (closes) closers[open.pop() ?? index] = index;
  });
  return closers;
}

/** A bare word in capitals; empty for anything else. */
export function wordOf(token: t.Token | undefined): string {
  if (!token || token.tokenType === t.BackquotedName) return '';
  return token.kind === 'name' || token.kind === 'keyword' ? token.image.toUpperCase() : '';
}

/** The token to be read next, or one behind it. */
export function peek({ tokens, at, end }: Reader, ahead = 0): t.Token | undefined {
  return at + ahead < end ? tokens[at + ahead] : undefined;
}

/** The bare word to be read next, or one behind it, in capitals. */
export function peekWord(reader: Reader, ahead = 0): string {
  return wordOf(peek(reader, ahead));
}

/** Whether the next token, or one behind it, is of a type. */
export function isNext(reader: Reader, type: TokenType, ahead = 0): boolean {
  return peek(reader, ahead)?.tokenType === type;
}

/** Takes a token of a type if it is the next one. */
export function take(reader: Reader, type: TokenType): Span | undefined {
  const token = peek(reader);
  if (token?.tokenType !== type) return undefined;
  reader.at++;
  return { start: token.start, end: token.end };
}

/** Takes bare words if they are the next ones, all of them or none. */
export function takeWords(reader: Reader, ...words: readonly string[]): boolean {
  const taken = words.every((word, index) => peekWord(reader, index) === word);
  if (taken) reader.at += words.length;
  return taken;
}

/** Notes that something which has to be there is not, or the other way round. */
export function expect(reader: Reader, holds: boolean): void {
  if (!holds) reader.complete = false;
}

/** Steps over a token, or a whole group in brackets. */
export function pass(reader: Reader): void {
  const close = isNext(reader, t.Less) ? -1 : (reader.closers[reader.at] ?? -1);
  reader.at = close >= 0 && close < reader.end ? close + 1 : reader.at + 1;
}

/** Steps over a token or group that is not understood. */
export function skip(reader: Reader): void {
  reader.complete = false;
  pass(reader);
}

/** Steps over a group in parentheses whose inside does not matter. */
export function passGroup(reader: Reader): void {
  expect(reader, isNext(reader, t.LeftParen) && (reader.closers[reader.at] ?? -1) >= 0);
  if (isNext(reader, t.LeftParen)) pass(reader);
}

/** The stretch from a token to the last one that was read. */
export function spanFrom({ tokens, at }: Reader, from: number): Span {
  const start = tokens[from]?.start ?? 0;
  return { start, end: tokens[Math.max(from, at - 1)]?.end ?? start };
}

/**
 * Reads the inside of the parentheses that open here and goes behind them. Those that nothing closes reach as far as
 * `endsBefore` says.
 */
export function inGroup(reader: Reader, read: () => void, endsBefore: (reader: Reader) => boolean = () => false): void {
  const { at: open, end: outerEnd } = reader;
  const close = reader.closers[open] ?? -1;
  if (close >= 0 && close < outerEnd) reader.end = close;
  else {
    reader.complete = false;
    for (reader.at++; reader.at < outerEnd && !endsBefore(reader); ) pass(reader);
    reader.end = Math.min(reader.at, outerEnd);
  }
  const { end } = reader;
  reader.at = open + 1;
  read();
  reader.at = end === close ? close + 1 : end;
  reader.end = outerEnd;
}

/** Reads items with commas between them up to the end of the group. A comma behind the last one does no harm. */
export function readItems(reader: Reader, readItem: () => void): void {
  while (reader.at < reader.end) {
    const from = reader.at;
    if (!isNext(reader, t.Comma)) readItem();
    if (reader.at === from) skip(reader);
    else if (reader.at < reader.end) expect(reader, take(reader, t.Comma) !== undefined);
  }
}

/** Reads any bare or backquoted word as a name: which words are reserved differs from version to version. */
export function readName(reader: Reader): Name | undefined {
  const token = peek(reader);
  if (token?.kind !== 'name' && token?.kind !== 'keyword') return undefined;
  reader.at++;
  return nameOf(token);
}

/** Reads `(a, b)`. */
export function readNames(reader: Reader): readonly Name[] {
  const names: Name[] = [];
  if (!isNext(reader, t.LeftParen)) reader.complete = false;
  else
    inGroup(reader, () =>
      readItems(reader, () => {
        const name = readName(reader);
        if (name) names.push(name);
      }),
    );
  return names;
}

/** Reads a quoted string. */
export function readString(reader: Reader): StringLiteral | undefined {
  const token = peek(reader);
  const literal = token && stringOf(token);
  if (literal) reader.at++;
  else reader.complete = false;
  return literal;
}

/** Reads names with dots between. None when it goes on with something that is no name, as in `my-table` and `${table}`. */
function readPath(reader: Reader): readonly Name[] {
  const names: Name[] = [];
  do {
    const token = peek(reader);
    const name = token && !t.isReserved(token.tokenType) ? readName(reader) : undefined;
    if (!name) {
      reader.complete = false;
      return [];
    }
    names.push(name);
  } while (take(reader, t.Dot));
  const next = peek(reader);
  const glued = next?.start === names.at(-1)?.end && next?.kind !== 'string';
  if (!glued || isNext(reader, t.LeftParen) || isNext(reader, t.At)) return names;
  reader.complete = false;
  return [];
}

/** Reads `[[catalog.]database.]table`. */
export function readTableName(reader: Reader): TableName | undefined {
  const from = reader.at;
  const path = readPath(reader);
  const table = path.at(-1);
  expect(reader, path.length < 4);
  if (!table || path.length > 3) return undefined;
  return { table, database: path.at(-2), catalog: path.at(-3), ...spanFrom(reader, from) };
}

/** Reads `[catalog.]database`. */
export function readDatabaseName(reader: Reader): DatabaseName | undefined {
  const from = reader.at;
  const path = readPath(reader);
  const database = path.at(-1);
  expect(reader, path.length < 3);
  if (!database || path.length > 2) return undefined;
  return { database, catalog: path.at(-2), ...spanFrom(reader, from) };
}

/** Reads a side of a property: a string, a word, a number with or without a sign. */
function readPropertyText(reader: Reader): PropertyText | undefined {
  const from = reader.at;
  take(reader, t.Minus);
  const token = peek(reader);
  if (!token || token.kind === 'symbol') return undefined;
  reader.at++;
  const literal = stringOf(token);
  if (literal) return literal;
  const tokens = reader.tokens.slice(from, reader.at);
  return bareConstant(tokens, tokens.map(({ image }) => image).join(''));
}

function readProperty(reader: Reader): Property {
  const from = reader.at;
  const key = readPropertyText(reader);
  const equals = take(reader, t.Equals);
  const value = equals && readPropertyText(reader);
  expect(reader, key !== undefined && value !== undefined);
  return { key, equals, value, ...spanFrom(reader, from) };
}

/** Reads what follows the word PROPERTIES. */
export function readProperties(reader: Reader): PropertiesClause {
  const from = reader.at - 1;
  const keyword = spanFrom(reader, from);
  const open = isNext(reader, t.LeftParen) ? reader.at : -1;
  if (open < 0) {
    reader.complete = false;
    return { keyword, ...keyword };
  }
  const entries: Property[] = [];
  inGroup(reader, () =>
    readItems(reader, () => {
      const before = reader.at;
      const property = readProperty(reader);
      if (reader.at > before) entries.push(property);
    }),
  );
  const spanOf = (token: t.Token | undefined): Span | undefined => token && { start: token.start, end: token.end };
  const close = spanOf(reader.tokens[reader.closers[open] ?? -1]);
  const list = { open: spanOf(reader.tokens[open]), close, entries, ...spanFrom(reader, open) };
  return { keyword, list, ...spanFrom(reader, from) };
}
