import type { BoundList } from '../model/job.ts';
import { addStart, alterWithoutStart, newTopic } from './alterStart.ts';
import { defineRule } from './rule.ts';

/** An ALTER of the source that resets the default offset of its job. */
export const alterDefaultOffsets = defineRule<BoundList>({
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
    ],
    good: [
      {
        sql: `ALTER ROUTINE LOAD FOR sales
FROM KAFKA ("kafka_broker_list" = "kafka2:9092", "property.kafka_default_offsets" = "2026-01-01 00:00:00");`,
      },
      { sql: 'ALTER ROUTINE LOAD FOR sales FROM KAFKA ("kafka_partitions" = "0,1", "kafka_offsets" = "100,200");' },
      { sql: 'ALTER ROUTINE LOAD FOR sales PROPERTIES ("max_error_number" = "10");' },
    ],
  },
  check: (job, report) => {
    const list = alterWithoutStart(job);
    // With another topic there is more to say, which `alter-topic` does.
    if (!list || newTopic(list)) return;
    report({
      span: list.heading,
      message:
        'Without `property.kafka_default_offsets` this ALTER sets the default offset of the job to `OFFSET_END`, whatever it was: partitions that the topic gets later begin there. Repeat the default of the job.',
      data: list,
    });
  },
  fixes: (list, job) => addStart(job, list),
});
