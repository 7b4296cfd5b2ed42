import { pages } from '../catalog/index.ts';
import { hasValue } from '../model/authentication.ts';
import { lookUp } from '../model/job.ts';
import { insertProperties, replaceValue } from './listEdits.ts';
import { isWrittenOtherwise } from './meantKeys.ts';
import { alterWith, createIam } from './mskExamples.ts';
import { type MskJob, mskJobOf, written } from './mskJob.ts';
import { defineRule, type Fix } from './rule.ts';

const key = 'aws.credentials_provider';

const region = '"aws.region" = "us-west-1"';
const role = '"aws.role_arn" = "arn:aws:iam::123456789012:role/loader"';

/** A role without a word on whose credentials assume it. */
export const awsRoleSource = defineRule<MskJob>({
  id: 'aws-role-source',
  severity: 'information',
  docs: {
    summary: '`aws.role_arn` stands alone: the default chain of the AWS SDK finds the credentials that assume it.',
    why: [
      'Assuming a role takes credentials of its own. By the documentation `aws.credentials_provider` names their source. Without it, and without a key pair or a profile, the backend uses the default chain of the AWS SDK: environment, profile file, web identity, container, instance profile, whichever answers first on each backend.',
      '',
      'Naming the source keeps the job independent of what else is set up on the backends; `DEFAULT` says that the chain is meant.',
    ].join('\n'),
    sources: ['aws_msk_iam_auth.cpp (backend); apache/doris#61324', pages.msk],
    since: '4.1',
    covers: [114],
  },
  examples: {
    bad: [
      {
        sql: createIam(region, '«"aws.role_arn"» = "arn:aws:iam::123456789012:role/loader"'),
        fixed: createIam(region, role, '"aws.credentials_provider" = "DEFAULT"'),
      },
      {
        sql: createIam(
          region,
          '«"aws.role_arn"» = "arn:aws:iam::123456789012:role/loader"',
          '"aws.external_id" = "doris"',
        ),
        fixed: createIam(region, role, '"aws.external_id" = "doris"', '"aws.credentials_provider" = "DEFAULT"'),
      },
      {
        sql: createIam('"property.aws.region" = "us-west-1"', '«"property.aws.role_arn"» = "<role>"'),
        fixed: createIam(
          '"property.aws.region" = "us-west-1"',
          '"property.aws.role_arn" = "<role>"',
          '"aws.credentials_provider" = "DEFAULT"',
        ),
      },
    ],
    good: [
      { sql: createIam(region, role, '"aws.credentials_provider" = "INSTANCE_PROFILE"') },
      { sql: createIam(region, role, '"aws.profile_name" = "loader"') },
      // The job may have a source already.
      {
        sql: alterWith(
          region,
          role,
          '"property.security.protocol" = "SASL_SSL"',
          '"property.sasl.mechanism" = "OAUTHBEARER"',
        ),
      },
    ],
  },
  check: (job, report) => {
    const msk = mskJobOf(job);
    if (!msk) return;
    const { role: assumed, keyPair, stsSource, partial, publicBrokers } = msk.auth;
    if (!hasValue(assumed) || partial || keyPair !== 'absent' || stsSource !== 'default-chain') return;
    // Other findings: a misspelt provider, and public brokers, which take a role only together with a key pair.
    if (hasValue(lookUp(msk.list, key)) || publicBrokers) return;
    if (isWrittenOtherwise(job, key, 'aws.profile_name', 'aws.access_key', 'aws.secret_key')) return;
    report({
      span: assumed.keySpan,
      message:
        'Nothing says whose credentials assume this role, so each backend uses what the default chain of the AWS SDK finds there. Name the source with `aws.credentials_provider`.',
      data: msk,
    });
  },
  fixes: ({ list, auth }, job) => {
    const empty = lookUp(list, key);
    const after = hasValue(auth.externalId) ? auth.externalId : auth.role;
    return ['DEFAULT', 'INSTANCE_PROFILE', 'ENV'].map((value): Fix => {
      const added = { key, value };
      const isDefault = value === 'DEFAULT';
      return {
        title: empty ? `Change to ${value}` : `Add ${written(added)}`,
        edits: empty ? replaceValue(empty, value) : insertProperties(job, list, [added], after),
        // The only one that changes nothing.
        preferred: isDefault,
        safe: false,
      };
    });
  },
});
