import { describe, expect, it } from 'vitest';
import { isPlaceholder } from '../../../server/src/catalog/index.ts';

describe('isPlaceholder', () => {
  it.each([
    '<your-ak>',
    '<your_sk>',
    '<broker>:9092',
    'b1:9092,<b2>:9092',
    '<xxx@yyy.com>',
    'your_msk_broker_list',
    'your_kafka_topic',
    'YOUR-SECRET',
    'yourTopic',
    'my_your_group',
    'doris@YOUR.COM',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the placeholder of a template
    '${TOPIC}',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the placeholder of a template
    '${HOST}:9092',
    '$TOPIC',
    '$(topic)',
    '{{ topic }}',
    '{{topic}}_raw',
    '{topic}',
    '%s',
    '%(topic)s',
    '#{topic}',
    ':topic',
    '?',
    '@topic@',
    'xxx',
    'XXX',
    'xxx.alikafka.aliyuncs.com:9093',
    'token:eyJhbxxx',
    '****',
    '*****,',
    '10.0.*.*:9092',
    '...',
    'abc…',
    'host:port',
    'ip:port,ip:port',
    'broker_host:broker_port',
    'TODO',
    'change-me',
    'REPLACE_WITH_TOPIC',
  ])('%s', (value) => {
    expect(isPlaceholder(value)).toBe(true);
  });

  it.each([
    '',
    ' ',
    'localhost:9092',
    'broker1:9092,broker2:9092',
    'kafka-broker:9092',
    'my_topic',
    'my-topic',
    'yours_truly',
    'topic*',
    '$.id',
    '["$.id", "$.a.*"]',
    'OFFSET_BEGINNING',
    'INSTANCE_PROFLE',
    'us-east-1',
    'AKIAIOSFODNN7EXAMPLE',
    'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
    'arn:aws:iam::123456789012:role/demo-role',
    '2021-10-10 11:00:00',
    'clients/stream.dt.local@EXAMPLE.COM',
    'admin-secret',
    '100%',
    'a<b',
    '"',
    '|',
    'host:9092',
    'todos',
    'insert_events',
  ])('not %s', (value) => {
    expect(isPlaceholder(value)).toBe(false);
  });
});
