import { isAvailable, properties } from '../catalog/index.ts';
import type { ListKind, PropertySpec } from '../catalog/types.ts';
import { type BoundList, type BoundProperty, type Job, lookUp } from '../model/job.ts';
import { trim } from '../text/trim.ts';
import { insertProperties, replaceValue } from './listEdits.ts';
import { isWrittenOtherwise } from './meantKeys.ts';
import { hasWholeValue, listName } from './propertyFindings.ts';
import { defineRule, type Fix } from './rule.ts';

type Data =
  | { readonly kind: 'missing'; readonly list: BoundList; readonly missing: readonly PropertySpec[] }
  | { readonly kind: 'blank'; readonly property: BoundProperty; readonly spec: PropertySpec };

/** Properties without which CREATE fails. */
export const requiredProperty = defineRule<Data>({
  id: 'required-property',
  severity: 'error',
  docs: {
    summary: 'A property that CREATE cannot do without is missing or blank.',
    why: 'A new job needs `kafka_broker_list` and `kafka_topic`, both with a value; else Doris answers `… is a required property`. ALTER takes them from the job.',
    sources: ['KafkaDataSourceProperties, KinesisDataSourceProperties (Doris frontend)'],
    covers: [53, 124],
  },
  examples: {
    bad: [
      {
        sql: `CREATE ROUTINE LOAD sales ON orders
«FROM KAFKA» (
    "kafka_broker_list" = "kafka1:9092",
    "property.group.id" = "sales"
);`,
        fixed: `CREATE ROUTINE LOAD sales ON orders
FROM KAFKA (
    "kafka_broker_list" = "kafka1:9092",
    "kafka_topic" = "<topic>",
    "property.group.id" = "sales"
);`,
      },
      {
        sql: `CREATE ROUTINE LOAD sales ON orders «FROM KAFKA» ('property.group.id'='sales');`,
        fixed: `CREATE ROUTINE LOAD sales ON orders FROM KAFKA ('kafka_broker_list'='<broker>:9092', 'kafka_topic'='<topic>', 'property.group.id'='sales');`,
      },
      {
        sql: `CREATE ROUTINE LOAD sales ON orders
FROM KAFKA ("kafka_broker_list" = «" "», "kafka_topic" = «""»);`,
        fixed: `CREATE ROUTINE LOAD sales ON orders
FROM KAFKA ("kafka_broker_list" = "<broker>:9092", "kafka_topic" = "");`,
      },
    ],
    good: [
      {
        sql: `CREATE ROUTINE LOAD sales ON orders
FROM KAFKA ("kafka_topic" = "<topic>", "kafka_broker_list" = "your_broker_list");`,
      },
      {
        sql: `ALTER ROUTINE LOAD FOR sales FROM KAFKA ("property.group.id" = "sales", "property.kafka_default_offsets" = "OFFSET_END");`,
      },
    ],
  },
  check: (job, report) => {
    const list = job.source;
    if (!list || job.kind !== 'create') return;
    const required = requiredIn(list.kind).filter((spec) => isAvailable(spec, job.version));
    const missing = required.filter((spec) => !lookUp(list, spec.key) && !isWrittenOtherwise(job, spec.key));
    if (missing.length > 0) {
      report({ span: list.heading, message: missingMessage(list, missing), data: { kind: 'missing', list, missing } });
    }
    for (const spec of required) {
      const property = lookUp(list, spec.key);
      if (!property || !hasWholeValue(property) || trim(property.value) !== '') continue;
      const message = `\`${spec.key}\` must not be blank: Doris answers \`${spec.key} is a required property\`.`;
      report({ span: property.valueSpan, message, data: { kind: 'blank', property, spec } });
    }
  },
  fixes: (data, job) => [
    data.kind === 'missing' ? addMissing(data.list, data.missing, job) : fillIn(data.property, data.spec),
  ],
});

const requiredByList = new Map<ListKind, readonly PropertySpec[]>();

/** The keys of a list that CREATE cannot do without, in any version. */
function requiredIn(list: ListKind): readonly PropertySpec[] {
  const known = requiredByList.get(list) ?? properties(list, { statement: 'create' }).filter((spec) => spec.required);
  requiredByList.set(list, known);
  return known;
}

function missingMessage(list: BoundList, missing: readonly PropertySpec[]): string {
  const keys = missing.map((spec) => `\`${spec.key}\``).join(' and ');
  const verb = missing.length === 1 ? 'is' : 'are';
  return `${keys} ${verb} missing in ${listName(list.kind)}: Doris answers \`${missing[0]?.key} is a required property\`.`;
}

function placeholderOf(spec: PropertySpec): string {
  return spec.placeholder ?? `<${spec.key}>`;
}

function addMissing(list: BoundList, missing: readonly PropertySpec[], job: Job): Fix {
  const added = missing.map((spec) => ({ key: spec.key, value: placeholderOf(spec) }));
  const before = list.properties.findLast((property) => property.spec?.required);
  return {
    title: `Add ${missing.map((spec) => `${spec.key}`).join(' and ')}`,
    edits: insertProperties(job, list, added, before ?? 'start'),
    preferred: true,
    safe: false,
  };
}

function fillIn(property: BoundProperty, spec: PropertySpec): Fix {
  const placeholder = placeholderOf(spec);
  return {
    title: `Fill in ${placeholder}`,
    edits: replaceValue(property, placeholder),
    preferred: true,
    safe: false,
  };
}
