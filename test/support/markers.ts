import type { Span } from '../../server/src/syntax/tree.ts';

/** SQL of a test without its marks, and what they marked. */
export interface MarkedText {
  readonly text: string;
  /** The `«…»` ranges in the order in which they open. */
  readonly ranges: readonly Span[];
}

/** Takes the `«…»` marks out of a test's SQL. Marks may nest; a mark that is not closed or not opened is an error. */
export function readRanges(marked: string): MarkedText {
  const ranges: { start: number; end: number }[] = [];
  const open: { start: number; end: number }[] = [];
  let text = '';
  for (const char of marked) {
    if (char === '«') {
      const range = { start: text.length, end: -1 };
      ranges.push(range);
      open.push(range);
    } else if (char === '»') {
      const range = open.pop();
      if (!range) throw new Error(`» without « in: ${marked}`);
      range.end = text.length;
    } else {
      text += char;
    }
  }
  if (open.length > 0) throw new Error(`« without » in: ${marked}`);
  return { text, ranges };
}

/** Takes the one `|` out of a test's SQL and tells where it stood. */
export function readCursor(marked: string): { readonly text: string; readonly offset: number } {
  const offset = marked.indexOf('|');
  if (offset < 0 || marked.includes('|', offset + 1)) throw new Error(`Expected exactly one | in: ${marked}`);
  return { text: marked.slice(0, offset) + marked.slice(offset + 1), offset };
}

/** Puts `«…»` around ranges of a text, to compare findings with marks as text. Ranges must nest or be apart. */
export function markRanges(text: string, ranges: readonly Span[]): string {
  const marks = ranges.flatMap(({ start, end }, index) => [
    { at: start, mark: '«', order: index },
    { at: end, mark: '»', order: start === end ? index : -index - 1 },
  ]);
  marks.sort((a, b) => a.at - b.at || a.order - b.order);
  let result = '';
  let from = 0;
  for (const { at, mark } of marks) {
    result += text.slice(from, at) + mark;
    from = at;
  }
  return result + text.slice(from);
}
