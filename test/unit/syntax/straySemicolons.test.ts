import { describe, expect, test } from 'vitest';
import { errorsOf } from './statements.ts';

describe('what a stray `;` has cut off', () => {
  const cut = (word: string): string =>
    `The statement above ends at its \`;\`, and no statement can begin with \`${word}\`.`;
  test.each([
    ['SHOW ROUTINE LOAD; j1', 'j1'],
    ['SHOW ROUTINE LOAD ; my_db.j', 'my_db'],
    ['SHOW ROUTINE LOAD; jobs;', 'jobs'],
    ['x routine; FOR j', 'FOR'],
    ['ALTER ROUTINE LOAD FOR j; PROPERTIES "a" = "b")', 'PROPERTIES'],
    ['ALTER ROUTINE LOAD FOR j; j PROPERTIES ("a" = "b")', 'j'],
  ])('%s', (sql, word) => {
    expect(errorsOf(sql)).toEqual([cut(word)]);
  });

  test.each([
    'SHOW ROUTINE LOAD; FROM KAFKA ("a" = "b")',
    'ALTER ROUTINE LOAD FOR j;\nPROPERTIES ("a" = "b");',
    'CREATE ROUTINE LOAD j ON t COLUMNS (a, b;, c) FROM KAFKA ("a" = "b")',
    'CREATE ROUTINE LOAD j ON t FROM KAFKA ("a" = "b";)',
    'SHOW ROUTINE LOAD TASK WHERE JobName ;= "j"',
    'CREATE ROUTINE LOAD j ON t FROM KAFKA ("a" = "b");\nCOMMENT "c"',
  ])('%j goes on behind it', (sql) => {
    expect(errorsOf(sql)).toEqual(['This `;` ends the statement in its middle.']);
  });

  const whole = 'CREATE ROUTINE LOAD j ON t FROM KAFKA ("a" = "b");';
  test.each([
    [`${whole}\n\n ROUTINE LOAD FOR j;`, 'The first word is missing: CREATE, ALTER, PAUSE, RESUME, STOP or SHOW.'],
    [`${whole}\nPAUSE, ROUTINE LOAD FOR j;`, 'A comma may not stand behind `PAUSE`.'],
    [`${whole}\n,`, cut(',')],
    [`${whole} )`, cut(')')],
    ['PAUSE ROUTINE LOAD FOR j;\n,\nPAUSE ROUTINE LOAD FOR k;', cut(',')],
    [`${whole}\n=\nPAUSE ROUTINE LOAD FOR j;`, cut('=')],
    [
      'SHOW ROUTINE LOAD; LOAD FOR j',
      'A statement about Routine Load begins with CREATE, ALTER, PAUSE, RESUME, STOP or SHOW, and ROUTINE LOAD.',
    ],
  ])('%j has a whole statement, and a mistake behind it', (sql, message) => {
    expect(errorsOf(sql)).toEqual([message]);
  });

  test('is told behind a statement that a template fills in, too', () => {
    expect(errorsOf('PAUSE ROUTINE LOAD FOR {{ j }};\n,')).toContain(cut(','));
  });

  test.each([
    'CREATE ROUTINE LOAD j ON t COLUMNS (a, b; c, d) FROM KAFKA ("a" = "b")',
    'CREATE ROUTINE LOAD j ON t COLUMNS (a, b = f(1); c) FROM KAFKA ("a" = "b")',
    'CREATE ROUTINE LOAD j ON t FROM KAFKA (\n"a" = "b";\n"c" = "d";\n"e" = "f"\n);',
    'CREATE ROUTINE LOAD j ON t PROPERTIES ("a" = "b"; "c" = "d") FROM KAFKA ("a" = "b")',
  ])('%j has it in the place of a comma', (sql) => {
    expect(errorsOf(sql)).toEqual(['This `;` ends the statement in its middle: a `,` belongs here.']);
  });

  test.each([
    'SHOW ROUTINE LOAD; jobs',
    'SHOW ROUTINE LOAD; exit;',
    'SHOW ROUTINE LOAD; HELP ROUTINE LOAD;',
    'HELP CREATE ROUTINE LOAD',
    'SHOW ROUTINE LOAD; LOAD DATA INFILE "x" INTO TABLE t',
    'SHOW ROUTINE LOAD; ((SELECT a FROM t) UNION (SELECT b FROM u)) ORDER BY 1',
    'SHOW ROUTINE LOAD; WITH rows AS (SELECT 1) SELECT * FROM rows',
    'SHOW ROUTINE LOAD; FROM t INSERT INTO u SELECT a',
    'SHOW ROUTINE LOAD; FROM t SELECT a;',
    'SHOW ROUTINE LOAD; DELETE FROM t WHERE a = 1;',
    'SHOW ROUTINE LOAD; COMMENT ON TABLE t IS 1;',
    'SHOW ROUTINE LOAD; RESET;',
    'SHOW ROUTINE LOAD; vacuum;',
  ])('%s may be another statement', (sql) => {
    expect(errorsOf(sql)).toEqual([]);
  });

  test.each([
    'PAUSE ROUTINE LOAD FOR j;\n\\! date\nSELECT 1;',
    'PAUSE ROUTINE LOAD FOR j;\n\\. more.sql',
    'PAUSE ROUTINE LOAD FOR j;\n# what follows is for the tables\nSELECT 1;',
    'PAUSE ROUTINE LOAD FOR j; # done',
    'PAUSE ROUTINE LOAD FOR j;\n@more.sql',
    'PAUSE ROUTINE LOAD FOR j;\n:r more.sql',
    'PAUSE ROUTINE LOAD FOR j;\n!sh date',
    '{% for j in jobs %}\nPAUSE ROUTINE LOAD FOR j;\n{% endfor %}',
    'PAUSE ROUTINE LOAD FOR j;\n{{ clean_up() }};\nSELECT 1;',
    'PAUSE ROUTINE LOAD FOR j;\n$CLEAN_UP;',
  ])('%j has a line of a client or a template', (sql) => {
    expect(errorsOf(sql)).toEqual([]);
  });

  test.each([
    'RESUME ; LOAD FOR j',
    'ALTER ROUTINE; LOAD FOR j FROM KAFKA ("a" = "b")',
    'CREATE ROUTINE LOAD j ON t COLUMNS (a, ; b) PROPERTIES ("a" = "b") FROM KAFKA ("a" = "b")',
  ])('%s is one mistake', (sql) => {
    expect(errorsOf(sql)).toHaveLength(1);
  });
});
