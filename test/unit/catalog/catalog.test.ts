import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  dorisVersions,
  findProperty,
  findPropertyAnyList,
  isAvailable,
  isPassedThrough,
  isPlaceholder,
  listKinds,
  nearestKeys,
  otherListOf,
  pages,
  properties,
} from '../../../server/src/catalog/index.ts';

const everything = listKinds.flatMap((list) => properties(list));
const name = (spec: { list: string; key: string }): string => `${spec.list} ${spec.key}`;
/** The entries for which `holds` is false, by name, so that a failure says which. */
const failing = (holds: (spec: (typeof everything)[number]) => boolean): string[] =>
  everything.filter((spec) => !holds(spec)).map(name);

describe('the catalog against itself', () => {
  it('holds every key once per list', () => {
    for (const list of listKinds) {
      const keys = properties(list).flatMap((spec) => [spec.key, ...(spec.aliases ?? [])]);
      expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
    }
  });

  it('finds every entry by its key and by its aliases', () => {
    expect(
      failing((spec) => [spec.key, ...(spec.aliases ?? [])].every((key) => findProperty(spec.list, key) === spec)),
    ).toEqual([]);
  });

  it('knows every librdkafka name that has been in use', () => {
    const rdkafka = properties('kafka').filter((spec) => spec.key.startsWith('property.'));
    // 193 names of librdkafka, 30 of the Java client, and Doris's own kafka_default_offsets.
    expect(rdkafka.length).toBe(193 + 30 + 1);
  });

  it('names replacements that exist and work', () => {
    const broken = failing((spec) => {
      if (spec.replacementIsKey !== true) return true;
      const target = findProperty(spec.list, spec.replacement ?? '');
      return target?.status === 'accepted';
    });
    expect(broken).toEqual([]);
  });

  it('offers what to use instead, or says nothing, but never a replacement for a key that works', () => {
    expect(failing((spec) => spec.status !== 'accepted' || spec.replacement === undefined)).toEqual([]);
  });

  it('has defaults that pass their own type', () => {
    const broken = failing((spec) =>
      dorisVersions.every(
        (version) =>
          spec.default === undefined ||
          !isAvailable(spec, version) ||
          spec.type.check(spec.default, version) === undefined,
      ),
    );
    expect(broken).toEqual([]);
  });

  it('has options that pass their own type', () => {
    const broken = failing((spec) =>
      spec.type.options.every(
        (option) =>
          option.value === 'FILE:' || spec.type.check(option.value, option.since ?? spec.since ?? '4.1') === undefined,
      ),
    );
    expect(broken).toEqual([]);
  });

  it('resolves every second spelling of an option', () => {
    const broken = failing((spec) =>
      spec.type.options.every(
        (option) => option.aliasOf === undefined || spec.type.options.some((other) => other.value === option.aliasOf),
      ),
    );
    expect(broken).toEqual([]);
  });

  it('says nothing about secrets: no options, no check, no default', () => {
    const secrets = everything.filter((spec) => spec.secret === true);
    expect(secrets.length).toBeGreaterThan(12);
    for (const spec of secrets) {
      expect(spec.type.options, name(spec)).toEqual([]);
      expect(spec.type.check('<>$%&/ hunter2', '4.1'), name(spec)).toBeUndefined();
      expect(spec.default, name(spec)).toBeUndefined();
    }
  });

  it('links to the documentation', () => {
    const known: readonly string[] = Object.values(pages);
    expect(failing((spec) => known.includes(spec.url))).toEqual([]);
    for (const url of known) expect(url).toMatch(/^https:\/\/(?:doris\.apache\.org|github\.com\/confluentinc)\//);
  });

  it('is written in sentences', () => {
    const sentence = /^[A-Z`].*[.)`]$/s;
    const texts = (spec: (typeof everything)[number]): readonly (string | undefined)[] => [
      spec.doc,
      spec.whenWrong,
      spec.disagreement,
      ...spec.type.options.map((option) => option.doc || undefined),
    ];
    expect(failing((spec) => texts(spec).every((part) => part === undefined || sentence.test(part)))).toEqual([]);
    expect(failing((spec) => /\.$/.test(spec.doc))).toEqual([]);
    expect(failing((spec) => texts(spec).every((part) => !/ {2}|undefined|\.\.(?!\.)/.test(part ?? '')))).toEqual([]);
  });

  it('gives statements to every key that Doris takes and none to those it refuses', () => {
    expect(failing((spec) => (spec.status === 'rejected') === (spec.statements.length === 0))).toEqual([]);
  });

  it('has placeholders that are known as such or pass their own type', () => {
    const odd = failing(
      (spec) =>
        spec.placeholder === undefined ||
        isPlaceholder(spec.placeholder) ||
        spec.type.check(spec.placeholder, '4.1') === undefined,
    );
    expect(odd).toEqual([]);
  });
});

describe('every value type', () => {
  const fragments = [
    '$',
    '"',
    ',',
    ':',
    '[',
    ']',
    ' ',
    '\n',
    '0',
    '1',
    '-',
    '.',
    'a',
    'arn',
    'FILE:',
    '2024-01-01',
    '{',
    '<',
    '\ud800',
  ];
  const anyText = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(fc.constantFrom(...fragments), { maxLength: 12 }).map((parts) => parts.join('')),
  );

  it('takes any text without throwing, and marks a place within it', () => {
    const types = [...new Set(everything.map((spec) => spec.type))];
    fc.assert(
      fc.property(anyText, fc.constantFrom(...dorisVersions), (value, version) => {
        isPlaceholder(value);
        for (const type of types) {
          const problem = type.check(value, version);
          if (problem === undefined) continue;
          expect(problem.start).toBeGreaterThanOrEqual(0);
          expect(problem.end).toBeLessThanOrEqual(value.length);
          expect(problem.end - problem.start).toBeGreaterThanOrEqual(Math.min(1, value.length));
          expect(problem.suggestions).not.toContain(value);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('is done with a long run of anything', () => {
    const types = [...new Set(everything.map((spec) => spec.type))];
    for (const char of ['a', ' ', '.', '{', '"', '[', '1', ',', '<', '\\', 'host']) {
      const value = char.repeat(200_000);
      isPlaceholder(value);
      for (const type of types) type.check(value, '4.1');
    }
  });
});

describe('properties', () => {
  const keys = (...args: Parameters<typeof properties>): string[] => properties(...args).map((spec) => spec.key);

  it('gives the likeliest keys of FROM KAFKA first', () => {
    expect(keys('kafka', { statement: 'create', version: '4.1' }).slice(0, 7)).toEqual([
      'kafka_broker_list',
      'kafka_topic',
      'property.group.id',
      'property.kafka_default_offsets',
      'property.security.protocol',
      'property.sasl.mechanism',
      'aws.region',
    ]);
  });

  it('gives only what the statement and the version have', () => {
    expect(keys('properties', { statement: 'alter' })).not.toContain('format');
    expect(keys('properties', { statement: 'create' })).toContain('format');
    expect(keys('kafka', { version: '4.0' })).not.toContain('aws.region');
    expect(keys('properties', { version: '2.0' })).not.toContain('enclose');
    expect(keys('properties', { version: '3.1' })).not.toContain('unique_key_update_mode');
    expect(keys('kinesis', { version: '4.1' })).toEqual([]);
    expect(keys('properties', { statement: 'create' })).not.toContain('trim_double_quotes');
  });
});

describe('findProperty', () => {
  it.each([
    ['kafka', 'property.aws.region', 'aws.region'],
    ['kafka', 'property.sasl.mechanisms', 'property.sasl.mechanisms'],
    ['kafka', 'property.ssl.ca.location', 'property.ssl.ca.location'],
    ['kafka', 'property.fetch.max.wait.ms', 'property.fetch.max.wait.ms'],
    ['kafka', 'property.security.protocal', undefined],
    ['kafka', 'Kafka_Topic', undefined],
    ['kafka', 'aws.anything', undefined],
    ['properties', 'trim_double_quotes', 'trim_double_quotes'],
    ['properties', 'kafka_topic', undefined],
  ] as const)('%s %s → %s', (list, key, found) => {
    expect(findProperty(list, key)?.key).toBe(found);
  });

  it('tells rejected, ignored and harmful keys apart', () => {
    const status = (key: string): string | undefined => findPropertyAnyList(key)[0]?.status;
    expect(status('column_separator')).toBe('rejected');
    expect(status('kafka_default_offsets')).toBe('ignored');
    expect(status('property.sasl.jaas.config')).toBe('ignored');
    expect(status('aws.session_token')).toBe('ignored');
    expect(status('property.max.poll.records')).toBe('ignored');
    expect(status('property.auto.offset.reset')).toBe('harmful');
    expect(status('property.bootstrap.servers')).toBe('harmful');
    expect(status('aws.external_id')).toBe('accepted');
  });
});

describe('isPassedThrough', () => {
  it.each([
    ['kafka', 'property.whatever', '2.0', true],
    ['kafka', 'property.', '4.1', false],
    ['kafka', 'property', '4.1', false],
    ['kafka', 'aws.whatever', '4.1', true],
    ['kafka', 'aws.whatever', '4.0', false],
    ['kafka', 'kafka_whatever', '4.1', false],
    ['kinesis', 'aws.whatever', 'dev', false],
    ['properties', 'property.whatever', '4.1', false],
  ] as const)('%s %s in %s: %s', (list, key, version, expected) => {
    expect(isPassedThrough(list, key, version)).toBe(expected);
  });
});

describe('nearestKeys', () => {
  it.each([
    ['kafka', 'property.security.protocal', 'property.security.protocol'],
    ['kafka', 'property.kafka_default_offset', 'property.kafka_default_offsets'],
    ['kafka', 'kafka_default_offset', 'property.kafka_default_offsets'],
    ['kafka', 'property.clinet.id', 'property.client.id'],
    ['kafka', 'kafka_brokers_list', 'kafka_broker_list'],
    ['kafka', 'KAFKA_TOPIC', 'kafka_topic'],
    ['kafka', 'aws.credential_provider', 'aws.credentials_provider'],
    ['kafka', 'aws.role-arn', 'aws.role_arn'],
    ['kafka', 'security.protocal', 'property.security.protocol'],
    ['properties', 'Max_Batch_Rows', 'max_batch_rows'],
    ['properties', 'max_batch_row', 'max_batch_rows'],
    ['properties', 'desired_concurrent_tasks', 'desired_concurrent_number'],
    ['properties', 'strip_outter_array', 'strip_outer_array'],
  ] as const)('%s %s → %s', (list, key, expected) => {
    expect(nearestKeys(list, key, { statement: 'create', version: '4.1' })[0]).toBe(expected);
  });

  it('offers nothing for a key that resembles none', () => {
    expect(nearestKeys('kafka', 'zzzzzzzz')).toEqual([]);
  });

  it('offers nothing that the version lacks', () => {
    expect(nearestKeys('kafka', 'aws.regoin', { version: '3.0' })).not.toContain('aws.region');
  });
});

describe('otherListOf', () => {
  it.each([
    ['kafka', 'max_batch_rows', { list: 'properties', key: 'max_batch_rows' }],
    ['kafka', 'property.format', { list: 'properties', key: 'format' }],
    ['kafka', 'security.protocol', { list: 'kafka', key: 'property.security.protocol' }],
    ['properties', 'kafka_topic', { list: 'kafka', key: 'kafka_topic' }],
    ['properties', 'sasl.username', { list: 'kafka', key: 'property.sasl.username' }],
    ['properties', 'property.my.own', { list: 'kafka', key: 'property.my.own' }],
    ['properties', 'kinesis_stream', { list: 'kinesis', key: 'kinesis_stream' }],
    ['properties', 'nonsense', undefined],
  ] as const)('%s %s', (list, key, expected) => {
    expect(otherListOf(list, key)).toEqual(expected);
  });
});
