import type { Job } from '../model/job.ts';
import { encodeString } from '../syntax/literals.ts';
import { endOfBlockComment, endOfLineComment, startsBlockComment, startsLineComment } from '../syntax/scanner.ts';
import type { Property, PropertyList, Span, StringLiteral } from '../syntax/tree.ts';

/** What stands between two properties: blanks, line breaks, comments, commas, and single characters that belong there not. */
export interface GapPart extends Span {
  readonly kind: 'blank' | 'break' | 'comment' | 'comma' | 'other';
}

/** Cuts the text between `start` and `end` into parts. Neither end may lie inside a string or a comment. */
export function gapParts(text: string, start: number, end: number): readonly GapPart[] {
  const parts: GapPart[] = [];
  let at = start;
  while (at < end) {
    const [kind, partEnd] = gapPartAt(text, at, end);
    parts.push({ kind, start: at, end: partEnd });
    at = partEnd;
  }
  return parts;
}

function gapPartAt(text: string, at: number, end: number): [GapPart['kind'], number] {
  const char = text.charAt(at);
  if (char === '\n') return ['break', at + 1];
  if (char === '\r') return ['break', text.charAt(at + 1) === '\n' ? at + 2 : at + 1];
  if (char === ',') return ['comma', at + 1];
  if (isBlank(char)) {
    let to = at + 1;
    while (to < end && isBlank(text.charAt(to))) to++;
    return ['blank', to];
  }
  if (startsLineComment(text, at)) return ['comment', Math.min(endOfLineComment(text, at), end)];
  if (startsBlockComment(text, at)) {
    const close = endOfBlockComment(text, at);
    return ['comment', close < 0 ? end : Math.min(close, end)];
  }
  return ['other', at + 1];
}

function isBlank(char: string): boolean {
  return char === ' ' || char === '\t';
}

function isBreak(char: string): boolean {
  return char === '\n' || char === '\r';
}

/** Where the line of `offset` starts. */
export function lineStart(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && !isBreak(text.charAt(at - 1))) at--;
  return at;
}

/** The blanks at the start of the line of `offset`. */
export function lineIndent(text: string, offset: number): string {
  const start = lineStart(text, offset);
  let end = start;
  while (end < text.length && isBlank(text.charAt(end))) end++;
  return text.slice(start, end);
}

/** Whether only blanks stand before `offset` on its line. */
export function isFirstOnLine(text: string, offset: number): boolean {
  return text.slice(lineStart(text, offset), offset).trim() === '';
}

/** The offset behind the blanks that stand at `offset`. */
export function skipBlanks(text: string, offset: number): number {
  let at = offset;
  while (isBlank(text.charAt(at))) at++;
  return at;
}

/** Where the blanks start that end at `offset`. */
export function skipBlanksBack(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && isBlank(text.charAt(at - 1))) at--;
  return at;
}

/** The offset behind the line break at `offset`, of which there need be none at the end of the text. */
export function afterBreak(text: string, offset: number): number {
  if (text.startsWith('\r\n', offset)) return offset + 2;
  return offset < text.length ? offset + 1 : offset;
}

/** The end of what trails on the line of `from`: blanks and comments; and whether the line ends there. */
export function lineTail(
  text: string,
  from: number,
  limit: number,
): { readonly end: number; readonly endsLine: boolean } {
  let end = from;
  for (const part of gapParts(text, from, limit)) {
    // A block comment that goes on in the next line belongs to what follows.
    if (part.kind === 'break' || (part.kind === 'comment' && hasBreak(text.slice(part.start, part.end)))) {
      return { end, endsLine: part.kind === 'break' };
    }
    if (part.kind === 'comma' || part.kind === 'other') return { end: from, endsLine: false };
    end = part.end;
  }
  return { end, endsLine: limit === text.length };
}

/** Whether `text` holds a line break. */
export function hasBreak(text: string): boolean {
  return /[\r\n]/.test(text);
}

/** The line end that the statement uses, from its first one. */
export function lineEnd(text: string): string {
  return /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
}

/** The comma between two offsets, comments left out. */
export function commaBetween(text: string, start: number, end: number): Span | undefined {
  return gapParts(text, start, end).find((part) => part.kind === 'comma');
}

/** The properties of a list that are in the text; the tree has an empty one where a list has none. */
export function entriesOf(list: PropertyList | undefined): readonly Property[] {
  return list?.entries.filter((entry) => entry.key || entry.equals || entry.value) ?? [];
}

/** How the properties of a list are written. */
export interface PropertyStyle {
  readonly keyQuote: StringLiteral['quote'];
  readonly valueQuote: StringLiteral['quote'];
  /** Blanks before and after `=`. */
  readonly before: string;
  readonly after: string;
  /** Width of key and blanks when the `=` stand in one column; 0 when they do not. */
  readonly column: number;
}

/** The style of the properties around `anchor`; that of the statement's other list for an empty one. */
export function propertyStyle(job: Job, list: PropertyList | undefined, anchor?: Property): PropertyStyle {
  const entries = [...entriesOf(list), ...entriesOf(job.source?.syntax), ...entriesOf(job.properties?.syntax)];
  const model = [anchor, ...entries].find((entry) => entry?.key && entry.equals && entry.value);
  const key = model?.key;
  const equals = model?.equals;
  const value = model?.value;
  const keyQuote = key?.kind === 'string' ? key.quote : '"';
  const valueQuote = value?.kind === 'string' ? value.quote : keyQuote;
  if (!key || !equals || !value) return { keyQuote, valueQuote, before: ' ', after: ' ', column: 0 };
  const column = sharedColumn(job.text, entriesOf(list));
  return {
    keyQuote,
    valueQuote,
    before: equals.start > key.end ? ' ' : '',
    after: value.start > equals.end ? ' ' : '',
    column,
  };
}

/** The common width from key to `=`, when several properties differ in key length and yet have their `=` in one column. */
function sharedColumn(text: string, entries: readonly Property[]): number {
  const widths = new Set<number>();
  const gaps = new Set<number>();
  for (const { key, equals } of entries) {
    if (!key || !equals || !isFirstOnLine(text, key.start)) continue;
    widths.add(equals.start - key.start);
    gaps.add(equals.start - key.end);
  }
  const [width = 0] = widths;
  return widths.size === 1 && gaps.size > 1 ? width : 0;
}

/** `"key" = "value"` in a style. */
export function writeProperty(key: string, value: string, style: PropertyStyle): string {
  const quotedKey = encodeString(key, style.keyQuote);
  const start =
    style.column > 0
      ? quotedKey.padEnd(Math.max(style.column, quotedKey.length + style.before.length))
      : quotedKey + style.before;
  return `${start}=${style.after}${encodeString(value, style.valueQuote)}`;
}

/** One step of indentation as the statement has it: of its first indented property, else four blanks. */
export function indentStep(job: Job): string {
  for (const list of [job.source, job.properties]) {
    if (!list) continue;
    const outer = lineIndent(job.text, list.heading.start);
    for (const { start } of entriesOf(list.syntax)) {
      const inner = lineIndent(job.text, start);
      if (isFirstOnLine(job.text, start) && inner.length > outer.length && inner.startsWith(outer)) {
        return inner.slice(outer.length);
      }
    }
  }
  return '    ';
}

/** The longest runs of neighbours in `all` that are in `chosen`, each by the indices of its first and its last. */
export function runsOf<Part>(all: readonly Part[], chosen: ReadonlySet<Part>): readonly (readonly [number, number])[] {
  const runs: [number, number][] = [];
  all.forEach((part, index) => {
    if (!chosen.has(part)) return;
    const run = runs.at(-1);
    if (run?.[1] === index - 1) run[1] = index;
    else runs.push([index, index]);
  });
  return runs;
}
