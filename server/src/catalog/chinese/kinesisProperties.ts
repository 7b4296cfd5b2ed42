import type { PropertyTable, PropertyText } from './types.ts';

function refused(key: string, doc: string): PropertyText {
  return { doc, whenWrong: `Doris 报错 \`${key} is invalid Kinesis property or cannot be set\`。` };
}

const mskSpelling = '这是 Amazon MSK 的写法；Kinesis 使用点号并带前缀。';

/** The keys of `FROM KINESIS (…)`. */
export const kinesisTexts: PropertyTable = {
  'aws.region': {
    doc: '数据流所在的区域。',
    whenWrong:
      'Doris 报错 `aws.region is a required property` 或 `Invalid AWS region format: <value>. Expected format like: us-east-1, eu-west-2, cn-north-1`。',
  },
  kinesis_stream: {
    doc: '要消费的数据流。',
    whenWrong: 'Doris 报错 `kinesis_stream is a required property`。',
    disagreement: '文档中的一个示例写作 `aws.kinesis_stream`，但代码会拒绝它。',
  },
  'property.kinesis_default_pos': {
    doc: '对 `kinesis_shards` 未列出的分片，作业从哪里开始消费。之后新出现的分片总是从 `TRIM_HORIZON` 开始。',
    whenWrong:
      'Doris 报错 `property.kinesis_default_pos can only be set to TRIM_HORIZON, LATEST, or a datetime string. Got: <value>`；与 `kinesis_shards_pos` 同时出现时报错 `Only one of kinesis_shards_pos and property.kinesis_default_pos can be set.`',
  },
  'aws.access_key': {
    doc: '访问密钥 ID（AK），与 `aws.secret_key` 一起使用。',
    whenWrong:
      '单独出现时，Doris 报错 `When property.aws.access_key is set, property.aws.secret_key must also be set`。',
  },
  'aws.secret_key': {
    doc: '与 `aws.access_key` 成对使用的私有访问密钥（SK）。',
    whenWrong:
      '单独出现时，Doris 报错 `When property.aws.secret_key is set, property.aws.access_key must also be set`。',
  },
  'aws.session_key': {
    doc: '临时密钥对的会话 Token。',
  },
  'aws.role_arn': {
    doc: '通过 AWS STS 代入的 IAM 角色。',
    whenWrong: 'Doris 接受任何内容；作业首次连接时 AWS STS 会拒绝它。',
  },
  'property.aws.external.id': {
    doc: '与 `aws.role_arn` 一起传给 AWS STS 的外部 ID。',
    whenWrong:
      '没有角色时，Doris 报错 `When property.aws.external.id is set, property.aws.role_arn must also be set`。',
  },
  'property.aws.credentials.provider': {
    doc: '每个 BE 从哪里获取 AWS 凭证；值为小写，且 Amazon MSK 的键中用下划线的地方这里用点号。',
  },
  kinesis_shards: {
    doc: '要消费的分片。不设置时消费全部分片。ALTER 时要求同时提供起始位置。',
    whenWrong: 'ALTER 没有提供起始位置时，Doris 报错 `Must set position or default position with shard property`。',
  },
  kinesis_shards_pos: {
    doc: '`kinesis_shards` 中每个分片的起始位置，顺序和数量与之一致。',
    whenWrong:
      'Doris 报错 `Number of shards must equal number of positions`、`kinesis_shards_pos must be TRIM_HORIZON, LATEST, AT_TIMESTAMP, or a valid sequence number. Got: <value>` 或 `Cannot mix timestamp and position values in kinesis_shards_pos`。',
  },
  'property.aws.kinesis.timestamp': {
    doc: '`AT_TIMESTAMP` 的起始时间，写成数字。',
  },
  'property.aws.kinesis.max_records': {
    doc: '单次读取最多返回的记录数，范围为 1 到 10000。',
  },
  'property.aws.kinesis.max_results': {
    doc: '单次列举调用最多返回的分片数，范围为 1 到 10000。',
  },
  'property.aws.kinesis.stream_arn': {
    doc: '数据流的 ARN，在 API 调用中代替其名称。',
  },
  'property.aws.request.timeout.ms': {
    doc: '请求的超时时间，单位为毫秒。',
  },
  'property.aws.connection.timeout.ms': {
    doc: '建立连接的超时时间，单位为毫秒。',
  },
  'aws.kinesis_stream': refused('aws.kinesis_stream', '文档中的一个示例这样写，但实际的键没有前缀。'),
  'aws.external_id': refused('aws.external_id', mskSpelling),
  'aws.credentials_provider': refused('aws.credentials_provider', mskSpelling),
  'aws.profile_name': refused('aws.profile_name', '只有 Amazon MSK 支持 Profile。'),
};
