import { pages } from '../catalog/index.ts';
import { quoted } from '../catalog/valueProblem.ts';
import { isAtLeast } from '../catalog/versions.ts';
import {
  type Authentication,
  authenticationOf,
  isOpen,
  mskIamSince,
  mskMechanism,
  mskProtocol,
} from '../model/authentication.ts';
import type { BoundList, Job } from '../model/job.ts';
import { iamLikeJava, javaSaslMessage, javaSaslProperties, javaSaslRepair } from './javaSasl.ts';
import { valuePart } from './listEdits.ts';
import { isWrittenOtherwise } from './meantKeys.ts';
import { inFrontOf, written } from './mskJob.ts';
import { problemOf } from './propertyFindings.ts';
import { fixFor, type Repair } from './repair.ts';
import { defineRule } from './rule.ts';
import { saslExamples } from './saslExamples.ts';
import { changeTo, isSettingOf, protocolKey, type SaslData, type SaslFound } from './saslFindings.ts';
import { noMechanism, noUserOrPassword, wrongMechanism } from './saslMechanism.ts';
import { noTokenMethod } from './saslTokens.ts';
import { uselessSettings } from './saslUseless.ts';

/** SASL and TLS settings that librdkafka ignores, or with which no consumer can be created. */
export const saslSettings = defineRule<SaslData>({
  id: 'sasl-settings',
  severity: 'warning',
  docs: {
    summary: 'Settings for SASL or TLS that have no effect, or with which the job cannot connect.',
    why: [
      'Doris hands `property.*` keys to librdkafka unchecked, so these mistakes show only when the job runs:',
      '',
      '- `property.sasl.*` without a `SASL_` protocol, and `property.ssl.*` without `SSL` or `SASL_SSL`, are ignored: the connection is a plain one.',
      '- A `SASL_` protocol without mechanism means `GSSAPI`, that is Kerberos.',
      '- Mechanisms are compared with letter case: `plain` gives `Unsupported SASL mechanism: plain`.',
      '- `OAUTHBEARER` needs a source of tokens: MSK IAM (since 4.1, over `SASL_SSL`) or an OIDC endpoint.',
      '- `PLAIN` and `SCRAM` without user or password give `sasl.username and sasl.password must be set`.',
      "- Settings of Kafka's Java client (`sasl.jaas.config`, callback handlers) and its mechanism `AWS_MSK_IAM` are unknown to librdkafka. MSK IAM is `OAUTHBEARER` with the `aws.*` keys.",
      '- Settings for another mechanism have no effect, such as a user with `GSSAPI`, and none but the `aws.*` keys with MSK IAM.',
      '',
      'An `ALTER ROUTINE LOAD` may leave out what the job already has.',
    ].join('\n'),
    sources: [
      'data_consumer.cpp (Doris backend); rdkafka_conf.c, rdkafka_sasl.c (librdkafka 2.11.0)',
      'apache/doris#14434, apache/doris#14353, apache/doris#15750',
      pages.librdkafka,
    ],
    covers: [72, 73, 74, 75, 76, 77, 105, 106],
  },
  examples: saslExamples,
  check: (job, report) => {
    const list = job.source;
    const auth = authenticationOf(job);
    if (!list || !auth) return;
    const java = javaName(job, list, auth);
    if (java) {
      report(java);
      return;
    }
    const found = auth.kind === 'msk-iam' ? undefined : firstMistake(job, list, auth);
    if (found) report(found);
    else for (const useless of uselessSettings(job, list, auth)) report(useless);
    for (const property of javaSaslProperties(list)) {
      const data = { list, repairs: [javaSaslRepair(list, property, auth)] };
      report({ span: property.keySpan, message: javaSaslMessage(property, auth), unnecessary: true, data });
    }
  },
  fixes: ({ list, repairs }, job) => repairs.map((repair) => fixFor(job, list, repair)),
});

/** Protocol, mechanism and what they need build on one another: the first mistake is told, the others may vanish with it. */
function firstMistake(job: Job, list: BoundList, auth: Authentication): SaslFound | undefined {
  return (
    wrongProtocol(job, list, auth) ??
    saslWithoutProtocol(job, list, auth) ??
    tlsWithoutProtocol(job, list, auth) ??
    noMechanism(job, list, auth) ??
    wrongMechanism(job, list, auth) ??
    noUserOrPassword(job, list, auth) ??
    noTokenMethod(job, list, auth)
  );
}

/** `AWS_MSK_IAM` and no `aws.*` key; with one the rule on the mechanism of MSK tells it. */
function javaName(job: Job, list: BoundList, auth: Authentication): SaslFound | undefined {
  const { mechanism, protocol } = auth;
  if (auth.kind === 'msk-iam' || !mechanism || isOpen(mechanism) || auth.tooNew.length > 0) return undefined;
  if (mechanism.value.trim().toUpperCase() !== 'AWS_MSK_IAM') return undefined;
  const what = `${quoted(mechanism.value)} is a mechanism of Java clients only; the job pauses with \`Unsupported SASL mechanism: ${mechanism.value}\`.`;
  const related = javaSaslProperties(list).map(({ keySpan }) => ({
    span: keySpan,
    message: 'This setting of the Java client has no effect either',
  }));
  const span = mechanism.valueSpan;
  if (!isAtLeast(job.version, mskIamSince)) {
    return {
      span,
      message: `${what} Signing in to Amazon MSK by IAM needs Doris ${mskIamSince}.`,
      related,
      data: { list, repairs: [] },
    };
  }
  const by = [
    ...(protocol || isWrittenOtherwise(job, protocolKey) ? [] : [{ key: protocolKey, value: mskProtocol }]),
    ...iamLikeJava(list),
  ];
  const old = javaSaslProperties(list);
  const repair: Repair = {
    title: `Change to ${mskMechanism} with ${by.map(({ key }) => `"${key}"`).join(', ')}`,
    set: [
      { property: mechanism, value: mskMechanism },
      ...(protocol && !isOpen(protocol) && protocol.value !== mskProtocol
        ? [{ property: protocol, value: mskProtocol }]
        : []),
    ],
    ...(old.length > 0 ? { exchange: { old, by } } : { add: { properties: by, after: mechanism } }),
    preferred: true,
    safe: false,
  };
  const message = `${what} In Doris MSK IAM is \`${mskMechanism}\` with \`aws.region\` and a source of credentials such as \`aws.credentials_provider\`.`;
  return { span, message, related, data: { list, repairs: [repair] } };
}

function wrongProtocol(job: Job, list: BoundList, { protocol }: Authentication): SaslFound | undefined {
  if (!protocol?.spec || isOpen(protocol)) return undefined;
  const problem = problemOf(protocol, job.version);
  if (!problem) return undefined;
  const values = protocol.value === '' ? likelyProtocols(job, list) : problem.suggestions;
  const repairs = values.map(
    (value, index): Repair => ({ ...changeTo(protocol, value), preferred: index === 0, safe: false }),
  );
  const answer = protocol.spec.answer?.(protocol.value, job.version, job.kind) ?? '';
  const message = `${problem.message} ${answer}`;
  return { span: valuePart(protocol, problem.start, problem.end), message, data: { list, repairs } };
}

/** The protocols that the other settings are for; the default where there are none. */
function likelyProtocols(job: Job, list: BoundList): readonly string[] {
  const has = (family: 'sasl' | 'ssl'): boolean =>
    list.properties.some((property) => isSettingOf(family, property, job));
  if (has('sasl')) return ['SASL_SSL', 'SASL_PLAINTEXT'];
  return [has('ssl') ? 'SSL' : 'PLAINTEXT'];
}

/** SASL settings over a connection that does not ask for them. */
function saslWithoutProtocol(job: Job, list: BoundList, auth: Authentication): SaslFound | undefined {
  if (auth.kind !== 'plaintext' && auth.kind !== 'tls') return undefined;
  const [first, ...others] = list.properties.filter((property) => isSettingOf('sasl', property, job));
  if (!first) return undefined;
  const { protocol } = auth;
  const related = others.map(({ keySpan, key }) => ({ span: keySpan, message: `\`${key}\` is ignored too` }));
  if (protocol) {
    const wanted = auth.kind === 'tls' ? ['SASL_SSL'] : ['SASL_PLAINTEXT', 'SASL_SSL'];
    return {
      span: protocol.valueSpan,
      message: `With ${quoted(protocol.value)} the Kafka client does not sign in: \`${first.key}\` and all other SASL settings are ignored.`,
      related: [{ span: first.keySpan, message: `\`${first.key}\` is ignored` }, ...related],
      data: {
        list,
        repairs: wanted.map((value, index) => ({ ...changeTo(protocol, value), preferred: index === 0, safe: false })),
      },
    };
  }
  if (isWrittenOtherwise(job, protocolKey)) return undefined;
  // With TLS first: without it the brokers refuse, instead of the password going out in clear.
  const repairs = ['SASL_SSL', 'SASL_PLAINTEXT'].map((value, index): Repair => {
    const property = { key: protocolKey, value };
    return {
      title: `Add ${written(property)}`,
      add: { properties: [property], after: inFrontOf(list, first) },
      preferred: index === 0,
      safe: false,
    };
  });
  return {
    span: first.keySpan,
    message: `SASL settings are ignored without \`${protocolKey}\`: its default is \`plaintext\`, and the Kafka client connects without signing in.`,
    related,
    data: { list, repairs },
  };
}

/** TLS settings over a connection without TLS. */
function tlsWithoutProtocol(job: Job, list: BoundList, auth: Authentication): SaslFound | undefined {
  const isPlain = auth.kind === 'plaintext' || (auth.kind === 'sasl' && !auth.encrypted);
  const [first, ...others] = list.properties.filter((property) => isSettingOf('ssl', property, job));
  if (!isPlain || !first) return undefined;
  const { protocol } = auth;
  if (!protocol && isWrittenOtherwise(job, protocolKey)) return undefined;
  const property = { key: protocolKey, value: auth.kind === 'sasl' ? 'SASL_SSL' : 'SSL' };
  const repair: Repair = protocol
    ? { ...changeTo(protocol, property.value), preferred: true, safe: false }
    : {
        title: `Add ${written(property)}`,
        add: { properties: [property], after: inFrontOf(list, first) },
        preferred: true,
        safe: false,
      };
  const why = protocol ? `With ${quoted(protocol.value)}` : `Without \`${protocolKey}\``;
  return {
    span: protocol?.valueSpan ?? first.keySpan,
    message: `${why} the connection is not encrypted, and \`${first.key}\`${others.length > 0 ? ' and the other TLS settings are' : ' is'} ignored.`,
    related: [...(protocol ? [first] : []), ...others].map(({ keySpan, key }) => ({
      span: keySpan,
      message: `\`${key}\` is ignored`,
    })),
    data: { list, repairs: [repair] },
  };
}
