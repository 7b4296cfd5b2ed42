/** What happens to the jobs of one name, in the order of a document, and what the other documents tell about them. */
import { isPlaceholder } from '../catalog/index.ts';
import type { Namesake, OtherStatement } from '../rules/surroundings.ts';
import type { PropertyList, RoutineLoadStatement } from '../syntax/tree.ts';
import type { Place } from './places.ts';
import type { ToldJob } from './told.ts';
import type { Entry } from './workspace.ts';

/** A statement about a job. */
export interface JobEvent {
  readonly index: number;
  readonly told: ToldJob;
  readonly place: Place;
  /** How many PAUSE ALL and RESUME ALL stand in front of it. */
  readonly allsBefore: number;
}

/** What is known about a statement from the others on jobs of that name. */
export interface JobFacts {
  readonly namesake: Namesake | undefined;
  readonly created: OtherStatement | undefined;
  readonly isRunning: boolean;
  /** Nothing creates a job of the name. */
  readonly isStranger: boolean;
}

/** What is known about a job at a place in the document. */
interface State {
  /** The statement further up that creates it. */
  readonly create: ToldJob | undefined;
  readonly isRunning: boolean;
  readonly isAltered: boolean;
  readonly allsBefore: number;
}

/**
 * @param events all statements of a document on jobs of one name.
 * @param others what other documents tell about it.
 * @returns the facts for each event.
 */
export function readJobEvents(events: readonly JobEvent[], others: readonly Entry[]): readonly JobFacts[] {
  /** By database. */
  const states = new Map<string, State>();
  const isCreated = events.some(({ told }) => told.action === 'create') || jobsIn(others, 'create').length > 0;
  const isStopped = events.some(({ told }) => told.action === 'stop') || jobsIn(others, 'stop').length > 0;
  const elsewhere = soleCreateIn(events, others);
  return events.map((event): JobFacts => {
    const { told, place, allsBefore } = event;
    const state = states.get(place.key);
    const facts = { namesake: undefined, created: undefined, isRunning: false, isStranger: !isCreated };
    switch (told.action) {
      case 'create': {
        const above = state?.create;
        const isTaken = above && (place.isNamed || loadsSomethingElse(above, told));
        const namesake = isTaken ? { file: undefined } : isStopped || above ? undefined : namesakeIn(others, event);
        // what is broken may be another job than it seems
        if (!told.isSound) states.clear();
        else states.set(place.key, { create: told, isRunning: true, isAltered: false, allsBefore });
        return { ...facts, namesake };
      }
      case 'alter': {
        const own = state?.isAltered ? undefined : state?.create;
        const created = own ?? (state === undefined ? elsewhere(place) : undefined);
        states.set(place.key, { create: undefined, isRunning: false, allsBefore, ...state, isAltered: true });
        return { ...facts, created, isRunning: state?.isRunning === true && state.allsBefore === allsBefore };
      }
      // whichever database these are in, where not all of them are named
      case 'stop':
        states.clear();
        return facts;
      case 'pause':
        for (const [key, each] of states) states.set(key, { ...each, isRunning: false });
        return facts;
      case 'resume':
        states.set(place.key, { create: undefined, isAltered: false, ...state, isRunning: true, allsBefore });
        return facts;
      default:
        return facts;
    }
  });
}

function jobsIn(entries: readonly Entry[], action: ToldJob['action']): readonly (Entry & { readonly told: ToldJob })[] {
  return entries.flatMap((entry) =>
    entry.told.kind === 'job' && entry.told.action === action ? [{ ...entry, told: entry.told }] : [],
  );
}

/** The CREATE of the job in another document, where there is one of it alone, and no other one alters it. */
function soleCreateIn(events: readonly JobEvent[], others: readonly Entry[]): (place: Place) => ToldJob | undefined {
  if (events.some(({ told }) => told.action === 'create') || jobsIn(others, 'alter').length > 0) return () => undefined;
  const creates = jobsIn(others, 'create');
  return ({ key, isNamed }) => {
    if (!isNamed || creates.length === 0 || creates.some(({ told }) => !told.isSound)) return undefined;
    const [first, ...more] = creates.filter(({ place }) => place === key);
    return more.every(({ told }) => told.content === first?.told.content) ? first?.told : undefined;
  };
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
function namesakeIn(others: readonly Entry[], { told, place }: JobEvent): Namesake | undefined {
  const brokers = sourceValue(told.statement, 'kafka_broker_list');
  if (!place.isNamed || brokers === undefined) return undefined;
  const documents = jobsIn(others, 'create')
    .filter((entry) => entry.place === place.key && entry.told.isSound)
    .filter((entry) => sourceValue(entry.told.statement, 'kafka_broker_list') === brokers)
    .filter((entry) => loadsSomethingElse(entry.told, told))
    .map(({ document }) => document)
    .sort();
  return documents[0] === undefined ? undefined : { file: documents[0].split('/').at(-1) };
}
