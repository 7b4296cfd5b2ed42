import { mskPort, type NamedBroker, pages } from '../catalog/index.ts';
import { hasValue, isOpen } from '../model/authentication.ts';
import { type BoundProperty, lookUp } from '../model/job.ts';
import { valuePart } from './listEdits.ts';
import { createIamAt, createWith } from './mskExamples.ts';
import { type MskJob, mskBrokersOf, mskJobOf } from './mskJob.ts';
import { fixFor, type Repair } from './repair.ts';
import { defineRule } from './rule.ts';

interface Data extends MskJob {
  readonly brokers: BoundProperty;
}

const name = 'b-1.orders.a1b2c3.c2.kafka.cn-north-1.amazonaws.com.cn';
const region = '"aws.region" = "cn-north-1"';
const provider = '"aws.credentials_provider" = "INSTANCE_PROFILE"';

/** Brokers of the China regions of AWS, which take other tokens than those that Doris makes. */
export const mskChinaBroker = defineRule<Data>({
  id: 'msk-china-broker',
  severity: 'warning',
  docs: {
    summary: 'MSK brokers in China probably refuse the tokens that Doris makes for IAM.',
    why: [
      'A token for MSK IAM is a signed web address. The backend signs `kafka.<region>.amazonaws.com` whatever the region, but the names of AWS in China end with `.amazonaws.com.cn`. A signer of AWS that does the same has been reported not to get into a cluster in China, while one that signs the name of the broker does.',
      '',
      'Doris does not check it, and no test of it is known: try it out, and silence this rule if the job runs. SASL/SCRAM needs no such token.',
    ].join('\n'),
    sources: [
      'aws_msk_iam_auth.cpp (backend); apache/doris#61324',
      'https://github.com/aws/aws-msk-iam-sasl-signer-python/issues/16',
      pages.msk,
    ],
    since: '4.1',
    covers: [110],
  },
  examples: {
    bad: [
      { sql: createIamAt(`«${name}»:9098`, region, provider) },
      {
        sql: createIamAt(
          `«${name.replace('b-1', 'b-1-public')}»:9198`,
          region,
          '"aws.access_key" = "<your-ak>"',
          '"aws.secret_key" = "<your-sk>"',
        ),
      },
    ],
    good: [
      {
        sql: createIamAt(
          'b-1.orders.a1b2c3.c2.kafka.us-west-1.amazonaws.com:9098',
          '"aws.region" = "us-west-1"',
          provider,
        ),
      },
      // What a name of the user's own leads to is not known.
      { sql: createIamAt('kafka.example.com.cn:9098', region, provider) },
      {
        sql: createWith(
          '"property.security.protocol" = "SASL_SSL"',
          '"property.sasl.mechanism" = "SCRAM-SHA-512"',
          '"property.sasl.username" = "reader"',
          '"property.sasl.password" = "<password>"',
        ).replace('<broker>:9098', `${name}:9096`),
      },
    ],
  },
  check: (job, report) => {
    const msk = mskJobOf(job);
    const brokers = msk && lookUp(msk.list, 'kafka_broker_list');
    if (!msk || !brokers || isOpen(brokers)) return;
    const [first, ...others] = chineseBrokers(msk);
    if (!first) return;
    // A region elsewhere is the mistake that comes first.
    const { region: place } = msk.auth;
    if (hasValue(place) && !isOpen(place) && place.value !== first.msk.region) return;
    report({
      span: valuePart(brokers, first.address.start, first.address.hostEnd),
      message: `Doris signs its tokens for \`kafka.${first.msk.region}.amazonaws.com\`, while AWS in China has names that end with \`.amazonaws.com.cn\`: these brokers probably refuse them, and the job cannot sign in. SASL/SCRAM needs no token.`,
      related: others.map(({ address }) => ({
        span: valuePart(brokers, address.start, address.hostEnd),
        message: 'The same goes for this broker',
      })),
      data: { ...msk, brokers },
    });
  },
  fixes: ({ list, auth, brokers }, job) => {
    const mechanism = lookUp(list, 'property.sasl.mechanism');
    const keys = list.properties.filter(({ spec }) => spec?.key.startsWith('aws.'));
    const scram: Repair = {
      title: 'Sign in with SASL/SCRAM instead',
      set: [
        { property: brokers, value: withScramPorts(brokers.value, mskBrokersOf(list)) },
        ...(mechanism ? [{ property: mechanism, value: 'SCRAM-SHA-512' }] : []),
      ],
      exchange: {
        old: keys,
        by: [
          { key: 'property.sasl.username', value: '<user>' },
          { key: 'property.sasl.password', value: '<password>' },
        ],
      },
      preferred: false,
      safe: false,
    };
    // What else the job lacks for signing in is told by other rules first.
    return auth.frontend.length > 0 || auth.partial ? [] : [fixFor(job, list, scram)];
  },
});

/** The brokers whose names end as those of AWS in China do. */
function chineseBrokers({ list }: MskJob): readonly NamedBroker[] {
  return mskBrokersOf(list).filter(({ address }) => /\.cn\.?$/i.test(address.host));
}

/** A broker list whose brokers of MSK have the ports for SASL/SCRAM. */
function withScramPorts(value: string, brokers: readonly NamedBroker[]): string {
  let result = value;
  for (const { address, msk } of [...brokers].reverse()) {
    const port = mskPort('scram', msk.public);
    if (port !== undefined) result = `${result.slice(0, address.hostEnd)}:${port}${result.slice(address.end)}`;
  }
  return result;
}
