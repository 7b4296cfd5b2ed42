import type { Draft, Reader } from './schemaReader.ts';
import * as read from './schemaReader.ts';
import type { AggregationMethod, ColumnType, TableColumn } from './schemaTree.ts';
import * as t from './tokens.ts';

/** Reads what stands behind a word of a column that was just taken. */
type ReadAttribute = (reader: Reader, column: Draft<TableColumn>) => void;

const aggregationMethods: readonly AggregationMethod[] = [
  ...(['MAX', 'MIN', 'SUM', 'REPLACE', 'REPLACE_IF_NOT_NULL'] as const),
  ...(['HLL_UNION', 'BITMAP_UNION', 'QUANTILE_UNION', 'GENERIC'] as const),
];

const readDefault: ReadAttribute = (reader, column) => {
  const from = reader.at - 1;
  passValue(reader);
  column.default = read.spanFrom(reader, from);
};

const readGenerated: ReadAttribute = (reader, column) => {
  const from = reader.at - 1;
  if (read.peekWord(reader) === 'ALWAYS') read.expect(reader, read.takeWords(reader, 'ALWAYS', 'AS'));
  read.passGroup(reader);
  column.generated = read.spanFrom(reader, from);
};

/** What may stand behind the type of a column (rule columnDef of DorisParser.g4), here in any order. */
const attributes: ReadonlyMap<string, ReadAttribute> = new Map<string, ReadAttribute>([
  ...aggregationMethods.map((method): [string, ReadAttribute] => [
    method,
    (reader, column) => {
      column.aggregation = { method, ...read.spanFrom(reader, reader.at - 1) };
    },
  ]),
  [
    'KEY',
    (_reader, column) => {
      column.key = true;
    },
  ],
  [
    'NULL',
    (_reader, column) => {
      column.nullable = true;
    },
  ],
  [
    'NOT',
    (reader, column) => {
      if (read.takeWords(reader, 'NULL')) column.nullable = false;
      else reader.complete = false;
    },
  ],
  [
    'AUTO_INCREMENT',
    (reader, column) => {
      column.autoIncrement = true;
      if (read.isNext(reader, t.LeftParen)) read.passGroup(reader);
    },
  ],
  ['DEFAULT', readDefault],
  ['GENERATED', readGenerated],
  ['AS', readGenerated],
  [
    'ON',
    (reader) => {
      read.expect(reader, read.takeWords(reader, 'UPDATE'));
      passValue(reader);
    },
  ],
  [
    'COMMENT',
    (reader, column) => {
      column.comment = read.readString(reader);
    },
  ],
]);

/** Beginnings of constraints and keys of other databases, and of `LIKE other`. All are reserved words in Doris. */
const foreignElements: ReadonlySet<string> = new Set(['KEY', 'PRIMARY', 'UNIQUE', 'FOREIGN', 'CONSTRAINT', 'LIKE']);

function atItemEnd(reader: Reader): boolean {
  return reader.at >= reader.end || read.isNext(reader, t.Comma);
}

/** Steps over a default value: a constant or a word, with its arguments. */
function passValue(reader: Reader): void {
  read.take(reader, t.Minus);
  read.expect(reader, !atItemEnd(reader));
  if (!atItemEnd(reader)) read.pass(reader);
  if (read.isNext(reader, t.LeftParen)) read.passGroup(reader);
}

/** Steps over the parameters of a type in `(…)` or `<…>`; what nothing closes is left to be skipped. */
function passParameters(reader: Reader): void {
  if (!read.isNext(reader, t.LeftParen) && !read.isNext(reader, t.Less)) return;
  const close = reader.closers[reader.at] ?? -1;
  if (close >= 0 && close < reader.end) reader.at = close + 1;
}

/** Types that hold others in angle brackets. */
const nestedTypes: ReadonlySet<string> = new Set(['ARRAY', 'MAP', 'STRUCT']);

/** Whether a word is the name of a type that Doris has (rule primitiveColType of DorisParser.g4). */
function isType(token: t.Token): boolean {
  return [t.PrimitiveType, t.keyword('VARIANT'), t.keyword('AGG_STATE')].some((type) => t.matches(token, type));
}

function readType(reader: Reader): ColumnType | undefined {
  const first = read.peek(reader);
  const name = read.wordOf(first);
  if (!first || name === '' || attributes.has(name)) return undefined;
  if (t.isReserved(first.tokenType) && !t.matches(first, t.PrimitiveType)) return undefined;
  read.expect(reader, isType(first) || (nestedTypes.has(name) && read.isNext(reader, t.Less, 1)));
  const from = reader.at++;
  // the form of 2.0: agg_state max_by(int, int)
  if (name === 'AGG_STATE' && read.peekWord(reader) !== '' && read.isNext(reader, t.LeftParen, 1)) reader.at++;
  passParameters(reader);
  const tokens = reader.tokens.slice(from, reader.at);
  const text = tokens
    .map(({ image, start }, index) => (index > 0 && tokens[index - 1]?.end !== start ? ` ${image}` : image))
    .join('');
  return { name, text, ...read.spanFrom(reader, from) };
}

function readColumn(reader: Reader): TableColumn | undefined {
  const from = reader.at;
  if (foreignElements.has(read.peekWord(reader))) return undefined;
  const name = read.readName(reader);
  if (!name) return undefined;
  const type = readType(reader);
  const next = read.peekWord(reader);
  if (!type && !atItemEnd(reader) && (next === 'KEY' || !attributes.has(next))) return undefined;
  const column: Draft<TableColumn> = { ...name, name, type, key: false, autoIncrement: false };
  while (!atItemEnd(reader)) {
    const readAttribute = attributes.get(read.peekWord(reader));
    if (readAttribute) {
      reader.at++;
      readAttribute(reader, column);
    } else read.skip(reader);
  }
  return { ...column, ...read.spanFrom(reader, from) };
}

/**
 * Reads the parenthesis with the columns and indexes of a table.
 * @param endsBefore tells where it ends when its closing parenthesis is missing.
 */
export function readColumns(reader: Reader, endsBefore: (reader: Reader) => boolean): readonly TableColumn[] {
  const columns: TableColumn[] = [];
  const readElement = (): void => {
    if (read.peekWord(reader) === 'INDEX') {
      while (!atItemEnd(reader)) read.pass(reader);
      return;
    }
    const column = readColumn(reader);
    if (column) columns.push(column);
    else while (!atItemEnd(reader)) read.skip(reader);
  };
  read.inGroup(reader, () => read.readItems(reader, readElement), endsBefore);
  return columns;
}
