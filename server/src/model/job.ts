import { isPlaceholder, propertiesByKey } from '../catalog/index.ts';
import type { ListKind, PropertySpec, StatementKind } from '../catalog/types.ts';
import type { DorisVersion } from '../catalog/versions.ts';
import type {
  AlterRoutineLoad,
  CreateRoutineLoad,
  Property,
  PropertyList,
  RoutineLoadStatement,
  Span,
} from '../syntax/tree.ts';
import { trim } from '../text/trim.ts';
import { type Remembers, remembering } from './remembered.ts';

/** One property of a list, with what the catalog knows about its key. */
export interface BoundProperty extends Remembers {
  readonly syntax: Property;
  /** Decoded and without blanks around it, as Doris takes it (LogicalPlanBuilder trims keys). */
  readonly key: string;
  readonly keySpan: Span;
  /** Decoded; empty when the value is missing. Values are not trimmed by Doris. */
  readonly value: string;
  /** The whole literal with its quotes; the end of the key when the value is missing. */
  readonly valueSpan: Span;
  /** The catalog's entry; `undefined` when Doris does not know the key. */
  readonly spec: PropertySpec | undefined;
  /** The value stands for something to be filled in (`<your-ak>`): nothing is ever reported on it. */
  readonly placeholder: boolean;
}

/** A property list with its entries looked up in the catalog. */
export interface BoundList {
  readonly kind: ListKind;
  readonly syntax: PropertyList;
  /** Everything in front of the list that names it: `PROPERTIES`, `FROM KAFKA`. */
  readonly heading: Span;
  /** In the order of the text; entries without a key are left out. */
  readonly properties: readonly BoundProperty[];
}

/** A CREATE or ALTER statement as Doris would understand it. */
export interface Job extends Remembers {
  readonly statement: CreateRoutineLoad | AlterRoutineLoad;
  readonly kind: StatementKind;
  /** The text of the statement; every offset counts from its start. */
  readonly text: string;
  readonly version: DorisVersion;
  readonly properties: BoundList | undefined;
  /** The list after FROM. */
  readonly source: BoundList | undefined;
}

/** Works out something about a job once, however many rules ask for it. */
export const rememberedOfJob = remembering<Job>();
/** The same for a property. */
export const rememberedOfProperty = remembering<BoundProperty>();

const sourceKinds: Readonly<Record<string, ListKind>> = { KAFKA: 'kafka', KINESIS: 'kinesis' };

/**
 * Binds a statement to the catalog.
 * @returns `undefined` for statements without property lists.
 */
export function bindJob(statement: RoutineLoadStatement, text: string, version: DorisVersion): Job | undefined {
  if (statement.kind !== 'create-routine-load' && statement.kind !== 'alter-routine-load') return undefined;
  const { properties, source } = statement;
  const sourceKind = sourceKinds[source?.type?.text.toUpperCase() ?? ''];
  return {
    statement,
    kind: statement.kind === 'create-routine-load' ? 'create' : 'alter',
    text,
    version,
    answers: undefined,
    properties: properties?.list && bindList('properties', properties.list, properties.keyword),
    source:
      source?.list && sourceKind
        ? bindList(sourceKind, source.list, { start: source.start, end: source.type?.end ?? source.keyword.end })
        : undefined,
  };
}

function bindList(kind: ListKind, list: PropertyList, heading: Span): BoundList {
  const properties: BoundProperty[] = [];
  const specs = propertiesByKey(kind);
  for (const syntax of list.entries) {
    if (!syntax.key) continue;
    const key = trim(syntax.key.value);
    const value = syntax.value?.value ?? '';
    properties.push({
      syntax,
      key,
      keySpan: syntax.key,
      value,
      valueSpan: syntax.value ?? { start: syntax.key.end, end: syntax.key.end },
      spec: specs.get(key),
      placeholder: isPlaceholder(value),
      answers: undefined,
    });
  }
  return { kind, syntax: list, heading, properties: properties.slice() };
}

const nothing: Pick<BoundList, 'properties'> = { properties: [] };

/**
 * The property of `list` that takes effect for a catalog key: the last one written under the key or one of its aliases,
 * because both forms land in the same map (KafkaDataSourceProperties).
 */
export function lookUp(list: BoundList | undefined, key: string): BoundProperty | undefined {
  const { properties } = list ?? nothing;
  for (let index = properties.length - 1; index >= 0; index--) {
    const property = properties[index];
    if (property?.spec?.key === key) return property;
  }
  return undefined;
}
