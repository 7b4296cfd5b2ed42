import { javaListItems, type ListItem, listItems } from '../catalog/index.ts';
import { type BoundList, type BoundProperty, type Job, lookUp } from '../model/job.ts';
import { newTopic } from './alterStart.ts';
import { defineCrossRule } from './crossRule.ts';
import { replaceValue, valuePart } from './listEdits.ts';
import { hasWholeValue, valueProblem } from './propertyFindings.ts';
import { bindOther } from './surroundings.ts';

interface Data {
  readonly partitions: BoundProperty;
  readonly offsets: BoundProperty | undefined;
  /** Which entries the job reads. */
  readonly isRead: readonly boolean[];
}

const create = `CREATE ROUTINE LOAD shop.sales ON orders
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders", "kafka_partitions" = "0,1", "kafka_offsets" = "5,7");
PAUSE ROUTINE LOAD FOR shop.sales;`;
const alter = (partitions: string, offsets: string, more = ''): string =>
  `${create}\nALTER ROUTINE LOAD FOR shop.sales FROM KAFKA ("kafka_partitions" = "${partitions}", "kafka_offsets" = "${offsets}"${more});`;

/** An ALTER that sets the offset of a partition that its job does not read. */
export const alterPartitions = defineCrossRule<Data>({
  id: 'alter-partitions',
  severity: 'warning',
  docs: {
    summary: 'ALTER sets offsets of partitions that the job does not read.',
    why: [
      'A job that was created with `kafka_partitions` reads these and no others, and an ALTER cannot add any. Doris answers `The specified partition … is not in the consumed partitions`.',
      'To read more partitions, stop the job and create it with all of them.',
      '',
      'The rule needs the CREATE of the job in the same file or, when both name the database, in the workspace, with its partitions listed. It is silent when another ALTER of the job is known, or when the ALTER names a topic, with which partitions begin anew.',
    ].join('\n'),
    sources: ['KafkaProgress, KafkaRoutineLoadJob.modifyPropertiesInternal (Doris frontend)'],
    covers: [87],
  },
  examples: {
    bad: [
      { sql: alter('0,1,«2»', '100,200,0'), fixed: alter('0,1', '100,200') },
      { sql: alter('3', '100').replace('"3"', '«"3"»') },
    ],
    good: [
      { sql: alter('1', '100') },
      { sql: alter('0,01', 'OFFSET_END,OFFSET_END') },
      { sql: alter('2', '100', ', "kafka_topic" = "orders_v2"') },
    ],
  },
  check: ({ job, version }, { created }, report) => {
    const list = job?.source;
    if (job?.kind !== 'alter' || list?.kind !== 'kafka' || !created || newTopic(list)) return;
    const partitions = lookUp(list, 'kafka_partitions');
    const items = partitions && partitionsIn(job, list);
    const old = items && bindOther(created, version);
    const known = old?.source?.kind === 'kafka' ? partitionsIn(old, old.source) : undefined;
    if (!partitions || !items || !known) return;
    const consumed = new Set(known.map(numberOf));
    const isRead = items.map((item) => consumed.has(numberOf(item)));
    for (const [index, item] of items.entries()) {
      if (isRead[index]) continue;
      report({
        span: valuePart(partitions, item.start, item.end),
        message: `The job was created to read ${known.length === 1 ? 'partition' : 'the partitions'} ${known.map(numberOf).join(', ')}, to which no ALTER adds: Doris answers \`The specified partition ${numberOf(item)} is not in the consumed partitions\`.`,
        data: { partitions, offsets: lookUp(list, 'kafka_offsets'), isRead },
      });
    }
  },
  fixes: ({ partitions, offsets, isRead }, { job }) => {
    const starts = job && offsets && hasWholeValue(offsets) ? listItems(offsets.value) : [];
    if (!offsets || starts.length !== isRead.length || !isRead.includes(true)) return [];
    const kept = (items: readonly ListItem[]): string =>
      items.flatMap(({ text }, index) => (isRead[index] ? text : [])).join(',');
    const edits = [
      ...replaceValue(partitions, kept(javaListItems(partitions.value))),
      ...replaceValue(offsets, kept(starts)),
    ];
    return [{ title: 'Leave out what the job does not read', edits, preferred: true, safe: false }];
  },
});

/** The partitions of a list; `undefined` when there are none, or not all of them can be told. */
function partitionsIn(job: Job, list: BoundList): readonly ListItem[] | undefined {
  const partitions = lookUp(list, 'kafka_partitions');
  if (!partitions || !hasWholeValue(partitions) || valueProblem(job, partitions)) return undefined;
  const items = javaListItems(partitions.value);
  return items.length > 0 && items.every(({ text }) => /^\d+$/.test(text)) ? items : undefined;
}

/** The number of a partition, as Doris reads it. */
function numberOf({ text }: ListItem): number {
  return Number(text);
}
