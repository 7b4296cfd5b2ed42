import { describe, expect, test } from 'vitest';
import { type DorisVersion, defaultDorisVersion } from '../../../server/src/catalog/versions.ts';
import { type Authentication, authenticationOf } from '../../../server/src/model/authentication.ts';
import { bindJob } from '../../../server/src/model/job.ts';
import { parseStatement } from '../../../server/src/syntax/parse.ts';

const region = '"aws.region" = "us-west-1"';
const accessKey = '"aws.access_key" = "<your-ak>"';
const secretKey = '"aws.secret_key" = "<your-sk>"';
const role = '"aws.role_arn" = "arn:aws:iam::123456789012:role/loader"';
const externalId = '"aws.external_id" = "doris"';
const profile = '"aws.profile_name" = "loader"';
const saslSsl = '"property.security.protocol" = "SASL_SSL"';
const oauth = '"property.sasl.mechanism" = "OAUTHBEARER"';
const iam = [region, saslSsl, oauth];
const publicBroker = '"kafka_broker_list" = "b-1-public.a.b.c2.kafka.us-west-1.amazonaws.com:9198"';

function provider(value: string): string {
  return `"aws.credentials_provider" = "${value}"`;
}

function authentication(sql: string, version: DorisVersion = defaultDorisVersion): Authentication | undefined {
  const { statement } = parseStatement(sql);
  const job = statement && bindJob(statement, sql, version);
  return job && authenticationOf(job);
}

function ofCreate(lines: readonly string[], version?: DorisVersion): Authentication | undefined {
  return authentication(
    `CREATE ROUTINE LOAD job ON t FROM KAFKA (${['"kafka_topic" = "orders"', ...lines].join(', ')});`,
    version,
  );
}

function ofAlter(lines: readonly string[]): Authentication | undefined {
  return authentication(`ALTER ROUTINE LOAD FOR job FROM KAFKA (${lines.join(', ')});`);
}

/** Who signs by the documentation, who in the backend, whose credentials STS sees, and what is ignored. */
function credentials(auth: Authentication | undefined): string {
  if (auth?.kind !== 'msk-iam') return String(auth?.kind);
  const { documentedClient, actualClient, stsSource, ignored } = auth;
  const sts = stsSource === undefined ? '' : ` sts:${stsSource}`;
  const lost = ignored.map(({ property, by, reason }) =>
    [property.key.replace('aws.', ''), reason, ...by.map(({ key }) => key.replace('aws.', ''))].join('/'),
  );
  return `${documentedClient ?? 'none'}|${actualClient ?? 'none'}${sts}${lost.length > 0 ? ` ${lost.join(' ')}` : ''}`;
}

describe('credentials of MSK IAM: documentation|backend, source for STS, ignored', () => {
  const keysWin = 'access_key/secret_key';
  test.each<[lines: readonly string[], expected: string]>([
    [[accessKey, secretKey], 'keys|keys'],
    [[role], 'role|role sts:default-chain'],
    [[role, externalId], 'role|role sts:default-chain'],
    [[role, provider('INSTANCE_PROFILE')], 'role|role sts:provider'],
    [[role, provider('ENV')], 'role|role sts:provider'],
    [[role, provider('nonsense')], 'role|role sts:default-chain'],
    [[role, provider('')], 'role|role sts:default-chain'],
    [[role, profile], 'role|role sts:profile'],
    [[role, profile, provider('ENV')], 'role|role sts:profile credentials_provider/backend/profile_name'],
    [[accessKey, secretKey, role], `keys|role sts:keys role_arn/documentation/${keysWin}`],
    [
      [accessKey, secretKey, role, externalId],
      `keys|role sts:keys role_arn/documentation/${keysWin} external_id/documentation/${keysWin}`,
    ],
    [
      [accessKey, secretKey, role, provider('ENV')],
      `keys|role sts:keys role_arn/documentation/${keysWin} credentials_provider/both/${keysWin}`,
    ],
    [
      [accessKey, secretKey, role, profile],
      `keys|role sts:keys role_arn/documentation/${keysWin} profile_name/both/${keysWin}`,
    ],
    [[accessKey, secretKey, provider('DEFAULT')], `keys|keys credentials_provider/both/${keysWin}`],
    [[accessKey, secretKey, profile], `keys|keys profile_name/both/${keysWin}`],
    [
      [accessKey, secretKey, profile, provider('ENV')],
      `keys|keys profile_name/both/${keysWin} credentials_provider/both/${keysWin}`,
    ],
    [[profile], 'none|profile'],
    [[profile, provider('ENV')], 'provider|profile credentials_provider/backend/profile_name'],
    [[provider('INSTANCE_PROFILE')], 'provider|provider'],
    [[provider('instanceprofile')], 'provider|provider'],
    [[provider('<provider>')], 'provider|provider'],
    [[provider('INSTANCE_PROFIL')], 'none|default-chain'],
    [[provider('')], 'none|none'],
    [[accessKey], 'none|none access_key/half-pair'],
    [[secretKey, provider('ENV')], 'provider|provider secret_key/half-pair'],
    [[secretKey, role], 'role|role sts:default-chain secret_key/half-pair'],
    [[accessKey, '"aws.secret_key" = ""', role, provider('ENV')], 'role|role sts:provider access_key/half-pair'],
    [[externalId], 'none|none'],
    [[], 'none|none'],
    [['"property.aws.role_arn" = "<role>"', '"property.aws.profile_name" = "loader"'], 'role|role sts:profile'],
    [
      [provider('ENV'), '"property.sasl.username" = "u"', '"property.sasl.jaas.config" = "j"'],
      'provider|provider property.sasl.username/iam/property.sasl.mechanism property.sasl.jaas.config/iam/property.sasl.mechanism',
    ],
  ])('%j → %s', (lines, expected) => {
    expect(credentials(ofCreate([...iam, ...lines]))).toBe(expected);
  });
});

describe('what the frontend rejects and for what the backend leaves IAM off', () => {
  function verdict(auth: Authentication | undefined): readonly string[] {
    return auth?.kind === 'msk-iam' ? [...auth.frontend, ...auth.backend] : [String(auth?.kind)];
  }

  test.each<[lines: readonly string[], expected: readonly string[]]>([
    [[...iam, provider('ENV')], []],
    [[provider('ENV')], ['no-region', 'protocol', 'mechanism']],
    [['"aws.region" = ""', saslSsl, oauth, provider('ENV')], ['no-region']],
    [['"aws.region" = "<region>"', saslSsl, oauth, provider('ENV')], []],
    [[region, '"property.security.protocol" = "SSL"', oauth, profile], ['protocol']],
    [[region, '"property.security.protocol" = "sasl_ssl"', oauth, profile], ['protocol-case']],
    [[region, '"property.security.protocol" = " SASL_SSL"', oauth, profile], ['protocol']],
    [[region, saslSsl, '"property.sasl.mechanism" = "OAuthBearer"', profile], ['mechanism-case']],
    [[region, saslSsl, '"property.sasl.mechanisms" = "OAUTHBEARER"', profile], ['mechanism']],
    [[region, saslSsl, '"property.sasl.mechanism" = "SCRAM-SHA-512"', profile], ['mechanism']],
    [
      [...iam, externalId],
      ['external-id-without-role', 'no-credentials'],
    ],
    [iam, ['no-credentials']],
    [[...iam, accessKey], ['no-credentials']],
    [[...iam, publicBroker, role], ['public-brokers']],
    [[...iam, publicBroker, accessKey, secretKey], []],
    [[...iam, publicBroker, role, accessKey, secretKey], []],
    [['"property.aws.profile_name" = ""'], ['no-region', 'protocol', 'mechanism', 'no-credentials']],
    // These do not make Doris look for IAM.
    [['"aws.session_token" = "x"', saslSsl, oauth], ['sasl']],
  ])('%j → %j', (lines, expected) => {
    expect(verdict(ofCreate(lines))).toEqual(expected);
  });

  test('an ALTER is checked alone by the frontend, while the job has credentials for the backend', () => {
    expect(verdict(ofAlter([secretKey]))).toEqual(['no-region', 'protocol', 'mechanism']);
    expect(verdict(ofAlter([region, saslSsl, oauth]))).toEqual([]);
  });
});

describe('authentication without MSK IAM', () => {
  function told(auth: Authentication | undefined): string {
    switch (auth?.kind) {
      case 'sasl':
        return `sasl ${auth.encrypted ? 'encrypted' : 'clear'} ${auth.mechanismName} ${auth.complete ? 'complete' : auth.missing.join()}`;
      case 'tls':
        return `tls ${auth.clientCertificate?.key ?? '-'}`;
      case 'unknown':
        return `unknown ${auth.reason}`;
      default:
        return String(auth?.kind);
    }
  }
  const login = ['"property.sasl.username" = "reader"', '"property.sasl.password" = "<password>"'];

  test.each<[lines: readonly string[], expected: string]>([
    [[], 'plaintext'],
    [['"property.security.protocol" = "PLAINTEXT"', ...login], 'plaintext'],
    [['"property.security.protocol" = "ssl"'], 'tls -'],
    [
      ['"property.security.protocol" = "SSL"', '"property.ssl.certificate.location" = "FILE:c.pem"'],
      'tls property.ssl.certificate.location',
    ],
    [['"property.security.protocol" = "<protocol>"'], 'unknown placeholder'],
    [['"property.security.protocol" = "TLS"'], 'unknown invalid'],
    [[saslSsl], 'sasl encrypted GSSAPI complete'],
    [
      ['"property.security.protocol" = "sasl_plaintext"', '"property.sasl.mechanisms" = "PLAIN"', ...login],
      'sasl clear PLAIN complete',
    ],
    [
      [saslSsl, '"property.sasl.mechanism" = "SCRAM-SHA-512"'],
      'sasl encrypted SCRAM-SHA-512 property.sasl.username,property.sasl.password',
    ],
    [
      [saslSsl, '"property.sasl.mechanism" = "PLAIN"', '"property.sasl.username" = ""', login[1] ?? ''],
      'sasl encrypted PLAIN property.sasl.username',
    ],
    [[saslSsl, '"property.sasl.mechanism" = "<mechanism>"'], 'sasl encrypted <mechanism> complete'],
    [[saslSsl, oauth], 'sasl encrypted OAUTHBEARER property.sasl.oauthbearer.method'],
    [[saslSsl, oauth, '"property.sasl.oauthbearer.method" = "OIDC"'], 'sasl encrypted OAUTHBEARER complete'],
    [
      [saslSsl, oauth, '"property.enable.sasl.oauthbearer.unsecure.jwt" = "true"'],
      'sasl encrypted OAUTHBEARER complete',
    ],
  ])('%j → %s', (lines, expected) => {
    expect(told(ofCreate(lines))).toBe(expected);
  });

  test('an ALTER that leaves the protocol alone keeps that of the job', () => {
    expect(told(ofAlter(login))).toBe('unknown stored');
    expect(told(ofAlter([saslSsl, '"property.sasl.mechanism" = "PLAIN"']))).toBe('sasl encrypted PLAIN complete');
  });
});

test('before 4.1 no aws.* key has a part in it', () => {
  const auth = ofCreate([...iam, role], '4.0');
  expect(auth?.kind).toBe('sasl');
  expect(auth?.tooNew.map(({ key }) => key)).toEqual(['aws.region', 'aws.role_arn']);
  expect(ofCreate([...iam, role], 'dev')?.kind).toBe('msk-iam');
});

test.each([
  'CREATE ROUTINE LOAD job ON t PROPERTIES ("format" = "json");',
  'CREATE ROUTINE LOAD job ON t FROM KINESIS ("aws.region" = "us-west-1");',
  'PAUSE ROUTINE LOAD FOR job;',
])('a statement without a Kafka source has none: %s', (sql) => {
  expect(authentication(sql)).toBeUndefined();
});

test('providers are told apart by who knows them', () => {
  const standing = (value: string) => {
    const auth = ofCreate([...iam, provider(value)]);
    return auth?.kind === 'msk-iam' ? [auth.provider?.standing, auth.provider?.meaning] : [];
  };
  expect(standing('env')).toEqual(['documented', 'ENV']);
  expect(standing('ENVIRONMENT')).toEqual(['alias', 'ENV']);
  expect(standing('ecs')).toEqual(['undocumented', 'CONTAINER']);
  expect(standing('WEB_IDENTITY')).toEqual(['undocumented', 'WEB_IDENTITY']);
  expect(standing('INSTANCE-PROFILE')).toEqual(['unknown', undefined]);
  expect(standing('<provider>')).toEqual(['open', undefined]);
});
