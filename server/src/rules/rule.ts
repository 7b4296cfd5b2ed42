import type { DorisVersion } from '../catalog/versions.ts';
import type { Job } from '../model/job.ts';
import type { TextEdit } from '../syntax/edits.ts';
import type { Span } from '../syntax/tree.ts';
import { nothingAround, type Surroundings } from './surroundings.ts';

/** How serious a finding is: `error` when Doris rejects the statement or is sure to run it wrongly, down to `hint`. */
export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** A place that explains a finding, in the same statement. */
export interface RelatedPlace {
  readonly span: Span;
  readonly message: string;
}

/** A repair, as edits of the statement's text. */
export interface Fix {
  readonly title: string;
  /** In any order, not overlapping; offsets of the statement. */
  readonly edits: readonly TextEdit[];
  /** The repair that a person would choose: offered first, and applied by "Auto Fix". */
  readonly preferred: boolean;
  /** Whether "fix all" may apply it unseen: it cannot change what a correct statement does. */
  readonly safe: boolean;
}

/** Something that a statement should not have. Offsets are relative to the statement. */
export interface Finding {
  /** The rule's id, also the settings key and the name of its page. */
  readonly code: string;
  readonly severity: Severity;
  /** Addressed to the user: what is wrong, what Doris does, what to write. Never contains the value of a secret. */
  readonly message: string;
  readonly span: Span;
  /** The text has no effect; editors fade it. */
  readonly unnecessary: boolean;
  readonly related: readonly RelatedPlace[];
  /**
   * The repairs, worked out when asked for.
   * @param around what other statements tell, from which a repair can take what this one leaves open; nothing where it is not known.
   */
  readonly fixes: (around?: Surroundings) => readonly Fix[];
}

/** What a check reports; severity defaults to that of its rule. */
export interface Report<Data> {
  readonly span: Span;
  readonly message: string;
  readonly severity?: Severity;
  readonly unnecessary?: boolean;
  readonly related?: readonly RelatedPlace[];
  /** What the fixes need to know. */
  readonly data: Data;
}

/** A runnable example: SQL in which `«…»` marks what a bad example's findings point at. */
export interface Example {
  readonly sql: string;
  /** The text after the preferred fix of the first finding; only in bad examples, absent when no edit can repair it. */
  readonly fixed?: string;
}

/** What a rule tells about itself; its page is made of it. */
export interface RuleDocs {
  /** What the rule finds, one line. */
  readonly summary: string;
  /** Why it matters and what Doris does, in Markdown. */
  readonly why: string;
  /** Where the facts come from: Doris classes, pull requests, documentation pages. */
  readonly sources: readonly string[];
  /** The first Doris release line that has what the rule is about; absent when all known ones do. */
  readonly since?: DorisVersion;
  /** The facts of facts.ts that the rule checks, by number. */
  readonly covers?: readonly number[];
}

/** A rule as it is written down; see `defineRule`. */
export interface RuleDefinition<Data> {
  /** Kebab-case words: diagnostic code, settings key, SARIF ruleId and page name at once. */
  readonly id: string;
  /** Severity of a report that names none. */
  readonly severity: Severity;
  readonly docs: RuleDocs;
  readonly examples: { readonly bad: readonly Example[]; readonly good: readonly Example[] };
  readonly check: (job: Job, report: (report: Report<Data>) => void) => void;
  readonly fixes?: (data: Data, job: Job, around: Surroundings) => readonly Fix[];
}

/** A rule as settings, pages and tests see it, whatever it is that looks for it. */
export type RuleDescription = Pick<RuleDefinition<never>, 'id' | 'severity' | 'docs' | 'examples'>;

/** A rule ready to run. */
export interface Rule extends RuleDescription {
  /** All that the rule finds in a job, in the order of its reports. */
  readonly run: (job: Job) => readonly Finding[];
}

/** What most rules find in most jobs. */
const nothingFound: readonly Finding[] = [];

/**
 * Makes a function that gives the findings of a rule in whatever it looks at, in the order of its reports. What reports are
 * made with is made once: most rules find nothing in most statements, which should cost next to nothing.
 * @param check reports what is wrong.
 * @param fixes turns the data of a report into repairs, when somebody asks.
 */
export function finder<Subject, Data>(
  { id, severity }: Pick<RuleDescription, 'id' | 'severity'>,
  check: (subject: Subject, report: (report: Report<Data>) => void) => void,
  fixes: (data: Data, subject: Subject, around: Surroundings) => readonly Fix[],
): (subject: Subject) => readonly Finding[] {
  let reports: Report<Data>[] | undefined;
  const report = (one: Report<Data>): void => {
    reports ??= [];
    reports.push(one);
  };
  return (subject) => {
    reports = undefined;
    check(subject, report);
    // what the compiler cannot see: `report` may have been called
    const found = reports as Report<Data>[] | undefined;
    if (!found) return nothingFound;
    return found.map((one) => ({
      code: id,
      severity: one.severity ?? severity,
      message: one.message,
      span: one.span,
      unnecessary: one.unnecessary ?? false,
      related: one.related ?? [],
      fixes: (around = nothingAround) => fixes(one.data, subject, around),
    }));
  };
}

/** Closes a definition over the type of its data: findings carry their fixes, callers need not know what those are made from. */
export function defineRule<Data = undefined>(definition: RuleDefinition<Data>): Rule {
  const { id, severity, docs, examples, check, fixes } = definition;
  const run = finder<Job, Data>(definition, check, (data, job, around) => fixes?.(data, job, around) ?? []);
  return { id, severity, docs, examples, run };
}
