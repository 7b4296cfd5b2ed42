import type { BoundList, BoundProperty, Job } from '../model/job.ts';
import { adviseOn } from './propertyAdvice.ts';
import { isSwapped } from './propertyFindings.ts';

/**
 * Whether keys that seem to be missing may stand in the statement after all: lost to a syntax error, under a misspelt name,
 * in another list or without their prefix. Another rule reports that, and its repair brings the key back.
 */
export function isWrittenOtherwise(job: Job, ...keys: readonly string[]): boolean {
  const { source } = job;
  if (!source || !isComplete(source)) return true;
  return [source, job.properties].some((list) =>
    list?.properties.some((property) => keys.includes(meantKey(job, list, property) ?? '')),
  );
}

/** The key of FROM KAFKA or FROM KINESIS that a property which does nothing under its own key was meant to be. */
export function meantKey(job: Job, list: BoundList, property: BoundProperty): string | undefined {
  const { kind } = list;
  const { key, spec, value } = property;
  if (isSwapped(list, property)) return value.trim();
  if (spec) return spec.replacementIsKey ? spec.replacement : undefined;
  const advice = adviseOn(job, kind, key);
  if (advice.kind === 'rename' && kind !== 'properties') return advice.keys[0];
  return advice.kind === 'move' && advice.list === 'kafka' ? advice.key : undefined;
}

/** Whether nothing of the list is lost to a syntax error: what seems to be missing may be there. */
function isComplete({ syntax }: BoundList): boolean {
  return syntax.close !== undefined && syntax.entries.every((entry) => entry.key !== undefined);
}
