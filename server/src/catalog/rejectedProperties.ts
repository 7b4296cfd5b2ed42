import { pages } from './documentation.ts';
import type { PropertySpec } from './types.ts';
import { anyValue } from './valueTypes.ts';

/** Keys that people write into `PROPERTIES (…)` and Doris refuses, with what to write instead. */
const rejected: readonly (readonly [key: string, doc: string, replacement?: string, replacementIsKey?: boolean])[] = [
  ['column_separator', 'The separator of CSV fields is set by a clause.', 'COLUMNS TERMINATED BY'],
  ['line_delimiter', 'A Kafka message is one or more whole rows, so no line separator can be set.'],
  ['columns', 'The column mapping is a clause.', 'COLUMNS (…)'],
  ['where', 'The filter is a clause.', 'WHERE'],
  ['partitions', 'The target partitions are a clause.', 'PARTITION (…)'],
  ['merge_type', 'The merge type follows the table name.', 'WITH MERGE'],
  ['delete', 'The condition for deletion is a clause, together with `WITH MERGE`.', 'DELETE ON'],
  ['function_column.sequence_col', 'The sequence column is a clause.', 'ORDER BY'],
  ['sequence_col', 'The sequence column is a clause.', 'ORDER BY'],
  ['delimiter', 'An older manual lists it, but it never existed.', 'COLUMNS TERMINATED BY'],
  ['quote', 'An older manual lists it, but it never existed.', 'enclose', true],
  ['null_format', 'An older manual lists it, but it never existed.'],
  ['skip_header_lines', 'An older manual lists it, but it never existed.'],
  ['query_parallelism', 'An older manual lists it, but it never existed.'],
  ['query_timeout', 'An older manual lists it, but it never existed.'],
  ['compress_type', 'A Stream Load header; Routine Load has nothing like it.'],
  ['skip_lines', 'A Stream Load header; Routine Load has nothing like it.'],
  ['read_json_by_line', 'A Stream Load header; Routine Load has nothing like it.'],
  ['trim_space', 'A StarRocks property; Doris has nothing like it.'],
  ['partial_update', 'The StarRocks name.', 'partial_columns', true],
  ['partial_update_mode', 'A StarRocks property; Doris has nothing like it.'],
  ['merge_condition', 'A StarRocks property; in Doris the sequence column says which of two rows stays.', 'ORDER BY'],
  [
    'task_consume_second',
    'A StarRocks property; Doris ends a subtask by its time, rows or bytes.',
    'max_batch_interval',
  ],
  [
    'task_timeout_second',
    'A StarRocks property; the timeout of a subtask is ten times `max_batch_interval`, but not below 60 s.',
    'max_batch_interval',
  ],
  [
    'log_rejected_record_num',
    'A StarRocks property; Doris keeps rejected rows without being asked, see `ErrorLogUrls` in SHOW ROUTINE LOAD.',
  ],
  ['pause_on_fatal_parse_error', 'A StarRocks property; too many error rows pause a job of Doris.', 'max_error_number'],
  ['timeout', 'The timeout of a subtask is ten times `max_batch_interval`, but not below 60 s.', 'max_batch_interval'],
  ['memtable_on_sink_node', 'Taken from the session when the job is created.', 'SET enable_memtable_on_sink_node = …'],
  ['compute_group', 'Taken from the session or from the default of the user.', 'USE @<compute group>'],
  ['current_concurrent_number', 'Output of SHOW ROUTINE LOAD only.', 'desired_concurrent_number', true],
  [
    'max_routine_load_task_concurrent_num',
    'A frontend setting that caps `desired_concurrent_number`, not a property of a job.',
    'desired_concurrent_number',
    true,
  ],
];

/** Keys that Doris refuses in `PROPERTIES (…)` with `<key> is invalid property`. */
export const rejectedProperties: readonly PropertySpec[] = [
  {
    key: 'trim_double_quotes',
    list: 'properties',
    group: 'format',
    status: 'rejected',
    type: anyValue,
    statements: [],
    replacement: 'enclose',
    doc: 'Known from Stream Load. To read quoted CSV fields, set `enclose`.',
    whenWrong: 'Doris answers `trim_double_quotes is invalid property`.',
    url: pages.create,
    disagreement: 'The documentation recommends it beside `enclose`; neither CREATE nor ALTER takes it.',
    disagreesOnKey: true,
    rank: 1000,
  },
  ...rejected.map(
    ([key, doc, replacement, replacementIsKey]): PropertySpec => ({
      key,
      list: 'properties',
      group: 'job',
      status: 'rejected',
      type: anyValue,
      statements: [],
      ...(replacement === undefined ? {} : { replacement }),
      ...(replacementIsKey === true ? { replacementIsKey } : {}),
      doc,
      whenWrong: `Doris answers \`${key} is invalid property\`.`,
      url: pages.create,
      rank: 1000,
    }),
  ),
];
