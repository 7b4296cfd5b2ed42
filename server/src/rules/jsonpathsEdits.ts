/** Which paths of `jsonpaths` and which fields of COLUMNS belong together, and the edits that make them agree. */
import type { JsonPathItem } from '../catalog/index.ts';
import type { BoundProperty, Job } from '../model/job.ts';
import type { TextEdit } from '../syntax/edits.ts';
import type { ColumnMapping, ColumnsClause } from '../syntax/tree.ts';
import { insertClause, insertColumn, removeColumn } from './clauseEdits.ts';
import { jsonPathsOf } from './jobSettings.ts';
import { replaceInValue } from './listEdits.ts';
import { writtenName } from './nameEdits.ts';
import type { Fix } from './rule.ts';
import { findClauseOf, isWholeColumns } from './statementParts.ts';

/** The paths of a job with the fields that they fill, each in order. */
export interface PathMapping {
  readonly property: BoundProperty;
  readonly paths: readonly JsonPathItem[];
  readonly clause: ColumnsClause;
  /** The bare names of COLUMNS: those that take a field. */
  readonly fields: readonly ColumnMapping[];
}

/**
 * The paths of a statement and the fields that they fill. The fields may be those of another statement, as of the CREATE of a job that
 * an ALTER gives new paths.
 * @returns `undefined` where they cannot be counted, or pair with the columns of the table instead.
 */
export function mappingOf(property: BoundProperty, withColumns: Job): PathMapping | undefined {
  const read = jsonPathsOf(property);
  // An empty array counts as none: the fields go by their names then (NewJsonReader::init_reader).
  if (!('paths' in read) || read.paths.length === 0) return undefined;
  const clause = findClauseOf(withColumns, 'columns');
  if (!clause || !isWholeColumns(withColumns, clause)) return undefined;
  const fields = clause.columns.filter(({ expression }) => !expression);
  // With expressions alone the fields are those of the table.
  return fields.length === 0 ? undefined : { property, paths: read.paths, clause, fields };
}

/** The last key of each path, in small letters. */
export function lastKeysOf({ paths }: PathMapping): readonly (string | undefined)[] {
  return paths.map(({ lastKey }) => lastKey?.toLowerCase());
}

/** `1 path`, `2 paths`. */
export function numbered(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** What a field is called, letter case aside. */
export function nameOf(field: ColumnMapping): string {
  return field.name?.text.toLowerCase() ?? '';
}

/**
 * The entries of the longer list that have no partner in the shorter one: those that stand between entries that agree, else the
 * last ones. Doris pairs by position alone.
 * @returns indexes into `longer`, ascending, as many as it has more.
 */
export function surplusOf(longer: readonly (string | undefined)[], shorter: readonly string[]): readonly number[] {
  const count = longer.length - shorter.length;
  const surplus: number[] = [];
  let partner = 0;
  for (const [index, entry] of longer.entries()) {
    const left = count - surplus.length;
    const wanted = shorter[partner];
    const comesLater = wanted !== undefined && longer.slice(index + 1, index + 1 + left).includes(wanted);
    if (left > 0 && entry !== wanted && (wanted === undefined || comesLater)) surplus.push(index);
    else partner++;
  }
  return surplus;
}

/** Takes paths out of the array. */
export function removePaths({ property, paths }: PathMapping, gone: readonly number[]): readonly TextEdit[] {
  const firstKept = paths.findIndex((_, index) => !gone.includes(index));
  return gone.flatMap((index) => {
    const [previous, path, next] = [paths[index - 1], paths[index], paths[index + 1]];
    if (!path) return [];
    // With its quotes, and the comma on the side where another path stays.
    if (index < firstKept && next) return replaceInValue(property, path.start - 1, next.start - 1, '');
    return replaceInValue(property, previous ? previous.end + 1 : path.start - 1, path.end + 1, '');
  });
}

/** Writes a path for each of these fields at its place; `undefined` when a field cannot be a key as it is written. */
export function addPaths(
  { property, paths, fields }: PathMapping,
  missing: readonly number[],
): readonly TextEdit[] | undefined {
  const separator = property.value.slice((paths[0]?.end ?? 0) + 1, (paths[1]?.start ?? 0) - 1);
  const joint = paths.length > 1 && /^\s*,\s*$/.test(separator) ? separator : ', ';
  const edits: TextEdit[] = [];
  for (const [order, index] of missing.entries()) {
    const name = fields[index]?.name?.text ?? '';
    const previous = paths[index - order - 1];
    const [first] = paths;
    if (!/^\w+$/.test(name) || !first) return undefined;
    edits.push(
      ...(previous
        ? replaceInValue(property, previous.end + 1, previous.end + 1, `${joint}"$.${name}"`)
        : replaceInValue(property, first.start - 1, first.start - 1, `"$.${name}"${joint}`)),
    );
  }
  return inStyle(property, edits);
}

/** Writes a field for each of these paths at its place; `undefined` when a path tells no name, or one that COLUMNS has already. */
export function addFields(
  job: Job,
  { paths, clause, fields }: PathMapping,
  missing: readonly number[],
): { readonly names: readonly string[]; readonly edits: readonly TextEdit[] } | undefined {
  const taken = new Set(clause.columns.map(nameOf));
  const names: string[] = [];
  const edits: TextEdit[] = [];
  for (const [order, index] of missing.entries()) {
    const name = paths[index]?.lastKey;
    if (name === undefined || taken.has(name.toLowerCase())) return undefined;
    taken.add(name.toLowerCase());
    names.push(name);
    edits.push(...insertColumn(job, clause, writtenName(name), fields[index - order - 1]));
  }
  return { names, edits };
}

/** Takes a field out of COLUMNS; nothing when there are several to take, as their edits might meet. */
export function removeFields(job: Job, { clause, fields }: PathMapping, gone: readonly number[]): readonly TextEdit[] {
  const [index] = gone;
  const field = index === undefined ? undefined : fields[index];
  return field && gone.length === 1 ? removeColumn(job, clause, field) : [];
}

/** Puts the paths into the order of the fields that they are named after. */
export function sortPaths({ property, paths, fields }: PathMapping): readonly TextEdit[] {
  return fields.flatMap((field, index) => {
    const [here, wanted] = [paths[index], paths.find(({ lastKey }) => lastKey?.toLowerCase() === nameOf(field))];
    if (!here || !wanted || here === wanted) return [];
    return replaceInValue(property, here.start, here.end, property.value.slice(wanted.start, wanted.end));
  });
}

/** The names that paths tell, when each tells another one. */
export function columnNames(paths: readonly JsonPathItem[]): readonly string[] | undefined {
  const names = paths.flatMap(({ lastKey }) => lastKey ?? []);
  const different = new Set(names.map((name) => name.toLowerCase())).size;
  return different === paths.length ? names : undefined;
}

/** Writes COLUMNS with the names that the paths tell. */
export function addColumnsFix(job: Job, names: readonly string[]): Fix {
  return {
    title: `Add COLUMNS (${names.join(', ')})`,
    edits: insertClause(job, `COLUMNS (${names.map((name) => writtenName(name)).join(', ')})`),
    preferred: true,
    safe: false,
  };
}

/** Quotes within the value in the way in which the others are written. */
function inStyle({ syntax }: BoundProperty, edits: readonly TextEdit[]): readonly TextEdit[] {
  const { value } = syntax;
  if (value?.kind !== 'string' || value.quote !== '"' || !value.raw.includes('\\"')) return edits;
  return edits.map((edit) => ({ ...edit, text: edit.text.replaceAll('""', '\\"') }));
}
