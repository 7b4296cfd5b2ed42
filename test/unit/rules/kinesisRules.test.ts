import { describe, expect, test } from 'vitest';
import { fixesOf, onlyFinding, summaryOf } from '../../support/findings.ts';

function create(...lines: readonly string[]): string {
  const list = ['"aws.region" = "us-east-1"', '"kinesis_stream" = "orders"', ...lines];
  return `CREATE ROUTINE LOAD j ON t FROM KINESIS (${list.join(', ')});`;
}

function alter(...lines: readonly string[]): string {
  return `ALTER ROUTINE LOAD FOR j FROM KINESIS (${lines.join(', ')});`;
}

function codes(sql: string): readonly string[] {
  return summaryOf(sql, 'dev').map((line) => line.replace(/ «.*$/s, ''));
}

describe('kinesis-credentials-incomplete', () => {
  test.each([
    ['aws.access_key', 'When property.aws.access_key is set, property.aws.secret_key must also be set'],
    ['aws.secret_key', 'When property.aws.secret_key is set, property.aws.access_key must also be set'],
    ['property.aws.secret_key', 'When property.aws.secret_key is set, property.aws.access_key must also be set'],
    ['property.aws.external.id', 'When property.aws.external.id is set, property.aws.role_arn must also be set'],
  ])('gives the answer of Doris to %s alone', (key, answer) => {
    const sql = create(`"${key}" = "<value>"`);
    expect(onlyFinding(sql, 'kinesis-credentials-incomplete', 'dev').message).toContain(`\`${answer}\``);
    expect(codes(sql)).toEqual(['error kinesis-credentials-incomplete']);
  });

  test('counts a blank key as none', () => {
    expect(codes(create('"aws.access_key" = " "', '"aws.secret_key" = ""'))).toEqual([]);
  });

  test('tells that an ALTER is checked on its own', () => {
    const sql = alter('"aws.secret_key" = "<your-sk>"');
    expect(onlyFinding(sql, 'kinesis-credentials-incomplete', 'dev').message).toMatch(
      /An ALTER must repeat what the job already has\.$/,
    );
  });

  test.each([
    ['a misspelt key', '"aws.secret_keys" = "<your-sk>"', 'error unknown-property'],
    ['a value still to be written', '"aws.secret_key" = ', 'error syntax-error'],
  ])('is silent beside %s', (_, line, found) => {
    expect(codes(create('"aws.access_key" = "<your-ak>"', line))).toEqual([found]);
  });

  test('is silent in versions that refuse the source', () => {
    expect(summaryOf(create('"aws.access_key" = "<your-ak>"'), '4.1')).toEqual(['error source-type «KINESIS»']);
  });
});

describe('kinesis-shards-positions', () => {
  test('does not repeat a sequence number on another shard', () => {
    const sql = create('"kinesis_shards" = "a,b"', '"kinesis_shards_pos" = "4959"');
    expect(fixesOf(sql, 'kinesis-shards-positions', 'dev')).toEqual([
      {
        title: 'Start the other shards at TRIM_HORIZON',
        result: create('"kinesis_shards" = "a,b"', '"kinesis_shards_pos" = "4959,TRIM_HORIZON"'),
        preferred: true,
        safe: false,
      },
    ]);
  });

  test('drops the comma behind the last shard, as Doris does', () => {
    expect(codes(create('"kinesis_shards" = "a, b,"', '"kinesis_shards_pos" = "LATEST, LATEST"'))).toEqual([]);
  });

  test.each([
    [
      'positions that are none',
      '"kinesis_shards" = "a,b"',
      '"kinesis_shards_pos" = "earliest"',
      ['error property-value'],
    ],
    ['shards to be filled in', '"kinesis_shards" = "<shards>"', '"kinesis_shards_pos" = "LATEST,LATEST"', []],
    [
      'a misspelt list of shards',
      '"kinesis_shard" = "a"',
      '"kinesis_shards_pos" = "LATEST"',
      ['error unknown-property'],
    ],
  ])('does not count %s', (_, shards, positions, found) => {
    expect(codes(create(shards, positions))).toEqual(found);
  });

  test('counts a blank list as one entry, as Doris does', () => {
    expect(codes(create('"kinesis_shards" = "a"', '"kinesis_shards_pos" = ""'))).toEqual(['error property-value']);
    expect(codes(create('"kinesis_shards_pos" = ""', '"property.kinesis_default_pos" = "LATEST"'))).toEqual([
      'error property-value',
      'error kinesis-shards-positions',
    ]);
    expect(codes(create('"kinesis_shards" = ""'))).toEqual(['warning property-value']);
    expect(
      codes(
        create('"kinesis_shards" = "a"', '"kinesis_shards_pos" = "LATEST"', '"property.kinesis_default_pos" = " "'),
      ),
    ).toEqual([]);
  });

  test('lets CREATE name shards alone', () => {
    expect(codes(create('"kinesis_shards" = "a,b"'))).toEqual([]);
    expect(codes(alter('"kinesis_shards" = "a,b"'))).toEqual(['error kinesis-shards-positions']);
  });
});

test('the region of Kinesis may have blanks around it', () => {
  const blank = create('"property.kinesis_default_pos" = "LATEST"').replace('"us-east-1"', '" us-east-1 "');
  expect(codes(blank)).toEqual([]);
  expect(codes(blank.replace('us-east-1', 'us-east-10'))).toEqual(['error property-value']);
});

describe('numbers for Kinesis', () => {
  test('must have digits', () => {
    expect(codes(create('"property.aws.kinesis.max_records" = ""'))).toEqual(['warning property-value']);
  });

  test.each([
    ['property.aws.kinesis.max_records', '1', undefined],
    ['property.aws.kinesis.max_records', '10000', undefined],
    ['property.aws.kinesis.max_records', '0', '1'],
    ['property.aws.kinesis.max_results', '10001', '10000'],
    ['property.aws.kinesis.timestamp', '1700000000', undefined],
    ['property.aws.request.timeout.ms', '-1', '0'],
    ['property.aws.request.timeout.ms', '0', undefined],
  ])('%s = %s', (key, value, repaired) => {
    const sql = create(`"${key}" = "${value}"`);
    const found = repaired === undefined ? [] : [`warning property-value «"${value}"»`];
    expect(summaryOf(sql, 'dev')).toEqual(found);
    if (repaired !== undefined) expect(fixesOf(sql, 'property-value', 'dev')[0]?.title).toBe(`Change to ${repaired}`);
  });
});

test('the one answer that Doris gives is told', () => {
  const told = (lines: string): string => onlyFinding(lines, 'property-value', 'dev').message;
  expect(told(create().replace('us-east-1', 'Virginia'))).toBe(
    '`Virginia` is not the code of an AWS region, such as `us-east-1`. Doris answers `Invalid AWS region format: Virginia. Expected format like: us-east-1, eu-west-2, cn-north-1`.',
  );
  expect(told(create('"kinesis_shards" = "a"', '"kinesis_shards_pos" = "EARLIEST"'))).toMatch(
    /^`EARLIEST` is not a position that Doris takes\. Doris answers `[^`]+Got: EARLIEST`\.$/,
  );
  expect(told(create('"kinesis_shards" = "a,b"', '"kinesis_shards_pos" = "LATEST,2024-01-31 08:00:00"'))).toBe(
    'Either every position is a time or none is. Doris answers `Cannot mix timestamp and position values in kinesis_shards_pos`.',
  );
  const bare = onlyFinding(create('"kinesis_default_pos" = "LATEST"'), 'unknown-property', 'dev').message;
  expect(bare).toContain('This key begins with `property.`: write `property.kinesis_default_pos`.');
});

test('the names that AWS has for credentials lead to those of Doris', () => {
  const sql = create('"AWS_SECRET_ACCESS_KEY" = "<s>"', '"aws.access_key" = "<a>"', '"aws.sessionToken" = "<t>"');
  expect(codes(sql)).toEqual(['error unknown-property', 'error unknown-property']);
  const repaired = sql
    .replace('AWS_SECRET_ACCESS_KEY', 'aws.secret_key')
    .replace('aws.sessionToken', 'aws.session_key');
  expect(codes(repaired)).toEqual([]);
});
