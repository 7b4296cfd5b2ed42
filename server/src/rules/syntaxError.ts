import type { TextEdit } from '../syntax/edits.ts';
import type { ParsedStatement, SyntaxFix } from '../syntax/parse.ts';
import type { Finding, Fix, RuleDescription } from './rule.ts';

/** The code `syntax-error` as documentation and tests see it, described as every rule is. */
export const syntaxError: RuleDescription = {
  id: 'syntax-error',
  severity: 'error',
  docs: {
    summary: 'Doris cannot parse the statement.',
    why: [
      'The text does not follow the grammar of Doris, so the statement is refused before anything in it is looked at.',
      'Typical are a missing or surplus comma in a property list, a comma in front of `PROPERTIES` or `FROM`, a clause in the wrong place, and a name with a hyphen outside backquotes.',
      'Several errors of one statement are reported at once, and no other rule reports on what a syntax error already explains.',
      'Tags and placeholders of templates (`{% if … %}`, `{{ topic }}`, `#{topic}`, `:topic`) outside of quotes are told as information: Doris never sees them, and what they come to can only be checked once it is there.',
    ].join(' '),
    sources: ['DorisParser.g4 and DorisLexer.g4 (Doris frontend)'],
    covers: [19],
  },
  examples: {
    bad: [
      {
        sql: `CREATE ROUTINE LOAD sales ON orders
FROM KAFKA (
    "kafka_broker_list" = "kafka1:9092«"»
    "kafka_topic" = "orders"
);`,
        fixed: `CREATE ROUTINE LOAD sales ON orders
FROM KAFKA (
    "kafka_broker_list" = "kafka1:9092",
    "kafka_topic" = "orders"
);`,
      },
      {
        sql: `CREATE ROUTINE LOAD sales ON orders
COLUMNS (id, amount)«,»
FROM KAFKA (
    "kafka_broker_list" = "kafka1:9092",
    "kafka_topic" = "orders"«,»
);`,
        fixed: `CREATE ROUTINE LOAD sales ON orders
COLUMNS (id, amount)
FROM KAFKA (
    "kafka_broker_list" = "kafka1:9092",
    "kafka_topic" = "orders",
);`,
      },
    ],
    good: [
      {
        sql: `CREATE ROUTINE LOAD sales.\`daily-orders\` ON orders
WITH MERGE
COLUMNS TERMINATED BY ',', -- two clauses, one comma
COLUMNS (id, amount, deleted),
DELETE ON deleted = 1
PROPERTIES (format = csv)
FROM kafka ("kafka_broker_list" == 'kafka1:9092', "kafka_topic" = "orders")
COMMENT "orders of the day";`,
      },
    ],
  },
};

/** The syntax errors of a statement as findings, each with the repair that makes it parse, where there is one. */
export function syntaxFindings(parsed: ParsedStatement): readonly Finding[] {
  return parsed.errors.map(({ span, message, fix, severity = syntaxError.severity }) => ({
    code: syntaxError.id,
    severity,
    message,
    span,
    unnecessary: false,
    related: [],
    fixes: () => (fix ? [asFix(fix)] : []),
  }));
}

function asFix({ title, edits, safe = false, isGuess = false }: SyntaxFix): Fix {
  return { title, edits, preferred: !isGuess, safe: safe && !isGuess && !edits.some(fillsIn) };
}

/** Whether a repair writes an empty value, which is for the user to fill in. */
function fillsIn({ text }: TextEdit): boolean {
  return /^[\s=]*(?:""|''),?$/.test(text);
}
