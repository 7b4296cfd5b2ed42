import { editDistance } from '../text/nearest.ts';
import { startsClause } from './clauseOrder.ts';
import * as t from './tokens.ts';

const verbs: readonly string[] = ['CREATE', 'ALTER', 'PAUSE', 'RESUME', 'STOP', 'SHOW'];
const routineType = t.keyword('ROUTINE');
const loadType = t.keyword('LOAD');
/** Verbs that Doris has for little else. */
const ownVerbs: readonly string[] = ['PAUSE', 'RESUME', 'STOP'];
/** Kinds of objects: `CREATE TABLE load` is about a table of that name. */
const objects = new Set([
  ...['TABLE', 'VIEW', 'DATABASE', 'SCHEMA', 'INDEX', 'USER', 'ROLE', 'FUNCTION', 'PROCEDURE', 'CATALOG', 'RESOURCE'],
  ...['POLICY', 'JOB', 'TYPE', 'SEQUENCE', 'TRIGGER', 'SYSTEM', 'TEMPORARY', 'EXTERNAL', 'UNIQUE', 'MATERIALIZED'],
]);
/** Words that belong to the head of a statement, run together. */
const runTogether = /^(CREATE|ALTER|PAUSE|RESUME|STOP|SHOW)?(ALL|CREATE)?((?:ROUTINE)+)(LOAD)?/;
/** How many tokens are looked at. */
const reach = 8;

/** What a word at the beginning of a statement is: a word of a head, or anything else. */
interface HeadWord {
  readonly role: 'verb' | 'all' | 'routine' | 'load' | 'reserved' | 'object' | 'symbol' | 'other';
  /** Spelt as it should be. */
  readonly exact: boolean;
  readonly text: string;
}

/** Whether a word is another one, give or take a slip of the finger. */
function resembles(word: string, wanted: string): boolean {
  return (
    word.length > 2 && word.length <= wanted.length + 2 && editDistance(word, wanted) <= 1 + Number(wanted.length > 5)
  );
}

function classify({ kind, tokenType, image }: t.Token): readonly HeadWord[] {
  const text = image.toUpperCase();
  if ((kind !== 'name' && kind !== 'keyword') || tokenType === t.BackquotedName)
    return [{ role: 'symbol', exact: true, text }];
  if (verbs.includes(text)) return [{ role: 'verb', exact: true, text }];
  if (text === 'ALL') return [{ role: 'all', exact: true, text }];
  if (text === 'ROUTINE') return [{ role: 'routine', exact: true, text }];
  if (text === 'LOAD') return [{ role: 'load', exact: true, text }];
  if (objects.has(text)) return [{ role: 'object', exact: true, text }];
  if (kind === 'keyword') return [{ role: 'reserved', exact: true, text }];
  const parts = runTogether.exec(text);
  if (parts && (parts[1] || parts[4] || parts[3] !== 'ROUTINE')) {
    const roles: readonly (HeadWord['role'] | false)[] = [
      parts[1] !== undefined && 'verb',
      parts[2] !== undefined && 'all',
      'routine',
      parts[4] !== undefined && 'load',
    ];
    return roles.flatMap((role) => (role ? [{ role, exact: true, text }] : []));
  }
  const meant = [...verbs, 'ROUTINE', 'LOAD'].find((word) => resembles(text, word));
  if (!meant) return [{ role: 'other', exact: true, text }];
  return [{ role: meant === 'ROUTINE' ? 'routine' : meant === 'LOAD' ? 'load' : 'verb', exact: false, text: meant }];
}

/** The usual case, told without a look at anything else. */
function isExactHead([verb, second, third]: readonly t.Token[]): boolean {
  if (second?.tokenType !== routineType || third?.tokenType !== loadType) return false;
  return verb !== undefined && verbs.includes(verb.tokenType.name);
}

/**
 * Whether a statement is about Routine Load: a verb, ROUTINE and LOAD at its beginning. A word may be misspelt, missing,
 * doubled, half typed or in the wrong place, for such a statement is what the user meant; all else is other SQL.
 */
export function isRoutineLoad(tokens: readonly t.Token[]): boolean {
  if (isExactHead(tokens)) return true;
  const words = tokens.slice(0, reach).flatMap(classify);
  const [first, second] = words;
  if (!first) return false;
  const indexOf = (role: HeadWord['role'], exact: boolean): number =>
    words.findIndex((word) => word.role === role && (word.exact || !exact));
  const routine = indexOf('routine', true);
  const load = indexOf('load', true);
  const likelyRoutine = indexOf('routine', false);
  const only = (end: number, ...roles: HeadWord['role'][]): boolean =>
    words.slice(0, end).every(({ role }) => roles.includes(role));
  const named = words.slice(0, Math.max(routine, load) + 1).some(({ role }) => role === 'object');

  if (routine >= 0 && load === routine + 1) return routine < 2 || !named;
  const verb = indexOf('verb', false);
  if (verb >= 0 && verb < routine && only(routine, 'verb', 'all', 'load', 'symbol', 'reserved')) return true;
  if (load === 0 && routine > 0 && only(routine, 'load', 'all')) return true;
  if (routine >= 0 && load >= 0 && !named && (first.role === 'verb' || routine === 0)) return true;
  if (routine === 0 && second?.role === 'verb') return true;
  if (likelyRoutine > 0 && load === likelyRoutine + 1 && only(likelyRoutine, 'verb', 'all', 'symbol', 'reserved'))
    return true;
  return isOwnVerb(tokens, words) || isLoadAlone(words) || isHalfTyped(tokens, words);
}

/** PAUSE, RESUME and STOP need little more to be recognised. */
function isOwnVerb(tokens: readonly t.Token[], words: readonly HeadWord[]): boolean {
  const verb = words.findIndex(({ role, text, exact }) => role === 'verb' && exact && ownVerbs.includes(text));
  const next = words[verb + 1];
  if (verb < 0 || verb > 1) return false;
  if (next?.role === 'load' && next.exact) return true;
  if (verb > 0) return false;
  if (next?.role === 'all' || next?.role === 'routine') return true;
  return tokens.length === 2 && ['ROUTINE', 'LOAD'].some((word) => next !== undefined && word.startsWith(next.text));
}

/** A verb and LOAD, with ROUTINE lost or something else in its place. SHOW LOAD and its kin are statements of their own. */
function isLoadAlone(words: readonly HeadWord[]): boolean {
  const [verb, second, third] = words.filter(({ role }, index) => role !== 'all' || index !== 1);
  if (verb?.role !== 'verb' || !verb.exact || !second) return false;
  const isLoad = (word: HeadWord | undefined): boolean => word?.role === 'load' && word.exact;
  if (isLoad(second)) return verb.text !== 'SHOW' || isLoad(third) || third?.text === 'FOR' || third?.text === 'TASK';
  if (!isLoad(third) || second.role === 'object' || second.text === 'CREATE') return false;
  return second.role !== 'other' || !['SHOW', 'CREATE'].includes(verb.text);
}

/** The statement ends in the middle of ROUTINE. */
function isHalfTyped(tokens: readonly t.Token[], words: readonly HeadWord[]): boolean {
  const last = tokens.at(-1)?.image.toUpperCase() ?? '';
  const before = words.slice(0, tokens.length - 1);
  const isHead = before.length > 0 && before.every(({ role, exact }) => exact && (role === 'verb' || role === 'all'));
  return tokens.length <= 3 && isHead && last.length > 2 && 'ROUTINE'.startsWith(last);
}

/** Words that no SQL statement begins with, clauses of Routine Load apart. */
const neverFirst = new Set(['FOR', 'TASK', 'FILTER', 'TERMINATED', 'BY', 'LIKE', 'AND', 'OR', 'IN', 'AS', 'ROUTINE']);

/**
 * Whether a text is a piece of a Routine Load statement that a stray `;` cut off: a clause, or something that no statement begins
 * with. Asked only behind a Routine Load statement.
 */
export function isOrphan([first, second]: readonly t.Token[]): boolean {
  if (!first) return false;
  if (first.tokenType === t.keyword('WITH')) return second !== undefined && t.isReserved(second.tokenType);
  if (first.tokenType === t.keyword('LOAD')) return second?.image.toUpperCase() !== 'LABEL';
  if (first.tokenType === t.LeftParen) return second?.kind === 'string' || second?.kind === 'symbol';
  const isWord =
    (first.kind === 'name' || first.kind === 'keyword') && /[^\u200b-\u200d\u2060\ufeff]/.test(first.image);
  return startsClause(first, second) || !isWord || neverFirst.has(first.image.toUpperCase());
}
