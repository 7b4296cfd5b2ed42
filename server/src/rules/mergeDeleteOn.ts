import type { FilterClause, MergeClause } from '../syntax/tree.ts';
import { removeClauses, removeMergeType, setMergeType } from './clauseEdits.ts';
import { defineRule, type Fix } from './rule.ts';
import { findClauseOf, isWholeStatement } from './statementParts.ts';

type Data =
  | { readonly kind: 'no-condition' }
  | { readonly kind: 'no-merge'; readonly deleteOn: FilterClause; readonly merge: MergeClause | undefined };

/** WITH MERGE and DELETE ON, of which each needs the other. */
export const mergeDeleteOn = defineRule<Data>({
  id: 'merge-delete-on',
  severity: 'error',
  docs: {
    covers: [8, 9],
    summary: 'WITH MERGE and DELETE ON go together: neither may stand alone.',
    why: [
      '`WITH MERGE` writes some rows and deletes others, and DELETE ON says which. Without it Doris answers `Excepted DELETE ON clause when merge type is MERGE.`',
      'With `WITH APPEND`, `WITH DELETE` or no WITH at all the condition has no place, and Doris answers `not support DELETE ON clause when merge type is not MERGE.`',
      'An ALTER keeps the merge type of its job.',
    ].join(' '),
    sources: ['CreateRoutineLoadInfo.validate (Doris frontend)', 'https://github.com/apache/doris/issues/5094'],
  },
  examples: {
    bad: [
      {
        sql: `CREATE ROUTINE LOAD sales ON orders
COLUMNS (id, amount, op),
«DELETE ON» op = "d"
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
        fixed: `CREATE ROUTINE LOAD sales ON orders WITH MERGE
COLUMNS (id, amount, op),
DELETE ON op = "d"
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
      },
      {
        sql: `CREATE ROUTINE LOAD sales ON orders WITH APPEND
«DELETE ON» op = "d"
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
        fixed: `CREATE ROUTINE LOAD sales ON orders WITH MERGE
DELETE ON op = "d"
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
      },
      {
        sql: `CREATE ROUTINE LOAD sales ON orders «WITH MERGE»
COLUMNS (id, amount)
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
      },
    ],
    good: [
      {
        sql: `CREATE ROUTINE LOAD sales ON orders WITH MERGE
COLUMNS (id, amount, op),
DELETE ON op = "d"
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
      },
      {
        sql: `CREATE ROUTINE LOAD sales ON orders WITH DELETE
COLUMNS (id)
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
      },
    ],
  },
  check: (job, report) => {
    const { statement } = job;
    // An ALTER keeps the merge type that the job was made with.
    if (statement.kind !== 'create-routine-load') return;
    const { merge } = statement;
    const deleteOn = findClauseOf(job, 'delete-on');
    if (merge?.type === 'MERGE' && !deleteOn) {
      if (!isWholeStatement(job)) return;
      report({
        span: merge,
        message:
          'WITH MERGE needs DELETE ON with the condition of the rows to delete: Doris answers `Excepted DELETE ON clause when merge type is MERGE.`',
        data: { kind: 'no-condition' },
      });
    } else if (deleteOn && (merge ? merge.type !== undefined && merge.type !== 'MERGE' : isWholeStatement(job))) {
      report({
        span: deleteOn.keyword,
        message: `DELETE ON needs WITH MERGE ${merge ? `instead of WITH ${merge.type}` : 'behind the table'}: Doris answers \`not support DELETE ON clause when merge type is not MERGE.\``,
        related: merge && [{ span: merge, message: 'The merge type is set here.' }],
        data: { kind: 'no-merge', deleteOn, merge },
      });
    }
  },
  fixes: (data, job): readonly Fix[] => {
    if (data.kind === 'no-condition')
      return [{ title: 'Remove WITH MERGE', edits: removeMergeType(job), preferred: false, safe: false }];
    const title = data.merge ? 'Change to WITH MERGE' : 'Insert WITH MERGE';
    return [
      { title, edits: setMergeType(job, 'MERGE'), preferred: true, safe: false },
      { title: 'Remove DELETE ON', edits: removeClauses(job, [data.deleteOn]), preferred: false, safe: false },
    ];
  },
});
