import { isAtLeast, isPlaceholder, versionName } from '../catalog/index.ts';
import { quoted } from '../catalog/valueProblem.ts';
import type { DorisVersion } from '../catalog/versions.ts';
import { offsetInLiteral } from '../syntax/literals.ts';
import type { Span, StringLiteral } from '../syntax/tree.ts';
import { defineRule, type Report } from './rule.ts';
import { clausesInOrder } from './statementParts.ts';

interface Data {
  readonly separator: StringLiteral;
  /** Texts between the quotes that would be right, best first. */
  readonly repairs: readonly string[];
  readonly preferred: boolean;
}

/** The planner that takes the separator as it stands between the quotes came with this release line; the one before unescapes strings first. */
const asWrittenSince = '3.1';

/** A separator that Doris refuses, or reads as other characters than it seems. */
export const columnSeparator = defineRule<Data>({
  id: 'column-separator',
  severity: 'error',
  docs: {
    summary: 'The separator of COLUMNS TERMINATED BY is empty, no valid `\\x…`, or not what it seems.',
    why: [
      'A separator that begins with `\\x` is read as hexadecimal bytes, each of two digits: `\\x01`, `\\x01\\x02`. Anything else behind it is refused, and so is an empty separator.',
      'Since 3.1 Doris takes the text between the quotes as it is and then knows `\\t`, `\\n`, `\\r`, `\\\\` and quotes, so that `\\\\x01` is four characters, and `\\u0001` six. Before 3.1 the',
      'string was unescaped first, so that a hexadecimal separator had to be written `\\\\x01`.',
    ].join(' '),
    sources: [
      'Separator.convertSeparator, LogicalPlanBuilder.visitLoadProperty (Doris 3.1)',
      'sql_scanner.flex (Doris 2.1)',
    ],
  },
  examples: {
    bad: [
      {
        sql: `CREATE ROUTINE LOAD sales ON orders
COLUMNS TERMINATED BY «""»
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
      },
      {
        sql: `CREATE ROUTINE LOAD sales ON orders
COLUMNS TERMINATED BY "\\x«1»"
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
        fixed: `CREATE ROUTINE LOAD sales ON orders
COLUMNS TERMINATED BY "\\x01"
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
      },
      {
        sql: `CREATE ROUTINE LOAD sales ON orders
COLUMNS TERMINATED BY "\\x0«g»"
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
      },
      {
        sql: `CREATE ROUTINE LOAD sales ON orders
COLUMNS TERMINATED BY "«\\\\x01»"
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
        fixed: `CREATE ROUTINE LOAD sales ON orders
COLUMNS TERMINATED BY "\\x01"
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
      },
      {
        sql: `CREATE ROUTINE LOAD sales ON orders
COLUMNS TERMINATED BY "«\\u0001»"
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
        fixed: `CREATE ROUTINE LOAD sales ON orders
COLUMNS TERMINATED BY "\\x01"
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
      },
    ],
    good: [
      {
        sql: `CREATE ROUTINE LOAD sales ON orders
COLUMNS TERMINATED BY "\\x01\\X0a"
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
      },
      {
        sql: `CREATE ROUTINE LOAD sales ON orders
COLUMNS TERMINATED BY '\\t'
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
      },
      {
        sql: `CREATE ROUTINE LOAD sales ON orders
COLUMNS TERMINATED BY "||x1"
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
      },
      {
        sql: `CREATE ROUTINE LOAD sales ON orders
COLUMNS TERMINATED BY "<separator>"
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
      },
    ],
  },
  check: (job, report) => {
    for (const clause of clausesInOrder(job)) {
      if (clause.kind !== 'columns-terminated-by' || !clause.separator?.terminated) continue;
      if (isPlaceholder(clause.separator.value)) continue;
      const found = problemOf(clause.separator, job.version);
      if (found) report(found);
    }
  },
  fixes: ({ separator, repairs, preferred }) =>
    repairs.map((repair, index) => ({
      title: `Change to ${repair}`,
      edits: [{ span: inside(separator, 0, separator.raw.length - 2), text: repair }],
      preferred: preferred && index === 0,
      safe: false,
    })),
});

/** The separator as its conversion sees it, with the way back into the statement. */
interface Seen {
  readonly text: string;
  readonly at: (start: number, end: number) => Span;
  readonly write: (text: string) => string;
}

function problemOf(separator: StringLiteral, version: DorisVersion): Report<Data> | undefined {
  const raw = separator.raw.slice(1, -1);
  const whole = inside(separator, 0, raw.length);
  const none: Data = { separator, repairs: [], preferred: true };
  if (raw === '') {
    return {
      span: separator,
      message: 'The separator must not be empty: Doris answers `Column separator is null or empty`.',
      data: { ...none, repairs: ['\\t', ','], preferred: false },
    };
  }
  const asWritten = isAtLeast(version, asWrittenSince);
  const seen: Seen = asWritten
    ? { text: raw, at: (start, end) => inside(separator, start, end), write: (text) => text }
    : {
        text: separator.value,
        at: (start, end) => ({ start: offsetInLiteral(separator, start), end: offsetInLiteral(separator, end) }),
        write: doubled,
      };
  if (/^\\x/i.test(seen.text)) {
    const problem = hexadecimal(seen);
    return problem && { ...problem, data: { ...none, repairs: problem.repairs.map(seen.write) } };
  }
  if (asWritten && /^(?:\\\\(?:[tnr]|x[0-9a-f]{2}))+$/i.test(raw)) {
    const meant = raw.replaceAll('\\\\', '\\');
    const message = `Doris takes \`\\\\\` for a backslash, so that the separator is the text \`${meant}\`, character by character. Write \`${meant}\`.`;
    return { span: whole, severity: 'warning', message, data: { ...none, repairs: [meant] } };
  }
  const bytes = bytesOf(raw);
  if (bytes !== undefined) {
    const message = `Doris knows no \`\\u…\` and no octal numbers here: the separator is the text ${quoted(asWritten ? raw : separator.value.replaceAll('\0', '\\0'))}, character by character. Write \`${seen.write(bytes)}\`.`;
    return { span: whole, severity: 'warning', message, data: { ...none, repairs: [seen.write(bytes)] } };
  }
  if (!asWritten && /^(?:\\x[0-9a-f]{2})+$/i.test(raw)) {
    const message = `${versionName(version)} drops the backslash of \`\\x\`, so that the separator is the text \`${separator.value}\`. Write \`${doubled(raw)}\`.`;
    return { span: whole, severity: 'warning', message, data: { ...none, repairs: [doubled(raw)] } };
  }
  return undefined;
}

/** Characters written as in Java or C, `\u0001` and `\001`, in the form that Doris reads; `undefined` for any other text. */
function bytesOf(raw: string): string | undefined {
  if (!/^(?:\\u00[0-7][0-9a-f]|\\[01][0-7]{2})+$/i.test(raw)) return undefined;
  return raw.replace(/\\(?:u00(..)|(\d+))/gi, (_, hex?: string, octal?: string) => {
    return `\\x${
      hex ??
      Number.parseInt(octal ?? '', 8)
        .toString(16)
        .padStart(2, '0')
    }`;
  });
}

/** What is wrong with a text that begins with `\x`. */
function hexadecimal({
  text,
  at,
}: Seen): (Pick<Report<Data>, 'span' | 'message'> & { readonly repairs: readonly string[] }) | undefined {
  const digits = text.replace(/\\x/gi, '');
  if (digits === '') {
    const message = 'Two hexadecimal digits are missing behind `\\x`: Doris answers `Hex str is empty`.';
    return { span: at(0, text.length), message, repairs: [] };
  }
  let place = 0;
  for (const { index, 0: part } of text.matchAll(/\\x|[0-9a-f]/gi)) {
    if (index !== place) break;
    place = index + part.length;
  }
  if (place < text.length) {
    const message = `\`${text.charAt(place)}\` is no hexadecimal digit, and behind \`\\x\` nothing else may stand. Doris answers \`Hex str format error\`.`;
    return { span: at(place, place + 1), message, repairs: [] };
  }
  if (digits.length % 2 === 0) return undefined;
  const odd = [...text.matchAll(/(?<=\\x)[0-9a-f]*/gi)].find(([group]) => group.length % 2 === 1);
  const start = odd?.index ?? 0;
  const end = start + (odd?.[0].length ?? text.length);
  return {
    span: at(start, end),
    message: 'Every byte behind `\\x` takes two hexadecimal digits: Doris answers `Hex str length error`.',
    // Which digit is missing among several, nobody knows.
    repairs: end - start === 1 ? [`${text.slice(0, start)}0${text.slice(start)}`] : [],
  };
}

function doubled(text: string): string {
  return text.replaceAll('\\', '\\\\');
}

/** A place between the quotes of a literal, as written. */
function inside(separator: StringLiteral, start: number, end: number): Span {
  return { start: separator.start + 1 + start, end: separator.start + 1 + end };
}
