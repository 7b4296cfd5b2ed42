import { describe } from 'vitest';
import { errorTable as table } from './errorTable.ts';

const where = (condition: string): string => `ALTER ROUTINE LOAD FOR j WHERE ${condition} FROM KAFKA ("a" = "b")`;
const columns = (list: string): string => `CREATE ROUTINE LOAD j ON t COLUMNS (${list}) FROM KAFKA ("a" = "b")`;
const value = (expression: string): string => columns(`a, b = ${expression}, c`);
const properties = (list: string): string => `ALTER ROUTINE LOAD FOR j PROPERTIES (${list})`;

describe('comparisons', () => {
  table([
    [where('a «=!» 1'), '`=!` is no comparison: write `!=`.', where('a != 1')],
    [where('a «! =» 1 AND b = 2'), '`! =` is no comparison: write `!=`.', where('a != 1 AND b = 2')],
    [where('a «===» 1'), '`===` is no comparison: write `=`.', where('a = 1')],
    [where('a «><» 1'), '`><` is no comparison: write `<>`.', where('a <> 1')],
    [where('a «=<» 1'), '`=<` is no comparison: write `<=`.', where('a <= 1')],
    [where('a «=>» 1'), '`=>` is no comparison: write `>=`.', where('a >= 1')],
    [where('a «> =» 1'), '`> =` is no comparison: write `>=`.', where('a >= 1')],
    [where('a «NOT =» 1'), 'NOT does not go with `=`: write `!=`.', where('a != 1')],
    [where('a = «!»b'), 'What `!` negates must stand in parentheses here: `(! …)`.'],
    [where('a = «NOT» b'), 'What `NOT` negates must stand in parentheses here: `(NOT …)`.'],
    [value('if(a «=!» 1, 2, 3)'), '`=!` is no comparison: write `!=`.', value('if(a != 1, 2, 3)')],
  ]);
});

describe('what IS takes', () => {
  table([
    [where('a «NOT IS» NULL'), 'NOT stands behind IS: `IS NOT`.', where('a IS NOT NULL')],
    [where('a «IS NOT»'), 'IS takes NULL, TRUE or FALSE, or NOT and one of them.'],
    [where('a «IS» AND b = 1'), 'IS takes NULL, TRUE or FALSE, or NOT and one of them.'],
    [where('a IS «EMPTY»'), 'IS takes NULL, TRUE or FALSE, or NOT and one of them.'],
    [where('a «IS NOT DISTINCT FROM» b'), 'Doris has no DISTINCT FROM: write `a <=> b`.', where('a <=> b')],
    [where('a «IS DISTINCT FROM» b'), 'Doris has no DISTINCT FROM: write `NOT (a <=> b)`.'],
  ]);
});

describe('numbers and dates', () => {
  table([
    [where('a = «1,000»'), 'A number has no commas: `1000`.', where('a = 1000')],
    [where('a > «1,000,000.50» AND b = 2'), 'A number has no commas: `1000000.50`.', where('a > 1000000.50 AND b = 2')],
    [value('a + «1,000»'), 'A number has no commas: `1000`.', value('a + 1000')],
    [where('a = DATE «2020-01-01»'), 'A date must stand in quotes.', where("a = DATE '2020-01-01'")],
    [where('a > «2020-01-01 00:00:00»'), 'A date must stand in quotes.', where("a > '2020-01-01 00:00:00'")],
  ]);
});

describe('intervals', () => {
  table([
    [
      where("a > INTERVAL «'1 DAY'»"),
      'An interval has its unit behind the quotes: `INTERVAL 1 DAY`.',
      where('a > INTERVAL 1 DAY'),
    ],
    [
      value('date_add(a, INTERVAL 1 «DAYS»)'),
      '`DAYS` is no unit of time: did you mean DAY?',
      value('date_add(a, INTERVAL 1 DAY)'),
    ],
    [value('date_add(a, INTERVAL 1 «MILLISECOND»)'), '`MILLISECOND` is no unit of time.'],
    [value('date_add(a, «1» DAY)'), 'INTERVAL is missing before `1`.', value('date_add(a, INTERVAL 1 DAY)')],
    [value('date_sub(a, «d» DAY)'), 'INTERVAL is missing before `d`.', value('date_sub(a, INTERVAL d DAY)')],
    [where('a > now() - «1» DAY'), 'INTERVAL is missing before `1`.', where('a > now() - INTERVAL 1 DAY')],
  ]);
});

describe('types', () => {
  table([
    [value('CAST(a AS «INTT»)'), '`INTT` is no type of Doris: did you mean INT?', value('CAST(a AS INT)')],
    [
      value('CAST(a AS «TIMESTAMP»)'),
      '`TIMESTAMP` is no type of Doris: did you mean DATETIME?',
      value('CAST(a AS DATETIME)'),
    ],
    [value('CAST(a AS «NUMBER»)'), '`NUMBER` is no type of Doris: did you mean DECIMAL?', value('CAST(a AS DECIMAL)')],
    [value('CAST(a AS «UUID»)'), '`UUID` is no type of Doris.'],
    [value('CAST(a AS «ARRAY»)'), 'ARRAY has what is in it in angle brackets: `ARRAY<…>`.'],
    [
      value('CAST(a AS ARRAY«(»INT))'),
      'ARRAY has what is in it in angle brackets: `ARRAY<…>`.',
      value('CAST(a AS ARRAY<INT>)'),
    ],
    [value('CAST(a AS MAP<STRING«>»)'), 'MAP takes two types: `MAP<…, …>`.'],
    [value('CAST(a«,» INT)'), 'CAST has AS in front of the type, and no comma.', value('CAST(a AS INT)')],
    [value('CONVERT(«INT», a)'), 'CONVERT takes the value first, and the type behind it.', value('CONVERT(a, INT)')],
    [
      value('CAST(a AS DECIMAL(«10.2»))'),
      'Precision and scale have a comma between them: `10, 2`.',
      value('CAST(a AS DECIMAL(10, 2))'),
    ],
    [value('CAST(a AS DATETIME(«3.0»))'), '`3.0` is no whole number, as the parentheses of a type take.'],
    [
      value('CAST(a AS VARCHAR«()»)'),
      'A number belongs in the parentheses, or `VARCHAR` stands without them.',
      value('CAST(a AS VARCHAR)'),
    ],
    [
      value('CAST(a AS DECIMAL(1«0» 2))'),
      'A comma is missing between two numbers.',
      value('CAST(a AS DECIMAL(10, 2))'),
    ],
  ]);
});

describe('arguments', () => {
  table([
    [value('f(x«:»y)'), '`:` stands where `,` belongs.', value('f(x,y)')],
    [value('f(k04«:»1.0)'), '`:` stands where `,` belongs.', value('f(k04,1.0)')],
    [value('a[1:2«:»3]'), 'A slice has two ends: `[from:to]`.'],
    [value('f(«a» b)'), 'A comma is missing between two arguments.', value('f(a, b)')],
    [value("split_part(a, ',«'» 1)"), 'A comma is missing between two arguments.', value("split_part(a, ',', 1)")],
    [value('[«1» 2]'), 'A comma is missing between two values.', value('[1, 2]')],
    [value("{'a': «1» 'b': 2}"), 'A comma is missing between two entries.', value("{'a': 1, 'b': 2}")],
    [where('a IN («1» 2)'), 'A comma is missing between two values.', where('a IN (1, 2)')],
    [value("concat(a «'-' b»)"), 'Commas are missing between these arguments.', value("concat(a, '-', b)")],
    [value('f(x «AS y»)'), 'A value has no AS here: only a column has a name.', value('f(x)')],
  ]);
});

describe('lambdas', () => {
  table([
    [value('array_map(x «=>» x + 1, a)'), 'The arrow of a lambda is `->`.', value('array_map(x -> x + 1, a)')],
    [
      value('array_map((x, y) «=>» x + y, a, b)'),
      'The arrow of a lambda is `->`.',
      value('array_map((x, y) -> x + y, a, b)'),
    ],
    [
      value('array_map(«(x) ->» x, a)'),
      'The only parameter of a lambda stands without parentheses: `x -> …`.',
      value('array_map(x -> x, a)'),
    ],
    [
      value('array_map(«(x) =>» x, a)'),
      'The only parameter of a lambda stands without parentheses: `x -> …`.',
      value('array_map(x -> x, a)'),
    ],
    [value('array_map(x «- >» x, a)'), 'The arrow of a lambda is `->`.', value('array_map(x -> x, a)')],
  ]);
});

describe('columns with the name of a table', () => {
  table([
    [columns('a, «t.b»'), 'COLUMNS takes the names of columns alone, without the table in front.', columns('a, b')],
    [columns('a, «x.b», c'), 'COLUMNS takes the names of columns alone, without the table in front.'],
    [columns('«a.b», c.d'), 'COLUMNS takes the names of columns alone, without the table in front.', columns('b, d')],
    [columns('a, «db.t.b»'), 'COLUMNS takes the names of columns alone, without the table in front.', columns('a, b')],
    [
      columns('«t.a», b, t.c'),
      'COLUMNS takes the names of columns alone, without the table in front.',
      columns('a, b, c'),
    ],
  ]);
});

describe('names behind a value, windows, EXISTS and CASE', () => {
  table([
    [value('x «AS y»'), 'The name of a column that is worked out stands in front of `=`: no AS follows.', value('x')],
    [
      value('CASE WHEN a THEN 1 END «AS x»'),
      'The name of a column that is worked out stands in front of `=`: no AS follows.',
      value('CASE WHEN a THEN 1 END'),
    ],
    [value('SUM(a) OVER «w»'), 'OVER takes its window in parentheses: `OVER (…)`.'],
    [where('«EXISTS» (a)'), 'EXISTS takes a query in parentheses: `EXISTS (SELECT …)`.'],
    [value('CASE WHEN a THEN 1 ELSE 2 «ELSE» 3 END'), 'CASE ends with its only ELSE, behind every WHEN.'],
    [value('CASE WHEN a THEN 1 ELSE 2 «WHEN» b THEN 3 END'), 'CASE ends with its only ELSE, behind every WHEN.'],
    [
      value('CASE WHEN a THEN 1 «ELSE IF» b THEN 2 END'),
      'CASE has no ELSE IF: write WHEN.',
      value('CASE WHEN a THEN 1 WHEN b THEN 2 END'),
    ],
  ]);
});

describe('brackets', () => {
  table([
    [
      where('a IN «SELECT x FROM y»'),
      'The list behind `IN` must stand in parentheses.',
      where('a IN (SELECT x FROM y)'),
    ],
    [value('f«[»a, 1.0)'), 'The arguments of `f` stand in parentheses.', value('f(a, 1.0)')],
    [value('f«[»a, 1.0]'), 'The arguments of `f` stand in parentheses.', value('f(a, 1.0)')],
    [value('«[»1, 2'), '`]` is missing: nothing closes `[`.', value('[1, 2]')],
    [where('a = «[»1, 2'), '`]` is missing: nothing closes `[`.', where('a = [1, 2]')],
    [value("«{»'a': 1"), '`}` is missing: nothing closes `{`.', value("{'a': 1}")],
    [value("{'a': 1, «'b'»}"), 'A map has `:` and a value behind each key.'],
    [value('if «a > 1, 2, 3»'), 'The arguments of IF stand in parentheses.', value('if(a > 1, 2, 3)')],
  ]);
});

describe('what Doris decides too early', () => {
  table([
    [
      where("POSITION('a' IN «('b')») > 0"),
      'Doris reads these parentheses as the list of IN, and then misses the IN of POSITION: write what they hold without them.',
      where("POSITION('a' IN 'b') > 0"),
    ],
    [
      where("POSITION('a' IN «(SELECT 1)») > 0"),
      'Doris reads these parentheses as the list of IN, and then misses the IN of POSITION: write what they hold without them.',
    ],
    [where('«CASE» CASE WHEN a THEN b END'), '`CASE` needs WHEN, THEN and END behind it.'],
  ]);
});

describe('reserved words at the beginning of a list', () => {
  table([
    [
      columns('«select», b'),
      '`select` is a reserved word: as a name it must stand in backquotes.',
      columns('`select`, b'),
    ],
    [columns('«with», b'), '`with` is a reserved word: as a name it must stand in backquotes.', columns('`with`, b')],
    [
      columns('«values», b = 1'),
      '`values` is a reserved word: as a name it must stand in backquotes.',
      columns('`values`, b = 1'),
    ],
    [
      'CREATE ROUTINE LOAD j ON t COLUMNS «(SELECT a FROM t)» FROM KAFKA ("a" = "b")',
      'COLUMNS takes the names of columns, and no query.',
    ],
  ]);
});

describe('values with a hyphen', () => {
  table([
    [properties('"a" = «a-b»'), 'A text with a hyphen must stand in quotes: `"a-b"`.', properties('"a" = "a-b"')],
    [properties('«a-b» = "c"'), 'A text with a hyphen must stand in quotes: `"a-b"`.', properties('"a-b" = "c"')],
  ]);
});
