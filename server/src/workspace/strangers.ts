/** Names of jobs that nothing creates. */
import { nearest } from '../catalog/index.ts';
import { entriesOf } from './buckets.ts';
import type { Told } from './told.ts';
import type { Rows, Workspace } from './workspace.ts';

/** More unknown names than these in one document show that its jobs are created somewhere that is not known here. */
export const mostStrangers = 10;

/** How many names of jobs a name is compared with. */
const mostNames = 500;

/** The names of all jobs that a document and the others create, in order; none when there are too many to look for a near one. */
export function createdNames(rows: Rows, { entries }: Workspace, document: string): readonly string[] {
  const names = new Set<string>();
  const add = (told: Told | undefined): void => {
    if (told?.kind === 'job' && told.action === 'create') names.add(told.name);
  };
  for (const told of rows) add(told);
  if (names.size > mostNames) return [];
  for (const [, all] of entriesOf(entries)) for (const entry of all) if (entry.document !== document) add(entry.told);
  return names.size > mostNames ? [] : [...names].sort();
}

/** The names that another one may be a slip of. Names that differ in numbers differ on purpose. */
export function namesNear(name: string, names: readonly string[]): readonly string[] {
  const letters = (text: string): string => text.replace(/\d+/g, '');
  return nearest(
    name,
    names.filter((other) => letters(other) !== letters(name)),
  );
}
