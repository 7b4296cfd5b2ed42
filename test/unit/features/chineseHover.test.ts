import { describe, expect, it, test } from 'vitest';
import { type DorisVersion, defaultDorisVersion } from '../../../server/src/catalog/index.ts';
import { hoverAt } from '../../../server/src/features/hover.ts';
import { chinese } from '../../../server/src/features/wording/chinese.ts';
import { analyzeStatement } from '../../../server/src/rules/analysis.ts';
import { chineseMistakes } from '../../support/chinese.ts';
import { readCursor } from '../../support/markers.ts';
import { labels, offers } from './completing.ts';

function hover(marked: string, version: DorisVersion = defaultDorisVersion): string {
  const { text, offset } = readCursor(marked);
  const markdown = hoverAt(analyzeStatement(text, version), offset, chinese)?.markdown ?? '';
  expect(chineseMistakes(markdown), markdown).toEqual([]);
  return markdown;
}

function kafka(...properties: readonly string[]): string {
  return `CREATE ROUTINE LOAD job ON t FROM KAFKA (${properties.join(', ')});`;
}

function settings(property: string): string {
  return `CREATE ROUTINE LOAD job ON t PROPERTIES (${property}) FROM KAFKA ("kafka_topic" = "t");`;
}

describe('a hover in Chinese', () => {
  it('tells all that the catalog knows of a key', () => {
    expect(hover(settings('"max_filter_|ratio" = "0.1"'))).toBe(
      [
        '**`max_filter_ratio`** · PROPERTIES · 自 Doris 2.1 起支持',
        '采样窗口内允许的错误行比例，范围为 0 到 1。该值与 `max_error_number` 任意一个超限，作业都会暂停，因此两者都要放宽。',
        [
          '- 类型：小数',
          '- 允许的值：0 到 1 的数字',
          '- 默认值：`1.0`',
          '- 填写错误时：Doris 报错 `max_filter_ratio should between 0 and 1`。',
          '- 文档与代码不一致：文档给出的默认值是 0；代码使用 1.0，因此默认只由 `max_error_number` 决定。',
        ].join('\n'),
        '[文档](https://doris.apache.org/zh-CN/docs/4.x/sql-manual/sql-statements/data-modification/load-and-export/CREATE-ROUTINE-LOAD)',
      ].join('\n\n'),
    );
  });

  test.each([
    ['a required key', kafka('"kafka_br|oker_list" = "b:9092"'), 'FROM KAFKA · CREATE 时必填'],
    ['a key of CREATE alone', settings('"for|mat" = "csv"'), '仅用于 CREATE'],
    ['a secret', kafka('"aws.secret_|key" = "x"'), '敏感信息'],
    ['a key that ALTER stores unseen', settings('"json|paths" = "[]"'), 'ALTER 不检查该值。'],
    ['an alias', kafka('"property.aws.re|gion" = "eu-west-1"'), '`property.aws.region` 是 `aws.region` 的另一种写法。'],
    ['an unknown setting', kafka('"property.no.su|ch" = "1"'), '作为 `no.such` 传给每个 BE 的 Kafka 客户端'],
    ['an unknown key', settings('"no_su|ch" = "1"'), 'Doris 在此处没有这个属性。'],
    ['a refused key', settings('"column_se|parator" = ","'), '应改用：COLUMNS TERMINATED BY'],
    ['a setting of librdkafka', kafka('"property.fetch.min|.bytes" = "1"'), '允许的值：1 到 100000000 的整数（字节）'],
    ['a setting of Java', kafka('"property.ssl.truststore.lo|cation" = "x"'), 'Kafka Java 客户端的配置'],
    ['a callback', kafka('"property.stats|_cb" = "x"'), 'librdkafka C 接口的回调或对象'],
    ['a harmful key', kafka('"property.enable.auto.offset|.store" = "true"'), '后果：设为 `true` 时'],
  ])('explains %s', (_, marked, phrase) => {
    expect(hover(marked)).toContain(phrase);
  });

  it('warns of a key that the version does not have', () => {
    expect(hover(kafka('"aws.re|gion" = "us-east-1"'), '3.0')).toContain(
      '⚠ 当前设置的版本 Doris 3.0 没有该属性。用 SASL/SCRAM 以用户名和密码登录 Amazon MSK。\n',
    );
  });

  test.each([
    ['a provider', '"aws.credentials_provider" = "EN|V"', '**`ENV`**：BE 进程的环境变量'],
    ['a second spelling', '"aws.credentials_provider" = "E|CS"', '文档中的写法是 `CONTAINER`。'],
    ['an undocumented value', '"aws.credentials_provider" = "WEB_|IDENTITY"', '文档没有提到它。'],
    ['a region', '"aws.region" = "eu-c|entral-1"', '**`eu-central-1`**：AWS 区域，欧洲（法兰克福）。'],
    ['a credential', '"aws.access_key" = "<y|our-ak>"', '凭证：不予显示。'],
    ['a placeholder', '"aws.region" = "<y|our-region>"', '占位符，有待填写。'],
    [
      'a wrong value',
      '"property.kafka_default_offsets" = "fi|rst"',
      'Doris 会拒绝这个值。允许的值：`OFFSET_BEGINNING`、',
    ],
    ['a value without effect', '"aws.credentials_provider" = "EN|VV"', 'Doris 接受这个值，但它不会按字面生效。'],
    ['a value that fails later', '"property.security.protocol" = "TL|S"', 'Doris 接受这个值，但作业运行后会出错。'],
    ['an ARN', '"aws.role_arn" = "arn:aws:iam::123456789012:role/te|am/r"', '- 角色：`r`\n- 路径：`/team/`\n- 账号：'],
    [
      'an MSK broker',
      '"kafka_broker_list" = "b-1.d.a.c2.kafka.us-east-1.amazon|aws.com:9098"',
      '端口 9098：IAM，私网访问。',
    ],
    ['a broker without a port', '"kafka_broker_list" = "ho|st"', '没有写端口时，Kafka 客户端使用 9092。'],
    [
      'a word that explains itself',
      '"property.compression.codec" = "gz|ip"',
      '**`gzip`**\n\n`property.compression.codec`：',
    ],
    ['a partition', '"kafka_partitions" = "0,|3"', '分区 3 从 `OFFSET_END` 开始消费，因为 `kafka_offsets` 没有指定。'],
    ['an offset', '"kafka_offsets" = "|7"', '`kafka_partitions` 没有列出的分区从位点 7 开始消费。'],
  ])('tells the meaning of %s', (_, property, phrase) => {
    expect(hover(kafka(property))).toContain(phrase);
  });

  it('tells how the job signs in, and where the backend differs from the page', () => {
    const markdown = hover(
      kafka(
        '"property.security.protocol" = "SASL_SSL"',
        '"property.sasl.mechanism" = "OAUTHBEARER"',
        '"aws.region" = "us-west-1"',
        '"aws.role_arn" = "arn:aws:iam::123456789012:role/r"',
        '"aws.access_key" = "a"',
        '"aws.secret_key" = "s"',
      ).replace('KAFKA', 'KAF|KA'),
    );
    expect(markdown).toContain('**实际生效的认证方式：Amazon MSK IAM，代入角色，区域 `us-west-1`**');
    expect(markdown).toContain('按照文档：\n1. `aws.access_key` 和 `aws.secret_key`：**签发 Token**');
    expect(markdown).toContain('4.1 版 BE 的实际行为（与文档不同）：\n1. `aws.role_arn` = ');
    expect(markdown).toContain('- `aws.role_arn`：按照文档，`aws.access_key`、`aws.secret_key` 优先；但 BE 仍会使用它');
    expect(markdown).toContain('[凭证生效规则](https://doris.apache.org/zh-CN/docs/4.x/');
  });

  it('explains clauses', () => {
    expect(hover('PAU|SE ALL ROUTINE LOAD;')).toMatch(/^\*\*PAUSE ALL ROUTINE LOAD\*\*\n\n暂停当前数据库的所有作业。/);
  });
});

describe('completion in Chinese', () => {
  const documentation = (marked: string, label: string): string | undefined =>
    offers(marked, { wording: chinese }).find((item) => item.label === label)?.documentation;

  it('documents keys, values, clauses, blocks and statements', () => {
    expect(documentation(kafka('|'), 'kafka_topic')).toContain('要消费的 Topic');
    expect(documentation(kafka('"aws.credentials_provider" = "|"'), 'ENV')).toContain('BE 进程的环境变量');
    expect(documentation(settings('"desired_concurrent_number" = "|"'), '256')).toBe('允许的值：不小于 1 的整数。');
    expect(documentation('CREATE ROUTINE LOAD job ON t |', 'PROPERTIES')).toContain('作业的属性');
    expect(documentation(kafka('|'), 'TLS：加密，不认证')).toContain(
      '写入 `kafka_broker_list`、`kafka_topic`、`property.security.protocol`、`property.ssl.ca.location`。',
    );
    expect(documentation('|', 'STOP ROUTINE LOAD')).toContain('永久停止一个作业');
  });

  it('writes beside keys, values and statements what they are', () => {
    const detail = (marked: string, label: string): string | undefined =>
      offers(marked, { wording: chinese }).find((item) => item.label === label)?.detail;
    expect(detail(kafka('|'), 'kafka_broker_list')).toBe('host:port 列表');
    expect(detail(kafka('"property.kafka_default_offsets" = "|"'), 'OFFSET_END')).toBe('默认值');
    expect(detail('|', 'STOP ROUTINE LOAD')).toBe('单个作业，永久停止');
  });

  it('finds blocks and statements by the same words as in English', () => {
    expect(labels(kafka('"msk|'), { wording: chinese })).toContain('MSK 方式 3：凭证提供者');
    expect(labels('create routine load|', { wording: chinese })).toContain('CREATE ROUTINE LOAD');
  });
});
