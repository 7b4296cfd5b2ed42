-- A plain Kafka cluster, without encryption or login.
CREATE ROUTINE LOAD shop.events ON events
COLUMNS (event_id, user_id, kind, raw_time, event_time = from_unixtime(raw_time)),
WHERE kind != 'heartbeat'
PROPERTIES (
  "desired_concurrent_number" = "3",
  "max_batch_interval" = "20",
  "max_batch_rows" = "300000",
  "max_batch_size" = "209715200",
  "format" = "json",
  "jsonpaths" = "[\"$.id\", \"$.user.id\", \"$.kind\", \"$.time\"]"
)
FROM KAFKA (
  "kafka_broker_list" = "kafka-1:9092,kafka-2:9092,kafka-3:9092",
  "kafka_topic" = "events",
  "property.group.id" = "doris_events",
  "property.kafka_default_offsets" = "OFFSET_BEGINNING"
)
COMMENT "page events";

SHOW ROUTINE LOAD FOR shop.events;
SHOW ROUTINE LOAD TASK WHERE JobName = "events";

-- A job has to be paused before it can be changed.
PAUSE ROUTINE LOAD FOR shop.events;

ALTER ROUTINE LOAD FOR shop.events
PROPERTIES (
  "desired_concurrent_number" = "5"
);

RESUME ROUTINE LOAD FOR shop.events;

STOP ROUTINE LOAD FOR shop.events;
