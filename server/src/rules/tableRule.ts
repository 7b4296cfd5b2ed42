import type { Job } from '../model/job.ts';
import type { CreateTable } from '../syntax/schema.ts';
import { trim } from '../text/trim.ts';
import { type CrossRule, defineCrossRule } from './crossRule.ts';
import type { Report, RuleDefinition } from './rule.ts';

/** A rule that holds a new job against the definition of its table, as it is written down; see `defineTableRule`. */
export interface TableRuleDefinition<Data> extends Omit<RuleDefinition<Data>, 'check'> {
  /** @param table the table that the job loads into: a table of Doris itself, whose statement was understood from end to end. */
  readonly check: (job: Job, table: CreateTable, report: (report: Report<Data>) => void) => void;
}

/** A rule on new jobs whose table is known. Closes a definition over the type of its data, as `defineRule` does. */
export function defineTableRule<Data = undefined>({ check, fixes, ...rest }: TableRuleDefinition<Data>): CrossRule {
  return defineCrossRule<Data>({
    ...rest,
    check: ({ job }, { table }, report) => {
      if (job && table) check(job, table, report);
    },
    fixes: (data, { job }, around) => (job && fixes?.(data, job, around)) ?? [],
  });
}

/** The value of a property of a table in small letters. */
export function tableProperty({ properties }: CreateTable, key: string): string | undefined {
  return properties?.list?.entries
    .findLast((entry) => trim(entry.key?.value ?? '') === key)
    ?.value?.value.toLowerCase();
}

/** How a table keeps rows with the same key, in words. A table that does not say keeps them all, or combines them. */
export function keysInWords({ keys }: CreateTable): string {
  return keys ? `has ${keys.kind.toUpperCase()} KEY` : 'has no UNIQUE KEY';
}

/** The part that all pages of these rules share. */
export const whenSilent =
  'The rule needs the `CREATE TABLE` in the same file or, when that has none and both name the database, in another file of the workspace. It is silent when there are different ones, and where an `ALTER TABLE` may have changed the table.';
