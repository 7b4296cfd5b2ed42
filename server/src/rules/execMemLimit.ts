import type { BoundProperty } from '../model/job.ts';
import { settingOf } from './jobSettings.ts';
import { removeProperty } from './listEdits.ts';
import { valueProblem } from './propertyFindings.ts';
import { defineRule } from './rule.ts';

/** A memory limit of nothing. */
export const execMemLimit = defineRule<BoundProperty>({
  id: 'exec-mem-limit',
  severity: 'information',
  docs: {
    covers: [50],
    summary: '`exec_mem_limit` is 0, which Doris accepts although it asks for more.',
    why: 'The message of Doris says that the limit must be greater than 0, but its check lets 0 pass. Leave the key out to use the session variable of that name, 2 GB by default.',
    sources: ['CreateRoutineLoadInfo.EXEC_MEM_LIMIT_PRED (Doris frontend)'],
  },
  examples: {
    bad: [
      {
        sql: `CREATE ROUTINE LOAD sales ON orders
PROPERTIES ("format" = "json", "exec_mem_limit" = «"0"»)
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
        fixed: `CREATE ROUTINE LOAD sales ON orders
PROPERTIES ("format" = "json")
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
      },
      {
        sql: `CREATE ROUTINE LOAD sales ON orders
PROPERTIES (exec_mem_limit = «0»)
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
        fixed: `CREATE ROUTINE LOAD sales ON orders
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
      },
    ],
    good: [
      {
        sql: `CREATE ROUTINE LOAD sales ON orders
PROPERTIES ("exec_mem_limit" = "4294967296")
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
      },
      {
        sql: `CREATE ROUTINE LOAD sales ON orders
PROPERTIES ("exec_mem_limit" = "1")
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
      },
    ],
  },
  check: (job, report) => {
    const limit = settingOf(job, 'exec_mem_limit');
    if (!limit || limit.value === '' || valueProblem(job, limit) || Number(limit.value) !== 0) return;
    report({
      span: limit.valueSpan,
      message:
        'Doris accepts 0 here, although its message for other values asks for more than 0. Leave the key out to use the default of the session.',
      data: limit,
    });
  },
  fixes: (limit, job) => {
    const { properties } = job;
    if (!properties) return [];
    const edits = removeProperty(job, properties, limit);
    return [{ title: 'Remove exec_mem_limit', edits, preferred: true, safe: false }];
  },
});
