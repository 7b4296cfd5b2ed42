import { isAtLeast } from '../catalog/index.ts';
import { type BoundList, type BoundProperty, type Job, lookUp } from '../model/job.ts';
import type { LoadClause, Span } from '../syntax/tree.ts';
import { removeClauses, removeMergeType } from './clauseEdits.ts';
import { updateModeOf } from './jobSettings.ts';
import { removeProperties, removeProperty, replaceValue } from './listEdits.ts';
import { hasWholeKey, hasWholeValue } from './propertyFindings.ts';
import { defineRule, type Fix, type Report } from './rule.ts';
import { clauseName, clausesInOrder, isWholeStatement } from './statementParts.ts';

type Data =
  | { readonly kind: 'parts'; readonly clauses: readonly LoadClause[]; readonly update: BoundProperty | undefined }
  | { readonly kind: 'format'; readonly list: BoundList; readonly property: BoundProperty }
  | { readonly kind: 'ignored'; readonly list: BoundList; readonly property: BoundProperty };

/** Keys that were meant to say where the table name stands in a message; nothing reads them. */
const indexKey = 'kafka_text_table_name_field_index';
const unreadKeys = ['kafka_table_name_location', 'kafka_text_table_name_field_delimiter', indexKey];
const formatKey = 'kafka_table_name_format';

/** What a job that loads many tables cannot have. */
export const multiTable = defineRule<Data>({
  id: 'multi-table',
  severity: 'error',
  docs: {
    covers: [11, 12, 13, 14],
    summary: 'A job without ON loads many tables, and cannot have COLUMNS, filters or partial updates.',
    why: [
      'Without ON every message names its table, as `table|…`, and Doris loads each into its own. Clauses on columns cannot fit all tables: Doris refuses COLUMNS, WHERE and PRECEDING FILTER with',
      '`Multi-table load does not support setting columns info`, and partial updates with `Partial update is not supported in multi-table load.` PARTITION, DELETE ON and ORDER BY pass, apply to every',
      'table, and mostly fail there. Of the `kafka_table_name_…` keys only the format is checked, and only `TEXT` passes; the backend always cuts at the first `|`.',
    ].join(' '),
    sources: [
      'CreateRoutineLoadInfo, KafkaDataSourceProperties.checkAndSetMultiLoadProperties (Doris frontend)',
      'multi_table_pipe.cpp (Doris backend)',
      'https://github.com/apache/doris/issues/29275',
    ],
  },
  examples: {
    bad: [
      {
        sql: `CREATE ROUTINE LOAD sales
«COLUMNS» (id, amount),
WHERE amount > 0
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
      },
      {
        sql: `CREATE ROUTINE LOAD sales
PROPERTIES ("format" = "json", «"partial_columns"» = "true")
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
        fixed: `CREATE ROUTINE LOAD sales
PROPERTIES ("format" = "json")
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
      },
      {
        sql: `CREATE ROUTINE LOAD sales
COLUMNS TERMINATED BY ",",
«PARTITION» (p1)
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
      },
      {
        sql: `CREATE ROUTINE LOAD sales
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders", "kafka_text_table_name_field_index" = «"first"»);`,
        fixed: `CREATE ROUTINE LOAD sales
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
      },
      {
        sql: `CREATE ROUTINE LOAD sales
FROM KAFKA (
    "kafka_broker_list" = "kafka1:9092",
    "kafka_topic" = "orders",
    "kafka_table_name_format" = «"JSON"»,
    «"kafka_table_name_location"» = "key"
);`,
        fixed: `CREATE ROUTINE LOAD sales
FROM KAFKA (
    "kafka_broker_list" = "kafka1:9092",
    "kafka_topic" = "orders",
    "kafka_table_name_format" = "TEXT",
    "kafka_table_name_location" = "key"
);`,
      },
      {
        sql: `CREATE ROUTINE LOAD sales ON orders
FROM KAFKA (
    "kafka_broker_list" = "kafka1:9092",
    "kafka_topic" = "orders",
    «"kafka_table_name_format"» = "TEXT"
);`,
        fixed: `CREATE ROUTINE LOAD sales ON orders
FROM KAFKA (
    "kafka_broker_list" = "kafka1:9092",
    "kafka_topic" = "orders"
);`,
      },
    ],
    good: [
      {
        sql: `CREATE ROUTINE LOAD sales
COLUMNS TERMINATED BY ","
PROPERTIES ("max_error_number" = "10", "partial_columns" = "false")
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders", "kafka_table_name_format" = "text");`,
      },
      {
        sql: `CREATE ROUTINE LOAD sales ON orders
COLUMNS (id, amount),
PARTITION (p1),
WHERE amount > 0
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
      },
      { sql: `ALTER ROUTINE LOAD FOR sales COLUMNS (id, amount), WHERE amount > 0;` },
    ],
  },
  check: (job, report) => {
    const { statement } = job;
    if (statement.kind !== 'create-routine-load') return;
    for (const found of keyFindings(job, statement.table === undefined)) report(found);
    if (statement.table || !statement.label || !isWholeStatement(job)) return;
    const found = partsFinding(job);
    if (found) report(found);
  },
  fixes: (data, job) => fixesOf(data, job),
});

/** One finding on all that asks for a single table: mostly it is ON that is missing. */
function partsFinding(job: Job): Report<Data> | undefined {
  const all = clausesInOrder(job);
  const refused = all.filter((clause) => isRefused(job, clause));
  const mode = updateModeOf(job);
  const update = mode && mode.kind !== 'upsert' ? mode.property : undefined;
  const [first] = refused;
  if (first) {
    const places = [...refused.slice(1).map(({ keyword }) => keyword), ...(update ? [update.keySpan] : [])];
    return {
      span: first.keyword,
      message: `Without ON the job loads many tables, and ${clauseName(first.kind)} belongs to one: Doris answers \`Multi-table load does not support setting columns info\`. Name the table behind ON, or leave the clause out.`,
      related: related(places),
      data: { kind: 'parts', clauses: refused, update },
    };
  }
  if (update) {
    return {
      span: update.keySpan,
      message:
        'Without ON the job loads many tables: Doris answers `Partial update is not supported in multi-table load.` Name the table behind ON, or leave the setting out.',
      data: { kind: 'parts', clauses: [], update },
    };
  }
  const doubtful = all.filter((clause) => isDoubtful(job, clause));
  const [earliest] = doubtful;
  if (!earliest) return undefined;
  return {
    span: earliest.keyword,
    severity: 'warning',
    message: `Without ON the job loads many tables, and ${clauseName(earliest.kind)} applies to each of them, where it mostly fails. Name the table behind ON, or leave the clause out.`,
    related: related(doubtful.slice(1).map(({ keyword }) => keyword)),
    data: { kind: 'parts', clauses: doubtful, update: undefined },
  };
}

function related(spans: readonly Span[]): Report<Data>['related'] {
  return spans.map((span) => ({ span, message: 'Needs a single table too.' }));
}

/** The planner before 3.1 let WHERE pass (CreateRoutineLoadStmt.checkLoadProperties). */
function isRefused(job: Job, { kind }: LoadClause): boolean {
  return kind === 'columns' || kind === 'preceding-filter' || (kind === 'where' && isAtLeast(job.version, '3.1'));
}

function isDoubtful(job: Job, clause: LoadClause): boolean {
  if (clause.kind === 'columns-terminated-by' || isRefused(job, clause)) return false;
  // DELETE ON without MERGE, and PARTITION without names, are wrong in any job; other rules say so.
  if (clause.kind === 'partition') return clause.names.length > 0;
  const merge = job.statement.kind === 'create-routine-load' ? job.statement.merge : undefined;
  return clause.kind !== 'delete-on' || merge?.type === 'MERGE';
}

/** The keys about table names in messages. */
function keyFindings(job: Job, isMulti: boolean): readonly Report<Data>[] {
  const list = job.source;
  if (list?.kind !== 'kafka') return [];
  const found: Report<Data>[] = [];
  const format = lookUp(list, formatKey);
  if (isMulti && format && hasWholeValue(format) && format.value.replaceAll(' ', '').toUpperCase() !== 'TEXT') {
    found.push({
      span: format.valueSpan,
      message:
        'Only `TEXT` is supported, with the table name in front of the first `|` of each message: Doris answers `Multi load olay supported for table name format TEXT`.',
      data: { kind: 'format', list, property: format },
    });
  }
  for (const key of isMulti ? unreadKeys : [formatKey, ...unreadKeys]) {
    const property = lookUp(list, key);
    if (!property || !hasWholeKey(property)) continue;
    if (isMulti && key === indexKey && hasWholeValue(property) && !isJavaInteger(property.value)) {
      found.push({
        span: property.valueSpan,
        message: `\`${key}\` has no effect, but must be an integer: Doris answers \`For input string: …\`.`,
        data: { kind: 'ignored', list, property },
      });
      continue;
    }
    found.push({
      span: property.keySpan,
      severity: 'information',
      unnecessary: true,
      message: isMulti
        ? `\`${key}\` has no effect: the table name always stands in front of the first \`|\` of a message.`
        : `\`${key}\` has no effect: the job loads the one table that ON names.`,
      data: { kind: 'ignored', list, property },
    });
  }
  return found;
}

/** Whether `Integer.parseInt` takes a text. */
function isJavaInteger(text: string): boolean {
  return /^[+-]?\d{1,10}$/.test(text) && Number(text) < 2 ** 31 && Number(text) >= -(2 ** 31);
}

function fixesOf(data: Data, job: Job): readonly Fix[] {
  if (data.kind === 'format')
    return [{ title: 'Change to TEXT', edits: replaceValue(data.property, 'TEXT'), preferred: true, safe: true }];
  if (data.kind === 'ignored') {
    const edits = removeProperty(job, data.list, data.property);
    return [{ title: `Remove ${data.property.key}`, edits, preferred: true, safe: true }];
  }
  const { clauses, update } = data;
  // WITH MERGE alone would be refused
  const withMerge = clauses.some(({ kind }) => kind === 'delete-on');
  const names = [
    ...(withMerge ? ['WITH MERGE'] : []),
    ...clauses.map(({ kind }) => clauseName(kind)),
    ...(update ? [update.key] : []),
  ];
  const edits = [
    ...(withMerge ? removeMergeType(job) : []),
    ...removeClauses(job, clauses),
    ...(update && job.properties ? removeProperties(job, job.properties, [update]) : []),
  ];
  // With clauses in it, the table has more likely been forgotten.
  return [{ title: `Remove ${names.join(', ')}`, edits, preferred: clauses.length === 0, safe: false }];
}
