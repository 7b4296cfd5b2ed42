import { describe, expect, test } from 'vitest';
import { fixesOf, foundInFile, onlyFinding, summaryOf } from '../../support/findings.ts';

const source = 'FROM KAFKA ("kafka_broker_list" = "k:9092", "kafka_topic" = "x")';

function create(...lines: readonly string[]): string {
  return ['CREATE ROUTINE LOAD j ON t', ...lines, `${source};`].join('\n');
}

describe('lookalike-in-name', () => {
  test.each([
    ['COLUMNS (id«，»name)', 'COLUMNS (id,name)'],
    ['COLUMNS (id«、»name、b)', 'COLUMNS (id,name,b)'],
    ['PARTITION (p1«，»p2)', 'PARTITION (p1,p2)'],
    ['WHERE id IN (1«，»2)', 'WHERE id IN (1,2)'],
    ['WHERE abs«（»id） > 1', 'WHERE abs(id) > 1'],
    ['WHERE name = «“abc”»', 'WHERE name = "abc"'],
    ['COLUMNS («“id”», b)', 'COLUMNS (id, b)'],
    ['COLUMNS (id, amount«\u00a0»)', 'COLUMNS (id, amount )'],
    ['COLUMNS (id, amo«\u200b»unt)', 'COLUMNS (id, amount)'],
  ])('%j', (marked, fixed) => {
    const sql = create(marked.replace(/[«»]/g, ''));
    const marks = create(marked);
    expect(summaryOf(sql)).toEqual([`warning lookalike-in-name ${/«.*»/.exec(marks)}`]);
    expect(fixesOf(sql, 'lookalike-in-name')).toMatchObject([{ preferred: true, safe: false, result: create(fixed) }]);
  });

  test('names the character, and has no repair for a dash, which a bare name may not have', () => {
    const sql = create('COLUMNS (unit–price)');
    expect(onlyFinding(sql, 'lookalike-in-name').message).toBe(
      'This is a dash (U+2013), which Doris takes for a part of a word: write `-`.',
    );
    expect(fixesOf(sql, 'lookalike-in-name')).toEqual([]);
  });

  test('leaves letters of all scripts, names in backquotes, and what other rules judge', () => {
    expect(summaryOf(create('COLUMNS (编号, `a，b`, größe)', 'PROPERTIES ("format" = "json")'))).toEqual([]);
    expect(summaryOf(create('COLUMNS (a)').replace('j ON', 'j，k ON'))).toEqual(['error job-name «，»']);
  });

  test('where the text is not correct with it, is a syntax error', () => {
    expect(summaryOf(create('COLUMNS（id)'))).toEqual(['error syntax-error «（»']);
  });
});

test('placeholders in the place of names are silent', () => {
  const table =
    'CREATE TABLE t (id INT, ts DATETIME) UNIQUE KEY(id) PARTITION BY RANGE(id) (PARTITION p1 VALUES LESS THAN (10)) DISTRIBUTED BY HASH(id) BUCKETS 1 PROPERTIES ("function_column.sequence_col" = "ts");';
  const clauses = [
    ['COLUMNS (id, `<a>`, `<a>`), ORDER BY `<b>`, PARTITION (`<p>`)'],
    ['COLUMNS (id, ts), ORDER BY `<b>`'],
    ['COLUMNS (`<a>`, `<b>`), WHERE `<c>` > 1'],
    ['COLUMNS (`<a>` = 1, `<a>` = 2)'],
  ];
  for (const lines of clauses) {
    expect(foundInFile(table, create(...lines))).toEqual([]);
    expect(
      foundInFile(
        table,
        create(...lines)
          .replace('ON t', 'ON `<table>`')
          .replace('LOAD j', 'LOAD `<job>`'),
      ),
    ).toEqual([]);
  }
});
