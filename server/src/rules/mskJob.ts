import { mskBrokersIn, type NamedBroker, shortened } from '../catalog/index.ts';
import { authenticationOf, hasValue, isOpen, type MskIam, mskMechanism, mskProtocol } from '../model/authentication.ts';
import { type BoundList, type BoundProperty, type Job, lookUp, rememberedOfJob } from '../model/job.ts';
import type { Span } from '../syntax/tree.ts';
import { insertProperties, type NewProperty } from './listEdits.ts';
import type { Fix, RelatedPlace } from './rule.ts';
import { bindOther, type Surroundings } from './surroundings.ts';

/** A job that uses MSK IAM, with the list that says so. */
export interface MskJob {
  readonly list: BoundList;
  readonly auth: MskIam;
}

/** The MSK IAM of a job; `undefined` when it authenticates in another way, or its Doris version knows no MSK IAM. */
export const mskJobOf = rememberedOfJob((job: Job): MskJob | undefined => {
  const auth = authenticationOf(job);
  return auth?.kind === 'msk-iam' && job.source ? { list: job.source, auth } : undefined;
});

/** The brokers with names of Amazon MSK, in the order of the list. */
export function mskBrokersOf(list: BoundList): readonly NamedBroker[] {
  const brokers = lookUp(list, 'kafka_broker_list');
  return brokers ? mskBrokersIn(brokers.value) : [];
}

/** The region in the names of the brokers, when all that tell one tell the same. */
export function brokerRegion(list: BoundList): string | undefined {
  const regions = new Set(mskBrokersOf(list).map(({ msk }) => msk.region));
  return regions.size === 1 ? [...regions][0] : undefined;
}

/** The region to write into a new `aws.region`: from the brokers, else one that is known otherwise, else a placeholder. */
export function newRegion(list: BoundList, known?: string): NewProperty {
  return { key: 'aws.region', value: brokerRegion(list) ?? known ?? '<region>' };
}

/** What the frontend demands of every list with a key of IAM, in which an ALTER has to repeat it. */
const demanded = [
  ['no-region', 'region'],
  ['protocol', 'protocol'],
  ['mechanism', 'mechanism'],
] as const;

/**
 * The repair of an ALTER that lacks more than one thing that Doris demands for IAM: all of them as the CREATE of the job has them.
 * None for other statements, and where the CREATE is not known to use IAM.
 */
export function repeatedIam(job: Job, { list, auth }: MskJob, { created }: Surroundings): readonly Fix[] {
  const old = created && bindOther(created, job.version);
  if (!auth.partial || !old || !mskJobOf(old)) return [];
  const written = { region: auth.region, protocol: auth.protocol, mechanism: auth.mechanism };
  const missing = demanded.filter(([problem, part]) => auth.frontend.includes(problem) && !written[part]);
  if (missing.length < 2) return [];
  const properties: Readonly<Record<keyof typeof written, NewProperty>> = {
    region: newRegion(list, createdRegion(job, list, created)),
    protocol: { key: 'property.security.protocol', value: mskProtocol },
    mechanism: { key: 'property.sasl.mechanism', value: mskMechanism },
  };
  const added = missing.map(([, part]) => properties[part]);
  const edits = insertProperties(job, list, added, inFrontOf(list, auth.trigger));
  const title = `Repeat ${enumerated(missing.map(([, part]) => part))} of the job`;
  return [{ title, edits, preferred: false, safe: false }];
}

/** The region that the CREATE of a job gives, for an ALTER that leaves its brokers alone. */
export function createdRegion(job: Job, list: BoundList, created: Surroundings['created']): string | undefined {
  const old = created && bindOther(created, job.version)?.source;
  if (old?.kind !== 'kafka' || lookUp(list, 'kafka_broker_list')) return undefined;
  const region = lookUp(old, 'aws.region');
  return region && hasValue(region) && !isOpen(region) ? region.value : brokerRegion(old);
}

/** A key pair to be filled in. */
export const newKeyPair: readonly NewProperty[] = [
  { key: 'aws.access_key', value: '<access key id>' },
  { key: 'aws.secret_key', value: '<secret access key>' },
];

/** Credentials as a person would most likely choose them: a provider, which a word changes, or the pair that public brokers demand. */
export function newCredentials(list: BoundList): readonly NewProperty[] {
  const isPublic = lookUp(list, 'kafka_broker_list')?.value.includes('-public.') === true;
  return isPublic ? newKeyPair : [{ key: 'aws.credentials_provider', value: 'INSTANCE_PROFILE' }];
}

/** What signing in by IAM takes. */
export function iamProperties(list: BoundList): readonly NewProperty[] {
  return [
    newRegion(list),
    ...newCredentials(list),
    { key: 'property.security.protocol', value: mskProtocol },
    { key: 'property.sasl.mechanism', value: mskMechanism },
  ];
}

/** Where a property goes that is to stand in front of another: behind the one before, or at the start; at the end when there is no other. */
export function inFrontOf(list: BoundList, property: BoundProperty | undefined): BoundProperty | 'start' | undefined {
  return property && (list.properties[list.properties.indexOf(property) - 1] ?? 'start');
}

/** Where a finding about something missing points: at what names the list. */
export function missingSpan(list: BoundList): Span {
  return list.heading;
}

/** Points at the key that makes Doris check for MSK IAM. */
export function triggeredBy({ auth }: MskJob): readonly RelatedPlace[] {
  return [{ span: auth.trigger.keySpan, message: `\`${auth.trigger.key}\` turns MSK IAM authentication on` }];
}

/** The first words of a message about a key that an ALTER lacks. */
export function alterNote({ auth }: MskJob): string {
  return auth.partial
    ? ' An ALTER with any `aws.*` key is checked on its own, so it must repeat what the job already has.'
    : '';
}

/** A property as a message or a title shows it. */
export function written({ key, value }: NewProperty): string {
  return `"${key}" = "${value}"`;
}

/** The end of what Doris answers about a value that it does not take. */
export function butGot(property: BoundProperty | undefined): string {
  return `but got: ${property && !isOpen(property) ? shortened(property.value) : 'null'}`;
}

/** Properties by their keys for a sentence: `a`, `a and b`, `a, b and c`. */
export function namesOf(properties: readonly BoundProperty[]): string {
  return enumerated(properties.map(({ key }) => `\`${key}\``));
}

/** Words for a sentence: `a`, `a and b`, `a, b and c`. */
export function enumerated(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
