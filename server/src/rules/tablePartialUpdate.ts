import type { CreateTable } from '../syntax/schema.ts';
import { updateModeOf } from './jobSettings.ts';
import { defineTableRule, keysInWords, tableProperty, whenSilent } from './tableRule.ts';

/** The table property without which a table of the unique model merges when it is read; its default differs by version. */
const mergeOnWrite = 'enable_unique_key_merge_on_write';

/** Partial updates of a table that cannot have them. */
export const tablePartialUpdate = defineTableRule({
  id: 'table-partial-update',
  severity: 'error',
  docs: {
    covers: [41],
    summary: 'A partial update needs a table with UNIQUE KEY that merges on write.',
    why: [
      `A partial update looks up the row that a key has and writes it anew. Only tables of the unique model with \`${mergeOnWrite}\` can do that.`,
      'With any other table Doris answers `load by PARTIAL_COLUMNS is only supported in unique table MoW`.',
      `A table of the unique model that does not set \`${mergeOnWrite}\` is not reported: the default depends on the version that made it.`,
      whenSilent,
    ].join(' '),
    sources: ['CreateRoutineLoadInfo.checkDBTable (Doris frontend)'],
  },
  examples: {
    bad: [
      {
        sql: `CREATE TABLE shop.orders (id BIGINT, amount INT) DUPLICATE KEY (id) DISTRIBUTED BY HASH (id) BUCKETS 8;
CREATE ROUTINE LOAD shop.sales ON orders
COLUMNS (id, amount)
PROPERTIES («"partial_columns" = "true"»)
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
      },
      {
        sql: `CREATE TABLE shop.orders (id BIGINT, amount INT) UNIQUE KEY (id) DISTRIBUTED BY HASH (id) BUCKETS 8
PROPERTIES ("enable_unique_key_merge_on_write" = "false");
CREATE ROUTINE LOAD shop.sales ON orders
COLUMNS (id, amount)
PROPERTIES («"unique_key_update_mode" = "UPDATE_FIXED_COLUMNS"»)
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
      },
    ],
    good: [
      {
        sql: `CREATE TABLE shop.orders (id BIGINT, amount INT) UNIQUE KEY (id) DISTRIBUTED BY HASH (id) BUCKETS 8;
CREATE ROUTINE LOAD shop.sales ON orders
COLUMNS (id, amount)
PROPERTIES ("partial_columns" = "true")
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
      },
      {
        sql: `CREATE TABLE shop.orders (id BIGINT, amount INT) DUPLICATE KEY (id) DISTRIBUTED BY HASH (id) BUCKETS 8;
ALTER TABLE shop.orders RENAME old_orders;
CREATE ROUTINE LOAD shop.sales ON orders
COLUMNS (id, amount)
PROPERTIES ("partial_columns" = "true")
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
      },
    ],
  },
  check: (job, table, report) => {
    const mode = updateModeOf(job);
    const lack = lackOf(table);
    if (mode?.kind !== 'fixed' || !mode.property || !lack || job.statement.kind !== 'create-routine-load') return;
    report({
      span: mode.property.syntax,
      message: `A partial update needs a table with UNIQUE KEY that merges on write, and \`${job.statement.table?.text}\` ${lack}: Doris answers \`load by PARTIAL_COLUMNS is only supported in unique table MoW\`.`,
      data: undefined,
    });
  },
});

/** Why a table surely cannot be updated partially. */
function lackOf(table: CreateTable): string | undefined {
  if (table.keys?.kind !== 'unique') return keysInWords(table);
  return tableProperty(table, mergeOnWrite) === 'false' ? `sets \`${mergeOnWrite}\` to false` : undefined;
}
