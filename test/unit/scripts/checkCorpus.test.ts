import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';

const script = path.resolve(import.meta.dirname, '../../../scripts/checkCorpus.ts');
const folders: string[] = [];

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

/** A corpus with one real statement and some mutants. */
function corpus(
  statement: { readonly sql: string; readonly [key: string]: unknown },
  mutants: readonly Readonly<Record<string, unknown>>[],
): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'corpus-'));
  folders.push(folder);
  const { sql, ...entry } = statement;
  mkdirSync(path.join(folder, 'docs'));
  writeFileSync(path.join(folder, 'docs/001.sql'), sql);
  writeFileSync(path.join(folder, 'index.jsonl'), `${JSON.stringify({ file: 'docs/001.sql', ...entry })}\n`);
  writeFileSync(path.join(folder, 'mutants.jsonl'), mutants.map((mutant) => `${JSON.stringify(mutant)}\n`).join(''));
  return folder;
}

function check(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], { encoding: 'utf8' });
  return { status, stdout, stderr };
}

const good = 'CREATE ROUTINE LOAD j ON t FROM KAFKA ("kafka_broker_list" = "k:9092", "kafka_topic" = "t");\n';
const accepted = { syntax: 'accept', expected: 'accept' };
const agreeing = corpus({ sql: good, ...accepted }, [
  { id: 'm-1', ops: ['case'], verdict: 'ACCEPT', line: null, col: null, sql: good.toLowerCase() },
  { id: 'm-2', ops: ['comma-'], verdict: 'REJECT', line: 1, col: 70, message: 'x', sql: good.replace('",', '"') },
]);

describe('what agrees', () => {
  test('is counted, and passes every threshold', () => {
    const { status, stdout, stderr } = check(
      ...[agreeing, '--statements', '100', '--mutants', '100', '--place', '100', '--alarms', '0'],
    );
    expect(stdout).toContain('Statements: 1 of 1 (100.00 %) agree; 0 false alarms, 0 misses');
    expect(stdout).toContain('Mutants: 2 of 2 (100.00 %) agree; 0 false alarms, 0 misses');
    expect(stdout).toContain("first error within one line of Doris's: 1 of 1 (100.00 %)");
    expect(stdout).toContain('Findings of error severity on the 1 statements that Doris runs: 0');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });
});

describe('what does not agree', () => {
  const differing = corpus({ sql: good, syntax: 'reject', expected: 'unknown', oracleAt: '1:0', oracleMsg: 'no' }, [
    { id: 'm-1', ops: ['dup'], verdict: 'ACCEPT', line: null, col: null, sql: good.replace('ON', 'ON ON') },
    {
      id: 'm-2',
      ops: ['space'],
      verdict: 'REJECT',
      line: 4,
      col: 0,
      message: 'x',
      sql: 'PAUSE ROUTINE LOAD FOR a,\n\n\n\n',
    },
    { id: 'm-3', ops: ['semi'], verdict: 'REJECT', line: 1, col: 5, message: 'bad semi', sql: good },
  ]);

  test('is listed with the place and the message of both', () => {
    const { status, stdout } = check(differing, '--verbose');
    expect(stdout).toContain('Statements: 0 of 1 (0.00 %) agree; 0 false alarms, 1 misses');
    expect(stdout).toContain('Mutants: 1 of 3 (33.33 %) agree; 1 false alarms, 1 misses');
    expect(stdout).toContain('  m-3 semi\n    Doris rejects 1:5 bad semi\n    ours: accepted\n');
    expect(stdout).toMatch(/Mutants, false alarms: 1\n {2}m-1 dup\n {4}Doris accepts\n {4}ours: 1:2\d /);
    expect(stdout).toMatch(/place more than a line away: 1\n {2}m-2 space\n {4}Doris rejects 4:0 x\n/);
    expect(status).toBe(0);
  });

  test.each([
    [['--statements', '100'], 'statements below 100 %'],
    [['--mutants', '99.9'], 'mutants below 99.9 %'],
    [['--place', '98'], 'places below 98 %'],
    [['--alarms', '0'], 'more than 0 false alarms'],
  ])('%j is missed: exit code 1', (options, failure) => {
    const { status, stderr } = check(differing, ...options);
    expect({ status, stderr }).toEqual({ status: 1, stderr: `check:corpus failed: ${failure}\n` });
  });

  test('a finding of error severity on a statement that Doris runs is a false alarm', () => {
    const folder = corpus({ sql: good.replace('kafka_topic', 'kafka_topics'), ...accepted }, []);
    const { status, stdout } = check(folder, '--alarms', '0');
    expect(stdout).toMatch(/docs\/001\.sql unknown-property: /);
    expect(status).toBe(1);
  });
});

describe('SET TARGET TABLE', () => {
  const target = { sql: 'ALTER ROUTINE LOAD FOR j SET TARGET TABLE = "t"', syntax: 'reject', expected: 'unknown' };
  const folder = corpus(target, []);

  test('is an error to the grammar as merged', () => {
    const { stdout } = check(folder);
    expect(stdout).toContain('Dialect merged: SET TARGET TABLE counts as a syntax error; 1 texts use it');
    expect(stdout).toContain('Statements: 1 of 1');
  });

  test('is taken by the development branch', () => {
    const { stdout } = check(folder, '--dialect', 'dev');
    expect(stdout).toContain('Dialect dev: SET TARGET TABLE is taken.');
    expect(stdout).toContain('Statements: 0 of 1');
  });
});

describe('a bad call has one line and exit code 2', () => {
  const empty = mkdtempSync(path.join(tmpdir(), 'corpus-'));
  folders.push(empty);
  const broken = corpus({ sql: good, ...accepted }, []);
  writeFileSync(path.join(broken, 'mutants.jsonl'), '{"id": \n');
  const misspelt = corpus({ sql: good, syntax: 'maybe' }, []);

  test.each<[string, readonly string[]]>([
    ['expected one folder', []],
    ['expected one folder', [agreeing, agreeing]],
    ["Unknown option '--lines'", [agreeing, '--lines']],
    ['--mutants many is not a number from 0 to 100', [agreeing, '--mutants', 'many']],
    ['--statements 101 is not a number from 0 to 100', [agreeing, '--statements', '101']],
    ['--dialect mysql is neither merged nor dev', [agreeing, '--dialect', 'mysql']],
    ['has neither an index.jsonl nor a mutants.jsonl', [empty]],
    ['has neither an index.jsonl nor a mutants.jsonl', [path.join(empty, 'nowhere')]],
    ['mutants.jsonl:1 is not a JSON object', [broken]],
    ['"syntax" is missing or not understood', [misspelt]],
  ])('%s', (message, args) => {
    const { status, stdout, stderr } = check(...args);
    expect(stderr).toContain(message);
    expect({ status, stdout, lines: stderr.trimEnd().split('\n').length }).toEqual({ status: 2, stdout: '', lines: 1 });
  });
});
