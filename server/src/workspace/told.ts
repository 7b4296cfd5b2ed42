/** What a statement tells other statements, by itself: without regard to where it stands. */
import { isPlaceholder } from '../catalog/index.ts';
import { jobNamed } from '../rules/jobNamed.ts';
import type { ParsedStatement } from '../syntax/parse.ts';
import type { CreateTable, SchemaStatement, UseStatement } from '../syntax/schema.ts';
import type { PropertyList, RoutineLoadStatement } from '../syntax/tree.ts';
import { hashOf } from './buckets.ts';

/** What all that statements tell has in common. */
interface Telling<Topic extends string | undefined> {
  /** What it is about: statements that tell about one thing have one topic. Absent for what bears on all others. */
  readonly topic: Topic;
  /** What else is to be known for its own findings. */
  readonly asksFor: string | undefined;
  /** `topic` as a number, to pass over quickly what is about something else. */
  readonly topicNumber: number;
  /** `asksFor` as a number. */
  readonly askedNumber: number;
  /** Statements on one topic with the same here and in `words` tell the same. */
  readonly content: string;
  /** What the statement says, as far as it matters to others; a part of its text, not a copy. */
  readonly words: string;
}

/** A statement about a job. */
export interface ToldJob extends Telling<string> {
  readonly kind: 'job';
  readonly action: 'create' | 'alter' | 'pause' | 'resume' | 'stop' | 'show';
  readonly name: string;
  /** As the statement names it. */
  readonly database: string | undefined;
  /** The table that a new job loads into. */
  readonly table: string | undefined;
  /** The topic and the brokers that a new job reads from, as they are written. */
  readonly kafkaTopic: string | undefined;
  readonly brokers: string | undefined;
  /** The statement. Its tree takes ten times as much room, and is seldom wanted. */
  readonly text: string;
  /** No syntax error in it: what is broken may be about more than it seems. */
  readonly isSound: boolean;
}

/** A CREATE of a job whose name is not known yet: half typed, or to be filled in. */
export interface ToldNewJob extends Telling<string> {
  readonly kind: 'some-job';
}

/** Something that bears on all jobs of a database or of a table: PAUSE ALL, RESUME ALL, or a DROP, which ends them. */
export interface ToldAll extends Telling<undefined> {
  readonly kind: 'all-jobs';
  readonly action: 'pause' | 'resume' | 'end';
  readonly catalog: string | undefined;
  /** As the statement names it. */
  readonly database: string | undefined;
  /** Absent for those of all tables. */
  readonly table: string | undefined;
}

/** A definition of a table. */
export interface ToldTable extends Telling<string> {
  readonly kind: 'table';
  readonly definition: CreateTable;
  readonly catalog: string | undefined;
  readonly database: string | undefined;
  readonly name: string;
  /** A table of Doris itself, and the statement was understood from end to end. */
  readonly isOrdinary: boolean;
}

/** An ALTER TABLE; of any table where there is no topic. */
export interface ToldChange extends Telling<string | undefined> {
  readonly kind: 'alter-table';
}

/** USE or SWITCH. */
export interface ToldUse extends Telling<undefined> {
  readonly kind: 'use';
  readonly use: UseStatement;
}

/** What a statement tells others. */
export type Told = ToldJob | ToldNewJob | ToldAll | ToldTable | ToldChange | ToldUse;

/** The topic of a job. */
export const jobTopic = (name: string): string => `job ${name}`;

/** The topic of a table, the same in any letter case: rather too many tables in one than too few. */
export const tableTopic = (name: string): string => `table ${name.toLowerCase()}`;

/** The topic of all new jobs whose names are not known. */
export const someJobTopic = 'some job';

/** In the place of the number of a topic: there is none, or what is told bears on all statements. */
export const noTopic = 0;
export const everyTopic = 1;

/** The number of a topic; that of others is mostly another. */
export function numberOf(topic: string): number {
  return (hashOf(topic) >>> 1) + 2;
}

function about<Topic extends string | undefined>(
  topic: Topic,
  asksFor: string | undefined,
  content: string,
  words = '',
): Telling<Topic> {
  return {
    topic,
    asksFor,
    content,
    words,
    topicNumber: topic === undefined ? everyTopic : numberOf(topic),
    askedNumber: asksFor === undefined ? noTopic : numberOf(asksFor),
  };
}

/** Whether two statements tell the same. */
export function tellsSame(one: Told | undefined, other: Told | undefined): boolean {
  return (
    one?.kind === other?.kind &&
    one?.topic === other?.topic &&
    one?.content === other?.content &&
    one?.words === other?.words
  );
}

/** What a statement tells others; `undefined` for all that tells them nothing. */
export function readTold(parsed: ParsedStatement): Told | undefined {
  if (parsed.isRoutineLoad) return parsed.statement && readJob(parsed.statement, parsed);
  const { schema, text } = parsed;
  return schema && readSchema(schema, text);
}

const everyJob = { catalog: undefined, database: undefined, table: undefined };

const actions: Readonly<Record<RoutineLoadStatement['kind'], ToldJob['action']>> = {
  'create-routine-load': 'create',
  'alter-routine-load': 'alter',
  'pause-routine-load': 'pause',
  'resume-routine-load': 'resume',
  'stop-routine-load': 'stop',
  'show-routine-load': 'show',
  'show-routine-load-task': 'show',
  'show-create-routine-load': 'show',
};

function readJob(statement: RoutineLoadStatement, { text, errors }: ParsedStatement): Told | undefined {
  const action = actions[statement.kind];
  if ((action === 'pause' || action === 'resume') && 'all' in statement && statement.all)
    return { kind: 'all-jobs', action, ...everyJob, ...about(undefined, undefined, action) };
  const named = jobNamed(statement);
  if (!named || isPlaceholder(named.name))
    return action === 'create' ? { kind: 'some-job', ...about(someJobTopic, undefined, '') } : undefined;
  const table = statement.kind === 'create-routine-load' ? statement.table?.text : undefined;
  const isSound = errors.length === 0;
  // of a change only the words count that say what to change; of all others the name says it all
  const words = action === 'create' || action === 'alter' ? text.slice(statement.start, statement.end) : '';
  const { name, database } = named;
  const content = `${action}\0${isSound}\0${database ?? ''}\0${database === undefined}`;
  const topic = jobTopic(name);
  const asksFor = table === undefined ? undefined : tableTopic(table);
  const source = statement.kind === 'create-routine-load' ? statement.source?.list : undefined;
  return {
    kind: 'job',
    action,
    name,
    database,
    table,
    kafkaTopic: valueIn(source, 'kafka_topic'),
    brokers: valueIn(source, 'kafka_broker_list'),
    text,
    isSound,
    topic,
    asksFor,
    content,
    words,
    topicNumber: numberOf(topic),
    askedNumber: asksFor === undefined ? noTopic : numberOf(asksFor),
  };
}

/** The value of a property, as it is written. */
function valueIn(list: PropertyList | undefined, key: string): string | undefined {
  return list?.entries.findLast((entry) => entry.key?.value === key)?.value?.value;
}

function readSchema(schema: SchemaStatement, text: string): Told | undefined {
  const words = text.slice(schema.start, schema.end);
  switch (schema.kind) {
    case 'use':
      return { kind: 'use', use: schema, ...about(undefined, undefined, '', words) };
    case 'alter-table': {
      const table = schema.name?.table.text;
      return {
        kind: 'alter-table',
        ...about(table === undefined ? undefined : tableTopic(table), undefined, table ?? ''),
      };
    }
    case 'drop-database':
    case 'drop-table': {
      if (!schema.name) return undefined;
      const { catalog, database } = schema.name;
      const table = 'table' in schema.name ? schema.name.table.text : undefined;
      const names = { catalog: catalog?.text, database: database?.text, table };
      return { kind: 'all-jobs', action: 'end', ...names, ...about(undefined, undefined, 'end', words) };
    }
    case 'create-table': {
      if (!schema.name) return undefined;
      const { catalog, database, table } = schema.name;
      return {
        kind: 'table',
        definition: schema,
        ...{ catalog: catalog?.text, database: database?.text, name: table.text },
        isOrdinary: isOrdinary(schema, text),
        ...about(tableTopic(table.text), undefined, '', words),
      };
    }
    default:
      return undefined;
  }
}

/** Whether a statement defines a table of Doris itself, and tells all about it. */
function isOrdinary(table: CreateTable, text: string): boolean {
  if (!table.complete || table.like || table.query || !table.name) return false;
  const head = text.slice(table.start, table.name.start);
  return !/\b(?:external|temporary)\b/i.test(head) && /^(?:olap)?$/i.test(table.engine?.text ?? '');
}
