import type { TokenType } from 'chevrotain';
import type { Progress } from './follow.ts';
import { advance, expectedTypes, expectedWithin, expects, isInside } from './follow.ts';
import type { ParsedStatement } from './parse.ts';
import { repairTokens } from './repair.ts';
import { virtual } from './situation.ts';
import { isKeywordType, keywordsOf, Name } from './tokens.ts';

/** Phrases are drawn out this far: `SHOW ALL CREATE ROUTINE LOAD FOR`. */
const longestPhrase = 6;
/** A keyword is drawn out into each of its continuations while there are no more of them than this. */
const mostContinuations = 3;

/** The phrases that go on with a keyword behind others: as long as nothing but keywords of the same rule may follow. */
function phrasesFrom(progress: Progress, type: TokenType, before: readonly TokenType[] = []): readonly string[] {
  const token = virtual(type, 0);
  const next = advance(progress, token);
  const following = next ? expectedTypes(next) : [];
  const phrase = [...before, type];
  const keywords = expectedWithin(progress, token).filter((word) => isKeywordType(word) && !phrase.includes(word));
  const isFull = phrase.length >= longestPhrase;
  const ends = !next || next.complete || keywords.length < following.length || isFull;
  const drawnOut = next && keywords.length > 0 && keywords.length <= mostContinuations && !isFull;
  const longer = drawnOut && !next.complete ? keywords.flatMap((word) => phrasesFrom(next, word, phrase)) : [];
  return [...(ends || longer.length === 0 ? [type.name] : []), ...longer.map((rest) => `${type.name} ${rest}`)];
}

type Text = Pick<ParsedStatement, 'text' | 'tokens'>;

/**
 * Where the grammar stands in front of the word that an offset touches: that is being typed. Mistakes on the left are repaired
 * first.
 */
function progressAt({ text, tokens: read }: Text, offset: number): Progress {
  const tokens = read();
  const typed = tokens.findIndex(({ start, end, kind }) => {
    return start < offset && offset <= end && (kind === 'name' || kind === 'keyword');
  });
  const before = tokens.slice(0, typed < 0 ? undefined : typed).filter(({ end }) => end <= offset);
  return repairTokens(text, before, true).progress;
}

/** The keywords that the grammar takes at an offset, in capitals and drawn out to whole phrases (`COLUMNS TERMINATED BY`). */
export function keywordsAt(parsed: Text, offset: number): readonly string[] {
  const progress = progressAt(parsed, offset);
  const phrases = expectedTypes(progress)
    .flatMap(keywordsOf)
    .flatMap((type) => phrasesFrom(progress, type));
  return [...new Set(phrases)];
}

/**
 * What a name stands for: `label` a job, `field` a column of COLUMNS, `mapped` one in an expression there, `filtered` one in a
 * condition on rows.
 */
export type NamePlace = 'label' | 'table' | 'field' | 'mapped' | 'filtered' | 'ordered' | 'partition';

/** The rules of the grammar that take names, some only inside another. */
const placesOfRules: readonly (readonly [rule: string, place: NamePlace, inside?: string])[] = [
  ['label', 'label'],
  ['createRoutineLoad', 'table'],
  ['columnMapping', 'field'],
  ['orderByClause', 'ordered'],
  ['partitionName', 'partition'],
  ['partitionNames', 'partition'],
  ['partitionsOrValues', 'partition'],
  ['columnOrCall', 'mapped', 'columnMapping'],
  ['columnOrCall', 'filtered', 'filterClause'],
];

/** What a name at an offset would stand for; `undefined` where the grammar takes none. */
export function namePlaceAt(parsed: Text, offset: number): NamePlace | undefined {
  const progress = progressAt(parsed, offset);
  return placesOfRules.find(
    ([rule, , inside]) => expects(progress, Name, rule) && (inside === undefined || isInside(progress, inside)),
  )?.[1];
}
