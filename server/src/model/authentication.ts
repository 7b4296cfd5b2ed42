import type { ListKind } from '../catalog/types.ts';
import { isAtLeast } from '../catalog/versions.ts';
import { trim, trimStart } from '../text/trim.ts';
import { type BoundList, type BoundProperty, type Job, lookUp, rememberedOfJob } from './job.ts';

/**
 * The keys that turn MSK IAM on in the frontend by their mere presence, an empty value included, bare or behind `property.`
 * (KafkaDataSourceProperties, since 4.1.0).
 */
export const mskIamKeys = [
  'aws.region',
  'aws.access_key',
  'aws.secret_key',
  'aws.role_arn',
  'aws.external_id',
  'aws.profile_name',
  'aws.credentials_provider',
] as const;

const turnsIamOn: ReadonlySet<string> = new Set(mskIamKeys);

/** The release line that brought MSK IAM (#61324, backport #62245). */
export const mskIamSince = '4.1';

/** The only protocol and mechanism that the backend turns IAM on for, compared with letter case (data_consumer.cpp). */
export const mskProtocol = 'SASL_SSL';
export const mskMechanism = 'OAUTHBEARER';

interface Connection {
  /** `property.security.protocol`, as the last one written. */
  readonly protocol: BoundProperty | undefined;
  /** `property.sasl.mechanism` or the plural, which are one setting to librdkafka. */
  readonly mechanism: BoundProperty | undefined;
  /** `aws.*` keys that this Doris version does not know: bare ones are rejected, those behind `property.` do nothing. */
  readonly tooNew: readonly BoundProperty[];
}

/** No encryption and no authentication. */
export interface Plaintext extends Connection {
  readonly kind: 'plaintext';
}

/** TLS without SASL; mutual when the client has a certificate. */
export interface Tls extends Connection {
  readonly kind: 'tls';
  readonly clientCertificate: BoundProperty | undefined;
}

/** SASL without MSK IAM. */
export interface Sasl extends Connection {
  readonly kind: 'sasl';
  readonly encrypted: boolean;
  /** As written but for blanks in front, which librdkafka takes off; `GSSAPI` when absent: librdkafka's default. */
  readonly mechanismName: string;
  /** Keys without which the consumer cannot be created or cannot sign in; empty in an ALTER, whose job may hold them. */
  readonly missing: readonly string[];
  readonly complete: boolean;
}

/** Cannot be told from the statement. */
export interface UnknownAuthentication extends Connection {
  readonly kind: 'unknown';
  /** A placeholder, a value that librdkafka refuses, or an ALTER that leaves the job's own protocol alone. */
  readonly reason: 'placeholder' | 'invalid' | 'stored';
}

/** `aws.credentials_provider`, as the backend reads it: without letter case, nothing trimmed. */
export interface Provider {
  readonly property: BoundProperty;
  /**
   * `alias`: a second spelling of a documented value. `undocumented`: only the code knows it. `unknown`: the backend logs
   * it and uses the default chain of the AWS SDK. `open`: a placeholder.
   */
  readonly standing: 'documented' | 'alias' | 'undocumented' | 'unknown' | 'open';
  /** The value that it stands for in its usual spelling; `undefined` when unknown or open. */
  readonly meaning: string | undefined;
}

/** Where credentials can come from, in the order in which the 4.1 backend looks (aws_msk_iam_auth.cpp). */
export type CredentialKind = 'role' | 'keys' | 'profile' | 'provider' | 'default-chain';

/**
 * What becomes of a source of credentials. `client`: it signs the token. `sts-source`: it calls STS to assume the role.
 * `incomplete`: half a key pair, dropped. `unnamed`: a provider that the documentation does not know. `falls-back`: the backend cannot read it and takes the default chain.
 * `unspecified`: the documentation does not say.
 */
export type CredentialUse =
  | 'client'
  | 'sts-source'
  | 'ignored'
  | 'incomplete'
  | 'unnamed'
  | 'falls-back'
  | 'unspecified'
  | 'absent';

/** One source of credentials and what it comes to by the documentation's order of priority and in the backend. */
export interface CredentialStep {
  readonly kind: CredentialKind;
  /** The properties that it rests on, those of them that are set; empty for the default chain. */
  readonly properties: readonly BoundProperty[];
  readonly documented: CredentialUse;
  readonly actual: CredentialUse;
}

/** A property that has no effect. */
export interface Ignored {
  readonly property: BoundProperty;
  /** What takes effect instead; empty when nothing does. */
  readonly by: readonly BoundProperty[];
  /**
   * `both`: by the documentation and in the backend. `documentation`: only by the documentation, the backend uses it.
   * `backend`: the documentation gives it no place, or another one. `half-pair`: dropped for want of its partner.
   * `iam`: a SASL setting that MSK IAM has no use for.
   */
  readonly reason: 'both' | 'documentation' | 'backend' | 'half-pair' | 'iam';
}

/** Why the frontend rejects the statement, in the order of its checks; the first one is what it answers. */
export type FrontendProblem = 'external-id-without-role' | 'no-region' | 'protocol' | 'mechanism' | 'public-brokers';

/** Why the backend leaves IAM off although the frontend accepts. */
export type BackendProblem =
  | 'external-id-without-role'
  | 'no-region'
  | 'protocol-case'
  | 'mechanism-case'
  | 'no-credentials';

/** Amazon MSK with IAM. */
export interface MskIam extends Connection {
  readonly kind: 'msk-iam';
  /** The first of the keys that turned it on. */
  readonly trigger: BoundProperty;
  /** `property.sasl.mechanism`: the plural does not count here. */
  readonly singularMechanism: BoundProperty | undefined;
  readonly region: BoundProperty | undefined;
  readonly accessKey: BoundProperty | undefined;
  readonly secretKey: BoundProperty | undefined;
  readonly keyPair: 'complete' | 'half' | 'absent';
  readonly role: BoundProperty | undefined;
  readonly externalId: BoundProperty | undefined;
  readonly profile: BoundProperty | undefined;
  readonly provider: Provider | undefined;
  /** `kafka_broker_list`, when it names a public broker as the frontend tells them: by `-public.` anywhere in it. */
  readonly publicBrokers: BoundProperty | undefined;
  /** In the backend's order, the default chain last. */
  readonly steps: readonly CredentialStep[];
  /** What signs by the documentation, and what does in the backend. */
  readonly documentedClient: CredentialKind | undefined;
  readonly actualClient: CredentialKind | undefined;
  /** What the backend calls STS with; `undefined` without a role. */
  readonly stsSource: CredentialKind | undefined;
  readonly ignored: readonly Ignored[];
  readonly frontend: readonly FrontendProblem[];
  readonly backend: readonly BackendProblem[];
  /** An ALTER: the frontend checks it alone, the backend sees it merged with what the job has. */
  readonly partial: boolean;
}

/** How a job would authenticate to Kafka. */
export type Authentication = Plaintext | Tls | Sasl | MskIam | UnknownAuthentication;

/** Whether nothing can be said about a value: it is a placeholder, or not written to its end. */
export function isOpen({ placeholder, syntax: { value } }: BoundProperty): boolean {
  return placeholder || value === undefined || (value.kind === 'string' && !value.terminated);
}

/** Whether a property has a value: the backend takes an empty one for none. Open ones have. */
export function hasValue(property: BoundProperty | undefined): property is BoundProperty {
  return property !== undefined && (isOpen(property) || property.value !== '');
}

/**
 * The authentication that a statement asks for.
 * @returns `undefined` when it has no `FROM KAFKA` list.
 */
export const authenticationOf = rememberedOfJob((job: Job): Authentication | undefined => {
  const list = job.source;
  const kafka: ListKind = 'kafka';
  if (list?.kind !== kafka) return undefined;
  const knowsIam = isAtLeast(job.version, mskIamSince);
  const aws = list.properties.filter(({ spec }) => spec && turnsIamOn.has(spec.key));
  const connection: Connection = {
    protocol: lookUp(list, 'property.security.protocol'),
    mechanism: list.properties.findLast((property) => mechanismKeys.includes(property.key)),
    tooNew: knowsIam ? [] : aws,
  };
  const trigger = aws[0];
  if (trigger && knowsIam) return mskIam(job, list, connection, trigger);
  return withoutIam(job, list, connection);
});

const mechanismKeys: readonly string[] = ['property.sasl.mechanism', 'property.sasl.mechanisms'];

function withoutIam(job: Job, list: BoundList, connection: Connection): Authentication {
  const { protocol } = connection;
  if (protocol === undefined) {
    return job.kind === 'alter'
      ? { ...connection, kind: 'unknown', reason: 'stored' }
      : { ...connection, kind: 'plaintext' };
  }
  if (isOpen(protocol)) return { ...connection, kind: 'unknown', reason: 'placeholder' };
  // librdkafka ignores letter case, and blanks in front.
  switch (trimStart(protocol.value).toUpperCase()) {
    case 'PLAINTEXT':
      return { ...connection, kind: 'plaintext' };
    case 'SSL':
      return { ...connection, kind: 'tls', clientCertificate: clientCertificate(list) };
    case 'SASL_SSL':
      return sasl(job, list, connection, true);
    case 'SASL_PLAINTEXT':
      return sasl(job, list, connection, false);
    default:
      return { ...connection, kind: 'unknown', reason: 'invalid' };
  }
}

function clientCertificate(list: BoundList): BoundProperty | undefined {
  return ['certificate.location', 'certificate.pem', 'keystore.location']
    .map((name) => lookUp(list, `property.ssl.${name}`))
    .find(hasValue);
}

function sasl(job: Job, list: BoundList, connection: Connection, encrypted: boolean): Sasl {
  const { mechanism } = connection;
  const mechanismName = hasValue(mechanism) ? trimStart(mechanism.value) : 'GSSAPI';
  const needed = mechanism && isOpen(mechanism) ? [] : needs(mechanismName, list);
  // The method is needed when the one that is set, `default`, makes no token.
  const missing = job.kind === 'alter' ? [] : needed.filter((key) => key === methodKey || !hasValue(lookUp(list, key)));
  return { ...connection, kind: 'sasl', encrypted, mechanismName, missing, complete: missing.length === 0 };
}

/** What a mechanism needs besides itself (rdkafka_sasl.c, rdkafka_sasl_oauthbearer.c). */
function needs(mechanism: string, list: BoundList): readonly string[] {
  if (mechanism === 'PLAIN' || mechanism.startsWith('SCRAM')) {
    return ['property.sasl.username', 'property.sasl.password'];
  }
  if (mechanism !== mskMechanism) return [];
  return hasOwnToken(list) ? [] : [methodKey];
}

const methodKey = 'property.sasl.oauthbearer.method';

/** Whether there are settings for OAUTHBEARER that have nothing to do with MSK. */
export function hasOidcSettings(list: BoundList): boolean {
  return list.properties.some(({ key }) => /^property\.sasl\.oauthbearer\.(?!method$)/.test(key));
}

/** Whether OAUTHBEARER has a token without MSK IAM: from an OIDC endpoint, or the unsigned one for tests. */
function hasOwnToken(list: BoundList): boolean {
  const method = lookUp(list, methodKey);
  const unsecure = lookUp(list, 'property.enable.sasl.oauthbearer.unsecure.jwt');
  return (
    (method !== undefined && (isOpen(method) || trim(method.value).toLowerCase() === 'oidc')) ||
    (unsecure !== undefined && (isOpen(unsecure) || /^(?:true|t|1)$/i.test(trim(unsecure.value))))
  );
}

function mskIam(job: Job, list: BoundList, connection: Connection, trigger: BoundProperty): MskIam {
  const region = lookUp(list, 'aws.region');
  const accessKey = lookUp(list, 'aws.access_key');
  const secretKey = lookUp(list, 'aws.secret_key');
  const pair = [accessKey, secretKey].filter(hasValue);
  const role = lookUp(list, 'aws.role_arn');
  const externalId = lookUp(list, 'aws.external_id');
  const profile = lookUp(list, 'aws.profile_name');
  const providerProperty = lookUp(list, 'aws.credentials_provider');
  const provider = hasValue(providerProperty) ? readProvider(providerProperty) : undefined;
  const sources: Sources = {
    role: hasValue(role) ? [role, externalId].filter(hasValue) : [],
    keys: pair,
    profile: [profile].filter(hasValue),
    provider: provider ? [provider.property] : [],
  };
  const keyPair = pair.length === 2 ? 'complete' : pair.length === 1 ? 'half' : 'absent';
  const steps = credentialSteps(sources, provider);
  const singularMechanism = list.properties.findLast((property) => property.key === 'property.sasl.mechanism');
  const brokers = lookUp(list, 'kafka_broker_list');
  const publicBrokers = brokers?.value.includes('-public.') ? brokers : undefined;
  const frontend: FrontendProblem[] = [];
  // The frontend asks whether the keys are there; it does not look at their values.
  if (externalId && !role) frontend.push('external-id-without-role');
  if (!region) frontend.push('no-region');
  if (!isText(connection.protocol, mskProtocol)) frontend.push('protocol');
  if (!isText(singularMechanism, mskMechanism)) frontend.push('mechanism');
  if (publicBrokers && !(accessKey && secretKey)) frontend.push('public-brokers');
  const partial = job.kind === 'alter';
  const actualClient = kindWith(steps, 'actual', 'client');
  const backend: BackendProblem[] = [];
  if (hasValue(externalId) && role && !hasValue(role)) backend.push('external-id-without-role');
  if (region && !hasValue(region)) backend.push('no-region');
  if (isOtherCase(connection.protocol, mskProtocol)) backend.push('protocol-case');
  if (isOtherCase(singularMechanism, mskMechanism)) backend.push('mechanism-case');
  if (actualClient === undefined && !partial) backend.push('no-credentials');
  const { protocol, mechanism, tooNew } = connection;
  return {
    kind: 'msk-iam',
    protocol,
    mechanism,
    tooNew,
    trigger,
    singularMechanism,
    region,
    accessKey,
    secretKey,
    keyPair,
    role,
    externalId,
    profile,
    provider,
    publicBrokers,
    steps,
    documentedClient: kindWith(steps, 'documented', 'client'),
    actualClient,
    stsSource: kindWith(steps, 'actual', 'sts-source'),
    ignored: ignoredSources(steps).concat(ignoredSasl(list, connection)),
    frontend,
    backend,
    partial,
  };
}

/** The properties of each source that are set. */
type Sources = Readonly<Record<Exclude<CredentialKind, 'default-chain'>, readonly BoundProperty[]>>;

function readProvider(property: BoundProperty): Provider {
  const { spec, value } = property;
  if (isOpen(property) || !spec) return { property, standing: 'open', meaning: undefined };
  const option = spec.type.optionOf(value);
  if (!option) return { property, standing: 'unknown', meaning: undefined };
  const meaning = option.aliasOf ?? option.value;
  const isDocumented = spec.type.optionOf(meaning)?.documented !== false;
  const standing = !isDocumented ? 'undocumented' : option.aliasOf === undefined ? 'documented' : 'alias';
  return { property, standing, meaning };
}

/**
 * The documentation's order is key pair, role (with the provider as its source), provider, and no word about profiles. The
 * backend's order is role, key pair, profile, provider; behind a role the rest of that order, and last the default chain,
 * is the caller of STS.
 */
function credentialSteps(sources: Sources, provider: Provider | undefined): readonly CredentialStep[] {
  const hasRole = sources.role.length > 0;
  const hasKeys = sources.keys.length === 2;
  const hasProfile = sources.profile.length > 0;
  const hasProvider = sources.provider.length > 0;
  const underRole: CredentialUse = hasRole ? 'sts-source' : 'client';
  const isUnknown = provider?.standing === 'unknown';
  const fallsBack = isUnknown && !hasKeys && !hasProfile;
  const step = (kind: keyof Sources, documented: CredentialUse, actual: CredentialUse): CredentialStep => {
    const isSet = sources[kind].length > 0;
    return {
      kind,
      properties: sources[kind],
      documented: isSet ? documented : 'absent',
      actual: isSet ? actual : 'absent',
    };
  };
  const chainUse = fallsBack || (hasRole && !hasKeys && !hasProfile && !hasProvider) ? underRole : 'absent';
  return [
    step('role', hasKeys ? 'ignored' : 'client', 'client'),
    step('keys', hasKeys ? 'client' : 'incomplete', hasKeys ? underRole : 'incomplete'),
    step('profile', hasKeys ? 'ignored' : 'unspecified', hasKeys ? 'ignored' : underRole),
    step(
      'provider',
      hasKeys ? 'ignored' : isUnknown ? 'unnamed' : underRole,
      hasKeys || hasProfile ? 'ignored' : fallsBack ? 'falls-back' : underRole,
    ),
    { kind: 'default-chain', properties: [], documented: 'absent', actual: chainUse },
  ];
}

function kindWith(
  steps: readonly CredentialStep[],
  view: 'documented' | 'actual',
  use: CredentialUse,
): CredentialKind | undefined {
  return steps.find((step) => step[view] === use)?.kind;
}

function ignoredSources(steps: readonly CredentialStep[]): Ignored[] {
  const userOf = (view: 'documented' | 'actual', use: CredentialUse): readonly BoundProperty[] =>
    steps.find((step) => step[view] === use)?.properties ?? [];
  const ignored: Ignored[] = [];
  for (const { properties, documented, actual } of steps) {
    const lostByPage = documented === 'ignored';
    const lostInBackend = actual === 'ignored';
    for (const property of properties) {
      if (actual === 'incomplete') ignored.push({ property, by: [], reason: 'half-pair' });
      else if (lostByPage) {
        ignored.push({
          property,
          by: userOf('documented', 'client'),
          reason: lostInBackend ? 'both' : 'documentation',
        });
      } else if (lostInBackend) {
        const source = userOf('actual', 'sts-source');
        ignored.push({ property, by: source.length > 0 ? source : userOf('actual', 'client'), reason: 'backend' });
      }
    }
  }
  return ignored;
}

const saslSettings = ['property.sasl.username', 'property.sasl.password', 'property.sasl.jaas.config'];

function ignoredSasl(list: BoundList, { mechanism }: Connection): readonly Ignored[] {
  const ignored: Ignored[] = [];
  for (const key of saslSettings) {
    const property = lookUp(list, key);
    if (hasValue(property)) ignored.push({ property, by: mechanism ? [mechanism] : [], reason: 'iam' });
  }
  return ignored;
}

/** Whether the frontend takes a value for `wanted`: it ignores letter case and trims nothing. */
function isText(property: BoundProperty | undefined, wanted: string): boolean {
  return property !== undefined && (isOpen(property) || property.value.toUpperCase() === wanted);
}

function isOtherCase(property: BoundProperty | undefined, wanted: string): boolean {
  return property !== undefined && isText(property, wanted) && !isOpen(property) && property.value !== wanted;
}
