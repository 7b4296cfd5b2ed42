import { describe, expect, test } from 'vitest';
import type { Span } from '../../../server/src/syntax/tree.ts';
import { markRanges, readRanges } from '../../support/markers.ts';
import { columnOutline, ordersTable, readSchema, readTable, schemaOutline } from './schemaOutline.ts';

/** The columns of a table in one line each. */
function columnsOf(sql: string): readonly string[] {
  return (readTable(sql).columns ?? []).map((column) => columnOutline(sql, column));
}

describe('CREATE TABLE', () => {
  test('with everything in it', () => {
    expect(schemaOutline(ordersTable)).toEqual([
      'table internal.sales.daily-orders',
      '- id BIGINT NOT NULL AUTO_INCREMENT COMMENT "the order\'s number"',
      '- day DATE NOT NULL',
      '- amount DECIMAL(10, 2) NULL DEFAULT "0.00"',
      "- state VARCHAR(20) DEFAULT 'new'",
      "- tags ARRAY<STRUCT<name: STRING COMMENT 'a, b', ids: ARRAY<INT>>>",
      '- doubled DECIMAL(12, 2) GENERATED ALWAYS AS (amount * 2) NULL',
      '- changed DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3)',
      'engine OLAP',
      'unique key (id, day)',
      'partitions range (day): p2023 p2024 p-rest',
      'distribution hash (id)',
      '"replication_num" = "1"',
      '"enable_unique_key_merge_on_write" = "true"',
      '"function_column.sequence_col" = "changed"',
    ]);
  });

  test('all in one line, in small letters, without a semicolon', () => {
    expect(
      schemaOutline(
        'create table t(k int,v bigint sum default "0")aggregate key(k)distributed by hash(k)buckets auto properties("replication_num"="1")',
      ),
    ).toEqual([
      'table t',
      '- k int',
      '- v bigint SUM default "0"',
      'aggregate key (k)',
      'distribution hash (k)',
      '"replication_num" = "1"',
    ]);
  });

  test('with a comma behind the last column, as the documentation of Doris has it', () => {
    expect(
      schemaOutline(`CREATE TABLE demo.t (
        id   INT         NOT NULL COMMENT "id",
        name VARCHAR(30) NOT NULL COMMENT "name",
      )
      UNIQUE KEY(id)
      DISTRIBUTED BY HASH(id) BUCKETS 1;`),
    ).toEqual([
      'table demo.t',
      '- id INT NOT NULL COMMENT "id"',
      '- name VARCHAR(30) NOT NULL COMMENT "name"',
      'unique key (id)',
      'distribution hash (id)',
    ]);
  });

  test('for logs, with automatic partitions and random distribution', () => {
    expect(
      schemaOutline(`CREATE TABLE log (ts DATETIME NOT NULL, msg TEXT, INDEX idx_msg (msg) USING INVERTED)
        DUPLICATE KEY(ts)
        CLUSTER BY (ts, msg)
        AUTO PARTITION BY RANGE (date_trunc(\`ts\`, 'day')) ()
        DISTRIBUTED BY RANDOM BUCKETS AUTO
        PROPERTIES ("compaction_policy" = "time_series")`),
    ).toEqual([
      'table log',
      '- ts DATETIME NOT NULL',
      '- msg TEXT',
      'duplicate key (ts)',
      'partitions auto range (ts)',
      'distribution random',
      '"compaction_policy" = "time_series"',
    ]);
  });

  test('with dynamic partitions', () => {
    const { partitioning, properties, complete } = readTable(
      `CREATE TABLE t (d DATE, k INT) PARTITION BY RANGE (d) () DISTRIBUTED BY HASH (k)
       PROPERTIES ("dynamic_partition.enable" = "true", "dynamic_partition.start" = "-7", replication_num = 1, "n" = -1)`,
    );
    expect(partitioning).toMatchObject({ auto: false, kind: 'range', partitions: [], stepped: false });
    expect(properties?.list?.entries.map(({ key, value }) => [key?.value, value?.kind, value?.value])).toEqual([
      ['dynamic_partition.enable', 'string', 'true'],
      ['dynamic_partition.start', 'string', '-7'],
      ['replication_num', 'number', '1'],
      ['n', 'constant', '-1'],
    ]);
    expect(complete).toBe(true);
  });

  test.each<[string, readonly string[]]>([
    ['CREATE EXTERNAL TABLE e (a INT) ENGINE=mysql PROPERTIES ("host" = "h")', ['engine mysql', '"host" = "h"']],
    ['CREATE TEMPORARY TABLE e (a INT)', []],
    [
      'CREATE TABLE e (a INT) ENGINE=broker PROPERTIES ("a" = "b") BROKER PROPERTIES ("c" = "d")',
      ['engine broker', '"a" = "b"'],
    ],
    ['CREATE TABLE e (a INT) DISTRIBUTED BY HASH (a)', ['distribution hash (a)']],
  ])('%s', (sql, rest) => {
    expect(schemaOutline(sql)).toEqual(['table e', '- a INT', ...rest]);
  });

  test('every part knows where it stands', () => {
    const marked = `CREATE TABLE «db.«t»» (
      ««id» «BIGINT(20)» /* key */ NOT NULL»,
      ««v» «MAP<STRING, INT>» «SUM» «DEFAULT 1»»
    ) «UNIQUE KEY («id»)»
    «PARTITION BY LIST («id») («PARTITION «p1» VALUES IN ("1")»)»
    «DISTRIBUTED BY HASH («id») BUCKETS 3»
    ««PROPERTIES» («"a" = «"b"»»)»;`;
    const { text } = readRanges(marked);
    const { name, columns = [], keys, partitioning, distribution, properties } = readTable(text);
    const [property] = properties?.list?.entries ?? [];
    const spans: readonly (Span | undefined)[] = [
      ...[name, name?.table],
      ...columns.flatMap((column) => [column, column.name, column.type, column.aggregation, column.default]),
      ...[keys, ...(keys?.columns ?? [])],
      ...[
        partitioning,
        ...(partitioning?.columns ?? []),
        partitioning?.partitions[0],
        partitioning?.partitions[0]?.name,
      ],
      ...[distribution, ...(distribution?.kind === 'hash' ? distribution.columns : [])],
      ...[properties, properties?.keyword, property, property?.value],
    ];
    expect(
      markRanges(
        text,
        spans.filter((span) => span !== undefined),
      ),
    ).toBe(marked);
  });
});

describe('columns', () => {
  test.each([
    ['a DECIMAL ( 10 , 2 )', 'a DECIMAL ( 10 , 2 )'],
    ['a VARCHAR(*)', 'a VARCHAR(*)'],
    ['a ARRAY<\n  DECIMAL(10,2) -- exact\n>', 'a ARRAY< DECIMAL(10,2) >'],
    ['a MAP<STRING,MAP<INT,ARRAY<DATE>>> NULL', 'a MAP<STRING,MAP<INT,ARRAY<DATE>>> NULL'],
    ['a STRUCT<x:INT,y:STRUCT<z:CHAR(3)>> NOT NULL', 'a STRUCT<x:INT,y:STRUCT<z:CHAR(3)>> NOT NULL'],
    ['a VARIANT<\'x\':INT, PROPERTIES("n"="1")>', 'a VARIANT<\'x\':INT, PROPERTIES("n"="1")>'],
    ['a AGG_STATE<max_by(int not null, int)> GENERIC', 'a AGG_STATE<max_by(int not null, int)> GENERIC'],
    ['a agg_state max_by(int,int)', 'a agg_state max_by(int,int)'],
    [
      "a VARIANT<MATCH_NAME 'x.*' : ARRAY<INT> COMMENT ',', 'y' : STRING>",
      "a VARIANT<MATCH_NAME 'x.*' : ARRAY<INT> COMMENT ',', 'y' : STRING>",
    ],
    ['a VARIANT NULL', 'a VARIANT NULL'],
    ['a DATETIMEV2(3) NULL', 'a DATETIMEV2(3) NULL'],
    ['a CHARACTER(3)', 'a CHARACTER(3)'],
    ['a TIMESTAMP_NS', 'a TIMESTAMP_NS'],
    ['a INT DEFAULT 1.5 -- , b INT\n', 'a INT DEFAULT 1.5'],
    ['a /* of , b */ INT /* ) */', 'a INT'],
    ['a DATETIME DEFAULT CURRENT_DATE', 'a DATETIME DEFAULT CURRENT_DATE'],
    ['a INT GENERATED ALWAYS AS (f(b, ")", [1, 2]))', 'a INT GENERATED ALWAYS AS (f(b, ")", [1, 2]))'],
    ['a BITMAP BITMAP_UNION', 'a BITMAP BITMAP_UNION'],
    ['a QUANTILE_STATE QUANTILE_UNION NOT NULL', 'a QUANTILE_STATE QUANTILE_UNION NOT NULL'],
    ['a INT REPLACE_IF_NOT_NULL NULL', 'a INT REPLACE_IF_NOT_NULL NULL'],
    ['a INT KEY NOT NULL', 'a INT KEY NOT NULL'],
    ['a INT AS (b + (c > 1)) COMMENT "x"', 'a INT AS (b + (c > 1)) COMMENT "x"'],
    ['a BIGINT AUTO_INCREMENT NOT NULL', 'a BIGINT NOT NULL AUTO_INCREMENT'],
    ['a INT DEFAULT -1', 'a INT DEFAULT -1'],
    ['a INT DEFAULT NULL', 'a INT DEFAULT NULL'],
    ['a DATETIME DEFAULT CURRENT_TIMESTAMP NOT NULL', 'a DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP'],
    ['a BITMAP DEFAULT BITMAP_EMPTY', 'a BITMAP DEFAULT BITMAP_EMPTY'],
    ['a DOUBLE DEFAULT PI', 'a DOUBLE DEFAULT PI'],
    ['date DATE', 'date DATE'],
    ['comment STRING COMMENT "x"', 'comment STRING COMMENT "x"'],
    ['sum BIGINT SUM', 'sum BIGINT SUM'],
    ['list INT', 'list INT'],
    ['`a``b` INT', 'a`b INT'],
    ['订单 INT', '订单 INT'],
    ['1st INT', '1st INT'],
  ])('%s', (column, outline) => {
    const sql = `CREATE TABLE t (k INT, ${column}, z INT) DUPLICATE KEY (k)`;
    expect(columnsOf(sql)).toEqual(['k INT', outline, 'z INT']);
    expect(readTable(sql).complete).toBe(true);
  });

  test('the type is known by its first word in capitals too', () => {
    const { columns = [] } = readTable('CREATE TABLE t (a decimal(10,2), b Array<int>)');
    expect(columns.map(({ type }) => type?.name)).toEqual(['DECIMAL', 'ARRAY']);
  });
});

describe('indexes and rollups are no columns', () => {
  test.each([
    'INDEX i (b) USING BITMAP',
    'INDEX i (b) USING INVERTED PROPERTIES ("parser" = "english", "support_phrase" = "true") COMMENT "c, d INT"',
    'INDEX IF NOT EXISTS i (b, k) USING NGRAM_BF PROPERTIES ("gram_size" = "3"), INDEX j (k) USING BLOOMFILTER',
    'INDEX i (b) USING ANN PROPERTIES ("index_type" = "hnsw"),',
  ])('%s', (indexes) => {
    const rollup = 'ROLLUP (r1 (b, k) DUPLICATE KEY (b), r2 (k) PROPERTIES ("timeout" = "1"))';
    const sql = `CREATE TABLE t (k INT, b INT, ${indexes}) DUPLICATE KEY (k) DISTRIBUTED BY RANDOM ${rollup}`;
    expect(schemaOutline(sql)).toEqual(['table t', '- k INT', '- b INT', 'duplicate key (k)', 'distribution random']);
  });
});

describe('partitions', () => {
  test.each([
    ['PARTITION BY LIST (a) (PARTITION p1 VALUES IN ("1", NULL) ("replication_num" = "1"))', 'list (a): p1'],
    [
      'PARTITION BY RANGE (a) (PARTITION p1 VALUES LESS THAN (MAXVALUE), PARTITION p2 VALUES [(-1), (1)))',
      'range (a): p1 p2',
    ],
    ['PARTITION BY (a) (PARTITION p1 VALUES IN ("1"))', 'plain (a): p1'],
    ['PARTITION BY LIST (a, b) (PARTITION p1 VALUES IN (("1","2"),("3","4")), PARTITION p2)', 'list (a, b): p1 p2'],
    ['PARTITION BY RANGE (a) (FROM ("2020-01-01") TO ("2021-01-01") INTERVAL 1 MONTH)', 'range (a): …'],
    ['PARTITION BY RANGE (a) (PARTITION p VALUES LESS THAN ("1"), FROM ("1") TO ("9") INTERVAL 1)', 'range (a): p …'],
    ['PARTITION BY RANGE (a, b) (PARTITION p VALUES [("1", "2"), ("3", MAXVALUE)))', 'range (a, b): p'],
    ['AUTO PARTITION BY LIST (`a`) ()', 'auto list (a)'],
    ['auto partition by range (date_floor(a, interval 1 day)) ()', 'auto range (a)'],
    ["PARTITION BY RANGE (date_trunc(a, 'day')) ()", 'auto range (a)'],
    ['PARTITION BY LIST (day(a), bucket(16, b)) ()', 'auto list (a, b)'],
  ])('%s', (clause, outline) => {
    const sql = `CREATE TABLE t (a INT, b INT) ${clause} DISTRIBUTED BY RANDOM`;
    expect(schemaOutline(sql)).toEqual([
      'table t',
      '- a INT',
      '- b INT',
      `partitions ${outline}`,
      'distribution random',
    ]);
  });
});

describe('tables made of others', () => {
  test.each<[string, readonly string[]]>([
    ['CREATE TABLE a.b LIKE c.d', ['table a.b', 'like c.d']],
    ['CREATE TABLE IF NOT EXISTS b LIKE x.c.d WITH ROLLUP (r1, r2)', ['table b', 'like x.c.d']],
    ['CREATE TABLE t AS SELECT * FROM s WHERE (a > 1)', ['table t', 'query SELECT * FROM s WHERE (a > 1)']],
    ['CREATE TABLE t (a, b) AS SELECT 1, 2', ['table t', '- a ?', '- b ?', 'query SELECT 1, 2']],
    [
      'CREATE TABLE t PROPERTIES ("a" = "b") WITH c AS (SELECT 1) SELECT * FROM c',
      ['table t', '"a" = "b"', 'query WITH c AS (SELECT 1) SELECT * FROM c'],
    ],
    ['CREATE TABLE t (SELECT 1 AS a)', ['table t', 'query (SELECT 1 AS a)']],
    [
      'CREATE TABLE t UNIQUE KEY (a) DISTRIBUTED BY HASH (a) AS SELECT a, comment FROM s',
      ['table t', 'unique key (a)', 'distribution hash (a)', 'query SELECT a, comment FROM s'],
    ],
  ])('%s', (sql, outline) => {
    expect(schemaOutline(sql)).toEqual(outline);
  });
});

describe('other statements', () => {
  test.each([
    ['CREATE DATABASE d', 'database d'],
    ['create schema if not exists hive.`d`  properties ("a" = "b");', 'database hive.d'],
    ['USE d', 'use ? / d'],
    ['use internal.d;', 'use internal / d'],
    ['USE @g', 'use ? / ? @ g'],
    ['USE d@g', 'use ? / d @ g'],
    ['USE c.d @ `g`', 'use c / d @ g'],
    ['SWITCH hive', 'use hive / ?'],
    ['ALTER TABLE d.t ADD COLUMN (x INT)', 'altered d.t'],
    ['DROP TABLE IF EXISTS d.t FORCE', 'dropped table d.t'],
    ['DROP TABLE `t`', 'dropped table t'],
    ['DROP DATABASE IF EXISTS internal.d', 'dropped database internal.d'],
    ['DROP SCHEMA d FORCE', 'dropped database d'],
  ])('%s', (sql, outline) => {
    expect(schemaOutline(sql)).toEqual([outline]);
  });

  test.each([
    '',
    '-- CREATE TABLE t (a INT)',
    'CREATE',
    'CREATE VIEW v AS SELECT 1',
    'CREATE MATERIALIZED VIEW v AS SELECT 1',
    'CREATE `TABLE` t (a INT)',
    'DROP VIEW t',
    'SHOW CREATE TABLE t',
    'INSERT INTO t VALUES (1)',
    'CREATE ROUTINE LOAD j ON t FROM KAFKA ("kafka_topic" = "t")',
  ])('%s says nothing about tables', (sql) => {
    expect(readSchema(sql)).toBeUndefined();
  });
});
