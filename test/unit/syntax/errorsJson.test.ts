import { describe, expect, test } from 'vitest';
import { errorTable as table } from './errorTable.ts';
import { errorsOf } from './statements.ts';

const create = 'CREATE ROUTINE LOAD j ON t';
const source = 'FROM KAFKA ("a" = "b")';

describe('JSON as a value', () => {
  const whole = `${create} PROPERTIES ("p" = "[\\"$.a\\", \\"$.b[0]\\"]", "c" = "d") ${source}`;
  const unquoted = 'This value must stand in quotes.';
  const ended = 'A quote inside a value ends it, unless a backslash stands in front: `\\"`.';
  const typographic = 'These are typographic quotes, which Doris takes for parts of a word: write plain ones.';
  table([
    [`${create} PROPERTIES ("p" = «[\\"$.a\\", \\"$.b[0]\\"]», "c" = "d") ${source}`, unquoted, whole],
    [`${create} PROPERTIES ("p" = «"["$.a", "$.b[0]"]"», "c" = "d") ${source}`, ended, whole],
    [`${create} PROPERTIES ("p" = «“[\\"$.a\\", \\"$.b[0]\\"]”», "c" = "d") ${source}`, typographic, whole],
    [
      `${create} PROPERTIES ("p" = «"[\n  "$.a",\n  "$.b"\n]"») ${source}`,
      ended,
      `${create} PROPERTIES ("p" = "[\n  \\"$.a\\",\n  \\"$.b\\"\n]") ${source}`,
    ],
    [
      `${create} PROPERTIES ("p" = «“[\n  \\"$.a\\"\n]”») ${source}`,
      typographic,
      `${create} PROPERTIES ("p" = "[\n  \\"$.a\\"\n]") ${source}`,
    ],
    [
      `${create} PROPERTIES ("p" = «{\\"a\\": {\\"b\\": 1}}») ${source}`,
      unquoted,
      `${create} PROPERTIES ("p" = "{\\"a\\": {\\"b\\": 1}}") ${source}`,
    ],
  ]);

  test.each([`["$.a", "$.b"]`, `'["$.a", "$.b"]'`, `"[\\"$.a\\"]"`])('is taken as Doris takes it: %s', (value) => {
    expect(errorsOf(`${create} PROPERTIES ("p" = ${value}) ${source}`)).toEqual([]);
  });
});
