import type { DorisVersion } from '../catalog/versions.ts';
import { isOpen } from '../model/authentication.ts';
import { type BoundList, lookUp } from '../model/job.ts';
import { addStart, alterWithoutStart, defaultOffsets, newTopic } from './alterStart.ts';
import { defineCrossRule } from './crossRule.ts';
import { bindOther, type Surroundings } from './surroundings.ts';

interface Data {
  readonly list: BoundList;
  /** What the job was created with. */
  readonly value: string | undefined;
}

const create = (start: string): string => `CREATE ROUTINE LOAD shop.sales ON orders
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders"${start});
PAUSE ROUTINE LOAD FOR shop.sales;`;
const created = create(', "property.kafka_default_offsets" = "2026-01-01 00:00:00"');

/** An ALTER of the source that resets the default offset of its job. */
export const alterDefaultOffsets = defineCrossRule<Data>({
  id: 'alter-default-offsets',
  severity: 'warning',
  docs: {
    summary: 'ALTER … FROM KAFKA puts the default offset of the job back to OFFSET_END.',
    why: [
      'Doris reads the list of an ALTER as it reads that of a new job: without `property.kafka_default_offsets` and without `kafka_offsets` it fills in `OFFSET_END`.',
      'The result is merged into what the job has, and so replaces a default that CREATE has set, however small the change is that was meant.',
      'What the job has read so far stays; partitions that the topic gets later begin at `OFFSET_END`.',
      '',
      'Repeat the default that the job has. When that is `OFFSET_END`, writing it says so and changes nothing.',
      '',
      'Where the CREATE of the job is in the same file or, when both name the database, in the workspace, and no other ALTER is known, the rule takes the default from there, and is silent when it is `OFFSET_END`.',
    ].join('\n'),
    sources: [
      'KafkaDataSourceProperties.analyzeKafkaDefaultOffsetProperty, KafkaRoutineLoadJob.modifyPropertiesInternal (Doris frontend)',
    ],
    covers: [89],
  },
  examples: {
    bad: [
      {
        sql: 'ALTER ROUTINE LOAD FOR sales «FROM KAFKA» ("property.group.id" = "sales");',
        fixed:
          'ALTER ROUTINE LOAD FOR sales FROM KAFKA ("property.group.id" = "sales", "property.kafka_default_offsets" = "OFFSET_BEGINNING");',
      },
      {
        sql: `ALTER ROUTINE LOAD FOR sales
PROPERTIES ("desired_concurrent_number" = "5")
«FROM KAFKA» (
    "kafka_broker_list" = "kafka2:9092"
);`,
        fixed: `ALTER ROUTINE LOAD FOR sales
PROPERTIES ("desired_concurrent_number" = "5")
FROM KAFKA (
    "kafka_broker_list" = "kafka2:9092",
    "property.kafka_default_offsets" = "OFFSET_BEGINNING"
);`,
      },
      {
        sql: `${created}\nALTER ROUTINE LOAD FOR shop.sales «FROM KAFKA» ("property.group.id" = "sales");`,
        fixed: `${created}\nALTER ROUTINE LOAD FOR shop.sales FROM KAFKA ("property.group.id" = "sales", "property.kafka_default_offsets" = "2026-01-01 00:00:00");`,
      },
    ],
    good: [
      { sql: `${create('')}\nALTER ROUTINE LOAD FOR shop.sales FROM KAFKA ("property.group.id" = "sales");` },
      {
        sql: `ALTER ROUTINE LOAD FOR sales
FROM KAFKA ("kafka_broker_list" = "kafka2:9092", "property.kafka_default_offsets" = "2026-01-01 00:00:00");`,
      },
      { sql: 'ALTER ROUTINE LOAD FOR sales FROM KAFKA ("kafka_partitions" = "0,1", "kafka_offsets" = "100,200");' },
      { sql: 'ALTER ROUTINE LOAD FOR sales PROPERTIES ("max_error_number" = "10");' },
    ],
  },
  check: ({ job, version }, around, report) => {
    const list = job && alterWithoutStart(job);
    // With another topic there is more to say, which `alter-topic` does.
    if (!list || newTopic(list)) return;
    const known = createdDefault(around, version);
    if (known?.toUpperCase() === 'OFFSET_END') return;
    const has = known === undefined ? '' : ` The job was created with \`${known}\`.`;
    report({
      span: list.heading,
      message: `Without \`${defaultOffsets}\` this ALTER sets the default offset of the job to \`OFFSET_END\`, whatever it was: partitions that the topic gets later begin there.${has} Repeat the default of the job.`,
      data: { list, value: known },
    });
  },
  fixes: ({ list, value }, { job }) => (job ? addStart(job, list, value) : []),
});

/** The default offset that a job was created with; `undefined` when that is not known. */
function createdDefault({ created }: Surroundings, version: DorisVersion): string | undefined {
  const list = created && bindOther(created, version)?.source;
  if (list?.kind !== 'kafka') return undefined;
  const property = lookUp(list, defaultOffsets);
  if (property) return isOpen(property) || property.value === '' ? undefined : property.value;
  // with offsets for each partition Doris fills in no default
  return lookUp(list, 'kafka_offsets') || lookUp(list, 'kafka_partitions') ? undefined : 'OFFSET_END';
}
