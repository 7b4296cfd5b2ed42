import type { PropertyTable, PropertyText } from './types.ts';

const tableNameNote = '预留属性：无论此处填写什么，Doris 都取每条消息第一个 `|` 之前的文本作为表名。';

const unsupportedMechanism = '作业暂停，错误为 `Unsupported SASL mechanism: <value>`';

const brokersElsewhere: PropertyText = {
  doc: 'Doris 会用 `kafka_broker_list` 填充它。在此设置的值会在 BE 上取代该列表，而 FE 和 SHOW ROUTINE LOAD 仍使用 `kafka_broker_list`。',
  whenWrong: 'BE 实际消费的 Broker 与语句中写的不一致。',
};

/** Doris's own keys of `FROM KAFKA (…)`, and the settings of the Kafka client that Doris documents or depends on. */
export const kafkaTexts: PropertyTable = {
  kafka_broker_list: {
    doc: '初始连接的 Broker 列表，格式为 `host:port`，以逗号分隔。每个 BE 都必须能访问它们；不写端口时默认为 9092。',
    whenWrong:
      '缺失或为空时，Doris 报错 `kafka_broker_list is a required property`；某一项不是合法地址时报错 `KAFKA_BROKER_LIST:<broker> not match pattern …`。',
  },
  kafka_topic: {
    doc: '要消费的 Topic，只能有一个。用 ALTER 修改它会清除作业的消费进度。',
    whenWrong: '缺失或为空时，Doris 报错 `kafka_topic is a required property`。名称本身不做检查。',
  },
  'property.group.id': {
    doc: 'Broker 端看到的消费组，不设置时为 `<job name>_<uuid>`。消费位点由 Doris 自己维护：新作业即使使用相同的消费组，也不会从旧作业停止的位置继续消费。',
  },
  'property.kafka_default_offsets': {
    doc: '对 `kafka_offsets` 未指定的分区（包括新增分区），作业从哪里开始消费。不设置时，新作业只读取此后到达的消息。ALTER 数据源时如果不写它，会恢复为 `OFFSET_END`。',
    whenWrong: 'Doris 报错 `kafka_default_offsets can only be set to OFFSET_BEGINNING, OFFSET_END or date time`。',
    disagreement: '按照文档，ALTER `kafka_partitions` 时只写它即可；但代码要求提供 `kafka_offsets`。',
  },
  'property.security.protocol': {
    doc: '与 Broker 之间连接的安全协议。SASL 相关配置要求使用某个 `SASL_` 协议，TLS 相关配置要求 `SSL` 或 `SASL_SSL`。使用 IAM 访问 Amazon MSK 时必须是大写的 `SASL_SSL`。',
    whenWrong:
      "作业暂停，错误为 `PAUSE: failed to set 'security.protocol', …`；有 `aws.*` 属性时 Doris 直接拒绝该语句。",
    disagreement: '有 `aws.*` 属性时 FE 不区分大小写；BE 区分大小写，大小写不符就不会生成 Token。',
  },
  'property.sasl.mechanism': {
    doc: '客户端的身份认证机制，须大写。仅在安全协议为 `SASL_` 开头时使用。使用 IAM 访问 Amazon MSK 时必须是 `OAUTHBEARER`，且要写在这个键上，而不是复数形式的键上。',
    whenWrong: `${unsupportedMechanism}；有 \`aws.*\` 属性时 Doris 直接拒绝该语句。`,
  },
  'property.sasl.mechanisms': {
    doc: 'librdkafka 对 `property.sasl.mechanism` 的原生命名：同一个配置，只能填一个值。有 `aws.*` 属性时，Doris 只看单数形式的键。',
    whenWrong: `${unsupportedMechanism}。`,
  },
  'property.sasl.username': {
    doc: 'PLAIN 和 SCRAM 的用户名；对 Confluent Cloud 来说是 API Key。',
    whenWrong: '缺少它时作业暂停，错误为 `sasl.username and sasl.password must be set`。',
  },
  'property.sasl.password': {
    doc: 'PLAIN 和 SCRAM 的密码；对 Confluent Cloud 来说是 API Secret。SHOW ROUTINE LOAD 和 SHOW CREATE ROUTINE LOAD 会以明文显示它。',
    whenWrong: '缺少它时作业暂停，错误为 `sasl.username and sasl.password must be set`。',
  },
  kafka_partitions: {
    doc: '要消费的分区。不设置时消费全部分区，并自动发现新增分区。ALTER 时要求同时提供 `kafka_offsets`。',
    whenWrong:
      'Doris 报错 `For input string: "<value>"` 或 `there is a custom kafka partition <n> which is invalid for topic <topic>`；ALTER 没有提供消费位点时报错 `Must set offset or default offset with partition property`。',
  },
  kafka_offsets: {
    doc: '`kafka_partitions` 中每个分区的起始消费位点，顺序和数量与之一致。数字总是表示位点，从不表示时间。SHOW 中显示的 `OFFSET_ZERO` 在这里要写成 `0`。',
    whenWrong:
      'Doris 报错 `Partitions number should be equals to offsets number`、`kafka_offsets must be an integer or a date time` 或 `The offset of the partition cannot be specified by the timestamp and the offset at the same time`。',
  },
  kafka_default_offsets: {
    doc: '没有 `property.` 前缀时，Doris 既不检查也不使用该值：作业从 `OFFSET_END` 开始消费。',
    whenWrong:
      '与 `kafka_offsets` 同时出现时，Doris 报错 `Only one of kafka_offsets and kafka_default_offsets can be set.`',
  },
  'property.client.id': {
    doc: 'Broker 记录日志和统计配额时使用的客户端名称。',
  },
  'property.isolation.level': {
    doc: '是否读取未提交事务的消息。',
    whenWrong: "作业暂停，错误为 `PAUSE: failed to set 'isolation.level', …`。",
    values: {
      read_committed: '只读取已提交事务的消息；默认值。',
      read_uncommitted: '读取所有消息，包括未结束和已中止事务的消息。',
    },
  },
  'property.auto.offset.reset': {
    doc: 'Doris 把它设为 `error`，这样当消费位点失效时作业会暂停。其他任何值都会让作业静默地跳过或重复读取消息。起始位置由 `property.kafka_default_offsets` 设置。',
    whenWrong: '消费位点过期时作业不再暂停，丢失的消息无人察觉。',
  },
  'property.enable.partition.eof': {
    doc: 'Doris 把它设为 `true`，并依赖它判断是否读到分区末尾。',
    whenWrong: '设为 `false` 时，每个子任务都会运行满整个 `max_batch_interval`。',
  },
  'property.enable.auto.offset.store': {
    doc: 'Doris 把它设为 `false`，并在自己的事务中保存消费位点。',
    whenWrong: '设为 `true` 时，Broker 上显示的该消费组位点不再有意义。',
  },
  'property.metadata.broker.list': brokersElsewhere,
  'property.bootstrap.servers': brokersElsewhere,
  kafka_table_name_format: {
    doc: '多表导入作业（没有 ON 的作业）如何从消息中获取表名。单表作业会忽略它。',
    whenWrong: '在多表导入作业中，Doris 报错 `Multi load olay supported for table name format TEXT`。',
  },
  kafka_table_name_location: { doc: tableNameNote },
  kafka_text_table_name_field_delimiter: { doc: tableNameNote },
  kafka_text_table_name_field_index: {
    doc: tableNameNote,
    whenWrong: '在多表导入作业中，值不是整数时 Doris 报错 `For input string: "<value>"`。',
  },
};
