import { type Position, TextDocument } from 'vscode-languageserver-textdocument';
import type { DorisVersion } from '../catalog/versions.ts';
import { type Remembers, remembering } from '../model/remembered.ts';
import type { AnalyzedStatement } from '../rules/analysis.ts';
import { type RuleSettings, rulesAsTheyCome } from '../rules/ruleLevels.ts';
import { type VersionComment, versionCommentOf } from '../rules/versionComment.ts';
import type { Before, ParsedStatement } from '../syntax/parse.ts';
import { endOfStatement, type Terminator } from '../syntax/splitter.ts';
import type { RoutineLoadStatement, Span } from '../syntax/tree.ts';
import { withPart } from './lists.ts';
import type { Told } from './told.ts';
import { noWorkspace, type Workspace } from './workspace.ts';

/** A range of a document in lines and UTF-16 columns from 0, as the Language Server Protocol has them. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/**
 * One statement of a document with the trivia in front of it and its `;`. It does not know where it stands, so that it stays
 * valid, with all that was worked out about it, while other parts of the document change. What was worked out is kept in it:
 * V8 lets nothing that a WeakMap holds die young, which costs more than checking a statement does.
 */
export interface Piece extends Remembers {
  readonly text: string;
  readonly terminator: Terminator;
  /** How far, from the piece's start, the text was looked at to find its end. */
  readonly reach: number;
  /** The text with its lines. */
  readonly lines: TextDocument;
  /** How many line ends it has. */
  readonly lineBreaks: number;
  /** The length of its last line. */
  readonly lastColumn: number;
  /** What was found out about it last. */
  analysis: Analysis | undefined;
}

/** Works out something about a piece that follows from its text, once. */
export const rememberedOfPiece = remembering<Piece>();

/** What a document keeps of a statement that was looked at: what it shows and what it tells others, not the tree that this was read off. */
export interface Analysis extends Pick<AnalyzedStatement, 'version' | 'findings'>, Pick<ParsedStatement, 'standing'> {
  /** What stood in front of it. */
  readonly before: Before;
  /** What it is, if it is a statement on Routine Load. */
  readonly kind: RoutineLoadStatement['kind'] | undefined;
  readonly told: Told | undefined;
}

/** What the user has set for a document. */
export interface DocumentSettings {
  /** What its statements are checked for where no comment at its top says otherwise. */
  readonly dorisVersion: DorisVersion;
  readonly rules: RuleSettings;
}

/** One state of a document: a value. An edit makes a new one, which shares all pieces that the edit did not touch. */
export interface Snapshot {
  readonly uri: string;
  /** The client's number of this state. */
  readonly version: number;
  readonly settings: DocumentSettings;
  /** What the statements are checked for: by the comment at the top, else by the settings. */
  readonly dorisVersion: DorisVersion;
  /** What the other documents tell; they need not be open. */
  readonly workspace: Workspace;
  /** Never empty. */
  readonly pieces: readonly Piece[];
  /** For each piece the line and column at which it starts; one entry more for the end of the document. */
  readonly startLines: Uint32Array;
  readonly startColumns: Uint32Array;
  /** How far, at most, the text behind the end of a piece was looked at to find it: how far in front of an edit anything can change. */
  readonly overhang: number;
  /** What the last edit left alone, so that nobody has to compare all pieces to find out. */
  readonly shared: Shared | undefined;
  /** Keeps what was worked out about the pieces together. */
  readonly memory: Remembers;
}

/** How many pieces at the beginning and at the end are those of an earlier state. */
interface Shared {
  readonly since: readonly Piece[];
  readonly front: number;
  readonly back: number;
}

/** A place in a document, as a place in one of its statements. */
export interface Place {
  readonly index: number;
  readonly piece: Piece;
  /** From the start of the piece. */
  readonly offset: number;
}

/** What an edit replaces; without a range, everything. */
export interface Change {
  readonly range?: Range;
  readonly text: string;
}

function makePiece(text: string, terminator: Terminator, reach: number): Piece {
  const lines = TextDocument.create('', '', 0, text);
  const { lineBreaks, lastLine } = linesIn(text);
  const lastColumn = text.length - lastLine;
  return { text, terminator, reach, lines, lineBreaks, lastColumn, analysis: undefined, answers: undefined };
}

/**
 * How many line ends a text has, and where its last line begins. Counted on its own: most texts are never asked where their lines begin,
 * which takes an array to tell.
 */
function linesIn(text: string): { readonly lineBreaks: number; readonly lastLine: number } {
  let lineBreaks = 0;
  let lastLine = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', lastLine)) {
    lineBreaks++;
    lastLine = at + 1;
  }
  // a carriage return ends a line by itself where no line feed follows
  for (let at = text.indexOf('\r'); at >= 0; at = text.indexOf('\r', at + 1)) {
    if (text.charCodeAt(at + 1) === 10) continue;
    lineBreaks++;
    lastLine = Math.max(lastLine, at + 1);
  }
  return { lineBreaks, lastLine };
}

/**
 * The same text, with characters of its own: V8 makes a slice a view of the text that it was cut from, which keeps all of that in memory and
 * is slower to read, character by character. Joining makes a copy.
 */
function copyOf(slice: string): string {
  return [slice.slice(0, 1), slice.slice(1)].join('');
}

/** What a snapshot has besides its text. */
type State = Pick<Snapshot, 'uri' | 'version' | 'settings' | 'workspace'>;

/** The overhang of pieces; the last piece of a document has nothing behind it. */
function overhangOf(pieces: readonly Piece[]): number {
  return pieces.reduce(
    (most, { reach, text, terminator }) => (terminator === 'end-of-text' ? most : Math.max(most, reach - text.length)),
    0,
  );
}

function makeSnapshot(
  pieces: readonly Piece[],
  state: State,
  overhang: number,
  starts: Starts,
  shared?: Shared,
): Snapshot {
  const { startLines, startColumns } = starts;
  const { uri, version, settings, workspace } = state;
  const dorisVersion = versionFor(pieces, settings);
  const memory = { answers: undefined };
  const document = { uri, version, settings, dorisVersion, workspace, pieces };
  return { ...document, startLines, startColumns, overhang, shared, memory };
}

/** Where the pieces start. */
type Starts = Pick<Snapshot, 'startLines' | 'startColumns'>;

function startsOf(pieces: readonly Piece[]): Starts {
  const startLines = new Uint32Array(pieces.length + 1);
  const startColumns = new Uint32Array(pieces.length + 1);
  let line = 0;
  let column = 0;
  for (let index = 0; index < pieces.length; index++) {
    const { lineBreaks, lastColumn } = pieces[index] as Piece;
    startLines[index] = line;
    startColumns[index] = column;
    line += lineBreaks;
    column = lineBreaks === 0 ? column + lastColumn : lastColumn;
  }
  startLines[pieces.length] = line;
  startColumns[pieces.length] = column;
  return { startLines, startColumns };
}

/** Whether a piece begins and ends where another one in its place does, so that all others start where they did. */
function fillsSamePlace({ lineBreaks, lastColumn }: Piece, other: Piece): boolean {
  return lineBreaks === other.lineBreaks && lastColumn === other.lastColumn;
}

function versionFor([first]: readonly Piece[], { dorisVersion }: DocumentSettings): DorisVersion {
  return (first && versionCommentIn(first)?.version) ?? dorisVersion;
}

/** The comment in front of a statement that names a Doris version. */
export const versionCommentIn = rememberedOfPiece(({ text }): VersionComment | undefined => versionCommentOf(text));

/**
 * The first state of a document. A byte order mark at its beginning counts as white space.
 * @param dorisVersion what it is checked for unless it says itself; see `withSettings` for the rest.
 */
export function openSnapshot(uri: string, version: number, dorisVersion: DorisVersion, text: string): Snapshot {
  return openWith({ uri, version, settings: { dorisVersion, rules: rulesAsTheyCome }, workspace: noWorkspace }, text);
}

function openWith(state: State, text: string): Snapshot {
  const pieces = atLeastOne(cut(text.replace(/^\uFEFF/, ' '), [], 0).pieces);
  return makeSnapshot(pieces, state, overhangOf(pieces), startsOf(pieces));
}

/** The same document with other settings; the same value when they are no others. */
export function withSettings(snapshot: Snapshot, settings: DocumentSettings): Snapshot {
  if (isSameSettings(snapshot.settings, settings)) return snapshot;
  return { ...snapshot, settings, dorisVersion: versionFor(snapshot.pieces, settings) };
}

function isSameSettings(one: DocumentSettings, other: DocumentSettings): boolean {
  return (
    one.dorisVersion === other.dorisVersion &&
    one.rules.size === other.rules.size &&
    [...one.rules].every(([id, level]) => other.rules.get(id) === level)
  );
}

/** The same document in another workspace, or in another state of its own. */
export function withWorkspace(snapshot: Snapshot, workspace: Workspace): Snapshot {
  return { ...snapshot, workspace };
}

/**
 * Cuts a text that begins where a piece begins and is followed by the members of `following` from `behind` on. Looks into those as
 * far as the decisions rest on them, and keeps them from the first one on that begins where a new piece would.
 * @returns the new pieces, and how many of the following ones they have replaced.
 */
function cut(
  begin: string,
  following: readonly Piece[],
  behind: number,
): { readonly pieces: readonly Piece[]; readonly replaced: number } {
  const pieces: Piece[] = [];
  /** For each place where a following piece begins, which one it is; places count from the start of `begin`. */
  const boundaries = new Map([[begin.length, 0]]);
  let text = begin;
  let textStart = 0;
  let taken = 0;
  let start = 0;
  do {
    const { end, terminator, reach } = endOfStatement(text, start - textStart);
    if (reach > text.length && behind + taken < following.length) {
      // twice as many each time, so that a quote without an end costs no more than one look at all the rest
      const more = following.slice(behind + taken, behind + taken + Math.max(1, taken));
      let boundary = textStart + text.length;
      for (const piece of more) {
        boundary += piece.text.length;
        boundaries.set(boundary, ++taken);
      }
      text = text.slice(start - textStart) + more.map((piece) => piece.text).join('');
      textStart = start;
      continue;
    }
    const piece = copyOf(text.slice(start - textStart, end));
    if (piece !== '') pieces.push(makePiece(piece, terminator, reach + textStart - start));
    start = textStart + end;
  } while (!boundaries.has(start));
  return { pieces, replaced: boundaries.get(start) ?? taken };
}

/** The state after some edits, each one relative to the state that the one before it made. */
export function changeSnapshot(snapshot: Snapshot, version: number, changes: readonly Change[]): Snapshot {
  return changes.reduce((state, change) => applyChange(state, change, version), snapshot);
}

function applyChange(snapshot: Snapshot, { range, text }: Change, version: number): Snapshot {
  if (!range) return openWith({ ...snapshot, version }, text);
  const { pieces } = snapshot;
  const [from, to] = inOrder(placeAt(snapshot, range.start), placeAt(snapshot, range.end));
  // pieces in front whose end rests on text that the edit touches are cut anew too
  let first = from.index;
  let distance = from.offset;
  for (let index = from.index - 1, back = distance; index >= 0 && back < snapshot.overhang; index--) {
    const piece = pieces[index] as Piece;
    back += piece.text.length;
    if (piece.reach > back) {
      first = index;
      distance = back;
    }
  }
  const before = pieces.slice(first, from.index).map((piece) => piece.text);
  // a statement that begins right behind the edit may well stay what it is
  const untouched = to.offset === 0 && to.piece !== emptyPiece;
  const rest = untouched ? '' : to.piece.text.slice(to.offset);
  const begin = [...before, from.piece.text.slice(0, from.offset), text, rest].join('');
  const behind = Math.min(pieces.length, untouched ? to.index : to.index + 1);
  const { pieces: made, replaced } = cut(begin, pieces, behind);
  const fresh = made.map((piece, at) => sameOf(piece, first + at < from.index ? pieces[first + at] : undefined));
  const next = behind + replaced;
  const inPlace =
    fresh.length === next - first && fresh.every((piece, at) => fillsSamePlace(piece, pieces[first + at] as Piece));
  const joined = atLeastOne(withPart(pieces, first, next, fresh));
  const overhang = Math.max(snapshot.overhang, overhangOf(fresh));
  const shared = { since: pieces, front: first, back: pieces.length - next };
  return makeSnapshot(joined, { ...snapshot, version }, overhang, inPlace ? snapshot : startsOf(joined), shared);
}

/** The old piece where the new one is the same, so that what was worked out about it is kept. */
function sameOf(piece: Piece, old: Piece | undefined): Piece {
  const isSame = old?.text === piece.text && old.terminator === piece.terminator && old.reach === piece.reach;
  return isSame ? old : piece;
}

/** The two ends of a range, whichever of them the client names first. */
function inOrder(one: Place, other: Place): readonly [Place, Place] {
  const forwards = one.index < other.index || (one.index === other.index && one.offset <= other.offset);
  return forwards ? [one, other] : [other, one];
}

export const emptyPiece = makePiece('', 'end-of-text', Number.POSITIVE_INFINITY);

/** An empty document is one empty piece. */
function atLeastOne(pieces: readonly Piece[]): readonly Piece[] {
  return pieces.length > 0 ? pieces : [emptyPiece];
}

/**
 * The place of a position; one beyond the text is taken back to its end. Behind a `;` a new statement begins, at the end of
 * the document too: its index is then one behind the last.
 */
export function placeAt(snapshot: Snapshot, { line, character }: Position): Place {
  const { pieces, startLines, startColumns } = snapshot;
  let low = 0;
  let high = pieces.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    const startLine = startLines[middle] as number;
    if (startLine < line || (startLine === line && (startColumns[middle] as number) <= character)) low = middle;
    else high = middle - 1;
  }
  const piece = pieces[low] as Piece;
  const ownLine = line - (startLines[low] as number);
  const column = ownLine === 0 ? character - (startColumns[low] as number) : character;
  const offset = piece.lines.offsetAt({ line: ownLine, character: Math.max(0, column) });
  if (offset === piece.text.length && /semicolon$/.test(piece.terminator))
    return { index: low + 1, piece: pieces[low + 1] ?? emptyPiece, offset: 0 };
  return { index: low, piece, offset };
}

/** The range in the document of a span of one of its statements. */
export function rangeOf(snapshot: Snapshot, index: number, span: Span): Range {
  return { start: positionOf(snapshot, index, span.start), end: positionOf(snapshot, index, span.end) };
}

function positionOf({ pieces, startLines, startColumns }: Snapshot, index: number, offset: number): Position {
  const { line, character } = (pieces[index] ?? emptyPiece).lines.positionAt(offset);
  return {
    line: line + (startLines[index] as number),
    character: line === 0 ? character + (startColumns[index] as number) : character,
  };
}

/** The whole text. */
export function textOf({ pieces }: Snapshot): string {
  return pieces.map((piece) => piece.text).join('');
}
