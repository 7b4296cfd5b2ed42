import { parseStatement } from '../../../server/src/syntax/parse.ts';
import { splitStatements } from '../../../server/src/syntax/splitter.ts';

/** The messages of all syntax errors of a text, statement by statement. */
export function errorsOf(text: string): readonly string[] {
  return splitStatements(text).flatMap(({ start, end, terminator }) => {
    const { errors } = parseStatement(text.slice(start, end), { followed: terminator === 'next-statement' });
    return errors.map(({ message }) => message);
  });
}

/** A statement with nothing but what it needs, between whose parts tests put theirs. */
export const source = 'FROM KAFKA ("kafka_topic" = "t")';

/** A CREATE statement with something between its table and its data source. */
export function create(clauses: string): string {
  return `CREATE ROUTINE LOAD j ON t ${clauses} ${source}`;
}
