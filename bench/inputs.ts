import { randomNumbers } from './measure.ts';

const regions = ['us-east-1', 'eu-central-1', 'ap-southeast-2', 'sa-east-1'];
const words = ['orders', 'users', 'events', 'payments', 'sessions', 'clicks', 'invoices', 'devices'];
const providers = ['INSTANCE_PROFILE', 'ENV', 'DEFAULT'];

/** The keys and values of one job: what differs from job to job is drawn from the numbers. */
function jobProperties(next: (limit: number) => number) {
  const pick = (from: readonly string[]): string => from[next(from.length)] ?? '';
  const region = pick(regions);
  const brokers = [1, 2, 3].map((n) => `b-${n}.shop.abc123.c2.kafka.${region}.amazonaws.com:9098`).join(',');
  const job = {
    desired_concurrent_number: String(1 + next(5)),
    max_batch_interval: String(5 + next(50)),
    max_batch_rows: String(300_000 + next(100_000)),
    format: 'json',
    jsonpaths: '["$.id", "$.time", "$.amount", "$.customer.name"]',
  };
  const source: Record<string, string> = {
    kafka_broker_list: brokers,
    kafka_topic: `${pick(words)}_${next(1000)}`,
    'property.kafka_default_offsets': 'OFFSET_BEGINNING',
    'property.security.protocol': 'SASL_SSL',
    'property.sasl.mechanism': 'OAUTHBEARER',
    'aws.region': region,
    'aws.role_arn': `arn:aws:iam::123456789012:role/${pick(words)}`,
    'aws.credentials_provider': pick(providers),
  };
  return { table: pick(words), job, source };
}

function list(properties: Readonly<Record<string, string>>): string {
  const lines = Object.entries(properties).map(([key, value]) => `    "${key}" = "${value.replaceAll('"', '\\"')}"`);
  return `(\n${lines.join(',\n')}\n)`;
}

/**
 * Routine Load statements, the same for the same seed. One of ten has a misspelt provider.
 * @param count how many.
 */
export function routineLoads(count: number, seed = 1): string {
  const next = randomNumbers(seed);
  const statements = Array.from({ length: count }, (_, index) => {
    const { table, job, source } = jobProperties(next);
    if (index % 10 === 9) source['aws.credentials_provider'] = 'INSTANCE_PROFIL';
    return [
      `-- job ${index}`,
      `CREATE ROUTINE LOAD shop.job_${index} ON ${table}`,
      'COLUMNS (id, event_time, amount, customer, day = to_date(event_time), cents = amount * 100),',
      `WHERE amount > ${next(100)} AND customer IS NOT NULL`,
      `PROPERTIES ${list(job)}`,
      `FROM KAFKA ${list(source)};`,
    ].join('\n');
  });
  return statements.join('\n\n');
}

/** The same jobs as tables of Flink that read from Kafka: the statement nearest to ours in a dialect that others parse. */
export function jobsAsFlinkTables(count: number, seed = 1): string {
  const next = randomNumbers(seed);
  const statements = Array.from({ length: count }, (_, index) => {
    const { table, job, source } = jobProperties(next);
    const options = Object.entries({ connector: 'kafka', ...job, ...source });
    return [
      `-- job ${index}`,
      `CREATE TABLE ${table}_${index} (`,
      '  id BIGINT, event_time TIMESTAMP(3), amount DECIMAL(10, 2), customer STRING, cents AS amount * 100',
      ') WITH (',
      options.map(([key, value]) => `    '${key}' = '${value}'`).join(',\n'),
      ');',
    ].join('\n');
  });
  return statements.join('\n\n');
}

/** The properties of as many jobs as JSON. */
export function jobsAsJson(count: number, seed = 1): string {
  const next = randomNumbers(seed);
  return JSON.stringify(
    Array.from({ length: count }, () => jobProperties(next)),
    undefined,
    2,
  );
}

/** As many style rules, each about as long as the properties of a job. */
export function jobsAsCss(count: number, seed = 1): string {
  const next = randomNumbers(seed);
  const rules = Array.from({ length: count }, (_, index) => {
    const lines = Array.from(
      { length: 20 },
      (_, line) => `  margin: ${next(90)}px ${line}em; color: #${(next(0xeeeeee) + 0x100000).toString(16)};`,
    );
    return `.job-${index} > a:hover {\n${lines.join('\n')}\n}`;
  });
  return rules.join('\n\n');
}

/** SQL that every dialect has, as many statements of about the same length. */
export function commonSql(count: number, seed = 1): string {
  const next = randomNumbers(seed);
  const rows = () => Array.from({ length: 12 }, (_, row) => `(${row}, 'customer ${next(1e6)}', ${next(1e6)}, NOW())`);
  return Array.from(
    { length: count },
    (_, index) =>
      `INSERT INTO orders_${index} (id, customer, amount, event_time) VALUES\n  ${rows().join(',\n  ')};\n` +
      `SELECT customer, SUM(amount) AS total FROM orders_${index} WHERE amount > ${next(100)} GROUP BY customer ORDER BY total;`,
  ).join('\n');
}
