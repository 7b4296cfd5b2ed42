import type { DorisVersion } from '../catalog/versions.ts';
import { type AnalyzedStatement, analyzeParsed } from '../rules/analysis.ts';
import { type Before, type ParsedStatement, parseStatement } from '../syntax/parse.ts';
import { emptyPiece, type Piece, type Snapshot } from './document.ts';
import { sharedEnds } from './lists.ts';

/** What is found out about the statements of a document, each once for as long as it stays what it is. */

/** What is known about a statement, given what stands in front of it; `undefined` when it has to be worked out. */
function knownOf({ analysis }: Piece, version: DorisVersion, before: Before): AnalyzedStatement | undefined {
  return analysis?.analyzed.version === version && analysis.before === before ? analysis.analyzed : undefined;
}

function parsePiece({ text, terminator }: Piece, before: Before): ParsedStatement {
  return parseStatement(text, {
    followed: terminator === 'next-statement',
    isCut: terminator === 'stray-semicolon',
    before,
  });
}

function analyze(piece: Piece, version: DorisVersion, before: Before): AnalyzedStatement {
  const known = knownOf(piece, version, before);
  if (known) return known;
  const [analyzed] = analyzeParsed([parsePiece(piece, before)], version) as readonly [AnalyzedStatement];
  piece.analysis = { analyzed, before };
  return analyzed;
}

/** What a statement is to the one behind it; what is wrong behind a broken one is told there already. */
function asBefore(piece: Piece | undefined, version: DorisVersion): Before {
  if (!piece) return 'nothing';
  return (piece.analysis?.analyzed ?? analyze(piece, version, 'other')).parsed.standing;
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

/** Everything known about the statement at an index; worked out once for each piece and Doris version. */
export function analysisAt(snapshot: Snapshot, index: number): AnalyzedStatement {
  const { pieces, dorisVersion } = snapshot;
  const piece = pieces[index] ?? emptyPiece;
  // looking back from each of very many surplus `;` would take a time that grows with the square of their number
  return analyze(piece, dorisVersion, isBlank(piece) ? 'other' : beforeAt(snapshot, index));
}

/** How many statements go through the pipeline together. */
const together = 32;

/** Works out what `analysisAt` tells of the statements from one index up to another, many at a time. */
export function analyzeRange(snapshot: Snapshot, from: number, to: number): void {
  const { pieces, dorisVersion } = snapshot;
  let before = beforeAt(snapshot, from);
  for (let start = from; start < to; start += together) {
    const fresh: { readonly piece: Piece; readonly before: Before; readonly parsed: ParsedStatement }[] = [];
    for (const piece of pieces.slice(start, Math.min(to, start + together))) {
      const inFront = isBlank(piece) ? 'other' : before;
      const known = knownOf(piece, dorisVersion, inFront)?.parsed;
      const parsed = known ?? parsePiece(piece, inFront);
      if (!known) fresh.push({ piece, before: inFront, parsed });
      if (!isBlank(piece)) before = parsed.standing;
    }
    const analyzed = analyzeParsed(
      fresh.map(({ parsed }) => parsed),
      dorisVersion,
    );
    for (const [at, { piece, before: inFront }] of fresh.entries())
      piece.analysis = { analyzed: analyzed[at] as AnalyzedStatement, before: inFront };
  }
}
