import { describe, expect, it } from 'vitest';
import { findingsIn, fixesOf, summaryOf } from '../../support/findings.ts';
import { create, createAt, iam, publicName } from './mskStatements.ts';

const id = 'secret-in-text';
const accessKey = '"aws.access_key" = "AKIAIOSFODNN7EXAMPLE"';
const secretKey = '"aws.secret_key" = "wJalrXUtnFEMI/K7MDENG"';
const scram = ['"property.security.protocol" = "SASL_SSL"', '"property.sasl.mechanism" = "SCRAM-SHA-256"'];
const user = '"property.sasl.username" = "reader"';

/** Findings of this rule, as `severity code «marked text»`. */
function secretsIn(sql: string): readonly string[] {
  return summaryOf(sql, 'dev').filter((line) => line.includes(id));
}

function withPassword(password: string): string {
  return create(...scram, user, `"property.sasl.password" = "${password}"`);
}

describe('secret-in-text finds', () => {
  it.each([
    ['a password', withPassword('admin-secret'), ['"admin-secret"']],
    ['a password that says what it is', withPassword('password'), ['"password"']],
    [
      'both keys of a pair',
      create(...iam, accessKey, secretKey),
      ['"AKIAIOSFODNN7EXAMPLE"', '"wJalrXUtnFEMI/K7MDENG"'],
    ],
    [
      'the one key that is no placeholder',
      create(...iam, '"aws.access_key" = "<your-ak>"', secretKey),
      ['"wJalrXUtnFEMI/K7MDENG"'],
    ],
    ['keys behind property.', create('"property.aws.secret_key" = "s3cr3t"', ...iam), ['"s3cr3t"']],
    ['the password of a private key', create('"property.ssl.key.password" = "abcdefg"'), ['"abcdefg"']],
    [
      'a private key',
      create('"property.ssl.key.pem" = "-----BEGIN PRIVATE KEY-----"'),
      ['"-----BEGIN PRIVATE KEY-----"'],
    ],
    ['a password that Java alone reads', create('"property.ssl.truststore.password" = "abc"'), ['"abc"']],
    ['a password without quotes', create('"property.ssl.key.password" = geheim'), ['geheim']],
    ['a misspelt key', create('"sasl.password" = "abc"'), ['"abc"']],
    [
      'keys in PROPERTIES',
      'CREATE ROUTINE LOAD j ON t PROPERTIES ("aws.secret_key" = "abc") FROM KAFKA ("kafka_topic" = "x");',
      ['"abc"'],
    ],
    [
      'keys for Kinesis',
      'CREATE ROUTINE LOAD j ON t FROM KINESIS ("aws.region" = "us-east-1", "kinesis_stream" = "s", "aws.access_key" = "AKIAIOSFODNN7EXAMPLE", "aws.secret_key" = "abc", "aws.session_key" = "tok");',
      ['"AKIAIOSFODNN7EXAMPLE"', '"abc"', '"tok"'],
    ],
    [
      'a new password for a job',
      'ALTER ROUTINE LOAD FOR j FROM KAFKA ("property.sasl.password" = "abc", "property.kafka_default_offsets" = "OFFSET_END");',
      ['"abc"'],
    ],
    [
      'the password alone in a JAAS configuration',
      create(`"property.sasl.jaas.config" = 'x.PlainLoginModule required username="u" password="a\\'b";'`),
      ["a\\'b"],
    ],
    [
      'the password beside a placeholder for the user',
      create(`"property.sasl.jaas.config" = 'x required username="<user>" password=hunter22;'`),
      ['hunter22'],
    ],
  ])('%s', (_, sql, expected) => {
    expect(secretsIn(sql)).toEqual(expected.map((text) => `information ${id} «${text}»`));
  });
});

describe('secret-in-text is silent about', () => {
  it.each([
    '<your-sk>',
    'your_secret_key',
    '{{ password }}',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the placeholder of a template
    '${KAFKA_PASSWORD}',
    '$PASSWORD',
    '****',
    'xxx',
    'XXXXXXXX',
    '',
    ' ',
    '...',
    'changeme',
    'secret_key',
    'SECRET_ACCESS_KEY',
    'my-secret-key',
    'ak',
    '[password]',
    '__PASSWORD__',
    '%PASSWORD%',
    '&password',
    'FILE:key.txt',
    'env:PASSWORD',
    'vault:secret/kafka#password',
    'arn:aws:secretsmanager:us-east-1:123456789012:secret:kafka',
    'REDACTED',
  ])('the value %s', (value) => {
    expect(secretsIn(withPassword(value))).toEqual([]);
  });

  it.each([
    ['the user', create(...scram, user)],
    [
      'paths',
      create(
        '"property.ssl.key.location" = "/etc/client.key"',
        '"property.sasl.kerberos.keytab" = "FILE:doris.keytab"',
      ),
    ],
    ['public certificates', create('"property.ssl.ca.pem" = "-----BEGIN CERTIFICATE-----"')],
    [
      'a JAAS configuration without a password',
      create(`"property.sasl.jaas.config" = "software.amazon.msk.auth.iam.IAMLoginModule required;"`),
    ],
    [
      'a JAAS configuration with placeholders',
      create(`"property.sasl.jaas.config" = 'x required username="u" password="{{ pw }}";'`),
    ],
    ['a value that is still being written', create(...scram, user).replace(');', ', "property.sasl.password" = "abc')],
    ['temporary keys, which another rule finds', create(...iam, '"aws.access_key" = "ASIAIOSFODNN7EXAMPLE"')],
  ])('%s', (_, sql) => {
    expect(secretsIn(sql)).toEqual([]);
  });
});

describe('the repairs', () => {
  const results = (sql: string, index = 0): readonly string[] =>
    findingsIn(sql)
      .filter(({ code }) => code === id)
      [index]?.fixes()
      .map(({ title }) => title) ?? [];

  it('put a placeholder of the right name, in the quotes that were there', () => {
    const [fix] = fixesOf(create("'property.ssl.key.password' = 'abc'"), id);
    expect(fix).toMatchObject({
      title: 'Replace by <ssl key password>',
      result: create("'property.ssl.key.password' = '<ssl key password>'"),
      preferred: true,
      safe: false,
    });
    expect(fixesOf(withPassword('abc'), id).map(({ result }) => result)).toEqual([withPassword('<password>')]);
  });

  it('leave the rest of a JAAS configuration as it is', () => {
    const jaas = (password: string): string =>
      create(`"property.sasl.jaas.config" = 'x required username="u" password="${password}";'`);
    expect(fixesOf(jaas('abc'), id).map(({ result }) => result)).toEqual([jaas('<password>')]);
  });

  it('put INSTANCE_PROFILE in the place of the key pair, whatever its layout', () => {
    const sql = `CREATE ROUTINE LOAD job ON t
FROM KAFKA (
      "kafka_broker_list" = "<broker>:9098"
    , "kafka_topic" = "orders"
    , 'property.aws.access_key' = 'AKIAIOSFODNN7EXAMPLE' -- of the loader
    , "aws.region" = "us-west-1"
    , "aws.secret_key" = "<your-sk>"
    , "property.security.protocol" = "SASL_SSL"
    , "property.sasl.mechanism" = "OAUTHBEARER"
);`;
    expect(
      fixesOf(sql, id)
        .map(({ title, result }) => [title, result])
        .at(-1),
    ).toEqual([
      'Use INSTANCE_PROFILE instead of the key pair',
      `CREATE ROUTINE LOAD job ON t
FROM KAFKA (
      "kafka_broker_list" = "<broker>:9098"
    , "kafka_topic" = "orders"
    , 'aws.credentials_provider' = 'INSTANCE_PROFILE' -- of the loader
    , "aws.region" = "us-west-1"
    , "property.security.protocol" = "SASL_SSL"
    , "property.sasl.mechanism" = "OAUTHBEARER"
);`,
    ]);
  });

  it('reuse the provider that is there', () => {
    const sql = create(...iam, secretKey, '"aws.access_key" = "<your-ak>"', '"aws.credentials_provider" = "ENV"');
    expect(fixesOf(sql, id).at(-1)?.result).toBe(create(...iam, '"aws.credentials_provider" = "INSTANCE_PROFILE"'));
  });

  it.each([
    ['public brokers, which need the key pair', createAt(`${publicName}:9198`, ...iam, accessKey, secretKey)],
    ['a profile, which would win', create(...iam, '"aws.profile_name" = "loader"', accessKey, secretKey)],
    [
      'an ALTER, whose job keeps the key pair',
      `ALTER ROUTINE LOAD FOR j FROM KAFKA (${[...iam, accessKey, secretKey].join(', ')});`,
    ],
    ['user and password', withPassword('abc')],
  ])('offer no INSTANCE_PROFILE with %s', (_, sql) => {
    expect(results(sql)).toHaveLength(1);
  });
});
