import { type Authentication, hasValue } from '../model/authentication.ts';
import { type BoundList, type BoundProperty, lookUp } from '../model/job.ts';
import type { NewProperty } from './listEdits.ts';
import { brokerRegion, newRegion } from './mskJob.ts';
import type { Repair } from './repair.ts';

/** Keys by which Kafka's Java client is told how to sign in. librdkafka has none of them, and Doris passes over them in silence. */
const javaSaslKey = /^property\.sasl\.(?:jaas\.config|(?:client|login)\.callback\.handler\.class|login\.class)$/;

/** Whether a key is one of Kafka's Java client for signing in. */
export function isJavaSaslKey(key: string): boolean {
  return javaSaslKey.test(key);
}

/** The properties of the Java client for signing in, in the order of the text. */
export function javaSaslProperties(list: BoundList): readonly BoundProperty[] {
  return list.properties.filter(({ key }) => isJavaSaslKey(key));
}

/** What a Java setting has no effect for, and what does the same in Doris. Says nothing of its value, which may be secret. */
export function javaSaslMessage(property: BoundProperty, auth: Authentication): string {
  const what = `\`${property.key}\` is a setting of Kafka's Java client; Doris accepts it and ignores it.`;
  if (auth.kind === 'msk-iam') return `${what} It signs in by what the \`aws.*\` keys say.`;
  const { value } = property;
  if (isMskIam(value)) return `${what} Signing in by MSK IAM is set up with the \`aws.*\` keys, from Doris 4.1 on.`;
  if (!property.key.endsWith('.jaas.config')) return what;
  return /Krb5LoginModule/.test(value)
    ? `${what} Kerberos is set up with the \`property.sasl.kerberos.*\` keys.`
    : `${what} User and password go into \`property.sasl.username\` and \`property.sasl.password\`.`;
}

/** Repairs of one Java setting: what it says in Doris's words where that can be read out of it, else its removal. */
export function javaSaslRepair(list: BoundList, property: BoundProperty, auth: Authentication): Repair {
  const by = auth.kind === 'msk-iam' ? [] : userAndPassword(property).filter(({ key }) => !hasValue(lookUp(list, key)));
  const names = by.map(({ key }) => `"${key}"`).join(' and ');
  const title = by.length > 0 ? `Replace by ${names}` : `Remove "${property.key}"`;
  return { title, exchange: { old: [property], by }, preferred: true, safe: false };
}

/** The `aws.*` keys that do what `AWS_MSK_IAM` and a JAAS configuration do in Java, where the default chain finds the credentials. */
export function iamLikeJava(list: BoundList): readonly NewProperty[] {
  const jaas = lookUp(list, 'property.sasl.jaas.config');
  const text = jaas?.value ?? '';
  const stsRegion = option(text, 'awsStsRegion');
  const region = newRegion(list);
  const role = option(text, 'awsRoleArn');
  const externalId = option(text, 'awsRoleExternalId');
  const profile = option(text, 'awsProfileName');
  return [
    { key: region.key, value: brokerRegion(list) ?? stsRegion ?? region.value },
    ...(role === undefined ? [] : [{ key: 'aws.role_arn', value: role }]),
    ...(role === undefined || externalId === undefined ? [] : [{ key: 'aws.external_id', value: externalId }]),
    profile === undefined
      ? { key: 'aws.credentials_provider', value: 'DEFAULT' }
      : { key: 'aws.profile_name', value: profile },
  ];
}

function isMskIam(value: string): boolean {
  return /\bsoftware\.amazon\.msk\.auth\.iam\./.test(value);
}

function userAndPassword(property: BoundProperty): readonly NewProperty[] {
  if (!/(?:Plain|Scram)LoginModule/.test(property.value)) return [];
  const user = option(property.value, 'username');
  const password = option(property.value, 'password');
  if (user === undefined || password === undefined) return [];
  return [
    { key: 'property.sasl.username', value: user },
    { key: 'property.sasl.password', value: password },
  ];
}

/** The value of an option of a JAAS login module: `name="value"`, or the value without quotes. */
function option(jaas: string, name: string): string | undefined {
  const match = new RegExp(`\\b${name}\\s*=\\s*(?:"((?:[^"\\\\]|\\\\.)*)"|'([^']*)'|([^\\s;"']+))`).exec(jaas);
  return match ? (match[1]?.replace(/\\(.)/g, '$1') ?? match[2] ?? match[3]) : undefined;
}
