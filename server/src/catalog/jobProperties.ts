import { pages } from './documentation.ts';
import { jsonPath, jsonPathArray } from './jsonPath.ts';
import { formatRefusal, messageFormat } from './messageFormat.ts';
import { timeZone } from './timeZone.ts';
import type { PropertySpec, StatementKind } from './types.ts';
import { shortened } from './valueProblem.ts';
import { decimal, enumOf, integer, jobBoolean, singleCharacter, strictBoolean, text } from './valueTypes.ts';
import { isAtLeast } from './versions.ts';

const both: readonly StatementKind[] = ['create', 'alter'];
const createOnly: readonly StatementKind[] = ['create'];

type Entry = Omit<PropertySpec, 'list' | 'status' | 'url' | 'group'> & Partial<Pick<PropertySpec, 'group' | 'url'>>;

function job(entry: Entry): PropertySpec {
  return { group: 'job', url: pages.create, list: 'properties', status: 'accepted', ...entry };
}

const silentlyFalse = 'Any text but `true` counts as `false` without a word.';
const jsonOnly = 'Has no effect unless `format` is `json`.';
const csvOnly = 'Has no effect unless `format` is `csv`.';

/** The keys of `PROPERTIES (…)` that Doris takes (CreateRoutineLoadInfo, AlterRoutineLoadCommand). */
export const jobProperties: readonly PropertySpec[] = [
  job({
    key: 'desired_concurrent_number',
    type: integer({ min: 1, keeps32Bits: true }),
    statements: both,
    default: '256',
    olderDefault: { before: '2.1', value: '5' },
    doc: 'The most subtasks that may run at once. Doris uses the smallest of this, the number of partitions, and the frontend setting `max_routine_load_task_concurrent_num`.',
    whenWrong:
      'CREATE answers `desired_concurrent_number must be greater than 0`, ALTER `desired_concurrent_number should > 0`; a value above the frontend setting is capped in silence.',
    answer: (_, __, statement) =>
      statement === 'create'
        ? 'Doris answers `desired_concurrent_number must be greater than 0`.'
        : 'Doris answers `desired_concurrent_number should > 0`.',
    disagreement:
      'The documentation gives the default 5; the code takes it from `max_routine_load_task_concurrent_num`, 256 (5 in 2.0 and early 2.1).',
    rank: 0,
  }),
  job({
    key: 'max_batch_interval',
    type: integer({ min: 1, max: (version) => (version === '2.0' ? 60 : undefined), unit: 'second' }),
    statements: both,
    default: '60',
    olderDefault: { before: '3.1', value: '10' },
    doc: 'The longest time one subtask reads, in seconds. A subtask times out after ten times this, but not before 60 s. Since 4.0 a subtask that lags behind runs for at least 360 s.',
    whenWrong:
      'Doris answers `max_batch_interval should >= 1`; 2.0 answers `max_batch_interval should between 1 and 60`.',
    answer: (_, version) =>
      `Doris answers \`max_batch_interval should ${version === '2.0' ? 'between 1 and 60' : '>= 1'}\`.`,
    disagreement: 'The documentation gives the default 10; the code uses 60 (10 up to about 3.0).',
    rank: 1,
  }),
  job({
    key: 'max_batch_rows',
    type: integer({ min: 200_000, unit: 'row' }),
    statements: both,
    default: '20000000',
    olderDefault: { before: '2.1', value: '200000' },
    doc: 'The most rows one subtask reads. Ten times this is the window in which `max_error_number` and `max_filter_ratio` are counted. Since 4.0 a subtask that lags behind reads up to 20,000,000 rows at least.',
    whenWrong: 'Doris answers `max_batch_rows should > 200000`.',
    answer: () => 'Doris answers `max_batch_rows should > 200000`, although exactly 200000 passes.',
    disagreement: 'The message says greater than 200000; exactly 200000 is accepted.',
    rank: 2,
  }),
  job({
    key: 'max_batch_size',
    type: integer({ min: 104_857_600, max: 10_737_418_240, unit: 'byte' }),
    statements: both,
    default: '1073741824',
    olderDefault: { before: '2.1', value: '104857600' },
    doc: 'The most bytes one subtask reads, written in digits without a unit: 100 MB to 10 GB. Since 4.0 a subtask that lags behind reads up to 1 GB at least.',
    whenWrong: 'Doris answers `max_batch_size should between 100MB and 10GB`, also for `100MB`.',
    answer: (value) => {
      const isTooMuch = Number(value) > 10_737_418_240;
      const manual = isTooMuch ? ' The manual gives 1 GB as the maximum; the code allows 10 GB.' : '';
      return `Doris answers \`max_batch_size should between 100MB and 10GB\`.${manual}`;
    },
    disagreement: 'The manual gives 1 GB as the maximum; the code allows 10 GB.',
    rank: 3,
  }),
  job({
    key: 'format',
    group: 'format',
    type: messageFormat(),
    statements: createOnly,
    default: 'csv',
    doc: 'How each message is encoded. It cannot be changed later.',
    whenWrong:
      'Doris answers `format:<value> is not supported.`, or `Invalid format type.` for parquet, orc and avro; 2.x answers ``Format type is invalid. format=`<value>` ``.',
    answer: formatRefusal,
    rank: 4,
  }),
  job({
    key: 'jsonpaths',
    group: 'format',
    type: jsonPathArray(),
    statements: both,
    uncheckedByAlter: true,
    default: '',
    doc: `The fields to take from each JSON message, as a JSON array of paths. The paths map in order to the names in COLUMNS, or to the table's columns. ${jsonOnly}`,
    whenWrong: 'Doris accepts any text; the job then pauses (`please check the jsonpaths`) or loads NULL.',
    rank: 5,
    placeholder: '["$.<field>"]',
  }),
  job({
    key: 'json_root',
    group: 'format',
    type: jsonPath(),
    statements: both,
    uncheckedByAlter: true,
    default: '',
    doc: `The path of the node that holds the record or records, e.g. \`$.data\`. ${jsonOnly}`,
    whenWrong: 'Doris accepts any text; a path that matches nothing makes every message a bad row.',
    rank: 6,
    placeholder: '$.<field>',
  }),
  job({
    key: 'strip_outer_array',
    group: 'format',
    type: jobBoolean({
      true: 'A message that is a JSON array becomes one row for each element.',
      false: 'Each message is one JSON object; an array is a bad row.',
    }),
    statements: both,
    uncheckedByAlter: true,
    default: 'false',
    doc: `Whether a message is a JSON array with one row for each element. ${jsonOnly}`,
    whenWrong: silentlyFalse,
    rank: 7,
  }),
  job({
    key: 'strict_mode',
    type: jobBoolean({
      true: 'A row with a value that cannot be converted is filtered out.',
      false: 'A value that cannot be converted becomes NULL.',
    }),
    statements: both,
    uncheckedByAlter: true,
    default: 'false',
    doc: 'Whether rows are filtered out when a value cannot be converted to its column type. In partial updates it also forbids new keys on older versions.',
    whenWrong: silentlyFalse,
    rank: 8,
  }),
  job({
    key: 'max_error_number',
    type: integer({ min: 0, unit: 'row' }),
    statements: both,
    default: '0',
    doc: 'The bad rows tolerated in one window of ten times `max_batch_rows` rows; one more pauses the job. Rows that WHERE drops do not count.',
    whenWrong: 'Doris answers `max_error_number should >= 0`.',
    rank: 9,
  }),
  job({
    key: 'max_filter_ratio',
    type: decimal({ min: 0, max: 1 }),
    statements: both,
    since: '2.1',
    lateIn: '2.0',
    untilThen: 'Limit the bad rows by `max_error_number`.',
    default: '1.0',
    doc: 'The share of bad rows tolerated in one window, from 0 to 1. The job pauses when either this or `max_error_number` is exceeded, so both must allow an error.',
    whenWrong: 'Doris answers `max_filter_ratio should between 0 and 1`.',
    disagreement: 'The documentation gives the default 0; the code uses 1.0, so that `max_error_number` alone decides.',
    rank: 10,
  }),
  job({
    key: 'timezone',
    type: timeZone(),
    statements: both,
    doc: "The zone for time functions and for offsets given as a time. The session's `time_zone` applies when it is absent.",
    whenWrong: "Doris answers `Unknown or incorrect time zone: '<value>'`.",
    rank: 11,
  }),
  job({
    key: 'num_as_string',
    group: 'format',
    type: jobBoolean({
      true: 'Numbers keep every digit.',
      false: 'Numbers are read as numbers and may lose precision.',
    }),
    statements: both,
    uncheckedByAlter: true,
    default: 'false',
    doc: `Whether JSON numbers are read as text, so that no digit is lost. ${jsonOnly}`,
    whenWrong: silentlyFalse,
    rank: 12,
  }),
  job({
    key: 'fuzzy_parse',
    group: 'format',
    type: jobBoolean({
      true: 'The fields of the first row are taken as the fields of all; faster.',
      false: 'Each row is read by itself.',
    }),
    statements: both,
    uncheckedByAlter: true,
    default: 'false',
    doc: `Whether every row of an array has the same fields in the same order as the first. Of use with \`strip_outer_array\` only. ${jsonOnly}`,
    whenWrong: silentlyFalse,
    rank: 13,
  }),
  job({
    key: 'partial_columns',
    group: 'partial-update',
    type: jobBoolean({
      true: 'Only the columns named in COLUMNS are updated.',
      false: 'Whole rows are written; columns that are not loaded become NULL or their default.',
    }),
    statements: both,
    uncheckedByAlter: true,
    default: 'false',
    doc: 'Whether only the columns named in COLUMNS are updated. It needs a Unique Key table with merge-on-write; `unique_key_update_mode` overrides it.',
    whenWrong: `${silentlyFalse} On another table Doris answers \`load by PARTIAL_COLUMNS is only supported in unique table MoW\`.`,
    rank: 14,
  }),
  job({
    key: 'unique_key_update_mode',
    group: 'partial-update',
    type: enumOf(
      [
        { value: 'UPSERT', doc: 'Whole rows are inserted or replaced; the default.' },
        { value: 'UPDATE_FIXED_COLUMNS', doc: 'The columns named in COLUMNS are updated, as with `partial_columns`.' },
        {
          value: 'UPDATE_FLEXIBLE_COLUMNS',
          doc: 'Each JSON message updates the columns that it holds. Neither CSV nor `jsonpaths`, `fuzzy_parse` nor COLUMNS goes with it.',
        },
      ],
      { name: 'update mode', effect: 'rejects' },
    ),
    statements: both,
    since: '4.0',
    untilThen: 'Set `partial_columns` to `true` to update only the columns in COLUMNS.',
    default: 'UPSERT',
    doc: 'How rows of a Unique Key table are applied. It overrides `partial_columns`.',
    whenWrong:
      "Doris answers `unique_key_update_mode should be one of {'UPSERT', 'UPDATE_FIXED_COLUMNS', 'UPDATE_FLEXIBLE_COLUMNS'}, but found <value>`; older versions answer `unique_key_update_mode is invalid property`.",
    answer: (value) =>
      `Doris answers \`unique_key_update_mode should be one of {'UPSERT', 'UPDATE_FIXED_COLUMNS', 'UPDATE_FLEXIBLE_COLUMNS'}, but found ${shortened(value)}\`.`,
    disagreement: 'The 3.x documentation lists it, but 3.x refuses it; 4.0 has it since its late patches.',
    disagreesOnKey: true,
    rank: 15,
  }),
  job({
    key: 'partial_update_new_key_behavior',
    group: 'partial-update',
    type: enumOf(
      [
        { value: 'APPEND', doc: 'A row with a new key is inserted; the default.' },
        { value: 'ERROR', doc: 'A row with a new key is an error.' },
      ],
      { name: 'new key behaviour', effect: 'rejects' },
    ),
    statements: createOnly,
    since: '3.1',
    untilThen: 'Set `strict_mode` to `true` to refuse new keys in a partial update.',
    default: 'APPEND',
    doc: 'What a partial update does with a key that the table does not have yet. It goes with `partial_columns` or `unique_key_update_mode` only.',
    whenWrong:
      "Doris answers `partial_update_new_key_behavior should be one of {'APPEND', 'ERROR'}, but found <value>`, or without a partial update `partial_update_new_key_behavior can only be set when partial update is enabled`.",
    answer: (value) =>
      `Doris answers \`partial_update_new_key_behavior should be one of {'APPEND', 'ERROR'}, but found ${shortened(value.toUpperCase())}\`.`,
    rank: 16,
  }),
  job({
    key: 'enclose',
    group: 'format',
    type: singleCharacter('"'),
    statements: both,
    uncheckedByAlter: true,
    since: '2.1',
    untilThen: 'Choose a separator that no field holds.',
    doc: `The character that may enclose a CSV field, so that the field can hold the separator. ${csvOnly}`,
    whenWrong: 'Doris answers `enclose should not be longer than one byte.`; before 3.1 `enclose must be single-char`.',
    answer: (_, version) =>
      `Doris answers \`${isAtLeast(version, '3.1') ? 'enclose should not be longer than one byte.' : 'enclose must be single-char'}\`.`,
    rank: 17,
    placeholder: '"',
  }),
  job({
    key: 'escape',
    group: 'format',
    type: singleCharacter('\\'),
    statements: both,
    uncheckedByAlter: true,
    since: '2.1',
    untilThen: 'Choose a separator that no field holds.',
    doc: `The character that escapes the \`enclose\` character within a CSV field. A backslash is written \`\\\\\` in the SQL text. ${csvOnly}`,
    whenWrong: 'Doris answers `escape must be single-char`; before 3.1 the message names `enclose` by mistake.',
    answer: (_, version) =>
      isAtLeast(version, '3.1')
        ? 'Doris answers `escape must be single-char`.'
        : 'Doris answers `enclose must be single-char`, with the wrong name.',
    rank: 18,
    placeholder: '\\',
  }),
  job({
    key: 'empty_field_as_null',
    group: 'format',
    type: jobBoolean({
      true: 'An empty CSV field is loaded as NULL.',
      false: 'An empty CSV field is an empty string.',
    }),
    statements: both,
    uncheckedByAlter: true,
    since: '4.0',
    untilThen: "Write it out in COLUMNS, such as `COLUMNS (f, c = nullif(f, ''))`.",
    default: 'false',
    doc: `Whether an empty CSV field is loaded as NULL. ${csvOnly}`,
    whenWrong: silentlyFalse,
    rank: 19,
  }),
  job({
    key: 'fill_missing_columns',
    group: 'format',
    type: strictBoolean({
      true: 'Columns that COLUMNS leaves out are loaded too, from the fields of the same name.',
      false: 'Only the columns that COLUMNS names are loaded.',
    }),
    statements: both,
    since: 'dev',
    untilThen: 'Name all columns in COLUMNS.',
    default: 'false',
    doc: 'Whether the columns of the table that COLUMNS does not name are loaded as well. Only for jobs that read JSON.',
    whenWrong:
      'Doris refuses any other value, an empty one too, and the key as such in a job that reads CSV or updates rows partially.',
    rank: 24,
  }),
  job({
    key: 'workload_group',
    type: text('the name of a workload group'),
    statements: both,
    since: '2.1',
    untilThen: 'The job runs in the group of the session or user.',
    doc: "The workload group that runs the subtasks. The user needs the USAGE privilege on it; without the key the session's or user's group applies.",
    whenWrong: 'Doris answers `Can not find workload group <value>`.',
    rank: 20,
    placeholder: '<workload group>',
  }),
  job({
    key: 'load_to_single_tablet',
    type: jobBoolean({
      true: 'Each subtask writes to one tablet of each partition.',
      false: 'Rows are spread over the tablets; the default.',
    }),
    statements: createOnly,
    default: 'false',
    doc: 'Whether each subtask writes to a single tablet of each partition. It needs a table with random distribution.',
    whenWrong: `${silentlyFalse} On another table Doris answers \`if load_to_single_tablet set to true, the olap table must be with random distribution\`.`,
    rank: 21,
  }),
  job({
    key: 'send_batch_parallelism',
    type: integer({ min: 1, keeps32Bits: true }),
    statements: createOnly,
    default: '1',
    doc: 'How many threads send batches to the tablets. The backend caps it with `max_send_batch_parallelism_per_job`; without the key the session variable of that name applies.',
    whenWrong: 'Doris answers `send_batch_parallelism must be greater than 0`.',
    rank: 22,
  }),
  job({
    key: 'exec_mem_limit',
    type: integer({ min: 0, unit: 'byte', insteadOfLess: 2_147_483_648 }),
    statements: createOnly,
    default: '2147483648',
    doc: 'The memory limit of the load plan in bytes, from the session variable of that name when absent. The documentation does not list it.',
    whenWrong: 'Doris answers `exec_mem_limit must be greater than 0`.',
    answer: () => 'Doris answers `exec_mem_limit must be greater than 0`, although exactly 0 passes.',
    disagreement: 'The message says greater than 0; exactly 0 is accepted.',
    rank: 23,
  }),
];
