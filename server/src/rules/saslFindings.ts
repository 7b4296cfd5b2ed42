/** What the findings on signing in share: their data, and the repairs that more than one of them offers. */
import { isAvailable } from '../catalog/index.ts';
import { mskMechanism, mskProtocol } from '../model/authentication.ts';
import { type BoundList, type BoundProperty, type Job, lookUp } from '../model/job.ts';
import type { NewProperty } from './listEdits.ts';
import { enumerated, newCredentials, newRegion } from './mskJob.ts';
import type { Repair } from './repair.ts';
import type { Report } from './rule.ts';

/** A mistake about signing in, with its repairs, the likeliest first. */
export interface SaslData {
  readonly list: BoundList;
  readonly repairs: readonly Repair[];
}

/** A finding of the rule `sasl-settings`. */
export type SaslFound = Report<SaslData>;

export const protocolKey = 'property.security.protocol';
export const mechanismKey = 'property.sasl.mechanism';

/** What signs a user in by PLAIN and SCRAM. */
export const loginKeys = ['property.sasl.username', 'property.sasl.password'] as const;

/** The only mechanism for users and passwords of Amazon MSK. */
export const mskScramMechanism = 'SCRAM-SHA-512';

/** A property with a placeholder for its value. */
export function toFillIn(key: string): NewProperty {
  return { key, value: key.endsWith('username') ? '<user>' : '<password>' };
}

/** Title and edit of a change of one value. */
export function changeTo(property: BoundProperty, value: string): Pick<Repair, 'title' | 'set'> {
  return { title: `Change to ${value}`, set: [{ property, value }] };
}

/** Whether a property is a setting of the client that the version has; what it does not have is ignored anyway. */
export function isSettingOf(family: 'sasl' | 'ssl', { key, spec }: BoundProperty, { version }: Job): boolean {
  return key.startsWith(`property.${family}.`) && spec?.status === 'accepted' && isAvailable(spec, version);
}

/** What makes a job sign in to Amazon MSK by IAM: protocol, mechanism and `aws.*` keys, in the places of what there is of them. */
export function iamRepair(list: BoundList, mechanism: BoundProperty | undefined): Omit<Repair, 'preferred'> {
  const aws = [newRegion(list), ...newCredentials(list)];
  const wanted = [{ key: mechanismKey, value: mskMechanism }, ...aws, { key: protocolKey, value: mskProtocol }];
  // With IAM the plural key of the mechanism does not count.
  const plural = mechanism && mechanism.key !== mechanismKey ? [mechanism] : [];
  const after = lookUp(list, mechanismKey) ?? lookUp(list, protocolKey) ?? 'start';
  return {
    title: `Use ${mskMechanism} over ${mskProtocol} with ${enumerated(aws.map(({ key }) => `"${key}"`))}`,
    ...(plural.length > 0 ? { exchange: { old: plural, by: wanted.slice(0, 1) } } : {}),
    add: { properties: plural.length > 0 ? wanted.slice(1) : wanted, after },
    safe: false,
  };
}

/** What makes a job sign in to Amazon MSK with user and password. */
export function mskScramRepair(list: BoundList, mechanism: BoundProperty): Omit<Repair, 'preferred'> {
  const login = loginKeys.filter((key) => !lookUp(list, key)).map(toFillIn);
  const protocol = lookUp(list, protocolKey);
  return {
    title: `Change to ${mskScramMechanism} with user and password`,
    set: [
      { property: mechanism, value: mskScramMechanism },
      ...(protocol ? [{ property: protocol, value: mskProtocol }] : []),
    ],
    ...(login.length > 0 ? { add: { properties: login, after: mechanism } } : {}),
    safe: false,
  };
}
