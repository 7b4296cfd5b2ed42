import { lookUp } from '../model/job.ts';
import { type ValueData, valueFixes, valueProblem, valueReport } from './propertyFindings.ts';
import { defineRule } from './rule.ts';

/** A topic that cannot exist, or a list of topics. */
export const kafkaTopic = defineRule<ValueData>({
  id: 'kafka-topic',
  severity: 'warning',
  docs: {
    summary: 'A job reads exactly one topic, and Kafka must allow its name.',
    why: [
      'Doris removes blanks from `kafka_topic` and checks nothing else, so a list of topics is taken as the name of one topic that does',
      'not exist; the job cannot be created while the brokers answer, or pauses. Several topics need several jobs.',
    ].join(' '),
    sources: ['KafkaDataSourceProperties (Doris frontend)', 'Topic.LEGAL_CHARS (Apache Kafka)'],
    covers: [55],
  },
  examples: {
    bad: [
      {
        sql: `CREATE ROUTINE LOAD sales ON orders
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders«,»refunds");`,
      },
      {
        sql: `CREATE ROUTINE LOAD sales ON orders
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "shop«/»orders");`,
      },
      {
        sql: `CREATE ROUTINE LOAD sales ON orders
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "new« »orders");`,
        fixed: `CREATE ROUTINE LOAD sales ON orders
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "neworders");`,
      },
    ],
    good: [
      {
        sql: `CREATE ROUTINE LOAD sales ON orders
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "shop.orders_v2-eu");`,
      },
      {
        sql: `CREATE ROUTINE LOAD sales ON orders
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = " <first topic>, <second topic> ");`,
      },
    ],
  },
  check: (job, report) => {
    const topic = lookUp(job.source, 'kafka_topic');
    const problem = topic && valueProblem(job, topic);
    if (topic?.spec && problem) report(valueReport(job, topic, { ...topic.spec, whenWrong: undefined }, problem));
  },
  // Which of several topics is meant, only the user knows.
  fixes: (data) => valueFixes(data).map((fix, _index, all) => ({ ...fix, preferred: all.length === 1 })),
});
