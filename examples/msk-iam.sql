-- Amazon MSK with IAM authentication, Apache Doris 4.1 or newer.
-- One job for each way to give credentials; nothing here is underlined.
-- Hover over FROM KAFKA to see which credentials Doris uses.

-- Method 1: access key and secret key. Public brokers (port 9198) take nothing less.
CREATE ROUTINE LOAD shop.orders_by_key ON orders
COLUMNS TERMINATED BY ",",
COLUMNS (order_id, customer_id, amount, created_at)
FROM KAFKA (
  "kafka_broker_list" = "b-1-public.shop.abc123.c2.kafka.us-east-1.amazonaws.com:9198",
  "kafka_topic" = "orders",
  "property.kafka_default_offsets" = "OFFSET_BEGINNING",
  "property.security.protocol" = "SASL_SSL",
  "property.sasl.mechanism" = "OAUTHBEARER",
  "aws.region" = "us-east-1",
  "aws.access_key" = "<your-ak>",
  "aws.secret_key" = "<your-sk>"
);

-- Method 2.1: a role, assumed with the instance profile of the backends' EC2 machines.
CREATE ROUTINE LOAD shop.orders_by_role ON orders
COLUMNS TERMINATED BY ",",
COLUMNS (order_id, customer_id, amount, created_at)
FROM KAFKA (
  "kafka_broker_list" = "b-1.shop.abc123.c2.kafka.us-east-1.amazonaws.com:9098",
  "kafka_topic" = "orders",
  "property.kafka_default_offsets" = "OFFSET_BEGINNING",
  "property.security.protocol" = "SASL_SSL",
  "property.sasl.mechanism" = "OAUTHBEARER",
  "aws.region" = "us-east-1",
  "aws.role_arn" = "arn:aws:iam::123456789012:role/demo-role",
  "aws.credentials_provider" = "INSTANCE_PROFILE"
);

-- Method 2.2: a role, assumed with the key in the environment of every backend.
CREATE ROUTINE LOAD shop.orders_by_role_env ON orders
COLUMNS (order_id, customer_id, amount, created_at)
PROPERTIES (
  "format" = "json",
  "jsonpaths" = "[\"$.order_id\", \"$.customer_id\", \"$.amount\", \"$.created_at\"]"
)
FROM KAFKA (
  "kafka_broker_list" = "b-1.shop.abc123.c2.kafka.us-east-1.amazonaws.com:9098",
  "kafka_topic" = "orders",
  "property.kafka_default_offsets" = "OFFSET_END",
  "property.security.protocol" = "SASL_SSL",
  "property.sasl.mechanism" = "OAUTHBEARER",
  "aws.region" = "us-east-1",
  "aws.role_arn" = "arn:aws:iam::123456789012:role/demo-role",
  "aws.credentials_provider" = "ENV"
);

-- Method 2.3: a role, assumed with what the default chain of the AWS SDK finds.
CREATE ROUTINE LOAD shop.orders_by_role_default ON orders
FROM KAFKA (
  "kafka_broker_list" = "b-1.shop.abc123.c2.kafka.us-east-1.amazonaws.com:9098",
  "kafka_topic" = "orders",
  "property.kafka_default_offsets" = "OFFSET_BEGINNING",
  "property.security.protocol" = "SASL_SSL",
  "property.sasl.mechanism" = "OAUTHBEARER",
  "aws.region" = "us-east-1",
  "aws.role_arn" = "arn:aws:iam::123456789012:role/demo-role",
  "aws.credentials_provider" = "DEFAULT"
);

-- Method 3: no key and no role; the backends bring their own credentials.
CREATE ROUTINE LOAD shop.orders_by_provider ON orders
FROM KAFKA (
  "kafka_broker_list" = "b-1.shop.abc123.c2.kafka.us-east-1.amazonaws.com:9098",
  "kafka_topic" = "orders",
  "property.kafka_default_offsets" = "OFFSET_BEGINNING",
  "property.security.protocol" = "SASL_SSL",
  "property.sasl.mechanism" = "OAUTHBEARER",
  "aws.region" = "us-east-1",
  "aws.credentials_provider" = "INSTANCE_PROFILE"
);
