/** What completion is told of the statements around the one at the cursor. */
import type { Around, KnownName } from '../features/around.ts';
import { nothingAround } from '../rules/surroundings.ts';
import { entriesOf } from './buckets.ts';
import type { Snapshot } from './document.ts';
import { findingsAt } from './findings.ts';
import { type Names, namesOf } from './names.ts';
import { currentAt, type Place, placeOf } from './places.ts';
import type { Told, ToldJob, ToldTable } from './told.ts';
import { documentKey } from './workspace.ts';

type Named = ToldJob | ToldTable;
type Meant = (told: Told) => told is Named;

/**
 * What is known around the statement at an index.
 * @param before the names of an earlier state of the document, to start from.
 */
export function aroundAt(snapshot: Snapshot, index: number, before?: Names): Around {
  const names = namesOf(snapshot, before);
  const here = placeOf({}, currentAt(names.uses, index));
  const surroundings = names.around[index] ?? nothingAround;
  const origin = surroundings.origin as Told | undefined;
  const created = origin ? names.rows.indexOf(origin) : -1;
  const known = (isMeant: Meant): readonly KnownName[] => [
    ...ownNames(names, index, here, isMeant),
    ...otherNames(names, documentKey(snapshot.uri), here, isMeant),
  ];
  return {
    surroundings,
    table: surroundings.table ?? names.around[created]?.table,
    database: databaseOf(here.key),
    isFirst: index === 0,
    jobs: () => {
      const all = known((told): told is ToldJob => told.kind === 'job' && told.action === 'create');
      // a name that nothing creates may be a slip
      return all.length > 0 ? all : known((told): told is ToldJob => told.kind === 'job');
    },
    tables: () => known((told): told is ToldTable => told.kind === 'table'),
    codes: () => findingsAt(snapshot, index).map(({ code }) => code),
  };
}

/** The names in the other statements of a document: those in front from the nearest up, then those behind. */
function ownNames({ rows, uses }: Names, index: number, here: Place, isMeant: Meant): readonly KnownName[] {
  const named = (told: Told | undefined, at: number): KnownName | readonly [] =>
    told && at !== index && isMeant(told) ? (knownName(told, placeOf(told, currentAt(uses, at)).key, here) ?? []) : [];
  const all = rows.map(named);
  return [...all.slice(0, index).reverse(), ...all.slice(index)].flat();
}

/** The names in the other documents, in the order of the alphabet. */
function otherNames({ workspace }: Names, document: string, here: Place, isMeant: Meant): readonly KnownName[] {
  return entriesOf(workspace.entries)
    .flatMap(([, entries]) => entries)
    .flatMap(({ document: other, told, place }) =>
      other !== document && isMeant(told) ? (knownName(told, place, here) ?? []) : [],
    )
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** @param place by its key; `undefined` where another document does not name the database. */
function knownName({ name, database: written }: Named, place: string | undefined, here: Place): KnownName | undefined {
  // not a database of Doris itself
  if (place !== undefined && !place.startsWith('\0')) return undefined;
  const database = written ?? databaseOf(place);
  return { name, database, isQualified: written !== undefined || (database !== undefined && place !== here.key) };
}

function databaseOf(place: string | undefined): string | undefined {
  return place?.split('\0=')[1];
}
