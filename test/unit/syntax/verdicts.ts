import { expect, test } from 'vitest';
import { parseStatement } from '../../../server/src/syntax/parse.ts';
import { errorsOf } from './statements.ts';

/** The lines of a text, without the blanks around them and without empty ones. */
export function rows(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** Statements that Doris takes: no error, and a tree. */
export function accepts(statements: readonly string[]): void {
  test.each(statements)('accepted: %s', (sql) => {
    expect(errorsOf(sql)).toEqual([]);
    expect(parseStatement(sql).statement).toBeDefined();
  });
}

/** Statements that Doris refuses. */
export function rejects(statements: readonly string[]): void {
  test.each(statements)('rejected: %s', (sql) => {
    expect(errorsOf(sql)).not.toEqual([]);
  });
}
