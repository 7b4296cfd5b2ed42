import { nearest } from '../text/nearest.ts';
import type { ValueOption, ValueType } from './types.ts';
import { quoted, shortened, valueType, wholeValue } from './valueProblem.ts';

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
 * -12:00 to +14:00, `GMT` or `UTC` with an offset behind it, or a short name. Other names without a slash (`Japan`) are refused,
 * although Java has them. Whether a region exists is asked of the runtime's own zone table.
 */
export function timeZone(): ValueType {
  return valueType({
    name: 'time zone',
    description: 'a region such as `Asia/Shanghai`, an offset `+08:00`, or `UTC`',
    options: commonZones,
    caseSensitive: false,
    check: (value) => {
      if (isKnownZone(value)) {
        const written = inRightCase(value);
        if (written === value) return undefined;
        const message = `The frontend of Doris compares time zones with letter case: write \`${written}\`.`;
        // the backend does not mind, and the frontend of a patch release may not either
        return { ...wholeValue(value, 'fails-later', message, [written]), answer: '' };
      }
      const what = value === '' ? 'An empty value' : quoted(value);
      const message = `${what} is not a time zone: expected a region such as \`Asia/Shanghai\`, an offset from \`-12:00\` to \`+14:00\`, or \`UTC\`.`;
      const answer = `Doris answers \`Unknown or incorrect time zone: '${shortened(value)}'\`.`;
      return { ...wholeValue(value, 'rejects', message, zonesMeant(value)), answer };
    },
  });
}

/** Whether there is a zone of the name, letter case aside. */
function isKnownZone(value: string): boolean {
  const offset = /^(GMT|UTC)?([+-]?)(\d{1,2}):(\d\d)$/.exec(value);
  if (offset !== null) {
    const size = Number(offset[3]) * 100 + Number(offset[4]);
    // behind a name Java's own limit applies
    const most = offset[1] !== undefined ? 1800 : offset[2] === '-' ? 1200 : 1400;
    return size <= most && Number(offset[4]) <= 59;
  }
  if (shortNames.has(value.toUpperCase()) || commonNames.has(value)) return true;
  return /^[a-z][\w+-]*\/[\w+/-]*$/i.test(value) && runtimeZone(value) !== undefined;
}

/** A zone that is known, in the letters that Java has it in; as it is where that cannot be told. */
function inRightCase(value: string): string {
  const short = value.toUpperCase();
  if (shortNames.has(short)) return short;
  const zone = value.includes('/') && !commonNames.has(value) ? runtimeZone(value) : undefined;
  // the runtime may have another name for it
  return zone?.toLowerCase() === value.toLowerCase() ? zone : value;
}

const commonNames = new Set(commonZones.map((zone) => zone.value));

/** Answers of the runtime, which takes milliseconds for the first. */
const runtimeZones = new Map<string, string | undefined>();

/** The runtime's name of a zone, in whatever letter case it is asked for. */
function runtimeZone(name: string): string | undefined {
  if (runtimeZones.has(name)) return runtimeZones.get(name);
  let answer: string | undefined;
  try {
    answer = new Intl.DateTimeFormat('en-US', { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    // there is no such zone
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
  if (text !== value && isKnownZone(text)) return [inRightCase(text)];
  const offset = /^(?:UTC|GMT)?\s*([+-])?\s*(\d{1,2})(?::?(\d\d))?$/i.exec(text);
  if (offset !== null) {
    const repaired = `${offset[1] ?? '+'}${(offset[2] ?? '').padStart(2, '0')}:${offset[3] ?? '00'}`;
    return isKnownZone(repaired) ? [repaired] : [];
  }
  if (/^beijing$|^china$|^asia\/beijing$/i.test(text)) return ['Asia/Shanghai'];
  if (text === '') return [];
  // Java and the runtime have names without a slash, which Doris does not take
  const same = runtimeZone(text);
  if (same !== undefined && isKnownZone(same)) return [same];
  const zones = Intl.supportedValuesOf('timeZone');
  const city = text.replaceAll(' ', '_').toLowerCase();
  const byCity = zones.filter((zone) => zone.toLowerCase().endsWith(`/${city}`));
  return byCity.length > 0 ? byCity.slice(0, 3) : nearest(text, zones);
}
