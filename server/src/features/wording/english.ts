import type { MskListener } from '../../catalog/index.ts';
import { versionName } from '../../catalog/index.ts';
import type { CredentialKind, CredentialUse, FrontendProblem, Ignored } from '../../model/authentication.ts';
import type {
  AuthenticationWording,
  CatalogWording,
  CompletionWording,
  PropertyWording,
  StartPosition,
  ValueWording,
  Wording,
} from './wording.ts';

function codes(words: readonly string[]): string {
  return words.map((word) => `\`${word}\``).join(', ');
}

const catalog: CatalogWording = {
  property: (spec) => spec,
  typeName: ({ name }) => name,
  allowed: ({ description }) => description,
  option: (_, { doc }) => doc,
  problem: ({ message }) => message,
  clause: ({ doc }) => doc,
  block: (block) => block,
  skeleton: (skeleton) => skeleton,
};

const property: PropertyWording = {
  required: 'required in CREATE',
  onlyIn: (statement) => `only in ${statement}`,
  since: (version) => `since ${versionName(version)}`,
  goneSince: (version) => `gone since ${versionName(version)}`,
  secret: 'secret',
  notIn: (version) => `⚠ ${versionName(version)}, the version that is set, does not have it.`,
  type: (name) => `Type: ${name}`,
  allowed: (values) => `Allowed: ${values}`,
  default: (value) => `Default: \`${value}\``,
  aliases: (keys) => `Also written: ${codes(keys)}`,
  replacement: (text) => `Write instead: ${text}`,
  whenWrong: (status, text) => `${whenWrong[status]}: ${text}`,
  uncheckedByAlter: 'ALTER does not check the value.',
  disagreement: (text) => `Documentation and code disagree: ${text}`,
  alias: (alias, key) => `\`${alias}\` is another spelling of \`${key}\`.`,
  unknownSetting: (name) =>
    `Handed to the Kafka client of every backend as \`${name}\`, which this catalog does not know. The client ignores settings that it does not know, without a word.`,
  unknownKey: 'Doris has no such property here.',
};

const whenWrong = {
  accepted: 'When wrong',
  ignored: 'What Doris does',
  harmful: 'What it does',
  rejected: 'What Doris does',
} as const;

const value: ValueWording = {
  credential: 'A credential: it is not shown.',
  placeholder: 'A placeholder, to be filled in.',
  key: (key, doc) => `\`${key}\`: ${doc}`,
  meaning: (word, doc) => (doc === '' ? `**\`${word}\`**` : `**\`${word}\`**: ${doc}`),
  region: ({ code, name }) => `**\`${code}\`**: the AWS region ${name}.`,
  documentedSpelling: (word) => `The documented spelling is \`${word}\`.`,
  undocumented: 'The documentation does not name it.',
  mskBroker: (region, broker) => {
    const access = broker.public ? 'public: reached over the internet' : 'private: reached from within the VPC only';
    return `A broker of Amazon MSK${broker.serverless ? ' Serverless' : ''} in \`${region}\`, ${access}.`;
  },
  mskPort: (port, listener, isPublic) =>
    `Port ${port}: ${listenerNames[listener]}, ${isPublic ? 'public' : 'private'} access.`,
  noMskPort: (port) => `Port ${port} is none of the listeners of Amazon MSK.`,
  noPort: 'Without a port, the Kafka client takes 9092.',
  start: (partition, position) => {
    const where =
      partition === undefined ? 'A partition that `kafka_partitions` does not name' : `Partition ${partition}`;
    return `${where} starts at ${startText(position)}.`;
  },
  arnPart: (part, text) => `${arnParts[part]}: \`${text}\``,
};

const listenerNames: Readonly<Record<MskListener, string>> = {
  plaintext: 'without encryption and login',
  tls: 'TLS',
  scram: 'SASL/SCRAM over TLS',
  iam: 'IAM',
};

function startText(position: StartPosition): string {
  switch (position.kind) {
    case 'offset':
      return `offset ${position.value}`;
    case 'named':
      return `\`${position.value}\`: ${position.doc.replace(/\.$/, '')}`;
    case 'other':
      return `\`${position.value}\``;
    case 'default':
      return `\`${position.value}\`, as \`kafka_offsets\` does not say where`;
  }
}

const arnParts = {
  role: 'Role',
  path: 'Path',
  account: 'Account',
  partition: 'Partition',
  service: 'Service',
} as const;

const completion: CompletionWording = {
  regionOfBrokers: 'region of the brokers',
  forMsk: 'for Amazon MSK with IAM',
  undocumented: 'not in the documentation',
  default: 'default',
  allowed: (values) => `Allowed: ${values}.`,
  propertyCount: (count) => `${count} properties`,
  writes: (keys) => `Writes ${codes(keys)}.`,
  requiredMsk: {
    label: 'All required MSK properties',
    doc: 'Everything that a job needs to read from Amazon MSK with IAM, as far as it is not there yet.',
  },
};

const authentication: AuthenticationWording = {
  title: (summary) => `**Effective authentication: ${summary}**`,
  plaintext: 'none, and no encryption',
  tls: (clientCertificate) => (clientCertificate ? 'client certificate over TLS' : 'none, over TLS'),
  sasl: (mechanism, encrypted) => `SASL/${mechanism} ${encrypted ? 'over TLS' : 'without encryption'}`,
  mskIam: (client, region) => {
    const where = region === undefined ? '' : `, region \`${region}\``;
    return `Amazon MSK with IAM, ${client ? clientNames[client] : 'but no source of credentials'}${where}`;
  },
  unknown: 'cannot be told',
  plaintextReason: {
    set: '`property.security.protocol` says so.',
    absent:
      '`property.security.protocol` is absent, so the Kafka client connects as `PLAINTEXT`; SASL and TLS settings would have no effect.',
  },
  tlsReason: '`property.security.protocol` is `SSL`: the brokers are checked against the certificate authority.',
  unknownReason: {
    placeholder: '`property.security.protocol` is a placeholder.',
    invalid: '`property.security.protocol` has a value that the Kafka client refuses.',
    stored: 'This ALTER leaves `property.security.protocol` as the job has it.',
  },
  mechanism: (key) => `\`${key}\` chooses the mechanism.`,
  defaultMechanism: (name) => `No mechanism is given, so the Kafka client takes \`${name}\` (Kerberos).`,
  missing: (keys) => `Missing: ${codes(keys)}. The job cannot sign in without.`,
  tooNew: (keys, version, since) =>
    `${codes(keys)}: not in ${versionName(version)}; Doris signs in to Amazon MSK with IAM since ${since}.`,
  trigger: (key) => `\`${key}\` turns IAM on.`,
  documented: 'By the documentation:',
  sameInBackend: (version) =>
    `The ${version} backend does the same: it looks for a role, then a key pair, a profile, a provider.`,
  inBackend: (version, differs) => `What the ${version} backend does${differs ? ', which differs' : ''}:`,
  source: {
    role: '`aws.role_arn`',
    keys: '`aws.access_key` and `aws.secret_key`',
    profile: '`aws.profile_name`',
    provider: '`aws.credentials_provider`',
    'default-chain': 'default provider chain of the AWS SDK',
  },
  step: (source, word, use) => `${word === undefined ? source : `${source} = \`${word}\``}: ${use}`,
  use: useText,
  ignoredTitle: 'Ignored:',
  ignored: (key, by, reason) => `\`${key}\`: ${ignoredText(by, reason)}`,
  problemsTitle: 'What goes wrong:',
  frontend: (problem) => `Doris refuses the statement: ${frontendTexts[problem]}`,
  backend: {
    'external-id-without-role': '`aws.role_arn` is empty, and an external id needs it: the backend leaves IAM off.',
    'no-region': '`aws.region` is empty: the brokers refuse a token that is signed for no region.',
    'protocol-case': 'The backend takes `SASL_SSL` in capitals only and leaves IAM off.',
    'mechanism-case': 'The backend takes `OAUTHBEARER` in capitals only and leaves IAM off.',
    'no-credentials': 'No source of credentials is set: the backend leaves IAM off, and the job cannot sign in.',
  },
  partial: 'An ALTER is checked on its own; the backend sees it together with what the job already has.',
  rules: (url) => `[Credential resolution rules](${url})`,
};

const clientNames: Readonly<Record<CredentialKind | 'stored', string>> = {
  role: 'by an assumed role',
  keys: 'by the key pair',
  profile: 'by a profile',
  provider: 'by the credentials provider',
  'default-chain': 'by the default provider chain of the AWS SDK',
  stored: 'with the credentials that the job has',
};

function useText(kind: CredentialKind, use: CredentialUse): string {
  switch (use) {
    case 'client':
      return kind === 'role' ? '**assumed; the role signs the token**' : '**signs the token**';
    case 'sts-source':
      return '**calls STS to assume the role**';
    case 'ignored':
      return 'ignored';
    case 'incomplete':
      return 'only one of the two is set, so neither counts';
    case 'unnamed':
      return 'the documentation knows no such value';
    case 'falls-back':
      return 'unknown to the backend, which falls back to the default provider chain of the AWS SDK';
    case 'unspecified':
      return 'the documentation does not say when it counts';
    case 'absent':
      return 'not set';
  }
}

function ignoredText(winners: readonly string[], reason: Ignored['reason']): string {
  const first = `${winners.map((key) => `\`${key}\``).join(' and ') || 'another source'} ${winners.length > 1 ? 'come' : 'comes'} first`;
  switch (reason) {
    case 'both':
      return first;
    case 'documentation':
      return `by the documentation ${first}; the backend uses it nevertheless`;
    case 'backend':
      return `in the backend ${first}`;
    case 'half-pair':
      return 'the other half of the key pair is missing';
    case 'iam':
      return 'IAM signs in with a token, not with a user and password';
  }
}

const frontendTexts: Readonly<Record<FrontendProblem, string>> = {
  'external-id-without-role': '`aws.external_id` needs `aws.role_arn`.',
  'no-region': '`aws.region` is missing.',
  protocol: '`property.security.protocol` must be `SASL_SSL`.',
  mechanism: '`property.sasl.mechanism` must be `OAUTHBEARER`.',
  'public-brokers': 'public brokers need both `aws.access_key` and `aws.secret_key`.',
};

/** English, the language of the catalog itself. */
export const english: Wording = {
  catalog,
  property,
  value,
  completion,
  authentication,
  sentences: (sentences) => sentences.join(' '),
  codes,
  documentation: (url) => `[Documentation](${url})`,
};
