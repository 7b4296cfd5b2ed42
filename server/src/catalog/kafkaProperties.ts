import { pages } from './documentation.ts';
import { clientAnswer } from './librdkafkaAnswers.ts';
import type { PropertySpec, StatementKind } from './types.ts';
import { valueType } from './valueProblem.ts';
import { anyValue, secretText, text } from './valueTypes.ts';
import { brokerList, defaultOffset, offsetList, partitionList, topicName } from './valueTypesKafka.ts';
import { rdkafkaBoolean, rdkafkaEnum, saslMechanism, securityProtocol } from './valueTypesLibrdkafka.ts';

const both: readonly StatementKind[] = ['create', 'alter'];

type Entry = Omit<PropertySpec, 'list' | 'status' | 'url' | 'statements'> &
  Partial<Pick<PropertySpec, 'status' | 'url' | 'statements'>>;

function kafka(entry: Entry): PropertySpec {
  return { list: 'kafka', status: 'accepted', url: pages.create, statements: both, ...entry };
}

/** Only a multi-table job reads it, so what fits depends on the statement. */
const tableNameFormat = valueType({
  name: 'table name format',
  description: '`TEXT`',
  options: [{ value: 'TEXT', doc: 'The table name stands before the first `|` of each message.' }],
  caseSensitive: false,
});

const tableNameNote =
  'Reserved: Doris takes the table name from the text before the first `|` of each message, whatever stands here.';

/** Doris's own keys of `FROM KAFKA (…)`, and the settings of the Kafka client that Doris documents or depends on. */
export const kafkaProperties: readonly PropertySpec[] = [
  kafka({
    key: 'kafka_broker_list',
    group: 'source',
    type: brokerList(),
    required: true,
    doc: 'The brokers to connect to first, `host:port` with commas between. Every backend must reach them; without a port 9092 is assumed.',
    whenWrong:
      'Missing or blank: Doris answers `kafka_broker_list is a required property`; a part that is no address: `KAFKA_BROKER_LIST:<broker> not match pattern …`.',
    rank: 0,
    placeholder: '<broker>:9092',
  }),
  kafka({
    key: 'kafka_topic',
    group: 'source',
    type: topicName(),
    required: true,
    doc: 'The topic to read; exactly one. Changing it with ALTER drops the progress of the job.',
    whenWrong: 'Missing or blank: Doris answers `kafka_topic is a required property`. The name itself is not checked.',
    rank: 1,
    placeholder: '<topic>',
  }),
  kafka({
    key: 'property.group.id',
    group: 'client',
    type: text('the name of a consumer group'),
    doc: 'The consumer group that the brokers see, `<job name>_<uuid>` when absent. Doris keeps the offsets itself: a new job with the same group does not continue where another stopped.',
    rank: 2,
    placeholder: '<consumer group>',
  }),
  kafka({
    key: 'property.kafka_default_offsets',
    group: 'offsets',
    type: defaultOffset(),
    default: 'OFFSET_END',
    doc: 'Where the job starts on partitions that `kafka_offsets` does not name, new ones included. Without it a new job reads only messages that arrive from then on. An ALTER of the source without it puts `OFFSET_END` back.',
    whenWrong: 'Doris answers `kafka_default_offsets can only be set to OFFSET_BEGINNING, OFFSET_END or date time`.',
    disagreement:
      'The documentation suggests that it satisfies an ALTER of `kafka_partitions`; the code demands `kafka_offsets`.',
    rank: 3,
  }),
  kafka({
    key: 'property.security.protocol',
    group: 'security',
    type: securityProtocol(),
    default: 'plaintext',
    doc: 'How the connection to the brokers is secured. Settings for SASL need one of the `SASL_` values, settings for TLS `SSL` or `SASL_SSL`. Amazon MSK with IAM needs `SASL_SSL` in capitals.',
    whenWrong:
      "The job pauses with `PAUSE: failed to set 'security.protocol', …`; with `aws.*` keys Doris refuses the statement.",
    answer: (value) => clientAnswer('security.protocol', 'word', value),
    disagreement: 'With `aws.*` keys the frontend ignores letter case; the backend does not, and then makes no token.',
    rank: 4,
  }),
  kafka({
    key: 'property.sasl.mechanism',
    group: 'sasl',
    type: saslMechanism(),
    default: 'GSSAPI',
    doc: 'How the client proves who it is; upper case. Only with a `SASL_` security protocol. Amazon MSK with IAM needs `OAUTHBEARER`, under this key and not the plural one.',
    whenWrong:
      'The job pauses with `Unsupported SASL mechanism: <value>`; with `aws.*` keys Doris refuses the statement.',
    rank: 5,
  }),
  kafka({
    key: 'property.sasl.mechanisms',
    group: 'sasl',
    sameAs: 'property.sasl.mechanism',
    type: saslMechanism(),
    default: 'GSSAPI',
    doc: 'The name that librdkafka itself gives to `property.sasl.mechanism`: the same setting, one value only. With `aws.*` keys Doris looks at the singular key alone.',
    whenWrong: 'The job pauses with `Unsupported SASL mechanism: <value>`.',
    rank: 60,
  }),
  kafka({
    key: 'property.sasl.username',
    group: 'sasl',
    type: text('the user name'),
    doc: 'The user for PLAIN and SCRAM; for Confluent Cloud the API key.',
    whenWrong: 'Without it the job pauses with `sasl.username and sasl.password must be set`.',
    rank: 13,
    placeholder: '<user>',
  }),
  kafka({
    key: 'property.sasl.password',
    group: 'sasl',
    type: secretText(),
    secret: true,
    doc: 'The password for PLAIN and SCRAM; for Confluent Cloud the API secret. SHOW ROUTINE LOAD and SHOW CREATE ROUTINE LOAD print it in clear.',
    whenWrong: 'Without it the job pauses with `sasl.username and sasl.password must be set`.',
    rank: 14,
    placeholder: '<password>',
  }),
  kafka({
    key: 'kafka_partitions',
    group: 'offsets',
    type: partitionList(),
    doc: 'The partitions to read. Without it the job reads all of them and picks up new ones. ALTER wants `kafka_offsets` beside it.',
    whenWrong:
      'Doris answers `For input string: "<value>"`, or `there is a custom kafka partition <n> which is invalid for topic <topic>`; ALTER without offsets `Must set offset or default offset with partition property`.',
    rank: 15,
    placeholder: '0,1,2',
  }),
  kafka({
    key: 'kafka_offsets',
    group: 'offsets',
    type: offsetList(),
    doc: 'Where to start on each partition of `kafka_partitions`, in the same order and number. A number is always an offset, never a time. `OFFSET_ZERO`, as SHOW prints it, is written `0`.',
    whenWrong:
      'Doris answers `Partitions number should be equals to offsets number`, `kafka_offsets must be an integer or a date time`, or `The offset of the partition cannot be specified by the timestamp and the offset at the same time`.',
    rank: 16,
    placeholder: '0,0,0',
  }),
  kafka({
    key: 'kafka_default_offsets',
    group: 'offsets',
    status: 'ignored',
    type: anyValue,
    replacement: 'property.kafka_default_offsets',
    replacementIsKey: true,
    doc: 'Without `property.` before it, Doris neither checks nor uses the value: the job starts at `OFFSET_END`.',
    whenWrong: 'Beside `kafka_offsets` Doris answers `Only one of kafka_offsets and kafka_default_offsets can be set.`',
    rank: 960,
  }),
  kafka({
    key: 'property.client.id',
    group: 'client',
    type: text('the name of the client'),
    default: 'rdkafka',
    doc: 'The name under which brokers log this client and count its quotas.',
    rank: 17,
    placeholder: '<client id>',
  }),
  kafka({
    key: 'property.isolation.level',
    group: 'client',
    type: rdkafkaEnum([
      { value: 'read_committed', doc: 'Only messages of committed transactions; the default.' },
      { value: 'read_uncommitted', doc: 'All messages, those of open and aborted transactions included.' },
    ]),
    default: 'read_committed',
    doc: 'Whether messages of transactions that are not committed are read.',
    whenWrong: "The job pauses with `PAUSE: failed to set 'isolation.level', …`.",
    answer: (value) => clientAnswer('isolation.level', 'word', value),
    rank: 30,
  }),
  kafka({
    key: 'property.auto.offset.reset',
    group: 'offsets',
    status: 'harmful',
    type: rdkafkaEnum(['error', 'earliest', 'latest', 'smallest', 'beginning', 'largest', 'end']),
    default: 'error',
    replacement: 'property.kafka_default_offsets',
    doc: 'Doris sets `error`, so that a job pauses when its offset is gone. Any other value makes it skip or read again messages without a word. The start position is set by `property.kafka_default_offsets`.',
    whenWrong: 'Lost messages go unnoticed, as the job no longer pauses when its offset has expired.',
    answer: (value) => clientAnswer('auto.offset.reset', 'word', value),
    rank: 950,
  }),
  kafka({
    key: 'property.enable.partition.eof',
    group: 'client',
    status: 'harmful',
    type: rdkafkaBoolean(),
    default: 'true',
    doc: 'Doris sets `true` and relies on it to see the end of a partition.',
    whenWrong: 'With `false` every subtask runs for the whole `max_batch_interval`.',
    answer: (value) => clientAnswer('enable.partition.eof', 'boolean', value),
    rank: 950,
  }),
  kafka({
    key: 'property.enable.auto.offset.store',
    group: 'client',
    status: 'harmful',
    type: rdkafkaBoolean(),
    default: 'false',
    doc: 'Doris sets `false` and keeps the offsets in its own transactions.',
    whenWrong: 'With `true` the offsets that the brokers show for the group no longer mean anything.',
    answer: (value) => clientAnswer('enable.auto.offset.store', 'boolean', value),
    rank: 950,
  }),
  ...['property.metadata.broker.list', 'property.bootstrap.servers'].map((key) =>
    kafka({
      key,
      group: 'source',
      status: 'harmful',
      type: text('broker addresses'),
      replacement: 'kafka_broker_list',
      replacementIsKey: true,
      doc: 'Doris fills it from `kafka_broker_list`. A value here replaces that list on the backends, while the frontend and SHOW ROUTINE LOAD go on using `kafka_broker_list`.',
      whenWrong: 'The backends read from other brokers than the statement names.',
      rank: 950,
    }),
  ),
  kafka({
    key: 'kafka_table_name_format',
    group: 'multi-table',
    type: tableNameFormat,
    default: 'TEXT',
    doc: 'How a multi-table job (one without ON) finds the table name in a message. Jobs with one table ignore it.',
    whenWrong: 'In a multi-table job Doris answers `Multi load olay supported for table name format TEXT`.',
    rank: 70,
  }),
  kafka({
    key: 'kafka_table_name_location',
    group: 'multi-table',
    type: anyValue,
    default: 'key',
    doc: tableNameNote,
    rank: 71,
  }),
  kafka({
    key: 'kafka_text_table_name_field_delimiter',
    group: 'multi-table',
    type: anyValue,
    default: ',',
    doc: tableNameNote,
    rank: 72,
  }),
  kafka({
    key: 'kafka_text_table_name_field_index',
    group: 'multi-table',
    type: text('an integer'),
    default: '0',
    doc: tableNameNote,
    whenWrong: 'In a multi-table job Doris answers `For input string: "<value>"` for a text that is no integer.',
    rank: 73,
  }),
];
