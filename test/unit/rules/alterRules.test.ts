import { describe, expect, test } from 'vitest';
import { fixesOf, onlyFinding, summaryOf } from '../../support/findings.ts';

function alter(...lines: readonly string[]): string {
  return `ALTER ROUTINE LOAD FOR j FROM KAFKA (${lines.join(', ')});`;
}

describe('alter-nothing', () => {
  test.each([
    'ALTER ROUTINE LOAD FOR j',
    'ALTER ROUTINE LOAD FOR j ;',
    'alter routine load for `j` /* later */ -- or now\n',
  ])('is found in every version: %s', (sql) => {
    for (const version of ['2.0', '4.1', 'dev'] as const) {
      const { message, severity } = onlyFinding(sql, 'alter-nothing', version);
      expect(severity).toBe('error');
      expect(message).toContain('`No properties are specified`');
    }
  });

  test.each([
    'ALTER ROUTINE LOAD FOR',
    'ALTER ROUTINE LOAD j',
    'ALTER ROUTINE LOAD FOR j PROPERTIES',
    'ALTER ROUTINE LOAD FOR j PROPERTIS ("max_error_number" = "1");',
    'ALTER ROUTINE LOAD FOR j ("max_error_number" = "1");',
    'ALTER ROUTINE LOAD FOR j, COLUMNS (a);',
    'ALTER ROUTINE LOAD FOR j FROM KAFKA ();',
  ])('is left to the syntax error in: %s', (sql) => {
    expect(summaryOf(sql).map((line) => line.split(' ')[1])).toEqual(['syntax-error']);
  });

  test('is not what changing the target table is', () => {
    expect(summaryOf('ALTER ROUTINE LOAD FOR j SET TARGET TABLE = "t";', 'dev')).toEqual([]);
  });
});

describe('alter-default-offsets', () => {
  test('offers both ends of the topic, and applies neither unseen', () => {
    const sql = alter('"kafka_broker_list" = "k:9092"');
    expect(fixesOf(sql, 'alter-default-offsets')).toEqual([
      {
        title: 'Add "property.kafka_default_offsets" = "OFFSET_BEGINNING"',
        result: alter('"kafka_broker_list" = "k:9092"', '"property.kafka_default_offsets" = "OFFSET_BEGINNING"'),
        preferred: true,
        safe: false,
      },
      {
        title: 'Add "property.kafka_default_offsets" = "OFFSET_END"',
        result: alter('"kafka_broker_list" = "k:9092"', '"property.kafka_default_offsets" = "OFFSET_END"'),
        preferred: false,
        safe: false,
      },
    ]);
  });

  test.each([
    ['a misspelt key', '"property.kafka_default_offset" = "OFFSET_END"', 'warning unknown-property'],
    ['a key without its prefix', '"kafka_default_offsets" = "OFFSET_END"', 'warning kafka-partitions-offsets'],
    ['partitions without offsets', '"kafka_partitions" = "0"', 'error kafka-partitions-offsets'],
    ['a string that is not closed', '"property.client.id" = "doris', 'error syntax-error'],
  ])('is silent beside %s, which has its own finding', (_, line, found) => {
    expect(summaryOf(alter(line)).map((finding) => finding.replace(/ «.*$/s, ''))).toEqual([found]);
  });

  test('says nothing about a new job, which starts at the default of Doris', () => {
    expect(
      summaryOf('CREATE ROUTINE LOAD j ON t FROM KAFKA ("kafka_broker_list" = "k:9092", "kafka_topic" = "x");'),
    ).toEqual([]);
  });
});

describe('alter-topic', () => {
  test('speaks for the default offset as well', () => {
    const sql = alter('"property.client.id" = "doris"', '"kafka_topic" = "<topic>"');
    expect(summaryOf(sql)).toEqual(['warning alter-topic «"kafka_topic"»']);
  });

  test('leaves an empty topic, which changes nothing, to the rule on the default offset', () => {
    expect(summaryOf(alter('"kafka_topic" = ""'))).toEqual(['warning alter-default-offsets «FROM KAFKA»']);
  });

  test('is content when the statement says where to begin', () => {
    const offsets = ['"kafka_partitions" = "0,1"', '"kafka_offsets" = "OFFSET_BEGINNING,OFFSET_BEGINNING"'];
    expect(summaryOf(alter('"kafka_topic" = "x"', ...offsets))).toEqual([]);
  });
});
