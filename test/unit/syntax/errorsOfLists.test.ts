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
