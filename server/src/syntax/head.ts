import { editDistance } from '../text/nearest.ts';
import type { Token } from './tokens.ts';

const verbs = ['CREATE', 'ALTER', 'PAUSE', 'RESUME', 'STOP', 'SHOW'];

/** Whether a word is another one, give or take one slip of the finger. */
function resembles(word: string, wanted: string): boolean {
  return word === wanted || (word.length > 2 && editDistance(word, wanted) <= 1 + Number(wanted.length > 5));
}

/** Words that may stand between the verb and ROUTINE, in the right order or not. */
const companions = new Set([...verbs, 'ALL', 'LOAD', 'OR', 'REPLACE', '']);
/** How many tokens are looked at. */
const reach = 6;

/**
 * Whether a statement is about Routine Load: a verb, ROUTINE and LOAD at its beginning. One of the words may be misspelt,
 * missing, doubled or in the wrong place, for such a statement is what the user meant; all else is other SQL.
 */
export function isRoutineLoad(tokens: readonly Token[]): boolean {
  const words = tokens
    .slice(0, reach)
    .map(({ kind, image }) => (kind === 'name' || kind === 'keyword' ? image.toUpperCase() : ''));
  const onlyCompanions = (end: number): boolean =>
    words.slice(0, end).every((word) => companions.has(word) || verbs.some((verb) => resembles(word, verb)));
  const exact = words.indexOf('ROUTINE');
  if (exact >= 0) return onlyCompanions(exact) && (exact > 0 || words.slice(1, 3).includes('LOAD'));
  const [verb, ...rest] = words;
  const load = rest.indexOf('LOAD');
  if (!verbs.includes(verb ?? '') || load < 0) return false;
  // SHOW LOAD and its kin are statements of their own
  if (load === 0) return verb !== 'SHOW';
  return onlyCompanions(load) && resembles(rest[load - 1] ?? '', 'ROUTINE');
}
