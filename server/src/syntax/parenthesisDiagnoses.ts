import { startsClause } from './clauseOrder.ts';
import type { Diagnosis, Repair } from './situation.ts';
import * as s from './situation.ts';
import * as t from './tokens.ts';

/** What to do where parentheses are not balanced. */

/** How far back a parenthesis is looked for that was opened or closed at the wrong place. */
const farthest = 400;

const unclosedParenthesis: Diagnosis = (situation) => {
  if (!s.wants(situation, t.RightParen)) return undefined;
  const { output } = situation;
  const at = s.gap(situation);
  return s.inserting(situation, [t.RightParen], () => {
    let depth = 0;
    const opening = output.findLastIndex(({ tokenType }) => {
      if (tokenType === t.RightParen) depth++;
      return tokenType === t.LeftParen && depth-- === 0;
    });
    const owner = output[opening - 1];
    const list = owner && !owner.virtual && owner.kind !== 'symbol' ? `behind ${s.quote(owner)} ` : '';
    return {
      span: s.lastCharacter(situation),
      message: `\`)\` is missing: the parenthesis ${list}is not closed.`,
      fix: { title: 'Insert )', edits: [{ span: { start: at, end: at }, text: ')' }] },
    };
  });
};

const unopenedParenthesis: Diagnosis = (situation) => {
  if (!s.wants(situation, t.LeftParen)) return undefined;
  const at = s.gap(situation);
  return s.inserting(situation, [t.LeftParen], () => ({
    span: situation.token ?? s.lastCharacter(situation),
    message: `\`(\` is missing before ${s.quote(situation.token)}.`,
    fix: { title: 'Insert (', edits: [{ span: { start: at, end: at }, text: ' (' }] },
  }));
};

const surplusParenthesis: Diagnosis = (situation) => {
  const { token } = situation;
  if (token?.tokenType !== t.RightParen) return undefined;
  return s.skipping(situation, 1, () => ({
    span: token,
    message: 'This parenthesis closes nothing.',
    fix: { title: 'Remove the parenthesis', edits: [{ span: token, text: '' }] },
  }));
};

/** The comma in front of a clause was read as one of a list, for the parenthesis of the list is not closed. */
const unclosedBeforeClause: Diagnosis = (situation) => {
  const { token, output } = situation;
  if (!token || !s.inside(situation, 'columnsClause')) return undefined;
  const isSecond = startsClause(output.at(-1), token);
  const first = isSecond ? output.at(-1) : token;
  const comma = output.at(isSecond ? -2 : -1);
  if (!first || comma?.tokenType !== t.Comma || comma.virtual) return undefined;
  if (!isSecond && !startsClause(token, s.peek(situation))) return undefined;
  const keep = output.indexOf(comma);
  const before = output[keep - 1];
  const at = before?.end ?? comma.start;
  return {
    keep,
    insert: [s.virtual(t.RightParen, at), comma, ...(isSecond ? [first] : [])],
    skip: 0,
    error: () => ({
      span: { start: Math.max(before?.start ?? 0, at - 1), end: at },
      message: '`)` is missing: the parenthesis behind `COLUMNS` is not closed.',
      fix: { title: 'Insert )', edits: [{ span: { start: at, end: at }, text: ')' }] },
    }),
  };
};

/** A list goes on behind its closing parenthesis: `COLUMNS (a, b), c)`. */
const closedTooEarly: Diagnosis = ({ output, token }) => {
  const comma = output.at(-1);
  const close = output.at(-2);
  if (!token || comma?.tokenType !== t.Comma || close?.tokenType !== t.RightParen || close.virtual) return undefined;
  return {
    keep: output.length - 2,
    insert: [comma],
    skip: 0,
    error: () => ({
      span: close,
      message: 'This parenthesis closes the list too early.',
      fix: { title: 'Remove the parenthesis', edits: [{ span: close, text: '' }] },
    }),
  };
};

/** A parenthesis that was opened and has no partner further on. */
const openedTooMuch: Diagnosis = ({ output }) => {
  const repairs: Repair[] = [];
  let depth = 0;
  for (let index = output.length - 1; index > 0 && index >= output.length - farthest && repairs.length < 3; index--) {
    const open = output[index] as t.Token;
    if (open.tokenType === t.RightParen) depth++;
    if (open.tokenType !== t.LeftParen || depth-- > 0) continue;
    depth = 0;
    if (open.virtual) continue;
    repairs.push({
      keep: index,
      insert: output.slice(index + 1),
      skip: 0,
      error: () => ({
        span: open,
        message: 'Nothing closes this parenthesis.',
        fix: { title: 'Remove the parenthesis', edits: [{ span: open, text: '' }] },
      }),
    });
  }
  return repairs;
};

/** Diagnoses of parentheses in the order in which they win ties. */
export const parenthesisDiagnoses: readonly Diagnosis[] = [
  ...[
    unclosedBeforeClause,
    unclosedParenthesis,
    surplusParenthesis,
    unopenedParenthesis,
    closedTooEarly,
    openedTooMuch,
  ],
];
