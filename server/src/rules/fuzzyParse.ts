import type { BoundProperty } from '../model/job.ts';
import { isAbsent, messageFormatOf, settingOf, switchedOn, updateModeOf } from './jobSettings.ts';
import { insertProperties, removeProperty, replaceValue } from './listEdits.ts';
import { defineRule } from './rule.ts';

interface Data {
  readonly fuzzy: BoundProperty;
  readonly strip: BoundProperty | undefined;
}

/** `fuzzy_parse` where there is no array to speed up. */
export const fuzzyParse = defineRule<Data>({
  id: 'fuzzy-parse',
  severity: 'information',
  docs: {
    covers: [37],
    summary: '`fuzzy_parse` is of use only together with `strip_outer_array`.',
    why: 'With `fuzzy_parse` Doris takes the fields of the first object of an array as the fields of all others, which saves time. A message that is a single object has no others.',
    sources: ['https://doris.apache.org/docs/data-operate/import/import-way/routine-load-manual'],
  },
  examples: {
    bad: [
      {
        sql: `CREATE ROUTINE LOAD sales ON orders
PROPERTIES ("format" = "json", «"fuzzy_parse"» = "true")
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
        fixed: `CREATE ROUTINE LOAD sales ON orders
PROPERTIES ("format" = "json")
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
      },
      {
        sql: `CREATE ROUTINE LOAD sales ON orders
PROPERTIES ("format" = "json", "strip_outer_array" = "false", «"fuzzy_parse"» = "TRUE")
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
        fixed: `CREATE ROUTINE LOAD sales ON orders
PROPERTIES ("format" = "json", "strip_outer_array" = "false")
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
      },
    ],
    good: [
      {
        sql: `CREATE ROUTINE LOAD sales ON orders
PROPERTIES ("format" = "json", "strip_outer_array" = "true", "fuzzy_parse" = "true")
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
      },
      {
        sql: `CREATE ROUTINE LOAD sales ON orders
PROPERTIES ("format" = "json", "fuzzy_parse" = "false")
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
      },
      { sql: `ALTER ROUTINE LOAD FOR sales PROPERTIES ("fuzzy_parse" = "true");` },
    ],
  },
  check: (job, report) => {
    const fuzzy = switchedOn(job, 'fuzzy_parse');
    // For other formats, and in flexible updates, it is wrong in itself.
    if (!fuzzy || messageFormatOf(job)?.kind !== 'json' || updateModeOf(job)?.kind === 'flexible') return;
    const strip = settingOf(job, 'strip_outer_array');
    const isOff = strip ? /^false$/i.test(strip.value) : isAbsent(job, 'strip_outer_array');
    if (!isOff) return;
    report({
      span: fuzzy.keySpan,
      message: 'Without `strip_outer_array` each message is one object, and `fuzzy_parse` has nothing to save time on.',
      data: { fuzzy, strip },
    });
  },
  fixes: ({ fuzzy, strip }, job) => {
    const list = job.properties;
    if (!list) return [];
    const enable = strip
      ? replaceValue(strip, 'true')
      : insertProperties(job, list, [{ key: 'strip_outer_array', value: 'true' }], fuzzy);
    return [
      { title: 'Remove fuzzy_parse', edits: removeProperty(job, list, fuzzy), preferred: true, safe: false },
      { title: 'Set strip_outer_array = true', edits: enable, preferred: false, safe: false },
    ];
  },
});
