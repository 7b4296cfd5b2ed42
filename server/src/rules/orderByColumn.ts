import { isPlaceholder } from '../catalog/index.ts';
import type { ColumnsClause, Name } from '../syntax/tree.ts';
import { insertColumn } from './clauseEdits.ts';
import { switchedOn } from './jobSettings.ts';
import { defineRule } from './rule.ts';
import { findClauseOf, isWholeColumns } from './statementParts.ts';

interface Data {
  readonly columns: ColumnsClause;
  readonly column: Name;
}

/** A sequence column that the messages do not bring. */
export const orderByColumn = defineRule<Data>({
  id: 'order-by-column',
  severity: 'warning',
  docs: {
    covers: [19, 21],
    summary: 'The column of ORDER BY is not among those of COLUMNS.',
    why: [
      'ORDER BY names the column whose value decides which of two rows with one key is newer. Once COLUMNS lists fields, only what it lists is read, so that the',
      'sequence column must be among them, as a field or as an expression. Otherwise the plan of the load fails and the job pauses, unless the table itself names its sequence column.',
    ].join(' '),
    sources: ['NereidsLoadScanProvider.handleSequenceColumn (Doris frontend)'],
  },
  examples: {
    bad: [
      {
        sql: `CREATE ROUTINE LOAD sales ON orders
COLUMNS (id, amount),
ORDER BY «updated_at»
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
        fixed: `CREATE ROUTINE LOAD sales ON orders
COLUMNS (id, amount, updated_at),
ORDER BY updated_at
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
      },
      {
        sql: `CREATE ROUTINE LOAD sales ON orders WITH MERGE
ORDER BY «\`version\`»,
COLUMNS (id, amount, op),
DELETE ON op = "d"
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
        fixed: `CREATE ROUTINE LOAD sales ON orders WITH MERGE
ORDER BY \`version\`,
COLUMNS (id, amount, op, \`version\`),
DELETE ON op = "d"
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
      },
    ],
    good: [
      {
        sql: `CREATE ROUTINE LOAD sales ON orders
COLUMNS (id, amount, ts, updated_at = from_unixtime(ts)),
ORDER BY UPDATED_AT
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
      },
      {
        sql: `CREATE ROUTINE LOAD sales ON orders
ORDER BY updated_at
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
      },
      {
        sql: `CREATE ROUTINE LOAD sales ON orders
COLUMNS (total = amount * 2),
ORDER BY updated_at
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
      },
    ],
  },
  check: (job, report) => {
    const columns = findClauseOf(job, 'columns');
    const column = findClauseOf(job, 'order-by')?.column;
    if (
      !columns ||
      !column ||
      isPlaceholder(column.text) ||
      switchedOn(job, 'fill_missing_columns') ||
      !isWholeColumns(job, columns)
    )
      return;
    // Without a bare name the fields are those of the table.
    if (columns.columns.every(({ expression }) => expression)) return;
    const wanted = column.text.toLowerCase();
    if (columns.columns.some(({ name }) => name?.text.toLowerCase() === wanted)) return;
    report({
      span: column,
      message: `\`${column.text}\` is not among the fields of COLUMNS, so that the messages bring no value to order by; the job then pauses, unless the table names its sequence column itself.`,
      related: [{ span: columns.keyword, message: 'The fields are listed here.' }],
      data: { columns, column },
    });
  },
  fixes: ({ columns, column }, job) => [
    {
      title: `Add ${column.text} to COLUMNS`,
      edits: insertColumn(job, columns, job.text.slice(column.start, column.end), columns.columns.at(-1)),
      preferred: true,
      safe: false,
    },
  ],
});
