/**
 * Edits of property lists by their text: commas, indentation, quotes, comments and line ends come out as a careful person
 * would write them. Every function gives edits of the statement's text, not overlapping with each other.
 */
import type { BoundList, BoundProperty, Job } from '../model/job.ts';
import { insertion, removal, type TextEdit } from '../syntax/edits.ts';
import { encodeString, offsetInLiteral } from '../syntax/literals.ts';
import type { Property, PropertyText, Span } from '../syntax/tree.ts';
import {
  afterBreak,
  commaBetween,
  entriesOf,
  gapParts,
  hasBreak,
  indentStep,
  isFirstOnLine,
  lineEnd,
  lineIndent,
  lineStart,
  lineTail,
  propertyStyle,
  runsOf,
  skipBlanks,
  skipBlanksBack,
  writeProperty,
} from './listLayout.ts';

/** A property to be written, its parts decoded. */
export interface NewProperty {
  readonly key: string;
  readonly value: string;
}

/**
 * Adds properties to a list, one per line where the list is written so.
 * @param place the property that they follow, `start` or `end` of the list.
 */
export function insertProperties(
  job: Job,
  list: BoundList,
  added: readonly NewProperty[],
  place: BoundProperty | 'start' | 'end' = 'end',
): readonly TextEdit[] {
  const { open, close } = list.syntax;
  const entries = entriesOf(list.syntax);
  const index = place === 'end' ? lastWholeEntry(entries) : place === 'start' ? -1 : entries.indexOf(place.syntax);
  const anchor = entries[index];
  const style = propertyStyle(job, list.syntax, anchor ?? entries[0]);
  const written = added.map(({ key, value }) => writeProperty(key, value, style));
  if (!anchor) return insertAtStart(job, list, written);
  const { text } = job;
  const next = entries[index + 1];
  const limit = next?.start ?? close?.start ?? text.length;
  const comma = commaBetween(text, anchor.end, next ? next.start : limitOfList(list, text));
  const ownLines = standsOnOwnLine(text, anchor, entries[index - 1], next, open);
  if (!ownLines) {
    if (comma && next) return [insertion(comma.end, written.map((entry) => ` ${entry},`).join(''))];
    if (comma) return [insertion(comma.end, ` ${written.join(', ')}`)];
    return [insertion(anchor.end, written.map((entry) => `, ${entry}`).join(''))];
  }
  const eol = lineEnd(text);
  const commaFirst = commaFirstIndent(text, entries);
  if (commaFirst !== undefined) {
    const at = lineTail(text, anchor.end, limit).end;
    return [insertion(at, written.map((entry) => `${eol}${commaFirst}${entry}`).join(''))];
  }
  const indent = entryIndent(job, list, anchor);
  const lines = `${eol}${indent}${written.join(`,${eol}${indent}`)}`;
  const edits: TextEdit[] = [];
  if (!comma) edits.push(insertion(anchor.end, ','));
  const tail = lineTail(text, comma?.end ?? anchor.end, limit);
  edits.push(
    insertion(withoutTrailingBlanks(text, tail.end, comma?.end ?? anchor.end), comma && next ? `${lines},` : lines),
  );
  return edits;
}

/** Removes one property with its comma, and with its line when nothing else stands there. */
export function removeProperty(job: Job, list: BoundList, property: BoundProperty): readonly TextEdit[] {
  return removeProperties(job, list, [property]);
}

/**
 * Removes properties with their commas, and with their lines and the comments behind them where nothing else stands there. Comments of
 * the properties that stay are kept. A list that Doris allows to be absent goes altogether when nothing is left in it.
 */
export function removeProperties(job: Job, list: BoundList, properties: readonly BoundProperty[]): readonly TextEdit[] {
  const gone = new Set(properties.map((property) => property.syntax));
  const entries = entriesOf(list.syntax);
  if (entries.every((entry) => gone.has(entry)) && mayBeAbsent(job, list)) return [removeClause(job.text, list)];
  return runsOf(entries, gone).flatMap(([first, last]) => removeRun(job.text, list, first, last));
}

/** Replaces a whole value; quotes stay as they are. */
export function replaceValue(property: BoundProperty, value: string): readonly TextEdit[] {
  return property.syntax.value ? [replaceText(property.syntax.value, value)] : [];
}

/** Replaces a whole key; quotes stay as they are. */
export function replaceKey(property: BoundProperty, key: string): readonly TextEdit[] {
  return property.syntax.key ? [replaceText(property.syntax.key, key)] : [];
}

/**
 * Replaces a part of a value.
 * @param start @param end UTF-16 units within the decoded value.
 */
export function replaceInValue(
  property: BoundProperty,
  start: number,
  end: number,
  replacement: string,
): readonly TextEdit[] {
  const literal = property.syntax.value;
  if (!literal) return [];
  if (literal.kind !== 'string') {
    return replaceValue(property, literal.value.slice(0, start) + replacement + literal.value.slice(end));
  }
  const span = { start: offsetInLiteral(literal, start), end: offsetInLiteral(literal, end) };
  return [{ span, text: encodeString(replacement, literal.quote).slice(1, -1) }];
}

/**
 * The place in the statement of a part of a value; with the quotes when the part is all of it, or when there are none to stay between.
 * @param start @param end UTF-16 units within the decoded value.
 */
export function valuePart(property: BoundProperty, start: number, end: number): Span {
  const literal = property.syntax.value;
  if (literal?.kind !== 'string' || (start <= 0 && end >= literal.value.length)) return property.valueSpan;
  return { start: offsetInLiteral(literal, start), end: offsetInLiteral(literal, end) };
}

/**
 * Moves a property to the end of the other list of the statement, under a new key if one is given. `PROPERTIES (…)` or
 * `FROM KAFKA (…)` is written when the statement has none.
 */
export function moveProperty(
  job: Job,
  from: BoundList,
  property: BoundProperty,
  key: string = property.key,
): readonly TextEdit[] {
  const added = [{ key, value: property.value }];
  const removed = removeProperty(job, from, property);
  const to = from.kind === 'properties' ? job.source : job.properties;
  if (to) return [...removed, ...insertProperties(job, to, added)];
  return [...removed, ...createList(job, from, added)];
}

function createList(job: Job, model: BoundList, added: readonly NewProperty[]): readonly TextEdit[] {
  const { text, statement } = job;
  const style = propertyStyle(job, model.syntax);
  const written = added.map(({ key, value }) => writeProperty(key, value, style));
  const eol = lineEnd(text);
  const indent = lineIndent(text, model.heading.start);
  const ownLines = hasBreak(text.slice(model.syntax.start, model.syntax.end));
  const beforeParenthesis = text.slice(model.heading.end, model.syntax.open?.start ?? model.heading.end);
  const gap = beforeParenthesis.trim() === '' ? beforeParenthesis : ' ';
  const inner = indent + indentStep(job);
  const body = ownLines
    ? `(${eol}${inner}${written.join(`,${eol}${inner}`)}${eol}${indent})`
    : `(${written.join(', ')})`;
  if (model.kind === 'properties') {
    const separator = isFirstOnLine(text, model.heading.start) ? eol + indent : ' ';
    return [insertion(model.syntax.end, `${separator}FROM KAFKA${gap}${body}`)];
  }
  const place = statement.source?.start ?? model.heading.start;
  const separator = isFirstOnLine(text, place) ? eol + indent : ' ';
  return [insertion(place, `PROPERTIES${gap}${body}${separator}`)];
}

function insertAtStart(job: Job, list: BoundList, written: readonly string[]): readonly TextEdit[] {
  const { text } = job;
  const { open, close, start } = list.syntax;
  const entries = entriesOf(list.syntax);
  const from = open?.end ?? start;
  const first = entries[0];
  const until = first?.start ?? close?.start ?? list.syntax.end;
  const eol = lineEnd(text);
  const outer = lineIndent(text, list.heading.start);
  if (first) {
    const indent = isFirstOnLine(text, first.start) ? lineIndent(text, first.start) : undefined;
    const commaFirst = commaFirstIndent(text, entries);
    const separator = indent === undefined ? ', ' : commaFirst === undefined ? `,${eol}${indent}` : eol + commaFirst;
    return [insertion(first.start, written.map((entry) => entry + separator).join(''))];
  }
  const inside = text.slice(from, until);
  if (!hasBreak(inside) && !hasBreak(text.slice(job.statement.start, from))) {
    return [insertion(until, `${inside.trim() === '' ? '' : ' '}${written.join(', ')}`)];
  }
  const indent = outer + indentStep(job);
  const lines = `${eol}${indent}${written.join(`,${eol}${indent}`)}`;
  if (hasBreak(inside)) {
    const at = lineTail(text, from, until).end;
    return [insertion(withoutTrailingBlanks(text, at, from), lines)];
  }
  const closing = close ? eol + outer : '';
  return inside.trim() === ''
    ? [{ span: { start: from, end: until }, text: lines + closing }]
    : [insertion(until, lines + closing)];
}

/** The index of the last property that something can be added to: not one whose string is open to the end of its line. */
function lastWholeEntry(entries: readonly Property[]): number {
  return entries.findLastIndex(({ key, value }) => isClosed(key) && isClosed(value));
}

function isClosed(part: PropertyText | undefined): boolean {
  return part?.kind !== 'string' || part.terminated;
}

/** Whether a property behind `anchor` goes on a line of its own: as the neighbours do. */
function standsOnOwnLine(
  text: string,
  anchor: Property,
  previous: Property | undefined,
  next: Property | undefined,
  open: Span | undefined,
): boolean {
  if (next) return breaksBetween(text, anchor.end, next.start);
  if (previous) return breaksBetween(text, previous.end, anchor.start);
  return breaksBetween(text, open?.end ?? anchor.start, anchor.start) || endsItsLine(text, anchor.end);
}

function breaksBetween(text: string, start: number, end: number): boolean {
  return hasBreak(text.slice(start, end));
}

function endsItsLine(text: string, offset: number): boolean {
  return offset < text.length && lineTail(text, offset, text.length).endsLine;
}

/** The indentation, comma and blanks in front of properties that are written comma first; `undefined` for other lists. */
function commaFirstIndent(text: string, entries: readonly Property[]): string | undefined {
  for (const [index, entry] of entries.entries()) {
    const previous = entries[index - 1];
    const comma = previous && commaBetween(text, previous.end, entry.start);
    if (!comma) continue;
    if (!isFirstOnLine(text, comma.start)) return undefined;
    const between = text.slice(comma.end, entry.start);
    return `${lineIndent(text, comma.start)},${between.trim() === '' && !hasBreak(between) ? between : ' '}`;
  }
  return undefined;
}

function entryIndent(job: Job, list: BoundList, anchor: Property): string {
  const { text } = job;
  const model = [anchor, ...entriesOf(list.syntax)].find((entry) => isFirstOnLine(text, entry.start));
  return model ? lineIndent(text, model.start) : lineIndent(text, list.heading.start) + indentStep(job);
}

function withoutTrailingBlanks(text: string, end: number, from: number): number {
  let at = end;
  while (at > from && /[ \t]/.test(text.charAt(at - 1))) at--;
  return at;
}

/** Up to where a dangling comma may stand behind the last property. */
function limitOfList(list: BoundList, text: string): number {
  if (list.syntax.close) return list.syntax.close.start;
  const last = entriesOf(list.syntax).at(-1);
  const from = last?.end ?? list.syntax.end;
  const stop = gapParts(text, from, text.length).find((part) => part.kind === 'other');
  return stop?.start ?? text.length;
}

function mayBeAbsent(job: Job, list: BoundList): boolean {
  if (entriesOf(list.syntax).length === 0) return false;
  return list.kind === 'properties' || (job.kind === 'alter' && job.properties !== undefined);
}

function removeClause(text: string, list: BoundList): TextEdit {
  const { start } = list.heading;
  const { end } = list.syntax;
  const tail = lineTail(text, end, text.length);
  if (isFirstOnLine(text, start)) {
    if (tail.endsLine) return removal(lineStart(text, start), afterBreak(text, tail.end));
    // `;` or more of the statement follows: it moves up, unless that would put it into a comment.
    return removal(endOfLineAbove(text, start) ?? start, end);
  }
  return removal(skipBlanksBack(text, start), end);
}

/** Removes the entries `first` to `last` of a list, neighbours in the text. */
function removeRun(text: string, list: BoundList, first: number, last: number): readonly TextEdit[] {
  const { open } = list.syntax;
  const entries = entriesOf(list.syntax);
  const previous = entries[first - 1];
  const next = entries[last + 1];
  const start = entries[first]?.start ?? 0;
  const end = entries[last]?.end ?? start;
  const commaBefore = previous && commaBetween(text, previous.end, start);
  const commaAfter = commaBetween(text, end, next?.start ?? limitOfList(list, text));

  if (commaBefore && isFirstOnLine(text, commaBefore.start)) {
    return removeBlock(text, commaBefore.start, end, previous.end, next?.start);
  }
  if (commaAfter && next && isFirstOnLine(text, commaAfter.start)) {
    return removeFirstOfCommaFirst(text, start, end, commaAfter, next);
  }
  const to = commaAfter?.end ?? end;
  if (next) {
    const gap = text.slice(to, next.start);
    if (gap.trim() === '' && !hasBreak(gap)) return [removal(start, next.start)];
    return removeBlock(
      text,
      start,
      to,
      previous ? (commaBefore?.end ?? previous.end) : (open?.end ?? start),
      next.start,
    );
  }
  if (!commaBefore) return removeBlock(text, start, to, previous?.end ?? open?.end ?? start, undefined);
  const between = text.slice(commaBefore.end, start);
  if (between.trim() === '' && !hasBreak(between)) return [removal(commaBefore.start, to)];
  return [removal(commaBefore.start, commaBefore.end), ...removeBlock(text, start, to, commaBefore.end, undefined)];
}

/** Removes `start` to `end` with its line when it stands there alone, else with the blanks in front. */
function removeBlock(
  text: string,
  start: number,
  end: number,
  previousEnd: number,
  next: number | undefined,
): readonly TextEdit[] {
  const tail = lineTail(text, end, next ?? text.length);
  if (isFirstOnLine(text, start)) {
    if (tail.endsLine) return [removal(lineStart(text, start), afterBreak(text, tail.end))];
    if (next !== undefined) return [removal(start, skipBlanks(text, end))];
    return [removal(Math.max(endOfLineAbove(text, start) ?? start, previousEnd), end)];
  }
  return [removal(Math.max(skipBlanksBack(text, start), previousEnd), end)];
}

/** The next property loses its comma and takes the place that the removed one had. */
function removeFirstOfCommaFirst(
  text: string,
  start: number,
  end: number,
  comma: Span,
  next: Property,
): readonly TextEdit[] {
  const between = text.slice(end, next.start);
  const onlyComma = between.replace(',', '').trim() === '';
  if (onlyComma) return [removal(start, next.start)];
  return [...removeBlock(text, start, end, start, comma.start), removal(comma.start, skipBlanks(text, comma.end))];
}

/** The end of the text above a line break before `offset`; `undefined` when that line ends with a `--` comment. */
function endOfLineAbove(text: string, offset: number): number | undefined {
  const breakEnd = lineStart(text, offset);
  if (breakEnd === 0) return undefined;
  const breakStart = breakEnd - (text.endsWith('\r\n', breakEnd) ? 2 : 1);
  const above = text.slice(lineStart(text, breakStart), breakStart);
  return above.includes('--') ? undefined : skipBlanksBack(text, breakStart);
}

function replaceText(part: PropertyText, value: string): TextEdit {
  if (part.kind === 'string') return { span: part, text: encodeString(value, part.quote) };
  return { span: part, text: /^[A-Za-z_]\w*$|^\d+$/.test(value) ? value : encodeString(value, '"') };
}
