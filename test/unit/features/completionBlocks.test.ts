import { describe, expect, it, test } from 'vitest';
import { defaultDorisVersion, findProperty } from '../../../server/src/catalog/index.ts';
import { authenticationBlocks } from '../../../server/src/features/authenticationBlocks.ts';
import { analyzeStatement } from '../../../server/src/rules/analysis.ts';
import { complete, labels } from './completing.ts';

const required = 'All required MSK properties';
const methods = authenticationBlocks.map(({ label }) => label);
const method1 = 'MSK 1: access key and secret key';
const privateBrokers = '"kafka_broker_list" = "b-1.demo.abc123.c2.kafka.eu-west-1.amazonaws.com:9098"';
const publicBrokers = '"kafka_broker_list" = "b-1-public.demo.abc123.c2.kafka.eu-west-1.amazonaws.com:9198"';
const method3 = 'MSK 3: credentials provider';

/** The text that an editor without snippets ends up with, as its lines. */
function written(before: string, label: string): readonly string[] {
  return complete(before, label, { snippets: false }).split('\n');
}

describe('authentication blocks', () => {
  it('consist of keys and values that the catalog knows', () => {
    for (const { id, properties } of authenticationBlocks) {
      for (const { key, values } of properties) {
        const spec = findProperty('kafka', key);
        expect(spec?.status, `${key} of ${id}`).toBe('accepted');
        for (const value of values ?? []) expect(spec?.type.check(value, defaultDorisVersion), value).toBeUndefined();
      }
    }
  });

  it('are all offered in an empty list, behind the everyday keys', () => {
    const found = labels('CREATE ROUTINE LOAD job ON t FROM KAFKA (|);');
    expect(found.filter((label) => methods.includes(label))).toEqual(methods);
    expect(found.indexOf(required)).toBe(found.indexOf('aws.region') - 1 - methods.length);
  });

  it('open up an empty list, a property a line', () => {
    expect(written('CREATE ROUTINE LOAD job ON t\nFROM KAFKA(|);', method1)).toEqual([
      'CREATE ROUTINE LOAD job ON t',
      'FROM KAFKA(',
      '    "kafka_broker_list" = "<broker>:9098",',
      '    "kafka_topic" = "<topic>",',
      '    "aws.region" = "<region>",',
      '    "aws.access_key" = "<access key id>",',
      '    "aws.secret_key" = "<secret access key>",',
      '    "property.security.protocol" = "SASL_SSL",',
      '    "property.sasl.mechanism" = "OAUTHBEARER"',
      ');',
    ]);
  });

  it('bring only what is not there, with commas on both sides', () => {
    const before = [
      'CREATE ROUTINE LOAD job ON t',
      'FROM KAFKA (',
      '  "kafka_broker_list" = "b-1.demo.abc123.c2.kafka.eu-west-1.amazonaws.com:9098",',
      '  "kafka_topic" = "orders"',
      '  |',
      '  "property.security.protocol" = "SASL_SSL"',
      ');',
    ].join('\n');
    expect(written(before, method3)).toEqual([
      'CREATE ROUTINE LOAD job ON t',
      'FROM KAFKA (',
      '  "kafka_broker_list" = "b-1.demo.abc123.c2.kafka.eu-west-1.amazonaws.com:9098",',
      '  "kafka_topic" = "orders",',
      '  "aws.region" = "eu-west-1",',
      '  "aws.credentials_provider" = "INSTANCE_PROFILE",',
      '  "property.sasl.mechanism" = "OAUTHBEARER",',
      '  "property.security.protocol" = "SASL_SSL"',
      ');',
    ]);
  });

  it('stay in the row of a list in a row', () => {
    expect(
      complete(
        'CREATE ROUTINE LOAD j ON t FROM KAFKA ("kafka_broker_list" = "b:9094", "kafka_topic" = "t", |);',
        'TLS: encrypted, without login',
      ),
    ).toBe(
      'CREATE ROUTINE LOAD j ON t FROM KAFKA ("kafka_broker_list" = "b:9094", "kafka_topic" = "t", "property.security.protocol" = "SSL", "property.ssl.ca.location" = "«FILE:ca.pem»");',
    );
  });

  it('are found by typing in quotes', () => {
    const found = labels('CREATE ROUTINE LOAD job ON t FROM KAFKA ("method 2|");');
    expect(found).toEqual(expect.arrayContaining(methods.filter((label) => label.includes('method 2'))));
    expect(found).not.toContain('kafka_topic');
  });

  it('leave out the methods that what is there would shadow', () => {
    const found = labels('CREATE ROUTINE LOAD job ON t FROM KAFKA ("aws.role_arn" = "<arn>", |);');
    expect(found.filter((label) => methods.includes(label))).toEqual([
      'MSK 2.1: role by instance profile',
      'MSK 2.2: role by environment',
      'MSK 2.3: role by default chain',
    ]);
  });

  it('leave out the methods that a value rules out', () => {
    const found = labels('CREATE ROUTINE LOAD job ON t FROM KAFKA ("property.sasl.mechanism" = "PLAIN", |);');
    expect(found.filter((label) => methods.includes(label))).toEqual(['SASL/PLAIN: user and password']);
    expect(found).not.toContain(required);
  });

  it('are those with a key pair for public brokers', () => {
    const found = labels(`CREATE ROUTINE LOAD job ON t FROM KAFKA (${publicBrokers}, |);`);
    expect(found.filter((label) => label.startsWith('MSK'))).toEqual([method1]);
    const methodsBehindRole = labels(
      `CREATE ROUTINE LOAD job ON t FROM KAFKA (${publicBrokers}, "aws.role_arn" = "<arn>", |);`,
    ).filter((label) => label.startsWith('MSK'));
    expect(methodsBehindRole).toEqual([]);
  });

  it('have what Amazon MSK takes for its brokers: no PLAIN, and users by SCRAM-SHA-512 over TLS', () => {
    const before = `CREATE ROUTINE LOAD job ON t FROM KAFKA (${privateBrokers}, |);`;
    expect(labels(before)).not.toContain('SASL/PLAIN: user and password');
    expect(complete(before, 'SASL/SCRAM: user and password by challenge', { snippets: false })).toContain(
      '"property.security.protocol" = "SASL_SSL", "property.sasl.mechanism" = "SCRAM-SHA-512"',
    );
  });

  test.each(['4.0', '3.0'] as const)('have no MSK methods in Doris %s', (version) => {
    const found = labels('CREATE ROUTINE LOAD job ON t FROM KAFKA (|);', { version });
    expect(found.filter((label) => label.includes('MSK'))).toEqual([]);
    expect(found).toContain('SASL/PLAIN: user and password');
  });

  it('need no brokers and topic in an ALTER', () => {
    expect(
      complete('ALTER ROUTINE LOAD FOR job FROM KAFKA ("kafka_topic" = "t", |);', 'SASL/PLAIN: user and password'),
    ).toBe(
      'ALTER ROUTINE LOAD FOR job FROM KAFKA ("kafka_topic" = "t", "property.security.protocol" = "«SASL_SSL»", "property.sasl.mechanism" = "PLAIN", "property.sasl.username" = "«<user>»", "property.sasl.password" = "«<password>»");',
    );
  });

  test.each(authenticationBlocks.map(({ label }) => [label]))('%s leaves nothing to complain about', (label) => {
    const text = complete('CREATE ROUTINE LOAD job ON t FROM KAFKA (\n  |\n);', label, { snippets: false });
    expect(analyzeStatement(text, defaultDorisVersion).findings).toEqual([]);
  });
});

describe('all required MSK properties', () => {
  it('are what an empty list needs', () => {
    expect(written('CREATE ROUTINE LOAD job ON t\nFROM KAFKA (\n  |\n);', required)).toEqual([
      'CREATE ROUTINE LOAD job ON t',
      'FROM KAFKA (',
      '  "kafka_broker_list" = "<broker>:9098",',
      '  "kafka_topic" = "<topic>",',
      '  "aws.region" = "<region>",',
      '  "aws.credentials_provider" = "INSTANCE_PROFILE",',
      '  "property.security.protocol" = "SASL_SSL",',
      '  "property.sasl.mechanism" = "OAUTHBEARER"',
      ');',
    ]);
  });

  it('are only those that are missing, without a second source of credentials', () => {
    const before = [
      'CREATE ROUTINE LOAD job ON t',
      'FROM KAFKA (',
      '  "kafka_broker_list" = "b-1.demo.abc123.c2.kafka.eu-west-1.amazonaws.com:9098",',
      '  "kafka_topic" = "orders",',
      '  "aws.role_arn" = "arn:aws:iam::123456789012:role/demo"|',
      ');',
    ].join('\n');
    expect(written(before, required).slice(4)).toEqual([
      '  "aws.role_arn" = "arn:aws:iam::123456789012:role/demo",',
      '  "aws.region" = "eu-west-1",',
      '  "property.security.protocol" = "SASL_SSL",',
      '  "property.sasl.mechanism" = "OAUTHBEARER"',
      ');',
    ]);
  });

  it('are a key pair for public brokers', () => {
    const before =
      'CREATE ROUTINE LOAD job ON t FROM KAFKA (\n  "kafka_broker_list" = "b-1-public.demo.abc123.c2.kafka.eu-west-1.amazonaws.com:9198",\n  |\n);';
    expect(written(before, required)).toContain('  "aws.secret_key" = "<secret access key>",');
  });

  it.each([
    ['public brokers beside a role', `${publicBrokers}, "aws.role_arn" = "<arn>"`, '"aws.secret_key" = '],
    ['half a key pair', '"aws.access_key" = "<key>"', '"aws.secret_key" = '],
  ])('are a whole key pair for %s', (_, present, added) => {
    expect(complete(`CREATE ROUTINE LOAD job ON t FROM KAFKA (${present}, |);`, required)).toContain(added);
  });

  it('come right behind the keys that are missing one by one', () => {
    const found = labels('CREATE ROUTINE LOAD job ON t FROM KAFKA ("aws.region" = "us-east-1", |);');
    expect(found.slice(0, 5)).toEqual([
      'kafka_broker_list',
      'kafka_topic',
      'property.security.protocol',
      'property.sasl.mechanism',
      required,
    ]);
  });

  it('are not offered when nothing is missing', () => {
    const all = complete('CREATE ROUTINE LOAD job ON t FROM KAFKA (|);', required, { snippets: false });
    expect(labels(all.replace('\n);', ',\n    |\n);'))).not.toContain(required);
  });
});
