import { describe, expect, test } from 'vitest';
import { fixAll } from '../../../server/src/features/fixAll.ts';
import { analyzeStatement } from '../../../server/src/rules/analysis.ts';
import { parseStatement } from '../../../server/src/syntax/parse.ts';
import { errorTable as table } from './errorTable.ts';
import { errorsOf } from './statements.ts';

const create = 'CREATE ROUTINE LOAD j ON t';
const alter = 'ALTER ROUTINE LOAD FOR j';
const source = 'FROM KAFKA ("a" = "b")';

describe('a text that ends in the middle of a keyword', () => {
  const early = (what: string): string => `The statement ends too early: ${what} is missing.`;
  table([
    [`${create} PROPER«T»`, early('`(`')],
    ['ALTER ROU«T»', early('LOAD')],
    [`${create} COLUMNS TERMINA«T»`, early('BY')],
    [
      'SHOW ROUTINE LOAD «TAS»',
      '`TAS` is not a word that may stand here: did you mean TASK?',
      'SHOW ROUTINE LOAD TASK',
    ],
  ]);
});

describe('a text that ends with the first letter of a keyword', () => {
  const goesOn = (letter: string, words: string): string =>
    `The statement ends too early: \`${letter}\` may go on as ${words}.`;
  table([
    ['PAUSE ROUTINE «L»', 'The statement ends too early: FOR is missing.'],
    ['CREATE ROUTINE LOAD j «O»', goesOn('O', 'ON or ORDER')],
    [`${create} WHERE a «i»`, goesOn('i', 'IN or IS')],
    [`${create} WHERE a is «n»`, goesOn('n', 'NULL or NOT')],
    [`${create} WHERE a = 1 «a»`, 'The statement ends too early: an expression is missing.'],
    [`${create} WHERE a i«s»`, 'The statement ends too early: NULL, NOT, FALSE or TRUE is missing.'],
    [`${create} COLUMNS«(»`, 'The statement ends too early: the name of a column or `(` is missing.'],
  ]);

  test('is not completed unseen', () => {
    expect(fixAll('PAUSE ROUTINE L', '4.1')).toEqual([]);
    expect(fixAll('SHOW ROUTINE L', '4.1')).toEqual([]);
  });
});

describe('a name with a blank in its middle', () => {
  const two = (one: string, other: string): string => `A name has no blanks: \`${one}\` and \`${other}\` are two.`;
  table([
    [`CREATE ROUTINE LOAD «my job» ON t ${source}`, two('my', 'job'), `CREATE ROUTINE LOAD myjob ON t ${source}`],
    [`CREATE ROUTINE LOAD «de mo».j ON t ${source}`, two('de', 'mo'), `CREATE ROUTINE LOAD demo.j ON t ${source}`],
    [`CREATE ROUTINE LOAD j ON «t _1» ${source}`, two('t', '_1'), `CREATE ROUTINE LOAD j ON t_1 ${source}`],
    ['PAUSE ROUTINE LOAD FOR «my job»', two('my', 'job'), 'PAUSE ROUTINE LOAD FOR myjob'],
    [`CREATE ROUTINE LOAD j «t» ${source}`, 'ON is missing before `t`.', `${create} ${source}`],
    [`${create} COLUMNS (k1, «k 2», k3) ${source}`, two('k', '2'), `${create} COLUMNS (k1, k2, k3) ${source}`],
  ]);

  test('may be something else: its repair is for a person to choose', () => {
    const [finding] = analyzeStatement('SHOW ROUTINE LOAD FOR demo.x extra', '4.1').findings;
    expect(finding?.fixes()).toMatchObject([{ title: 'Change to xextra', preferred: false, safe: false }]);
  });
});

describe('a keyword in quotes', () => {
  const quoted = (word: string): string => `${word} is a keyword here: it stands without quotes.`;
  table([
    [`CREATE ROUTINE LOAD j «\`ON\`» t ${source}`, quoted('ON'), `${create} ${source}`],
    [`CREATE «'ROUTINE'» LOAD j ON t ${source}`, quoted('ROUTINE'), `${create} ${source}`],
    [`${create} «"COLUMNS"» (a) ${source}`, quoted('COLUMNS'), `${create} COLUMNS (a) ${source}`],
  ]);
});

describe('a word that makes nothing of what follows', () => {
  table([
    [
      `${alter} COLUMNS (a, b = «CASE» f(c), d = e) ${source}`,
      '`CASE` needs WHEN, THEN and END behind it.',
      `${alter} COLUMNS (a, b =  f(c), d = e) ${source}`,
    ],
    [`«,» ${alter} ${source}`, 'No statement begins with a comma.', `${alter} ${source}`],
    [
      `${alter} «COLUMNSKAFKA» (a, b) ${source}`,
      '`KAFKA` is not expected behind COLUMNS.',
      `${alter} COLUMNS (a, b) ${source}`,
    ],
    [`${alter} WHERE «i~d» = 2 ${source}`, '`~` stands in the middle of `id`.', `${alter} WHERE id = 2 ${source}`],
  ]);
});

describe('a `;` in the middle of a statement', () => {
  test('is what is to be removed', () => {
    const [error] = parseStatement(`${create} COLUMNS (a, b;`, { isCut: true }).errors;
    expect(error).toMatchObject({ message: 'This `;` ends the statement in its middle.', fix: { title: 'Remove ;' } });
  });

  test('does not hide other mistakes', () => {
    expect(errorsOf(`${create} COLUMNS (a,, b); FROM KAFKA ("a" = "b")`)).toContain(
      'A comma may not stand behind another comma.',
    );
  });
});

describe('a word or sign between two clauses', () => {
  table([
    [
      `${create} COLUMNS (a) «?» ${source}`,
      '`?` is not expected here. Expected here: FROM, PROPERTIES or `,`.',
      `${create} COLUMNS (a)  ${source}`,
    ],
    [`${create} «JOB» (a, b) ${source}`, '`JOB` stands where COLUMNS belongs.', `${create} COLUMNS (a, b) ${source}`],
    [`${create} «a» > 1 ${source}`, 'WHERE is missing before `a`.', `${create} WHERE a > 1 ${source}`],
    [
      `${create} FROM KAFKA ("a" = "b" «"b"», "c" = "d")`,
      'The quoted text stands here twice.',
      `${create} FROM KAFKA ("a" = "b" , "c" = "d")`,
    ],
  ]);
});

describe('a statement without any blanks', () => {
  const lost = 'The blanks between the words are lost.';
  table([
    ['«SHOWROUTINELOADTASKWHEREJobName»="j"', lost],
    ['«CREATEROUTINELOADjONtCOLUMNS»(a,b,c)FROMKAFKA("a"="b","c"="d")', lost],
    ['«SHOWROUTINE» LOAD', 'A blank is missing behind SHOW.', 'SHOW ROUTINE LOAD'],
  ]);
});

describe('a property that is written twice', () => {
  table([
    [
      `${create} FROM KAFKA ("a" = "b"\n«"a" = "b"»)`,
      'This property stands here twice.',
      `${create} FROM KAFKA ("a" = "b"\n)`,
    ],
  ]);
});

describe('what nothing closes', () => {
  table([
    [
      `${alter} FROM KAFKA ("a" = «[» "b", "c" = "d")`,
      'Nothing closes `[`.',
      `${alter} FROM KAFKA ("a" =  "b", "c" = "d")`,
    ],
    [`${alter} FROM KAFKA ("a" = «[», "c" = "d")`, '`[` stands where a value belongs.'],
    [
      `${alter} COLUMNS (a, «group\`», c),\nWHERE \`group\` = 1 ${source}`,
      'The opening backquote is missing.',
      `${alter} COLUMNS (a, \`group\`, c),\nWHERE \`group\` = 1 ${source}`,
    ],
    [
      `${alter} COLUMNS (a, «\`group», c),\nWHERE \`group\` = 1 ${source}`,
      'The closing backquote is missing.',
      `${alter} COLUMNS (a, \`group\`, c),\nWHERE \`group\` = 1 ${source}`,
    ],
  ]);
});

describe('a list whose rest has become a comment', () => {
  const open = (owner: string): string => `\`)\` is missing: the parenthesis behind \`${owner}\` is not closed.`;
  table([
    [`${alter} COLUMNS «(»-- a, b)\nCOLUMNS TERMINATED BY "," ${source}`, open('COLUMNS')],
    [`${alter} COLUMNS (a, b «=» -- f(c)),\nCOLUMNS TERMINATED BY "," ${source}`, open('COLUMNS')],
    [`${alter} PROPERTIES ("c" «=» -- "d")\n${source}`, open('PROPERTIES')],
    [`${alter} PROPERTIES «(»-- "c" = "d")\n${source}`, open('PROPERTIES')],
  ]);
});

describe('a key that is a word with which a query begins', () => {
  table([
    [`${alter} FROM KAFKA («WITH» = "b")`, 'This key must stand in quotes.', `${alter} FROM KAFKA ("WITH" = "b")`],
  ]);
});

describe('a clause that breaks off where the next begins', () => {
  table([
    [
      `${alter} COLUMNS TERMINATED -- BY ","\n«FROM» KAFKA ("a" = "b")`,
      'The clause breaks off: BY is missing before `FROM`.',
    ],
    [
      `${alter} COLUMNS TERMINATED -- BY ",",\n«COLUMNS» (a) ${source}`,
      'The clause breaks off: BY is missing before `COLUMNS`.',
    ],
    [
      `${alter} COLUMNS (a), COLUMNS -- TERMINATED BY ","\n«FROM» KAFKA ("a" = "b")`,
      'The clause breaks off: TERMINATED or `(` is missing before `FROM`.',
    ],
  ]);
});

describe('a keyword stuck to the name in front of it', () => {
  const blank = (word: string): string => `A blank is missing before ${word}.`;
  table([
    [`CREATE ROUTINE LOAD j ON «tCOLUMNS» (a, b) ${source}`, blank('COLUMNS'), `${create} COLUMNS (a, b) ${source}`],
    [`CREATE ROUTINE LOAD «jON» t ${source}`, blank('ON'), `${create} ${source}`],
    [`ALTER ROUTINE LOAD FOR «jPROPERTIES» ("a" = "b")`, blank('PROPERTIES'), `${alter} PROPERTIES ("a" = "b")`],
    [
      `CREATE ROUTINE LOAD selection «t» ${source}`,
      'ON is missing before `t`.',
      `CREATE ROUTINE LOAD selection ON t ${source}`,
    ],
  ]);
});
