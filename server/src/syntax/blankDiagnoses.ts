import type { Diagnosis, Repair } from './situation.ts';
import * as s from './situation.ts';
import type { SyntaxProblem } from './syntaxProblem.ts';
import type { Token } from './tokens.ts';
import * as t from './tokens.ts';
import type { Span } from './tree.ts';

/** Keywords with a sign between them where a blank belongs. */

function blankProblem(span: Span, words: readonly string[], sign: string, signs: readonly Span[]): SyntaxProblem {
  return {
    span,
    message: `\`${words.join(' ')}\` is written with a blank, not with \`${sign}\`.`,
    fix: {
      title: `Change ${sign} to a blank`,
      edits: signs.map(({ start, end }) => ({ span: { start, end }, text: ' ' })),
    },
  };
}

/** The words of one with `_` in it, each as a token; the last `rest` of them are one. */
function wordsIn(token: Token, rest: number): readonly Token[] {
  const parts = token.image.split('_');
  const words = [...parts.slice(0, parts.length - rest), parts.slice(parts.length - rest).join('_')];
  let start = token.start;
  return words.map((image): Token => {
    const tokenType = t.wordType(image);
    const kind = tokenType === t.Word ? 'name' : 'keyword';
    const word = {
      ...token,
      ...({ image, start, end: start + image.length, startOffset: start, tokenType, kind } as const),
    };
    start += image.length + 1;
    return { ...word, tokenTypeIdx: tokenType.tokenTypeIdx as number };
  });
}

/** `ROUTINE_LOAD`, `ORDER_BY`, `COLUMNS_TERMINATED_BY`, `FROM_KAFKA`. */
const underscores: Diagnosis = ({ token, output }) => {
  if (token?.kind !== 'name' || token.tokenType === t.BackquotedName) return undefined;
  const count = token.image.split('_').length - 1;
  return Array.from({ length: count }, (_, index) => wordsIn(token, index + 1)).flatMap((words): Repair[] => {
    if (
      words.some(
        ({ image }, index) => image === '' || (index + 1 < words.length && !t.isKeywordType(t.wordType(image))),
      )
    )
      return [];
    return [
      {
        keep: output.length,
        insert: words,
        skip: 1,
        error: () =>
          blankProblem(
            token,
            words.map(({ image }) => image),
            '_',
            words.slice(1).map(({ start }) => ({ start: start - 1, end: start })),
          ),
      },
    ];
  });
};

/** `ROUTINE-LOAD`, `SHOW.ROUTINE`, `PRECEDING/FILTER`. */
const signs: Diagnosis = (situation) => {
  const { token, previous, output } = situation;
  const next = s.peek(situation);
  if (!token || !previous || !next || /^[(),=;]/.test(token.image)) return undefined;
  if (token.kind !== 'symbol' && token.kind !== 'unknown') return undefined;
  if (previous.end !== token.start || next.start !== token.end) return undefined;
  if (previous.kind !== 'keyword' || !t.isKeywordType(next.tokenType) || !s.wants(situation, next.tokenType))
    return undefined;
  return {
    keep: output.length,
    insert: [next],
    skip: 2,
    error: () =>
      blankProblem({ start: previous.start, end: next.end }, [previous.image, next.image], token.image, [token]),
  };
};

/** In the order in which they win ties. */
export const blankDiagnoses: readonly Diagnosis[] = [underscores, signs];
