import type { BoundProperty } from '../model/job.ts';
import { switchedOn } from './jobSettings.ts';
import { removeProperty } from './listEdits.ts';
import { defineTableRule, whenSilent } from './tableRule.ts';

/** Loading into a single tablet of a table in which the key decides on the tablet. */
export const tableSingleTablet = defineTableRule<BoundProperty>({
  id: 'table-single-tablet',
  severity: 'error',
  docs: {
    covers: [47],
    summary: '`load_to_single_tablet` needs a table that is distributed at random.',
    why: [
      'Where a hash decides on the tablet of each row, no load can put all rows into one. Doris answers `if load_to_single_tablet set to true, the olap table must be with random distribution`.',
      whenSilent,
    ].join(' '),
    sources: ['CreateRoutineLoadInfo.checkDBTable (Doris frontend)'],
  },
  examples: {
    bad: [
      {
        sql: `CREATE TABLE shop.orders (id BIGINT, amount INT) DUPLICATE KEY (id) DISTRIBUTED BY HASH (id) BUCKETS 8;
CREATE ROUTINE LOAD shop.sales ON orders
PROPERTIES ("max_error_number" = "10", «"load_to_single_tablet" = "true"»)
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
        fixed: `CREATE TABLE shop.orders (id BIGINT, amount INT) DUPLICATE KEY (id) DISTRIBUTED BY HASH (id) BUCKETS 8;
CREATE ROUTINE LOAD shop.sales ON orders
PROPERTIES ("max_error_number" = "10")
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
      },
    ],
    good: [
      {
        sql: `CREATE TABLE shop.orders (id BIGINT, amount INT) DUPLICATE KEY (id) DISTRIBUTED BY RANDOM BUCKETS 8;
CREATE ROUTINE LOAD shop.sales ON orders
PROPERTIES ("load_to_single_tablet" = "true")
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
      },
    ],
  },
  check: (job, { distribution }, report) => {
    const property = switchedOn(job, 'load_to_single_tablet');
    if (!property || distribution?.kind !== 'hash' || job.statement.kind !== 'create-routine-load') return;
    report({
      span: property.syntax,
      message: `\`load_to_single_tablet\` needs a table that is distributed at random, and \`${job.statement.table?.text}\` is distributed by hash: Doris answers \`if load_to_single_tablet set to true, the olap table must be with random distribution\`.`,
      data: property,
    });
  },
  fixes: (property, job) => {
    if (!job.properties) return [];
    const edits = removeProperty(job, job.properties, property);
    return [{ title: 'Remove load_to_single_tablet', edits, preferred: true, safe: false }];
  },
});
