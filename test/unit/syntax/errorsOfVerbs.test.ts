import { describe, expect, test } from 'vitest';
import { parseStatement } from '../../../server/src/syntax/parse.ts';
import { errorTable as table } from './errorTable.ts';
import { errorsOf } from './statements.ts';

const kafka = 'FROM KAFKA ("a" = "b")';

describe('verbs that other SQL has', () => {
  table([
    [
      '«DROP» ROUTINE LOAD FOR j',
      'A job of Routine Load is ended with STOP, not with DROP.',
      'STOP ROUTINE LOAD FOR j',
    ],
    [
      '«DROP» ROUTINE LOAD shop.j',
      'A job of Routine Load is ended with STOP … FOR, not with DROP.',
      'STOP ROUTINE LOAD FOR shop.j',
    ],
    [
      '«delete» routine load j',
      'A job of Routine Load is ended with STOP … FOR, not with DELETE.',
      'STOP routine load FOR j',
    ],
    [
      '«START» ROUTINE LOAD FOR j',
      'A job of Routine Load is started again with RESUME, not with START.',
      'RESUME ROUTINE LOAD FOR j',
    ],
    [
      '«SUSPEND» ROUTINE LOAD FOR j',
      'A job of Routine Load is paused with PAUSE, not with SUSPEND.',
      'PAUSE ROUTINE LOAD FOR j',
    ],
    [
      '«DESC» ROUTINE LOAD FOR j',
      'A job of Routine Load is shown with SHOW, not with DESC.',
      'SHOW ROUTINE LOAD FOR j',
    ],
    [
      '«MODIFY» ROUTINE LOAD FOR j PROPERTIES ("a" = "b")',
      'A job of Routine Load is changed with ALTER, not with MODIFY.',
      'ALTER ROUTINE LOAD FOR j PROPERTIES ("a" = "b")',
    ],
  ]);

  test.each([
    'PAUSE ROUTINE LOAD FOR j;\nDROP ROUTINE LOAD j;',
    `CREATE ROUTINE LOAD j ON t COLUMNS (a b) ${kafka};\nDROP ROUTINE LOAD j;`,
    'SHOW ROUTINE LOAD;\nSTART ROUTINE LOAD FOR j;',
  ])('%s: the second statement is not taken for a rest of the first', (sql) => {
    expect(errorsOf(sql).at(-1)).toMatch(/^A job of Routine Load is (?:ended|started again) with /);
  });

  test.each(['DROP ROUTINE load', 'DROP ROUTINE load CASCADE', 'DROP ROUTINE load, unload', 'DELETE FROM routine'])(
    '%s is no statement about Routine Load',
    (sql) => expect(parseStatement(sql)).toMatchObject({ isRoutineLoad: false, errors: [] }),
  );
});

describe('all jobs, and several', () => {
  table([
    [
      'RESUME ROUTINE LOAD FOR «ALL»',
      'For all jobs ALL stands behind the verb: `RESUME ALL ROUTINE LOAD`.',
      'RESUME ALL ROUTINE LOAD',
    ],
    [
      'pause routine load for «all»',
      'For all jobs ALL stands behind the verb: `PAUSE ALL ROUTINE LOAD`.',
      'pause all routine load',
    ],
    ['STOP ROUTINE LOAD FOR «ALL»', 'STOP has no ALL: stop the jobs one by one, each with its name behind FOR.'],
    ['SHOW ROUTINE LOAD FOR «ALL»', 'SHOW ROUTINE LOAD without FOR shows all jobs.', 'SHOW ROUTINE LOAD'],
    [
      'STOP ROUTINE LOAD FOR a«, shop.b, c»',
      'STOP takes one job: write a statement for each.',
      'STOP ROUTINE LOAD FOR a;\nSTOP ROUTINE LOAD FOR shop.b;\nSTOP ROUTINE LOAD FOR c',
    ],
    ['STOP ROUTINE LOAD FOR db«,».j', 'A comma may not stand behind `db`.', 'STOP ROUTINE LOAD FOR db.j'],
    [
      'SHOW CREATE ROUTINE LOAD FOR a«, b»',
      'SHOW takes one job: write a statement for each.',
      'SHOW CREATE ROUTINE LOAD FOR a;\nSHOW CREATE ROUTINE LOAD FOR b',
    ],
  ]);
});

describe('words that other loads have', () => {
  table([
    [
      `CREATE ROUTINE LOAD j ON t COLUMNS (a), «ROWS TERMINATED BY "\\n"» ${kafka}`,
      'Routine Load has no ROWS TERMINATED BY: each Kafka message is one or more whole rows.',
      `CREATE ROUTINE LOAD j ON t COLUMNS (a) ${kafka}`,
    ],
    [
      `CREATE ROUTINE LOAD j ON «TABLE» t ${kafka}`,
      'ON takes the bare name of a table, without TABLE in front.',
      `CREATE ROUTINE LOAD j ON t ${kafka}`,
    ],
    [
      'CREATE ROUTINE LOAD j ON t FROM KAFKA «WITH» ("a" = "b")',
      'The properties of a source stand right behind its name, without WITH.',
      `CREATE ROUTINE LOAD j ON t ${kafka}`,
    ],
    [
      `CREATE ROUTINE LOAD j ON t «WITH» PROPERTIES ("a" = "b") ${kafka}`,
      'PROPERTIES stands without WITH, which is for APPEND, DELETE or MERGE.',
      `CREATE ROUTINE LOAD j ON t PROPERTIES ("a" = "b") ${kafka}`,
    ],
  ]);
});

describe('COLUMNS FROM PATH, which loads of files have', () => {
  const path = 'COLUMNS FROM PATH AS (c, d)';
  const message = 'Routine Load has no COLUMNS FROM PATH: a message of Kafka has no path.';
  const without = `CREATE ROUTINE LOAD j ON t COLUMNS (a) ${kafka}`;
  table([
    [`CREATE ROUTINE LOAD j ON t COLUMNS (a) «${path}» ${kafka}`, message, without],
    [`CREATE ROUTINE LOAD j ON t COLUMNS (a), «${path}» ${kafka}`, message, without],
    [`CREATE ROUTINE LOAD j ON t «${path}», COLUMNS (a) ${kafka}`, message, without],
  ]);
});

describe('SHOW ROUTINE LOAD with the words of other SHOW statements', () => {
  const noFrom = (word: string): string =>
    `SHOW ROUTINE LOAD has no ${word}: it shows the jobs of the database in use, or the one behind FOR, as in \`FOR db.job\`.`;
  table([
    ['SHOW ROUTINE LOAD «FROM d»', noFrom('FROM'), 'USE d;\nSHOW ROUTINE LOAD'],
    ['SHOW ALL ROUTINE LOAD «in d» LIKE "j%"', noFrom('IN'), 'USE d;\nSHOW ALL ROUTINE LOAD LIKE "j%"'],
    ['SHOW ROUTINE LOAD FOR j «FROM d»', noFrom('FROM'), 'SHOW ROUTINE LOAD FOR d.j'],
    [
      "SHOW ROUTINE LOAD FOR d.j «LIKE 'x'»",
      'FOR names one job and LIKE a pattern for several: SHOW ROUTINE LOAD takes one of them.',
    ],
  ]);
});

describe('a statement whose beginning is lost', () => {
  const lost = 'The beginning of the statement is missing: CREATE ROUTINE LOAD and the name of the job.';
  table([
    [`«TERMINATED BY "|"» PROPERTIES ("a" = "b") ${kafka}`, lost],
    [`«, b, c = f(d))» WHERE a > 1 ${kafka}`, lost],
    [`«user_id = 2» ${kafka}`, lost],
    [`«)» ${kafka}`, lost],
  ]);
});
