import { describe } from 'vitest';
import { errorTable as table } from './errorTable.ts';

const head = 'CREATE ROUTINE LOAD j ON t';
const kafka = 'FROM KAFKA ("a" = "b")';
const missing = 'Parentheses are missing around this list.';

describe('lists without their parentheses', () => {
  table([
    [`${head} COLUMNS «a, b» ${kafka}`, missing, `${head} COLUMNS (a, b) ${kafka}`],
    [
      `${head} COLUMNS «a, b = f(a, 1)», WHERE a > 1 ${kafka}`,
      missing,
      `${head} COLUMNS (a, b = f(a, 1)), WHERE a > 1 ${kafka}`,
    ],
    [`${head} PARTITION «p, q» ${kafka}`, missing, `${head} PARTITION (p, q) ${kafka}`],
    [`${head} PARTITIONS «p» ${kafka}`, missing, `${head} PARTITIONS (p) ${kafka}`],
    [`${head} WHERE a IN «1, 2» AND b = 3 ${kafka}`, missing, `${head} WHERE a IN (1, 2) AND b = 3 ${kafka}`],
    [`${head} PROPERTIES «"a" = "b", c = 1» ${kafka}`, missing, `${head} PROPERTIES ("a" = "b", c = 1) ${kafka}`],
    [
      `${head} FROM KAFKA «"a" = "b", "c" = "d"» COMMENT "x"`,
      missing,
      `${head} FROM KAFKA ("a" = "b", "c" = "d") COMMENT "x"`,
    ],
    [
      'ALTER ROUTINE LOAD FOR j «"a" = "b"»',
      '`PROPERTIES (…)` is missing around these properties.',
      'ALTER ROUTINE LOAD FOR j PROPERTIES ("a" = "b")',
    ],
  ]);
});

describe('columns as queries and tables have them', () => {
  table([
    [
      `${head} COLUMNS (a, «to_date(a) AS day», b) ${kafka}`,
      'A column is worked out as `day = …`, not with AS.',
      `${head} COLUMNS (a, day = to_date(a), b) ${kafka}`,
    ],
    [
      `${head} COLUMNS («a + 1 AS b») ${kafka}`,
      'A column is worked out as `b = …`, not with AS.',
      `${head} COLUMNS (b = a + 1) ${kafka}`,
    ],
    [
      `${head} COLUMNS (a «INT», b VARCHAR(20), c ARRAY<INT>) ${kafka}`,
      'COLUMNS names the columns without their types.',
      `${head} COLUMNS (a, b, c) ${kafka}`,
    ],
    [
      `${head} COLUMNS (a «DECIMAL(10, 2)») ${kafka}`,
      'COLUMNS names the columns without their types.',
      `${head} COLUMNS (a) ${kafka}`,
    ],
    [
      `${head} COLUMNS («a» date) ${kafka}`,
      'A comma is missing between two columns.',
      `${head} COLUMNS (a, date) ${kafka}`,
    ],
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
      `${head} PROPERTIES ("a" = «"["$.x", "$.y"]"», "c" = "d") ${kafka}`,
      'Quotes inside a string need a backslash in front: `\\"`.',
      `${head} PROPERTIES ("a" = "[\\"$.x\\", \\"$.y\\"]", "c" = "d") ${kafka}`,
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
