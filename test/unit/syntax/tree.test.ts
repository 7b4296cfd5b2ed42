import { describe, expect, test } from 'vitest';
import { parseStatement } from '../../../server/src/syntax/parse.ts';
import type { Span } from '../../../server/src/syntax/tree.ts';
import { markRanges } from '../../support/markers.ts';
import { outline, outlineOfWhere } from './outline.ts';

describe('statements', () => {
  test('CREATE ROUTINE LOAD with everything in it', () => {
    const sql = `-- orders of the day
CREATE ROUTINE LOAD sales.\`daily-orders\` ON orders
WITH MERGE
COLUMNS TERMINATED BY "\\t",
COLUMNS (id, amount, day = from_unixtime(ts, '%Y%m%d'), (deleted)),
PRECEDING FILTER id > 0,
WHERE amount BETWEEN 1 AND 100 AND day IS NOT NULL,
DELETE ON deleted = 1,
ORDER BY ts,
PARTITION (p1, p2)
PROPERTIES ("desired_concurrent_number" = '3', format = json, "max_batch_rows" = 300000, strict_mode == true)
FROM KAFKA (
    "kafka_broker_list" = "kafka1:9092,kafka2:9092",
    "kafka_topic" = "orders"
)
COMMENT "it's a job";`;
    expect(outline(sql)).toEqual([
      'create-routine-load',
      'label: sales.daily-orders',
      'table: orders',
      'merge: MERGE',
      'columns-terminated-by: "\\t"',
      'columns: id, amount, day = from_unixtime(ts, "%Y%m%d"), deleted',
      'preceding-filter: (> id 0)',
      'where: (AND (BETWEEN amount 1 100) (IS NOT NULL day))',
      'delete-on: (= deleted 1)',
      'order-by: ts',
      'partition: p1 p2',
      'properties: ("desired_concurrent_number" = "3", name format = name json, "max_batch_rows" = number 300000, name strict_mode = boolean true)',
      'source: KAFKA ("kafka_broker_list" = "kafka1:9092,kafka2:9092", "kafka_topic" = "orders")',
      'comment: "it\'s a job"',
    ]);
  });

  test.each<[string, readonly string[]]>([
    ['create routine load j from kafka ("a" = "b")', ['create-routine-load', 'label: j', 'source: kafka ("a" = "b")']],
    [
      'ALTER ROUTINE LOAD FOR db.j COLUMNS (a) PROPERTIES ("a" = "b") FROM KAFKA ("c" = "d");',
      ['alter-routine-load', 'label: db.j', 'columns: a', 'properties: ("a" = "b")', 'source: KAFKA ("c" = "d")'],
    ],
    ['ALTER ROUTINE LOAD FOR j', ['alter-routine-load', 'label: j']],
    ['ALTER ROUTINE LOAD FOR j SET TARGET TABLE = "t"', ['alter-routine-load', 'label: j', 'target: "t"']],
    ['PAUSE ROUTINE LOAD FOR db.j', ['pause-routine-load', 'label: db.j']],
    ['PAUSE ALL ROUTINE LOAD', ['pause-routine-load', 'all']],
    ['RESUME ROUTINE LOAD FOR j', ['resume-routine-load', 'label: j']],
    ['RESUME ALL ROUTINE LOAD;', ['resume-routine-load', 'all']],
    ['STOP ROUTINE LOAD FOR `a``b`', ['stop-routine-load', 'label: a`b']],
    ['SHOW ROUTINE LOAD', ['show-routine-load']],
    ['SHOW ALL ROUTINE LOAD LIKE "%a%"', ['show-routine-load', 'all', 'like: "%a%"']],
    ['SHOW ALL ROUTINE LOAD FOR db.j', ['show-routine-load', 'label: db.j', 'all']],
    ['SHOW ROUTINE LOAD TASK FOR j', ['show-routine-load-task', 'label: j']],
    [
      'SHOW ROUTINE LOAD TASK FROM db WHERE JobName = "j"',
      ['show-routine-load-task', 'database: db', 'where: (= JobName "j")'],
    ],
    ['SHOW ROUTINE LOAD TASK IN db LIKE "a"', ['show-routine-load-task', 'database: db', 'like: "a"']],
    ['SHOW CREATE ROUTINE LOAD FOR j', ['show-create-routine-load', 'label: j']],
    ['SHOW ALL CREATE ROUTINE LOAD FOR j', ['show-create-routine-load', 'label: j', 'all']],
  ])('%s', (sql, lines) => {
    expect(outline(sql)).toEqual(lines);
  });

  test.each([
    ['PARTITION p', 'p'],
    ['PARTITIONS (p, q)', 'p q'],
    ['TEMPORARY PARTITION (p)', 'temporary p'],
    ['PARTITION (*)', '*'],
    ['PARTITION (c = "v", d = 1)', 'c = "v" d = 1'],
  ])('%s', (clause, content) => {
    expect(outline(`ALTER ROUTINE LOAD FOR j ${clause}`)).toContain(`partition: ${content}`);
  });

  test.each([
    ['`a-b`', 'name a-b'],
    ['5', 'number 5'],
    ['-5', 'constant -5'],
    ['1.5e3', 'number 1.5e3'],
    ['TRUE', 'boolean TRUE'],
    ['null', 'null null'],
    ['[1, 2]', 'constant [1,2]'],
    ['{"x": 1}', 'constant {"x":1}'],
    ['DATE "2024-01-01"', 'constant DATE"2024-01-01"'],
    ["'it''s'", '"it\'s"'],
  ])('the value %s of a property is %s', (value, content) => {
    expect(outline(`ALTER ROUTINE LOAD FOR j PROPERTIES ("k" = ${value})`)).toContain(`properties: ("k" = ${content})`);
  });
});

describe('expressions', () => {
  test.each([
    ['a = b AND c OR d', '(OR (AND (= a b) c) d)'],
    ['a OR b XOR c AND d', '(OR a (XOR b (AND c d)))'],
    ['a || b OR c', '(|| a (OR b c))'],
    ['NOT a = b AND c', '(AND (NOT (= a b)) c)'],
    ['a + b * c - d', '(- (+ a (* b c)) d)'],
    ['a * b ^ c', '(* a (^ b c))'],
    ['a & b | c', '(| (& a b) c)'],
    ['a DIV b MOD c', '(MOD (DIV a b) c)'],
    ['a + 1 > b', '(> (+ a 1) b)'],
    ['-a + b', '(+ (- a) b)'],
    ['(a + b) * c', '(* (+ a b) c)'],
    ['a.b.c', 'a.b.c'],
    ['`a b`', 'a b'],
    ['db.f(a, 1, "x")', 'f(a, 1, "x")'],
    ['f()', 'f()'],
    ['count(*)', 'count(*)'],
    ['a IS NOT NULL', '(IS NOT NULL a)'],
    ['a NOT IN (1, 2)', '(NOT IN a 1 2)'],
    ['a IN (SELECT 1)', '(IN a)'],
    ['a NOT LIKE "x" ESCAPE "!"', '(NOT LIKE a "x" "!")'],
    ['a BETWEEN 1 AND 2 AND b', '(AND (BETWEEN a 1 2) b)'],
    ['a match_any "x y"', '(MATCH_ANY a "x y")'],
    ['CASE a WHEN 1 THEN b ELSE c END', 'CASE(a, 1, b, c)'],
    ['CAST(a AS DECIMAL(10, 2))', 'CAST(a)'],
    ['a + INTERVAL 1 DAY', '(+ a INTERVAL(1))'],
    ['EXTRACT(YEAR FROM a)', 'EXTRACT(a)'],
    ['TRIM(LEADING "x" FROM a)', 'TRIM("x", a)'],
    ['SUBSTRING(a FROM 1 FOR 2)', 'SUBSTRING(a, 1, 2)'],
    ['POSITION("x" IN a)', 'POSITION("x", a)'],
    ['TRIM(a, "x")', 'TRIM(a, "x")'],
    ['CONVERT(a, DECIMAL(10, 2))', 'CONVERT(a)'],
    ['CONVERT(a, DATE)', 'CONVERT(a)'],
    ['CONVERT(a, b)', 'CONVERT(a, b)'],
    ['CONVERT(a USING utf8)', 'CONVERT(a)'],
    ['char(65, 66 USING utf8)', 'char(65, 66)'],
    ['group_concat(DISTINCT a ORDER BY b SEPARATOR ",")', 'group_concat(a, ",")'],
    ['INTERVAL(a, 1)', 'INTERVAL(a, 1)'],
    ['INTERVAL (a) + 1 DAY', 'INTERVAL((+ a 1))'],
    ['EXTRACT(DAY FROM date)', 'EXTRACT(date)'],
    ['sum(a) OVER (PARTITION BY b ROWS 1 PRECEDING)', 'sum(a)'],
    ['db.left(a, 1)', 'left(a, 1)'],
    ['count(t.* EXCEPT (a))', 'count(t.*)'],
    ['DEFAULT(a)', '…'],
    ['case = 1', '(= case 1)'],
    ['BINARY t.a', 't.a'],
    ['a["k"][1:2]', '([] ([] a "k") 1 2)'],
    ['array_map(x -> x + 1, a)', 'array_map((-> (+ x 1)), a)'],
    ['EXISTS (SELECT 1)', '…'],
    ['@a', '…'],
    ["x'00'", "x'00'"],
  ])('%s is %s', (sql, expected) => {
    expect(outlineOfWhere(sql)).toBe(expected);
  });
});

describe('places', () => {
  const sql = `CREATE ROUTINE LOAD db.j ON t WITH MERGE COLUMNS TERMINATED BY ",", DELETE ON a = 1
PROPERTIES ("k" = "v") FROM KAFKA ("x" == y) COMMENT "c";`;
  const { statement } = parseStatement(sql);
  if (statement?.kind !== 'create-routine-load') throw new Error('The statement must be readable');
  const [separator, deletion] = statement.clauses;
  if (separator?.kind !== 'columns-terminated-by' || deletion?.kind !== 'delete-on')
    throw new Error('The statement must have these clauses');
  const property = statement.properties?.list?.entries[0];

  test.each<[string, Span | undefined, string]>([
    ['statement', statement, sql.slice(0, -1)],
    ['head', statement.head, 'CREATE ROUTINE LOAD'],
    ['label', statement.label, 'db.j'],
    ['merge', statement.merge, 'WITH MERGE'],
    ['clause', separator, 'COLUMNS TERMINATED BY ","'],
    ['clause keyword', separator.keyword, 'COLUMNS TERMINATED BY'],
    ['separator', separator.separator, '","'],
    ['keyword of two words', deletion.keyword, 'DELETE ON'],
    ['condition', deletion.condition, 'a = 1'],
    ['properties', statement.properties, 'PROPERTIES ("k" = "v")'],
    ['properties keyword', statement.properties?.keyword, 'PROPERTIES'],
    ['property list', statement.properties?.list, '("k" = "v")'],
    ['opening parenthesis', statement.properties?.list?.open, '('],
    ['closing parenthesis', statement.properties?.list?.close, ')'],
    ['property', property, '"k" = "v"'],
    ['key', property?.key, '"k"'],
    ['equals', property?.equals, '='],
    ['value', property?.value, '"v"'],
    ['source keyword', statement.source?.keyword, 'FROM'],
    ['source type', statement.source?.type, 'KAFKA'],
    ['equals of two signs', statement.source?.list?.entries[0]?.equals, '=='],
    ['comment', statement.comment, 'COMMENT "c"'],
    ['comment text', statement.comment?.text, '"c"'],
  ])('of the %s', (_, span, text) => {
    expect(span && sql.slice(span.start, span.end)).toBe(text);
  });

  test('comments are kept apart', () => {
    const text = '-- a\nSHOW /* b */ ROUTINE LOAD -- c';
    expect(markRanges(text, parseStatement(text).comments)).toBe('«-- a»\nSHOW «/* b */» ROUTINE LOAD «-- c»');
  });
});

describe('half-typed statements keep what is there', () => {
  test.each<[string, readonly string[]]>([
    ['CREATE ROUTINE LOAD j', ['create-routine-load', 'label: j', 'source: ? ??']],
    ['PAUSE ROUTINE LOAD FOR', ['pause-routine-load', 'label: ']],
    ['SHOW ROUTINE LOAD TASK WHERE', ['show-routine-load-task', 'where: …']],
    ['SELECT 1', []],
    ['', []],
  ])('%s', (sql, lines) => {
    expect(outline(sql)).toEqual(lines);
  });

  test.each<[string, string]>([
    ['CREATE ROUTINE LOAD j ON t PROPERTIES ("a" = "b"', 'properties: ("a" = "b"?'],
    ['CREATE ROUTINE LOAD j ON t PROPERTIES ("a" = ', 'properties: ("a" = ??'],
    ['CREATE ROUTINE LOAD j ON t FROM KAFKA ("a" = "b", "c', 'source: KAFKA ("a" = "b", "c" = ??'],
    ['CREATE ROUTINE LOAD j ON t FROM KAFKA ("a" = "b" "c" = "d")', 'source: KAFKA ("a" = "b", "c" = "d")'],
    ['CREATE ROUTINE LOAD j ON t FROM KAFKA ("a" = , "c" = "d")', 'source: KAFKA ("a" = ?, "c" = "d")'],
    ['CREATE ROUTINE LOAD j ON t FROM KAFKA ("a", "c" = "d")', 'source: KAFKA ("a" = ?, "c" = "d")'],
    ['CREATE ROUTINE LOAD j ON t FROM KAFKA ("a" "b", "c" = "d")', 'source: KAFKA ("a" = "b", "c" = "d")'],
    ['CREATE ROUTINE LOAD j ON t FROM KAFKA ("a" = "b",)', 'source: KAFKA ("a" = "b")'],
    ['CREATE ROUTINE LOAD j ON t FROM KAFKA ("a" = "b', 'source: KAFKA ("a" = "b"?'],
    ['CREATE ROUTINE LOAD j ON db.t FROM KAFKA ("a" = "b")', 'table: t'],
    ['CREATE ROUTINE LOAD j COLUMNS (a, b = ) FROM KAFKA ("a" = "b")', 'source: KAFKA ("a" = "b")'],
    ['CREATE ROUTINE LOAD j COLUMNS (a, b) WHERE a = 1 FROM KAFKA ("a" = "b")', 'where: (= a 1)'],
    ['CREATE ROUTINE LOAD j FROM KAFKA ("a" = "b") PROPERTIES ("c" = "d")', 'properties: ("c" = "d")'],
  ])('%s', (sql, line) => {
    expect(outline(sql)).toContain(line);
  });
});
