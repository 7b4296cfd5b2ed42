import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import manifest from '../../server/package.json' with { type: 'json' };
import { folderWith } from '../support/folders.ts';
import { plainJob } from '../support/jobs.ts';
import { run } from './program.ts';

describe('what cannot be done', () => {
  it.each([
    ['no command', [], 'no command given'],
    ['an unknown command', ['check', 'a.sql'], 'unknown command "check"'],
    ['no path', ['lint'], 'at least one file or folder'],
    ['an unknown option', ['lint', '--colour', 'a.sql'], "'--colour'"],
    ['an unknown short option', ['lint', '-x', 'a.sql'], "'-x'"],
    ['an option without its value', ['lint', 'a.sql', '--format'], "'--format"],
    ['a value where none is taken', ['--help=yes'], "'-h, --help' does not take an argument"],
    ['an unknown format', ['lint', '--format', 'xml', 'a.sql'], 'unknown format "xml": choose text or json'],
    [
      'an unknown version',
      ['lint', '--doris-version', '5.0', 'a.sql'],
      'unknown Doris version "5.0": choose one of 2.0',
    ],
    [
      'a name that every object has as version',
      ['lint', '--doris-version', 'toString', 'a.sql'],
      'unknown Doris version',
    ],
    [
      'a file that is not there',
      ['lint', 'a.sql', 'none.sql'],
      'cannot read none.sql: there is no such file or folder',
    ],
    ['a path below a file', ['lint', 'a.sql/b.sql'], 'there is no such file or folder'],
    ['a name that is too long', ['lint', `${'a'.repeat(300)}.sql`], 'cannot read aaa'],
    ['an empty path', ['lint', ''], 'there is no such file or folder'],
    ['a link that leads to itself', ['lint', 'loop.sql'], 'its links lead in a circle'],
  ])('is told in one line, with exit code 2: %s', async (_, args, explanation) => {
    const cwd = folderWith({ 'a.sql': plainJob('a') });
    symlinkSync(join(cwd, 'loop.sql'), join(cwd, 'loop.sql'));
    const { stdout, stderr, exitCode } = await run(args, { cwd });
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/^doris-routine-load: [^\n]+\n$/);
    expect(stderr).toContain(explanation);
    expect(stdout).toBe('');
  });
});

describe('what it tells about itself', () => {
  it.each([[['--help']], [['-h']], [['lint', '--help']], [['--help', 'nonsense']]])(
    '%j: how to use it',
    async (args) => {
      const { stdout, stderr, exitCode } = await run(args);
      expect(stdout).toMatch(/^Usage: doris-routine-load lint /);
      for (const option of ['--format', '--doris-version', '--version', '--help', '2.0', '4.1', 'dev'])
        expect(stdout).toContain(option);
      expect([stderr, exitCode]).toEqual(['', 0]);
    },
  );

  it('--version: its version', async () => {
    expect(await run(['--version'])).toEqual({ stdout: `${manifest.version}\n`, stderr: '', exitCode: 0 });
  });
});
