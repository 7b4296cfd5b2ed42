import { pages, withoutSecrets } from '../catalog/index.ts';
import type { Authentication, CredentialKind, CredentialStep, MskIam, Sasl } from '../model/authentication.ts';
import { authenticationOf, mskIamSince } from '../model/authentication.ts';
import type { BoundProperty, Job } from '../model/job.ts';
import type { AuthenticationWording, Wording } from './wording/wording.ts';

/**
 * How a job signs in to Kafka, in Markdown: what takes effect, in what order that was found, what is ignored and why, and where
 * the 4.1 backend differs from the documentation. Credentials appear by the names of their keys only.
 */
export function authenticationDoc(job: Job, { authentication: words }: Wording): string | undefined {
  const authentication = authenticationOf(job);
  if (!authentication) return undefined;
  const parts = [words.title(summary(authentication, words)), ...details(authentication, job, words)];
  const { tooNew } = authentication;
  if (tooNew.length > 0) parts.push(words.tooNew(keysOf(tooNew), job.version, mskIamSince));
  return parts.join('\n\n');
}

function summary(authentication: Authentication, words: AuthenticationWording): string {
  switch (authentication.kind) {
    case 'plaintext':
      return words.plaintext;
    case 'tls':
      return words.tls(authentication.clientCertificate !== undefined);
    case 'sasl':
      return words.sasl(withoutSecrets(authentication.mechanismName), authentication.encrypted);
    case 'msk-iam':
      // an empty region says nothing, like one that is absent
      return words.mskIam(
        authentication.actualClient ?? (authentication.partial ? 'stored' : undefined),
        withoutSecrets(authentication.region?.value ?? '') || undefined,
      );
    case 'unknown':
      return words.unknown;
  }
}

function details(authentication: Authentication, job: Job, words: AuthenticationWording): readonly string[] {
  switch (authentication.kind) {
    case 'plaintext':
      return [authentication.protocol ? words.plaintextReason.set : words.plaintextReason.absent];
    case 'tls':
      return [words.tlsReason];
    case 'sasl':
      return saslDetails(authentication, words);
    case 'msk-iam':
      return mskDetails(authentication, job, words);
    case 'unknown':
      return [words.unknownReason[authentication.reason]];
  }
}

function saslDetails({ mechanism, mechanismName, missing }: Sasl, words: AuthenticationWording): readonly string[] {
  const why = mechanism ? words.mechanism(mechanism.key) : words.defaultMechanism(mechanismName);
  return missing.length > 0 ? [why, words.missing(missing)] : [why];
}

function mskDetails(iam: MskIam, job: Job, words: AuthenticationWording): readonly string[] {
  const { steps, ignored, frontend, backend, trigger, partial } = iam;
  const parts = [
    words.trigger(trigger.key),
    `${words.documented}\n${numbered(steps, documentedOrder, 'documented', words)}`,
  ];
  const comparison = compare(steps);
  parts.push(
    comparison === 'same'
      ? words.sameInBackend(job.version)
      : `${words.inBackend(job.version, comparison === 'differs')}\n${numbered(steps, backendOrder, 'actual', words)}`,
  );
  const losers = ignored.map(({ property, by, reason }) => words.ignored(property.key, keysOf(by), reason));
  if (losers.length > 0) parts.push(`${words.ignoredTitle}\n${bulleted(losers)}`);
  const problems = [...frontend.map(words.frontend), ...backend.map((problem) => words.backend[problem])];
  if (problems.length > 0) parts.push(`${words.problemsTitle}\n${bulleted(problems)}`);
  if (partial) parts.push(words.partial);
  parts.push(words.rules(pages.msk));
  return parts;
}

/**
 * How the backend's reading compares with the documentation's: `more` where the documentation says nothing about what
 * the backend uses.
 */
function compare(steps: readonly CredentialStep[]): 'same' | 'differs' | 'more' {
  const unlike = steps.filter(({ documented, actual }) => documented !== actual);
  if (unlike.length === 0) return 'same';
  const isLeftOpen = ({ kind, documented }: CredentialStep): boolean =>
    kind === 'default-chain' || documented === 'unspecified' || documented === 'unnamed';
  return unlike.every(isLeftOpen) ? 'more' : 'differs';
}

/** The order of priority on the Amazon MSK page, which gives profiles no place. */
const documentedOrder: readonly CredentialKind[] = ['keys', 'role', 'provider', 'profile'];
/** aws_msk_iam_auth.cpp. */
const backendOrder: readonly CredentialKind[] = ['role', 'keys', 'profile', 'provider', 'default-chain'];

function numbered(
  steps: readonly CredentialStep[],
  order: readonly CredentialKind[],
  view: 'documented' | 'actual',
  words: AuthenticationWording,
): string {
  return order
    .flatMap((kind) => steps.find((step) => step.kind === kind) ?? [])
    .filter((step) => step.kind !== 'default-chain' || step[view] !== 'absent')
    .filter((step) => !(view === 'documented' && step.kind === 'profile' && step.documented === 'absent'))
    .map(({ kind, properties, [view]: use }, index) => {
      // A key pair is named by its keys alone.
      const shown = kind === 'keys' || !properties[0] ? undefined : withoutSecrets(properties[0].value);
      return `${index + 1}. ${words.step(words.source[kind], shown, words.use(kind, use))}`;
    })
    .join('\n');
}

function bulleted(lines: readonly string[]): string {
  return lines.map((line) => `- ${line}`).join('\n');
}

function keysOf(properties: readonly BoundProperty[]): readonly string[] {
  return properties.map(({ key }) => key);
}
