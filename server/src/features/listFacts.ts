import { mskBrokersIn } from '../catalog/index.ts';
import type { Authentication } from '../model/authentication.ts';
import { authenticationOf, hasValue, mskIamKeys, mskMechanism, mskProtocol } from '../model/authentication.ts';
import type { BoundProperty, Job } from '../model/job.ts';
import { lookUp } from '../model/job.ts';

/** What the source list of a job says about where it leads. */
export interface SourceFacts {
  readonly authentication: Authentication | undefined;
  /** The brokers are Amazon MSK's, or keys of MSK IAM are there. */
  readonly msk: boolean;
  /** The brokers have names of Amazon MSK, however the job signs in. */
  readonly mskBrokers: boolean;
  /** The region in the brokers' names. */
  readonly brokerRegion: string | undefined;
  /** Doris takes nothing but a key pair: it tells public brokers by `-public.` anywhere in the list (KafkaDataSourceProperties). */
  readonly publicBrokers: boolean;
  /** Tokens come from an OpenID Connect endpoint. */
  readonly oidc: boolean;
}

/** What can be told from a job's source. */
export function sourceFacts(job: Job): SourceFacts {
  const authentication = authenticationOf(job);
  const brokerList = lookUp(job.source, 'kafka_broker_list')?.value ?? '';
  const brokers = mskBrokersIn(brokerList).map(({ msk }) => msk);
  const regions = new Set(brokers.map((broker) => broker.region));
  const hasKeys = job.source?.properties.some(({ spec }) => mskIamKeys.some((key) => key === spec?.key)) ?? false;
  // Brokers of MSK reached with a password or a certificate are no case for IAM.
  const otherwise =
    authentication?.kind === 'tls' ||
    (authentication?.kind === 'sasl' &&
      authentication.mechanism !== undefined &&
      authentication.mechanismName !== mskMechanism);
  return {
    authentication,
    msk: hasKeys || (brokers.length > 0 && !otherwise),
    mskBrokers: brokers.length > 0,
    brokerRegion: regions.size === 1 ? brokers[0]?.region : undefined,
    publicBrokers: brokerList.includes('-public.'),
    oidc: lookUp(job.source, 'property.sasl.oauthbearer.method')?.value.trim().toLowerCase() === 'oidc',
  };
}

/** Whether brokers of Amazon MSK take a value of a key: users sign in by SCRAM-SHA-512 and over TLS only. */
export function isForMsk(key: string, value: string): boolean {
  switch (key) {
    case 'property.security.protocol':
      return value !== 'SASL_PLAINTEXT';
    case 'property.sasl.mechanism':
      return value === mskMechanism || value === 'SCRAM-SHA-512';
    default:
      return true;
  }
}

/** The key that is missing to a half key pair. */
export function missingHalf({ authentication }: SourceFacts): string | undefined {
  if (authentication?.kind !== 'msk-iam' || authentication.keyPair !== 'half') return undefined;
  return hasValue(authentication.accessKey) ? 'aws.secret_key' : 'aws.access_key';
}

/** Whether a key would have no effect beside what is there, or would not be enough for public brokers. */
export function isIdle(key: string, { authentication, oidc, publicBrokers }: SourceFacts): boolean {
  if (oidc && loginKeys.has(key)) return true;
  const isSource = otherSources.has(key);
  if (authentication?.kind !== 'msk-iam') return publicBrokers && isSource;
  return isSource && (publicBrokers || authentication.keyPair === 'complete');
}

const loginKeys: ReadonlySet<string> = new Set(['property.sasl.username', 'property.sasl.password']);

/** What only counts where there is no key pair. */
const otherSources: ReadonlySet<string> = new Set(
  mskIamKeys.filter((key) => !/region|access_key|secret_key/.test(key)),
);

/** The properties of a list other than the one whose key is at `keyStart`. */
export function otherProperties(
  properties: readonly BoundProperty[] | undefined,
  keyStart: number,
): readonly BoundProperty[] {
  return properties?.filter((property) => property.keySpan.start !== keyStart) ?? [];
}

/** The only value that a key can have with these brokers or with IAM, as far as it can be told. */
export function mskValue(key: string, { msk, brokerRegion }: SourceFacts): string | undefined {
  switch (key) {
    case 'property.security.protocol':
      return msk ? mskProtocol : undefined;
    case 'property.sasl.mechanism':
      return msk ? mskMechanism : undefined;
    case 'aws.region':
      return brokerRegion;
    default:
      return undefined;
  }
}
