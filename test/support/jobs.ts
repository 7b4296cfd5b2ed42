/** A job on Amazon MSK in which nothing is wrong; the lines given come last in FROM KAFKA. */
export function mskJob(...lines: readonly string[]): string {
  const properties = [
    '"kafka_broker_list" = "b-1.shop.abc123.c2.kafka.us-east-1.amazonaws.com:9098"',
    '"kafka_topic" = "orders"',
    '"property.security.protocol" = "SASL_SSL"',
    '"property.sasl.mechanism" = "OAUTHBEARER"',
    '"aws.region" = "us-east-1"',
    ...lines,
  ];
  return `CREATE ROUTINE LOAD shop.job ON orders\nFROM KAFKA (\n${properties.map((line) => `  ${line}`).join(',\n')}\n);`;
}

/** A job that reads plain Kafka and has one misspelt key. */
export function jobWithMistake(name: string): string {
  return `CREATE ROUTINE LOAD ${name} ON t FROM KAFKA ("kafka_broker_list" = "b:9092", "kafka_topic" = "x", "kafka_partition" = "0");`;
}

/** The same job without the mistake. */
export function plainJob(name: string): string {
  return jobWithMistake(name).replace('kafka_partition"', 'kafka_partitions"');
}
