/**
 * Whether a value stands for something that is still to be filled in: `<your-ak>`, `your_msk_broker_list`, `${TOPIC}`,
 * `{{ topic }}`, `%s`, `:topic`, `xxx`, `***`. Nothing can be said about such a value, so no check runs on it.
 * A blank value is not a placeholder.
 */
export function isPlaceholder(value: string): boolean {
  // What makes a placeholder stands early; a value of megabytes must not cost quadratic time.
  const head = value.length > 500 ? value.slice(0, 500) : value;
  return isSuspicious(head) && placeholderShapes.some((shape) => shape.test(head));
}

/**
 * Whether a value has in it what every placeholder has; most values have nothing of it. A look at each character, which takes a
 * tenth of the time of the shapes.
 */
function isSuspicious(value: string): boolean {
  let hasColon = false;
  for (let at = 0; at < value.length; at++) {
    const code = value.charCodeAt(at);
    if (code === colon) hasColon = true;
    const sign = signs[code];
    if (sign === undefined) {
      if (code === ellipsis) return true;
      continue;
    }
    // letters differ from small ones in one bit
    if (sign !== '' && (value.charCodeAt(at + 1) | 32) !== sign.charCodeAt(1)) continue;
    if (value.slice(at, at + sign.length).toLowerCase() === sign) return true;
  }
  return (
    (suspiciousFirst.has(value.charCodeAt(0) | 32) && suspiciousStart.test(value)) || (hasColon && /port/i.test(value))
  );
}

const colon = 0x3a;
const ellipsis = 0x2026;
/** What the texts of `suspiciousStart` begin with, each with the bit that tells small letters from others. */
const suspiciousFirst = new Set([...':?@_tfcrpmnie'].map((character) => character.charCodeAt(0) | 32));

/** The characters that a sign of a placeholder begins with, by character code, and the whole sign in small letters. */
const signs: (string | undefined)[] = Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  if ('<$%{*'.includes(character)) return '';
  return ['...', 'xxx', 'your'].find((sign) => sign.startsWith(character.toLowerCase()));
});

const suspiciousStart = /^(?:[:?@]|__|todo|tb[da]|fix|change|replace|place|fill|redact|mask|n\/a|insert|enter)/i;

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
