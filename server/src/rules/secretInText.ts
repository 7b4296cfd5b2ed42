import { isSecretName, pages, secretsIn } from '../catalog/index.ts';
import { hasValue } from '../model/authentication.ts';
import type { BoundList, BoundProperty, Job } from '../model/job.ts';
import { isTemporaryKey } from './awsCredentialsIncomplete.ts';
import { replaceInValue, replaceValue, valuePart } from './listEdits.ts';
import { createAt, createIam } from './mskExamples.ts';
import { mskJobOf } from './mskJob.ts';
import { isWholeText, listsOf } from './propertyFindings.ts';
import { fixFor } from './repair.ts';
import { defineRule, type Fix } from './rule.ts';

interface Data {
  readonly property: BoundProperty;
  /** Where the secret is in the decoded value. */
  readonly start: number;
  readonly end: number;
  readonly placeholder: string;
}

const region = '"aws.region" = "us-west-1"';

/** Real keys and passwords in the text. No message, title or related place ever tells one. */
export const secretInText = defineRule<Data>({
  id: 'secret-in-text',
  severity: 'information',
  docs: {
    summary: 'A key or a password stands in the text as it is.',
    why: [
      'Statements get into repositories, tickets and chats, and whoever reads them can use what stands in them. Doris needs the value when the statement runs, so keep a placeholder in the file, such as `<password>` or `{{ password }}`, and let whatever runs the statement fill it in.',
      'For Amazon MSK nothing needs to be written at all where the backends run on AWS: `aws.credentials_provider` = `INSTANCE_PROFILE` takes the role of each machine.',
      '',
      'Doris stores these values with the job, and SHOW ROUTINE LOAD and SHOW CREATE ROUTINE LOAD print them in clear.',
      '',
      'Placeholders of all kinds (`<your-ak>`, `your_secret_key`, `{{ password }}`, `****`) and references to a store of secrets are not found.',
    ].join('\n'),
    sources: ['RoutineLoadJob (Doris frontend)', pages.msk],
    covers: [81],
  },
  examples: {
    bad: [
      {
        sql: createAt(
          'kafka1:9092',
          '"property.security.protocol" = "SASL_SSL"',
          '"property.sasl.mechanism" = "PLAIN"',
          '"property.sasl.username" = "reader"',
          '"property.sasl.password" = «"correct horse"»',
        ),
        fixed: createAt(
          'kafka1:9092',
          '"property.security.protocol" = "SASL_SSL"',
          '"property.sasl.mechanism" = "PLAIN"',
          '"property.sasl.username" = "reader"',
          '"property.sasl.password" = "<password>"',
        ),
      },
      {
        sql: createIam(
          region,
          '"aws.access_key" = «"AKIAIOSFODNN7EXAMPLE"»',
          '"aws.secret_key" = «"wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"»',
        ),
        fixed: createIam(
          region,
          '"aws.access_key" = "<access key id>"',
          '"aws.secret_key" = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"',
        ),
      },
      {
        sql: createAt(
          'kafka1:9093',
          '"property.security.protocol" = "SSL"',
          '"property.ssl.keystore.location" = "FILE:client.p12"',
          "'property.ssl.keystore.password' = «'correct horse'»",
        ),
        fixed: createAt(
          'kafka1:9093',
          '"property.security.protocol" = "SSL"',
          '"property.ssl.keystore.location" = "FILE:client.p12"',
          "'property.ssl.keystore.password' = '<ssl keystore password>'",
        ),
      },
    ],
    good: [
      { sql: createIam(region, '"aws.access_key" = "<your-ak>"', '"aws.secret_key" = "your_secret_key"') },
      { sql: createIam(region, '"aws.credentials_provider" = "INSTANCE_PROFILE"') },
      {
        sql: createAt(
          'kafka1:9092',
          '"property.security.protocol" = "SASL_SSL"',
          '"property.sasl.mechanism" = "SCRAM-SHA-512"',
          '"property.sasl.username" = "reader"',
          '"property.sasl.password" = "{{ kafka_password }}"',
        ),
      },
    ],
  },
  check: (job, report) => {
    for (const list of listsOf(job)) {
      for (const property of list.properties) {
        if (!mayHoldSecret(property) || isFoundOtherwise(job, property)) continue;
        for (const { start, end, name } of secretsIn(property.key, property.value)) {
          const isWhole = start === 0 && end === property.value.length;
          report({
            span: valuePart(property, start, end),
            message: messageFor(list, property, isWhole),
            data: { property, start, end, placeholder: (isWhole && property.spec?.placeholder) || `<${name}>` },
          });
        }
      }
    }
  },
  fixes: (data, job) => [placeholderFix(data), ...instanceProfileFix(job, data.property)],
});

/** Whether a value is, or contains, a secret by its key, and is written to its end. */
function mayHoldSecret({ key, spec, syntax }: BoundProperty): boolean {
  return (spec ? spec.secret === true : isSecretName(key)) && isWholeText(syntax.key) && isWholeText(syntax.value);
}

/** A temporary key is a mistake of its own, which another rule finds. */
function isFoundOtherwise(job: Job, property: BoundProperty): boolean {
  const msk = mskJobOf(job);
  return msk !== undefined && property === msk.auth.accessKey && isTemporaryKey(property);
}

function messageFor(list: BoundList, { key, spec }: BoundProperty, isWhole: boolean): string {
  const what = isWhole ? `\`${key}\` has its secret in clear text` : `There is a secret in clear text in \`${key}\``;
  const shown =
    list.kind === 'kafka' && spec?.status === 'accepted' ? ', and SHOW ROUTINE LOAD prints it for others' : '';
  return `${what}: everyone who can read this file can use it${shown}. Keep a placeholder here and fill it in when the statement runs.`;
}

function placeholderFix({ property, start, end, placeholder }: Data): Fix {
  const isWhole = start === 0 && end === property.value.length;
  return {
    title: `Replace by ${placeholder}`,
    edits: isWhole ? replaceValue(property, placeholder) : replaceInValue(property, start, end, placeholder),
    preferred: true,
    safe: false,
  };
}

/**
 * For the key pair of a new job on MSK: the role of each backend's machine in its stead. Not with public brokers, which Doris
 * only takes with a key pair, and not beside a profile, which would win.
 */
function instanceProfileFix(job: Job, property: BoundProperty): readonly Fix[] {
  const msk = mskJobOf(job);
  if (!msk) return [];
  const { list, auth } = msk;
  const pair = list.properties.filter(({ spec }) => spec?.key === 'aws.access_key' || spec?.key === 'aws.secret_key');
  if (!pair.includes(property) || auth.partial || auth.publicBrokers || hasValue(auth.profile)) return [];
  return [
    fixFor(job, list, {
      title: 'Use INSTANCE_PROFILE instead of the key pair',
      exchange: { old: pair, by: [{ key: 'aws.credentials_provider', value: 'INSTANCE_PROFILE' }] },
      preferred: false,
      safe: false,
    }),
  ];
}
