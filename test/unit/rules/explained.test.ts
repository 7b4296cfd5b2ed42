import { describe, expect, test } from 'vitest';
import { analyzeStatement } from '../../../server/src/rules/analysis.ts';
import { unexplained } from '../../../server/src/rules/explained.ts';

/** What the rules find in broken text and syntax does not explain, as `code «marked text»`. */
function reported(sql: string): readonly string[] {
  const { findings, job, parsed } = analyzeStatement(sql, '4.1');
  if (!job) throw new Error(`No property lists in: ${sql}`);
  expect(parsed.errors.length).toBeGreaterThan(0);
  const found = findings.filter((finding) => finding.code !== 'syntax-error');
  return unexplained(found, job, parsed.errors).map(({ code, span }) => `${code} «${sql.slice(span.start, span.end)}»`);
}

const head = 'CREATE ROUTINE LOAD j ON t\nFROM KAFKA (\n  "kafka_broker_list" = "a:9092",\n  "kafka_topic" = "x"';

describe('beside a syntax error', () => {
  test('a missing comma hides nothing', () => {
    expect(reported(`${head}\n  "kafka_partition" = "0",\n  "property.kafka_default_offsets" = "latest"\n);`)).toEqual([
      'unknown-property «"kafka_partition"»',
      'property-value «"latest"»',
    ]);
  });

  test('a comma too many hides nothing', () => {
    expect(reported(`${head},\n  "kafka_partition" = "0",\n);`)).toEqual(['unknown-property «"kafka_partition"»']);
  });

  test('a broken property hides itself and leaves the others', () => {
    expect(reported(`${head},\n  "kafka_partition" "0",\n  "kafka_offset" = "1"\n);`)).toEqual([
      'unknown-property «"kafka_offset"»',
    ]);
  });

  test('nothing is missed in a list that is broken', () => {
    expect(
      reported('CREATE ROUTINE LOAD j ON t\nFROM KAFKA (\n  "kafka_broker_list" = "a:9092",\n  = "x"\n);'),
    ).toEqual([]);
    expect(reported('CREATE ROUTINE LOAD j ON t\nFROM KAFKA (\n  "kafka_broker_list" = "a:9092"\n')).toEqual([]);
  });

  test('what another part of the statement lacks hides nothing', () => {
    expect(reported(`${head.replace('ON t', 'ON t COLUMNS (a,)')},\n  "kafka_partition" = "0"\n);`)).toEqual([
      'unknown-property «"kafka_partition"»',
    ]);
  });

  test('a list that stands under the wrong heading for want of FROM is left alone', () => {
    expect(
      reported('CREATE ROUTINE LOAD j ON t PROPERTIES (\n  "kafka_broker_list" = "a:9092",\n  "kafka_topic" = "x"\n)'),
    ).toEqual([]);
  });
});
