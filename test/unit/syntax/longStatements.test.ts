import { describe, expect, test } from 'vitest';
import { parseStatement } from '../../../server/src/syntax/parse.ts';

const rows = Array.from({ length: 2000 }, (_, index) => `(${index}, 'a; "b'' -')`).join(',\n');
const properties = Array.from({ length: 500 }, (_, index) => `"property.client.id${index}" = "doris"`).join(',\n');

describe('a statement of many lines is what it is as a short one', () => {
  test.each([
    ['an INSERT', `INSERT INTO t VALUES\n${rows}`],
    ['a query', `SELECT * FROM t WHERE (a, b) IN (${rows}) AND kafka = 1`],
    ['something that only begins with a parenthesis', `(((((((((((((((((((((((((((( ${rows}`],
  ])('%s is other SQL', (_, sql) => {
    expect(parseStatement(sql)).toMatchObject({ isRoutineLoad: false, errors: [], standing: 'other' });
    expect(parseStatement(sql).tokens().length).toBeGreaterThan(2000);
  });

  test.each([
    ['whole', `CREATE ROUTINE LOAD j ON t FROM KAFKA (${properties})`, []],
    ['with a misspelt head', `CREATE ROUTIN LOAD j ON t FROM KAFKA (${properties})`, ['ROUTIN']],
    ['with a destroyed head', `CREATE k3 j ON t FROM KAFKA (${properties})`, ['k3']],
  ])('a Routine Load statement %s is recognised', (_, sql, marked) => {
    const { isRoutineLoad, errors } = parseStatement(sql);
    expect(isRoutineLoad).toBe(true);
    expect(errors.map(({ span }) => sql.slice(span.start, span.end))).toEqual(marked);
  });

  test('a table tells its columns to the last', () => {
    const columns = Array.from({ length: 1000 }, (_, index) => `column_${index} INT`).join(', ');
    const { schema } = parseStatement(`CREATE TABLE t (${columns})`);
    expect(schema).toMatchObject({ kind: 'create-table', complete: true });
  });
});
