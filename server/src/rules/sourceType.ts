import { isAtLeast, isPlaceholder, nearest, versionName } from '../catalog/index.ts';
import type { Span } from '../syntax/tree.ts';
import { existsSince } from './propertyFindings.ts';
import { defineRule } from './rule.ts';

/** The first release line that reads Kinesis streams (pull request 61325, not in a release). */
const kinesisSince = 'dev';

/** A source other than those that Doris reads. */
export const sourceType = defineRule<{ readonly span: Span; readonly meant: readonly string[] }>({
  id: 'source-type',
  severity: 'error',
  docs: {
    summary: 'The word after FROM is not a source that Doris reads.',
    why: 'A Routine Load job reads from `KAFKA`; the development branch also reads from `KINESIS`. Any other word parses, and Doris answers `Unknown routine load data source type: …`. Letter case does not matter.',
    sources: ['LoadDataSourceType (Doris frontend)'],
    covers: [7, 130],
  },
  examples: {
    bad: [
      {
        sql: `CREATE ROUTINE LOAD sales ON orders
FROM «KAKFA» ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
        fixed: `CREATE ROUTINE LOAD sales ON orders
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
      },
      {
        sql: `CREATE ROUTINE LOAD sales ON orders
FROM «pulsar» ("pulsar_service_url" = "pulsar://broker:6650", "pulsar_topic" = "orders");`,
      },
      {
        sql: `CREATE ROUTINE LOAD sales ON orders
FROM «KINESIS» ("aws.region" = "us-east-1", "kinesis_stream" = "orders");`,
      },
    ],
    good: [
      {
        sql: `CREATE ROUTINE LOAD sales ON orders
FROM kafka ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
      },
    ],
  },
  check: (job, report) => {
    const type = job.statement.source?.type;
    if (!type || isPlaceholder(type.text)) return;
    const word = type.text.toUpperCase();
    const kinesis = isAtLeast(job.version, kinesisSince);
    if (word === 'KAFKA' || (word === 'KINESIS' && kinesis)) return;
    const answer = `Doris answers \`Unknown routine load data source type: ${type.text}\`.`;
    if (word === 'KINESIS') {
      const message = `${versionName(job.version)} reads from KAFKA only; KINESIS ${existsSince(kinesisSince)}. ${answer}`;
      report({ span: type, message, data: { span: type, meant: [] } });
      return;
    }
    const known = kinesis ? ['KAFKA', 'KINESIS'] : ['KAFKA'];
    const message = `\`${type.text}\` is not a source of Routine Load; write ${known.join(' or ')}. ${answer}`;
    report({ span: type, message, data: { span: type, meant: nearest(word, known) } });
  },
  fixes: ({ span, meant }) =>
    meant.map((word, index) => ({
      title: `Change to ${word}`,
      edits: [{ span, text: word }],
      preferred: index === 0,
      safe: true,
    })),
});
