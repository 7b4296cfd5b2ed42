import type { DorisVersion } from '../catalog/versions.ts';
import { type OutlineEntry, outlineOf } from '../features/outline.ts';
import { type AnalyzedStatement, analyzeParsed } from '../rules/analysis.ts';
import { type Before, endedBy, type ParsedStatement, parseStatement } from '../syntax/parse.ts';
import { type Analysis, emptyPiece, type Piece, rememberedOfPiece, type Snapshot } from './document.ts';
import { sharedEnds } from './lists.ts';
import { readTold } from './told.ts';

/** What is found out about the statements of a document, each once for as long as it stays what it is. */

/** What is kept of a statement, given what stands in front of it; `undefined` when it has to be worked out. */
function knownOf({ analysis }: Piece, version: DorisVersion, before: Before): Analysis | undefined {
  return analysis?.version === version && analysis.before === before ? analysis : undefined;
}

function parsePiece({ text, terminator }: Piece, before: Before): ParsedStatement {
  return parseStatement(text, { ...endedBy(terminator), before });
}

/** How many statements go through the pipeline together. */
const together = 32;

/** A statement with all that was found out about it, its tree too. */
interface Whole {
  readonly analysis: Analysis;
  readonly analyzed: AnalyzedStatement;
}

/**
 * The statements that were looked at last, by what is kept of them. The trees of a document take ten times the memory of its text, and
 * nobody looks at a tree again but that of the statement at the cursor.
 */
const latest: Whole[] = [];
let next = 0;

function summaryOf({ parsed, version, findings }: AnalyzedStatement, before: Before): Analysis {
  const { statement, standing } = parsed;
  return { version, before, kind: statement?.kind, standing, findings, told: readTold(parsed) };
}

/** @param known what is kept of the statement already, to stay what it is. */
function keep(piece: Piece, analyzed: AnalyzedStatement, before: Before, known?: Analysis): Whole {
  const analysis = known ?? summaryOf(analyzed, before);
  piece.analysis = analysis;
  const whole = { analysis, analyzed };
  latest[next] = whole;
  next = (next + 1) % together;
  return whole;
}

function analyze(piece: Piece, version: DorisVersion, before: Before, known?: Analysis): Whole {
  const [analyzed] = analyzeParsed([parsePiece(piece, before)], version) as readonly [AnalyzedStatement];
  return keep(piece, analyzed, before, known);
}

/** What a statement is to the one behind it; what is wrong behind a broken one is told there already. */
function asBefore(piece: Piece | undefined, version: DorisVersion): Before {
  if (!piece) return 'nothing';
  return (piece.analysis ?? analyze(piece, version, 'other').analysis).standing;
}

/** What Doris takes for white space, and a `;`. */
const surplus = /^[ \t\r\n]*;$/;

/** Whether a piece is nothing but a surplus `;`. */
function isBlank(piece: Piece | undefined): boolean {
  return piece !== undefined && piece.text.length < 100 && surplus.test(piece.text);
}

/**
 * The statements that are not the same in two states of a document, and the one behind them: a rest of a broken statement is told
 * from other SQL by what stands in front of it.
 */
export function touchedBetween(
  before: readonly Piece[],
  { pieces: now, shared }: Snapshot,
): { readonly front: number; readonly oldEnd: number; readonly newEnd: number } {
  const ends = shared?.since === before && before !== now ? shared : sharedEnds(before, now);
  const { front } = ends;
  let { back } = ends;
  while (back > 0 && isBlank(now[now.length - back])) back--;
  if (back > 0) back--;
  return { front, oldEnd: before.length - back, newEnd: now.length - back };
}

/** What stands in front of the statement at an index. */
function beforeAt({ pieces, dorisVersion }: Snapshot, index: number): Before {
  let before = index - 1;
  while (before >= 0 && isBlank(pieces[before])) before--;
  return asBefore(pieces[before], dorisVersion);
}

/** What stands in front of the statement at an index, as far as it matters to this one. */
function inFrontOf(snapshot: Snapshot, index: number): Before {
  // looking back from each of very many surplus `;` would take a time that grows with the square of their number
  return isBlank(snapshot.pieces[index]) ? 'other' : beforeAt(snapshot, index);
}

/** Everything known about the statement at an index. */
export function analysisAt(snapshot: Snapshot, index: number): AnalyzedStatement {
  const piece = snapshot.pieces[index] ?? emptyPiece;
  const before = inFrontOf(snapshot, index);
  const known = knownOf(piece, snapshot.dorisVersion, before);
  const whole = known && latest.find(({ analysis }) => analysis === known);
  return (whole ?? analyze(piece, snapshot.dorisVersion, before, known)).analyzed;
}

/** What a document keeps of the statement at an index; worked out once for each piece and Doris version. */
export function summaryAt(snapshot: Snapshot, index: number): Analysis {
  const piece = snapshot.pieces[index] ?? emptyPiece;
  const before = inFrontOf(snapshot, index);
  return knownOf(piece, snapshot.dorisVersion, before) ?? analyze(piece, snapshot.dorisVersion, before).analysis;
}

/** A statement as the outline shows it; `undefined` for SQL of other kinds. Found out for nobody who does not ask. */
export const outlineOfPiece = rememberedOfPiece(({ text, terminator }): OutlineEntry | undefined => {
  const { statement } = parseStatement(text, endedBy(terminator));
  return statement && outlineOf(statement, text);
});

/** Works out what `summaryAt` tells of the statements from one index up to another, many at a time. */
export function analyzeRange(snapshot: Snapshot, from: number, to: number): void {
  const { pieces, dorisVersion } = snapshot;
  let before = beforeAt(snapshot, from);
  for (let start = from; start < to; start += together) {
    const fresh: { readonly piece: Piece; readonly before: Before; readonly parsed: ParsedStatement }[] = [];
    for (const piece of pieces.slice(start, Math.min(to, start + together))) {
      const inFront = isBlank(piece) ? 'other' : before;
      const known = knownOf(piece, dorisVersion, inFront);
      const parsed = known ? undefined : parsePiece(piece, inFront);
      if (parsed) fresh.push({ piece, before: inFront, parsed });
      if (!isBlank(piece)) before = (known ?? parsed)?.standing ?? before;
    }
    const analyzed = analyzeParsed(
      fresh.map(({ parsed }) => parsed),
      dorisVersion,
    );
    for (const [at, { piece, before: inFront }] of fresh.entries())
      keep(piece, analyzed[at] as AnalyzedStatement, inFront);
  }
}
