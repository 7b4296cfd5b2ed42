import { type Before, endedBy, parseStatement } from '../../../server/src/syntax/parse.ts';
import { splitStatements } from '../../../server/src/syntax/splitter.ts';

/** The messages of all syntax errors of a text, statement by statement. */
export function errorsOf(text: string): readonly string[] {
  const messages: string[] = [];
  let before: Before = 'nothing';
  for (const { start, end, terminator } of splitStatements(text)) {
    const { errors, standing } = parseStatement(text.slice(start, end), { ...endedBy(terminator), before });
    before = standing;
    messages.push(...errors.map(({ message }) => message));
  }
  return messages;
}

/** A data source with one property. */
export const source = 'FROM KAFKA ("kafka_topic" = "t")';

/** A CREATE statement with something between its table and its data source. */
export function create(clauses: string): string {
  return `CREATE ROUTINE LOAD j ON t ${clauses} ${source}`;
}
