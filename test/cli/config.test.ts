import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith } from '../support/folders.ts';
import { jobWithMistake, mskJob, plainJob } from '../support/jobs.ts';
import { lintJson, run } from './program.ts';

const name = 'doris-routine-load.jsonc';
const mistake = jobWithMistake('a');
/** Only 4.1 knows its keys. */
const iam = mskJob('"aws.credentials_provider" = "ENV"');

async function severities(args: readonly string[], cwd: string, stdin?: readonly string[]): Promise<readonly string[]> {
  return (await lintJson(args, { cwd, stdin })).map(({ file, severity, code }) => `${file} ${severity} ${code}`);
}

describe(name, () => {
  it('says how serious rules are; comments and trailing commas are welcome', async () => {
    const cwd = folderWith({
      'a.sql': mistake,
      [name]: '// our rules\n{\n  "$schema": "x",\n  "rules": { "unknown-property": "hint", /* for now */ },\n}\n',
    });
    expect(await severities(['a.sql'], cwd)).toEqual(['a.sql hint unknown-property']);
    expect((await run(['lint', 'a.sql'], { cwd })).exitCode).toBe(0);
  });

  it('can make a rule silent, or an error that counts', async () => {
    const cwd = folderWith({
      'off/a.sql': mistake,
      [`off/${name}`]: '{ "rules": { "unknown-property": "off" } }',
      'error/a.sql': iam.replace(':9098', ':9092'),
      [`error/${name}`]: '{ "rules": { "msk-broker-port": "error" } }',
    });
    expect(await severities(['off'], cwd)).toEqual([]);
    expect((await run(['lint', 'error'], { cwd })).exitCode).toBe(1);
  });

  it('is the nearest one above each file, whatever the current folder is', async () => {
    const cwd = folderWith({
      'a.sql': mistake,
      'deep/er/b.sql': mistake,
      'deep/c.sql': mistake,
      [`deep/${name}`]: '\uFEFF{ "rules": { "unknown-property": "information" } }',
      'other/d.sql': mistake,
      [`other/${name}`]: '{}',
      [name]: '{ "rules": { "unknown-property": "hint" } }',
    });
    const expected = [
      'a.sql hint unknown-property',
      `${join('deep', 'c.sql')} information unknown-property`,
      `${join('deep', 'er', 'b.sql')} information unknown-property`,
      `${join('other', 'd.sql')} error unknown-property`,
    ];
    const files = ['a.sql', 'deep', 'other'];
    expect(await severities(files, cwd)).toEqual(expected);
    const inside = await severities([join('..', '..', 'a.sql'), 'b.sql'], join(cwd, 'deep', 'er'));
    expect(inside.map((line) => line.split(' ')[1])).toEqual(['hint', 'information']);
  });

  it('of the current folder is for standard input', async () => {
    const cwd = folderWith({ [name]: '{ "rules": { "unknown-property": "hint" } }' });
    expect(await severities(['-'], cwd, [mistake])).toEqual(['<stdin> hint unknown-property']);
  });

  it('names the Doris version, unless the command line or the file itself does', async () => {
    const cwd = folderWith({
      'a.sql': iam,
      'b.sql': `-- doris: 4.1\n${iam}`,
      [name]: '{ "dorisVersion": "3.1" }',
    });
    const found = async (...args: string[]) => (await severities(args, cwd)).length > 0;
    expect(await found('a.sql')).toBe(true);
    expect(await found('--doris-version', '4.1', 'a.sql')).toBe(false);
    expect(await found('b.sql')).toBe(false);
    expect(await found('--doris-version', '3.1', 'b.sql')).toBe(false);
  });

  it.each([
    [
      'broken JSON',
      '{\n  "rules": {\n    "unknown-property" "off"\n  }\n}',
      `${name}:3: not valid JSON: colon expected`,
    ],
    ['nothing', '', `${name}:1: not valid JSON: value expected`],
    ['a list', '\n[]', `${name}:2: the settings must be an object: { … }`],
    ['an unknown key', '{\n"ruels": {} }', `${name}:2: unknown key "ruels": did you mean "rules"?`],
    ['a key that is nothing like any', '{ "toString": {} }', `${name}:1: unknown key "toString"`],
    ['an unknown version', '{ "dorisVersion": "3.2" }', `${name}:1: "dorisVersion" must be one of "2.0", "2.1",`],
    ['a version that is a number', '{ "dorisVersion": 3.1 }', `${name}:1: "dorisVersion" must be one of`],
    ['rules in a list', '{ "rules": ["unknown-property"] }', `${name}:1: "rules" must be an object: { … }`],
    [
      'an unknown rule',
      '{ "rules": {\r\n "unknown-propery": "off" } }',
      `${name}:2: unknown rule "unknown-propery": did you mean "unknown-property"?`,
    ],
    ['a rule that every object has', '{ "rules": { "constructor": "off" } }', `${name}:1: unknown rule "constructor"`],
    [
      'an unknown severity',
      '{ "rules": {\n\n "unknown-property": "loud" } }',
      `${name}:3: "unknown-property" must be one of "off", "hint", "information", "warning", "error"`,
    ],
    [
      'a severity that is none',
      '{ "rules": { "unknown-property": true } }',
      `${name}:1: "unknown-property" must be one of`,
    ],
  ])('that holds %s ends the run in one line, with exit code 2', async (_, config, explanation) => {
    const cwd = folderWith({ 'a.sql': plainJob('a'), [name]: config });
    const { stdout, stderr, exitCode } = await run(['lint', 'a.sql'], { cwd });
    expect(stderr).toMatch(/^doris-routine-load: [^\n]+\n$/);
    expect(stderr).toContain(explanation);
    expect([stdout, exitCode]).toEqual(['', 2]);
  });

  it('that cannot be read ends the run as well', async () => {
    const cwd = folderWith({ 'a.sql': plainJob('a') });
    mkdirSync(join(cwd, name));
    const { stderr, exitCode } = await run(['lint', 'a.sql'], { cwd });
    expect(stderr).toBe(`doris-routine-load: cannot read ${name}: it is a folder\n`);
    expect(exitCode).toBe(2);
  });
});

describe('comments in SQL', () => {
  it('silence rules, and are found when they silence none', async () => {
    const ignore = '-- doris-routine-load-ignore unknown-property: our fork has it';
    const cwd = folderWith({ 'a.sql': `${ignore}\n${mistake}\n${ignore}\n${plainJob('b')}` });
    expect(await lintJson(['a.sql'], { cwd })).toMatchObject([
      {
        code: 'unused-ignore',
        severity: 'warning',
        startLine: 3,
        startColumn: 1,
        fixes: [{ title: 'Remove the comment' }],
      },
    ]);
    expect((await run(['lint', 'a.sql'], { cwd })).exitCode).toBe(0);
  });

  it('silence rules for a whole file', async () => {
    const cwd = folderWith({
      'a.sql': `-- doris-routine-load-ignore-file unknown-property\n${mistake}\n${jobWithMistake('other')}`,
      'b.sql': mistake,
    });
    expect(await severities(['.'], cwd)).toEqual(['b.sql error unknown-property']);
  });

  it('name the Doris version of a file', async () => {
    const cwd = folderWith({ 'a.sql': `-- doris: 3.2\n${plainJob('a')}`, 'b.sql': `-- doris: 3.1\n${plainJob('a')}` });
    expect(await severities(['.'], cwd)).toEqual(['a.sql warning doris-version-comment']);
  });
});
