import { type BoundList, type BoundProperty, type Job, lookUp } from '../model/job.ts';
import type { TextEdit } from '../syntax/edits.ts';
import { insertProperties, type NewProperty, removeProperties, replaceKey, replaceValue } from './listEdits.ts';
import type { Fix } from './rule.ts';

/**
 * A fix of a property list as data: what changes, not yet as edits of the text. A new property that the list has already,
 * without a value that counts, is filled in instead of being written a second time.
 */
export interface Repair extends Pick<Fix, 'title' | 'preferred' | 'safe'> {
  /** New values. */
  readonly set?: readonly { readonly property: BoundProperty; readonly value: string }[];
  /** New properties, in the places of these old ones, which go. */
  readonly exchange?: { readonly old: readonly BoundProperty[]; readonly by: readonly NewProperty[] };
  /** New properties, and what they follow; at the end of the list when absent. Beside `exchange` it must follow nothing that goes. */
  readonly add?: { readonly properties: readonly NewProperty[]; readonly after?: BoundProperty | 'start' };
}

/** Works out the edits of a repair. */
export function fixFor(job: Job, list: BoundList, { title, preferred, safe, set = [], exchange, add }: Repair): Fix {
  const edits = [
    ...set.flatMap(({ property, value }) => replaceValue(property, value)),
    ...(exchange ? exchangeProperties(job, list, exchange.old, exchange.by) : []),
    ...(add ? addProperties(job, list, add.properties, add.after) : []),
  ];
  return { title, preferred, safe, edits };
}

function addProperties(
  job: Job,
  list: BoundList,
  properties: readonly NewProperty[],
  after: BoundProperty | 'start' | undefined,
): readonly TextEdit[] {
  const missing = properties.filter(({ key }) => !lookUp(list, key));
  return [...fillIn(list, properties), ...(missing.length > 0 ? insertProperties(job, list, missing, after) : [])];
}

/** One for one, the rest behind the last of the old ones; what is left of these goes. */
function exchangeProperties(
  job: Job,
  list: BoundList,
  old: readonly BoundProperty[],
  by: readonly NewProperty[],
): readonly TextEdit[] {
  const stays = by.filter(({ key }) => isAmong(lookUp(list, key), old));
  const edits = old.flatMap((property, index) => {
    const taken = stays[index];
    return taken ? [...replaceKey(property, taken.key), ...replaceValue(property, taken.value)] : [];
  });
  const filled = fillIn(
    list,
    by.filter((property) => !stays.includes(property)),
  );
  const surplus = stays.slice(old.length);
  if (surplus.length > 0) return [...filled, ...edits, ...insertProperties(job, list, surplus, old.at(-1))];
  return [...filled, ...edits, ...removeProperties(job, list, old.slice(stays.length))];
}

/** Whether a property is to go anyway, or is not there at all. */
function isAmong(property: BoundProperty | undefined, old: readonly BoundProperty[]): boolean {
  return property === undefined || old.includes(property);
}

function fillIn(list: BoundList, properties: readonly NewProperty[]): readonly TextEdit[] {
  return properties.flatMap(({ key, value }) => {
    const present = lookUp(list, key);
    return present ? replaceValue(present, value) : [];
  });
}
