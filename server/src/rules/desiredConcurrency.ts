import { isAtLeast, javaListItems } from '../catalog/index.ts';
import { type BoundProperty, type Job, lookUp } from '../model/job.ts';
import type { Span } from '../syntax/tree.ts';
import { trim } from '../text/trim.ts';
import { settingOf } from './jobSettings.ts';
import { replaceValue } from './listEdits.ts';
import { hasWholeValue, valueProblem } from './propertyFindings.ts';
import { defineRule } from './rule.ts';

interface Data {
  readonly property: BoundProperty;
  readonly most: number;
}

/** The frontend setting `max_routine_load_task_concurrent_num` as it comes (Config.java). */
function frontendLimit({ version }: Job): number {
  return isAtLeast(version, '2.1') ? 256 : 5;
}

/** More subtasks than Doris will run. */
export const desiredConcurrency = defineRule<Data>({
  id: 'desired-concurrency',
  severity: 'hint',
  docs: {
    covers: [23],
    summary: '`desired_concurrent_number` asks for more subtasks than Doris will run.',
    why: [
      'Doris runs as many subtasks as the smallest of `desired_concurrent_number`, the number of partitions and the frontend setting',
      '`max_routine_load_task_concurrent_num` (256 by default, 5 in 2.0), and says nothing about it.',
    ].join(' '),
    sources: ['KafkaRoutineLoadJob.calculateCurrentConcurrentTaskNum (Doris frontend)'],
  },
  examples: {
    bad: [
      {
        sql: `CREATE ROUTINE LOAD sales ON orders
PROPERTIES ("desired_concurrent_number" = «"8"»)
FROM KAFKA (
    "kafka_broker_list" = "kafka1:9092",
    "kafka_topic" = "orders",
    "kafka_partitions" = "0,1,2",
    "kafka_offsets" = "0,0,0"
);`,
        fixed: `CREATE ROUTINE LOAD sales ON orders
PROPERTIES ("desired_concurrent_number" = "3")
FROM KAFKA (
    "kafka_broker_list" = "kafka1:9092",
    "kafka_topic" = "orders",
    "kafka_partitions" = "0,1,2",
    "kafka_offsets" = "0,0,0"
);`,
      },
      {
        sql: `ALTER ROUTINE LOAD FOR sales PROPERTIES ("desired_concurrent_number" = «"1000"»);`,
        fixed: `ALTER ROUTINE LOAD FOR sales PROPERTIES ("desired_concurrent_number" = "256");`,
      },
      {
        sql: `-- doris: 2.0\nALTER ROUTINE LOAD FOR sales PROPERTIES ("desired_concurrent_number" = «"6"»);`,
        fixed: `-- doris: 2.0\nALTER ROUTINE LOAD FOR sales PROPERTIES ("desired_concurrent_number" = "5");`,
      },
    ],
    good: [
      {
        sql: `CREATE ROUTINE LOAD sales ON orders
PROPERTIES ("desired_concurrent_number" = "3")
FROM KAFKA (
    "kafka_broker_list" = "kafka1:9092",
    "kafka_topic" = "orders",
    "kafka_partitions" = "0,1,2",
    "kafka_offsets" = "0,0,0"
);`,
      },
      { sql: `ALTER ROUTINE LOAD FOR sales PROPERTIES ("desired_concurrent_number" = "256");` },
    ],
  },
  check: (job, report) => {
    const property = settingOf(job, 'desired_concurrent_number');
    if (!property || property.value === '' || valueProblem(job, property)) return;
    const wanted = Number(property.value);
    const partitions = partitionsOf(job);
    const limit = frontendLimit(job);
    if (partitions && wanted > partitions.count) {
      report({
        span: property.valueSpan,
        message: `Doris runs no more than ${partitions.count === 1 ? 'one subtask' : `${partitions.count} subtasks`}: one for each partition of \`kafka_partitions\`.`,
        related: [{ span: partitions.span, message: 'The partitions are listed here.' }],
        data: { property, most: partitions.count },
      });
    } else if (wanted > limit) {
      report({
        span: property.valueSpan,
        message: `Doris runs at most ${limit} subtasks of a job, unless the frontend setting \`max_routine_load_task_concurrent_num\` was raised.`,
        data: { property, most: limit },
      });
    }
  },
  fixes: ({ property, most }) => [
    { title: `Change to ${most}`, edits: replaceValue(property, String(most)), preferred: true, safe: false },
  ],
});

/** The partitions that a new job reads, each counted once. An ALTER may name only some of the job's. */
function partitionsOf(job: Job): { readonly count: number; readonly span: Span } | undefined {
  const property = job.kind === 'create' ? lookUp(job.source, 'kafka_partitions') : undefined;
  if (!property || !hasWholeValue(property) || trim(property.value) === '' || valueProblem(job, property))
    return undefined;
  const numbers = javaListItems(property.value).map((item) => Number(item.text.replaceAll(' ', '')));
  return { count: new Set(numbers).size, span: property.valueSpan };
}
