import { type MskListener, mskListenerOf, mskPort, type NamedBroker, pages } from '../catalog/index.ts';
import { isAtLeast } from '../catalog/versions.ts';
import { type Authentication, authenticationOf, isOpen, mskIamSince } from '../model/authentication.ts';
import { type BoundList, type BoundProperty, lookUp } from '../model/job.ts';
import { insertProperties, replaceValue, valuePart } from './listEdits.ts';
import { createAt, createIamAt } from './mskExamples.ts';
import { iamProperties, mskBrokersOf } from './mskJob.ts';
import { hasWholeKey } from './propertyFindings.ts';
import { defineRule, type Fix } from './rule.ts';

interface Data {
  readonly list: BoundList;
  readonly brokers: BoundProperty;
  /** What the brokers have to listen for. */
  readonly wanted: MskListener;
  readonly wrong: readonly NamedBroker[];
}

/** Each completes "clients that sign in …". */
const listenerNames: Readonly<Record<MskListener, string>> = {
  plaintext: 'without TLS and SASL',
  tls: 'with TLS alone',
  scram: 'with SASL/SCRAM',
  iam: 'with IAM',
};

const name = 'b-1.orders.a1b2c3.c2.kafka.us-west-1.amazonaws.com';
const publicName = 'b-1-public.orders.a1b2c3.c2.kafka.us-west-1.amazonaws.com';
const region = '"aws.region" = "us-west-1"';
const provider = '"aws.credentials_provider" = "INSTANCE_PROFILE"';
const scram = [
  '"property.security.protocol" = "SASL_SSL"',
  '"property.sasl.mechanism" = "SCRAM-SHA-512"',
  '"property.sasl.username" = "reader"',
  '"property.sasl.password" = "<password>"',
] as const;
const pair = ['"aws.access_key" = "<access key id>"', '"aws.secret_key" = "<secret access key>"'] as const;

/** MSK brokers with a port that is for another way to sign in. */
export const mskBrokerPort = defineRule<Data>({
  id: 'msk-broker-port',
  severity: 'warning',
  docs: {
    summary: 'The port of an MSK broker is for another way to sign in; IAM has 9098, and 9198 over the internet.',
    why: [
      'The brokers of Amazon MSK have one port for each way to sign in, and Doris does not check which one is written:',
      '',
      '| Sign-in | within AWS | public |',
      '| --- | --- | --- |',
      '| none, no encryption | 9092 | – |',
      '| TLS | 9094 | 9194 |',
      '| SASL/SCRAM | 9096 | 9196 |',
      '| IAM | 9098 | 9198 |',
      '',
      'Without a port librdkafka takes 9092. Only brokers with names that Amazon MSK gave are checked, so that tunnels, load balancers and names of your own may have any port; so may brokers reached by multi-VPC connectivity (14001 and up).',
    ].join('\n'),
    sources: ['https://docs.aws.amazon.com/msk/latest/developerguide/port-info.html', pages.msk],
    since: '4.1',
    covers: [107, 108],
  },
  examples: {
    bad: [
      {
        sql: createIamAt(`${name}:«9094»`, region, provider),
        fixed: createIamAt(`${name}:9098`, region, provider),
      },
      {
        sql: createIamAt(`${publicName}:«9098»`, region, ...pair),
        fixed: createIamAt(`${publicName}:9198`, region, ...pair),
      },
      {
        sql: createIamAt(
          `${name}:9098,${name.replace('b-1', 'b-2')}:«9198»,${name.replace('b-1', 'b-3')}:9096`,
          region,
          provider,
        ),
        fixed: createIamAt(
          `${name}:9098,${name.replace('b-1', 'b-2')}:9098,${name.replace('b-1', 'b-3')}:9098`,
          region,
          provider,
        ),
      },
      {
        sql: createAt(`${publicName}:«9096»`, ...scram),
        fixed: createAt(`${publicName}:9196`, ...scram),
      },
      { sql: createAt(`${publicName}:«9092»`) },
      {
        sql: createAt(`${name}:«9098»`, '"property.group.id" = "loader"'),
        fixed: createAt(
          `${name}:9098`,
          '"property.group.id" = "loader"',
          region,
          provider,
          '"property.security.protocol" = "SASL_SSL"',
          '"property.sasl.mechanism" = "OAUTHBEARER"',
        ),
      },
    ],
    good: [
      { sql: createIamAt(`${name}:9098`, region, provider) },
      { sql: createIamAt(`${publicName}:9198`, region, ...pair) },
      { sql: createIamAt('boot-a1b2c3.c2.kafka-serverless.us-west-1.amazonaws.com:9098', region, provider) },
      // Multi-VPC connectivity, a tunnel, and MSK without IAM.
      { sql: createIamAt(`${name}:14001`, region, provider) },
      { sql: createIamAt('localhost:9094', region, provider) },
      {
        sql: createAt(`${name}:9096`, ...scram),
      },
    ],
  },
  check: (job, report) => {
    const auth = authenticationOf(job);
    const list = job.source;
    const brokers = lookUp(list, 'kafka_broker_list');
    const wanted = auth && list && listenerFor(auth, list);
    if (!wanted || !list || !brokers || isOpen(brokers)) return;
    const wrong = mskBrokersOf(list).filter((broker) => !isPortFor(wanted, broker));
    const [first, ...others] = wrong;
    if (!first) return;
    const { address } = first;
    const start = address.port === undefined ? address.start : address.end - String(address.port).length;
    report({
      span: valuePart(brokers, start, address.end),
      message: messageFor(wanted, first, isAtLeast(job.version, mskIamSince)),
      related: others.map((other) => ({
        span: valuePart(brokers, other.address.start, other.address.end),
        message: 'The same goes for this broker',
      })),
      data: { list, brokers, wanted, wrong },
    });
  },
  fixes: ({ list, brokers, wanted, wrong }, job) => {
    const fixes: Fix[] = [];
    const needsIam = wanted === 'plaintext' && wrong.every(({ address }) => listenerOf(address.port) === 'iam');
    if (needsIam && isAtLeast(job.version, mskIamSince)) {
      const edits = insertProperties(job, list, iamProperties(list));
      fixes.push({ title: 'Add the properties for MSK IAM', edits, preferred: true, safe: false });
    }
    const ports = new Set(wrong.map(({ msk }) => mskPort(wanted, msk.public)));
    if (!ports.has(undefined)) {
      let { value } = brokers;
      for (const { address, msk } of [...wrong].reverse()) {
        value = `${value.slice(0, address.hostEnd)}:${mskPort(wanted, msk.public)}${value.slice(address.end)}`;
      }
      const title = `Use port ${[...ports].join(' and ')}`;
      fixes.push({ title, edits: replaceValue(brokers, value), preferred: wanted !== 'plaintext', safe: false });
    }
    return fixes;
  },
});

/** The listener that the statement's way to sign in needs; `undefined` when it cannot be told or another rule comes first. */
function listenerFor(auth: Authentication, list: BoundList): MskListener | undefined {
  switch (auth.kind) {
    case 'msk-iam':
      return 'iam';
    case 'tls':
      return 'tls';
    case 'sasl':
      return auth.encrypted && auth.mechanismName.startsWith('SCRAM') ? 'scram' : undefined;
    case 'plaintext': {
      const hasSecurity = list.properties.some(({ key }) => /\b(?:sasl|ssl|security|aws)\b/i.test(key));
      // while the list is being written, what is missing may be about to come
      const isWritten = list.syntax.close !== undefined && list.properties.every(hasWholeKey);
      return hasSecurity || !isWritten ? undefined : 'plaintext';
    }
    case 'unknown':
      return undefined;
  }
}

/**
 * Whether the port can be right. For IAM only its own and those of multi-VPC connectivity (14001 to 14100) can; for another
 * listener every port that is not known to be of a different one.
 */
function isPortFor(wanted: MskListener, { address, msk }: NamedBroker): boolean {
  const { port } = address;
  if (port === mskPort(wanted, msk.public)) return true;
  if (wanted === 'iam') return !msk.public && port !== undefined && port > 14_000 && port <= 14_100;
  const found = mskListenerOf(port ?? defaultPort);
  return found === undefined || (found.listener === wanted && found.public === msk.public);
}

/** What librdkafka takes where none is written. */
const defaultPort = 9092;

function listenerOf(port = defaultPort): MskListener | undefined {
  return mskListenerOf(port)?.listener;
}

function messageFor(wanted: MskListener, { address, msk }: NamedBroker, knowsIam: boolean): string {
  const port = mskPort(wanted, msk.public);
  const found = address.port === undefined ? undefined : mskListenerOf(address.port);
  if (wanted === 'plaintext') {
    const listener = found?.listener ?? 'plaintext';
    if (listener === 'plaintext')
      return 'Over the internet MSK brokers take only clients that use TLS, and sign in; `property.security.protocol` for that is missing.';
    const lacking =
      listener !== 'iam'
        ? '`property.security.protocol` for that is missing'
        : knowsIam
          ? 'the `aws.*` keys for that are missing'
          : `Doris can do that since ${mskIamSince}`;
    return `On port ${address.port} MSK brokers take only clients that sign in ${listenerNames[listener]}; ${lacking}.`;
  }
  const right = `MSK brokers take clients that sign in ${listenerNames[wanted]} on port ${port}${msk.public ? ' over the internet' : ''}`;
  if (address.port === undefined) return `${right}; without a port 9092 is used.`;
  if (!found) return `${right}, not on ${address.port}.`;
  if (found.listener === wanted)
    return `${right}; ${address.port} is the port ${found.public ? 'of public brokers' : 'within AWS'}.`;
  return `${right}; ${address.port} is for those that sign in ${listenerNames[found.listener]}.`;
}
