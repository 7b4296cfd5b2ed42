import type { BoundProperty } from '../model/job.ts';
import { isAbsent, messageFormatOf, settingOf } from './jobSettings.ts';
import { insertProperties, removeProperty, replaceValue } from './listEdits.ts';
import { valueProblem } from './propertyFindings.ts';
import { defineRule } from './rule.ts';

interface Data {
  readonly escaping: BoundProperty;
  readonly enclosing: BoundProperty | undefined;
}

/** `escape` where no field is enclosed. */
export const encloseEscape = defineRule<Data>({
  id: 'enclose-escape',
  severity: 'information',
  docs: {
    covers: [39],
    summary: '`escape` does little without `enclose`.',
    why: [
      'The escape character is there for the `enclose` character inside an enclosed field. Without `enclose` the backend splits lines and fields at every separator,',
      'escaped or not.',
    ].join(' '),
    sources: ['CsvReader::_create_line_reader (Doris backend)'],
    since: '2.1',
  },
  examples: {
    bad: [
      {
        sql: `CREATE ROUTINE LOAD sales ON orders
COLUMNS TERMINATED BY ","
PROPERTIES («"escape"» = "\\\\")
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
        fixed: `CREATE ROUTINE LOAD sales ON orders
COLUMNS TERMINATED BY ","
PROPERTIES ("enclose" = """", "escape" = "\\\\")
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
      },
      {
        sql: `CREATE ROUTINE LOAD sales ON orders
PROPERTIES ('format' = 'csv', 'enclose' = '', «'escape'» = '\\\\')
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
        fixed: `CREATE ROUTINE LOAD sales ON orders
PROPERTIES ('format' = 'csv', 'enclose' = '"', 'escape' = '\\\\')
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
      },
    ],
    good: [
      {
        sql: `CREATE ROUTINE LOAD sales ON orders
COLUMNS TERMINATED BY ","
PROPERTIES ("enclose" = "'", "escape" = "\\\\")
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
      },
      {
        sql: `CREATE ROUTINE LOAD sales ON orders
PROPERTIES ("format" = "csv", "enclose" = "'")
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
      },
      { sql: `ALTER ROUTINE LOAD FOR sales PROPERTIES ("escape" = "\\\\");` },
    ],
  },
  check: (job, report) => {
    const escaping = settingOf(job, 'escape');
    if (!escaping || escaping.value === '' || valueProblem(job, escaping)) return;
    if (messageFormatOf(job)?.kind !== 'csv') return;
    const enclosing = settingOf(job, 'enclose');
    if (enclosing ? enclosing.value !== '' : !isAbsent(job, 'enclose')) return;
    // Older versions refuse an empty one; the rule on values says so.
    if (enclosing && valueProblem(job, enclosing)) return;
    report({
      span: escaping.keySpan,
      message: 'Without `enclose` no field is enclosed, and `escape` keeps no separator from splitting a field.',
      data: { escaping, enclosing },
    });
  },
  fixes: ({ escaping, enclosing }, job) => {
    const list = job.properties;
    if (!list) return [];
    const before = list.properties[list.properties.indexOf(escaping) - 1] ?? 'start';
    const edits = enclosing
      ? replaceValue(enclosing, '"')
      : insertProperties(job, list, [{ key: 'enclose', value: '"' }], before);
    return [
      { title: 'Set enclose to a double quote', edits, preferred: true, safe: false },
      { title: 'Remove escape', edits: removeProperty(job, list, escaping), preferred: false, safe: false },
    ];
  },
});
