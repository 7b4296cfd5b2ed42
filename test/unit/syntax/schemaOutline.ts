import { tokenize } from '../../../server/src/syntax/lexer.ts';
import type {
  CreateTable,
  SchemaStatement,
  TableColumn,
  TableDistribution,
  TableName,
  TablePartitioning,
} from '../../../server/src/syntax/schema.ts';
import { readSchema as readTokens } from '../../../server/src/syntax/schema.ts';
import type { Name, PropertyText, Span } from '../../../server/src/syntax/tree.ts';

/** A table with everything that Doris takes in one statement. */
export const ordersTable = `-- orders of the day
CREATE TABLE IF NOT EXISTS internal.sales.\`daily-orders\`
(
    \`id\`      BIGINT         NOT NULL AUTO_INCREMENT(1000) COMMENT "the order's number",
    \`day\`     DATE           NOT NULL,
    \`amount\`  DECIMAL(10, 2) NULL DEFAULT "0.00", -- in euros, VAT included
    \`state\`   VARCHAR(20)    DEFAULT 'new' /* , not a column */,
    \`tags\`    ARRAY<STRUCT<name: STRING COMMENT 'a, b', ids: ARRAY<INT>>>,
    \`doubled\` DECIMAL(12, 2) GENERATED ALWAYS AS (amount * 2) NULL,
    \`changed\` DATETIME(3)    NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    INDEX idx_state (\`state\`) USING INVERTED PROPERTIES ("parser" = "english", "lower_case" = "true") COMMENT 'by state',
    INDEX IF NOT EXISTS idx_day (\`day\`)
)
ENGINE = OLAP
UNIQUE KEY (\`id\`, \`day\`)
ORDER BY (\`day\`, \`id\`)
COMMENT 'orders'
PARTITION BY RANGE (\`day\`)
(
    PARTITION p2023 VALUES [("2023-01-01"), ("2024-01-01")),
    PARTITION IF NOT EXISTS p2024 VALUES LESS THAN ("2025-01-01") ("storage_medium" = "SSD"),
    PARTITION \`p-rest\` VALUES LESS THAN MAXVALUE
)
DISTRIBUTED BY HASH (\`id\`) BUCKETS 16
ROLLUP (by_day (\`day\`, \`amount\`) DUPLICATE KEY (\`day\`) PROPERTIES ("timeout" = "3600"))
PROPERTIES (
    "replication_num" = "1",
    "enable_unique_key_merge_on_write" = "true",
    'function_column.sequence_col' = 'changed'
);`;

/** What a statement tells about tables. */
export function readSchema(sql: string): SchemaStatement | undefined {
  return readTokens(tokenize(sql).tokens);
}

/** The table that a statement creates; any other statement is a mistake of the test. */
export function readTable(sql: string): CreateTable {
  const statement = readSchema(sql);
  if (statement?.kind !== 'create-table') throw new Error(`Expected a CREATE TABLE: ${sql}`);
  return statement;
}

function path(...names: readonly (Name | undefined)[]): string {
  return names.flatMap((name) => (name ? [name.text] : [])).join('.') || '?';
}

function tableName(name: TableName | undefined): string {
  return path(name?.catalog, name?.database, name?.table);
}

function list(names: readonly Name[]): string {
  return `(${names.map(({ text }) => text).join(', ')})`;
}

function literal(side: PropertyText | undefined): string {
  if (!side) return '?';
  return side.kind === 'string' ? JSON.stringify(side.value) : side.value;
}

/** A column in one line: name, type, and what else is said about it, in a fixed order. */
export function columnOutline(sql: string, column: TableColumn): string {
  const slice = ({ start, end }: Span): string => sql.slice(start, end);
  const parts: readonly (string | false | undefined)[] = [
    column.name.text,
    column.type?.text ?? '?',
    column.key && 'KEY',
    column.aggregation?.method,
    column.generated && slice(column.generated),
    column.nullable !== undefined && (column.nullable ? 'NULL' : 'NOT NULL'),
    column.autoIncrement && 'AUTO_INCREMENT',
    column.default && slice(column.default),
    column.comment && `COMMENT ${literal(column.comment)}`,
  ];
  return parts.filter(Boolean).join(' ');
}

function partitioningOutline({ auto, kind, columns, partitions, stepped }: TablePartitioning): string {
  const names = [...partitions.map(({ name }) => name.text), ...(stepped ? ['…'] : [])].join(' ');
  return [`${auto ? 'auto ' : ''}${kind ?? 'plain'} ${list(columns)}`, ...(names === '' ? [] : [names])].join(': ');
}

function distributionOutline(distribution: TableDistribution): string {
  return distribution.kind === 'hash' ? `hash ${list(distribution.columns)}` : 'random';
}

/** A statement about tables as lines, for comparison in tests; `incomplete` when something was not understood. */
export function schemaOutline(sql: string): readonly string[] {
  const statement = readSchema(sql);
  switch (statement?.kind) {
    case undefined:
      return [];
    case 'create-database':
      return [`database ${path(statement.name?.catalog, statement.name?.database)}`];
    case 'alter-table':
      return [`altered ${tableName(statement.name)}`];
    case 'drop-table':
      return [`dropped table ${tableName(statement.name)}`];
    case 'drop-database':
      return [`dropped database ${path(statement.name?.catalog, statement.name?.database)}`];
    case 'use': {
      const { catalog, database, computeGroup } = statement;
      return [`use ${path(catalog)} / ${path(database)}${computeGroup ? ` @ ${computeGroup.text}` : ''}`];
    }
    case 'create-table': {
      const { name, columns, engine, keys, partitioning, distribution, properties, like, query, complete } = statement;
      return [
        `table ${tableName(name)}`,
        ...(columns ?? []).map((column) => `- ${columnOutline(sql, column)}`),
        ...(engine ? [`engine ${engine.text}`] : []),
        ...(keys ? [`${keys.kind} key ${list(keys.columns)}`] : []),
        ...(partitioning ? [`partitions ${partitioningOutline(partitioning)}`] : []),
        ...(distribution ? [`distribution ${distributionOutline(distribution)}`] : []),
        ...(properties?.list?.entries ?? []).map(({ key, value }) => `${literal(key)} = ${literal(value)}`),
        ...(like ? [`like ${tableName(like)}`] : []),
        ...(query ? [`query ${sql.slice(query.start, query.end)}`] : []),
        ...(complete ? [] : ['incomplete']),
      ];
    }
  }
}
