import { isAtLeast } from '../catalog/index.ts';
import { readClientInteger } from '../catalog/valueTypesLibrdkafka.ts';
import { authenticationOf, hasValue, isOpen, mskMechanism } from '../model/authentication.ts';
import { type BoundList, type BoundProperty, type Job, lookUp } from '../model/job.ts';
import type { NewProperty } from './listEdits.ts';
import { isWrittenOtherwise } from './meantKeys.ts';
import { createAt } from './mskExamples.ts';
import { enumerated } from './mskJob.ts';
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
const tls = '"property.security.protocol" = "SSL"';
const oauth = ['"property.security.protocol" = "SASL_SSL"', '"property.sasl.mechanism" = "OAUTHBEARER"'] as const;
const oidc = '"property.sasl.oauthbearer.method" = "oidc"';
const endpoint = '"property.sasl.oauthbearer.token.endpoint.url" = "https://login.example.com/token"';
const client = [
  '"property.sasl.oauthbearer.client.id" = "doris"',
  '"property.sasl.oauthbearer.client.secret" = "<secret>"',
] as const;

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
      '- `reconnect.backoff.max.ms` (10000) must not be less than `reconnect.backoff.ms` (100).',
      '- `ssl.keystore.location` needs `ssl.keystore.password`, and a private key a certificate.',
      '- `sasl.oauthbearer.method` = `oidc` needs `sasl.oauthbearer.token.endpoint.url`, and `sasl.oauthbearer.client.id` and `sasl.oauthbearer.client.secret` unless the grant type is another one.',
      '- `enable.sasl.oauthbearer.unsecure.jwt` excludes `oidc`, and the tokens that Doris makes for Amazon MSK.',
      '- `group.protocol` = `consumer` leaves session, heartbeat and assignment to the brokers.',
    ].join('\n'),
    sources: [
      'rd_kafka_conf_finalize in rdkafka_conf.c, rdkafka_ssl.c, rdkafka_sasl_oauthbearer.c (librdkafka 1.9.2 and 2.11.0)',
    ],
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
        sql: createAt(kafka, tls, '"property.ssl.keystore.location" = «"FILE:client.p12"»'),
        fixed: createAt(
          kafka,
          tls,
          '"property.ssl.keystore.location" = "FILE:client.p12"',
          '"property.ssl.keystore.password" = "<ssl keystore password>"',
        ),
      },
      {
        sql: createAt(kafka, '"property.reconnect.backoff.ms" = «"20000"»'),
        fixed: createAt(kafka, '"property.reconnect.backoff.ms" = "10000"'),
      },
      {
        sql: createAt(kafka, tls, '"property.ssl.key.location" = «"FILE:client.key"»'),
        fixed: createAt(
          kafka,
          tls,
          '"property.ssl.key.location" = "FILE:client.key"',
          '"property.ssl.certificate.location" = "<ssl certificate location>"',
        ),
      },
      {
        sql: createAt(kafka, ...oauth, '"property.sasl.oauthbearer.method" = «"oidc"»', endpoint),
        fixed: createAt(
          kafka,
          ...oauth,
          oidc,
          '"property.sasl.oauthbearer.client.id" = "<client id>"',
          '"property.sasl.oauthbearer.client.secret" = "<client secret>"',
          endpoint,
        ),
      },
      {
        sql: createAt(
          kafka,
          ...oauth,
          oidc,
          ...client,
          endpoint,
          '"property.enable.sasl.oauthbearer.unsecure.jwt" = «"true"»',
        ),
        fixed: createAt(kafka, ...oauth, oidc, ...client, endpoint),
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
      {
        sql: createAt(kafka, ...oauth, oidc, endpoint, '"property.sasl.oauthbearer.grant.type" = "<grant>"'),
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
  ...['property.reconnect.backoff.ms', 'property.reconnect.backoff.max.ms'],
  ...['property.ssl.key.location', 'property.ssl.key.pem'],
  ...['property.sasl.oauthbearer.method', 'property.enable.sasl.oauthbearer.unsecure.jwt'],
]);

const finders: readonly Finder[] = [
  pollBelowSession,
  fetchBelowMessage,
  receiveBelowFetch,
  reconnectBelowFirst,
  keystoreWithoutPassword,
  keyWithoutCertificate,
  oidcIncomplete,
  unsignedToken,
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

/** Defaults of librdkafka 1.9.2 and 2.11, which Doris leaves as they are or sets to the same. */
const defaults: Readonly<Record<string, number>> = {
  'property.max.poll.interval.ms': 300_000,
  'property.session.timeout.ms': 45_000,
  'property.message.max.bytes': 1_000_000,
  'property.fetch.max.bytes': 52_428_800,
  'property.queued.max.messages.kbytes': 65_536,
  'property.reconnect.backoff.ms': 100,
  'property.reconnect.backoff.max.ms': 10_000,
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

function reconnectBelowFirst(job: Job, list: BoundList): Conflict | undefined {
  const [maxKey, firstKey] = ['property.reconnect.backoff.max.ms', 'property.reconnect.backoff.ms'];
  const max = numberOf(job, list, maxKey);
  const first = numberOf(job, list, firstKey);
  if (max === undefined || first === undefined || max >= first) return undefined;
  const what = `\`reconnect.backoff.max.ms\` (${max}) must not be less than \`reconnect.backoff.ms\` (${first})`;
  return compared([lookUp(list, maxKey), first], [lookUp(list, firstKey), max], what);
}

/** Whether the job surely uses TLS. Without it all settings of TLS are found to be ignored. */
function isEncrypted(job: Job): boolean {
  const auth = authenticationOf(job);
  return auth?.kind === 'tls' || auth?.kind === 'msk-iam' || (auth?.kind === 'sasl' && auth.encrypted);
}

function keystoreWithoutPassword(job: Job, list: BoundList): Conflict | undefined {
  const keystore = lookUp(list, 'property.ssl.keystore.location');
  const password = lookUp(list, 'property.ssl.keystore.password');
  if (!hasValue(keystore) || password || job.kind === 'alter' || !isEncrypted(job)) return undefined;
  if (isWrittenOtherwise(job, 'property.ssl.keystore.password')) return undefined;
  return {
    property: keystore,
    what: '`ssl.keystore.location` needs `property.ssl.keystore.password`',
    repairs: [addition(keystore, [{ key: 'property.ssl.keystore.password', value: '<ssl keystore password>' }])],
  };
}

/** OpenSSL takes a private key only together with its certificate (rd_kafka_ssl_set_certs). */
function keyWithoutCertificate(job: Job, list: BoundList): Conflict | undefined {
  const key = [lookUp(list, 'property.ssl.key.location'), lookUp(list, 'property.ssl.key.pem')].find(hasValue);
  if (!key || job.kind === 'alter' || !isEncrypted(job)) return undefined;
  const names = ['certificate.location', 'certificate.pem', 'keystore.location', 'engine.location'];
  const sources = names.map((name) => `property.ssl.${name}`);
  if (sources.some((name) => hasValue(lookUp(list, name))) || isWrittenOtherwise(job, ...sources)) return undefined;
  const added = { key: 'property.ssl.certificate.location', value: '<ssl certificate location>' };
  return {
    property: key,
    what: `\`${key.key}\` needs \`${added.key}\` (\`Private key check failed\`)`,
    repairs: [addition(key, [added])],
  };
}

/** OAUTHBEARER by an OIDC endpoint, without MSK IAM. */
function oidcOf(job: Job, list: BoundList): BoundProperty | undefined {
  const method = lookUp(list, 'property.sasl.oauthbearer.method');
  const auth = authenticationOf(job);
  if (auth?.kind !== 'sasl' || auth.mechanismName !== mskMechanism || !method || isOpen(method)) return undefined;
  return method.value.trim().toLowerCase() === 'oidc' ? method : undefined;
}

const clientKeys = ['client.id', 'client.secret'];

/** What does as well since librdkafka 2.11. */
const otherNames: Readonly<Record<string, readonly string[]>> = {
  'client.id': ['client.credentials.client.id'],
  'client.secret': ['client.credentials.client.secret'],
  'assertion.private.key.file': ['assertion.private.key.pem', 'assertion.file'],
};

/** What `oidc` needs, which the grant type decides from librdkafka 2.11 on (rd_kafka_conf_finalize). */
function oidcIncomplete(job: Job, list: BoundList): Conflict | undefined {
  const method = oidcOf(job, list);
  const setting = (name: string): BoundProperty | undefined => lookUp(list, `property.sasl.oauthbearer.${name}`);
  // Not in a client that Doris ships so far, but it asks for none of these.
  if (!method || job.kind === 'alter' || setting('metadata.authentication.type')) return undefined;
  const isNew = isAtLeast(job.version, '4.0');
  const grant = isNew ? setting('grant.type') : undefined;
  const isByClient = !grant || (!isOpen(grant) && grant.value.trim().toLowerCase() === 'client_credentials');
  const isSigned = grant?.value.trim().endsWith(':jwt-bearer') === true;
  const needed = isByClient ? clientKeys : isSigned ? ['assertion.private.key.file'] : [];
  const missing = [...needed, 'token.endpoint.url'].flatMap((name) => {
    const keys = [name, ...(isNew ? (otherNames[name] ?? []) : [])];
    const isThere =
      keys.some((key) => hasValue(setting(key))) ||
      isWrittenOtherwise(job, ...keys.map((key) => `property.sasl.oauthbearer.${key}`));
    return isThere ? [] : { key: `property.sasl.oauthbearer.${name}`, value: `<${name.replaceAll('.', ' ')}>` };
  });
  if (missing.length === 0) return undefined;
  const what = `\`oidc\` needs ${enumerated(missing.map(({ key }) => `\`${key}\``))}`;
  return { property: method, what, repairs: [addition(method, missing)] };
}

function unsignedToken(job: Job, list: BoundList): Conflict | undefined {
  const unsigned = lookUp(list, 'property.enable.sasl.oauthbearer.unsecure.jwt');
  if (!unsigned || !isTrue(unsigned)) return undefined;
  const oidc = oidcOf(job, list);
  if (!oidc && authenticationOf(job)?.kind !== 'msk-iam') return undefined;
  return {
    property: unsigned,
    ...(oidc ? { other: oidc } : {}),
    what: `Unsigned tokens and ${oidc ? '`oidc`' : 'the tokens that Doris makes for Amazon MSK'} exclude each other`,
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

/** New properties behind another, to be filled in. One that is there without a value is filled in, too. */
function addition(after: BoundProperty, properties: readonly NewProperty[]): Repair {
  const title = `Add ${enumerated(properties.map(({ key }) => `"${key}"`))}`;
  return { title, add: { properties, after }, preferred: true, safe: false };
}

function removal(property: BoundProperty): Repair {
  return { title: `Remove "${property.key}"`, exchange: { old: [property], by: [] }, preferred: true, safe: false };
}

function isTrue(property: BoundProperty): boolean {
  return !isOpen(property) && /^(?:true|t|1)$/i.test(property.value.trim());
}
