import { describe, expect, it, test } from 'vitest';
import { complete, labels, offers } from './completing.ts';

/** A statement with the given text between the parentheses of FROM KAFKA. */
function kafka(inside: string): string {
  return `CREATE ROUTINE LOAD job ON t FROM KAFKA (${inside});`;
}

/** A statement whose FROM KAFKA list has one property a line. */
function kafkaLines(...lines: readonly string[]): string {
  return `CREATE ROUTINE LOAD job ON t\nFROM KAFKA (\n${lines.map((line) => `    ${line}\n`).join('')});`;
}

const brokers = '"kafka_broker_list" = "b:9092"';
const topic = '"kafka_topic" = "orders"';

describe('which keys are offered', () => {
  it('offers the required keys of an empty list first', () => {
    expect(labels(kafka('|')).slice(0, 5)).toEqual([
      'kafka_broker_list',
      'kafka_topic',
      'property.group.id',
      'property.kafka_default_offsets',
      'property.security.protocol',
    ]);
  });

  it('leaves out what the list has, under an alias too', () => {
    const found = labels(kafkaLines(`${brokers},`, '"property.aws.region" = "us-east-1",', '|'));
    expect(found).toContain('kafka_topic');
    expect(found).not.toContain('kafka_broker_list');
    expect(found).not.toContain('aws.region');
  });

  it('goes on between the tags of a template, and not in them', () => {
    const tagged = (inside: string): string => kafka(`${brokers}, {% if a %} ${inside} {% endif %}`);
    expect(labels(tagged('|'))).toContain('kafka_topic');
    expect(labels(kafka(`${brokers}, {% if | %}`))).toEqual([]);
  });

  it('keeps the key that is being edited', () => {
    expect(labels(kafkaLines('"kafka_to|pic" = "orders"'))).toContain('kafka_topic');
  });

  it('offers job properties in PROPERTIES', () => {
    const sql = 'CREATE ROUTINE LOAD job ON t PROPERTIES ("format" = "json", |) FROM KAFKA ("kafka_topic" = "t");';
    const found = labels(sql);
    expect(found.slice(0, 3)).toEqual(['desired_concurrent_number', 'max_batch_interval', 'max_batch_rows']);
    expect(found).not.toContain('format');
    expect(found).not.toContain('kafka_topic');
  });

  it('offers only what ALTER takes in an ALTER', () => {
    const found = labels('ALTER ROUTINE LOAD FOR job PROPERTIES (|);');
    expect(found).toContain('max_batch_rows');
    expect(found).not.toContain('format');
  });

  it('has no aws keys before 4.1', () => {
    expect(labels(kafka('|'), { version: '4.0' }).filter((label) => /aws|MSK/.test(label))).toEqual([]);
  });

  it('never offers keys that Doris ignores or refuses', () => {
    const found = labels(kafka('|'));
    for (const key of [
      'kafka_default_offsets',
      'aws.session_token',
      'property.auto.offset.reset',
      'column_separator',
    ]) {
      expect(found).not.toContain(key);
    }
  });

  it('puts what IAM still needs on top once an aws key is there', () => {
    const found = labels(kafkaLines(`${brokers},`, `${topic},`, '"aws.region" = "us-east-1",', '|'));
    expect(found.slice(0, 2)).toEqual(['property.security.protocol', 'property.sasl.mechanism']);
    expect(found.indexOf('aws.credentials_provider')).toBeLessThan(found.indexOf('property.group.id'));
  });

  it('takes the names of MSK brokers for a job with IAM', () => {
    const msk = '"kafka_broker_list" = "b-1.demo.abc123.c2.kafka.eu-west-1.amazonaws.com:9098"';
    expect(labels(kafkaLines(`${msk},`, '|')).slice(0, 4)).toEqual([
      'kafka_topic',
      'property.security.protocol',
      'property.sasl.mechanism',
      'aws.region',
    ]);
  });

  it('puts user and password on top for a mechanism that needs them', () => {
    const sasl = ['"property.security.protocol" = "SASL_SSL",', '"property.sasl.mechanism" = "PLAIN",'];
    expect(labels(kafkaLines(`${brokers},`, `${topic},`, ...sasl, '|')).slice(0, 2)).toEqual([
      'property.sasl.username',
      'property.sasl.password',
    ]);
  });

  it('puts the other half of a key pair first', () => {
    expect(labels(kafkaLines('"aws.access_key" = "<key>",', '|'))[0]).toBe('aws.secret_key');
    expect(labels(kafkaLines('"aws.secret_key" = "<key>",', '|'))[0]).toBe('aws.access_key');
    expect(labels('ALTER ROUTINE LOAD FOR job FROM KAFKA ("aws.access_key" = "<key>", |);')[0]).toBe('aws.secret_key');
  });

  it('puts what has no effect beside a key pair last', () => {
    const found = labels(kafkaLines('"aws.access_key" = "<key>",', '"aws.secret_key" = "<secret>",', '|'));
    expect(found.slice(-4)).toEqual([
      'aws.credentials_provider',
      'aws.role_arn',
      'aws.external_id',
      'aws.profile_name',
    ]);
  });

  it('puts the key pair on top for public brokers, which take nothing else', () => {
    const msk = '"kafka_broker_list" = "b-1-public.demo.abc123.c2.kafka.eu-west-1.amazonaws.com:9198"';
    const found = labels(kafkaLines(`${msk},`, `${topic},`, '|'));
    expect(found.slice(0, 5)).toEqual([
      'property.security.protocol',
      'property.sasl.mechanism',
      'aws.region',
      'aws.access_key',
      'aws.secret_key',
    ]);
    expect(found.at(-4)).toBe('aws.credentials_provider');
  });

  test.each([
    ['alone', []],
    [
      'with its mechanism',
      ['"property.security.protocol" = "SASL_SSL",', '"property.sasl.mechanism" = "OAUTHBEARER",'],
    ],
  ])('puts the keys of a token endpoint before user and password behind the method oidc, %s', (_, sasl) => {
    const found = labels(
      kafkaLines(`${brokers},`, `${topic},`, ...sasl, '"property.sasl.oauthbearer.method" = "oidc",', '|'),
    );
    expect(found.slice(0, 4)).toEqual([
      'property.sasl.oauthbearer.client.id',
      'property.sasl.oauthbearer.client.secret',
      'property.sasl.oauthbearer.token.endpoint.url',
      'property.sasl.oauthbearer.scope',
    ]);
    expect(found).toContain('property.sasl.username');
  });

  it('filters by what is typed', () => {
    const found = labels(kafka('"aws.re|'));
    expect(found).toContain('aws.region');
    expect(found).not.toContain('kafka_topic');
  });

  test.each([
    ['a comment', kafkaLines('-- |')],
    ['a block comment', kafkaLines('/* | */')],
    [
      'a string of COLUMNS TERMINATED BY',
      'CREATE ROUTINE LOAD job ON t COLUMNS TERMINATED BY "|" FROM KAFKA ("kafka_topic" = "t");',
    ],
    ['a list of an unknown source', 'CREATE ROUTINE LOAD job ON t FROM PULSAR (|);'],
    ['SQL of other kinds', 'CREATE TABLE t (a INT) PROPERTIES (|);'],
  ])('offers nothing in %s', (_, sql) => {
    expect(offers(sql)).toEqual([]);
  });

  it('offers no keys of KAFKA in a list of KINESIS', () => {
    const found = labels('CREATE ROUTINE LOAD job ON t FROM KINESIS (|);', { version: 'dev' });
    expect(found).toContain('kinesis_stream');
    expect(found).not.toContain('kafka_topic');
    expect(found.filter((label) => label.includes('MSK'))).toEqual([]);
  });
});

describe('what accepting a key writes', () => {
  test.each([
    ['an empty list', kafka('|'), kafka('"kafka_topic" = "«<topic>»"')],
    ['an empty string', kafka('"|"'), kafka('"kafka_topic" = "«<topic>»"')],
    ['half a key in quotes', kafka('"kafka_t|"'), kafka('"kafka_topic" = "«<topic>»"')],
    ['the middle of a key', kafka('"kafka|_t"'), kafka('"kafka_topic" = "«<topic>»"')],
    ['an unterminated string', kafkaLines('"|'), kafkaLines('"kafka_topic" = "«<topic>»"')],
    [
      'a quote behind a list without a comma',
      kafkaLines(brokers, '"|'),
      kafkaLines(`${brokers},`, '"kafka_topic" = "«<topic>»"'),
    ],
    ['an unterminated half key', kafkaLines('"kafka_t|'), kafkaLines('"kafka_topic" = "«<topic>»"')],
    ['half a key without quotes', kafka('kafka_t|'), kafka('"kafka_topic" = "«<topic>»"')],
    ['single quotes', kafka("'kaf|'"), kafka("'kafka_topic' = '«<topic>»'")],
    ['a key whose = waits for its value', kafkaLines('"kafka_t|" = '), kafkaLines('"kafka_topic" = "«<topic>»"')],
    [
      'behind a property with a comma',
      kafkaLines(`${brokers},`, '|'),
      kafkaLines(`${brokers},`, '"kafka_topic" = "«<topic>»"'),
    ],
    [
      'behind a property without a comma',
      kafkaLines(brokers, '|'),
      kafkaLines(`${brokers},`, '"kafka_topic" = "«<topic>»"'),
    ],
    [
      'half typed behind a property without a comma',
      kafkaLines(brokers, '"kaf|"'),
      kafkaLines(`${brokers},`, '"kafka_topic" = "«<topic>»"'),
    ],
    [
      'behind a comment that hides the place of the comma',
      kafkaLines(`${brokers} -- two of them, soon`, '"|"'),
      kafkaLines(`${brokers}, -- two of them, soon`, '"kafka_topic" = "«<topic>»"'),
    ],
    [
      'right behind a value, on its own line',
      kafkaLines(`${brokers}|`),
      kafkaLines(`${brokers},`, '"kafka_topic" = "«<topic>»"'),
    ],
    ['right behind a value, in a row', kafka(`${brokers}|`), kafka(`${brokers}, "kafka_topic" = "«<topic>»"`)],
    ['in front of a property', kafkaLines('|', brokers), kafkaLines('"kafka_topic" = "«<topic>»",', brokers)],
    [
      'half typed in front of a property',
      kafkaLines('"kaf|"', brokers),
      kafkaLines('"kafka_topic" = "«<topic>»",', brokers),
    ],
    [
      'unterminated in front of a property',
      kafkaLines('"kaf|', brokers),
      kafkaLines('"kafka_topic" = "«<topic>»",', brokers),
    ],
    ['in front of a property, in a row', kafka(`|${brokers}`), kafka(`"kafka_topic" = "«<topic>»", ${brokers}`)],
    [
      'between two properties without commas',
      kafkaLines(brokers, '|', '"aws.region" = "us-east-1"'),
      kafkaLines(`${brokers},`, '"kafka_topic" = "«<topic>»",', '"aws.region" = "us-east-1"'),
    ],
    [
      'in front of a comma',
      kafkaLines(`${brokers},`, '"kaf|",', '"aws.region" = "us-east-1"'),
      kafkaLines(`${brokers},`, '"kafka_topic" = "«<topic>»",', '"aws.region" = "us-east-1"'),
    ],
    [
      'the blanks around = of the list',
      kafka('"kafka_broker_list"="b:9092", |'),
      kafka('"kafka_broker_list"="b:9092", "kafka_topic"="«<topic>»"'),
    ],
    [
      'the quotes of the list',
      kafka("'kafka_broker_list' = 'b:9092', |"),
      kafka("'kafka_broker_list' = 'b:9092', 'kafka_topic' = '«<topic>»'"),
    ],
    ['only the key where a value stands', kafkaLines('"kaf|" = "orders"'), kafkaLines('"kafka_topic" = "orders"')],
    ['only the key without quotes', kafka('kaf| = "orders"'), kafka('"kafka_topic" = "orders"')],
    [
      'a list that is not closed',
      `CREATE ROUTINE LOAD job ON t FROM KAFKA (\n    "kaf|`,
      `CREATE ROUTINE LOAD job ON t FROM KAFKA (\n    "kafka_topic" = "«<topic>»"`,
    ],
  ])('%s', (_, before, after) => {
    expect(complete(before, 'kafka_topic')).toBe(after);
  });

  it('keeps line ends', () => {
    expect(complete(`CREATE ROUTINE LOAD j ON t\r\nFROM KAFKA (\r\n  ${brokers}|\r\n);`, 'kafka_topic')).toBe(
      `CREATE ROUTINE LOAD j ON t\r\nFROM KAFKA (\r\n  ${brokers},\r\n  "kafka_topic" = "«<topic>»"\r\n);`,
    );
  });

  it('closes PROPERTIES off from a FROM that follows', () => {
    expect(
      complete(
        'CREATE ROUTINE LOAD j ON t\nPROPERTIES (\n  "max_batch_r|\nFROM KAFKA ("kafka_topic" = "t");',
        'max_batch_rows',
      ),
    ).toBe(
      'CREATE ROUTINE LOAD j ON t\nPROPERTIES (\n  "max_batch_rows" = "«20000000»"\nFROM KAFKA ("kafka_topic" = "t");',
    );
  });

  it('leaves the value open where there is a choice, and asks for suggestions again', () => {
    const item = offers(kafka('"property.sec|"')).find(({ label }) => label === 'property.security.protocol');
    expect(item?.retrigger).toBe(true);
    expect(item?.edit.newText).toBe('"property.security.protocol" = "$1"');
  });

  it('writes the fixed values of MSK IAM at once', () => {
    const before = kafkaLines('"aws.region" = "us-east-1",', '"property.security|"');
    const item = offers(before).find(({ label }) => label === 'property.security.protocol');
    expect(item?.retrigger).toBe(false);
    expect(complete(before, 'property.security.protocol')).toBe(
      kafkaLines('"aws.region" = "us-east-1",', '"property.security.protocol" = "«SASL_SSL»"'),
    );
  });

  it("takes the region from the brokers' names", () => {
    const msk = '"kafka_broker_list" = "b-1.demo.abc123.c2.kafka.eu-west-1.amazonaws.com:9098",';
    expect(complete(kafkaLines(msk, '"aws.re|"'), 'aws.region')).toBe(kafkaLines(msk, '"aws.region" = "«eu-west-1»"'));
  });

  it('writes plain text for editors without snippets', () => {
    expect(complete(kafka('|'), 'kafka_topic', { snippets: false })).toBe(kafka('"kafka_topic" = "<topic>"'));
  });

  it('explains each key', () => {
    for (const item of offers(kafka('|'))) expect(item.documentation, item.label).toContain('[Documentation](https://');
  });
});
