import { describe, expect, test } from 'vitest';
import { findingsIn, fixesOf, summaryOf } from '../../support/findings.ts';
import {
  accessKey,
  alter,
  create,
  createAt,
  iam,
  name,
  oauth,
  offsets,
  profile,
  provider,
  publicName,
  region,
  role,
  saslSsl,
  secretKey,
  told,
} from './mskStatements.ts';

describe('the statements of the documentation on AWS MSK are silent', () => {
  const methods: Readonly<Record<string, readonly string[]>> = {
    'method 1: key pair': [accessKey, secretKey],
    'method 2.1: role from the instance profile': [role, provider('INSTANCE_PROFILE')],
    'method 2.2: role from the environment': [role, provider('ENV')],
    'method 2.3: role from the default chain': [role, provider('DEFAULT')],
    'method 3: provider': [provider('INSTANCE_PROFILE')],
  };
  test.each(Object.entries(methods))('%s', (_name, credentials) => {
    for (const version of ['4.1', 'dev'] as const) {
      expect(summaryOf(create(region, ...credentials, offsets, saslSsl, oauth), version)).toEqual([]);
    }
  });

  test.each(Object.entries(methods))('%s, while it is being typed', (_name, credentials) => {
    const sql = create(region, ...credentials, offsets, saslSsl, oauth);
    const heading = sql.indexOf('FROM KAFKA(') + 'FROM KAFKA('.length;
    for (let end = heading; end < sql.length; end++) {
      const codes = findingsIn(sql.slice(0, end)).map(({ code }) => code);
      expect(codes.filter((code) => /^(?:msk|aws|sasl)-/.test(code))).toEqual([]);
    }
  });

  test.each(Object.entries(methods))(
    '%s, when a single required line is missing, has one finding',
    (_name, credentials) => {
      const lines = [region, ...credentials, offsets, saslSsl, oauth];
      const missing = (line: string) => summaryOf(create(...lines.filter((other) => other !== line)));
      expect(missing(region)).toEqual(['error msk-region «FROM KAFKA»']);
      expect(missing(saslSsl)).toEqual(['error msk-security-protocol «FROM KAFKA»']);
      expect(missing(oauth)).toEqual(['error msk-sasl-mechanism «FROM KAFKA»']);
    },
  );
});

describe('one mistake gives one finding', () => {
  test.each<[mistake: string, sql: string, expected: readonly string[]]>([
    ['only the region', create(...iam), ['error aws-credentials-incomplete «"aws.region"»']],
    ['half a pair', create(...iam, accessKey), ['error aws-credentials-incomplete «"aws.access_key"»']],
    [
      'half a pair on public brokers',
      createAt(`${publicName}:9198`, ...iam, secretKey),
      ['error aws-credentials-incomplete «"aws.secret_key"»'],
    ],
    [
      'an external id without a role, even if it is empty',
      create(...iam, provider('ENV'), '"aws.external_id" = ""'),
      ['error aws-credentials-incomplete «"aws.external_id"»'],
    ],
    [
      'an external id with an empty role',
      create(...iam, provider('ENV'), '"aws.role_arn" = ""', '"aws.external_id" = "x"'),
      ['error aws-credentials-incomplete «"aws.external_id"»'],
    ],
    ['an empty region', create(saslSsl, oauth, provider('ENV'), '"aws.region" = ""'), ['error msk-region «""»']],
    ['an empty provider', create(...iam, provider('')), ['error aws-credentials-incomplete «""»']],
    [
      'a misspelt provider with a role',
      create(...iam, role, provider('INSTANCE_PROFIL')),
      ['error aws-credentials-provider-value «"INSTANCE_PROFIL"»'],
    ],
    [
      'a misspelt provider that nobody reads',
      create(...iam, accessKey, secretKey, provider('INSTANCE_PROFIL')),
      ['warning aws-credentials-shadowed «"aws.credentials_provider" = "INSTANCE_PROFIL"»'],
    ],
    [
      'a misspelt key of the provider',
      create(...iam, '"aws.credential_provider" = "ENV"'),
      ['warning unknown-property «"aws.credential_provider"»'],
    ],
    [
      'a misspelt half of the pair',
      create(...iam, accessKey, '"aws.secret.key" = "<your-sk>"'),
      ['warning unknown-property «"aws.secret.key"»'],
    ],
    [
      'a misspelt protocol key',
      create(region, provider('ENV'), oauth, '"property.security.protocal" = "SASL_SSL"'),
      ['error unknown-property «"property.security.protocal"»'],
    ],
    [
      'a mechanism without its prefix',
      create(region, provider('ENV'), saslSsl, '"sasl.mechanism" = "OAUTHBEARER"'),
      ['error unknown-property «"sasl.mechanism"»'],
    ],
    [
      'a region in the other list',
      'CREATE ROUTINE LOAD j ON t PROPERTIES ("aws.region" = "us-west-1") FROM KAFKA ("kafka_broker_list" = "<b>", "kafka_topic" = "t", ' +
        `${[provider('ENV'), saslSsl, oauth].join(', ')});`,
      ['error unknown-property «"aws.region"»'],
    ],
    [
      'a role on public brokers',
      createAt(`${publicName}:9198`, ...iam, role),
      [`error msk-public-broker «${publicName}»`],
    ],
    [
      'an external id without role and without anything else',
      create(...iam, '"aws.external_id" = "doris"'),
      ['error aws-credentials-incomplete «"aws.external_id"»'],
    ],
    [
      'SCRAM where IAM is set up',
      create(
        region,
        provider('ENV'),
        saslSsl,
        '"property.sasl.mechanism" = "SCRAM-SHA-512"',
        '"property.sasl.username" = "u"',
      ),
      ['error msk-sasl-mechanism «"SCRAM-SHA-512"»'],
    ],
    [
      'temporary keys with their session token',
      create(...iam, '"aws.access_key" = "ASIAIOSFODNN7EXAMPLE"', secretKey, '"aws.session_token" = "<token>"'),
      ['warning unknown-property «"aws.session_token"»'],
    ],
    [
      'Java settings of MSK',
      create(
        saslSsl,
        '"property.sasl.mechanism" = "AWS_MSK_IAM"',
        '"property.sasl.jaas.config" = "software.amazon.msk.auth.iam.IAMLoginModule required;"',
        '"property.sasl.client.callback.handler.class" = "software.amazon.msk.auth.iam.IAMClientCallbackHandler"',
      ),
      ['warning sasl-settings «"AWS_MSK_IAM"»'],
    ],
    [
      'a JAAS configuration in place of user and password',
      create(
        saslSsl,
        '"property.sasl.mechanism" = "SCRAM-SHA-512"',
        `"property.sasl.jaas.config" = 'org.apache.kafka.common.security.scram.ScramLoginModule required username="u" password="<p>";'`,
      ),
      ['warning sasl-settings «"property.sasl.jaas.config"»'],
    ],
    [
      'SASL and TLS settings without protocol',
      createAt('kafka:9093', '"property.sasl.mechanism" = "plain"', '"property.ssl.ca.location" = "FILE:ca.pem"'),
      ['warning sasl-settings «"property.sasl.mechanism"»'],
    ],
    [
      'SCRAM without protocol on its port of MSK',
      createAt(`${name}:9096`, '"property.sasl.mechanism" = "SCRAM-SHA-512"', '"property.sasl.username" = "u"'),
      ['warning sasl-settings «"property.sasl.mechanism"»'],
    ],
  ])('%s', (_mistake, sql, expected) => {
    expect(summaryOf(sql)).toEqual(expected);
  });

  test('a missing line that a syntax error swallowed is not missing', () => {
    const sql = create(region, provider('ENV'), ' = "SASL_SSL"', oauth);
    expect(new Set(findingsIn(sql).map(({ code }) => code))).toEqual(new Set(['syntax-error']));
  });
});

describe('harmless neighbours are silent', () => {
  test.each([
    [
      'every value a placeholder',
      create(
        '"aws.region" = "<region>"',
        provider('<provider>'),
        '"property.security.protocol" = "<p>"',
        '"property.sasl.mechanism" = "<m>"',
      ),
    ],
    [
      'keys behind property.',
      create('"property.aws.region" = "us-west-1"', '"property.aws.profile_name" = "p"', saslSsl, oauth),
    ],
    ['an empty role beside a pair', create(...iam, accessKey, secretKey, '"aws.role_arn" = ""')],
    ['an empty external id with a role', create(...iam, role, provider('ENV'), '"aws.external_id" = ""')],
    ['brokers in China under names of one’s own', createAt('kafka.example.com.cn:9098', ...iam, provider('ENV'))],
    [
      'placeholders for everything that could be set',
      create(...iam, accessKey, secretKey, '"aws.role_arn" = "<role>"', '"aws.profile_name" = "<profile>"'),
    ],
    ['brokers with names of the user', createAt('kafka-1.eu-west-1.example.com:9094', ...iam, profile)],
    ['brokers of multi-VPC connectivity', createAt(`${name}:14003`, ...iam, profile)],
    ['capitals in the name of a broker', createAt(`${name.toUpperCase()}:9098`, ...iam, profile)],
    [
      'MSK with SASL/SCRAM',
      createAt(
        `${name}:9096`,
        saslSsl,
        '"property.sasl.mechanism" = "SCRAM-SHA-512"',
        '"property.sasl.username" = "u"',
        '"property.sasl.password" = "<p>"',
      ),
    ],
    ['MSK with TLS', createAt(`${name}:9094`, '"property.security.protocol" = "SSL"')],
    ['MSK without security', createAt(`${name}:9092`)],
    [
      'a key pair and a role on public brokers, of which only the documentation ignores one',
      createAt(`${publicName}:9198`, ...iam, accessKey, secretKey),
    ],
    ['an ALTER with the secret key alone', alter(region, saslSsl, oauth, secretKey)],
    ['an ALTER with a role alone', alter(region, saslSsl, oauth, role)],
    [
      'an ALTER with SASL settings alone',
      alter('"property.sasl.mechanism" = "PLAIN"', '"property.ssl.ca.location" = "FILE:ca.pem"'),
    ],
    ['another kind of source', 'CREATE ROUTINE LOAD j ON t FROM pulsar ("aws.region" = "x");'],
  ])('%s', (_name, sql) => {
    expect(summaryOf(sql).filter((line) => / (?:msk|aws|sasl)-/.test(line))).toEqual([]);
  });
});

describe('ALTER', () => {
  test('with any aws.* key repeats region, protocol and mechanism', () => {
    const sql = alter(profile);
    expect(summaryOf(sql)).toEqual([
      'error msk-security-protocol «FROM KAFKA»',
      'error msk-sasl-mechanism «FROM KAFKA»',
      'error msk-region «FROM KAFKA»',
    ]);
    expect(told(sql, 'msk-region')).toContain('checked on its own');
  });

  test('an external id needs its role in the same statement', () => {
    expect(summaryOf(alter(...iam, '"aws.external_id" = "x"'))).toEqual([
      'error aws-credentials-incomplete «"aws.external_id"»',
    ]);
  });

  test('values are judged as in CREATE', () => {
    expect(summaryOf(alter('"property.sasl.mechanism" = "plain"'))).toEqual(['warning sasl-settings «"plain"»']);
    expect(summaryOf(alter(...iam, provider('ENVV')))).toEqual(['error aws-credentials-provider-value «"ENVV"»']);
  });
});

describe('before 4.1', () => {
  test('other rules speak about aws.* keys, these are silent', () => {
    for (const version of ['2.0', '2.1', '3.0', '3.1', '4.0'] as const) {
      const codes = findingsIn(create(region, role, provider('nonsense')), version).map(({ code }) => code);
      expect(new Set(codes)).toEqual(new Set(['unknown-property']));
      const codesBehindPrefix = findingsIn(create('"property.aws.region" = "x"', saslSsl, oauth), version).map(
        ({ code }) => code,
      );
      expect(new Set(codesBehindPrefix)).toEqual(new Set(['unknown-property']));
    }
  });

  test('settings of SASL are checked all the same', () => {
    expect(summaryOf(create('"property.sasl.mechanism" = "PLAIN"'), '2.1')).toEqual([
      'warning sasl-settings «"property.sasl.mechanism"»',
    ]);
    const java = create(saslSsl, '"property.sasl.mechanism" = "AWS_MSK_IAM"');
    expect(told(java, 'sasl-settings', '4.0')).toContain('needs Doris 4.1');
    expect(fixesOf(java, 'sasl-settings', '4.0')).toEqual([]);
  });

  test('a method that asks nobody makes no token', () => {
    const method = '"property.sasl.oauthbearer.method" = "default"';
    expect(summaryOf(create(saslSsl, oauth, method))).toEqual(['warning aws-credentials-incomplete «"OAUTHBEARER"»']);
    const endpoint = '"property.sasl.oauthbearer.token.endpoint.url" = "https://login.example.com/token"';
    const asked = fixesOf(create(saslSsl, oauth, method, endpoint), 'sasl-settings')[0]?.result;
    expect(asked).toBe(create(saslSsl, oauth, method.replace('default', 'oidc'), endpoint));
  });

  test('OAUTHBEARER has no token but one of an OIDC endpoint', () => {
    const sql = create(saslSsl, oauth);
    expect(summaryOf(sql, '3.1')).toEqual(['warning sasl-settings «"OAUTHBEARER"»']);
    expect(summaryOf(fixesOf(sql, 'sasl-settings', '3.1')[0]?.result ?? '', '3.1')).toEqual([]);
  });
});
