import type { DorisVersion } from '../../catalog/index.ts';
import type { CredentialKind, CredentialUse, FrontendProblem, Ignored } from '../../model/authentication.ts';
import { codeList, linkTo, versionText } from './chineseWords.ts';
import type { AuthenticationWording } from './wording.ts';

/** The hover on `FROM KAFKA` in simplified Chinese. */
export const chineseAuthentication: AuthenticationWording = {
  title: (summary) => `**实际生效的认证方式：${summary}**`,
  plaintext: '无认证，不加密',
  tls: (clientCertificate) => (clientCertificate ? '基于 TLS 的客户端证书' : '无认证，TLS 加密'),
  sasl: (mechanism, encrypted) => `SASL/${mechanism}，${encrypted ? 'TLS 加密' : '不加密'}`,
  mskIam: (client, region) => {
    const where = region === undefined ? '' : `，区域 \`${region}\``;
    return `Amazon MSK IAM，${client ? clientNames[client] : '但没有凭证来源'}${where}`;
  },
  unknown: '无法判断',
  plaintextReason: {
    set: '由 `property.security.protocol` 指定。',
    absent:
      '没有设置 `property.security.protocol`，因此 Kafka 客户端以 `PLAINTEXT` 连接；SASL 和 TLS 相关配置不会生效。',
  },
  tlsReason: '`property.security.protocol` 为 `SSL`：用 CA 证书校验 Broker。',
  unknownReason: {
    placeholder: '`property.security.protocol` 是占位符。',
    invalid: '`property.security.protocol` 的值会被 Kafka 客户端拒绝。',
    stored: '这条 ALTER 不改变作业已有的 `property.security.protocol`。',
  },
  mechanism: (key) => `由 \`${key}\` 选择认证机制。`,
  defaultMechanism: (name) => `没有指定认证机制，因此 Kafka 客户端使用 \`${name}\`（Kerberos）。`,
  missing: (keys) => `缺少：${codeList(keys)}。缺少它们作业无法完成认证。`,
  tooNew: (keys, version, since) =>
    `${codeList(keys)}：${versionText(version)}不支持；Doris 自 ${since} 起支持使用 IAM 访问 Amazon MSK。`,
  trigger: (key) => `\`${key}\` 启用了 IAM。`,
  documented: '按照文档：',
  sameInBackend: (version) => `${backend(version)}的行为与此一致：依次查找角色、密钥对、Profile 和凭证提供者。`,
  inBackend: (version, differs) => `${backend(version)}的实际行为${differs ? '（与文档不同）' : ''}：`,
  source: {
    role: '`aws.role_arn`',
    keys: '`aws.access_key` 和 `aws.secret_key`',
    profile: '`aws.profile_name`',
    provider: '`aws.credentials_provider`',
    'default-chain': 'AWS SDK 的默认凭证链',
  },
  step: (source, value, use) => `${value === undefined ? source : `${source} = \`${value}\``}：${use}`,
  use: useText,
  ignoredTitle: '被忽略：',
  ignored: (key, by, reason) => `\`${key}\`：${ignoredText(by.length > 0 ? `${codeList(by)} ` : '另一种来源', reason)}`,
  problemsTitle: '问题：',
  frontend: (problem) => `Doris 会拒绝该语句：${frontendTexts[problem]}`,
  backend: {
    'external-id-without-role': '`aws.role_arn` 为空，而 external id 需要它：BE 不启用 IAM。',
    'no-region': '`aws.region` 为空：Token 没有为任何区域签名，Broker 会拒绝。',
    'protocol-case': 'BE 只接受大写的 `SASL_SSL`，否则不启用 IAM。',
    'mechanism-case': 'BE 只接受大写的 `OAUTHBEARER`，否则不启用 IAM。',
    'no-credentials': '没有设置任何凭证来源：BE 不启用 IAM，作业无法完成认证。',
  },
  partial: 'ALTER 语句单独检查；BE 会把它与作业已有的属性合并后使用。',
  rules: (url) => linkTo('凭证生效规则', url),
};

const clientNames: Readonly<Record<CredentialKind | 'stored', string>> = {
  role: '代入角色',
  keys: '使用密钥对',
  profile: '使用 Profile',
  provider: '使用凭证提供者',
  'default-chain': '使用 AWS SDK 的默认凭证链',
  stored: '使用作业已有的凭证',
};

function backend(version: DorisVersion): string {
  return version === 'dev' ? '开发分支的 BE ' : `${version} 版 BE `;
}

function useText(kind: CredentialKind, use: CredentialUse): string {
  switch (use) {
    case 'client':
      return kind === 'role' ? '**被代入，由该角色签发 Token**' : '**签发 Token**';
    case 'sts-source':
      return '**调用 STS 以代入角色**';
    case 'ignored':
      return '被忽略';
    case 'incomplete':
      return '两者只设置了一个，因此都不生效';
    case 'unnamed':
      return '文档中没有这个值';
    case 'falls-back':
      return 'BE 不认识该值，回退到 AWS SDK 的默认凭证链';
    case 'unspecified':
      return '文档没有说明何时生效';
    case 'absent':
      return '未设置';
  }
}

function ignoredText(winner: string, reason: Ignored['reason']): string {
  switch (reason) {
    case 'both':
      return `${winner}优先`;
    case 'documentation':
      return `按照文档，${winner}优先；但 BE 仍会使用它`;
    case 'backend':
      return `在 BE 中，${winner}优先`;
    case 'half-pair':
      return '缺少密钥对的另一半';
    case 'iam':
      return 'IAM 使用 Token 认证，不使用用户名和密码';
  }
}

const frontendTexts: Readonly<Record<FrontendProblem, string>> = {
  'external-id-without-role': '`aws.external_id` 需要同时设置 `aws.role_arn`。',
  'no-region': '缺少 `aws.region`。',
  protocol: '`property.security.protocol` 必须是 `SASL_SSL`。',
  mechanism: '`property.sasl.mechanism` 必须是 `OAUTHBEARER`。',
  'public-brokers': '公网 Broker 要求同时设置 `aws.access_key` 和 `aws.secret_key`。',
};
