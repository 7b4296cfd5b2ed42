import { describe } from 'vitest';
import { table } from './verdicts.ts';

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
    [' ssl', 'ok'],
    ['ssl ', 'fails-later «ssl » → SSL'],
    ['SASL-SSL', 'fails-later «SASL-SSL» → SASL_SSL'],
    ['TLS', 'fails-later «TLS» → SSL'],
    ['', 'fails-later «»'],
  ]);
  table('kafka', 'property.sasl.mechanism', [
    ['OAUTHBEARER', 'ok'],
    ['SCRAM-SHA-1', 'ok'],
    ['\t PLAIN', 'ok'],
    ['PLAIN ', 'fails-later «PLAIN » → PLAIN'],
    ['plain', 'fails-later «plain» → PLAIN'],
    ['oauthbearer', 'fails-later «oauthbearer» → OAUTHBEARER'],
    ['AWS_MSK_IAM', 'fails-later «AWS_MSK_IAM» → OAUTHBEARER'],
    ['SCRAM-SHA512', 'fails-later «SCRAM-SHA512» → SCRAM-SHA-512'],
    ['SCRAM_SHA_256', 'fails-later «SCRAM_SHA_256» → SCRAM-SHA-256'],
  ]);
  table('kafka', 'property.isolation.level', [
    ['READ_COMMITTED', 'ok'],
    [' read_committed', 'ok'],
    ['read_committed ', 'fails-later «read_committed » → read_committed'],
    ['read-committed', 'fails-later «read-committed» → read_committed'],
  ]);
  table('kafka', 'property.ssl.endpoint.identification.algorithm', [
    ['HTTPS', 'ok'],
    ['', 'fails-later «» → none'],
  ]);
  table('kafka', 'property.debug', [
    ['consumer, +fetch,-all', 'ok'],
    ['consumer ,fetch', 'fails-later «consumer »,fetch → consumer,fetch'],
    ['consumer,fetch  ', 'fails-later consumer,«fetch  » → consumer,fetch'],
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
