import { removeClauses, removeMergeType } from './clauseEdits.ts';
import { findClauseOf } from './statementParts.ts';
import { defineTableRule, keysInWords, whenSilent } from './tableRule.ts';

/** WITH MERGE and WITH DELETE into a table that cannot delete by key. */
export const tableMergeType = defineTableRule({
  id: 'table-merge-type',
  severity: 'error',
  docs: {
    covers: [10],
    summary: 'WITH MERGE and WITH DELETE need a table with UNIQUE KEY.',
    why: [
      'Both delete rows by their key, which only tables of the unique model can. With any other table Doris answers `load by MERGE or DELETE is only supported in unique tables.`',
      'A table that names no key is of the duplicate model, or of the aggregate one when its columns are aggregated.',
      whenSilent,
    ].join(' '),
    sources: ['CreateRoutineLoadInfo.checkDBTable (Doris frontend)'],
  },
  examples: {
    bad: [
      {
        sql: `CREATE TABLE shop.orders (id BIGINT, amount INT) DUPLICATE KEY (id) DISTRIBUTED BY HASH (id) BUCKETS 8;
CREATE ROUTINE LOAD shop.sales ON orders «WITH DELETE»
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
      },
      {
        sql: `USE shop;
CREATE TABLE orders (id BIGINT, op CHAR(1)) DISTRIBUTED BY HASH (id) BUCKETS 8;
CREATE ROUTINE LOAD sales ON orders «WITH MERGE»
DELETE ON op = "d"
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
      },
    ],
    good: [
      {
        sql: `CREATE TABLE shop.orders (id BIGINT, amount INT) UNIQUE KEY (id) DISTRIBUTED BY HASH (id) BUCKETS 8;
CREATE ROUTINE LOAD shop.sales ON orders WITH DELETE
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
      },
      {
        sql: `CREATE TABLE shop.orders (id BIGINT, amount INT) DUPLICATE KEY (id) DISTRIBUTED BY HASH (id) BUCKETS 8;
CREATE ROUTINE LOAD crm.sales ON orders WITH DELETE
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
      },
    ],
  },
  check: ({ statement }, table, report) => {
    if (statement.kind !== 'create-routine-load' || table.keys?.kind === 'unique') return;
    const { merge } = statement;
    if (merge?.type !== 'MERGE' && merge?.type !== 'DELETE') return;
    report({
      span: merge,
      message: `WITH ${merge.type} needs a table with UNIQUE KEY, and \`${statement.table?.text}\` ${keysInWords(table)}: Doris answers \`load by MERGE or DELETE is only supported in unique tables.\``,
      data: undefined,
    });
  },
  fixes: (_, job) => {
    const deleteOn = findClauseOf(job, 'delete-on');
    return [
      {
        title: `Remove WITH${deleteOn ? ' and DELETE ON' : ''}, to load all rows`,
        edits: [...removeMergeType(job), ...(deleteOn ? removeClauses(job, [deleteOn]) : [])],
        preferred: false,
        safe: false,
      },
    ];
  },
});
