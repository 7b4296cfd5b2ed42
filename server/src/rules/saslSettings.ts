import { isAvailable, pages } from '../catalog/index.ts';
import { quoted } from '../catalog/valueProblem.ts';
import { isAtLeast } from '../catalog/versions.ts';
import {
  type Authentication,
  authenticationOf,
  hasOidcSettings,
  hasValue,
  isOpen,
  mskIamKeys,
  mskIamSince,
  mskMechanism,
  mskProtocol,
} from '../model/authentication.ts';
import { type BoundList, type BoundProperty, type Job, lookUp } from '../model/job.ts';
import { iamLikeJava, isJavaSaslKey, javaSaslMessage, javaSaslProperties, javaSaslRepair } from './javaSasl.ts';
import { type NewProperty, valuePart } from './listEdits.ts';
import { isWrittenOtherwise } from './meantKeys.ts';
import { inFrontOf, mskBrokersOf, written } from './mskJob.ts';
import { problemOf } from './propertyFindings.ts';
import { fixFor, type Repair } from './repair.ts';
import { defineRule, type Report } from './rule.ts';
import { saslExamples } from './saslExamples.ts';

interface Data {
  readonly list: BoundList;
  readonly repairs: readonly Repair[];
}

type Found = Report<Data>;

const protocolKey = 'property.security.protocol';
const mechanismKey = 'property.sasl.mechanism';

/** SASL and TLS settings that librdkafka ignores, or with which no consumer can be created. */
export const saslSettings = defineRule<Data>({
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
      '- With MSK IAM user and password have no effect.',
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
    for (const property of uselessWithIam(list, auth)) {
      const repair = {
        title: `Remove "${property.key}"`,
        exchange: { old: [property], by: [] },
        preferred: true,
        safe: true,
      };
      const message = `\`${property.key}\` has no effect: with MSK IAM Doris signs in by a token that it makes from the \`aws.*\` keys.`;
      report({ span: property.syntax, message, unnecessary: true, data: { list, repairs: [repair] } });
    }
    for (const property of javaSaslProperties(list)) {
      const data = { list, repairs: [javaSaslRepair(list, property, auth)] };
      report({ span: property.keySpan, message: javaSaslMessage(property, auth), unnecessary: true, data });
    }
  },
  fixes: ({ list, repairs }, job) => repairs.map((repair) => fixFor(job, list, repair)),
});

/** Protocol, mechanism and what they need build on one another: the first mistake is told, the others may vanish with it. */
function firstMistake(job: Job, list: BoundList, auth: Authentication): Found | undefined {
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
function javaName(job: Job, list: BoundList, auth: Authentication): Found | undefined {
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

function wrongProtocol(job: Job, list: BoundList, { protocol }: Authentication): Found | undefined {
  if (!protocol?.spec || isOpen(protocol)) return undefined;
  const problem = problemOf(protocol, job.version);
  if (!problem) return undefined;
  const repairs = problem.suggestions.map(
    (value, index): Repair => ({ ...changeTo(protocol, value), preferred: index === 0, safe: false }),
  );
  const answer = protocol.spec.answer?.(protocol.value, job.version, job.kind) ?? '';
  const message = `${problem.message} ${answer}`;
  return { span: valuePart(protocol, problem.start, problem.end), message, data: { list, repairs } };
}

/** SASL settings over a connection that does not ask for them. */
function saslWithoutProtocol(job: Job, list: BoundList, auth: Authentication): Found | undefined {
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
function tlsWithoutProtocol(job: Job, list: BoundList, auth: Authentication): Found | undefined {
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

function noMechanism(job: Job, list: BoundList, auth: Authentication): Found | undefined {
  const { protocol, mechanism } = auth;
  const isNamed: boolean = hasValue(mechanism);
  if (auth.kind !== 'sasl' || !protocol || job.kind === 'alter' || isNamed) return undefined;
  // Who sets up Kerberos knows that it is the default.
  if (list.properties.some(({ key }) => key.startsWith('property.sasl.kerberos.'))) return undefined;
  if (!mechanism && isWrittenOtherwise(job, mechanismKey)) return undefined;
  const hasUser = hasValue(lookUp(list, 'property.sasl.username'));
  const onMsk = mskBrokersOf(list).length > 0;
  const values = onMsk
    ? ['SCRAM-SHA-512']
    : hasUser
      ? ['PLAIN', 'SCRAM-SHA-256', 'SCRAM-SHA-512']
      : ['GSSAPI', 'PLAIN', 'SCRAM-SHA-512'];
  const repairs = values.map((value, index): Repair => {
    const property = { key: mechanismKey, value };
    const login = value === 'GSSAPI' ? [] : loginKeys.filter((key) => !lookUp(list, key)).map(toFillIn);
    const add = { properties: mechanism ? login : [property, ...login], after: mechanism ?? protocol };
    const change = mechanism ? changeTo(mechanism, value) : { title: `Add ${written(property)}` };
    const title =
      login.length === 0 ? change.title : `${change.title} with ${login.map(({ key }) => `"${key}"`).join(' and ')}`;
    return {
      ...change,
      title,
      ...(add.properties.length > 0 ? { add } : {}),
      preferred: hasUser && index === 0,
      safe: false,
    };
  });
  return {
    span: mechanism?.valueSpan ?? protocol.valueSpan,
    message: `Without \`${mechanismKey}\` the Kafka client takes \`GSSAPI\`, that is Kerberos, and cannot connect where none is set up. Name the mechanism.`,
    data: { list, repairs },
  };
}

function wrongMechanism(job: Job, list: BoundList, auth: Authentication): Found | undefined {
  const { mechanism } = auth;
  // Of an ALTER that leaves the protocol alone the job's own applies.
  const applies = auth.kind === 'sasl' || (auth.kind === 'unknown' && auth.reason !== 'invalid');
  if (!applies || !mechanism?.spec || !hasValue(mechanism) || isOpen(mechanism)) return undefined;
  const problem = problemOf(mechanism, job.version);
  if (!problem) return undefined;
  const [nearest] = problem.suggestions;
  const isCase = nearest !== undefined && nearest === mechanism.value.toUpperCase();
  const repairs = problem.suggestions.map(
    (value, index): Repair => ({ ...changeTo(mechanism, value), preferred: index === 0, safe: isCase && index === 0 }),
  );
  const why = isCase
    ? `Mechanisms are compared with letter case: write \`${nearest}\`.`
    : `${quoted(mechanism.value)} is no SASL mechanism that librdkafka knows.`;
  const name = mechanism.value.trimStart();
  const answer = /[ ,]/.test(name)
    ? `failed to set '${mechanism.key.slice(9)}'`
    : `Unsupported SASL mechanism: ${name}`;
  const message = `${why} Doris accepts the statement, and the job pauses with \`${answer}\`.`;
  return { span: valuePart(mechanism, problem.start, problem.end), message, data: { list, repairs } };
}

function noUserOrPassword(job: Job, list: BoundList, auth: Authentication): Found | undefined {
  if (auth.kind !== 'sasl' || auth.mechanismName === mskMechanism || auth.complete) return undefined;
  const { missing, mechanism } = auth;
  // Found by its own: what the Java client calls them.
  if (lookUp(list, 'property.sasl.jaas.config') || isWrittenOtherwise(job, ...missing) || !mechanism) return undefined;
  const add = missing.filter((key) => !lookUp(list, key));
  const partner = loginKeys.map((key) => lookUp(list, key)).find(hasValue);
  const empty = missing.flatMap((key) => lookUp(list, key) ?? []);
  const repair: Repair = {
    title: `${add.length > 0 ? 'Add' : 'Fill in'} ${missing.map((key) => `"${key}"`).join(' and ')}`,
    set: empty.map((property) => ({ property, value: toFillIn(property.key).value })),
    ...(add.length > 0 ? { add: { properties: add.map(toFillIn), after: partner ?? mechanism } } : {}),
    preferred: true,
    safe: false,
  };
  const names = missing.map((key) => `\`${key}\``).join(' and ');
  return {
    span: empty[0]?.valueSpan ?? mechanism.valueSpan,
    message: `${quoted(auth.mechanismName)} needs ${names}${empty.length > 0 ? ', not empty' : ''}. Doris accepts the statement, and the job pauses with \`sasl.username and sasl.password must be set\`.`,
    data: { list, repairs: [repair] },
  };
}

/** What signs a user in by PLAIN and SCRAM. */
const loginKeys = ['property.sasl.username', 'property.sasl.password'] as const;

/** A property with a placeholder for its value. */
function toFillIn(key: string): NewProperty {
  return { key, value: key.endsWith('username') ? '<user>' : '<password>' };
}

/** OAUTHBEARER without a token: settings for an OIDC endpoint that nothing makes librdkafka ask, or none at all. */
function noTokenMethod(job: Job, list: BoundList, auth: Authentication): Found | undefined {
  if (auth.kind !== 'sasl' || auth.mechanismName !== mskMechanism || auth.complete) return undefined;
  const { mechanism } = auth;
  if (mechanism && !hasOidcSettings(list)) {
    // That the version does not know the keys of IAM is told of these.
    return auth.tooNew.length > 0 ? undefined : noToken(job, list, auth.encrypted, mechanism);
  }
  const endpoint = lookUp(list, 'property.sasl.oauthbearer.token.endpoint.url');
  const method = lookUp(list, 'property.sasl.oauthbearer.method');
  const asksNobody = !method || (!isOpen(method) && method.value.trim().toLowerCase() === 'default');
  if (!mechanism || !hasValue(endpoint) || !asksNobody) return undefined;
  const property = { key: 'property.sasl.oauthbearer.method', value: 'oidc' };
  return {
    span: mechanism.valueSpan,
    message: `The token endpoint is asked only with \`${written(property)}\`; without it \`${mskMechanism}\` has no token and the job cannot sign in.`,
    related: [{ span: endpoint.keySpan, message: `\`${endpoint.key}\` is not used` }],
    data: {
      list,
      repairs: [
        {
          ...(method
            ? changeTo(method, property.value)
            : { title: `Add ${written(property)}`, add: { properties: [property], after: mechanism } }),
          preferred: true,
          safe: false,
        },
      ],
    },
  };
}

/**
 * OAUTHBEARER and nothing that makes a token, where MSK IAM is out of reach: in a Doris that does not know it, or without TLS. Where it
 * is not, `aws-credentials-incomplete` speaks.
 */
function noToken(job: Job, list: BoundList, encrypted: boolean, mechanism: BoundProperty): Found | undefined {
  const knowsIam = isAtLeast(job.version, mskIamSince);
  if ((knowsIam && encrypted) || isWrittenOtherwise(job, ...mskIamKeys)) return undefined;
  const method = lookUp(list, 'property.sasl.oauthbearer.method');
  const properties = [
    { key: 'property.sasl.oauthbearer.method', value: 'oidc' },
    { key: 'property.sasl.oauthbearer.client.id', value: '<client id>' },
    { key: 'property.sasl.oauthbearer.client.secret', value: '<client secret>' },
    { key: 'property.sasl.oauthbearer.token.endpoint.url', value: '<token endpoint>' },
  ];
  const iam = knowsIam ? `over \`${mskProtocol}\` alone` : `since Doris ${mskIamSince}`;
  return {
    span: mechanism.valueSpan,
    message: `\`${mskMechanism}\` needs a token, and nothing here makes one: \`property.sasl.oauthbearer.method\` = \`oidc\` asks an OIDC endpoint, and MSK IAM works ${iam}. Doris accepts the statement, and the job cannot sign in.`,
    data: {
      list,
      repairs: [
        {
          title: 'Add the settings for an OIDC endpoint',
          ...(method ? { set: [{ property: method, value: 'oidc' }] } : {}),
          add: { properties: method ? properties.slice(1) : properties, after: mechanism },
          preferred: true,
          safe: false,
        },
      ],
    },
  };
}

/** What has no effect beside MSK IAM, once its mechanism is right. Placeholders are left alone. */
function uselessWithIam(list: BoundList, auth: Authentication): readonly BoundProperty[] {
  if (auth.kind !== 'msk-iam' || auth.frontend.includes('mechanism')) return [];
  return auth.ignored
    .filter(({ reason, property }) => reason === 'iam' && !isOpen(property) && !isJavaSaslKey(property.key))
    .map(({ property }) => property)
    .sort((a, b) => list.properties.indexOf(a) - list.properties.indexOf(b));
}

/** Whether a property is a setting of the client that the version has; what it does not have is ignored anyway. */
function isSettingOf(family: 'sasl' | 'ssl', { key, spec }: BoundProperty, { version }: Job): boolean {
  return key.startsWith(`property.${family}.`) && spec?.status === 'accepted' && isAvailable(spec, version);
}

function changeTo(property: BoundProperty, value: string): Pick<Repair, 'title' | 'set'> {
  return { title: `Change to ${value}`, set: [{ property, value }] };
}
