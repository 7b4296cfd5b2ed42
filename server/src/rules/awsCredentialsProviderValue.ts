import { pages } from '../catalog/index.ts';
import { quoted } from '../catalog/valueProblem.ts';
import type { Provider } from '../model/authentication.ts';
import type { BoundProperty, Job } from '../model/job.ts';
import { replaceValue } from './listEdits.ts';
import { createIam, createWith } from './mskExamples.ts';
import { mskJobOf } from './mskJob.ts';
import { alternatives, problemOf } from './propertyFindings.ts';
import { defineRule, type Fix, type Report } from './rule.ts';

interface Data {
  readonly property: BoundProperty;
  /** Values to write, best first. */
  readonly values: readonly string[];
  /** The first of them is what was meant. */
  readonly preferred: boolean;
  /** It is sure to be, or means the same to Doris. */
  readonly safe: boolean;
}

const region = '"aws.region" = "us-west-1"';
const role = '"aws.role_arn" = "arn:aws:iam::123456789012:role/loader"';

/** Values of `aws.credentials_provider` that Doris does not know, or that only its code knows. */
export const awsCredentialsProviderValue = defineRule<Data>({
  id: 'aws-credentials-provider-value',
  severity: 'error',
  docs: {
    summary: '`aws.credentials_provider` has a value that Doris does not know, or that only its code knows.',
    why: [
      'The documentation names `DEFAULT`, `ENV` and `INSTANCE_PROFILE`. Doris accepts any text: a value that the backend does not know is logged there, and credentials come from the default chain of the AWS SDK instead, possibly those of somebody else.',
      '',
      'The backend ignores letter case, but trims nothing and knows no hyphens. Besides the documented values it takes `CONTAINER`, `SYSTEM_PROPERTIES`, `WEB_IDENTITY`, `ANONYMOUS` and second spellings such as `INSTANCEPROFILE`; they may change without notice.',
      '',
      '- `SYSTEM_PROPERTIES` reads the profile file of the user that runs the backend, not Java properties.',
      '- `ANONYMOUS` has no key to sign with: the job fails with `Failed to get AWS credentials`.',
    ].join('\n'),
    sources: ['aws_msk_iam_auth.cpp (backend); apache/doris#61324', pages.msk],
    since: '4.1',
    covers: [103, 117, 118, 119],
  },
  examples: {
    bad: [
      {
        sql: createIam(region, '"aws.credentials_provider" = «"INSTANCE_PROFIL"»'),
        fixed: createIam(region, '"aws.credentials_provider" = "INSTANCE_PROFILE"'),
      },
      {
        sql: createIam(region, role, '"aws.credentials_provider" = «"instance-profile"»'),
        fixed: createIam(region, role, '"aws.credentials_provider" = "INSTANCE_PROFILE"'),
      },
      {
        sql: createIam(region, '"aws.credentials_provider" = «"INSTANCEPROFILE"»'),
        fixed: createIam(region, '"aws.credentials_provider" = "INSTANCE_PROFILE"'),
      },
      {
        sql: createIam(region, '"aws.credentials_provider" = «"env"»'),
        fixed: createIam(region, '"aws.credentials_provider" = "ENV"'),
      },
      { sql: createIam(region, '"aws.credentials_provider" = «"WEB_IDENTITY"»') },
      { sql: createIam(region, '"aws.credentials_provider" = «"ANONYMOUS"»') },
      { sql: createIam(region, '"aws.credentials_provider" = «"vault"»') },
    ],
    good: [
      { sql: createIam(region, '"aws.credentials_provider" = "INSTANCE_PROFILE"') },
      { sql: createIam(region, role, '"aws.credentials_provider" = "ENV"') },
      { sql: createIam(region, '"property.aws.credentials_provider" = "DEFAULT"') },
      { sql: createIam(region, '"aws.credentials_provider" = "<provider>"') },
      { sql: createWith('"property.security.protocol" = "PLAINTEXT"') },
    ],
  },
  check: (job, report) => {
    const msk = mskJobOf(job);
    const provider = msk?.auth.provider;
    if (!msk || !provider) return;
    // A value that nothing reads can do no harm; the rule on shadowed credentials tells that it is not read.
    if (msk.auth.ignored.some(({ property }) => property === provider.property)) return;
    const found = judge(job, provider);
    if (found) report(found);
  },
  fixes: ({ property, values, preferred, safe }) =>
    values.map(
      (value, index): Fix => ({
        title: `Change to ${value}`,
        edits: replaceValue(property, value),
        preferred: preferred && index === 0,
        safe: safe && preferred && index === 0,
      }),
    ),
});

function judge(job: Job, { property, standing, meaning }: Provider): Report<Data> | undefined {
  const { value, spec, valueSpan: span } = property;
  if (!spec || (standing === 'documented' && value === meaning)) return undefined;
  const documented = spec.type.options.filter((option) => option.documented !== false).map((option) => option.value);
  if (standing === 'unknown') {
    const meant = problemOf(property, job.version)?.suggestions ?? [];
    const message = `Doris knows no credentials provider ${quoted(value)}. It accepts the statement all the same, and the backend then takes whatever the default chain of the AWS SDK finds, with only a line in its log.`;
    const [only] = meant;
    const data =
      meant.length > 0
        ? { property, values: meant, preferred: true }
        : { property, values: documented, preferred: false };
    return { span, message, data: { ...data, safe: meant.length === 1 && documented.includes(only ?? '') } };
  }
  if (meaning === undefined) return undefined;
  const names = alternatives(documented);
  const doc = spec.type.optionOf(meaning)?.doc ?? '';
  if (meaning === 'ANONYMOUS') {
    const message = `\`ANONYMOUS\` has no key to sign with, so the job fails with \`Failed to get AWS credentials\`. The documentation names ${names}.`;
    return {
      span,
      message,
      severity: 'warning',
      data: { property, values: documented, preferred: false, safe: false },
    };
  }
  if (standing === 'undocumented') {
    const message = `The 4.1 backend takes ${quoted(value)}, but the documentation names only ${names}. ${doc}`;
    // The default chain of the SDK tries web identity and container too.
    const values = meaning === 'SYSTEM_PROPERTIES' ? [] : ['DEFAULT'];
    return { span, message, severity: 'information', data: { property, values, preferred: false, safe: false } };
  }
  if (value === meaning) return undefined;
  const message =
    standing === 'alias'
      ? `${quoted(value)} is a second spelling that only the code knows; the documentation writes \`${meaning}\`.`
      : `The backend ignores letter case here; the documentation writes \`${meaning}\`.`;
  return { span, message, severity: 'information', data: { property, values: [meaning], preferred: true, safe: true } };
}
