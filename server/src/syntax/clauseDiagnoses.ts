import { editDistance } from '../text/nearest.ts';
import { startsClause, title } from './clauseOrder.ts';
import { insertion, removal } from './edits.ts';
import { bracketAt } from './parenthesisDiagnoses.ts';
import type { Diagnosis } from './situation.ts';
import * as s from './situation.ts';
import type { Token } from './tokens.ts';
import * as t from './tokens.ts';

/** What stands in a clause in the place of what it takes, and clauses that a statement does not have. */

const mergeTypes = ['APPEND', 'DELETE', 'MERGE'];

/** `WITH UPSERT`. */
const otherMergeType: Diagnosis = (situation) => {
  const { token, previous, output } = situation;
  if (!token || !s.is(previous, 'WITH') || !s.isBareWord(token) || startsClause(token, s.peek(situation)))
    return undefined;
  const written = token.image.toUpperCase();
  if (mergeTypes.some((type) => editDistance(written, type) < 3)) return undefined;
  return {
    keep: output.length,
    insert: [{ ...s.virtual(t.keyword('MERGE'), token.start), end: token.end }],
    skip: 1,
    error: () => ({ span: token, message: `WITH takes APPEND, DELETE or MERGE, not ${s.quote(token)}.` }),
  };
};

/** `WITH` and nothing behind it. */
const missingMergeType: Diagnosis = (situation) => {
  const { token, previous, input, at } = situation;
  if (!previous || previous.virtual || !s.is(previous, 'WITH') || !startsClause(token, s.peek(situation)))
    return undefined;
  if (s.is(token, 'PROPERTIES')) return undefined;
  // only MERGE has a condition for the rows that are deleted
  const isMerge = input.some((other, index) => index >= at && s.is(other, 'DELETE') && s.is(input[index + 1], 'ON'));
  return s.inserting(situation, [t.keyword('MERGE')], () => ({
    span: previous,
    message: 'WITH takes APPEND, DELETE or MERGE: one of them is missing.',
    fix: isMerge ? { title: 'Insert MERGE', edits: [insertion(previous.end, ' MERGE')] } : undefined,
  }));
};

/** `FROM (…)`. */
const missingSource: Diagnosis = (situation) => {
  const { token, previous } = situation;
  if (!previous || previous.virtual || token?.tokenType !== t.LeftParen || !s.is(previous, 'FROM')) return undefined;
  if (!s.wantsName(situation)) return undefined;
  const at = previous.end;
  return s.inserting(situation, [t.Name], () => ({
    span: previous,
    message: 'The source is missing behind FROM: write `FROM KAFKA (…)`.',
    fix: { title: 'Insert KAFKA', edits: [insertion(at, ' KAFKA')] },
  }));
};

/** `ON orders, items`. */
const severalTables: Diagnosis = ({ token, output, input, at }) => {
  if (token?.tokenType !== t.Comma || !s.is(output.at(-2), 'ON')) return undefined;
  let end = at;
  while (input[end]?.tokenType === t.Comma && s.isName(input[end + 1]) && !startsClause(input[end + 1], input[end + 2]))
    end += 2;
  const last = input[end - 1] as Token;
  if (end === at) return undefined;
  return {
    keep: output.length,
    insert: [],
    skip: end - at,
    error: () => ({
      span: { start: token.start, end: last.end },
      message: 'ON takes one table. A job for several tables has no ON: its messages name the table.',
    }),
  };
};

/** A clause that was pasted twice: the same words again, without the comma that another clause has in front. */
const sameClauseAgain: Diagnosis = (situation) => {
  const { token, output, input, at } = situation;
  const next = s.peek(situation);
  if (!token || !startsClause(token, next) || !s.inside(situation, 'loadClauses')) return undefined;
  const start = output.findLastIndex(
    (other, index) => other.tokenType === token.tokenType && startsClause(other, output[index + 1]),
  );
  const clause = output.slice(start);
  const last = input[at + clause.length - 1];
  if (start < 0 || !last || clause.some(({ image }, index) => image !== input[at + index]?.image)) return undefined;
  const name = title(token, next);
  return {
    keep: output.length,
    insert: [],
    skip: clause.length,
    error: () => ({
      span: { start: token.start, end: last.end },
      message: `${name} stands here twice.`,
      fix: { title: `Remove this ${name}`, edits: [removal(s.gap(situation), last.end)] },
    }),
  };
};

/** What only a statement that creates a job has. */
const onlyInCreate: Diagnosis = (situation) => {
  const { token, output, text } = situation;
  if (!token || !s.is(output[0], 'ALTER') || !s.is(token, 'ON', 'WITH', 'COMMENT')) return undefined;
  const argument = s.peek(situation);
  const behind = s.peek(situation, 2);
  if (!argument || (behind && !startsClause(behind, s.peek(situation, 3)))) return undefined;
  const span = { start: token.start, end: argument.end };
  const word = token.image.toUpperCase();
  return {
    keep: output.length,
    insert: [],
    skip: 2,
    error: () => ({
      span,
      message: `ALTER has no ${word}: only CREATE has it.`,
      fix: {
        title: 'Remove it',
        edits: [{ span: { start: text.slice(0, span.start).trimEnd().length, end: span.end }, text: '' }],
      },
    }),
  };
};

/** `[…]` around what may be left out, and `...` for what goes on: how manuals describe statements. */
const notation: Diagnosis = ({ token, previous, output, input, at }) => {
  if (token?.tokenType === t.Dot) {
    const dots = input.slice(at, at + 3);
    const last = dots[2];
    if (!last || dots.some(({ tokenType }) => tokenType !== t.Dot)) return undefined;
    const comma = previous?.tokenType === t.Comma ? previous : undefined;
    const span = { start: (comma ?? token).start, end: last.end };
    return {
      keep: output.length - (comma ? 1 : 0),
      insert: [],
      skip: 3,
      error: () => ({
        span: { start: token.start, end: last.end },
        message: '`...` stands for something that is left out: write it here, or nothing.',
        fix: { title: 'Remove it', edits: [{ span, text: '' }] },
      }),
    };
  }
  if (token?.tokenType !== t.LeftBracket) return undefined;
  const close = bracketAt(input, at)?.close;
  const other = close === undefined ? undefined : input[close];
  if (close === undefined || !other) return undefined;
  return {
    keep: output.length,
    insert: [],
    skip: 1,
    later: new Map([[close, undefined]]),
    error: () => ({
      span: token,
      message: 'Square brackets mark in a manual what may be left out: a statement is written without them.',
      fix: {
        title: 'Remove the brackets',
        edits: [
          { span: token, text: '' },
          { span: other, text: '' },
        ],
      },
    }),
  };
};

/** In the order in which they win ties. */
export const clauseDiagnoses: readonly Diagnosis[] = [
  otherMergeType,
  missingMergeType,
  missingSource,
  severalTables,
  onlyInCreate,
  sameClauseAgain,
  notation,
];
