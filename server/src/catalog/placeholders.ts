/**
 * Whether a value stands for something that is still to be filled in: `<your-ak>`, `your_msk_broker_list`, `${TOPIC}`,
 * `{{ topic }}`, `%s`, `:topic`, `xxx`, `***`. Nothing can be said about such a value, so no check runs on it.
 * A blank value is not a placeholder.
 */
export function isPlaceholder(value: string): boolean {
  // What makes a placeholder stands early; a value of megabytes must not cost quadratic time.
  const head = value.length > 500 ? value.slice(0, 500) : value;
  return suspicious.test(head) && placeholderShapes.some((shape) => shape.test(head));
}

/** What every placeholder has something of, and most values nothing: to be asked first, in a small part of the time of the shapes. */
const suspicious =
  /[<%{*…]|\.{3}|x{3}|your|port|\$\(|^(?:[:?@]|__|\$\w|todo|tb[da]|fix|change|replace|place|fill|redact|mask|n\/a|insert|enter)/i;

const placeholderShapes: readonly RegExp[] = [
  // <your-ak>, <broker>:9092, <xxx@yyy.com>; a lone `<` or `>` is not one.
  /<[^<>]+>/,
  // Shell, Groovy, Jinja, dbt, Airflow, Terraform and Ansible templates: ${TOPIC}, $(topic), $TOPIC, {{ topic }}, {% raw %}.
  /\$\{[^}]*\}|\$\([^)]*\)|\{\{.*\}\}|\{%.*%\}/s,
  /^\$[A-Za-z_]\w*$/,
  // Python's str.format and logging templates: {topic}, {host}:{port}, %s, %(topic)s.
  /^[\w.:,-]*\{[A-Za-z_]\w*\}(?:[\w.:, -]*\{[A-Za-z_]\w*\})*[\w.:,-]*$/,
  /%s|%\(\w+\)s/,
  // Text to be replaced by a script: __TOPIC__.
  /^__[A-Z][A-Z0-9_]*__$/,
  // MyBatis, JDBC and Liquibase: #{topic}, :topic, ?, @topic@, @@@.
  /^#\{[^}]*\}$/,
  /^:[A-Za-z_]\w*$/,
  /^\?$/,
  /^@[\w.-]*@$/,
  // your_kafka_topic, YOUR-SECRET, my.your_group; "yours" is a word of its own.
  /(?:^|[^A-Za-z])(?:(?:[Yy]our|YOUR)(?:[-_ .]|$)|[Yy]our[A-Z])/,
  // xxx, XXX, xxx.kafka.example.com:9092, b-1.xxx.kafka.us-east-1.amazonaws.com:9098, token:eyJhbxxx.
  /x{3}/i,
  // ***, 192.168.*.*:9092, ****.
  /\*{2}|\d\.\*/,
  // Dots that stand for what was left out: "...", "abc...", "host:...", and the typographic ellipsis.
  /\.{3}|…/,
  // host:port, ip:port,ip:port, broker_host:broker_port.
  /^\s*[\w.-]*(?:host|ip|broker|server)[\w.-]*:[\w.-]*port\w*/i,
  // Words that say so themselves.
  /^(?:todo|tbd|tba|fixme|change[-_ ]?me|change[-_ ]?it|replace[-_ ]?me|placeholder|fill[-_ ]?in|redacted|masked|n\/a)$/i,
  // REPLACE_WITH_TOPIC, INSERT_YOUR_KEY_HERE.
  /^(?:replace|insert|enter|fill)[-_ ](?:with|your|in|here)\b|^(?:REPLACE|INSERT|ENTER|FILL)_(?:WITH|YOUR|IN)_/i,
];
