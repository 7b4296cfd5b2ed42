import { pages } from '../catalog/index.ts';
import { type CredentialKind, type Ignored, isOpen } from '../model/authentication.ts';
import type { BoundProperty } from '../model/job.ts';
import { removeProperties } from './listEdits.ts';
import { createIam } from './mskExamples.ts';
import { type MskJob, mskJobOf, namesOf } from './mskJob.ts';
import { defineRule } from './rule.ts';

interface Data extends MskJob {
  readonly loser: BoundProperty;
  readonly winners: readonly BoundProperty[];
  /** It loses by the documentation and in the backend, so that nobody misses it. */
  readonly certain: boolean;
}

const region = '"aws.region" = "us-west-1"';
const pair = ['"aws.access_key" = "<your-ak>"', '"aws.secret_key" = "<your-sk>"'] as const;
const roleLine = '"aws.role_arn" = "arn:aws:iam::123456789012:role/loader"';

/** Credentials that lose to others of the same statement. */
export const awsCredentialsShadowed = defineRule<Data>({
  id: 'aws-credentials-shadowed',
  severity: 'warning',
  docs: {
    summary: 'Several credentials for MSK IAM are given, and one of them has no effect.',
    why: [
      'By the documentation the first of these that is set is used: the key pair (`aws.access_key` with `aws.secret_key`); the role (`aws.role_arn`), assumed with the credentials of `aws.credentials_provider`; `aws.credentials_provider`. It gives `aws.profile_name` no place.',
      '',
      'The 4.1 backend looks in another order: role, key pair, profile, provider. Behind a role it takes the next of these to call STS. So a role beside a key pair is not ignored: it is assumed, and the key pair makes the call.',
    ].join('\n'),
    sources: ['aws_msk_iam_auth.cpp (backend); apache/doris#61324', `${pages.msk} (Credential Resolution Rules)`],
    since: '4.1',
    covers: [113, 115, 116],
  },
  examples: {
    bad: [
      {
        sql: createIam(region, ...pair, '«"aws.credentials_provider" = "INSTANCE_PROFILE"»'),
        fixed: createIam(region, ...pair),
      },
      { sql: createIam(region, ...pair, `«${roleLine}»`) },
      {
        sql: createIam(region, '«"aws.profile_name" = "loader"»', ...pair),
        fixed: createIam(region, ...pair),
      },
      {
        sql: createIam(region, '"aws.profile_name" = "loader"', '«"aws.credentials_provider" = "ENV"»'),
        fixed: createIam(region, '"aws.profile_name" = "loader"'),
      },
      {
        sql: createIam(region, roleLine, '"aws.profile_name" = "loader"', '«"aws.credentials_provider" = "ENV"»'),
        fixed: createIam(region, roleLine, '"aws.profile_name" = "loader"'),
      },
      // The role loses by the documentation only, the provider for good.
      { sql: createIam(region, ...pair, `«${roleLine}»`, '«"aws.credentials_provider" = "DEFAULT"»') },
    ],
    good: [
      { sql: createIam(region, ...pair) },
      { sql: createIam(region, roleLine, '"aws.credentials_provider" = "ENV"') },
      { sql: createIam(region, roleLine, '"aws.profile_name" = "loader"') },
      // An empty value is none.
      { sql: createIam(region, ...pair, '"aws.credentials_provider" = ""') },
    ],
  },
  check: (job, report) => {
    const msk = mskJobOf(job);
    if (!msk) return;
    for (const ignored of msk.auth.ignored) {
      const { property: loser, by, reason } = ignored;
      // The external id goes with its role.
      if (by.length === 0 || reason === 'iam' || isOpen(loser) || loser === msk.auth.externalId) continue;
      report({
        span: loser.syntax,
        message: messageFor(msk, ignored),
        severity: reason === 'documentation' ? 'information' : 'warning',
        unnecessary: true,
        related: by.map(({ keySpan, key }) => ({ span: keySpan, message: `\`${key}\` takes effect` })),
        data: { ...msk, loser, winners: by, certain: reason === 'both' },
      });
    }
  },
  fixes: ({ list, auth, loser, winners, certain }, job) => {
    const losers = loser === auth.role && auth.externalId ? [loser, auth.externalId] : [loser];
    const removal = (properties: readonly BoundProperty[], preferred: boolean) => ({
      title: `Remove ${namesOf(properties).replaceAll('`', '"')}`,
      edits: removeProperties(job, list, properties),
      preferred,
      safe: preferred && certain,
    });
    // Documentation and backend disagree about a role beside a key pair: only the author knows which was meant.
    const fixes = [removal(losers, loser !== auth.role)];
    // Public brokers are refused without a key pair.
    const needsWinner = auth.publicBrokers && winners.some((winner) => winner === auth.accessKey);
    if (!needsWinner) fixes.push(removal(winners, false));
    return fixes;
  },
});

/** Sources of credentials in words, each as the subject of a sentence. */
const sourceNames: Readonly<Record<CredentialKind, string>> = {
  keys: 'the key pair',
  role: 'the role',
  profile: 'the profile',
  provider: 'the provider',
  'default-chain': 'the default chain of the AWS SDK',
};

function messageFor({ auth }: MskJob, { property, by, reason }: Ignored): string {
  const name = `\`${property.key}\``;
  const hasRole = auth.actualClient === 'role';
  if (reason === 'documentation') {
    return `By the documentation the key pair wins and ${name} is ignored. The 4.1 backend does otherwise: it assumes the role, and uses the key pair only to call STS.`;
  }
  if (reason === 'backend') {
    const use = hasRole ? 'calls STS with' : 'uses';
    const page = hasRole ? 'lets it choose the source for STS' : 'lets it decide';
    return `The 4.1 backend ${use} ${namesOf(by)} and ignores ${name}. The documentation ${page} and gives the profile no place.`;
  }
  const winner = sourceNames[auth.documentedClient ?? 'keys'];
  const backend = hasRole
    ? ` The 4.1 backend, which assumes the role, calls STS with ${winner} and does not read it either.`
    : '';
  return `${name} has no effect: ${winner} wins (${namesOf(by)}).${backend}`;
}
