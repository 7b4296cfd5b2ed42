import { describe, expect, test } from 'vitest';
import { RoutineLoadParser } from '../../../server/src/syntax/grammar.ts';
import { parseStatement } from '../../../server/src/syntax/parse.ts';
import { create, errorsOf, source } from './statements.ts';

test("Chevrotain's own checks find nothing wrong with the grammar", () => {
  expect(() => new RoutineLoadParser(false)).not.toThrow();
});

function accepts(rows: readonly string[]): void {
  test.each(rows)('accepted: %s', (sql) => {
    expect(errorsOf(sql)).toEqual([]);
    expect(parseStatement(sql).statement).toBeDefined();
  });
}

function rejects(rows: readonly string[]): void {
  test.each(rows)('rejected: %s', (sql) => {
    expect(errorsOf(sql)).not.toEqual([]);
  });
}

describe('CREATE ROUTINE LOAD', () => {
  accepts([
    `CREATE ROUTINE LOAD j ON t ${source}`,
    `CREATE ROUTINE LOAD j ON t ${source};`,
    `create routine load j on t from kafka ("a" = "b")`,
    `CREATE ROUTINE LOAD db.j ON t ${source}`,
    `CREATE ROUTINE LOAD a.b.c.d ON t ${source}`,
    `CREATE ROUTINE LOAD j ${source}`,
    `CREATE ROUTINE LOAD j PROPERTIES ("a" = "b") ${source}`,
    `CREATE ROUTINE LOAD j ON t WITH MERGE ${source}`,
    `CREATE ROUTINE LOAD j ON t WITH APPEND ${source}`,
    `CREATE ROUTINE LOAD j ON t WITH DELETE ${source}`,
    `CREATE ROUTINE LOAD j WITH MERGE ${source}`,
    `CREATE ROUTINE LOAD j ON t ${source} COMMENT "c"`,
    `CREATE ROUTINE LOAD j ON t ${source} COMMENT 'c';`,
    'CREATE ROUTINE LOAD j ON t FROM KINESIS ("a" = "b")',
    'CREATE ROUTINE LOAD j ON t FROM pulsar ("a" = "b")',
    'CREATE ROUTINE LOAD j ON t FROM `kafka` ("a" = "b")',
    create('WITH MERGE COLUMNS (a), DELETE ON a > 1, ORDER BY s, WHERE b = 2 PROPERTIES ("a" = "b")'),
  ]);
  rejects([
    'CREATE ROUTINE LOAD',
    'CREATE ROUTINE LOAD j',
    'CREATE ROUTINE LOAD j ON t',
    `CREATE ROUTINE LOAD ON t ${source}`,
    `CREATE ROUTINE LOAD j ON ${source}`,
    `CREATE ROUTINE LOAD j ON db.t ${source}`,
    `CREATE ROUTINE LOAD IF NOT EXISTS j ON t ${source}`,
    `CREATE ROUTINE LOAD "j" ON t ${source}`,
    `CREATE ROUTINE LOAD j ON "t" ${source}`,
    `CREATE ROUTINE LOAD j ON 't' ${source}`,
    `CREATE ROUTINE LOAD 1 ON t ${source}`,
    `CREATE ROUTINE LOAD db.1 ON t ${source}`,
    `CREATE ROUTINE LOAD j. ON t ${source}`,
    `CREATE ROUTINE LOAD my-job ON t ${source}`,
    `CREATE ROUTINE LOAD j ON t WITH UPSERT ${source}`,
    `CREATE ROUTINE LOAD j WITH MERGE ON t ${source}`,
    create('COLUMNS (a) WITH MERGE'),
    create('PROPERTIES ("a" = "b") WITH MERGE'),
    `CREATE ROUTINE LOAD j ON t COMMENT "c" ${source}`,
    `CREATE ROUTINE LOAD j ON t ${source} COMMENT c`,
    `CREATE ROUTINE LOAD j ON t ${source} COMMENT`,
    `CREATE ROUTINE LOAD j ON t ${source} COMMENT "c" "d"`,
    `CREATE ROUTINE LOAD j ON t ${source} PROPERTIES ("a" = "b")`,
    `CREATE ROUTINE LOAD j ON t ${source} WHERE a = 1`,
    `CREATE ROUTINE LOAD j ON t ${source} ${source}`,
    'CREATE ROUTINE LOAD j ON t FROM "kafka" ("a" = "b")',
    'CREATE ROUTINE LOAD j ON t FROM KAFKA',
    'CREATE ROUTINE LOAD j ON t FROM KAFKA "a" = "b"',
    'CREATE ROUTINE LOAD j ON t FROM ("a" = "b")',
    'CREATE ROUTINE LOAD j ON t FROM KAFKA ("a" = "b"',
    'CREATE ROUTINE LOAD j ON t FROM KAFKA ("a" = "b"))',
    `CREATE ROUTINE LOAD FOR j ON t ${source}`,
    `CREATE ALL ROUTINE LOAD j ON t ${source}`,
    `CREATE OR REPLACE ROUTINE LOAD j ON t ${source}`,
  ]);
});

describe('load clauses', () => {
  accepts([
    create('COLUMNS TERMINATED BY ","'),
    create("COLUMNS TERMINATED BY '\\x01', COLUMNS (a, b)"),
    create('COLUMNS (a, b), COLUMNS TERMINATED BY ","'),
    create('COLUMNS (a, b = 1, c == 2)'),
    create('COLUMNS ((a), (b = 1))'),
    create('COLUMNS (`a-b`, 订单)'),
    create('PRECEDING FILTER a > 1'),
    create('WHERE a > 1, PRECEDING FILTER b < 2'),
    create('DELETE ON a = 1'),
    create('ORDER BY a'),
    create('ORDER BY `a`'),
    create('PARTITION (p1, p2)'),
    create('PARTITION p1'),
    create('PARTITIONS (p1)'),
    create('TEMPORARY PARTITION (p1)'),
    create('TEMPORARY PARTITIONS (p1, p2)'),
    create('TEMPORARY PARTITION p1'),
    create('PARTITION (*)'),
    create('PARTITIONS (*)'),
    create('PARTITION (c = "v")'),
    create('PARTITION (c = "v", d = 1)'),
    create('WHERE a = 1, WHERE b = 2'),
    create('COLUMNS (a), COLUMNS (b)'),
    create('WHERE a PROPERTIES ("x" = "y")'),
  ]);
  rejects([
    create('COLUMNS (a) WHERE b = 1'),
    create('COLUMNS TERMINATED BY "," COLUMNS (a)'),
    create('COLUMNS (a),'),
    create('COLUMNS (a), PROPERTIES ("x" = "y")'),
    create(', COLUMNS (a)'),
    create('PROPERTIES ("x" = "y"), COLUMNS (a)'),
    create('PROPERTIES ("x" = "y") COLUMNS (a)'),
    create('PROPERTIES ("x" = "y"),'),
    create('COLUMNS ()'),
    create('COLUMNS (a,)'),
    create('COLUMNS (a b)'),
    create('COLUMNS (t.a)'),
    create('COLUMNS (a = )'),
    create('COLUMNS ("a")'),
    create('COLUMNS (a, (b)'),
    create('COLUMNS a, b'),
    create('COLUMNS TERMINATED ","'),
    create('COLUMNS TERMINATED BY'),
    create('COLUMNS TERMINATED BY a'),
    create('LINES TERMINATED BY "\\n"'),
    create('COLUMNS TERMINATED BY "," LINES TERMINATED BY "\\n"'),
    create('ORDER BY a, b'),
    create('ORDER BY a DESC'),
    create('ORDER BY a.b'),
    create('ORDER BY (a)'),
    create('WHERE'),
    create('PRECEDING FILTER'),
    create('PRECEDING WHERE a = 1'),
    create('FILTER a = 1'),
    create('DELETE a = 1'),
    create('PARTITIONS p1'),
    create('PARTITION ()'),
    create('PARTITION (p1,)'),
    create('PARTITION (p1, c = 2)'),
    create('PARTITION ("p1")'),
    create('PARTITION p1, p2'),
    create('TEMPORARY PARTITION (*)'),
    create('SET (a = 1)'),
    create('WITH BROKER b'),
  ]);
});

describe('property lists', () => {
  const inList = (list: string): string => create(`PROPERTIES (${list})`);
  accepts([
    inList('"a" = "b"'),
    inList('"a" = "b", "c" = "d"'),
    inList('"a" = "b", "a" = "b"'),
    inList(`'a' = 'b'`),
    inList('"a" == "b"'),
    inList('a = b'),
    inList('`a-b` = `c`'),
    inList('format = json, max_batch_rows = 300000'),
    inList('"a" = 5'),
    inList('"a" = -5'),
    inList('"a" = 1.5'),
    inList('"a" = true'),
    inList('"a" = null'),
    inList('"a" = [1,2]'),
    inList('"a" = []'),
    inList('"a" = {"x":1}'),
    inList('"a" = {1, 2}'),
    inList('"a" = {}'),
    inList('"a" = {"x": 1, "y": [2]}'),
    inList('"a" = [, 1]'),
    inList('"a" = {, "x": 1}'),
    inList('5 = 6'),
    inList('"a" = DATE "2024-01-01"'),
    inList("x'00' = 1"),
    inList('"a" = "over\nlines"'),
    inList('"a""b" = "c"'),
    inList('properties = comment'),
  ]);
  rejects([
    create('PROPERTIES ()'),
    create('PROPERTIES'),
    create('PROPERTIES "a" = "b"'),
    'CREATE ROUTINE LOAD j ON t FROM KAFKA ()',
    inList('"a" = "b",'),
    inList(', "a" = "b"'),
    inList('"a" = "b",, "c" = "d"'),
    inList('"a" = "b" "c" = "d"'),
    inList('"a" = "b"; "c" = "d"'),
    inList('"a"'),
    inList('"a" "b"'),
    inList('"a" ='),
    inList('= "b"'),
    inList('"a" : "b"'),
    inList('"a" => "b"'),
    inList('kafka.topic = "b"'),
    inList('property.group.id = "b"'),
    inList('"a" = b.c'),
    inList('"a" = b-c'),
    inList('"a" = 10.0.0.1:9092'),
    inList('"a" = "b" "c"'),
    inList('"a" = 5L'),
    inList('"a" = [1,]'),
    inList('"a" = [a]'),
    inList('"a" = {1, "x": 2}'),
    inList('"a" = {"x": 1, 2}'),
    inList('"a" = {, 1}'),
    inList('"a" = 1 + 2'),
    inList('"a" = f(1)'),
    inList('("a" = "b")'),
    inList('table = 1'),
    inList('"a" = on'),
    inList('"a" = “b”"'),
  ]);
});

describe('names', () => {
  accepts(
    [
      ...[
        'routine',
        'job',
        'date',
        'columns',
        'comment',
        'filter',
        'format',
        'label',
        'lines',
        'pause',
        'resume',
        'stop',
      ],
      ...['task', 'partitions', 'properties', 'property', 'merge', 'temporary', 'type', 'value', 'time', 'timestamp'],
      ...[
        'data',
        'name',
        'status',
        'json',
        'offset',
        'user',
        'version',
        'year',
        'month',
        'day',
        'case',
        'kafka',
        'end',
      ],
      ...['1j', '_j', '$j', '1e5x', 'größe', '订单', '`a-b`', '`select`', '`a``b`', '`1`', '`😀`'],
    ].map((name) => `CREATE ROUTINE LOAD ${name} ON ${name} ${source}`),
  );
  rejects(
    [
      ...['create', 'alter', 'show', 'load', 'on', 'with', 'append', 'delete', 'all', 'for', 'from', 'in', 'where'],
      ...['order', 'by', 'partition', 'preceding', 'terminated', 'like', 'key', 'keys', 'table', 'set', 'and', 'or'],
      ...['not', 'null', 'true', 'false', 'select', 'group', 'index', 'to', 'read', 'values', 'int', 'if'],
      ...['5', '1.5', '1e5', '5L', 'a-b', 'a b', 'a/b', '"a"', "'a'", '(a)', '?', '@a'],
    ].map((name) => `STOP ROUTINE LOAD FOR ${name}`),
  );
});

describe('ALTER ROUTINE LOAD', () => {
  accepts([
    'ALTER ROUTINE LOAD FOR j',
    'ALTER ROUTINE LOAD FOR db.j;',
    'ALTER ROUTINE LOAD FOR j PROPERTIES ("a" = "b")',
    `ALTER ROUTINE LOAD FOR j ${source}`,
    `ALTER ROUTINE LOAD FOR j PROPERTIES ("a" = "b") ${source}`,
    'ALTER ROUTINE LOAD FOR j COLUMNS (a, b)',
    `ALTER ROUTINE LOAD FOR j COLUMNS TERMINATED BY ",", WHERE a = 1 PROPERTIES ("a" = "b") ${source}`,
    'ALTER ROUTINE LOAD FOR j SET TARGET TABLE = "t"',
    'ALTER ROUTINE LOAD FOR j SET TARGET TABLE = "t" PROPERTIES ("a" = "b")',
  ]);
  rejects([
    'ALTER ROUTINE LOAD',
    'ALTER ROUTINE LOAD FOR',
    'ALTER ROUTINE LOAD j PROPERTIES ("a" = "b")',
    'ALTER ROUTINE LOAD FOR j ON t PROPERTIES ("a" = "b")',
    'ALTER ROUTINE LOAD FOR j WITH MERGE',
    'ALTER ROUTINE LOAD FOR j PROPERTIES ("a" = "b") COMMENT "c"',
    'ALTER ROUTINE LOAD FOR j COMMENT "c"',
    'ALTER ROUTINE LOAD FOR j, COLUMNS (a)',
    'ALTER ROUTINE LOAD FOR j SET ("a" = "b")',
    'ALTER ROUTINE LOAD FOR j SET TARGET TABLE = t',
    'ALTER ROUTINE LOAD FOR j SET TARGET TABLE "t"',
    'ALTER ROUTINE LOAD FOR j SET TARGET TABLE = "t", COLUMNS (a)',
    `ALTER ROUTINE LOAD FOR j ${source} PROPERTIES ("a" = "b")`,
  ]);
});

describe('PAUSE, RESUME and STOP', () => {
  accepts([
    'PAUSE ROUTINE LOAD FOR j',
    'PAUSE ROUTINE LOAD FOR db.j;',
    'PAUSE ALL ROUTINE LOAD',
    'RESUME ROUTINE LOAD FOR j',
    'RESUME ALL ROUTINE LOAD;',
    'STOP ROUTINE LOAD FOR j',
    'stop routine load for `my-job`',
  ]);
  rejects([
    'PAUSE ROUTINE LOAD',
    'PAUSE ROUTINE LOAD j',
    'PAUSE ROUTINE LOAD FOR',
    'PAUSE ROUTINE LOAD FOR a, b',
    'PAUSE ROUTINE LOAD FOR ALL',
    'PAUSE ALL ROUTINE LOAD FOR j',
    'RESUME ROUTINE LOAD ALL',
    'STOP ALL ROUTINE LOAD',
    'STOP ROUTINE LOAD j',
    'STOP ROUTINE LOAD FOR j j',
  ]);
});

describe('SHOW', () => {
  accepts([
    'SHOW ROUTINE LOAD',
    'SHOW ALL ROUTINE LOAD;',
    'SHOW ROUTINE LOAD FOR j',
    'SHOW ALL ROUTINE LOAD FOR db.j',
    'SHOW ROUTINE LOAD LIKE "%j%"',
    'SHOW ALL ROUTINE LOAD LIKE "%j%"',
    'SHOW ROUTINE LOAD TASK',
    'SHOW ROUTINE LOAD TASK FOR j',
    'SHOW ROUTINE LOAD TASK WHERE JobName = "j"',
    'SHOW ROUTINE LOAD TASK FROM db',
    'SHOW ROUTINE LOAD TASK IN db WHERE JobName = "j"',
    'SHOW ROUTINE LOAD TASK FROM db LIKE "%j%"',
    'SHOW CREATE ROUTINE LOAD FOR j',
    'SHOW ALL CREATE ROUTINE LOAD FOR db.j',
  ]);
  rejects([
    'SHOW ROUTINE LOAD WHERE name = "j"',
    'SHOW ROUTINE LOAD FOR j LIKE "%j%"',
    'SHOW ROUTINE LOAD LIKE j',
    'SHOW ROUTINE LOAD FROM db',
    'SHOW ROUTINE LOAD ORDER BY Name',
    'SHOW ROUTINE LOAD LIMIT 1',
    'SHOW ALL ROUTINE LOAD TASK',
    'SHOW ROUTINE LOAD TASK LIKE "%j%" WHERE JobName = "j"',
    'SHOW ROUTINE LOAD TASK FOR j WHERE JobName = "j"',
    'SHOW CREATE ROUTINE LOAD',
    'SHOW CREATE ROUTINE LOAD j',
    'SHOW ALL CREATE ROUTINE LOAD LIKE "j"',
    'SHOW ROUTINE LOAD j',
  ]);
});

describe('comments and white space', () => {
  accepts(
    [
      '-- c\nSHOW ROUTINE LOAD',
      '--c\nSHOW ROUTINE LOAD',
      'SHOW ROUTINE LOAD --c',
      'SHOW/* c */ROUTINE/* /* nested */ */LOAD',
      'SHOW ROUTINE /*+ hint */ LOAD',
      ';SHOW ROUTINE LOAD;;',
      '\t\r\nSHOW\rROUTINE\nLOAD\r\n',
    ].filter((sql) => !sql.startsWith(';')),
  );
  rejects([
    'SHOW ROUTINE LOAD # c',
    'SHOW ROUTINE LOAD // c',
    'SHOW ROUTINE LOAD /* c',
    'SHOW ROUTINE LOAD */',
    'SHOW ROUTINE LOAD\u000b',
    'SHOW ROUTINE LOAD FOR j\u00a0k l',
    create('COLUMNS (a，b c)'),
  ]);

  test('stray semicolons are nothing', () => {
    expect(errorsOf(';;SHOW ROUTINE LOAD;;\n;')).toEqual([]);
  });
});

describe('expressions', () => {
  accepts(
    [
      ...['a', 'a.b', 't.a.b', '`a b`', '1', '-1', '+1', '~a', '- -a', '1.5', '.5', '1e5', '"x"', "'x'", "x'00'"],
      ...['NULL', 'TRUE', 'false', '?', '*', '(a)', '((a))', 'DATE "2024-01-01"', 'TIMESTAMP "2024-01-01 00:00:00"'],
      ...['a + b - c * d / e % f', 'a DIV b', 'a MOD b', 'a & b | c ^ d', 'a = b', 'a == b', 'a <=> b', 'a <> b'],
      ...['a != b', 'a < b', 'a <= b', 'a > b', 'a >= b', 'a !< b', 'a !> b', 'a = b = c'],
      ...['a AND b', 'a OR b', 'a XOR b', 'a && b', 'a || b', 'NOT a', 'NOT NOT a', '!a', 'NOT a = b AND NOT c'],
      ...[
        'a IS NULL',
        'a IS NOT NULL',
        'a IS TRUE',
        'a IS NOT FALSE',
        'a BETWEEN 1 AND 2',
        'a NOT BETWEEN 1 AND 2 AND b',
      ],
      ...['a IN (1, 2)', 'a NOT IN ("x")', 'a IN (SELECT b FROM c)', 'EXISTS (SELECT 1)', 'NOT EXISTS (SELECT 1)'],
      ...['a LIKE "%x%"', 'a NOT LIKE "x"', 'a LIKE "x" ESCAPE "!"', 'a REGEXP "x"', 'a NOT RLIKE "x"'],
      ...['a MATCH "x"', 'a MATCH_ANY "x"', 'a NOT MATCH_ALL "x"', 'a MATCH_PHRASE "x y"', 'a MATCH_PHRASE_PREFIX "x"'],
      ...['f()', 'f(a)', 'f(a, 1, "x")', 'db.f(a)', 'f(g(h(a)))', 'count(*)', 'count(DISTINCT a)', 'sum(ALL a)'],
      ...['if(a, b, c)', 'left(a, 1)', 'right(a, 1)', 'database()', 'add(a, b)', 'like(a, "x")', 'regexp(a, "x")'],
      ...[
        'now()',
        'date(a)',
        'year(a)',
        'user()',
        'truncate(a, 1)',
        'replace(a, "x", "y")',
        'char(65)',
        'char(65 USING utf8)',
      ],
      ...[
        'CASE WHEN a THEN b END',
        'CASE a WHEN 1 THEN b WHEN 2 THEN c ELSE d END',
        'CASE WHEN a = 1 THEN CASE b WHEN 1 THEN 2 END END',
      ],
      ...[
        'CAST(a AS INT)',
        'CAST(a AS VARCHAR(10))',
        'CAST(a AS DECIMAL(10, 2))',
        'CAST(a AS ARRAY<INT>)',
        'TRY_CAST(a AS DATE)',
      ],
      ...[
        'CAST(a AS MAP<STRING, INT>)',
        'CAST(a AS STRUCT<x:INT, y:STRING COMMENT "c">)',
        'CAST(a AS SIGNED)',
        'CAST(a AS UNSIGNED INTEGER)',
      ],
      ...['CAST(a AS ARRAY<ARRAY<INT>>)', 'CAST(a AS VARCHAR(*))', 'CONVERT(a, INT)', 'CONVERT(a USING utf8)'],
      ...[
        'INTERVAL 1 DAY',
        'a + INTERVAL 1 DAY',
        'date_add(a, INTERVAL 1 MONTH)',
        'INTERVAL -1 HOUR',
        'INTERVAL (a + 1) WEEK',
      ],
      ...[
        'EXTRACT(YEAR FROM a)',
        'EXTRACT(DAY FROM DATE a)',
        'EXTRACT(HOUR FROM now())',
        'TRIM(a)',
        'TRIM(BOTH "x" FROM a)',
      ],
      ...[
        'TRIM(LEADING "x" FROM a)',
        'TRIM("x" FROM a)',
        'SUBSTRING(a, 1, 2)',
        'SUBSTRING(a FROM 1 FOR 2)',
        'SUBSTR(a FROM 2)',
      ],
      ...[
        'POSITION("x" IN a)',
        'POSITION("x", a)',
        'group_concat(a SEPARATOR ",")',
        'group_concat(DISTINCT a ORDER BY b DESC)',
      ],
      ...[
        '[1, 2]',
        '["a"]',
        '[]',
        '{"k": 1}',
        '{"k": 1, "l": [2]}',
        '{1, "x"}',
        'a[1]',
        'a["k"]',
        'a[1:2]',
        'a[1:]',
        'a.b["k"][1]',
      ],
      ...['array_map(x -> x + 1, a)', 'array_map((x, y) -> x + y, a, b)', 'f(x -> x)', 'struct_element(s, 1).f'],
      ...['@a', '@@a', '@@SESSION.a', '@@global.a', 'a COLLATE utf8', 'row_number() OVER (PARTITION BY a ORDER BY b)'],
      ...[
        '(SELECT 1)',
        '(SELECT max(a) FROM b WHERE c = ")")',
        'a = (SELECT 1)',
        'f((SELECT 1))',
        'column_name',
        'value',
        'day',
      ],
    ].map((expression) => create(`WHERE ${expression}`)),
  );
  rejects(
    [
      ...[
        'a b',
        'a =',
        '= a',
        'a = = b',
        'a AND',
        'AND a',
        'NOT',
        'a + ',
        'a IS',
        'a IS 1',
        'a BETWEEN 1',
        'a BETWEEN 1 OR 2',
      ],
      ...['a IN ()', 'a IN 1', 'a NOT 1', '(a', 'a)', '()', 'f(', 'f(a,)', 'f(, a)', 'f(a b)', 'f(a', 'EXISTS a'],
      ...[
        'CASE END',
        'CASE WHEN a END',
        'CASE a WHEN 1 THEN 2',
        'CAST(a INT)',
        'CAST(a AS)',
        'CAST(a AS VARCHAR()',
        'CAST(a AS foo)',
      ],
      ...[
        'INTERVAL 1',
        'INTERVAL 1 FOO',
        'EXTRACT(YEAR a)',
        'EXTRACT(FOO FROM a)',
        '[1, 2',
        '[1 2]',
        'a[',
        'a[]',
        '{"k": }',
      ],
      ...[
        'x -> x',
        'f(a -> )',
        '5L',
        '1 2',
        '"a" "b"',
        'a := 1',
        'a.',
        '.a',
        'a..b',
        'order',
        'select 1',
        'a; b',
        'table',
        'a # b',
      ],
    ].map((expression) => create(`WHERE ${expression}`)),
  );
});
