/**
 * A map from texts as a value: a change makes a new one, copies a small part of the old one and shares the rest, so that two of
 * them are also quick to compare.
 */
export type Buckets<Value> = readonly ReadonlyMap<string, Value>[];

const count = 1024;
const emptyBucket: ReadonlyMap<string, never> = new Map<string, never>();

/** A map with nothing in it. */
export const noBuckets: Buckets<never> = Array.from({ length: count }, () => emptyBucket);

/** A number for a text, the same for the same text; 32 bits. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash ^ (hash >>> 15);
}

/** What stands under a key. */
export function valueAt<Value>(buckets: Buckets<Value>, key: string): Value | undefined {
  return buckets[hashOf(key) & (count - 1)]?.get(key);
}

/** The map in which some keys have other values, or none any more. */
export function withValues<Value>(
  buckets: Buckets<Value>,
  changes: ReadonlyMap<string, Value | undefined>,
): Buckets<Value> {
  const result = [...buckets];
  const copied = new Map<number, Map<string, Value>>();
  for (const [key, value] of changes) {
    const at = hashOf(key) & (count - 1);
    const bucket = copied.get(at) ?? new Map(result[at]);
    if (value === undefined) bucket.delete(key);
    else bucket.set(key, value);
    copied.set(at, bucket);
    result[at] = bucket;
  }
  return result;
}

/** The keys under which two maps do not have the very same. */
export function differingKeys<Value>(one: Buckets<Value>, other: Buckets<Value>): readonly string[] {
  if (one === other) return [];
  return one.flatMap((bucket, at) => {
    const counterpart = other[at] ?? emptyBucket;
    if (bucket === counterpart) return [];
    const keys = new Set([...bucket.keys(), ...counterpart.keys()]);
    return [...keys].filter((key) => bucket.get(key) !== counterpart.get(key));
  });
}

/** Every key with its value, in no particular order. */
export function entriesOf<Value>(buckets: Buckets<Value>): readonly (readonly [key: string, value: Value])[] {
  return buckets.flatMap((bucket) => [...bucket]);
}
