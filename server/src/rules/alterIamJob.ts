import { authenticationOf, isOpen, mskIamKeys, mskMechanism, mskProtocol } from '../model/authentication.ts';
import { type BoundList, type BoundProperty, type Job, lookUp } from '../model/job.ts';
import type { Span } from '../syntax/tree.ts';
import { awsCredentialsShadowed } from './awsCredentialsShadowed.ts';
import { defineCrossRule } from './crossRule.ts';
import { removeProperty, replaceValue } from './listEdits.ts';
import { mergedJob } from './mergedJob.ts';
import { mskBrokerPort } from './mskBrokerPort.ts';
import { alterWith, createIam } from './mskExamples.ts';
import { mskRegion } from './mskRegion.ts';
import type { Finding } from './rule.ts';
import { bindOther } from './surroundings.ts';

type Data =
  | { readonly kind: 'exact'; readonly list: BoundList; readonly property: BoundProperty; readonly wanted: string }
  | { readonly kind: 'merged'; readonly finding: Finding };

/** What can be wrong with a job as a whole and with none of its statements. */
const rulesOnWhole = [awsCredentialsShadowed, mskRegion, mskBrokerPort];

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
    summary: 'ALTER gives a job on Amazon MSK something that does not go with what the job has.',
    why: [
      `Without an \`aws.*\` key in it Doris does not check the list of an ALTER for IAM, and takes it. The backend turns IAM on for exactly \`${mskProtocol}\` and \`${mskMechanism}\`: from then on the job cannot sign in.`,
      '',
      'An ALTER replaces keys and takes none away: the key pair of the CREATE wins over a provider that comes later, and its role is assumed all the same; its region and its brokers have to go together with what is new.',
      '',
      'The rule needs the CREATE of the job in the same file or, when both name the database, in the workspace. On protocol and mechanism it is silent when the ALTER names other brokers as well, or a user and a password: then the job is meant to sign in otherwise.',
    ].join('\n'),
    sources: ['KafkaDataSourceProperties (frontend), aws_msk_iam_auth.cpp (backend); apache/doris#61324'],
    since: '4.1',
    covers: [90, 92],
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
      {
        sql: example('"kafka_broker_list" = "b-1.x.a1b2c3.c2.kafka.us-west-1.amazonaws.com:«9092»"'),
        fixed: example('"kafka_broker_list" = "b-1.x.a1b2c3.c2.kafka.us-west-1.amazonaws.com:9098"'),
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
    if (!old) return;
    for (const finding of broughtAbout(old, job)) {
      const { span, message, severity, related, unnecessary } = finding;
      report({ span, message, severity, related, unnecessary, data: { kind: 'merged', finding } });
    }
    if (authenticationOf(old)?.kind !== 'msk-iam') return;
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
        data: { kind: 'exact', list, property, wanted },
      });
    }
  },
  fixes: (data, { job, text }) => {
    if (data.kind === 'merged') {
      if (job?.source?.properties.length === 1) return [];
      return data.finding
        .fixes()
        .filter(({ edits }) => edits.length > 0 && edits.every(({ span }) => span.end <= text.length))
        .map((fix) => ({ ...fix, safe: false }));
    }
    const { list, property, wanted } = data;
    return [
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
    ];
  },
});

/** What rules find in the job with the ALTER on top, and neither in it before nor in the ALTER alone: at the ALTER's own properties. */
function broughtAbout(old: Job, alter: Job): readonly Finding[] {
  const merged = mergedJob(old, alter);
  if (!merged) return [];
  const found = (job: Job): readonly Finding[] => rulesOnWhole.flatMap((rule) => rule.run(job));
  const all = found(merged);
  if (all.length === 0) return all;
  const known = new Set([old, alter].flatMap(found).map(({ message }) => message));
  return all.flatMap((finding) => {
    if (finding.severity === 'error' || known.has(finding.message)) return [];
    const isOwn = ({ span }: { readonly span: Span }): boolean => span.end <= alter.text.length;
    // what the job has may lose to what is new: that is what the ALTER is for, but for a role, which stays
    if (finding.code === awsCredentialsShadowed.id && !isOwn(finding) && finding.severity === 'warning') return [];
    const related = finding.related.filter(isOwn);
    const span = isOwn(finding) ? finding.span : related[0]?.span;
    const severity = isOwn(finding) ? finding.severity : 'warning';
    const message = `With what the job has from its CREATE: ${finding.message}`;
    return span
      ? [{ ...finding, span, severity, message, related, unnecessary: finding.unnecessary && span === finding.span }]
      : [];
  });
}
