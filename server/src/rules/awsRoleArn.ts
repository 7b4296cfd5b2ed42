import { awsPartitionOf, awsPartitions } from '../catalog/awsRegions.ts';
import { pages } from '../catalog/index.ts';
import { quoted } from '../catalog/valueProblem.ts';
import { hasValue, isOpen } from '../model/authentication.ts';
import type { BoundProperty } from '../model/job.ts';
import { replaceValue, valuePart } from './listEdits.ts';
import { createIam } from './mskExamples.ts';
import { mskJobOf } from './mskJob.ts';
import { problemOf } from './propertyFindings.ts';
import { defineRule, type Fix } from './rule.ts';

interface Data {
  readonly role: BoundProperty;
  readonly suggestions: readonly string[];
}

const region = '"aws.region" = "us-west-1"';
const provider = '"aws.credentials_provider" = "INSTANCE_PROFILE"';

function example(arn: string, place = region): string {
  return createIam(place, `"aws.role_arn" = "${arn}"`, provider);
}

/** An `aws.role_arn` that is not the ARN of a role, or of one that cannot be assumed in the region. */
export const awsRoleArn = defineRule<Data>({
  id: 'aws-role-arn',
  severity: 'warning',
  docs: {
    summary:
      '`aws.role_arn` is not the ARN of an IAM role, or the role is in another partition of AWS than the region.',
    why: [
      'Doris hands the text to AWS STS unchecked, and a wrong one shows when the job first connects. The ARN of a role reads `arn:aws:iam::<account id>:role/<role name>`: no region, an account of 12 digits, `role/` and the name with its path. Users, instance profiles and sessions (`assumed-role`) cannot be assumed.',
      '',
      'Partitions of AWS are separate: a role of `aws` cannot be assumed in a China (`aws-cn`) or GovCloud (`aws-us-gov`) region, nor the other way round. The European sovereign cloud is `aws-eusc`.',
    ].join('\n'),
    sources: [
      'aws_msk_iam_auth.cpp (backend); apache/doris#61324',
      pages.msk,
      'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html',
    ],
    since: '4.1',
    covers: [103],
  },
  examples: {
    bad: [
      { sql: example('arn:aws:iam::123456789012:«user/»loader') },
      { sql: example('arn:aws:iam::«:»role/loader') },
      {
        sql: example('arn:aws:iam::«1234-5678-9012»:role/loader'),
        fixed: example('arn:aws:iam::123456789012:role/loader'),
      },
      {
        sql: example('arn:aws:iam:«us-west-1»:123456789012:role/loader'),
        fixed: example('arn:aws:iam::123456789012:role/loader'),
      },
      {
        sql: example('arn:«aws»:iam::123456789012:role/loader', '"aws.region" = "cn-north-1"'),
        fixed: example('arn:aws-cn:iam::123456789012:role/loader', '"aws.region" = "cn-north-1"'),
      },
      { sql: createIam(region, '"aws.role_arn" = «"loader"»', provider) },
      {
        sql: example('arn:«aws-gov»:iam::123456789012:role/loader', '"aws.region" = "us-gov-west-1"'),
        fixed: example('arn:aws-us-gov:iam::123456789012:role/loader', '"aws.region" = "us-gov-west-1"'),
      },
      {
        sql: example('arn:aws:«sts::123456789012:assumed-role/loader/i-0123456789»'),
        fixed: example('arn:aws:iam::123456789012:role/loader'),
      },
    ],
    good: [
      { sql: example('arn:aws:iam::123456789012:role/loader') },
      { sql: example('arn:aws:iam::123456789012:role/service-role/team=data/loader+eu@example.com') },
      { sql: example('arn:aws-us-gov:iam::123456789012:role/loader', '"aws.region" = "us-gov-west-1"') },
      { sql: example('arn:aws-eusc:iam::123456789012:role/loader', '"aws.region" = "eusc-de-east-1"') },
      { sql: example('arn:aws:iam::<account>:role/loader') },
    ],
  },
  check: (job, report) => {
    const msk = mskJobOf(job);
    if (!msk) return;
    const { role, region: place } = msk.auth;
    if (!hasValue(role) || isOpen(role) || !role.spec) return;
    const problem = problemOf(role, job.version);
    if (problem) {
      report({
        span: valuePart(role, problem.start, problem.end),
        message: `${problem.message} Doris does not check it; AWS STS refuses it when the job first connects.`,
        data: { role, suggestions: problem.suggestions },
      });
      return;
    }
    const partition = role.value.split(':')[1] ?? '';
    const wanted = hasValue(place) && !isOpen(place) ? awsPartitionOf(place.value) : undefined;
    if (!place || wanted === undefined || !awsPartitions.includes(partition) || partition === wanted) return;
    report({
      span: valuePart(role, arnPrefix.length, arnPrefix.length + partition.length),
      message: `The role is in the partition ${quoted(partition)} of AWS, the region ${quoted(place.value)} in ${quoted(wanted)}: a role cannot be assumed across partitions.`,
      related: [{ span: place.valueSpan, message: `This region belongs to \`${wanted}\`` }],
      data: { role, suggestions: [`${arnPrefix}${wanted}${role.value.slice(arnPrefix.length + partition.length)}`] },
    });
  },
  fixes: ({ role, suggestions }) =>
    suggestions.map(
      (value, index): Fix => ({
        title: `Change to ${value}`,
        edits: replaceValue(role, value),
        preferred: index === 0,
        safe: false,
      }),
    ),
});

const arnPrefix = 'arn:';
