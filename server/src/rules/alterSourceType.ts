import type { Span } from '../syntax/tree.ts';
import { defineCrossRule } from './crossRule.ts';
import { bindOther } from './surroundings.ts';

const create = `-- doris: dev
CREATE ROUTINE LOAD shop.sales ON orders
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");
PAUSE ROUTINE LOAD FOR shop.sales;`;
const alter = (type: string, list: string): string =>
  `${create}\nALTER ROUTINE LOAD FOR shop.sales FROM ${type} (${list});`;

interface Data {
  readonly type: Span;
  readonly wanted: string;
}

/** An ALTER that names another kind of source than its job reads from. */
export const alterSourceType = defineCrossRule<Data>({
  id: 'alter-source-type',
  severity: 'warning',
  docs: {
    summary: 'ALTER names another kind of source than the job was created with.',
    why: [
      'A job reads from Kafka or from Kinesis as long as it lives. Doris answers `The specified job type is not: …` to an ALTER with the other word; to change over, stop the job and create it again.',
      '',
      'The rule needs the CREATE of the job in the same file or, when both name the database, in the workspace.',
    ].join('\n'),
    sources: ['RoutineLoadManager.alterRoutineLoadJob (Doris frontend)'],
    since: 'dev',
    covers: [93],
  },
  examples: {
    bad: [
      {
        sql: alter('«KINESIS»', '"property.client.id" = "doris", "property.kafka_default_offsets" = "OFFSET_END"'),
        fixed: alter('KAFKA', '"property.client.id" = "doris", "property.kafka_default_offsets" = "OFFSET_END"'),
      },
    ],
    good: [{ sql: alter('kafka', '"property.client.id" = "doris"') }],
  },
  check: ({ job, version }, { origin }, report) => {
    const type = job?.statement.source?.type;
    if (job?.kind !== 'alter' || !job.source || !type || !origin) return;
    const old = bindOther(origin, version)?.source;
    if (!old || old.kind === job.source.kind) return;
    const wanted = old.kind.toUpperCase();
    report({
      span: type,
      message: `The job was created to read from ${wanted}, which no ALTER changes: Doris answers \`The specified job type is not: ${type.text}\`. Stop the job and create it again to read from another source.`,
      data: { type, wanted },
    });
  },
  fixes: ({ type: { start, end }, wanted }) => [
    { title: `Change to ${wanted}`, edits: [{ span: { start, end }, text: wanted }], preferred: true, safe: false },
  ],
});
