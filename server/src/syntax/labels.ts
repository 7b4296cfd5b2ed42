import type { TokenType } from 'chevrotain';
import { expectedTypes, isInside } from './follow.ts';
import type { Situation } from './situation.ts';
import * as s from './situation.ts';
import * as t from './tokens.ts';

/** How messages name what may stand at a place. */

/** A word with a capital, to begin a sentence with. */
export function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** `A`, `A or B`, `A, B or C`; at most five. */
export function anyOf(labels: readonly string[]): string {
  const some = labels.slice(0, 5);
  return some.length < 2 ? some.join('') : `${some.slice(0, -1).join(', ')} or ${some.at(-1)}`;
}

/** A place in the statement: what the grammar would take there, and the words in front of it, the nearest last. */
export type PlaceInText = Pick<Situation, 'progress' | 'output'>;

/** What is likeliest where it may stand. */
const likeliest = [t.Name, t.StringToken, t.keyword('NULL'), t.keyword('NOT')];

/** What may stand here, each as a message names it, the likelier first. */
export function expectedHere(place: PlaceInText): readonly string[] {
  const rank = (type: TokenType): number => (likeliest.includes(type) ? likeliest.indexOf(type) : likeliest.length);
  const types = expectedTypes(place.progress)
    .filter((type) => type !== t.Group)
    .sort((a, b) => rank(a) - rank(b));
  return [...new Set(types.map((type) => labelOf(type, place)))];
}

/** A keyword or sign as it is written, anything else by what it is at this place: a key, the name of the job … */
export function labelOf(type: TokenType, place: PlaceInText): string {
  if (t.isKeywordType(type)) return type.name;
  const label = type === t.Name || type === t.StringToken ? nounOf(type, place) : (type.LABEL ?? type.name);
  return /^\W+$/.test(label) ? `\`${label}\`` : label;
}

/** The usual source. */
export const usualSource = 'KAFKA';

/** What a text is by the word in front of it. */
function nounOfText(before: t.Token | undefined): string {
  if (s.is(before, 'BY')) return 'the separator in quotes';
  if (s.is(before, 'LIKE')) return 'the pattern in quotes';
  return s.is(before, 'COMMENT') ? 'the text in quotes' : 'a quoted string';
}

/** What a name or text is that stands at a place. */
function nounOf(type: TokenType, { progress, output }: PlaceInText): string {
  const before = output.at(-1);
  if (isInside(progress, 'property')) return before?.tokenType === t.Equals ? 'a value' : 'a key';
  if (type === t.StringToken) return nounOfText(before);
  if (isInside(progress, 'expression')) return 'a value';
  if (before?.tokenType === t.Dot) return 'a name';
  if (isInside(progress, 'columnsClause')) return 'the name of a column';
  if (isInside(progress, 'partitionClause')) return 'the name of a partition';
  if (s.is(before, 'ON')) return 'the name of the table';
  if (s.is(before, 'LOAD', 'FOR')) return 'the name of the job';
  return s.is(before, 'FROM') && !s.is(output.at(-2), 'TASK') ? usualSource : 'a name';
}
