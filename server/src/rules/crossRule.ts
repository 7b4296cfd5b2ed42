import type { DorisVersion } from '../catalog/versions.ts';
import type { Job } from '../model/job.ts';
import type { RoutineLoadStatement } from '../syntax/tree.ts';
import { type Finding, type Fix, finder, type Report, type RuleDefinition, type RuleDescription } from './rule.ts';
import type { Surroundings } from './surroundings.ts';

/** A statement on Routine Load without a syntax error. */
export interface SoundStatement {
  readonly statement: RoutineLoadStatement;
  /** Its text; every offset counts from its start. */
  readonly text: string;
  readonly version: DorisVersion;
  /** The bound statement, when it is a CREATE or an ALTER. */
  readonly job: Job | undefined;
}

/** A rule that holds a statement against what other statements tell, as it is written down; see `defineCrossRule`. */
export interface CrossRuleDefinition<Data> extends Omit<RuleDefinition<Data>, 'check' | 'fixes'> {
  readonly check: (statement: SoundStatement, around: Surroundings, report: (report: Report<Data>) => void) => void;
  readonly fixes?: (data: Data, statement: SoundStatement, around: Surroundings) => readonly Fix[];
}

/** A statement and what is known from others. */
export interface Setting {
  readonly statement: SoundStatement;
  readonly around: Surroundings;
}

/** A rule that looks beyond its statement, ready to run. */
export interface CrossRule extends RuleDescription {
  /** All that the rule finds in a statement, given what is known from others. */
  readonly run: (setting: Setting) => readonly Finding[];
}

/** Closes a definition over the type of its data, as `defineRule` does. */
export function defineCrossRule<Data = undefined>(definition: CrossRuleDefinition<Data>): CrossRule {
  const { id, severity, docs, examples, check, fixes } = definition;
  const run = finder<Setting, Data>(
    definition,
    ({ statement, around }, report) => check(statement, around, report),
    (data, { statement, around }) => fixes?.(data, statement, around) ?? [],
  );
  return { id, severity, docs, examples, run };
}
