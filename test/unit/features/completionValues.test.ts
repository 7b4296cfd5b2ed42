import { describe, expect, it, test } from 'vitest';
import { complete, labels, offers } from './completing.ts';

function kafka(inside: string): string {
  return `CREATE ROUTINE LOAD job ON t FROM KAFKA ("kafka_topic" = "t", ${inside});`;
}

function lines(...inside: readonly string[]): string {
  return `CREATE ROUTINE LOAD job ON t\nFROM KAFKA (\n${inside.map((line) => `  ${line}\n`).join('')});`;
}

describe('behind a quote that nothing closes', () => {
  const inList = (list: string): string =>
    `CREATE ROUTINE LOAD j ON t PROPERTIES(${list}) FROM KAFKA("kafka_broker_list"="h:9092","kafka_topic"="x");`;

  test.each([
    ['"format"="|', '"format"="json"'],
    ['"format" = "|, "strict_mode"="true"', '"format" = "json", "strict_mode"="true"'],
    ['"format"="|,"strict_mode"="true"', '"format"="json","strict_mode"="true"'],
    ['"format"="js|, "strict_mode"="true"', '"format"="json", "strict_mode"="true"'],
    ["'format'='|, 'strict_mode'='true'", "'format'='json', 'strict_mode'='true'"],
  ])('%s leaves what follows alone', (list, completed) => {
    expect(complete(inList(list), 'json')).toBe(inList(completed));
  });
});

describe('which values are offered', () => {
  it('offers the documented providers first, then those that only the code knows, no second spellings', () => {
    expect(labels(kafka('"aws.credentials_provider" = "|"'))).toEqual([
      'INSTANCE_PROFILE',
      'ENV',
      'DEFAULT',
      'WEB_IDENTITY',
      'CONTAINER',
      'SYSTEM_PROPERTIES',
      'ANONYMOUS',
    ]);
  });

  it('tells which value is not in the documentation', () => {
    const items = offers(kafka('"aws.credentials_provider" = "|"'));
    const detailOf = (label: string): string | undefined => items.find((item) => item.label === label)?.detail;
    expect(detailOf('CONTAINER')).toBe('not in the documentation');
    expect(detailOf('ENV')).toBeUndefined();
  });

  test.each([
    ['protocols', '"property.security.protocol" = "|"', ['SASL_SSL', 'SASL_PLAINTEXT', 'SSL', 'PLAINTEXT']],
    ['booleans', '"property.enable.ssl.certificate.verification" = "|"', ['true', 'false']],
    ['start positions', '"property.kafka_default_offsets" = "|"', ['OFFSET_BEGINNING', 'OFFSET_END']],
    ['offsets', '"kafka_offsets" = "|"', ['OFFSET_BEGINNING', 'OFFSET_END']],
  ])('offers %s', (_, inside, expected) => {
    expect(labels(kafka(inside))).toEqual(expected);
  });

  it('offers formats, and every value with an explanation', () => {
    const items = offers('CREATE ROUTINE LOAD job ON t PROPERTIES ("format" = "|") FROM KAFKA ("kafka_topic" = "t");');
    expect(items.map(({ label }) => label)).toEqual(['json', 'csv']);
    for (const item of items) expect(item.documentation).toMatch(/\w{3}/);
  });

  it('offers the default where values are numbers', () => {
    const items = offers(
      'CREATE ROUTINE LOAD job ON t PROPERTIES ("max_batch_rows" = "|") FROM KAFKA ("kafka_topic" = "t");',
    );
    expect(items.map(({ label, detail }) => [label, detail])).toEqual([['20000000', 'default']]);
  });

  it('puts the value that IAM needs first and selects it', () => {
    const [first] = offers(kafka('"aws.region" = "us-east-1", "property.sasl.mechanism" = "|"'));
    expect(first?.label).toBe('OAUTHBEARER');
    expect(first?.preselect).toBe(true);
  });

  it("puts the region in the brokers' names first", () => {
    const brokers = '"kafka_broker_list" = "b-1.demo.abc123.c2.kafka.ap-south-1.amazonaws.com:9098"';
    const [first, second] = offers(kafka(`${brokers}, "aws.region" = "|"`));
    expect([first?.label, first?.detail]).toEqual(['ap-south-1', 'region of the brokers']);
    expect(second?.label).toBe('us-east-1');
  });

  it('offers no mechanism and no protocol that brokers of Amazon MSK do not have', () => {
    const brokers = '"kafka_broker_list" = "b-1.demo.abc123.c2.kafka.ap-south-1.amazonaws.com:9096"';
    expect(labels(kafka(`${brokers}, "property.sasl.mechanism" = "|"`))).toEqual(['OAUTHBEARER', 'SCRAM-SHA-512']);
    expect(labels(kafka(`${brokers}, "property.security.protocol" = "|"`))).toEqual(['SASL_SSL', 'SSL', 'PLAINTEXT']);
  });

  test.each([
    ['a secret', '"aws.secret_key" = "|"'],
    ['a topic', '"kafka_topic" = "|"'],
    ['an unknown key', '"property.no.such.key" = "|"'],
  ])('offers nothing for %s', (_, inside) => {
    expect(offers(`CREATE ROUTINE LOAD job ON t FROM KAFKA (${inside});`)).toEqual([]);
  });
});

describe('what accepting a value writes', () => {
  const key = '"aws.credentials_provider"';
  test.each([
    ['an empty string', kafka(`${key} = "|"`), kafka(`${key} = "ENV"`)],
    ['half a value', kafka(`${key} = "E|"`), kafka(`${key} = "ENV"`)],
    ['the front of another value', kafka(`${key} = "|INSTANCE_PROFILE"`), kafka(`${key} = "ENV"`)],
    ['the middle of a value', kafka(`${key} = "E|NVIRONMENT"`), kafka(`${key} = "ENV"`)],
    ['single quotes', kafka(`${key} = '|'`), kafka(`${key} = 'ENV'`)],
    ['no quotes yet', kafka(`${key} = |`), kafka(`${key} = "ENV"`)],
    ['right behind =', kafka(`${key} =|`), kafka(`${key} = "ENV"`)],
    [
      'right behind = in a list without blanks',
      `CREATE ROUTINE LOAD j ON t FROM KAFKA ("aws.region"="us-east-1", ${key}=|);`,
      `CREATE ROUTINE LOAD j ON t FROM KAFKA ("aws.region"="us-east-1", ${key}="ENV");`,
    ],
    ['half a value without quotes', kafka(`${key} = E|`), kafka(`${key} = "ENV"`)],
    ['a value without the cursor in it', kafka(`${key} = | "DEFAULT"`), kafka(`${key} = "ENV"`)],
    ['no = yet', kafka(`${key} |`), kafka(`${key} = "ENV"`)],
    ['an unterminated string', lines(`${key} = "|`), lines(`${key} = "ENV"`)],
    ['an unterminated half value', lines(`${key} = "E|`), lines(`${key} = "ENV"`)],
    [
      'an unterminated string before a comma',
      lines(`${key} = "E|,`, '"aws.region" = "x"'),
      lines(`${key} = "ENV",`, '"aws.region" = "x"'),
    ],
    [
      'an unterminated string before another property',
      lines(`${key} = "|`, '"aws.region" = "x"'),
      lines(`${key} = "ENV"`, '"aws.region" = "x"'),
    ],
    [
      'a value that is missing before another property',
      lines(`${key} = |`, '"aws.region" = "x"'),
      lines(`${key} = "ENV"`, '"aws.region" = "x"'),
    ],
    [
      'a list that is not closed',
      `CREATE ROUTINE LOAD j ON t FROM KAFKA (${key} = "|`,
      `CREATE ROUTINE LOAD j ON t FROM KAFKA (${key} = "ENV"`,
    ],
  ])('%s', (_, before, after) => {
    expect(complete(before, 'ENV')).toBe(after);
  });

  test.each([
    ['the first', '"|,OFFSET_END"', '"OFFSET_BEGINNING,OFFSET_END"'],
    ['the last', '"0,OFFSET_B|"', '"0,OFFSET_BEGINNING"'],
    ['one between', '"0, O|, 7"', '"0, OFFSET_BEGINNING, 7"'],
  ])('%s element of a list', (_, before, after) => {
    expect(complete(kafka(`"kafka_offsets" = ${before}`), 'OFFSET_BEGINNING')).toBe(
      kafka(`"kafka_offsets" = ${after}`),
    );
  });
});
