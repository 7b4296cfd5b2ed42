import { describe, expect, test } from 'vitest';
import type { DorisVersion } from '../../../server/src/catalog/versions.ts';
import { findingsIn, fixesOf, onlyFinding, summaryOf } from '../../support/findings.ts';

const source = '"kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders"';

function inProperties(entry: string): string {
  return `CREATE ROUTINE LOAD j ON t PROPERTIES ("strict_mode" = "true", ${entry}) FROM KAFKA (${source});`;
}

function inSource(entry: string): string {
  return `CREATE ROUTINE LOAD j ON t FROM KAFKA (${source}, ${entry});`;
}

function message(sql: string, version?: DorisVersion): string {
  return onlyFinding(sql, 'unknown-property', version).message;
}

function preferredResult(sql: string): string | undefined {
  return fixesOf(sql, 'unknown-property').find((fix) => fix.preferred)?.result;
}

describe('the message', () => {
  test.each([
    {
      sql: inProperties('"max_batch_size_bytes" = "1"'),
      says: ['`max_batch_size_bytes is invalid property`', '`max_batch_size`'],
    },
    { sql: inProperties('"Strict_Mode" = "true"'), says: ['Letter case matters', '`strict_mode`'] },
    { sql: inProperties('"kafka_topic" = "x"'), says: ['`kafka_topic is invalid property`', 'belongs in FROM KAFKA'] },
    { sql: inProperties('"sasl.mechanism" = "x"'), says: ['FROM KAFKA', '`property.sasl.mechanism`'] },
    { sql: inProperties('"aws.region" = "us-east-1"'), says: ['FROM KAFKA'] },
    { sql: inProperties('"property.format" = "json"'), says: ['without `property.`', '`format`'] },
    {
      sql: inProperties('"memtable_on_sink_node" = "true"'),
      says: ['`memtable_on_sink_node is invalid property`', 'SET enable_memtable_on_sink_node'],
    },
    {
      sql: inProperties('"trim_double_quotes" = "true"'),
      says: ['`trim_double_quotes is invalid property`', '`enclose`'],
    },
    {
      sql: inSource('"format" = "json"'),
      says: ['`format is invalid kafka property or can not be set`', 'belongs in PROPERTIES'],
    },
    { sql: inSource('"property.format" = "json"'), says: ['ignores it', 'PROPERTIES, as `format`'] },
    {
      sql: inSource('"column_separator" = ","'),
      says: ['`column_separator is invalid kafka property or can not be set`', 'COLUMNS TERMINATED BY'],
    },
    { sql: inSource('"KAFKA_TOPIC" = "x"'), says: ['Letter case matters', '`kafka_topic`'] },
    { sql: inSource('"security.protocol" = "SSL"'), says: ['begin with `property.`', '`property.security.protocol`'] },
    { sql: inSource('"property.kafka_partitions" = "0"'), says: ['without `property.`', '`kafka_partitions`'] },
    { sql: inSource('"property.ssl.truststore.location" = "x"'), says: ['no effect'] },
    { sql: inSource('"property." = "x"'), says: ['`kafka property value could not be a empty string`'] },
    { sql: inSource('"property" = "x"'), says: ['`property is invalid kafka property or can not be set`'] },
    { sql: inSource('"" = "x"'), says: ['is invalid kafka property'] },
    { sql: inSource('"property.zzz.qqq" = "x"'), says: ['ignores it', 'no such setting'] },
  ])('of $sql', ({ sql, says }) => {
    const text = message(sql);
    for (const part of says) expect(text).toContain(part);
  });

  test('names at most three keys', () => {
    const { message: text } = onlyFinding(
      inProperties('"max_batch_xxxx" = "1"'.replace('xxxx', 'raws')),
      'unknown-property',
    );
    expect(text.match(/`max_batch_\w+`/g)?.length).toBeLessThanOrEqual(4);
  });

  test('of a key that is ignored never shows its value', () => {
    const secret = 'wJalrXUtnFEMI';
    const finding = onlyFinding(inSource(`"property.sasl.pasword" = "${secret}"`), 'unknown-property');
    expect([finding.message, ...finding.fixes().map((fix) => fix.title)].join()).not.toContain(secret);
  });

  test.each([
    `"property.sasl.password = wJalrXUtnFEMI" = ""`,
    `'password="wJalrXUtnFEMI"' = "x"`,
    `"wJalrXUtnFEMI" = "aws.Secret_Key"`,
  ])('names no key that holds a secret: %s', (property) => {
    const finding = onlyFinding(inSource(property), 'unknown-property');
    expect([finding.message, ...finding.fixes().map((fix) => fix.title)].join()).not.toContain('wJalrXUtnFEMI');
  });
});

describe('severity', () => {
  test('is error for what Doris refuses and warning for what it ignores', () => {
    expect(
      summaryOf(
        inSource('"kafka_topics" = "x", "property.kafka.topic.name" = "x", "property.ssl.truststore.type" = "x"'),
      ),
    ).toEqual([
      'error unknown-property «"kafka_topics"»',
      'warning unknown-property «"property.kafka.topic.name"»',
      'warning unknown-property «"property.ssl.truststore.type"»',
    ]);
  });
});

describe('versions', () => {
  const aws = inSource('"aws.foo" = "x", "property.aws.region" = "us-east-1"');

  test('before 4.1 a key of aws.* is refused, and ignored with property. in front', () => {
    expect(summaryOf(aws, '4.0')).toEqual([
      'error unknown-property «"aws.foo"»',
      'warning unknown-property «"property.aws.region"»',
    ]);
    expect(message(inSource('"aws.region" = "us-east-1"'), '4.0')).toBe(
      '`aws.region` exists since Doris 4.1; Doris 4.0 answers `aws.region is invalid kafka property or can not be set`. Sign in to Amazon MSK by SASL/SCRAM, with user and password.',
    );
  });

  test('what to do until a property exists is told', () => {
    const sql = 'ALTER ROUTINE LOAD FOR j PROPERTIES ("unique_key_update_mode" = "UPDATE_FIXED_COLUMNS");';
    expect(message(sql, '3.1')).toContain('Set `partial_columns` to `true`');
  });

  test('since 4.1 an unknown key of aws.* is ignored', () => {
    expect(summaryOf(inSource('"aws.foo" = "x"'))).toContain('warning unknown-property «"aws.foo"»');
  });

  test('a job property that came later is refused before', () => {
    const sql = inProperties('"unique_key_update_mode" = "UPSERT"');
    expect(summaryOf(sql, '3.1')).toEqual(['error unknown-property «"unique_key_update_mode"»']);
    expect(summaryOf(sql, '4.1')).toEqual([]);
  });

  test('keys of FROM KINESIS are looked at only where the version reads Kinesis', () => {
    const sql =
      'CREATE ROUTINE LOAD j ON t FROM KINESIS ("aws.region" = "us-east-1", "kinesis_stream" = "s", "aws.external_id" = "x", "kinesis_sharts" = "1", "property.anything" = "x");';
    expect(summaryOf(sql, '4.1')).toEqual(['error source-type «KINESIS»']);
    expect(summaryOf(sql, 'dev')).toEqual([
      'error unknown-property «"aws.external_id"»',
      'error unknown-property «"kinesis_sharts"»',
      'warning unknown-property «"property.anything"»',
    ]);
  });

  test('settings of FROM KINESIS that nothing reads are ignored, as are those of MSK behind property.', () => {
    const inKinesis = (key: string): string =>
      `CREATE ROUTINE LOAD j ON t FROM KINESIS ("aws.region" = "us-east-1", "kinesis_stream" = "s", "${key}" = "env");`;
    expect(summaryOf(inKinesis('property.group.id'), 'dev')).toEqual([
      'warning unknown-property «"property.group.id"»',
    ]);
    expect(fixesOf(inKinesis('property.aws.credentials_provider'), 'unknown-property', 'dev')[0]?.result).toBe(
      inKinesis('property.aws.credentials.provider'),
    );
    expect(summaryOf(inKinesis('property.aws.session_key').replace('"env"', '"<token>"'), 'dev')).toEqual([]);
    expect(summaryOf(inKinesis('property.aws.kinesis.shards.pos.shardId-0'), 'dev')).toEqual([]);
  });
});

describe('ALTER', () => {
  test('refuses a job property that only CREATE sets, and takes the others', () => {
    const sql = 'ALTER ROUTINE LOAD FOR j PROPERTIES ("exec_mem_limit" = "1", "jsonpaths" = "[\\"$.a\\"]");';
    expect(summaryOf(sql)).toEqual(['error unknown-property «"exec_mem_limit"»']);
    expect(message(sql)).toBe(
      'Only CREATE can set `exec_mem_limit`; ALTER answers `exec_mem_limit is invalid property`.',
    );
  });
});

describe('names of AWS and its SDKs', () => {
  test.each([
    ['aws.access_key_id', 'aws.access_key'],
    ['aws.accessKeyId', 'aws.access_key'],
    ['aws.secret_access_key', 'aws.secret_key'],
    ['property.aws.secretAccessKey', 'aws.secret_key'],
    ['AWS_SECRET_ACCESS_KEY', 'aws.secret_key'],
    ['s3.secret_key', 'aws.secret_key'],
    ['s3.access_key', 'aws.access_key'],
    ['AWS_ACCESS_KEY', 'aws.access_key'],
    ['aws.secretKey', 'aws.secret_key'],
    ['aws.roleArn', 'aws.role_arn'],
    ['aws.externalId', 'aws.external_id'],
    ['AWS_DEFAULT_REGION', 'aws.region'],
  ])('%s means %s', (key, meant) => {
    const titles = fixesOf(inSource(`"${key}" = "<value>"`), 'unknown-property').map(({ title }) => title);
    expect(titles).toEqual([`Change to ${meant}`]);
  });

  test.each(['aws.sessionToken', 'AWS_SESSION_TOKEN', 'aws.session.token'])('for %s there is no key', (key) => {
    expect(message(inSource(`"${key}" = "<token>"`))).toContain('Temporary credentials cannot be given for Amazon MSK');
  });

  test('in PROPERTIES belong in FROM', () => {
    expect(message(inProperties('"aws.secret_access_key" = "<s>"'))).toContain('FROM KAFKA, as `aws.secret_key`');
  });

  test('mean nothing in versions without IAM', () => {
    expect(message(inSource('"aws.secret_access_key" = "<s>"'), '4.0')).not.toContain('aws.secret_key');
  });
});

test('a value that the client refuses is told, also where the key should not be set', () => {
  const sql = inSource('"property.auto.offset.reset" = "OFFSET_BEGINNING"');
  expect(message(sql)).toContain("`PAUSE: failed to set 'auto.offset.reset', value: 'OFFSET_BEGINNING'");
  expect(message(sql)).not.toContain('go unnoticed');
  expect(preferredResult(sql)).toBe(inSource('"property.kafka_default_offsets" = "OFFSET_BEGINNING"'));
  expect(message(inSource('"property.enable.partition.eof" = "yes"'))).toContain('Expected bool value');
  expect(message(inSource('"property.auto.offset.reset" = "latest"'))).toContain('go unnoticed');
});

describe('fixes', () => {
  test('never set a key that is there already', () => {
    const sql = inSource('"property.group.idd" = "x", "property.group.id" = "y"');
    expect(preferredResult(sql)).toBe(inSource('"property.group.id" = "y"'));
  });

  test('move a key only into a list that lacks it', () => {
    const sql = `CREATE ROUTINE LOAD j ON t PROPERTIES ("format" = "json") FROM KAFKA (${source}, "format" = "csv");`;
    expect(preferredResult(sql)).toBe(
      `CREATE ROUTINE LOAD j ON t PROPERTIES ("format" = "json") FROM KAFKA (${source});`,
    );
  });

  test('offer every near key and prefer the nearest', () => {
    const fixes = fixesOf(inProperties('"max_batch_sise" = "104857600"'), 'unknown-property');
    expect(fixes[0]).toMatchObject({ title: 'Change to max_batch_size', preferred: true });
  });

  test('that change what an accepted statement does are not safe', () => {
    for (const fix of fixesOf(inSource('"property.group.idd" = "x"'), 'unknown-property')) expect(fix.safe).toBe(false);
    expect(fixesOf(inSource('"Kafka_Partitions" = "0"'), 'unknown-property')).toMatchObject([
      { safe: true, preferred: true },
    ]);
  });

  describe('of a key that passes prefer nothing that Doris refuses', () => {
    const iam =
      '"aws.region" = "us-east-1", "property.security.protocol" = "SASL_SSL", "property.sasl.mechanism" = "OAUTHBEARER"';
    const role = '"aws.role.arn" = "arn:aws:iam::123456789012:role/x"';
    const preferred = (sql: string, key: string): readonly string[] =>
      findingsIn(sql)
        .filter(({ code, span }) => code === 'unknown-property' && sql.slice(span.start, span.end) === `"${key}"`)
        .flatMap((finding) => finding.fixes())
        .flatMap((fix) => (fix.preferred ? fix.title : []));

    test.each([
      ['offsets without partitions', '"property.kafka_offset" = "1"', 'property.kafka_offset', []],
      [
        'offsets with partitions',
        '"kafka_partitions" = "0", "property.kafka_offset" = "1"',
        'property.kafka_offset',
        ['Change to kafka_offsets'],
      ],
      ['an external id without a role', `${iam}, "aws.external.id" = "x"`, 'aws.external.id', []],
      [
        'an external id beside a role with another slip',
        `${iam}, ${role}, "aws.external.id" = "x"`,
        'aws.external.id',
        ['Change to aws.external_id'],
      ],
      ['half a setup of IAM', '"aws.secret_access_key" = "<key>"', 'aws.secret_access_key', []],
      [
        'a Java truststore',
        '"property.security.protocol" = "SSL", "property.ssl.truststore.location" = "FILE:ca.jks"',
        'property.ssl.truststore.location',
        [],
      ],
      [
        'a start in the words of Kafka',
        '"property.kafka_default_offset" = "earliest"',
        'property.kafka_default_offset',
        ['Change to property.kafka_default_offsets = OFFSET_BEGINNING'],
      ],
    ])('%s', (_, lines, key, expected) => {
      expect(preferred(inSource(lines), key)).toEqual(expected);
    });
  });

  test('drop a setting that Doris makes itself', () => {
    expect(preferredResult(inSource('"property.enable.auto.offset.store" = "true"'))).toBe(
      `CREATE ROUTINE LOAD j ON t FROM KAFKA (${source});`,
    );
  });
});

describe('silence', () => {
  test.each([
    inSource('"property.auto.offset.reset" = "error"'),
    inSource('"property.auto.offset.reset" = "<where>"'),
    inSource('"property.ssl.ca.location" = "FILE:ca.pem", "property.security.protocol" = "ssl"'),
    inSource('"property.broker.version.fallback" = "0.10.2.1"'),
    inProperties('"<key>" = "<value>"'),
  ])('on %s', (sql) => {
    expect(summaryOf(sql)).toEqual([]);
  });

  test('on a key that is still being typed', () => {
    const codes = (sql: string) => summaryOf(sql).filter((line) => !line.includes('syntax-error'));
    expect(codes(inProperties('"max_bat"'))).toEqual([]);
    expect(codes(`CREATE ROUTINE LOAD j ON t FROM KAFKA (\n${source},\n"propert\n);`)).toEqual([]);
  });
});

test('every unknown key is told, and what it was meant to be for the first hundred', () => {
  const keys = Array.from({ length: 101 }, (_, index) => `"max_batch_rows${index}" = "300000"`);
  const found = findingsIn(
    `CREATE ROUTINE LOAD sales ON orders PROPERTIES (${keys.join(', ')}) FROM KAFKA ("kafka_broker_list" = "k:9092", "kafka_topic" = "t");`,
  ).filter(({ code }) => code === 'unknown-property');
  expect(found).toHaveLength(101);
  expect(found[99]?.message).toContain('Did you mean `max_batch_rows`?');
  expect(found[100]?.message).not.toContain('Did you mean');
});

test.each([
  ['kafka_group_id', 'property.group.id'],
  ['client_id', 'property.client.id'],
  ['kafka_bootstrap_servers', 'kafka_broker_list'],
  ['partitions', 'kafka_partitions'],
  ['default_offsets', 'property.kafka_default_offsets'],
  ['username', 'property.sasl.username'],
  ['region', 'aws.region'],
  ['role_arn', 'aws.role_arn'],
])('%s in FROM KAFKA is taken for %s', (key, meant) => {
  const sql = `CREATE ROUTINE LOAD sales ON orders FROM KAFKA ("${key}" = "<value>");`;
  const [fix] = fixesOf(sql, 'unknown-property');
  expect(fix?.result).toContain(`("${meant}" = "<value>")`);
});

test.each([
  ['batch_interval', 'max_batch_interval'],
  ['concurrent_number', 'desired_concurrent_number'],
  ['filter_ratio', 'max_filter_ratio'],
])('%s in PROPERTIES is taken for %s', (key, meant) => {
  expect(message(inProperties(`"${key}" = "1"`))).toContain(`Did you mean \`${meant}\`?`);
});
