import type { TokenType } from 'chevrotain';
import type { Progress } from './follow.ts';
import { advance, expectedTypes, expectedWithin } from './follow.ts';
import type { ParsedStatement } from './parse.ts';
import { repairTokens } from './repair.ts';
import { virtual } from './situation.ts';
import { isKeywordType, keywordsOf } from './tokens.ts';

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

/**
 * The keywords that the grammar takes at an offset, in capitals and drawn out to whole phrases (`COLUMNS TERMINATED BY`). The
 * word that the offset touches is left out: it is being typed. Mistakes on the left are repaired first.
 */
export function keywordsAt(parsed: Pick<ParsedStatement, 'text' | 'tokens'>, offset: number): readonly string[] {
  const { text } = parsed;
  const tokens = parsed.tokens();
  const typed = tokens.findIndex(({ start, end, kind }) => {
    return start < offset && offset <= end && (kind === 'name' || kind === 'keyword');
  });
  const before = tokens.slice(0, typed < 0 ? undefined : typed).filter(({ end }) => end <= offset);
  const { progress } = repairTokens(text, before, true);
  const phrases = expectedTypes(progress)
    .flatMap(keywordsOf)
    .flatMap((type) => phrasesFrom(progress, type));
  return [...new Set(phrases)];
}
