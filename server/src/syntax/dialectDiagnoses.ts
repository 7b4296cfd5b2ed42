import { insertion } from './edits.ts';
import type { Diagnosis } from './situation.ts';
import * as s from './situation.ts';
import type { Token } from './tokens.ts';
import * as t from './tokens.ts';

/** What expressions of other products have and those of Doris have not. */

/** Where the operand begins that the output ends with: a name with its qualifiers, a literal, or a call. */
export function startOfOperand(output: readonly Token[]): number {
  let index = output.length - 1;
  if (output[index]?.tokenType === t.RightParen) {
    index = s.opening(output, index);
    if (s.isName(output[index - 1]) && output[index - 1]?.end === output[index]?.start) index--;
  }
  while (output[index - 1]?.tokenType === t.Dot && s.isName(output[index - 2])) index -= 2;
  return index;
}

/** `amount::INT`, a cast in PostgreSQL. */
const castByColons: Diagnosis = (situation) => {
  const { token, previous, output, input, at, text } = situation;
  const second = s.peek(situation);
  const type = s.peek(situation, 2);
  if (token?.tokenType !== t.Colon || second?.tokenType !== t.Colon || second.start !== token.end) return undefined;
  const operand = output[startOfOperand(output)];
  if (!type || !operand || !previous || (type.kind !== 'name' && type.kind !== 'keyword')) return undefined;
  const open = s.peek(situation, 3);
  const close = open?.tokenType === t.LeftParen ? s.closing(input, at + 3) : undefined;
  const last = input[close ?? at + 2] ?? type;
  const cast = `CAST(${text.slice(operand.start, previous.end)} AS ${text.slice(type.start, last.end)})`;
  return {
    keep: output.length,
    insert: [],
    skip: (close ?? at + 2) + 1 - at,
    error: () => ({
      span: { start: token.start, end: last.end },
      message: 'Doris has no cast by `::`: write `CAST(… AS …)`.',
      fix: { title: 'Write it with CAST', edits: [{ span: { start: operand.start, end: last.end }, text: cast }] },
    }),
  };
};

/** `info->'$.name'`, which reads JSON in MySQL and PostgreSQL. */
const jsonByArrow: Diagnosis = (situation) => {
  const { token, previous, output, input, at, text } = situation;
  if (token?.tokenType !== t.Arrow) return undefined;
  const next = s.peek(situation);
  const isLong = next?.tokenType === t.Greater && next.start === token.end;
  const path = isLong ? s.peek(situation, 2) : next;
  const operand = output[startOfOperand(output)];
  if (!previous || !operand || (path?.kind !== 'string' && path?.kind !== 'number')) return undefined;
  const sign = isLong ? '->>' : '->';
  const call = `json_extract(${text.slice(operand.start, previous.end)}, ${path.image})`;
  return {
    keep: output.length,
    insert: [],
    skip: input.indexOf(path) + 1 - at,
    error: () => ({
      span: { start: token.start, end: path.end },
      message: `Doris reads no JSON by \`${sign}\`: write \`json_extract(…, …)\`.`,
      fix: {
        title: 'Write it with json_extract',
        edits: [{ span: { start: operand.start, end: path.end }, text: call }],
      },
    }),
  };
};

/** `a > 1 ? b : c`. */
const ternary: Diagnosis = ({ token, output, input, at }) => {
  if (token?.tokenType !== t.Question) return undefined;
  const colon = s.indexOutside(input, at, t.Colon);
  const other = input[colon];
  if (!other) return undefined;
  return {
    keep: output.length,
    insert: [s.virtual(t.Plus, token.start)],
    skip: 1,
    later: new Map([[colon, s.virtual(t.Plus, other.start)]]),
    error: () => ({
      span: token,
      message: 'Doris has no `? :`: write `IF(condition, one, other)`.',
    }),
  };
};

/** `a IS 1`. */
const isValue: Diagnosis = ({ token, previous, output }) => {
  const not = s.is(previous, 'NOT') ? previous : undefined;
  const is = not ? output.at(-2) : previous;
  if (!token || !is || !s.is(is, 'IS') || (token.kind !== 'number' && token.kind !== 'string')) return undefined;
  const sign = not ? '!=' : '=';
  const span = { start: is.start, end: (not ?? is).end };
  return {
    keep: output.length,
    insert: [{ ...s.virtual(t.keyword('NULL'), token.start), end: token.end }],
    skip: 1,
    error: () => ({
      span,
      message: `IS goes with NULL, TRUE and FALSE: compare with \`${sign}\`.`,
      fix: { title: `Change to ${sign}`, edits: [{ span, text: sign }] },
    }),
  };
};

/** `a NOT NULL` and `a NULL`, as in the definition of a table. */
const missingIs: Diagnosis = ({ token, previous, output }) => {
  if (!s.is(token, 'NULL', 'TRUE', 'FALSE')) return undefined;
  const not = s.is(previous, 'NOT') ? previous : undefined;
  const first = not ?? token;
  if (!first) return undefined;
  return {
    keep: output.length - Number(not !== undefined),
    insert: [s.virtual(t.keyword('IS'), first.start), ...(not ? [not] : [])],
    skip: 0,
    error: () => ({
      span: first,
      message: `IS is missing before ${s.quote(first)}.`,
      fix: { title: 'Insert IS', edits: [insertion(first.start, 'IS ')] },
    }),
  };
};

/** BETWEEN with one bound. */
const oneBound: Diagnosis = (situation) => {
  const { token, output, previous } = situation;
  const and = t.keyword('AND');
  const between = output.findLastIndex((other) => s.is(other, 'BETWEEN'));
  if (between < 0 || between === output.length - 1 || !s.wants(situation, and)) return undefined;
  if (token?.tokenType === t.Comma || output.slice(between).some(({ tokenType }) => tokenType === and))
    return undefined;
  return s.inserting(situation, [and, t.Name], () => ({
    span: { start: output[between]?.start ?? 0, end: previous?.end ?? 0 },
    message: 'BETWEEN takes two bounds: AND and the upper one are missing.',
  }));
};

/** In the order in which they win ties. */
export const dialectDiagnoses: readonly Diagnosis[] = [
  castByColons,
  jsonByArrow,
  ternary,
  isValue,
  missingIs,
  oneBound,
];
