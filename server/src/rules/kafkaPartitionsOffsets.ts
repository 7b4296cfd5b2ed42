import { findProperty, isDatetime, javaListItems, type ListItem, listItems } from '../catalog/index.ts';
import { type BoundList, type BoundProperty, type Job, lookUp } from '../model/job.ts';
import { trim } from '../text/trim.ts';
import { insertProperties, removeProperty, replaceKey, replaceValue, valuePart } from './listEdits.ts';
import { isWrittenOtherwise } from './meantKeys.ts';
import { hasWholeKey, hasWholeValue, valueProblem } from './propertyFindings.ts';
import { defineRule, type Fix, type Report } from './rule.ts';
import { fittingStarts, numbered, type StartWords } from './startCounts.ts';

type Data =
  | {
      readonly kind: 'add-partitions';
      readonly list: BoundList;
      readonly offsets: BoundProperty;
      readonly count: number;
    }
  | { readonly kind: 'set-offsets'; readonly offsets: BoundProperty; readonly value: string; readonly title: string }
  | {
      readonly kind: 'repeated-partition';
      readonly partitions: BoundProperty;
      readonly offsets: BoundProperty | undefined;
      /** The place of the entry that has no effect. */
      readonly item: number;
    }
  | {
      readonly kind: 'add-offsets';
      readonly list: BoundList;
      readonly partitions: BoundProperty;
      readonly value: string;
    }
  | { readonly kind: 'bare-default'; readonly list: BoundList; readonly bare: BoundProperty; readonly remove: boolean };

/** The properties that say where a job starts, taken together. */
interface Offsets {
  readonly list: BoundList;
  readonly partitions: BoundProperty | undefined;
  readonly offsets: BoundProperty | undefined;
  readonly bareDefault: BoundProperty | undefined;
  readonly hasDefault: boolean;
}

/** Partitions, offsets and default offsets that do not go together. */
export const kafkaPartitionsOffsets = defineRule<Data>({
  id: 'kafka-partitions-offsets',
  severity: 'error',
  docs: {
    summary: '`kafka_partitions`, `kafka_offsets` and the default offset do not go together.',
    why: [
      '`kafka_offsets` needs `kafka_partitions` with as many entries; Doris otherwise answers `Partitions number should be equals to offsets number`.',
      'The default offset is `property.kafka_default_offsets`. Without `property.` the key passes and has no effect, so the job starts at `OFFSET_END`;',
      'beside `kafka_offsets` Doris refuses it. ALTER refuses `kafka_partitions` without `kafka_offsets`.',
    ].join(' '),
    sources: ['KafkaDataSourceProperties (Doris frontend)', 'https://github.com/apache/doris/issues/7863'],
    covers: [56, 60, 62, 67, 86],
  },
  examples: {
    bad: [
      {
        sql: `CREATE ROUTINE LOAD sales ON orders
FROM KAFKA (
    "kafka_broker_list" = "kafka1:9092",
    "kafka_topic" = "orders",
    "kafka_partitions" = "0,1,2,3",
    "kafka_offsets" = «"101,0,0"»
);`,
        fixed: `CREATE ROUTINE LOAD sales ON orders
FROM KAFKA (
    "kafka_broker_list" = "kafka1:9092",
    "kafka_topic" = "orders",
    "kafka_partitions" = "0,1,2,3",
    "kafka_offsets" = "101,0,0,OFFSET_BEGINNING"
);`,
      },
      {
        sql: `CREATE ROUTINE LOAD sales ON orders
FROM KAFKA (
    "kafka_broker_list" = "kafka1:9092",
    "kafka_topic" = "orders",
    «"kafka_offsets"» = "OFFSET_BEGINNING,OFFSET_BEGINNING"
);`,
        fixed: `CREATE ROUTINE LOAD sales ON orders
FROM KAFKA (
    "kafka_broker_list" = "kafka1:9092",
    "kafka_topic" = "orders",
    "kafka_offsets" = "OFFSET_BEGINNING,OFFSET_BEGINNING",
    "kafka_partitions" = "0,1"
);`,
      },
      {
        sql: `CREATE ROUTINE LOAD sales ON orders
FROM KAFKA (
    "kafka_broker_list" = "kafka1:9092",
    "kafka_topic" = "orders",
    «"kafka_default_offsets"» = "OFFSET_BEGINNING"
);`,
        fixed: `CREATE ROUTINE LOAD sales ON orders
FROM KAFKA (
    "kafka_broker_list" = "kafka1:9092",
    "kafka_topic" = "orders",
    "property.kafka_default_offsets" = "OFFSET_BEGINNING"
);`,
      },
      {
        sql: `CREATE ROUTINE LOAD sales ON orders
FROM KAFKA (
    "kafka_broker_list" = "kafka1:9092",
    "kafka_topic" = "orders",
    "kafka_partitions" = "0,1",
    "kafka_offsets" = "5,7",
    «"kafka_default_offsets"» = "OFFSET_BEGINNING"
);`,
        fixed: `CREATE ROUTINE LOAD sales ON orders
FROM KAFKA (
    "kafka_broker_list" = "kafka1:9092",
    "kafka_topic" = "orders",
    "kafka_partitions" = "0,1",
    "kafka_offsets" = "5,7"
);`,
      },
      {
        sql: `CREATE ROUTINE LOAD sales ON orders
FROM KAFKA (
    "kafka_broker_list" = "kafka1:9092",
    "kafka_topic" = "orders",
    "kafka_partitions" = "0,1,«1»",
    "kafka_offsets" = "5,7,9"
);`,
        fixed: `CREATE ROUTINE LOAD sales ON orders
FROM KAFKA (
    "kafka_broker_list" = "kafka1:9092",
    "kafka_topic" = "orders",
    "kafka_partitions" = "0,1",
    "kafka_offsets" = "5,9"
);`,
      },
      {
        sql: `ALTER ROUTINE LOAD FOR sales FROM KAFKA («"kafka_partitions"» = "0,1", "property.kafka_default_offsets" = "OFFSET_BEGINNING");`,
        fixed: `ALTER ROUTINE LOAD FOR sales FROM KAFKA ("kafka_partitions" = "0,1", "kafka_offsets" = "OFFSET_BEGINNING,OFFSET_BEGINNING", "property.kafka_default_offsets" = "OFFSET_BEGINNING");`,
      },
    ],
    good: [
      {
        sql: `CREATE ROUTINE LOAD sales ON orders
FROM KAFKA (
    "kafka_broker_list" = "kafka1:9092",
    "kafka_topic" = "orders",
    "kafka_partitions" = "0, 1, 2,",
    "kafka_offsets" = "101, OFFSET_BEGINNING, OFFSET_END",
    "property.kafka_default_offsets" = "OFFSET_BEGINNING"
);`,
      },
      {
        sql: `CREATE ROUTINE LOAD sales ON orders
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders", "kafka_partitions" = "0,1");`,
      },
      {
        sql: `CREATE ROUTINE LOAD sales ON orders
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders", "kafka_partitions" = "<partitions>", "kafka_offsets" = "0,0");`,
      },
    ],
  },
  check: (job, report) => {
    const list = job.source;
    if (list?.kind !== 'kafka') return;
    const given: Offsets = {
      list,
      partitions: lookUp(list, 'kafka_partitions'),
      offsets: lookUp(list, 'kafka_offsets'),
      bareDefault: lookUp(list, 'kafka_default_offsets'),
      hasDefault: lookUp(list, 'property.kafka_default_offsets') !== undefined,
    };
    for (const found of [countFinding(job, given), alterFinding(job, given), bareDefaultFinding(job, given)]) {
      if (found) report(found);
    }
    for (const found of repeatedPartitions(job, given)) report(found);
  },
  fixes: (data, job) => fixesOf(data, job),
});

function countFinding(job: Job, { list, partitions, offsets }: Offsets): Report<Data> | undefined {
  if (!offsets || !isCountable(job, offsets)) return undefined;
  const starts = listItems(offsets.value);
  const answer = 'Doris answers `Partitions number should be equals to offsets number`.';
  if (!partitions) {
    if (isWrittenOtherwise(job, 'kafka_partitions')) return undefined;
    return {
      span: offsets.keySpan,
      message: `\`kafka_offsets\` needs \`kafka_partitions\` with as many entries (${starts.length}). ${answer}`,
      data: { kind: 'add-partitions', list, offsets, count: starts.length },
    };
  }
  if (!isCountable(job, partitions)) return undefined;
  const count = javaListItems(partitions.value).length;
  if (count === starts.length) return undefined;
  return {
    span: offsets.valueSpan,
    message: `${numbered(count, 'partition')}, but ${numbered(starts.length, 'offset')}: each partition needs one. ${answer}`,
    related: [{ span: partitions.valueSpan, message: `${numbered(count, 'partition')} here.` }],
    data: {
      kind: 'set-offsets',
      offsets,
      ...fittingStarts(
        starts.map((item) => item.text),
        count,
        offsetWords,
      ),
    },
  };
}

/** Whether the entries of a list can be counted: it has nothing that Doris refuses. An offset that is only odd counts. */
function isCountable(job: Job, property: BoundProperty): boolean {
  return hasWholeValue(property) && valueProblem(job, property)?.effect !== 'rejects';
}

const offsetWords: StartWords = { start: 'offset', part: 'partition', beginning: 'OFFSET_BEGINNING' };

function alterFinding(job: Job, { list, partitions, offsets, bareDefault }: Offsets): Report<Data> | undefined {
  // A blank default offset counts as none.
  const standsIn = bareDefault && (!hasWholeValue(bareDefault) || trim(bareDefault.value) !== '');
  if (job.kind !== 'alter' || !partitions || offsets || standsIn) return undefined;
  if (!hasWholeKey(partitions) || isWrittenOtherwise(job, 'kafka_offsets')) return undefined;
  const start = lookUp(list, 'property.kafka_default_offsets');
  const word =
    start && hasWholeValue(start) && (isDatetime(start.value) || /^offset_/i.test(start.value))
      ? start.value
      : 'OFFSET_END';
  const count = isCountable(job, partitions) ? javaListItems(partitions.value).length : 1;
  return {
    span: partitions.keySpan,
    message:
      'ALTER needs `kafka_offsets` beside `kafka_partitions`; `property.kafka_default_offsets` does not count, although the documentation suggests it. Doris answers `Must set offset or default offset with partition property`.',
    data: { kind: 'add-offsets', list, partitions, value: Array<string>(count).fill(word).join(',') },
  };
}

function bareDefaultFinding(job: Job, given: Offsets): Report<Data> | undefined {
  const { list, bareDefault: bare, offsets, partitions, hasDefault } = given;
  if (!bare || !hasWholeKey(bare)) return undefined;
  const isBlank = hasWholeValue(bare) && trim(bare.value) === '';
  if (offsets && !isBlank) {
    return {
      span: bare.keySpan,
      message:
        'Doris answers `Only one of kafka_offsets and kafka_default_offsets can be set.` Remove this one; the key that has an effect is `property.kafka_default_offsets`.',
      related: [{ span: offsets.keySpan, message: '`kafka_offsets` is set here.' }],
      data: { kind: 'bare-default', list, bare, remove: true },
    };
  }
  // Here it does one thing: it stands in for `kafka_offsets`.
  if (job.kind === 'alter' && partitions && hasDefault && !isBlank) return undefined;
  const message =
    hasDefault || isBlank
      ? 'Without `property.` in front this key has no effect; `property.kafka_default_offsets` is what counts.'
      : 'Without `property.` in front this key has no effect: the job starts at `OFFSET_END`. Write `property.kafka_default_offsets`.';
  return {
    span: bare.keySpan,
    message,
    severity: 'warning',
    unnecessary: true,
    data: { kind: 'bare-default', list, bare, remove: hasDefault || isBlank },
  };
}

function repeatedPartitions(job: Job, { partitions, offsets }: Offsets): readonly Report<Data>[] {
  if (!partitions || !isCountable(job, partitions)) return [];
  const items = javaListItems(partitions.value);
  const numbers = items.map((item) => Number(item.text.replaceAll(' ', '')));
  return items.flatMap((item, index): readonly Report<Data>[] => {
    const earlier = numbers.indexOf(numbers[index] ?? 0);
    const first = items[earlier];
    if (!first || earlier === index) return [];
    return [
      {
        span: valuePart(partitions, item.start, item.end),
        message: `Partition ${item.text} is listed twice; Doris takes the offset of the later one.`,
        severity: 'warning',
        related: [{ span: valuePart(partitions, first.start, first.end), message: 'Also listed here.' }],
        data: { kind: 'repeated-partition', partitions, offsets, item: earlier },
      },
    ];
  });
}

function fixesOf(data: Data, job: Job): readonly Fix[] {
  switch (data.kind) {
    case 'add-partitions': {
      const value = Array.from({ length: data.count }, (_, index) => index).join(',');
      const edits = insertProperties(job, data.list, [{ key: 'kafka_partitions', value }], data.offsets);
      return [{ title: `Add kafka_partitions = ${value}`, edits, preferred: true, safe: false }];
    }
    case 'set-offsets':
      return [{ title: data.title, edits: replaceValue(data.offsets, data.value), preferred: true, safe: false }];
    case 'repeated-partition':
      return repeatedPartitionFixes(data.partitions, data.offsets, data.item, job);
    case 'add-offsets': {
      const edits = insertProperties(job, data.list, [{ key: 'kafka_offsets', value: data.value }], data.partitions);
      return [{ title: `Add kafka_offsets = ${data.value}`, edits, preferred: true, safe: false }];
    }
    case 'bare-default':
      return [bareDefaultFix(data.list, data.bare, data.remove, job)];
  }
}

/** Takes out the entry that loses, with its offset. */
function repeatedPartitionFixes(
  partitions: BoundProperty,
  offsets: BoundProperty | undefined,
  item: number,
  job: Job,
): readonly Fix[] {
  const numbers = javaListItems(partitions.value);
  const starts = offsets && isCountable(job, offsets) ? listItems(offsets.value) : undefined;
  if (offsets && starts?.length !== numbers.length) return [];
  const without = (items: readonly ListItem[]): string =>
    items.flatMap(({ text }, index) => (index === item ? [] : text)).join(',');
  const edits = [
    ...replaceValue(partitions, without(numbers)),
    ...(offsets && starts ? replaceValue(offsets, without(starts)) : []),
  ];
  return [{ title: 'Remove the repeated partition', edits, preferred: true, safe: true }];
}

function bareDefaultFix(list: BoundList, bare: BoundProperty, remove: boolean, job: Job): Fix {
  const key = 'property.kafka_default_offsets';
  if (remove) {
    return { title: `Remove ${bare.key}`, edits: removeProperty(job, list, bare), preferred: true, safe: true };
  }
  // Nothing looked at the value so far.
  const problem = bare.placeholder ? undefined : findProperty('kafka', key)?.type.check(bare.value, job.version);
  const value = problem?.suggestions[0] ?? bare.value;
  const preferred = problem === undefined || value !== bare.value;
  // An ALTER of partitions needs the bare key as well.
  if (job.kind === 'alter' && lookUp(list, 'kafka_partitions')) {
    const edits = insertProperties(job, list, [{ key, value }], bare);
    return { title: `Add ${key}`, edits, preferred, safe: false };
  }
  const edits = [...replaceKey(bare, key), ...(value === bare.value ? [] : replaceValue(bare, value))];
  return { title: `Change to ${key}${value === bare.value ? '' : ` = ${value}`}`, edits, preferred, safe: false };
}
