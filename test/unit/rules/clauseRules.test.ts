import { describe, expect, test } from 'vitest';
import type { DorisVersion } from '../../../server/src/catalog/versions.ts';
import { dorisVersions, isAtLeast } from '../../../server/src/catalog/versions.ts';
import { fixesOf, onlyFinding, summaryOf } from '../../support/findings.ts';

const source = 'FROM KAFKA ("kafka_broker_list" = "k:9092", "kafka_topic" = "x")';

/** A new job with these clauses, each on a line. */
function create(...lines: readonly string[]): string {
  return ['CREATE ROUTINE LOAD j ON t', ...lines, `${source};`].join('\n');
}

/** A new job with one separator. */
function separated(literal: string): string {
  return create(`COLUMNS TERMINATED BY ${literal}`);
}

function messageOf(sql: string, code: string, version?: DorisVersion): string {
  return onlyFinding(sql, code, version).message;
}

function resultsOf(sql: string, code: string, version?: DorisVersion): readonly string[] {
  return fixesOf(sql, code, version).map(({ result }) => result);
}

describe('duplicate-clause', () => {
  test.each([
    ['COLUMNS TERMINATED BY ","', 'LoadSeparator', 'column separator'],
    ['COLUMNS (a, b)', 'LoadColumnClause', 'columns info'],
    ['PRECEDING FILTER a > 1', 'LoadPrecedingFilterClause', 'preceding where predicate'],
    ['WHERE a > 1', 'LoadWhereClause', 'where predicate'],
    ['PARTITION (p)', 'LoadPartitionNames', 'partition names'],
    ['ORDER BY a', 'LoadSequenceClause', 'sequence column'],
  ])('says what Doris answers to a second %s, by version', (clause, newer, older) => {
    const sql = create(`${clause},`, clause);
    for (const version of dorisVersions) {
      const answer = isAtLeast(version, '3.1')
        ? `\`repeat setting of clause load property: org.apache.doris.nereids.trees.plans.commands.load.${newer}\``
        : `\`repeat setting of ${older}\``;
      expect(messageOf(sql, 'duplicate-clause', version)).toContain(answer);
    }
    expect(resultsOf(sql, 'duplicate-clause')).toEqual([create(clause)]);
  });

  test('removes the later one or the first, with the comma and the comment of its line', () => {
    const sql = create('WHERE a > 1, -- first', 'COLUMNS (a),', 'WHERE a > 2 -- second');
    expect(fixesOf(sql, 'duplicate-clause').map(({ title, result, safe }) => [title, result, safe])).toEqual([
      ['Remove this WHERE', create('WHERE a > 1, -- first', 'COLUMNS (a)'), false],
      ['Keep this WHERE and remove the first', create('COLUMNS (a),', 'WHERE a > 2 -- second'), false],
    ]);
  });

  test('removes from one line, and from lines that begin with a comma', () => {
    expect(resultsOf(create('WHERE a > 1, WHERE a > 2, ORDER BY a'), 'duplicate-clause')).toEqual([
      create('WHERE a > 1, ORDER BY a'),
      create('WHERE a > 2, ORDER BY a'),
    ]);
    expect(resultsOf(create('  WHERE a > 1', '  , WHERE a > 2', '  , ORDER BY a'), 'duplicate-clause')[0]).toBe(
      create('  WHERE a > 1', '  , ORDER BY a'),
    );
  });

  test('names each one that is too many', () => {
    expect(summaryOf(create('WHERE a > 1,', 'where a > 2,', 'WHERE a > 3'))).toEqual([
      'error duplicate-clause «where»',
      'error duplicate-clause «WHERE»',
    ]);
  });

  test('counts no clause that only the repair of a syntax error made up', () => {
    const codes = summaryOf(create('COLUMNS (a), b, c)'));
    expect(codes.filter((found) => !found.includes('syntax-error'))).toEqual([]);
  });
});

describe('multi-table', () => {
  const multi = (...lines: readonly string[]): string => ['CREATE ROUTINE LOAD j', ...lines, `${source};`].join('\n');

  test('says once that ON is missing, whatever asks for a single table', () => {
    const sql = multi('COLUMNS (a),', 'WHERE a > 1', 'PROPERTIES ("partial_columns" = "true")');
    expect(summaryOf(sql)).toEqual(['error multi-table «COLUMNS»']);
    expect(onlyFinding(sql, 'multi-table').related.map(({ span }) => sql.slice(span.start, span.end))).toEqual([
      'WHERE',
      '"partial_columns"',
    ]);
    expect(resultsOf(sql, 'multi-table')).toEqual([multi()]);
  });

  test('lets WHERE pass before 3.1, with a warning', () => {
    const sql = multi('WHERE a > 1');
    expect(summaryOf(sql, '3.0')).toEqual(['warning multi-table «WHERE»']);
    expect(summaryOf(sql, '3.1')).toEqual(['error multi-table «WHERE»']);
  });

  test('refuses both kinds of partial update', () => {
    for (const mode of ['UPDATE_FIXED_COLUMNS', 'UPDATE_FLEXIBLE_COLUMNS']) {
      const sql = multi(`PROPERTIES ("format" = "json", "unique_key_update_mode" = "${mode}")`);
      expect(summaryOf(sql)).toEqual(['error multi-table «"unique_key_update_mode"»']);
      expect(messageOf(sql, 'multi-table')).toContain('`Partial update is not supported in multi-table load.`');
    }
    expect(summaryOf(multi('PROPERTIES ("unique_key_update_mode" = "UPSERT")'))).toEqual([]);
  });

  test('takes WITH MERGE away together with DELETE ON', () => {
    const sql =
      'CREATE ROUTINE LOAD j WITH MERGE DELETE ON a = 1 FROM KAFKA ("kafka_broker_list" = "b:9092", "kafka_topic" = "t");';
    expect(fixesOf(sql, 'multi-table')).toMatchObject([
      {
        title: 'Remove WITH MERGE, DELETE ON',
        result: 'CREATE ROUTINE LOAD j FROM KAFKA ("kafka_broker_list" = "b:9092", "kafka_topic" = "t");',
      },
    ]);
  });

  test('leaves a DELETE ON that no merge needs to the rule on it', () => {
    expect(summaryOf(multi('DELETE ON a = 1'))).toEqual(['error merge-delete-on «DELETE ON»']);
    expect(summaryOf(multi('WITH MERGE', 'DELETE ON a = 1'))).toEqual(['warning multi-table «DELETE ON»']);
  });

  test('waits for the end of the statement before it misses ON', () => {
    expect(summaryOf('CREATE ROUTINE LOAD j\nCOLUMNS (a)').filter((found) => found.includes('multi-table'))).toEqual(
      [],
    );
    const lost = 'CREATE ROUTINE LOAD j OM t\nCOLUMNS (a)';
    expect(summaryOf(`${lost}\n${source};`).filter((found) => found.includes('multi-table'))).toEqual([]);
  });

  test('takes the format as Doris does, without blanks and letter case, and only there', () => {
    const withFormat = (statement: string, format: string): string =>
      statement.replace('"x")', `"x", "kafka_table_name_format" = "${format}")`);
    expect(summaryOf(withFormat(multi(), ' text'))).toEqual([]);
    expect(summaryOf(withFormat(multi(), 'JSON'))).toEqual(['error multi-table «"JSON"»']);
    expect(summaryOf(withFormat(multi(), '<format>'))).toEqual([]);
    expect(summaryOf(withFormat(create(), 'JSON'))).toEqual(['information multi-table «"kafka_table_name_format"»']);
  });
});

describe('merge-delete-on', () => {
  test('offers the one that is missing, or to do without', () => {
    expect(resultsOf(create('DELETE ON a = 1'), 'merge-delete-on')).toEqual([
      create('DELETE ON a = 1').replace('ON t', 'ON t WITH MERGE'),
      create(),
    ]);
    expect(resultsOf(create('WITH MERGE', 'COLUMNS (a)'), 'merge-delete-on')).toEqual([create('COLUMNS (a)')]);
  });

  test('leaves an ALTER alone, whose job has a merge type already', () => {
    expect(summaryOf('ALTER ROUTINE LOAD FOR j DELETE ON a = 1;')).toEqual([]);
  });

  test('waits for the end of the statement', () => {
    const found = summaryOf('CREATE ROUTINE LOAD j ON t WITH MERGE\nCOLUMNS (a),');
    expect(found.filter((text) => text.includes('merge-delete-on'))).toEqual([]);
  });
});

describe('job-name', () => {
  const named = (name: string): string => `CREATE ROUTINE LOAD ${name} ON t ${source};`;

  test.each([
    ['a', []],
    ['`a-b_C9`', []],
    ['db.`a-b`', []],
    ['`1a`', ['error job-name «1»']],
    ['_a', ['error job-name «_»']],
    ['`-a`', ['error job-name «-»']],
    ['a$', ['error job-name «$»']],
    ['`a b`', ['error job-name « »']],
    ['`a``b`', ['error job-name «`a``b`»']],
    [`a${'b'.repeat(63)}`, []],
    [`a${'b'.repeat(64)}`, ['error job-name «b»']],
    ['a.b.c', ['error job-name «a.»']],
    ['a.b.c.d', ['error job-name «a.b.»']],
    ['订单', ['warning job-name «订»']],
    ['your_job', []],
  ])('%s', (name, findings) => {
    expect(summaryOf(named(name))).toEqual(findings);
  });

  test('says which of the two checks refuses it', () => {
    expect(messageOf(named('`a:b`'), 'job-name')).toContain('`Incorrect ROUTINE LOAD NAME name …`');
    expect(messageOf(named('`a.b`'), 'job-name')).toContain('`Label format error. regex: ^[-_A-Za-z0-9:]{1,128}$, …`');
    expect(messageOf(named('a.b.c'), 'job-name')).toContain('`labelParts in load should be [db.]label`');
  });

  test('repairs what can only mean one thing', () => {
    expect(resultsOf(named('`2024-orders`'), 'job-name')).toEqual([named('`job_2024-orders`')]);
    expect(resultsOf(named('_a'), 'job-name')).toEqual([named('a')]);
    expect(resultsOf(named('`a b.c`'), 'job-name')).toEqual([named('`a_b_c`')]);
    expect(resultsOf(named('a$'), 'job-name')).toEqual([named('a')]);
    expect(resultsOf(named('订单'), 'job-name')).toEqual([]);
  });

  test('holds for ALTER too', () => {
    expect(summaryOf('ALTER ROUTINE LOAD FOR db.`1a` PROPERTIES ("max_error_number" = "1");')).toEqual([
      'error job-name «1»',
    ]);
  });

  test('is silent where a dot is made up', () => {
    const found = summaryOf(
      'CREATE ROUTINE LOAD a b.c ON t FROM KAFKA ("kafka_broker_list" = "k", "kafka_topic" = "x");',
    );
    expect(found.filter((text) => text.includes('job-name'))).toEqual([]);
  });
});

describe('column-separator', () => {
  test.each([
    [`','`, []],
    [`'||'`, []],
    [`'\\\\'`, []],
    [`"\\t"`, []],
    [`"\\x01"`, []],
    [`"\\X0A\\x0b"`, []],
    [`"\\x0102"`, []],
    [`"x01"`, []],
    [`""`, ['error column-separator «""»']],
    [`"\\x"`, ['error column-separator «\\x»']],
    [`"\\x1"`, ['error column-separator «1»']],
    [`"\\x01\\x2"`, ['error column-separator «2»']],
    [`"\\x0z1"`, ['error column-separator «z»']],
    [`"\\x01 "`, ['error column-separator « »']],
    [`"\\\\t"`, ['warning column-separator «\\\\t»']],
    [`"\\\\x01\\\\x02"`, ['warning column-separator «\\\\x01\\\\x02»']],
    [`"\${SEPARATOR}"`, []],
  ])('%s since 3.1', (literal, findings) => {
    expect(summaryOf(separated(literal))).toEqual(findings);
  });

  test.each([
    [`"\\t"`, []],
    [`"\\\\t"`, []],
    [`"\\\\x01"`, []],
    [`"\\x01"`, ['warning column-separator «\\x01»']],
    [`"\\\\x01\\\\x2"`, ['error column-separator «2»']],
    [`"\\\\xg1"`, ['error column-separator «g»']],
  ])('%s before 3.1', (literal, findings) => {
    expect(summaryOf(separated(literal), '3.0')).toEqual(findings);
  });

  test('gives the answer of Doris', () => {
    expect(messageOf(separated(`''`), 'column-separator')).toContain('`Column separator is null or empty`');
    expect(messageOf(separated(`'\\x'`), 'column-separator')).toContain('`Hex str is empty`');
    expect(messageOf(separated(`'\\xq'`), 'column-separator')).toContain('`Hex str format error`');
    expect(messageOf(separated(`'\\x012'`), 'column-separator')).toContain('`Hex str length error`');
  });

  test('is repaired in the way of the version', () => {
    expect(resultsOf(separated(`'\\x01\\x2'`), 'column-separator')).toEqual([separated(`'\\x01\\x02'`)]);
    expect(resultsOf(separated(`'\\\\x1'`), 'column-separator', '2.1')).toEqual([separated(`'\\\\x01'`)]);
    expect(resultsOf(separated(`'\\u0001\\u001F'`), 'column-separator')).toEqual([separated(`'\\x01\\x1F'`)]);
    expect(resultsOf(separated(`'\\001'`), 'column-separator')).toEqual([separated(`'\\x01'`)]);
    expect(resultsOf(separated(`'\\001'`), 'column-separator', '2.1')).toEqual([separated(`'\\\\x01'`)]);
    expect(resultsOf(separated(`'\\x01'`), 'column-separator', '2.1')).toEqual([separated(`'\\\\x01'`)]);
    expect(resultsOf(separated(`'\\x012'`), 'column-separator')).toEqual([]);
  });
});

describe('partition-names', () => {
  test('takes names in every form', () => {
    for (const clause of ['PARTITION p1', 'PARTITIONS (p1, p2)', 'TEMPORARY PARTITION (p1)', 'PARTITION (`*`)'])
      expect(summaryOf(create(clause))).toEqual([]);
  });

  test('are no repair where nothing else would be left to change', () => {
    expect(fixesOf('ALTER ROUTINE LOAD FOR j PARTITION (*);', 'partition-names')).toEqual([]);
    expect(fixesOf('ALTER ROUTINE LOAD FOR j PARTITION (*), WHERE a > 0;', 'partition-names')).toMatchObject([
      { result: 'ALTER ROUTINE LOAD FOR j WHERE a > 0;' },
    ]);
  });

  test('knows what comes of a star since 3.1 only', () => {
    expect(summaryOf(create('PARTITIONS (*)'), '3.1')).toEqual(['error partition-names «PARTITIONS (*)»']);
    expect(summaryOf(create('PARTITIONS (*)'), '3.0')).toEqual(['warning partition-names «PARTITIONS (*)»']);
  });
});

describe('order-by-column and duplicate-column', () => {
  test('add a column behind one in parentheses', () => {
    expect(resultsOf(create('COLUMNS ((a), (b)),', 'ORDER BY c'), 'order-by-column')).toEqual([
      create('COLUMNS ((a), (b), c),', 'ORDER BY c'),
    ]);
  });

  test('remove an expression that does not count, wherever it stands', () => {
    for (const [columns, left] of [
      ['x = 1, a, x = 2', 'a, x = 2'],
      ['a, (x = 1), (x = 2)', 'a, (x = 2)'],
      ['a,\n  x = 1, -- one\n  x = 2', 'a,\n   -- one\n  x = 2'],
    ]) {
      expect(resultsOf(create(`COLUMNS (${columns})`), 'duplicate-column')).toEqual([create(`COLUMNS (${left})`)]);
    }
  });

  test('let fields be passed over under one name, unless an expression uses it', () => {
    expect(summaryOf(create('COLUMNS (tmp, tmp, a)'))).toEqual([]);
    expect(summaryOf(create('COLUMNS (tmp, tmp, a, b = tmp)'))).toEqual(['warning duplicate-column «tmp»']);
  });

  test('are silent about columns between which a comma is missing', () => {
    const found = summaryOf(create('COLUMNS (a, b b, c),', 'ORDER BY d'));
    expect(found.filter((text) => !text.includes('syntax-error'))).toEqual([]);
  });
});

describe('clause-as-function', () => {
  const call = (word: string): string =>
    `\`${word} (…)\` is read as the call of a function, which Doris does not have.`;

  test.each([
    ['WHERE', 'PROPERTIES ("format" = "csv", "max_batch_rows" = "200000")', 'A condition is missing behind `WHERE`'],
    ['PRECEDING FILTER', 'PROPERTIES ("format" = "csv")', 'A condition is missing behind `PRECEDING FILTER`'],
    ['WHERE a >', 'properties ("format" = "csv")', 'A value is missing in front'],
    ['WHERE a > 1 AND', 'COLUMNS (a, b = a + 1), PARTITION (p)', 'A value is missing in front'],
    ['WHERE NOT', 'COLUMNS (a)', 'A value is missing in front'],
  ])('finds what %s takes in', (condition, clause, missing) => {
    const word = clause.replace(/ .*/s, '').toUpperCase();
    expect(messageOf(create(condition, clause), 'clause-as-function')).toBe(`${missing}: ${call(word)}`);
  });

  test('is silent about columns and functions of these names', () => {
    expect(summaryOf(create('WHERE properties > 1 AND db.columns(a) = 1 AND `columns`(a) = 1'))).toEqual([]);
  });
});
