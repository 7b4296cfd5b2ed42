import { isAtLeast, versionName } from '../catalog/index.ts';
import type { Job } from '../model/job.ts';
import type { LoadClause } from '../syntax/tree.ts';
import { removeClauses } from './clauseEdits.ts';
import { defineRule, type Fix } from './rule.ts';
import { clauseName, clausesInOrder } from './statementParts.ts';

interface Data {
  readonly first: LoadClause;
  readonly here: LoadClause;
}

/** The class of each clause in the planner of 3.1 and newer, and what the planner before it called the clause. */
const answers: Readonly<Record<LoadClause['kind'], readonly [newer: string, older: string]>> = {
  'columns-terminated-by': ['LoadSeparator', 'column separator'],
  columns: ['LoadColumnClause', 'columns info'],
  'preceding-filter': ['LoadPrecedingFilterClause', 'preceding where predicate'],
  where: ['LoadWhereClause', 'where predicate'],
  partition: ['LoadPartitionNames', 'partition names'],
  'delete-on': ['LoadDeleteOnClause', 'delete predicate'],
  'order-by': ['LoadSequenceClause', 'sequence column'],
};

/** A load clause that stands in the statement twice. */
export const duplicateClause = defineRule<Data>({
  id: 'duplicate-clause',
  severity: 'error',
  docs: {
    covers: [1],
    summary: 'A clause such as COLUMNS or WHERE stands in the statement twice.',
    why: [
      'Each load clause may stand once. Doris refuses a second one, even with the same text: since 3.1 with `repeat setting of clause load property: …`',
      'and the name of its class, before with `repeat setting of columns info` and the like. COLUMNS TERMINATED BY and COLUMNS are two clauses, as are',
      'PRECEDING FILTER and WHERE.',
    ].join(' '),
    sources: [
      'LogicalPlanBuilder.visitCreateRoutineLoad (Doris 3.1)',
      'CreateRoutineLoadStmt.checkLoadProperties (Doris 2.1)',
    ],
  },
  examples: {
    bad: [
      {
        sql: `CREATE ROUTINE LOAD sales ON orders
COLUMNS (id, amount),
WHERE amount > 0,
«WHERE» id > 100
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
        fixed: `CREATE ROUTINE LOAD sales ON orders
COLUMNS (id, amount),
WHERE amount > 0
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
      },
      {
        sql: `CREATE ROUTINE LOAD sales ON orders
COLUMNS TERMINATED BY ",", «COLUMNS TERMINATED BY» "|", COLUMNS (id, amount)
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
        fixed: `CREATE ROUTINE LOAD sales ON orders
COLUMNS TERMINATED BY ",", COLUMNS (id, amount)
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
      },
      {
        sql: `ALTER ROUTINE LOAD FOR sales PARTITION (p1), «PARTITION» (p2);`,
        fixed: `ALTER ROUTINE LOAD FOR sales PARTITION (p1);`,
      },
    ],
    good: [
      {
        sql: `CREATE ROUTINE LOAD sales ON orders
COLUMNS TERMINATED BY ",",
COLUMNS (id, amount),
PRECEDING FILTER amount > 0,
WHERE id > 100 AND amount < 5000
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
      },
      {
        sql: `CREATE ROUTINE LOAD sales ON orders
PARTITION (p1, p2),
COLUMNS (id, amount, total = amount * 2)
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
      },
    ],
  },
  check: (job, report) => {
    const clauses = clausesInOrder(job);
    for (const here of clauses) {
      const first = clauses.find(({ kind }) => kind === here.kind);
      if (!first || first === here) continue;
      report({
        span: here.keyword,
        message: `${clauseName(here.kind)} stands in the statement twice: ${answer(job, here.kind)}. Keep one of them.`,
        related: [{ span: first.keyword, message: 'Also stands here.' }],
        data: { first, here },
      });
    }
  },
  fixes: ({ first, here }, job) => {
    const name = clauseName(here.kind);
    const same = written(job, first) === written(job, here);
    const removeHere: Fix = {
      title: same ? `Remove the repeated ${name}` : `Remove this ${name}`,
      edits: removeClauses(job, [here]),
      preferred: true,
      safe: same,
    };
    if (same) return [removeHere];
    const removeFirst: Fix = {
      title: `Keep this ${name} and remove the first`,
      edits: removeClauses(job, [first]),
      preferred: false,
      safe: false,
    };
    return [removeHere, removeFirst];
  },
});

function answer({ version }: Job, kind: LoadClause['kind']): string {
  const [newer, older] = answers[kind];
  return isAtLeast(version, '3.1')
    ? `Doris answers \`repeat setting of clause load property: org.apache.doris.nereids.trees.plans.commands.load.${newer}\``
    : `${versionName(version)} answers \`repeat setting of ${older}\``;
}

function written(job: Job, clause: LoadClause): string {
  return job.text.slice(clause.start, clause.end).replace(/\s+/g, ' ');
}
