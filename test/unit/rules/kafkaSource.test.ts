import { describe, expect, test } from 'vitest';
import { fixesOf, onlyFinding, summaryOf } from '../../support/findings.ts';

const create = 'CREATE ROUTINE LOAD j ON t';

describe('duplicate-property', () => {
  const twice = `${create} FROM KAFKA ("kafka_broker_list" = "a:9092", "kafka_topic" = "x", "kafka_topic" = "y");`;

  test('is an error since 3.1, and a warning before, when the last one counts', () => {
    expect(summaryOf(twice, '3.1')).toEqual(['error duplicate-property «"kafka_topic"»']);
    expect(summaryOf(twice, '2.1')).toEqual(['warning duplicate-property «"kafka_topic"»']);
    expect(onlyFinding(twice, 'duplicate-property', '2.1').message).toContain('Doris 2.1 the last one counts');
  });

  test('points at the first one and can keep either', () => {
    const finding = onlyFinding(twice, 'duplicate-property');
    const [place] = finding.related;
    expect(place && twice.slice(place.span.start, place.span.end + 6)).toBe('"kafka_topic" = "x"');
    expect(finding.span.start).toBeGreaterThan(place?.span.end ?? Number.POSITIVE_INFINITY);
    expect(fixesOf(twice, 'duplicate-property')).toMatchObject([
      {
        preferred: true,
        safe: false,
        result: `${create} FROM KAFKA ("kafka_broker_list" = "a:9092", "kafka_topic" = "x");`,
      },
      {
        preferred: false,
        safe: false,
        result: `${create} FROM KAFKA ("kafka_broker_list" = "a:9092", "kafka_topic" = "y");`,
      },
    ]);
  });

  test('never takes away the mechanism that IAM looks at', () => {
    const iam =
      '"aws.region" = "us-east-1", "aws.credentials_provider" = "ENV", "property.security.protocol" = "SASL_SSL"';
    const sql = `${create} FROM KAFKA ("kafka_broker_list" = "a:9092", "kafka_topic" = "x", ${iam}, "property.sasl.mechanism" = "OAUTHBEARER", "property.sasl.mechanisms" = "PLAIN");`;
    expect(fixesOf(sql, 'duplicate-property').map(({ title }) => title)).toEqual([
      'Remove this property.sasl.mechanisms',
    ]);
  });

  test('is repaired without asking only when the values are the same', () => {
    expect(fixesOf(twice.replace('"y"', '"x"'), 'duplicate-property')).toMatchObject([{ preferred: true, safe: true }]);
  });

  test('tells no secret', () => {
    const sql = `${create} FROM KAFKA ("kafka_broker_list" = "a:9092", "kafka_topic" = "x", "property.sasl.password" = "geheim1", "property.sasl.password" = "geheim2", "property.sasl.username" = "u", "property.security.protocol" = "SASL_SSL", "property.sasl.mechanism" = "PLAIN");`;
    const { message, related } = onlyFinding(sql, 'duplicate-property');
    expect(message + related.map((place) => place.message)).not.toContain('geheim');
  });

  test('is not the same key in another letter case, and not the same key in the two lists', () => {
    const sql = `${create} PROPERTIES ("format" = "json") FROM KAFKA ("kafka_broker_list" = "a:9092", "kafka_topic" = "x", "property.GROUP.ID" = "g", "property.group.id" = "g");`;
    expect(summaryOf(sql).filter((line) => line.includes('duplicate'))).toEqual([]);
  });

  test('finds a key with blanks around it, which Doris takes off', () => {
    expect(summaryOf(twice.replace('"kafka_topic" = "y"', '" kafka_topic " = "y"'))).toEqual([
      'error duplicate-property «" kafka_topic "»',
    ]);
  });
});

describe('required-property', () => {
  test('waits until the list is closed', () => {
    const open = `${create} FROM KAFKA ("kafka_broker_list" = "a:9092",`;
    expect(summaryOf(open).filter((line) => line.includes('required-property'))).toEqual([]);
  });

  test('leaves a missing value to the syntax error', () => {
    const codes = summaryOf(`${create} FROM KAFKA ("kafka_broker_list" = "a:9092", "kafka_topic" = );`).map(
      (line) => line.split(' ')[1],
    );
    expect(codes).toEqual(['syntax-error']);
  });

  test('does not ask ALTER for anything', () => {
    expect(
      summaryOf(
        'ALTER ROUTINE LOAD FOR j FROM KAFKA ("kafka_topic" = "x", "property.kafka_default_offsets" = "OFFSET_END");',
      ),
    ).toEqual([]);
  });

  test('knows what Kinesis needs, in the version that reads it', () => {
    const sql = `${create} FROM KINESIS ("kinesis_shards" = "s-1", "kinesis_shards_pos" = "LATEST");`;
    expect(onlyFinding(sql, 'required-property', 'dev').message).toContain('is a required property');
    expect(summaryOf(sql, '4.1').filter((line) => line.includes('required-property'))).toEqual([]);
  });
});

describe('source-type', () => {
  test('takes KINESIS in the development branch only', () => {
    const sql = `${create} FROM KINESIS ("aws.region" = "us-east-1", "kinesis_stream" = "s");`;
    expect(summaryOf(sql, 'dev')).toEqual([]);
    expect(onlyFinding(sql, 'source-type', '4.1').message).toBe(
      'Doris 4.1 reads from KAFKA only; KINESIS exists only in the development branch of Doris. Doris answers `Unknown routine load data source type: KINESIS`.',
    );
  });
});

describe('property-value', () => {
  test('is a warning in an ALTER that stores any text', () => {
    const sql = 'ALTER ROUTINE LOAD FOR j PROPERTIES ("enclose" = "ab");';
    expect(summaryOf(sql)).toEqual(['warning property-value «"ab"»']);
    expect(onlyFinding(sql, 'property-value').message).toContain('ALTER stores it unseen');
  });

  test('knows the bounds of each version', () => {
    const sql = `${create} PROPERTIES ("max_batch_interval" = "90") FROM KAFKA ("kafka_broker_list" = "a:9092", "kafka_topic" = "x");`;
    expect(summaryOf(sql, '2.0')).toEqual(['error property-value «"90"»']);
    expect(summaryOf(sql, '4.1')).toEqual([]);
  });

  test('is a warning for a default offset that Doris does not look at', () => {
    const sql = `${create} FROM KAFKA ("kafka_broker_list" = "a:9092", "kafka_topic" = "x", "kafka_partitions" = "0", "kafka_offsets" = "5", "property.kafka_default_offsets" = "earliest");`;
    expect(summaryOf(sql)).toEqual(['warning property-value «"earliest"»']);
  });

  test('knows the regions that Kinesis takes', () => {
    const sql = `${create} FROM KINESIS ("aws.region" = "us_east_1", "kinesis_stream" = "s");`;
    expect(summaryOf(sql, 'dev')).toEqual(['error property-value «"us_east_1"»']);
  });

  test.each([
    [
      'socket.timeout.ms',
      '9',
      'Configuration property "socket.timeout.ms" value 9 is outside allowed range 10..300000',
    ],
    ['socket.timeout.ms', 'soon', 'Invalid value for configuration property "socket.timeout.ms"'],
    ['socket.timeout.ms', '', 'Integer configuration property "socket.timeout.ms" cannot be set to empty value'],
    ['socket.timeout.ms', '99999999999', '…'],
    ['check.crcs', 'yes', 'Expected bool value for "check.crcs": true or false'],
    ['isolation.level', 'none', 'Invalid value "none" for configuration property "isolation.level"'],
  ])('says with which words the job pauses: %s = %s', (name, value, words) => {
    const sql = `${create} FROM KAFKA ("kafka_broker_list" = "a:9092", "kafka_topic" = "x", "property.${name}" = "${value}");`;
    expect(onlyFinding(sql, 'property-value').message).toContain(
      `\`PAUSE: failed to set '${name}', value: '${value}', err: ${words}\``,
    );
  });

  test('points into a value behind escapes', () => {
    const sql = `${create} FROM KAFKA ("kafka_broker_list" = "a:9092", "kafka_topic" = "x", "kafka_partitions" = "0,\\1,x");`;
    expect(summaryOf(sql)).toEqual(['error property-value «x»']);
  });

  test('never repairs an amount without asking', () => {
    const sql = `${create} PROPERTIES ("max_batch_rows" = "1000") FROM KAFKA ("kafka_broker_list" = "a:9092", "kafka_topic" = "x");`;
    expect(fixesOf(sql, 'property-value')).toMatchObject([{ title: 'Change to 200000', preferred: true, safe: false }]);
  });
});

describe('kafka-partitions-offsets', () => {
  test.each([
    ['Kafka_Partitions', 'error unknown-property «"Kafka_Partitions"»'],
    ['kafka_partition', 'error unknown-property «"kafka_partition"»'],
  ])('leaves %s to the rule on keys', (key, found) => {
    const sql = `${create} FROM KAFKA ("kafka_broker_list" = "a:9092", "kafka_topic" = "x", "${key}" = "0", "kafka_offsets" = "5");`;
    expect(summaryOf(sql)).toEqual([found]);
  });
});

describe('kafka-broker-list', () => {
  function brokers(list: string, rest = ''): string {
    return `${create} FROM KAFKA ("kafka_broker_list" = "${list}", "kafka_topic" = "x"${rest});`;
  }
  const tls = ', "property.security.protocol" = "SSL"';

  test.each([
    brokers('kafka1,kafka2'),
    brokers('SSL://kafka1:9093', tls),
    brokers(
      'pkc-1.us-east-1.aws.confluent.cloud',
      ', "property.security.protocol" = "SASL_SSL", "property.sasl.mechanism" = "PLAIN", "property.sasl.username" = "u", "property.sasl.password" = "<pw>"',
    ),
    brokers('kafka1', ', "property.security.protocol" = "<protocol>"'),
    'ALTER ROUTINE LOAD FOR j FROM KAFKA ("kafka_broker_list" = "SSL://kafka1:9093", "property.kafka_default_offsets" = "OFFSET_END");',
  ])('is silent on %s', (sql) => {
    expect(summaryOf(sql)).toEqual([]);
  });

  test.each([
    { sql: brokers('kafka1:9092,,kafka2:9092'), found: 'error kafka-broker-list «,»' },
    { sql: brokers('kafka 1:9092'), found: undefined },
    { sql: brokers('kafka 1:9092 ; kafka2:9092'), found: 'warning kafka-broker-list «"kafka 1:9092 ; kafka2:9092"»' },
    { sql: brokers('kafka1:9092 kafka2:9092'), found: 'warning kafka-broker-list «"kafka1:9092 kafka2:9092"»' },
    { sql: brokers('kafka1:65535'), found: undefined },
    { sql: brokers('kafka1:65536'), found: 'warning kafka-broker-list «65536»' },
    { sql: brokers('kafka1:0'), found: 'warning kafka-broker-list «0»' },
    { sql: brokers('kafka1:abc'), found: 'warning kafka-broker-list «abc»' },
    { sql: brokers('kafka1:9092:9093'), found: 'warning kafka-broker-list «9092:9093»' },
    { sql: brokers('SSL://kafka1:9093'), found: 'warning kafka-broker-list «SSL://»' },
    { sql: brokers('kafka1', tls), found: 'warning kafka-broker-list «"kafka1"»' },
  ])('finds $found in $sql', ({ sql, found }) => {
    expect(summaryOf(sql)).toEqual(found === undefined ? [] : [found]);
  });
});

describe('kafka-partitions-offsets', () => {
  function starts(entries: string): string {
    return `${create} FROM KAFKA ("kafka_broker_list" = "a:9092", "kafka_topic" = "x", ${entries});`;
  }

  test('drops surplus offsets', () => {
    const sql = starts('"kafka_partitions" = "0,1", "kafka_offsets" = "1,2,3"');
    expect(fixesOf(sql, 'kafka-partitions-offsets')).toMatchObject([
      {
        title: 'Keep the first 2 offsets',
        result: starts('"kafka_partitions" = "0,1", "kafka_offsets" = "1,2"'),
        safe: false,
      },
    ]);
  });

  test('fills up times with the last time, as Doris takes no mixture', () => {
    const sql = starts('"kafka_partitions" = "0,1", "kafka_offsets" = "2024-05-01 00:00:00"');
    expect(fixesOf(sql, 'kafka-partitions-offsets')[0]?.result).toBe(
      starts('"kafka_partitions" = "0,1", "kafka_offsets" = "2024-05-01 00:00:00,2024-05-01 00:00:00"'),
    );
  });

  test('counts a dangling comma as Doris does: dropped in partitions, one more entry in offsets', () => {
    expect(summaryOf(starts('"kafka_partitions" = "0,1,", "kafka_offsets" = "1,2"'))).toEqual([]);
    expect(summaryOf(starts('"kafka_partitions" = "0,1", "kafka_offsets" = "1,2,"')).length).toBe(1);
  });

  test('says nothing about values that are wrong in themselves, or stand for something', () => {
    expect(summaryOf(starts('"kafka_partitions" = "0,x", "kafka_offsets" = "1"'))).toEqual([
      'error property-value «x»',
    ]);
    expect(summaryOf(starts('"kafka_partitions" = "0,1,2", "kafka_offsets" = "<offsets>"'))).toEqual([]);
  });

  test('counts offsets that are only odd', () => {
    expect(summaryOf(starts('"kafka_partitions" = "0,1", "kafka_offsets" = "1700000000000"'))).toEqual([
      'warning property-value «"1700000000000"»',
      'error kafka-partitions-offsets «"1700000000000"»',
    ]);
  });

  test('takes the bare default in an ALTER of partitions for what it is: a stand-in for offsets', () => {
    const bare =
      'ALTER ROUTINE LOAD FOR j FROM KAFKA ("kafka_partitions" = "0", "kafka_default_offsets" = "OFFSET_BEGINNING");';
    expect(summaryOf(bare)).toEqual(['warning kafka-partitions-offsets «"kafka_default_offsets"»']);
    const fixed = fixesOf(bare, 'kafka-partitions-offsets')[0]?.result ?? '';
    expect(fixed).toContain(
      '"kafka_default_offsets" = "OFFSET_BEGINNING", "property.kafka_default_offsets" = "OFFSET_BEGINNING"',
    );
    expect(summaryOf(fixed)).toEqual([]);
  });

  test('counts a blank bare default as none: no conflict with offsets, no stand-in for them', () => {
    const beside = starts('"kafka_partitions" = "0", "kafka_offsets" = "5", "kafka_default_offsets" = " "');
    expect(summaryOf(beside)).toEqual(['warning kafka-partitions-offsets «"kafka_default_offsets"»']);
    expect(fixesOf(beside, 'kafka-partitions-offsets')[0]?.result).toBe(
      starts('"kafka_partitions" = "0", "kafka_offsets" = "5"'),
    );
    const alter =
      'ALTER ROUTINE LOAD FOR j FROM KAFKA ("kafka_partitions" = "0", "kafka_default_offsets" = "", "property.kafka_default_offsets" = "OFFSET_END");';
    expect(summaryOf(alter)).toEqual([
      'error kafka-partitions-offsets «"kafka_partitions"»',
      'warning kafka-partitions-offsets «"kafka_default_offsets"»',
    ]);
  });

  test.each([
    ['earliest', 'OFFSET_BEGINNING'],
    ['latest', 'OFFSET_END'],
  ])('gives the key that counts a value that it takes: %s becomes %s', (value, taken) => {
    const sql = starts(`"kafka_default_offsets" = "${value}"`);
    const [fix] = fixesOf(sql, 'kafka-partitions-offsets');
    expect(fix).toMatchObject({ preferred: true, result: starts(`"property.kafka_default_offsets" = "${taken}"`) });
    expect(fixesOf(sql.replace(value, 'soon'), 'kafka-partitions-offsets')[0]?.preferred).toBe(false);
  });

  test('removes the bare default where the right one is set', () => {
    const sql = starts('"property.kafka_default_offsets" = "OFFSET_END", "kafka_default_offsets" = "OFFSET_BEGINNING"');
    expect(fixesOf(sql, 'kafka-partitions-offsets')).toMatchObject([
      { result: starts('"property.kafka_default_offsets" = "OFFSET_END"'), preferred: true, safe: true },
    ]);
  });
});
