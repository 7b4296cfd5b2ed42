import { findProperty, isAvailable, isPassedThrough, isPlaceholder, versionName } from '../catalog/index.ts';
import type { PropertySpec } from '../catalog/types.ts';
import type { FrontendProblem } from '../model/authentication.ts';
import type { BoundList, BoundProperty, Job } from '../model/job.ts';
import { describeCharacter, specialBlankIn } from '../text/lookalikes.ts';
import { trim } from '../text/trim.ts';
import { isJavaSaslKey } from './javaSasl.ts';
import { type KeyData, keyFixes } from './keyFixes.ts';
import { meantKey } from './meantKeys.ts';
import { mskJobOf } from './mskJob.ts';
import { type Advice, adviseOn, replacementAdvice, useInstead } from './propertyAdvice.ts';
import {
  alternatives,
  existsSince,
  hasWholeKey,
  hasWholeValue,
  isSwapped,
  keyMayBeSecret,
  listName,
  listsOf,
  refusal,
  valueProblem,
} from './propertyFindings.ts';
import { defineRule, type Report } from './rule.ts';

/** Keys that Doris refuses, ignores, or should not be given. */
export const unknownProperty = defineRule<KeyData>({
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
        fixed: `CREATE ROUTINE LOAD sales ON orders
COLUMNS TERMINATED BY ","
PROPERTIES ("timeout" = "60")
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
      },
      {
        sql: `-- doris: 3.1
CREATE ROUTINE LOAD sales ON orders
COLUMNS (id, amount)
PROPERTIES («"unique_key_update_mode"» = "UPDATE_FIXED_COLUMNS")
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
        fixed: `-- doris: 3.1
CREATE ROUTINE LOAD sales ON orders
COLUMNS (id, amount)
PROPERTIES ("partial_columns" = "true")
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
    let unknown = 0;
    for (const list of listsOf(job)) {
      // A source that the version does not have is refused as a whole.
      if (list.kind === 'kinesis' && job.version !== 'dev') continue;
      for (const property of list.properties) {
        if (!hasWholeKey(property) || (!property.spec && isPlaceholder(property.key))) continue;
        if (property.spec && isWelcome(job, property)) continue;
        const found = property.spec
          ? knownKey(job, list, property, property.spec)
          : unknownKey(job, list, property, unknown++ < mostAdvised);
        if (found) report(found);
      }
    }
  },
  fixes: keyFixes,
});

/**
 * The key whose missing prefix the rule `kafka-partitions-offsets` explains, with the other offsets in view. Java's keys for
 * signing in are a matter of `sasl-settings`.
 */
const explainedElsewhere: ReadonlySet<string> = new Set(['kafka_default_offsets']);

/** Whether there is nothing to say about a key, as of most. */
function isWelcome({ kind, version }: Job, { key, spec, syntax }: BoundProperty): boolean {
  if (spec?.status !== 'accepted' || !spec.statements.includes(kind) || !isAvailable(spec, version)) return false;
  return version !== keepsBlanks || syntax.key?.value === key;
}

/** The release line whose parser does not take blanks around a key away (LogicalPlanBuilder). */
const keepsBlanks = '2.0';

/** A key with blanks around it that count. */
function keyWithBlanks(list: BoundList, property: BoundProperty): Report<KeyData> {
  const { key, syntax } = property;
  return {
    span: property.keySpan,
    message: `${versionName(keepsBlanks)} does not take the blanks around \`${key}\` away, and answers ${refusal(list.kind, syntax.key?.value ?? key)}.`,
    data: { list, property, advice: { kind: 'rename', keys: [key] }, refused: true },
  };
}

function knownKey(job: Job, list: BoundList, property: BoundProperty, spec: PropertySpec): Report<KeyData> | undefined {
  const { key } = property;
  if (explainedElsewhere.has(key) || isJavaSaslKey(key)) return undefined;
  const report = (severity: 'error' | 'warning', message: string, advice: Advice): Report<KeyData> => ({
    span: property.keySpan,
    severity,
    message,
    unnecessary: severity === 'warning' && spec.status !== 'harmful' && spec.lateIn !== job.version,
    data: { list, property, advice, refused: severity === 'error' || spec.lateIn === job.version },
  });
  if (spec.status === 'rejected') {
    return report(
      'error',
      joined(refused(list.kind, key), onDocumentation(spec), spec.doc, useInstead(spec)),
      replacementAdvice(spec),
    );
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
  if (spec.status === 'accepted') return keyWithBlanks(list, property);
  const problem = spec.status === 'harmful' ? valueProblem(job, property) : undefined;
  const isSame = trim(property.value).toLowerCase() === spec.default;
  if (problem || (spec.status === 'harmful' && hasWholeValue(property) && !isSame)) {
    const why = problem
      ? `${problem.message} ${spec.answer?.(property.value, job.version, job.kind) ?? ''}`
      : (spec.whenWrong ?? spec.doc);
    const message = joined(`\`${key}\` should be left to Doris.`, why, useInstead(spec));
    return report('warning', message, replacementAdvice(spec));
  }
  return undefined;
}

function unavailableKey(
  job: Job,
  list: BoundList,
  property: BoundProperty,
  spec: PropertySpec,
  report: (severity: 'error' | 'warning', message: string, advice: Advice) => Report<KeyData>,
): Report<KeyData> {
  const { key } = property;
  const since =
    spec.since !== undefined && spec.until === undefined
      ? `\`${key}\` ${existsSince(spec.since)}`
      : `${versionName(job.version)} does not have \`${key}\``;
  if (isPassedThrough(list.kind, key, job.version)) {
    const message = `${since}; ${versionName(job.version)} accepts it and ignores it.`;
    return report('warning', joined(message, spec.untilThen), { kind: 'none' });
  }
  if (spec.lateIn === job.version) {
    const message = `${since}, and perhaps in late releases of the line before; all others of ${versionName(job.version)} answer ${refusal(list.kind, key)}.`;
    return report('warning', joined(message, spec.untilThen), { kind: 'none' });
  }
  const message = `${since}; ${versionName(job.version)} answers ${refusal(list.kind, key)}.`;
  return report('error', joined(message, onDocumentation(spec), spec.untilThen), olderAdvice(property));
}

/** What the documentation says of a key that Doris refuses all the same. */
function onDocumentation({ disagreement, disagreesOnKey }: PropertySpec): string | undefined {
  return disagreesOnKey ? disagreement : undefined;
}

/** What an older version has for a key that came later. */
function olderAdvice({ key, value }: BoundProperty): Advice {
  const isFixed = key === 'unique_key_update_mode' && value.toUpperCase() === 'UPDATE_FIXED_COLUMNS';
  return isFixed ? { kind: 'rewrite', key: 'partial_columns', value: 'true' } : { kind: 'none' };
}

/** What more unknown keys than these in one statement were meant to be is not looked for: each takes half a millisecond. */
const mostAdvised = 100;

function unknownKey(
  job: Job,
  list: BoundList,
  property: BoundProperty,
  isAdvised: boolean,
): Report<KeyData> | undefined {
  const { key } = property;
  if (isSwapped(list, property)) {
    return {
      span: property.keySpan,
      // The key is not named: it may be a secret.
      message: `Key and value are swapped: \`${property.value}\` is the key.`,
      data: { list, property, advice: { kind: 'swap' }, refused: true },
    };
  }
  if (list.kind === 'kinesis' && isRightInKinesis(job, key)) return undefined;
  const ignored = isPassedThrough(list.kind, key, job.version);
  const advice: Advice = isAdvised ? adviseOn(job, list.kind, key) : { kind: 'none' };
  // Without FROM, which CREATE cannot do without, this list may well be the one of FROM.
  if (advice.kind === 'move' && advice.list !== 'properties' && job.kind === 'create' && !job.source) return undefined;
  const nobody =
    list.kind === 'kinesis'
      ? 'nothing reads such a setting of Kinesis'
      : /^(?:property\.)?aws\./.test(key)
        ? 'it knows no such key'
        : 'its Kafka client has no such setting';
  const what = ignored
    ? `Doris accepts ${keyMayBeSecret(property) ? 'this key' : `\`${key}\``} and ignores it: ${nobody}.`
    : key === 'property.'
      ? 'A name is missing after `property.`: Doris answers `kafka property value could not be a empty string`.'
      : keyMayBeSecret(property)
        ? `${listName(list.kind)} takes no such key: Doris answers ${refusal(list.kind, '<key>')}.`
        : refused(list.kind, key);
  const lacking = ignored && lacksWhatIsMeant(job, list, property);
  return {
    span: property.keySpan,
    severity: ignored && !lacking ? 'warning' : 'error',
    unnecessary: ignored,
    message: joined(
      what,
      adviceText(advice, key, list.kind),
      lacking ? 'Without it Doris refuses the statement.' : undefined,
    ),
    data: { list, property, advice, refused: !ignored },
  };
}

/**
 * Whether a key behind `property.` that the catalog does not list is read all the same: a key of Kinesis with a prefix that it can do
 * without, or one that the frontend makes for the backend (data_consumer.cpp).
 */
function isRightInKinesis(job: Job, key: string): boolean {
  const name = /^property\.(.*)$/.exec(key)?.[1];
  if (name === undefined) return false;
  // An ALTER with settings of Kafka is for a job that reads Kafka: its source is wrong, not these.
  if (job.kind === 'alter' && findProperty('kafka', key)) return true;
  return (
    findProperty('kinesis', name)?.status === 'accepted' ||
    /^aws\.kinesis\.(?:shards|default\.pos$)|^aws\.endpoint$/.test(name)
  );
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

function adviceText(advice: Advice, key: string, list: BoundList['kind']): string | undefined {
  switch (advice.kind) {
    case 'rename': {
      const [first] = advice.keys;
      const blank = specialBlankIn(key);
      if (blank >= 0)
        return `It holds ${describeCharacter(key.charAt(blank))}, which is not taken away: write ${alternatives(advice.keys)}.`;
      if (advice.keys.length === 1 && first?.toLowerCase() === key.toLowerCase())
        return `Letter case matters: write \`${first}\`.`;
      if (first === `property.${key}`)
        return `${list === 'kinesis' ? 'This key begins' : 'Settings of the Kafka client begin'} with \`property.\`: write \`${first}\`.`;
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
    case 'rewrite':
    case 'clause':
    case 'swap':
      return undefined;
  }
}

function joined(...sentences: readonly (string | undefined)[]): string {
  return sentences.filter((sentence) => sentence !== undefined && sentence !== '').join(' ');
}
