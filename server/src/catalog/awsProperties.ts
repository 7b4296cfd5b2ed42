import { pages } from './documentation.ts';
import type { PropertySpec, StatementKind } from './types.ts';
import { anyValue, secretText, text } from './valueTypes.ts';
import { awsRegion, awsRoleArn, credentialsProvider } from './valueTypesAws.ts';

const both: readonly StatementKind[] = ['create', 'alter'];

const pairWanted =
  "On brokers with `-public.` in their names Doris answers `When using explicit AWS credentials for public (internet) access, both 'aws.access_key' and 'aws.secret_key' must be provided together.`; elsewhere half a pair is accepted and not used.";

const orderDisagreement =
  'The documentation lets the key pair win over the role; the 4.1 backend assumes the role and uses the key pair for the call to STS.';

type Entry = Omit<PropertySpec, 'list' | 'group' | 'url' | 'since' | 'untilThen' | 'statements' | 'status' | 'aliases'>;

function aws(entry: Entry): PropertySpec {
  return {
    list: 'kafka',
    group: 'aws',
    status: 'accepted',
    statements: both,
    since: '4.1',
    untilThen: 'Sign in to Amazon MSK by SASL/SCRAM, with user and password.',
    aliases: [`property.${entry.key}`],
    url: pages.msk,
    ...entry,
  };
}

/** Names from a draft of the feature or from other tools: they pass the prefix check and nothing reads them. */
const unused: readonly (readonly [key: string, replacement?: string, secret?: boolean])[] = [
  ['aws.access.key', 'aws.access_key', true],
  ['aws.secret.key', 'aws.secret_key', true],
  ['aws.role.arn', 'aws.role_arn'],
  ['aws.msk.iam.role.arn', 'aws.role_arn'],
  ['aws.external.id', 'aws.external_id'],
  ['aws.profile.name', 'aws.profile_name'],
  ['aws.credentials.provider', 'aws.credentials_provider'],
  ['aws.session_token', undefined, true],
  ['aws.session_key', undefined, true],
];

/**
 * The keys of Amazon MSK with IAM in `FROM KAFKA (…)`, since 4.1 (pull requests 61324 and 62245). With any one of them present,
 * even empty, the frontend demands `aws.region`, `SASL_SSL` and `OAUTHBEARER`.
 */
export const awsProperties: readonly PropertySpec[] = [
  aws({
    key: 'aws.region',
    type: awsRegion('kafka'),
    doc: 'The region of the Amazon MSK cluster; the token is signed for it, and a role is assumed there. Required with every other `aws.*` key, and not enough on its own: a source of credentials must stand beside it.',
    whenWrong:
      "Missing: Doris answers `When using AWS MSK IAM authentication, 'aws.region' is required. Please specify the AWS region.` A wrong region is not noticed until the brokers refuse the token.",
    rank: 6,
    placeholder: '<region>',
  }),
  aws({
    key: 'aws.credentials_provider',
    type: credentialsProvider(),
    doc: 'Where each backend finds AWS credentials. With `aws.role_arn` it is the source of the call that assumes the role.',
    whenWrong:
      'Doris accepts any text; the backend logs an unknown one and falls back to the default provider chain of the AWS SDK.',
    disagreement: 'The documentation names three values; the code knows thirteen spellings and tolerates all others.',
    rank: 7,
  }),
  aws({
    key: 'aws.access_key',
    type: secretText(),
    secret: true,
    doc: 'The access key id of a long-term key pair; it goes with `aws.secret_key`. Temporary keys (`ASIA…`) do not work, as there is no key for a session token.',
    whenWrong: pairWanted,
    disagreement: orderDisagreement,
    rank: 8,
    placeholder: '<access key id>',
  }),
  aws({
    key: 'aws.secret_key',
    type: secretText(),
    secret: true,
    doc: 'The secret access key that goes with `aws.access_key`. SHOW ROUTINE LOAD and SHOW CREATE ROUTINE LOAD print it in clear.',
    whenWrong: pairWanted,
    rank: 9,
    placeholder: '<secret access key>',
  }),
  aws({
    key: 'aws.role_arn',
    type: awsRoleArn(),
    doc: 'The IAM role to assume through AWS STS. The call is made with the key pair, else `aws.profile_name`, else `aws.credentials_provider`, else the default provider chain.',
    whenWrong: 'Doris accepts any text; AWS STS refuses it when the job first connects.',
    disagreement: orderDisagreement,
    rank: 10,
    placeholder: 'arn:aws:iam::<account id>:role/<role name>',
  }),
  aws({
    key: 'aws.external_id',
    type: text('the external id that the role demands'),
    doc: 'The external id passed to AWS STS with `aws.role_arn`, as a trust policy for another account may demand it.',
    whenWrong:
      "Without a role Doris answers `When using AWS MSK IAM authentication, 'aws.external_id' must be used with 'aws.role_arn'.`",
    rank: 11,
    placeholder: '<external id>',
  }),
  aws({
    key: 'aws.profile_name',
    type: text('the name of a profile'),
    doc: 'A profile in `~/.aws/credentials` of the user that runs the backend; the file must exist on every backend. It wins over `aws.credentials_provider` and loses to a role or a key pair.',
    disagreement:
      'The documentation lists it without a place in the order of priority; the backend tries it third, before `aws.credentials_provider`.',
    rank: 12,
    placeholder: '<profile>',
  }),
  ...unused.map(
    ([key, replacement, secret]): PropertySpec => ({
      ...aws({
        key,
        type: secret === true ? secretText() : anyValue,
        doc:
          replacement === undefined
            ? 'Temporary credentials cannot be given for Amazon MSK: no such key exists.'
            : `Nothing reads this spelling; the key is \`${replacement}\`.`,
        whenWrong: 'Doris accepts every key that begins with `aws.` and ignores the ones it does not know.',
        rank: 960,
      }),
      status: 'ignored',
      ...(secret === true ? { secret } : {}),
      ...(replacement === undefined ? {} : { replacement, replacementIsKey: true }),
    }),
  ),
];
