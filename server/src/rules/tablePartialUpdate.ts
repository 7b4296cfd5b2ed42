import { type DorisVersion, isAtLeast, versionName } from '../catalog/versions.ts';
import type { BoundProperty } from '../model/job.ts';
import type { CreateTable } from '../syntax/schema.ts';
import { updateModeOf } from './jobSettings.ts';
import { removeProperty } from './listEdits.ts';
import { defineTableRule, keysInWords, tableProperty, whenSilent } from './tableRule.ts';

/** The table property without which a table of the unique model merges when it is read; its default differs by version. */
const mergeOnWrite = 'enable_unique_key_merge_on_write';

/** Partial updates of a table that cannot have them. */
export const tablePartialUpdate = defineTableRule<BoundProperty>({
  id: 'table-partial-update',
  severity: 'error',
  docs: {
    covers: [41],
    summary: 'A partial update needs a table with UNIQUE KEY that merges on write.',
    why: [
      `A partial update looks up the row that a key has and writes it anew. Only tables of the unique model with \`${mergeOnWrite}\` can do that.`,
      'With any other table Doris answers `load by PARTIAL_COLUMNS is only supported in unique table MoW`.',
      `2.0 switches \`${mergeOnWrite}\` off by default; of newer versions a table that does not set it is not reported.`,
      'A flexible partial update needs the hidden column of `enable_unique_key_skip_bitmap_column` and `light_schema_change` besides.',
      whenSilent,
    ].join(' '),
    sources: ['CreateRoutineLoadInfo.checkDBTable, OlapTable.validateForFlexiblePartialUpdate (Doris frontend)'],
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
      {
        sql: `CREATE TABLE shop.orders (id BIGINT, amount INT) UNIQUE KEY (id) DISTRIBUTED BY HASH (id) BUCKETS 8
PROPERTIES ("enable_unique_key_skip_bitmap_column" = "false");
CREATE ROUTINE LOAD shop.sales ON orders
PROPERTIES ("format" = "json", «"unique_key_update_mode" = "UPDATE_FLEXIBLE_COLUMNS"»)
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
    if (!mode?.property || mode.kind === 'upsert' || job.statement.kind !== 'create-routine-load') return;
    const lack = lackOf(table, job.version) ?? (mode.kind === 'flexible' ? flexibleLackOf(table) : undefined);
    if (!lack) return;
    const answer = lack.answer ?? 'load by PARTIAL_COLUMNS is only supported in unique table MoW';
    // what it says to a flexible update of such a table is not known word for word
    const isKnown = mode.kind === 'fixed' || lack.answer !== undefined;
    report({
      span: mode.property.syntax,
      message: `A partial update needs ${lack.needs}, and \`${job.statement.table?.text}\` ${lack.has}: Doris ${isKnown ? `answers \`${answer}\`` : 'refuses it'}.`,
      data: mode.property,
    });
  },
  fixes: (property, job) =>
    job.properties
      ? [
          {
            title: `Remove "${property.key}", to load whole rows`,
            edits: removeProperty(job, job.properties, property),
            preferred: false,
            safe: false,
          },
        ]
      : [],
});

/** Why a table cannot be updated partially. */
interface Lack {
  readonly needs: string;
  readonly has: string;
  readonly answer?: string;
}

/** Why a table surely cannot be updated partially at all. */
function lackOf(table: CreateTable, version: DorisVersion): Lack | undefined {
  const needs = 'a table with UNIQUE KEY that merges on write';
  if (table.keys?.kind !== 'unique') return { needs, has: keysInWords(table) };
  const setting = tableProperty(table, mergeOnWrite);
  if (setting === 'false') return { needs, has: `sets \`${mergeOnWrite}\` to false` };
  const isOff = setting === undefined && !isAtLeast(version, '2.1');
  return isOff
    ? { needs, has: `does not set \`${mergeOnWrite}\`, which ${versionName(version)} then leaves off` }
    : undefined;
}

/** Why a table surely cannot take a flexible partial update. */
function flexibleLackOf(table: CreateTable): Lack | undefined {
  const skipBitmap = 'enable_unique_key_skip_bitmap_column';
  const schemaChange = 'light_schema_change';
  if (tableProperty(table, skipBitmap) === 'false') {
    const answer = 'Flexible partial update can only support table with skip bitmap hidden column. …';
    return { needs: 'a table that notes which fields came', has: `sets \`${skipBitmap}\` to false`, answer };
  }
  if (tableProperty(table, schemaChange) === 'false') {
    const answer = 'Flexible partial update can only support table with light_schema_change enabled. …';
    return { needs: 'a table whose schema changes lightly', has: `sets \`${schemaChange}\` to false`, answer };
  }
  return undefined;
}
