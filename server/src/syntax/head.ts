import { editDistance } from '../text/nearest.ts';
import { startsClause } from './clauseOrder.ts';
import { BackquotedName, isReserved, keyword, type Token } from './tokens.ts';

const verbs: readonly string[] = ['CREATE', 'ALTER', 'PAUSE', 'RESUME', 'STOP', 'SHOW'];
/** Verbs that Doris has for little else; alone they are taken for the beginning of a statement about Routine Load. */
const ownVerbs: readonly string[] = ['PAUSE', 'RESUME', 'STOP'];
/** Words that may stand between the verb and ROUTINE, in the right order or not; symbols count as nothing. */
const companions = new Set([...verbs, 'ALL', 'LOAD', 'OR', 'REPLACE', '']);
/** Kinds of objects: `CREATE TABLE load` is about a table of that name. */
const objects = new Set(
  'TABLE VIEW DATABASE SCHEMA INDEX USER ROLE FUNCTION PROCEDURE CATALOG RESOURCE POLICY JOB TYPE SEQUENCE TRIGGER SYSTEM TEMPORARY EXTERNAL'.split(
    ' ',
  ),
);
/** How many tokens are looked at. */
const reach = 6;

/** Whether a word is another one, give or take a slip of the finger. */
function resembles(word: string, wanted: string): boolean {
  return word === wanted || (word.length > 2 && editDistance(word, wanted) <= 1 + Number(wanted.length > 5));
}

/** Whether a word is the beginning of another one, as it is typed. */
function begins(word: string, wanted: string, least: number): boolean {
  return word.length >= least && wanted.startsWith(word);
}

/** A word of the grammar, or a symbol, that is no name of a kind of object. */
function isOutOfPlace({ kind, tokenType, image }: Token): boolean {
  return kind === 'symbol' || (isReserved(tokenType) && !objects.has(image.toUpperCase()));
}

/**
 * Whether a statement is about Routine Load: a verb, ROUTINE and LOAD at its beginning. One of the words may be misspelt,
 * missing, doubled, half typed or in the wrong place, for such a statement is what the user meant; all else is other SQL.
 */
export function isRoutineLoad(tokens: readonly Token[]): boolean {
  const words = tokens
    .slice(0, reach)
    .map(({ kind, tokenType, image }) =>
      (kind === 'name' && tokenType !== BackquotedName) || kind === 'keyword' ? image.toUpperCase() : '',
    );
  const [verb = '', second = ''] = words;
  const isVerb = verbs.includes(verb);
  const routine = words.indexOf('ROUTINE');
  const load = words.indexOf('LOAD');
  const onlyCompanions = (end: number): boolean =>
    words.slice(0, end).every((word) => companions.has(word) || verbs.some((wanted) => resembles(word, wanted)));
  if (routine >= 0 && load >= 0) {
    const adjacent = load === routine + 1 && routine < 4;
    return (
      adjacent ||
      (isVerb && verb !== 'SHOW' && !objects.has(second)) ||
      onlyCompanions(Math.max(routine, load)) ||
      (routine === 0 && load <= 2)
    );
  }
  if (routine > 0) return onlyCompanions(routine);
  if (!isVerb) return false;
  // SHOW LOAD and its kin are statements of their own
  if (load === 1) return verb !== 'SHOW';
  if (load > 1) {
    if (onlyCompanions(load - 1) && resembles(words[load - 1] ?? '', 'ROUTINE')) return true;
    return load === 2 && verb !== 'SHOW' && tokens[1] !== undefined && isOutOfPlace(tokens[1]);
  }
  if (ownVerbs.includes(verb))
    return tokens.length === 1 || second === 'ALL' || (tokens.length === 2 && begins(second, 'ROUTINE', 1));
  return tokens.length <= 3 && begins(words.at(-1) ?? '', 'ROUTINE', 3) && onlyCompanions(tokens.length - 1);
}

/**
 * Whether a text is a clause of Routine Load that lost its statement, as when a `;` slipped in front of it. Nothing in SQL
 * begins like that; asked only behind a Routine Load statement all the same.
 */
export function isOrphanedClause([first, second]: readonly Token[]): boolean {
  if (first?.tokenType === keyword('WITH')) return isReserved(second?.tokenType ?? first.tokenType);
  return startsClause(first, second);
}
