import { isAtLeast } from '../catalog/index.ts';
import type { PartitionClause } from '../syntax/tree.ts';
import { removeClauses } from './clauseEdits.ts';
import { defineRule } from './rule.ts';
import { clausesInOrder, isOnlyChange } from './statementParts.ts';

/** PARTITION without a list of names. */
export const partitionNames = defineRule<PartitionClause>({
  id: 'partition-names',
  severity: 'error',
  docs: {
    summary: 'PARTITION must list partitions by their names.',
    why: [
      '`PARTITION (*)` and `PARTITION (column = value)` belong to other statements. They parse here because the grammar shares the clause; then no name is found, and',
      'Doris answers `No partition specified in partition lists`. To load into all partitions, leave the clause out.',
    ].join(' '),
    sources: ['LogicalPlanBuilder.visitPartitionSpec, LoadPartitionNames.validate (Doris frontend)'],
  },
  examples: {
    bad: [
      {
        sql: `CREATE ROUTINE LOAD sales ON orders
COLUMNS (id, amount),
«PARTITION (*)»
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
        fixed: `CREATE ROUTINE LOAD sales ON orders
COLUMNS (id, amount)
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
      },
      {
        sql: `CREATE ROUTINE LOAD sales ON orders
«PARTITION (dt = "2024-01-01")»
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
      },
    ],
    good: [
      {
        sql: `CREATE ROUTINE LOAD sales ON orders
PARTITION (p20240101, p20240102)
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
      },
      {
        sql: `CREATE ROUTINE LOAD sales ON orders
TEMPORARY PARTITION p1
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
      },
    ],
  },
  check: (job, report) => {
    for (const clause of clausesInOrder(job)) {
      if (clause.kind !== 'partition') continue;
      if (clause.all) {
        // The parser of older versions has the star for other statements too; what comes of it here is not known.
        const isSure = isAtLeast(job.version, '3.1');
        report({
          span: clause,
          severity: isSure ? 'error' : 'warning',
          message: `PARTITION takes names here, no \`*\`${isSure ? ': Doris answers `No partition specified in partition lists`' : ''}. To load into all partitions, leave PARTITION out.`,
          data: clause,
        });
      } else if (clause.keyValues.length > 0) {
        report({
          span: clause,
          message:
            'PARTITION takes names of partitions here, no `column = value`: Doris finds no name in it and answers `No partition specified in partition lists`.',
          data: clause,
        });
      }
    }
  },
  fixes: (clause, job) =>
    isOnlyChange(job, clause)
      ? []
      : [{ title: 'Remove PARTITION', edits: removeClauses(job, [clause]), preferred: clause.all, safe: clause.all }],
});
