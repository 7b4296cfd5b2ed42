import type { DorisVersion } from '../catalog/versions.ts';
import { bindJob, forget, type Job } from '../model/job.ts';
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
  const parsed = parseStatement(text, options);
  const job = parsed.statement && bindJob(parsed.statement, text, version);
  const syntax = syntaxFindings(parsed);
  const found = job
    ? unexplained(findingsOf(job), job, parsed.errors)
    : [...jobReferenceFindings(parsed), ...showTaskFindings(parsed, version)];
  return { parsed, version, job, findings: syntax.length === 0 ? found : [...syntax, ...found] };
}

function findingsOf(job: Job): readonly Finding[] {
  const all: Finding[] = [];
  for (const rule of rules) {
    const found = rule.run(job);
    if (found.length > 0) all.push(...found);
  }
  forget(job);
  return all;
}
