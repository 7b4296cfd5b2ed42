import { describe } from 'vitest';
import { table } from './verdicts.ts';

describe('brokers and topics', () => {
  table('kafka', 'kafka_broker_list', [
    ['b1:9092', 'ok'],
    ['b1:9092, b2:9092 ,b3', 'ok'],
    ['b1:9092,', 'ok'],
    ['http://b1:9092', 'ok'],
    ['', 'ok'],
    ['b1:9092,,b2:9092', 'rejects b1:9092«,»,b2:9092 → b1:9092,b2:9092'],
    ['b1:9092,b2:', 'rejects b1:9092,«b2:» → b1:9092,b2:9092'],
    ['[::1]:9092', 'rejects «[::1]:9092»'],
    ['b1:9092, "b2:9092"', 'rejects b1:9092, «"b2:9092"» → b1:9092, b2:9092'],
    ['b1:9092,\nb2:9092', 'rejects b1:9092,«\nb2:9092» → b1:9092,b2:9092'],
    ['b1:9092，b2:9092', 'rejects b1:9092«，»b2:9092 → b1:9092,b2:9092'],
  ]);
  table('kafka', 'kafka_topic', [
    ['my.topic_1-x', 'ok'],
    [' topic ', 'ok'],
    ['', 'ok'],
    ['a,b', 'fails-later a«,»b → a → b'],
    ['my topic', 'ignores my« »topic → mytopic'],
    ['topic*', 'fails-later topic«*»'],
    ['..', 'fails-later «..»'],
    ['x'.repeat(249), 'ok'],
    ['x'.repeat(250), `fails-later «${'x'.repeat(250)}»`],
  ]);
  table('kafka', 'kafka_partitions', [
    ['0, 1 2', 'ignores 0, «1 2» → 0, 1,2'],
    ['0', 'ok'],
    ['0, 1,2,', 'ok'],
    ['0,,1', 'rejects 0«,»,1 → 0,1'],
    ['', 'rejects «»'],
    ['0,one', 'rejects 0,«one»'],
    ['0-3', 'rejects «0-3» → 0,1,2,3'],
    ['[0,1]', 'rejects «[0»,1] → 0,1'],
    ['-1', 'rejects «-1»'],
    ['2147483648', 'rejects «2147483648»'],
  ]);
});

describe('offsets', () => {
  table('kafka', 'property.kafka_default_offsets', [
    ['OFFSET_BEGINNING', 'ok'],
    ['offset_end', 'ok'],
    ['2024-01-31 08:00:00', 'ok'],
    ['2024-02-29 08:00:00', 'ok'],
    ['2024-02-30 08:00:00', 'ignores «2024-02-30 08:00:00» → 2024-02-29 08:00:00'],
    ['2023-02-29 08:00:00', 'ignores «2023-02-29 08:00:00» → 2023-02-28 08:00:00'],
    ['earliest', 'rejects «earliest» → OFFSET_BEGINNING'],
    ['latest', 'rejects «latest» → OFFSET_END'],
    ['0', 'rejects «0» → OFFSET_BEGINNING'],
    ['-2', 'rejects «-2» → OFFSET_BEGINNING'],
    ['-1', 'rejects «-1» → OFFSET_END'],
    ['100', 'rejects «100»'],
    ['OFFSET_BEGINING', 'rejects «OFFSET_BEGINING» → OFFSET_BEGINNING'],
    ['OFFSET_END ', 'rejects «OFFSET_END » → OFFSET_END'],
    ['2024-01-31', 'rejects «2024-01-31» → 2024-01-31 00:00:00'],
    ['2024-1-31T8:00', 'rejects «2024-1-31T8:00» → 2024-01-31 08:00:00'],
    ['2024-13-01 00:00:00', 'rejects «2024-13-01 00:00:00»'],
    ['2024-01-31 24:00:00', 'rejects «2024-01-31 24:00:00»'],
    ['', 'rejects «»'],
  ]);
  table('kafka', 'kafka_offsets', [
    ['0', 'ok'],
    ['101, 0,OFFSET_BEGINNING , offset_end', 'ok'],
    ['2024-01-31 08:00:00,2024-02-01 08:00:00', 'ok'],
    ['0,OFFSET_ZERO', 'rejects 0,«OFFSET_ZERO» → 0,0'],
    ['0, earliest, 5', 'rejects 0, «earliest», 5 → 0, OFFSET_BEGINNING, 5'],
    ['0,-1', 'rejects 0,«-1» → 0,OFFSET_END'],
    ['0,1,', 'rejects 0,1«,» → 0,1'],
    ['2024-01-31 08:00:00, 5', 'rejects 2024-01-31 08:00:00, «5»'],
    ['5,2024-01-31 08:00:00', 'rejects 5,«2024-01-31 08:00:00»'],
    ['1700000000000', 'fails-later «1700000000000»'],
    ['0,9223372036854775808', 'fails-later 0,«9223372036854775808»'],
    ['9223372036854775807', 'ok'],
  ]);
});

describe('AWS values', () => {
  table('kafka', 'aws.region', [
    ['us-east-1', 'ok'],
    ['cn-northwest-1', 'ok'],
    ['us-gov-west-1', 'ok'],
    ['us-isob-east-1', 'ok'],
    ['eusc-de-east-1', 'ok'],
    ['ap-southeast-99', 'unsure «ap-southeast-99» → ap-southeast-1 → ap-southeast-2 → ap-southeast-3'],
    ['US-EAST-1', 'fails-later «US-EAST-1» → us-east-1'],
    ['us_east_1', 'fails-later «us_east_1» → us-east-1'],
    ['us-east-1a', 'fails-later «us-east-1a» → us-east-1'],
    ['useast1', 'fails-later «useast1» → us-east-1'],
    ['us-esat-1', 'fails-later «us-esat-1» → us-east-1 → us-east-2 → us-west-1'],
    ['Frankfurt', 'fails-later «Frankfurt»'],
    ['', 'fails-later «»'],
  ]);
  table('kinesis', 'aws.region', [
    ['us-gov-west-1', 'ok'],
    [' us-east-1 ', 'ok'],
    ['us-east-10', 'rejects «us-east-10» → us-east-1 → us-east-2'],
    ['us-esat-1', 'fails-later «us-esat-1» → us-east-1 → us-east-2 → us-west-1'],
  ]);
  table('kafka', 'aws.role_arn', [
    ['arn:aws:iam::123456789012:role/demo-role', 'ok'],
    ['arn:aws-cn:iam::123456789012:role/path/to/role+=,.@_-1', 'ok'],
    ['demo-role', 'fails-later «demo-role»'],
    ['aws:iam::123456789012:role/r', 'fails-later «aws:iam::123456789012:role/r» → arn:aws:iam::123456789012:role/r'],
    [
      'arn:was:iam::123456789012:role/r',
      'fails-later arn:«was»:iam::123456789012:role/r → arn:aws:iam::123456789012:role/r',
    ],
    [
      'arn:aws:sts::123456789012:assumed-role/r/session-1',
      'fails-later arn:aws:«sts::123456789012:assumed-role/r/session-1» → arn:aws:iam::123456789012:role/r',
    ],
    [
      'arn:aws:sts::123456789012:role/r',
      'fails-later arn:aws:«sts»::123456789012:role/r → arn:aws:iam::123456789012:role/r',
    ],
    [
      'arn:aws:iam:us-east-1:123456789012:role/r',
      'fails-later arn:aws:iam:«us-east-1»:123456789012:role/r → arn:aws:iam::123456789012:role/r',
    ],
    ['arn:aws:iam::12345:role/r', 'fails-later arn:aws:iam::«12345»:role/r'],
    [
      'arn:aws:iam::1234-5678-9012:role/r',
      'fails-later arn:aws:iam::«1234-5678-9012»:role/r → arn:aws:iam::123456789012:role/r',
    ],
    ['arn:aws:iam::123456789012:user/r', 'fails-later arn:aws:iam::123456789012:«user/»r'],
    [
      'arn:aws:iam::123456789012:role/my role',
      'fails-later arn:aws:iam::123456789012:role/my« »role → arn:aws:iam::123456789012:role/myrole',
    ],
    ['arn:aws:iam::123456789012:role/', 'fails-later arn:aws:iam::123456789012:role«/»'],
    [`arn:aws:iam::123456789012:role/team/${'r'.repeat(64)}`, 'ok'],
    [
      `arn:aws:iam::123456789012:role/team/${'r'.repeat(65)}`,
      `fails-later arn:aws:iam::123456789012:role/team/«${'r'.repeat(65)}»`,
    ],
    ['arn:aws-iso-b:iam::123456789012:role/r', 'ok'],
    [
      'arn:aws-china:iam::123456789012:role/r',
      'fails-later arn:«aws-china»:iam::123456789012:role/r → arn:aws-cn:iam::123456789012:role/r',
    ],
  ]);
});

describe('files', () => {
  table('kafka', 'property.ssl.ca.location', [
    ['FILE:ca.pem', 'ok'],
    ['/etc/ssl/ca.pem', 'ok'],
    ['file:///etc/ssl/ca.pem', 'ok'],
    ['file:ca.pem', 'fails-later «file:»ca.pem → FILE:ca.pem'],
    ['FILE:', 'rejects «FILE:»'],
    ['FILE:truststore.JKS', 'fails-later «FILE:truststore.JKS»'],
    ['/etc/jks/ca.pem', 'ok'],
  ]);
  table('kafka', 'property.ssl.keystore.location', [
    ['FILE:client.p12', 'ok'],
    ['FILE: ', 'rejects «FILE: »'],
    ['/etc/kafka/client.keystore.jks', 'unsure «/etc/kafka/client.keystore.jks»'],
  ]);
  table('kafka', 'property.sasl.kerberos.keytab', [
    ['FILE:', 'rejects «FILE:»'],
    ['/etc/odd.jks', 'ok'],
  ]);
});

describe('Kinesis positions', () => {
  table('kinesis', 'kinesis_shards_pos', [
    ['TRIM_HORIZON,latest,495', 'ok'],
    ['LATEST,OFFSET_END', 'rejects LATEST,«OFFSET_END» → LATEST,LATEST'],
    ['2024-01-31 08:00:00,LATEST', 'rejects 2024-01-31 08:00:00,«LATEST»'],
  ]);
  table('kinesis', 'property.kinesis_default_pos', [
    ['trim_horizon', 'ok'],
    ['2024-01-31 08:00:00', 'ok'],
    ['earliest', 'rejects «earliest» → TRIM_HORIZON'],
    ['AT_TIMESTAMP', 'rejects «AT_TIMESTAMP»'],
  ]);
});
