import { authenticationOf, isOpen, mskIamKeys, mskMechanism, mskProtocol } from '../model/authentication.ts';
import { type BoundList, type BoundProperty, lookUp } from '../model/job.ts';
import { defineCrossRule } from './crossRule.ts';
import { removeProperty, replaceValue } from './listEdits.ts';
import { alterWith, createIam } from './mskExamples.ts';
import { bindOther } from './surroundings.ts';

interface Data {
  readonly list: BoundList;
  readonly property: BoundProperty;
  readonly wanted: string;
}

/** What IAM needs exactly so, in the letters that the backend compares with. */
const needed = [
  ['property.security.protocol', mskProtocol],
  ['property.sasl.mechanism', mskMechanism],
] as const;

const create = createIam('"aws.region" = "us-west-1"', '"aws.credentials_provider" = "INSTANCE_PROFILE"');
const pause = 'PAUSE ROUTINE LOAD FOR job;';
const example = (...lines: readonly string[]): string => `${create}\n${pause}\n${alterWith(...lines)}`;

/** An ALTER that takes away from a job what it needs to sign in with IAM. */
export const alterIamJob = defineCrossRule<Data>({
  id: 'alter-iam-job',
  severity: 'warning',
  docs: {
    summary: 'ALTER gives a job that signs in to Amazon MSK with IAM another protocol or mechanism.',
    why: [
      `Without an \`aws.*\` key in it Doris does not check the list of an ALTER for IAM, and takes it. The backend turns IAM on for exactly \`${mskProtocol}\` and \`${mskMechanism}\`: from then on the job cannot sign in.`,
      '',
      'The rule needs the CREATE of the job in the same file or, when both name the database, in the workspace. It is silent when the ALTER names other brokers as well, or a user and a password: then the job is meant to sign in otherwise.',
    ].join('\n'),
    sources: ['KafkaDataSourceProperties (frontend), aws_msk_iam_auth.cpp (backend); apache/doris#61324'],
    since: '4.1',
    covers: [92],
  },
  examples: {
    bad: [
      {
        sql: example('"property.security.protocol" = «"SASL_PLAINTEXT"»'),
        fixed: example('"property.security.protocol" = "SASL_SSL"'),
      },
      {
        sql: example('"property.security.protocol" = «"sasl_ssl"»'),
        fixed: example('"property.security.protocol" = "SASL_SSL"'),
      },
    ],
    good: [
      { sql: example('"property.security.protocol" = "SASL_SSL"') },
      {
        sql: example(
          '"property.sasl.mechanism" = "SCRAM-SHA-512"',
          '"property.sasl.username" = "<user>"',
          '"property.sasl.password" = "<password>"',
          '"property.security.protocol" = "SASL_SSL"',
        ),
      },
    ],
  },
  check: ({ job, version }, { created }, report) => {
    const list = job?.source;
    if (job?.kind !== 'alter' || list?.kind !== 'kafka' || !created) return;
    const old = bindOther(created, version);
    if (!old || authenticationOf(old)?.kind !== 'msk-iam') return;
    const others = [...mskIamKeys, 'kafka_broker_list', 'property.sasl.username', 'property.sasl.password'];
    if (others.some((key) => lookUp(list, key))) return;
    for (const [key, wanted] of needed) {
      const property = lookUp(list, key);
      if (!property || isOpen(property) || property.value === wanted) continue;
      // a mechanism in small letters is wrong for every job, which another rule says
      if (property.value.toUpperCase() === mskMechanism) continue;
      report({
        span: property.valueSpan,
        message: `The job was created to sign in to Amazon MSK with IAM, for which \`${key}\` must be exactly \`${wanted}\`. Doris takes this ALTER unseen, and the job cannot sign in any more.`,
        data: { list, property, wanted },
      });
    }
  },
  fixes: ({ list, property, wanted }, { job }) => [
    { title: `Change to ${wanted}`, edits: replaceValue(property, wanted), preferred: true, safe: false },
    ...(job && list.properties.length > 1
      ? [
          {
            title: `Remove ${property.key}`,
            edits: removeProperty(job, list, property),
            preferred: false,
            safe: false,
          },
        ]
      : []),
  ],
});
