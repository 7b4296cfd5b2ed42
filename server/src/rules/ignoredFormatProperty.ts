import { type BoundList, type BoundProperty, type Job, lookUp } from '../model/job.ts';
import type { SeparatorClause } from '../syntax/tree.ts';
import { removeClauses } from './clauseEdits.ts';
import { type MessageFormat, messageFormatOf, settingOf, settingsFor, updateModeOf } from './jobSettings.ts';
import { insertProperties, removeProperties, replaceValue } from './listEdits.ts';
import { defineRule, type Fix } from './rule.ts';
import { findClauseOf } from './statementParts.ts';

type Data =
  /** `format` is not set, and everything here is for JSON. */
  | { readonly kind: 'no-format'; readonly list: BoundList; readonly ignored: readonly BoundProperty[] }
  | {
      readonly kind: 'other-format';
      readonly list: BoundList;
      readonly ignored: BoundProperty;
      readonly format: MessageFormat;
    }
  | { readonly kind: 'separator'; readonly clause: SeparatorClause };

/** For JSON too, but Doris refuses it beside CSV, whatever its value (apache/doris#64071). */
const refusedForCsv = 'fill_missing_columns';

/** Settings of the format that the messages do not have. */
export const ignoredFormatProperty = defineRule<Data>({
  id: 'ignored-format-property',
  severity: 'warning',
  docs: {
    covers: [31, 32],
    summary: 'A setting for JSON has no effect on CSV messages, nor one for CSV on JSON messages.',
    why: [
      'Without `format` the messages are read as CSV. Then `jsonpaths`, `json_root`, `strip_outer_array`, `num_as_string` and `fuzzy_parse` are ignored without a word, and the rows come out',
      'wrong. With `"format" = "json"` COLUMNS TERMINATED BY, `enclose`, `escape` and `empty_field_as_null` are ignored. `fill_missing_columns` of the development branch is refused without JSON.',
    ].join(' '),
    sources: [
      'CsvFileFormatProperties, JsonFileFormatProperties, CreateRoutineLoadInfo.checkJobProperties (Doris frontend)',
    ],
  },
  examples: {
    bad: [
      {
        sql: `CREATE ROUTINE LOAD sales ON orders
COLUMNS (id, amount)
PROPERTIES («"jsonpaths"» = "[\\"$.id\\", \\"$.amount\\"]", "strip_outer_array" = "true")
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
        fixed: `CREATE ROUTINE LOAD sales ON orders
COLUMNS (id, amount)
PROPERTIES ("format" = "json", "jsonpaths" = "[\\"$.id\\", \\"$.amount\\"]", "strip_outer_array" = "true")
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
      },
      {
        sql: `CREATE ROUTINE LOAD sales ON orders
COLUMNS TERMINATED BY "|"
PROPERTIES (
    "format" = "csv",
    «"strip_outer_array"» = "true"
)
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
        fixed: `CREATE ROUTINE LOAD sales ON orders
COLUMNS TERMINATED BY "|"
PROPERTIES (
    "format" = "csv"
)
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
      },
      {
        sql: `CREATE ROUTINE LOAD sales ON orders
«COLUMNS TERMINATED BY» ",",
COLUMNS (id, amount)
PROPERTIES ("format" = "json", «"enclose"» = "'")
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
        fixed: `CREATE ROUTINE LOAD sales ON orders
COLUMNS (id, amount)
PROPERTIES ("format" = "json", "enclose" = "'")
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
      },
      {
        sql: `-- doris: dev
CREATE ROUTINE LOAD sales ON orders
PROPERTIES («"fill_missing_columns"» = "false")
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
        fixed: `-- doris: dev
CREATE ROUTINE LOAD sales ON orders
PROPERTIES ("format" = "json", "fill_missing_columns" = "false")
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
      },
    ],
    good: [
      {
        sql: `CREATE ROUTINE LOAD sales ON orders
COLUMNS (id, amount)
PROPERTIES ("format" = "JSON", "jsonpaths" = "[\\"$.id\\", \\"$.amount\\"]", "empty_field_as_null" = "false")
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
      },
      {
        sql: `CREATE ROUTINE LOAD sales ON orders
COLUMNS TERMINATED BY ","
PROPERTIES ("format" = "csv", "enclose" = "'", "jsonpaths" = "", "json_root" = "", "strip_outer_array" = "false")
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
      },
      {
        sql: `CREATE ROUTINE LOAD sales ON orders
PROPERTIES ("format" = "<format>", "strip_outer_array" = "true", "enclose" = "'")
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
      },
      { sql: `ALTER ROUTINE LOAD FOR sales PROPERTIES ("strip_outer_array" = "true");` },
    ],
  },
  check: (job, report) => {
    const list = job.properties;
    const refused = list && settingOf(job, refusedForCsv);
    // Without a format there is something to say only if the job has settings for JSON.
    if (!lookUp(list, 'format') && !refused && settingsFor(job, 'json').length === 0) return;
    const format = messageFormatOf(job);
    if (!format) return;
    if (refused && format.kind === 'csv') {
      report({
        span: refused.keySpan,
        severity: 'error',
        message: `\`${refused.key}\` is for JSON alone: Doris refuses it in a job that reads CSV.`,
        data: format.property
          ? { kind: 'other-format', list, ignored: refused, format }
          : { kind: 'no-format', list, ignored: [refused] },
      });
    }
    const clause = format.kind === 'json' ? findClauseOf(job, 'columns-terminated-by') : undefined;
    if (clause) {
      report({
        span: clause.keyword,
        message: 'COLUMNS TERMINATED BY has no effect: the messages are JSON.',
        unnecessary: true,
        data: { kind: 'separator', clause },
      });
    }
    const ignored = list ? settingsFor(job, format.kind === 'csv' ? 'json' : 'csv') : [];
    const [first] = ignored;
    if (!list || !first) return;
    if (!format.property) {
      // A flexible update is refused for want of the format; the rule on it says so.
      if (updateModeOf(job)?.kind === 'flexible') return;
      report({
        span: first.keySpan,
        message: `Without \`"format" = "json"\` the messages are read as CSV, and \`${first.key}\` has no effect.`,
        related: ignored.slice(1).map(({ keySpan }) => ({ span: keySpan, message: 'Has no effect either.' })),
        data: { kind: 'no-format', list, ignored },
      });
      return;
    }
    for (const property of ignored) {
      report({
        span: property.keySpan,
        message: `\`${property.key}\` has no effect: \`format\` is \`${format.property.value}\`.`,
        unnecessary: true,
        related: [{ span: format.property.valueSpan, message: 'The format is set here.' }],
        data: { kind: 'other-format', list, ignored: property, format },
      });
    }
  },
  fixes: (data, job) => fixesOf(data, job),
});

function fixesOf(data: Data, job: Job): readonly Fix[] {
  if (data.kind === 'separator') {
    const edits = removeClauses(job, [data.clause]);
    return [{ title: 'Remove COLUMNS TERMINATED BY', edits, preferred: true, safe: true }];
  }
  if (data.kind === 'no-format') {
    const edits = insertProperties(job, data.list, [{ key: 'format', value: 'json' }], 'start');
    const remove = removeProperties(job, data.list, data.ignored);
    const names = data.ignored.map(({ key }) => key).join(', ');
    return [
      { title: 'Add format = json', edits, preferred: true, safe: false },
      { title: `Remove ${names}`, edits: remove, preferred: false, safe: false },
    ];
  }
  const { ignored, format, list } = data;
  const remove: Fix = {
    title: `Remove ${ignored.key}`,
    edits: removeProperties(job, list, [ignored]),
    preferred: true,
    safe: true,
  };
  // The other format would leave the settings of this one without effect.
  const hasOwn = settingsFor(job, format.kind).length > 0;
  if (!format.property || hasOwn || (format.kind === 'csv' && findClauseOf(job, 'columns-terminated-by')))
    return [remove];
  const to = format.kind === 'csv' ? 'json' : 'csv';
  const edits = replaceValue(format.property, to);
  return [remove, { title: `Change format to ${to}`, edits, preferred: false, safe: false }];
}
