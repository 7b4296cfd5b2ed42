import { isAtLeast, versionName } from '../catalog/index.ts';
import { authenticationOf } from '../model/authentication.ts';
import { type BoundList, type BoundProperty, type Job, lookUp } from '../model/job.ts';
import { trim } from '../text/trim.ts';
import { removeProperties } from './listEdits.ts';
import { hasWholeKey, hasWholeValue, isSwapped, keyMayBeSecret, listsOf } from './propertyFindings.ts';
import { defineRule, type Fix } from './rule.ts';

interface Data {
  readonly list: BoundList;
  /** The property that the finding is on. */
  readonly here: BoundProperty;
  /** The others of the same name. */
  readonly others: readonly BoundProperty[];
}

/** The parser that refuses a repeated key came with this release line; the one before lets the last value win. */
const refusedSince = '3.1';

/** One setting written twice in a list. */
export const duplicateProperty = defineRule<Data>({
  id: 'duplicate-property',
  severity: 'error',
  docs: {
    summary: 'A property is set twice in one list.',
    why: [
      'Since 3.1 Doris refuses a list with a repeated key (`Multiple entries with same key: …`); before that the last one wins without a word.',
      'Two names of one setting, such as `aws.region` and `property.aws.region`, pass, and the one further down wins.',
      'The Kafka client has second names for some of its settings, such as `property.sasl.mechanisms` for `property.sasl.mechanism`; Doris hands on both, in no certain order, so that with two values nobody can say which one counts.',
      'Keys that differ in letter case are different keys.',
    ].join(' '),
    sources: ['LogicalPlanBuilder (Doris 3.1), KafkaDataSourceProperties (Doris 4.1)'],
    covers: [2],
  },
  examples: {
    bad: [
      {
        sql: `CREATE ROUTINE LOAD sales ON orders
FROM KAFKA (
    "kafka_broker_list" = "kafka1:9092",
    "kafka_topic" = "orders",
    «"kafka_topic"» = "orders"
);`,
        fixed: `CREATE ROUTINE LOAD sales ON orders
FROM KAFKA (
    "kafka_broker_list" = "kafka1:9092",
    "kafka_topic" = "orders"
);`,
      },
      {
        sql: `CREATE ROUTINE LOAD sales ON orders
PROPERTIES ("max_error_number" = "10", "format" = "json", «"max_error_number"» = "100")
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
        fixed: `CREATE ROUTINE LOAD sales ON orders
PROPERTIES ("max_error_number" = "10", "format" = "json")
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
      },
      {
        sql: `CREATE ROUTINE LOAD sales ON orders
FROM KAFKA (
    "kafka_broker_list" = "kafka1:9092",
    "kafka_topic" = "orders",
    «"aws.region"» = "us-east-1",
    "property.aws.region" = "us-east-1",
    "aws.credentials_provider" = "ENV",
    "property.security.protocol" = "SASL_SSL",
    "property.sasl.mechanism" = "OAUTHBEARER"
);`,
        fixed: `CREATE ROUTINE LOAD sales ON orders
FROM KAFKA (
    "kafka_broker_list" = "kafka1:9092",
    "kafka_topic" = "orders",
    "property.aws.region" = "us-east-1",
    "aws.credentials_provider" = "ENV",
    "property.security.protocol" = "SASL_SSL",
    "property.sasl.mechanism" = "OAUTHBEARER"
);`,
      },
      {
        sql: `CREATE ROUTINE LOAD sales ON orders
FROM KAFKA (
    "kafka_broker_list" = "kafka1:9092",
    "kafka_topic" = "orders",
    "property.fetch.message.max.bytes" = "1048576",
    «"property.max.partition.fetch.bytes"» = "2097152"
);`,
        fixed: `CREATE ROUTINE LOAD sales ON orders
FROM KAFKA (
    "kafka_broker_list" = "kafka1:9092",
    "kafka_topic" = "orders",
    "property.fetch.message.max.bytes" = "1048576"
);`,
      },
    ],
    good: [
      {
        sql: `CREATE ROUTINE LOAD sales ON orders
FROM KAFKA (
    "kafka_broker_list" = "kafka1:9092",
    "kafka_topic" = "orders",
    "property.security.protocol" = "SASL_SSL",
    "property.sasl.mechanism" = "GSSAPI",
    "property.sasl.mechanisms" = "GSSAPI"
);`,
      },
      {
        sql: `CREATE ROUTINE LOAD sales ON orders
PROPERTIES ("max_error_number" = "10", "max_filter_ratio" = "0.1")
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders", "property.group.id" = "sales", "property.client.id" = "sales");`,
      },
    ],
  },
  check: (job, report) => {
    for (const list of listsOf(job)) {
      for (const group of groups(list)) {
        for (const here of reported(group)) {
          const others = group.filter((property) => property !== here);
          const sameKey = others.filter((property) => property.key === here.key);
          const first = sameKey[0];
          const last = group.at(-1) ?? here;
          report({
            span: here.keySpan,
            ...(first ? repeated(job, here) : shadowed(here, last)),
            related: [
              { span: first?.keySpan ?? last.keySpan, message: first ? 'Also set here.' : 'This one takes effect.' },
            ],
            data: { list, here, others: first ? sameKey : [last] },
          });
        }
      }
      for (const { here, twin } of twins(list)) {
        report({
          span: here.keySpan,
          severity: 'warning',
          message: `\`${here.key}\` and \`${twin.key}\` are two names of one setting of the Kafka client. Doris hands on both values, in no certain order, so that nobody can say which one counts. Keep one of them.`,
          related: [{ span: twin.keySpan, message: 'The other value is set here.' }],
          data: { list, here, others: [twin] },
        });
      }
    }
  },
  fixes: ({ list, here, others }, job) => {
    const same = others.every((other) => other.value === here.value && !other.placeholder);
    const remove: Fix = {
      title: same ? `Remove the repeated ${here.key}` : `Remove this ${here.key}`,
      edits: removeProperties(job, list, [here]),
      preferred: true,
      safe: same,
    };
    // With IAM Doris looks at the singular key alone.
    const isNeeded = here.spec?.sameAs !== undefined && authenticationOf(job)?.kind === 'msk-iam';
    if (same || (isNeeded && others.some(({ key }) => key === 'property.sasl.mechanism'))) return [remove];
    const names = others.map((other) => (other.key === here.key ? 'the other one' : `\`${other.key}\``));
    const keep: Fix = {
      title: `Keep this one and remove ${names.length === 1 ? names[0] : 'the others'}`,
      edits: removeProperties(job, list, others),
      preferred: false,
      safe: false,
    };
    return [remove, keep];
  },
});

/** Properties of one setting, in the order of the text; settings that are written once are left out. */
function groups(list: BoundList): readonly (readonly BoundProperty[])[] {
  if (!list.properties.some(isRepeated)) return noGroups;
  const bySetting = new Map<string, BoundProperty[]>();
  for (const property of list.properties) {
    if (!hasWholeKey(property) || isSwapped(list, property) || keyMayBeSecret(property)) continue;
    const setting = settingOf(property);
    const group = bySetting.get(setting);
    if (group) group.push(property);
    else bySetting.set(setting, [property]);
  }
  return [...bySetting.values()].filter((group) => group.length > 1);
}

const noGroups: readonly (readonly BoundProperty[])[] = [];

function settingOf({ spec, key }: BoundProperty): string {
  return spec?.key ?? key;
}

/** Whether the setting of a property stands further down once more. A list is short, and mostly has no such. */
function isRepeated(property: BoundProperty, index: number, all: readonly BoundProperty[]): boolean {
  const setting = settingOf(property);
  for (let other = index + 1; other < all.length; other++)
    if (settingOf(all[other] as BoundProperty) === setting) return true;
  return false;
}

const noTwins: ReturnType<typeof twins> = [];

/** Second names of settings whose first names stand in the list too, with another value. */
function twins(list: BoundList): readonly { readonly here: BoundProperty; readonly twin: BoundProperty }[] {
  if (!list.properties.some(({ spec }) => spec?.sameAs !== undefined)) return noTwins;
  return list.properties.flatMap((here) => {
    const twin = here.spec?.sameAs === undefined ? undefined : lookUp(list, here.spec.sameAs);
    const differs = twin && hasWholeValue(here) && hasWholeValue(twin) && trim(here.value) !== trim(twin.value);
    return differs ? [{ here, twin }] : [];
  });
}

/** A repeated key is reported where it is repeated; of two names, the one that does not win. */
function reported(group: readonly BoundProperty[]): readonly BoundProperty[] {
  return group.filter((property, index) => {
    const repeats = group.findIndex((other) => other.key === property.key) < index;
    const isRepeated = group.some((other) => other !== property && other.key === property.key);
    return repeats || (!isRepeated && index < group.length - 1);
  });
}

function repeated(
  job: Job,
  { key }: BoundProperty,
): { readonly message: string; readonly severity: 'error' | 'warning' } {
  if (isAtLeast(job.version, refusedSince)) {
    return {
      severity: 'error',
      message: `\`${key}\` is set twice: Doris answers \`Multiple entries with same key: ${key}=…\`. Keep one of them.`,
    };
  }
  return {
    severity: 'warning',
    message: `\`${key}\` is set twice; in ${versionName(job.version)} the last one counts. Keep one of them.`,
  };
}

function shadowed(
  here: BoundProperty,
  winner: BoundProperty,
): { readonly message: string; readonly severity: 'warning'; readonly unnecessary: true } {
  return {
    severity: 'warning',
    unnecessary: true,
    message: `\`${here.key}\` and \`${winner.key}\` are two names of one setting; the one further down wins, so this one has no effect.`,
  };
}
