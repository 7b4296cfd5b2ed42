import { findProperty } from '../catalog/index.ts';
import type { ListKind, PropertySpec } from '../catalog/types.ts';
import type { BoundList, Job } from '../model/job.ts';
import type { AnalyzedStatement } from '../rules/analysis.ts';
import { jobNameIn } from '../rules/jobNamed.ts';
import { decodeString } from '../syntax/literals.ts';
import type { Token } from '../syntax/tokens.ts';
import type { Span, StringLiteral } from '../syntax/tree.ts';

/** A quotation mark of SQL strings. */
export type Quote = StringLiteral['quote'];

/** The property list around the cursor. */
export interface ListAtCursor {
  readonly kind: ListKind;
  readonly job: Job;
  /** `undefined` when the text is too broken for the parser to see the list. */
  readonly bound: BoundList | undefined;
  readonly open: Token;
  /** The tokens between the parentheses, those of nested parentheses included. */
  readonly tokens: readonly Token[];
}

/** The cursor is where a key is or may be. */
export interface KeyCursor {
  readonly at: 'key';
  readonly list: ListAtCursor;
  /** The key as typed so far, quotes included; empty at the cursor when there is nothing. */
  readonly typed: Span;
  /** The quote that `typed` begins with. */
  readonly quote: Quote | undefined;
  /** The value in front that has no comma behind it yet. */
  readonly uncommaed: Token | undefined;
  /** The `=` behind the key. */
  readonly equals: Token | undefined;
  /** A value stands behind the key: only the key is being edited. */
  readonly hasValue: boolean;
  /** Another property follows without a comma between. */
  readonly propertyFollows: boolean;
}

/** The cursor is where the value of a key is or may be. */
export interface ValueCursor {
  readonly at: 'value';
  readonly list: ListAtCursor;
  /** Decoded. */
  readonly key: string;
  readonly spec: PropertySpec | undefined;
  /** The text that a value takes the place of: without its quotes when both are there. */
  readonly typed: Span;
  /**
   * What quotes the new value has to bring: `both` where there are none, `closing` in an unterminated string, `none` inside a
   * complete one.
   */
  readonly quotes: 'both' | 'closing' | 'none';
  /** The quote of the string around the cursor. */
  readonly quote: Quote | undefined;
  /** The `=` is missing. */
  readonly equalsMissing: boolean;
}

/** The cursor is in a Routine Load statement, outside of lists and strings. */
export interface ClauseCursor {
  readonly at: 'clause';
  /** The word that touches the cursor, up to the cursor. */
  readonly typed: Span;
  /** The tokens that end at or before `typed`, closest last. */
  readonly before: readonly Token[];
  /** The parentheses around the cursor. */
  readonly depth: number;
  /** The name in backquotes that the cursor is in. */
  readonly quoted?: Token;
}

/** The cursor is in the string that names the job whose tasks are to be shown. */
export interface JobNameCursor {
  readonly at: 'job-name';
  /** The text between the quotes. */
  readonly typed: Span;
  readonly quote: Quote;
  /** The closing quote is missing. */
  readonly open: boolean;
}

/** The cursor is in a comment, which may direct the checks. */
export interface CommentCursor {
  readonly at: 'comment';
  readonly comment: Span;
}

/** The cursor is where a statement begins, behind at most its first words. */
export interface StartCursor {
  readonly at: 'start';
  /** From the first word to the cursor; empty in blank text. */
  readonly typed: Span;
}

/** What the cursor is at; `nothing` in strings that say nothing known here, and in SQL of other kinds. */
export type Cursor =
  | KeyCursor
  | ValueCursor
  | ClauseCursor
  | JobNameCursor
  | StartCursor
  | CommentCursor
  | { readonly at: 'nothing' };

const nothing: Cursor = { at: 'nothing' };

/** The words that open the statements of Routine Load. */
export const statementHeads = [
  'CREATE ROUTINE LOAD',
  'ALTER ROUTINE LOAD',
  'PAUSE ROUTINE LOAD',
  'PAUSE ALL ROUTINE LOAD',
  'RESUME ROUTINE LOAD',
  'RESUME ALL ROUTINE LOAD',
  'STOP ROUTINE LOAD',
  'SHOW ROUTINE LOAD',
  'SHOW ROUTINE LOAD TASK',
  'SHOW ALL ROUTINE LOAD',
  'SHOW CREATE ROUTINE LOAD',
] as const;

/** The words that open one kind of statement. */
export type StatementHead = (typeof statementHeads)[number];

/** Whether `typed`, in any letter case, is how `head` begins. */
export function beginsHead(head: StatementHead, typed: string): boolean {
  return head.startsWith(typed.replace(/\s+/g, ' ').trimEnd().toUpperCase());
}

/** What people look for who do not know how the statement begins. No other statement begins with one of these. */
const subjects = ['ROUTINE', 'KAFKA', 'MSK'] as const;

/** What statements are about when `typed`, at least two letters in any letter case, is how it begins. */
export function subjectOf(typed: string): (typeof subjects)[number] | undefined {
  return typed.length > 1 ? subjects.find((subject) => subject.startsWith(typed.toUpperCase())) : undefined;
}

/**
 * Where the cursor is. Goes by the tokens, which half-typed text cannot spoil, and by the tree for the kind of statement.
 * @param offset UTF-16 units from the start of the statement's text.
 */
export function cursorAt(analyzed: AnalyzedStatement, offset: number): Cursor {
  const { parsed, job } = analyzed;
  const { text } = parsed;
  const comment = parsed.comments.find((candidate) => isInComment(candidate, text, offset));
  if (comment) return { at: 'comment', comment };
  const tokens = parsed.tokens().filter((token) => !token.virtual);
  if (text.endsWith(';') && offset === text.length && tokens.every((token) => token.end < offset)) {
    return { at: 'start', typed: { start: offset, end: offset } };
  }
  const string = tokens.find((token) => isInString(token, text, offset));
  const enclosing = openParentheses(tokens, offset);
  const open = enclosing.at(-1);
  const list = job && open !== undefined ? listAt(job, tokens, open, offset) : undefined;
  if (list) return placeInList(list, text, offset, string);
  const quoted = string?.kind === 'name' ? string : undefined;
  if (string && !quoted) return jobNameCursor(parsed, string);
  if (open !== undefined && isWord(tokens[open - 2], 'FROM')) return nothing;
  if (quoted) {
    const typed = { start: quoted.start, end: offset };
    return { at: 'clause', typed, before: tokens.slice(0, tokens.indexOf(quoted)), depth: enclosing.length, quoted };
  }
  const typed = { start: wordStart(text, offset, tokens), end: offset };
  const start = tokens[0]?.start ?? offset;
  if (tokens.every((token) => token.start < offset) && beginsStatement(text.slice(start, offset))) {
    return { at: 'start', typed: { start, end: offset } };
  }
  if (!parsed.statement) return nothing;
  const before = tokens.filter((token) => token.end <= typed.start);
  return { at: 'clause', typed, before, depth: enclosing.length };
}

/** The place of the job's name in `SHOW ROUTINE LOAD TASK WHERE JobName = "…"`. */
function jobNameCursor({ statement }: AnalyzedStatement['parsed'], string: Token): Cursor {
  const { start, end, unterminated } = string;
  if (statement?.kind !== 'show-routine-load-task' || jobNameIn(statement.where)?.start !== start) return nothing;
  const open = unterminated === true;
  return { at: 'job-name', typed: { start: start + 1, end: open ? end : end - 1 }, quote: quoteOf(string), open };
}

function beginsStatement(typed: string): boolean {
  return subjectOf(typed) !== undefined || statementHeads.some((head) => beginsHead(head, typed));
}

function isInComment({ start, end }: Span, text: string, offset: number): boolean {
  return start < offset && (offset < end || (offset === end && text.startsWith('--', start)));
}

/** Whether what is typed at `offset` goes into this string or backquoted name. */
function isInString({ kind, image, start, end, unterminated }: Token, text: string, offset: number): boolean {
  if (start >= offset || !(kind === 'string' || image.startsWith('`'))) return false;
  return offset < end || (unterminated === true && /^[ \t]*$/.test(text.slice(end, offset)));
}

/** The indices of the parentheses that are open at `offset`, the innermost last. */
function openParentheses(tokens: readonly Token[], offset: number): readonly number[] {
  const open: number[] = [];
  for (const [index, token] of tokens.entries()) {
    if (token.end > offset) break;
    if (token.image === '(') open.push(index);
    else if (token.image === ')') open.pop();
  }
  return open;
}

const sourceKinds: Readonly<Record<string, ListKind>> = { KAFKA: 'kafka', KINESIS: 'kinesis' };

function listAt(job: Job, tokens: readonly Token[], open: number, offset: number): ListAtCursor | undefined {
  const parenthesis = tokens[open];
  const name = tokens[open - 1];
  if (!parenthesis || !name) return undefined;
  const follows = isWord(tokens[open - 2], 'FROM');
  const kind = follows ? sourceKinds[name.image.replaceAll('`', '').toUpperCase()] : undefined;
  if (kind === undefined && !isWord(name, 'PROPERTIES')) return undefined;
  const inside = tokens.slice(open + 1);
  let depth = 0;
  const end = inside.findIndex((token) => {
    if (token.image === '(') depth++;
    else if (token.image === ')') depth--;
    // FROM is a reserved word: it cannot belong to a list whose parenthesis is missing.
    return depth < 0 || (depth === 0 && isWord(token, 'FROM'));
  });
  const closing = inside[end];
  if (closing && closing.image !== ')' && closing.start < offset) return undefined;
  const bound = kind === undefined ? job.properties : job.source;
  return {
    kind: kind ?? 'properties',
    job,
    bound: bound?.syntax.open?.start === parenthesis.start ? bound : undefined,
    open: parenthesis,
    tokens: end < 0 ? inside : inside.slice(0, end),
  };
}

function isWord(token: Token | undefined, word: string): boolean {
  return token !== undefined && token.kind !== 'string' && token.image.toUpperCase() === word;
}

function isText(token: Token | undefined): token is Token {
  return token !== undefined && token.kind !== 'symbol' && token.kind !== 'unknown';
}

function isEquals(token: Token | undefined): token is Token {
  return token?.image === '=' || token?.image === '==';
}

function placeInList(list: ListAtCursor, text: string, offset: number, string: Token | undefined): Cursor {
  const { tokens } = list;
  const { start, end } = string
    ? { start: string.start, end: Math.max(string.end, offset) }
    : bareRun(list, text, offset);
  const previous = tokens.findLastIndex((token) => token.end <= start);
  const next = tokens.findIndex((token) => token.start >= end);
  const before = tokens[previous];
  const after = next < 0 ? undefined : tokens[next];
  const quote = string && quoteOf(string);
  // In `"a" = |⏎ "b" = "c"` the next string is a key: the value is what is missing.
  const isKey = isEquals(after) && start < end;
  if (!isKey && isEquals(before)) {
    return valueCursor(list, text, tokens[previous - 1], string, { start, end }, after, tokens[next + 1], offset);
  }
  if (!isKey && isText(before) && !isEquals(tokens[previous - 1]) && onOneLine(text, before.end, start)) {
    return valueCursor(list, text, before, string, { start, end }, undefined, undefined, offset);
  }
  const equals = isEquals(after) ? after : undefined;
  const behind = next < 0 ? [] : tokens.slice(equals ? next + 1 : next);
  const hasValue =
    start < end &&
    isText(behind[0]) &&
    !isEquals(behind[1]) &&
    (equals !== undefined || onOneLine(text, end, behind[0].start));
  return {
    at: 'key',
    list,
    typed: { start, end },
    quote,
    uncommaed: isText(before) && isEquals(tokens[previous - 1]) ? before : undefined,
    equals,
    hasValue,
    propertyFollows: isText(hasValue ? behind[1] : behind[0]),
  };
}

function valueCursor(
  list: ListAtCursor,
  text: string,
  keyToken: Token | undefined,
  string: Token | undefined,
  run: Span,
  after: Token | undefined,
  afterNext: Token | undefined,
  offset: number,
): Cursor {
  if (!isText(keyToken)) return nothing;
  const key = textOf(keyToken);
  const value = { at: 'value', list, key, spec: findProperty(list.kind, key) } as const;
  const equalsMissing = !list.tokens.some(
    (token) => isEquals(token) && token.start >= keyToken.end && token.end <= run.start,
  );
  if (string) {
    const end = string.unterminated ? run.end : run.end - 1;
    const quotes = string.unterminated ? 'closing' : 'none';
    return { ...value, typed: { start: run.start + 1, end }, quotes, quote: quoteOf(string), equalsMissing };
  }
  // A value that stands behind the cursor on its line is replaced, not doubled.
  const replaced =
    isText(after) && !isEquals(afterNext) && run.start === run.end && onOneLine(text, offset, after.start);
  const typed = replaced ? { start: offset, end: after.end } : run;
  return { ...value, typed, quotes: 'both', quote: undefined, equalsMissing };
}

/** The key or value that a token stands for. */
export function textOf(token: Token): string {
  return token.kind === 'string' ? decodeString(token.image, token.unterminated !== true).trim() : token.image;
}

function quoteOf(string: Token): Quote {
  return string.image.startsWith("'") ? "'" : '"';
}

function onOneLine(text: string, start: number, end: number): boolean {
  return !/[\r\n]/.test(text.slice(start, end));
}

/** Letters, digits and what joins them in keys and values. */
const runCharacter = /[\w$.:-]/;

/** The text without quotes that touches the cursor. */
function bareRun(list: ListAtCursor, text: string, offset: number): Span {
  const strings = list.tokens.filter((token) => token.kind === 'string');
  const from = Math.max(list.open.end, ...strings.map((token) => token.end).filter((end) => end <= offset));
  const to = Math.min(text.length, ...strings.map((token) => token.start).filter((start) => start >= offset));
  let start = offset;
  while (start > from && runCharacter.test(text.charAt(start - 1))) start--;
  let end = offset;
  while (end < to && runCharacter.test(text.charAt(end))) end++;
  return { start, end };
}

function wordStart(text: string, offset: number, tokens: readonly Token[]): number {
  const word = tokens.find((token) => token.start < offset && offset <= token.end);
  if (word?.kind === 'keyword' || word?.kind === 'name') return word.start;
  let start = offset;
  while (start > (word?.end ?? 0) && /\w/.test(text.charAt(start - 1))) start--;
  return start;
}
