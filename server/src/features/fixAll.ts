import type { DorisVersion } from '../catalog/index.ts';
import { analyzeStatement } from '../rules/analysis.ts';
import type { TextEdit } from '../syntax/edits.ts';
import { applyEdits } from '../syntax/edits.ts';
import type { Span } from '../syntax/tree.ts';

/** More repairs than any statement needs; the end of two rules that undo each other's work. */
const mostRounds = 200;

/**
 * Applies every preferred repair that is safe to apply unseen, one at a time, until nothing is left to repair. The statement is
 * analysed anew after each, so repairs never disturb one another; they are taken in the order of the text, whatever order
 * the rules run in. A repair that would bring back an earlier text or a syntax error is left out.
 * @param text one statement.
 * @returns the edits of `text`, in order, each as small as can be; empty when there is nothing to do.
 */
export function fixAll(text: string, version: DorisVersion): readonly TextEdit[] {
  let pieces: readonly Piece[] = [{ start: 0, end: text.length }];
  let current = text;
  const seen = new Set([text]);
  for (let round = 0; round < mostRounds; round++) {
    const edits = nextRepair(current, version, seen);
    if (!edits) break;
    pieces = editPieces(pieces, edits);
    current = applyEdits(current, edits);
    seen.add(current);
  }
  return editsOf(text, pieces);
}

function nextRepair(text: string, version: DorisVersion, seen: ReadonlySet<string>): readonly TextEdit[] | undefined {
  const { findings, parsed } = analyzeStatement(text, version);
  const inOrder = findings.toSorted(
    (a, b) =>
      a.span.start - b.span.start ||
      a.span.end - b.span.end ||
      compare(a.code, b.code) ||
      compare(a.message, b.message),
  );
  for (const finding of inOrder) {
    const fix = finding.fixes().find(({ preferred, safe }) => preferred && safe);
    if (!fix || fix.edits.length === 0) continue;
    const result = applyEdits(text, fix.edits);
    if (seen.has(result)) continue;
    if (analyzeStatement(result, version).parsed.errors.length <= parsed.errors.length) return fix.edits;
  }
  return undefined;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** A stretch of the edited text: taken over from the original, or written by a repair. */
type Piece = Span | string;

/** The pieces of a text after edits of it. */
function editPieces(pieces: readonly Piece[], edits: readonly TextEdit[]): readonly Piece[] {
  const sorted = edits.map((edit) => edit).sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  const result: Piece[] = [];
  let from = 0;
  for (const { span, text } of sorted) {
    result.push(...slice(pieces, from, span.start), text);
    from = span.end;
  }
  return [...result, ...slice(pieces, from, Number.POSITIVE_INFINITY)];
}

/** The pieces between two offsets of the edited text. */
function slice(pieces: readonly Piece[], start: number, end: number): readonly Piece[] {
  const result: Piece[] = [];
  let at = 0;
  for (const piece of pieces) {
    const length = typeof piece === 'string' ? piece.length : piece.end - piece.start;
    const from = Math.max(0, start - at);
    const to = Math.min(length, end - at);
    if (from < to)
      result.push(
        typeof piece === 'string' ? piece.slice(from, to) : { start: piece.start + from, end: piece.start + to },
      );
    at += length;
  }
  return result;
}

/** The edits that turn the original into the pieces. */
function editsOf(original: string, pieces: readonly Piece[]): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  let from = 0;
  let written = '';
  const flush = (to: number): void => {
    const edit = trimmed(original, { span: { start: from, end: to }, text: written });
    if (edit) edits.push(edit);
    written = '';
  };
  for (const piece of pieces) {
    if (typeof piece === 'string') written += piece;
    else {
      flush(piece.start);
      from = piece.end;
    }
  }
  flush(original.length);
  return edits;
}

/** The edit without what it writes over with the same; `undefined` when nothing is left of it. */
function trimmed(original: string, { span, text }: TextEdit): TextEdit | undefined {
  const old = original.slice(span.start, span.end);
  const shortest = Math.min(old.length, text.length);
  let front = 0;
  while (front < shortest && old.charAt(front) === text.charAt(front)) front++;
  let back = 0;
  while (back < shortest - front && old.charAt(old.length - 1 - back) === text.charAt(text.length - 1 - back)) back++;
  if (old.length === front + back && text.length === front + back) return undefined;
  return { span: { start: span.start + front, end: span.end - back }, text: text.slice(front, text.length - back) };
}
