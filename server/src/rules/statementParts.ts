/** What the rules on clauses share: the clauses in order, their names, and whether anything of the statement is lost. */
import { isAtLeast, isPlaceholder } from '../catalog/index.ts';
import { type BoundProperty, type Job, rememberedOfJob } from '../model/job.ts';
import type { ColumnMapping, ColumnsClause, LoadClause, Span } from '../syntax/tree.ts';
import { gapParts } from './listLayout.ts';

type ClauseOf<Kind, Clause = LoadClause> = Clause extends LoadClause
  ? Kind extends Clause['kind']
    ? Clause
    : never
  : never;

/**
 * The load clauses that are in the text, in its order. The repair of a syntax error may make up another, or give one twice; in an
 * ALTER of a version that takes no clauses there is nothing more to say about them.
 */
export const clausesInOrder = rememberedOfJob((job: Job): readonly LoadClause[] => {
  if (job.kind === 'alter' && !isAtLeast(job.version, '4.0')) return [];
  const { clauses } = job.statement;
  const isPlain = (clause: LoadClause, index: number): boolean =>
    isWritten(job, clause) && (index === 0 || (clauses[index - 1] as LoadClause).start < clause.start);
  if (clauses.every(isPlain)) return clauses;
  const written = clauses.filter((clause) => isWritten(job, clause));
  written.sort((a, b) => a.start - b.start);
  return written.filter((clause, index) => clause.start !== written[index - 1]?.start);
});

/** The first clause of a kind; Doris refuses a second one. */
export function findClauseOf<Kind extends LoadClause['kind']>(job: Job, kind: Kind): ClauseOf<Kind> | undefined {
  return clausesInOrder(job).find((clause): clause is ClauseOf<Kind> => clause.kind === kind);
}

/** Whether an ALTER changes nothing but one property or clause: without it, too, Doris would refuse the statement. */
export function isOnlyChange(job: Job, part: BoundProperty | LoadClause): boolean {
  const { statement, properties, source } = job;
  if (statement.kind !== 'alter-routine-load' || statement.targetTable) return false;
  const others: readonly (BoundProperty | LoadClause)[] = [
    ...statement.clauses,
    ...(properties?.properties ?? []),
    ...(source?.properties ?? []),
  ];
  return others.every((other) => other === part);
}

const words: Readonly<Record<LoadClause['kind'], readonly [name: string, written: RegExp]>> = {
  'columns-terminated-by': ['COLUMNS TERMINATED BY', /^columns\b.*\bterminated\b.*\bby$/is],
  columns: ['COLUMNS', /^columns$/i],
  'preceding-filter': ['PRECEDING FILTER', /^preceding\b.*\bfilter$/is],
  where: ['WHERE', /^where$/i],
  'delete-on': ['DELETE ON', /^delete\b.*\bon$/is],
  'order-by': ['ORDER BY', /^order\b.*\bby$/is],
  partition: ['PARTITION', /^(?:temporary\b.*\b)?partitions?$/is],
};

/** The words that open a clause, in capitals. */
export function clauseName(kind: LoadClause['kind']): string {
  return words[kind][0];
}

function isWritten({ text }: Job, { kind, keyword }: LoadClause): boolean {
  return words[kind][1].test(text.slice(keyword.start, keyword.end));
}

/**
 * Whether a CREATE is complete and every word of it belongs to one of its parts. Where it goes on being typed, or something was
 * passed over because Doris could not parse it, a clause or a table that seems to be missing may still come or be just that.
 */
export function isWholeStatement(job: Job): boolean {
  const { statement, text } = job;
  if (statement.kind !== 'create-routine-load') return false;
  const { label, table, merge, clauses, properties, source, comment } = statement;
  if (!source?.list?.close || (merge && !merge.type) || clausesInOrder(job).length < clauses.length) return false;
  if (clauses.some((clause) => !isClosed(job, clause))) return false;
  const parts = [label, table, merge, ...clauses, properties, source, comment]
    .filter((part) => part !== undefined)
    .sort((a, b) => a.start - b.start);
  let from = statement.head.end;
  for (const part of parts) {
    const lost = wordsIn(text, { start: from, end: part.start });
    // Parts that overlap were put together from pieces.
    if (part.start < from || (lost !== '' && !(part === table && lost.toUpperCase() === 'ON'))) return false;
    from = part.end;
  }
  return /^;?$/.test(wordsIn(text, { start: from, end: text.length }));
}

/** Whether a clause with parentheses has both, and in COLUMNS all that belongs between. */
function isClosed(job: Job, clause: LoadClause): boolean {
  if (clause.kind === 'columns') return isWholeColumns(job, clause);
  if (clause.kind !== 'partition') return true;
  const words = wordsIn(job.text, { start: clause.keyword.end, end: clause.end });
  return words.startsWith('(') === words.endsWith(')');
}

/** Whether every column of COLUMNS has a name that is no placeholder, and exactly one comma behind it, so that they can be counted. */
export function isWholeColumns({ text }: Job, { columns, keyword, end }: ColumnsClause): boolean {
  let from = keyword.end;
  for (let index = 0; index < columns.length; index++) {
    const { name, expression, start, end: behind } = columns[index] as ColumnMapping;
    if (name && (isPlaceholder(name.text) || !isAssigned(text, name, expression))) return false;
    if (!name || !(index === 0 ? isSign(text, from, start, '(') : isSign(text, from, start, ','))) {
      const signs = signsIn(text, from, start);
      if (!name || !(index === 0 ? /^[()]*$/ : /^[()]*,[()]*$/).test(signs)) return false;
    }
    from = behind;
  }
  return /^\)+$/.test(signsIn(text, from, end));
}

/** Whether a column has no expression, or `=` in front of it. */
function isAssigned(text: string, name: Span, expression: Span | undefined): boolean {
  if (!expression || isSign(text, name.end, expression.start, '=')) return true;
  return /^==?\(*$/.test(signsIn(text, name.end, expression.start));
}

/** Whether a gap holds one sign and blanks, as most do. */
function isSign(text: string, start: number, end: number, sign: string): boolean {
  let from = start;
  let to = end;
  while (from < to && isBlank(text.charCodeAt(from))) from++;
  while (to > from && isBlank(text.charCodeAt(to - 1))) to--;
  return to === from + 1 && text.charAt(from) === sign;
}

function isBlank(code: number): boolean {
  return code === 32 || code === 10 || code === 13 || code === 9;
}

/** What stands in a gap beside blanks and comments. */
function signsIn(text: string, start: number, end: number): string {
  const gap = text.slice(start, end);
  return plainGap.test(gap)
    ? gap.trim()
    : gapParts(text, start, end)
        .filter(({ kind }) => kind === 'comma' || kind === 'other')
        .map((part) => text.slice(part.start, part.end))
        .join('');
}

/** A gap as most are: one sign, and blanks. */
const plainGap = /^[ \t\r\n]*[^\s][ \t\r\n]*$/;

/** What stands in a gap beside blanks, comments and commas. */
function wordsIn(text: string, { start, end }: Span): string {
  return signsIn(text, start, end).replaceAll(',', '');
}
