import { nearest } from '../text/nearest.ts';
import { trim } from '../text/trim.ts';
import type { ValueOption, ValueProblem, ValueType } from './types.ts';
import type { ListItem } from './valueProblem.ts';
import { itemProblem, javaListItems, listItems, quoted, shortened, valueType, wholeValue } from './valueProblem.ts';

/** The pattern each broker must match in full (`ENDPOINT_REGEX` in KafkaDataSourceProperties). */
const brokerPattern = /^[-A-Za-z0-9+&@#/%?=~_|!:,.;]+[-A-Za-z0-9+&@#/%=~_|]$/;

/** Lists as nearly all are, every broker of which matches {@link brokerPattern}: told in one go. */
const ordinaryBrokers = /^[\w.-]+[\w-](?::\d+)?(?:,[\w.-]+[\w-](?::\d+)?)*$/;

/**
 * The bootstrap brokers, `host:port` with commas between. Doris removes blanks (but not tabs and line breaks), drops
 * trailing commas and matches each part with {@link brokerPattern}; it asks for no port. A blank list is a matter of
 * required properties and no problem here.
 */
export function brokerList(): ValueType {
  return valueType({
    name: 'host:port list',
    isList: true,
    description: 'broker addresses `host:port`, separated by commas',
    check: (value) => {
      if (trim(value) === '' || ordinaryBrokers.test(value)) return undefined;
      let from = 0;
      const parts = value.split(',');
      while (parts.length > 1 && parts.at(-1)?.replaceAll(' ', '') === '') parts.pop();
      for (const part of parts) {
        const broker = part.replaceAll(' ', '');
        if (!brokerPattern.test(broker)) return brokerProblem(value, part, from);
        from += part.length + 1;
      }
      return undefined;
    },
  });
}

function brokerProblem(value: string, part: string, from: number): ValueProblem {
  const trimmed = trim(part);
  const start = trimmed === '' ? from : from + part.indexOf(trimmed);
  const item: ListItem = { text: trimmed, start, end: start + trimmed.length };
  if (trimmed === '') {
    const rest = value.split(',').filter((piece) => trim(piece) !== '');
    return {
      ...itemProblem(value, item, 'rejects', 'A broker is missing between two commas.'),
      suggestions: [rest.join(',')],
    };
  }
  const foreign = /[，；、]/.exec(trimmed);
  if (foreign) {
    const at = start + foreign.index;
    return {
      message: `${quoted(foreign[0])} does not separate brokers: write a comma.`,
      effect: 'rejects',
      start: at,
      end: at + 1,
      suggestions: [value.replace(/[，；、]/g, ',')],
    };
  }
  if (trimmed.length > 300) return itemProblem(value, item, 'rejects', `${quoted(trimmed)} is no broker address.`);
  const bare = trimmed.replace(/^[["'(]+|[\])"']+$/g, '').replace(/[\t\r\n]/g, '');
  const repaired = /^[^:]+:$/.test(bare) ? `${bare}9092` : bare.replace(/[.?!:;]+$/, '');
  if (brokerPattern.test(trimmed)) {
    const message = `Only blanks may stand around ${quoted(trimmed)}: Doris does not remove tabs and line breaks.`;
    return {
      message,
      effect: 'rejects',
      start: from,
      end: from + part.length,
      suggestions: [value.replace(/[\0- ]/g, '')],
    };
  }
  const repairs = repaired !== trimmed && brokerPattern.test(repaired) ? [repaired] : [];
  return itemProblem(value, item, 'rejects', `${quoted(trimmed)} is not a broker address that Doris takes.`, repairs);
}

/**
 * Exactly one topic. Doris removes blanks and checks nothing else; a name that Kafka does not allow (Topic.LEGAL_CHARS:
 * letters, digits, `.`, `_`, `-`; at most 249) can exist on no broker, so the job cannot read it.
 */
export function topicName(): ValueType {
  return valueType({
    name: 'topic name',
    description: 'the name of one topic: letters, digits, `.`, `_` and `-`',
    check: (value) => {
      const trimmed = trim(value);
      if (trimmed === '') return undefined;
      const comma = value.indexOf(',');
      if (comma >= 0) {
        const topics = listItems(value).map((item) => item.text);
        const message = 'A job reads exactly one topic; Doris takes the comma as part of its name.';
        return {
          message,
          effect: 'fails-later',
          start: comma,
          end: comma + 1,
          suggestions: topics.filter((name) => name !== ''),
        };
      }
      const start = value.indexOf(trimmed);
      const illegal = trimmed.search(/[^A-Za-z0-9._ -]/);
      if (illegal >= 0) {
        const char = String.fromCodePoint(trimmed.codePointAt(illegal) ?? 0);
        const message = `Kafka allows only letters, digits, \`.\`, \`_\` and \`-\` in a topic name, not ${quoted(char)}.`;
        return {
          message,
          effect: 'fails-later',
          start: start + illegal,
          end: start + illegal + char.length,
          suggestions: [],
        };
      }
      const blank = trimmed.indexOf(' ');
      if (blank >= 0) {
        const name = trimmed.replaceAll(' ', '');
        const message = `Doris removes the blanks and reads the topic ${quoted(name)}.`;
        return { message, effect: 'ignores', start: start + blank, end: start + blank + 1, suggestions: [name] };
      }
      if (trimmed.length > 249 || trimmed === '.' || trimmed === '..') {
        return wholeValue(value, 'fails-later', 'Kafka allows no topic of this name.');
      }
      return undefined;
    },
  });
}

/** Partition numbers with commas between (`Integer.parseInt` on each; trailing commas are dropped, blanks removed). */
export function partitionList(): ValueType {
  return valueType({
    name: 'partition list',
    isList: true,
    description: 'partition numbers, separated by commas',
    check: (value) => {
      for (const item of javaListItems(value)) {
        const digits = item.text.replaceAll(' ', '');
        if (/^[+]?\d+$/.test(digits) && Number(digits) < 2 ** 31) {
          const numbers = item.text.split(/ +/);
          if (numbers.length === 1) continue;
          const message = `Doris removes the blanks and reads partition ${quoted(digits)}.`;
          return itemProblem(value, item, 'ignores', message, [numbers.join(',')]);
        }
        if (/^-\d+$/.test(digits))
          return itemProblem(
            value,
            item,
            'rejects',
            'No topic has a negative partition number.',
            [],
            `Doris answers \`there is a custom kafka partition ${digits.slice(0, 20)} which is invalid for topic …\`.`,
          );
        const message =
          item.text === '' ? 'A partition number is missing.' : `${quoted(item.text)} is not a partition number.`;
        const answer = `Doris answers \`For input string: "${digits.length > 20 ? '…' : shortened(digits)}"\`.`;
        const problem = itemProblem(value, item, 'rejects', message, partitionRange(digits), answer);
        const others = listItems(value).filter((other) => other.text !== '');
        if (item.text === '' && others.length > 0) {
          return { ...problem, suggestions: [others.map((other) => other.text).join(',')] };
        }
        const inside = /^[[(](.*)[\])]$/.exec(trim(value))?.[1];
        return inside === undefined ? problem : { ...problem, suggestions: [inside] };
      }
      return undefined;
    },
  });
}

function partitionRange(text: string): readonly string[] {
  const match = /^(\d{1,4})(?:-|\.\.)(\d{1,4})$/.exec(text);
  const from = Number(match?.[1]);
  const count = Number(match?.[2]) - from + 1;
  if (match === null || count < 1 || count > 100) return [];
  return [Array.from({ length: count }, (_, index) => from + index).join(',')];
}

const offsetWords: readonly ValueOption[] = [
  { value: 'OFFSET_BEGINNING', doc: 'The oldest message that Kafka still has.' },
  { value: 'OFFSET_END', doc: 'Only messages that arrive from now on.' },
];

/** What people write for a start position, lower case, and what Doris calls it. */
const offsetSynonyms: Readonly<Record<string, string>> = {
  earliest: 'OFFSET_BEGINNING',
  smallest: 'OFFSET_BEGINNING',
  beginning: 'OFFSET_BEGINNING',
  begin: 'OFFSET_BEGINNING',
  start: 'OFFSET_BEGINNING',
  offset_begin: 'OFFSET_BEGINNING',
  offset_start: 'OFFSET_BEGINNING',
  offset_earliest: 'OFFSET_BEGINNING',
  '-2': 'OFFSET_BEGINNING',
  latest: 'OFFSET_END',
  largest: 'OFFSET_END',
  end: 'OFFSET_END',
  offset_latest: 'OFFSET_END',
  '-1': 'OFFSET_END',
};

/**
 * The start position of a job: `OFFSET_BEGINNING`, `OFFSET_END` (any letter case) or `yyyy-MM-dd HH:mm:ss`. Doris checks it
 * in the frontend, but not when `kafka_offsets` stands in the same statement.
 */
export function defaultOffset(): ValueType {
  return valueType({
    name: 'start position',
    description: '`OFFSET_BEGINNING`, `OFFSET_END` or a time `yyyy-MM-dd HH:mm:ss`',
    options: offsetWords,
    caseSensitive: false,
    check: (value) => {
      if (isOffsetWord(value)) return undefined;
      if (isDatetime(value)) {
        return daysBeyondMonth(value) > 0 ? noSuchDay(value, { text: value, start: 0, end: value.length }) : undefined;
      }
      const suggestions = /^0+$/.test(value) ? ['OFFSET_BEGINNING'] : positionMeant(value);
      const what = value === '' ? 'an empty value' : quoted(value);
      const message = `Expected \`OFFSET_BEGINNING\`, \`OFFSET_END\` or a time \`yyyy-MM-dd HH:mm:ss\`; got ${what}.`;
      return wholeValue(value, 'rejects', message, suggestions);
    },
  });
}

/**
 * One start offset for each partition: whole numbers, `OFFSET_BEGINNING`, `OFFSET_END`, or times, but no mixture of times
 * with the others (KafkaDataSourceProperties.analyzeKafkaOffsetProperty). Blanks around an entry do not matter.
 */
export function offsetList(): ValueType {
  return valueType({
    name: 'offset list',
    isList: true,
    description: 'an offset, `OFFSET_BEGINNING`, `OFFSET_END` or a time `yyyy-MM-dd HH:mm:ss` for each partition',
    options: offsetWords,
    caseSensitive: false,
    check: (value) => {
      const items = listItems(value);
      const wrong = items.find(
        (item) => !/^\d+$/.test(item.text) && !isOffsetWord(item.text) && !isDatetime(item.text),
      );
      if (wrong !== undefined) return offsetProblem(value, wrong);
      const timesFirst = isDatetime(items[0]?.text ?? '');
      const other = items.find((item) => isDatetime(item.text) !== timesFirst);
      if (other !== undefined) {
        return itemProblem(
          value,
          other,
          'rejects',
          'Either every offset is a time or none is.',
          [],
          'Doris answers `The offset of the partition cannot be specified by the timestamp and the offset at the same time`.',
        );
      }
      const huge = items.find(
        (item) => /^\d+$/.test(item.text) && (item.text.length > 100 || BigInt(item.text) >= 2n ** 63n),
      );
      if (huge !== undefined) {
        return itemProblem(
          value,
          huge,
          'fails-later',
          'The number does not fit in 64 bits; Doris starts at offset 0 instead.',
          [],
          '',
        );
      }
      const noDay = items.find((item) => daysBeyondMonth(item.text) > 0);
      if (noDay !== undefined) return noSuchDay(value, noDay);
      const epoch = items.find((item) => /^[1-9]\d{12}$/.test(item.text));
      if (epoch === undefined) return undefined;
      const message = `${quoted(epoch.text)} looks like a time in milliseconds; Doris takes every number as an offset. Write a time as \`yyyy-MM-dd HH:mm:ss\`.`;
      return itemProblem(value, epoch, 'fails-later', message, [], '');
    },
  });
}

function offsetProblem(value: string, item: ListItem): ValueProblem {
  if (item.text === '') {
    const rest = listItems(value).filter((other) => other.text !== '');
    const problem = itemProblem(
      value,
      item,
      'rejects',
      'An offset is missing; a comma at the end counts as one more entry.',
      [],
      'Doris answers `Partitions number should be equals to offsets number` or `kafka_offsets must be an integer or a date time`.',
    );
    return rest.length === 0 ? problem : { ...problem, suggestions: [rest.map((other) => other.text).join(',')] };
  }
  const repairs = /^offset_zero$/i.test(item.text) ? ['0'] : positionMeant(item.text);
  const message = `${quoted(item.text)} is no offset: expected a whole number, \`OFFSET_BEGINNING\`, \`OFFSET_END\` or a time \`yyyy-MM-dd HH:mm:ss\`.`;
  return itemProblem(
    value,
    item,
    'rejects',
    message,
    repairs,
    'Doris answers `kafka_offsets must be an integer or a date time`.',
  );
}

function isOffsetWord(text: string): boolean {
  return /^offset_(?:beginning|end)$/i.test(text);
}

function positionMeant(value: string): readonly string[] {
  const word = value.trim();
  if (isOffsetWord(word)) return [word.toUpperCase()];
  const synonym = offsetSynonyms[word.toLowerCase()];
  if (synonym !== undefined) return [synonym];
  const time = repairDatetime(word);
  if (time !== undefined) return [time];
  return nearest(
    word,
    offsetWords.map((option) => option.value),
    1,
  );
}

/** Whether Doris reads `text` as a time: `yyyy-MM-dd HH:mm:ss`, as Java's DateTimeFormatter takes it (TimeUtils.timeStringToLong). */
export function isDatetime(text: string): boolean {
  const match = /^\d{4}-(\d\d)-(\d\d) (\d\d):(\d\d):(\d\d)$/.exec(text);
  if (match === null) return false;
  const [month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1).map(Number);
  return month >= 1 && month <= 12 && day >= 1 && day <= 31 && hour <= 23 && minute <= 59 && second <= 59;
}

/** By how many days a time is beyond the end of its month; 0 for one that exists. */
function daysBeyondMonth(text: string): number {
  const match = /^(\d{4})-(\d\d)-(\d\d) /.exec(text);
  if (match === null) return 0;
  const [year = 0, month = 0, day = 0] = match.slice(1).map(Number);
  return Math.max(0, day - new Date(Date.UTC(year, month, 0)).getUTCDate());
}

/** The 30th of February and the like, for which Java's formatter takes the last day of the month. */
function noSuchDay(value: string, item: ListItem): ValueProblem {
  const day = Number(item.text.slice(8, 10)) - daysBeyondMonth(item.text);
  const meant = `${item.text.slice(0, 8)}${day}${item.text.slice(10)}`;
  const message = `There is no such day: Doris takes ${quoted(meant)} for ${quoted(item.text)}.`;
  return itemProblem(value, item, 'ignores', message, [meant]);
}

/** A time in another common form as `yyyy-MM-dd HH:mm:ss`: a `T`, slashes, missing zeros or seconds, fractions. */
export function repairDatetime(text: string): string | undefined {
  const match =
    /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]+(\d{1,2})(?::(\d{1,2}))?(?::(\d{1,2})(?:[.,]\d+)?)?)?$/i.exec(text);
  if (match === null) return undefined;
  const [year = '', month = '', day = '', hour = '0', minute = '0', second = '0'] = match
    .slice(1)
    .map((part) => part ?? '0');
  const pad = (part: string): string => part.padStart(2, '0');
  const repaired = `${year}-${pad(month)}-${pad(day)} ${pad(hour)}:${pad(minute)}:${pad(second)}`;
  return isDatetime(repaired) ? repaired : undefined;
}
