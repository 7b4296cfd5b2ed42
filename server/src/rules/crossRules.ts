import type { RoutineLoadStatement } from '../syntax/tree.ts';
import { alterDefaultOffsets } from './alterDefaultOffsets.ts';
import { alterFlexibleUpdate } from './alterFlexibleUpdate.ts';
import { alterIamJob } from './alterIamJob.ts';
import { alterJsonpathsColumns } from './alterJsonpathsColumns.ts';
import { alterOtherFormat } from './alterOtherFormat.ts';
import { alterPartitions } from './alterPartitions.ts';
import { alterRunningJob } from './alterRunningJob.ts';
import { alterSourceType } from './alterSourceType.ts';
import type { AnalyzedStatement } from './analysis.ts';
import type { CrossRule } from './crossRule.ts';
import { jobNameTaken } from './jobNameTaken.ts';
import type { Finding } from './rule.ts';
import { stoppedJob } from './stoppedJob.ts';
import { nothingAround, type Surroundings } from './surroundings.ts';
import { tableColumnName } from './tableColumnName.ts';
import { tableKeyColumns } from './tableKeyColumns.ts';
import { tableMergeType } from './tableMergeType.ts';
import { tablePartialUpdate } from './tablePartialUpdate.ts';
import { tablePartition } from './tablePartition.ts';
import { tableSequenceColumn } from './tableSequenceColumn.ts';
import { tableSingleTablet } from './tableSingleTablet.ts';
import { unknownJob } from './unknownJob.ts';

/** Every rule that runs on a statement and what other statements tell about it. */
export const crossRules: readonly CrossRule[] = [
  tableMergeType,
  tablePartition,
  tablePartialUpdate,
  tableSingleTablet,
  tableSequenceColumn,
  tableKeyColumns,
  tableColumnName,
  jobNameTaken,
  stoppedJob,
  alterRunningJob,
  alterDefaultOffsets,
  alterPartitions,
  alterSourceType,
  alterIamJob,
  alterOtherFormat,
  alterJsonpathsColumns,
  alterFlexibleUpdate,
  unknownJob,
];

/** Whether there may be something wrong with a kind of statement in the light of others: of most there is nothing to be told. */
export function hasOthers(kind: RoutineLoadStatement['kind'] | undefined, around: Surroundings): boolean {
  // of an ALTER it may matter that its CREATE is not known
  return kind !== undefined && (around !== nothingAround || kind === 'alter-routine-load');
}

/** What is wrong with a statement in the light of others. Silent while its own syntax is broken, for it may be about something else then. */
export function crossFindings({ parsed, version, job }: AnalyzedStatement, around: Surroundings): readonly Finding[] {
  const { statement, text, errors } = parsed;
  if (!statement || errors.length > 0) return nothingFound;
  const setting = { statement: { statement, text, version, job }, around };
  let found = nothingFound;
  for (const rule of crossRules) {
    const own = rule.run(setting);
    if (own.length > 0) found = [...found, ...own];
  }
  return found;
}

/** What there is to say about most statements. */
const nothingFound: readonly Finding[] = [];
