/** What happens to the jobs of one name, in the order of a document, and what the other documents tell about them. */
import { isPlaceholder } from '../catalog/index.ts';
import type { Namesake, OtherStatement } from '../rules/surroundings.ts';
import { trim } from '../text/trim.ts';
import { type AllEvents, allRunAt, mayHaveEnded } from './allJobs.ts';
import type { Place } from './places.ts';
import { type ToldJob, tellsSame } from './told.ts';
import type { Entry } from './workspace.ts';

/** A statement about a job. */
export interface JobEvent {
  readonly index: number;
  readonly told: ToldJob;
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
  /** The statement further up that creates it. */
  readonly create: JobEvent | undefined;
  readonly isAltered: boolean;
  /** The index of the statement that says so. */
  readonly since: number;
}

/** Where statements of a kind stand last: by database, those that may be about any, and all of them. */
interface Marks {
  readonly byPlace: Map<string, number>;
  anywhere: number;
  last: number;
}

function noMarks(): Marks {
  return { byPlace: new Map(), anywhere: -1, last: -1 };
}

function mark(marks: Marks, { key, isNamed }: Place, index: number): void {
  marks.byPlace.set(key, index);
  if (!isNamed) marks.anywhere = index;
  marks.last = index;
}

/** The index of the last statement that may be about a database; -1 for none. */
function lastMark({ byPlace, anywhere, last }: Marks, { key, isNamed }: Place): number {
  return isNamed ? Math.max(byPlace.get(key) ?? -1, anywhere) : last;
}

/** A statement that is broken may be about any job. */
const anyPlace: Place = { key: '', isNamed: false };

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
 * @param alls those on all jobs of a database or a table.
 * @param others what other documents tell about the name.
 * @returns the facts for each event.
 */
export function readJobEvents(
  events: readonly JobEvent[],
  alls: AllEvents,
  others: readonly Entry[],
): readonly JobFacts[] {
  /** By database. */
  const states = new Map<string, State>();
  /** By database, where a statement makes the job run last. */
  const starts = new Map<string, number>();
  const [pauses, ends] = [noMarks(), noMarks()];
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
    const ended = lastMark(ends, place);
    const known = states.get(place.key);
    const state = known && known.since > ended ? known : undefined;
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
        if (!told.isSound) mark(ends, anyPlace, index);
        else {
          states.set(place.key, { create: event, isAltered: false, since: index });
          starts.set(place.key, index);
        }
        return namesake ? { ...facts, namesake } : facts;
      }
      case 'alter': {
        const isOwn = state !== undefined || isCreatedHere || isStopped;
        const origin = state?.create?.told ?? (isOwn ? undefined : soleCreateIn(elsewhere, place));
        const isAltered = state?.isAltered === true || (!isOwn && elsewhere.isAltered);
        const created = isAltered ? undefined : origin;
        states.set(place.key, { create: state?.create, isAltered: true, since: index });
        const [start, pause] = [starts.get(place.key) ?? -1, lastMark(pauses, place)];
        const said = Math.max(start, pause);
        const isTold = said > ended && (start >= 0 || pauses.byPlace.has(place.key));
        const isRunning = isTold && (allRunAt(place, said, index, alls) ?? start > pause);
        return { ...facts, origin, created, isOnlyAlter, isRunning };
      }
      case 'resume':
        starts.set(place.key, index);
        return facts;
      case 'pause':
        mark(pauses, place, index);
        return facts;
      case 'stop':
        mark(ends, told.isSound ? place : anyPlace, index);
        if (told.isSound && elsewhere.creates.size === 0) gone.add(place.key);
        return facts;
      default:
        return facts;
    }
  });
}

/** Whether a statement needs a job that is not stopped. */
function isOnLivingJob({ action }: ToldJob): boolean {
  return action === 'alter' || action === 'pause' || action === 'resume' || action === 'stop';
}

/** The CREATE of a job in another document, where there is one of it alone. */
function soleCreateIn({ creates, isSound }: Elsewhere, { key, isNamed }: Place): ToldJob | undefined {
  if (!isNamed || !isSound) return undefined;
  const [first, ...more] = creates.get(key) ?? [];
  return more.every(({ told }) => tellsSame(told, first?.told)) ? first?.told : undefined;
}

/** Whether two jobs of one name are not variants of one job, of which only one is meant to run: those share the topic or the table. */
function loadsSomethingElse(one: ToldJob, other: ToldJob): boolean {
  const tables = [writtenOut(one.table), writtenOut(other.table)];
  const topics = [writtenOut(one.kafkaTopic), writtenOut(other.kafkaTopic)];
  return [tables, topics].every(([a, b]) => a !== undefined && b !== undefined && a !== b);
}

/** A name or a value without blanks around it; `undefined` where it is to be filled in. */
function writtenOut(text = ''): string | undefined {
  const written = trim(text);
  return written === '' || isPlaceholder(written) ? undefined : written;
}

/**
 * Another document that creates another job of the name. Documents may be for different clusters, or hold versions of one job: it
 * counts only where the brokers are the same and what is loaded is something else.
 */
function namesakeIn({ creates }: Elsewhere, { told, place }: JobEvent): Namesake | undefined {
  const same = place.isNamed ? (creates.get(place.key) ?? []) : [];
  if (same.length === 0) return undefined;
  const brokers = writtenOut(told.brokers);
  if (brokers === undefined) return undefined;
  const documents = same
    .filter(({ told: other }) => other.isSound)
    .filter((entry) => writtenOut(entry.told.brokers) === brokers)
    .filter((entry) => loadsSomethingElse(entry.told, told))
    .map(({ document }) => document)
    .sort();
  return documents[0] === undefined ? undefined : { file: documents[0].split('/').at(-1) };
}
