import { describe, expect, test } from 'vitest';
import { applyEdits, removalOfSign } from '../../../server/src/syntax/edits.ts';
import { parseStatement } from '../../../server/src/syntax/parse.ts';
import { errorTable as table } from './errorTable.ts';

/** What is not written yet, in the middle of statements that are being edited. */

const head = 'CREATE ROUTINE LOAD j ON t';
const alter = 'ALTER ROUTINE LOAD FOR j';
const source = 'FROM KAFKA ("a" = "b")';
const properties = 'PROPERTIES ("format" = "json")';

describe('a property that is being typed', () => {
  const noValue = 'This property has no value: write `"key" = "value"`.';
  const nothing = 'This property has no value, and no comma in front of it: write `"key" = "value"`.';
  const missing = 'A value is missing behind `=`.';
  const comma = 'A comma is missing between two properties.';
  const list = (...lines: readonly string[]): string => `${head} FROM KAFKA (\n  ${lines.join('\n  ')}\n)`;

  for (const key of ['""', '"k"', '"kafka_group"', '"property."'])
    describe(key, () => {
      table([
        [list('"a" = "b",', `«${key}»`), noValue, list('"a" = "b",', `${key} = ""`)],
        [list('"a" = "b"', `«${key}»`), nothing, list('"a" = "b",', `${key} = ""`)],
        [list('"a" = "b",', `«${key}»,`, '"c" = "d"'), noValue, list('"a" = "b",', `${key} = "",`, '"c" = "d"')],
        [list('"a" = "b",', `«${key}»`, '"c" = "d"'), noValue, list('"a" = "b",', `${key} = "",`, '"c" = "d"')],
        [list('"a" = "b"', `«${key}»`, '"c" = "d"'), nothing, list('"a" = "b",', `${key} = "",`, '"c" = "d"')],
        [list('"a" = "b"', `«${key}»,`, '"c" = "d"'), nothing, list('"a" = "b",', `${key} = "",`, '"c" = "d"')],
        [list(`«${key}»`, '"c" = "d"'), noValue, list(`${key} = "",`, '"c" = "d"')],
        [list(`«${key}»,`, '"c" = "d"'), noValue, list(`${key} = "",`, '"c" = "d"')],
        [list(`«${key}»`), noValue, list(`${key} = ""`)],
        [list('"a" = "b",', `${key} «=»`, '"c" = "d"'), missing, list('"a" = "b",', `${key} = "",`, '"c" = "d"')],
        [list('"a" = "b",', `${key} «=» ,`, '"c" = "d"'), missing, list('"a" = "b",', `${key} = "",`, '"c" = "d"')],
        [list('"a" = "b",', `${key} «=»`), missing, list('"a" = "b",', `${key} = ""`)],
      ]);
    });

  table([
    [`${head} FROM KAFKA ("a" = "b", «""»)`, noValue, `${head} FROM KAFKA ("a" = "b", "" = "")`],
    [`${head} FROM KAFKA ("a" = "b", «""» "c" = "d")`, noValue, `${head} FROM KAFKA ("a" = "b", "" = "", "c" = "d")`],
    [`${head} FROM KAFKA ("a" = "b" «""»)`, nothing, `${head} FROM KAFKA ("a" = "b", "" = "")`],
  ]);

  test.each([
    list('"a" = "b"', '"kafka_group" =', '"c" = "d"'),
    list('"a" = "b"', '"kafka_group" =,', '"c" = "d"'),
    list('"a" = "b"', '"kafka_group" ='),
  ])('%j lacks a comma and a value', (sql) => {
    expect(parseStatement(sql).errors.map(({ message }) => message)).toEqual([comma, missing]);
  });
});

describe('an operand that is missing', () => {
  const behind = (what: string, word: string): string => `A ${what} is missing behind \`${word}\`.`;
  table([
    [`${head} «WHERE» ,\nCOLUMNS (a)\n${properties} ${source}`, behind('condition', 'WHERE')],
    [`${head} PRECEDING «FILTER»,\nCOLUMNS (a) ${source}`, behind('condition', 'FILTER')],
    [`${head} WITH MERGE DELETE «ON»,\nCOLUMNS (a) ${source}`, behind('condition', 'ON')],
    [`${head} WHERE a «=» ,\nCOLUMNS (a)\n${properties} ${source}`, behind('value', '=')],
    [`${head} WHERE a > 1 «AND»,\nCOLUMNS (a) ${source}`, behind('value', 'AND')],
    [`${head} WHERE «NOT»,\nCOLUMNS (a) ${source}`, behind('value', 'NOT')],
    [`${head} WHERE a «IN» ,\nCOLUMNS (a) ${source}`, behind('list of values', 'IN')],
    [`${head} WHERE a «BETWEEN»,\nCOLUMNS (a) ${source}`, behind('value', 'BETWEEN')],
    [`${head} WITH MERGE DELETE ON a «=» ,\nPARTITION (p1)\n${properties}\n${source}`, behind('value', '=')],
    [`${head} «WHERE»\nPARTITION (p1)\n${source}`, behind('condition', 'WHERE')],
    [`${head} «WHERE»\nORDER BY a\n${source}`, behind('condition', 'WHERE')],
    [`${head} COLUMNS (id, b «=» , c) ${source}`, behind('value', '=')],
    [`${head} COLUMNS (id, b = a «+», c) ${source}`, behind('value', '+')],
    [`${head} COLUMNS (id, a, «=» now()) ${source}`, 'The name of a column is missing before `=`.'],
  ]);

  test.each([
    `${head} COLUMNS (id, b = , f(c)) ${source}`,
    `${head} COLUMNS (id, b = f(a, , c)) ${source}`,
    `${head} COLUMNS (id, b = f(a, )) ${source}`,
    `${head} WHERE a = 1, > 2 ${source}`,
    `${head} COLUMNS (a, b =\n${properties}\n${source}`,
  ])('%j is left to the user', (sql) => {
    const { errors } = parseStatement(sql);
    expect(errors.map(({ fix }) => fix?.isGuess)).toEqual([true]);
    expect(errors.map(({ fix }) => fix?.safe)).toEqual([undefined]);
  });
});

describe('a clause that breaks off', () => {
  const broken = (what: string, next: string): string =>
    `The clause breaks off: ${what} is missing before \`${next}\`.`;
  const rest = `\nCOLUMNS (a)\n${properties}\n${source}`;
  table([
    [`${head} COLUMNS TERMINATED BY\n«COLUMNS» (a) ${source}`, broken('the separator in quotes', 'COLUMNS')],
    [`${head} COLUMNS TERMINATED BY «,»${rest}`, 'The separator in quotes is missing before `,`.'],
    [`${head} COLUMNS TERMINATED «,»${rest}`, broken('BY', ',')],
    [`${head} ORDER «,»\nPARTITION (p)\n${properties} ${source}`, broken('BY', ',')],
    [`${head} ORDER BY\n«PARTITION» (p)\n${properties} ${source}`, broken('a name', 'PARTITION')],
    [`${head} DELETE «,»${rest}`, broken('ON', ',')],
    [`${head} COLUMNS (a, b = f(a, «,»\nWHERE a = 1 ${source}`, broken('a value', ',')],
    [`${head} «WITH»${rest}`, 'WITH takes APPEND, DELETE or MERGE: one of them is missing.'],
    [`${head} WHERE a «>» IN (1, 2) ${source}`, 'A value is missing behind `>`.'],
    [`${head} WHERE a > 1 «AND» IN (1, 2) ${source}`, 'A value is missing behind `AND`.'],
  ]);
});

describe('a name that is missing', () => {
  const noTable = 'The name of the table is missing before `WITH`.';
  table([
    [`CREATE ROUTINE LOAD j ON\n«WITH» MERGE\nCOLUMNS (a), DELETE ON a = 1 ${source}`, noTable],
    [`CREATE ROUTINE LOAD j ON\n«WITH» MERGE\nDELETE ON a = 1 ${source}`, noTable],
    [`${head} ORDER «BY»\n${properties} ${source}`, 'A name is missing behind ORDER BY.'],
    [`${head} ORDER «BY»\nCOLUMNS (a) ${source}`, 'A name is missing behind ORDER BY.'],
    [`${head} «PARTITION»\n${properties} ${source}`, 'A name is missing behind PARTITION.'],
  ]);
});

describe('a word or sign that is missing or another one', () => {
  const is = (word: string): string => `IS is missing before \`${word}\`.`;
  table([
    [`${alter} WHERE a «NOT» NULL ${source}`, is('NOT'), `${alter} WHERE a IS NOT NULL ${source}`],
    [`${alter} WHERE a «NULL» AND b = 1 ${source}`, is('NULL'), `${alter} WHERE a IS NULL AND b = 1 ${source}`],
    [
      `${alter} FROM KAFKA ("a"="b"«=»"c"="d")`,
      '`=` stands where `,` belongs.',
      `${alter} FROM KAFKA ("a"="b","c"="d")`,
    ],
    [
      `${alter} PROPERTIES (format «json»)`,
      '`=` is missing between the key and its value.',
      `${alter} PROPERTIES (format = json)`,
    ],
  ]);
});

describe('a sign goes with the blanks that it leaves over', () => {
  test.each([
    ['(a, «,» b)', '(a, b)'],
    ['(a , «,» b)', '(a , b)'],
    ['(a, b «,» )', '(a, b)'],
    ['(«,» a)', '(a)'],
    ['(a,\n  «,»\n  b)', '(a,\n  b)'],
    ['(a,\r\n  «,»\r\n  b)', '(a,\r\n  b)'],
    ['(a\n  «,» )', '(a\n  )'],
    ['(a) «,»WHERE', '(a) WHERE'],
    ['(a)«,»\nWHERE', '(a)\nWHERE'],
  ])('%j', (marked, expected) => {
    const start = marked.indexOf('«');
    const text = marked.replace(/[«»]/g, '');
    expect(applyEdits(text, [removalOfSign(text, { start, end: start + 1 })])).toBe(expected);
  });
});
