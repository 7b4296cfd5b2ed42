/** What the rules on Kinesis share. */
import { isAtLeast } from '../catalog/versions.ts';
import type { BoundList, BoundProperty, Job } from '../model/job.ts';
import { trim } from '../text/trim.ts';
import { isWrittenOtherwise } from './meantKeys.ts';
import { adviseOn } from './propertyAdvice.ts';

/** The list of FROM KINESIS, in the version that reads streams (pull request 61325); others refuse the source as a whole. */
export function kinesisListOf(job: Job): BoundList | undefined {
  return job.source?.kind === 'kinesis' && isAtLeast(job.version, 'dev') ? job.source : undefined;
}

/**
 * The property that sets `key`, bare or behind `property.`: both land in the same map, and a blank value counts as none
 * (KinesisDataSourceProperties).
 */
export function kinesisSetting(list: BoundList, key: string): BoundProperty | undefined {
  const given = list.properties.filter(({ value }) => trim(value) !== '');
  return (
    given.findLast((property) => property.key === key) ??
    given.findLast(({ key: other }) => other === `property.${key}`)
  );
}

/** Whether a key that seems to be missing may be there: under a misspelt name, or lost to a syntax error. */
export function mayBeWritten(job: Job, list: BoundList, key: string): boolean {
  if (isWrittenOtherwise(job, key)) return true;
  return list.properties.some((property) => {
    // Its value is still to be written.
    if (property.key === key) return property.syntax.value === undefined;
    if (property.spec) return false;
    const advice = adviseOn(job, 'kinesis', property.key);
    return advice.kind === 'rename' && advice.keys.includes(key);
  });
}
