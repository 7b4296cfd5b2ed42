import { isAvailable } from '../catalog/index.ts';
import type { PropertySpec } from '../catalog/types.ts';
import { type Job, lookUp } from '../model/job.ts';
import { hasWholeValue, listsOf, type ValueData, valueFixes, valueProblem, valueReport } from './propertyFindings.ts';
import { defineRule } from './rule.ts';

/** Keys of FROM KAFKA whose values a rule of their own judges, with more than the value to go by. */
export const keysWithOwnRule: ReadonlySet<string> = new Set([
  'aws.region',
  'aws.role_arn',
  'aws.credentials_provider',
  'property.security.protocol',
  'property.sasl.mechanism',
  'property.sasl.mechanisms',
  'kafka_broker_list',
  'kafka_topic',
]);

/** Values that Doris rejects, reads as something else, or hands to a client that refuses them. */
export const propertyValue = defineRule<ValueData>({
  id: 'property-value',
  severity: 'error',
  docs: {
    summary: 'The value of a property is not one that Doris or its Kafka client takes.',
    why: [
      'Doris checks the values of `PROPERTIES (…)` and of its own `kafka_*` keys when the statement runs and refuses a wrong one: an error.',
      'Booleans are the exception: any text other than `true` means `false`, without a word. That is a warning, as are values of',
      '`property.*` keys: Doris hands them to librdkafka on the backends, and a wrong one pauses the job only after it was created.',
    ].join(' '),
    sources: [
      'CreateRoutineLoadInfo, AlterRoutineLoadCommand, KafkaDataSourceProperties (Doris frontend)',
      'data_consumer.cpp (Doris backend), rdkafka_conf.c (librdkafka 2.11)',
    ],
    covers: [22, 24, 25, 26, 30, 33, 34, 38, 44, 45, 49, 58, 59, 63, 71, 85, 124, 126],
  },
  examples: {
    bad: [
      {
        sql: `CREATE ROUTINE LOAD sales ON orders
PROPERTIES ("max_batch_size" = «"100MB"»)
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
        fixed: `CREATE ROUTINE LOAD sales ON orders
PROPERTIES ("max_batch_size" = "104857600")
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
      },
      {
        sql: `CREATE ROUTINE LOAD sales ON orders
PROPERTIES ("format" = «"jsn"», "strict_mode" = «"yes"»)
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
        fixed: `CREATE ROUTINE LOAD sales ON orders
PROPERTIES ("format" = "json", "strict_mode" = "yes")
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
      },
      {
        sql: `CREATE ROUTINE LOAD sales ON orders
FROM KAFKA (
    "kafka_broker_list" = "kafka1:9092",
    "kafka_topic" = "orders",
    "kafka_partitions" = "0,1,2",
    "kafka_offsets" = "0,«latest»,7"
);`,
        fixed: `CREATE ROUTINE LOAD sales ON orders
FROM KAFKA (
    "kafka_broker_list" = "kafka1:9092",
    "kafka_topic" = "orders",
    "kafka_partitions" = "0,1,2",
    "kafka_offsets" = "0,OFFSET_END,7"
);`,
      },
      {
        sql: `CREATE ROUTINE LOAD sales ON orders
FROM KAFKA (
    "kafka_broker_list" = "kafka1:9092",
    "kafka_topic" = "orders",
    "property.kafka_default_offsets" = «"earliest"»,
    "property.isolation.level" = «"committed"»
);`,
        fixed: `CREATE ROUTINE LOAD sales ON orders
FROM KAFKA (
    "kafka_broker_list" = "kafka1:9092",
    "kafka_topic" = "orders",
    "property.kafka_default_offsets" = "OFFSET_BEGINNING",
    "property.isolation.level" = "committed"
);`,
      },
    ],
    good: [
      {
        sql: `CREATE ROUTINE LOAD sales ON orders
PROPERTIES (format = JSON, "max_batch_rows" = 200000, 'strict_mode' = 'TRUE', "max_filter_ratio" = "0.1", "max_error_number" = "1000")
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders", "property.kafka_default_offsets" = "offset_beginning");`,
      },
      {
        sql: `CREATE ROUTINE LOAD sales ON orders
PROPERTIES ("max_batch_interval" = "\${INTERVAL}", "desired_concurrent_number" = "<number>")
FROM KAFKA (
    "kafka_broker_list" = "kafka1:9092",
    "kafka_topic" = "orders",
    "kafka_partitions" = "0,1",
    "kafka_offsets" = "2024-01-01 00:00:00, 2024-01-02 00:00:00"
);`,
      },
    ],
  },
  check: (job, report) => {
    const offsets = lookUp(job.source, 'kafka_offsets');
    for (const list of listsOf(job)) {
      for (const property of list.properties) {
        const { spec } = property;
        if (!spec || !isUsed(job, spec) || (list.kind === 'kafka' && keysWithOwnRule.has(spec.key))) continue;
        const problem = valueProblem(job, property);
        if (!problem) continue;
        const unchecked =
          spec.key === 'property.kafka_default_offsets' && offsets !== undefined && hasWholeValue(offsets);
        report(
          unchecked
            ? {
                ...valueReport(job, property, spec, { ...problem, effect: 'ignores' }),
                message: `${problem.message} Beside \`kafka_offsets\` Doris does not check it, and cannot use it for partitions that come later.`,
              }
            : valueReport(job, property, spec, problem),
        );
      }
    }
  },
  fixes: valueFixes,
});

/** Whether Doris reads the value at all; that a key is refused or ignored is for other rules to say. */
function isUsed(job: Job, spec: PropertySpec): boolean {
  return spec.status === 'accepted' && spec.statements.includes(job.kind) && isAvailable(spec, job.version);
}
