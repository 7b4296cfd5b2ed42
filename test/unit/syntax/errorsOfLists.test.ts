import { describe, expect, test } from 'vitest';
import { errorTable as table } from './errorTable.ts';
import { errorsOf } from './statements.ts';

const head = 'CREATE ROUTINE LOAD j ON t';
const kafka = 'FROM KAFKA ("a" = "b")';

describe('lists without their parentheses', () => {
  const alter = 'ALTER ROUTINE LOAD FOR j';
  table([
    [
      `${head} WHERE a IN «1, 2» AND b = 3 ${kafka}`,
      'The list behind `IN` must stand in parentheses.',
      `${head} WHERE a IN (1, 2) AND b = 3 ${kafka}`,
    ],
    [`${alter} «"a" = "b"»`, '`PROPERTIES (…)` is missing around these properties.', `${alter} PROPERTIES ("a" = "b")`],
    [
      `${alter} «"a" = "b", "c" = 1» ${kafka}`,
      '`PROPERTIES (…)` is missing around these properties.',
      `${alter} PROPERTIES ("a" = "b", "c" = 1) ${kafka}`,
    ],
  ]);
});

test('a list without its parentheses is one mistake, also in front of another one', () => {
  expect(errorsOf(`${head} COLUMNS a, b, WHERE a => 1 ${kafka}`)).toEqual([
    'The list behind `COLUMNS` must stand in parentheses.',
    '`=>` is no comparison: write `>=`.',
  ]);
});

describe('conditions', () => {
  table([
    [`${head} WHERE a «=>» 1 ${kafka}`, '`=>` is no comparison: write `>=`.', `${head} WHERE a >= 1 ${kafka}`],
    [`${head} WHERE a «=<» 1 ${kafka}`, '`=<` is no comparison: write `<=`.', `${head} WHERE a <= 1 ${kafka}`],
    [
      `${head} WHERE a LIKE «%x%» AND b = 1 ${kafka}`,
      'The pattern behind LIKE must stand in quotes.',
      `${head} WHERE a LIKE "%x%" AND b = 1 ${kafka}`,
    ],
    [`${head} WHERE a IN «()» ${kafka}`, 'At least one value must stand in these parentheses.'],
  ]);
});

describe('clauses that take something else', () => {
  table([
    [`${head} WITH «UPSERT» ${kafka}`, 'WITH takes APPEND, DELETE or MERGE, not `UPSERT`.'],
    [
      `${head} «FROM» ("a" = "b")`,
      'The source is missing behind FROM: write `FROM KAFKA (…)`.',
      `${head} FROM KAFKA ("a" = "b")`,
    ],
    [
      `${head} ${kafka} COMMENT «hourly load»`,
      'The text behind COMMENT must stand in quotes.',
      `${head} ${kafka} COMMENT "hourly load"`,
    ],
    [
      `${head}«, u, v» ${kafka}`,
      'ON takes one table. A job for several tables has no ON: its messages name the table.',
    ],
    [
      'SHOW ROUTINE LOAD «WHERE name = "j"»',
      'SHOW ROUTINE LOAD has no WHERE: name a job behind FOR, or a pattern behind LIKE.',
      'SHOW ROUTINE LOAD',
    ],
    [
      'SHOW ROUTINE LOAD «WHERE» JobName = "j"',
      'TASK is missing before `WHERE`.',
      'SHOW ROUTINE LOAD TASK WHERE JobName = "j"',
    ],
  ]);
});

describe('properties as other languages write them', () => {
  const sign = (written: string): string =>
    `A property is written with \`=\` between key and value, not \`${written}\`.`;
  const together = 'The values of one key stand in one string, with commas between them.';
  const one = `${head} FROM KAFKA ("a" = "h:1,h:2", "c" = "d")`;
  table([
    [`${head} FROM KAFKA ("a"«:» "b", "c": "d")`, sign(':'), `${head} FROM KAFKA ("a" = "b", "c" = "d")`],
    [`${head} FROM KAFKA ("a" «=>» "b", "c" => "d")`, sign('=>'), `${head} FROM KAFKA ("a" = "b", "c" = "d")`],
    [`${head} FROM KAFKA ("a"«,» "b", "c", "d")`, sign(','), `${head} FROM KAFKA ("a" = "b", "c" = "d")`],
    [`${head} FROM KAFKA ("a" = «"h:1", "h:2"», "c" = "d")`, together, one],
    [`${head} FROM KAFKA ("a" = «"h:1" "h:2"», "c" = "d")`, together, one],
    [
      `${head} FROM KAFKA ("c" = "d", "a" = «"0", "1", "2"»)`,
      together,
      `${head} FROM KAFKA ("c" = "d", "a" = "0,1,2")`,
    ],
    [
      `${head} FROM KAFKA ("a" = "b", «...»)`,
      '`...` stands for something that is left out: write it here, or nothing.',
      `${head} FROM KAFKA ("a" = "b")`,
    ],
    [
      `${head} «[»PROPERTIES ("a" = "b")] ${kafka}`,
      'Square brackets mark in a manual what may be left out: a statement is written without them.',
      `${head} PROPERTIES ("a" = "b") ${kafka}`,
    ],
  ]);
});

describe('expressions of other products', () => {
  table([
    [
      `${head} COLUMNS (a, b = a«::INT») ${kafka}`,
      'Doris has no cast by `::`: write `CAST(… AS …)`.',
      `${head} COLUMNS (a, b = CAST(a AS INT)) ${kafka}`,
    ],
    [
      `${head} COLUMNS (a, b = lower(a)«::VARCHAR(20)») ${kafka}`,
      'Doris has no cast by `::`: write `CAST(… AS …)`.',
      `${head} COLUMNS (a, b = CAST(lower(a) AS VARCHAR(20))) ${kafka}`,
    ],
    [
      `${head} COLUMNS (a, b = a«->'$.x'») ${kafka}`,
      'Doris reads no JSON by `->`: write `json_extract(…, …)`.',
      `${head} COLUMNS (a, b = json_extract(a, '$.x')) ${kafka}`,
    ],
    [
      `${head} WHERE a«->>'$.x'» = 'y' ${kafka}`,
      'Doris reads no JSON by `->>`: write `json_extract(…, …)`.',
      `${head} WHERE json_extract(a, '$.x') = 'y' ${kafka}`,
    ],
    [`${head} COLUMNS (a, b = a > 1 «?» 2 : 3) ${kafka}`, 'Doris has no `? :`: write `IF(condition, one, other)`.'],
    [
      `${head} WHERE a «IS» 1 ${kafka}`,
      'IS goes with NULL, TRUE and FALSE: compare with `=`.',
      `${head} WHERE a = 1 ${kafka}`,
    ],
    [
      `${head} WHERE a «IS NOT» 'x' ${kafka}`,
      'IS goes with NULL, TRUE and FALSE: compare with `!=`.',
      `${head} WHERE a != 'x' ${kafka}`,
    ],
    [`${head} WHERE a «BETWEEN 1» ${kafka}`, 'BETWEEN takes two bounds: AND and the upper one are missing.'],
  ]);
});

describe('statements that change or show a job', () => {
  table([
    ['ALTER ROUTINE LOAD FOR j «ON t»', 'ALTER has no ON: only CREATE has it.', 'ALTER ROUTINE LOAD FOR j'],
    [
      'ALTER ROUTINE LOAD FOR j PROPERTIES ("a" = "b") «COMMENT "x"»',
      'ALTER has no COMMENT: only CREATE has it.',
      'ALTER ROUTINE LOAD FOR j PROPERTIES ("a" = "b")',
    ],
    [
      'ALTER ROUTINE LOAD FOR j «WITH MERGE» COLUMNS (a)',
      'ALTER has no WITH: only CREATE has it.',
      'ALTER ROUTINE LOAD FOR j COLUMNS (a)',
    ],
    [
      'SHOW ROUTINE LOAD TASK «j»',
      'The tasks are those of a job that a condition names: `WHERE JobName = "j"`.',
      'SHOW ROUTINE LOAD TASK WHERE JobName = "j"',
    ],
  ]);
});

describe('a clause that was pasted twice', () => {
  table([
    [
      `${head}\nCOLUMNS (a),\nWHERE a > 1\n«WHERE a > 1»\n${kafka}`,
      'WHERE stands here twice.',
      `${head}\nCOLUMNS (a),\nWHERE a > 1\n${kafka}`,
    ],
    [
      `${head}\nCOLUMNS TERMINATED BY "|"\n«COLUMNS TERMINATED BY "|"»\n${kafka}`,
      'COLUMNS TERMINATED BY stands here twice.',
      `${head}\nCOLUMNS TERMINATED BY "|"\n${kafka}`,
    ],
    [
      `${head}\nWHERE a > «1»\nWHERE a > 2\n${kafka}`,
      'A comma is missing between two clauses.',
      `${head}\nWHERE a > 1,\nWHERE a > 2\n${kafka}`,
    ],
  ]);
});
