import { isAtLeast } from '../catalog/index.ts';
import { readClientInteger } from '../catalog/valueTypesLibrdkafka.ts';
import { authenticationOf, hasValue, isOpen } from '../model/authentication.ts';
import { type BoundList, type BoundProperty, type Job, lookUp } from '../model/job.ts';
import { isWrittenOtherwise } from './meantKeys.ts';
import { createAt } from './mskExamples.ts';
import { hasWholeValue, valueProblem } from './propertyFindings.ts';
import { fixFor, type Repair } from './repair.ts';
import { defineRule } from './rule.ts';

interface Data {
  readonly list: BoundList;
  readonly repairs: readonly Repair[];
}

interface Conflict {
  /** The property that the finding is on. */
  readonly property: BoundProperty;
  readonly other?: BoundProperty;
  /** What does not go together, as the beginning of a sentence. */
  readonly what: string;
  readonly repairs: readonly Repair[];
}

type Finder = (job: Job, list: BoundList) => Conflict | undefined;

const kafka = 'kafka1:9092';

/** Settings of the Kafka client that are right one by one and that it does not take together. */
export const kafkaClientSettings = defineRule<Data>({
  id: 'kafka-client-settings',
  severity: 'warning',
  docs: {
    summary: 'Settings of the Kafka client contradict each other, so that no consumer can be made.',
    why: [
      'Doris hands `property.*` to librdkafka on the backends. Each value may be right by itself; when the consumer is made, librdkafka compares them and refuses, and the job pauses with `failed to create kafka consumer`.',
      '',
      '- `max.poll.interval.ms` (300000) must not be less than `session.timeout.ms` (45000).',
      '- `fetch.max.bytes` must not be less than `message.max.bytes` (1000000), and `receive.message.max.bytes` must exceed it by 512.',
      '- `ssl.keystore.location` needs `ssl.keystore.password`.',
      '- `sasl.oauthbearer.method` = `oidc` needs `sasl.oauthbearer.token.endpoint.url`.',
      '- `enable.sasl.oauthbearer.unsecure.jwt` excludes the tokens that Doris makes for Amazon MSK.',
      '- `group.protocol` = `consumer` leaves session, heartbeat and assignment to the brokers.',
    ].join('\n'),
    sources: ['rd_kafka_conf_finalize in rdkafka_conf.c, rdkafka_ssl.c, rdkafka_sasl_oauthbearer.c (librdkafka 2.11)'],
    covers: [71],
  },
  examples: {
    bad: [
      {
        sql: createAt(kafka, '"property.session.timeout.ms" = "60000"', '"property.max.poll.interval.ms" = «"30000"»'),
        fixed: createAt(kafka, '"property.session.timeout.ms" = "60000"', '"property.max.poll.interval.ms" = "60000"'),
      },
      {
        sql: createAt(kafka, '"property.fetch.max.bytes" = «"500000"»'),
        fixed: createAt(kafka, '"property.fetch.max.bytes" = "1000000"'),
      },
      {
        sql: createAt(
          kafka,
          '"property.security.protocol" = "SSL"',
          '"property.ssl.keystore.location" = «"FILE:client.p12"»',
        ),
        fixed: createAt(
          kafka,
          '"property.security.protocol" = "SSL"',
          '"property.ssl.keystore.location" = "FILE:client.p12"',
          '"property.ssl.keystore.password" = "<ssl keystore password>"',
        ),
      },
      {
        sql: createAt(kafka, '"property.group.protocol" = "consumer"', '"property.session.timeout.ms" = «"30000"»'),
        fixed: createAt(kafka, '"property.group.protocol" = "consumer"'),
      },
    ],
    good: [
      {
        sql: createAt(kafka, '"property.session.timeout.ms" = "60000"', '"property.max.poll.interval.ms" = "60000"'),
      },
      {
        sql: createAt(
          kafka,
          '"property.message.max.bytes" = "2000000"',
          '"property.fetch.max.bytes" = "2000000"',
          '"property.receive.message.max.bytes" = "2000512"',
        ),
      },
      { sql: createAt(kafka, '"property.group.protocol" = "classic"', '"property.session.timeout.ms" = "30000"') },
    ],
  },
  check: (job, report) => {
    const list = job.source;
    if (list?.kind !== 'kafka' || !list.properties.some(({ spec }) => spec && compares.has(spec.key))) return;
    for (const find of finders) {
      const conflict = find(job, list);
      if (!conflict) continue;
      const { property, other, what, repairs } = conflict;
      report({
        span: property.valueSpan,
        message: `${what}. Doris accepts the statement, and the job pauses when the Kafka client is made.`,
        related: other ? [{ span: other.keySpan, message: `\`${other.key}\` is set here` }] : [],
        data: { list, repairs },
      });
    }
  },
  fixes: ({ list, repairs }, job) => repairs.map((repair) => fixFor(job, list, repair)),
});

/** One of these is in every list in which there is something to find. */
const compares: ReadonlySet<string> = new Set([
  ...['property.max.poll.interval.ms', 'property.session.timeout.ms', 'property.heartbeat.interval.ms'],
  ...['property.fetch.max.bytes', 'property.message.max.bytes', 'property.receive.message.max.bytes'],
  ...['property.queued.max.messages.kbytes', 'property.ssl.keystore.location', 'property.group.protocol'],
  ...['property.sasl.oauthbearer.method', 'property.enable.sasl.oauthbearer.unsecure.jwt'],
]);

const finders: readonly Finder[] = [
  pollBelowSession,
  fetchBelowMessage,
  receiveBelowFetch,
  keystoreWithoutPassword,
  oidcWithoutEndpoint,
  unsignedTokenBesideMsk,
  managedByBrokers,
];

/** A whole number as it stands in the list, or its default; `undefined` where it cannot be told, as in an ALTER without the key. */
function numberOf(job: Job, list: BoundList, key: string): number | undefined {
  const property = lookUp(list, key);
  if (property) {
    const isUsable = hasWholeValue(property) && !valueProblem(job, property);
    return isUsable ? readClientInteger(property.value)?.number : undefined;
  }
  return job.kind === 'create' ? defaults[key] : undefined;
}

/** Defaults of librdkafka 1.9.2 and 2.11. */
const defaults: Readonly<Record<string, number>> = {
  'property.max.poll.interval.ms': 300_000,
  'property.session.timeout.ms': 45_000,
  'property.message.max.bytes': 1_000_000,
  'property.fetch.max.bytes': 52_428_800,
  'property.queued.max.messages.kbytes': 65_536,
};

/** The finding on one of two properties, on the first when both are written. The numbers are what each would have to be. */
function compared(
  [property, least]: readonly [BoundProperty | undefined, number],
  [other, most]: readonly [BoundProperty | undefined, number],
  what: string,
): Conflict | undefined {
  if (property) return { property, ...(other ? { other } : {}), what, repairs: [changeTo(property, String(least))] };
  return other && { property: other, what, repairs: [changeTo(other, String(most))] };
}

function changeTo(property: BoundProperty, value: string): Repair {
  return { title: `Change to ${value}`, set: [{ property, value }], preferred: true, safe: false };
}

function pollBelowSession(job: Job, list: BoundList): Conflict | undefined {
  const [pollKey, sessionKey] = ['property.max.poll.interval.ms', 'property.session.timeout.ms'];
  const poll = numberOf(job, list, pollKey);
  const session = numberOf(job, list, sessionKey);
  if (poll === undefined || session === undefined || poll >= session || isConsumerProtocol(job, list)) return undefined;
  const what = `\`max.poll.interval.ms\` (${poll}) must not be less than \`session.timeout.ms\` (${session})`;
  return compared([lookUp(list, pollKey), session], [lookUp(list, sessionKey), poll], what);
}

function fetchBelowMessage(job: Job, list: BoundList): Conflict | undefined {
  const [fetchKey, messageKey] = ['property.fetch.max.bytes', 'property.message.max.bytes'];
  const fetch = numberOf(job, list, fetchKey);
  const message = numberOf(job, list, messageKey);
  // A default gives way by itself.
  if (!lookUp(list, fetchKey) || fetch === undefined || message === undefined || fetch >= message) return undefined;
  const what = `\`fetch.max.bytes\` (${fetch}) must not be less than \`message.max.bytes\` (${message})`;
  return compared([lookUp(list, fetchKey), message], [lookUp(list, messageKey), fetch], what);
}

function receiveBelowFetch(job: Job, list: BoundList): Conflict | undefined {
  const [receiveKey, fetchKey] = ['property.receive.message.max.bytes', 'property.fetch.max.bytes'];
  const receive = numberOf(job, list, receiveKey);
  const fetch = lookUp(list, fetchKey) ? numberOf(job, list, fetchKey) : defaultFetch(job, list);
  if (receive === undefined || fetch === undefined || receive >= fetch + 512) return undefined;
  const what = `\`receive.message.max.bytes\` (${receive}) must exceed \`fetch.max.bytes\` (${fetch}) by 512 or more`;
  return compared([lookUp(list, receiveKey), fetch + 512], [lookUp(list, fetchKey), receive - 512], what);
}

/** What librdkafka makes of `fetch.max.bytes` where it is not set: no more than the queue takes, no less than a message. */
function defaultFetch(job: Job, list: BoundList): number | undefined {
  const message = numberOf(job, list, 'property.message.max.bytes');
  const queue = numberOf(job, list, 'property.queued.max.messages.kbytes');
  const fetch = numberOf(job, list, 'property.fetch.max.bytes');
  if (message === undefined || queue === undefined || fetch === undefined) return undefined;
  return Math.max(Math.min(fetch, queue * 1024), message);
}

/** Without TLS the whole keystore is found to be ignored. */
function keystoreWithoutPassword(job: Job, list: BoundList): Conflict | undefined {
  const keystore = lookUp(list, 'property.ssl.keystore.location');
  const password = lookUp(list, 'property.ssl.keystore.password');
  const auth = authenticationOf(job);
  const isEncrypted = auth?.kind === 'tls' || auth?.kind === 'msk-iam' || (auth?.kind === 'sasl' && auth.encrypted);
  if (!hasValue(keystore) || password || job.kind === 'alter' || !isEncrypted) return undefined;
  if (isWrittenOtherwise(job, 'property.ssl.keystore.password')) return undefined;
  const added = { key: 'property.ssl.keystore.password', value: '<ssl keystore password>' };
  const repair: Repair = {
    title: `Add "${added.key}"`,
    add: { properties: [added], after: keystore },
    preferred: true,
    safe: false,
  };
  return {
    property: keystore,
    what: '`ssl.keystore.location` needs `property.ssl.keystore.password`',
    repairs: [repair],
  };
}

function oidcWithoutEndpoint(job: Job, list: BoundList): Conflict | undefined {
  const method = lookUp(list, 'property.sasl.oauthbearer.method');
  const endpointKey = 'property.sasl.oauthbearer.token.endpoint.url';
  const auth = authenticationOf(job);
  if (auth?.kind !== 'sasl' || auth.mechanismName !== 'OAUTHBEARER' || job.kind === 'alter') return undefined;
  if (!method || isOpen(method) || method.value.trim().toLowerCase() !== 'oidc') return undefined;
  if (hasValue(lookUp(list, endpointKey)) || isWrittenOtherwise(job, endpointKey)) return undefined;
  const repair: Repair = {
    title: `Add "${endpointKey}"`,
    add: { properties: [{ key: endpointKey, value: '<token endpoint url>' }], after: method },
    preferred: true,
    safe: false,
  };
  return { property: method, what: `\`oidc\` needs \`${endpointKey}\``, repairs: [repair] };
}

function unsignedTokenBesideMsk(job: Job, list: BoundList): Conflict | undefined {
  const unsigned = lookUp(list, 'property.enable.sasl.oauthbearer.unsecure.jwt');
  if (authenticationOf(job)?.kind !== 'msk-iam' || !unsigned || !isTrue(unsigned)) return undefined;
  return {
    property: unsigned,
    what: 'Unsigned tokens and the tokens that Doris makes for Amazon MSK exclude each other',
    repairs: [removal(unsigned)],
  };
}

/** `group.protocol` came with librdkafka 2.11; older ones do not know it and ignore it. */
function isConsumerProtocol(job: Job, list: BoundList): boolean {
  const protocol = lookUp(list, 'property.group.protocol');
  if (!protocol || !isAtLeast(job.version, '4.0')) return false;
  return isOpen(protocol) || protocol.value.trim().toLowerCase() === 'consumer';
}

function managedByBrokers(job: Job, list: BoundList): Conflict | undefined {
  const protocol = lookUp(list, 'property.group.protocol');
  if (!protocol || isOpen(protocol) || !isConsumerProtocol(job, list)) return undefined;
  const property = [
    'session.timeout.ms',
    'heartbeat.interval.ms',
    'partition.assignment.strategy',
    'group.protocol.type',
  ]
    .map((name) => lookUp(list, `property.${name}`))
    .find((candidate) => candidate !== undefined);
  if (!property) return undefined;
  return {
    property,
    other: protocol,
    what: `\`${property.key}\` is for the brokers to set where \`group.protocol\` is \`consumer\``,
    repairs: [removal(property)],
  };
}

function removal(property: BoundProperty): Repair {
  return { title: `Remove "${property.key}"`, exchange: { old: [property], by: [] }, preferred: true, safe: false };
}

function isTrue(property: BoundProperty): boolean {
  return !isOpen(property) && /^(?:true|t|1)$/i.test(property.value.trim());
}
