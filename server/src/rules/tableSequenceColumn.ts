import type { Job } from '../model/job.ts';
import type { CreateTable } from '../syntax/schema.ts';
import type { OrderByClause } from '../syntax/tree.ts';
import { insertClause, removeClauses } from './clauseEdits.ts';
import { updateModeOf } from './jobSettings.ts';
import type { Fix } from './rule.ts';
import { findClauseOf, isWholeStatement } from './statementParts.ts';
import { defineTableRule, keysInWords, tableProperty, whenSilent } from './tableRule.ts';

/** The clause that has no column to order, or `undefined` when it is the clause that is missing. */
interface Data {
  readonly orderBy: OrderByClause | undefined;
}

const type = 'function_column.sequence_type';
const column = 'function_column.sequence_col';

/** ORDER BY and a table without a sequence column, or the other way round. */
export const tableSequenceColumn = defineTableRule<Data>({
  id: 'table-sequence-column',
  severity: 'warning',
  docs: {
    covers: [19],
    summary: 'ORDER BY and the sequence column of the table do not go together.',
    why: [
      `ORDER BY fills the hidden sequence column of a table with UNIQUE KEY, which the table has by \`${type}\` or \`${column}\` in its PROPERTIES. Without one the plan of the load fails and the job pauses.`,
      `A table that has one by \`${type}\` takes no row without a value for it: the job then needs ORDER BY.`,
      whenSilent,
    ].join(' '),
    sources: ['NereidsLoadScanProvider.handleSequenceColumn (Doris frontend)'],
  },
  examples: {
    bad: [
      {
        sql: `CREATE TABLE shop.orders (id BIGINT, ts BIGINT) UNIQUE KEY (id) DISTRIBUTED BY HASH (id) BUCKETS 8;
CREATE ROUTINE LOAD shop.sales ON orders
COLUMNS (id, ts),
«ORDER BY» ts
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
        fixed: `CREATE TABLE shop.orders (id BIGINT, ts BIGINT) UNIQUE KEY (id) DISTRIBUTED BY HASH (id) BUCKETS 8;
CREATE ROUTINE LOAD shop.sales ON orders
COLUMNS (id, ts)
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
      },
      {
        sql: `CREATE TABLE shop.orders (id BIGINT, amount INT) UNIQUE KEY (id) DISTRIBUTED BY HASH (id) BUCKETS 8
PROPERTIES ("function_column.sequence_type" = "bigint");
CREATE ROUTINE LOAD shop.sales ON «orders»
COLUMNS (id, amount, ts)
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
      },
    ],
    good: [
      {
        sql: `CREATE TABLE shop.orders (id BIGINT, ts BIGINT) UNIQUE KEY (id) DISTRIBUTED BY HASH (id) BUCKETS 8
PROPERTIES ("function_column.sequence_col" = "ts");
CREATE ROUTINE LOAD shop.sales ON orders
COLUMNS (id, ts)
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
      },
      {
        sql: `CREATE TABLE shop.orders (id BIGINT, amount INT) UNIQUE KEY (id) DISTRIBUTED BY HASH (id) BUCKETS 8
PROPERTIES ("function_column.sequence_type" = "bigint");
CREATE ROUTINE LOAD shop.sales ON orders
COLUMNS (id, amount, ts),
ORDER BY ts
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
      },
    ],
  },
  check: (job, table, report) => {
    const { statement } = job;
    if (statement.kind !== 'create-routine-load' || !isWholeStatement(job)) return;
    const orderBy = findClauseOf(job, 'order-by');
    const name = statement.table?.text;
    if (orderBy && !hasSequenceColumn(table)) {
      const lack = table.keys?.kind === 'unique' ? 'has no sequence column' : keysInWords(table);
      report({
        span: orderBy.keyword,
        message: `ORDER BY needs a table with UNIQUE KEY and a sequence column, and \`${name}\` ${lack}: the plan of the load fails, and the job pauses.`,
        data: { orderBy },
      });
    }
    if (!orderBy && statement.table && needsOrder(job, table)) {
      report({
        span: statement.table,
        message: `\`${name}\` has a sequence column without a name (\`${type}\`), so that the job needs ORDER BY: Doris otherwise answers \`Table ${name} has sequence column, need to specify the sequence column\`.`,
        data: { orderBy },
      });
    }
  },
  fixes: ({ orderBy }, job): readonly Fix[] =>
    orderBy
      ? [{ title: 'Remove ORDER BY', edits: removeClauses(job, [orderBy]), preferred: true, safe: false }]
      : [
          {
            title: 'Add ORDER BY',
            edits: insertClause(job, 'ORDER BY `<column>`'),
            preferred: false,
            safe: false,
          },
        ],
});

function hasSequenceColumn(table: CreateTable): boolean {
  if (table.keys?.kind !== 'unique') return false;
  return [type, column].some((key) => tableProperty(table, key) !== undefined);
}

/** Partial updates may leave the sequence column out, and a merge that deletes by condition names what it needs. */
function needsOrder(job: Job, table: CreateTable): boolean {
  const isTyped = table.keys?.kind === 'unique' && tableProperty(table, type) !== undefined;
  return isTyped && tableProperty(table, column) === undefined && updateModeOf(job)?.kind === 'upsert';
}
