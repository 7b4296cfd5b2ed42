import type { PropertyStyle } from '../rules/listLayout.ts';
import {
  hasBreak,
  indentStep,
  isFirstOnLine,
  lineEnd,
  lineIndent,
  propertyStyle,
  writeProperty,
} from '../rules/listLayout.ts';
import { insertion, type TextEdit } from '../syntax/edits.ts';
import { encodeString } from '../syntax/literals.ts';
import type { Span } from '../syntax/tree.ts';
import type { KeyCursor, ListAtCursor, Quote } from './cursor.ts';
import type { SnippetText, Stop } from './snippetText.ts';

/** How a new property of the list is written; `quote` is the quotation mark that the user has begun with. */
export function styleAt(list: ListAtCursor, quote?: Quote): PropertyStyle {
  const style = propertyStyle(list.job, list.bound?.syntax);
  if (quote === undefined) return style;
  return { ...style, keyQuote: quote, valueQuote: style.valueQuote === style.keyQuote ? quote : style.valueQuote };
}

/** `"key" = "value"`, where the value may be a place to fill in. */
export function entryText(key: string, value: Stop | string, style: PropertyStyle): SnippetText {
  if (typeof value === 'string') return [writeProperty(key, value, style)];
  const { placeholder, choices } = value;
  const written = writeProperty(key, '', style);
  const encoded = (value: string): string => encodeString(value, style.valueQuote).slice(1, -1);
  const stop = { placeholder: encoded(placeholder), choices: choices?.map(encoded) };
  return [written.slice(0, -1), stop, style.valueQuote];
}

/** What has to be written for properties at a cursor. */
export interface Insertion {
  readonly span: Span;
  readonly text: SnippetText;
  /** The comma behind the property in front. */
  readonly additionalEdits: readonly TextEdit[];
}

/**
 * Places whole properties at the cursor, over the key typed there: with a comma behind the property in front and before
 * the one that follows where they lack one, and one property a line where the list is or can be so.
 */
export function insertionAt(cursor: KeyCursor, entries: readonly SnippetText[]): Insertion {
  const { list, typed, uncommaed, propertyFollows } = cursor;
  const { text } = list.job;
  const span = { start: typed.start, end: endOfReplaced(cursor) };
  const behind = propertyFollows ? [/\s/.test(text.charAt(span.end)) ? ',' : ', '] : [];
  const touching = uncommaed?.end === typed.start;
  const apart = uncommaed && !touching ? [insertion(uncommaed.end, ',')] : [];
  const ownLines = hasBreak(text.slice(list.open.end, typed.start));
  if (
    !ownLines &&
    list.tokens.every((token) => token.start >= typed.start && token.start < span.end) &&
    entries.length > 1
  ) {
    return { ...onLinesOfTheirOwn(cursor, span, entries), additionalEdits: apart };
  }
  const eol = lineEnd(text);
  const separator = ownLines ? `,${eol}${indentOf(cursor)}` : ', ';
  const before = touching ? [separator] : [];
  return { span, text: [...before, ...joined(entries, separator), ...behind], additionalEdits: apart };
}

/** The end of what new properties take the place of: a `=` that waits for its value goes with the key. */
function endOfReplaced({ list, typed, equals, hasValue }: KeyCursor): number {
  const { text } = list.job;
  if (!equals || hasValue || hasBreak(text.slice(typed.end, equals.end))) return typed.end;
  let end = equals.end;
  while (/[ \t]/.test(text.charAt(end))) end++;
  return end;
}

/** The first properties of an empty `(…)` that stands on one line: the list is opened up. */
function onLinesOfTheirOwn(
  { list }: KeyCursor,
  typed: Span,
  entries: readonly SnippetText[],
): Pick<Insertion, 'span' | 'text'> {
  const { job, open } = list;
  const { text } = job;
  const eol = lineEnd(text);
  const outer = lineIndent(text, open.start);
  const indent = eol + outer + indentStep(job);
  const blanks = /^[ \t]*/.exec(text.slice(typed.end))?.[0].length ?? 0;
  const closes = text.charAt(typed.end + blanks) === ')';
  const span = { start: open.end, end: closes ? typed.end + blanks : typed.end };
  return { span, text: [indent, ...joined(entries, `,${indent}`), ...(closes ? [eol + outer] : [])] };
}

function indentOf({ list, typed, uncommaed }: KeyCursor): string {
  const { text } = list.job;
  const model = [typed.start, uncommaed?.start, ...list.tokens.map((token) => token.start)].find(
    (offset) => offset !== undefined && isFirstOnLine(text, offset),
  );
  return model === undefined ? lineIndent(text, list.open.start) + indentStep(list.job) : lineIndent(text, model);
}

function joined(entries: readonly SnippetText[], separator: string): SnippetText {
  return entries.flatMap((entry, index) => (index === 0 ? entry : [separator, ...entry]));
}
