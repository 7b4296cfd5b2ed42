/** The repairs of keys that Doris refuses, ignores, or should not be given. */
import { findProperty, shortened } from '../catalog/index.ts';
import { authenticationOf } from '../model/authentication.ts';
import { type BoundList, type BoundProperty, type Job, lookUp } from '../model/job.ts';
import { clauseFix } from './clauseOfKey.ts';
import { moveProperty, removeProperty, replaceKey, replaceValue } from './listEdits.ts';
import { meantKey } from './meantKeys.ts';
import type { Advice } from './propertyAdvice.ts';
import { hasWholeValue, keyMayBeSecret, listName } from './propertyFindings.ts';
import type { Fix } from './rule.ts';
import { isOnlyChange } from './statementParts.ts';

/** A key that cannot stay as it is, and what to do about it. */
export interface KeyData {
  readonly list: BoundList;
  readonly property: BoundProperty;
  readonly advice: Advice;
  /** Doris refuses the statement, so that no repair can change what it does. */
  readonly refused: boolean;
}

/** What follows from the advice on a key. */
export function keyFixes(data: KeyData, job: Job): readonly Fix[] {
  const { list, property, advice, refused } = data;
  const remove: Fix = {
    title: `Remove ${property.key === '' || keyMayBeSecret(property) ? 'the property' : property.key}`,
    edits: removeProperty(job, list, property),
    preferred: true,
    safe: false,
  };
  // An ALTER without anything to change is refused too.
  const removal = isOnlyChange(job, property) ? [] : [remove];
  switch (advice.kind) {
    case 'rename':
      return advice.keys.map((key, index): Fix => {
        if (hasSetting(list, key, property))
          return { ...remove, title: `${remove.title}: ${key} is already set`, preferred: index === 0 };
        const safe = refused && advice.keys.length === 1;
        const fix = { title: `Change to ${key}`, edits: replaceKey(property, key), preferred: index === 0, safe };
        if (refused) return fix;
        // Nobody wants a statement that passes to be refused, or its job to pause.
        const value = property.placeholder ? property.value : translatedValue(list, key, property, job);
        const passes = value !== undefined && !isRefusedWith(job, list, property, key);
        const isKept = value === undefined || value === property.value;
        return { ...(isKept ? fix : rewritten(property, key, value)), preferred: fix.preferred && passes };
      });
    case 'move': {
      const target = advice.list === 'properties' ? job.properties : job.source;
      if (hasSetting(target, advice.key, property)) {
        return [{ ...remove, title: `${remove.title}: ${listName(advice.list)} has it already` }];
      }
      const edits = moveProperty(job, list, property, advice.key);
      return [{ title: `Move to ${listName(advice.list)}`, edits, preferred: true, safe: refused }];
    }
    case 'replace-both': {
      const value = translatedValue(list, advice.key, property, job);
      if (value === undefined || hasSetting(list, advice.key, property)) return removal;
      return [rewritten(property, advice.key, value), ...removal.map((fix) => ({ ...fix, preferred: false }))];
    }
    case 'rewrite':
      return hasSetting(list, advice.key, property) ? removal : [rewritten(property, advice.key, advice.value)];
    case 'clause': {
      const moved = clauseFix(job, list, property, advice.clause);
      return [...moved, ...removal.map((fix) => ({ ...fix, preferred: false }))];
    }
    case 'swap': {
      const edits = [...replaceKey(property, property.value.trim()), ...replaceValue(property, property.key)];
      return [{ title: 'Swap key and value', edits, preferred: true, safe: true }];
    }
    case 'remove':
      return removal;
    case 'none':
    case 'explain':
      // What was meant by it is not known, only that it cannot stay, or does nothing.
      return removal.map((fix) => ({ ...fix, preferred: !refused }));
  }
}

function rewritten(property: BoundProperty, key: string, value: string): Fix {
  const edits = [...replaceKey(property, key), ...replaceValue(property, value)];
  return { title: `Change to ${key} = ${shortened(value)}`, edits, preferred: true, safe: false };
}

/** Whether a list has a key under any of its names, the property at hand left out. */
function hasSetting(list: BoundList | undefined, key: string, except: BoundProperty): boolean {
  if (!list) return false;
  const setting = findProperty(list.kind, key)?.key ?? key;
  return list.properties.some((other) => other !== except && (other.spec?.key ?? other.key) === setting);
}

/**
 * Whether Doris, which passes over a key, would refuse the statement with another key in its place. Other keys count as what they are
 * meant to be: they will be repaired too.
 */
function isRefusedWith(job: Job, list: BoundList, property: BoundProperty, key: string): boolean {
  const renamed = list.properties.map((other): BoundProperty => {
    const meant = other === property ? key : meantKey(job, list, other);
    if (meant === undefined) return other;
    return { ...other, key: meant, spec: findProperty(list.kind, meant), answers: undefined };
  });
  const then = { ...job, source: { ...list, properties: renamed }, answers: undefined };
  const before = refusals(job);
  return refusals(then).some((refusal) => !before.includes(refusal));
}

/** Why Doris refuses a list for what it lacks: by the rules on IAM, and on where to begin. */
function refusals(job: Job): readonly string[] {
  const auth = authenticationOf(job);
  const [partitions, offsets] = [lookUp(job.source, 'kafka_partitions'), lookUp(job.source, 'kafka_offsets')];
  const lacks = offsets ? !partitions : partitions !== undefined && job.kind === 'alter';
  return [...(auth?.kind === 'msk-iam' ? auth.frontend : []), ...(lacks ? ['offsets'] : [])];
}

/** The value as another key takes it; `undefined` when there is no such value. What is only odd about it stays. */
function translatedValue(list: BoundList, key: string, property: BoundProperty, job: Job): string | undefined {
  if (!hasWholeValue(property)) return undefined;
  const problem = findProperty(list.kind, key)?.type.check(property.value, job.version);
  const isTaken = problem === undefined || problem.effect === 'ignores' || problem.effect === 'unsure';
  return isTaken ? property.value : problem.suggestions[0];
}
