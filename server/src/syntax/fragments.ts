import { startsClause } from './clauseOrder.ts';
import { unfinishedHead, verbs, wordsOfUnfinished } from './headWords.ts';
import * as s from './situation.ts';
import type { SyntaxProblem } from './syntaxProblem.ts';
import * as t from './tokens.ts';

/**
 * Texts that are not recognised as Routine Load and can be no other statement either: the beginning of one, or what a stray `;`
 * has cut off. Whether they can depends on what stands around them.
 */

/**
 * What the statement in front is, when there is one: about Routine Load and sound, one with syntax errors, or other SQL. What is
 * cut off from a broken one is told there already.
 */
export type Before = 'nothing' | 'routine-load' | 'broken' | 'other';

/** What stands around a text. */
export interface Surroundings {
  readonly before: Before;
  /** A Routine Load statement begins on the line behind it. */
  readonly followed: boolean;
  /** It has a `;`, so that nobody is still typing it. */
  readonly isEnded: boolean;
  /** It has the signs of Routine Load, and no verb. */
  readonly isMeant: boolean;
}

/** What is wrong with a text that is a fragment of a Routine Load statement. */
export function fragmentProblem(tokens: readonly t.Token[], around: Surroundings): SyntaxProblem | undefined {
  const [first] = tokens;
  if (!first) return undefined;
  const head = mayBeUnfinished(tokens, around) ? unfinishedHead(tokens) : undefined;
  if (head !== undefined) return unfinished(tokens, head);
  if (around.followed && isOrphan(tokens, around.isEnded) && isClause(tokens)) return ahead(first);
  if (around.followed && isNoBeginning(tokens)) return unended(first);
  const isCutOff = around.before === 'routine-load' && (around.isMeant || isOrphan(tokens, around.isEnded));
  return isCutOff || (around.before === 'other' && isForLabel(tokens)) ? orphan(tokens) : undefined;
}

/**
 * Behind other SQL a lone verb may be a part of that: a call in the body of a procedure, which is cut at its semicolons. SHOW ALL is
 * a whole statement in PostgreSQL, where it has its `;`.
 */
function mayBeUnfinished(tokens: readonly t.Token[], { before, followed, isEnded }: Surroundings): boolean {
  const isShowAll = wordsOfUnfinished(tokens)?.join(' ') === 'SHOW ALL';
  return before === 'routine-load' || followed || (before === 'nothing' && !(isShowAll && isEnded));
}

function unfinished(tokens: readonly t.Token[], head: string): SyntaxProblem {
  const comment = tokens.find(({ kind }) => kind === 'unknown');
  if (comment) return { span: comment, message: s.unclosedComment };
  const end = tokens.at(-1)?.end ?? 0;
  return {
    span: { start: end - 1, end },
    message: `The statement ends too early: it may go on as \`${head}\`.`,
  };
}

/** A clause, or the line of a property, as far as one can tell from how it begins. */
function isClause([first, second]: readonly t.Token[]): boolean {
  return startsClause(first, second) || (first?.kind === 'string' && second?.tokenType === t.Equals);
}

/** A part of a statement that stands in front of the statement's first word. */
function ahead({ start, end, kind, image }: t.Token): SyntaxProblem {
  return {
    span: { start, end },
    message: `No statement can begin with ${s.quote({ kind, image })}: move this line into the statement below, behind its first line.`,
  };
}

/** A line that the statement below takes for its beginning. */
function unended({ start, end, kind, image }: t.Token): SyntaxProblem {
  return {
    span: { start, end },
    message: `No statement can begin with ${s.quote({ kind, image })}: Doris reads this line and the statement below as one.`,
  };
}

function orphan(tokens: readonly t.Token[]): SyntaxProblem {
  const { start, end, kind, image } = tokens[0] as t.Token;
  const span = { start, end };
  return {
    span,
    ...(tokens.length === 1 && kind === 'symbol' ? { fix: { title: 'Remove it', edits: [{ span, text: '' }] } } : {}),
    message: `The statement above ends at its \`;\`, and no statement can begin with ${s.quote({ kind, image })}.`,
  };
}

/** Words that no SQL statement begins with, clauses of Routine Load apart. */
const neverFirst = new Set(['FOR', 'TASK', 'FILTER', 'TERMINATED', 'BY', 'LIKE', 'AND', 'OR', 'IN', 'AS', 'ROUTINE']);
/** Words that no statement of any SQL begins with, each with the one behind it where it needs that. */
const noBeginnings =
  /^(?:(?:HAVING|LIMIT|UNION|AND|OR) \S|(?:GROUP|ORDER|DISTRIBUTED) BY|(?:LINES|ROWS|FIELDS|COLUMNS) TERMINATED|INTO TABLE)/i;

/** Whether a text begins in the middle of a statement, or is nothing but the name of a job behind FOR. */
function isNoBeginning(tokens: readonly t.Token[]): boolean {
  return isForLabel(tokens) || noBeginnings.test(`${tokens[0]?.image ?? ''} ${tokens[1]?.image ?? ''}`);
}

/** Statements of one word, those of the clients of a database among them. */
const wholeStatements = new Set([
  ...['BEGIN', 'COMMIT', 'ROLLBACK', 'END', 'EXIT', 'QUIT', 'GO', 'STATUS', 'HELP', 'CLEAR', 'EDIT', 'EGO', 'PRINT'],
  ...['NOPAGER', 'NOTEE', 'PAGER', 'REHASH', 'RUN', 'TEE', 'WARNINGS', 'NOWARNING', 'ABORT', 'CHECKPOINT', 'SYNC'],
  ...['CONNECT', 'DISCONNECT', 'RECONNECT', 'RESETCONNECTION', 'RESET', 'RESTART', 'SHUTDOWN', 'RECONFIGURE', 'REVERT'],
  ...['VACUUM', 'ANALYZE', 'CLUSTER', 'FLUSH', 'RETURN', 'RAISE', 'RESIGNAL', 'CONTINUE', 'BREAK', 'PROMPT', 'TIMING'],
]);
/**
 * What begins a line of a client or a template: a command or comment of the MySQL client (`\! ls`, `# note`), `@file` of SQL*Plus,
 * `:r file` of sqlcmd, `!sh` of Beeline, `{%` of Jinja, `${name}`.
 */
const otherTools = /^[\\#@:!{$]/;

/** Whether a text behind a Routine Load statement is a clause of it, a lone name, or something that no statement begins with. */
function isOrphan(tokens: readonly t.Token[], isEnded: boolean): boolean {
  const [first, second, third] = tokens;
  if (!first || otherTools.test(first.image)) return false;
  if (s.is(first, 'PROPERTIES') && second?.kind === 'string') return true;
  if (s.isName(first) && s.is(second, 'PROPERTIES') && startsClause(second, third)) return true;
  if (first.tokenType === t.keyword('WITH'))
    return second !== undefined && (t.isReserved(second.tokenType) || third === undefined) && !s.is(third, 'AS');
  // Hive and DuckDB let a query begin with FROM
  if (first.tokenType === t.keyword('FROM')) return !tokens.some(({ image }) => /^(?:select|insert)$/i.test(image));
  if (first.tokenType === t.keyword('LOAD')) return second === undefined || second.tokenType === t.keyword('FOR');
  if (first.tokenType === t.LeftParen) {
    const inner = tokens.find(({ tokenType }) => tokenType !== t.LeftParen);
    return inner?.kind !== 'keyword' && inner?.kind !== 'name';
  }
  const isWord = first.kind === 'name' || first.kind === 'keyword';
  if (startsClause(first, second) || !isWord || neverFirst.has(first.image.toUpperCase())) return true;
  // letters alone may be the beginning of another statement's first word
  return isLoneName(tokens) && (isEnded || /[^A-Za-z]/.test(first.image));
}

/** Whether a statement is nothing but a name, with the database in front of it perhaps. */
function isLoneName(tokens: readonly t.Token[]): boolean {
  const word = tokens[0]?.image.toUpperCase() ?? '';
  return isLabel(tokens) && !wholeStatements.has(word) && !verbs.has(word);
}

/** `FOR` and the name of a job, and nothing else: loops and locks have more words, or others. */
function isForLabel([first, ...label]: readonly t.Token[]): boolean {
  const name = label[0]?.image.toUpperCase() ?? '';
  return first?.tokenType === t.keyword('FOR') && isLabel(label) && !['UPDATE', 'SHARE', 'BROWSE'].includes(name);
}

function isLabel([first, dot, name, more]: readonly t.Token[]): boolean {
  if (!first || !t.matches(first, t.Name)) return false;
  if (dot === undefined) return true;
  return dot.tokenType === t.Dot && name !== undefined && t.matches(name, t.Name) && more === undefined;
}
