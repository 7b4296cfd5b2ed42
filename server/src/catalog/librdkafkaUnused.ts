import type { LibrdkafkaEntry } from './librdkafka.ts';

/** Settings of a producer: accepted on a consumer, without effect. */
export const producerEntries: readonly LibrdkafkaEntry[] = [
  ['batch.num.messages', 'int 1 1000000', '10000', 'The most messages in one batch.', 'PM'],
  ['batch.size', 'int 1 2147483647', '1000000', 'The largest batch in bytes.', 'PM'],
  ['compression.codec', 'enum none|gzip|snappy|lz4|zstd', 'none', 'The codec for messages sent.', 'PM'],
  ['compression.type', 'enum none|gzip|snappy|lz4|zstd', 'none', '=compression.codec', 'PM'],
  ['delivery.report.only.error', 'bool', 'false', 'Whether only failed messages are reported.', 'P'],
  ['enable.gapless.guarantee', 'bool', 'false', 'Whether a message that failed fails the ones after it too.', 'P'],
  ['enable.idempotence', 'bool', 'false', 'Whether messages are written exactly once.', 'PH'],
  ['linger.ms', 'float 0 900000', '5', '=queue.buffering.max.ms', 'PH'],
  ['message.send.max.retries', 'int 0 2147483647', '2147483647', 'How often a failed send is repeated.', 'PH'],
  [
    'queue.buffering.backpressure.threshold',
    'int 1 1000000',
    '1',
    'How many requests may wait before messages are gathered.',
    'P',
  ],
  ['queue.buffering.max.kbytes', 'int 1 2147483647', '1048576', 'The most data in the send queue.', 'PH'],
  [
    'queue.buffering.max.messages',
    'int 0 2147483647 1 10000000',
    '100000',
    'The most messages in the send queue.',
    'PH',
  ],
  ['queue.buffering.max.ms', 'float 0 900000', '5', 'How long to gather messages before sending.', 'PH'],
  ['retries', 'int 0 2147483647', '2147483647', '=message.send.max.retries', 'PH'],
  [
    'sticky.partitioning.linger.ms',
    'int 0 900000',
    '10',
    'How long messages without a key go to the same partition.',
    'P',
  ],
  ['transaction.timeout.ms', 'int 1000 2147483647', '60000', 'The longest time of a transaction.', 'PM'],
  ['transactional.id', 'text', undefined, 'The name of the transactional producer.', 'PH'],
  ['acks', 'acks', '-1', '=request.required.acks', 'PH'],
  ['compression.level', 'int -1 12', '-1', 'The level of the codec for messages sent.', 'PM'],
  ['delivery.timeout.ms', 'int 0 2147483647', '300000', '=message.timeout.ms', 'PH'],
  ['message.timeout.ms', 'int 0 2147483647', '300000', 'How long a message may take to be sent.', 'PH'],
  ['partitioner', 'text', 'consistent_random', 'How messages are spread over partitions.', 'PH'],
  ['produce.offset.report', 'bool', 'false', 'Whether the offset of a sent message is reported.', 'PD'],
  ['queuing.strategy', 'enum fifo|lifo', 'fifo', 'In which order messages are sent.', 'PD'],
  ['request.required.acks', 'acks', '-1', 'How many replicas must confirm a message.', 'PH'],
  ['request.timeout.ms', 'int 1 900000', '30000', 'How long the broker may wait for its replicas.', 'PM'],
];

/** Callbacks and objects of the C interface, which no text can set. */
export const callbackNames: readonly string[] =
  'background_event_cb closesocket_cb connect_cb consume_cb default_topic_conf dr_cb dr_msg_cb error_cb interceptors log_cb oauthbearer_token_refresh_cb offset_commit_cb opaque open_cb rebalance_cb resolve_cb socket_cb ssl.certificate.verify_cb ssl_ca ssl_certificate ssl_engine_callback_data ssl_key stats_cb throttle_cb msg_order_cmp partitioner_cb'.split(
    ' ',
  );

/**
 * Names of Kafka's Java client that librdkafka does not know or refuses as not supported; the backend passes over both in
 * silence (data_consumer.cpp). With the key to use instead, without `property.`, where there is one; `*` marks a secret.
 */
export const javaOnlyNames: readonly (readonly [name: string, replacement?: string])[] = [
  ['ssl.truststore.location', 'ssl.ca.location'],
  ['*ssl.truststore.password'],
  ['ssl.truststore.type'],
  ['ssl.truststore.certificates', 'ssl.ca.pem'],
  ['ssl.keystore.type'],
  ['*ssl.keystore.key', 'ssl.key.pem'],
  ['ssl.keystore.certificate.chain', 'ssl.certificate.pem'],
  ['ssl.protocol'],
  ['ssl.enabled.protocols'],
  ['ssl.keymanager.algorithm'],
  ['ssl.trustmanager.algorithm'],
  ['ssl.secure.random.implementation'],
  ['sasl.client.callback.handler.class'],
  ['sasl.login.callback.handler.class'],
  ['sasl.login.class'],
  ['sasl.kerberos.ticket.renew.jitter'],
  ['sasl.kerberos.ticket.renew.window.factor'],
  ['key.deserializer'],
  ['value.deserializer'],
  ['key.serializer'],
  ['value.serializer'],
  ['fetch.max.wait.ms', 'fetch.wait.max.ms'],
  ['default.api.timeout.ms'],
  ['exclude.internal.topics'],
  ['interceptor.classes'],
  ['metric.reporters'],
  ['connections.max.reauth.ms'],
  ['send.buffer.bytes', 'socket.send.buffer.bytes'],
  ['receive.buffer.bytes', 'socket.receive.buffer.bytes'],
];
