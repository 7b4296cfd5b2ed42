/** What the rules on start positions share, one position for each partition or shard. */

/** A count with its noun: `1 offset`, `2 offsets`. */
export function numbered(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** How a source calls what it is read from, and where. */
export interface StartWords {
  /** A start position. */
  readonly start: string;
  /** What each position is for. */
  readonly part: string;
  /** The position in front of everything that there is. */
  readonly beginning: string;
}

/**
 * As many start positions as there are parts, with the title of the fix: the surplus dropped, or the rest filled up in the way that the
 * last one is written. A number is not repeated, as it means something in one part only.
 */
export function fittingStarts(
  starts: readonly string[],
  count: number,
  { start, part, beginning }: StartWords,
): { readonly value: string; readonly title: string } {
  if (starts.length > count) {
    return { value: starts.slice(0, count).join(','), title: `Keep the first ${numbered(count, start)}` };
  }
  const last = starts.at(-1) ?? '';
  const filler = /^[+-]?\d+$/.test(last) ? beginning : last;
  const value = [...starts, ...Array<string>(count - starts.length).fill(filler)].join(',');
  return { value, title: `Start the other ${part}s at ${filler}` };
}
