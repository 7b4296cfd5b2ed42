import type { RuleDescription } from './rule.ts';

const job = (brokers: string): string => `CREATE ROUTINE LOAD shop.orders ON orders
FROM KAFKA (
    "kafka_broker_list" = "${brokers}",
    "kafka_topic" = "orders"
);`;
const clean = job('kafka1:9092');

/** The code `unused-ignore` as documentation and settings see it, described as every rule is; ignores.ts finds it. */
export const unusedIgnore: RuleDescription = {
  id: 'unused-ignore',
  severity: 'warning',
  docs: {
    summary: 'A comment that silences a rule silences nothing.',
    why: [
      'A comment in front of a statement silences rules for that statement, and one in front of the first statement silences them for the whole file:',
      '',
      '```sql',
      '-- doris-routine-load-ignore-file unknown-property: our fork has more of them',
      '-- doris-routine-load-ignore kafka-topic, property-value: generated for the tests',
      '```',
      '',
      'Several ids have commas between them; the reason behind the colon is for the next reader. A comment that silences nothing is a leftover, is misspelt, or stands where it does not count, and might one day hide a new mistake.',
      '',
      'Syntax errors cannot be silenced by a comment, nor can findings about comments such as this one.',
    ].join('\n'),
    sources: ['a convention of this project'],
  },
  examples: {
    bad: [
      {
        sql: `«-- doris-routine-load-ignore kafka-broker-list: our deployment takes the protocol off»\n${clean}`,
        fixed: clean,
      },
      {
        sql: `-- doris-routine-load-ignore kafka-broker-list, «property-value»: our deployment takes the protocol off\n${job('kafka://kafka1:9092')}`,
        fixed: `-- doris-routine-load-ignore kafka-broker-list: our deployment takes the protocol off\n${job('kafka://kafka1:9092')}`,
      },
      {
        sql: `-- doris-routine-load-ignore «kafka-broker-lists»: our deployment takes the protocol off\n${clean}`,
        fixed: clean,
      },
      {
        sql: `-- «doris-routine-load-ignore-next-line» kafka-broker-list: our deployment takes the protocol off\n${clean}`,
        fixed: clean,
      },
      {
        sql: `«-- doris-routine-load-ignore syntax-error: read by another program»\n${clean}`,
        fixed: clean,
      },
      {
        sql: `PAUSE ROUTINE LOAD FOR shop.orders;\n«-- doris-routine-load-ignore-file kafka-broker-list»\n${clean}`,
        fixed: `PAUSE ROUTINE LOAD FOR shop.orders;\n${clean}`,
      },
    ],
    good: [
      {
        sql: `-- doris-routine-load-ignore kafka-broker-list: our deployment takes the protocol off\n${job('kafka://kafka1:9092')}`,
      },
      {
        sql: `-- doris-routine-load-ignore-file kafka-broker-list: our deployment takes the protocol off\n${job('kafka://kafka1:9092')}\n${job('kafka://kafka2:9092').replace('shop.orders', 'shop.more_orders')}`,
      },
    ],
  },
};
