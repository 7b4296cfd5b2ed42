/** Where names without a database belong: in the database that the last USE names. */
import { isPlaceholder } from '../catalog/index.ts';
import type { UseStatement } from '../syntax/schema.ts';
import { countBefore } from './lists.ts';
import type { Told } from './told.ts';

/** The catalog and the database of names that come without. */
export interface Current {
  /** Empty for Doris itself. */
  readonly catalog: string;
  /** `undefined` for one that the text does not name. */
  readonly database: string | undefined;
  /** How many USE and SWITCH stand in front: which of the databases it is that are not named. */
  readonly uses: number;
}

/** At the top of a document. */
export const atTop: Current = { catalog: '', database: undefined, uses: 0 };

function catalogOf(name: string): string {
  return name.toLowerCase() === 'internal' ? '' : name;
}

/** What holds behind a USE or SWITCH. */
export function afterUse({ catalog, database, computeGroup }: UseStatement, current: Current): Current {
  const uses = current.uses + 1;
  const next = catalog ? catalogOf(catalog.text) : current.catalog;
  if (database) return { catalog: next, database: database.text, uses };
  return computeGroup && !catalog ? current : { catalog: next, database: undefined, uses };
}

/** One text for each database: those of different ones differ. */
export interface Place {
  readonly key: string;
  /** The text says which database it is, so that other documents can mean it too. */
  readonly isNamed: boolean;
}

/** Whether two names may be in one database: a place that the text does not name can be any. */
export function mayBeSame(one: Place, other: Place): boolean {
  return one.key === other.key || !one.isNamed || !other.isNamed;
}

/** The place of a name as a statement gives it, or as it is understood without catalog and database. */
export function placeOf(named: { readonly catalog?: string; readonly database?: string }, current: Current): Place {
  const catalog = named.catalog === undefined ? current.catalog : catalogOf(named.catalog);
  const database = named.database ?? current.database;
  if (database === undefined) return { key: `${catalog}\0${current.uses}`, isNamed: false };
  return { key: `${catalog}\0=${database}`, isNamed: !isPlaceholder(database) };
}

/** What holds from a statement on. */
export interface Use {
  readonly index: number;
  readonly current: Current;
}

/** What holds at each USE and SWITCH of a document. */
export function usesIn(rows: readonly (Told | undefined)[]): readonly Use[] {
  const uses: Use[] = [];
  for (const [index, told] of rows.entries())
    if (told?.kind === 'use') uses.push({ index, current: afterUse(told.use, uses.at(-1)?.current ?? atTop) });
  return uses;
}

/** What holds for the statement at an index. */
export function currentAt(uses: readonly Use[], index: number): Current {
  return uses[countBefore(uses, index + 1) - 1]?.current ?? atTop;
}
