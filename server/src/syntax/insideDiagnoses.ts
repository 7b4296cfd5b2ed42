import { startsClause, title } from './clauseOrder.ts';
import { insertion, removal } from './edits.ts';
import { openParentheses } from './parenthesisDiagnoses.ts';
import type { Diagnosis, Repair } from './situation.ts';
import * as s from './situation.ts';
import * as t from './tokens.ts';

/** Clauses that stand in the middle of another one, or around what has no parentheses. */

/** `COMMENT ("…")` in front of the data source. */
const earlyComment: Diagnosis = (situation) => {
  const { token, input, at, output, text } = situation;
  const [comment, open, inner, close, next] = input.slice(at, at + 5);
  const last = input.at(-1);
  if (!token || !last || !next || !s.is(comment, 'COMMENT') || open?.tokenType !== t.LeftParen) return undefined;
  if (inner?.kind !== 'string' || close?.tokenType !== t.RightParen || !s.inside(situation, 'loadClauses'))
    return undefined;
  return {
    keep: output.length,
    insert: [],
    skip: 4,
    postpone: [token, inner],
    error: () => ({
      span: { start: token.start, end: close.end },
      message:
        'COMMENT must stand at the end of the statement, behind the data source, and its text without parentheses.',
      fix: {
        title: 'Move COMMENT to the end',
        edits: [
          removal(token.start, next.start),
          insertion(last.end, `\nCOMMENT ${text.slice(inner.start, inner.end)}`),
        ],
      },
    }),
  };
};

/** The index behind a clause that has a list, or a separator, of its own. */
function endOfListed(tokens: readonly t.Token[], from: number): number | undefined {
  const open = tokens[from + 1];
  if (s.is(open, 'TERMINATED')) return tokens[from + 3]?.kind === 'string' ? from + 4 : undefined;
  const close = open?.tokenType === t.LeftParen ? s.closing(tokens, from + 1) : undefined;
  return close === undefined ? undefined : close + 1;
}

/** The index of the clause in whose list the output ends, or of FROM and its source, which want one. */
function outerClause(output: readonly t.Token[]): number {
  if (s.is(output.at(-2), 'FROM')) return output.length - 2;
  const [open = -1] = openParentheses(output);
  if (s.is(output[open - 1], 'PROPERTIES')) return open - 1;
  return s.is(output[open - 2], 'FROM') ? open - 2 : -1;
}

/** A clause that stands in the list of PROPERTIES or FROM, or in front of it. */
const slidInside: Diagnosis = ({ token, output, input, at, text }) => {
  // its first word may have been read as a key
  const back = startsClause(output.at(-1), token) && output.at(-1) === input[at - 1] ? 1 : 0;
  const [first, second] = input.slice(at - back);
  const outer = outerClause(output.slice(0, output.length - back));
  const place = output[outer];
  const end =
    startsClause(first, second) && s.is(first, 'COLUMNS', 'PROPERTIES') ? endOfListed(input, at - back) : undefined;
  if (!first || !place || place.virtual || end === undefined) return undefined;
  const clause = input.slice(at - back, end);
  const last = clause.at(-1) ?? first;
  const before = output.at(-1 - back);
  const isKey = before?.tokenType === t.LeftParen || before?.tokenType === t.Comma;
  const behind = input[end];
  const own = isKey && behind?.tokenType === t.Comma ? behind : undefined;
  const needless = before?.tokenType === t.Comma && behind?.tokenType === t.RightParen ? before : undefined;
  const kept = output.slice(outer, output.length - back - Number(needless !== undefined));
  const names = [title(first, second), title(place, output[outer + 1])];
  const span = { start: first.start, end: clause[1]?.end ?? first.end };
  const stop = (own ?? last).end;
  const next = input[end + Number(own !== undefined)];
  const removed = removal(
    needless?.start ?? first.start,
    next && !needless && text.slice(stop, next.start).trim() === '' ? next.start : stop,
  );
  const moved = text.slice(first.start, last.end);
  const repair = (insert: readonly t.Token[], message: string, joint?: string): Repair => ({
    keep: outer,
    insert: [...insert, ...kept],
    skip: end + Number(own !== undefined) - at,
    error: () => ({
      span,
      message,
      fix: joint
        ? { title: `Move ${names[0]} before ${names[1]}`, edits: [insertion(place.start, joint), removed] }
        : undefined,
    }),
  });
  const inside = `${names[0]} stands in the middle of ${names[1]}`;
  return [
    repair(clause, `${inside}: it must stand before it.`, `${moved} `),
    repair([s.virtual(t.Comma, place.start), ...clause], `${inside}: it must stand before it.`, `, ${moved} `),
    repair([], `${inside}.`),
  ];
};

/** In the order in which they win ties. */
export const insideDiagnoses: readonly Diagnosis[] = [slidInside, earlyComment];
