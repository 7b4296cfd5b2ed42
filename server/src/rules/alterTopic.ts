import type { BoundList } from '../model/job.ts';
import { addStart, alterWithoutStart, newTopic } from './alterStart.ts';
import { hasWholeKey } from './propertyFindings.ts';
import { defineRule } from './rule.ts';

/** An ALTER of the topic that does not say where to begin in it. */
export const alterTopic = defineRule<BoundList>({
  id: 'alter-topic',
  severity: 'warning',
  docs: {
    summary: 'ALTER names a topic and not where to begin in it.',
    why: [
      '`kafka_topic` in an ALTER makes Doris forget how far the job has read: offsets of one topic mean nothing in another. The same happens when the topic is the one that the job has already.',
      'Without `property.kafka_default_offsets` the job then begins at `OFFSET_END`, also when CREATE has set another default, and never loads what the topic holds by then.',
    ].join('\n'),
    sources: ['KafkaRoutineLoadJob.modifyPropertiesInternal (Doris frontend)', 'apache/doris#38474'],
    covers: [88],
  },
  examples: {
    bad: [
      {
        sql: 'ALTER ROUTINE LOAD FOR sales FROM KAFKA («"kafka_topic"» = "orders_v2");',
        fixed:
          'ALTER ROUTINE LOAD FOR sales FROM KAFKA ("kafka_topic" = "orders_v2", "property.kafka_default_offsets" = "OFFSET_BEGINNING");',
      },
      {
        sql: `ALTER ROUTINE LOAD FOR sales
FROM KAFKA (
    "kafka_broker_list" = "kafka2:9092",
    «"kafka_topic"» = "orders"
);`,
        fixed: `ALTER ROUTINE LOAD FOR sales
FROM KAFKA (
    "kafka_broker_list" = "kafka2:9092",
    "kafka_topic" = "orders",
    "property.kafka_default_offsets" = "OFFSET_BEGINNING"
);`,
      },
    ],
    good: [
      {
        sql: 'ALTER ROUTINE LOAD FOR sales FROM KAFKA ("kafka_topic" = "orders_v2", "property.kafka_default_offsets" = "OFFSET_END");',
      },
    ],
  },
  check: (job, report) => {
    const list = alterWithoutStart(job);
    const topic = list && newTopic(list);
    if (!topic || !hasWholeKey(topic)) return;
    report({
      span: topic.keySpan,
      message:
        '`kafka_topic` makes Doris forget how far the job has read, even if the topic is the same; without `property.kafka_default_offsets` it begins at `OFFSET_END` and skips what the topic holds. Say where to begin.',
      data: list,
    });
  },
  fixes: (list, job) => addStart(job, list),
});
