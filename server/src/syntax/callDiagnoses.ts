import { startsClause } from './clauseOrder.ts';
import { insertion, removal } from './edits.ts';
import { expects } from './follow.ts';
import { openParentheses } from './parenthesisDiagnoses.ts';
import type { Diagnosis, Situation } from './situation.ts';
import * as s from './situation.ts';
import * as t from './tokens.ts';

/** Mistakes in lambdas, aliases, windows, EXISTS and CASE. */

/** Whether a name stands again in the same argument, as the parameter of a lambda does. */
function isUsedBehind({ input, at }: Situation, name: t.Token): boolean {
  for (let index = at + 1, depth = 0; index < input.length; index++) {
    const { tokenType, image } = input[index] as t.Token;
    if (tokenType === t.LeftParen) depth++;
    if ((tokenType === t.Comma && depth === 0) || (tokenType === t.RightParen && depth-- === 0)) return false;
    if (image === name.image) return true;
  }
  return false;
}

/** `x => x + 1`, `x - > x`. */
const otherArrow: Diagnosis = (situation) => {
  const { token, previous, output, states } = situation;
  const isHere = s.wants(situation, t.Arrow);
  const [first, last] = isHere ? [token, s.peek(situation)] : [previous, token];
  const name = isHere ? previous : output.at(-2);
  const before = states[output.length - (isHere ? 0 : 1)];
  if (!first || !last || !name || first.virtual || !/^[=-]>$/.test(first.image + last.image)) return undefined;
  if (!before || !expects(before, t.Arrow) || (name.tokenType !== t.RightParen && !isUsedBehind(situation, name)))
    return undefined;
  const span = { start: first.start, end: last.end };
  return {
    keep: output.length - (isHere ? 0 : 1),
    insert: [s.virtual(t.Arrow, span.start)],
    skip: isHere ? 2 : 1,
    error: () => ({
      span,
      message: 'The arrow of a lambda is `->`.',
      fix: { title: 'Change to ->', edits: [{ span, text: '->' }] },
    }),
  };
};

/** `(x) -> x`, `(x) => x`. */
const oneParameter: Diagnosis = (situation) => {
  const { token, output } = situation;
  const isOther = token?.tokenType === t.Greater && output.at(-1)?.image === '=';
  const [open, name, close] = output.slice(isOther ? -4 : -3);
  if (!token || (token.tokenType !== t.Arrow && !isOther) || !s.isName(name)) return undefined;
  if (open?.tokenType !== t.LeftParen || close?.tokenType !== t.RightParen) return undefined;
  if (isOther && !isUsedBehind(situation, name)) return undefined;
  const span = { start: open.start, end: token.end };
  const text = `${name.image} ->`;
  return {
    keep: output.length - (isOther ? 4 : 3),
    insert: [name, s.virtual(t.Arrow, token.start)],
    skip: 1,
    error: () => ({
      span,
      message: `The only parameter of a lambda stands without parentheses: \`${text} …\`.`,
      fix: { title: 'Remove the parentheses', edits: [{ span, text }] },
    }),
  };
};

/** `f(x:y)`. */
const colonInCall: Diagnosis = (situation) => {
  const { token, output } = situation;
  if (token?.tokenType !== t.Colon || !s.wants(situation, t.Comma, 'furtherArguments')) return undefined;
  return {
    keep: output.length,
    insert: [s.virtual(t.Comma, token.start)],
    skip: 1,
    error: () => ({
      span: token,
      message: '`:` stands where `,` belongs.',
      fix: { title: 'Change to ,', edits: [{ span: token, text: ',' }] },
    }),
  };
};

const isNameOrText = (token: t.Token): boolean => token.kind === 'string' || t.matches(token, t.Name);

/** `b = x AS y`, `f(x AS y)`. */
const alias: Diagnosis = (situation) => {
  const { token, output } = situation;
  const name = s.peek(situation);
  if (!token || !s.is(token, 'AS') || !name || !isNameOrText(name)) return undefined;
  if (!s.inside(situation, 'expression') || s.wants(situation, t.keyword('AS'))) return undefined;
  // a column that is worked out has its name in front already
  const isColumn = s.wants(situation, t.Comma, 'columnsClause');
  return s.skipping(situation, 2, () => ({
    span: { start: token.start, end: name.end },
    message: isColumn
      ? 'The name of a column that is worked out stands in front of `=`: no AS follows.'
      : 'A value has no AS here: only a column has a name.',
    fix: { title: 'Remove it', edits: [removal(output.at(-1)?.end ?? token.start, name.end)] },
  }));
};

/** `SUM(a) OVER w`. */
const bareWindow: Diagnosis = (situation) => {
  const { token, previous } = situation;
  if (!token || !previous || !s.is(previous, 'OVER') || !s.wants(situation, t.LeftParen)) return undefined;
  const repair = s.inserting(situation, [t.LeftParen, t.RightParen], () => ({
    span: s.isName(token) ? token : previous,
    message: 'OVER takes its window in parentheses: `OVER (…)`.',
  }));
  return { ...repair, skip: s.isName(token) && !startsClause(token, s.peek(situation)) ? 1 : 0 };
};

/** `EXISTS (a)`. */
const existsOfValue: Diagnosis = ({ token, output }) => {
  let index = output.length - 1;
  while (output[index]?.tokenType === t.LeftParen) index--;
  const word = output[index];
  if (!token || !word || word.virtual || !s.is(word, 'EXISTS') || s.is(token, 'SELECT')) return undefined;
  return {
    keep: index,
    insert: output.slice(index + 1),
    skip: 0,
    error: () => ({ span: word, message: 'EXISTS takes a query in parentheses: `EXISTS (SELECT …)`.' }),
  };
};

/** `ELSE 2 ELSE 3`, `ELSE 2 WHEN b THEN 3`. */
const behindElse: Diagnosis = (situation) => {
  const { token, input, at, output } = situation;
  if (!token || !s.is(token, 'ELSE', 'WHEN') || !s.wants(situation, t.keyword('END'), 'caseExpression'))
    return undefined;
  const then = s.is(token, 'WHEN') ? input.findIndex((other, index) => index > at && s.is(other, 'THEN')) : -1;
  const start = input[then]?.start;
  return {
    keep: output.length,
    insert: [s.virtual(t.Plus, token.start)],
    skip: 1,
    later: start === undefined ? undefined : new Map([[then, s.virtual(t.Plus, start)]]),
    error: () => ({ span: token, message: 'CASE ends with its only ELSE, behind every WHEN.' }),
  };
};

/** `ELSE IF b THEN`. */
const elseIf: Diagnosis = ({ token, previous, output }) => {
  const word = output.at(-2);
  if (!token || !previous || !word || !s.is(previous, 'IF') || !s.is(word, 'ELSE')) return undefined;
  const span = { start: word.start, end: previous.end };
  return {
    keep: output.length - 2,
    insert: [s.virtual(t.keyword('WHEN'), word.start)],
    skip: 0,
    error: () => ({
      span,
      message: 'CASE has no ELSE IF: write WHEN.',
      fix: { title: 'Change to WHEN', edits: [{ span, text: 'WHEN' }] },
    }),
  };
};

/** `if a > 1, 2, 3`: it has three arguments. */
const bareIf: Diagnosis = (situation) => {
  const { token, previous, input, at, output } = situation;
  if (!token || !previous || !s.is(previous, 'IF') || !s.wants(situation, t.LeftParen)) return undefined;
  let end = at - 1;
  for (let count = 0; count < 3 && end >= 0; count++) {
    const comma = s.indexOutside(input, end + 1, t.Comma);
    const close = s.indexOutside(input, end + 1, t.RightParen);
    end = count === 2 && (comma < 0 || (close >= 0 && close < comma)) ? close : comma;
  }
  const args = input.slice(at, Math.max(at, end));
  const last = args.at(-1);
  if (!last) return undefined;
  return {
    keep: output.length,
    insert: [s.virtual(t.LeftParen, token.start), ...args, s.virtual(t.RightParen, last.end)],
    skip: args.length,
    error: () => ({
      span: { start: token.start, end: last.end },
      message: 'The arguments of IF stand in parentheses.',
      fix: {
        title: 'Put them in parentheses',
        edits: [removal(previous.end, token.start), insertion(token.start, '('), insertion(last.end, ')')],
      },
    }),
  };
};

/** `concat(a '-' b)`. */
const missingCommas: Diagnosis = (situation) => {
  const { token, input, at, output } = situation;
  if (!token || !s.wants(situation, t.Comma, 'furtherArguments') || openParentheses(output).length === 0)
    return undefined;
  const isValue = (of: t.Token | undefined): boolean => of !== undefined && (of.kind === 'number' || isNameOrText(of));
  let end = at;
  while (isValue(input[end])) end++;
  const values = input.slice(at, end);
  if (values.length < 2 || (input[end]?.tokenType !== t.Comma && input[end]?.tokenType !== t.RightParen))
    return undefined;
  const gaps = [output.at(-1), ...values.slice(0, -1)].map((before) => before?.end ?? 0);
  return {
    keep: output.length,
    insert: values.flatMap((value) => [s.virtual(t.Comma, value.start), value]),
    skip: values.length,
    error: () => ({
      span: { start: token.start, end: values.at(-1)?.end ?? token.end },
      message: 'Commas are missing between these arguments.',
      fix: { title: 'Insert the commas', edits: gaps.map((gap) => insertion(gap, ',')) },
    }),
  };
};

/** In the order in which they win ties. */
export const callDiagnoses: readonly Diagnosis[] = [
  ...[otherArrow, oneParameter, colonInCall, alias, bareWindow, existsOfValue],
  ...[behindElse, elseIf, bareIf, missingCommas],
];
