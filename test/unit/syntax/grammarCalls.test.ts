import { describe, expect, test } from 'vitest';
import { create, errorsOf } from './statements.ts';
import { accepts, rejects, rows } from './verdicts.ts';

const columns = (text: string): readonly string[] => rows(text).map((value) => create(`COLUMNS (c = ${value})`));

describe('functions', () => {
  accepts(
    columns(`
      f()
      f(a)
      f(a, 1, "x")
      db.f(a)
      \`f\`(a)
      f(g(h(a)))
      count(*)
      count(t.*)
      count(DISTINCT a)
      count(DISTINCT a, b)
      sum(ALL a)
      count(DISTINCT [shuffle] a)
      f([shuffle] a)
      f([1, 2])
      f([DATE "2024-01-01"])
      f(a ORDER BY b DESC, c NULLS FIRST)
      if(a, b, c)
      left(a, 1)
      right(a, 1)
      db.left(a, 1)
      db.trim(a)
      database()
      add(a, b)
      like(a, "x")
      regexp(a, "x")
      now()
      date(a)
      year(a)
      user()
      truncate(a, 1)
      replace(a, "x", "y")
      isnull(a)
      count(* EXCEPT (a, b))
      count(t.* REPLACE (a + 1 AS a, b c, d "e") EXCEPT (f))
    `),
  );
  rejects(
    columns(`
      f(
      f(a,)
      f(, a)
      f(a b)
      f(a AS b)
      f(a
      f(a))
      f(a SEPARATOR ",")
      f(a FROM 1)
      f(a USING utf8)
      f(DISTINCT)
      f(ORDER BY a)
      f(a ORDER BY)
      f(a ORDER BY b SEPARATOR ",")
      f([a, b] c)
      f([a] [b] c)
      a.b.c(1)
      BINARY f(a)
      "f"(a)
      f(a)(b)
      a[1](b)
      left
      exists(a)
      count(* EXCEPT a)
      count(* EXCEPT ())
      count(a EXCEPT (b))
    `),
  );
});

describe('lambdas', () => {
  accepts(
    columns(`
      array_map(x -> x + 1, a)
      array_map((x, y) -> x + y, a, b)
      f(x -> x)
      f(a, (x, y) -> x AND y)
      f(x -> f(y -> x + y, a), b)
      f((a), 1)
      f((a))
    `),
  );
  rejects(
    columns(`
      x -> x
      f(a -> )
      f((x) -> x, a)
      f((x, y), a)
      f((x, 1) -> x, a)
      f(1 -> x)
      f(a.b -> 1)
      (x -> x)
    `),
  );
});

describe('windows', () => {
  accepts(
    columns(`
      row_number() OVER ()
      row_number() OVER (PARTITION BY a ORDER BY b)
      sum(a) OVER (PARTITION BY a, b + 1)
      sum(a) OVER (PARTITION BY [shuffle] a)
      sum(a) OVER (ORDER BY b DESC NULLS LAST)
      sum(a) OVER (ORDER BY b ROWS UNBOUNDED PRECEDING)
      sum(a) OVER (ORDER BY b ROWS CURRENT ROW)
      sum(a) OVER (ROWS 2 PRECEDING)
      sum(a) OVER (ORDER BY b ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)
      sum(a) OVER (ORDER BY b ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING)
      sum(a) OVER (ORDER BY b RANGE BETWEEN INTERVAL 1 DAY PRECEDING AND UNBOUNDED FOLLOWING)
      group_concat(a SEPARATOR ",") OVER (PARTITION BY b)
    `),
  );
  rejects(
    columns(`
      sum(a) OVER
      sum(a) OVER w
      sum(a) OVER (w)
      sum(a) OVER (ORDER BY b PARTITION BY a)
      sum(a) OVER (ROWS)
      sum(a) OVER (ROWS UNBOUNDED)
      sum(a) OVER (ROWS CURRENT)
      sum(a) OVER (ROWS 2)
      sum(a) OVER (ROWS BETWEEN 1 PRECEDING)
      sum(a) OVER (ROWS BETWEEN 1 PRECEDING AND)
      sum(a) OVER (ROWS BETWEEN 1 PRECEDING, 1 FOLLOWING)
      sum(a) OVER (GROUPS 2 PRECEDING)
      sum(a) OVER (ROWS 2 PRECEDING ORDER BY b)
      a OVER ()
      CAST(a AS INT) OVER ()
      substr(a FROM 1) OVER ()
    `),
  );
});

describe('CASE', () => {
  accepts(
    columns(`
      CASE WHEN a THEN b END
      CASE a WHEN 1 THEN b WHEN 2 THEN c ELSE d END
      CASE WHEN a = 1 THEN CASE b WHEN 1 THEN 2 END END
    `),
  );
  rejects(
    columns(`
      CASE WHEN a END
      CASE WHEN a THEN b
      CASE a WHEN 1 THEN 2
      CASE a b WHEN 1 THEN 2 END
      CASE WHEN a THEN b ELSE END
      CASE WHEN a THEN b ELSE c WHEN d THEN e END
    `),
  );
});

describe('CAST and CONVERT', () => {
  accepts(
    columns(`
      CAST(a AS INT)
      TRY_CAST(a AS DATE)
      CAST(a AS VARCHAR(10))
      CAST(a AS CHARACTER(10))
      CAST(a AS VARCHAR(*))
      CAST(a AS DECIMAL(10, 2))
      CAST(a AS DATETIME(6))
      CAST(a AS TIMESTAMPTZ)
      CAST(a AS TIMESTAMP_NS)
      CAST(a AS SIGNED)
      CAST(a AS UNSIGNED INTEGER)
      CAST(a AS SIGNED INT)
      CAST(a AS ARRAY<INT>)
      CAST(a AS ARRAY<ARRAY<INT>>)
      CAST(a AS MAP<STRING, INT>)
      CAST(a AS STRUCT<x:INT, y:STRING COMMENT "c">)
      CAST(a AS JSON)
      CAST(a AS VARIANT)
      CAST(a AS VARIANT<"k": INT, "l": STRING COMMENT "c">)
      CAST(a AS VARIANT<MATCH_NAME "k": INT, MATCH_NAME_GLOB "l*": ARRAY<INT>, PROPERTIES ("a" = "b")>)
      CAST(a AS VARIANT<PROPERTIES ("a" = "b")>)
      CAST(a AS AGG_STATE<sum(INT)>)
      CAST(a AS AGG_STATE<group_concat(STRING NOT NULL, INT NULL)>)
      CAST(a)
      CONVERT(a, INT)
      CONVERT(a, SIGNED)
      CONVERT(a, DATE)
      CONVERT(a, DECIMAL(10, 2))
      CONVERT(a, ARRAY<INT>)
      CONVERT(a USING utf8)
      CONVERT(a USING "utf8")
      CONVERT(a, b)
      CONVERT(a, date + 1)
      CAST(CAST(CAST(CAST(CAST(a AS INT) AS INT) AS INT) AS INT) AS INT)
    `),
  );
  rejects(
    columns(`
      CAST(a INT)
      CAST(a AS)
      CAST(a AS foo)
      CAST(a, INT)
      CAST(DISTINCT a AS INT)
      CAST(a AS VARCHAR()
      CAST(a AS VARCHAR(10, *))
      CAST(a AS VARCHAR(-1))
      CAST(a AS ARRAY)
      CAST(a AS ARRAY<INT, INT>)
      CAST(a AS ARRAY<SIGNED>)
      CAST(a AS MAP<STRING>)
      CAST(a AS MAP<STRING, INT, INT>)
      CAST(a AS STRUCT<x INT>)
      CAST(a AS STRUCT<>)
      CAST(a AS SIGNED BIGINT)
      CAST(a AS VARIANT<k: INT>)
      CAST(a AS VARIANT<>)
      CAST(a AS VARIANT<PROPERTIES ("a" = "b"), "k": INT>)
      CAST(a AS AGG_STATE<sum>)
      CAST(a AS REAL)
      TRY_CAST(a)
      CONVERT(a, INT, b)
      CONVERT(a, b, SIGNED)
      CONVERT(a, VARCHAR<INT>)
      CONVERT(a USING)
      CONVERT(a AS INT)
    `),
  );
});

describe('INTERVAL and EXTRACT', () => {
  accepts(
    columns(`
      INTERVAL 1 DAY
      a + INTERVAL 1 DAY
      date_add(a, INTERVAL 1 MONTH)
      INTERVAL -1 HOUR
      INTERVAL a MINUTE
      INTERVAL "1 2" DAY_HOUR
      INTERVAL (a + 1) WEEK
      INTERVAL (a + 1) * 2 WEEK
      INTERVAL (SELECT 1) DAY
      INTERVAL day DAY
      EXTRACT(YEAR FROM a)
      EXTRACT(DAY FROM DATE a)
      EXTRACT(DAY FROM DATE "2024-01-01")
      EXTRACT(HOUR FROM TIMESTAMP a)
      EXTRACT(HOUR FROM now())
      EXTRACT(DAY FROM date)
      EXTRACT(DAY FROM date.a)
      EXTRACT(DAY FROM date(a))
      EXTRACT(DAY FROM date + 1)
      EXTRACT(DOW FROM a)
    `),
  );
  rejects(
    columns(`
      INTERVAL 1
      INTERVAL 1 FOO
      INTERVAL DAY
      INTERVAL (a, b) DAY
      INTERVAL 1 DAYS
      EXTRACT(YEAR a)
      EXTRACT(FOO FROM a)
      EXTRACT(YEAR FROM DATETIME a)
      EXTRACT(YEAR FROM a = 1 AND b)
      EXTRACT(YEAR, a)
      EXTRACT(YEAR FROM a, b)
    `),
  );
});

describe('TRIM, SUBSTRING and POSITION', () => {
  accepts(
    columns(`
      TRIM(a)
      TRIM(a, "x")
      TRIM("x" FROM a)
      TRIM(BOTH "x" FROM a)
      TRIM(LEADING "x" FROM a)
      TRIM(TRAILING FROM a)
      SUBSTRING(a, 1, 2)
      SUBSTRING(a FROM 1 FOR 2)
      SUBSTR(a FROM 2)
      MID(a FROM 1 FOR 2)
      SUBSTR(SUBSTR(SUBSTR(SUBSTR(SUBSTR(a FROM 1) FROM 1) FROM 1) FROM 1) FROM 1)
      POSITION("x" IN a)
      POSITION("x" IN (a, b))
      POSITION("x" IN (a) IN b)
      POSITION(a + b IN c)
      POSITION("x", a)
      POSITION("x", a, 2)
      POSITION()
    `),
  );
  rejects(
    columns(`
      TRIM(BOTH)
      TRIM(BOTH "x")
      TRIM(BOTH "x", a)
      TRIM(FROM a)
      TRIM("x" FROM a FOR 1)
      TRIM("x" FROM a, b)
      SUBSTRING(a FOR 2)
      SUBSTRING(a FROM)
      SUBSTRING(a, 1 FROM 2)
      SUBSTRING(BOTH a FROM 1)
      SUBSTRING(DISTINCT a FROM 1)
      POSITION("x" IN)
      POSITION("x" IN (a))
      POSITION("x" IN (SELECT 1))
      POSITION("x" IN a, 2)
      POSITION("x" IN a IN b)
      POSITION("x" NOT IN a)
    `),
  );
});

describe('CHAR, GROUP_CONCAT and DEFAULT', () => {
  accepts(
    columns(`
      char(65)
      char(65, 66)
      char(65 USING utf8)
      char(65, 66 USING "utf8")
      char()
      group_concat(a)
      group_concat(a, ",")
      group_concat(a SEPARATOR ",")
      group_concat(DISTINCT a ORDER BY b DESC)
      group_concat(DISTINCT a ORDER BY b, c DESC SEPARATOR ",")
      group_concat(DISTINCT [shuffle] a SEPARATOR ",")
      group_concat(separator SEPARATOR separator)
      group_concat(a, separator)
      DEFAULT(a)
      DEFAULT(t.a)
      DEFAULT(a) + 1
    `),
  );
  rejects(
    columns(`
      char(USING utf8)
      char(65 USING)
      char(65 USING utf8, 66)
      char(DISTINCT 65 USING utf8)
      group_concat(a, b SEPARATOR ",")
      group_concat(a SEPARATOR)
      group_concat(SEPARATOR ",")
      group_concat(a SEPARATOR "," ORDER BY b)
      db.group_concat(a SEPARATOR ",")
      DEFAULT
      DEFAULT()
      DEFAULT(1)
      DEFAULT(f(a))
      DEFAULT(a, b)
    `),
  );
});

describe('calls in calls', () => {
  const nested = (open: string, close: string): string => `${open.repeat(12)}a${close.repeat(12)}`;
  test.each([
    nested('CAST(', ' AS INT)'),
    nested('SUBSTR(', ' FROM 1)'),
    nested('TRIM("x" FROM ', ')'),
    nested('CONVERT(', ' USING utf8)'),
    nested('if(', ', 1, 2)'),
  ])('a mistake beside %s is one finding', (value) => {
    expect(errorsOf(create(`COLUMNS (c = ${value}), PROPERTIES ("a" = "b")`))).toHaveLength(1);
  });

  test.each([
    nested('f(', ')').replaceAll('f(', 'f('.repeat(20)).replaceAll(')', ')'.repeat(20)),
    `${'a['.repeat(300)}1${']'.repeat(300)}`,
    `${'TRIM(BOTH FROM '.repeat(300)}a${')'.repeat(300)}`,
  ])('calls nested some hundred deep are read', (value) => {
    expect(errorsOf(create(`COLUMNS (c = ${value})`))).toEqual([]);
  });
});
