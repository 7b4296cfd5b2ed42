import { jsonPathsOf, messageFormatOf, settingOf, updateModeOf } from './jobSettings.ts';
import { addColumnsFix, columnNames } from './jsonpathsEdits.ts';
import { valueProblem } from './propertyFindings.ts';
import { defineRule } from './rule.ts';
import { findClauseOf, isWholeStatement } from './statementParts.ts';

/** The names that the paths tell; `undefined` when they tell none, or one twice. */
type Data = readonly string[] | undefined;

/** Paths that fill the columns of the table by their position. */
export const jsonpathsWithoutColumns = defineRule<Data>({
  id: 'jsonpaths-without-columns',
  severity: 'hint',
  docs: {
    covers: [36],
    summary: 'Without COLUMNS the paths of `jsonpaths` fill the columns of the table in their order.',
    why: [
      'The first path fills the first column of the table, the second the second, whatever they are called. That is fine as long as the table stays as it is; COLUMNS with the names',
      'makes the statement tell what goes where.',
    ].join(' '),
    sources: ['NereidsLoadScanProvider (Doris frontend), NewJsonReader (Doris backend)'],
  },
  examples: {
    bad: [
      {
        sql: `CREATE ROUTINE LOAD sales ON orders
PROPERTIES ("format" = "json", «"jsonpaths"» = '["$.id", "$.order.amount"]')
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
        fixed: `CREATE ROUTINE LOAD sales ON orders
COLUMNS (id, amount)
PROPERTIES ("format" = "json", "jsonpaths" = '["$.id", "$.order.amount"]')
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
      },
      {
        sql: `CREATE ROUTINE LOAD sales ON orders WHERE amount > 0
PROPERTIES ("format" = "json", «"jsonpaths"» = '["$.key", "$.amount", "$.items[0]"]')
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
      },
    ],
    good: [
      {
        sql: `CREATE ROUTINE LOAD sales ON orders
COLUMNS (id, amount)
PROPERTIES ("format" = "json", "jsonpaths" = '["$.id", "$.order.amount"]')
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
      },
      {
        sql: `CREATE ROUTINE LOAD sales ON orders
PROPERTIES ("format" = "json", "jsonpaths" = "")
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
      },
      { sql: `ALTER ROUTINE LOAD FOR sales PROPERTIES ("jsonpaths" = '["$.id", "$.amount"]');` },
    ],
  },
  check: (job, report) => {
    const { statement } = job;
    const property = settingOf(job, 'jsonpaths');
    if (!property || valueProblem(job, property) || messageFormatOf(job)?.kind !== 'json') return;
    const read = jsonPathsOf(property);
    if (!('paths' in read) || read.paths.length === 0) return;
    // Partial updates without COLUMNS, and jobs with many tables, are matters of other rules.
    if (statement.kind !== 'create-routine-load' || !statement.table || updateModeOf(job)?.kind !== 'upsert') return;
    if (findClauseOf(job, 'columns') || !isWholeStatement(job)) return;
    report({
      span: property.keySpan,
      message:
        'Without COLUMNS the paths fill the columns of the table in their order. Name the columns to be safe from changes of the table.',
      data: columnNames(read.paths),
    });
  },
  fixes: (names, job) => (names ? [addColumnsFix(job, names)] : []),
});
