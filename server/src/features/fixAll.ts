import type { DorisVersion } from '../catalog/index.ts';
import { analyzeStatement } from '../rules/analysis.ts';
import type { Finding } from '../rules/rule.ts';
import { syntaxError } from '../rules/syntaxError.ts';
import type { TextEdit } from '../syntax/edits.ts';
import { applyEdits } from '../syntax/edits.ts';
import type { Span } from '../syntax/tree.ts';

/** More rounds than any statement needs; the end of two rules that undo each other's work. */
const mostRounds = 50;
/** A text with so many syntax errors is no statement: nothing in it is repaired unseen. */
const mostSyntaxErrors = 20;
/** Repairs of the syntax that are tried one by one when they do not work together. */
const mostTried = 4;

/**
 * Applies every preferred repair that is safe to apply unseen until nothing is left to repair. In each round those are applied
 * together that do not touch one another, in the order of the text whatever order the rules run in, and the statement is
 * analysed anew. Repairs that would bring back an earlier text or add a syntax error are left out; repairs of the syntax, which may
 * be mistaken in what was meant, also where they leave as many findings or bring a new one.
 * @param text one statement.
 * @param isWanted whether a finding may be repaired: nobody wants that of one that is switched off.
 * @returns the edits of `text`, in order, each as small as can be; empty when there is nothing to do.
 */
export function fixAll(
  text: string,
  version: DorisVersion,
  isWanted: (finding: Finding) => boolean = () => true,
): readonly TextEdit[] {
  let pieces: readonly Piece[] = [{ start: 0, end: text.length }];
  let current = text;
  const seen = new Set([text]);
  for (let round = 0; round < mostRounds; round++) {
    const edits = nextRepair(current, version, isWanted, seen);
    if (!edits) break;
    pieces = editPieces(pieces, edits);
    current = applyEdits(current, edits);
    seen.add(current);
  }
  return editsOf(text, pieces);
}

function nextRepair(
  text: string,
  version: DorisVersion,
  isWanted: (finding: Finding) => boolean,
  seen: ReadonlySet<string>,
): readonly TextEdit[] | undefined {
  const { findings, parsed } = analyzeStatement(text, version);
  const before = parsed.errors.length;
  if (before >= mostSyntaxErrors) return undefined;
  const repairs = findings
    .filter(isWanted)
    .sort(
      (a, b) =>
        a.span.start - b.span.start ||
        a.span.end - b.span.end ||
        compare(a.code, b.code) ||
        compare(a.message, b.message),
    )
    .flatMap((finding): Repair[] => {
      const edits = finding.fixes().find(({ preferred, safe }) => preferred && safe)?.edits ?? [];
      return edits.length > 0 ? [{ edits, isOfSyntax: finding.code === syntaxError.id }] : [];
    });
  const improves = ({ edits, isOfSyntax }: Repair): boolean => {
    const result = applyEdits(text, edits);
    if (seen.has(result)) return false;
    const after = analyzeStatement(result, version);
    return isOfSyntax ? isSounder(findings, after.findings) : after.parsed.errors.length <= before;
  };
  const ofRules = repairs.filter((repair) => !repair.isOfSyntax);
  const ofSyntax = repairs.filter((repair) => repair.isOfSyntax);
  const groups = [repairs, ofSyntax, ofRules].filter(({ length }) => length > 1 && length !== repairs.length);
  const candidates = [
    ...(repairs.length > 1 ? [repairs, ...groups] : []).map(apart),
    ...ofRules,
    ...ofSyntax.slice(0, mostTried),
  ];
  return candidates.find(improves)?.edits;
}

/** Whether there are fewer findings after a repair, and none that was not there before. Where they are may change. */
export function isSounder(before: readonly Said[], after: readonly Said[]): boolean {
  if (after.length >= before.length) return false;
  const known = new Map<string, number>();
  for (const { message } of before) known.set(message, (known.get(message) ?? 0) + 1);
  return after.every(({ message }) => {
    const left = known.get(message) ?? 0;
    known.set(message, left - 1);
    return left > 0;
  });
}

/** What tells findings apart wherever they are. */
type Said = Pick<Finding, 'message'>;

/** A repair of one finding or of several. */
interface Repair {
  readonly edits: readonly TextEdit[];
  /** It must make the statement sounder, not just other. */
  readonly isOfSyntax: boolean;
}

/** As many repairs as do not touch one another, earlier ones first. */
function apart(repairs: readonly Repair[]): Repair {
  const chosen: TextEdit[] = [];
  let isOfSyntax = false;
  const touchesChosen = ({ span }: TextEdit): boolean =>
    chosen.some((other) => span.start <= other.span.end && other.span.start <= span.end);
  for (const repair of repairs) {
    if (repair.edits.some(touchesChosen)) continue;
    chosen.push(...repair.edits);
    isOfSyntax ||= repair.isOfSyntax;
  }
  return { edits: chosen, isOfSyntax };
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
    const edit = trim(original, { span: { start: from, end: to }, text: written });
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
function trim(original: string, { span, text }: TextEdit): TextEdit | undefined {
  const old = original.slice(span.start, span.end);
  const shortest = Math.min(old.length, text.length);
  let front = 0;
  while (front < shortest && old.charAt(front) === text.charAt(front)) front++;
  let back = 0;
  while (back < shortest - front && old.charAt(old.length - 1 - back) === text.charAt(text.length - 1 - back)) back++;
  if (old.length === front + back && text.length === front + back) return undefined;
  return { span: { start: span.start + front, end: span.end - back }, text: text.slice(front, text.length - back) };
}
