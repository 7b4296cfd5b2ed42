/**
 * What is known about each statement of a document from the others, there and in the whole workspace. After an edit only the topics
 * are looked at anew that the edit touches; all else is one pass with a few instructions for each statement.
 */
import { type Remembers, remembering } from '../model/remembered.ts';
import { isSameSurroundings, nothingAround, type Surroundings } from '../rules/surroundings.ts';
import { type AllEvent, type AllEvents, sortAllEvents } from './allJobs.ts';
import { analyzeRange, summaryAt, touchedBetween } from './analyses.ts';
import type { Piece, Snapshot } from './document.ts';
import { type JobEvent, nothingSpecial, readJobEvents } from './jobEvents.ts';
import { withNumbers, withPart } from './lists.ts';
import { afterUse, atTop, type Place, placeOf, type Use } from './places.ts';
import { createdNames, mostStrangers, namesNear } from './strangers.ts';
import { type TableEvent, tablesOf } from './tables.ts';
import { everyTopic, noTopic, numberOf, someJobTopic, type Told, type ToldJob, tellsSame } from './told.ts';
import { differingTopics, documentKey, noWorkspace, othersOn, type Telling, type Workspace } from './workspace.ts';

/** What the names in one state of a document come to. */
export interface Names extends Telling {
  readonly pieces: readonly Piece[];
  readonly workspace: Workspace;
  /** For each statement the number of its topic, and of what it asks for. */
  readonly topicNumbers: Uint32Array;
  readonly askedNumbers: Uint32Array;
  /** What is known about each statement; `undefined` where there is nothing to know. */
  readonly around: readonly (Surroundings | undefined)[];
  /** The statements, by index, on jobs that nothing creates. */
  readonly strangers: ReadonlySet<number>;
  /** How many statements create a job of a known name. */
  readonly creates: number;
  /** How many create one whose name is not known. */
  readonly someJobs: number;
  /** Whether strangers are worth a word. */
  readonly tellsStrangers: boolean;
}

const nothingKnown: Names = {
  pieces: [],
  workspace: noWorkspace,
  rows: [],
  uses: [],
  topicNumbers: new Uint32Array(),
  askedNumbers: new Uint32Array(),
  around: [],
  strangers: new Set(),
  creates: 0,
  someJobs: 0,
  tellsStrangers: false,
};

/** Where the names of some pieces are kept. */
const keptWith = remembering<Remembers>()((): { names: Names | undefined } => ({ names: undefined }));

/**
 * The names of a document; worked out once for each of its states and those of its workspace.
 * @param before those of an earlier state, to start from.
 */
export function namesOf(snapshot: Snapshot, before: Names = nothingKnown): Names {
  const kept = keptWith(snapshot.memory);
  const earlier = kept.names;
  if (earlier?.workspace === snapshot.workspace) return earlier;
  const names = readNames(snapshot, earlier ?? before);
  kept.names = names;
  return names;
}

/** What is known about the statement at an index from those around it. */
export function surroundingsAt(snapshot: Snapshot, index: number): Surroundings {
  return namesOf(snapshot).around[index] ?? nothingAround;
}

/** Which statements an edit has left alone, and what the others tell instead. */
interface Edit extends Pick<Names, 'rows' | 'topicNumbers' | 'askedNumbers'> {
  readonly front: number;
  /** Where the statements behind the edit begin, before and after it. */
  readonly oldEnd: number;
  readonly newEnd: number;
  /** What is told no more. */
  readonly gone: readonly Told[];
  /** What is told now and was not before. */
  readonly fresh: readonly Told[];
  /** Whether a statement, by its index now, was there before or tells the same as the one in its place. */
  readonly isKept: (index: number) => boolean;
}

function editBetween(before: Names, snapshot: Snapshot): Edit {
  const { pieces } = snapshot;
  const { front, oldEnd, newEnd } = touchedBetween(before.pieces, snapshot);
  analyzeRange(snapshot, front, newEnd);
  const old = before.rows.slice(front, oldEnd);
  const read = pieces.slice(front, newEnd).map((_, at) => summaryAt(snapshot, front + at).told);
  const inPairs = old.length === read.length;
  // a statement that goes on telling the same is the same to others
  const rows = inPairs ? read.map((told, at) => (tellsSame(old[at], told) ? old[at] : told)) : read;
  const isSame = (_: unknown, at: number): boolean => inPairs && rows[at] === old[at];
  const isOther = (told: Told | undefined, at: number): boolean => told !== undefined && !isSame(told, at);
  const gone = old.filter(isOther).filter((told) => told !== undefined);
  const fresh = rows.filter(isOther).filter((told) => told !== undefined);
  const isKept = (index: number): boolean => index < front || index >= newEnd || isSame(undefined, index - front);
  const where = { front, oldEnd, newEnd, gone, fresh, isKept };
  const { topicNumbers, askedNumbers } = before;
  if (inPairs && gone.length === 0 && fresh.length === 0)
    return { ...where, rows: before.rows, topicNumbers, askedNumbers };
  const numbers = (of: (told: Told) => number): readonly number[] => rows.map((told) => (told ? of(told) : noTopic));
  return {
    ...where,
    rows: withPart(before.rows, front, oldEnd, rows),
    topicNumbers: withNumbers(
      topicNumbers,
      front,
      oldEnd,
      numbers((told) => told.topicNumber),
    ),
    askedNumbers: withNumbers(
      askedNumbers,
      front,
      oldEnd,
      numbers((told) => told.askedNumber),
    ),
  };
}

/** More topics than these at once are not worth being told apart. */
const mostTopics = 1000;

/** What has to be looked at anew. */
interface Scope {
  /** About which something else is told; absent for all. */
  readonly topics: ReadonlySet<string> | undefined;
  /** For which new statements ask. */
  readonly asked: ReadonlySet<string>;
  /** Whether names of jobs may be new or gone. */
  readonly hasNewNames: boolean;
}

function scopeOf(before: Names, { workspace }: Snapshot, { gone, fresh }: Edit): Scope {
  const touched = [...gone, ...fresh];
  const all: Scope = { topics: undefined, asked: new Set(), hasNewNames: true };
  if (before === nothingKnown || touched.length > mostTopics || touched.some(({ topic }) => topic === undefined))
    return all;
  const isOther = before.workspace !== workspace;
  const differing = isOther ? differingTopics(before.workspace, workspace) : [];
  if (differing.length > mostTopics) return all;
  const topics = new Set([...differing, ...touched.flatMap(({ topic }) => topic ?? [])]);
  const asked = new Set(touched.flatMap(({ asksFor }) => asksFor ?? []));
  const hasNewNames = isOther || touched.some(isNewJob);
  return { topics, asked, hasNewNames };
}

/** The statements of a document that are about what has to be looked at anew. */
interface Gathered {
  /** By topic. */
  readonly jobs: ReadonlyMap<string, readonly JobEvent[]>;
  readonly alls: AllEvents;
  readonly tables: ReadonlyMap<string, readonly TableEvent[]>;
  /** The topics of tables with an ALTER TABLE. */
  readonly altered: ReadonlySet<string>;
  /** There is an ALTER TABLE that may be about any table. */
  readonly isAnyAltered: boolean;
  readonly uses: readonly Use[];
  /** The new jobs whose tables have to be looked up. */
  readonly loads: readonly {
    readonly index: number;
    readonly topic: string;
    readonly place: Place;
    readonly name: string;
  }[];
}

/** Numbers of topics, with a mark for each that tells nearly all others apart in one step. */
interface TopicNumbers {
  readonly marks: Uint8Array;
  readonly numbers: ReadonlySet<number>;
}

/** The last bits of a number, by which it is marked. */
const markedBits = 0x3ff;

function numbersOf(topics: Iterable<string>): TopicNumbers {
  const numbers = new Set([...topics].map(numberOf));
  const marks = new Uint8Array(markedBits + 1);
  for (const number of numbers) marks[number & markedBits] = 1;
  return { numbers, marks };
}

/** Whether a number may be that of one of some topics: wrongly yes at times, never wrongly no. */
function isAmong(number: number, { marks, numbers }: TopicNumbers): boolean {
  return marks[number & markedBits] === 1 && numbers.has(number);
}

function gather({ rows, topicNumbers, askedNumbers, front, newEnd, isKept }: Edit, { topics, asked }: Scope): Gathered {
  const jobs = new Map<string, JobEvent[]>();
  const tables = new Map<string, TableEvent[]>();
  const altered = new Set<string>();
  const loads: Gathered['loads'][number][] = [];
  const uses: Use[] = [];
  let current = atTop;
  let isAnyAltered = false;
  const alls: AllEvent[] = [];
  const isDirty = (topic: string): boolean => topics === undefined || topics.has(topic);
  const visit = (told: Told, index: number): void => {
    if (told.kind === 'use') {
      current = afterUse(told.use, current);
      uses.push({ index, current });
    } else if (told.kind === 'all-jobs') alls.push({ index, told, place: placeOf(told, current) });
    else if (told.kind === 'alter-table') {
      if (told.topic === undefined) isAnyAltered = true;
      else altered.add(told.topic);
    } else if (told.kind === 'table' && (isDirty(told.topic) || asked.has(told.topic))) {
      push(tables, told.topic, { told, place: placeOf(told, current) });
    } else if (told.kind === 'job') {
      const { asksFor: topic, table: name } = told;
      const place = placeOf({ database: told.database }, current);
      if (isDirty(told.topic)) push(jobs, told.topic, { index, told, place });
      if (topic !== undefined && name !== undefined && (isDirty(topic) || !isKept(index)))
        loads.push({ index, topic, place, name });
    }
  };
  const told = numbersOf([...(topics ?? []), ...asked]);
  const dirty = numbersOf(topics ?? []);
  for (let index = 0; index < rows.length; index++) {
    const topicNumber = topicNumbers[index] as number;
    const isOfUse =
      topics === undefined ||
      topicNumber === everyTopic ||
      isAmong(topicNumber, told) ||
      isAmong(askedNumbers[index] as number, dirty) ||
      (index >= front && index < newEnd);
    const row = isOfUse ? rows[index] : undefined;
    if (row) visit(row, index);
  }
  return { jobs, alls: sortAllEvents(alls), tables, altered, isAnyAltered, loads, uses };
}

function push<Value>(lists: Map<string, Value[]>, key: string, value: Value): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

function isNewJob(told: Told): told is ToldJob {
  return told.kind === 'job' && told.action === 'create';
}

function readNames(snapshot: Snapshot, before: Names): Names {
  const { pieces, workspace } = snapshot;
  const document = documentKey(snapshot.uri);
  const edit = editBetween(before, snapshot);
  const scope = scopeOf(before, snapshot, edit);
  const { rows, topicNumbers, askedNumbers, gone, fresh } = edit;
  const { jobs, alls, tables, altered, isAnyAltered, loads, uses } = gather(edit, scope);
  const { around: carried, strangers } = carriedOver(before, edit);

  /** The statements that have been looked at, each with what is known now. */
  const looked = new Map<number, Surroundings>();
  const learn = (index: number, facts: Partial<Surroundings>): void => {
    looked.set(index, { ...(looked.get(index) ?? carried[index] ?? nothingAround), ...facts });
  };
  for (const [topic, events] of jobs) {
    const facts = readJobEvents(events, alls, othersOn(workspace, topic, document));
    for (const [at, { index }] of events.entries()) {
      const { isStranger, ...rest } = facts[at] ?? nothingSpecial;
      if (isStranger) strangers.add(index);
      else strangers.delete(index);
      if (facts[at] !== nothingSpecial || carried[index]) learn(index, { ...rest, unknown: undefined });
    }
  }
  const definitions = new Map<string, ReturnType<typeof tablesOf>>();
  for (const { index, topic, place, name } of loads) {
    const isAltered = isAnyAltered || altered.has(topic);
    const tableAt =
      definitions.get(topic) ?? tablesOf(tables.get(topic) ?? [], othersOn(workspace, topic, document), isAltered);
    definitions.set(topic, tableAt);
    const table = tableAt(place, name);
    if (table || carried[index]) learn(index, { table });
  }

  const creates = before.creates - gone.filter(isNewJob).length + fresh.filter(isNewJob).length;
  const isSomeJob = ({ kind }: Told): boolean => kind === 'some-job';
  const someJobs = before.someJobs - gone.filter(isSomeJob).length + fresh.filter(isSomeJob).length;
  const someElsewhere = someJobs > 0 || othersOn(workspace, someJobTopic, document).length > 0;
  const tellsStrangers =
    workspace.isComplete && creates > 0 && !someElsewhere && strangers.size > 0 && strangers.size <= mostStrangers;
  if (tellsStrangers || before.tellsStrangers) {
    const isAnew = scope.hasNewNames || !before.tellsStrangers;
    const names = tellsStrangers && (isAnew || looked.size > 0) ? createdNames(rows, workspace, document) : [];
    for (const index of strangers) {
      const told = rows[index];
      if (!tellsStrangers || told?.kind !== 'job') learn(index, { unknown: undefined });
      else if (isAnew || looked.has(index)) learn(index, { unknown: { candidates: namesNear(told.name, names) } });
    }
  }

  const learnt = [...looked].filter(([index, now]) => !isSameSurroundings(carried[index] ?? nothingAround, now));
  const renewed = learnt.length > 0 ? carried.slice() : [];
  for (const [index, now] of learnt) renewed[index] = isSameSurroundings(nothingAround, now) ? undefined : now;
  const around = learnt.length > 0 ? renewed : carried;
  const telling = { rows, uses, topicNumbers, askedNumbers };
  return { pieces, workspace, ...telling, around, strangers, creates, someJobs, tellsStrangers };
}

/** What stays known of the statements that an edit has left alone; the very same list where nothing was known of the others. */
function carriedOver(
  { around, strangers }: Names,
  { front, oldEnd, newEnd, isKept }: Edit,
): { readonly around: Names['around']; readonly strangers: Set<number> } {
  const old = around.slice(front, oldEnd);
  const between = Array.from({ length: newEnd - front }, (_, at) => (isKept(front + at) ? old[at] : undefined));
  const isSame = old.length === between.length && old.every((known, at) => known === between[at]);
  const kept = [...strangers].flatMap((index) => {
    if (index >= oldEnd) return index - oldEnd + newEnd;
    return index < front || (index < newEnd && isKept(index)) ? index : [];
  });
  return { around: isSame ? around : withPart(around, front, oldEnd, between), strangers: new Set(kept) };
}
