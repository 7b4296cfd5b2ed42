import type { AnalyzedStatement } from '../rules/analysis.ts';
import { writtenName } from '../rules/nameEdits.ts';
import type { NamePlace } from '../syntax/keywordCompletion.ts';
import { encodeString } from '../syntax/literals.ts';
import type { ParsedStatement } from '../syntax/parse.ts';
import type { Token } from '../syntax/tokens.ts';
import type { Span } from '../syntax/tree.ts';
import type { Around, KnownName } from './around.ts';
import type { CompletionOptions, WeightedItem } from './completionItem.ts';
import { editOf, weighted } from './completionItem.ts';
import type { ClauseCursor, JobNameCursor } from './cursor.ts';
import { fieldsToName, fieldsToUse, partitionsToName } from './fields.ts';

/** Names come before the words that may stand in their place. */
const nameWeight = -100_000;

/** The jobs, tables, columns or partitions that a name at the cursor can be. */
export function nameItems(
  analyzed: AnalyzedStatement,
  cursor: ClauseCursor,
  place: NamePlace,
  options: CompletionOptions,
  around: Around,
): readonly WeightedItem[] {
  const { quoted } = cursor;
  const span = replacedAt(analyzed.parsed.tokens(), cursor, place === 'label');
  const columns = new Map(around.table?.columns?.map(({ name, type }) => [name.text.toLowerCase(), type?.text]));
  const isColumn = place !== 'label' && place !== 'table' && place !== 'partition';
  const written = (name: readonly string[]): string =>
    name.map((part) => writtenName(part, quoted !== undefined)).join('.');
  const names = new Map(namesAt(analyzed, cursor, place, around).map((name) => [written(name), name.join('.')]));
  return [...names].map(([text, label], index) =>
    weighted(nameWeight + index, {
      label,
      kind: 'name',
      detail: isColumn ? columns.get(label.toLowerCase()) : undefined,
      filterText: text,
      edit: editOf(span, [text], options),
    }),
  );
}

/** The names that fit, each in its parts. */
function namesAt(
  { parsed, job }: AnalyzedStatement,
  { typed, before }: ClauseCursor,
  place: NamePlace,
  around: Around,
): readonly (readonly string[])[] {
  const single = (names: readonly string[]): readonly (readonly string[])[] => names.map((name) => [name]);
  if (place === 'label') return parsed.statement?.kind === 'create-routine-load' ? [] : jobsBehind(before, around);
  if (before.at(-1)?.image === '.' || !job) return [];
  switch (place) {
    case 'table': {
      const [first, second] = job.statement.label?.parts ?? [];
      return single(tablesIn(second ? first?.text : around.database, around));
    }
    case 'field':
      return single(fieldsToName(job, around, typed.end));
    case 'partition':
      return single(partitionsToName(job, around, typed.end));
    default:
      return single(fieldsToUse(job, place, around, typed.end));
  }
}

/** Jobs by the names that they can be called by here; behind a database and a dot only those in it. */
function jobsBehind(before: readonly Token[], around: Around): readonly (readonly string[])[] {
  const jobs = around.jobs();
  if (before.at(-1)?.image !== '.')
    return jobs.map(({ name, database, isQualified }) =>
      isQualified && database !== undefined ? [database, name] : [name],
    );
  const wanted = before.at(-2)?.image.replaceAll('`', '');
  return jobs.filter(({ database }) => database === wanted).map(({ name }) => [name]);
}

/** Tables that may be in a database, those first that are. */
function tablesIn(database: string | undefined, around: Around): readonly string[] {
  const tables = around.tables().filter((table) => mayBeIn(table, database));
  const isThere = (table: KnownName): number => (table.database === database ? 0 : 1);
  return tables.toSorted((a, b) => isThere(a) - isThere(b)).map(({ name }) => name);
}

function mayBeIn({ database }: KnownName, wanted: string | undefined): boolean {
  return database === undefined || wanted === undefined || database === wanted;
}

/** The name that touches the cursor, behind the cursor too; of a job with all parts that follow. */
function replacedAt(tokens: readonly Token[], { typed, quoted }: ClauseCursor, isLabel: boolean): Span {
  if (quoted) return { start: typed.start, end: quoted.unterminated ? typed.end : quoted.end };
  let index = tokens.findIndex(({ start, end }) => start === typed.start && start < typed.end && typed.end <= end);
  while (isLabel && tokens[index + 1]?.image === '.' && tokens[index + 1]?.start === tokens[index]?.end) index += 2;
  return { start: typed.start, end: tokens[index]?.end ?? typed.end };
}

/** The jobs whose tasks can be shown, in the string that names one. */
export function jobNameItems(
  { parsed }: AnalyzedStatement,
  { typed, quote, open }: JobNameCursor,
  options: CompletionOptions,
  around: Around,
): readonly WeightedItem[] {
  const write = (name: string): string => encodeString(name, quote).slice(1, open ? undefined : -1);
  return jobItems(parsed, typed, write, options, around);
}

/** The condition of SHOW ROUTINE LOAD TASK: Doris takes `JobName = "…"` and no other. */
export function shownItems(
  { parsed }: AnalyzedStatement,
  { typed, before, quoted }: ClauseCursor,
  options: CompletionOptions,
  around: Around,
): readonly WeightedItem[] {
  if (quoted) return [];
  const [left, last] = before.slice(-2);
  if (last?.image.toUpperCase() === 'WHERE') {
    const edit = editOf(typed, ['JobName = "', { placeholder: '' }, '"'], options);
    return [
      weighted(0, { label: 'JobName', kind: 'keyword', filterText: 'JobName', edit, retrigger: options.snippets }),
    ];
  }
  const isJobName = left?.image.toUpperCase() === 'JOBNAME' && last?.image.startsWith('=');
  return isJobName ? jobItems(parsed, typed, (name) => encodeString(name, '"'), options, around) : [];
}

/** The names of the jobs that may be in the database that a statement names, or else in the one in use. */
function jobItems(
  { statement }: ParsedStatement,
  typed: Span,
  write: (name: string) => string,
  options: CompletionOptions,
  around: Around,
): readonly WeightedItem[] {
  const named = statement?.kind === 'show-routine-load-task' ? statement.database?.text : undefined;
  const jobs = around.jobs().filter((job) => mayBeIn(job, named ?? around.database));
  return [...new Set(jobs.map(({ name }) => name))].map((name, index) =>
    weighted(index, { label: name, kind: 'name', filterText: name, edit: editOf(typed, [write(name)], options) }),
  );
}
