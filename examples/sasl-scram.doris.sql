-- A Kafka cluster that asks for user name and password.
-- Changes and deletions arrive in one topic: MERGE applies them to a table with unique keys.
CREATE ROUTINE LOAD shop.customers ON customers
WITH MERGE
COLUMNS TERMINATED BY "|",
COLUMNS (customer_id, name, country, version, op),
DELETE ON op = 'd',
ORDER BY version
PROPERTIES (
  "max_batch_interval" = "10",
  "max_error_number" = "100",
  "max_filter_ratio" = "0.1"
)
FROM KAFKA (
  "kafka_broker_list" = "kafka-1.example.com:9093,kafka-2.example.com:9093",
  "kafka_topic" = "customers",
  "property.group.id" = "doris_customers",
  "property.kafka_default_offsets" = "OFFSET_BEGINNING",
  "property.security.protocol" = "SASL_SSL",
  "property.sasl.mechanism" = "SCRAM-SHA-512",
  "property.sasl.username" = "<user-name>",
  "property.sasl.password" = "<password>"
);
