import { type CallExpression, childrenOf, type Expression, type LoadClause } from '../syntax/tree.ts';
import { defineRule } from './rule.ts';
import { clauseName, clausesInOrder } from './statementParts.ts';

/** Clauses whose beginning reads like the call of a function. */
const clauses = /^(?:COLUMNS|PROPERTIES)$/i;

/** A clause that was read as a part of the condition in front of it. */
export const clauseAsFunction = defineRule({
  id: 'clause-as-function',
  severity: 'error',
  docs: {
    summary: 'COLUMNS (…) or PROPERTIES (…) is read as a call in the condition in front of it.',
    why: [
      'Where a condition breaks off, as in `WHERE` with nothing behind it, Doris reads on: `PROPERTIES ("format" = "json")` is to its grammar the call of a function with a comparison as the',
      'argument. There is no function of that name, and what the clause was to say is lost.',
    ].join(' '),
    sources: ['DorisParser.g4, functionCallExpression and nonReserved (Doris frontend)'],
  },
  examples: {
    bad: [
      {
        sql: `CREATE ROUTINE LOAD sales ON orders
WHERE
«PROPERTIES» ("format" = "json")
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
      },
      {
        sql: `CREATE ROUTINE LOAD sales ON orders
WHERE amount > 0 AND
«COLUMNS» (id, amount)
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
      },
    ],
    good: [
      {
        sql: `CREATE ROUTINE LOAD sales ON orders
COLUMNS (id, columns, properties),
WHERE columns > 0 AND \`properties\`(id) = 1
PROPERTIES ("format" = "json")
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
      },
    ],
  },
  check: (job, report) => {
    const judge = (clause: LoadClause, whole: Expression): void =>
      visitCalls(whole, ({ name, start }) => {
        if (name.backquoted || name.start !== start || !clauses.test(name.text)) return;
        const isCondition = clause.kind !== 'columns' && start === whole.start;
        const missing = isCondition
          ? `A condition is missing behind \`${clauseName(clause.kind)}\``
          : 'A value is missing in front';
        report({
          span: name,
          message: `${missing}: \`${name.text.toUpperCase()} (…)\` is read as the call of a function, which Doris does not have.`,
          data: undefined,
        });
      });
    const all = clausesInOrder(job);
    // what stands in its own place is not read as a call
    if (job.statement.properties && all.some(({ kind }) => kind === 'columns')) return;
    for (const clause of all) {
      if (clause.kind === 'columns') {
        for (const { expression } of clause.columns) if (expression) judge(clause, expression);
      } else if ('condition' in clause && clause.condition) judge(clause, clause.condition);
    }
  },
});

/** Hands on the calls in an expression, the outer ones first. Most expressions are looked at for nothing: no list is made of them. */
function visitCalls(expression: Expression, visit: (call: CallExpression) => void): void {
  if (expression.kind === 'call') visit(expression);
  for (const child of childrenOf(expression)) visitCalls(child, visit);
}
