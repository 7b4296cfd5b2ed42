-- Twenty statements that Doris cannot parse, one mistake each. Every mistake is underlined with what is wrong, and Ctrl+. repairs most of them.

-- A comma behind the last property.
CREATE ROUTINE LOAD shop.job_01 ON orders
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders",);

-- No comma between two properties.
CREATE ROUTINE LOAD shop.job_02 ON orders
FROM KAFKA ("kafka_broker_list" = "kafka1:9092" "kafka_topic" = "orders");

-- No comma between two load clauses.
CREATE ROUTINE LOAD shop.job_03 ON orders
COLUMNS TERMINATED BY ","
COLUMNS (id, amount)
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");

-- A comma in front of PROPERTIES.
CREATE ROUTINE LOAD shop.job_04 ON orders
COLUMNS (id, amount),
PROPERTIES ("format" = "json")
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");

-- The closing quote of a value is lost.
CREATE ROUTINE LOAD shop.job_05 ON orders
FROM KAFKA (
    "kafka_broker_list" = "kafka1:9092,
    "kafka_topic" = "orders"
);

-- The opening quote of a value is lost.
CREATE ROUTINE LOAD shop.job_06 ON orders
FROM KAFKA (
    "kafka_broker_list" = kafka1:9092",
    "kafka_topic" = "orders"
);

-- A colon in place of the equals sign.
CREATE ROUTINE LOAD shop.job_07 ON orders
FROM KAFKA ("kafka_broker_list": "kafka1:9092", "kafka_topic" = "orders");

-- The value of a property is missing.
CREATE ROUTINE LOAD shop.job_08 ON orders
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = );

-- The closing parenthesis is missing.
CREATE ROUTINE LOAD shop.job_09 ON orders
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders";

-- The database belongs to the name of the job.
CREATE ROUTINE LOAD job_10 ON shop.orders
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");

-- PROPERTIES stand behind the load clauses.
CREATE ROUTINE LOAD shop.job_11 ON orders
PROPERTIES ("format" = "json")
COLUMNS (id, amount)
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");

-- Messages have no lines.
CREATE ROUTINE LOAD shop.job_12 ON orders
LINES TERMINATED BY "\n"
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");

-- A comment of other languages.
CREATE ROUTINE LOAD shop.job_13 ON orders
# the orders of the day
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");

-- A hyphen in a name wants backquotes.
CREATE ROUTINE LOAD shop.job-14 ON orders
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");

-- Two misspelt words.
CREATE ROUTIN LOAD shop.job_15 ON orders
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");

CREATE ROUTINE LOAD shop.job_16 ON orders
PROPERTEIS ("format" = "json")
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");

-- Curly quotes and a full-width comma, as word processors and input methods write them.
CREATE ROUTINE LOAD shop.job_17 ON orders
FROM KAFKA (“kafka_broker_list” = "kafka1:9092"， "kafka_topic" = "orders");

-- Nothing between the parentheses.
CREATE ROUTINE LOAD shop.job_18 ON orders
PROPERTIES ()
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");

-- IF NOT EXISTS is for tables.
CREATE ROUTINE LOAD IF NOT EXISTS shop.job_19 ON orders
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");

-- All jobs can be paused and resumed, but not stopped.
STOP ALL ROUTINE LOAD;
