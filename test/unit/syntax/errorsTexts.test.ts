import { describe } from 'vitest';
import { errorTable as table } from './errorTable.ts';

const create = 'CREATE ROUTINE LOAD j ON t';
const source = 'FROM KAFKA ("a" = "b")';

describe('a text of a clause without its quotes', () => {
  const unquoted = (what: string): string => `${what} must stand in quotes.`;
  table([
    ['SHOW ROUTINE LOAD LIKE «%job%»', unquoted('The pattern behind LIKE'), 'SHOW ROUTINE LOAD LIKE "%job%"'],
    ['SHOW ROUTINE LOAD LIKE «job»', unquoted('The pattern behind LIKE'), 'SHOW ROUTINE LOAD LIKE "job"'],
    [
      `${create} ${source} COMMENT «my first job»`,
      unquoted('The text behind COMMENT'),
      `${create} ${source} COMMENT "my first job"`,
    ],
    [
      `${create} COLUMNS TERMINATED BY «,» ${source}`,
      unquoted('The separator'),
      `${create} COLUMNS TERMINATED BY "," ${source}`,
    ],
    [
      `${create} COLUMNS TERMINATED BY «\\t», COLUMNS (a) ${source}`,
      unquoted('The separator'),
      `${create} COLUMNS TERMINATED BY "\\t", COLUMNS (a) ${source}`,
    ],
  ]);
});

describe('a list of numbers as a value without quotes', () => {
  const message = 'This value must stand in quotes.';
  table([
    [`${create} FROM KAFKA ("a" = «0,1», "b" = "c")`, message, `${create} FROM KAFKA ("a" = "0,1", "b" = "c")`],
    [`${create} FROM KAFKA ("a" = «0, 1, 2, 3»)`, message, `${create} FROM KAFKA ("a" = "0, 1, 2, 3")`],
  ]);
});

describe('a key or value that is to be worked out', () => {
  const message = (what: string): string =>
    `Nothing is worked out in a list of properties: write the ${what} itself, in quotes.`;
  table([
    [`${create} FROM KAFKA ("a" = «1024 * 1024», "b" = "c")`, message('value')],
    [`${create} FROM KAFKA ("a" = «now()», "b" = "c")`, message('value')],
    [`${create} FROM KAFKA («concat("a", "b")» = "c")`, message('key')],
  ]);
});

describe('a sign where a key should be', () => {
  table([
    [`${create} FROM KAFKA («>» = "b", "c" = "d")`, 'A key is missing before `>`.'],
    [`${create} FROM KAFKA («>» "b", "c" = "d")`, 'A key is missing before `>`.'],
  ]);
});

describe('two texts with nothing between them', () => {
  const seam = (sign: string): string =>
    `${sign} is missing between two texts: Doris reads two quotes in a row as one that stands in a text.`;
  const whole = `${create} FROM KAFKA ("a" = "b", "c" = "d")`;
  table([
    [`${create} FROM KAFKA ("a" = "b«"»"c" = "d")`, seam('A comma'), whole],
    [`${create} FROM KAFKA ("a" = "b«"»"c", = "d")`, seam('A comma'), whole],
    [`${create} FROM KAFKA ("a«"»"b", "c" = "d")`, seam('`=`'), whole],
    [
      `${create} FROM KAFKA ("a" = "b"«"x"» "c" = "d")`,
      'The quoted text stands where `,` belongs.',
      `${create} FROM KAFKA ("a" = "b", "c" = "d")`,
    ],
  ]);
});
