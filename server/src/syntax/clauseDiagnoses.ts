import { editDistance } from '../text/nearest.ts';
import { startsClause } from './clauseOrder.ts';
import type { Diagnosis } from './situation.ts';
import * as s from './situation.ts';
import type { Token } from './tokens.ts';
import * as t from './tokens.ts';

/** What stands in a clause in the place of what it takes. */

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

/** `FROM (…)`. */
const missingSource: Diagnosis = (situation) => {
  const { token, previous } = situation;
  if (!previous || previous.virtual || token?.tokenType !== t.LeftParen || !s.is(previous, 'FROM')) return undefined;
  if (!s.wantsName(situation)) return undefined;
  const at = previous.end;
  return s.inserting(situation, [t.Name], () => ({
    span: previous,
    message: 'The source is missing behind FROM: write `FROM KAFKA (…)`.',
    fix: { title: 'Insert KAFKA', edits: [{ span: { start: at, end: at }, text: ' KAFKA' }] },
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

/** In the order in which they win ties. */
export const clauseDiagnoses: readonly Diagnosis[] = [otherMergeType, missingSource, severalTables];
