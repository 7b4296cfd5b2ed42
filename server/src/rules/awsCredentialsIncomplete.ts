import { awsKeyHalf, pages } from '../catalog/index.ts';
import { isAtLeast } from '../catalog/versions.ts';
import {
  type Authentication,
  authenticationOf,
  hasOidcSettings,
  hasValue,
  isOpen,
  type MskIam,
  mskIamKeys,
  mskIamSince,
  mskMechanism,
} from '../model/authentication.ts';
import { type BoundList, type BoundProperty, type Job, lookUp } from '../model/job.ts';
import type { NewProperty } from './listEdits.ts';
import { isWrittenOtherwise } from './meantKeys.ts';
import { alterWith, createAt, createIam, createIamAt, createWith } from './mskExamples.ts';
import { alterNote, mskJobOf, namesOf, newCredentials, newKeyPair, newRegion, written } from './mskJob.ts';
import { fixFor, type Repair } from './repair.ts';
import { defineRule, type Report } from './rule.ts';

/** A key to be added, or to be filled in where it stands without a value. */
interface Wanted {
  readonly title?: string;
  readonly properties: readonly NewProperty[];
  /** What has to change beside it. */
  readonly exchange?: Repair['exchange'];
}

interface Data {
  readonly list: BoundList;
  /** Ways to complete the credentials, the likeliest first. */
  readonly wanted: readonly Wanted[];
  /** What new properties follow. */
  readonly after: BoundProperty | undefined;
  /** What can go instead. */
  readonly removable: BoundProperty | undefined;
}

const region = '"aws.region" = "us-west-1"';
const role = '"aws.role_arn" = "arn:aws:iam::123456789012:role/loader"';
const saslSsl = '"property.security.protocol" = "SASL_SSL"';
const oauth = '"property.sasl.mechanism" = "OAUTHBEARER"';
const publicBroker = 'b-1-public.orders.a1b2c3.c2.kafka.us-west-1.amazonaws.com:9198';

const publicAnswer =
  "`When using explicit AWS credentials for public (internet) access, both 'aws.access_key' and 'aws.secret_key' must be provided together.`";

/** MSK IAM with credentials that cannot work: half of a pair, none at all, or temporary ones. */
export const awsCredentialsIncomplete = defineRule<Data>({
  id: 'aws-credentials-incomplete',
  severity: 'error',
  docs: {
    summary:
      'The credentials for MSK IAM are incomplete: half a key pair, an external id without a role, or none at all.',
    why: [
      '- `aws.access_key` and `aws.secret_key` count only together. Doris accepts one of them (except with public brokers), and the backend drops it.',
      '- `aws.external_id` belongs to `aws.role_arn`; Doris rejects it alone.',
      '- `aws.region` says where, not who. Without a key pair, a role, a profile or a provider the backend logs an error and leaves IAM off; it does not try the default chain by itself.',
      '- `OAUTHBEARER` without any `aws.*` key has no token, unless one comes from an OIDC endpoint.',
      '- Temporary keys (`ASIA…`) need their session token, and Doris has no key for one.',
      '',
      'An `ALTER ROUTINE LOAD` may name a part of the credentials, as the job has the rest.',
    ].join('\n'),
    sources: ['KafkaDataSourceProperties (frontend), aws_msk_iam_auth.cpp (backend); apache/doris#61324', pages.msk],
    since: '4.1',
    covers: [97, 102, 106, 112, 121],
  },
  examples: {
    bad: [
      {
        sql: createIam(region, '«"aws.access_key"» = "<your-ak>"'),
        fixed: createIam(region, '"aws.access_key" = "<your-ak>"', '"aws.secret_key" = "<secret access key>"'),
      },
      {
        sql: createIam(region, '«"aws.secret_key"» = "<your-sk>"', '"aws.credentials_provider" = "ENV"'),
        fixed: createIam(region, '"aws.credentials_provider" = "ENV"'),
      },
      {
        sql: createIam(region, '"aws.access_key" = "<your-ak>"', '"aws.secret_key" = «""»'),
        fixed: createIam(region, '"aws.access_key" = "<your-ak>"', '"aws.secret_key" = "<secret access key>"'),
      },
      {
        sql: createIam(region, '«"aws.external_id"» = "doris"', '"aws.credentials_provider" = "ENV"'),
        fixed: createIam(
          region,
          '"aws.role_arn" = "arn:aws:iam::<account id>:role/<role name>"',
          '"aws.external_id" = "doris"',
          '"aws.credentials_provider" = "ENV"',
        ),
      },
      // The key counts, whatever its value.
      {
        sql: createIam(region, '«"aws.external_id"» = ""', '"aws.credentials_provider" = "ENV"'),
        fixed: createIam(
          region,
          '"aws.role_arn" = "arn:aws:iam::<account id>:role/<role name>"',
          '"aws.external_id" = ""',
          '"aws.credentials_provider" = "ENV"',
        ),
      },
      {
        sql: createIam(
          region,
          '"aws.role_arn" = ""',
          '«"aws.external_id"» = "doris"',
          '"aws.credentials_provider" = "ENV"',
        ),
        fixed: createIam(
          region,
          '"aws.role_arn" = "arn:aws:iam::<account id>:role/<role name>"',
          '"aws.external_id" = "doris"',
          '"aws.credentials_provider" = "ENV"',
        ),
      },
      {
        sql: createIam('«"aws.region"» = "us-west-1"'),
        fixed: createIam(region, '"aws.credentials_provider" = "INSTANCE_PROFILE"'),
      },
      {
        sql: createIam(region, '"aws.role_arn" = «""»'),
        fixed: createIam(
          region,
          '"aws.role_arn" = "arn:aws:iam::<account id>:role/<role name>"',
          '"aws.credentials_provider" = "INSTANCE_PROFILE"',
        ),
      },
      {
        sql: createIamAt(publicBroker, '«"aws.region"» = "us-west-1"'),
        fixed: createIamAt(
          publicBroker,
          region,
          '"aws.access_key" = "<access key id>"',
          '"aws.secret_key" = "<secret access key>"',
        ),
      },
      {
        sql: createWith(saslSsl, '"property.sasl.mechanism" = «"OAUTHBEARER"»'),
        fixed: createWith(
          saslSsl,
          oauth,
          '"aws.region" = "<region>"',
          '"aws.credentials_provider" = "INSTANCE_PROFILE"',
        ),
      },
      {
        sql: createAt(publicBroker, saslSsl, '"property.sasl.mechanism" = «"OAUTHBEARER"»'),
        fixed: createAt(
          publicBroker,
          saslSsl,
          oauth,
          '"aws.region" = "us-west-1"',
          '"aws.access_key" = "<access key id>"',
          '"aws.secret_key" = "<secret access key>"',
        ),
      },
      { sql: createIam(region, '"aws.access_key" = «"ASIAIOSFODNN7EXAMPLE"»', '"aws.secret_key" = "<your-sk>"') },
    ],
    good: [
      { sql: createIam(region, '"aws.access_key" = "<your-ak>"', '"aws.secret_key" = "<your-sk>"') },
      {
        sql: createIam(region, '"property.aws.access_key" = "<your-ak>"', '"aws.secret_key" = "<your-sk>"'),
      },
      { sql: createIam(region, role, '"aws.external_id" = "doris"', '"aws.credentials_provider" = "ENV"') },
      { sql: createIam(region, '"aws.profile_name" = "loader"') },
      // The job has the other half.
      { sql: alterWith('"aws.secret_key" = "<new-sk>"', region, saslSsl, oauth) },
      {
        sql: createWith(
          saslSsl,
          oauth,
          '"property.sasl.oauthbearer.method" = "oidc"',
          '"property.sasl.oauthbearer.client.id" = "doris"',
          '"property.sasl.oauthbearer.client.secret" = "<secret>"',
          '"property.sasl.oauthbearer.token.endpoint.url" = "https://login.example.com/token"',
        ),
      },
    ],
  },
  check: (job, report) => {
    const msk = mskJobOf(job);
    if (!msk) {
      const found = withoutToken(job, authenticationOf(job));
      if (found) report(found);
      return;
    }
    const { list, auth } = msk;
    const lacksRole = [...auth.frontend, ...auth.backend].includes('external-id-without-role');
    if (lacksRole && auth.externalId) {
      if (!isWrittenOtherwise(job, 'aws.role_arn')) report(withoutRole(list, auth, alterNote(msk)));
      return;
    }
    const found = auth.keyPair === 'half' ? halfPair(job, list, auth) : withoutCredentials(job, list, auth);
    if (found) report(found);
    else if (auth.accessKey && isTemporaryKey(auth.accessKey) && !hasSessionToken(list)) {
      report({
        span: auth.accessKey.valueSpan,
        message:
          'An access key that begins with `ASIA` is temporary and goes with a session token, for which Doris has no key: AWS refuses it. Use a long-term key pair, a role or `aws.credentials_provider`.',
        severity: 'warning',
        data: { list, wanted: [], after: undefined, removable: undefined },
      });
    }
  },
  fixes: ({ list, wanted, after, removable }, job) => {
    const repairs: Repair[] = wanted.map(({ properties, title, exchange }, index) => ({
      title: title ?? `Add ${properties.map(written).join(' and ')}`,
      ...(exchange ? { exchange } : {}),
      add: { properties, ...(after ? { after } : {}) },
      preferred: index === 0 && !removable,
      safe: false,
    }));
    if (removable) {
      const title = `Remove "${removable.key}"`;
      repairs.unshift({ title, exchange: { old: [removable], by: [] }, preferred: true, safe: false });
    }
    return repairs.map((repair) => fixFor(job, list, repair));
  },
});

/** The property as the catalog's placeholder would have it. */
function placeholderFor(key: 'aws.access_key' | 'aws.secret_key' | 'aws.role_arn'): NewProperty {
  const values = {
    'aws.access_key': '<access key id>',
    'aws.secret_key': '<secret access key>',
    'aws.role_arn': 'arn:aws:iam::<account id>:role/<role name>',
  };
  return { key, value: values[key] };
}

const keyPair: Wanted = { title: 'Add "aws.access_key" and "aws.secret_key"', properties: newKeyPair };

function provider(value: string): Wanted {
  return { properties: [{ key: 'aws.credentials_provider', value }] };
}

function withoutRole(list: BoundList, auth: MskIam, note: string): Report<Data> {
  const externalId = auth.externalId;
  const span = externalId?.keySpan ?? list.heading;
  const before = externalId && list.properties[list.properties.indexOf(externalId) - 1];
  const passedOn = '`aws.external_id` is passed on when a role is assumed, and';
  const message = auth.role
    ? `${passedOn} \`aws.role_arn\` is empty. Doris accepts the statement; the backend logs an error and leaves IAM off, so the job cannot sign in.`
    : `${passedOn} there is no \`aws.role_arn\`. Doris answers \`When using AWS MSK IAM authentication, 'aws.external_id' must be used with 'aws.role_arn'.\`.${note}`;
  // A role alone takes whatever credentials each backend finds: it comes with a source where none is given.
  const hasSource = auth.keyPair === 'complete' || hasValue(auth.profile) || auth.provider !== undefined;
  const source = hasSource || auth.partial ? [] : newCredentials(list);
  const role = [placeholderFor('aws.role_arn'), ...source];
  return { span, message, data: { list, wanted: [{ properties: role }], after: before, removable: undefined } };
}

/** Half a key pair; in an ALTER the job may have the other half, unless the frontend asks for both. */
function halfPair(job: Job, list: BoundList, auth: MskIam): Report<Data> | undefined {
  if (auth.partial && !auth.frontend.includes('public-brokers')) return undefined;
  const [present, partner, missing] = hasValue(auth.accessKey)
    ? [auth.accessKey, auth.secretKey, 'aws.secret_key' as const]
    : [auth.secretKey, auth.accessKey, 'aws.access_key' as const];
  if (!present || (!partner && isWrittenOtherwise(job, missing))) return undefined;
  const add = { properties: [placeholderFor(missing)], title: `${partner ? 'Fill in' : 'Add'} "${missing}"` };
  const span = partner?.valueSpan ?? present.keySpan;
  const half = `\`${present.spec?.key ?? present.key}\` counts only together with \`${missing}\``;
  const data = { list, wanted: [add], after: present, removable: undefined };
  if (auth.frontend.includes('public-brokers')) {
    return { span, message: `${half}. With public brokers Doris answers ${publicAnswer}.`, data };
  }
  if (auth.actualClient === undefined) {
    const message = `${half}. Doris accepts the statement; the backend drops the half and has no credentials, so the job cannot sign in.`;
    return { span, message, data };
  }
  const used = auth.steps.filter(({ actual }) => actual !== 'incomplete').flatMap(({ properties }) => properties);
  return {
    span,
    message: `${half}. Doris accepts the statement, and the backend drops the half and goes by ${namesOf(used)}.`,
    severity: 'warning',
    unnecessary: true,
    related: used.map(({ keySpan, key }) => ({ span: keySpan, message: `\`${key}\` takes effect` })),
    data: { ...data, removable: present },
  };
}

function withoutCredentials(job: Job, list: BoundList, auth: MskIam): Report<Data> | undefined {
  if (!auth.backend.includes('no-credentials')) return undefined;
  const sources = mskIamKeys.filter((key) => key !== 'aws.region' && key !== 'aws.external_id');
  if (isWrittenOtherwise(job, ...sources)) return undefined;
  const empty = sources.map((key) => lookUp(list, key)).find((property) => property && !hasValue(property));
  const others = auth.publicBrokers
    ? [keyPair]
    : [provider('INSTANCE_PROFILE'), provider('ENV'), provider('DEFAULT'), keyPair];
  const role = {
    title: 'Fill in "aws.role_arn"',
    properties: [placeholderFor('aws.role_arn'), ...newCredentials(list)],
  };
  const wanted = empty?.spec?.key === 'aws.role_arn' ? [role, ...others] : others;
  const refused = auth.frontend.includes('public-brokers')
    ? `With public brokers Doris answers ${publicAnswer}.`
    : 'Doris accepts the statement; the backend logs an error and leaves IAM off, so the job cannot sign in.';
  const place = auth.region ?? auth.trigger;
  return {
    span: empty && !auth.publicBrokers ? empty.valueSpan : place.keySpan,
    message: `Nothing says with which credentials to sign in: a key pair, \`aws.role_arn\`, \`aws.profile_name\` or \`aws.credentials_provider\` is missing${empty ? ' or empty' : ''}. ${refused}`,
    data: { list, wanted, after: empty ?? place, removable: undefined },
  };
}

/** OAUTHBEARER over TLS without a source of tokens, from the version on in which `aws.*` keys could be one. */
function withoutToken(job: Job, auth: Authentication | undefined): Report<Data> | undefined {
  const list = job.source;
  if (auth?.kind !== 'sasl' || !auth.encrypted || auth.mechanismName !== mskMechanism || auth.complete)
    return undefined;
  const { mechanism } = auth;
  if (!list || !mechanism || !isAtLeast(job.version, mskIamSince)) return undefined;
  // Settings for OIDC show that no MSK is meant; the rule on SASL settings tells what they lack.
  if (hasOidcSettings(list)) return undefined;
  if (isWrittenOtherwise(job, ...mskIamKeys)) return undefined;
  const properties = [newRegion(list), ...newCredentials(list)];
  return {
    span: mechanism.valueSpan,
    message:
      '`OAUTHBEARER` needs a token, and nothing here makes one: MSK IAM needs `aws.region` and credentials, other brokers `property.sasl.oauthbearer.method` = `oidc`. Doris accepts the statement, and the job cannot sign in.',
    severity: 'warning',
    data: { list, wanted: [{ properties, ...inSingular(mechanism) }], after: undefined, removable: undefined },
  };
}

/** With IAM the plural key of the mechanism does not count: it goes, and the singular one comes. */
function inSingular(mechanism: BoundProperty): Pick<Wanted, 'exchange'> {
  const key = 'property.sasl.mechanism';
  return mechanism.key === key ? {} : { exchange: { old: [mechanism], by: [{ key, value: mskMechanism }] } };
}

/** Whether an access key is one of AWS's temporary ones. */
export function isTemporaryKey(accessKey: BoundProperty): boolean {
  return !isOpen(accessKey) && accessKey.value.startsWith('ASIA') && awsKeyHalf(accessKey.value) === 'id';
}

/** Whether there is a session token; another rule says that it is not read. */
function hasSessionToken(list: BoundList): boolean {
  return list.properties.some(({ key }) => /(?:^|\.)aws\.session/.test(key));
}
