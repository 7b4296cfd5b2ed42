import { describe, expect, it } from 'vitest';
import { fixesOf, summaryOf } from '../../support/findings.ts';
import { create, createAt, iam, provider } from './mskStatements.ts';

const id = 'kafka-client-settings';
const sasl = ['"property.security.protocol" = "SASL_SSL"', '"property.sasl.mechanism" = "OAUTHBEARER"'];

const ssl = '"property.security.protocol" = "SSL"';
const oidc = [...sasl, '"property.sasl.oauthbearer.method" = "oidc"'];
const endpoint = '"property.sasl.oauthbearer.token.endpoint.url" = "https://login.example.com"';
const clientId = '"property.sasl.oauthbearer.client.id" = "doris"';
const secret = '"property.sasl.oauthbearer.client.secret" = "<secret>"';
const signed = '"property.sasl.oauthbearer.grant.type" = "urn:ietf:params:oauth:grant-type:jwt-bearer"';

/** A property of the Kafka client. */
function setting(name: string, value: string): string {
  return `"property.${name}" = "${value}"`;
}

describe(id, () => {
  it.each([
    ['a poll interval just below the session', [setting('max.poll.interval.ms', '44999')], '"44999"'],
    ['a session just beyond the poll interval', [setting('session.timeout.ms', '300001')], '"300001"'],
    ['fetches smaller than a message', [setting('fetch.max.bytes', '999999')], '"999999"'],
    ['a poll interval with its unit', [setting('max.poll.interval.ms', '44999ms')], '"44999ms"'],
    ['a session in hexadecimal digits', [setting('session.timeout.ms', '0x493E1')], '"0x493E1"'],
    ['fetches of nothing', [setting('fetch.max.bytes', '0')], '"0"'],
    ['answers smaller than a fetch', [setting('receive.message.max.bytes', '52429311')], '"52429311"'],
    [
      'answers smaller than the fetch that is set',
      [setting('fetch.max.bytes', '2000000'), setting('receive.message.max.bytes', '2000511')],
      '"2000511"',
    ],
    ['OIDC without an endpoint', [...oidc, clientId, secret], '"oidc"'],
    ['OIDC without a client', [...oidc, endpoint], '"oidc"'],
    ['OIDC without a secret', [...oidc, endpoint, clientId], '"oidc"'],
    ['OIDC with an empty id', [...oidc, endpoint, secret, setting('sasl.oauthbearer.client.id', '')], '"oidc"'],
    ['OIDC by an assertion that nothing signs', [...oidc, endpoint, signed], '"oidc"'],
    [
      'unsigned tokens beside OIDC',
      [...oidc, endpoint, clientId, secret, setting('enable.sasl.oauthbearer.unsecure.jwt', 'true')],
      '"true"',
    ],
    ['a wait that begins longer than it may get', [setting('reconnect.backoff.ms', '10001')], '"10001"'],
    ['a longest wait below the first', [setting('reconnect.backoff.max.ms', '99')], '"99"'],
    ['a key without its certificate', [ssl, setting('ssl.key.location', 'FILE:a.key')], '"FILE:a.key"'],
    ['the same over SASL_SSL', [...oidc, endpoint, clientId, secret, setting('ssl.key.pem', '<key>')], '"<key>"'],
    [
      'unsigned tokens on MSK',
      [...iam, provider('ENV'), setting('enable.sasl.oauthbearer.unsecure.jwt', 'true')],
      '"true"',
    ],
    [
      'a heartbeat that the brokers set',
      [setting('group.protocol', 'CONSUMER'), setting('heartbeat.interval.ms', '1000')],
      '"1000"',
    ],
  ])('finds %s', (_, lines, marked) => {
    expect(summaryOf(create(...lines))).toEqual([`warning ${id} «${marked}»`]);
  });

  it.each([
    ['a poll interval as long as the session', [setting('max.poll.interval.ms', '45000')]],
    ['a session as long as the poll interval', [setting('session.timeout.ms', '300000')]],
    ['fetches as large as a message', [setting('fetch.max.bytes', '1000000')]],
    ['answers just large enough', [setting('receive.message.max.bytes', '52429312')]],
    [
      'small answers from a small queue',
      [setting('queued.max.messages.kbytes', '1024'), setting('receive.message.max.bytes', '1049088')],
    ],
    ['messages larger than a default fetch', [setting('message.max.bytes', '60000000')]],
    ['OIDC with everything', [...oidc, endpoint, clientId, secret]],
    ['OIDC by a signed assertion', [...oidc, endpoint, signed, setting('sasl.oauthbearer.assertion.file', '/a.jwt')]],
    [
      'a client by its newer names',
      [
        ...oidc,
        endpoint,
        setting('sasl.oauthbearer.client.credentials.client.id', 'doris'),
        setting('sasl.oauthbearer.client.credentials.client.secret', '<secret>'),
      ],
    ],
    ['a longest wait as long as the first', [setting('reconnect.backoff.ms', '10000')]],
    [
      'a key with its certificate',
      [ssl, setting('ssl.key.location', 'FILE:a.key'), setting('ssl.certificate.location', 'FILE:a.pem')],
    ],
    ['values that are placeholders', [setting('fetch.max.bytes', '<bytes>'), setting('max.poll.interval.ms', '<ms>')]],
    [
      'the keystore of a connection that is not known',
      ['"property.security.protocol" = "<protocol>"', setting('ssl.keystore.location', 'FILE:a')],
    ],
  ])('is silent about %s', (_, lines) => {
    expect(summaryOf(create(...lines))).toEqual([]);
  });

  it('does not judge an ALTER by what the job may have set', () => {
    const alter = (...lines: readonly string[]): string =>
      `ALTER ROUTINE LOAD FOR j FROM KAFKA (${[...lines, setting('kafka_default_offsets', 'OFFSET_END')].join(', ')});`;
    expect(summaryOf(alter(setting('max.poll.interval.ms', '1000')))).toEqual([]);
    const both = alter(setting('max.poll.interval.ms', '1000'), setting('session.timeout.ms', '2000'));
    expect(summaryOf(both)).toEqual([`warning ${id} «"1000"»`]);
  });

  it('leaves a value out of range to the rule on values', () => {
    expect(summaryOf(create(setting('session.timeout.ms', '3600001')))).toEqual(['warning property-value «"3600001"»']);
  });

  it('asks each version for what it needs', () => {
    const sql = create(...oidc, endpoint, signed, setting('sasl.oauthbearer.assertion.file', '/a.jwt'));
    expect(summaryOf(sql, '3.1')).toContain(`warning ${id} «"oidc"»`);
    expect(fixesOf(create(...oidc), id).map(({ title }) => title)).toEqual([
      'Add "property.sasl.oauthbearer.client.id", "property.sasl.oauthbearer.client.secret" and "property.sasl.oauthbearer.token.endpoint.url"',
    ]);
    // a client of a later Doris may have it
    expect(summaryOf(create(...oidc, setting('sasl.oauthbearer.metadata.authentication.type', 'azure_imds')))).toEqual([
      'warning unknown-property «"property.sasl.oauthbearer.metadata.authentication.type"»',
    ]);
  });

  it('ignores what librdkafka before 2 does not know', () => {
    const sql = create(setting('group.protocol', 'consumer'), setting('session.timeout.ms', '10000'));
    expect(summaryOf(sql, '3.1')).toEqual(['warning unknown-property «"property.group.protocol"»']);
    expect(summaryOf(sql, '4.0')).toEqual([`warning ${id} «"10000"»`]);
  });

  it('repairs the session where the poll interval is a default', () => {
    const sql = createAt('b:9092', setting('session.timeout.ms', '400000'));
    expect(fixesOf(sql, id).map(({ result }) => result)).toEqual([
      createAt('b:9092', setting('session.timeout.ms', '300000')),
    ]);
  });
});
