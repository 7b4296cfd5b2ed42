import { startsClause } from './clauseOrder.ts';
import type { Diagnosis, Situation } from './situation.ts';
import * as s from './situation.ts';
import type { Token } from './tokens.ts';
import * as t from './tokens.ts';

/** Lists whose parentheses are both missing. */

/** What a list is made of, between its commas: the index behind the item that begins at `from`, or -1 where none does. */
type Item = (tokens: readonly Token[], from: number) => number;

const name: Item = (tokens, from) => (s.isName(tokens[from]) ? from + 1 : -1);

const isValue = (token: Token | undefined): boolean =>
  token !== undefined && (token.kind === 'string' || token.kind === 'number' || s.isName(token));

const value: Item = (tokens, from) => (isValue(tokens[from]) ? from + 1 : -1);

const property: Item = (tokens, from) =>
  isValue(tokens[from]) && tokens[from + 1]?.tokenType === t.Equals && isValue(tokens[from + 2]) ? from + 3 : -1;

/** A column, and what it is worked out from up to the next comma or clause. */
const column: Item = (tokens, from) => {
  if (!s.isName(tokens[from])) return -1;
  if (tokens[from + 1]?.tokenType !== t.Equals) return from + 1;
  let depth = 0;
  let index = from + 2;
  for (; index < tokens.length; index++) {
    const { tokenType } = tokens[index] as Token;
    if (tokenType === t.LeftParen) depth++;
    if (tokenType === t.RightParen && depth-- === 0) return -1;
    if (depth === 0 && (tokenType === t.Comma || startsClause(tokens[index], tokens[index + 1]))) break;
  }
  return index;
};

/** The index behind a list, or -1 where there is none, or where something closes it. */
function endOfList(tokens: readonly Token[], item: Item): number {
  let end = item(tokens, 0);
  while (end > 0 && tokens[end]?.tokenType === t.Comma) {
    const next = startsClause(tokens[end + 1], tokens[end + 2]) ? -1 : item(tokens, end + 1);
    if (next < 0) break;
    end = next;
  }
  return tokens[end]?.tokenType === t.RightParen ? -1 : end;
}

/** Where PARTITION was read with one partition, as it may be, and others follow: the index of the first. */
function firstPartition({ output, previous, token }: Situation): number | undefined {
  if (previous?.tokenType !== t.Comma || !s.isName(token)) return undefined;
  let first = output.length - 2;
  while (output[first - 1]?.tokenType === t.Comma) first -= 2;
  return s.isName(output[first]) && s.is(output[first - 1], 'PARTITION') ? first : undefined;
}

/** What kind of list begins here without its parenthesis, where in the output, and the words that are missing in front. */
function listHere(situation: Situation): { readonly item: Item; readonly from: number } | undefined {
  const { previous, output } = situation;
  const from = output.length;
  if (s.is(previous, 'COLUMNS')) return { item: column, from };
  if (s.is(previous, 'PARTITIONS')) return { item: name, from };
  if (s.is(previous, 'IN')) return { item: value, from };
  if (s.is(previous, 'PROPERTIES') || (s.isName(previous) && s.is(output.at(-2), 'FROM')))
    return { item: property, from };
  const partition = firstPartition(situation);
  return partition === undefined ? undefined : { item: name, from: partition };
}

const bareList: Diagnosis = (situation) => {
  const list = situation.token && listHere(situation);
  if (!list) return undefined;
  const { input, at, output } = situation;
  const tokens = [...output.slice(list.from), ...input.slice(at)];
  const count = endOfList(tokens, list.item);
  const [first, last] = [tokens[0], tokens[count - 1]];
  if (!first || !last || count < output.length - list.from) return undefined;
  return {
    keep: list.from,
    insert: [s.virtual(t.LeftParen, first.start), ...tokens.slice(0, count), s.virtual(t.RightParen, last.end)],
    skip: count - (output.length - list.from),
    error: () => ({
      span: { start: first.start, end: last.end },
      message: 'Parentheses are missing around this list.',
      fix: {
        title: 'Put the list in parentheses',
        edits: [
          { span: { start: first.start, end: first.start }, text: '(' },
          { span: { start: last.end, end: last.end }, text: ')' },
        ],
      },
    }),
  };
};

/** Properties of a job that stand behind its name without anything around them: `ALTER ROUTINE LOAD FOR j "key" = "value"`. */
const bareProperties: Diagnosis = (situation) => {
  const { input, at, output, token } = situation;
  if (token?.kind !== 'string' || !s.is(output[0], 'ALTER') || !s.inside(situation, 'loadClauses')) return undefined;
  const tokens = input.slice(at);
  const count = endOfList(tokens, property);
  const last = tokens[count - 1];
  if (!last || !s.isName(output.at(-1))) return undefined;
  return {
    keep: output.length,
    insert: [
      s.virtual(t.keyword('PROPERTIES'), token.start),
      s.virtual(t.LeftParen, token.start),
      ...tokens.slice(0, count),
      s.virtual(t.RightParen, last.end),
    ],
    skip: count,
    error: () => ({
      span: { start: token.start, end: last.end },
      message: '`PROPERTIES (…)` is missing around these properties.',
      fix: {
        title: 'Put them in PROPERTIES (…)',
        edits: [
          { span: { start: token.start, end: token.start }, text: 'PROPERTIES (' },
          { span: { start: last.end, end: last.end }, text: ')' },
        ],
      },
    }),
  };
};

/** In the order in which they win ties. */
export const bareListDiagnoses: readonly Diagnosis[] = [bareList, bareProperties];
