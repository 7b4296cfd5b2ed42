-- SQL that has nothing to do with Routine Load is left alone.
CREATE DATABASE IF NOT EXISTS shop;

CREATE TABLE IF NOT EXISTS shop.orders (
  order_id BIGINT NOT NULL,
  customer_id BIGINT NOT NULL,
  amount DECIMAL(12, 2) COMMENT 'in the currency of the customer''s country',
  created_at DATETIME
)
DUPLICATE KEY (order_id)
DISTRIBUTED BY HASH(order_id) BUCKETS 10
PROPERTIES (
  "replication_num" = "1",
  "compression" = "zstd"
);

INSERT INTO shop.orders VALUES (1, 7, 19.90, '2026-01-31 12:00:00');

SELECT customer_id, sum(amount) AS total
FROM shop.orders
WHERE created_at >= '2026-01-01' AND amount > 0
GROUP BY customer_id
ORDER BY total DESC
LIMIT 10;

-- Routine Load in a comment or a text is no statement: CREATE ROUTINE LOAD job ON t.
SELECT 'CREATE ROUTINE LOAD job ON t FROM KAFKA ("kafka_topics" = "x")' AS note;
