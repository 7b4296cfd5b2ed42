import type { TextEdit } from './edits.ts';
import type { Diagnosis } from './situation.ts';
import * as s from './situation.ts';
import type { Token } from './tokens.ts';
import * as t from './tokens.ts';

/** What a list of columns has in queries and in tables, and not in COLUMNS. */

const opening = new Set([t.LeftParen, t.LeftBracket, t.LeftBrace]);
const closing = new Set([t.RightParen, t.RightBracket, t.RightBrace]);

/** Where the last column of the output begins. */
function startOfColumn(output: readonly Token[]): number {
  let depth = 0;
  let index = output.length;
  for (; index > 0; index--) {
    const { tokenType } = output[index - 1] as Token;
    if (closing.has(tokenType)) depth++;
    else if (opening.has(tokenType) && depth-- === 0) break;
    else if (tokenType === t.Comma && depth === 0) break;
  }
  return index;
}

/** `to_date(time) AS day`, as in a query. */
const alias: Diagnosis = (situation) => {
  const { token, output, input, at, text } = situation;
  if (!token || !s.inside(situation, 'columnsClause')) return undefined;
  const start = startOfColumn(output);
  const first = output[start];
  let depth = 0;
  for (let index = at; first && index < input.length; index++) {
    const current = input[index] as Token;
    const { tokenType } = current;
    if (opening.has(tokenType)) depth++;
    else if (closing.has(tokenType) && depth-- === 0) return undefined;
    else if (depth === 0 && (tokenType === t.Comma || tokenType === t.Equals)) return undefined;
    if (depth > 0 || !s.is(current, 'AS')) continue;
    const [name, next] = [input[index + 1], input[index + 2]];
    if (!s.isName(name) || (next?.tokenType !== t.Comma && next?.tokenType !== t.RightParen)) return undefined;
    const expression = [...output.slice(start), ...input.slice(at, index)];
    if (expression.some((other) => other.tokenType === t.Equals)) return undefined;
    const span = { start: first.start, end: name.end };
    const written = `${name.image} = ${text.slice(first.start, expression.at(-1)?.end)}`;
    return {
      keep: start,
      insert: [name, s.virtual(t.Equals, first.start), ...expression],
      skip: index + 2 - at,
      error: () => ({
        span,
        message: `A column is worked out as ${s.quote({ kind: 'name', image: `${name.image} = …` })}, not with AS.`,
        fix: { title: 'Write it with =', edits: [{ span, text: written }] },
      }),
    };
  }
  return undefined;
};

/** Types that have a name of their own, beside those of the grammar. */
const otherTypes = /^(?:ARRAY|MAP|STRUCT|JSON|JSONB|VARIANT|DECIMALV?\d*|DATETIMEV?\d*|DATEV\d+|INTEGER|TEXT)$/i;

function isType(token: Token | undefined): token is Token {
  return token !== undefined && (t.matches(token, t.PrimitiveType) || otherTypes.test(token.image));
}

/** The index behind a type and what it has in parentheses or angle brackets. */
function endOfType(tokens: readonly Token[], from: number): number {
  const close = new Map([
    [t.LeftParen, t.RightParen],
    [t.Less, t.Greater],
  ]);
  const open = tokens[from + 1]?.tokenType;
  const wanted = open && close.get(open);
  if (!wanted) return from + 1;
  let depth = 0;
  for (let index = from + 1; index < tokens.length; index++) {
    if (tokens[index]?.tokenType === open) depth++;
    if (tokens[index]?.tokenType === wanted && --depth === 0) return index + 1;
  }
  return from + 1;
}

/** `COLUMNS (id INT, name VARCHAR(20))`, as in a table. */
const types: Diagnosis = (situation) => {
  const { token, previous, output, input, at } = situation;
  const before = output.at(-2);
  if (!isType(token) || !s.isName(previous) || !s.inside(situation, 'columnsClause')) return undefined;
  if (before?.tokenType !== t.LeftParen && before?.tokenType !== t.Comma) return undefined;
  const edits: TextEdit[] = [];
  const later = new Map<number, undefined>();
  let end = at;
  for (let name: Token | undefined = previous; s.isName(name) && isType(input[end]); name = input[end - 1]) {
    const from = end;
    end = endOfType(input, from);
    edits.push({ span: { start: name.end, end: input[end - 1]?.end ?? name.end }, text: '' });
    if (from > at) for (let index = from; index < end; index++) later.set(index, undefined);
    if (input[end]?.tokenType !== t.Comma) break;
    end += 2;
  }
  const first = endOfType(input, at);
  // one word alone is rather the next column, whose comma is missing
  if (edits.length < 2 && first === at + 1) return undefined;
  return {
    keep: output.length,
    insert: [],
    skip: first - at,
    later,
    error: () => ({
      span: { start: token.start, end: input[first - 1]?.end ?? token.end },
      message: 'COLUMNS names the columns without their types.',
      fix: { title: 'Remove the types', edits },
    }),
  };
};

/** In the order in which they win ties. */
export const columnDiagnoses: readonly Diagnosis[] = [alias, types];
