import { recent } from '../text/recent.ts';
import { trim } from '../text/trim.ts';
import { awsRegionShape } from './awsRegions.ts';
import { listItems } from './valueProblem.ts';

/** How a client of Amazon MSK proves who it is, which fixes the port. */
export type MskListener = 'plaintext' | 'tls' | 'scram' | 'iam';

/** A broker whose name Amazon MSK gave. */
export interface MskBroker {
  readonly region: string;
  /** The name is for access over the internet. */
  readonly public: boolean;
  /** The cluster is MSK Serverless, which offers IAM on port 9098 only. */
  readonly serverless: boolean;
}

/** One broker of `kafka_broker_list` with its places in the decoded value. */
export interface BrokerAddress {
  readonly host: string;
  /** The text after the last colon, if it is a number. */
  readonly port: number | undefined;
  readonly start: number;
  readonly end: number;
  /** Where the host ends; equals `end` without a port. */
  readonly hostEnd: number;
}

/**
 * The ports of Amazon MSK, within the VPC and over the internet (Amazon MSK developer guide, "Port information"). There is no
 * unencrypted access over the internet.
 */
export const mskListeners: readonly {
  readonly listener: MskListener;
  readonly port: number;
  readonly publicPort: number | undefined;
}[] = [
  { listener: 'plaintext', port: 9092, publicPort: undefined },
  { listener: 'tls', port: 9094, publicPort: 9194 },
  { listener: 'scram', port: 9096, publicPort: 9196 },
  { listener: 'iam', port: 9098, publicPort: 9198 },
];

/** The port for a listener, within the VPC or over the internet; `undefined` where there is none. */
export function mskPort(listener: MskListener, isPublic: boolean): number | undefined {
  const entry = mskListeners.find((candidate) => candidate.listener === listener);
  return isPublic ? entry?.publicPort : entry?.port;
}

/** What listens on a port of Amazon MSK, or `undefined` for a port that says nothing (multi-VPC connectivity has 14001 and up). */
export function mskListenerOf(port: number): { readonly listener: MskListener; readonly public: boolean } | undefined {
  for (const { listener, port: privatePort, publicPort } of mskListeners) {
    if (port === privatePort) return { listener, public: false };
    if (port === publicPort) return { listener, public: true };
  }
  return undefined;
}

/**
 * Reads a host name of Amazon MSK, letter case aside:
 * `b-1.<cluster>.<id>.c2.kafka.us-east-1.amazonaws.com`, `b-1-public.…` and `boot-public-….…` over the internet,
 * `boot-<id>.c2.kafka-serverless.us-east-1.amazonaws.com` for MSK Serverless, each with `.cn` at the end in China.
 * Any other name, a private alias of a broker included, gives `undefined`.
 */
export const parseMskBroker = recent((host): MskBroker | undefined => {
  const name = host.toLowerCase();
  const service = name.lastIndexOf('.kafka');
  if (service < 0) return undefined;
  const match = /^\.kafka(-serverless)?\.([a-z0-9-]+)\.amazonaws\.com(?:\.cn)?\.?$/.exec(name.slice(service));
  const region = match?.[2];
  if (match === null || region === undefined || !awsRegionShape.test(region)) return undefined;
  const cluster = name.slice(0, service);
  if (!/^[a-z][\w-]*(?:\.[\w-]+)*$/.test(cluster)) return undefined;
  return {
    region,
    public: /^(?:b-\d+-public|boot-public-?\w*)(?:\.|$)/.test(cluster),
    serverless: match[1] !== undefined,
  };
});

/** A broker of `kafka_broker_list` that has a name of Amazon MSK. */
export interface NamedBroker {
  readonly address: BrokerAddress;
  readonly msk: MskBroker;
}

/** The brokers with names of Amazon MSK in a `kafka_broker_list` value, in its order. */
export const mskBrokersIn = recent((value): readonly NamedBroker[] =>
  splitBrokers(value).flatMap((address) => {
    const msk = parseMskBroker(address.host);
    return msk ? [{ address, msk }] : [];
  }),
);

/** The brokers of a `kafka_broker_list` value; empty parts are left out. */
export const splitBrokers = recent((value): readonly BrokerAddress[] => {
  const brokers: BrokerAddress[] = [];
  for (const item of listItems(value)) {
    if (item.text === '') continue;
    const colon = item.text.lastIndexOf(':');
    const digits = colon < 0 ? '' : trim(item.text.slice(colon + 1));
    const port = /^\d+$/.test(digits) ? Number(digits) : undefined;
    const hostText = port === undefined ? item.text : trim(item.text.slice(0, colon));
    brokers.push({
      host: hostText,
      port,
      start: item.start,
      end: item.end,
      hostEnd: item.start + hostText.length,
    });
  }
  return brokers;
});
