import { describe, expect, it } from 'vitest';
import { changeSnapshot, openSnapshot } from '../../../server/src/workspace/document.ts';
import { check, findingsAt } from '../../../server/src/workspace/findings.ts';
import { plainJob } from '../../support/jobs.ts';

const duplicate = 'DUPLICATE KEY (k) DISTRIBUTED BY HASH (k) BUCKETS 1;';

function table(name: string, rest = duplicate): string {
  return `CREATE TABLE ${name} (k INT) ${rest}`;
}

/** A job that is right only for a table with UNIQUE KEY. */
function deleting(label: string): string {
  return plainJob(label).replace('ON t', 'ON t WITH DELETE');
}

/** The codes and marked texts of all findings of a file with these statements. */
function found(...statements: readonly string[]): readonly string[] {
  const snapshot = openSnapshot('file:///a.sql', 1, '4.1', statements.join('\n'));
  return snapshot.pieces.flatMap(({ text }, index) =>
    findingsAt(snapshot, index).map(({ code, span }) => `${code} «${text.slice(span.start, span.end)}»`),
  );
}

const wrong = ['table-merge-type «WITH DELETE»'];

describe('the table of a job', () => {
  it.each([
    ['of the database of the job', [table('shop.t'), deleting('shop.j')]],
    ['further down', [deleting('shop.j'), table('shop.t')]],
    ['with USE', ['USE shop;', table('t'), deleting('shop.j')]],
    ['with USE for the job', [table('shop.t'), 'USE shop;', deleting('j')]],
    ['without any database', [table('t'), deleting('j')]],
    ['with the catalog of Doris', [table('internal.shop.t'), deleting('shop.j')]],
    ['with a compute group between', ['USE shop;', table('t'), 'USE @fast;', deleting('j')]],
    ['with its engine', [table('shop.t', `ENGINE = OLAP ${duplicate}`), deleting('shop.j')]],
    ['in backquotes', [table('`shop`.`t`'), deleting('shop.j')]],
    ['beside others that are altered', [table('shop.t'), 'ALTER TABLE shop.u ADD COLUMN v INT;', deleting('shop.j')]],
  ])('is found: %s', (_, statements) => {
    expect(found(...statements)).toEqual(wrong);
  });

  it.each([
    ['another database', [table('crm.t'), deleting('shop.j')]],
    ['another database by USE', ['USE crm;', table('t'), deleting('shop.j')]],
    ['a database that is not named', [table('t'), deleting('shop.j')]],
    ['another table', [table('shop.u'), deleting('shop.j')]],
    ['another catalog', [table('hive.shop.t'), deleting('shop.j')]],
    ['another catalog by SWITCH', ['SWITCH hive;', 'USE shop;', table('t'), 'SWITCH internal;', deleting('shop.j')]],
    ['a database forgotten by SWITCH', ['USE shop;', table('t'), 'SWITCH internal;', deleting('j')]],
    [
      'two definitions',
      [table('shop.t'), table('shop.t', duplicate.replace('DUPLICATE', 'UNIQUE')), deleting('shop.j')],
    ],
    ['altered', [table('shop.t'), 'ALTER TABLE shop.t ADD COLUMN v INT;', deleting('shop.j')]],
    ['altered somewhere else', [table('shop.t'), deleting('shop.j'), 'ALTER TABLE T ADD COLUMN v INT;']],
    ['of another engine', [table('shop.t', 'ENGINE = JDBC;'), deleting('shop.j')]],
    ['external', ['CREATE EXTERNAL TABLE shop.t (k INT);', deleting('shop.j')]],
    ['a copy', ['CREATE TABLE shop.t LIKE shop.u;', deleting('shop.j')]],
    ['of a query', ['CREATE TABLE shop.t AS SELECT 1;', deleting('shop.j')]],
    ['of another database system', [table('shop.t', 'WITH (x = 1);'), deleting('shop.j')]],
    ['half typed', ['CREATE TABLE shop.t (k INT, v;', deleting('shop.j')]],
  ])('is not taken from what is not surely its definition: %s', (_, statements) => {
    expect(found(...statements)).toEqual([]);
  });

  it('bears on its jobs while it is edited', () => {
    const text = `${table('shop.t')}\n${deleting('shop.j')}\nSELECT 1;`;
    const before = check(openSnapshot('file:///a.sql', 1, '4.1', text));
    expect(before.findings.map((row) => row.map(({ code }) => code))).toEqual([[], ['table-merge-type'], []]);
    const start = text.indexOf('DUPLICATE');
    const range = {
      start: { line: 0, character: start },
      end: { line: 0, character: start + 'DUPLICATE'.length },
    };
    const after = check(changeSnapshot(before.snapshot, 2, [{ range, text: 'UNIQUE' }]), before);
    expect(after.findings).toEqual([[], [], []]);
  });
});

describe('partitions', () => {
  const partitioned =
    'DUPLICATE KEY (k) PARTITION BY RANGE (k) (PARTITION p1 VALUES LESS THAN ("9")) DISTRIBUTED BY HASH (k);';
  const into = (clause: string): string => plainJob('shop.j').replace('ON t', `ON t ${clause}`);

  it.each([
    ['one that is there', partitioned, 'PARTITION (p1)', []],
    ['one that is not', partitioned, 'PARTITION (p1, p7)', ['table-partition «p7»']],
    ['two that are not', partitioned, 'PARTITION (q, r)', ['table-partition «q»', 'table-partition «r»']],
    ['a temporary one', partitioned, 'TEMPORARY PARTITION (p7)', []],
    ['made by Doris', partitioned.replace('PARTITION BY', 'AUTO PARTITION BY'), 'PARTITION (p7)', []],
    ['the only one of a table', duplicate, 'PARTITION (t)', []],
    ['another one of that', duplicate, 'PARTITION (p1)', ['table-partition «p1»']],
    [
      'made in steps',
      'DUPLICATE KEY (k) PARTITION BY RANGE (k) (FROM ("1") TO ("9") INTERVAL 1) DISTRIBUTED BY HASH (k);',
      'PARTITION (p_1)',
      [],
    ],
  ])('%s', (_, rest, clause, expected) => {
    expect(found(table('shop.t', rest), into(clause))).toEqual(expected);
  });
});

describe('the name of a job', () => {
  const [first, second] = [plainJob('shop.j'), plainJob('crm.j')];
  const taken = ['job-name-taken «shop.j»'];

  it.each([
    ['twice', [first, first], taken],
    ['paused between', [first, 'PAUSE ROUTINE LOAD FOR shop.j;', first], taken],
    ['another one stopped', [first, 'STOP ROUTINE LOAD FOR shop.i;', first], taken],
    ['three times, once stopped', [first, 'STOP ROUTINE LOAD FOR shop.j;', first, first], taken],
    ['with USE', ['USE shop;', plainJob('j'), first], taken],
    ['stopped', [first, 'STOP ROUTINE LOAD FOR shop.j;', first], []],
    ['stopped by USE', [first, 'USE shop;', 'STOP ROUTINE LOAD FOR j;', first], []],
    ['in two databases', [first, second], []],
    ['in a database that is not named', [first, plainJob('j')], []],
    ['to be filled in', [plainJob('shop.`<job>`'), plainJob('shop.`<job>`')], []],
  ])('%s', (_, statements, expected) => {
    expect(found(...statements)).toEqual(expected);
  });

  it('can be made free first, which nothing does unseen', () => {
    const snapshot = openSnapshot('file:///a.sql', 1, '4.1', `${first}\n${first}`);
    const fixes = findingsAt(snapshot, 1).flatMap((finding) => finding.fixes());
    expect(fixes).toEqual([
      {
        title: 'Stop the job first',
        edits: [{ span: { start: 1, end: 1 }, text: 'STOP ROUTINE LOAD FOR shop.j;\n' }],
        preferred: false,
        safe: false,
      },
    ]);
  });
});
