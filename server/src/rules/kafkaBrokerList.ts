import { type BrokerAddress, parseMskBroker, splitBrokers } from '../catalog/index.ts';
import type { ValueProblem } from '../catalog/types.ts';
import { quoted } from '../catalog/valueProblem.ts';
import { type BoundProperty, type Job, lookUp } from '../model/job.ts';
import { recent } from '../text/recent.ts';
import { trim } from '../text/trim.ts';
import { hasWholeValue, type ValueData, valueFixes, valueProblem, valueReport } from './propertyFindings.ts';
import { defineRule } from './rule.ts';

/** The names that librdkafka takes in front of `://` (rdkafka_broker.c, rd_kafka_broker_name_parse). */
const protocols: readonly string[] = ['PLAINTEXT', 'SSL', 'SASL_PLAINTEXT', 'SASL_SSL'];

/** Broker addresses that Doris refuses, or accepts though the client cannot use them. */
export const kafkaBrokerList = defineRule<ValueData>({
  id: 'kafka-broker-list',
  severity: 'error',
  docs: {
    summary: 'A broker in `kafka_broker_list` is not written as `host:port`.',
    why: [
      'Doris matches each part between commas against a pattern and refuses the statement when one fails.',
      'The pattern lets URLs and addresses without a port through: librdkafka refuses a protocol that it does not know, and takes port 9092',
      'where none is written, which on most clusters is the port without TLS.',
    ].join(' '),
    sources: ['KafkaDataSourceProperties.ENDPOINT_REGEX (Doris frontend)', 'rdkafka_broker.c (librdkafka 2.11)'],
    covers: [54],
  },
  examples: {
    bad: [
      {
        sql: `CREATE ROUTINE LOAD sales ON orders
FROM KAFKA ("kafka_broker_list" = "kafka1:9092,«kafka2:»", "kafka_topic" = "orders");`,
        fixed: `CREATE ROUTINE LOAD sales ON orders
FROM KAFKA ("kafka_broker_list" = "kafka1:9092,kafka2:9092", "kafka_topic" = "orders");`,
      },
      {
        sql: `CREATE ROUTINE LOAD sales ON orders
FROM KAFKA ("kafka_broker_list" = "«http://»kafka1:9092", "kafka_topic" = "orders");`,
        fixed: `CREATE ROUTINE LOAD sales ON orders
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
      },
      {
        sql: `CREATE ROUTINE LOAD sales ON orders
FROM KAFKA (
    "kafka_broker_list" = "kafka1:9093,«kafka2»",
    "kafka_topic" = "orders",
    "property.security.protocol" = "SSL",
    "property.ssl.ca.location" = "FILE:ca.pem"
);`,
        fixed: `CREATE ROUTINE LOAD sales ON orders
FROM KAFKA (
    "kafka_broker_list" = "kafka1:9093,kafka2:9093",
    "kafka_topic" = "orders",
    "property.security.protocol" = "SSL",
    "property.ssl.ca.location" = "FILE:ca.pem"
);`,
      },
      {
        sql: `CREATE ROUTINE LOAD sales ON orders
FROM KAFKA ("kafka_broker_list" = «"kafka1:9092;kafka2:9092"», "kafka_topic" = "orders");`,
        fixed: `CREATE ROUTINE LOAD sales ON orders
FROM KAFKA ("kafka_broker_list" = "kafka1:9092,kafka2:9092", "kafka_topic" = "orders");`,
      },
      {
        sql: `CREATE ROUTINE LOAD sales ON orders
FROM KAFKA ("kafka_broker_list" = "kafka1:9092, kafka2:«99999»", "kafka_topic" = "orders");`,
      },
    ],
    good: [
      {
        sql: `CREATE ROUTINE LOAD sales ON orders
FROM KAFKA ("kafka_broker_list" = "kafka1:9092, 10.0.0.2:9092 ,", "kafka_topic" = "orders");`,
      },
      {
        sql: `CREATE ROUTINE LOAD sales ON orders
FROM KAFKA ("kafka_broker_list" = "kafka1,PLAINTEXT://kafka2:9092", "kafka_topic" = "orders");`,
      },
      {
        sql: `CREATE ROUTINE LOAD sales ON orders
FROM KAFKA ("kafka_broker_list" = "<broker>:<port>", "kafka_topic" = "orders");`,
      },
    ],
  },
  check: (job, report) => {
    const property = lookUp(job.source, 'kafka_broker_list');
    if (!property?.spec || !hasWholeValue(property)) return;
    const refused = valueProblem(job, property);
    const problems = refused ? [refused] : addressProblems(job, property);
    if (problems.length === 0) return;
    // What Doris says about a missing list is another rule's matter.
    const spec = {
      ...property.spec,
      whenWrong: refused && 'Doris answers `KAFKA_BROKER_LIST:<broker> not match pattern …`.',
    };
    for (const problem of problems) report(valueReport(job, property, spec, problem));
  },
  fixes: valueFixes,
});

/** Whether each broker of a value is `host:port` and nothing else, as most are. */
const isPlainList = recent((value): boolean =>
  splitBrokers(value).every(
    (broker) => broker.port !== undefined && !value.includes('://') && !flawOf(value.slice(broker.start, broker.end)),
  ),
);

function addressProblems(job: Job, property: BoundProperty): readonly ValueProblem[] {
  const { value } = property;
  if (isPlainList(value)) return [];
  const protocol = securityProtocol(job);
  const brokers = splitBrokers(value);
  return brokers.flatMap((broker): readonly ValueProblem[] => {
    const scheme = /^([^:/]*):\/\//.exec(value.slice(broker.start, broker.end));
    if (scheme) return schemeProblem(value, broker.start, scheme[0], scheme[1] ?? '', protocol);
    const flaw = flawOf(value.slice(broker.start, broker.end));
    if (flaw) return [flawProblem(value, broker, flaw)];
    if (broker.port !== undefined || protocol === undefined || protocol === 'PLAINTEXT') return [];
    if (!protocols.includes(protocol) || usesDefaultPort(broker.host)) return [];
    const [onlyPort, ...otherPorts] = new Set(brokers.flatMap((other) => other.port ?? []));
    const port = otherPorts.length === 0 ? onlyPort : undefined;
    return [
      {
        message: `${quoted(broker.host)} has no port, so the Kafka client takes 9092; with \`${protocol}\` the brokers mostly listen on another one. Write \`host:port\`.`,
        effect: 'fails-later',
        start: broker.start,
        end: broker.end,
        suggestions: port === undefined ? [] : [`${value.slice(0, broker.end)}:${port}${value.slice(broker.end)}`],
      },
    ];
  });
}

/** What is wrong with the form of an address; the place counts from its start. */
interface Flaw {
  readonly start: number;
  readonly message: string;
  readonly replacement?: string;
}

function flawOf(address: string): Flaw | undefined {
  return separatorFlaw(address) ?? portFlaw(address);
}

function flawProblem(
  value: string,
  { start, end }: BrokerAddress,
  { start: from, message, replacement }: Flaw,
): ValueProblem {
  const suggestions = replacement === undefined ? [] : [value.slice(0, start) + replacement + value.slice(end)];
  return { message, effect: 'fails-later', start: start + from, end, suggestions };
}

/** Brokers with something else than commas between them, which pass as one address. Blanks go before Doris looks. */
function separatorFlaw(text: string): Flaw | undefined {
  const isMarked = /[;|]/.test(text);
  const parts = text
    .split(isMarked ? /[;|]/ : /\s+/)
    .map((part) => part.replaceAll(' ', ''))
    .filter((part) => part !== '');
  if (parts.length < 2 || !parts.every((part) => /^[\w.-]+(?::\d+)?$/.test(part))) return undefined;
  // `kafka 1:9092` is one address with a blank too many.
  if (!isMarked && !/:\d+$/.test(parts[0] ?? '')) return undefined;
  return {
    start: 0,
    message:
      'Brokers are separated by commas; Doris takes all of this as one address, which the Kafka client cannot find.',
    replacement: parts.join(','),
  };
}

/** What stands behind the last colon and is no port. Doris does not look at it. */
function portFlaw(text: string): Flaw | undefined {
  const match = /^([^:]*):(.*)$/.exec(text);
  if (!match) return undefined;
  const [, host = '', port = ''] = match;
  const digits = port.replaceAll(' ', '');
  if (/^\d{1,5}$/.test(digits) && Number(digits) >= 1 && Number(digits) <= 65_535) return undefined;
  return {
    start: host.length + 1,
    message: `Doris does not check it, but ${digits.includes(':') ? 'an address has one colon' : 'a port is a number from 1 to 65535'}: expected \`host:port\`.`,
  };
}

/** The protocol in capitals; `undefined` when it is not known, as in an ALTER that leaves it as it is. */
function securityProtocol(job: Job): string | undefined {
  const setting = lookUp(job.source, 'property.security.protocol');
  if (!setting) return job.kind === 'create' ? 'PLAINTEXT' : undefined;
  return hasWholeValue(setting) ? trim(setting.value).toUpperCase() : undefined;
}

function schemeProblem(
  value: string,
  start: number,
  prefix: string,
  scheme: string,
  protocol: string | undefined,
): readonly ValueProblem[] {
  const known = protocols.includes(scheme.toUpperCase());
  if (known && (protocol === undefined || scheme.toUpperCase() === protocol)) return [];
  const message = known
    ? `The Kafka client skips a broker with \`${prefix}\` while \`property.security.protocol\` is ${quoted(protocol ?? '')}. Write \`host:port\` alone.`
    : `Doris lets \`${prefix}\` pass, but the Kafka client does not know such a protocol and skips the broker. Write \`host:port\` alone.`;
  const end = start + prefix.length;
  return [{ message, effect: 'fails-later', start, end, suggestions: [value.slice(0, start) + value.slice(end)] }];
}

/** Amazon MSK has ports of its own (see the rule `msk-broker-port`); Confluent Cloud serves SASL_SSL on 9092. */
function usesDefaultPort(host: string): boolean {
  return parseMskBroker(host) !== undefined || /\.confluent\.cloud$/i.test(host);
}
