import type { DorisVersion } from '../catalog/versions.ts';
import { bindJob, type Job } from '../model/job.ts';
import { parseStatement } from '../syntax/parse.ts';
import type { CreateTable } from '../syntax/schema.ts';

/** Another statement about a job. The same value as long as it tells the same. */
export interface OtherStatement {
  readonly text: string;
}

/** What came of the statement that was asked about last: most rules on an ALTER ask about the same one. */
let last: { readonly other: OtherStatement; readonly version: DorisVersion; readonly job: Job | undefined } | undefined;

/** Another statement as Doris would understand it. */
export function bindOther(other: OtherStatement, version: DorisVersion): Job | undefined {
  if (last?.other === other && last.version === version) return last.job;
  const { statement } = parseStatement(other.text);
  const job = statement && bindJob(statement, other.text, version);
  last = { other, version, job };
  return job;
}

/** Another job of the same name. */
export interface Namesake {
  /** The name of the file that creates it; absent when it is this file, further up. */
  readonly file: string | undefined;
}

/** What is known about a name that nothing creates. */
export interface UnknownName {
  /** Jobs that may be meant, likeliest first. */
  readonly candidates: readonly string[];
}

/** What the other statements of its file and of the workspace tell about a statement on Routine Load. */
export interface Surroundings {
  /**
   * Of a CREATE: the definition of its table. A table of Doris itself, understood from end to end, of which there are no two
   * different definitions and no ALTER TABLE; out of the same file or, when that has none, out of another one.
   */
  readonly table: CreateTable | undefined;
  /** Of a CREATE: the job that has its name already. */
  readonly namesake: Namesake | undefined;
  /** Of an ALTER: the only CREATE that it can be about. It still tells what no ALTER changes: format, source, whether there is one table. */
  readonly origin: OtherStatement | undefined;
  /** The same when nothing else is known to alter that job before: it tells all settings of the job. */
  readonly created: OtherStatement | undefined;
  /** Of an ALTER: nothing else is known to alter the job, be it in front or behind. */
  readonly isOnlyAlter: boolean;
  /** Of an ALTER: the file creates or resumes the job further up, and does not pause it since. */
  readonly isRunning: boolean;
  /** Of an ALTER, PAUSE, RESUME or STOP: the file stops the job further up, and nothing creates one of the name since. */
  readonly isGone: boolean;
  /** Of all but a CREATE: nothing in the workspace creates the job, and something should. */
  readonly unknown: UnknownName | undefined;
}

/** What there is to know about a statement that stands alone. */
export const nothingAround: Surroundings = {
  table: undefined,
  namesake: undefined,
  origin: undefined,
  created: undefined,
  isOnlyAlter: false,
  isRunning: false,
  isGone: false,
  unknown: undefined,
};

/** Whether two surroundings tell the same. */
export function isSameSurroundings(one: Surroundings, other: Surroundings): boolean {
  return (
    one.table === other.table &&
    one.namesake?.file === other.namesake?.file &&
    (one.namesake === undefined) === (other.namesake === undefined) &&
    one.origin === other.origin &&
    one.created === other.created &&
    one.isOnlyAlter === other.isOnlyAlter &&
    one.isRunning === other.isRunning &&
    one.isGone === other.isGone &&
    one.unknown?.candidates.join('\0') === other.unknown?.candidates.join('\0')
  );
}
