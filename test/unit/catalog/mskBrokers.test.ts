import { describe, expect, it } from 'vitest';
import {
  awsRegionShape,
  awsRegions,
  mskListenerOf,
  mskPort,
  parseMskBroker,
  splitBrokers,
} from '../../../server/src/catalog/index.ts';

const privateBroker = { public: false, serverless: false };
const publicBroker = { public: true, serverless: false };

describe('parseMskBroker', () => {
  it.each([
    ['b-1.demo.abc123.c2.kafka.us-east-1.amazonaws.com', { region: 'us-east-1', ...privateBroker }],
    ['B-3.Demo.abc123.c10.kafka.EU-WEST-2.amazonaws.com', { region: 'eu-west-2', ...privateBroker }],
    ['b-1-public.demo.abc123.c2.kafka.us-west-2.amazonaws.com', { region: 'us-west-2', ...publicBroker }],
    ['boot-public-byg.demo.abc123.c2.kafka.us-east-1.amazonaws.com', { region: 'us-east-1', ...publicBroker }],
    ['boot-x1y.demo.abc123.c2.kafka.us-east-1.amazonaws.com', { region: 'us-east-1', ...privateBroker }],
    ['b-1.demo.abc123.c4.kafka.cn-north-1.amazonaws.com.cn', { region: 'cn-north-1', ...privateBroker }],
    ['b-1.us-west-1-demo.abc123.c2.kafka.eu-central-1.amazonaws.com', { region: 'eu-central-1', ...privateBroker }],
    [
      'boot-abcd1234.c3.kafka-serverless.ap-south-1.amazonaws.com',
      { region: 'ap-south-1', public: false, serverless: true },
    ],
    ['b-1.demo.kafka.us-gov-west-1.amazonaws.com', { region: 'us-gov-west-1', ...privateBroker }],
  ])('%s', (host, broker) => {
    expect(parseMskBroker(host)).toEqual(broker);
  });

  it.each([
    'localhost',
    'kafka.us-east-1.amazonaws.com',
    'b-1.demo.kafka.example.com',
    'ec2-1-2-3-4.compute-1.amazonaws.com',
    'b-1.demo.kafka.useast1.amazonaws.com',
    's3.us-east-1.amazonaws.com',
  ])('not %s', (host) => {
    expect(parseMskBroker(host)).toBeUndefined();
  });
});

describe('the ports of Amazon MSK', () => {
  it('belong to one listener each', () => {
    expect(mskPort('iam', false)).toBe(9098);
    expect(mskPort('iam', true)).toBe(9198);
    expect(mskPort('plaintext', true)).toBeUndefined();
    expect(mskListenerOf(9196)).toEqual({ listener: 'scram', public: true });
    expect(mskListenerOf(9094)).toEqual({ listener: 'tls', public: false });
    expect(mskListenerOf(14001)).toBeUndefined();
  });
});

describe('splitBrokers', () => {
  it('gives host, port and place of every broker', () => {
    const value = 'b1:9092, b2 ,,http://b3:x';
    const brokers = splitBrokers(value);
    expect(brokers.map(({ host, port }) => [host, port])).toEqual([
      ['b1', 9092],
      ['b2', undefined],
      ['http://b3:x', undefined],
    ]);
    expect(brokers.map(({ start, end }) => value.slice(start, end))).toEqual(['b1:9092', 'b2', 'http://b3:x']);
    expect(brokers.map(({ start, hostEnd }) => value.slice(start, hostEnd))).toEqual(['b1', 'b2', 'http://b3:x']);
  });

  it.each([
    ['kafka1 : 9092', 'kafka1', 9092],
    ['a:b:9092', 'a:b', 9092],
    ['kafka1:', 'kafka1:', undefined],
    ['kafka1:90x', 'kafka1:90x', undefined],
    [`a${' '.repeat(1_000_000)}b`, `a${' '.repeat(1_000_000)}b`, undefined],
  ])('of %.20s', (value, host, port) => {
    expect(splitBrokers(value)).toEqual([{ host, port, start: 0, end: value.length, hostEnd: host.length }]);
  });
});

describe('regions', () => {
  it('all have the shape of a region', () => {
    expect(awsRegions.filter((region) => !awsRegionShape.test(region.code))).toEqual([]);
  });
});
