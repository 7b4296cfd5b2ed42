import type { ClauseSpec } from '../catalog/clauses.ts';
import type { Wording } from './wording/wording.ts';

/**
 * What a clause or statement is for, with a link to more, in Markdown.
 * @param doc what stands in place of the catalog's description.
 */
export function clauseDoc(clause: ClauseSpec, { catalog, documentation }: Wording, doc?: string): string {
  return `${doc ?? catalog.clause(clause)}\n\n${documentation(clause.url)}`;
}
