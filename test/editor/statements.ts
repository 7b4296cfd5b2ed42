/** A complete job for Amazon MSK in which nothing is wrong; `provider` and what else is given go to its end. */
export function mskJob(...properties: readonly string[]): string {
  const lines = [
    '"kafka_broker_list" = "b-1.shop.abc123.c2.kafka.us-east-1.amazonaws.com:9098"',
    '"kafka_topic" = "orders"',
    '"property.security.protocol" = "SASL_SSL"',
    '"property.sasl.mechanism" = "OAUTHBEARER"',
    '"aws.region" = "us-east-1"',
    ...properties,
  ];
  return `CREATE ROUTINE LOAD shop.orders_job ON orders\nFROM KAFKA (\n  ${lines.join(',\n  ')}\n);\n`;
}

/** The same with the word for a credentials provider at its end. */
export function withProvider(provider: string): string {
  return mskJob(`"aws.credentials_provider" = "${provider}"`);
}

/** A job with exactly one mistake in it. */
export const misspelt = withProvider('INSTANCE_PROFIL');

/** The finding in `misspelt`, in the form of `expectFindings`. */
export const misspeltFinding = 'error aws-credentials-provider-value «"INSTANCE_PROFIL"»';
