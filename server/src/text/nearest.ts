/**
 * Edit distance between two words: insertions, deletions, substitutions and swaps of neighbours cost 1
 * (optimal string alignment); exchanging, adding or dropping one of `-`, `_`, `.` and blank costs a quarter, a change of
 * letter case a tenth.
 */
export function editDistance(a: string, b: string): number {
  return distanceUpTo(a, b, Number.POSITIVE_INFINITY);
}

/** {@link editDistance}, or infinity as soon as it is sure to exceed `limit`. */
function distanceUpTo(a: string, b: string, limit: number): number {
  const width = b.length + 1;
  let beforePrevious = new Array<number>(width).fill(0);
  let previous = Array.from({ length: width }, (_, column) => prefixCost(b, column));
  let current = new Array<number>(width).fill(0);
  let bestBefore = 0;
  for (let row = 1; row <= a.length; row++) {
    const charA = a.charAt(row - 1);
    current[0] = prefixCost(a, row);
    let best = at(current, 0);
    for (let column = 1; column <= b.length; column++) {
      const charB = b.charAt(column - 1);
      let cost = Math.min(
        at(previous, column) + gapCost(charA),
        at(current, column - 1) + gapCost(charB),
        at(previous, column - 1) + substitutionCost(charA, charB),
      );
      if (row > 1 && column > 1 && charA !== charB && charA === b.charAt(column - 2) && a.charAt(row - 2) === charB) {
        cost = Math.min(cost, at(beforePrevious, column - 2) + 1);
      }
      current[column] = cost;
      if (cost < best) best = cost;
    }
    // Every way to the end leads through this row or, by a swap, over it from the one before.
    if (best > limit && bestBefore > limit) return Number.POSITIVE_INFINITY;
    bestBefore = best;
    [beforePrevious, previous, current] = [previous, current, beforePrevious];
  }
  return at(previous, b.length);
}

/**
 * The candidates that `word` was most likely meant to be, best first. A candidate that differs in letter case only comes
 * first; after that those of which the word is the beginning, unless there are many; after them only candidates within a third of the
 * word's length in edits (at least one) count, and none that is much farther than the best.
 * Equal distances keep the order of `candidates`, so the result depends on nothing but the arguments.
 */
export function nearest(word: string, candidates: readonly string[], max = 3): readonly string[] {
  // Nothing that has a name is that long.
  if (word.length > 200) return [];
  const found: { readonly candidate: string; readonly distance: number }[] = [];
  const lowerWord = word.toLowerCase();
  const letters = letterCount(word);
  // A word of which no letter would be left was not meant.
  let limit = Math.min(Math.max(1, word.length / 3), Math.max(0, letters - 0.5));
  for (const candidate of candidates) {
    if (candidate === word || Math.abs(letterCount(candidate) - letters) > limit) continue;
    const sameLetters = candidate.toLowerCase() === lowerWord;
    const distance = sameLetters ? -1 : distanceUpTo(word, candidate, limit);
    if (distance > limit) continue;
    found.push({ candidate, distance });
    // Beside a close candidate a far one only confuses.
    limit = Math.min(limit, distance + 1.5);
  }
  found.sort((a, b) => a.distance - b.distance);
  const near = found.filter((entry) => entry.distance <= limit);
  const isSame = (near[0]?.distance ?? 0) < 0;
  const begins = isSame ? [] : begun(lowerWord, letters, candidates, max);
  return [...new Set([...begins, ...near.map(({ candidate }) => candidate)])].slice(0, max);
}

/** Fewer letters than this begin too many words. */
const fewestLetters = 4;

/** The candidates that a word in small letters is the beginning of, the shorter first; none when there are more than `max`. */
function begun(word: string, letters: number, candidates: readonly string[], max: number): readonly string[] {
  if (letters < fewestLetters) return [];
  const longer = candidates.filter((candidate) => candidate.toLowerCase().startsWith(word) && candidate !== word);
  return longer.length > max ? [] : longer.sort((a, b) => a.length - b.length);
}

const separatorCost = 0.25;
const caseCost = 0.1;

function at(row: readonly number[], index: number): number {
  return row[index] ?? 0;
}

function isSeparator(char: string): boolean {
  return char === '-' || char === '_' || char === '.' || char === ' ';
}

function letterCount(text: string): number {
  let count = 0;
  for (let index = 0; index < text.length; index++) if (!isSeparator(text.charAt(index))) count++;
  return count;
}

function gapCost(char: string): number {
  return isSeparator(char) ? separatorCost : 1;
}

function prefixCost(text: string, length: number): number {
  let cost = 0;
  for (let index = 0; index < length; index++) cost += gapCost(text.charAt(index));
  return cost;
}

function substitutionCost(a: string, b: string): number {
  if (a === b) return 0;
  if (isSeparator(a) && isSeparator(b)) return separatorCost;
  return a.toLowerCase() === b.toLowerCase() ? caseCost : 1;
}
