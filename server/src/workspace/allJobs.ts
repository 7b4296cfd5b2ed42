/** Statements on all jobs of a database or a table, and what they come to for a job. */
import { countBefore } from './lists.ts';
import { mayBeSame, type Place } from './places.ts';
import { type ToldAll, tableTopic } from './told.ts';

/** A statement about all jobs of a database or a table. */
export interface AllEvent {
  readonly index: number;
  readonly told: ToldAll;
  readonly place: Place;
}

/** All those of a document, each list in its order. */
export interface AllEvents {
  /** PAUSE ALL and RESUME ALL by database. */
  readonly byPlace: ReadonlyMap<string, readonly AllEvent[]>;
  readonly pauses: readonly AllEvent[];
  /** Those whose database is not named, so that it can be any. */
  readonly pausesSomewhere: readonly AllEvent[];
  /** DROP of a table or a database. */
  readonly ends: readonly AllEvent[];
}

/** Sorts the statements of a document. */
export function sortAllEvents(events: readonly AllEvent[]): AllEvents {
  const byPlace = new Map<string, AllEvent[]>();
  for (const event of events) {
    if (event.told.action === 'end') continue;
    const same = byPlace.get(event.place.key);
    if (same) same.push(event);
    else byPlace.set(event.place.key, [event]);
  }
  const pauses = events.filter(({ told }) => told.action === 'pause');
  return {
    byPlace,
    pauses,
    pausesSomewhere: pauses.filter(({ place }) => !place.isNamed),
    ends: events.filter(({ told }) => told.action === 'end'),
  };
}

function lastBefore(events: readonly AllEvent[], index: number): AllEvent | undefined {
  return events[countBefore(events, index) - 1];
}

/**
 * Whether all jobs of a database run or are paused by the last statement on them in front of an index and behind another; `undefined` when
 * there is none. One that may be about another database can pause the jobs here, and is not known to resume them.
 */
export function allRunAt(
  place: Place,
  since: number,
  index: number,
  { byPlace, pauses, pausesSomewhere }: AllEvents,
): boolean | undefined {
  const sure = lastBefore(byPlace.get(place.key) ?? [], index);
  const maybe = lastBefore(place.isNamed ? pausesSomewhere : pauses, index);
  const last = maybe && maybe.index > (sure?.index ?? -1) ? maybe : sure;
  return last && last.index > since ? last.told.action === 'resume' : undefined;
}

/**
 * Whether a job of a database may have ended between two statements, by their indices: Doris cancels jobs when their table, if it is
 * known, or their database is dropped.
 */
export function mayHaveEnded(
  place: Place,
  table: string | undefined,
  since: number,
  until: number,
  { ends }: AllEvents,
): boolean {
  return ends.slice(countBefore(ends, since), countBefore(ends, until)).some(({ told, place: where }) => {
    if (!mayBeSame(where, place)) return false;
    return told.table === undefined || (table !== undefined && tableTopic(told.table) === tableTopic(table));
  });
}
