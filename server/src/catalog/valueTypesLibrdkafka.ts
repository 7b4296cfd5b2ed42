import { nearest } from '../text/nearest.ts';
import { trim } from '../text/trim.ts';
import type { ValueOption, ValueType } from './types.ts';
import { itemProblem, listItems, quoted, valueType, wholeValue } from './valueProblem.ts';
import type { Unit } from './valueTypes.ts';
import { booleanMeant, clamp, enumOf, rangeText, readQuantity } from './valueTypes.ts';
import { isAtLeast, versionName } from './versions.ts';

/*
 * librdkafka parses `property.*` values on the backend (rdkafka_conf.c). A value that it refuses passes the frontend and
 * pauses the job, so the effect of everything here is `fails-later` at worst.
 */

/** The least and the greatest integer that a property takes. */
interface Range {
  readonly min: number;
  readonly max: number;
}

/** An integer as the Kafka client reads it, with the length of its text in front of whatever follows. */
interface ClientInteger {
  readonly number: number;
  readonly length: number;
  /** What digits behind a leading zero, which are octal ones, seem to say. */
  readonly octal: number | undefined;
}

/** Reads an integer by C's `strtol` with base 0; `undefined` when the text begins with none. */
export function readClientInteger(value: string): ClientInteger | undefined {
  const match = /^[\t-\r ]*([+-]?)(0x[\da-f]+|\d+)/i.exec(value);
  if (match === null) return undefined;
  const digits = match[2] ?? '';
  const octal = /^0\d/.test(digits) ? Number(digits) : undefined;
  const read = octal === undefined ? Number(digits) : Number.parseInt(/^[0-7]+/.exec(digits)?.[0] ?? '0', 8);
  return { number: match[1] === '-' ? -read : read, length: match[0].length, octal };
}

/**
 * An integer: C's `strtol` with base 0, so `0x10` is 16 and `010` is 8, and text after the digits is dropped without a word.
 * @param words what may be written instead of a number.
 * @param older the range in librdkafka 1.9.2, which Doris had before 4.0, where it was another one.
 */
export function rdkafkaInteger(
  range: Range,
  unit?: Unit,
  { words = [], older }: { readonly words?: readonly string[]; readonly older?: Range | undefined } = {},
): ValueType {
  const wantedIn = ({ min, max }: Range): string => `${rangeText(min, max)}${unit === undefined ? '' : ` (${unit}s)`}`;
  return valueType({
    name: unit === undefined ? 'integer' : `integer, ${unit}s`,
    description: wantedIn(range),
    check: (value, version) => {
      const valid = older && !isAtLeast(version, '4.0') ? older : range;
      const { min, max } = valid;
      const wanted = wantedIn(valid);
      if (words.includes(value.toLowerCase())) return undefined;
      const read = readClientInteger(value);
      if (read === undefined) {
        const what = value === '' ? 'an empty value' : quoted(value);
        return wholeValue(value, 'fails-later', `Expected ${wanted}; got ${what}.`);
      }
      const { number, length } = read;
      const quantity = readQuantity(value, unit);
      const meant = quantity === undefined ? number : quantity;
      if (number < min || number > max) {
        return wholeValue(value, 'fails-later', `Expected ${wanted}; got ${quoted(value)}.`, [
          String(clamp(meant, min, max)),
        ]);
      }
      const rest = value.slice(length);
      // the unit of the property itself, as in `500ms`, changes nothing about what the client reads
      if (trim(rest) !== '' && quantity !== number) {
        const message = `The Kafka client reads ${quoted(String(number))} and ignores ${quoted(trim(rest))}. Expected ${wanted}.`;
        const suggestions = quantity === undefined ? [] : [String(clamp(quantity, min, max))];
        return { message, effect: 'ignores', start: length, end: value.length, suggestions };
      }
      if (read.octal === undefined || read.octal < 8) return undefined;
      const message = `The Kafka client reads digits after a leading zero as octal: ${quoted(value)} is ${number}.`;
      return wholeValue(value, 'ignores', message, [String(read.octal)]);
    },
  });
}

/** A number with an optional fraction (C's `strtod`). */
export function rdkafkaFloat(min: number, max: number): ValueType {
  const wanted = `a number from ${min} to ${max}`;
  return valueType({
    name: 'decimal number',
    description: wanted,
    check: (value) => {
      const number = Number.parseFloat(value);
      if (number >= min && number <= max) return undefined;
      return wholeValue(
        value,
        'fails-later',
        `Expected ${wanted}; got ${value === '' ? 'an empty value' : quoted(value)}.`,
      );
    },
  });
}

/** A boolean: `true`, `t`, `1`, `false`, `f`, `0`; letter case does not matter. */
export function rdkafkaBoolean(): ValueType {
  return valueType({
    name: 'boolean',
    description: '`true` or `false`',
    options: [
      { value: 'true', doc: 'Also written `t` or `1`.' },
      { value: 'false', doc: 'Also written `f` or `0`.' },
    ],
    caseSensitive: false,
    check: (value) => {
      if (/^(?:true|t|1|false|f|0)$/i.test(value)) return undefined;
      const what = value === '' ? 'an empty value' : quoted(value);
      return wholeValue(value, 'fails-later', `Expected \`true\` or \`false\`; got ${what}.`, booleanMeant(value));
    },
  });
}

/**
 * One word of a set; letter case and blanks in front of it do not matter. What librdkafka means to take off behind it stays
 * (rd_kafka_anyconf_set_prop in 1.9.2 and 2.11.0).
 */
export function rdkafkaEnum(options: readonly (string | ValueOption)[], synonyms = noSynonyms): ValueType {
  return enumOf(options, { effect: 'fails-later', trimsStart: true, synonyms });
}

const noSynonyms: Readonly<Record<string, string>> = {};

/** Words with commas between, each with an optional `+` or `-` before it, and no blank behind it. */
export function rdkafkaFlags(options: readonly ValueOption[]): ValueType {
  const type = valueType({
    name: 'list of words',
    isList: true,
    description: `words separated by commas: ${options.map((option) => `\`${option.value}\``).join(', ')}`,
    options,
    caseSensitive: false,
    check: (value, version) => {
      for (const item of listItems(value)) {
        const word = item.text.replace(/^[+-]/, '');
        const option = type.optionOf(word);
        if (word === '') continue;
        if (option !== undefined && isAtLeast(version, option.since ?? '2.0')) {
          const blanks = /^\s*/.exec(value.slice(item.end))?.[0] ?? '';
          if (blanks === '') continue;
          const end = item.end + blanks.length;
          const suggestions = [value.slice(0, item.end) + value.slice(end)];
          const message = `A blank behind ${quoted(word)} counts as a part of the word.`;
          return { message, effect: 'fails-later', start: item.start, end, suggestions };
        }
        const words = options.map((candidate) => candidate.value);
        const message =
          option?.since === undefined
            ? `${quoted(item.text)} is none of the words that librdkafka knows here.`
            : `${quoted(item.text)} exists since ${versionName(option.since)}.`;
        return itemProblem(value, item, 'fails-later', message, nearest(word, words));
      }
      return undefined;
    },
  });
  return type;
}

/** A callback or an object of the C interface; no text can set it. */
export function rdkafkaCallback(): ValueType {
  return valueType({
    name: 'callback',
    description: 'nothing: only a program can set it',
    check: (value) =>
      wholeValue(value, 'fails-later', 'This is a callback or object of the C interface; no text can set it.'),
  });
}

/** `security.protocol`; letter case does not matter to librdkafka. */
export function securityProtocol(): ValueType {
  return enumOf(
    [
      {
        value: 'SASL_SSL',
        doc: 'TLS, and the client proves who it is by SASL. Amazon MSK with IAM needs exactly this spelling.',
      },
      { value: 'SASL_PLAINTEXT', doc: 'SASL over an unencrypted connection.' },
      { value: 'SSL', doc: 'TLS; with a client certificate also mutual TLS.' },
      { value: 'PLAINTEXT', doc: 'Neither encryption nor authentication; the default.' },
    ],
    {
      name: 'security protocol',
      effect: 'fails-later',
      trimsStart: true,
      synonyms: {
        tls: 'SSL',
        sasl: 'SASL_SSL',
        sasl_tls: 'SASL_SSL',
        sasl_plain: 'SASL_PLAINTEXT',
        plain: 'PLAINTEXT',
        none: 'PLAINTEXT',
      },
    },
  );
}

/** `sasl.mechanism`: compared with letter case when the consumer is created (rdkafka_sasl.c). */
export function saslMechanism(): ValueType {
  return enumOf(
    [
      {
        value: 'OAUTHBEARER',
        doc: 'A signed token. Amazon MSK with IAM: Doris makes the token from the `aws.*` keys.',
      },
      {
        value: 'PLAIN',
        doc: 'User and password as they are; only over TLS. Confluent Cloud and many services use it.',
      },
      { value: 'SCRAM-SHA-256', doc: 'User and password by challenge and response, with SHA-256.' },
      {
        value: 'SCRAM-SHA-512',
        doc: 'User and password by challenge and response, with SHA-512. Amazon MSK with SASL/SCRAM uses it.',
      },
      { value: 'GSSAPI', doc: 'Kerberos; the default.' },
      {
        value: 'SCRAM-SHA-1',
        doc: 'User and password by challenge and response, with SHA-1; Kafka brokers do not offer it.',
        documented: false,
      },
    ],
    {
      name: 'SASL mechanism',
      effect: 'fails-later',
      caseSensitive: true,
      trimsStart: true,
      consequence: 'librdkafka compares with letter case and answers `Unsupported SASL mechanism`',
      synonyms: {
        aws_msk_iam: 'OAUTHBEARER',
        oauth: 'OAUTHBEARER',
        oauthbearer: 'OAUTHBEARER',
        iam: 'OAUTHBEARER',
        kerberos: 'GSSAPI',
        plaintext: 'PLAIN',
        scram: 'SCRAM-SHA-512',
        'scram-sha512': 'SCRAM-SHA-512',
        'scram-sha256': 'SCRAM-SHA-256',
      },
    },
  );
}
