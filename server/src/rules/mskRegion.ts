import { pages } from '../catalog/index.ts';
import { quoted } from '../catalog/valueProblem.ts';
import { hasValue, isOpen } from '../model/authentication.ts';
import { lookUp } from '../model/job.ts';
import { trim } from '../text/trim.ts';
import { insertProperties, replaceValue, valuePart } from './listEdits.ts';
import { isWrittenOtherwise } from './meantKeys.ts';
import { alterWith, createIam, createIamAt, createWith, markHeading } from './mskExamples.ts';
import {
  alterNote,
  brokerRegion,
  createdRegion,
  inFrontOf,
  type MskJob,
  missingSpan,
  mskBrokersOf,
  mskJobOf,
  newRegion,
  repeatedIam,
  triggeredBy,
  written,
} from './mskJob.ts';
import { severityOf, valueProblem } from './propertyFindings.ts';
import { defineRule, type Fix, type Report } from './rule.ts';

const key = 'aws.region';

interface Data extends MskJob {
  /** Regions to write, best first. */
  readonly regions: readonly string[];
  /** Doris rejects the statement as it is, so that a repair cannot break anything. */
  readonly rejected: boolean;
  /** The region may after all be right. */
  readonly isUnsure?: boolean;
}

const brokers = 'b-1.orders.a1b2c3.c2.kafka.eu-west-1.amazonaws.com:9098';
const provider = '"aws.credentials_provider" = "INSTANCE_PROFILE"';
const saslSsl = '"property.security.protocol" = "SASL_SSL"';
const oauth = '"property.sasl.mechanism" = "OAUTHBEARER"';

/** A region for MSK IAM that is missing, is none, or is another than that of the brokers. */
export const mskRegion = defineRule<Data>({
  id: 'msk-region',
  severity: 'error',
  docs: {
    summary:
      '`aws.region` is missing, is not an AWS region, or is another region than the one in the names of the brokers.',
    why: [
      'Doris signs the token for MSK IAM for one region. Without `aws.region` it rejects every statement that has another `aws.*` key; an `ALTER ROUTINE LOAD` with such a key must repeat the region. The repair takes it from the CREATE of the job where that is known.',
      '',
      'The value itself is not checked: a token for a misspelt region, or for another one than the cluster is in, is refused by the brokers when the job runs. A region of the right form that is not in the list of this extension is a hint, as AWS opens new ones. The names of MSK brokers contain their region (`….kafka.<region>.amazonaws.com`), so that the two can be compared.',
    ].join('\n'),
    sources: ['KafkaDataSourceProperties (frontend), aws_msk_iam_auth.cpp (backend); apache/doris#61324', pages.msk],
    since: '4.1',
    covers: [91, 98, 103, 109],
  },
  examples: {
    bad: [
      {
        sql: markHeading(createIamAt(brokers, provider)),
        fixed: createIamAt(brokers, '"aws.region" = "eu-west-1"', provider),
      },
      {
        sql: createIamAt(brokers, '"aws.region" = «"us-east-1"»', provider),
        fixed: createIamAt(brokers, '"aws.region" = "eu-west-1"', provider),
      },
      {
        sql: createIam('"aws.region" = «"us-west-1a"»', provider),
        fixed: createIam('"aws.region" = "us-west-1"', provider),
      },
      {
        sql: createIam('"aws.region" = «""»', provider),
        fixed: createIam('"aws.region" = "<region>"', provider),
      },
      {
        sql: markHeading(alterWith('"aws.profile_name" = "loader"', saslSsl, oauth)),
        fixed: alterWith('"aws.region" = "<region>"', '"aws.profile_name" = "loader"', saslSsl, oauth),
      },
      // Of the right form, and not known: a hint.
      { sql: createIam('"aws.region" = «"ap-southeast-9"»', provider) },
    ],
    good: [
      { sql: createIamAt(brokers, '"aws.region" = "eu-west-1"', provider) },
      { sql: createIamAt(brokers, '"aws.region" = "<region>"', provider) },
      // A name of the user's own tells no region.
      { sql: createIamAt('kafka.eu-west-1.example.com:9098', '"aws.region" = "us-east-1"', provider) },
      // A region that opened after this rule was written, and that the brokers are in.
      { sql: createIamAt(brokers.replace('eu-west-1', 'eu-west-9'), '"aws.region" = "eu-west-9"', provider) },
      { sql: createWith('"property.security.protocol" = "PLAINTEXT"') },
    ],
  },
  check: (job, report) => {
    const msk = mskJobOf(job);
    if (!msk) return;
    const { list } = msk;
    const { region } = msk.auth;
    if (!region || (!isOpen(region) && trim(region.value) === '')) {
      if (region || !isWrittenOtherwise(job, key)) report(withoutRegion(msk));
      return;
    }
    if (!hasValue(region) || isOpen(region)) return;
    const problem = valueProblem(job, region);
    const isUnsure = problem?.effect === 'unsure';
    // The brokers know better than any list of regions.
    if (problem && !(isUnsure && brokerRegion(list) !== undefined)) {
      const named = brokerRegion(list);
      const refused = ' Doris does not check it, and the brokers refuse a token that is signed for it.';
      report({
        span: valuePart(region, problem.start, problem.end),
        message: `${problem.message}${isUnsure ? '' : refused}`,
        severity: severityOf(problem.effect),
        data: { ...msk, regions: [...(named ? [named] : []), ...problem.suggestions], rejected: false, isUnsure },
      });
      return;
    }
    const property = lookUp(list, 'kafka_broker_list');
    const other = mskBrokersOf(list).find(({ msk: { region: place } }) => place !== region.value);
    if (!other || !property || isOpen(property)) return;
    const named = brokerRegion(list);
    const place = valuePart(property, other.address.start, other.address.hostEnd);
    if (mskBrokersOf(list).some(({ msk: { region: one } }) => one === region.value)) {
      report({
        span: place,
        message: `By its name this broker is in ${quoted(other.msk.region)}, while \`aws.region\` and other brokers are in ${quoted(region.value)}: it refuses a token signed for another region, and one cluster has all its brokers in one region.`,
        severity: 'warning',
        data: { ...msk, regions: [], rejected: false },
      });
      return;
    }
    report({
      span: region.valueSpan,
      message: `The brokers are in ${quoted(other.msk.region)} by their names, not in ${quoted(region.value)}. Doris does not compare the two; the brokers refuse a token signed for another region.`,
      severity: 'warning',
      related: [{ span: place, message: `This broker is in ${quoted(other.msk.region)}` }],
      data: { ...msk, regions: named ? [named] : [], rejected: false },
    });
  },
  fixes: ({ list, auth, regions, rejected, isUnsure = false }, job, around) => {
    const named = brokerRegion(list) !== undefined;
    const { region } = auth;
    if (region) {
      return [...new Set(regions)].map(
        (value, index): Fix => ({
          title: `Change to ${value}`,
          edits: replaceValue(region, value),
          preferred: index === 0 && !isUnsure,
          safe: rejected && named,
        }),
      );
    }
    const added = newRegion(list, createdRegion(job, list, around.created));
    const edits = insertProperties(job, list, [added], inFrontOf(list, auth.trigger));
    return [
      { title: `Add ${written(added)}`, edits, preferred: true, safe: named },
      ...repeatedIam(job, { list, auth }, around),
    ];
  },
});

function withoutRegion(msk: MskJob): Report<Data> {
  const { region } = msk.auth;
  const data = { ...msk, regions: [newRegion(msk.list).value], rejected: true };
  if (region) {
    const message = `MSK IAM needs \`${key}\`, the region of the cluster, and here it has no value. Doris asks only whether the key is there; the brokers refuse a token that is signed for no region.`;
    return { span: region.valueSpan, message, data };
  }
  const answer = "`When using AWS MSK IAM authentication, 'aws.region' is required. Please specify the AWS region.`";
  return {
    span: missingSpan(msk.list),
    message: `MSK IAM needs \`${key}\`, the region of the cluster. Doris answers ${answer}.${alterNote(msk)}`,
    related: triggeredBy(msk),
    data,
  };
}
