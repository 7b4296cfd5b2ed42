/**
 * What the statements around the Routine Load jobs tell about tables. Like the trees of tree.ts these are plain read-only
 * values with offsets from the start of the statement; a part that is not in the text is `undefined`.
 */

import type { Name, PropertiesClause, Span, StringLiteral } from './tree.ts';

/** `[[catalog.]database.]table`. */
export interface TableName extends Span {
  readonly catalog?: Name;
  readonly database?: Name;
  readonly table: Name;
}

/** `[catalog.]database`. */
export interface DatabaseName extends Span {
  readonly catalog?: Name;
  readonly database: Name;
}

/** The type of a column. */
export interface ColumnType extends Span {
  /** Its first word in capitals: `DECIMAL`, `ARRAY`. */
  readonly name: string;
  /** The whole type as written, with each comment, line break and the like as one blank. */
  readonly text: string;
}

/** How an aggregate table combines the values of a column (rule aggTypeDef of DorisParser.g4). */
export type AggregationMethod =
  | 'MAX'
  | 'MIN'
  | 'SUM'
  | 'REPLACE'
  | 'REPLACE_IF_NOT_NULL'
  | 'HLL_UNION'
  | 'BITMAP_UNION'
  | 'QUANTILE_UNION'
  | 'GENERIC';

/** `SUM` and its like behind the type of a column. */
export interface Aggregation extends Span {
  readonly method: AggregationMethod;
}

/** A column of a table. */
export interface TableColumn extends Span {
  readonly name: Name;
  /** Absent in `CREATE TABLE t (a, b) AS SELECT …` and while the column is being typed. */
  readonly type?: ColumnType;
  /** `KEY` stands behind the type. The columns of the clause `UNIQUE KEY (…)` are in `CreateTable.keys`. */
  readonly key: boolean;
  readonly aggregation?: Aggregation;
  /** True for `NULL`, false for `NOT NULL`, absent when the text says neither. */
  readonly nullable?: boolean;
  readonly autoIncrement: boolean;
  /** `DEFAULT` with its value. */
  readonly default?: Span;
  /** `[GENERATED ALWAYS] AS (…)`: Doris computes the column. */
  readonly generated?: Span;
  readonly comment?: StringLiteral;
}

/** `DUPLICATE KEY (…)`, `UNIQUE KEY (…)`, `AGGREGATE KEY (…)`. */
export interface TableKeys extends Span {
  readonly kind: 'duplicate' | 'unique' | 'aggregate';
  readonly columns: readonly Name[];
}

/** `PARTITION p VALUES …` in the list of partitions. */
export interface TablePartition extends Span {
  readonly name: Name;
}

/** `[AUTO] PARTITION BY [RANGE | LIST] (…) (…)`. */
export interface TablePartitioning extends Span {
  /** Doris makes partitions as data comes in: AUTO or a function of the columns says so. */
  readonly auto: boolean;
  readonly kind?: 'range' | 'list';
  /** The columns; of a function such as `date_trunc(day, 'month')` its column. */
  readonly columns: readonly Name[];
  readonly partitions: readonly TablePartition[];
  /** `FROM (…) TO (…) INTERVAL n unit` makes partitions whose names Doris forms. */
  readonly stepped: boolean;
}

/** `DISTRIBUTED BY HASH (…)` or `DISTRIBUTED BY RANDOM`, with its buckets. */
export type TableDistribution = Span &
  ({ readonly kind: 'hash'; readonly columns: readonly Name[] } | { readonly kind: 'random' });

/** `CREATE TABLE`, also `… LIKE other` and `… AS SELECT`. */
export interface CreateTable extends Span {
  readonly kind: 'create-table';
  readonly name?: TableName;
  readonly columns?: readonly TableColumn[];
  readonly engine?: Name;
  readonly keys?: TableKeys;
  readonly partitioning?: TablePartitioning;
  readonly distribution?: TableDistribution;
  readonly properties?: PropertiesClause;
  /** The table whose definition this one copies. */
  readonly like?: TableName;
  /** The query that fills the table and, without `columns`, makes its columns. */
  readonly query?: Span;
  /**
   * The text was understood from end to end. Only then may anybody conclude from what is not there: a half-typed statement, a
   * template or the DDL of another database leaves out columns, keys and properties that the table has.
   */
  readonly complete: boolean;
}

/** `CREATE DATABASE` and `CREATE SCHEMA`. */
export interface CreateDatabase extends Span {
  readonly kind: 'create-database';
  readonly name?: DatabaseName;
}

/** `ALTER TABLE`: what its CREATE TABLE says no longer holds. What it changes is not read. */
export interface AlterTable extends Span {
  readonly kind: 'alter-table';
  readonly name?: TableName;
}

/** `DROP TABLE`. */
export interface DropTable extends Span {
  readonly kind: 'drop-table';
  readonly name?: TableName;
}

/** `DROP DATABASE` and `DROP SCHEMA`. */
export interface DropDatabase extends Span {
  readonly kind: 'drop-database';
  readonly name?: DatabaseName;
}

/**
 * `USE [catalog.]database[@group]`, `USE @group` and `SWITCH catalog`. One that names only a compute group keeps the current
 * database; one that names nothing leaves it unknown, and so does one that names only a catalog.
 */
export interface UseStatement extends Span {
  readonly kind: 'use';
  readonly catalog?: Name;
  readonly database?: Name;
  readonly computeGroup?: Name;
}

/** Every statement that tells which tables there are. */
export type SchemaStatement = CreateTable | CreateDatabase | AlterTable | DropTable | DropDatabase | UseStatement;
