import { pages } from './documentation.ts';
import type { DorisVersion } from './versions.ts';

/** A clause or a statement of Routine Load, named by the words that open it. */
export interface ClauseSpec {
  /** In capitals, single blanks between. */
  readonly words: string;
  /** Other words that open it. */
  readonly variants?: readonly string[];
  /** One short paragraph in Markdown. */
  readonly doc: string;
  readonly url: string;
  readonly since?: DorisVersion;
  /** First release line in which ALTER takes the clause too; absent when all do (apache/doris#53076). */
  readonly sinceInAlter?: DorisVersion;
}

/** The page of another statement, beside that of CREATE. */
function page(statement: string): string {
  return pages.create.replace('CREATE-ROUTINE-LOAD', statement);
}

/** Every statement and clause that the documentation of the words is asked for. */
export const clauses: readonly ClauseSpec[] = [
  {
    words: 'CREATE ROUTINE LOAD',
    doc: 'Creates a job that reads a Kafka topic without end and loads it into a table, exactly once. The label is `[database.]job`: a letter, then letters, digits, `_` and `-`, at most 64 characters; a hyphen needs backquotes.',
    url: pages.create,
  },
  {
    words: 'ALTER ROUTINE LOAD',
    doc: 'Changes a job, which must be paused. What is written replaces the same part of the job; nothing can be removed. Doris refuses it on a job in another state: `Only supports modification of PAUSED jobs`.',
    url: page('ALTER-ROUTINE-LOAD'),
  },
  {
    words: 'PAUSE ROUTINE LOAD',
    doc: 'Pauses a job; RESUME takes it up where it stopped.',
    url: page('PAUSE-ROUTINE-LOAD'),
  },
  {
    words: 'PAUSE ALL ROUTINE LOAD',
    doc: 'Pauses every job of the current database.',
    url: page('PAUSE-ROUTINE-LOAD'),
  },
  { words: 'RESUME ROUTINE LOAD', doc: 'Takes up a paused job where it stopped.', url: page('RESUME-ROUTINE-LOAD') },
  {
    words: 'RESUME ALL ROUTINE LOAD',
    doc: 'Takes up every paused job of the current database that can be.',
    url: page('RESUME-ROUTINE-LOAD'),
  },
  {
    words: 'STOP ROUTINE LOAD',
    doc: 'Ends a job for good: it cannot be resumed, and its name is free again.',
    url: page('STOP-ROUTINE-LOAD'),
  },
  {
    words: 'SHOW ROUTINE LOAD',
    doc: 'Shows jobs with their state, progress, lag and last errors. Stopped and cancelled jobs appear only with ALL.',
    url: page('SHOW-ROUTINE-LOAD'),
  },
  {
    words: 'SHOW ALL ROUTINE LOAD',
    doc: 'Shows jobs, stopped and cancelled ones included.',
    url: page('SHOW-ROUTINE-LOAD'),
  },
  {
    words: 'SHOW ROUTINE LOAD TASK',
    doc: 'Shows the subtasks that a job runs now: `SHOW ROUTINE LOAD TASK WHERE JobName = "job"`.',
    url: page('SHOW-ROUTINE-LOAD-TASK'),
  },
  {
    words: 'SHOW CREATE ROUTINE LOAD',
    doc: 'Shows the statement that made a job, passwords and keys in clear. Not every property comes back, so it cannot always be run again.',
    url: page('SHOW-CREATE-ROUTINE-LOAD'),
  },
  {
    words: 'ON',
    doc: 'The table to load into, by its bare name: the database comes from the label or the session. Without it the job loads many tables, and every message begins with `table|`.',
    url: pages.create,
  },
  {
    words: 'WITH',
    doc: 'What a message does to its row: `APPEND` (the default) writes it, `DELETE` deletes it, `MERGE` decides by the condition of DELETE ON. The last two need a Unique Key table.',
    url: pages.create,
  },
  {
    words: 'COLUMNS TERMINATED BY',
    doc: 'The separator of CSV fields, a tab when absent. It may be several characters, an escape such as `\\t`, or hexadecimal: `\\x01`.',
    url: pages.create,
    sinceInAlter: '4.0',
  },
  {
    words: 'COLUMNS',
    doc: 'Maps the fields of a message in their order. A bare name takes a field, `name = expression` computes a column; a name that the table does not have passes a field over or feeds an expression.',
    url: pages.create,
    sinceInAlter: '4.0',
  },
  {
    words: 'PRECEDING FILTER',
    doc: 'Keeps the messages that meet a condition on their fields as read, before COLUMNS converts them.',
    url: pages.create,
    sinceInAlter: '4.0',
  },
  {
    words: 'WHERE',
    doc: 'Keeps the rows that meet a condition on the columns as computed. Rows that it drops do not count as errors.',
    url: pages.create,
    sinceInAlter: '4.0',
  },
  {
    words: 'PARTITION',
    variants: ['PARTITIONS', 'TEMPORARY PARTITION', 'TEMPORARY PARTITIONS'],
    doc: 'The partitions of the table to load into; a row that belongs to no one of them is an error.',
    url: pages.create,
    sinceInAlter: '4.0',
  },
  {
    words: 'DELETE ON',
    doc: 'With `WITH MERGE`: rows that meet the condition are deleted, all others written.',
    url: pages.create,
    sinceInAlter: '4.0',
  },
  {
    words: 'ORDER BY',
    doc: 'The sequence column that decides which of two rows with the same key is the newer one. Exactly one column, neither ASC nor DESC; the table needs a sequence column.',
    url: pages.create,
    sinceInAlter: '4.0',
  },
  {
    words: 'PROPERTIES',
    doc: 'Settings of the job: batch limits, error tolerance, message format, time zone. It stands before FROM, with no comma in front. Keys are case-sensitive.',
    url: pages.create,
  },
  {
    words: 'FROM',
    doc: 'Where the job reads: `KAFKA` with brokers, topic, start position and authentication. Settings of the Kafka client go in under `property.`.',
    url: pages.create,
  },
  { words: 'COMMENT', doc: 'A remark on the job. It can only stand at the very end, behind FROM.', url: pages.create },
  {
    words: 'SET TARGET TABLE',
    doc: 'Loads into another table from now on. Only for jobs with a single table.',
    url: page('ALTER-ROUTINE-LOAD'),
    since: 'dev',
  },
];

/** The clause or statement that `words`, in any letter case and spacing, opens. */
export function findClause(words: string): ClauseSpec | undefined {
  const wanted = words.trim().replace(/\s+/g, ' ').toUpperCase();
  return clauses.find((clause) => clause.words === wanted || clause.variants?.includes(wanted));
}
