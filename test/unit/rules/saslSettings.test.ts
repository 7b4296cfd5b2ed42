import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../../server/src/syntax/edits.ts';
import { findingsIn, fixesOf, summaryOf } from '../../support/findings.ts';
import { alter, create, createAt, iam, name, oauth, offered, provider, saslSsl, told } from './mskStatements.ts';

const id = 'sasl-settings';
const saslPlain = '"property.security.protocol" = "SASL_PLAINTEXT"';
const user = '"property.sasl.username" = "u"';
const password = '"property.sasl.password" = "<password>"';
const keytab = '"property.sasl.kerberos.keytab" = "/etc/krb5.keytab"';
const oidc = [
  '"property.sasl.oauthbearer.method" = "oidc"',
  '"property.sasl.oauthbearer.client.id" = "doris"',
  '"property.sasl.oauthbearer.client.secret" = "<secret>"',
  '"property.sasl.oauthbearer.token.endpoint.url" = "https://login.example.com/token"',
];

function mechanism(value: string): string {
  return `"property.sasl.mechanism" = "${value}"`;
}

describe('the mechanism that is offered', () => {
  const withUserAndPassword = 'with "property.sasl.username" and "property.sasl.password"';
  const scram = `Add "property.sasl.mechanism" = "SCRAM-SHA-512" ${withUserAndPassword}`;
  const byIam = 'Use OAUTHBEARER over SASL_SSL with "aws.region" and "aws.credentials_provider"';

  test.each([
    ['the IAM port of MSK', createAt(`${name}:9098`, saslSsl), [`* ${byIam}`]],
    ['the SCRAM port of MSK', createAt(`${name}:9096`, saslSsl), [`* ${scram}`]],
    ['no port of MSK', createAt(name, saslSsl), [scram, byIam]],
    [
      'a user on the IAM port of MSK',
      createAt(`${name}:9098`, saslSsl, user, password),
      ['* Add "property.sasl.mechanism" = "SCRAM-SHA-512"', byIam],
    ],
    ['an OIDC endpoint', create(saslSsl, ...oidc), ['* Add "property.sasl.mechanism" = "OAUTHBEARER"']],
    [
      'an OIDC endpoint and a user',
      create(saslSsl, ...oidc, user, password),
      [
        '* Add "property.sasl.mechanism" = "PLAIN"',
        'Add "property.sasl.mechanism" = "SCRAM-SHA-256"',
        'Add "property.sasl.mechanism" = "SCRAM-SHA-512"',
        'Add "property.sasl.mechanism" = "OAUTHBEARER"',
      ],
    ],
    ['Kerberos and an empty mechanism', create(saslSsl, mechanism(''), keytab), ['* Change to GSSAPI']],
  ])('for %s', (_, sql, expected) => {
    expect(offered(sql, id)).toEqual(expected);
  });

  test('leads to statements without findings', () => {
    for (const sql of [createAt(`${name}:9098`, saslSsl), create(saslSsl, ...oidc)]) {
      expect(summaryOf(fixesOf(sql, id)[0]?.result ?? sql)).toEqual([]);
    }
  });

  test('an empty one pauses the job, also in an ALTER', () => {
    expect(told(create(saslSsl, mechanism('')), id)).toContain("`failed to set 'sasl.mechanism'`");
    expect(summaryOf(alter(saslSsl, mechanism('')))).toEqual([`warning ${id} «""»`]);
    expect(summaryOf(alter(saslSsl))).toEqual([]);
  });
});

describe('blanks around a mechanism', () => {
  test('in front are taken off by the client', () => {
    expect(summaryOf(create(saslSsl, mechanism(' PLAIN'), user, password))).toEqual([]);
    expect(summaryOf(create(saslSsl, mechanism(' SCRAM-SHA-512'), user))).toEqual([`warning ${id} «" SCRAM-SHA-512"»`]);
    expect(summaryOf(createAt(`${name}:9096`, saslSsl, mechanism(' SCRAM-SHA-512'), user, password))).toEqual([]);
  });

  test('behind are not', () => {
    const sql = create(saslSsl, mechanism('PLAIN '), user, password);
    expect(told(sql, id)).toContain("`failed to set 'sasl.mechanism'`");
    expect(offered(sql, id)).toEqual(['* Change to PLAIN']);
  });
});

describe('OAUTHBEARER without TLS on Amazon MSK', () => {
  const sql = createAt(`${name}:9098`, saslPlain, oauth);

  test('is one finding, and one repair that leaves nothing to find', () => {
    expect(summaryOf(sql)).toEqual([`warning ${id} «"SASL_PLAINTEXT"»`]);
    const plural = sql.replace('sasl.mechanism"', 'sasl.mechanisms"');
    for (const text of [sql, plural]) expect(summaryOf(fixesOf(text, id)[0]?.result ?? text)).toEqual([]);
  });

  test('becomes user and password where the version has no IAM', () => {
    expect(summaryOf(sql, '4.0')).toEqual([`warning ${id} «"OAUTHBEARER"»`]);
    const [fix] = fixesOf(sql, id, '4.0');
    expect(fix?.result).toContain('"SCRAM-SHA-512"');
    expect(summaryOf(fix?.result ?? sql, '4.0').filter((line) => !line.includes('msk-broker-port'))).toEqual([]);
  });
});

describe('settings for another mechanism', () => {
  test.each([
    ['a user with Kerberos', [mechanism('GSSAPI'), user], [user]],
    ['a user where Kerberos is the default', [keytab, user], [user]],
    ['a user with OIDC', [oauth, ...oidc, user], [user]],
    ['Kerberos with a user', [mechanism('SCRAM-SHA-256'), user, password, keytab], [keytab]],
    ['an OIDC endpoint with a user', [mechanism('PLAIN'), user, password, ...oidc.slice(0, 2)], oidc.slice(0, 2)],
  ])('%s', (_, lines, useless) => {
    const sql = create(saslSsl, ...lines);
    const found = findingsIn(sql);
    expect(summaryOf(sql)).toEqual(useless.map((line) => `information ${id} «${line}»`));
    expect(found.every(({ unnecessary }) => unnecessary)).toBe(true);
    expect(found[0]?.fixes()).toHaveLength(1);
  });

  test.each([
    ['a mechanism to be filled in', [mechanism('<mechanism>'), user, keytab]],
    ['a mechanism in a variable', [mechanism('$' + '{MECHANISM}'), user, keytab]],
    ['a password to be filled in', [mechanism('GSSAPI'), password]],
  ])('are left alone beside %s', (_, lines) => {
    expect(summaryOf(create(saslSsl, ...lines))).toEqual([]);
  });

  test('wait until the mechanism is right', () => {
    expect(summaryOf(create(saslSsl, mechanism('plain'), user, password, keytab))).toEqual([`warning ${id} «"plain"»`]);
  });

  test('an OIDC endpoint beside MSK IAM goes as a whole', () => {
    const sql = create(...iam, provider('ENV'), ...oidc);
    expect(summaryOf(sql)).toEqual([0, 1, 3].map((index) => `warning ${id} «${oidc[index]}»`));
    expect(findingsIn(sql).map((finding) => finding.fixes().length)).toEqual([1, 1, 1]);
    const repaired = create(...iam, provider('ENV'));
    for (const finding of findingsIn(sql)) {
      const [fix] = finding.fixes();
      expect(fix && applyEdits(sql, fix.edits)).toBe(repaired);
    }
    expect(summaryOf(create(...iam, provider('ENV'), '"property.sasl.oauthbearer.method" = "default"'))).toEqual([]);
  });
});

describe('an empty protocol', () => {
  const empty = '"property.security.protocol" = ""';

  test.each([
    ['alone', [empty], ['* Change to PLAINTEXT']],
    ['with a mechanism', [empty, mechanism('PLAIN')], ['* Change to SASL_SSL', 'Change to SASL_PLAINTEXT']],
    ['with a certificate', [empty, '"property.ssl.ca.location" = "FILE:ca.pem"'], ['* Change to SSL']],
  ])('%s', (_, lines, expected) => {
    expect(offered(create(...lines), id)).toEqual(expected);
  });
});
