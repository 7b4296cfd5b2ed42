/** Load clauses that people write as keys of PROPERTIES, as other loads have them. */
import type { PropertySpec } from '../catalog/types.ts';
import { isAtLeast } from '../catalog/versions.ts';
import type { BoundList, BoundProperty, Job } from '../model/job.ts';
import type { LoadClause } from '../syntax/tree.ts';
import { insertClause } from './clauseEdits.ts';
import { messageFormatOf } from './jobSettings.ts';
import { removeProperty } from './listEdits.ts';
import { hasWholeValue } from './propertyFindings.ts';
import type { Fix } from './rule.ts';
import { clauseName, findClauseOf, isWholeStatement } from './statementParts.ts';

/** A clause whose text can be made of a value. */
export type ClauseKind = Extract<
  LoadClause['kind'],
  'columns-terminated-by' | 'columns' | 'where' | 'partition' | 'order-by' | 'delete-on'
>;

/** By the words that the catalog names as the replacement of a key. */
const kinds: Readonly<Record<string, ClauseKind>> = {
  'COLUMNS TERMINATED BY': 'columns-terminated-by',
  'COLUMNS (…)': 'columns',
  WHERE: 'where',
  'PARTITION (…)': 'partition',
  'ORDER BY': 'order-by',
  'DELETE ON': 'delete-on',
};

/** The clause that does what a refused key is meant to do. */
export function clauseOfKey({ list, status, replacement = '' }: PropertySpec): ClauseKind | undefined {
  return list === 'properties' && status === 'rejected' ? kinds[replacement] : undefined;
}

/** The repair that writes the clause and takes the key away; none where the statement has the clause, or cannot have it. */
export function clauseFix(job: Job, list: BoundList, property: BoundProperty, kind: ClauseKind): readonly Fix[] {
  const { statement } = job;
  const text = textOf(property, kind);
  if (text === undefined || findClauseOf(job, kind)) return [];
  const isMultiTable = statement.kind === 'create-routine-load' && !statement.table;
  if (isMultiTable && kind !== 'columns-terminated-by') return [];
  const merge = statement.kind === 'create-routine-load' ? statement.merge?.type : 'MERGE';
  if (kind === 'delete-on' && merge !== 'MERGE') return [];
  if (kind === 'columns-terminated-by' && messageFormatOf(job)?.kind === 'json') return [];
  const mayHaveClauses = job.kind === 'alter' ? isAtLeast(job.version, '4.0') : isWholeStatement(job);
  if (!mayHaveClauses) return [];
  const edits = [...insertClause(job, text), ...removeProperty(job, list, property)];
  return [{ title: `Write it as ${clauseName(kind)}`, edits, preferred: true, safe: false }];
}

const beginsWithName = /^[A-Za-z_`]/;

function textOf(property: BoundProperty, kind: ClauseKind): string | undefined {
  const { value, syntax } = property;
  const literal = syntax.value;
  const inside = value.trim();
  if (!literal || !hasWholeValue(property) || inside === '' || inside.includes(';')) return undefined;
  switch (kind) {
    case 'columns-terminated-by':
      return literal.kind === 'string' ? `COLUMNS TERMINATED BY ${literal.raw}` : undefined;
    case 'columns':
      return beginsWithName.test(inside) ? `COLUMNS (${inside})` : undefined;
    case 'partition':
      return beginsWithName.test(inside) ? `PARTITION (${inside})` : undefined;
    case 'where':
      return `WHERE ${inside}`;
    case 'delete-on':
      return `DELETE ON ${inside}`;
    case 'order-by':
      return /^[A-Za-z_]\w*$/.test(inside) ? `ORDER BY ${inside}` : undefined;
  }
}
