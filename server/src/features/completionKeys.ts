import type { DorisVersion, PropertySpec } from '../catalog/index.ts';
import { defaultIn, isUnlikely, properties } from '../catalog/index.ts';
import { encodeString } from '../syntax/literals.ts';
import type { CompletionOptions, WeightedItem } from './completionItem.ts';
import { editOf, weighted } from './completionItem.ts';
import type { KeyCursor } from './cursor.ts';
import { entryText, insertionAt, styleAt } from './entryText.ts';
import type { SourceFacts } from './listFacts.ts';
import { isIdle, missingHalf, mskValue, otherProperties, sourceFacts } from './listFacts.ts';
import { propertyDoc } from './propertyDoc.ts';
import type { Stop } from './snippetText.ts';

/** The weights of the groups in which keys are offered; within a group the catalog's rank decides. */
export const keyWeight = { missing: 0, nextStep: 2000, usual: 4000, idle: 6000 } as const;

/** The keys that the list does not have yet, each as a whole property unless only a key is being edited. */
export function keyItems(cursor: KeyCursor, options: CompletionOptions): readonly WeightedItem[] {
  const { list, typed } = cursor;
  const { job } = list;
  if (/[\r\n]/.test(job.text.slice(typed.start, typed.end))) return [];
  const present = new Set(
    otherProperties(list.bound?.properties, typed.start).map(({ key, spec }) => spec?.key ?? key),
  );
  const facts = sourceFacts(job);
  return properties(list.kind, { statement: job.kind, version: job.version })
    .filter((spec) => spec.status === 'accepted' && !isUnlikely(spec) && !present.has(spec.key))
    .map((spec) => keyItem(spec, cursor, facts, options));
}

function keyItem(spec: PropertySpec, cursor: KeyCursor, facts: SourceFacts, options: CompletionOptions): WeightedItem {
  const { list, typed, quote, hasValue } = cursor;
  const style = styleAt(list, quote);
  const item = {
    label: spec.key,
    kind: 'property',
    detail: options.wording.catalog.typeName(spec.type),
    documentation: propertyDoc(spec, list.job.version, options.wording),
    filterText: (quote ?? '') + spec.key,
  } as const;
  const weight = weightOf(spec, list.job.kind === 'create', facts);
  if (hasValue)
    return weighted(weight, { ...item, edit: editOf(typed, [encodeString(spec.key, style.keyQuote)], options) });
  const { stop, open } = valueStop(spec, mskValue(spec.key, facts), list.job.version, options);
  const insertion = insertionAt(cursor, [entryText(spec.key, stop, style)]);
  return weighted(weight, {
    ...item,
    edit: editOf(insertion.span, insertion.text, options),
    additionalEdits: insertion.additionalEdits,
    retrigger: open,
  });
}

/**
 * What stands between the quotes of a new value. Where there is something to choose from, the place stays empty and `open`,
 * so that the suggestions with their explanations come up; a client without snippets gets the default, or the first of the choices.
 */
function valueStop(
  spec: PropertySpec,
  known: string | undefined,
  version: DorisVersion,
  { snippets }: CompletionOptions,
): { readonly stop: Stop; readonly open: boolean } {
  const usual = known ?? spec.placeholder ?? defaultIn(spec, version) ?? spec.type.options[0]?.value ?? '';
  const open = known === undefined && spec.type.options.length > 1 && !spec.type.isList && snippets;
  return { stop: { placeholder: open ? '' : usual }, open };
}

function weightOf(spec: PropertySpec, isCreate: boolean, facts: SourceFacts): number {
  const { authentication, msk, oidc, publicBrokers } = facts;
  const { key, rank } = spec;
  if (key === missingHalf(facts)) return keyWeight.missing - 1;
  const isMissing =
    (spec.required && isCreate) ||
    (authentication?.kind === 'sasl' && authentication.missing.includes(key)) ||
    (msk && (mskRequired.has(key) || (publicBrokers && keyPair.has(key))));
  if (isMissing) return keyWeight.missing + rank;
  if (oidc && oidcKeys.includes(key)) return keyWeight.nextStep - oidcKeys.length + oidcKeys.indexOf(key);
  if (isIdle(key, facts)) return keyWeight.idle + rank;
  const isNext =
    (msk && spec.group === 'aws') ||
    (authentication?.kind === 'sasl' && spec.group === 'sasl') ||
    (authentication?.kind === 'tls' && spec.group === 'ssl');
  return (isNext ? keyWeight.nextStep : keyWeight.usual) + rank;
}

const mskRequired: ReadonlySet<string> = new Set([
  'aws.region',
  'property.security.protocol',
  'property.sasl.mechanism',
]);

const keyPair: ReadonlySet<string> = new Set(['aws.access_key', 'aws.secret_key']);

/** What a token endpoint wants to know, in the order in which people write it. */
const oidcKeys: readonly string[] = ['client.id', 'client.secret', 'token.endpoint.url', 'scope'].map(
  (name) => `property.sasl.oauthbearer.${name}`,
);
