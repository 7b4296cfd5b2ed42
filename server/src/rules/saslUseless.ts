/** Findings on settings for another way to sign in than the one that the job takes. */
import { type Authentication, isOpen } from '../model/authentication.ts';
import type { BoundList, BoundProperty, Job } from '../model/job.ts';
import { isJavaSaslKey } from './javaSasl.ts';
import { enumerated } from './mskJob.ts';
import { isSettingOf, type SaslFound } from './saslFindings.ts';

/** The settings that only some mechanisms read (rdkafka_sasl*.c), and which mechanisms these are. */
const families: readonly (readonly [settings: RegExp, mechanisms: RegExp])[] = [
  [/^property\.sasl\.(?:username|password)$/, /^(?:PLAIN|SCRAM-SHA-\d+)$/],
  [/^property\.sasl\.kerberos\./, /^GSSAPI$/],
  [/^property\.sasl\.oauthbearer\./, /^OAUTHBEARER$/],
];

/** Settings that have no effect: for another mechanism, or beside MSK IAM. Placeholders are left alone. */
export function uselessSettings(job: Job, list: BoundList, auth: Authentication): readonly SaslFound[] {
  if (auth.kind === 'msk-iam') return auth.frontend.includes('mechanism') ? [] : uselessWithIam(job, list, auth);
  if (auth.kind !== 'sasl' || !auth.complete) return [];
  const { mechanismName } = auth;
  // Of two mechanisms nobody can say which one counts.
  const isKnown = families.some(([, mechanisms]) => mechanisms.test(mechanismName));
  if (!isKnown || list.properties.filter(({ key }) => /^property\.sasl\.mechanisms?$/.test(key)).length > 1) return [];
  const others = list.properties.filter(
    (property) =>
      isSettingOf('sasl', property, job) &&
      families.some(([settings, mechanisms]) => settings.test(property.key) && !mechanisms.test(mechanismName)),
  );
  return removable(list, others, (key) => `\`${key}\` has no effect with the mechanism \`${mechanismName}\`.`).map(
    (found) => ({ ...found, severity: 'information' }),
  );
}

const byAwsKeys = 'with MSK IAM Doris signs in by a token that it makes from the `aws.*` keys.';

function uselessWithIam(
  job: Job,
  list: BoundList,
  { ignored }: Extract<Authentication, { readonly kind: 'msk-iam' }>,
): readonly SaslFound[] {
  const users = ignored
    .filter(({ reason, property }) => reason === 'iam' && !isOpen(property) && !isJavaSaslKey(property.key))
    .map(({ property }) => property)
    .sort((a, b) => list.properties.indexOf(a) - list.properties.indexOf(b))
    .map((property): SaslFound => {
      const title = `Remove "${property.key}"`;
      const repair = { title, exchange: { old: [property], by: [] }, preferred: true, safe: true };
      const message = `\`${property.key}\` has no effect: ${byAwsKeys}`;
      return { span: property.syntax, message, unnecessary: true, data: { list, repairs: [repair] } };
    });
  // Doris hands its callback to the client, which then asks no endpoint.
  const others = list.properties.filter(
    (property) =>
      /^property\.sasl\.(?:oauthbearer|kerberos)\./.test(property.key) &&
      isSettingOf('sasl', property, job) &&
      property.value.trim().toLowerCase() !== 'default',
  );
  return [...users, ...removable(list, others, (key) => `\`${key}\` is of no use: ${byAwsKeys}`)];
}

/** A finding for each of some properties. They go together, placeholders too: some of them alone may be worse than all. */
function removable(
  list: BoundList,
  properties: readonly BoundProperty[],
  message: (key: string) => string,
): readonly SaslFound[] {
  const title = `Remove ${enumerated(properties.map(({ key }) => `"${key}"`))}`;
  const repair = { title, exchange: { old: properties, by: [] }, preferred: true, safe: false };
  const told = properties.filter((property) => !isOpen(property));
  return told.map(({ key, syntax }) => ({
    span: syntax,
    message: message(key),
    unnecessary: true,
    data: { list, repairs: [repair] },
  }));
}
