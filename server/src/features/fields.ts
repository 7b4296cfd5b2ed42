import type { Job } from '../model/job.ts';
import { clausesInOrder, findClauseOf } from '../rules/statementParts.ts';
import { bindOther } from '../rules/surroundings.ts';
import type { ColumnMapping } from '../syntax/tree.ts';
import type { Around } from './around.ts';

/** The columns of the table that a load can fill: Doris computes the others. */
function columnsOf({ table }: Around): readonly string[] {
  return table?.columns?.filter(({ generated }) => !generated).map(({ name }) => name.text) ?? [];
}

/** COLUMNS of a job; of an ALTER without one, that of the job's CREATE. */
function mappingsOf(job: Job, { surroundings: { origin } }: Around): readonly ColumnMapping[] {
  const other = origin && bindOther(origin, job.version);
  return (findClauseOf(job, 'columns') ?? (other && findClauseOf(other, 'columns')))?.columns ?? [];
}

function named(mappings: readonly ColumnMapping[], isComputed: boolean): readonly string[] {
  return mappings.flatMap(({ name, expression }) =>
    name && (expression !== undefined) === isComputed ? name.text : [],
  );
}

/** The fields that COLUMNS reads from the messages. */
export function sourceFields(job: Job, around: Around): readonly string[] {
  return named(mappingsOf(job, around), false);
}

/** What a column of COLUMNS may be called: the columns of the table, those first that it leaves out. */
export function fieldsToName(job: Job, around: Around, offset: number): readonly string[] {
  const others = (findClauseOf(job, 'columns')?.columns ?? []).filter(
    ({ name }) => !name || name.end < offset || name.start > offset,
  );
  const [sources, computed] = [lowerCase(named(others, false)), lowerCase(named(others, true))];
  const columns = columnsOf(around).filter((name) => !computed.has(name.toLowerCase()));
  const isLeft = (name: string): boolean => !sources.has(name.toLowerCase());
  return [...columns.filter(isLeft), ...columns.filter((name) => !isLeft(name))];
}

function lowerCase(names: readonly string[]): ReadonlySet<string> {
  return new Set(names.map((name) => name.toLowerCase()));
}

/**
 * The columns that can be used at an offset: those that COLUMNS reads or, where it reads none by name, those of the table, and those
 * that it computes. Once COLUMNS lists fields, nothing else is read.
 */
export function fieldsToUse(
  job: Job,
  place: 'mapped' | 'filtered' | 'ordered',
  around: Around,
  offset: number,
): readonly string[] {
  const mappings = mappingsOf(job, around);
  const sources = named(mappings, false);
  const read = sources.length > 0 ? sources : columnsOf(around);
  const clause = clausesInOrder(job).findLast(({ start }) => start < offset);
  // filtered before anything is computed
  if (clause?.kind === 'preceding-filter') return read;
  const inFront = place === 'mapped' ? mappings.filter(({ start }) => start < offset).slice(0, -1) : mappings;
  return [...read, ...named(inFront, true)];
}

/** The partitions that the table has by its definition and the statement does not name yet. */
export function partitionsToName(job: Job, { table }: Around, offset: number): readonly string[] {
  const clause = findClauseOf(job, 'partition');
  if (clause?.temporary) return [];
  const others = clause?.names.filter(({ start, end }) => end < offset || start > offset) ?? [];
  const present = lowerCase(others.map(({ text }) => text));
  const names = table?.partitioning?.partitions.map(({ name }) => name.text) ?? [];
  return names.filter((name) => !present.has(name.toLowerCase()));
}
