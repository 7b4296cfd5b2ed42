import { describe, expect, test } from 'vitest';
import { dorisVersions } from '../../../server/src/catalog/versions.ts';
import { fixesOf, onlyFinding, summaryOf } from '../../support/findings.ts';

const source = 'FROM KAFKA ("kafka_broker_list" = "k:9092", "kafka_topic" = "x")';

/** A new job with one load clause, none when it is empty, and with properties written as `"key" = "value"`. */
function create(clause: string, ...properties: readonly string[]): string {
  const list = properties.length > 0 ? `PROPERTIES (${properties.join(', ')})` : '';
  return [`CREATE ROUTINE LOAD j ON t`, clause, list, `${source};`].filter((line) => line !== '').join('\n');
}

const json = '"format" = "json"';

/** A JSON job with these paths, in the quotes that need no escapes. */
function withPaths(columns: string, paths: string): string {
  return create(columns === '' ? '' : `COLUMNS (${columns})`, json, `"jsonpaths" = '${paths}'`);
}

function resultsOf(sql: string, code: string): readonly string[] {
  return fixesOf(sql, code).map(({ result }) => result);
}

describe('ignored-format-property', () => {
  test('names what is missing once, for all that needs it', () => {
    const sql = create('COLUMNS (a)', '"fuzzy_parse" = "true"', '"strip_outer_array" = "true"');
    expect(summaryOf(sql)).toEqual(['warning ignored-format-property «"fuzzy_parse"»']);
    expect(resultsOf(sql, 'ignored-format-property')).toEqual([
      create('COLUMNS (a)', json, '"fuzzy_parse" = "true"', '"strip_outer_array" = "true"'),
      create('COLUMNS (a)'),
    ]);
  });

  test('names each setting that a format does not read', () => {
    const sql = create('', '"format" = "csv"', '"num_as_string" = "true"', `"json_root" = "$.a"`);
    expect(summaryOf(sql)).toEqual([
      'warning ignored-format-property «"num_as_string"»',
      'warning ignored-format-property «"json_root"»',
    ]);
  });

  test('knows empty_field_as_null since 4.0', () => {
    const sql = create('', json, '"empty_field_as_null" = "true"');
    expect(summaryOf(sql, '4.0')).toEqual(['warning ignored-format-property «"empty_field_as_null"»']);
    expect(summaryOf(sql, '3.1')).toEqual(['error unknown-property «"empty_field_as_null"»']);
  });

  test('does not judge by a format that is misspelt, wrong, or to be filled in', () => {
    for (const format of ['"fromat" = "json"', '"json" = "json"', '"format" = "jsn"', '"format" = "<format>"']) {
      const found = summaryOf(create('', format, '"strip_outer_array" = "true"'));
      expect(found.filter((text) => text.includes('ignored-format-property'))).toEqual([]);
    }
    const elsewhere = create('', '"strip_outer_array" = "true"').replace('"x")', '"x", "format" = "json")');
    expect(summaryOf(elsewhere)).toEqual(['error unknown-property «"format"»']);
  });

  test('offers another format only where that is all there is to change', () => {
    const titles = (sql: string): readonly string[] =>
      fixesOf(sql, 'ignored-format-property').map(({ title }) => title);
    const stripped = ['"format" = "csv"', '"strip_outer_array" = "true"'];
    expect(titles(create('', ...stripped))).toEqual(['Remove strip_outer_array', 'Change format to json']);
    expect(titles(create('COLUMNS TERMINATED BY ","', ...stripped))).toEqual(['Remove strip_outer_array']);
  });
});

describe('jsonpaths-columns', () => {
  test.each([
    ['a, b', '["$.a", "$.b"]', []],
    ['a, b, c = a + b', '["$.a", "$.b"]', []],
    ['a, b', '["$.x.b", "$.a[0]"]', []],
    ['A, b', '["$.a", "$.B"]', []],
    ['c = 1', '["$.a", "$.b"]', []],
    ['a, b', '["$.a", "$.b", "$.c"]', ['warning jsonpaths-columns «$.c»']],
    ['a, c', '["$.a", "$.b", "$.c"]', ['warning jsonpaths-columns «$.b»']],
    ['a, b', '["$.x", "$.y", "$.z"]', ['warning jsonpaths-columns «$.z»']],
    ['a, b, c', '["$.a", "$.c"]', ['warning jsonpaths-columns «b»']],
    ['a, b, c', '["$.x"]', ['warning jsonpaths-columns «b»']],
    ['a, b, c', '["$.a", "$.c", "$.b"]', ['warning jsonpaths-columns «$.c»']],
    ['a, b', '["$.a", "<path>", "$.c"]', []],
  ])('COLUMNS (%s) and %s', (columns, paths, findings) => {
    expect(summaryOf(withPaths(columns, paths))).toEqual(findings);
  });

  test('offers to take a path away or to give it a field at its place', () => {
    expect(resultsOf(withPaths('a, c', '["$.a", "$.b", "$.c"]'), 'jsonpaths-columns')).toEqual([
      withPaths('a, c', '["$.a", "$.c"]'),
      withPaths('a, b, c', '["$.a", "$.b", "$.c"]'),
    ]);
    expect(resultsOf(withPaths('b', '["$.order", "$.b"]'), 'jsonpaths-columns')).toEqual([
      withPaths('b', '["$.b"]'),
      withPaths('`order`, b', '["$.order", "$.b"]'),
    ]);
    expect(resultsOf(withPaths('a', '["$.a", "$.b", "$.c"]'), 'jsonpaths-columns')).toEqual([
      withPaths('a', '["$.a"]'),
      withPaths('a, b, c', '["$.a", "$.b", "$.c"]'),
    ]);
  });

  test('offers a path for a field in the way in which the others are written', () => {
    const lines = (...paths: readonly string[]): string =>
      create(
        'COLUMNS (a, b, c)',
        json,
        `"jsonpaths" = "[\n  ${paths.map((path) => `\\"${path}\\"`).join(',\n  ')}\n]"`,
      );
    expect(resultsOf(lines('$.a', '$.b'), 'jsonpaths-columns')).toEqual([
      lines('$.a', '$.b', '$.c'),
      lines('$.a', '$.b').replace('a, b, c', 'a, b'),
    ]);
    expect(resultsOf(withPaths('a, b, c', '["$.c"]'), 'jsonpaths-columns')).toEqual([
      withPaths('a, b, c', '["$.a", "$.b", "$.c"]'),
    ]);
  });

  test('sorts paths by their fields', () => {
    expect(resultsOf(withPaths('a, b, c', '["$.x.c","$.a","$.b"]'), 'jsonpaths-columns')).toEqual([
      withPaths('a, b, c', '["$.a","$.b","$.x.c"]'),
    ]);
  });

  test('holds for an ALTER that sets both', () => {
    expect(summaryOf(`ALTER ROUTINE LOAD FOR j COLUMNS (a) PROPERTIES ("jsonpaths" = '["$.a", "$.b"]');`)).toEqual([
      'warning jsonpaths-columns «$.b»',
    ]);
    expect(summaryOf(`ALTER ROUTINE LOAD FOR j PROPERTIES ("jsonpaths" = '["$.a", "$.b"]');`)).toEqual([]);
  });

  test('leaves paths that are wrong in themselves, and fields that cannot be counted, to other findings', () => {
    expect(summaryOf(withPaths('a', '["$.a", "b"]'))).toEqual(['warning property-value «b»']);
    const found = summaryOf(withPaths('a, , b', '["$.a", "$.b", "$.c", "$.d"]'));
    expect(found.filter((text) => !text.includes('syntax-error'))).toEqual([]);
  });

  test('takes an empty array for no paths at all', () => {
    expect(summaryOf(withPaths('a', '[]'))).toEqual([]);
  });

  test('counts no further once missing columns are filled in', () => {
    const sql = withPaths('a', '["$.a", "$.b"]').replace(json, `${json}, "fill_missing_columns" = "true"`);
    expect(summaryOf(sql, 'dev')).toEqual([]);
  });
});

describe('partial updates', () => {
  const flexible = '"unique_key_update_mode" = "UPDATE_FLEXIBLE_COLUMNS"';

  test('without COLUMNS are a warning, and COLUMNS can come from the paths', () => {
    const partial = '"partial_columns" = "true"';
    expect(summaryOf(create('', partial))).toEqual(['warning partial-update «"partial_columns"»']);
    expect(summaryOf(create('COLUMNS (a, b)', partial))).toEqual([]);
    const paths = `"jsonpaths" = '["$.a", "$.b"]'`;
    expect(resultsOf(create('', json, partial, paths), 'partial-update')).toEqual([
      create('COLUMNS (a, b)', json, partial, paths),
    ]);
  });

  test.each([
    ['true', 'UPDATE_FIXED_COLUMNS', ['information partial-update «"partial_columns"»']],
    ['false', 'UPSERT', []],
    ['true', 'UPSERT', ['warning partial-update «"partial_columns"»']],
    ['false', 'UPDATE_FIXED_COLUMNS', ['warning partial-update «"partial_columns"»']],
    ['true', '<mode>', []],
  ])('with partial_columns = %s beside %s', (partial, mode, findings) => {
    const sql = create('COLUMNS (a)', `"partial_columns" = "${partial}"`, `"unique_key_update_mode" = "${mode}"`);
    expect(summaryOf(sql)).toEqual(findings);
  });

  test('are wanted for partial_update_new_key_behavior, in the words of the version', () => {
    const behavior = '"partial_update_new_key_behavior" = "APPEND"';
    const message = (version: '3.1' | '4.0'): string =>
      onlyFinding(create('COLUMNS (a)', behavior), 'partial-update', version).message;
    expect(message('3.1')).toContain('`partial_update_new_key_behavior can only be set when partial_columns is true`');
    expect(message('4.0')).toContain(
      '`partial_update_new_key_behavior can only be set when partial update is enabled`',
    );
    expect(resultsOf(create('COLUMNS (a)', '"partial_columns" = "false"', behavior), 'partial-update')[0]).toBe(
      create('COLUMNS (a)', '"partial_columns" = "true"', behavior),
    );
    expect(resultsOf(create('COLUMNS (a)', behavior, '"unique_key_update_mode" = "UPSERT"'), 'partial-update')[0]).toBe(
      create('COLUMNS (a)', behavior, '"unique_key_update_mode" = "UPDATE_FIXED_COLUMNS"'),
    );
    expect(fixesOf(create('', behavior), 'partial-update').find(({ preferred }) => preferred)?.result).toBe(create(''));
  });

  test('that a wrong value switches off are that value’s mistake alone', () => {
    const sql = create('COLUMNS (a)', '"partial_columns" = "yes"', '"partial_update_new_key_behavior" = "APPEND"');
    expect(summaryOf(sql)).toEqual(['warning property-value «"yes"»']);
  });

  test('that are flexible take no WHERE, WITH and ORDER BY in the development branch', () => {
    const sql = create('WITH DELETE WHERE a > 1, ORDER BY a', json, flexible);
    expect(summaryOf(sql, '4.1')).toEqual([]);
    expect(summaryOf(sql, 'dev')).toEqual([
      'error flexible-partial-update «WITH DELETE»',
      'error flexible-partial-update «WHERE»',
      'error flexible-partial-update «ORDER BY»',
    ]);
  });

  test('that are flexible need JSON, wherever the format is said', () => {
    expect(summaryOf(create('', flexible))).toEqual(['error flexible-partial-update «"UPDATE_FLEXIBLE_COLUMNS"»']);
    expect(summaryOf(create('', '"format" = "CSV"', flexible))).toEqual(['error flexible-partial-update «"CSV"»']);
    expect(onlyFinding(create('', '"format" = "CSV"', flexible), 'flexible-partial-update').message).toContain(
      'but found: CSV`',
    );
    expect(summaryOf(create('COLUMNS (a)', flexible), '3.1')).toEqual([
      'error unknown-property «"unique_key_update_mode"»',
    ]);
  });
});

describe('error-tolerance', () => {
  test.each([
    [[`"max_filter_ratio" = "0.2"`], ['warning error-tolerance «"0.2"»']],
    [[`"max_filter_ratio" = "0.2"`, `"max_error_number" = "0"`], ['warning error-tolerance «"0.2"»']],
    [[`"max_filter_ratio" = "0.2"`, `"max_error_number" = ""`], ['warning error-tolerance «"0.2"»']],
    [[`"max_filter_ratio" = "0.2"`, `"max_error_number" = "1"`], []],
    [[`"max_filter_ratio" = "0.2"`, `"max_error_number" = "<n>"`], []],
    [[`"max_filter_ratio" = "1"`], []],
    [[`"max_filter_ratio" = "0"`], []],
    [[`"max_error_number" = "10"`], []],
    [[`"max_filter_ratio" = "0.0"`, `"max_error_number" = "10"`], ['warning error-tolerance «"0.0"»']],
    [[`"max_filter_ratio" = "2"`], ['error property-value «"2"»']],
  ])('%s', (properties, findings) => {
    expect(summaryOf(create('', ...properties))).toEqual(findings);
  });

  test('proposes what the ratio allows in a window', () => {
    expect(fixesOf(create('', '"max_filter_ratio" = "0.2"'), 'error-tolerance').map(({ title }) => title)).toEqual([
      'Set max_error_number = 40000000',
    ]);
  });

  test('is silent where the key is not known, and in an ALTER of one limit', () => {
    expect(summaryOf(create('', '"max_filter_ratio" = "0.2"'), '2.0')).toEqual([
      'warning unknown-property «"max_filter_ratio"»',
    ]);
    expect(summaryOf('ALTER ROUTINE LOAD FOR j PROPERTIES ("max_filter_ratio" = "0.2");')).toEqual([]);
  });
});

describe('enclose and escape', () => {
  test.each(['“', '’', '。'])('keep one byte, so that %s matches nothing', (character) => {
    expect(summaryOf(create('', `"enclose" = "${character}"`))).toEqual([`warning property-value «"${character}"»`]);
  });

  test('offer the plain quote for a typographic one', () => {
    expect(resultsOf(create('', `"enclose" = "‘"`), 'property-value')).toEqual([create('', `"enclose" = "'"`)]);
    expect(resultsOf(create('', `"enclose" = "。"`), 'property-value')).toEqual([]);
  });

  test('are refused when longer in every version, and when empty before 3.1', () => {
    for (const version of dorisVersions.filter((line) => line !== '2.0')) {
      expect(summaryOf(create('', `"enclose" = "''"`), version)).toEqual([`error property-value «"''"»`]);
    }
    expect(summaryOf(create('', `"enclose" = ""`, `"escape" = "#"`), '3.0')).toEqual(['error property-value «""»']);
    expect(summaryOf(create('', `"enclose" = ""`), '3.1')).toEqual([]);
  });
});

describe('fuzzy-parse', () => {
  test('judges by nothing that may yet be switched on', () => {
    const fuzzy = (strip: string): readonly string[] => summaryOf(create('', json, '"fuzzy_parse" = "true"', strip));
    expect(fuzzy('"strip_outer_array" = "<true or false>"')).toEqual([]);
    expect(fuzzy('"strip_outer_aray" = "true"')).toEqual(['error unknown-property «"strip_outer_aray"»']);
  });
});

describe('desired-concurrency', () => {
  const withPartitions = (wanted: string, partitions: string): string =>
    create('', `"desired_concurrent_number" = "${wanted}"`).replace(
      '"x")',
      `"x", "kafka_partitions" = "${partitions}")`,
    );

  test('counts each partition once', () => {
    expect(summaryOf(withPartitions('3', '0,1,2'))).toEqual([]);
    expect(summaryOf(withPartitions('4', '0,1,2'))).toEqual(['hint desired-concurrency «"4"»']);
    expect(summaryOf(withPartitions('4', '<partitions>'))).toEqual([]);
  });

  test('takes the partitions of an ALTER for what they are, some of the job’s', () => {
    const sql =
      'ALTER ROUTINE LOAD FOR j PROPERTIES ("desired_concurrent_number" = "4") FROM KAFKA ("kafka_partitions" = "0", "kafka_offsets" = "5", "property.kafka_default_offsets" = "OFFSET_END");';
    expect(summaryOf(sql)).toEqual([]);
  });

  test('knows the limit of the frontend', () => {
    expect(summaryOf(create('', '"desired_concurrent_number" = "256"'))).toEqual([]);
    expect(summaryOf(create('', '"desired_concurrent_number" = "257"'))).toEqual(['hint desired-concurrency «"257"»']);
  });
});
