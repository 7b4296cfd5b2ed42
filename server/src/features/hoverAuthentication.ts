import { pages, versionName } from '../catalog/index.ts';
import type {
  Authentication,
  BackendProblem,
  CredentialKind,
  CredentialStep,
  CredentialUse,
  FrontendProblem,
  Ignored,
  MskIam,
  Sasl,
} from '../model/authentication.ts';
import { authenticationOf, mskIamSince } from '../model/authentication.ts';
import type { BoundProperty, Job } from '../model/job.ts';

/**
 * How a job signs in to Kafka, in Markdown: what takes effect, in what order that was found, what is ignored and why, and where
 * the 4.1 backend differs from the documentation. Credentials appear by the names of their keys only.
 */
export function authenticationDoc(job: Job): string | undefined {
  const authentication = authenticationOf(job);
  if (!authentication) return undefined;
  const parts = [`**Effective authentication: ${summary(authentication)}**`, ...details(authentication, job)];
  if (authentication.tooNew.length > 0) {
    const keys = names(authentication.tooNew);
    parts.push(
      `${keys}: not in ${versionName(job.version)}; Doris signs in to Amazon MSK with IAM since ${mskIamSince}.`,
    );
  }
  return parts.join('\n\n');
}

function summary(authentication: Authentication): string {
  switch (authentication.kind) {
    case 'plaintext':
      return 'none, and no encryption';
    case 'tls':
      return authentication.clientCertificate ? 'client certificate over TLS' : 'none, over TLS';
    case 'sasl':
      return `SASL/${authentication.mechanismName} ${authentication.encrypted ? 'over TLS' : 'without encryption'}`;
    case 'msk-iam': {
      const { actualClient, region } = authentication;
      const where = region ? `, region \`${region.value}\`` : '';
      return `Amazon MSK with IAM, ${actualClient ? clientNames[actualClient] : 'but no source of credentials'}${where}`;
    }
    case 'unknown':
      return 'cannot be told';
  }
}

const clientNames: Readonly<Record<CredentialKind, string>> = {
  role: 'by an assumed role',
  keys: 'by the key pair',
  profile: 'by a profile',
  provider: 'by the credentials provider',
  'default-chain': 'by the default provider chain of the AWS SDK',
};

function details(authentication: Authentication, job: Job): readonly string[] {
  const { protocol } = authentication;
  switch (authentication.kind) {
    case 'plaintext':
      return [
        protocol
          ? '`property.security.protocol` says so.'
          : '`property.security.protocol` is absent, so the Kafka client connects as `PLAINTEXT`; SASL and TLS settings would have no effect.',
      ];
    case 'tls':
      return ['`property.security.protocol` is `SSL`: the brokers are checked against the certificate authority.'];
    case 'sasl':
      return saslDetails(authentication);
    case 'msk-iam':
      return mskDetails(authentication, job);
    case 'unknown':
      return [
        {
          placeholder: '`property.security.protocol` is a placeholder.',
          invalid: '`property.security.protocol` has a value that the Kafka client refuses.',
          stored: 'This ALTER leaves `property.security.protocol` as the job has it.',
        }[authentication.reason],
      ];
  }
}

function saslDetails({ mechanism, mechanismName, missing }: Sasl): readonly string[] {
  const why = mechanism
    ? `\`${mechanism.key}\` chooses the mechanism.`
    : `No mechanism is given, so the Kafka client takes \`${mechanismName}\` (Kerberos).`;
  const absent = missing.map((key) => `\`${key}\``).join(', ');
  return missing.length > 0 ? [why, `Missing: ${absent}. The job cannot sign in without.`] : [why];
}

function mskDetails(iam: MskIam, job: Job): readonly string[] {
  const { steps, ignored, frontend, backend, trigger, partial } = iam;
  const backendName = `${job.version} backend`;
  const parts = [
    `\`${trigger.key}\` turns IAM on.`,
    `By the documentation:\n${numbered(steps, documentedOrder, 'documented')}`,
  ];
  const comparison = compare(steps);
  parts.push(
    comparison === 'same'
      ? `The ${backendName} does the same: it looks for a role, then a key pair, a profile, a provider.`
      : `What the ${backendName} does${comparison === 'differs' ? ', which differs' : ''}:\n${numbered(steps, backendOrder, 'actual')}`,
  );
  if (ignored.length > 0) parts.push(`Ignored:\n${ignored.map((entry) => `- ${ignoredText(entry)}`).join('\n')}`);
  const problems = [
    ...frontend.map((problem) => `Doris refuses the statement: ${frontendTexts[problem]}`),
    ...backend.map((problem) => backendTexts[problem]),
  ];
  if (problems.length > 0) parts.push(problems.map((problem) => `- ${problem}`).join('\n'));
  if (partial)
    parts.push('An ALTER is checked on its own; the backend sees it together with what the job already has.');
  parts.push(`[Credential resolution rules](${pages.msk})`);
  return parts;
}

/**
 * How the backend's reading compares with the documentation's: `more` where the documentation says nothing about what
 * the backend uses.
 */
function compare(steps: readonly CredentialStep[]): 'same' | 'differs' | 'more' {
  const unlike = steps.filter(({ documented, actual }) => documented !== actual);
  if (unlike.length === 0) return 'same';
  return unlike.every(({ kind, documented }) => kind === 'default-chain' || documented === 'unspecified')
    ? 'more'
    : 'differs';
}

/** The order of priority on the Amazon MSK page, which gives profiles no place. */
const documentedOrder: readonly CredentialKind[] = ['keys', 'role', 'provider', 'profile'];
/** aws_msk_iam_auth.cpp. */
const backendOrder: readonly CredentialKind[] = ['role', 'keys', 'profile', 'provider', 'default-chain'];

function numbered(
  steps: readonly CredentialStep[],
  order: readonly CredentialKind[],
  view: 'documented' | 'actual',
): string {
  return order
    .flatMap((kind) => steps.find((step) => step.kind === kind) ?? [])
    .filter((step) => step.kind !== 'default-chain' || step[view] !== 'absent')
    .filter((step) => !(view === 'documented' && step.kind === 'profile' && step.documented === 'absent'))
    .map((step, index) => `${index + 1}. ${stepText(step, step[view])}`)
    .join('\n');
}

const sourceNames: Readonly<Record<CredentialKind, string>> = {
  role: '`aws.role_arn`',
  keys: '`aws.access_key` and `aws.secret_key`',
  profile: '`aws.profile_name`',
  provider: '`aws.credentials_provider`',
  'default-chain': 'default provider chain of the AWS SDK',
};

function stepText({ kind, properties }: CredentialStep, use: CredentialUse): string {
  // A key pair is named by its keys alone.
  const shown = kind === 'keys' ? undefined : properties[0];
  const name = shown ? `${sourceNames[kind]} = \`${shown.value}\`` : sourceNames[kind];
  return `${name}: ${useText(kind, use)}`;
}

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
    case 'falls-back':
      return 'unknown to the backend, which falls back to the default provider chain of the AWS SDK';
    case 'unspecified':
      return 'the documentation does not say when it counts';
    case 'absent':
      return 'not set';
  }
}

function ignoredText({ property, by, reason }: Ignored): string {
  const name = `\`${property.key}\``;
  const winner = by.length > 0 ? names(by) : 'another source';
  switch (reason) {
    case 'both':
      return `${name}: ${winner} comes first`;
    case 'documentation':
      return `${name}: by the documentation ${winner} comes first; the backend uses it nevertheless`;
    case 'backend':
      return `${name}: in the backend ${winner} comes first`;
    case 'half-pair':
      return `${name}: the other half of the key pair is missing`;
    case 'iam':
      return `${name}: IAM signs in with a token, not with a user and password`;
  }
}

const frontendTexts: Readonly<Record<FrontendProblem, string>> = {
  'external-id-without-role': '`aws.external_id` needs `aws.role_arn`.',
  'no-region': '`aws.region` is missing.',
  protocol: '`property.security.protocol` must be `SASL_SSL`.',
  mechanism: '`property.sasl.mechanism` must be `OAUTHBEARER`.',
  'public-brokers': 'public brokers need both `aws.access_key` and `aws.secret_key`.',
};

const backendTexts: Readonly<Record<BackendProblem, string>> = {
  'protocol-case': 'The backend takes `SASL_SSL` in capitals only and leaves IAM off.',
  'mechanism-case': 'The backend takes `OAUTHBEARER` in capitals only and leaves IAM off.',
  'no-credentials': 'No source of credentials is set: the backend leaves IAM off, and the job cannot sign in.',
};

function names(properties: readonly BoundProperty[]): string {
  return properties.map(({ key }) => `\`${key}\``).join(', ');
}
