import { describe, expect, it, test } from 'vitest';
import { type DorisVersion, dorisVersions } from '../../../server/src/catalog/index.ts';
import { analyzeStatement } from '../../../server/src/rules/analysis.ts';
import { readCursor } from '../../support/markers.ts';
import { accepted, offers } from './completing.ts';

/** Places for a key, in the shapes that people write and leave behind while typing. */
const places: readonly (readonly [string, string])[] = [
  ['an empty list', 'CREATE ROUTINE LOAD j ON t FROM KAFKA (|);'],
  ['an empty string', 'CREATE ROUTINE LOAD j ON t FROM KAFKA ("|");'],
  ['a row', 'CREATE ROUTINE LOAD j ON t FROM KAFKA ("kafka_topic"="t", |);'],
  ['the end of a line', 'CREATE ROUTINE LOAD j ON t\nFROM KAFKA (\n  "kafka_topic" = "t"|\n);'],
  [
    'between lines',
    'CREATE ROUTINE LOAD j ON t\nFROM KAFKA (\n  "kafka_topic" = "t"\n  |\n  "property.group.id" = "g"\n);',
  ],
  [
    'between lines, quoted',
    "CREATE ROUTINE LOAD j ON t\nFROM KAFKA (\n  'kafka_topic' = 't',\n  '|'\n  'property.group.id' = 'g'\n);",
  ],
  ['an unterminated string', 'CREATE ROUTINE LOAD j ON t\nFROM KAFKA (\n  "kafka_topic" = "t",\n  "|\n);'],
  [
    'job properties',
    'CREATE ROUTINE LOAD j ON t\nPROPERTIES (\n  |\n)\nFROM KAFKA ("kafka_broker_list" = "b:9092", "kafka_topic" = "t");',
  ],
  ['an ALTER', 'ALTER ROUTINE LOAD FOR j PROPERTIES ("|");'],
  ['the source of an ALTER', 'ALTER ROUTINE LOAD FOR j FROM KAFKA ("kafka_topic" = "t"|);'],
  ['KINESIS', 'CREATE ROUTINE LOAD j ON t FROM KINESIS (|);'],
];

/** Findings of the statement once an item is accepted, with the text that led to them. */
function complaints(marked: string, version: DorisVersion, codes: (code: string) => boolean): readonly string[] {
  const { text } = readCursor(marked);
  return offers(marked, { version, snippets: false }).flatMap((item) => {
    // Without default and placeholder the value is left to the user, and an empty one may well be wrong.
    if (codes('property-value') && /""|''/.test(item.edit.newText)) return [];
    const result = accepted(text, item);
    const findings = analyzeStatement(result, version).findings.filter(({ code }) => codes(code));
    return findings.map(({ code, message }) => `${code}: ${message}\n${result}`);
  });
}

describe('accepting any key', () => {
  test.each(places)('in %s leaves no syntax error', (_, place) => {
    expect(offers(place, { version: 'dev' }).length).toBeGreaterThan(5);
    expect(complaints(place, 'dev', (code) => code === 'syntax-error')).toEqual([]);
  });

  test.each(dorisVersions)('in Doris %s leaves no key and no value that it does not take', (version) => {
    const codes = new Set(['unknown-property', 'duplicate-property', 'property-value', 'source-type']);
    for (const [, place] of places.filter(([name]) => name !== 'KINESIS' || version === 'dev')) {
      expect(complaints(place, version, (code) => codes.has(code))).toEqual([]);
    }
  });
});

describe('completion', () => {
  it('gives edits at the cursor and never fails, wherever it stands', () => {
    const text =
      'CREATE ROUTINE LOAD `db`.j ON t WITH MERGE -- a comment\nCOLUMNS TERMINATED BY \'|\', COLUMNS (a, b = a + 1), DELETE ON a > 1\nPROPERTIES ("format" = "json", max_batch_rows = 300000\n)\nFROM KAFKA (\n  "kafka_broker_list" = "b:9092",\n  "kafka_offsets" = "0, OFFSET_END",, "property.\n  \'kafka_topic\' == \'t\' /* x */ )';
    let count = 0;
    for (let end = 0; end <= text.length; end++) {
      for (const cut of [text.slice(0, end), text]) {
        const marked = cut.replaceAll('|', ' ');
        count += offers(`${marked.slice(0, end)}|${marked.slice(end)}`).length;
      }
    }
    expect(count).toBeGreaterThan(1000);
  });
});
