import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith } from '../support/folders.ts';
import { jobWithMistake, mskJob, plainJob } from '../support/jobs.ts';
import { readRanges } from '../support/markers.ts';
import { lintJson, root, run } from './program.ts';

describe('findings as text', () => {
  it('are one line each, and a summary', async () => {
    const cwd = folderWith({ 'a.sql': `SELECT 1;\n${jobWithMistake('a')}` });
    const { stdout, stderr, exitCode } = await run(['lint', 'a.sql'], { cwd });
    const [finding, ...rest] = stdout.split('\n');
    expect(finding).toMatch(/^a\.sql:2:93: error unknown-property: \S/);
    expect(rest).toEqual(['1 file checked: 1 error.', '']);
    expect([stderr, exitCode]).toEqual(['', 1]);
  });

  it('are a summary only when nothing is wrong', async () => {
    const cwd = folderWith({ 'a.sql': plainJob('a'), 'b.sql': 'SELECT 1;' });
    expect(await run(['lint', 'a.sql', 'b.sql'], { cwd })).toEqual({
      stdout: '2 files checked: no findings.\n',
      stderr: '',
      exitCode: 0,
    });
  });

  it('fail for nothing that is only to be filled in', async () => {
    const cwd = folderWith({
      'a.sql': 'PAUSE ROUTINE LOAD FOR {{ job }};\nSTOP ROUTINE LOAD {% if a %} FOR a {% endif %};',
    });
    const { stdout, exitCode } = await run(['lint', 'a.sql'], { cwd });
    expect(stdout).toMatch(/: 2 information\.\n$/);
    expect(exitCode).toBe(0);
  });

  it('are those of files in UTF-16, too', async () => {
    const cwd = folderWith({ 'a.sql': Buffer.from(`\uFEFF${jobWithMistake('a')}`, 'utf16le') });
    expect((await run(['lint', 'a.sql'], { cwd })).stdout).toMatch(/^a\.sql:1:93: error unknown-property: /);
  });

  it('keep to one line each, without control characters, whatever the SQL holds', async () => {
    const cwd = folderWith({
      'a.sql': 'CREATE ROUTINE LOAD job ON t FROM KAFKA ("kafka_\n\u001b[31mtopics" = "x\r\ny");',
    });
    const lines = (await run(['lint', 'a.sql'], { cwd })).stdout.trimEnd().split('\n');
    expect(lines.length).toBeGreaterThan(1);
    for (const line of lines.slice(0, -1)) expect(line).toMatch(/^a\.sql:\d+:\d+: (error|warning) [a-z-]+: \P{Cc}+$/u);
  });
});

describe('findings as JSON', () => {
  it('have the shape that other programs rely on', async () => {
    const cwd = folderWith({ 'a.sql': jobWithMistake('a') });
    const { stdout, exitCode } = await run(['lint', '--format', 'json', 'a.sql'], { cwd });
    expect(exitCode).toBe(1);
    expect(JSON.parse(stdout)).toEqual([
      {
        file: 'a.sql',
        code: 'unknown-property',
        severity: 'error',
        message: expect.stringContaining('kafka_partitions'),
        startLine: 1,
        startColumn: 93,
        endLine: 1,
        endColumn: 110,
        fixes: [{ title: expect.stringContaining('kafka_partitions') }],
      },
    ]);
  });

  it('are an empty array when nothing is wrong', async () => {
    const cwd = folderWith({ 'a.sql': plainJob('a') });
    expect(await run(['lint', '--format=json', 'a.sql'], { cwd })).toEqual({ stdout: '[]\n', stderr: '', exitCode: 0 });
  });

  it('are complete when there are very many of them', async () => {
    const cwd = folderWith({
      'a.sql': Array.from({ length: 3000 }, (_, index) => jobWithMistake(`a${index}`)).join('\n'),
    });
    expect(await lintJson(['a.sql'], { cwd })).toHaveLength(3000);
  });

  it('come in the order of the paths, and of the text', async () => {
    const cwd = folderWith({ 'b.sql': `${jobWithMistake('a')}\n${jobWithMistake('b')}`, 'a.sql': jobWithMistake('c') });
    const findings = await lintJson(['b.sql', 'a.sql'], { cwd });
    expect(findings.map(({ file, startLine }) => `${file}:${startLine}`)).toEqual(['b.sql:1', 'b.sql:2', 'a.sql:1']);
  });
});

describe('places', () => {
  const marked = mskJob('"aws.credentials_provider" = «"INSTANCE_PROFIL"»');

  /** The text that each finding covers, its lines and columns read back in the way other programs do. */
  async function covered(text: string): Promise<readonly string[]> {
    const cwd = folderWith({ 'a.sql': text });
    const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/);
    return (await lintJson(['a.sql'], { cwd })).map(({ startLine, startColumn, endLine, endColumn }) => {
      expect(endLine).toBe(startLine);
      return lines[startLine - 1]?.slice(startColumn - 1, endColumn - 1) ?? '';
    });
  }

  it.each([
    ['LF', marked],
    ['CRLF', marked.replaceAll('\n', '\r\n')],
    ['a byte order mark', `\uFEFF${marked}`],
    ['a byte order mark in front of the finding', `\uFEFF${marked.replaceAll('\n', ' ')}`],
    ['characters of two UTF-16 units', `/* 😀😀 */ SELECT '𝒮'; /* 😀 */ ${marked.replaceAll('\n', ' ')}`],
    ['statements in front', `SELECT ';';\n\n-- one more;\n${plainJob('a')} ${marked}`],
  ])('are right in a text with %s', async (_, sql) => {
    expect(await covered(readRanges(sql).text)).toEqual(['"INSTANCE_PROFIL"']);
  });

  it('count the columns behind a byte order mark from 1', async () => {
    const cwd = folderWith({ 'a.sql': `\uFEFF${jobWithMistake('a')}`, 'b.sql': jobWithMistake('a') });
    const [one, other] = await lintJson(['a.sql', 'b.sql'], { cwd });
    expect(one?.startColumn).toBe(93);
    expect(other?.startColumn).toBe(93);
  });
});

describe('paths', () => {
  it('may be folders, which are searched to the bottom for .sql files', async () => {
    const cwd = folderWith({
      'jobs/a.sql': jobWithMistake('a'),
      'jobs/deep/er/b.doris.sql': jobWithMistake('b'),
      'jobs/UPPER.SQL': jobWithMistake('c'),
      'jobs/notes.txt': jobWithMistake('d'),
      'jobs/node_modules/p/e.sql': jobWithMistake('e'),
    });
    const findings = await lintJson(['jobs'], { cwd });
    expect(findings.map(({ file }) => file)).toEqual([
      join('jobs', 'UPPER.SQL'),
      join('jobs', 'a.sql'),
      join('jobs', 'deep', 'er', 'b.doris.sql'),
    ]);
  });

  it('may be files of any name', async () => {
    const cwd = folderWith({ 'notes.txt': jobWithMistake('a') });
    expect(await lintJson(['notes.txt'], { cwd })).toHaveLength(1);
  });

  it('may be a folder without SQL', async () => {
    const cwd = folderWith({ 'notes.txt': '' });
    expect(await run(['lint', '.'], { cwd })).toMatchObject({ stdout: '0 files checked: no findings.\n', exitCode: 0 });
  });

  it('may be - for standard input, which may be slow', async () => {
    const sql = jobWithMistake('a');
    const stdin = [sql.slice(0, 40), sql.slice(40, 80), sql.slice(80)];
    expect(await lintJson(['-'], { stdin })).toMatchObject([{ file: '<stdin>', startLine: 1, startColumn: 93 }]);
    expect(await run(['lint', '-'], { stdin: [''] })).toMatchObject({ exitCode: 0 });
  });

  it('may begin with - behind --', async () => {
    const cwd = folderWith({ '-a.sql': jobWithMistake('a') });
    expect(await lintJson(['--', '-a.sql'], { cwd })).toMatchObject([{ file: '-a.sql' }]);
  });
});

describe('the exit code', () => {
  it('is 0 when the worst is a warning', async () => {
    const warned = mskJob('"aws.credentials_provider" = "ENV"').replace(':9098', ':9092');
    const { exitCode, stdout } = await run(['lint', '-'], { stdin: [warned] });
    expect(stdout).toContain('warning msk-broker-port');
    expect(exitCode).toBe(0);
  });

  it('is 1 for the examples, which show mistakes, in each format', async () => {
    const text = await run(['lint', 'examples'], { cwd: root });
    expect(text.stdout).toContain(join('examples', 'msk-iam-mistakes.sql:13:32: error aws-credentials-provider-value'));
    expect(text.exitCode).toBe(1);
    const json = await run(['lint', '--format', 'json', 'examples'], { cwd: root });
    expect(json.exitCode).toBe(1);
    const codes = new Set((JSON.parse(json.stdout) as { code: string }[]).map(({ code }) => code));
    expect([...codes]).toEqual(expect.arrayContaining(['msk-sasl-mechanism', 'unknown-property', 'msk-region']));
  });

  it('stays what it is when the reader of the output has seen enough', async () => {
    const cwd = folderWith({
      'a.sql': Array.from({ length: 3000 }, (_, index) => jobWithMistake(`a${index}`)).join('\n'),
    });
    const { exitCode, stderr } = await run(['lint', 'a.sql'], { cwd, closesAfter: 10 });
    expect([exitCode, stderr]).toEqual([1, '']);
  });
});

describe('--doris-version', () => {
  it('says which Doris the statements are for', async () => {
    const cwd = folderWith({ 'a.sql': mskJob('"aws.credentials_provider" = "ENV"') });
    expect(await lintJson(['a.sql'], { cwd })).toEqual([]);
    expect(await lintJson(['--doris-version', '4.1', 'a.sql'], { cwd })).toEqual([]);
    expect(await lintJson(['--doris-version', 'dev', 'a.sql'], { cwd })).toEqual([]);
    const codes = (await lintJson(['--doris-version', '3.1', 'a.sql'], { cwd })).map(({ code }) => code);
    expect(codes).toContain('unknown-property');
  });
});

describe('secrets', () => {
  const secret = 'kY7wXq9ZbT3rLm5NcVdF2sGhJ8pQaE4uR6oKiW1x';

  it.each([
    ['half a key pair', mskJob(`"aws.secret_key" = "${secret}"`)],
    ['one that is set twice', mskJob(`"aws.secret_key" = "${secret}"`, `"aws.secret_key" = "${secret}"`)],
    ['a misspelt key', mskJob(`"aws.secret_kye" = "${secret}"`)],
    ['the wrong list', `CREATE ROUTINE LOAD j ON t PROPERTIES ("aws.secret_key" = "${secret}") FROM KAFKA ();`],
    ['a quote that is missing at the end', mskJob(`"aws.secret_key" = "${secret}`)],
    ['a quote that is missing at the beginning', mskJob(`"aws.secret_key" = ${secret}"`)],
    ['no quotes at all', mskJob(`"aws.secret_key" = ${secret}`)],
    [
      'a comma that is missing in front',
      mskJob('"aws.access_key" = "ak" "aws.secret_key"').replace(/\n\);$/, ` = "${secret}");`),
    ],
    ['an equals sign that is missing', mskJob(`"aws.secret_key" "${secret}"`)],
    ['a value without a key', mskJob(`"${secret}"`)],
    ['a password', mskJob(`"property.sasl.password" = "${secret}"`)],
    ['a password inside a JAAS configuration', mskJob(`"property.sasl.jaas.config" = "password='${secret}';"`)],
  ])('are not printed: %s', async (_, sql) => {
    for (const format of ['text', 'json']) {
      const { stdout, stderr } = await run(['lint', '--format', format, '-'], { stdin: [sql] });
      expect(stdout).toMatch(/\b(error|warning)\b/);
      expect(stdout + stderr).not.toContain(secret);
    }
  });
});

describe('files that are checked together', () => {
  const table = 'CREATE TABLE shop.t (k INT) DUPLICATE KEY (k) DISTRIBUTED BY HASH (k) BUCKETS 1;';
  const files = {
    'tables.sql': table,
    'jobs/a.sql': plainJob('shop.j').replace('ON t', 'ON t WITH DELETE'),
    'jobs/b.sql': `${plainJob('shop.k')}\nPAUSE ROUTINE LOAD FOR shop.j;`,
  };
  const found = async (args: readonly string[]) =>
    (await lintJson(args, { cwd: folderWith(files) })).map(({ file, code }) => `${file} ${code}`);

  it('know the tables and jobs of one another', async () => {
    expect(await found(['jobs', 'tables.sql'])).toEqual([`${join('jobs', 'a.sql')} table-merge-type`]);
  });

  it('know nothing of others', async () => {
    expect(await found(['jobs/a.sql'])).toEqual([]);
    expect(await found(['jobs/b.sql', 'tables.sql'])).toEqual([`${join('jobs', 'b.sql')} unknown-job`]);
  });
});
