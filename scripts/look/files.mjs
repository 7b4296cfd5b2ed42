// The statements that the scenes of `npm run look` begin with.

export const brokers = 'b-1.shop.abc123.c2.kafka.us-east-1.amazonaws.com:9098';

/** A job for Amazon MSK, without credentials unless some are given. */
const job = (...properties) => `CREATE ROUTINE LOAD shop.orders_job ON orders
COLUMNS (order_id, customer_id, amount, created_at)
FROM KAFKA (
  ${[
    `"kafka_broker_list" = "${brokers}"`,
    '"kafka_topic" = "orders"',
    '"property.security.protocol" = "SASL_SSL"',
    '"property.sasl.mechanism" = "OAUTHBEARER"',
    '"aws.region" = "us-east-1"',
    ...properties,
  ].join(',\n  ')}
);
`;

/** What the scenes open, beside the examples, by name. */
export const files = {
  'empty.sql': '',
  'typed.doris.sql': '',
  'orders.sql': job('"aws.credentials_provider" = "INSTANCE_PROFIL"'),
  'begun.sql': `CREATE ROUTINE LOAD shop.orders_job ON orders\nFROM KAFKA (\n  "kafka_broker_list" = "${brokers}",\n  \n);\n`,
  'shadowed.sql': job(
    '"aws.access_key" = "<your-ak>"',
    '"aws.secret_key" = "<your-sk>"',
    '"aws.role_arn" = "arn:aws:iam::123456789012:role/demo-role"',
    '"aws.credentials_provider" = "INSTANCE_PROFILE"',
  ),
  'paths.sql': `CREATE ROUTINE LOAD shop.orders_job ON orders
COLUMNS (order_id, customer_id, amount)
PROPERTIES (
  "format" = "json",
  "jsonpaths" = "[\\"$.order_id\\", \\"$.customer.id\\", \\"amount\\"]"
)
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");
`,
};
