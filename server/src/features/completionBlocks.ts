import { findProperty, isAtLeast } from '../catalog/index.ts';
import { hasValue, mskIamKeys, mskIamSince } from '../model/authentication.ts';
import type { BoundProperty } from '../model/job.ts';
import type { AuthenticationBlock, BlockProperty } from './authenticationBlocks.ts';
import { authenticationBlocks, sourceOf } from './authenticationBlocks.ts';
import type { CompletionOptions, WeightedItem } from './completionItem.ts';
import { editOf, weighted } from './completionItem.ts';
import { keyWeight } from './completionKeys.ts';
import type { KeyCursor } from './cursor.ts';
import { entryText, insertionAt, styleAt } from './entryText.ts';
import type { SourceFacts } from './listFacts.ts';
import { isForMsk, missingHalf, mskValue, otherProperties, sourceFacts } from './listFacts.ts';
import type { Stop } from './snippetText.ts';
import type { Wording } from './wording/wording.ts';

/**
 * Several properties at one go: all that Amazon MSK requires, and the methods of authentication that go with what is
 * there. Each brings only what is missing, brokers and topic of a CREATE included.
 */
export function blockItems(cursor: KeyCursor, options: CompletionOptions): readonly WeightedItem[] {
  const { list, typed, hasValue: isRename } = cursor;
  const { job } = list;
  if (list.kind !== 'kafka' || isRename) return [];
  const present = otherProperties(list.bound?.properties, typed.start);
  const facts = sourceFacts(job);
  const whole = (block: Block): Block => ({
    ...block,
    properties: job.kind === 'create' ? [...sourceOf(block), ...block.properties] : block.properties,
  });
  const blocks = authenticationBlocks
    .filter(({ since }) => isAtLeast(job.version, since ?? '2.0'))
    .map((block) => ({ ...block, properties: block.properties.map((property) => atBrokers(property, facts)) }))
    .filter(({ properties }) => works(properties, facts) && goesWith(properties, present, companionsOf(properties)));
  const { wording } = options;
  const items = blocks.map((block): Block => whole({ ...block, ...wording.catalog.block(block) }));
  const required = requiredMsk(facts, present, wording);
  if (isAtLeast(job.version, mskIamSince) && goesWith(required.properties, present, mskIamKeys)) {
    items.unshift(whole(required));
  }
  return items.flatMap((block) => blockItem(block, cursor, present, facts, options));
}

/** A property with the values that these brokers take. */
function atBrokers(property: BlockProperty, { mskBrokers }: SourceFacts): BlockProperty {
  const { key, values } = property;
  return mskBrokers && values ? { ...property, values: values.filter((value) => isForMsk(key, value)) } : property;
}

/** Whether the brokers take a way to sign in at all, and Doris takes it for them. */
function works(properties: readonly BlockProperty[], { publicBrokers }: SourceFacts): boolean {
  const has = (wanted: string): boolean => properties.some(({ key }) => key === wanted);
  return (
    properties.every(({ values }) => values?.length !== 0) &&
    !(publicBrokers && has('aws.region') && !has('aws.access_key'))
  );
}

type Block = Pick<AuthenticationBlock, 'label' | 'words' | 'doc' | 'url' | 'properties'>;

/** A region, the fixed protocol and mechanism and, unless there is one, a source of credentials. */
function requiredMsk(facts: SourceFacts, present: readonly BoundProperty[], { completion }: Wording): Block {
  const needsKeys = facts.publicBrokers || missingHalf(facts) !== undefined;
  const hasSource = !needsKeys && sourceKeys.some((key) => hasValue(present.find(({ spec }) => spec?.key === key)));
  const method = authenticationBlocks.find(({ id }) => id === (needsKeys ? 'msk-access-key' : 'msk-provider'));
  const isSource = ({ key }: BlockProperty): boolean => sourceKeys.includes(key) || key === 'aws.secret_key';
  return {
    ...completion.requiredMsk,
    words: 'all required msk iam properties',
    url: method?.url ?? '',
    properties: method?.properties.filter((property) => !(hasSource && isSource(property))) ?? [],
  };
}

const sourceKeys: readonly string[] = [
  'aws.access_key',
  'aws.role_arn',
  'aws.profile_name',
  'aws.credentials_provider',
];

/**
 * Whether a block fits what is there: nothing that authenticates in another way, no value with which it does not work.
 * @param companions keys that go with the block without being part of it.
 */
function goesWith(
  block: readonly BlockProperty[],
  present: readonly BoundProperty[],
  companions: readonly string[],
): boolean {
  return present.every(({ spec, value, placeholder }) => {
    if (!spec || !exclusiveGroups.includes(spec.group) || companions.includes(spec.key)) return true;
    const wanted = block.find(({ key }) => key === spec.key);
    return wanted !== undefined && (placeholder || value === '' || (wanted.values?.includes(value) ?? true));
  });
}

function companionsOf(block: readonly BlockProperty[]): readonly string[] {
  return block.some(({ key }) => key === 'aws.role_arn') ? ['aws.external_id'] : [];
}

const exclusiveGroups: readonly string[] = ['aws', 'security', 'sasl'];

function blockItem(
  block: Block,
  cursor: KeyCursor,
  present: readonly BoundProperty[],
  facts: SourceFacts,
  options: CompletionOptions,
): readonly WeightedItem[] {
  const { list, quote } = cursor;
  const missing = block.properties.filter(({ key }) => !present.some(({ spec }) => spec?.key === key));
  if (missing.length < 2) return [];
  const style = styleAt(list, quote);
  const insertion = insertionAt(
    cursor,
    missing.map((property) => entryText(property.key, blockValue(property, facts), style)),
  );
  const { completion, documentation } = options.wording;
  const writes = completion.writes(missing.map(({ key }) => key));
  return [
    weighted(blockWeight(facts), {
      label: block.label,
      kind: 'snippet',
      detail: completion.propertyCount(missing.length),
      documentation: [block.doc, writes, documentation(block.url)].join('\n\n'),
      filterText: (quote ?? '') + block.words,
      edit: editOf(insertion.span, insertion.text, options),
      additionalEdits: insertion.additionalEdits,
    }),
  ];
}

/** A place to fill in, or the only value with which the block works. */
function blockValue({ key, values, placeholder }: BlockProperty, facts: SourceFacts): Stop | string {
  const [value, ...others] = values ?? [];
  if (value !== undefined) return others.length > 0 ? { placeholder: value, choices: [value, ...others] } : value;
  return { placeholder: mskValue(key, facts) ?? placeholder ?? findProperty('kafka', key)?.placeholder ?? '' };
}

/** Ahead of single keys where a way to sign in is what is missing, behind the everyday keys where nothing is decided yet. */
function blockWeight({ authentication, msk }: SourceFacts): number {
  if (authentication?.kind === 'msk-iam' && authentication.actualClient !== undefined) return keyWeight.nextStep - 1;
  if (msk) return keyWeight.nextStep - 1;
  const undecided = authentication === undefined || (authentication.kind === 'plaintext' && !authentication.protocol);
  return undecided ? keyWeight.usual + lastEverydayRank : keyWeight.usual + 899;
}

/** The catalog's keys up to this rank go with every kind of authentication. */
const lastEverydayRank = 5.5;
