import { startOfOperand } from './dialectDiagnoses.ts';
import { insertion, type TextEdit } from './edits.ts';
import { timeUnits } from './keywords.ts';
import { bracketAt, openParentheses } from './parenthesisDiagnoses.ts';
import type { Diagnosis } from './situation.ts';
import * as s from './situation.ts';
import * as t from './tokens.ts';

/** Mistakes in numbers, dates, intervals, arrays and maps. */

/** `1,000`. */
const groupedNumber: Diagnosis = ({ token, output, input, at, text }) => {
  const behind = token?.tokenType === t.Comma ? 0 : 2;
  const first = behind === 0 ? output.at(-1) : output.at(-2);
  const from = at - behind + 1;
  if (first?.tokenType !== t.Integer || first !== input[from - 1] || first.image.length > 3) return undefined;
  let end = from;
  for (let last = first; input[end]?.tokenType === t.Comma && input[end]?.start === last.end; end += 2) {
    const group = input[end + 1];
    if (!group || group.start !== input[end]?.end || !/^\d{3}(?:\.\d+)?$/.test(group.image)) break;
    last = group;
  }
  const last = input[end - 1];
  if (!last || end < from + 2 || end <= at) return undefined;
  const whole = s.merged(text, first, last, last.tokenType);
  const number = whole.image.replaceAll(',', '');
  return {
    keep: output.length - (behind === 0 ? 1 : 2),
    insert: [{ ...whole, image: number }],
    skip: end - at,
    error: () => ({
      span: whole,
      message: `A number has no commas: \`${number}\`.`,
      fix: { title: `Change to ${number}`, edits: [{ span: whole, text: number }] },
    }),
  };
};

const date = /^\d{4}-\d\d?-\d\d?(?:[ T]\d\d?:\d\d?(?::\d\d?(?:\.\d+)?)?)?(?![\w:.-])/;

/** `DATE 2020-01-01`, `2020-01-01 00:00:00`. */
const bareDate: Diagnosis = ({ token, previous, output, input, at, text }) => {
  const isTyped = s.is(previous, 'DATE', 'DATEV1', 'DATEV2', 'TIMESTAMP') && previous === input[at - 1];
  // year, month and day were read as a difference
  const back = isTyped ? 0 : 5;
  const first = isTyped ? token : output.at(-back);
  if (!token || !first || first !== input[at - back] || first.kind !== 'number') return undefined;
  const image = date.exec(text.slice(first.start, first.start + 40))?.[0];
  if (!image || first.start + image.length <= token.start) return undefined;
  let end = at;
  while ((input[end]?.start ?? text.length) < first.start + image.length) end++;
  const span = { start: first.start, end: first.start + image.length };
  return {
    keep: output.length - back,
    insert: [{ ...s.virtual(t.StringToken, span.start), end: span.end }],
    skip: end - at,
    error: () => ({
      span,
      message: 'A date must stand in quotes.',
      fix: { title: 'Put the date in quotes', edits: [{ span, text: `'${image}'` }] },
    }),
  };
};

const amountAndUnit = /^["']\s*(-?\d+)\s+([A-Z_]+?)(S?)\s*["']$/i;

/** `INTERVAL '1 DAY'`. */
const quotedUnit: Diagnosis = (situation) => {
  const { previous, output } = situation;
  if (previous?.kind !== 'string' || !s.is(output.at(-2), 'INTERVAL') || !s.wants(situation, t.TimeUnit))
    return undefined;
  const [, amount, unit] = amountAndUnit.exec(previous.image) ?? [];
  if (!amount || !unit || !(timeUnits as readonly string[]).includes(unit.toUpperCase())) return undefined;
  const whole = `${amount} ${unit.toUpperCase()}`;
  return s.inserting(situation, [t.TimeUnit], () => ({
    span: previous,
    message: `An interval has its unit behind the quotes: \`INTERVAL ${whole}\`.`,
    fix: { title: `Change to ${whole}`, edits: [{ span: previous, text: whole }] },
  }));
};

/** `date_add(a, 1 DAY)`. */
const missingInterval: Diagnosis = ({ token, output }) => {
  const start = startOfOperand(output);
  const [operand, before] = [output[start], output[start - 1]];
  if (!token || !t.matches(token, t.TimeUnit) || !operand || !before) return undefined;
  const isPart = [t.Comma, t.LeftParen, t.Plus, t.Minus].includes(before.tokenType);
  const isInCall = before.tokenType === t.Plus || before.tokenType === t.Minus || openParentheses(output).length > 0;
  const name = output[(openParentheses(output)[0] ?? 0) - 1]?.image ?? '';
  if (!isPart || !isInCall || (operand.kind !== 'number' && !/(?:add|sub)$/i.test(name))) return undefined;
  return {
    keep: start,
    insert: [s.virtual(t.keyword('INTERVAL'), operand.start), ...output.slice(start)],
    skip: 0,
    error: () => ({
      span: operand,
      message: `INTERVAL is missing before ${s.quote(operand)}.`,
      fix: { title: 'Insert INTERVAL', edits: [insertion(operand.start, 'INTERVAL ')] },
    }),
  };
};

/** `{'a': 1, 'b'}`. */
const keyWithoutValue: Diagnosis = (situation) => {
  const { token, previous } = situation;
  const isEnd = token?.tokenType === t.RightBrace || token?.tokenType === t.Comma;
  if (!isEnd || !previous || !s.wants(situation, t.Colon, 'mapEntries')) return undefined;
  return s.inserting(situation, [t.Colon, t.StringToken], () => ({
    span: previous,
    message: 'A map has `:` and a value behind each key.',
  }));
};

const closers = new Map([
  [t.LeftBracket, t.RightBracket],
  [t.LeftBrace, t.RightBrace],
]);

/** The innermost square bracket or brace that nothing closes yet. */
function openBracket(output: readonly t.Token[]): t.Token | undefined {
  let depth = 0;
  return output.findLast(({ tokenType }) => {
    if (tokenType === t.RightBracket || tokenType === t.RightBrace) depth++;
    return closers.has(tokenType) && depth-- === 0;
  });
}

/** `[1, 2`, `{'a': 1`: what follows was read as a part of it. */
const unclosedBracket: Diagnosis = (situation) => {
  const { token, previous, output, input } = situation;
  const open = openBracket(output);
  const closer = open && closers.get(open.tokenType);
  if (!token || !open || !closer) return undefined;
  if (open.virtual || bracketAt(input, input.indexOf(open))) return undefined;
  const comma = previous?.tokenType === t.Comma ? previous : undefined;
  const at = comma?.start ?? s.gap(situation);
  const sign = closer.LABEL ?? '';
  return {
    keep: output.length - (comma ? 1 : 0),
    insert: [s.virtual(closer, at), ...(comma ? [comma] : [])],
    skip: 0,
    error: () => ({
      span: open,
      message: `\`${sign}\` is missing: nothing closes ${s.quote(open)}.`,
      fix: { title: `Insert ${sign}`, edits: [insertion(at, sign)] },
    }),
  };
};

/** `f[a, 1)`, `f[a, 1]`. */
const bracketOfCall: Diagnosis = ({ token, output, input, at }) => {
  const index = output.findLastIndex(({ tokenType }) => tokenType === t.LeftBracket || tokenType === t.RightBracket);
  const [name, open] = [output[index - 1], output[index]];
  if (token?.tokenType !== t.Comma || open?.tokenType !== t.LeftBracket || !s.isName(name) || name.end !== open.start)
    return undefined;
  let depth = 0;
  const close = input.findIndex(({ tokenType }, other) => {
    if (other < at) return false;
    if (tokenType === t.LeftParen || tokenType === t.LeftBracket) depth++;
    return (tokenType === t.RightParen || tokenType === t.RightBracket) && depth-- === 0;
  });
  const other = input[close];
  if (!other) return undefined;
  const edit = (of: t.Token, text: string): TextEdit => ({ span: { start: of.start, end: of.end }, text });
  const isSame = other.tokenType === t.RightParen;
  return {
    keep: index,
    insert: [s.virtual(t.LeftParen, open.start), ...output.slice(index + 1)],
    skip: 0,
    later: isSame ? undefined : new Map([[close, s.virtual(t.RightParen, other.start)]]),
    error: () => ({
      span: open,
      message: `The arguments of ${s.quote(name)} stand in parentheses.`,
      fix: { title: 'Change to parentheses', edits: [edit(open, '('), ...(isSame ? [] : [edit(other, ')')])] },
    }),
  };
};

/** `a[1:2:3]`. */
const slice: Diagnosis = (situation) => {
  const { token, input, at } = situation;
  if (token?.tokenType !== t.Colon || !s.wants(situation, t.RightBracket, 'primary')) return undefined;
  const close = input.findIndex(({ tokenType }, index) => index > at && tokenType === t.RightBracket);
  if (close < 0 || close > at + 4) return undefined;
  return s.skipping(situation, close - at, () => ({ span: token, message: 'A slice has two ends: `[from:to]`.' }));
};

/** In the order in which they win ties. */
export const literalDiagnoses: readonly Diagnosis[] = [
  ...[groupedNumber, bareDate, quotedUnit, missingInterval, keyWithoutValue, slice, bracketOfCall, unclosedBracket],
];
