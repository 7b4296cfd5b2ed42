import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../../server/src/syntax/edits.ts';
import { findingsIn, fixesOf, onlyFinding, summaryOf } from '../../support/findings.ts';
import {
  accessKey,
  alter,
  create,
  createAt,
  iam,
  name,
  oauth,
  offered,
  profile,
  provider,
  publicName,
  region,
  role,
  saslSsl,
  secretKey,
  told,
} from './mskStatements.ts';

describe('what Doris answers is told word by word', () => {
  test.each([
    [
      create(provider('ENV'), saslSsl, oauth),
      'msk-region',
      "When using AWS MSK IAM authentication, 'aws.region' is required. Please specify the AWS region.",
    ],
    [
      create(region, provider('ENV'), oauth, '"property.security.protocol" = "SSL"'),
      'msk-security-protocol',
      "For AWS MSK IAM authentication, 'property.security.protocol' must be 'SASL_SSL' (SSL encryption + SASL authentication required), but got: SSL",
    ],
    [
      create(region, provider('ENV'), saslSsl),
      'msk-sasl-mechanism',
      "For AWS MSK IAM authentication, 'property.sasl.mechanism' must be 'OAUTHBEARER', but got: null. Other SASL mechanisms are not supported now.",
    ],
    [
      create(...iam, '"aws.external_id" = "x"', provider('ENV')),
      'aws-credentials-incomplete',
      "When using AWS MSK IAM authentication, 'aws.external_id' must be used with 'aws.role_arn'.",
    ],
    [
      createAt(`${publicName}:9198`, ...iam, provider('ENV')),
      'msk-public-broker',
      "When using explicit AWS credentials for public (internet) access, both 'aws.access_key' and 'aws.secret_key' must be provided together.",
    ],
    [
      create(saslSsl, '"property.sasl.mechanism" = "PLAIN"'),
      'sasl-settings',
      'sasl.username and sasl.password must be set',
    ],
    [
      create(saslSsl, '"property.sasl.mechanism" = "scram-sha-256"'),
      'sasl-settings',
      'Unsupported SASL mechanism: scram-sha-256',
    ],
    [create(...iam, provider('anonymous')), 'aws-credentials-provider-value', 'Failed to get AWS credentials'],
  ])('%s: %s', (sql, code, answer) => {
    expect(told(sql, code)).toContain(`\`${answer}\``);
  });
});

describe('shadowed credentials', () => {
  const both = create(...iam, accessKey, secretKey, role, provider('ENV'));

  test('a role beside a key pair: both orders are told, and the winners are pointed at', () => {
    const finding = onlyFinding(create(...iam, role, accessKey, secretKey), 'aws-credentials-shadowed');
    expect([finding.severity, finding.unnecessary]).toEqual(['information', true]);
    expect(told(create(...iam, role, accessKey, secretKey), 'aws-credentials-shadowed')).toBe(
      [
        'By the documentation the key pair wins and `aws.role_arn` is ignored. The 4.1 backend does otherwise: it assumes the role, and uses the key pair only to call STS.',
        '→ "aws.access_key": `aws.access_key` takes effect',
        '→ "aws.secret_key": `aws.secret_key` takes effect',
      ].join('\n'),
    );
  });

  test('each loser has its own finding', () => {
    expect(summaryOf(both)).toEqual([
      'information aws-credentials-shadowed «"aws.role_arn" = "arn:aws:iam::123456789012:role/demo-role"»',
      'warning aws-credentials-shadowed «"aws.credentials_provider" = "ENV"»',
    ]);
  });

  test('the loser can be removed, or what it loses to', () => {
    const sql = create(...iam, role, '"aws.external_id" = "x"', accessKey, secretKey);
    expect(
      fixesOf(sql, 'aws-credentials-shadowed').map(({ title, result, preferred }) => [
        title,
        summaryOf(result),
        preferred,
      ]),
    ).toEqual([
      ['Remove "aws.role_arn" and "aws.external_id"', [], false],
      ['Remove "aws.access_key" and "aws.secret_key"', ['information aws-role-source «"aws.role_arn"»'], false],
    ]);
    const certain = create(...iam, accessKey, secretKey, provider('ENV'));
    expect(fixesOf(certain, 'aws-credentials-shadowed')[0]).toEqual({
      title: 'Remove "aws.credentials_provider"',
      result: create(...iam, accessKey, secretKey),
      preferred: true,
      safe: true,
    });
  });

  test('on public brokers the key pair is not offered for removal', () => {
    const sql = createAt(`${publicName}:9198`, ...iam, accessKey, secretKey, provider('ENV'));
    expect(offered(sql, 'aws-credentials-shadowed')).toEqual(['* Remove "aws.credentials_provider"']);
  });
});

describe('providers', () => {
  test.each([
    ['INSTANCE-PROFILE', 'error', 'INSTANCE_PROFILE'],
    [' ENV', 'error', 'ENV'],
    ['ec2', 'error', 'INSTANCE_PROFILE'],
    ['DEFUALT', 'error', 'DEFAULT'],
    ['default', 'information', 'DEFAULT'],
    ['Environment', 'information', 'ENV'],
    ['InstanceProfile', 'information', 'INSTANCE_PROFILE'],
  ])('%j is an %s, and becomes %s', (value, severity, wanted) => {
    const sql = create(...iam, provider(value));
    expect(summaryOf(sql)).toEqual([`${severity} aws-credentials-provider-value «"${value}"»`]);
    const [fix] = fixesOf(sql, 'aws-credentials-provider-value');
    expect(fix).toMatchObject({
      title: `Change to ${wanted}`,
      result: create(...iam, provider(wanted)),
      preferred: true,
    });
  });

  test.each(['CONTAINER', 'ECS', 'WEB_IDENTITY', 'web_identity_token_file', 'SYSTEM_PROPERTIES'])(
    '%s works, and is not documented',
    (value) => {
      const finding = onlyFinding(create(...iam, provider(value)), 'aws-credentials-provider-value');
      expect(finding.severity).toBe('information');
      expect(finding.fixes().filter(({ preferred, safe }) => preferred || safe)).toEqual([]);
    },
  );

  test('the name of SYSTEM_PROPERTIES is explained', () => {
    expect(told(create(...iam, provider('SYSTEM_PROPERTIES')), 'aws-credentials-provider-value')).toContain(
      'profile file',
    );
  });
});

describe('regions', () => {
  test('says at a broker that it is in another region than the others and the job', () => {
    const other = name.replace('us-west-1', 'eu-west-1');
    const sql = createAt(`${name}:9098,${other}:9098`, ...iam, provider('ENV'));
    const { message, span } = onlyFinding(sql, 'msk-region');
    expect(sql.slice(span.start, span.end)).toBe(other);
    expect(message).toContain('this broker is in `eu-west-1`');
  });

  test('a missing region comes from the names of the brokers', () => {
    const sql = createAt(`${name}:9098,${name.replace('b-1', 'b-2')}:9098`, provider('ENV'), saslSsl, oauth);
    expect(fixesOf(sql, 'msk-region')).toEqual([
      {
        title: 'Add "aws.region" = "us-west-1"',
        result: sql.replace(provider('ENV'), `${region}, ${provider('ENV')}`),
        preferred: true,
        safe: true,
      },
    ]);
  });

  test('the region of the brokers is offered before the nearest name', () => {
    const sql = createAt(`${name}:9098`, '"aws.region" = "us-wset-2"', provider('ENV'), saslSsl, oauth);
    expect(offered(sql, 'msk-region')).toEqual(['* Change to us-west-1', 'Change to us-west-2']);
  });

  test('brokers of several regions: the odd one is pointed at, and nothing is guessed', () => {
    const odd = name.replace('us-west-1', 'us-east-1');
    const sql = createAt(`${name}:9098,${odd}:9098`, ...iam, profile);
    expect(offered(sql, 'msk-region')).toEqual([]);
  });

  test('the endpoint of MSK Serverless names a region too', () => {
    const sql = createAt('boot-a1b2c3.c2.kafka-serverless.eu-west-1.amazonaws.com:9098', ...iam, profile);
    expect(offered(sql, 'msk-region')).toEqual(['* Change to eu-west-1']);
  });
});

describe('public brokers', () => {
  const sql = createAt(`${publicName}:9198`, ...iam, role, provider('ENV'));

  test('the repairs lead to statements that Doris accepts', () => {
    expect(offered(sql, 'msk-public-broker')).toEqual([
      '* Use "aws.access_key" and "aws.secret_key" instead of "aws.role_arn" and "aws.credentials_provider"',
      'Add "aws.access_key" and "aws.secret_key" and keep the role',
      'Use the private brokers',
    ]);
    for (const { result } of fixesOf(sql, 'msk-public-broker')) {
      expect(findingsIn(result).filter(({ severity }) => severity === 'error')).toEqual([]);
    }
    expect(fixesOf(sql, 'msk-public-broker')[2]?.result).toBe(createAt(`${name}:9098`, ...iam, role, provider('ENV')));
  });

  test('an ALTER to public brokers needs the pair again', () => {
    const moved = alter(`"kafka_broker_list" = "${publicName}:9198"`, ...iam);
    expect(summaryOf(moved)).toEqual([`error msk-public-broker «${publicName}»`]);
    expect(summaryOf(alter(`"kafka_broker_list" = "${publicName}:9198"`))).toEqual([]);
    expect(summaryOf(alter(`"kafka_broker_list" = "${publicName}:9198"`, ...iam, accessKey))).toEqual([
      'error aws-credentials-incomplete «"aws.access_key"»',
    ]);
  });
});

describe('ports', () => {
  test.each([
    [`${name}:9096`, [...iam, profile], 'Use port 9098'],
    [name, [...iam, profile], 'Use port 9098'],
    [`${publicName}:9194`, [...iam, accessKey, secretKey], 'Use port 9198'],
    [
      `${name}:9098`,
      [
        saslSsl,
        '"property.sasl.mechanism" = "SCRAM-SHA-512"',
        '"property.sasl.username" = "u"',
        '"property.sasl.password" = "<p>"',
      ],
      'Use port 9096',
    ],
    [name, ['"property.security.protocol" = "SSL"'], 'Use port 9094'],
    [`${name}:9094`, [], 'Use port 9092'],
  ])('%s with %j', (brokers, lines, title) => {
    const sql = createAt(brokers, ...lines);
    const fix = fixesOf(sql, 'msk-broker-port').find((candidate) => candidate.title === title);
    expect(onlyFinding(sql, 'msk-broker-port').severity).toBe('warning');
    expect(summaryOf(fix?.result ?? sql)).toEqual([]);
  });

  test('what signing in takes is not missed while the list is being written', () => {
    const sql = createAt(`${name}:9098`);
    for (const written of [sql.replace(/\);$/, ''), sql.replace(/\);$/, ', "property.sec);')])
      expect(findingsIn(written).map(({ code }) => code)).not.toContain('msk-broker-port');
  });

  test('IAM is offered only to versions that have it, and with a key pair for public brokers', () => {
    const inside = createAt(`${name}:9098`);
    expect(fixesOf(inside, 'msk-broker-port', '4.0').map(({ title }) => title)).toEqual(['Use port 9092']);
    expect(told(inside, 'msk-broker-port', '4.0')).toContain('Doris can do that since 4.1');
    const [iam] = fixesOf(createAt(`${publicName}:9198`), 'msk-broker-port');
    expect(summaryOf(iam?.result ?? '')).toEqual([]);
  });

  test('the plural key of a mechanism becomes the singular one, the only one that IAM looks at', () => {
    const sql = create(saslSsl, '"property.sasl.mechanisms" = "OAUTHBEARER"');
    expect(summaryOf(fixesOf(sql, 'aws-credentials-incomplete')[0]?.result ?? '')).toEqual([]);
  });

  test('one finding for all brokers, and one repair', () => {
    const brokers = [1, 2, 3].map((number) => name.replace('b-1', `b-${number}`));
    const sql = createAt(brokers.map((broker) => `${broker}:9092`).join(','), ...iam, profile);
    expect(told(sql, 'msk-broker-port').match(/→/g)).toHaveLength(2);
    expect(fixesOf(sql, 'msk-broker-port')[0]?.result).toBe(
      createAt(brokers.map((broker) => `${broker}:9098`).join(','), ...iam, profile),
    );
  });
});

describe('settings of Java', () => {
  test('MSK in Java becomes MSK in Doris, its role and profile taken over', () => {
    const java = (options: string) =>
      createAt(
        `${name}:9098`,
        '"property.sasl.mechanism" = "AWS_MSK_IAM"',
        `'property.sasl.jaas.config' = 'software.amazon.msk.auth.iam.IAMLoginModule required ${options};'`,
      );
    const withRole = fixesOf(
      java('awsRoleArn="arn:aws:iam::123456789012:role/x" awsStsRegion="us-west-1"'),
      'sasl-settings',
    )[0];
    expect(withRole?.result).toContain(
      `"property.sasl.mechanism" = "OAUTHBEARER", 'property.security.protocol' = 'SASL_SSL'`,
    );
    expect(withRole?.result).toContain(
      `'aws.role_arn' = 'arn:aws:iam::123456789012:role/x', 'aws.credentials_provider' = 'DEFAULT'`,
    );
    expect(summaryOf(withRole?.result ?? '')).toEqual([]);
    const withProfile = fixesOf(java('awsProfileName="loader"'), 'sasl-settings')[0];
    expect(withProfile?.result).toContain(`'aws.region' = 'us-west-1', 'aws.profile_name' = 'loader'`);
    expect(summaryOf(withProfile?.result ?? '')).toEqual([]);
  });

  test('a password in a JAAS configuration appears in no message and no title', () => {
    const sql = create(
      saslSsl,
      '"property.sasl.mechanism" = "PLAIN"',
      `"property.sasl.jaas.config" = 'org.apache.kafka.common.security.plain.PlainLoginModule required username="u" password="hunter22";'`,
    );
    const finding = onlyFinding(sql, 'sasl-settings');
    expect([finding.message, ...finding.fixes().map(({ title }) => title)].join()).not.toContain('hunter22');
    expect(fixesOf(sql, 'sasl-settings')[0]?.result).toContain('"property.sasl.password" = \'hunter22\'');
  });

  test('beside MSK IAM they have no effect', () => {
    const sql = create(
      ...iam,
      profile,
      '"property.sasl.login.callback.handler.class" = "x.Y"',
      '"property.sasl.username" = "u"',
    );
    expect(summaryOf(sql)).toEqual([
      'warning sasl-settings «"property.sasl.login.callback.handler.class"»',
      'warning sasl-settings «"property.sasl.username" = "u"»',
    ]);
    expect(findingsIn(sql).every(({ unnecessary }) => unnecessary)).toBe(true);
  });
});

test('no message names a credential', () => {
  const secrets = ['AKIAIOSFODNN7EXAMPLE', 'wJalrXUtnFEMI'];
  const pair = secrets.map((secret, index) => `"aws.${index === 0 ? 'access' : 'secret'}_key" = "${secret}"`);
  for (const lines of [pair, pair.slice(0, 1), pair.slice(1), [...pair, role], [...pair, provider('x')]]) {
    for (const { message, related, fixes } of findingsIn(create(region, ...lines))) {
      const texts = [message, ...related.map((place) => place.message), ...fixes().map(({ title }) => title)].join();
      for (const secret of secrets) expect(texts).not.toContain(secret);
    }
  }
});

test('from every mixture of settings the preferred repairs lead to a statement without errors', {
  timeout: 60_000,
}, () => {
  const choices: readonly (readonly string[])[] = [
    ['', region],
    ['', accessKey],
    ['', secretKey],
    ['', role],
    ['', profile],
    ['', provider('INSTANCE_PROFIL'), provider('')],
    ['', saslSsl, '"property.security.protocol" = "sasl_ssl"'],
    ['', oauth, '"property.sasl.mechanisms" = "AWS_MSK_IAM"'],
  ];
  const mixtures = choices.reduce<readonly (readonly string[])[]>(
    (made, lines) => made.flatMap((mixture) => lines.map((line) => (line === '' ? mixture : [...mixture, line]))),
    [[]],
  );
  const stuck: string[] = [];
  for (const [index, lines] of mixtures.entries()) {
    let sql = createAt(index % 2 === 0 ? `${name}:9098` : `${publicName}:9198`, ...lines);
    for (let round = 0; round < 10; round++) {
      const findings = findingsIn(sql);
      const broken = findings.filter(({ code }) => code === 'syntax-error' || code === 'duplicate-property');
      if (broken.length > 0) stuck.push(sql);
      const fix = findings.flatMap((finding) => finding.fixes()).find(({ preferred }) => preferred);
      if (!fix) break;
      sql = applyEdits(sql, fix.edits);
    }
    if (findingsIn(sql).some(({ severity }) => severity === 'error')) stuck.push(sql);
  }
  expect(stuck).toEqual([]);
});
