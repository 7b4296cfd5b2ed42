import { nearest } from '../text/nearest.ts';
import { recentAnswers } from '../text/recent.ts';
import { awsProperties } from './awsProperties.ts';
import { jobProperties } from './jobProperties.ts';
import { kafkaProperties } from './kafkaProperties.ts';
import { kinesisProperties } from './kinesisProperties.ts';
import { librdkafkaProperties } from './librdkafka.ts';
import { rejectedProperties } from './rejectedProperties.ts';
import type { ListKind, PropertySpec, StatementKind, ValueType } from './types.ts';
import type { DorisVersion } from './versions.ts';
import { isAtLeast } from './versions.ts';

export { editDistance, nearest } from '../text/nearest.ts';
export type { AwsRegion } from './awsRegions.ts';
export { awsRegionShape, awsRegions, findAwsRegion } from './awsRegions.ts';
export { pages } from './documentation.ts';
export type { JsonPathItem } from './jsonPath.ts';
export { readJsonPaths } from './jsonPath.ts';
export type { BrokerAddress, MskBroker, MskListener, NamedBroker } from './mskBrokers.ts';
export { mskBrokersIn, mskListenerOf, mskListeners, mskPort, parseMskBroker, splitBrokers } from './mskBrokers.ts';
export { isPlaceholder } from './placeholders.ts';
export type { SecretPart } from './secrets.ts';
export { awsKeyHalf, isSecretName, secretsIn, withoutSecrets } from './secrets.ts';
export type {
  Effect,
  ListKind,
  PropertyGroup,
  PropertySpec,
  PropertyStatus,
  StatementKind,
  ValueOption,
  ValueProblem,
  ValueType,
} from './types.ts';
export type { ListItem } from './valueProblem.ts';
export { javaListItems, listItems, shortened } from './valueProblem.ts';
export { isDatetime } from './valueTypesKafka.ts';
export type { DorisVersion } from './versions.ts';
export { defaultDorisVersion, dorisVersions, isAtLeast, isDorisVersion, versionName } from './versions.ts';

/** All property lists, in the order in which a statement has them. */
export const listKinds: readonly ListKind[] = ['properties', 'kafka', 'kinesis'];

/** What `properties` selects by; an absent field selects everything. */
export interface PropertyFilter {
  /** Only keys that this statement takes; keys that Doris refuses everywhere fall away. */
  readonly statement?: StatementKind;
  /** Only keys that this release line has. */
  readonly version?: DorisVersion;
}

/** A key that is right in another list, or in the same list with `property.` before it. */
export interface OtherPlace {
  readonly list: ListKind;
  /** The key as it must be written there. */
  readonly key: string;
}

/** The entries of a list by rank, likeliest first. The result is shared and must not be changed. */
export function properties(list: ListKind, filter: PropertyFilter = {}): readonly PropertySpec[] {
  const { statement, version } = filter;
  const all = catalogOf(list).specs;
  if (statement === undefined && version === undefined) return all;
  return all.filter(
    (spec) =>
      (statement === undefined || spec.statements.includes(statement)) &&
      (version === undefined || isAvailable(spec, version)),
  );
}

/** Whether the release line has the property. A property that Doris refuses everywhere has no line of its own: true. */
export function isAvailable(spec: PropertySpec, version: DorisVersion): boolean {
  return (
    (spec.since === undefined || isAtLeast(version, spec.since)) &&
    (spec.until === undefined || !isAtLeast(version, spec.until))
  );
}

/** The value that applies in a release line when the key is absent. */
export function defaultIn({ default: value, olderDefault }: PropertySpec, version: DorisVersion): string | undefined {
  return olderDefault && !isAtLeast(version, olderDefault.before) ? olderDefault.value : value;
}

/** A type as it is in a release line. */
export function typeIn(type: ValueType, version: DorisVersion): ValueType {
  return type.descriptionIn ? { ...type, description: type.descriptionIn(version) } : type;
}

/**
 * The entry of a key, letter case included; an alias (`property.aws.region`) leads to the entry that it stands for. Keys that
 * Doris accepts without knowing them (`property.anything`) have none.
 */
export function findProperty(list: ListKind, key: string): PropertySpec | undefined {
  return catalogOf(list).byKey.get(key);
}

/** {@link findProperty} for many keys of one list. */
export function propertiesByKey(list: ListKind): ReadonlyMap<string, PropertySpec> {
  return catalogOf(list).byKey;
}

/** The entries of a key in all lists, those that Doris accepts before the others. */
export function findPropertyAnyList(key: string): readonly PropertySpec[] {
  const found = listKinds.flatMap((list) => findProperty(list, key) ?? []);
  return found.sort((a, b) => Number(a.status === 'rejected') - Number(b.status === 'rejected'));
}

/**
 * Whether Doris accepts any key of this form without knowing it: `property.…` in both sources, and `aws.…` in KAFKA since 4.1
 * (KafkaDataSourceProperties, KinesisDataSourceProperties). Nothing may follow from an unknown one: it is ignored.
 */
export function isPassedThrough(list: ListKind, key: string, version: DorisVersion): boolean {
  if (list === 'properties') return false;
  if (/^property\.+[^.]/.test(key)) return true;
  return list === 'kafka' && key.startsWith('aws.') && isAtLeast(version, '4.1');
}

/** What unknown keys may mean takes long to find out, and is asked again with each keystroke. */
const nearestOnes = recentAnswers<readonly string[]>(5000);
/** What is written like a key; anything else may be a value that strayed, and a secret. */
const likeKey = /^[\w.-]{1,100}$/;

/** Keys of the same list that a misspelt key may mean, best first; only keys that work in that statement and version. */
export function nearestKeys(list: ListKind, key: string, filter: PropertyFilter = {}, max = 3): readonly string[] {
  const workOut = (): readonly string[] => findNearestKeys(list, key, filter, max);
  return likeKey.test(key)
    ? nearestOnes([list, filter.statement, filter.version, max, key].join(' '), workOut)
    : workOut();
}

function findNearestKeys(list: ListKind, key: string, filter: PropertyFilter, max: number): readonly string[] {
  const usable = properties(list, filter)
    .filter((spec) => spec.status === 'accepted' && !isUnlikely(spec))
    .flatMap((spec) => [spec.key, ...(spec.aliases ?? [])]);
  const withPrefix = (prefix: string): readonly string[] =>
    usable.filter((candidate) => candidate.startsWith(prefix)).map((candidate) => candidate.slice(prefix.length));
  // What all keys of a family have in common says nothing about which of them is meant.
  for (const prefix of ['property.aws.', 'property.', 'aws.', 'kafka_']) {
    if (!key.toLowerCase().startsWith(prefix)) continue;
    const family = withPrefix(prefix);
    const rest = key.slice(prefix.length);
    // The prefix alone may be in the wrong case.
    const found = [...family.filter((candidate) => candidate === rest), ...nearest(rest, family, max)];
    if (found.length > 0) return found.slice(0, max).map((candidate) => prefix + candidate);
  }
  const whole = nearest(key, usable, max);
  if (whole.length > 0 || list === 'properties') return whole;
  // A misspelt librdkafka name whose `property.` is missing as well.
  return nearest(key, withPrefix('property.'), max).map((rest) => `property.${rest}`);
}

/**
 * Where a key that its list does not take would be right: a job key written in FROM, a key of the source written in PROPERTIES,
 * or a librdkafka name without `property.`. Exact keys only; combine with {@link nearestKeys} for misspelt ones.
 */
export function otherListOf(list: ListKind, key: string): OtherPlace | undefined {
  const accepts = (other: ListKind, candidate: string): boolean => {
    const spec = findProperty(other, candidate);
    return spec !== undefined && spec.status !== 'rejected';
  };
  const bare = key.replace(/^property\./, '');
  if (list !== 'properties' && accepts('properties', bare)) return { list: 'properties', key: bare };
  const sources: readonly ListKind[] = list === 'kinesis' ? ['kinesis', 'kafka'] : ['kafka', 'kinesis'];
  for (const source of sources) {
    if (source !== list && (accepts(source, key) || (source === 'kafka' && key.startsWith('property.')))) {
      return { list: source, key };
    }
    if (accepts(source, `property.${key}`)) return { list: source, key: `property.${key}` };
  }
  return undefined;
}

/** Whether completion should hold the entry back until its name is typed: it does nothing on a consumer, or does damage. */
export function isUnlikely(spec: PropertySpec): boolean {
  return spec.rank >= unlikelyRank;
}

/** From this rank on an entry is only ever of use to explain what someone else wrote. */
const unlikelyRank = 900;

interface ListCatalog {
  readonly specs: readonly PropertySpec[];
  readonly byKey: ReadonlyMap<string, PropertySpec>;
}

const catalogs = new Map<ListKind, ListCatalog>();

function catalogOf(list: ListKind): ListCatalog {
  const known = catalogs.get(list);
  if (known !== undefined) return known;
  const built = build(entriesOf(list));
  catalogs.set(list, built);
  return built;
}

function entriesOf(list: ListKind): readonly PropertySpec[] {
  switch (list) {
    case 'properties':
      return [...jobProperties, ...rejectedProperties];
    case 'kafka':
      return [...kafkaProperties, ...awsProperties, ...librdkafkaProperties()];
    case 'kinesis':
      return kinesisProperties;
  }
}

function build(entries: readonly PropertySpec[]): ListCatalog {
  const specs = [...entries].sort((a, b) => a.rank - b.rank);
  const byKey = new Map<string, PropertySpec>();
  for (const spec of specs) {
    for (const alias of spec.aliases ?? []) byKey.set(alias, spec);
  }
  for (const spec of specs) byKey.set(spec.key, spec);
  return { specs, byKey };
}
