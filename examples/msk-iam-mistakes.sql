-- Typical mistakes with Amazon MSK.
-- Put the cursor on an underlined word and press Ctrl+. (Cmd+. on a Mac) to repair it.

-- The provider is misspelt. Doris would say nothing and search for credentials elsewhere.
CREATE ROUTINE LOAD shop.misspelt_provider ON orders
FROM KAFKA (
  "kafka_broker_list" = "b-1.shop.abc123.c2.kafka.us-east-1.amazonaws.com:9098",
  "kafka_topic" = "orders",
  "property.kafka_default_offsets" = "OFFSET_BEGINNING",
  "property.security.protocol" = "SASL_SSL",
  "property.sasl.mechanism" = "OAUTHBEARER",
  "aws.region" = "us-east-1",
  "aws.credentials_provider" = "INSTANCE_PROFIL"
);

-- Port 9092 takes no IAM login, and the mechanism is missing.
CREATE ROUTINE LOAD shop.wrong_port ON orders
FROM KAFKA (
  "kafka_broker_list" = "b-1.shop.abc123.c2.kafka.us-east-1.amazonaws.com:9092",
  "kafka_topic" = "orders",
  "property.kafka_default_offsets" = "OFFSET_BEGINNING",
  "property.security.protocol" = "SASL_SSL",
  "aws.region" = "us-east-1",
  "aws.credentials_provider" = "INSTANCE_PROFILE"
);

-- IAM needs encryption, and Java's name of the mechanism does not work here.
CREATE ROUTINE LOAD shop.wrong_protocol ON orders
FROM KAFKA (
  "kafka_broker_list" = "b-1.shop.abc123.c2.kafka.us-east-1.amazonaws.com:9098",
  "kafka_topic" = "orders",
  "property.kafka_default_offsets" = "OFFSET_BEGINNING",
  "property.security.protocol" = "SASL_PLAINTEXT",
  "property.sasl.mechanism" = "AWS_MSK_IAM",
  "aws.region" = "us-east-1",
  "aws.credentials_provider" = "ENV"
);

-- Half a key pair: Doris would use neither half.
CREATE ROUTINE LOAD shop.half_a_key_pair ON orders
FROM KAFKA (
  "kafka_broker_list" = "b-1.shop.abc123.c2.kafka.us-east-1.amazonaws.com:9098",
  "kafka_topic" = "orders",
  "property.kafka_default_offsets" = "OFFSET_BEGINNING",
  "property.security.protocol" = "SASL_SSL",
  "property.sasl.mechanism" = "OAUTHBEARER",
  "aws.region" = "us-east-1",
  "aws.access_key" = "<your-ak>"
);

-- Credentials from two places: one of them is never used.
CREATE ROUTINE LOAD shop.shadowed_credentials ON orders
FROM KAFKA (
  "kafka_broker_list" = "b-1.shop.abc123.c2.kafka.us-east-1.amazonaws.com:9098",
  "kafka_topic" = "orders",
  "property.kafka_default_offsets" = "OFFSET_BEGINNING",
  "property.security.protocol" = "SASL_SSL",
  "property.sasl.mechanism" = "OAUTHBEARER",
  "aws.region" = "us-east-1",
  "aws.access_key" = "<your-ak>",
  "aws.secret_key" = "<your-sk>",
  "aws.credentials_provider" = "INSTANCE_PROFILE"
);

-- The brokers are in another region than the one named.
CREATE ROUTINE LOAD shop.other_region ON orders
FROM KAFKA (
  "kafka_broker_list" = "b-1.shop.abc123.c2.kafka.eu-central-1.amazonaws.com:9098",
  "kafka_topic" = "orders",
  "property.kafka_default_offsets" = "OFFSET_BEGINNING",
  "property.security.protocol" = "SASL_SSL",
  "property.sasl.mechanism" = "OAUTHBEARER",
  "aws.region" = "us-east-1",
  "aws.role_arn" = "arn:aws:iam::123456789012:role/demo-role",
  "aws.credentials_provider" = "INSTANCE_PROFILE"
);

-- A key that Doris does not know, one that is there twice, and a region that is missing.
CREATE ROUTINE LOAD shop.wrong_keys ON orders
FROM KAFKA (
  "kafka_broker_list" = "b-1.shop.abc123.c2.kafka.us-east-1.amazonaws.com:9098",
  "kafka_topics" = "orders",
  "property.kafka_default_offsets" = "OFFSET_BEGINNING",
  "property.kafka_default_offsets" = "OFFSET_END",
  "property.security.protocol" = "SASL_SSL",
  "property.sasl.mechanism" = "OAUTHBEARER",
  "aws.credentials_provider" = "INSTANCE_PROFILE"
);
