import { type BoundProperty, type Job, lookUp } from '../model/job.ts';
import { trim } from '../text/trim.ts';
import { numberOf, settingOf } from './jobSettings.ts';
import { insertProperties, replaceValue } from './listEdits.ts';
import { valueProblem } from './propertyFindings.ts';
import { defineRule, type Fix } from './rule.ts';

interface Data {
  /** The limit that leaves no room. */
  readonly key: 'max_error_number' | 'max_filter_ratio';
  readonly property: BoundProperty | undefined;
  /** The limit that is meant to decide. */
  readonly other: BoundProperty;
  /** What would let it. */
  readonly value: string | undefined;
}

/** The window in which errors are counted, in multiples of `max_batch_rows` (RoutineLoadJob.updateNumOfData). */
const windowFactor = 10;

/** An error limit that the other one leaves without effect. */
export const errorTolerance = defineRule<Data>({
  id: 'error-tolerance',
  severity: 'warning',
  docs: {
    covers: [29],
    summary: '`max_filter_ratio` and `max_error_number` must both allow errors, or the first bad row pauses the job.',
    why: [
      'Doris pauses a job when the bad rows of a window (ten times `max_batch_rows` rows) are more than `max_error_number` or their share is more than `max_filter_ratio`.',
      'The defaults are 0 rows and a share of 1.0 (the documentation says 0), so a ratio alone tolerates nothing: one bad row is more than 0. To let the ratio decide, set',
      '`max_error_number` to what the ratio allows in a full window.',
    ].join(' '),
    sources: ['RoutineLoadJob.updateNumOfData (Doris frontend)'],
    since: '2.1',
  },
  examples: {
    bad: [
      {
        sql: `CREATE ROUTINE LOAD sales ON orders
PROPERTIES ("max_batch_rows" = "300000", "max_filter_ratio" = «"0.1"»)
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
        fixed: `CREATE ROUTINE LOAD sales ON orders
PROPERTIES ("max_batch_rows" = "300000", "max_filter_ratio" = "0.1", "max_error_number" = "300000")
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
      },
      {
        sql: `ALTER ROUTINE LOAD FOR sales PROPERTIES ("max_error_number" = "100", "max_filter_ratio" = «"0"»);`,
        fixed: `ALTER ROUTINE LOAD FOR sales PROPERTIES ("max_error_number" = "100", "max_filter_ratio" = "1.0");`,
      },
    ],
    good: [
      {
        sql: `CREATE ROUTINE LOAD sales ON orders
PROPERTIES ("max_filter_ratio" = "0.1", "max_error_number" = "1000")
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
      },
      {
        sql: `CREATE ROUTINE LOAD sales ON orders
PROPERTIES ("max_filter_ratio" = "1.0", "max_error_number" = "0")
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
      },
      { sql: `ALTER ROUTINE LOAD FOR sales PROPERTIES ("max_filter_ratio" = "0.2");` },
    ],
  },
  check: (job, report) => {
    const ratio = settingOf(job, 'max_filter_ratio');
    if (!ratio || ratio.value === '' || valueProblem(job, ratio)) return;
    const share = Number(trim(ratio.value).replace(/[fd]$/i, ''));
    const rows = numberOf(job, 'max_error_number');
    const number = lookUp(job.properties, 'max_error_number');
    if (share > 0 && share < 1 && rows === 0) {
      const what = number ? '`max_error_number` is 0' : '`max_error_number` is not set and thus 0';
      report({
        span: ratio.valueSpan,
        message: `The ratio tolerates nothing while ${what}: the first bad row pauses the job, as Doris stops at either limit. Set \`max_error_number\` too.`,
        related: number && [{ span: number.valueSpan, message: 'No bad row is allowed here.' }],
        data: { key: 'max_error_number', property: number, other: ratio, value: rowsFor(job, share) },
      });
    } else if (share === 0 && rows !== undefined && rows > 0 && number) {
      report({
        span: ratio.valueSpan,
        message:
          'A ratio of 0 pauses the job at the first bad row, whatever `max_error_number` allows: Doris stops at either limit.',
        related: [{ span: number.valueSpan, message: `${rows} bad rows are allowed here.` }],
        data: { key: 'max_filter_ratio', property: ratio, other: number, value: '1.0' },
      });
    }
  },
  fixes: ({ key, property, other, value }, job): readonly Fix[] => {
    if (value === undefined || !job.properties) return [];
    const edits = property
      ? replaceValue(property, value)
      : insertProperties(job, job.properties, [{ key, value }], other);
    return [{ title: `Set ${key} = ${value}`, edits, preferred: true, safe: false }];
  },
});

/** The bad rows that a share allows in a full window. */
function rowsFor(job: Job, share: number): string | undefined {
  const batch = numberOf(job, 'max_batch_rows');
  return batch === undefined ? undefined : String(Math.round(batch * windowFactor * share));
}
