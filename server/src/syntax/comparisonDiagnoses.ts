import { nearest } from '../text/nearest.ts';
import { startsClause } from './clauseOrder.ts';
import type { TextEdit } from './edits.ts';
import type { Diagnosis, Repair } from './situation.ts';
import * as s from './situation.ts';
import * as t from './tokens.ts';

/** Comparisons that are written as in other languages, or whose signs and words stand in another order. */

/** The comparison that a row of signs is meant to be. */
function meantBy(signs: string): string | undefined {
  if (/^=*[!<>]=*$/.test(signs) && signs.includes('=')) return `${signs.replaceAll('=', '')}=`;
  if (signs === '<=>') return signs;
  if (/^=+$/.test(signs)) return '=';
  return signs === '<>' || signs === '><' ? '<>' : undefined;
}

const isSign = (token: t.Token | undefined): token is t.Token =>
  token !== undefined && !token.virtual && /^[=<>!]+$/.test(token.image);

/** Signs that are no comparison together: `=!`, `=>`, `===`, `><`, `< =`. */
const signsInARow: Diagnosis = ({ input, at, output, text }) => {
  let first = at;
  let back = 0;
  while (isSign(input[first - 1]) && output.at(-1 - back) === input[first - 1]) {
    first--;
    back++;
  }
  let end = at;
  // what stands apart negates the value behind it
  while (
    isSign(input[end]) &&
    (input[end]?.image !== '!' || end === first || input[end - 1]?.end === input[end]?.start)
  )
    end++;
  const row = input.slice(first, end);
  const [start, last] = [row[0], row.at(-1)];
  // the same sign twice is one too many
  if (!start || !last || row.length < 2 || row.every(({ image }) => image === start.image)) return undefined;
  const meant = meantBy(row.map(({ image }) => image).join(''));
  if (!meant) return undefined;
  const span = { start: start.start, end: last.end };
  const type = meant === '=' ? t.Equals : t.OtherComparison;
  return {
    keep: output.length - back,
    insert: [{ ...s.virtual(type, span.start), end: span.end }],
    skip: end - at,
    error: () => ({
      span,
      message: `\`${text.slice(span.start, span.end)}\` is no comparison: write \`${meant}\`.`,
      fix: { title: `Change to ${meant}`, edits: [{ span, text: meant }] },
    }),
  };
};

const opposites = new Map(Object.entries({ '=': '!=', '==': '!=', '<': '>=', '>': '<=', '<=': '>', '>=': '<' }));

/** `a NOT = 1`. */
const negatedComparison: Diagnosis = ({ token, previous, output }) => {
  const meant = s.is(previous, 'NOT') ? opposites.get(token?.image ?? '') : undefined;
  if (!token || !previous || !meant) return undefined;
  const span = { start: previous.start, end: token.end };
  return {
    keep: output.length - 1,
    insert: [{ ...s.virtual(t.OtherComparison, span.start), end: span.end }],
    skip: 1,
    error: () => ({
      span,
      message: `NOT does not go with \`${token.image}\`: write \`${meant}\`.`,
      fix: { title: `Change to ${meant}`, edits: [{ span, text: meant }] },
    }),
  };
};

/** `a = !b`: removing the sign would say the opposite. */
const negatedValue: Diagnosis = (situation) => {
  const { token, previous } = situation;
  if (!token || !previous || !t.matches(previous, t.ValueOperator) || s.is(s.peek(situation), 'NULL')) return undefined;
  if (token.tokenType !== t.Bang && !s.is(token, 'NOT')) return undefined;
  return s.skipping(situation, 1, () => ({
    span: token,
    message: `What ${s.quote(token)} negates must stand in parentheses here: \`(${token.image} …)\`.`,
  }));
};

/** `a NOT IS NULL`. */
const notBeforeIs: Diagnosis = (situation) => {
  const { token, previous, output } = situation;
  if (!token || !previous || !s.is(token, 'IS') || !s.is(previous, 'NOT')) return undefined;
  const isTwice = s.is(s.peek(situation), 'NOT');
  const edit = (at: t.Token, { image }: t.Token): TextEdit => ({ span: { start: at.start, end: at.end }, text: image });
  return {
    keep: output.length - 1,
    insert: isTwice ? [token] : [token, previous],
    skip: 1,
    error: () => ({
      span: { start: previous.start, end: token.end },
      message: 'NOT stands behind IS: `IS NOT`.',
      fix: isTwice ? undefined : { title: 'Swap them', edits: [edit(previous, token), edit(token, previous)] },
    }),
  };
};

const truths = ['NULL', 'TRUE', 'FALSE'];

/** `a IS EMPTY`, `a IS NOT`, `a IS DISTINCT FROM b`. */
const isOther: Diagnosis = (situation) => {
  const { token, previous, output } = situation;
  const not = s.is(previous, 'NOT') ? previous : undefined;
  const is = not ? output.at(-2) : previous;
  if (!token || !is || !s.is(is, 'IS') || is.virtual) return undefined;
  const end = (not ?? is).end;
  if (s.is(token, 'DISTINCT') && s.is(s.peek(situation), 'FROM')) {
    const span = { start: is.start, end: s.peek(situation)?.end ?? end };
    return {
      keep: output.length - (not ? 2 : 1),
      insert: [s.virtual(t.OtherComparison, is.start)],
      skip: 2,
      error: () => ({
        span,
        message: `Doris has no DISTINCT FROM: write \`${not ? 'a <=> b' : 'NOT (a <=> b)'}\`.`,
        fix: not && { title: 'Change to <=>', edits: [{ span, text: '<=>' }] },
      }),
    };
  }
  const isMissing =
    [t.RightParen, t.Comma, t.Logical].some((type) => t.matches(token, type)) ||
    s.is(token, 'THEN', 'WHEN', 'ELSE') ||
    startsClause(token, s.peek(situation)) ||
    s.is(token, 'PROPERTIES');
  const isPredicate = s.is(token, 'IN', 'LIKE', 'BETWEEN', 'NOT') || t.matches(token, t.PatternOperator);
  if (!isMissing && (isPredicate || !s.isBareWord(token) || token.kind === 'number')) return undefined;
  if (nearest(token.image.toUpperCase(), truths).length > 0) return undefined;
  const repair: Omit<Repair, 'error'> = isMissing
    ? s.inserting(situation, [t.keyword('NULL')], () => ({ span: is, message: '' }))
    : { keep: output.length, insert: [{ ...s.virtual(t.keyword('NULL'), token.start), end: token.end }], skip: 1 };
  return {
    ...repair,
    error: () => ({
      span: isMissing ? { start: is.start, end } : token,
      message: 'IS takes NULL, TRUE or FALSE, or NOT and one of them.',
    }),
  };
};

/** In the order in which they win ties. */
export const comparisonDiagnoses: readonly Diagnosis[] = [
  ...[signsInARow, negatedComparison, negatedValue, notBeforeIs, isOther],
];
