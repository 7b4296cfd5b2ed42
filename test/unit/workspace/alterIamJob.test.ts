import { describe, expect, it } from 'vitest';
import { foundInFile } from '../../support/findings.ts';

const broker = 'b-1.x.a1b2c3.c2.kafka.us-west-1.amazonaws.com:9098';
const iam = [
  '"aws.region" = "us-west-1"',
  '"property.security.protocol" = "SASL_SSL"',
  '"property.sasl.mechanism" = "OAUTHBEARER"',
];
const pair = ['"aws.access_key" = "<ak>"', '"aws.secret_key" = "<sk>"'];
const provider = '"aws.credentials_provider" = "INSTANCE_PROFILE"';
const role = '"aws.role_arn" = "arn:aws:iam::123456789012:role/x"';
const pause = 'PAUSE ROUTINE LOAD FOR j;';

const create = (...lines: readonly string[]): string =>
  `CREATE ROUTINE LOAD j ON t FROM KAFKA ("kafka_broker_list" = "${broker}", "kafka_topic" = "x", ${lines.join(', ')});`;
const alter = (...lines: readonly string[]): string =>
  `ALTER ROUTINE LOAD FOR j FROM KAFKA (${lines.join(', ')}, "property.kafka_default_offsets" = "OFFSET_END");`;
const found = (created: string, ...altered: readonly string[]): readonly string[] =>
  foundInFile(created, pause, ...altered).filter((line) => line.startsWith('alter-iam-job'));

describe('an ALTER is judged with what the job has from its CREATE', () => {
  it.each([
    ['a provider beside the key pair', create(...iam, ...pair), alter(...iam, provider), [provider]],
    [
      'a profile beside the key pair',
      create(...iam, ...pair),
      alter(...iam, '"aws.profile_name" = "p"'),
      ['"aws.profile_name" = "p"'],
    ],
    ['a key pair beside a role', create(...iam, role, provider), alter(...iam, ...pair), ['"aws.access_key"']],
    ['a key pair instead of a provider', create(...iam, provider), alter(...iam, ...pair), []],
    ['a new key pair', create(...iam, ...pair), alter(...iam, ...pair), []],
    ['a new provider', create(...iam, provider), alter(...iam, provider.replace('INSTANCE_PROFILE', 'ENV')), []],
    ['another region', create(...iam, provider), alter(...iam.slice(1), '"aws.region" = "eu-west-1"'), ['"eu-west-1"']],
    [
      'brokers in another region',
      create(...iam, provider),
      alter(`"kafka_broker_list" = "${broker.replace('us-west', 'eu-west')}"`),
      ['b-1.x.a1b2c3.c2.kafka.eu-west-1.amazonaws.com'],
    ],
    [
      'brokers on another port',
      create(...iam, provider),
      alter(`"kafka_broker_list" = "${broker.replace('9098', '9092')}"`),
      ['9092'],
    ],
    [
      'brokers in another region, with it',
      create(...iam, provider),
      alter(
        `"kafka_broker_list" = "${broker.replace('us-west', 'eu-west')}"`,
        ...iam.slice(1),
        '"aws.region" = "eu-west-1"',
      ),
      [],
    ],
    ['a region to be filled in', create(...iam, provider), alter(...iam.slice(1), '"aws.region" = "<region>"'), []],
    [
      'what was wrong before',
      create(...iam.slice(1), '"aws.region" = "eu-west-1"', provider),
      alter('"property.client.id" = "x"'),
      [],
    ],
  ])('%s', (_, created, altered, marked) => {
    expect(found(created, altered)).toEqual(marked.map((text) => `alter-iam-job «${text}»`));
  });

  it('not behind another ALTER, which may have changed what it is judged by', () => {
    const other = alter('"property.client.id" = "x"');
    expect(found(create(...iam, ...pair), other, alter(...iam, provider))).toEqual([]);
  });
});
