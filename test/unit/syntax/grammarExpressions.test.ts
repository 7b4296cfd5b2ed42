import { describe } from 'vitest';
import { create } from './statements.ts';
import { accepts, rejects, rows } from './verdicts.ts';

const conditions = (text: string): readonly string[] => rows(text).map((condition) => create(`WHERE ${condition}`));

describe('columns and literals', () => {
  accepts(
    conditions(`
      a
      a.b
      t.a.b
      c.d.t.a
      \`a b\`
      BINARY a
      BINARY a.b
      column_name
      value
      day
      1
      -1
      +1
      ~a
      - -a
      1.5
      .5
      2.
      1e5
      1.5e-3
      "x"
      'x'
      BINARY "x"
      x'00'
      X"00"
      x''
      NULL
      TRUE
      false
      ?
      *
      a.*
      a.b.*
      (a)
      ((a))
      DATE "2024-01-01"
      DATEV1 "2024-01-01"
      DATEV2 "2024-01-01"
      TIMESTAMP "2024-01-01 00:00:00"
      [1, 2]
      ["a"]
      []
      [, 1]
      {"k": 1}
      {"k": 1, "l": [2]}
      {1, "x"}
      {}
    `),
  );
  rejects(
    conditions(`
      a b
      a.
      .a
      a..b
      a...b
      "a" "b"
      1 2
      5L
      3S
      1.5BD
      .5BD
      2.BD
      1BD
      $$a b$$
      [1, 2
      [1 2]
      [a]
      [1 + 2]
      {"k": }
      {"k": 1, 2}
      {a: 1}
      ()
      BINARY
      BINARY 1
      NULL.*
      DATETIME "2024-01-01"
      order
      table
      analyzer
      select 1
      a # b
      a; b
    `),
  );
});

describe('operators', () => {
  accepts(
    conditions(`
      a + b - c * d / e % f
      a DIV b
      a MOD b
      mod MOD mod
      a & b | c ^ d
      a = b
      a == b
      a <=> b
      a <> b
      a != b
      a < b
      a <= b
      a > b
      a >= b
      a !< b
      a !> b
      a = b = c
      a AND b
      a OR b
      a XOR b
      a && b
      a || b
      NOT a
      NOT NOT a
      !a
      ! NOT a
      NOT a = b AND NOT c
      a COLLATE utf8
      a COLLATE "utf8"
      a COLLATE DEFAULT
    `),
  );
  rejects(
    conditions(`
      a =
      = a
      a = = b
      a AND
      AND a
      NOT
      a +
      a = NOT b
      a := 1
      a << b
      a :: INT
      a COLLATE
      a COLLATE 1
      a -> b
      a -> "$.b"
    `),
  );
});

describe('predicates', () => {
  accepts(
    conditions(`
      a IS NULL
      a IS NOT NULL
      a IS TRUE
      a IS NOT FALSE
      a BETWEEN 1 AND 2
      a NOT BETWEEN 1 AND 2 AND b
      a IN (1, 2)
      a NOT IN ("x")
      a LIKE "%x%"
      a NOT LIKE "x"
      a LIKE "x" ESCAPE "!"
      a REGEXP "x"
      a NOT RLIKE "x"
      a MATCH "x"
      a MATCH_ANY "x"
      a NOT MATCH_ALL "x"
      a MATCH_PHRASE "x y"
      a MATCH_PHRASE_PREFIX "x"
      a MATCH_PHRASE_EDGE "x"
      a MATCH_REGEXP "x"
      a MATCH_ANY "x" USING ANALYZER standard
      a MATCH_ANY "x" USING ANALYZER "standard"
    `),
  );
  rejects(
    conditions(`
      a IS
      a IS 1
      a IS UNKNOWN
      a BETWEEN 1
      a BETWEEN 1 OR 2
      a IN ()
      a IN 1
      a IN b
      a NOT 1
      a LIKE
      a ILIKE "x"
      a REGEXP "x" ESCAPE "!"
      a MATCH_NAME "x"
      a MATCH "x" USING standard
      a IS NULL IS NULL
      a = 1 IN (2) = 3
    `),
  );
});

describe('element access', () => {
  accepts(
    conditions(`
      a[1]
      a["k"]
      a[b + 1]
      a[1:2]
      a[1:]
      a.b["k"][1]
      a[1].b
      f(a).b
      f(a)[1].b.c
      [1, 2][1]
      (a).b
    `),
  );
  rejects(
    conditions(`
      a[
      a[]
      a[:2]
      a[1:2:3]
      a[1].*
      f(a).*
      a[1, 2]
      a[NOT b]
    `),
  );
});

describe('subqueries', () => {
  accepts(
    conditions(`
      (SELECT 1)
      (SELECT max(a) FROM b WHERE c = ")")
      ((SELECT 1))
      ((SELECT 1) UNION SELECT 2)
      ((SELECT a FROM b) ORDER BY a LIMIT 1)
      ((SELECT 1) + 1)
      (WITH c AS (SELECT 1) SELECT * FROM c)
      (VALUES (1))
      a = (SELECT 1)
      f((SELECT 1))
      a IN (SELECT b FROM c)
      a IN ((SELECT 1), 2)
      EXISTS (SELECT 1)
      EXISTS ((SELECT 1))
      NOT EXISTS (SELECT 1)
    `),
  );
  rejects(
    conditions(`
      SELECT 1
      f(SELECT 1)
      left(SELECT 1)
      db.f(SELECT 1)
      (SELECT 1
      (SELECT)
      f((SELECT))
      EXISTS a
      EXISTS (a)
      EXISTS ()
    `),
  );
});

describe('variables, keys and placeholders', () => {
  accepts(
    conditions(`
      @a
      @\`a b\`
      @"a"
      @@a
      @@SESSION.a
      @@global.a
      KEY k
      KEY db.k
      f(a, KEY k)
      a = ?
    `),
  );
  rejects(
    conditions(`
      @
      @1
      @@"a"
      KEY
      KEY "k"
      KEY(k)
      :a
    `),
  );
});

describe('words that are names and more', () => {
  accepts(
    conditions(`
      case = 1
      case IS NULL
      case - 1
      (case)
      case[1]
      case(a)
      CASE WHEN case = 1 THEN 1 WHEN b THEN 2 ELSE case END
      CASE -a WHEN 1 THEN 2 END
      CASE (a) WHEN 1 THEN 2 END
      CASE CASE WHEN a THEN b END WHEN 1 THEN 2 END
      date = 1
      timestamp < now()
      end = 1
      cast = 1
      convert + 1
      substr.a
      position IN (1)
      group_concat
      replace = 1
      variant = 1
      f(case, 1)
      INTERVAL(a, 1, 10)
      INTERVAL(a) + day
    `),
  );
  rejects(
    conditions(`
      case a
      case WHEN
      interval
      interval = 1
      extract
      default
      except
      rows = 1
      current = 1
      range = 1
    `),
  );
});
