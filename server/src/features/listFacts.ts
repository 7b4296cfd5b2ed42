import { mskBrokersIn } from '../catalog/index.ts';
import type { Authentication } from '../model/authentication.ts';
import { authenticationOf, mskIamKeys, mskMechanism, mskProtocol } from '../model/authentication.ts';
import type { BoundProperty, Job } from '../model/job.ts';
import { lookUp } from '../model/job.ts';

/** What the source list of a job says about where it leads. */
export interface SourceFacts {
  readonly authentication: Authentication | undefined;
  /** The brokers are Amazon MSK's, or keys of MSK IAM are there. */
  readonly msk: boolean;
  /** The region in the brokers' names. */
  readonly brokerRegion: string | undefined;
  readonly publicBrokers: boolean;
}

/** What can be told from a job's source. */
export function sourceFacts(job: Job): SourceFacts {
  const authentication = authenticationOf(job);
  const brokers = mskBrokersIn(lookUp(job.source, 'kafka_broker_list')?.value ?? '').map(({ msk }) => msk);
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
    brokerRegion: regions.size === 1 ? brokers[0]?.region : undefined,
    publicBrokers: brokers.some((broker) => broker.public),
  };
}

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
