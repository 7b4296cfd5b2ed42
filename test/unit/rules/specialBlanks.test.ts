import { describe, expect, test } from 'vitest';
import { fixesOf, onlyFinding, summaryOf } from '../../support/findings.ts';

const create = 'CREATE ROUTINE LOAD j ON t';
const brokers = '"kafka_broker_list" = "a:9092"';
const start = `${create} FROM KAFKA (${brokers}, "kafka_topic" = "x"`;
const from = `FROM KAFKA (${brokers}, "kafka_topic" = "x")`;

describe('blanks beyond ASCII, as pasted text has them, are not taken away', () => {
  test.each([
    [`${start}, "kafka_partitions\u00a0" = "0");`, 'unknown-property', `${start}, "kafka_partitions" = "0");`],
    [`${create} FROM KAFKA (${brokers}, "kafka_topic\u00a0" = "x");`, 'unknown-property', `${start});`],
    [`${start}, "\u3000property.group.id" = "g");`, 'unknown-property', `${start}, "property.group.id" = "g");`],
    [
      `${create} PROPERTIES ("\u3000format" = "json") ${from};`,
      'unknown-property',
      `${create} PROPERTIES ("format" = "json") ${from};`,
    ],
    [`${create} FROM KAFKA (${brokers}, "kafka_topic" = "x«\u00a0»");`, 'kafka-topic', `${start});`],
    [`${start}, "kafka_partitions" = "0,«\u3000»1");`, 'property-value', `${start}, "kafka_partitions" = "0, 1");`],
    [
      `${create} FROM KAFKA ("kafka_broker_list" = "a:9092«\u200b»", "kafka_topic" = "x");`,
      'kafka-broker-list',
      `${start});`,
    ],
    [
      `${start}, "property.security.protocol" = "PLAINTEXT«\u00a0»");`,
      'sasl-settings',
      `${start}, "property.security.protocol" = "PLAINTEXT");`,
    ],
    [
      `${create} PROPERTIES ("max_filter_ratio" = "1«\u00a0»") ${from};`,
      'property-value',
      `${create} PROPERTIES ("max_filter_ratio" = "1") ${from};`,
    ],
    [
      `${create} PROPERTIES ("strict_mode" = "true«\ufeff»") ${from};`,
      'property-value',
      `${create} PROPERTIES ("strict_mode" = "true") ${from};`,
    ],
    [
      `${create} PROPERTIES ("num_as_string" = "true«\ufeff»", "format" = "json") ${from};`,
      'property-value',
      `${create} PROPERTIES ("num_as_string" = "true", "format" = "json") ${from};`,
    ],
    [
      `${create} PROPERTIES ("timezone" = "UTC«\u2003»") ${from};`,
      'property-value',
      `${create} PROPERTIES ("timezone" = "UTC") ${from};`,
    ],
    [
      `${create} COLUMNS (a, b) PROPERTIES ("format" = "json", "jsonpaths" = '["$.a",«\u3000»"$.b"]') ${from};`,
      'property-value',
      `${create} COLUMNS (a, b) PROPERTIES ("format" = "json", "jsonpaths" = '["$.a", "$.b"]') ${from};`,
    ],
  ])('%j', (marked, code, fixed) => {
    const sql = marked.replace(/[«»]/g, '');
    const { message, span } = onlyFinding(sql, code);
    expect(message).toMatch(
      /(?:This is|It holds) an? (?:special blank|invisible character) \(U\+[\dA-F]{4}\), which is not taken away/,
    );
    if (marked.includes('«')) expect(span).toEqual({ start: marked.indexOf('«'), end: marked.indexOf('«') + 1 });
    expect(summaryOf(sql)).toHaveLength(1);
    expect(fixesOf(sql, code)).toMatchObject([{ preferred: true, result: fixed }]);
  });

  test('with more wrong than that, the rest is said, and the blank is shown by its code', () => {
    const sql = `${create} PROPERTIES ("format" = "xml\u00a0") ${from};`;
    expect(onlyFinding(sql, 'property-value').message).toContain('got `xml[U+00A0]`');
  });

  test('plain blanks and line breaks around a key are taken away', () => {
    expect(summaryOf(`${start}, " \n\tkafka_partitions\r " = "0, 1 ");`)).toEqual([]);
  });
});
