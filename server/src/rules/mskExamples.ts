/** Statements for the examples of the rules about MSK and SASL: each line is one property without its comma. */

/** A CREATE with the given properties behind broker list and topic. */
export function createWith(...lines: readonly string[]): string {
  return create('<broker>:9098', lines);
}

/** A CREATE that uses MSK IAM rightly, with the given properties behind protocol and mechanism. */
export function createIam(...lines: readonly string[]): string {
  return createIamAt('<broker>:9098', ...lines);
}

/** The same for given brokers. */
export function createIamAt(brokers: string, ...lines: readonly string[]): string {
  return create(brokers, [...iam, ...lines]);
}

/** A CREATE for given brokers, with the given properties and nothing else but the topic. */
export function createAt(brokers: string, ...lines: readonly string[]): string {
  return create(brokers, lines);
}

/** An ALTER with the given properties, and at the end where to begin, which every ALTER of the source has to repeat. */
export function alterWith(...lines: readonly string[]): string {
  return `ALTER ROUTINE LOAD FOR job\n${fromKafka([...lines, '"property.kafka_default_offsets" = "OFFSET_END"'])}`;
}

/** The same statement with the words that name the list marked. */
export function markHeading(sql: string): string {
  return sql.replace('FROM KAFKA', '«FROM KAFKA»');
}

const iam: readonly string[] = [
  '"property.security.protocol" = "SASL_SSL"',
  '"property.sasl.mechanism" = "OAUTHBEARER"',
];

function create(brokers: string, lines: readonly string[]): string {
  // An address that is marked inside or as a whole keeps its marks.
  const value = brokers.startsWith('«"') ? brokers : `"${brokers}"`;
  return `CREATE ROUTINE LOAD job ON t\n${fromKafka([`"kafka_broker_list" = ${value}`, '"kafka_topic" = "orders"', ...lines])}`;
}

function fromKafka(lines: readonly string[]): string {
  return `FROM KAFKA (\n${lines.map((line) => `    ${line}`).join(',\n')}\n);`;
}
