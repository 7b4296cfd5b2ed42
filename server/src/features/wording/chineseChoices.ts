import type { Skeleton } from '../skeletons.ts';
import type { ChoiceTexts } from './wording.ts';

/** Blocks of properties by their ids. */
export const blockTexts: Readonly<Record<string, ChoiceTexts>> = {
  'msk-access-key': {
    label: 'MSK 方式 1：Access Key 和 Secret Key',
    doc: 'Amazon MSK 文档的方式 1，使用 IAM：写在语句中的长期密钥对。访问公网 MSK Broker 时 Doris 只接受这种方式。SHOW ROUTINE LOAD 会显示这两个密钥。',
  },
  'msk-role-instance-profile': {
    label: 'MSK 方式 2.1：角色，Instance Profile',
    doc: 'Amazon MSK 文档的方式 2.1，使用 IAM：每个 BE 用其 EC2 实例的凭证代入该角色。',
  },
  'msk-role-environment': {
    label: 'MSK 方式 2.2：角色，环境变量',
    doc: 'Amazon MSK 文档的方式 2.2，使用 IAM：每个 BE 用自身环境变量中的密钥对（`AWS_ACCESS_KEY_ID`、`AWS_SECRET_ACCESS_KEY`）代入该角色。',
  },
  'msk-role-default-chain': {
    label: 'MSK 方式 2.3：角色，默认凭证链',
    doc: 'Amazon MSK 文档的方式 2.3，使用 IAM：每个 BE 用 AWS SDK 默认凭证链最先找到的凭证代入该角色。',
  },
  'msk-provider': {
    label: 'MSK 方式 3：凭证提供者',
    doc: 'Amazon MSK 文档的方式 3，使用 IAM：语句中不写密钥，每个 BE 从凭证提供者指定的位置获取凭证。',
  },
  'sasl-plain': {
    label: 'SASL/PLAIN：用户名和密码',
    doc: '直接发送用户名和密码：除非网络本身可信，否则应使用 TLS。',
  },
  'sasl-scram': {
    label: 'SASL/SCRAM：以质询应答方式验证用户名和密码',
    doc: '通过质询应答证明用户名和密码。Amazon MSK 只接受 SCRAM-SHA-512，端口为 9096（公网 9196）。',
  },
  tls: {
    label: 'TLS：加密，不认证',
    doc: '加密连接；用 CA 证书校验 Broker。证书文件通过 `CREATE FILE` 保存，catalog 为 `kafka`。',
  },
  'tls-client-certificate': {
    label: 'TLS，使用客户端证书',
    doc: '作业通过证书证明身份。三个文件通过 `CREATE FILE` 保存，catalog 为 `kafka`。',
  },
};

/** Skeletons of statements by their English labels; those of a block have its texts. */
export const skeletonTexts: Readonly<Record<string, Pick<Skeleton, 'label' | 'doc'>>> = {
  'from Kafka': { label: '从 Kafka 导入', doc: '以普通连接读取 Kafka Topic 的作业，不加密，不认证。' },
  'from Kafka with a password': {
    label: '从 Kafka 导入，使用密码',
    doc: '用于要求用户名和密码的 Kafka 集群的作业：SASL/SCRAM 或 SASL/PLAIN。',
  },
  'change a paused job': { label: '修改已暂停的作业' },
  'pause a job, change it and resume it': { label: '暂停作业，修改后恢复' },
  'one job': { label: '单个作业' },
  'every job of the database': { label: '数据库的所有作业' },
  'one job, for good': { label: '单个作业，永久停止' },
  'jobs, ended ones too': { label: '所有作业，包括已结束的' },
  'subtasks of a job': { label: '作业的子任务' },
  'statement of a job': { label: '作业的创建语句' },
};
