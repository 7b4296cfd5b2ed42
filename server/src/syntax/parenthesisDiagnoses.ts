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

/**
 * A clause begins and the parenthesis of COLUMNS is not closed. The comma in front of it, and the clause's first word, may have been
 * read as parts of the list.
 */
const unclosedBeforeClause: Diagnosis = (situation) => {
  const { token, output } = situation;
  if (!token || !s.inside(situation, 'columnsClause')) return undefined;
  const isSecond = startsClause(output.at(-1), token);
  if (!isSecond && !startsClause(token, s.peek(situation))) return undefined;
  const rest = isSecond ? output.slice(-1) : [];
  const behindList = output.length - rest.length;
  const comma = output[behindList - 1]?.tokenType === t.Comma ? output[behindList - 1] : undefined;
  const keep = behindList - (comma ? 1 : 0);
  const before = output[keep - 1];
  const at = before?.end ?? token.start;
  const separators = [[comma ?? s.virtual(t.Comma, at)], []];
  return separators.map((separator) => ({
    keep,
    insert: [s.virtual(t.RightParen, at), ...separator, ...rest],
    skip: 0,
    error: () => ({
      span: { start: Math.max(before?.start ?? 0, at - 1), end: at },
      message: '`)` is missing: the parenthesis behind `COLUMNS` is not closed.',
      fix: {
        title: 'Insert )',
        edits: [
          {
            span: { start: at, end: separator.length ? at : (comma?.end ?? at) },
            text: separator[0] && !comma ? '),' : ')',
          },
        ],
      },
    }),
  }));
};

/** A list goes on behind its closing parenthesis: `COLUMNS (a, b), c)`, or `COLUMNS (a) b)` with a comma lost to it. */
const closedTooEarly: Diagnosis = (situation) => {
  const { output, token, previous } = situation;
  const next = s.peek(situation);
  if (!token || !next || startsClause(token, next)) return undefined;
  const comma = previous?.tokenType === t.Comma ? previous : undefined;
  const close = comma ? output.at(-2) : previous;
  if (close?.tokenType !== t.RightParen || close.virtual) return undefined;
  const error = (title: string, text: string): Repair['error'] => {
    const message = 'This parenthesis closes the list too early.';
    return () => ({ span: close, message, fix: { title, edits: [{ span: close, text }] } });
  };
  if (comma) {
    return { keep: output.length - 2, insert: [comma], skip: 0, error: error('Remove the parenthesis', '') };
  }
  return [t.Comma, t.Equals].map((type) => ({
    keep: output.length - 1,
    insert: [s.virtual(type, close.start)],
    skip: 0,
    cost: 1,
    error: error(`Change to ${type.LABEL}`, type.LABEL ?? ''),
  }));
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
