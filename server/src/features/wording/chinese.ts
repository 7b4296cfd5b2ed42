import {
  allowedText,
  clauseText,
  optionText,
  propertyText,
  regionName,
  typeName,
} from '../../catalog/chinese/index.ts';
import type { Effect, MskListener, PropertyStatus } from '../../catalog/index.ts';
import { chineseAuthentication } from './chineseAuthentication.ts';
import { blockTexts, skeletonTexts } from './chineseChoices.ts';
import { codeList, linkTo, versionText } from './chineseWords.ts';
import type {
  CatalogWording,
  CompletionWording,
  PropertyWording,
  StartPosition,
  ValueWording,
  Wording,
} from './wording.ts';

const catalog: CatalogWording = {
  property: propertyText,
  typeName,
  allowed: allowedText,
  option: optionText,
  // what exactly is wrong is said by the finding
  problem: ({ effect }, type) => `${effects[effect]}允许的值：${allowedText(type)}。`,
  clause: clauseText,
  block: (block) => blockTexts[block.id] ?? block,
  skeleton: (skeleton) => (skeleton.block ? blockTexts[skeleton.block.id] : skeletonTexts[skeleton.label]) ?? skeleton,
};

const effects: Readonly<Record<Effect, string>> = {
  rejects: 'Doris 会拒绝这个值。',
  ignores: 'Doris 接受这个值，但它不会按字面生效。',
  'fails-later': 'Doris 接受这个值，但作业运行后会出错。',
  unsure: 'Doris 不检查这个值，它可能有误。',
};

const property: PropertyWording = {
  required: 'CREATE 时必填',
  onlyIn: (statement) => `仅用于 ${statement}`,
  since: (version) => `自 ${versionText(version)}起支持`,
  goneSince: (version) => `自 ${versionText(version)}起移除`,
  secret: '敏感信息',
  notIn: (version) => `⚠ 当前设置的版本 ${versionText(version)}没有该属性。`,
  type: (name) => `类型：${name}`,
  allowed: (values) => `允许的值：${values}`,
  default: (value) => `默认值：\`${value}\``,
  aliases: (keys) => `也可写作：${codeList(keys)}`,
  replacement: (text) => `应改用：${text}`,
  whenWrong: (status, text) => `${whenWrong[status]}：${text}`,
  uncheckedByAlter: 'ALTER 不检查该值。',
  disagreement: (text) => `文档与代码不一致：${text}`,
  alias: (alias, key) => `\`${alias}\` 是 \`${key}\` 的另一种写法。`,
  unknownSetting: (name) =>
    `作为 \`${name}\` 传给每个 BE 的 Kafka 客户端，本扩展的属性目录中没有它。Kafka 客户端会静默忽略不认识的配置。`,
  unknownKey: 'Doris 在此处没有这个属性。',
};

const whenWrong: Readonly<Record<PropertyStatus, string>> = {
  accepted: '填写错误时',
  ignored: 'Doris 的处理',
  harmful: '后果',
  rejected: 'Doris 的处理',
};

const value: ValueWording = {
  credential: '凭证：不予显示。',
  placeholder: '占位符，有待填写。',
  key: (key, doc) => `\`${key}\`：${doc}`,
  meaning: (word, doc) => (doc === '' ? `**\`${word}\`**` : `**\`${word}\`**：${doc}`),
  region: (region) => `**\`${region.code}\`**：AWS 区域，${regionName(region)}。`,
  documentedSpelling: (word) => `文档中的写法是 \`${word}\`。`,
  undocumented: '文档没有提到它。',
  mskBroker: (region, broker) => {
    const access = broker.public ? '公网地址，可通过互联网访问' : '私网地址，只能在 VPC 内访问';
    return `Amazon MSK${broker.serverless ? ' Serverless' : ''} 的 Broker，位于 \`${region}\`，${access}。`;
  },
  mskPort: (port, listener, isPublic) =>
    `端口 ${port}：${listenerNames[listener]}，${isPublic ? '公网' : '私网'}访问。`,
  noMskPort: (port) => `端口 ${port} 不是 Amazon MSK 的监听端口。`,
  noPort: '没有写端口时，Kafka 客户端使用 9092。',
  start: (partition, position) => {
    const where = partition === undefined ? '`kafka_partitions` 没有列出的分区' : `分区 ${partition} `;
    return `${where}从${startText(position)}。`;
  },
  arnPart: (part, text) => `${arnParts[part]}：\`${text}\``,
};

const listenerNames: Readonly<Record<MskListener, string>> = {
  plaintext: '不加密、不认证',
  tls: 'TLS',
  scram: '基于 TLS 的 SASL/SCRAM',
  iam: 'IAM',
};

function startText(position: StartPosition): string {
  switch (position.kind) {
    case 'offset':
      return `位点 ${position.value} 开始消费`;
    case 'named':
      return ` \`${position.value}\` 开始消费：${position.doc.replace(/。$/, '')}`;
    case 'other':
      return ` \`${position.value}\` 开始消费`;
    case 'default':
      return ` \`${position.value}\` 开始消费，因为 \`kafka_offsets\` 没有指定`;
  }
}

const arnParts = { role: '角色', path: '路径', account: '账号', partition: 'AWS 分区', service: '服务' } as const;

const completion: CompletionWording = {
  regionOfBrokers: 'Broker 所在区域',
  forMsk: '用于 IAM 认证的 Amazon MSK',
  undocumented: '文档未提及',
  default: '默认值',
  allowed: (values) => `允许的值：${values}。`,
  propertyCount: (count) => `${count} 个属性`,
  writes: (keys) => `写入 ${codeList(keys)}。`,
  requiredMsk: {
    label: 'MSK 必填的全部属性',
    doc: '作业使用 IAM 读取 Amazon MSK 所需的全部属性，只写入尚缺的部分。',
  },
};

/** Simplified Chinese. */
export const chinese: Wording = {
  catalog,
  property,
  value,
  completion,
  authentication: chineseAuthentication,
  sentences: (sentences) => sentences.join(''),
  codes: codeList,
  documentation: (url) => linkTo('文档', url),
};
