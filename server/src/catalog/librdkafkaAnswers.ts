import { shortened } from './valueProblem.ts';
import { readClientInteger } from './valueTypesLibrdkafka.ts';

/** The kinds of values whose refusals librdkafka words differently; `other` stands for those whose words are not told. */
export type RefusedKind = 'integer' | 'boolean' | 'word' | 'other';

/**
 * What Doris does about a value that librdkafka refuses: the frontend takes it, and the backend pauses the job with librdkafka's own
 * words (data_consumer.cpp; rdkafka_conf.c of librdkafka 2.11.0).
 * @param name of the property, without `property.`.
 * @param limits of an integer, as librdkafka prints them: `10..300000`.
 */
export function clientAnswer(name: string, kind: RefusedKind, value: string, limits = ''): string {
  const reason = value === '' ? emptyValue(name, kind) : wrongValue(name, kind, shortened(value), limits);
  return `The frontend accepts any text; the job then pauses with \`PAUSE: failed to set '${name}', value: '${shortened(value)}', err: ${reason}\`.`;
}

function emptyValue(name: string, kind: RefusedKind): string {
  if (kind === 'other') return '…';
  const what = { integer: 'Integer configuration', boolean: 'Bool configuration', word: 'Configuration' }[kind];
  return `${what} property "${name}" cannot be set to empty value`;
}

function wrongValue(name: string, kind: RefusedKind, value: string, limits: string): string {
  switch (kind) {
    case 'integer': {
      const number = readClientInteger(value)?.number;
      if (number === undefined) return `Invalid value for configuration property "${name}"`;
      // A number that does not fit is printed as what is left of its bits.
      if (Math.abs(number) >= 2 ** 31 || limits === '') return '…';
      return `Configuration property "${name}" value ${number} is outside allowed range ${limits}`;
    }
    case 'boolean':
      return `Expected bool value for "${name}": true or false`;
    case 'word':
      return `Invalid value "${value}" for configuration property "${name}"`;
    case 'other':
      return '…';
  }
}
