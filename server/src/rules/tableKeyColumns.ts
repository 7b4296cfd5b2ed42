import type { Job } from '../model/job.ts';
import type { CreateTable, TableColumn } from '../syntax/schema.ts';
import type { ColumnsClause } from '../syntax/tree.ts';
import { insertColumn } from './clauseEdits.ts';
import { switchedOn, updateModeOf } from './jobSettings.ts';
import { findClauseOf, isWholeColumns } from './statementParts.ts';
import { defineTableRule, tableProperty, whenSilent } from './tableRule.ts';

interface Data {
  readonly clause: ColumnsClause;
  readonly columns: readonly TableColumn[];
}

/** COLUMNS without a column by which Doris finds or orders the rows of a table. */
export const tableKeyColumns = defineTableRule<Data>({
  id: 'table-key-columns',
  severity: 'warning',
  docs: {
    covers: [21],
    summary: 'COLUMNS leaves out a key column or the sequence column that the load cannot do without.',
    why: [
      'WITH MERGE, WITH DELETE and partial updates find rows by their keys, and a table with `function_column.sequence_col` orders rows by that column. Once COLUMNS lists fields, only what it lists is read: without these columns the plan of the load fails and the job pauses.',
      'Columns with a default, and those that Doris fills itself, may be left out.',
      whenSilent,
    ].join(' '),
    sources: ['NereidsLoadScanProvider, NereidsRoutineLoadTaskInfo (Doris frontend)'],
  },
  examples: {
    bad: [
      {
        sql: `CREATE TABLE shop.orders (id BIGINT, shop INT, amount INT) UNIQUE KEY (id, shop) DISTRIBUTED BY HASH (id) BUCKETS 8;
CREATE ROUTINE LOAD shop.sales ON orders WITH DELETE
«COLUMNS» (id)
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
        fixed: `CREATE TABLE shop.orders (id BIGINT, shop INT, amount INT) UNIQUE KEY (id, shop) DISTRIBUTED BY HASH (id) BUCKETS 8;
CREATE ROUTINE LOAD shop.sales ON orders WITH DELETE
COLUMNS (id, shop)
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
      },
      {
        sql: `CREATE TABLE shop.orders (id BIGINT, amount INT, ts BIGINT) UNIQUE KEY (id) DISTRIBUTED BY HASH (id) BUCKETS 8
PROPERTIES ("function_column.sequence_col" = "ts");
CREATE ROUTINE LOAD shop.sales ON orders
«COLUMNS» (id, amount)
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
        fixed: `CREATE TABLE shop.orders (id BIGINT, amount INT, ts BIGINT) UNIQUE KEY (id) DISTRIBUTED BY HASH (id) BUCKETS 8
PROPERTIES ("function_column.sequence_col" = "ts");
CREATE ROUTINE LOAD shop.sales ON orders
COLUMNS (id, amount, ts)
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
      },
    ],
    good: [
      {
        sql: `CREATE TABLE shop.orders (id BIGINT, shop INT DEFAULT "1", amount INT) UNIQUE KEY (id, shop) DISTRIBUTED BY HASH (id) BUCKETS 8;
CREATE ROUTINE LOAD shop.sales ON orders WITH DELETE
COLUMNS (Id)
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
      },
      {
        sql: `CREATE TABLE shop.orders (id BIGINT, amount INT, ts BIGINT) UNIQUE KEY (id) DISTRIBUTED BY HASH (id) BUCKETS 8
PROPERTIES ("function_column.sequence_col" = "ts");
CREATE ROUTINE LOAD shop.sales ON orders
COLUMNS (id, amount, ms, ts = ms div 1000)
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
      },
    ],
  },
  check: (job, table, report) => {
    const clause = findClauseOf(job, 'columns');
    if (!clause || switchedOn(job, 'fill_missing_columns') || !isWholeColumns(job, clause)) return;
    // Without a bare name the fields are those of the table.
    if (clause.columns.every(({ expression }) => expression)) return;
    const listed = new Set(clause.columns.map(({ name }) => name?.text.toLowerCase()));
    const columns = neededColumns(job, table).filter(({ name }) => !listed.has(name.text.toLowerCase()));
    if (columns.length === 0) return;
    const names = columns.map(({ name }) => `\`${name.text}\``).join(', ');
    report({
      span: clause.keyword,
      message: `COLUMNS leaves out ${names}, by which the rows of the table are found or ordered: the plan of the load fails, and the job pauses.`,
      data: { clause, columns },
    });
  },
  fixes: ({ clause, columns }, job) => {
    const names = columns.map(({ name }) => (name.backquoted ? `\`${name.text}\`` : name.text)).join(', ');
    const edits = insertColumn(job, clause, names, clause.columns.at(-1));
    return [{ title: `Add ${names} to COLUMNS`, edits, preferred: true, safe: false }];
  },
});

/** The columns that every message must bring a value for. */
function neededColumns(job: Job, table: CreateTable): readonly TableColumn[] {
  const { keys, columns = [] } = table;
  const { statement } = job;
  const mode = updateModeOf(job)?.kind;
  if (keys?.kind !== 'unique' || statement.kind !== 'create-routine-load' || mode === undefined) return [];
  const merge = statement.merge?.type ?? 'APPEND';
  const byKey = merge !== 'APPEND' || mode === 'fixed' ? keys.columns.map(({ text }) => text.toLowerCase()) : [];
  // ORDER BY names another column to order by, and has a rule of its own.
  const ordered = mode === 'upsert' && !findClauseOf(job, 'order-by');
  const sequence = ordered ? tableProperty(table, 'function_column.sequence_col') : undefined;
  return columns.filter((column) => {
    const name = column.name.text.toLowerCase();
    const isFilled = column.default !== undefined || column.autoIncrement || column.generated !== undefined;
    return !isFilled && (byKey.includes(name) || name === sequence);
  });
}
