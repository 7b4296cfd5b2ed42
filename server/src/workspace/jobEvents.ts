/** What happens to the jobs of one name, in the order of a document, and what the other documents tell about them. */
import { isPlaceholder } from '../catalog/index.ts';
import type { Namesake, OtherStatement } from '../rules/surroundings.ts';
import type { PropertyList, RoutineLoadStatement } from '../syntax/tree.ts';
import { countBefore } from './lists.ts';
import { mayBeSame, type Place } from './places.ts';
import { type ToldAll, type ToldJob, tableTopic, tellsSame } from './told.ts';
import type { Entry } from './workspace.ts';

/** A statement about a job. */
export interface JobEvent {
  readonly index: number;
  readonly told: ToldJob;
  readonly place: Place;
}

/** A statement about all jobs of a database or a table. */
export interface AllEvent {
  readonly index: number;
  readonly told: ToldAll;
  readonly place: Place;
}

/** What is known about a statement from the others on jobs of that name. */
export interface JobFacts {
  readonly namesake: Namesake | undefined;
  readonly origin: OtherStatement | undefined;
  readonly created: OtherStatement | undefined;
  readonly isOnlyAlter: boolean;
  readonly isRunning: boolean;
  readonly isGone: boolean;
  /** Nothing creates a job of the name. */
  readonly isStranger: boolean;
}

/** The facts of a statement about which there is nothing to say. */
export const nothingSpecial: JobFacts = {
  namesake: undefined,
  origin: undefined,
  created: undefined,
  isOnlyAlter: false,
  isRunning: false,
  isGone: false,
  isStranger: false,
};

/** What is known about a job at a place in the document. */
interface State {
  readonly place: Place;
  /** The statement further up that creates it. */
  readonly create: JobEvent | undefined;
  readonly isAltered: boolean;
}

/** Whether a job runs, by the last statement on it alone that says so. */
interface Run {
  readonly place: Place;
  readonly isRunning: boolean;
  /** The index of that statement. */
  readonly since: number;
}

/** What other documents tell about the jobs of a name. */
interface Elsewhere {
  /** By database. */
  readonly creates: ReadonlyMap<string | undefined, readonly (Entry & { readonly told: ToldJob })[]>;
  readonly isSound: boolean;
  readonly isAltered: boolean;
  readonly isStopped: boolean;
}

function readOthers(others: readonly Entry[]): Elsewhere {
  const creates = new Map<string | undefined, (Entry & { readonly told: ToldJob })[]>();
  let [isSound, isAltered, isStopped] = [true, false, false];
  for (const { told, ...entry } of others) {
    if (told.kind !== 'job') continue;
    isAltered ||= told.action === 'alter';
    isStopped ||= told.action === 'stop';
    if (told.action !== 'create') continue;
    isSound &&= told.isSound;
    const same = creates.get(entry.place);
    if (same) same.push({ ...entry, told });
    else creates.set(entry.place, [{ ...entry, told }]);
  }
  return { creates, isSound, isAltered, isStopped };
}

/**
 * @param events all statements of a document on jobs of one name, in its order.
 * @param alls those on all jobs of a database or a table, in the same order.
 * @param others what other documents tell about the name.
 * @returns the facts for each event.
 */
export function readJobEvents(
  events: readonly JobEvent[],
  alls: readonly AllEvent[],
  others: readonly Entry[],
): readonly JobFacts[] {
  /** By database. */
  const states = new Map<string, State>();
  const runs = new Map<string, Run>();
  const elsewhere = readOthers(others);
  const isCreatedHere = events.some(({ told }) => told.action === 'create');
  const isStopped = elsewhere.isStopped || events.some(({ told }) => told.action === 'stop');
  const isOnlyAlter = !elsewhere.isAltered && events.filter(({ told }) => told.action === 'alter').length === 1;
  const isStranger = !isCreatedHere && elsewhere.creates.size === 0;
  const facts = isStranger ? { ...nothingSpecial, isStranger } : nothingSpecial;
  /** The databases in which a job of the name is stopped and, here or in another document, not created anew. */
  const gone = new Set<string>();
  return events.map((event): JobFacts => {
    const { told, place, index } = event;
    const state = states.get(place.key);
    if (gone.has(place.key) && isOnLivingJob(told)) return { ...nothingSpecial, isGone: true };
    switch (told.action) {
      case 'create': {
        // whichever database it is in: rather too few jobs that are gone than too many
        gone.clear();
        const above = state?.create;
        const isTaken = above && (place.isNamed || loadsSomethingElse(above.told, told));
        const taken = isTaken ? { file: undefined } : isStopped || above ? undefined : namesakeIn(elsewhere, event);
        const isEnded = taken && mayHaveEnded(place, above?.told.table, above?.index ?? -1, index, alls);
        const namesake = isEnded ? undefined : taken;
        // what is broken may be another job than it seems
        if (!told.isSound) {
          forget(states, told, place);
          forget(runs, told, place);
        } else {
          states.set(place.key, { place, create: event, isAltered: false });
          runs.set(place.key, { place, isRunning: true, since: index });
        }
        return namesake ? { ...facts, namesake } : facts;
      }
      case 'alter': {
        const isOwn = state !== undefined || isCreatedHere || isStopped;
        const origin = state?.create?.told ?? (isOwn ? undefined : soleCreateIn(elsewhere, place));
        const isAltered = state?.isAltered === true || (!isOwn && elsewhere.isAltered);
        const created = isAltered ? undefined : origin;
        states.set(place.key, { place, create: state?.create, isAltered: true });
        return { ...facts, origin, created, isOnlyAlter, isRunning: isRunningAt(event, runs.get(place.key), alls) };
      }
      case 'resume':
        runs.set(place.key, { place, isRunning: true, since: index });
        return facts;
      case 'pause':
        for (const [key, run] of runs)
          if (mayBeSame(run.place, place)) runs.set(key, { ...run, isRunning: false, since: index });
        runs.set(place.key, { place, isRunning: false, since: index });
        return facts;
      case 'stop':
        forget(states, told, place);
        forget(runs, told, place);
        if (told.isSound && elsewhere.creates.size === 0) gone.add(place.key);
        return facts;
      default:
        return facts;
    }
  });
}

/** Drops what is known about the jobs that a statement may be about; what is broken may be about any. */
function forget(known: Map<string, { readonly place: Place }>, { isSound }: ToldJob, place: Place): void {
  for (const [key, entry] of known) if (!isSound || mayBeSame(entry.place, place)) known.delete(key);
}

/**
 * Whether a job runs: as the last statement says that is about it or about all jobs of its database. RESUME ALL says so only where the
 * document knows the job, and surely the database.
 */
function isRunningAt({ index, place }: JobEvent, run: Run | undefined, alls: readonly AllEvent[]): boolean {
  if (!run) return false;
  for (let at = countBefore(alls, index) - 1; at >= 0; at--) {
    const { index: since, told, place: where } = alls[at] as AllEvent;
    if (since < run.since) break;
    if (told.action === 'resume' && where.key === place.key) return true;
    if (told.action === 'pause' && mayBeSame(where, place)) return false;
  }
  return run.isRunning;
}

/**
 * Whether a job of a database may have ended between two statements, by their indices: Doris cancels jobs when their table, if it is
 * known, or their database is dropped.
 */
function mayHaveEnded(
  place: Place,
  table: string | undefined,
  since: number,
  until: number,
  alls: readonly AllEvent[],
): boolean {
  return alls.slice(countBefore(alls, since), countBefore(alls, until)).some(({ told, place: where }) => {
    if (told.action !== 'end' || !mayBeSame(where, place)) return false;
    return told.table === undefined || (table !== undefined && tableTopic(told.table) === tableTopic(table));
  });
}

/** Whether a statement needs a job that is not stopped. */
function isOnLivingJob({ action }: ToldJob): boolean {
  return action === 'alter' || action === 'pause' || action === 'resume';
}

/** The CREATE of a job in another document, where there is one of it alone. */
function soleCreateIn({ creates, isSound }: Elsewhere, { key, isNamed }: Place): ToldJob | undefined {
  if (!isNamed || !isSound) return undefined;
  const [first, ...more] = creates.get(key) ?? [];
  return more.every(({ told }) => tellsSame(told, first?.told)) ? first?.told : undefined;
}

/** Whether two jobs of one name are not variants of one job, of which only one is meant to run: those share the topic or the table. */
function loadsSomethingElse(one: ToldJob, other: ToldJob): boolean {
  const tables = [tableOf(one.statement), tableOf(other.statement)];
  const topics = [sourceValue(one.statement, 'kafka_topic'), sourceValue(other.statement, 'kafka_topic')];
  return [tables, topics].every(([a, b]) => a !== undefined && b !== undefined && a !== b);
}

function tableOf(statement: RoutineLoadStatement): string | undefined {
  const table = statement.kind === 'create-routine-load' ? statement.table?.text : undefined;
  return table === undefined || isPlaceholder(table) ? undefined : table;
}

/** The value of a property of FROM KAFKA, unless it is to be filled in. */
function sourceValue(statement: RoutineLoadStatement, key: string): string | undefined {
  const list: PropertyList | undefined = statement.kind === 'create-routine-load' ? statement.source?.list : undefined;
  const value = list?.entries.findLast((entry) => entry.key?.value.trim() === key)?.value?.value.trim();
  return value === undefined || value === '' || isPlaceholder(value) ? undefined : value;
}

/**
 * Another document that creates another job of the name. Documents may be for different clusters, or hold versions of one job: it
 * counts only where the brokers are the same and what is loaded is something else.
 */
function namesakeIn({ creates }: Elsewhere, { told, place }: JobEvent): Namesake | undefined {
  const same = place.isNamed ? (creates.get(place.key) ?? []) : [];
  if (same.length === 0) return undefined;
  const brokers = sourceValue(told.statement, 'kafka_broker_list');
  if (brokers === undefined) return undefined;
  const documents = same
    .filter(({ told: other }) => other.isSound)
    .filter((entry) => sourceValue(entry.told.statement, 'kafka_broker_list') === brokers)
    .filter((entry) => loadsSomethingElse(entry.told, told))
    .map(({ document }) => document)
    .sort();
  return documents[0] === undefined ? undefined : { file: documents[0].split('/').at(-1) };
}
