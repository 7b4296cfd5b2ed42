import { nearest } from '../text/nearest.ts';
import type { ValueOption, ValueType } from './types.ts';
import { quoted, valueType, wholeValue } from './valueProblem.ts';

const commonZones: readonly ValueOption[] = [
  { value: 'Asia/Shanghai', doc: 'China, UTC+8.' },
  { value: 'UTC', doc: 'Coordinated universal time.' },
  { value: '+00:00', doc: 'A fixed offset from UTC.' },
  { value: '+08:00', doc: 'A fixed offset from UTC.' },
  { value: 'Asia/Tokyo', doc: 'Japan, UTC+9.' },
  { value: 'Asia/Singapore', doc: 'Singapore, UTC+8.' },
  { value: 'Asia/Hong_Kong', doc: 'Hong Kong, UTC+8.' },
  { value: 'Asia/Seoul', doc: 'Korea, UTC+9.' },
  { value: 'Asia/Kolkata', doc: 'India, UTC+5:30.' },
  { value: 'Asia/Dubai', doc: 'Gulf, UTC+4.' },
  { value: 'Europe/London', doc: 'United Kingdom, with summer time.' },
  { value: 'Europe/Berlin', doc: 'Central Europe, with summer time.' },
  { value: 'America/New_York', doc: 'US Eastern, with summer time.' },
  { value: 'America/Chicago', doc: 'US Central, with summer time.' },
  { value: 'America/Los_Angeles', doc: 'US Pacific, with summer time.' },
  { value: 'America/Sao_Paulo', doc: 'Brazil.' },
  { value: 'Australia/Sydney', doc: 'Eastern Australia, with summer time.' },
];

/** Short names that Doris maps to a zone: Java's ZoneId.SHORT_IDS with Doris's own CST, PRC, UTC and GMT (TimeUtils). */
const shortNames = new Set(
  'ACT AET AGT ART AST BET BST CAT CNT CST CTT EAT ECT EST GMT HST IET IST JST MIT MST NET NST PLT PNT PRC PRT PST SST UTC VST'.split(
    ' ',
  ),
);

/**
 * A time zone as Doris takes it (TimeUtils.checkTimeZoneValidAndStandardize): a region with a slash, an offset `±hh:mm` from
 * -12:00 to +14:00, or a short name. Whether a region exists is asked of the runtime's own zone table; letter case is not
 * held against anyone, as Doris versions differ there.
 */
export function timeZone(): ValueType {
  return valueType({
    name: 'time zone',
    description: 'a region such as `Asia/Shanghai`, an offset `+08:00`, or `UTC`',
    options: commonZones,
    caseSensitive: false,
    check: (value) => {
      if (isKnownZone(value)) return undefined;
      const what = value === '' ? 'An empty value' : quoted(value);
      const message = `${what} is not a time zone: expected a region such as \`Asia/Shanghai\`, an offset from \`-12:00\` to \`+14:00\`, or \`UTC\`.`;
      return wholeValue(value, 'rejects', message, zonesMeant(value));
    },
  });
}

function isKnownZone(value: string): boolean {
  const offset = /^([+-]?)(\d{1,2}):(\d\d)$/.exec(value);
  if (offset !== null) {
    const size = Number(offset[2]) * 100 + Number(offset[3]);
    return size <= (offset[1] === '-' ? 1200 : 1400) && Number(offset[3]) <= 59;
  }
  if (shortNames.has(value.toUpperCase()) || commonNames.has(value)) return true;
  if (/^(?:GMT|UTC)[+-]?\d{1,2}:\d\d$/.test(value)) return true;
  return /^[a-z][\w+/-]*$/i.test(value) && isRuntimeZone(value);
}

const commonNames = new Set(commonZones.map((zone) => zone.value));

/** Answers of the runtime, which takes milliseconds for the first. */
const runtimeZones = new Map<string, boolean>();

function isRuntimeZone(name: string): boolean {
  const known = runtimeZones.get(name);
  if (known !== undefined) return known;
  let answer = true;
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: name });
  } catch {
    answer = false;
  }
  runtimeZones.set(name, answer);
  return answer;
}

const meantZones = new Map<string, readonly string[]>();

function zonesMeant(value: string): readonly string[] {
  const known = meantZones.get(value);
  if (known !== undefined) return known;
  const meant = findMeantZones(value);
  meantZones.set(value, meant);
  return meant;
}

function findMeantZones(value: string): readonly string[] {
  const text = value.trim();
  if (text !== value && isKnownZone(text)) return [text];
  const offset = /^(?:UTC|GMT)?\s*([+-])?\s*(\d{1,2})(?::?(\d\d))?$/i.exec(text);
  if (offset !== null) {
    const repaired = `${offset[1] ?? '+'}${(offset[2] ?? '').padStart(2, '0')}:${offset[3] ?? '00'}`;
    return isKnownZone(repaired) ? [repaired] : [];
  }
  if (/^beijing$|^china$|^asia\/beijing$/i.test(text)) return ['Asia/Shanghai'];
  if (text === '') return [];
  const zones = Intl.supportedValuesOf('timeZone');
  const city = text.replaceAll(' ', '_').toLowerCase();
  const byCity = zones.filter((zone) => zone.toLowerCase().endsWith(`/${city}`));
  return byCity.length > 0 ? byCity.slice(0, 3) : nearest(text, zones);
}
