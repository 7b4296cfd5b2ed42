import type { DorisVersion } from '../catalog/versions.ts';
import { bindJob, type Job } from '../model/job.ts';
import { type ParsedStatement, type ParseOptions, parseStatement } from '../syntax/parse.ts';
import { unexplained } from './explained.ts';
import { rules } from './index.ts';
import { jobReferenceFindings } from './jobName.ts';
import type { Finding } from './rule.ts';
import { showTaskFindings } from './showTask.ts';
import { syntaxFindings } from './syntaxError.ts';

/** Everything known about one statement. A value: made once from the text and the version, never changed. */
export interface AnalyzedStatement {
  readonly parsed: ParsedStatement;
  readonly version: DorisVersion;
  /** The bound statement; `undefined` for SQL of other kinds and for statements without property lists. */
  readonly job: Job | undefined;
  /** Syntax errors first, then what the rules found, each rule's findings in the order of the text. */
  readonly findings: readonly Finding[];
}

/**
 * Takes one statement through the whole pipeline: lex, parse, bind, check.
 * @param text one statement as the splitter cuts it, with the comments in front of it; SQL of other kinds gives no findings.
 * @param options what follows the statement in its file.
 */
export function analyzeStatement(text: string, version: DorisVersion, options?: ParseOptions): AnalyzedStatement {
  const [analyzed] = analyzeParsed([parseStatement(text, options)], version);
  return analyzed as AnalyzedStatement;
}

/**
 * Takes parsed statements through the rest of the pipeline together: each rule looks at all of them before the next rule does. What
 * comes of it is the same as one by one, in half the time where there are many: the code of all rules does not fit into the
 * caches of a processor, that of one rule does.
 */
export function analyzeParsed(
  statements: readonly ParsedStatement[],
  version: DorisVersion,
): readonly AnalyzedStatement[] {
  const jobs = statements.map(({ statement, text }) => statement && bindJob(statement, text, version));
  const found = findingsOf(jobs);
  return statements.map((parsed, index) => {
    const job = jobs[index];
    const syntax = syntaxFindings(parsed);
    // what a stray `;` cuts off is not there yet, whatever the rules would miss, and what a template makes of it nobody knows
    const own = parsed.isPartial
      ? nothingFound
      : job
        ? unexplained(found[index] ?? [], job, parsed.errors)
        : [...jobReferenceFindings(parsed), ...showTaskFindings(parsed, version)];
    return { parsed, version, job, findings: syntax.length === 0 ? own : [...syntax, ...own] };
  });
}

/** What the rules find in each of some jobs, in the order of the rules. */
function findingsOf(jobs: readonly (Job | undefined)[]): readonly (readonly Finding[])[] {
  const all: (readonly Finding[])[] = jobs.map(() => nothingFound);
  for (const rule of rules)
    for (let index = 0; index < jobs.length; index++) {
      const job = jobs[index];
      const found = job ? rule.run(job) : nothingFound;
      if (found.length > 0) all[index] = [...(all[index] ?? []), ...found];
    }
  return all;
}

const nothingFound: readonly Finding[] = [];
