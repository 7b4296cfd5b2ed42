/**
 * Edits of the load clauses (COLUMNS, WHERE, PARTITION …) and of WITH: commas, line breaks and indentation come out as a careful
 * person would write them. Every function gives edits of the statement's text, not overlapping with each other.
 */
import type { Job } from '../model/job.ts';
import { insertion, removal, type TextEdit } from '../syntax/edits.ts';
import type { ColumnMapping, ColumnsClause, LoadClause, Span } from '../syntax/tree.ts';
import {
  afterBreak,
  commaBetween,
  gapParts,
  isFirstOnLine,
  lineEnd,
  lineIndent,
  lineStart,
  lineTail,
  runsOf,
  skipBlanks,
  skipBlanksBack,
} from './listLayout.ts';
import { clausesInOrder } from './statementParts.ts';

/** Removes load clauses with their commas, and with their lines where nothing else stands there. */
export function removeClauses(job: Job, clauses: readonly LoadClause[]): readonly TextEdit[] {
  const gone = new Set(clauses);
  const all = clausesInOrder(job);
  return runsOf(all, gone).flatMap(([first, last]) => removeRun(job.text, all, first, last));
}

/** Removes the clauses `first` to `last`, neighbours in the text. */
function removeRun(text: string, all: readonly LoadClause[], first: number, last: number): readonly TextEdit[] {
  const previous = all[first - 1];
  const next = all[last + 1];
  const start = all[first]?.start ?? 0;
  const end = all[last]?.end ?? start;
  const commaBefore = previous && commaBetween(text, previous.end, start);
  if (commaBefore && (!next || isFirstOnLine(text, commaBefore.start))) {
    const between = text.slice(commaBefore.end, start);
    if (/^[ \t]*$/.test(between)) return [removeBlock(text, { start: commaBefore.start, end })];
    return [removal(commaBefore.start, commaBefore.end), removeBlock(text, { start, end })];
  }
  const commaAfter = next && commaBetween(text, end, next.start);
  const to = commaAfter?.end ?? end;
  if (next && commaAfter && /^[ \t]*$/.test(text.slice(to, next.start))) return [removal(start, next.start)];
  return [removeBlock(text, { start, end: to })];
}

/** Removes a span with its line when it stands there alone, else with the blanks in front. */
function removeBlock(text: string, { start, end }: Span): TextEdit {
  const tail = lineTail(text, end, text.length);
  if (!isFirstOnLine(text, start)) return removal(skipBlanksBack(text, start), end);
  return tail.endsLine
    ? removal(lineStart(text, start), afterBreak(text, tail.end))
    : removal(start, skipBlanks(text, end));
}

/**
 * Adds a load clause behind those that are there, else behind the table: on a line of its own where the statement is written so.
 * @param clause the text of the clause, without a comma.
 */
export function insertClause(job: Job, clause: string): readonly TextEdit[] {
  const { text, statement } = job;
  const last = clausesInOrder(job).at(-1);
  const target =
    statement.kind === 'create-routine-load' ? (statement.merge ?? statement.table) : statement.targetTable;
  const anchor = last ?? target ?? statement.label ?? statement.head;
  const next = statement.properties ?? statement.source;
  const model = last && isFirstOnLine(text, last.start) ? last : next;
  const ownLine = model !== undefined && isFirstOnLine(text, model.start);
  const separator = ownLine ? lineEnd(text) + lineIndent(text, model.start) : ' ';
  return [insertion(anchor.end, `${last ? ',' : ''}${separator}${clause}`)];
}

/**
 * Adds a column to COLUMNS.
 * @param text the column as it is to be written.
 * @param after the one that it follows; it comes first when there is none.
 */
export function insertColumn(
  job: Job,
  clause: ColumnsClause,
  text: string,
  after: ColumnMapping | undefined,
): readonly TextEdit[] {
  const first = clause.columns[0];
  if (after) return [insertion(placeOf(job, clause, after).end, `, ${text}`)];
  return first ? [insertion(placeOf(job, clause, first).start, `${text}, `)] : [];
}

/** Removes a column from COLUMNS with its comma; nothing when it is the only one. */
export function removeColumn(job: Job, clause: ColumnsClause, column: ColumnMapping): readonly TextEdit[] {
  const { text } = job;
  const index = clause.columns.indexOf(column);
  const [previous, next] = [clause.columns[index - 1], clause.columns[index + 1]];
  const { start, end } = placeOf(job, clause, column);
  const comma = next && commaBetween(text, end, next.start);
  if (comma && next) {
    const to = placeOf(job, clause, next).start;
    return [removal(start, text.slice(comma.end, to).trim() === '' ? to : comma.end)];
  }
  const before = previous && commaBetween(text, previous.end, start);
  if (!before) return [];
  if (text.slice(before.end, start).trim() === '') return [removal(before.start, end)];
  return [removal(before.start, before.end), removal(start, end)];
}

/** A column of COLUMNS with the parentheses that it may have of its own. */
function placeOf({ text }: Job, { columns, keyword, end }: ColumnsClause, column: ColumnMapping): Span {
  const index = columns.indexOf(column);
  const parenthesesIn = (from: number, to: number): readonly Span[] =>
    gapParts(text, from, to).filter((part) => part.kind === 'other');
  const behind = parenthesesIn(column.end, columns[index + 1]?.start ?? end);
  const isLast = index === columns.length - 1;
  const [close] = behind;
  if (!close || text.charAt(close.start) !== ')' || behind.length === (isLast ? 1 : 0)) return column;
  const open = parenthesesIn(columns[index - 1]?.end ?? keyword.end, column.start).at(-1);
  return open ? { start: open.start, end: close.end } : column;
}

/** Writes `WITH <type>` behind the table, in the place of another one if there is such. Nothing in an ALTER. */
export function setMergeType(job: Job, type: 'APPEND' | 'DELETE' | 'MERGE'): readonly TextEdit[] {
  const { statement } = job;
  if (statement.kind !== 'create-routine-load') return [];
  const text = `WITH ${type}`;
  if (statement.merge) return [{ span: statement.merge, text }];
  const anchor = statement.table ?? statement.label ?? statement.head;
  return [insertion(anchor.end, ` ${text}`)];
}

/** Removes WITH; nothing in an ALTER. */
export function removeMergeType(job: Job): readonly TextEdit[] {
  const { statement } = job;
  return statement.kind === 'create-routine-load' && statement.merge ? [removeBlock(job.text, statement.merge)] : [];
}
