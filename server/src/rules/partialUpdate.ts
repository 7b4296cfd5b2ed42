import { isAtLeast } from '../catalog/index.ts';
import { type BoundList, type BoundProperty, type Job, lookUp } from '../model/job.ts';
import {
  isOn,
  jsonPathsOf,
  messageFormatOf,
  settingOf,
  switchedOn,
  type UpdateMode,
  updateModeOf,
} from './jobSettings.ts';
import { addColumnsFix, columnNames } from './jsonpathsEdits.ts';
import { insertProperties, removeProperty, replaceValue } from './listEdits.ts';
import { valueProblem } from './propertyFindings.ts';
import { defineRule, type Fix, type Report } from './rule.ts';
import { findClauseOf, isWholeStatement } from './statementParts.ts';

type Data =
  | { readonly kind: 'no-columns' }
  /** A setting that has no place beside another one. */
  | { readonly kind: 'surplus'; readonly list: BoundList; readonly surplus: BoundProperty }
  | {
      readonly kind: 'no-update';
      readonly list: BoundList;
      readonly behavior: BoundProperty;
      /** What turns partial updates off. */
      readonly mode: BoundProperty | undefined;
    };

/** What there is to say about partial updates. */
const keys = ['partial_columns', 'unique_key_update_mode', 'partial_update_new_key_behavior'];

/** Settings of partial updates that contradict each other or lack what they need. */
export const partialUpdate = defineRule<Data>({
  id: 'partial-update',
  severity: 'warning',
  docs: {
    covers: [42, 43, 44],
    summary: 'A partial update lacks COLUMNS, is overridden, or is not switched on.',
    why: [
      'A partial update writes the columns that COLUMNS names and leaves the others as they are. Without COLUMNS it takes all columns of the table, and a field that a message lacks becomes NULL.',
      '`unique_key_update_mode` overrides `partial_columns`. `partial_update_new_key_behavior` is refused unless one of the two switches partial updates on, and `fill_missing_columns` of the development branch when they are on.',
    ].join(' '),
    sources: [
      'CreateRoutineLoadInfo (Doris frontend)',
      'https://github.com/apache/doris/issues/66450',
      'https://github.com/apache/doris/issues/57652',
    ],
  },
  examples: {
    bad: [
      {
        sql: `CREATE ROUTINE LOAD sales ON orders
PROPERTIES ("format" = "json", «"partial_columns"» = "true")
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
      },
      {
        sql: `CREATE ROUTINE LOAD sales ON orders
PROPERTIES ("format" = "json", "jsonpaths" = '["$.id", "$.amount"]', «"unique_key_update_mode"» = "UPDATE_FIXED_COLUMNS")
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
        fixed: `CREATE ROUTINE LOAD sales ON orders
COLUMNS (id, amount)
PROPERTIES ("format" = "json", "jsonpaths" = '["$.id", "$.amount"]', "unique_key_update_mode" = "UPDATE_FIXED_COLUMNS")
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
      },
      {
        sql: `CREATE ROUTINE LOAD sales ON orders
COLUMNS (id, amount)
PROPERTIES («"partial_columns"» = "true", "unique_key_update_mode" = "UPSERT")
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
        fixed: `CREATE ROUTINE LOAD sales ON orders
COLUMNS (id, amount)
PROPERTIES ("unique_key_update_mode" = "UPSERT")
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
      },
      {
        sql: `CREATE ROUTINE LOAD sales ON orders
COLUMNS (id, amount)
PROPERTIES («"partial_update_new_key_behavior"» = "ERROR")
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
        fixed: `CREATE ROUTINE LOAD sales ON orders
COLUMNS (id, amount)
PROPERTIES ("partial_columns" = "true", "partial_update_new_key_behavior" = "ERROR")
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
      },
      {
        sql: `CREATE ROUTINE LOAD sales ON orders
COLUMNS (id, amount)
PROPERTIES («"partial_columns"» = "true", "unique_key_update_mode" = "UPDATE_FIXED_COLUMNS")
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
        fixed: `CREATE ROUTINE LOAD sales ON orders
COLUMNS (id, amount)
PROPERTIES ("unique_key_update_mode" = "UPDATE_FIXED_COLUMNS")
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
      },
      {
        sql: `-- doris: dev
CREATE ROUTINE LOAD sales ON orders
COLUMNS (id, amount)
PROPERTIES ("format" = "json", "partial_columns" = "true", «"fill_missing_columns"» = "true")
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
        fixed: `-- doris: dev
CREATE ROUTINE LOAD sales ON orders
COLUMNS (id, amount)
PROPERTIES ("format" = "json", "partial_columns" = "true")
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
      },
    ],
    good: [
      {
        sql: `CREATE ROUTINE LOAD sales ON orders
COLUMNS (id, amount)
PROPERTIES ("partial_columns" = "TRUE", "partial_update_new_key_behavior" = "error")
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
      },
      {
        sql: `CREATE ROUTINE LOAD sales ON orders
PROPERTIES ("partial_columns" = "false", "unique_key_update_mode" = "<mode>", "partial_update_new_key_behavior" = "APPEND")
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
      },
      { sql: `ALTER ROUTINE LOAD FOR sales PROPERTIES ("partial_columns" = "true");` },
    ],
  },
  check: (job, report) => {
    const list = job.properties;
    if (!list || !keys.some((key) => lookUp(list, key))) return;
    const mode = updateModeOf(job);
    if (!mode) return;
    const findings = [
      withoutColumns(job, mode),
      overridden(job, list, mode),
      withoutUpdate(job, list, mode),
      withAllColumns(job, list, mode),
    ];
    for (const found of findings) if (found) report(found);
  },
  fixes: (data, job) => fixesOf(data, job),
});

function withoutColumns(job: Job, { kind, property }: UpdateMode): Report<Data> | undefined {
  const { statement } = job;
  if (kind !== 'fixed' || !property || statement.kind !== 'create-routine-load' || !statement.table) return undefined;
  if (findClauseOf(job, 'columns') || !isWholeStatement(job)) return undefined;
  return {
    span: property.keySpan,
    message:
      'Without COLUMNS a partial update takes every column of the table: a field that a message lacks becomes NULL. Name the columns to update, keys included.',
    data: { kind: 'no-columns' },
  };
}

function overridden(job: Job, list: BoundList, { kind, property }: UpdateMode): Report<Data> | undefined {
  const partial = settingOf(job, 'partial_columns');
  if (!partial || !property || property === partial || valueProblem(job, partial)) return undefined;
  const says = isOn(partial) ? 'fixed' : 'upsert';
  // A plain `false` beside another mode is what SHOW CREATE ROUTINE LOAD may print.
  if (says === 'upsert' && kind !== 'fixed') return undefined;
  const isContrary = says !== kind;
  return {
    span: partial.keySpan,
    severity: isContrary ? 'warning' : 'information',
    unnecessary: true,
    message: isContrary
      ? '`partial_columns` has no effect beside `unique_key_update_mode`, which says otherwise and wins.'
      : '`partial_columns` adds nothing to `unique_key_update_mode`, which says the same and wins.',
    related: [{ span: property.valueSpan, message: 'This one takes effect.' }],
    data: { kind: 'surplus', list, surplus: partial },
  };
}

/** Doris refuses to fill all columns where only those of COLUMNS are updated (apache/doris#64071). */
function withAllColumns(job: Job, list: BoundList, { kind, property }: UpdateMode): Report<Data> | undefined {
  const surplus = switchedOn(job, 'fill_missing_columns');
  if (kind !== 'fixed' || !surplus) return undefined;
  return {
    span: surplus.keySpan,
    severity: 'error',
    message: 'A partial update takes the columns of COLUMNS alone: Doris refuses `fill_missing_columns` beside it.',
    related: property && [{ span: property.valueSpan, message: 'The partial update is switched on here.' }],
    data: { kind: 'surplus', list, surplus },
  };
}

function withoutUpdate(job: Job, list: BoundList, { kind, property }: UpdateMode): Report<Data> | undefined {
  const behavior = lookUp(list, 'partial_update_new_key_behavior');
  if (kind !== 'upsert' || !behavior || !settingOf(job, behavior.key)) return undefined;
  const condition = isAtLeast(job.version, '4.0') ? 'partial update is enabled' : 'partial_columns is true';
  return {
    span: behavior.keySpan,
    severity: 'error',
    message: `Rows are not updated partially here: Doris answers \`partial_update_new_key_behavior can only be set when ${condition}\`.`,
    related: property && [{ span: property.valueSpan, message: 'This says that whole rows are written.' }],
    data: { kind: 'no-update', list, behavior, mode: property },
  };
}

function fixesOf(data: Data, job: Job): readonly Fix[] {
  switch (data.kind) {
    case 'no-columns': {
      const paths = settingOf(job, 'jsonpaths');
      if (!paths || messageFormatOf(job)?.kind !== 'json' || valueProblem(job, paths)) return [];
      const read = jsonPathsOf(paths);
      const names = 'paths' in read ? columnNames(read.paths) : undefined;
      return names && names.length > 0 ? [addColumnsFix(job, names)] : [];
    }
    case 'surplus': {
      const { list, surplus } = data;
      const edits = removeProperty(job, list, surplus);
      return [{ title: `Remove ${surplus.key}`, edits, preferred: true, safe: surplus.key === 'partial_columns' }];
    }
    case 'no-update':
      return withoutUpdateFixes(data.list, data.behavior, data.mode, job);
  }
}

function withoutUpdateFixes(
  list: BoundList,
  behavior: BoundProperty,
  mode: BoundProperty | undefined,
  job: Job,
): readonly Fix[] {
  // A partial update without COLUMNS would be the next mistake.
  const hasColumns = findClauseOf(job, 'columns') !== undefined;
  const isMode = mode?.key === 'unique_key_update_mode';
  const before = list.properties[list.properties.indexOf(behavior) - 1] ?? 'start';
  const edits = mode
    ? replaceValue(mode, isMode ? 'UPDATE_FIXED_COLUMNS' : 'true')
    : insertProperties(job, list, [{ key: 'partial_columns', value: 'true' }], before);
  const setting = isMode ? 'unique_key_update_mode = UPDATE_FIXED_COLUMNS' : 'partial_columns = true';
  const removed = removeProperty(job, list, behavior);
  return [
    { title: `Set ${setting}`, edits, preferred: hasColumns, safe: false },
    { title: 'Remove partial_update_new_key_behavior', edits: removed, preferred: !hasColumns, safe: false },
  ];
}
