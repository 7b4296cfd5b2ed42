import { findProperty, isAvailable, isPassedThrough, isPlaceholder, versionName } from '../catalog/index.ts';
import type { PropertySpec } from '../catalog/types.ts';
import type { FrontendProblem } from '../model/authentication.ts';
import type { BoundList, BoundProperty, Job } from '../model/job.ts';
import { isJavaSaslKey } from './javaSasl.ts';
import { moveProperty, removeProperty, replaceKey, replaceValue } from './listEdits.ts';
import { meantKey } from './meantKeys.ts';
import { mskJobOf } from './mskJob.ts';
import { type Advice, adviseOn, replacementAdvice, useInstead } from './propertyAdvice.ts';
import {
  alternatives,
  existsSince,
  hasWholeKey,
  hasWholeValue,
  isSwapped,
  listName,
  listsOf,
  refusal,
} from './propertyFindings.ts';
import { defineRule, type Fix, type Report } from './rule.ts';

interface Data {
  readonly list: BoundList;
  readonly property: BoundProperty;
  readonly advice: Advice;
  /** Doris refuses the statement, so that no repair can change what it does. */
  readonly refused: boolean;
}

/** Keys that Doris refuses, ignores, or should not be given. */
export const unknownProperty = defineRule<Data>({
  id: 'unknown-property',
  severity: 'error',
  docs: {
    summary: 'A key is not one that Doris takes in this list, or it has no effect there.',
    why: [
      'Doris refuses an unknown key in `PROPERTIES (…)` with `<key> is invalid property`, and an unknown key in `FROM KAFKA (…)` with',
      '`<key> is invalid kafka property or can not be set`. Keys are compared with letter case.',
      'Keys that begin with `property.`, and since 4.1 those that begin with `aws.`, always pass: an unknown one is ignored without a word, which is a warning here.',
      'So are settings of the Java client, which librdkafka does not have, and settings that Doris makes itself.',
    ].join(' '),
    sources: [
      'CreateRoutineLoadInfo, AlterRoutineLoadCommand, KafkaDataSourceProperties (Doris frontend), data_consumer.cpp (backend)',
      'https://github.com/apache/doris/issues/7863',
      'https://github.com/apache/doris/issues/15750',
    ],
    covers: [3, 4, 5, 6, 40, 45, 51, 64, 69, 70, 72, 79, 84, 96, 104, 128],
  },
  examples: {
    bad: [
      {
        sql: `CREATE ROUTINE LOAD sales ON orders
PROPERTIES («"max_batch_row"» = "300000")
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
        fixed: `CREATE ROUTINE LOAD sales ON orders
PROPERTIES ("max_batch_rows" = "300000")
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
      },
      {
        sql: `CREATE ROUTINE LOAD sales ON orders
PROPERTIES («"Format"» = "json")
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
        fixed: `CREATE ROUTINE LOAD sales ON orders
PROPERTIES ("format" = "json")
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
      },
      {
        sql: `CREATE ROUTINE LOAD sales ON orders
PROPERTIES (
    "format" = "json"
)
FROM KAFKA (
    "kafka_broker_list" = "kafka1:9092",
    «"max_error_number"» = "100",
    "kafka_topic" = "orders"
);`,
        fixed: `CREATE ROUTINE LOAD sales ON orders
PROPERTIES (
    "format" = "json",
    "max_error_number" = "100"
)
FROM KAFKA (
    "kafka_broker_list" = "kafka1:9092",
    "kafka_topic" = "orders"
);`,
      },
      {
        sql: `CREATE ROUTINE LOAD sales ON orders
PROPERTIES («"group.id"» = "sales")
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
        fixed: `CREATE ROUTINE LOAD sales ON orders
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders", "property.group.id" = "sales");`,
      },
      {
        sql: `CREATE ROUTINE LOAD sales ON orders
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders", «"group.id"» = "sales");`,
        fixed: `CREATE ROUTINE LOAD sales ON orders
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders", "property.group.id" = "sales");`,
      },
      {
        sql: `CREATE ROUTINE LOAD sales ON orders
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders", «"property.kafka_default_offset"» = "OFFSET_BEGINNING");`,
        fixed: `CREATE ROUTINE LOAD sales ON orders
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders", "property.kafka_default_offsets" = "OFFSET_BEGINNING");`,
      },
      {
        sql: `CREATE ROUTINE LOAD sales ON orders
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders", «"property."» = "x", «"kafka_consumer"» = "y");`,
      },
      {
        sql: `CREATE ROUTINE LOAD sales ON orders
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders", «"property.auto.offset.reset"» = "earliest");`,
        fixed: `CREATE ROUTINE LOAD sales ON orders
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders", "property.kafka_default_offsets" = "OFFSET_BEGINNING");`,
      },
      {
        sql: `CREATE ROUTINE LOAD sales ON orders
PROPERTIES («"column_separator"» = ",", «"timeout"» = "60")
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
      },
      {
        sql: `CREATE ROUTINE LOAD sales ON orders
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", «"orders"» = "kafka_topic");`,
        fixed: `CREATE ROUTINE LOAD sales ON orders
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
      },
      {
        sql: `ALTER ROUTINE LOAD FOR sales PROPERTIES («"format"» = "json", "max_error_number" = "10");`,
        fixed: `ALTER ROUTINE LOAD FOR sales PROPERTIES ("max_error_number" = "10");`,
      },
    ],
    good: [
      {
        sql: `CREATE ROUTINE LOAD sales ON orders
PROPERTIES ("desired_concurrent_number" = "3", " format " = "json", 'strip_outer_array' = 'true', timezone = "Asia/Shanghai")
FROM KAFKA (
    "kafka_broker_list" = "kafka1:9092",
    "kafka_topic" = "orders",
    "property.group.id" = "sales",
    "property.fetch.message.max.bytes" = "1048576",
    "property.enable.partition.eof" = "true"
);`,
      },
      {
        sql: `CREATE ROUTINE LOAD sales ON orders
PROPERTIES ("<key>" = "<value>")
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders", "property.<name>" = "<value>");`,
      },
    ],
  },
  check: (job, report) => {
    for (const list of listsOf(job)) {
      // A source that the version does not have is refused as a whole.
      if (list.kind === 'kinesis' && job.version !== 'dev') continue;
      for (const property of list.properties) {
        if (!hasWholeKey(property) || (!property.spec && isPlaceholder(property.key))) continue;
        if (property.spec && isWelcome(job, property.spec)) continue;
        const found = property.spec ? knownKey(job, list, property, property.spec) : unknownKey(job, list, property);
        if (found) report(found);
      }
    }
  },
  fixes: fixesOf,
});

/**
 * The key whose missing prefix the rule `kafka-partitions-offsets` explains, with the other offsets in view. Java's keys for
 * signing in are a matter of `sasl-settings`.
 */
const explainedElsewhere: ReadonlySet<string> = new Set(['kafka_default_offsets']);

/** Whether there is nothing to say about a key, as of most. */
function isWelcome({ kind, version }: Job, spec: PropertySpec): boolean {
  return spec.status === 'accepted' && spec.statements.includes(kind) && isAvailable(spec, version);
}

function knownKey(job: Job, list: BoundList, property: BoundProperty, spec: PropertySpec): Report<Data> | undefined {
  const { key } = property;
  if (explainedElsewhere.has(key) || isJavaSaslKey(key)) return undefined;
  const report = (severity: 'error' | 'warning', message: string, advice: Advice): Report<Data> => ({
    span: property.keySpan,
    severity,
    message,
    unnecessary: severity === 'warning' && spec.status !== 'harmful',
    data: { list, property, advice, refused: severity === 'error' },
  });
  if (spec.status === 'rejected') {
    return report('error', joined(refused(list.kind, key), spec.doc, useInstead(spec)), replacementAdvice(spec));
  }
  if (!isAvailable(spec, job.version)) return unavailableKey(job, list, property, spec, report);
  if (!spec.statements.includes(job.kind)) {
    const only = `Only CREATE can set \`${key}\``;
    if (list.kind !== 'properties') return report('warning', `${only}; ALTER leaves it as it is.`, { kind: 'remove' });
    return report('error', `${only}; ALTER answers ${refusal(list.kind, key)}.`, { kind: 'remove' });
  }
  if (spec.status === 'ignored') {
    return report('warning', joined(`\`${key}\` has no effect.`, spec.doc, useInstead(spec)), replacementAdvice(spec));
  }
  if (spec.status === 'harmful' && hasWholeValue(property) && property.value.trim().toLowerCase() !== spec.default) {
    const message = joined(`\`${key}\` should be left to Doris.`, spec.whenWrong ?? spec.doc, useInstead(spec));
    return report('warning', message, replacementAdvice(spec));
  }
  return undefined;
}

function unavailableKey(
  job: Job,
  list: BoundList,
  property: BoundProperty,
  spec: PropertySpec,
  report: (severity: 'error' | 'warning', message: string, advice: Advice) => Report<Data>,
): Report<Data> {
  const { key } = property;
  const since =
    spec.since !== undefined && spec.until === undefined
      ? `\`${key}\` ${existsSince(spec.since)}`
      : `${versionName(job.version)} does not have \`${key}\``;
  if (isPassedThrough(list.kind, key, job.version)) {
    const message = `${since}; ${versionName(job.version)} accepts it and ignores it.`;
    return report('warning', joined(message, spec.untilThen), { kind: 'none' });
  }
  const message = `${since}; ${versionName(job.version)} answers ${refusal(list.kind, key)}.`;
  return report('error', joined(message, spec.untilThen), { kind: 'none' });
}

function unknownKey(job: Job, list: BoundList, property: BoundProperty): Report<Data> | undefined {
  const { key } = property;
  if (isSwapped(list, property)) {
    return {
      span: property.keySpan,
      // The key is not named: it may be a secret.
      message: `Key and value are swapped: \`${property.value}\` is the key.`,
      data: { list, property, advice: { kind: 'swap' }, refused: true },
    };
  }
  if (list.kind === 'kinesis' && key.startsWith('property.')) return undefined;
  const ignored = isPassedThrough(list.kind, key, job.version);
  const advice = adviseOn(job, list.kind, key);
  // Without FROM, which CREATE cannot do without, this list may well be the one of FROM.
  if (advice.kind === 'move' && advice.list !== 'properties' && job.kind === 'create' && !job.source) return undefined;
  const nobody = /^(?:property\.)?aws\./.test(key) ? 'it knows no such key' : 'its Kafka client has no such setting';
  const what = ignored
    ? `Doris accepts \`${key}\` and ignores it: ${nobody}.`
    : key === 'property.'
      ? 'A name is missing after `property.`: Doris answers `kafka property value could not be a empty string`.'
      : refused(list.kind, key);
  const lacking = ignored && lacksWhatIsMeant(job, list, property);
  return {
    span: property.keySpan,
    severity: ignored && !lacking ? 'warning' : 'error',
    unnecessary: ignored,
    message: joined(what, adviceText(advice, key), lacking ? 'Without it Doris refuses the statement.' : undefined),
    data: { list, property, advice, refused: !ignored },
  };
}

/** Whether Doris refuses the statement for want of the key that a misspelt one was meant to be. */
function lacksWhatIsMeant(job: Job, list: BoundList, property: BoundProperty): boolean {
  const wanted: Readonly<Record<string, FrontendProblem>> = {
    'aws.region': 'no-region',
    'property.security.protocol': 'protocol',
    'property.sasl.mechanism': 'mechanism',
  };
  const problem = wanted[meantKey(job, list, property) ?? ''];
  return problem !== undefined && mskJobOf(job)?.auth.frontend.includes(problem) === true;
}

function refused(list: BoundList['kind'], key: string): string {
  const what = key === '' ? 'The key is empty' : `${listName(list)} takes no \`${key}\``;
  return `${what}: Doris answers ${refusal(list, key)}.`;
}

function adviceText(advice: Advice, key: string): string | undefined {
  switch (advice.kind) {
    case 'rename': {
      const [first] = advice.keys;
      if (advice.keys.length === 1 && first?.toLowerCase() === key.toLowerCase())
        return `Letter case matters: write \`${first}\`.`;
      if (first === `property.${key}`)
        return `Settings of the Kafka client begin with \`property.\`: write \`${first}\`.`;
      if (key === `property.${first}`) return `This key of Doris stands without \`property.\`: write \`${first}\`.`;
      return `Did you mean ${alternatives(advice.keys)}?`;
    }
    case 'move':
      return `It belongs in ${listName(advice.list)}${advice.key === key ? '' : `, as \`${advice.key}\``}.`;
    case 'explain':
      return advice.text;
    case 'replace-both':
      return useInstead(advice.of);
    case 'none':
    case 'remove':
    case 'swap':
      return undefined;
  }
}

function fixesOf({ list, property, advice, refused }: Data, job: Job): readonly Fix[] {
  const remove: Fix = {
    title: `Remove ${property.key}`,
    edits: removeProperty(job, list, property),
    preferred: true,
    safe: false,
  };
  switch (advice.kind) {
    case 'rename':
      return advice.keys.map((key, index): Fix => {
        if (hasSetting(list, key, property))
          return { ...remove, title: `${remove.title}: ${key} is already set`, preferred: index === 0 };
        const edits = replaceKey(property, key);
        return {
          title: `Change to ${key}`,
          edits,
          preferred: index === 0,
          safe: refused && advice.keys.length === 1,
        };
      });
    case 'move': {
      const target = advice.list === 'properties' ? job.properties : job.source;
      if (hasSetting(target, advice.key, property)) {
        return [{ ...remove, title: `${remove.title}: ${listName(advice.list)} has it already` }];
      }
      const edits = moveProperty(job, list, property, advice.key);
      return [{ title: `Move to ${listName(advice.list)}`, edits, preferred: true, safe: refused }];
    }
    case 'replace-both': {
      const value = translatedValue(list, advice.key, property, job);
      if (value === undefined || hasSetting(list, advice.key, property)) return [remove];
      const edits = [...replaceKey(property, advice.key), ...replaceValue(property, value)];
      const replace: Fix = {
        title: `Change to ${advice.key} = ${value}`,
        edits,
        preferred: true,
        safe: false,
      };
      return [replace, { ...remove, preferred: false }];
    }
    case 'swap': {
      const edits = [...replaceKey(property, property.value.trim()), ...replaceValue(property, property.key)];
      return [{ title: 'Swap key and value', edits, preferred: true, safe: true }];
    }
    case 'remove':
      return [remove];
    case 'none':
    case 'explain':
      return [];
  }
}

/** Whether a list has a key under any of its names, the property at hand left out. */
function hasSetting(list: BoundList | undefined, key: string, except: BoundProperty): boolean {
  if (!list) return false;
  const setting = findProperty(list.kind, key)?.key ?? key;
  return list.properties.some((other) => other !== except && (other.spec?.key ?? other.key) === setting);
}

/** The value as another key takes it; `undefined` when there is no such value. */
function translatedValue(list: BoundList, key: string, property: BoundProperty, job: Job): string | undefined {
  if (!hasWholeValue(property)) return undefined;
  const problem = findProperty(list.kind, key)?.type.check(property.value, job.version);
  return problem ? problem.suggestions[0] : property.value;
}

function joined(...sentences: readonly (string | undefined)[]): string {
  return sentences.filter((sentence) => sentence !== undefined && sentence !== '').join(' ');
}
