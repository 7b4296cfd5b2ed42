/** Findings on the mechanism of SASL: none, an unknown one, one without its user. */
import { type MskListener, mskListenerOf } from '../catalog/index.ts';
import { quoted } from '../catalog/valueProblem.ts';
import { isAtLeast } from '../catalog/versions.ts';
import { type Authentication, hasValue, isOpen, mskIamSince, mskMechanism } from '../model/authentication.ts';
import { type BoundList, type Job, lookUp } from '../model/job.ts';
import { trimStart } from '../text/trim.ts';
import { valuePart } from './listEdits.ts';
import { isWrittenOtherwise } from './meantKeys.ts';
import { mskBrokersOf, written } from './mskJob.ts';
import { problemOf } from './propertyFindings.ts';
import type { Repair } from './repair.ts';
import {
  changeTo,
  iamRepair,
  loginKeys,
  mechanismKey,
  mskScramMechanism,
  type SaslFound,
  toFillIn,
} from './saslFindings.ts';

/** A `SASL_` protocol and no mechanism, or an empty one, which librdkafka refuses. */
export function noMechanism(job: Job, list: BoundList, auth: Authentication): SaslFound | undefined {
  const { protocol, mechanism } = auth;
  const isNamed: boolean = hasValue(mechanism);
  if (auth.kind !== 'sasl' || !protocol || isNamed) return undefined;
  // Who sets up Kerberos knows that it is the default.
  const hasKerberos = list.properties.some(({ key }) => key.startsWith('property.sasl.kerberos.'));
  if (!mechanism && (hasKerberos || job.kind === 'alter' || isWrittenOtherwise(job, mechanismKey))) return undefined;
  const hasUser = hasValue(lookUp(list, 'property.sasl.username'));
  const choices = likelyMechanisms(job, list, hasKerberos, hasUser);
  const isSure = hasUser || choices.length === 1;
  const repairs = choices.map((value, index): Repair => {
    const preferred = isSure && index === 0;
    if (value === 'IAM') return { ...iamRepair(list, mechanism), preferred };
    const property = { key: mechanismKey, value };
    const login = isByUser(value) ? loginKeys.filter((key) => !lookUp(list, key)).map(toFillIn) : [];
    const add = { properties: mechanism ? login : [property, ...login], after: mechanism ?? protocol };
    const change = mechanism ? changeTo(mechanism, value) : { title: `Add ${written(property)}` };
    const title =
      login.length === 0 ? change.title : `${change.title} with ${login.map(({ key }) => `"${key}"`).join(' and ')}`;
    return { ...change, title, ...(add.properties.length > 0 ? { add } : {}), preferred, safe: false };
  });
  const what = mechanism
    ? `The mechanism is empty: Doris accepts the statement, and the job pauses with \`failed to set '${mechanism.key.slice(9)}'\`.`
    : `Without \`${mechanismKey}\` the Kafka client takes \`GSSAPI\`, that is Kerberos, and cannot connect where none is set up.`;
  const span = mechanism?.valueSpan ?? protocol.valueSpan;
  return { span, message: `${what} Name the mechanism.`, data: { list, repairs } };
}

/** The mechanisms that fit brokers and other settings, the likeliest first; `IAM` stands for that of Amazon MSK. */
function likelyMechanisms(job: Job, list: BoundList, hasKerberos: boolean, hasUser: boolean): readonly string[] {
  const brokers = mskBrokersOf(list);
  if (brokers.length > 0) {
    if (!isAtLeast(job.version, mskIamSince)) return [mskScramMechanism];
    const isFor = (listener: MskListener): boolean =>
      brokers.every(({ address: { port = 0 } }) => mskListenerOf(port)?.listener === listener);
    if (isFor('scram')) return [mskScramMechanism];
    return isFor('iam') && !hasUser ? ['IAM'] : [mskScramMechanism, 'IAM'];
  }
  const hasTokens = list.properties.some(({ key }) => key.startsWith('property.sasl.oauthbearer.'));
  if (hasUser) return ['PLAIN', 'SCRAM-SHA-256', mskScramMechanism, ...(hasTokens ? [mskMechanism] : [])];
  if (hasTokens) return [mskMechanism];
  return hasKerberos ? ['GSSAPI'] : ['GSSAPI', 'PLAIN', mskScramMechanism];
}

function isByUser(mechanism: string): boolean {
  return mechanism === 'PLAIN' || mechanism.startsWith('SCRAM-');
}

/** A mechanism that librdkafka does not know. */
export function wrongMechanism(job: Job, list: BoundList, auth: Authentication): SaslFound | undefined {
  const { mechanism } = auth;
  // Of an ALTER that leaves the protocol alone the job's own applies.
  const applies = auth.kind === 'sasl' || (auth.kind === 'unknown' && auth.reason !== 'invalid');
  if (!applies || !mechanism?.spec || !hasValue(mechanism) || isOpen(mechanism)) return undefined;
  const problem = problemOf(mechanism, job.version);
  if (!problem) return undefined;
  const [nearest] = problem.suggestions;
  const isCase = nearest !== undefined && nearest === mechanism.value.toUpperCase();
  const repairs = problem.suggestions.map(
    (value, index): Repair => ({ ...changeTo(mechanism, value), preferred: index === 0, safe: isCase && index === 0 }),
  );
  const why = isCase
    ? `Mechanisms are compared with letter case: write \`${nearest}\`.`
    : `${quoted(mechanism.value)} is no SASL mechanism that librdkafka knows.`;
  const name = trimStart(mechanism.value);
  const answer = /[ ,]/.test(name)
    ? `failed to set '${mechanism.key.slice(9)}'`
    : `Unsupported SASL mechanism: ${name}`;
  const message = `${why} Doris accepts the statement, and the job pauses with \`${answer}\`.`;
  return { span: valuePart(mechanism, problem.start, problem.end), message, data: { list, repairs } };
}

/** PLAIN or SCRAM without user or password. */
export function noUserOrPassword(job: Job, list: BoundList, auth: Authentication): SaslFound | undefined {
  if (auth.kind !== 'sasl' || auth.mechanismName === mskMechanism || auth.complete) return undefined;
  const { missing, mechanism } = auth;
  // Found by its own: what the Java client calls them.
  if (lookUp(list, 'property.sasl.jaas.config') || isWrittenOtherwise(job, ...missing) || !mechanism) return undefined;
  const add = missing.filter((key) => !lookUp(list, key));
  const partner = loginKeys.map((key) => lookUp(list, key)).find(hasValue);
  const empty = missing.flatMap((key) => lookUp(list, key) ?? []);
  const repair: Repair = {
    title: `${add.length > 0 ? 'Add' : 'Fill in'} ${missing.map((key) => `"${key}"`).join(' and ')}`,
    set: empty.map((property) => ({ property, value: toFillIn(property.key).value })),
    ...(add.length > 0 ? { add: { properties: add.map(toFillIn), after: partner ?? mechanism } } : {}),
    preferred: true,
    safe: false,
  };
  const names = missing.map((key) => `\`${key}\``).join(' and ');
  return {
    span: empty[0]?.valueSpan ?? mechanism.valueSpan,
    message: `${quoted(auth.mechanismName)} needs ${names}${empty.length > 0 ? ', not empty' : ''}. Doris accepts the statement, and the job pauses with \`sasl.username and sasl.password must be set\`.`,
    data: { list, repairs: [repair] },
  };
}
