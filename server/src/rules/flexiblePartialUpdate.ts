import { type BoundList, type BoundProperty, type Job, lookUp } from '../model/job.ts';
import type { LoadClause } from '../syntax/tree.ts';
import { removeClauses, removeMergeType } from './clauseEdits.ts';
import { messageFormatOf, settingOf, switchedOn, updateModeOf } from './jobSettings.ts';
import { insertProperties, removeProperty, replaceValue } from './listEdits.ts';
import { defineRule, type Fix, type RelatedPlace } from './rule.ts';
import { clauseName, clausesInOrder } from './statementParts.ts';

type Data =
  | { readonly kind: 'format'; readonly list: BoundList; readonly format: BoundProperty | undefined }
  | { readonly kind: 'property'; readonly list: BoundList; readonly property: BoundProperty }
  | { readonly kind: 'clause'; readonly clause: LoadClause }
  | { readonly kind: 'merge' };

/** What a flexible partial update does not go with. */
export const flexiblePartialUpdate = defineRule<Data>({
  id: 'flexible-partial-update',
  severity: 'error',
  docs: {
    covers: [46],
    summary: '`UPDATE_FLEXIBLE_COLUMNS` takes plain JSON: no CSV, no `jsonpaths`, no `fuzzy_parse`, no COLUMNS.',
    why: [
      'In a flexible partial update each message tells by its own fields which columns it updates, so that nothing may stand between the fields and the columns. Doris refuses CSV',
      '(`Flexible partial update only supports JSON format, but found: csv`), `jsonpaths`, `fuzzy_parse` and COLUMNS; the development branch refuses WHERE, WITH and ORDER BY as well.',
    ].join(' '),
    sources: ['CreateRoutineLoadInfo.validateFlexiblePartialUpdate (Doris 4.0)'],
    since: '4.0',
  },
  examples: {
    bad: [
      {
        sql: `CREATE ROUTINE LOAD sales ON orders
PROPERTIES ("unique_key_update_mode" = «"UPDATE_FLEXIBLE_COLUMNS"»)
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
        fixed: `CREATE ROUTINE LOAD sales ON orders
PROPERTIES ("format" = "json", "unique_key_update_mode" = "UPDATE_FLEXIBLE_COLUMNS")
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
      },
      {
        sql: `CREATE ROUTINE LOAD sales ON orders
«COLUMNS» (id, amount)
PROPERTIES ("format" = "json", «"jsonpaths"» = '["$.id", "$.amount"]', "unique_key_update_mode" = "update_flexible_columns")
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
        fixed: `CREATE ROUTINE LOAD sales ON orders
PROPERTIES ("format" = "json", "jsonpaths" = '["$.id", "$.amount"]', "unique_key_update_mode" = "update_flexible_columns")
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
      },
      {
        sql: `CREATE ROUTINE LOAD sales ON orders
PROPERTIES (
    "format" = "json",
    «"fuzzy_parse"» = "true",
    "strip_outer_array" = "true",
    "unique_key_update_mode" = "UPDATE_FLEXIBLE_COLUMNS"
)
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
        fixed: `CREATE ROUTINE LOAD sales ON orders
PROPERTIES (
    "format" = "json",
    "strip_outer_array" = "true",
    "unique_key_update_mode" = "UPDATE_FLEXIBLE_COLUMNS"
)
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
      },
    ],
    good: [
      {
        sql: `CREATE ROUTINE LOAD sales ON orders
WHERE id > 1
PROPERTIES ("format" = "json", "jsonpaths" = "", "fuzzy_parse" = "false", "unique_key_update_mode" = "UPDATE_FLEXIBLE_COLUMNS")
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
      },
      {
        sql: `CREATE ROUTINE LOAD sales ON orders
COLUMNS (id, amount)
PROPERTIES ("format" = "json", "jsonpaths" = '["$.id", "$.amount"]', "unique_key_update_mode" = "UPDATE_FIXED_COLUMNS")
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
      },
      { sql: `ALTER ROUTINE LOAD FOR sales PROPERTIES ("unique_key_update_mode" = "UPDATE_FLEXIBLE_COLUMNS");` },
    ],
  },
  check: (job, report) => {
    const { statement, properties: list } = job;
    if (!lookUp(list, 'unique_key_update_mode')) return;
    const mode = updateModeOf(job);
    if (mode?.kind !== 'flexible' || !mode.property || !list) return;
    const isCreate = statement.kind === 'create-routine-load';
    // A job with many tables cannot update partially at all.
    if (isCreate && !statement.table) return;
    const related: readonly RelatedPlace[] = [
      { span: mode.property.valueSpan, message: 'The update mode is set here.' },
    ];
    const format = messageFormatOf(job);
    if (format?.kind === 'csv') {
      const found = format.property?.value ?? 'csv';
      report({
        span: (format.property ?? mode.property).valueSpan,
        message: `A flexible partial update reads JSON alone: Doris answers \`Flexible partial update only supports JSON format, but found: ${found}\`.`,
        related: format.property && related,
        data: { kind: 'format', list, format: format.property },
      });
    }
    const jsonpaths = settingOf(job, 'jsonpaths');
    for (const property of [switchedOn(job, 'fuzzy_parse'), jsonpaths?.value === '' ? undefined : jsonpaths]) {
      if (!property) continue;
      report({
        span: property.keySpan,
        message: `A flexible partial update takes the fields as they come: Doris answers \`Flexible partial update does not support ${property.key}\`.`,
        related,
        data: { kind: 'property', list, property },
      });
    }
    for (const clause of clausesInOrder(job)) {
      const message = refusalOf(job, clause);
      if (message !== undefined) report({ span: clause.keyword, message, related, data: { kind: 'clause', clause } });
    }
    if (isCreate && statement.merge && job.version === 'dev') {
      const message = 'The development branch of Doris refuses WITH in a flexible partial update.';
      report({ span: statement.merge, message, related, data: { kind: 'merge' } });
    }
  },
  fixes: (data, job): readonly Fix[] => {
    switch (data.kind) {
      case 'format': {
        const edits = data.format
          ? replaceValue(data.format, 'json')
          : insertProperties(job, data.list, [{ key: 'format', value: 'json' }], 'start');
        return [{ title: 'Set format = json', edits, preferred: true, safe: false }];
      }
      case 'property': {
        const edits = removeProperty(job, data.list, data.property);
        return [{ title: `Remove ${data.property.key}`, edits, preferred: true, safe: false }];
      }
      case 'clause': {
        const edits = removeClauses(job, [data.clause]);
        return [{ title: `Remove ${clauseName(data.clause.kind)}`, edits, preferred: true, safe: false }];
      }
      case 'merge':
        return [{ title: 'Remove WITH', edits: removeMergeType(job), preferred: true, safe: false }];
    }
  },
});

/** What Doris says to a clause in a flexible partial update; `undefined` when it takes it. */
function refusalOf(job: Job, { kind }: LoadClause): string | undefined {
  if (kind === 'columns')
    return 'A flexible partial update takes the fields as they come: Doris answers `Flexible partial update does not support COLUMNS specification`.';
  if (job.version !== 'dev' || (kind !== 'where' && kind !== 'order-by')) return undefined;
  return `The development branch of Doris refuses ${clauseName(kind)} in a flexible partial update.`;
}
