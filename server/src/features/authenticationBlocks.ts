import type { DorisVersion } from '../catalog/index.ts';
import { pages } from '../catalog/index.ts';

/** One property of a block. */
export interface BlockProperty {
  readonly key: string;
  /** The values with which the block works, the usual one first. Absent where the user fills something in. */
  readonly values?: readonly string[];
  /** What stands where the user fills something in; the placeholder of the catalog when absent. */
  readonly placeholder?: string;
}

/** A way to authenticate with Kafka, as the properties that it takes besides the brokers and the topic. */
export interface AuthenticationBlock {
  /** Stable kebab-case name. */
  readonly id: string;
  readonly label: string;
  /** The words that find it in completion. */
  readonly words: string;
  /** Markdown. */
  readonly doc: string;
  readonly url: string;
  readonly since?: DorisVersion;
  readonly properties: readonly BlockProperty[];
}

const region: BlockProperty = { key: 'aws.region' };
const roleArn: BlockProperty = { key: 'aws.role_arn' };
const accessKey: BlockProperty = { key: 'aws.access_key' };
const secretKey: BlockProperty = { key: 'aws.secret_key' };
const user: BlockProperty = { key: 'property.sasl.username' };
const password: BlockProperty = { key: 'property.sasl.password' };
const caFile: BlockProperty = { key: 'property.ssl.ca.location', placeholder: 'FILE:ca.pem' };

function provider(...values: readonly string[]): BlockProperty {
  return { key: 'aws.credentials_provider', values };
}

function protocol(...values: readonly string[]): BlockProperty {
  return { key: 'property.security.protocol', values };
}

function mechanism(...values: readonly string[]): BlockProperty {
  return { key: 'property.sasl.mechanism', values };
}

/** What MSK IAM takes whatever the source of credentials, around the keys of that source. */
function mskIam(...credentials: readonly BlockProperty[]): readonly BlockProperty[] {
  return [region, ...credentials, protocol('SASL_SSL'), mechanism('OAUTHBEARER')];
}

/** The brokers and the topic that a job reads. IAM has a port of its own on private brokers, for which most jobs are. */
export function sourceOf(block: Pick<AuthenticationBlock, 'properties'>): readonly BlockProperty[] {
  const isMskIam = block.properties.some(({ key }) => key === region.key);
  return [{ key: 'kafka_broker_list', placeholder: isMskIam ? '<broker>:9098' : undefined }, { key: 'kafka_topic' }];
}

/** The methods of the Amazon MSK page in its order and numbering, then the ones for any Kafka cluster. */
export const authenticationBlocks: readonly AuthenticationBlock[] = [
  {
    id: 'msk-access-key',
    label: 'MSK 1: access key and secret key',
    words: 'msk iam method 1 access key secret key ak sk',
    doc: 'Method 1 of the Amazon MSK page, with IAM: a long-lived key pair, written into the statement. The only method that Doris takes for public MSK brokers. SHOW ROUTINE LOAD prints both keys.',
    url: pages.msk,
    since: '4.1',
    properties: mskIam(accessKey, secretKey),
  },
  {
    id: 'msk-role-instance-profile',
    label: 'MSK 2.1: role by instance profile',
    words: 'msk iam method 2.1 assume role arn instance profile ec2',
    doc: 'Method 2.1 of the Amazon MSK page, with IAM: every backend assumes the role with the credentials of its EC2 instance.',
    url: pages.msk,
    since: '4.1',
    properties: mskIam(roleArn, provider('INSTANCE_PROFILE')),
  },
  {
    id: 'msk-role-environment',
    label: 'MSK 2.2: role by environment',
    words: 'msk iam method 2.2 assume role arn environment env',
    doc: 'Method 2.2 of the Amazon MSK page, with IAM: every backend assumes the role with the key pair in its own environment (`AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY`).',
    url: pages.msk,
    since: '4.1',
    properties: mskIam(roleArn, provider('ENV')),
  },
  {
    id: 'msk-role-default-chain',
    label: 'MSK 2.3: role by default chain',
    words: 'msk iam method 2.3 assume role arn default chain',
    doc: 'Method 2.3 of the Amazon MSK page, with IAM: every backend assumes the role with whatever the default provider chain of the AWS SDK finds first.',
    url: pages.msk,
    since: '4.1',
    properties: mskIam(roleArn, provider('DEFAULT')),
  },
  {
    id: 'msk-provider',
    label: 'MSK 3: credentials provider',
    words: 'msk iam method 3 credentials provider instance profile env default',
    doc: 'Method 3 of the Amazon MSK page, with IAM: no keys in the statement, every backend takes its credentials from where the provider says.',
    url: pages.msk,
    since: '4.1',
    properties: mskIam(provider('INSTANCE_PROFILE', 'ENV', 'DEFAULT')),
  },
  {
    id: 'sasl-plain',
    label: 'SASL/PLAIN: user and password',
    words: 'sasl plain user password',
    doc: 'User and password, sent as they are: over TLS, unless the network itself is trusted.',
    url: pages.manual,
    properties: [protocol('SASL_SSL', 'SASL_PLAINTEXT'), mechanism('PLAIN'), user, password],
  },
  {
    id: 'sasl-scram',
    label: 'SASL/SCRAM: user and password by challenge',
    words: 'sasl scram sha user password msk',
    doc: 'User and password, proved by challenge and response. Amazon MSK takes SCRAM-SHA-512 only, on port 9096 (public 9196).',
    url: pages.manual,
    properties: [protocol('SASL_SSL', 'SASL_PLAINTEXT'), mechanism('SCRAM-SHA-512', 'SCRAM-SHA-256'), user, password],
  },
  {
    id: 'tls',
    label: 'TLS: encrypted, without login',
    words: 'tls ssl ca certificate',
    doc: 'An encrypted connection; the brokers are checked against a certificate authority. `CREATE FILE` with the catalog `kafka` stores the file.',
    url: pages.manual,
    properties: [protocol('SSL'), caFile],
  },
  {
    id: 'tls-client-certificate',
    label: 'TLS with a client certificate',
    words: 'tls ssl mtls mutual client certificate key',
    doc: 'The job proves who it is by a certificate. `CREATE FILE` with the catalog `kafka` stores the three files.',
    url: pages.manual,
    properties: [
      protocol('SSL'),
      caFile,
      { key: 'property.ssl.certificate.location', placeholder: 'FILE:client.pem' },
      { key: 'property.ssl.key.location', placeholder: 'FILE:client.key' },
      { key: 'property.ssl.key.password' },
    ],
  },
];
