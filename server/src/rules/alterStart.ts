/** What the rules on the start position in ALTER … FROM KAFKA share. */
import { type BoundList, type BoundProperty, type Job, lookUp } from '../model/job.ts';
import { insertProperties } from './listEdits.ts';
import { isWrittenOtherwise } from './meantKeys.ts';
import type { Fix } from './rule.ts';

/** The key of the default offset. */
export const defaultOffsets = 'property.kafka_default_offsets';

/**
 * The list of an ALTER … FROM KAFKA in which nothing says where to start, so that Doris sets the default offset of the job to
 * `OFFSET_END`; `undefined` for every other statement.
 */
export function alterWithoutStart(job: Job): BoundList | undefined {
  const list = job.source;
  if (job.kind !== 'alter' || list?.kind !== 'kafka' || list.properties.length === 0) return undefined;
  if (lookUp(list, 'kafka_offsets') || lookUp(list, defaultOffsets)) return undefined;
  // Partitions without offsets are refused, which another rule reports.
  if (lookUp(list, 'kafka_partitions')) return undefined;
  return isWrittenOtherwise(job, 'kafka_offsets', 'kafka_partitions', defaultOffsets) ? undefined : list;
}

/** The topic that an ALTER changes to; an empty one changes nothing. */
export function newTopic(list: BoundList): BoundProperty | undefined {
  const topic = lookUp(list, 'kafka_topic');
  return topic?.value === '' ? undefined : topic;
}

/**
 * One fix for each word that can say where to start; the first one is preferred.
 * @param known what the job has, which then comes first.
 */
export function addStart(job: Job, list: BoundList, known?: string): readonly Fix[] {
  const values = new Set([...(known === undefined ? [] : [known]), 'OFFSET_BEGINNING', 'OFFSET_END']);
  return [...values].map((value, index) => ({
    title: `Add "${defaultOffsets}" = "${value}"`,
    edits: insertProperties(job, list, [{ key: defaultOffsets, value }]),
    preferred: index === 0,
    safe: false,
  }));
}
