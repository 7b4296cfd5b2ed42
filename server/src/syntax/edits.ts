import type { Span } from './tree.ts';

/** Replaces `span` of a text with `text`; an insertion when the span is empty. */
export interface TextEdit {
  readonly span: Span;
  readonly text: string;
}

/** Writes `text` at an offset. */
export function insertion(at: number, text: string): TextEdit {
  return { span: { start: at, end: at }, text };
}

/** Takes away the text between two offsets. */
export function removal(start: number, end: number): TextEdit {
  return { span: { start, end }, text: '' };
}

const isBlank = (character: string): boolean => character === ' ' || character === '\t';
const isEdge = (character: string): boolean => character === '' || character === '\n' || character === '\r';

/** Takes away a sign with the blanks that nobody needs without it, and with its line where it stands there alone. */
export function removalOfSign(text: string, { start, end }: Span): TextEdit {
  let from = start;
  let to = end;
  while (isBlank(text.charAt(from - 1))) from--;
  while (isBlank(text.charAt(to))) to++;
  const [before, behind] = [text.charAt(from - 1), text.charAt(to)];
  if (isEdge(before) && isEdge(behind)) return removal(from, to + (text.startsWith('\r\n', to) ? 2 : 1));
  if (isEdge(before)) return removal(start, to);
  const isApart = to > end || isEdge(behind) || /[),]/.test(behind) || /[(,]/.test(before);
  if (!isApart) return removal(start, end);
  return removal(from, !isEdge(behind) && (before === '(' || behind === ')') ? to : end);
}

/** Writes `=` over `span`, with a blank in front of it unless there is one. */
export function equalsOver(text: string, { start, end }: Span): TextEdit {
  return { span: { start, end }, text: isBlank(text.charAt(start - 1)) ? '=' : ' =' };
}

/** The text after all edits, which must not overlap. Insertions at one place are applied in the order given. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const sorted = edits
    .map((edit, order) => ({ ...edit, order }))
    .sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end || a.order - b.order);
  let result = '';
  let from = 0;
  for (const { span, text: replacement } of sorted) {
    result += text.slice(from, span.start) + replacement;
    from = span.end;
  }
  return result + text.slice(from);
}
