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
