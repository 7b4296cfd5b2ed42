import { describe, expect, it } from 'vitest';
import { fixesOf, summaryOf } from '../../support/findings.ts';
import { create, createAt, iam, provider } from './mskStatements.ts';

const id = 'kafka-client-settings';
const sasl = ['"property.security.protocol" = "SASL_SSL"', '"property.sasl.mechanism" = "OAUTHBEARER"'];

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
    ['OIDC without an endpoint', [...sasl, setting('sasl.oauthbearer.method', 'oidc')], '"oidc"'],
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
