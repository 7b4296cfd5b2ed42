import { removal, type TextEdit } from './edits.ts';
import type { Diagnosis, Situation } from './situation.ts';
import * as s from './situation.ts';
import * as t from './tokens.ts';

/** What people write in COLUMNS that belongs to a query or to the definition of a table. */

/** No column that is worked out has more parts. */
const longestColumn = 200;

/** Strings, which may be keys that nobody should see. */
const strings = /(["'])(?:\\.|(?!\1)[^\\])*\1/gs;

/** The index of the comma or parenthesis that ends the column whose first word was just read. */
function endOfColumn({ input, at }: Situation): number | undefined {
  let depth = 0;
  for (let index = at; index < input.length && index < at + longestColumn; index++) {
    const type = input[index]?.tokenType;
    if (depth === 0 && (type === t.Comma || type === t.RightParen)) return index;
    if (type === t.LeftParen) depth++;
    if (type === t.RightParen) depth--;
  }
  return undefined;
}

/** Whether what was read as the name of a column is rather the beginning of something that is worked out. */
function isWorkedOut({ token, previous }: Situation): boolean {
  if (token?.tokenType === t.LeftParen || token?.tokenType === t.Group) return true;
  if (s.is(token, 'AS') || (s.is(token, 'WHEN') && s.is(previous, 'CASE'))) return true;
  return token !== undefined && /^[-+*/%]$/.test(token.image) && token.start !== previous?.end;
}

/** A column that is worked out and has no name, or has it behind AS: `COLUMNS (a, to_bitmap(b))`, `COLUMNS (year(a) AS y)`. */
const unnamedColumn: Diagnosis = (situation) => {
  const { previous, output, input, at, text } = situation;
  if (!s.isName(previous) || !s.wants(situation, t.Equals) || !s.inside(situation, 'columnsClause')) return undefined;
  if (output.at(-2)?.tokenType === t.Equals || !isWorkedOut(situation)) return undefined;
  const end = endOfColumn(situation);
  const name = end === undefined ? undefined : input[end - 1];
  const hasName = end !== undefined && end >= at + 2 && s.is(input[end - 2], 'AS') && s.isName(name);
  const last = end === undefined ? undefined : hasName ? (input[end - 3] ?? previous) : name;
  if (end === undefined || end === at || !last || (!hasName && s.is(situation.token, 'AS'))) return undefined;
  const value = text.slice(previous.start, last.end);
  const span = { start: previous.start, end: input[end - 1]?.end ?? last.end };
  const column = hasName ? `${name.image} = ${value}` : '';
  const shown = `${hasName ? name.image : 'name'} = ${value}`.replace(strings, '$1…$1');
  return {
    keep: output.length - Number(hasName),
    insert: [...(hasName ? [name] : []), s.virtual(t.Equals, previous.end), s.virtual(t.Name, previous.end)],
    skip: end - at,
    error: () => ({
      span,
      message: hasName
        ? `The name of a column that is worked out stands in front: ${s.quote({ kind: 'name', image: shown })}.`
        : `A column that is worked out needs a name: write ${s.quote({ kind: 'name', image: shown })}.`,
      fix: hasName ? { title: `Change to ${s.shortened(shown)}`, edits: [{ span, text: column }] } : undefined,
    }),
  };
};

/** The index behind a name whose first dot stands at an index. */
function behindQualified(input: readonly t.Token[], dot: number): number {
  let end = dot;
  while (input[end]?.tokenType === t.Dot && s.isName(input[end + 1])) end += 2;
  return end;
}

/** Columns with the name of a table in front: `COLUMNS (t.a, t.b)`. */
const qualifiedColumn: Diagnosis = (situation) => {
  const { token, previous, output, input, at, text } = situation;
  const first = behindQualified(input, at);
  const name = input[first - 1];
  if (token?.tokenType !== t.Dot || first === at || !name || !s.isName(previous) || previous !== input[at - 1])
    return undefined;
  if (!s.wants(situation, t.Equals) || !s.inside(situation, 'columnsClause') || output.at(-2)?.tokenType === t.Equals)
    return undefined;
  const edits: TextEdit[] = [removal(previous.start, name.start)];
  const later = new Map<number, undefined>();
  for (let index = first; input[index]?.tokenType === t.Comma && s.isName(input[index + 1]); ) {
    const end = behindQualified(input, index + 2);
    const [other, column] = [input[index + 1], input[end - 1]];
    if (other && column && end > index + 2) {
      for (let gone = index + 1; gone < end - 1; gone++) later.set(gone, undefined);
      edits.push(removal(other.start, column.start));
    }
    index = end;
  }
  const isAlone = edits.length === 1 && first === at + 2;
  // with a blank behind it the dot rather stands in the place of a comma
  if (isAlone && token.end !== name.start) return undefined;
  const isOne = isAlone && output.at(-2)?.tokenType === t.Comma;
  const table = output.find((_, index) => s.is(output[index - 1], 'ON'));
  const isSure = !isOne || table?.image.toUpperCase() === previous.image.toUpperCase();
  return {
    keep: output.length - 1,
    insert: [name],
    skip: first - at,
    later,
    error: () => ({
      span: { start: previous.start, end: name.end },
      message: 'COLUMNS takes the names of columns alone, without the table in front.',
      fix: isSure ? { title: `Remove ${text.slice(previous.start, name.start)}`, edits } : undefined,
    }),
  };
};

/** `COLUMNS (SELECT a FROM t)`. */
const queryOfColumns: Diagnosis = (situation) => {
  const { token, previous } = situation;
  if (token?.tokenType !== t.Group || !s.is(previous, 'COLUMNS') || !s.wants(situation, t.LeftParen)) return undefined;
  const repair = s.inserting(situation, [t.LeftParen, t.Name, t.RightParen], () => ({
    span: token,
    message: 'COLUMNS takes the names of columns, and no query.',
  }));
  return { ...repair, skip: 1 };
};

/** What the definition of a column has behind its type. */
function behindNull(input: readonly t.Token[], at: number): number {
  const next = s.is(input[at], 'NOT') ? at + 1 : at;
  return s.is(input[next], 'NULL') ? next + 1 : at;
}

/** The index behind a type that begins at an index, with what stands in parentheses behind it. */
function behindType(input: readonly t.Token[], at: number): number | undefined {
  const type = input[at];
  if (!type || !t.matches(type, t.PrimitiveType)) return undefined;
  if (input[at + 1]?.tokenType !== t.LeftParen) return behindNull(input, at + 1);
  const close = s.closing(input, at + 1);
  return close === undefined ? undefined : behindNull(input, close + 1);
}

/** Columns with types, as in the definition of a table: `COLUMNS (a INT, b VARCHAR(20))`. */
const typedColumn: Diagnosis = (situation) => {
  const { token, previous, output, input, at } = situation;
  if (!token || !s.isName(previous) || !s.wants(situation, t.Equals) || !s.inside(situation, 'columnsClause'))
    return undefined;
  const first = behindType(input, at);
  if (first === undefined || output.at(-2)?.tokenType === t.Equals) return undefined;
  const edits: TextEdit[] = [];
  const later = new Map<number, undefined>();
  for (let index = at, end: number | undefined = first; end !== undefined; ) {
    edits.push({ span: { start: input[index - 1]?.end ?? 0, end: input[end - 1]?.end ?? 0 }, text: '' });
    if (index > at) for (let gone = index; gone < end; gone++) later.set(gone, undefined);
    index = input[end]?.tokenType === t.Comma && s.isName(input[end + 1]) ? end + 2 : input.length;
    end = behindType(input, index);
  }
  // some types are names as well: then a comma is missing
  if (edits.length === 1 && first === at + 1 && s.isName(token)) return undefined;
  return {
    keep: output.length,
    insert: [],
    skip: first - at,
    later,
    error: () => ({
      span: token,
      message: 'COLUMNS takes the names of columns alone: their types are those of the table.',
      fix: { title: edits.length === 1 ? 'Remove the type' : 'Remove the types', edits },
    }),
  };
};

/** In the order in which they win ties. */
export const columnDiagnoses: readonly Diagnosis[] = [unnamedColumn, qualifiedColumn, queryOfColumns, typedColumn];
