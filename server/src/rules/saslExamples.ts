import { alterWith, createAt, createIam } from './mskExamples.ts';
import type { RuleDefinition } from './rule.ts';

const brokers = 'kafka-1:9093';
const saslSsl = '"property.security.protocol" = "SASL_SSL"';
const saslPlain = '"property.security.protocol" = "SASL_PLAINTEXT"';
const plain = '"property.sasl.mechanism" = "PLAIN"';
const login = ['"property.sasl.username" = "reader"', '"property.sasl.password" = "<password>"'] as const;
const ca = '"property.ssl.ca.location" = "FILE:ca.pem"';
const oauth = '"property.sasl.mechanism" = "OAUTHBEARER"';
const oidc = [
  '"property.sasl.oauthbearer.method" = "oidc"',
  '"property.sasl.oauthbearer.client.id" = "doris"',
  '"property.sasl.oauthbearer.client.secret" = "<secret>"',
  '"property.sasl.oauthbearer.token.endpoint.url" = "https://login.example.com/token"',
] as const;
const iam = ['"aws.region" = "eu-west-1"', '"aws.credentials_provider" = "INSTANCE_PROFILE"'] as const;
const mskBroker = 'b-1.orders.a1b2c3.c2.kafka.eu-west-1.amazonaws.com:9098';

function create(...lines: readonly string[]): string {
  return createAt(brokers, ...lines);
}

/** The examples of the rule `sasl-settings`. */
export const saslExamples: RuleDefinition<never>['examples'] = {
  bad: [
    {
      sql: create('«"property.sasl.mechanism"» = "PLAIN"', ...login),
      fixed: create(saslSsl, plain, ...login),
    },
    {
      sql: create('"property.security.protocol" = «"SSL"»', plain, ...login),
      fixed: create(saslSsl, plain, ...login),
    },
    {
      sql: create('"property.security.protocol" = «"plaintext"»', plain, ...login),
      fixed: create(saslPlain, plain, ...login),
    },
    {
      sql: create('"property.security.protocol" = «"SASL"»', plain, ...login),
      fixed: create(saslSsl, plain, ...login),
    },
    {
      sql: create('«"property.ssl.ca.location"» = "FILE:ca.pem"'),
      fixed: create('"property.security.protocol" = "SSL"', ca),
    },
    {
      sql: create('"property.security.protocol" = «"SASL_PLAINTEXT"»', plain, ...login, ca),
      fixed: create(saslSsl, plain, ...login, ca),
    },
    {
      sql: create('"property.security.protocol" = «"SASL_SSL"»', ...login),
      fixed: create(saslSsl, plain, ...login),
    },
    { sql: create('"property.security.protocol" = «"sasl_plaintext"»') },
    {
      sql: create(saslSsl, '"property.sasl.mechanism" = «"plain"»', ...login),
      fixed: create(saslSsl, plain, ...login),
    },
    {
      sql: create(saslSsl, '"property.sasl.mechanisms" = «"SCRAM-SHA512"»', ...login),
      fixed: create(saslSsl, '"property.sasl.mechanisms" = "SCRAM-SHA-512"', ...login),
    },
    {
      sql: create(saslSsl, '"property.sasl.mechanism" = «"SCRAM-SHA-256"»', '"property.sasl.username" = "reader"'),
      fixed: create(saslSsl, '"property.sasl.mechanism" = "SCRAM-SHA-256"', ...login),
    },
    {
      sql: create(saslSsl, '"property.sasl.mechanism" = «"PLAIN"»'),
      fixed: create(saslSsl, plain, '"property.sasl.username" = "<user>"', '"property.sasl.password" = "<password>"'),
    },
    {
      sql: create(
        saslSsl,
        plain,
        `«"property.sasl.jaas.config"» = 'org.apache.kafka.common.security.plain.PlainLoginModule required username="reader" password="<pass word>";'`,
      ),
      fixed: create(saslSsl, plain, `"property.sasl.username" = 'reader'`, `"property.sasl.password" = '<pass word>'`),
    },
    {
      sql: createAt(
        mskBroker,
        saslSsl,
        '"property.sasl.mechanism" = «"AWS_MSK_IAM"»',
        `"property.sasl.jaas.config" = "software.amazon.msk.auth.iam.IAMLoginModule required;"`,
        `"property.sasl.client.callback.handler.class" = "software.amazon.msk.auth.iam.IAMClientCallbackHandler"`,
      ),
      fixed: createAt(
        mskBroker,
        saslSsl,
        '"property.sasl.mechanism" = "OAUTHBEARER"',
        '"aws.region" = "eu-west-1"',
        '"aws.credentials_provider" = "DEFAULT"',
      ),
    },
    {
      sql: create(saslSsl, '"property.sasl.mechanism" = «"OAUTHBEARER"»', ...oidc.slice(1)),
      fixed: create(saslSsl, oauth, ...oidc),
    },
    // Without TLS there is no IAM either.
    {
      sql: create(saslPlain, '"property.sasl.mechanism" = «"OAUTHBEARER"»'),
      fixed: create(
        saslPlain,
        '"property.sasl.mechanism" = "OAUTHBEARER"',
        '"property.sasl.oauthbearer.method" = "oidc"',
        '"property.sasl.oauthbearer.client.id" = "<client id>"',
        '"property.sasl.oauthbearer.client.secret" = "<client secret>"',
        '"property.sasl.oauthbearer.token.endpoint.url" = "<token endpoint>"',
      ),
    },
    {
      sql: create('"property.security.protocol" = «"SASL_SSL"»', ...oidc),
      fixed: create(saslSsl, oauth, ...oidc),
    },
    {
      sql: createAt(mskBroker, '"property.security.protocol" = «"SASL_SSL"»'),
      fixed: createAt(mskBroker, saslSsl, oauth, ...iam),
    },
    {
      sql: createAt(mskBroker, '"property.security.protocol" = «"SASL_PLAINTEXT"»', oauth),
      fixed: createAt(mskBroker, saslSsl, oauth, ...iam),
    },
    {
      sql: create(saslSsl, plain, ...login, '«"property.sasl.kerberos.service.name" = "kafka"»'),
      fixed: create(saslSsl, plain, ...login),
    },
    {
      sql: createIam(
        '"aws.region" = "eu-west-1"',
        '"aws.credentials_provider" = "ENV"',
        '«"property.sasl.username" = "reader"»',
      ),
      fixed: createIam('"aws.region" = "eu-west-1"', '"aws.credentials_provider" = "ENV"'),
    },
  ],
  good: [
    { sql: create(saslSsl, plain, ...login, ca) },
    { sql: create('"property.security.protocol" = "ssl"', ca) },
    // Kerberos is the default mechanism.
    {
      sql: create(
        saslPlain,
        '"property.sasl.kerberos.service.name" = "kafka"',
        '"property.sasl.kerberos.keytab" = "/etc/krb5.keytab"',
        '"property.sasl.kerberos.principal" = "doris@EXAMPLE.COM"',
      ),
    },
    { sql: create(saslPlain, '"property.sasl.mechanism" = "GSSAPI"') },
    { sql: create(saslSsl, '"property.sasl.mechanism" = " PLAIN"', ...login) },
    { sql: create(saslSsl, oauth, ...oidc) },
    { sql: create('"property.security.protocol" = "<protocol>"', '"property.sasl.mechanism" = "<mechanism>"') },
    // The job has the rest.
    { sql: alterWith('"property.sasl.password" = "<password>"') },
    { sql: createIam('"aws.region" = "eu-west-1"', '"aws.credentials_provider" = "ENV"', ca) },
  ],
};
