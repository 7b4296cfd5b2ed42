import { describe, expect, test } from 'vitest';
import { dorisVersions } from '../../../server/src/catalog/index.ts';
import type { DorisVersion } from '../../../server/src/catalog/versions.ts';
import { fixesOf, onlyFinding, summaryOf } from '../../support/findings.ts';

const source = 'FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");';

function create(properties: string, clauses = ''): string {
  return `CREATE ROUTINE LOAD sales ON orders ${clauses} PROPERTIES (${properties}) ${source}`;
}

function alter(properties: string): string {
  return `ALTER ROUTINE LOAD FOR sales PROPERTIES (${properties});`;
}

/** What is said of one property, in a new job and in an ALTER. */
function said(key: string, value: string, version?: DorisVersion): readonly (readonly string[])[] {
  const property = `"${key}" = "${value}"`;
  return [summaryOf(create(property), version), summaryOf(alter(property), version)];
}

describe('a number', () => {
  test.each([
    { key: 'desired_concurrent_number', least: 1 },
    { key: 'max_batch_interval', least: 1 },
    { key: 'max_batch_rows', least: 200_000 },
    { key: 'max_batch_size', least: 104_857_600, most: 10_737_418_240 },
    { key: 'max_error_number', least: 0 },
  ])('of $key is one from $least', ({ key, least, most }) => {
    const bad = (value: string) => [`error property-value «"${value}"»`];
    for (const value of [`${least}`, `+${least}`, `000${least}`, ...(most ? [`${most}`] : [])])
      expect(said(key, value), value).toEqual([[], []]);
    const outside = [`${least - 1}`, ...(most ? [`${most + 1}`] : ['9223372036854775808'])];
    for (const value of [...outside, ' ', ' 5', '5 ', '1e3', '5.0', 'five', '--5', '0x10'])
      expect(said(key, value), value).toEqual([bad(value), bad(value)]);
    expect(summaryOf(create(`${key} = ${least}`))).toEqual([]);
    expect(summaryOf(create(`'${key}' = '${least}'`))).toEqual([]);
  });

  test('that is empty is not set in a new job, and -1 in an ALTER', () => {
    expect(said('max_error_number', '')).toEqual([[], ['warning property-value «""»']]);
    expect(said('max_filter_ratio', '')).toEqual([[], ['warning property-value «""»']]);
    expect(onlyFinding(alter('"max_batch_rows" = ""'), 'property-value').message).toContain('-1');
    expect(said('workload_group', '')[0]).toEqual([]);
  });

  test('beyond 32 bits turns into another one where Doris keeps no more', () => {
    const { message } = onlyFinding(create('"send_batch_parallelism" = "4294967297"'), 'property-value');
    expect(message).toBe('Doris keeps 32 bits of this number, so that `4294967297` turns into 1.');
    expect(summaryOf(create('"max_error_number" = "4294967297"'))).toEqual([]);
  });

  test('in digits of another script is read, which is a hint', () => {
    expect(summaryOf(create('"max_error_number" = "１０"'))).toEqual(['hint property-value «"１０"»']);
  });
});

describe('the answer of Doris', () => {
  test.each([
    [create('"desired_concurrent_number" = "0"'), '`desired_concurrent_number must be greater than 0`'],
    [alter('"desired_concurrent_number" = "0"'), '`desired_concurrent_number should > 0`'],
    [create('"max_batch_interval" = "0"'), '`max_batch_interval should >= 1`'],
    [create('"max_batch_interval" = "61"'), '`max_batch_interval should between 1 and 60`', '2.0'],
    [create('"max_batch_rows" = "199999"'), '`max_batch_rows should > 200000`, although exactly 200000 passes'],
    [create('"max_batch_size" = "10737418241"'), 'The manual gives 1 GB as the maximum; the code allows 10 GB.'],
    [create('"exec_mem_limit" = "-1"'), 'although exactly 0 passes'],
    [create('"format" = ""'), '`format: is not supported.`'],
    [create('"format" = "xml"'), '`format:xml is not supported.`'],
    [create('"format" = "ORC"'), '`Invalid format type.`'],
    [create('"format" = "orc"'), '``Format type is invalid. format=`orc` ``', '2.1'],
    [create('"timezone" = "Beijing"'), "`Unknown or incorrect time zone: 'Beijing'`"],
    [create('"enclose" = "ab"'), '`enclose should not be longer than one byte.`'],
    [create('"enclose" = ""'), '`enclose must be single-char`', '3.0'],
    [create(`"enclose" = "'", "escape" = "ab"`), '`escape must be single-char`'],
    [create(`"enclose" = "'", "escape" = "ab"`), '`enclose must be single-char`, with the wrong name', '2.1'],
    [create('"unique_key_update_mode" = "x"'), ', but found x`'],
    [
      create('"partial_columns" = "true", "partial_update_new_key_behavior" = "x"', 'COLUMNS (a)'),
      "`partial_update_new_key_behavior should be one of {'APPEND', 'ERROR'}, but found X`",
    ],
  ] as const)('to %s', (sql, answer, version?: DorisVersion) => {
    expect(onlyFinding(sql, 'property-value', version).message).toContain(answer);
  });

  test('to a key is told with what the documentation says', () => {
    const message = (sql: string, version?: DorisVersion) => onlyFinding(sql, 'unknown-property', version).message;
    expect(message(create('"trim_double_quotes" = "true"'))).toContain('The documentation recommends it');
    expect(message(create('"unique_key_update_mode" = "UPSERT"'), '3.1')).toContain('The 3.x documentation lists it');
  });
});

describe('a key that came later', () => {
  test.each([
    ['workload_group', '"workload_group" = "g"', '2.1'],
    ['enclose', '"enclose" = "|"', '2.1'],
    [
      'partial_update_new_key_behavior',
      '"partial_columns" = "true", "partial_update_new_key_behavior" = "ERROR"',
      '3.1',
    ],
    ['unique_key_update_mode', '"unique_key_update_mode" = "UPSERT"', '4.0'],
    ['empty_field_as_null', '"empty_field_as_null" = "true"', '4.0'],
    ['fill_missing_columns', '"format" = "json", "fill_missing_columns" = "true"', 'dev'],
  ] as const)('%s is refused until its version', (key, properties, since) => {
    for (const version of dorisVersions) {
      const isThere = dorisVersions.indexOf(version) >= dorisVersions.indexOf(since);
      const found = isThere ? [] : [`error unknown-property «"${key}"»`];
      expect(summaryOf(create(properties, 'COLUMNS (id, a)'), version), version).toEqual(found);
    }
  });

  test('may be there already in late releases of the line before', () => {
    const sql = create('"max_filter_ratio" = "0.1", "max_error_number" = "9"', 'COLUMNS (id, a)');
    expect(summaryOf(sql, '2.0')).toEqual(['warning unknown-property «"max_filter_ratio"»']);
    expect(summaryOf(sql, '2.1')).toEqual([]);
  });

  test('gives way to what the older version has, or goes', () => {
    const late = create('"unique_key_update_mode" = "UPDATE_FIXED_COLUMNS"', 'COLUMNS (a)');
    expect(fixesOf(late, 'unknown-property', '3.1')).toMatchObject([
      { title: 'Change to partial_columns = true', result: create('"partial_columns" = "true"', 'COLUMNS (a)') },
    ]);
    const ratio = create('"max_error_number" = "9", "max_filter_ratio" = "0.1"');
    expect(fixesOf(ratio, 'unknown-property', '2.0')).toMatchObject([
      { title: 'Remove max_filter_ratio', preferred: false, result: create('"max_error_number" = "9"') },
    ]);
  });
});

describe('a clause written as a key', () => {
  const written = (entry: string, version?: DorisVersion) =>
    fixesOf(create(`${entry}, "strict_mode" = "true"`), 'unknown-property', version)[0];
  const fixed = (clause: string) =>
    `CREATE ROUTINE LOAD sales ON orders ${clause}  PROPERTIES ("strict_mode" = "true") ${source}`;

  test.each([
    ['"column_separator" = "\\x01"', 'COLUMNS TERMINATED BY "\\x01"'],
    ["'delimiter' = '|'", "COLUMNS TERMINATED BY '|'"],
    ['"columns" = "id, amount = amount * 2"', 'COLUMNS (id, amount = amount * 2)'],
    ['"where" = "amount > 0"', 'WHERE amount > 0'],
    ['"partitions" = "p1, p2"', 'PARTITION (p1, p2)'],
    ['"function_column.sequence_col" = "ts"', 'ORDER BY ts'],
  ])('%s becomes %s', (entry, clause) => {
    expect(written(entry)).toMatchObject({ preferred: true, safe: false, result: fixed(clause) });
  });

  test('stays a key where the statement has the clause, or cannot have it', () => {
    const titles = (sql: string, version?: DorisVersion) =>
      fixesOf(sql, 'unknown-property', version).map(({ title }) => title);
    expect(titles(create('"where" = "a > 0"', 'WHERE b > 0'))).toEqual(['Remove where']);
    expect(titles(create('"columns" = "a"').replace(' ON orders', ''))).toEqual(['Remove columns']);
    expect(titles(alter('"where" = "a > 0", "strict_mode" = "true"'), '3.1')).toEqual(['Remove where']);
    expect(titles(create('"columns" = "<columns>"'))).toEqual(['Remove columns']);
    expect(titles(create('"format" = "json", "delimiter" = ","'))).toEqual(['Remove delimiter']);
    expect(titles(create('"delete" = "a = 1"'))).toEqual(['Remove delete']);
    expect(titles(create('"delete" = "a = 1"', 'WITH MERGE'))[0]).toBe('Write it as DELETE ON');
  });
});

describe('the only change of an ALTER', () => {
  test('is not taken away, which Doris would refuse as well', () => {
    expect(fixesOf(alter('"format" = "json"'), 'unknown-property')).toEqual([]);
    expect(fixesOf(alter('"format" = "json", "strict_mode" = "true"'), 'unknown-property')).toMatchObject([
      { result: alter('"strict_mode" = "true"') },
    ]);
  });
});

describe('blanks around a key', () => {
  const sql = create('" format " = "json"');

  test('count in 2.0 alone', () => {
    expect(summaryOf(sql, '2.0')).toEqual(['error unknown-property «" format "»']);
    expect(summaryOf(sql, '2.1')).toEqual([]);
    expect(fixesOf(sql, 'unknown-property', '2.0')[0]?.result).toBe(create('"format" = "json"'));
  });
});

describe('fill_missing_columns', () => {
  test.each([
    ['"format" = "json", "fill_missing_columns" = "TRUE"', []],
    ['"format" = "json", "fill_missing_columns" = ""', ['error property-value «""»']],
    ['"format" = "json", "fill_missing_columns" = "1"', ['error property-value «"1"»']],
    ['"format" = "csv", "fill_missing_columns" = "false"', ['error ignored-format-property «"fill_missing_columns"»']],
    ['"fill_missing_columns" = "true"', ['error ignored-format-property «"fill_missing_columns"»']],
    [
      '"format" = "json", "fill_missing_columns" = "true", "partial_columns" = "true"',
      ['error partial-update «"fill_missing_columns"»'],
    ],
    ['"format" = "json", "fill_missing_columns" = "false", "partial_columns" = "true"', []],
  ])('in %s', (properties, found) => {
    expect(summaryOf(create(properties, 'COLUMNS (a)'), 'dev')).toEqual(found);
  });
});
