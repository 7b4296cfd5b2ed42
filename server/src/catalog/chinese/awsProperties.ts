import type { PropertyTable, PropertyText } from './types.ts';

const pairWanted =
  "Broker 名称中含有 `-public.` 时，Doris 报错 `When using explicit AWS credentials for public (internet) access, both 'aws.access_key' and 'aws.secret_key' must be provided together.`；其他情况下，只写密钥对的一半会被接受，但不会使用。";

const orderDisagreement = '按照文档，密钥对优先于角色；而 4.1 的 BE 会代入角色，并用密钥对调用 STS。';

const bySasl = '用 SASL/SCRAM 以用户名和密码登录 Amazon MSK。';

const everyKeyAccepted = 'Doris 接受所有以 `aws.` 开头的键，并忽略不认识的键。';

const noTemporaryKeys: PropertyText = {
  doc: '访问 Amazon MSK 时无法提供临时凭证：不存在这样的键。',
  untilThen: bySasl,
  whenWrong: everyKeyAccepted,
};

function otherSpelling(key: string): PropertyText {
  return { doc: `这种写法不会被读取；正确的键是 \`${key}\`。`, untilThen: bySasl, whenWrong: everyKeyAccepted };
}

/** The keys of Amazon MSK with IAM in `FROM KAFKA (…)`. */
export const awsTexts: PropertyTable = {
  'aws.region': {
    doc: 'Amazon MSK 集群所在的区域；Token 针对该区域签名，角色也在该区域代入。只要出现其他 `aws.*` 属性就必须设置它；但只有它还不够，还必须同时提供一种凭证来源。',
    untilThen: bySasl,
    whenWrong:
      "缺失时，Doris 报错 `When using AWS MSK IAM authentication, 'aws.region' is required. Please specify the AWS region.` 区域写错时，要到 Broker 拒绝 Token 才会发现。",
  },
  'aws.credentials_provider': {
    doc: '每个 BE 从哪里获取 AWS 凭证。与 `aws.role_arn` 同时使用时，它是代入角色所用的凭证来源。',
    untilThen: bySasl,
    whenWrong: 'Doris 接受任何内容；BE 遇到不认识的值会记录日志，并回退到 AWS SDK 的默认凭证链。',
    disagreement: '文档列出三个值；代码认识十三种写法，并容忍其他任何值。',
  },
  'aws.access_key': {
    doc: '长期密钥对中的访问密钥 ID（AK），与 `aws.secret_key` 一起使用。临时密钥（`ASIA…`）不可用，因为没有传递会话 Token 的键。',
    untilThen: bySasl,
    whenWrong: pairWanted,
    disagreement: orderDisagreement,
  },
  'aws.secret_key': {
    doc: '与 `aws.access_key` 配对的私有访问密钥（SK）。SHOW ROUTINE LOAD 和 SHOW CREATE ROUTINE LOAD 会以明文显示它。',
    untilThen: bySasl,
    whenWrong: pairWanted,
  },
  'aws.role_arn': {
    doc: '通过 AWS STS 代入的 IAM 角色。调用 STS 时依次使用密钥对、`aws.profile_name`、`aws.credentials_provider`，最后是默认凭证链。',
    untilThen: bySasl,
    whenWrong: 'Doris 接受任何内容；作业首次连接时 AWS STS 会拒绝它。',
    disagreement: orderDisagreement,
  },
  'aws.external_id': {
    doc: '与 `aws.role_arn` 一起传给 AWS STS 的外部 ID，跨账号的信任策略可能要求提供它。',
    untilThen: bySasl,
    whenWrong:
      "没有角色时，Doris 报错 `When using AWS MSK IAM authentication, 'aws.external_id' must be used with 'aws.role_arn'.`",
  },
  'aws.profile_name': {
    doc: '运行 BE 的用户的 `~/.aws/credentials` 文件中的一个 Profile；每个 BE 上都必须有该文件。它优先于 `aws.credentials_provider`，但低于角色和密钥对。',
    untilThen: bySasl,
    disagreement: '文档列出了它，但没有说明它的优先级；BE 在第三位尝试它，先于 `aws.credentials_provider`。',
  },
  'aws.access.key': otherSpelling('aws.access_key'),
  'aws.secret.key': otherSpelling('aws.secret_key'),
  'aws.role.arn': otherSpelling('aws.role_arn'),
  'aws.msk.iam.role.arn': otherSpelling('aws.role_arn'),
  'aws.external.id': otherSpelling('aws.external_id'),
  'aws.profile.name': otherSpelling('aws.profile_name'),
  'aws.credentials.provider': otherSpelling('aws.credentials_provider'),
  'aws.session_token': noTemporaryKeys,
  'aws.session_key': noTemporaryKeys,
};
