import { connectionTexts } from './librdkafkaConnection.ts';
import { deprecated, producersOnly } from './librdkafkaNotes.ts';
import { securityTexts } from './librdkafkaSecurity.ts';
import type { PropertyTable, PropertyText } from './types.ts';

/** Settings of a producer, without `property.`. */
const producerTexts: Readonly<Record<string, string>> = {
  'batch.num.messages': '一个批次最多包含的消息数。',
  'batch.size': '一个批次的最大字节数。',
  'compression.codec': '发送消息时的压缩算法。',
  'compression.type': '`compression.codec` 的别名。',
  'delivery.report.only.error': '是否只报告发送失败的消息。',
  'enable.gapless.guarantee': '一条消息失败后，是否让其后的消息也失败。',
  'enable.idempotence': '消息是否恰好写入一次。',
  'linger.ms': '`queue.buffering.max.ms` 的别名。',
  'message.send.max.retries': '发送失败的重试次数。',
  'queue.buffering.backpressure.threshold': '等待中的请求达到多少个后开始攒批。',
  'queue.buffering.max.kbytes': '发送队列的最大数据量。',
  'queue.buffering.max.messages': '发送队列的最大消息数。',
  'queue.buffering.max.ms': '发送之前攒批的时间。',
  retries: '`message.send.max.retries` 的别名。',
  'sticky.partitioning.linger.ms': '没有 Key 的消息在多长时间内发往同一个分区。',
  'transaction.timeout.ms': '事务的最长时间。',
  'transactional.id': '事务型生产者的名称。',
  acks: '`request.required.acks` 的别名。',
  'compression.level': '发送消息时的压缩级别。',
  'delivery.timeout.ms': '`message.timeout.ms` 的别名。',
  'message.timeout.ms': '发送一条消息允许的时间。',
  partitioner: '消息如何分布到各个分区。',
  'produce.offset.report': '是否报告已发送消息的位点。',
  'queuing.strategy': '消息的发送顺序。',
  'request.required.acks': '需要多少个副本确认消息。',
  'request.timeout.ms': 'Broker 等待其副本的最长时间。',
};

const deprecatedProducers: readonly string[] = ['produce.offset.report', 'queuing.strategy'];

function producerText([name, doc]: readonly [name: string, doc: string]): readonly [name: string, doc: string] {
  return [name, doc + producersOnly + (deprecatedProducers.includes(name) ? deprecated : '')];
}

/** What the words of one setting mean. */
const values: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'broker.address.family': { any: 'IPv4 和 IPv6；默认值。', v4: '仅 IPv4。', v6: '仅 IPv6。' },
  'client.dns.lookup': {
    use_all_dns_ips: '尝试名称对应的每个地址；默认值。',
    resolve_canonical_bootstrap_servers_only: '先把引导地址转换为规范名称。',
  },
  'group.protocol': {
    classic: '所有 Kafka 版本都支持的协议；默认值。',
    consumer: 'KIP-848 协议，适用于 Kafka 4.0 及以上版本的 Broker。',
  },
  'metadata.recovery.strategy': { rebootstrap: '从引导 Broker 重新开始；默认值。', none: '直接失败。' },
  'offset.store.method': { broker: '在 Broker 上；默认值。', file: '在文件中。', none: '不保存。' },
  'sasl.oauthbearer.assertion.algorithm': { RS256: 'RSA 配合 SHA-256；默认值。', ES256: 'ECDSA 配合 SHA-256。' },
  'sasl.oauthbearer.grant.type': {
    client_credentials: '使用客户端 ID 和密钥；默认值。',
    'urn:ietf:params:oauth:grant-type:jwt-bearer': '使用签名的断言。',
  },
  'sasl.oauthbearer.method': {
    default: 'Token 来自回调；Doris 为 Amazon MSK 提供了一个。',
    oidc: 'Token 来自 OpenID Connect 端点。',
  },
  'ssl.endpoint.identification.algorithm': { https: '主机名必须与证书一致。', none: '不比较主机名。' },
};

const settings: Readonly<Record<string, string>> = {
  ...connectionTexts,
  ...securityTexts,
  ...Object.fromEntries(Object.entries(producerTexts).map(producerText)),
};

/** The settings of librdkafka by their keys. */
export const librdkafkaTexts: PropertyTable = Object.fromEntries(
  Object.entries(settings).map(([name, doc]) => [`property.${name}`, { doc, values: values[name] }]),
);

/** What comes of a librdkafka setting with a wrong value. */
export function settingWrong(name: string): string {
  return `FE 接受任何内容；之后作业暂停，错误为 \`PAUSE: failed to set '${name}', value: '<value>', err: …\`。`;
}

/** What comes of a key that Doris takes and does nothing with. */
export const ignoredInSilence = 'Doris 接受该键并静默忽略。';

/** Callbacks and objects of the C interface. */
export function callbackText(name: string): PropertyText {
  return {
    doc: 'librdkafka C 接口的回调或对象，在语句中没有用处。',
    whenWrong: `作业暂停，错误为 \`PAUSE: failed to set '${name}', …\`。`,
  };
}

/** Settings of the Java client. */
export const javaText: PropertyText = {
  doc: 'Kafka Java 客户端的配置。Doris 通过 librdkafka 读取 Kafka，而 librdkafka 没有这个配置。',
  whenWrong: ignoredInSilence,
};

/** What to write instead of the Java client's login module. */
export const jaasReplacement =
  '`property.sasl.username` 和 `property.sasl.password`，或 `property.sasl.kerberos.*` 系列属性';
