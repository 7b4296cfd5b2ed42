/** Which definition a table has. */
import type { CreateTable } from '../syntax/schema.ts';
import type { Place } from './places.ts';
import { type ToldTable, tellsSame } from './told.ts';
import type { Entry } from './workspace.ts';

/** A definition of a table in the document at hand. */
export interface TableEvent {
  readonly told: ToldTable;
  readonly place: Place;
}

/**
 * The definitions of the tables of a topic.
 * @param own those in the document.
 * @param others what other documents tell about the topic.
 * @param isAltered whether the document has an ALTER TABLE of one of them.
 * @returns for a place and a name the definition; `undefined` when there is none, or there are different ones, or it may have changed.
 */
export function tablesOf(
  own: readonly TableEvent[],
  others: readonly Entry[],
  isAltered: boolean,
): (place: Place, name: string) => CreateTable | undefined {
  const definitions = new Map<string, ToldTable[]>();
  if (isAltered || others.some(({ told }) => told.kind === 'alter-table')) return () => undefined;
  const add = (place: string, told: ToldTable): void => {
    const key = `${place}\0${told.name}`;
    const known = definitions.get(key);
    if (known) known.push(told);
    else definitions.set(key, [told]);
  };
  for (const { told, place } of own) add(place.key, told);
  const ownKeys = new Set(definitions.keys());
  for (const { told, place } of others)
    if (told.kind === 'table' && place !== undefined && !ownKeys.has(`${place}\0${told.name}`)) add(place, told);
  return (place, name) => {
    const [first, ...more] = definitions.get(`${place.key}\0${name}`) ?? [];
    return first?.isOrdinary && more.every((told) => tellsSame(told, first)) ? first.definition : undefined;
  };
}
