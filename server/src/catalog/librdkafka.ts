import { pages } from './documentation.ts';
import { clientAnswer, type RefusedKind } from './librdkafkaAnswers.ts';
import { connectionEntries } from './librdkafkaConnection.ts';
import { securityEntries } from './librdkafkaSecurity.ts';
import { callbackNames, javaOnlyNames, producerEntries } from './librdkafkaUnused.ts';
import type { PropertyGroup, PropertySpec, ValueOption, ValueType } from './types.ts';
import type { Unit } from './valueTypes.ts';
import { anyValue, filePath, secretText, text } from './valueTypes.ts';
import {
  rdkafkaBoolean,
  rdkafkaCallback,
  rdkafkaEnum,
  rdkafkaFlags,
  rdkafkaFloat,
  rdkafkaInteger,
} from './valueTypesLibrdkafka.ts';
import { isAtLeast } from './versions.ts';

/**
 * The value type of a librdkafka property in one string: `int <min> <max>`, `enum <word>[=<meaning>]|…`, `flags <word>|…`.
 * A second range of an `int` is the one of librdkafka 1.9.2. `acks` is the one integer that has a word.
 */
export type LibrdkafkaKind =
  | 'acks'
  | 'bool'
  | 'path'
  | 'secret'
  | 'text'
  | `int ${number} ${number}`
  | `int ${number} ${number} ${number} ${number}`
  | `float ${number} ${number}`
  | `enum ${string}`
  | `flags ${string}`;

/**
 * One librdkafka property: name without `property.`, kind, the default that applies in Doris (`https|none` where it was another one in
 * the librdkafka of Doris before 4.0), description (`=<name>` for another name of that property), and letters:
 * `H`/`M` high or medium importance, `N` new in librdkafka 2.11 (Doris 4.0 and later; before, 1.9.2), `D` deprecated, `P` for
 * producers only, `X` in no librdkafka that Doris ships.
 * Source: CONFIGURATION.md of librdkafka 1.9.2, 2.11.0 and 2.15.0.
 */
export type LibrdkafkaEntry = readonly [
  name: string,
  kind: LibrdkafkaKind,
  defaultValue: string | undefined,
  doc: string,
  letters?: string,
];

/** Everything that `property.` may name besides the keys that have an entry of their own in `kafkaProperties`. */
export function librdkafkaProperties(): readonly PropertySpec[] {
  return [
    ...[...connectionEntries, ...securityEntries, ...producerEntries].map(specOf),
    ...callbackNames.map(callbackSpec),
    ...javaOnlyNames.map(([name, replacement]) => javaSpec(name, replacement)),
    {
      ...javaSpec('*sasl.jaas.config'),
      replacement: '`property.sasl.username` and `property.sasl.password`, or the `property.sasl.kerberos.*` keys',
    },
  ];
}

function base(name: string): Pick<PropertySpec, 'key' | 'list' | 'group' | 'statements' | 'url'> {
  return {
    key: `property.${name}`,
    list: 'kafka',
    group: groupOf(name),
    statements: ['create', 'alter'],
    url: pages.librdkafka,
  };
}

function specOf([name, kind, defaultValue, described, letters = '']: LibrdkafkaEntry): PropertySpec {
  const [, now = defaultValue, older] = /^(\w+)\|(\w+)$/.exec(defaultValue ?? '') ?? [];
  const has = (letter: string): boolean => letters.includes(letter);
  const twin = described.startsWith('=') ? described.slice(1) : undefined;
  const doc = twin === undefined ? described : `Another name for \`${twin}\`.`;
  const common = {
    ...base(name),
    type: typeOf(kind, name),
    ...(now === undefined ? {} : { default: now }),
    ...(older === undefined ? {} : { olderDefault: { before: '4.0' as const, value: older } }),
    ...(kind === 'secret' ? { secret: true } : {}),
    ...(kind === 'path' ? { placeholder: 'FILE:<name>' } : {}),
    ...(twin === undefined ? {} : { sameAs: `property.${twin}` }),
  };
  if (has('X')) {
    return {
      ...common,
      status: 'ignored',
      type: anyValue,
      doc: `${doc} The librdkafka that Doris ships does not have it.`,
      whenWrong: ignoredInSilence,
      rank: 960,
    };
  }
  const notes = [
    ...(has('P') ? ['It concerns producers only and has no effect on a job.'] : []),
    ...(has('D') ? ['librdkafka calls it deprecated.'] : []),
  ];
  return {
    ...common,
    status: 'accepted',
    ...(has('N') ? { since: '4.0' } : {}),
    doc: [doc, ...notes].join(' '),
    whenWrong: `The frontend accepts any text; the job then pauses with \`PAUSE: failed to set '${name}', value: '<value>', err: …\`.`,
    answer: answerOf(kind, name),
    rank: rankOf(letters, name),
  };
}

/** What the job says when it pauses, for a value of a kind. */
function answerOf(kind: LibrdkafkaKind, name: string): PropertySpec['answer'] {
  const [head = '', min = '-1', max = '1000', oldMin = min, oldMax = max] = kind.split(' ');
  const refused = refusedKinds[head] ?? 'other';
  return (value, version) =>
    clientAnswer(name, refused, value, isAtLeast(version, '4.0') ? `${min}..${max}` : `${oldMin}..${oldMax}`);
}

const refusedKinds: Readonly<Record<string, RefusedKind>> = {
  acks: 'integer',
  bool: 'boolean',
  int: 'integer',
  enum: 'word',
};

const ignoredInSilence = 'Doris accepts the key and ignores it without a word.';

function rankOf(letters: string, name: string): number {
  if (letters.includes('P')) return 900;
  if (letters.includes('D')) return 800;
  const likely = likelyNames.indexOf(name);
  if (likely >= 0) return 18 + likely;
  if (letters.includes('H')) return 100;
  return letters.includes('M') ? 200 : 300;
}

/** The settings that jobs use most, besides those in `kafkaProperties`. */
const likelyNames: readonly string[] = [
  'ssl.ca.location',
  'ssl.certificate.location',
  'ssl.key.location',
  'ssl.key.password',
  'sasl.kerberos.service.name',
  'sasl.kerberos.keytab',
  'sasl.kerberos.principal',
];

function callbackSpec(name: string): PropertySpec {
  return {
    ...base(name),
    status: 'accepted',
    type: rdkafkaCallback(),
    doc: 'A callback or object of the C interface of librdkafka, of no use in a statement.',
    whenWrong: `The job pauses with \`PAUSE: failed to set '${name}', …\`.`,
    rank: 920,
  };
}

function javaSpec(markedName: string, replacement?: string): PropertySpec {
  const name = markedName.replace('*', '');
  const secret = markedName !== name;
  return {
    ...base(name),
    status: 'ignored',
    type: secret ? secretText() : anyValue,
    ...(secret ? { secret } : {}),
    ...(replacement === undefined ? {} : { replacement: `property.${replacement}`, replacementIsKey: true }),
    doc: "A setting of Kafka's Java client. Doris reads Kafka with librdkafka, which does not have it.",
    whenWrong: ignoredInSilence,
    rank: 960,
  };
}

function groupOf(name: string): PropertyGroup {
  if (/(?:^|[._])ssl|^https\./.test(name) && !name.includes('sasl')) return 'ssl';
  return name.includes('sasl') || name.startsWith('oauthbearer') ? 'sasl' : 'client';
}

function typeOf(kind: LibrdkafkaKind, name: string): ValueType {
  const [head = '', ...rest] = kind.split(' ');
  const argument = rest.join(' ');
  switch (head) {
    case 'acks':
      return rdkafkaInteger({ min: -1, max: 1000 }, undefined, { words: ['all'] });
    case 'bool':
      return rdkafkaBoolean();
    case 'path':
      return filePath(fileFormatOf(name));
    case 'secret':
      return secretText();
    case 'int': {
      const [min = 0, max = 0, oldMin, oldMax = 0] = rest.map(Number);
      const older = oldMin === undefined ? undefined : { min: oldMin, max: oldMax };
      return rdkafkaInteger({ min, max }, unitOf(name), { older });
    }
    case 'float':
      return rdkafkaFloat(Number(rest[0]), Number(rest[1]));
    case 'enum':
      // Java's way to say none is an empty value.
      return rdkafkaEnum(argument.split('|').map(optionOf), name.startsWith('ssl.endpoint.') ? { '': 'none' } : {});
    case 'flags':
      return rdkafkaFlags(argument.split('|').map(optionOf));
    default:
      return text();
  }
}

function fileFormatOf(name: string): 'PEM' | 'PKCS#12' | undefined {
  if (name === 'ssl.keystore.location') return 'PKCS#12';
  return /^(?:ssl|https)\./.test(name) ? 'PEM' : undefined;
}

function optionOf(word: string): ValueOption {
  const [value = '', doc = ''] = word.split('=');
  // The client's telemetry came with librdkafka 2.x.
  return value === 'telemetry' ? { value, doc, since: '4.0' } : { value, doc };
}

function unitOf(name: string): Unit | undefined {
  if (name.endsWith('.ms')) return 'millisecond';
  if (name.endsWith('.seconds')) return 'second';
  return name.endsWith('.bytes') ? 'byte' : undefined;
}
