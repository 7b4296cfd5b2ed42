import { describe, expect, it } from 'vitest';
import { errorTable as table } from './errorTable.ts';
import { errorsOf } from './statements.ts';

const alter = 'ALTER ROUTINE LOAD FOR j';
const source = 'FROM KAFKA ("a" = "b")';

describe('lists in other brackets', () => {
  table([
    [
      `${alter} PROPERTIES «{»"a" = "b"}`,
      'A list stands in parentheses here, not in `{` and `}`.',
      `${alter} PROPERTIES ("a" = "b")`,
    ],
    [
      `${alter} PROPERTIES «{»"a" = "b", "c" = "d"} ${source}`,
      'A list stands in parentheses here, not in `{` and `}`.',
      `${alter} PROPERTIES ("a" = "b", "c" = "d") ${source}`,
    ],
    [
      `${alter} PROPERTIES «{»"a": "b", "c" : "d"}`,
      'A list stands in parentheses here, not in `{` and `}`, and has `=` between key and value.',
      `${alter} PROPERTIES ("a" = "b", "c" = "d")`,
    ],
    [
      `${alter} COLUMNS (a) FROM KAFKA «[»"a" = "b"]`,
      'A list stands in parentheses here, not in `[` and `]`.',
      `${alter} COLUMNS (a) FROM KAFKA ("a" = "b")`,
    ],
    [
      `${alter} COLUMNS «[»a, b = c[1], d = {1, 2}] ${source}`,
      'A list stands in parentheses here, not in `[` and `]`.',
      `${alter} COLUMNS (a, b = c[1], d = {1, 2}) ${source}`,
    ],
    [`${alter} PROPERTIES «{»"a" = "b")`, '`{` stands where `(` belongs.', `${alter} PROPERTIES ("a" = "b")`],
    [`${alter} PROPERTIES ("a" = "b"«}»`, '`}` stands where `)` belongs.', `${alter} PROPERTIES ("a" = "b")`],
  ]);
});

describe('calls', () => {
  table([
    [
      `${alter} COLUMNS (a, b = f«(SELECT 1)»)`,
      'A query as the argument of `f` needs parentheses of its own.',
      `${alter} COLUMNS (a, b = f((SELECT 1)))`,
    ],
    [
      `${alter} WHERE f«( WITH x AS (SELECT 1) SELECT 2)» = 1 ${source}`,
      'A query as the argument of `f` needs parentheses of its own.',
      `${alter} WHERE f(( WITH x AS (SELECT 1) SELECT 2)) = 1 ${source}`,
    ],
    [
      `${alter} COLUMNS (a, b = «shop.db.f»(a, 1))`,
      'A function has at most the name of a database in front: `db.f`.',
      `${alter} COLUMNS (a, b = db.f(a, 1))`,
    ],
    [
      `${alter} COLUMNS (a, b = f(a «SEPARATOR» ",")) ${source}`,
      '`SEPARATOR` belongs to GROUP_CONCAT: `f` has its arguments between commas.',
    ],
    [
      `${alter} WHERE SUBSTR(a «FOR» 2) = "x"`,
      '`SUBSTR` has FOR behind FROM only: write where to begin.',
      `${alter} WHERE SUBSTR(a FROM 1 FOR 2) = "x"`,
    ],
    [
      `${alter} COLUMNS (a, b = «DEFAULT»), COLUMNS TERMINATED BY "," ${source}`,
      '`DEFAULT` needs the column whose default is meant: `DEFAULT(column)`.',
      `${alter} COLUMNS (a, b = DEFAULT(b)), COLUMNS TERMINATED BY "," ${source}`,
    ],
    [
      `${alter} COLUMNS (a, b = IFNULL(a, «DEFAULT»))`,
      '`DEFAULT` needs the column whose default is meant: `DEFAULT(column)`.',
    ],
  ]);
});

describe('JSON over several lines that nothing closes', () => {
  const closing = 'The closing `"` is missing.';
  const before = `${alter} PROPERTIES (\n  "jsonpaths" = `;
  const behind = `,\n  "strip_outer_array" = "true"\n) ${source}`;
  table([
    [
      `${before}«"[\n    \\"$.a\\",\n    \\"$.b\\"\n  ]»${behind}`,
      closing,
      `${before}"[\n    \\"$.a\\",\n    \\"$.b\\"\n  ]"${behind}`,
    ],
    [
      `${before}«'[\n    "$.a",\n    "$.b"\n  ]»${behind}`,
      "The closing `'` is missing.",
      `${before}'[\n    "$.a",\n    "$.b"\n  ]'${behind}`,
    ],
    [
      `${before}«"[\r\n    \\"$.a\\",\r\n    \\"$.b\\"»\r\n) ${source}`,
      closing,
      `${before}"[\r\n    \\"$.a\\",\r\n    \\"$.b\\""\r\n) ${source}`,
    ],
    [
      `${before}"[\n    \\"$.a\\",\n    \\"$.b\\"\n  ]",\n  "format" = «"json»,\n  "strict_mode" = "true") ${source}`,
      closing,
      `${before}"[\n    \\"$.a\\",\n    \\"$.b\\"\n  ]",\n  "format" = "json",\n  "strict_mode" = "true") ${source}`,
    ],
  ]);

  it.each([
    ['in a path', `${before}"[\n    \\"$.a\\",\n    \\"$.`],
    ['behind a path', `${before}"[\n    \\"$.a\\",\n    \\"$.b\\"`],
    ['between two paths', `${before}'[\n    "$.a",\n   `],
  ])('is one mistake where the text breaks off %s', (_, text) => {
    expect(errorsOf(text)).toHaveLength(1);
  });
});

describe('a column that is worked out', () => {
  const unnamed = (column: string): string => `A column that is worked out needs a name: write \`${column}\`.`;
  const behind = (column: string): string => `The name of a column that is worked out stands in front: \`${column}\`.`;
  table([
    [`${alter} COLUMNS (a, «to_bitmap(b)») ${source}`, unnamed('name = to_bitmap(b)')],
    [`${alter} COLUMNS (a, «f(b, 'secret')», c) ${source}`, unnamed("name = f(b, '…')")],
    [`${alter} COLUMNS (a, «b + 1») ${source}`, unnamed('name = b + 1')],
    [`${alter} COLUMNS (a, «case when b then c end») ${source}`, unnamed('name = case when b then c end')],
    [`${alter} COLUMNS (a, «b AS c») ${source}`, behind('c = b'), `${alter} COLUMNS (a, c = b) ${source}`],
    [
      `${alter} COLUMNS (a, «f(b, '%Y') AS c», d) ${source}`,
      behind("c = f(b, '…')"),
      `${alter} COLUMNS (a, c = f(b, '%Y'), d) ${source}`,
    ],
  ]);
});

describe('what columns have in a table or a query', () => {
  const typed = 'COLUMNS takes the names of columns alone: their types are those of the table.';
  table([
    [
      `${alter} COLUMNS (a «INT», b VARCHAR(20) NOT NULL, c = a + 1) ${source}`,
      typed,
      `${alter} COLUMNS (a, b, c = a + 1) ${source}`,
    ],
    [`${alter} COLUMNS (a, b «DECIMAL»(9, 2)) ${source}`, typed, `${alter} COLUMNS (a, b) ${source}`],
    [
      `${alter} COLUMNS («t.a», t.b, c) ${source}`,
      'COLUMNS takes the names of columns alone, without the table in front.',
      `${alter} COLUMNS (a, b, c) ${source}`,
    ],
    [`${alter} COLUMNS («*») ${source}`, '`*` stands where the name of a column belongs.'],
  ]);
});

describe('a list without its parentheses', () => {
  const bare = (owner: string): string => `The list behind \`${owner}\` must stand in parentheses.`;
  table([
    [`${alter} COLUMNS «a, b» ${source}`, bare('COLUMNS'), `${alter} COLUMNS (a, b) ${source}`],
    [
      `${alter} COLUMNS «a, b», WHERE a > 1 ${source}`,
      bare('COLUMNS'),
      `${alter} COLUMNS (a, b), WHERE a > 1 ${source}`,
    ],
    [
      `${alter} PROPERTIES «"a" = "b", "c" = "d"» ${source}`,
      bare('PROPERTIES'),
      `${alter} PROPERTIES ("a" = "b", "c" = "d") ${source}`,
    ],
    [`${alter} FROM KAFKA\n«"a" = "b",\n"c" = "d"»`, bare('KAFKA'), `${alter} FROM KAFKA\n("a" = "b",\n"c" = "d")`],
    [`${alter} PARTITION «p, q» ${source}`, bare('PARTITION'), `${alter} PARTITION (p, q) ${source}`],
    [`${alter} PARTITIONS «p» ${source}`, bare('PARTITIONS'), `${alter} PARTITIONS (p) ${source}`],
  ]);
});

describe('what is missing or in the wrong place is named as what it is', () => {
  table([
    [`CREATE ROUTINE LOAD «=» ON t ${source}`, '`=` stands where the name of the job belongs.'],
    [`CREATE ROUTINE LOAD j ON «=» ${source}`, '`=` stands where the name of the table belongs.'],
    [`${alter} FROM «=» ("a" = "b")`, '`=` stands where KAFKA belongs.'],
    [`${alter} PARTITION (p, «=») ${source}`, '`=` stands where the name of a partition belongs.'],
    [`${alter} FROM KAFKA («*» = "b")`, 'A key is missing before `*`.'],
    [
      `${alter} COLUMNS TERMINATED BY «PROPERTIES» ("a" = "b")`,
      'The separator in quotes is missing before `PROPERTIES`.',
    ],
    [`${alter} WHERE «/» > 10 ${source}`, '`/` stands where a value belongs.'],
  ]);
});

describe('the parenthesis in front of the values of a partition', () => {
  table([
    [`${alter} PARTITION «p» = 1) ${source}`, '`(` is missing before `p`.', `${alter} PARTITION (p = 1) ${source}`],
  ]);
});

describe('neighbours in the wrong order', () => {
  table([
    [
      `${alter} FROM KAFKA ("a" = «,"b"» "c" = "d")`,
      'The quoted text must stand before `,`.',
      `${alter} FROM KAFKA ("a" = "b", "c" = "d")`,
    ],
    [`${alter} COLUMNS (a, «,b» c) ${source}`, '`b` must stand before `,`.', `${alter} COLUMNS (a, b, c) ${source}`],
  ]);
});

describe('a word that is the name of a column or of a type', () => {
  table([
    [
      `${alter} COLUMNS (a«b» date, c) ${source}`.replace('a«b»', 'a, «b»'),
      'A comma is missing between two columns.',
      `${alter} COLUMNS (a, b, date, c) ${source}`,
    ],
  ]);
});
