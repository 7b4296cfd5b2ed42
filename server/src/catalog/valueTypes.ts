import { nearest } from '../text/nearest.ts';
import { recent } from '../text/recent.ts';
import { trim, trimStart } from '../text/trim.ts';
import type { Effect, ValueOption, ValueProblem, ValueType } from './types.ts';
import { quoted, valueType, wholeValue } from './valueProblem.ts';
import type { DorisVersion } from './versions.ts';
import { isAtLeast, versionName } from './versions.ts';

/** What the number counts; sizes and times written with a unit are repaired with it. */
export type Unit = 'byte' | 'row' | 'second' | 'millisecond';

/** Options of a whole-number job property. A bound may depend on the Doris version. */
export interface IntegerOptions {
  readonly min: number;
  readonly max?: number | ((version: DorisVersion) => number | undefined);
  readonly unit?: Unit;
  /** Doris reads 64 bits and keeps the lower 32 of them: a larger number turns into another one without a word. */
  readonly keeps32Bits?: boolean;
  /** What is proposed in the place of a number below the range; `min` when absent. */
  readonly insteadOfLess?: number;
}

/**
 * A whole number as the frontend parses it (`Long.parseLong` in Util.getLongPropertyOrDefault): an optional sign and
 * digits of any script, no blanks, no unit. An empty value counts as not set. Anything else is rejected.
 */
export function integer(options: IntegerOptions): ValueType {
  const { min, unit, keeps32Bits = false, insteadOfLess = min } = options;
  const maxOf = (version: DorisVersion): number | undefined =>
    typeof options.max === 'function' ? options.max(version) : options.max;
  const unitText = unit === undefined ? '' : ` (${unit}s)`;
  const fixedMax = typeof options.max === 'number' ? options.max : undefined;
  return valueType({
    name: unit === undefined ? 'integer' : `integer, ${unit}s`,
    description: `${rangeText(min, fixedMax)}${unitText}`,
    descriptionIn: (version) => `${rangeText(min, maxOf(version))}${unitText}`,
    isNumber: true,
    check: (value, version) => {
      const max = maxOf(version);
      const number = /^[+-]?\d+$/.test(value) ? Number(value) : Number.NaN;
      // what is in order costs no more than this
      if (value === '' || (number >= min && number <= Math.min(max ?? largestInt, largestInt))) return undefined;
      const nearestTo = (amount: number): string => {
        if (amount < min) return String(insteadOfLess);
        if (max !== undefined || Number.isSafeInteger(amount)) return String(clamp(amount, min, max));
        return keeps32Bits ? String(largestInt) : largestLong;
      };
      const since = max !== undefined && fixedMax === undefined ? ` in ${versionName(version)}` : '';
      const wanted = `${rangeText(min, max)}${unitText}`;
      const digits = value.length < 100 ? plainDigits(value) : value;
      if (!/^[+-]?\d+$/.test(digits)) {
        const meant = readQuantity(value, unit);
        const message = `Expected ${wanted}, written in digits only; got ${quoted(value)}.`;
        return wholeValue(value, 'rejects', message, meant === undefined ? [] : [nearestTo(meant)]);
      }
      const amount = Number(digits);
      if (amount < min || (max === undefined ? !fitsLong(digits) : amount > max)) {
        const message = `Expected ${wanted}${since}; got ${quoted(value)}.`;
        return wholeValue(value, 'rejects', message, [nearestTo(amount)]);
      }
      if (keeps32Bits && amount > largestInt) {
        const kept = Number(BigInt.asIntN(32, BigInt(digits.replace('+', ''))));
        const message = `Doris keeps 32 bits of this number, so that ${quoted(value)} turns into ${kept}.`;
        return { ...wholeValue(value, 'fails-later', message, [String(largestInt)]), answer: '' };
      }
      if (digits === value) return undefined;
      const message = `Doris takes digits of other scripts and reads ${digits} here; plain digits are safer.`;
      return wholeValue(value, 'unsure', message, [digits]);
    },
  });
}

/** The largest number of 32 bits, and the largest of 64 bits in digits. */
const largestInt = 2 ** 31 - 1;
const largestLong = String(2n ** 63n - 1n);

/** The digits of other scripts (full-width ones, say) as those of ASCII: Java's `Character.digit` knows them all. */
function plainDigits(text: string): string {
  return text.replace(/(?![0-9])\p{Nd}/gu, (digit) => {
    // the ten digits of a script stand in a row that begins with its zero
    const code = digit.codePointAt(0) ?? 0;
    let value = 0;
    while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value++;
    return code > 0xffff ? digit : String(value);
  });
}

/** Whether digits are a number of 64 bits with a sign. */
function fitsLong(digits: string): boolean {
  return digits.length < 19 || (digits.length < 100 && BigInt(digits.replace('+', '')) < 2n ** 63n);
}

/**
 * A decimal number as Java's `Double.parseDouble` reads it: blanks around it, an exponent and a trailing `d` or `f` are
 * fine. An empty value counts as not set.
 */
export function decimal(options: { readonly min: number; readonly max: number }): ValueType {
  const { min, max } = options;
  const wanted = `a number from ${min} to ${max}`;
  return valueType({
    name: 'decimal number',
    description: wanted,
    isNumber: true,
    check: (value) => {
      if (value === '') return undefined;
      const text = trim(value);
      // Hexadecimal floating point is legal in Java and not worth reading here.
      if (/^[+-]?0x/i.test(text)) return undefined;
      const match = /^([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)[fd]?$/i.exec(text);
      if (match !== null) {
        const number = Number(match[1]);
        if (number >= min && number <= max) return undefined;
        const isShare = max === 1 && number > 1 && number <= 100;
        // a little too much, or a percentage
        const suggestions = isShare ? [...(number < 2 ? ['1'] : []), shortNumber(number / 100)] : [];
        return wholeValue(value, 'rejects', `Expected ${wanted}; got ${quoted(value)}.`, suggestions);
      }
      const percent = /^(\d+(?:\.\d+)?)\s*%$/.exec(text)?.[1];
      const comma = /^\d+,\d+$/.test(text) ? text.replace(',', '.') : undefined;
      const repaired = percent === undefined ? comma : shortNumber(Number(percent) / 100);
      const fits = repaired !== undefined && Number(repaired) >= min && Number(repaired) <= max;
      return wholeValue(value, 'rejects', `Expected ${wanted}; got ${quoted(value)}.`, fits ? [repaired] : []);
    },
  });
}

/**
 * A boolean job property. Doris reads it with `Boolean.parseBoolean`: `true` in any letter case is true, every other text
 * is false without a word (CreateRoutineLoadInfo, FileFormatProperties).
 */
export function jobBoolean(meaning: { readonly true: string; readonly false: string }): ValueType {
  return valueType({
    name: 'boolean',
    description: '`true` or `false`',
    options: [
      { value: 'true', doc: meaning.true },
      { value: 'false', doc: meaning.false },
    ],
    caseSensitive: false,
    check: (value) => {
      if (/^(?:true|false)$/i.test(value)) return undefined;
      const suggestions = booleanMeant(value);
      return wholeValue(
        value,
        'ignores',
        `Doris reads ${value === '' ? 'an empty value' : quoted(value)} as \`false\`: only \`true\` (in any letter case) is true.`,
        suggestions,
      );
    },
  });
}

/** A boolean that Doris checks: nothing but `true` and `false`, in any letter case (JsonFileFormatProperties). */
export function strictBoolean(meaning: { readonly true: string; readonly false: string }): ValueType {
  const loose = jobBoolean(meaning);
  return valueType({
    ...loose,
    check: (value, version) => {
      const problem = loose.check(value, version);
      if (problem === undefined) return undefined;
      const what = value === '' ? 'an empty value' : quoted(value);
      return { ...problem, effect: 'rejects', message: `Expected ${loose.description}; got ${what}.` };
    },
  });
}

/** Options of a fixed set of words. */
export interface EnumOptions {
  readonly name?: string;
  readonly caseSensitive?: boolean;
  /** What Doris does with another word. */
  readonly effect: Effect;
  /** Blanks in front of the word do not matter. */
  readonly trimsStart?: boolean;
  /** Other words that people write (lower case), with the option they mean. */
  readonly synonyms?: Readonly<Record<string, string>>;
  /** What comes of another word; one clause without a full stop, e.g. `Doris then uses the default chain`. */
  readonly consequence?: string;
}

/** One of a fixed set of words. Words that only the code knows (`documented: false`) pass too. */
export function enumOf(values: readonly (string | ValueOption)[], options: EnumOptions): ValueType {
  const all = values.map((entry) => (typeof entry === 'string' ? { value: entry, doc: '' } : entry));
  const named = all.filter((option) => option.documented !== false).map((option) => option.value);
  const wanted = named.map((value) => `\`${value}\``).join(', ');
  const meantBy = recent((text) => optionsMeant(text, type, options.synonyms));
  const type = valueType({
    name: options.name ?? 'one of a set',
    description: named.length === 1 ? wanted : `one of ${wanted}`,
    options: all,
    caseSensitive: options.caseSensitive ?? false,
    check: (value, version) => {
      const text = options.trimsStart === true ? trimStart(value) : value;
      const found = type.optionOf(text);
      if (found !== undefined) {
        if (found.since === undefined || isAtLeast(version, found.since)) return undefined;
        return wholeValue(value, options.effect, `${quoted(value)} exists since ${versionName(found.since)}.`);
      }
      const what = value === '' ? 'an empty value' : quoted(value);
      const end = options.consequence === undefined ? '' : ` ${options.consequence}.`;
      const message = `Expected ${type.description}; got ${what}.${end}`;
      return wholeValue(value, options.effect, message, meantBy(text));
    },
  });
  return type;
}

/** Any text. */
export function text(description = 'any text'): ValueType {
  return valueType({ name: 'text', description });
}

/** A credential: any text; nothing about the value is ever said. */
export function secretText(): ValueType {
  return valueType({ name: 'secret', description: 'any text; never shown' });
}

/** The value of a key that Doris does not take or does not use: there is nothing to check. */
export const anyValue: ValueType = valueType({ name: 'text', description: 'any text' });

/**
 * A path on every backend, or `FILE:<name>` for a file that `CREATE FILE … "catalog" = "kafka"` stored in the database.
 * @param format what librdkafka reads there (rdkafka_ssl.c). Of Java's `.jks` files none is PEM, while newer ones are PKCS#12 in truth.
 */
export function filePath(format?: 'PEM' | 'PKCS#12'): ValueType {
  return valueType({
    name: 'file',
    description:
      '`FILE:<name>` of a file made with `CREATE FILE` (catalog `kafka`), or a path that exists on every backend',
    options: [
      { value: 'FILE:', doc: 'A file made with `CREATE FILE`, e.g. `FILE:ca.pem`; Doris copies it to the backends.' },
    ],
    check: (value) => {
      const prefix = /^file:(?!\/)/i.exec(value)?.[0];
      if (prefix === 'FILE:' && value.slice(5).trim() === '') {
        const problem = wholeValue(value, 'rejects', 'The name of the file is missing behind `FILE:`.');
        return { ...problem, answer: 'Doris finds no such file and refuses the statement.' };
      }
      if (prefix === undefined || prefix === 'FILE:') return javaStoreProblem(value, format);
      const message = `The prefix must be written \`FILE:\`; ${quoted(prefix)} is taken as part of a path.`;
      return { message, effect: 'fails-later', start: 0, end: prefix.length, suggestions: [`FILE:${value.slice(5)}`] };
    },
  });
}

function javaStoreProblem(value: string, format: 'PEM' | 'PKCS#12' | undefined): ValueProblem | undefined {
  if (format === undefined || !/\.jks$/i.test(value)) return undefined;
  const [effect, message] =
    format === 'PEM'
      ? (['fails-later', 'The Kafka client reads PEM here and no Java keystore: the job pauses.'] as const)
      : ([
          'unsure',
          'The Kafka client reads PKCS#12 here; a `.jks` file is mostly one of Java, which it cannot read.',
        ] as const);
  return { ...wholeValue(value, effect, message), answer: '' };
}

/** Typographic and full-width characters, often pasted from formatted text, with the plain ones that were meant. */
const plainCharacters: Readonly<Record<string, string>> = {
  '\u201c': '"',
  '\u201d': '"',
  '\u201e': '"',
  '\uff02': '"',
  '\u2018': "'",
  '\u2019': "'",
  '\uff07': "'",
  '\uff3c': '\\',
};

/**
 * One character (`enclose`, `escape`). An empty value counts as not set since 3.1 (CsvFileFormatProperties); the older
 * planner wants exactly one character. Only one byte of it is kept, so that one beyond ASCII never matches.
 */
export function singleCharacter(example: string): ValueType {
  return valueType({
    name: 'single character',
    description: `one character, e.g. \`${example}\``,
    check: (value, version) => {
      if (value === '' && isAtLeast(version, '3.1')) return undefined;
      if (value.length === 1) {
        if (value.charCodeAt(0) < 128) return undefined;
        const message = `Doris keeps a single byte, and ${quoted(value)} has more: it matches nothing. Use an ASCII character.`;
        const plain = plainCharacters[value];
        return wholeValue(value, 'ignores', message, plain === undefined ? [] : [plain]);
      }
      const what = value === '' ? 'an empty value' : `${value.length} characters`;
      return wholeValue(
        value,
        'rejects',
        `Expected exactly one character; got ${what}.`,
        value === '' ? [] : [value.charAt(0)],
      );
    },
  });
}

/** Words for true and false that people write instead of `true` and `false`. */
export function booleanMeant(value: string): readonly string[] {
  const word = value.trim().toLowerCase();
  if (/^(?:true|1|y|yes|on|t|enabled?)$/.test(word)) return ['true', 'false'];
  if (/^(?:false|0|n|no|off|f|disabled?)$/.test(word)) return ['false', 'true'];
  const near = nearest(word, ['true', 'false'], 1);
  return near.length > 0 ? near : ['true', 'false'];
}

/** A size, a duration or a grouped number as a plain number of `unit`s: `10MB` → 10485760, `1 min` → 60, `200,000` → 200000, `1e6` → 1000000. */
export function readQuantity(value: string, unit: Unit | undefined): number | undefined {
  if (value.length > 100) return undefined;
  const match = /^\s*([+-]?\d[\d,_' ]*(?:\.\d+)?(?:e[+]?\d{1,2}(?![a-z]))?)\s*([a-z]*)\s*$/i.exec(value);
  if (match === null) return undefined;
  const number = Number((match[1] ?? '').replace(/[,_' ]/g, ''));
  const factor = unitFactor((match[2] ?? '').toLowerCase(), unit);
  if (factor === undefined || Number.isNaN(number)) return undefined;
  return Math.round(number * factor);
}

/** `an integer from 1`, `an integer from 1 to 60`. */
export function rangeText(min: number, max: number | undefined): string {
  return max === undefined ? `an integer from ${min}` : `an integer from ${min} to ${max}`;
}

/** `number` moved into the range. */
export function clamp(number: number, min: number, max: number | undefined): number {
  return Math.min(Math.max(number, min), max ?? Number.MAX_SAFE_INTEGER);
}

function unitFactor(word: string, unit: Unit | undefined): number | undefined {
  if (word === '') return 1;
  switch (unit) {
    case 'byte': {
      const power = /^([kmgt]?)(?:i?b|bytes?)?$/.exec(word)?.[1];
      return power === undefined ? undefined : 1024 ** (power === '' ? 0 : 'kmgt'.indexOf(power) + 1);
    }
    case 'second':
    case 'millisecond': {
      const seconds = secondsIn(word);
      return seconds === undefined ? undefined : seconds * (unit === 'second' ? 1 : 1000);
    }
    case 'row':
      return { k: 1_000, w: 10_000, m: 1_000_000, rows: 1, row: 1 }[word];
    case undefined:
      return undefined;
  }
}

function secondsIn(word: string): number | undefined {
  if (/^(?:ms|millis|milliseconds?)$/.test(word)) return 0.001;
  if (/^(?:s|secs?|seconds?)$/.test(word)) return 1;
  if (/^(?:m|mins?|minutes?)$/.test(word)) return 60;
  return /^(?:h|hours?|hrs?)$/.test(word) ? 3600 : undefined;
}

function shortNumber(number: number): string {
  return String(Number(number.toFixed(6)));
}

function optionsMeant(
  value: string,
  type: ValueType,
  synonyms: Readonly<Record<string, string>> = {},
): readonly string[] {
  const exact = type.optionOf(value.trim());
  if (exact !== undefined) return [exact.aliasOf ?? exact.value];
  const synonym = synonyms[value.trim().toLowerCase()];
  if (synonym !== undefined) return [synonym];
  const documented = type.options.filter((option) => option.documented !== false && option.aliasOf === undefined);
  const words = documented.map((option) => option.value);
  const near = nearest(value.trim(), words);
  if (near.length > 0) return near;
  // A misspelt second spelling leads to what it stands for.
  const meant = nearest(
    value.trim(),
    type.options.map((option) => option.value),
    1,
  )[0];
  const option = type.options.find((candidate) => candidate.value === meant);
  return option === undefined ? [] : [option.aliasOf ?? option.value];
}
