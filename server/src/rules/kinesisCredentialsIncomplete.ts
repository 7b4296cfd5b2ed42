import type { BoundList, BoundProperty, Job } from '../model/job.ts';
import { alterKinesis, createKinesis } from './kinesisExamples.ts';
import { kinesisListOf, kinesisSetting, mayBeWritten } from './kinesisJob.ts';
import type { NewProperty } from './listEdits.ts';
import { fixFor } from './repair.ts';
import { defineRule, type Report } from './rule.ts';

interface Data {
  readonly list: BoundList;
  /** What is there. */
  readonly present: BoundProperty;
  /** What it needs beside it. */
  readonly missing: NewProperty;
}

const accessKey = '"aws.access_key" = "<your-ak>"';
const secretKey = '"aws.secret_key" = "<your-sk>"';

/** Credentials for Kinesis of which one part is missing. */
export const kinesisCredentialsIncomplete = defineRule<Data>({
  id: 'kinesis-credentials-incomplete',
  severity: 'error',
  docs: {
    summary: 'Credentials for Kinesis are incomplete: half a key pair, or an external id without a role.',
    why: [
      '`aws.access_key` and `aws.secret_key` need each other, and `property.aws.external.id` needs `aws.role_arn`. Doris refuses the statement when the other part is missing or blank;',
      'its answers write the keys with `property.` in front, which it accepts as well.',
      'An ALTER is checked by its own keys, whatever the job has.',
    ].join(' '),
    sources: ['KinesisDataSourceProperties.validateAwsAuthConfig (Doris frontend)', 'apache/doris#61325'],
    since: 'dev',
    covers: [125, 127],
  },
  examples: {
    bad: [
      {
        sql: createKinesis(`«"aws.access_key"» = "<your-ak>"`),
        fixed: createKinesis(accessKey, '"aws.secret_key" = "<secret access key>"'),
      },
      {
        sql: createKinesis('"aws.access_key" = ""', '«"aws.secret_key"» = "<your-sk>"'),
        fixed: createKinesis('"aws.access_key" = "<access key id>"', secretKey),
      },
      {
        sql: alterKinesis('«"property.aws.external.id"» = "doris"'),
        fixed: alterKinesis(
          '"property.aws.external.id" = "doris"',
          '"aws.role_arn" = "arn:aws:iam::<account id>:role/<role name>"',
        ),
      },
    ],
    good: [
      { sql: createKinesis(accessKey, secretKey) },
      { sql: createKinesis('"property.aws.access_key" = "<your-ak>"', secretKey) },
      {
        sql: createKinesis(
          '"aws.role_arn" = "arn:aws:iam::123456789012:role/loader"',
          '"property.aws.external.id" = "doris"',
        ),
      },
      { sql: createKinesis() },
    ],
  },
  check: (job, report) => {
    const list = kinesisListOf(job);
    if (!list) return;
    for (const pair of pairs) {
      const found = lacking(job, list, pair);
      if (found) report(found);
    }
  },
  fixes: ({ list, present, missing }, job) => [
    fixFor(job, list, {
      title: `Add "${missing.key}"`,
      add: { properties: [missing], after: present },
      preferred: true,
      safe: false,
    }),
  ],
});

/** A key, as Doris keeps it, and what it needs. */
interface Pair {
  readonly key: string;
  readonly needs: NewProperty;
}

const pairs: readonly Pair[] = [
  { key: 'aws.access_key', needs: { key: 'aws.secret_key', value: '<secret access key>' } },
  { key: 'aws.secret_key', needs: { key: 'aws.access_key', value: '<access key id>' } },
  { key: 'aws.external.id', needs: { key: 'aws.role_arn', value: 'arn:aws:iam::<account id>:role/<role name>' } },
];

function lacking(job: Job, list: BoundList, { key, needs }: Pair): Report<Data> | undefined {
  const present = kinesisSetting(list, key);
  if (!present || kinesisSetting(list, needs.key) || mayBeWritten(job, list, needs.key)) return undefined;
  const note = job.kind === 'alter' ? ' An ALTER must repeat what the job already has.' : '';
  return {
    span: present.keySpan,
    message: `\`${present.key}\` needs \`${needs.key}\` beside it: Doris answers \`When property.${key} is set, property.${needs.key} must also be set\`.${note}`,
    data: { list, present, missing: needs },
  };
}
