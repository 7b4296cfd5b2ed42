import { describe, expect, test } from 'vitest';
import { keywordsAt, type NamePlace, namePlaceAt } from '../../../server/src/syntax/keywordCompletion.ts';
import { parseStatement } from '../../../server/src/syntax/parse.ts';
import { readCursor } from '../../support/markers.ts';

/** The keyword phrases at the cursor, sorted. */
function keywords(marked: string): readonly string[] {
  const { text, offset } = readCursor(marked);
  return [...keywordsAt(parseStatement(text), offset)].sort();
}

const clauses = [
  'COLUMNS',
  'COLUMNS TERMINATED BY',
  'DELETE ON',
  'ORDER BY',
  'PARTITION',
  'PARTITIONS',
  'PRECEDING FILTER',
  'TEMPORARY PARTITION',
  'TEMPORARY PARTITIONS',
  'WHERE',
];

describe('keywordsAt', () => {
  test.each<[string, readonly string[]]>([
    ['CREATE ROUTINE LOAD |', []],
    [
      'CREATE ROUTINE LOAD j | FROM KAFKA ("a" = "b")',
      ['FROM', 'ON', 'PROPERTIES', 'WITH APPEND', 'WITH DELETE', 'WITH MERGE', ...clauses],
    ],
    ['CREATE ROUTINE LOAD j ON |', []],
    ['CREATE ROUTINE LOAD j ON t |', ['FROM', 'PROPERTIES', 'WITH APPEND', 'WITH DELETE', 'WITH MERGE', ...clauses]],
    ['CREATE ROUTINE LOAD j ON t WITH |', ['APPEND', 'DELETE', 'MERGE']],
    ['CREATE ROUTINE LOAD j ON t WITH MERGE |', ['FROM', 'PROPERTIES', ...clauses]],
    ['CREATE ROUTINE LOAD j ON t COLUMNS (a), |', clauses],
    ['CREATE ROUTINE LOAD j ON t COLUMNS (a) |', ['FROM', 'PROPERTIES']],
    ['CREATE ROUTINE LOAD j ON t PROPERTIES ("a" = "b") |', ['FROM']],
    ['CREATE ROUTINE LOAD j ON t FROM KAFKA ("a" = "b") |', ['COMMENT']],
    ['CREATE ROUTINE LOAD j ON t FROM KAFKA ("a" = "b") COMMENT "c" |', []],
    ['ALTER ROUTINE |', ['LOAD FOR']],
    ['ALTER ROUTINE LOAD FOR j |', ['FROM', 'PROPERTIES', 'SET TARGET TABLE', ...clauses]],
    ['STOP |', ['ROUTINE LOAD FOR']],
    ['PAUSE |', ['ALL ROUTINE LOAD', 'ROUTINE LOAD FOR']],
    ['PAUSE ALL |', ['ROUTINE LOAD']],
    ['SHOW ROUTINE LOAD |', ['FOR', 'LIKE', 'TASK']],
    ['SHOW ALL ROUTINE LOAD |', ['FOR', 'LIKE']],
    ['SHOW ROUTINE LOAD TASK |', ['FOR', 'FROM', 'IN', 'LIKE', 'WHERE']],
    ['SHOW ROUTINE LOAD TASK IN db |', ['LIKE', 'WHERE']],
    ['SHOW ROUTINE LOAD FOR j |', []],
  ])('%s', (marked, phrases) => {
    expect(keywords(marked)).toEqual([...phrases].sort());
  });

  test('the word that is being typed makes no difference', () => {
    for (const typed of ['C', 'COL', 'wh', 'PROPERTIES'])
      expect(keywords(`CREATE ROUTINE LOAD j ON t WITH MERGE ${typed}|`)).toEqual(
        keywords('CREATE ROUTINE LOAD j ON t WITH MERGE |'),
      );
  });

  test('what stands behind the cursor makes no difference', () => {
    expect(keywords('PAUSE | ROUTINE LOAD FOR j')).toEqual(keywords('PAUSE |'));
    expect(keywords('CREATE ROUTINE LOAD j ON t | FROM KAFKA ("a" = "b")')).toEqual(
      keywords('CREATE ROUTINE LOAD j ON t |'),
    );
  });

  test.each([
    ['CREATE ROUTINE LOAD my-job ON t COLUMNS (a,) |', 'PROPERTIES'],
    ['CREATE ROUTINE LOAD j ON db.t COLUMNS (a) |', 'FROM'],
    ['CREATE ROUTINE LOAD j ON t PROPERTIES ("a" "b") |', 'FROM'],
    ['CRAETE ROUTINE LOAD j |', 'ON'],
  ])('mistakes on the left are passed over: %s', (marked, phrase) => {
    expect(keywords(marked)).toContain(phrase);
  });

  test('a condition offers the words of expressions', () => {
    expect(keywords('ALTER ROUTINE LOAD FOR j WHERE |')).toEqual(
      expect.arrayContaining(['CASE', 'CAST', 'EXISTS', 'NOT', 'NULL', 'TRUE', 'FALSE', 'INTERVAL']),
    );
    expect(keywords('ALTER ROUTINE LOAD FOR j WHERE a |')).toEqual(
      expect.arrayContaining(['BETWEEN', 'IN', 'IS', 'LIKE', 'NOT', 'PROPERTIES', 'FROM']),
    );
    expect(keywords('ALTER ROUTINE LOAD FOR j WHERE a |')).toEqual(
      expect.arrayContaining(['AND', 'OR', 'DIV', 'REGEXP', 'MATCH_ANY']),
    );
    expect(keywords('ALTER ROUTINE LOAD FOR j WHERE CASE a |')).toContain('WHEN');
  });

  test.each<[string, readonly string[]]>([
    ['CAST(a AS |', ['INT', 'VARCHAR', 'ARRAY', 'VARIANT', 'SIGNED']],
    ['CAST(a |', ['AS']],
    ['INTERVAL 1 |', ['DAY', 'HOUR_SECOND']],
    ['EXTRACT(|', ['YEAR FROM', 'DOW FROM']],
    ['TRIM(|', ['BOTH', 'LEADING', 'TRAILING']],
    ['TRIM("x" |', ['FROM']],
    ['GROUP_CONCAT(a |', ['SEPARATOR', 'ORDER BY']],
    ['count(* |', ['EXCEPT', 'REPLACE']],
    ['sum(a) |', ['OVER']],
    ['sum(a) OVER (|', ['PARTITION BY', 'ORDER BY', 'ROWS', 'RANGE']],
    ['sum(a) OVER (ROWS |', ['BETWEEN', 'CURRENT ROW', 'UNBOUNDED PRECEDING']],
    ['sum(a) OVER (ROWS BETWEEN 1 |', ['PRECEDING', 'FOLLOWING']],
    ['CAST(a AS VARIANT<|', ['MATCH_NAME', 'MATCH_NAME_GLOB', 'PROPERTIES']],
  ])('a call offers the words of its function: %s', (value, words) => {
    expect(keywords(`ALTER ROUTINE LOAD FOR j COLUMNS (c = ${value}`)).toEqual(expect.arrayContaining([...words]));
  });

  test.each([
    ['f(a |', 'SEPARATOR'],
    ['f(a |', 'FROM'],
    ['CAST(a, b |', 'AS'],
    ['TRIM(a, b |', 'FROM'],
    ['sum(a) OVER (ROWS 1 PRECEDING |', 'ORDER BY'],
    ['EXTRACT(|', 'INT'],
  ])('and no others: %s', (value, word) => {
    expect(keywords(`ALTER ROUTINE LOAD FOR j COLUMNS (c = ${value}`)).not.toContain(word);
  });

  test('a word that may stand alone is not drawn out into what may follow it', () => {
    const words = keywords('ALTER ROUTINE LOAD FOR j WHERE EXTRACT(DAY FROM |');
    expect(words).toEqual(expect.arrayContaining(['CAST', 'NULL', 'DATE']));
    expect(words.filter((word) => word.includes(' '))).toEqual([]);
  });

  test('a property list offers no keywords in front of a key that is a string', () => {
    expect(keywords('ALTER ROUTINE LOAD FOR j PROPERTIES ("a" |')).toEqual([]);
    expect(keywords('ALTER ROUTINE LOAD FOR j PROPERTIES ("a" = "b" |')).toEqual([]);
  });

  test('an empty text offers the beginnings of all statements', () => {
    expect(keywords('|')).toEqual([
      'ALTER ROUTINE LOAD FOR',
      'CREATE ROUTINE LOAD',
      'PAUSE ALL ROUTINE LOAD',
      'PAUSE ROUTINE LOAD FOR',
      'RESUME ALL ROUTINE LOAD',
      'RESUME ROUTINE LOAD FOR',
      'SHOW ALL CREATE ROUTINE LOAD FOR',
      'SHOW ALL ROUTINE LOAD',
      'SHOW CREATE ROUTINE LOAD FOR',
      'SHOW ROUTINE LOAD',
      'STOP ROUTINE LOAD FOR',
    ]);
  });
});

describe('namePlaceAt', () => {
  test.each<[string, NamePlace | undefined]>([
    ['PAUSE ROUTINE LOAD FOR |', 'label'],
    ['PAUSE ROUTINE LOAD FOR db.jo|b', 'label'],
    ['PAUSE ROUTINE LOAD FOR job |', undefined],
    ['PAUSE ROUTINE LOAD |', undefined],
    ['CREATE ROUTINE LOAD j ON |', 'table'],
    ['CREATE ROUTINE LOAD j ON t COLUMNS (a, |)', 'field'],
    ['CREATE ROUTINE LOAD j ON t COLUMNS (a = |)', 'mapped'],
    ['CREATE ROUTINE LOAD j ON t COLUMNS (a = f(1, |))', 'mapped'],
    ['CREATE ROUTINE LOAD j ON t COLUMNS (a = b.|)', undefined],
    ['CREATE ROUTINE LOAD j ON t COLUMNS (a |)', undefined],
    ['CREATE ROUTINE LOAD j ON t DELETE ON a > |', 'filtered'],
    ['CREATE ROUTINE LOAD j ON t PRECEDING FILTER (|', 'filtered'],
    ['CREATE ROUTINE LOAD j ON t ORDER BY |', 'ordered'],
    ['CREATE ROUTINE LOAD j ON t PARTITION (p, |)', 'partition'],
    ['CREATE ROUTINE LOAD j ON t TEMPORARY PARTITIONS (|', 'partition'],
    ['CREATE ROUTINE LOAD j ON t PARTITION (p = |)', undefined],
    ['CREATE ROUTINE LOAD j ON t FROM |', undefined],
  ])('%s', (marked, place) => {
    const { text, offset } = readCursor(marked);
    expect(namePlaceAt(parseStatement(text), offset)).toBe(place);
  });
});
