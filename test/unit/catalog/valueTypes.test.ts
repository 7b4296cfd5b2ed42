import { describe, expect, it } from 'vitest';
import type { DorisVersion, ListKind } from '../../../server/src/catalog/index.ts';
import { findProperty } from '../../../server/src/catalog/index.ts';

/**
 * What the type of a key says about a value: `ok`, or the effect and the value with the marked range in « », followed by the
 * suggestions.
 */
function verdict(list: ListKind, key: string, value: string, version: DorisVersion = '4.1'): string {
  const spec = findProperty(list, key);
  if (spec === undefined) throw new Error(`no such key: ${key}`);
  const problem = spec.type.check(value, version);
  if (problem === undefined) return 'ok';
  expect(problem.message).toMatch(/^[A-Z`].*\.$/s);
  const { start, end } = problem;
  const marked = `${value.slice(0, start)}«${value.slice(start, end)}»${value.slice(end)}`;
  for (const suggestion of problem.suggestions) {
    expect(spec.type.check(suggestion, version), `suggestion ${suggestion}`).toBeUndefined();
  }
  return [`${problem.effect} ${marked}`, ...problem.suggestions].join(' → ');
}

function table(
  list: ListKind,
  key: string,
  rows: readonly (readonly [value: string, expected: string, version?: DorisVersion])[],
): void {
  describe(key, () => {
    for (const [value, expected, version] of rows) {
      it(`${JSON.stringify(value)}${version === undefined ? '' : ` in ${version}`}: ${expected}`, () => {
        expect(verdict(list, key, value, version)).toBe(expected);
      });
    }
  });
}

describe('whole numbers of a job', () => {
  table('properties', 'desired_concurrent_number', [
    ['1', 'ok'],
    ['+5', 'ok'],
    ['', 'ok'],
    ['1000000', 'ok'],
    ['0', 'rejects «0» → 1'],
    ['-1', 'rejects «-1» → 1'],
    [' 5', 'rejects « 5» → 5'],
    ['5.0', 'rejects «5.0» → 5'],
    ['five', 'rejects «five»'],
    ['0005', 'ok'],
    ['2147483647', 'ok'],
    // the lower 32 bits are kept
    ['2147483648', 'fails-later «2147483648» → 2147483647'],
    ['9223372036854775807', 'fails-later «9223372036854775807» → 2147483647'],
    ['9223372036854775808', 'rejects «9223372036854775808» → 2147483647'],
    ['99999999999999999999', 'rejects «99999999999999999999» → 2147483647'],
    // Java's parseLong knows the digits of every script
    ['５', 'unsure «５» → 5'],
    ['٠', 'rejects «٠» → 1'],
    ['5０', 'unsure «5０» → 50'],
  ]);
  table('properties', 'max_error_number', [
    ['9223372036854775807', 'ok'],
    ['9223372036854775808', 'rejects «9223372036854775808» → 9223372036854775807'],
    ['-9223372036854775809', 'rejects «-9223372036854775809» → 0'],
    ['-0', 'ok'],
    ['1e3', 'rejects «1e3» → 1000'],
    ['1e', 'rejects «1e»'],
  ]);
  table('properties', 'max_batch_rows', [
    ['199999', 'rejects «199999» → 200000'],
    ['200000', 'ok'],
    ['300,000', 'rejects «300,000» → 300000'],
    ['2m', 'rejects «2m» → 2000000'],
  ]);
  table('properties', 'max_batch_size', [
    ['104857599', 'rejects «104857599» → 104857600'],
    ['104857600', 'ok'],
    ['10737418240', 'ok'],
    ['10737418241', 'rejects «10737418241» → 10737418240'],
    ['100MB', 'rejects «100MB» → 104857600'],
    ['200 MiB', 'rejects «200 MiB» → 209715200'],
    ['1.5g', 'rejects «1.5g» → 1610612736'],
    ['10MB', 'rejects «10MB» → 104857600'],
    ['big', 'rejects «big»'],
  ]);
  table('properties', 'max_batch_interval', [
    ['60', 'ok', '2.0'],
    ['61', 'rejects «61» → 60', '2.0'],
    ['61', 'ok', '2.1'],
    ['0', 'rejects «0» → 1'],
    ['30s', 'rejects «30s» → 30'],
    ['2 min', 'rejects «2 min» → 120'],
  ]);
  table('properties', 'exec_mem_limit', [
    ['0', 'ok'],
    ['-1', 'rejects «-1» → 2147483648'],
    ['2GB', 'rejects «2GB» → 2147483648'],
  ]);
});

describe('ratios', () => {
  table('properties', 'max_filter_ratio', [
    ['0', 'ok'],
    ['1.0', 'ok'],
    ['.5', 'ok'],
    ['1e-2', 'ok'],
    [' 0.1 ', 'ok'],
    ['0.1f', 'ok'],
    ['', 'ok'],
    ['1.01', 'rejects «1.01» → 1 → 0.0101'],
    ['2', 'rejects «2» → 0.02'],
    ['100.1', 'rejects «100.1»'],
    ['-0.0', 'ok'],
    ['10', 'rejects «10» → 0.1'],
    ['-0.1', 'rejects «-0.1»'],
    ['5%', 'rejects «5%» → 0.05'],
    ['0,2', 'rejects «0,2» → 0.2'],
    ['NaN', 'rejects «NaN»'],
  ]);
});

describe('booleans', () => {
  table('properties', 'strict_mode', [
    ['true', 'ok'],
    ['FALSE', 'ok'],
    ['yes', 'ignores «yes» → true → false'],
    ['1', 'ignores «1» → true → false'],
    ['off', 'ignores «off» → false → true'],
    ['ture', 'ignores «ture» → true'],
    [' true', 'ignores « true» → true → false'],
  ]);
  table('kafka', 'property.socket.keepalive.enable', [
    ['true', 'ok'],
    ['T', 'ok'],
    ['0', 'ok'],
    ['yes', 'fails-later «yes» → true → false'],
    ['', 'fails-later «» → true → false'],
  ]);
});

describe('words', () => {
  table('properties', 'format', [
    ['JSON', 'ok'],
    ['', 'rejects «»'],
    ['jsn', 'rejects «jsn» → json'],
    ['parquet', 'rejects «parquet»'],
    ['csv_with_names', 'ignores «csv_with_names» → csv'],
    ['csv_with_names', 'rejects «csv_with_names»', '2.1'],
  ]);
  table('properties', 'unique_key_update_mode', [
    ['upsert', 'ok'],
    ['UPDATE_FLEXIBLE_COLUMN', 'rejects «UPDATE_FLEXIBLE_COLUMN» → UPDATE_FLEXIBLE_COLUMNS'],
  ]);
  table('kafka', 'property.security.protocol', [
    ['SASL_SSL', 'ok'],
    ['sasl_ssl', 'ok'],
    [' ssl ', 'ok'],
    ['SASL-SSL', 'fails-later «SASL-SSL» → SASL_SSL'],
    ['TLS', 'fails-later «TLS» → SSL'],
    ['', 'fails-later «»'],
  ]);
  table('kafka', 'property.sasl.mechanism', [
    ['OAUTHBEARER', 'ok'],
    ['SCRAM-SHA-1', 'ok'],
    ['plain', 'fails-later «plain» → PLAIN'],
    ['oauthbearer', 'fails-later «oauthbearer» → OAUTHBEARER'],
    ['AWS_MSK_IAM', 'fails-later «AWS_MSK_IAM» → OAUTHBEARER'],
    ['SCRAM-SHA512', 'fails-later «SCRAM-SHA512» → SCRAM-SHA-512'],
    ['SCRAM_SHA_256', 'fails-later «SCRAM_SHA_256» → SCRAM-SHA-256'],
  ]);
  table('kafka', 'property.isolation.level', [
    ['READ_COMMITTED', 'ok'],
    ['read-committed', 'fails-later «read-committed» → read_committed'],
  ]);
  table('kafka', 'property.debug', [
    ['consumer, +fetch,-all', 'ok'],
    ['', 'ok'],
    ['consumer,fetsh', 'fails-later consumer,«fetsh» → consumer,fetch'],
    ['telemetry', 'ok', '4.0'],
    ['telemetry', 'fails-later «telemetry»', '3.1'],
  ]);
  table('kafka', 'property.queue.buffering.max.messages', [
    ['0', 'ok', '4.0'],
    ['0', 'fails-later «0» → 1', '3.1'],
    ['10000001', 'ok', '4.0'],
    ['10000001', 'fails-later «10000001» → 10000000', '3.1'],
  ]);
  table('kafka', 'aws.credentials_provider', [
    ['INSTANCE_PROFILE', 'ok'],
    ['instance_profile', 'ok'],
    ['WEB_IDENTITY_TOKEN_FILE', 'ok'],
    ['INSTANCE-PROFILE', 'ignores «INSTANCE-PROFILE» → INSTANCE_PROFILE'],
    ['INSTANCE_PROFLE', 'ignores «INSTANCE_PROFLE» → INSTANCE_PROFILE'],
    [' ENV', 'ignores « ENV» → ENV'],
    ['EC2', 'ignores «EC2» → INSTANCE_PROFILE'],
    ['WEB-IDENTITY', 'ignores «WEB-IDENTITY» → WEB_IDENTITY'],
    ['', 'ignores «»'],
  ]);
});

describe('integers of librdkafka', () => {
  table('kafka', 'property.session.timeout.ms', [
    ['45000', 'ok'],
    ['0x10', 'ok'],
    [' 10', 'ok'],
    ['0', 'fails-later «0» → 1'],
    ['3600001', 'fails-later «3600001» → 3600000'],
    // the unit is the property's own
    ['45000ms', 'ok'],
    ['0ms', 'fails-later «0ms» → 1'],
    ['45s', 'ignores 45«s» → 45000'],
    ['10 sec', 'ignores 10« sec» → 10000'],
    ['010', 'ignores «010» → 10'],
    ['abc', 'fails-later «abc»'],
    ['', 'fails-later «»'],
  ]);
  table('kafka', 'property.fetch.max.bytes', [
    ['10MB', 'ignores 10«MB» → 10485760'],
    ['3000000000B', 'fails-later «3000000000B» → 2147483135'],
    ['2147483136', 'fails-later «2147483136» → 2147483135'],
  ]);
  table('kafka', 'property.acks', [
    ['all', 'ok'],
    ['-1', 'ok'],
  ]);
  table('kafka', 'property.linger.ms', [
    ['0.5', 'ok'],
    ['-1', 'fails-later «-1»'],
  ]);
  table('kafka', 'property.rebalance_cb', [['x', 'fails-later «x»']]);
});

describe('single characters', () => {
  table('properties', 'enclose', [
    ['"', 'ok'],
    ['', 'ok', '3.1'],
    ['', 'rejects «»', '2.1'],
    ['""', 'rejects «""» → "'],
  ]);
  table('properties', 'escape', [
    ['\\', 'ok'],
    ['\\\\', 'rejects «\\\\» → \\'],
  ]);
});

describe('time zones', () => {
  table('properties', 'timezone', [
    ['Asia/Shanghai', 'ok'],
    ['Africa/Abidjan', 'ok'],
    ['Etc/GMT+8', 'ok'],
    ['America/Argentina/Buenos_Aires', 'ok'],
    ['US/Pacific', 'ok'],
    // Java compares letter case, the backend does not
    ['asia/shanghai', 'fails-later «asia/shanghai» → Asia/Shanghai'],
    ['CST', 'ok'],
    ['EST', 'ok'],
    ['utc', 'fails-later «utc» → UTC'],
    ['UTC+08:00', 'ok'],
    ['GMT8:00', 'ok'],
    ['GMT+18:00', 'ok'],
    ['GMT+18:01', 'rejects «GMT+18:01»'],
    ['+08:60', 'rejects «+08:60»'],
    // zones of Java that have no slash and are no short names of Doris
    ['Japan', 'rejects «Japan» → Asia/Tokyo'],
    ['Zulu', 'rejects «Zulu» → UTC'],
    ['EST5EDT', 'rejects «EST5EDT» → America/New_York'],
    ['+08:00', 'ok'],
    ['8:00', 'ok'],
    ['-12:00', 'ok'],
    ['-12:01', 'rejects «-12:01»'],
    ['+14:00', 'ok'],
    ['+14:01', 'rejects «+14:01»'],
    ['+8', 'rejects «+8» → +08:00'],
    ['UTC+8', 'rejects «UTC+8» → +08:00'],
    ['Asia/Shanghia', 'rejects «Asia/Shanghia» → Asia/Shanghai'],
    ['Shanghai', 'rejects «Shanghai» → Asia/Shanghai'],
    ['Asia/Beijing', 'rejects «Asia/Beijing» → Asia/Shanghai'],
    ['New York', 'rejects «New York» → America/New_York'],
    ['', 'rejects «»'],
  ]);
});

describe('JSON paths', () => {
  table('properties', 'jsonpaths', [
    ['', 'ok'],
    ['[]', 'ok'],
    ['["$.id", "$.name"]', 'ok'],
    ['[ "$.a[0].b" ,\n "$.\\"a.b c\\"[*]", "$", "$.", "$.[0].a" ]', 'ok'],
    ['["$.a", "$[0].a"]', 'fails-later ["$.a", "«$[0].a»"] → ["$.a", "$.[0].a"]'],
    ['["$[\'a\'].b"]', 'fails-later ["«$[\'a\'].b»"] → ["$.a.b"]'],
    ['["$id"]', 'fails-later ["«$id»"] → ["$.id"]'],
    ['["$.a[0][1]"]', 'fails-later ["«$.a[0][1]»"]'],
    ['["$.a[-1]"]', 'fails-later ["«$.a[-1]»"]'],
    ['["$.a[0"]', 'fails-later ["«$.a[0»"]'],
    ['["$.id", "$.a[\'b\'].c"]', 'fails-later ["$.id", "«$.a[\'b\'].c»"] → ["$.id", "$.a.b.c"]'],
    ['["$.id", "name"]', 'fails-later ["$.id", "«name»"] → ["$.id", "$.name"]'],
    ['["$.id", "$.na me", "$.x"]', 'fails-later ["$.id", "«$.na me»", "$.x"] → ["$.id", "$.name", "$.x"]'],
    ["['$.id','$.name']", 'fails-later [«\'$.id\'»,\'$.name\'] → ["$.id", "$.name"]'],
    ['$.id,$.name', 'fails-later «$.id,$.name» → ["$.id", "$.name"]'],
    ['["$.id" "$.name"]', 'fails-later ["$.id" «"»$.name"] → ["$.id", "$.name"]'],
    ['["$.id", ]', 'fails-later ["$.id",« »] → ["$.id"]'],
    ['["$.id"', 'fails-later ["$.id«"» → ["$.id"]'],
    ['["$.id"] x', 'fails-later ["$.id"] «x»'],
    ['[1]', 'fails-later [«1»]'],
    ['["$.id", ""]', 'fails-later ["$.id", «""»]'],
  ]);
  table('properties', 'json_root', [
    ['$.data', 'ok'],
    ['', 'ok'],
    ['data.rows', 'fails-later «data.rows» → $.data.rows'],
    ['["$.data"]', 'fails-later «["$.data"]»'],
  ]);
});

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
