import { array, assert, constantFrom, oneof, property, string, tuple } from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Span } from '../../../server/src/syntax/tree.ts';
import { ordersTable, readSchema, readTable, schemaOutline } from './schemaOutline.ts';

describe('half-typed and broken statements', () => {
  test.each<[string, readonly string[]]>([
    ['CREATE TABLE', ['table ?']],
    ['CREATE TABLE IF NOT', ['table ?']],
    ['CREATE TABLE db.', ['table ?']],
    ['CREATE TABLE db.t', ['table db.t']],
    ['CREATE TABLE t (', ['table t']],
    ['CREATE TABLE t ()', ['table t']],
    ['CREATE TABLE t () UNIQUE KEY (a)', ['table t', 'unique key (a)']],
    ['CREATE TABLE t (a INT, b', ['table t', '- a INT', '- b ?']],
    ['CREATE TABLE t (a INT, b DECIMAL(', ['table t', '- a INT', '- b DECIMAL']],
    ['CREATE TABLE t (a INT, b ) UNIQUE KEY (a)', ['table t', '- a INT', '- b ?', 'unique key (a)']],
    ['CREATE TABLE t (a INT, , b INT)', ['table t', '- a INT', '- b INT']],
    ['CREATE TABLE t (a INT b INT, c INT)', ['table t', '- a INT', '- c INT']],
    [
      'CREATE TABLE t (a ARRAY<STRUCT<x:INT, b INT) UNIQUE KEY (b)',
      ['table t', '- a ARRAY', '- b INT', 'unique key (b)'],
    ],
    [
      'CREATE TABLE t (a INT DEFAULT, b INT NOT) DUPLICATE KEY',
      ['table t', '- a INT DEFAULT', '- b INT', 'duplicate key ()'],
    ],
    [
      'CREATE TABLE t (a INT, b INT UNIQUE KEY (a) PROPERTIES ("x" = "y")',
      ['table t', '- a INT', '- b INT', 'unique key (a)', '"x" = "y"'],
    ],
    ['CREATE TABLE t (a INT) PROPERTIES ("x" = "y", "z', ['table t', '- a INT', '"x" = "y"', '"z" = ?']],
    [
      'CREATE TABLE t (a INT) PROPERTIES ("x" "y", "z" =, = "w")',
      ['table t', '- a INT', '"x" = ?', '"y" = ?', '"z" = ?', '? = "w"'],
    ],
    ['CREATE TABLE t (a INT) PROPERTIES ("x" = "y" "z" = "w")', ['table t', '- a INT', '"x" = "y"', '"z" = "w"']],
    ['CREATE TABLE t (a INT) DISTRIBUTED BY', ['table t', '- a INT']],
    [
      'CREATE TABLE t (a INT) PARTITION BY RANGE (a) (PARTITION p VALUES [("1"',
      ['table t', '- a INT', 'partitions range (a): p'],
    ],
    ['CREATE TABLE t (a INT) AS', ['table t', '- a INT']],
    [
      'CREATE TABLE t (a INT) UNIQUE KEY (a)\nCREATE TABLE s (b INT) DUPLICATE KEY (b)',
      ['table t', '- a INT', 'unique key (a)'],
    ],
    ['CREATE TABLE t (a INT, b SERIAL)', ['table t', '- a INT', '- b SERIAL']],
    ['CREATE TABLE t (a INT, b NUMBER(10))', ['table t', '- a INT', '- b NUMBER(10)']],
    ['CREATE TABLE t (a INT, b ARRAY)', ['table t', '- a INT', '- b ARRAY']],
    ['CREATE TABLE t (a INT, ......)', ['table t', '- a INT']],
    ['CREATE TABLE t (a INT, ...) UNIQUE KEY (a)', ['table t', '- a INT', 'unique key (a)']],
    ['CREATE TABLE my-table (a INT)', ['table ?', '- a INT']],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the statement of a template
    ['CREATE TABLE ${db}.t (a INT) UNIQUE KEY (a)', ['table ?', '- a INT', 'unique key (a)']],
    ['CREATE TABLE {{ schema }}.t (a INT)', ['table ?', '- a INT']],
    ['CREATE TABLE <table> (a INT)', ['table ?', '- a INT']],
  ])('%s', (sql, outline) => {
    expect(schemaOutline(sql)).toEqual([...outline, 'incomplete']);
  });

  test('a name that goes on is no name in USE either', () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the statement of a template
    expect(schemaOutline('use ${db}')).toEqual(['use ? / ?']);
    expect(schemaOutline('use my-db')).toEqual(['use ? / ?']);
    expect(schemaOutline('USE a.b.c')).toEqual(['use ? / ?']);
  });

  test('tables of other databases are read as far as they are the same, and known to be incomplete', () => {
    expect(
      schemaOutline(`CREATE TABLE orders (
        id INT UNSIGNED NOT NULL AUTO_INCREMENT,
        name VARCHAR(10) CHARACTER SET utf8 DEFAULT '',
        PRIMARY KEY (id),
        UNIQUE KEY uk_name (name),
        KEY idx (id, name),
        FULLTEXT KEY ft (name),
        CONSTRAINT c CHECK (id > 0)
      ) ENGINE=InnoDB DEFAULT CHARSET=utf8`),
    ).toEqual([
      'table orders',
      '- id INT NOT NULL AUTO_INCREMENT',
      "- name VARCHAR(10) DEFAULT ''",
      'engine InnoDB',
      'incomplete',
    ]);
    expect(schemaOutline('CREATE TABLE t (a INT) PRIMARY KEY (a) DISTRIBUTED BY HASH (a)')).toContain('incomplete');
    expect(schemaOutline('CREATE TABLE "t" ("a" INT)')).toEqual(['table ?', 'incomplete']);
    expect(schemaOutline('CREATE TABLE t (LIKE s)')).toEqual(['table t', 'incomplete']);
  });

  test('every beginning of a statement gives the columns that are in it, and is incomplete as long as columns are missing', () => {
    const whole = readTable(ordersTable);
    const names = whole.columns?.map(({ name }) => name.text) ?? [];
    for (let end = ordersTable.indexOf('('); end < ordersTable.length; end++) {
      const { columns = [], complete } = readTable(ordersTable.slice(0, end));
      const typed = columns.slice(0, -1).map(({ name }) => name.text);
      expect(typed).toEqual(names.slice(0, typed.length));
      if (end < (whole.columns?.at(-1)?.end ?? 0)) expect(complete).toBe(false);
    }
  });
});

describe('any text', () => {
  const fragments = [
    ...[
      'CREATE',
      'TABLE',
      'EXTERNAL',
      'IF NOT EXISTS',
      'DATABASE',
      'USE',
      'ALTER',
      'LIKE',
      'AS',
      'SELECT',
      'WITH ROLLUP',
    ],
    ...[
      'a',
      '`b`',
      '`',
      'INT',
      'DECIMAL(10,2)',
      'ARRAY',
      'agg_state',
      'KEY',
      'SUM',
      'NOT',
      'NULL',
      'DEFAULT',
      'COMMENT',
    ],
    ...[
      'INDEX',
      'UNIQUE KEY',
      'DUPLICATE',
      'PARTITION',
      'AUTO',
      'BY',
      'RANGE',
      'LIST',
      'FROM',
      'VALUES',
      'DISTRIBUTED',
    ],
    ...[
      'HASH',
      'RANDOM',
      'BUCKETS',
      'PROPERTIES',
      'ROLLUP',
      'ENGINE',
      'ON UPDATE',
      'GENERATED ALWAYS',
      'BROKER',
      'ORDER',
    ],
    ...[
      '(',
      '(',
      ')',
      ')',
      '[',
      ']',
      '{',
      '}',
      '<',
      '>',
      '<>',
      ',',
      ',',
      '.',
      '=',
      '@',
      '-',
      '"x"',
      "'",
      '"',
      '1',
      '--',
      '/*',
      '\n',
    ],
  ];
  const heads = [
    'CREATE TABLE ',
    'CREATE TABLE t (',
    'CREATE TABLE t (a INT) ',
    'CREATE DATABASE ',
    'ALTER TABLE ',
    'USE ',
    '',
  ];
  const rest = array(oneof({ weight: 9, arbitrary: constantFrom(...fragments) }, string({ maxLength: 3 })), {
    maxLength: 60,
  });
  const statements = tuple(constantFrom(...heads), rest).map(([head, words]) => head + words.join(' '));

  /** Every span in a value, with those around it first. */
  function* spansIn(value: unknown): Generator<Span> {
    if (typeof value !== 'object' || value === null) return;
    if ('start' in value && 'end' in value) yield value as Span;
    for (const part of Object.values(value)) yield* spansIn(part);
  }

  test('is read without an error, and every part lies inside what holds it', () => {
    const check = (value: unknown, from: number, to: number): void => {
      if (typeof value !== 'object' || value === null) return;
      const span = 'start' in value && 'end' in value ? (value as Span) : { start: from, end: to };
      expect(span.start).toBeGreaterThanOrEqual(from);
      expect(span.end).toBeGreaterThanOrEqual(span.start);
      expect(span.end).toBeLessThanOrEqual(to);
      for (const part of Object.values(value)) check(part, span.start, span.end);
    };
    assert(
      property(statements, (sql) => check(readSchema(sql), 0, sql.length)),
      { numRuns: 3000 },
    );
  });

  test('spliced into a real table keeps every part inside the text', () => {
    assert(
      property(statements, rest, (head, words) => {
        const at = (head.length * 37) % ordersTable.length;
        const sql = ordersTable.slice(0, at) + words.join(' ') + ordersTable.slice(at);
        for (const { start, end } of spansIn(readSchema(sql))) {
          expect(start).toBeLessThanOrEqual(end);
          expect(end).toBeLessThanOrEqual(sql.length);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
