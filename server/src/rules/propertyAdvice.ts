import { findProperty, isAvailable, nearest, nearestKeys, otherListOf, properties } from '../catalog/index.ts';
import type { ListKind, PropertySpec } from '../catalog/types.ts';
import type { Job } from '../model/job.ts';
import { replaceSpecialBlanks } from '../text/lookalikes.ts';
import { type ClauseKind, clauseOfKey } from './clauseOfKey.ts';

/** What to do about a key that its list does not take. */
export type Advice =
  /** One of these keys of the same list, best first. */
  | { readonly kind: 'rename'; readonly keys: readonly string[] }
  /** The other list of the statement, under this key. */
  | { readonly kind: 'move'; readonly list: ListKind; readonly key: string }
  /** Another key, with the value as that key takes it. */
  | { readonly kind: 'replace-both'; readonly key: string; readonly of: PropertySpec }
  /** Another key with another value. */
  | { readonly kind: 'rewrite'; readonly key: string; readonly value: string }
  /** A clause of the statement, with the value in it. */
  | { readonly kind: 'clause'; readonly clause: ClauseKind }
  /** Its value is the key, and it the value. */
  | { readonly kind: 'swap' }
  /** Nothing would change without it. */
  | { readonly kind: 'remove' }
  /** No key does it; one or two sentences say what does. */
  | { readonly kind: 'explain'; readonly text: string }
  | { readonly kind: 'none' };

/** What takes the place of a key that has no effect, does damage or is refused. */
export function replacementAdvice(spec: PropertySpec): Advice {
  const { replacement, status } = spec;
  const clause = clauseOfKey(spec);
  if (clause) return { kind: 'clause', clause };
  if (replacement !== undefined && spec.replacementIsKey) return { kind: 'rename', keys: [replacement] };
  if (replacement !== undefined && status === 'harmful') return { kind: 'replace-both', key: replacement, of: spec };
  return { kind: status === 'rejected' ? 'none' : 'remove' };
}

/** What to use instead, as a sentence; `undefined` when there is nothing, or when the description says it. */
export function useInstead({ replacement, doc, status }: PropertySpec): string | undefined {
  if (replacement === undefined || (status !== 'harmful' && doc.includes(replacement))) return undefined;
  return `Use ${replacement.includes('`') ? replacement : `\`${replacement}\``} instead.`;
}

/** What an unknown key was meant to be, from certain to likely: letter case, prefix, list, spelling, spelling in the other list. */
export function adviseOn(job: Job, list: ListKind, key: string): Advice {
  const plain = replaceSpecialBlanks(key, () => '');
  if (plain === '' || plain === 'property.') return { kind: 'none' };
  if (plain !== key) {
    const isRight = findProperty(list, plain)?.status === 'accepted';
    return isRight ? { kind: 'rename', keys: [plain] } : adviseOn(job, list, plain);
  }
  const sameKey = otherCase(job, list, key);
  if (sameKey !== undefined) return { kind: 'rename', keys: [sameKey] };
  const prefixed = otherPrefix(job, list, key);
  if (prefixed) return prefixed;
  const other = otherListOf(list, key);
  if (other && fits(job, other.list)) return { kind: 'move', list: other.list, key: usefulKey(other.list, other.key) };
  if (list !== 'properties') {
    const refused = findProperty('properties', withoutPrefix(key));
    if (refused?.status === 'rejected') {
      return {
        kind: 'explain',
        text: [refused.doc, useInstead(refused)].filter((text) => text !== undefined).join(' '),
      };
    }
  }
  const ofAws = awsName(job, list, key);
  if (ofAws) return ofAws;
  const near = nearOnes(job, list, key);
  if (near.length > 0) return { kind: 'rename', keys: near };
  const elsewhere = nearInOtherList(job, list, key);
  if (elsewhere) return elsewhere;
  const ending = endingIn(job, list, key);
  return ending.length > 0 ? { kind: 'rename', keys: ending } : { kind: 'none' };
}

function withoutPrefix(key: string): string {
  return key.replace(/^property\./i, '');
}

/** The key that does what a harmful or ignored one is meant to do. */
function usefulKey(list: ListKind, key: string): string {
  const spec = findProperty(list, key);
  return spec?.replacementIsKey && spec.replacement !== undefined ? spec.replacement : key;
}

function otherCase(job: Job, list: ListKind, key: string): string | undefined {
  const lower = key.toLowerCase();
  if (lower !== key && findProperty(list, lower)?.status === 'accepted') return lower;
  return usable(job, list).find((candidate) => candidate.toLowerCase() === lower && candidate !== key);
}

/** A key without its prefix, or one of Doris's own with `property.`; letter case aside. */
function otherPrefix(job: Job, list: ListKind, key: string): Advice | undefined {
  if (list === 'properties') {
    const bare = withoutPrefix(key);
    return bare !== key && findProperty(list, bare)?.status === 'accepted'
      ? { kind: 'rename', keys: [bare] }
      : undefined;
  }
  const candidate = /^property\./i.test(key) ? withoutPrefix(key) : `property.${key}`;
  const spec = findProperty(list, candidate);
  if (spec && (spec.status !== 'rejected' || spec.replacementIsKey)) {
    return spec.status !== 'accepted' && spec.replacement !== undefined
      ? replacementAdvice(spec)
      : { kind: 'rename', keys: [candidate] };
  }
  const whole = [`kafka_${key}`, `aws.${key}`].find((form) => findProperty(list, form)?.status === 'accepted');
  const meant = otherCase(job, list, candidate) ?? whole;
  return meant === undefined ? undefined : { kind: 'rename', keys: [meant] };
}

/** What AWS and its SDKs call what Doris names otherwise, in small letters without signs. */
const awsNames: Readonly<Record<string, string>> = {
  accesskeyid: 'aws.access_key',
  secretaccesskey: 'aws.secret_key',
  sessiontoken: 'aws.session_key',
  defaultregion: 'aws.region',
};

/** The key of a source that AWS's own name stands for: `aws.secret_access_key`, `AWS_SECRET_ACCESS_KEY`, `s3.secretAccessKey`. */
function awsName(job: Job, list: ListKind, key: string): Advice | undefined {
  const name = /^(?:property)?(?:aws|s3)(\w+)$/.exec(key.toLowerCase().replace(/[^a-z]/g, ''))?.[1] ?? '';
  const source = list === 'properties' ? (job.source?.kind ?? 'kafka') : list;
  const spec = findProperty(source, awsNames[name] ?? '');
  if (!spec || !isAvailable(spec, job.version)) return undefined;
  if (spec.status !== 'accepted') return { kind: 'explain', text: spec.doc };
  return source === list ? { kind: 'rename', keys: [spec.key] } : { kind: 'move', list: source, key: spec.key };
}

/** Near keys of a list, the forms with and without its prefixes tried as well. */
function nearOnes(job: Job, list: ListKind, key: string): readonly string[] {
  const filter = { statement: job.kind, version: job.version };
  if (list === 'properties') return nearestKeys(list, key, filter);
  const bare = withoutPrefix(key);
  const forms = bare === key ? [key, `property.${key}`, `kafka_${key}`] : [key, bare, `kafka_${bare}`];
  for (const form of bare.startsWith('aws.') ? [bare] : forms) {
    const near = nearestKeys(list, form, filter).filter((found) => isNearIn(form, found));
    if (near.length > 0) return near;
  }
  return [];
}

/** Whether two keys are near without the prefix that they share: that says nothing about what is meant. */
function isNearIn(key: string, found: string): boolean {
  const prefix =
    ['property.', 'aws.', 'kafka_'].find((family) => key.startsWith(family) && found.startsWith(family)) ?? '';
  const rest = key.slice(prefix.length);
  return key === found || nearest(rest, [found.slice(prefix.length)]).length > 0;
}

/** More keys than these with the same end are no help. */
const mostEndings = 3;

/** The keys whose last words a key has, with whatever between them: `kafka_group_id` for `property.group.id`. */
function endingIn(job: Job, list: ListKind, key: string): readonly string[] {
  const wanted = words(withoutPrefix(key).replace(/^kafka_/i, '')).join('.');
  const found = properties(list, { statement: job.kind, version: job.version })
    .filter((spec) => spec.status === 'accepted' || spec.replacementIsKey)
    .filter((spec) => words(spec.key).join('.').endsWith(`.${wanted}`))
    .map((spec) => usefulKey(list, spec.key));
  const keys = [...new Set(found)];
  return wanted !== '' && keys.length <= mostEndings ? keys : [];
}

function words(key: string): readonly string[] {
  return key.toLowerCase().split(/[._-]/);
}

function nearInOtherList(job: Job, list: ListKind, key: string): Advice | undefined {
  const other = list === 'properties' ? (job.source?.kind ?? 'kafka') : 'properties';
  const lower = key.toLowerCase();
  const exact = lower === key ? undefined : otherListOf(list, lower);
  if (exact && fits(job, exact.list)) return { kind: 'move', list: exact.list, key: usefulKey(exact.list, exact.key) };
  const [near] = nearOnes(job, other, list === 'properties' ? key : withoutPrefix(key));
  return near === undefined ? undefined : { kind: 'move', list: other, key: near };
}

/** Whether the statement has the list, or could have it. */
function fits(job: Job, list: ListKind): boolean {
  return list === 'properties' || job.source === undefined ? list !== 'kinesis' : job.source.kind === list;
}

function usable(job: Job, list: ListKind): readonly string[] {
  return properties(list, { statement: job.kind, version: job.version })
    .filter((spec) => spec.status === 'accepted')
    .map((spec) => spec.key);
}
