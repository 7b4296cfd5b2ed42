import type { Job } from '../model/job.ts';
import type { CreateTable } from '../syntax/schema.ts';
import { defineRule, type Finding, type Report, type RuleDefinition, type RuleDescription } from './rule.ts';

/** A rule that holds a new job against the definition of its table, as it is written down; see `defineTableRule`. */
export interface TableRuleDefinition<Data> extends Omit<RuleDefinition<Data>, 'check'> {
  readonly check: (job: Job, table: CreateTable, report: (report: Report<Data>) => void) => void;
}

/** A rule that needs the definition of the table, ready to run. */
export interface TableRule extends RuleDescription {
  /**
   * All that the rule finds in a job.
   * @param table the table that the job loads into: a table of Doris itself, whose statement was understood from end to end.
   */
  readonly run: (job: Job, table: CreateTable) => readonly Finding[];
}

/** Closes a definition over the type of its data, as `defineRule` does. */
export function defineTableRule<Data = undefined>(definition: TableRuleDefinition<Data>): TableRule {
  const { id, severity, docs, examples, check } = definition;
  const run = (job: Job, table: CreateTable): readonly Finding[] =>
    defineRule<Data>({ ...definition, check: (_, report) => check(job, table, report) }).run(job);
  return { id, severity, docs, examples, run };
}

/** The value of a property of a table in small letters. */
export function tableProperty({ properties }: CreateTable, key: string): string | undefined {
  return properties?.list?.entries.findLast((entry) => entry.key?.value.trim() === key)?.value?.value.toLowerCase();
}

/** How a table keeps rows with the same key, in words. A table that does not say keeps them all, or combines them. */
export function keysInWords({ keys }: CreateTable): string {
  return keys ? `has ${keys.kind.toUpperCase()} KEY` : 'has no UNIQUE KEY';
}

/** The part that all pages of these rules share. */
export const whenSilent =
  'The rule needs the `CREATE TABLE` in the same file. It is silent when there is none or more than one, and where an `ALTER TABLE` may have changed the table.';
