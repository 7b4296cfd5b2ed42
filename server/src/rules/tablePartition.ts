import { isPlaceholder, nearest } from '../catalog/index.ts';
import type { CreateTable } from '../syntax/schema.ts';
import type { Name, PartitionClause } from '../syntax/tree.ts';
import { trim } from '../text/trim.ts';
import { removeClauses } from './clauseEdits.ts';
import { replaceName } from './nameEdits.ts';
import type { Fix } from './rule.ts';
import { findClauseOf } from './statementParts.ts';
import { defineTableRule, whenSilent } from './tableRule.ts';

interface Data {
  readonly clause: PartitionClause;
  readonly name: Name;
  readonly candidates: readonly string[];
}

/** Partitions that the table does not have. */
export const tablePartition = defineTableRule<Data>({
  id: 'table-partition',
  severity: 'warning',
  docs: {
    covers: [18],
    summary: 'PARTITION names a partition that the CREATE TABLE of the table does not make.',
    why: [
      'Doris answers `Partition … does not exist`. It is a warning, because somebody may have added the partition since; for a table without PARTITION BY, which cannot get any, it is an error.',
      whenSilent,
      'It is silent as well where Doris makes partitions itself: with AUTO PARTITION, with dynamic partitions and with partitions in steps.',
    ].join(' '),
    sources: ['CreateRoutineLoadInfo, RoutineLoadDesc (Doris frontend)'],
  },
  examples: {
    bad: [
      {
        sql: `CREATE TABLE shop.orders (id BIGINT, day DATE) DUPLICATE KEY (id)
PARTITION BY RANGE (day) (PARTITION p2023 VALUES LESS THAN ("2024-01-01"), PARTITION p2024 VALUES LESS THAN ("2025-01-01"))
DISTRIBUTED BY HASH (id) BUCKETS 8;
CREATE ROUTINE LOAD shop.sales ON orders
PARTITION (p2023, «p_2024»)
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
        fixed: `CREATE TABLE shop.orders (id BIGINT, day DATE) DUPLICATE KEY (id)
PARTITION BY RANGE (day) (PARTITION p2023 VALUES LESS THAN ("2024-01-01"), PARTITION p2024 VALUES LESS THAN ("2025-01-01"))
DISTRIBUTED BY HASH (id) BUCKETS 8;
CREATE ROUTINE LOAD shop.sales ON orders
PARTITION (p2023, p2024)
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
      },
      {
        sql: `CREATE TABLE shop.orders (id BIGINT, day DATE) DUPLICATE KEY (id) DISTRIBUTED BY HASH (id) BUCKETS 8;
CREATE ROUTINE LOAD shop.sales ON orders
COLUMNS (id, day),
PARTITION («p2024»)
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
        fixed: `CREATE TABLE shop.orders (id BIGINT, day DATE) DUPLICATE KEY (id) DISTRIBUTED BY HASH (id) BUCKETS 8;
CREATE ROUTINE LOAD shop.sales ON orders
COLUMNS (id, day)
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
      },
    ],
    good: [
      {
        sql: `CREATE TABLE shop.orders (id BIGINT, day DATE) DUPLICATE KEY (id)
PARTITION BY RANGE (day) (PARTITION p2024 VALUES LESS THAN ("2025-01-01"))
DISTRIBUTED BY HASH (id) BUCKETS 8;
CREATE ROUTINE LOAD shop.sales ON orders
PARTITION (P2024)
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
      },
      {
        sql: `CREATE TABLE shop.orders (id BIGINT, day DATE) DUPLICATE KEY (id)
PARTITION BY RANGE (day) ()
DISTRIBUTED BY HASH (id) BUCKETS 8
PROPERTIES ("dynamic_partition.enable" = "true", "dynamic_partition.time_unit" = "DAY", "dynamic_partition.end" = "3", "dynamic_partition.prefix" = "p");
CREATE ROUTINE LOAD shop.sales ON orders
PARTITION (p20240101)
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
      },
      {
        sql: `CREATE TABLE shop.orders (id BIGINT, day DATE NOT NULL) DUPLICATE KEY (id)
PARTITION BY RANGE (date_trunc(day, 'month')) ()
DISTRIBUTED BY HASH (id) BUCKETS 8;
CREATE ROUTINE LOAD shop.sales ON orders
PARTITION (p20240101000000)
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
      },
    ],
  },
  check: (job, table, report) => {
    const clause = findClauseOf(job, 'partition');
    if (!clause || clause.temporary || makesPartitions(table)) return;
    const { partitioning, name: tableName } = table;
    // Doris keeps a table that is not partitioned in one partition of the table's name.
    const names = partitioning ? partitioning.partitions.map(({ name }) => name) : tableName ? [tableName.table] : [];
    const known = names.map(({ text }) => text);
    for (const name of clause.names) {
      if (isPlaceholder(name.text) || known.some((other) => isSame(other, name.text))) continue;
      const reason = partitioning ? 'does not make such a partition' : 'has no PARTITION BY';
      const candidates = partitioning ? nearest(name.text, known) : [];
      const hint = candidates[0] === undefined ? '' : ` Did you mean \`${candidates[0]}\`?`;
      report({
        span: name,
        severity: partitioning ? 'warning' : 'error',
        message: `The CREATE TABLE of \`${tableName?.table.text}\` ${reason}: Doris answers \`Partition ${name.text} does not exist\`${partitioning ? ' unless it was added since' : ''}.${hint}`,
        data: { clause, name, candidates },
      });
    }
  },
  fixes: ({ clause, name, candidates }, job): readonly Fix[] => [
    ...candidates.map((text, index) => ({
      title: `Change to ${text}`,
      edits: [replaceName(name, text)],
      preferred: index === 0,
      safe: false,
    })),
    {
      title: 'Remove PARTITION',
      edits: removeClauses(job, [clause]),
      preferred: candidates.length === 0 && clause.names.length === 1,
      safe: false,
    },
  ],
});

/** Whether Doris makes partitions of a table whose names are not in its definition. */
function makesPartitions({ partitioning, properties }: CreateTable): boolean {
  const isDynamic = properties?.list?.entries.some(({ key }) =>
    trim(key?.value ?? '').startsWith('dynamic_partition.'),
  );
  return isDynamic === true || partitioning?.auto === true || partitioning?.stepped === true;
}

/** Names of partitions are the same in any letter case (OlapTable.nameToPartition). */
function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
