/** Lists of which an edit changes a part. */

/** How many members two lists share at their beginnings and, behind those, at their ends. */
export function sharedEnds(
  one: readonly unknown[],
  other: readonly unknown[],
): { readonly front: number; readonly back: number } {
  if (one === other) return { front: one.length, back: 0 };
  const shared = Math.min(one.length, other.length);
  let front = 0;
  while (front < shared && one[front] === other[front]) front++;
  let back = 0;
  while (back < shared - front && one[one.length - 1 - back] === other[other.length - 1 - back]) back++;
  return { front, back };
}

/** The list with other members from `from` up to `to`. Copies no more than once when they are as many as they were. */
export function withPart<Member>(
  list: readonly Member[],
  from: number,
  to: number,
  fresh: readonly Member[],
): Member[] {
  if (fresh.length !== to - from) return list.slice(0, from).concat(fresh, list.slice(to));
  const result = list.slice();
  for (const [at, member] of fresh.entries()) result[from + at] = member;
  return result;
}

/** The same for numbers; the very same list when they are what they were. */
export function withNumbers(list: Uint32Array, from: number, to: number, fresh: readonly number[]): Uint32Array {
  if (fresh.length === to - from && fresh.every((number, at) => number === list[from + at])) return list;
  const result = new Uint32Array(list.length - (to - from) + fresh.length);
  result.set(list.subarray(0, from));
  result.set(fresh, from);
  result.set(list.subarray(to), from + fresh.length);
  return result;
}

/** How many entries of a list, which is in the order of a document, stand in front of a statement. */
export function countBefore(list: readonly { readonly index: number }[], index: number): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle] as { readonly index: number }).index < index) low = middle + 1;
    else high = middle;
  }
  return low;
}
