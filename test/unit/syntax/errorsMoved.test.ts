import { describe, expect, test } from 'vitest';
import { errorTable as table } from './errorTable.ts';
import { errorsOf } from './statements.ts';

const create = 'CREATE ROUTINE LOAD j ON t';
const source = 'FROM KAFKA ("a" = "b", "c" = "d")';

describe('a word or sign that stands further on than it should', () => {
  const further = (what: string, where: string): string => `${what} belongs ${where}, and stands further on.`;
  table([
    [
      `CREATE ROUTINE «j» ON t LOAD ${source}`,
      further('`LOAD`', 'before `j`'),
      `CREATE ROUTINE LOAD j ON t  ${source}`,
    ],
    [
      `${create} PROPERTIES «"a"» = "b", ( "c" = "d") ${source}`,
      further('`(`', 'before the quoted text'),
      `${create} PROPERTIES ("a" = "b",  "c" = "d") ${source}`,
    ],
    [`${create} COLUMNS (a «b», c,) ${source}`, further('`,`', 'before `b`'), `${create} COLUMNS (a, b, c) ${source}`],
    [
      `${create} PROPERTIES ("a" = "b" «FROM» KAFKA) ("c" = "d")`,
      further('`)`', 'before `FROM`'),
      `${create} PROPERTIES ("a" = "b") FROM KAFKA ("c" = "d")`,
    ],
  ]);
});

describe('a word or sign that stands further ahead than it should', () => {
  const ahead = (what: string, where: string): string => `${what} is not expected here: it belongs ${where}.`;
  table([
    [
      `${create} COLUMNS (a), «PROPERTIES» WHERE a = 1 ("c" = "d") ${source}`,
      ahead('`PROPERTIES`', 'before `(`'),
      `${create} COLUMNS (a),  WHERE a = 1 PROPERTIES ("c" = "d") ${source}`,
    ],
    [
      `${create} COLUMNS (a «FROM», b) KAFKA ("a" = "b")`,
      ahead('`FROM`', 'before `KAFKA`'),
      `${create} COLUMNS (a , b) FROM KAFKA ("a" = "b")`,
    ],
    [
      `${create} FROM KAFKA ("a" = "b", «)»"c" = "d"`,
      ahead('`)`', 'at the end of the statement'),
      `${create} FROM KAFKA ("a" = "b", "c" = "d")`,
    ],
    [
      `«"d"» ${create} FROM KAFKA ("a" = "b", "c" = )`,
      ahead('The quoted text', 'before `)`'),
      ` ${create} FROM KAFKA ("a" = "b", "c" = "d" )`,
    ],
  ]);
});

describe('two words or signs that stand in each other’s place', () => {
  table([
    [
      `CREATE ROUTINE LOAD db«=»j ON t FROM KAFKA ("a" . "b")`,
      '`=` and `.` further on have changed places.',
      'CREATE ROUTINE LOAD db.j ON t FROM KAFKA ("a" = "b")',
    ],
    [
      `${create} COLUMNS «,» BY "|" TERMINATED COLUMNS (a) ${source}`,
      '`,` and `TERMINATED` further on have changed places.',
      `${create} COLUMNS TERMINATED BY "|" , COLUMNS (a) ${source}`,
    ],
  ]);
});

describe('a comma that has changed places with a text', () => {
  table([
    [
      `${create} PROPERTIES («,» = "b") FROM KAFKA ("c" = "d""a" "e" = "f")`,
      '`,` and the quoted text further on have changed places.',
      `${create} PROPERTIES ("a" = "b") FROM KAFKA ("c" = "d", "e" = "f")`,
    ],
  ]);
});

describe('of two texts in a row', () => {
  table([
    [
      `${create} PROPERTIES ("a" = «)» FROM KAFKA ("c" = "d" "b")`,
      'The quoted text belongs before `)`, and stands further on.',
      `${create} PROPERTIES ("a" = "b" ) FROM KAFKA ("c" = "d" )`,
    ],
  ]);
});

describe('what is missing in one list and too much in another', () => {
  test('are two mistakes where it is a comma', () => {
    expect(errorsOf(`${create} PROPERTIES ("a" = "b" "c" = "d") FROM KAFKA ("e" = "f",)`)).toEqual([
      'A comma is missing between two properties.',
      'A comma may not stand before `)`.',
    ]);
  });
});
