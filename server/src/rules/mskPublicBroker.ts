import { mskPort, pages, parseMskBroker, splitBrokers } from '../catalog/index.ts';
import { hasValue, isOpen } from '../model/authentication.ts';
import type { BoundProperty } from '../model/job.ts';
import { valuePart } from './listEdits.ts';
import { isWrittenOtherwise } from './meantKeys.ts';
import { alterWith, createIamAt } from './mskExamples.ts';
import { alterNote, type MskJob, mskJobOf, namesOf, newKeyPair } from './mskJob.ts';
import { fixFor, type Repair } from './repair.ts';
import { defineRule } from './rule.ts';

interface Data extends MskJob {
  readonly brokers: BoundProperty;
}

const publicBroker = 'b-1-public.orders.a1b2c3.c2.kafka.us-west-1.amazonaws.com';
const region = '"aws.region" = "us-west-1"';
const provider = '"aws.credentials_provider" = "INSTANCE_PROFILE"';
const pair = ['"aws.access_key" = "<access key id>"', '"aws.secret_key" = "<secret access key>"'] as const;

/** Public brokers with a role, a profile or a provider and no key pair, which the frontend refuses. */
export const mskPublicBroker = defineRule<Data>({
  id: 'msk-public-broker',
  severity: 'error',
  docs: {
    summary: 'Public brokers need a key pair: Doris refuses a role, a profile or a provider alone.',
    why: [
      'When `kafka_broker_list` contains `-public.`, as the names of MSK brokers for access over the internet do, the frontend demands `aws.access_key` and `aws.secret_key`. The documentation does not mention it. A role together with a key pair passes: the backend assumes the role with the pair, although the documentation lets the pair win.',
      '',
      'Where the backends reach the cluster within AWS, its private brokers (port 9098) take every kind of credentials.',
    ].join('\n'),
    sources: ['KafkaDataSourceProperties (frontend); apache/doris#61324', pages.msk],
    since: '4.1',
    covers: [101],
  },
  examples: {
    bad: [
      {
        sql: createIamAt(`«${publicBroker}»:9198`, region, provider),
        fixed: createIamAt(`${publicBroker}:9198`, region, ...pair),
      },
      {
        sql: createIamAt(
          `«${publicBroker}»:9198`,
          region,
          '"aws.role_arn" = "arn:aws:iam::123456789012:role/loader"',
          provider,
        ),
        fixed: createIamAt(`${publicBroker}:9198`, region, ...pair),
      },
      {
        sql: createIamAt(`«${publicBroker}»:9198`, region, '"aws.profile_name" = "loader"'),
        fixed: createIamAt(`${publicBroker}:9198`, region, ...pair),
      },
    ],
    good: [
      { sql: createIamAt(`${publicBroker}:9198`, region, ...pair) },
      { sql: createIamAt('b-1.orders.a1b2c3.c2.kafka.us-west-1.amazonaws.com:9098', region, provider) },
      { sql: createIamAt('<cluster>-public.kafka.us-west-1.amazonaws.com:9198', region, provider) },
      {
        sql: alterWith(`"kafka_broker_list" = "${publicBroker}:9198"`, '"kafka_topic" = "orders"'),
      },
    ],
  },
  check: (job, report) => {
    const msk = mskJobOf(job);
    const brokers = msk?.auth.publicBrokers;
    if (!msk || !brokers || isOpen(brokers) || msk.auth.keyPair !== 'absent') return;
    // Without any credentials the rule on incomplete ones asks for the pair.
    if (msk.auth.actualClient === undefined && !msk.auth.partial) return;
    if (!msk.auth.frontend.includes('public-brokers')) return;
    if (isWrittenOtherwise(job, 'aws.access_key', 'aws.secret_key')) return;
    const broker = splitBrokers(brokers.value).find(({ host }) => host.includes('-public.'));
    if (!broker) return;
    const given = namesOf(otherSources(msk));
    const answer =
      "`When using explicit AWS credentials for public (internet) access, both 'aws.access_key' and 'aws.secret_key' must be provided together.`";
    report({
      span: valuePart(brokers, broker.start, broker.hostEnd),
      message: `Doris refuses a public broker without a key pair${given === '' ? '' : ` (here ${given})`}, which the documentation does not say. It answers ${answer}.${alterNote(msk)}`,
      related: otherSources(msk).map(({ keySpan, key }) => ({
        span: keySpan,
        message: `\`${key}\` is not enough for a public broker`,
      })),
      data: { ...msk, brokers },
    });
  },
  fixes: (data, job) => {
    const { list, auth, brokers } = data;
    const given = otherSources(data);
    const add = { properties: newKeyPair, ...(auth.region ? { after: auth.region } : {}) };
    const title = 'Add "aws.access_key" and "aws.secret_key"';
    const repairs: Repair[] = [];
    if (given.length > 0) {
      const instead = `Use "aws.access_key" and "aws.secret_key" instead of ${namesOf(given).replaceAll('`', '"')}`;
      repairs.push({ title: instead, exchange: { old: given, by: newKeyPair }, preferred: true, safe: false });
      if (hasValue(auth.role))
        repairs.push({ title: `${title} and keep the role`, add, preferred: false, safe: false });
    } else {
      repairs.push({ title, add, preferred: true, safe: false });
    }
    const value = privateBrokers(brokers.value);
    if (value !== undefined) {
      repairs.push({
        title: 'Use the private brokers',
        set: [{ property: brokers, value }],
        preferred: false,
        safe: false,
      });
    }
    return repairs.map((repair) => fixFor(job, list, repair));
  },
});

/** The credentials that are given, none of them a key, in the order of the text. */
function otherSources({ auth }: MskJob): readonly BoundProperty[] {
  return auth.steps.flatMap((step) => step.properties).sort((a, b) => a.syntax.start - b.syntax.start);
}

/** The list with every public broker of MSK replaced by the private one; `undefined` when a private name cannot be derived. */
function privateBrokers(value: string): string | undefined {
  let result = value;
  for (const { host, start, end } of [...splitBrokers(value)].reverse()) {
    if (!host.includes('-public.')) continue;
    const inside = host.replace(/^(b-\d+)-public\./i, '$1.');
    if (inside === host || !parseMskBroker(inside)) return undefined;
    result = `${result.slice(0, start)}${inside}:${mskPort('iam', false)}${result.slice(end)}`;
  }
  return result;
}
