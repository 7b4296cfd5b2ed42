import { describe, expect, it } from 'vitest';
import { isIgnorable, ruleIds } from '../../../server/src/rules/registry.ts';
import { plainJob } from '../../support/jobs.ts';
import { completeInFile, labelsInFile } from './completing.ts';

const found = plainJob('job').replace('"b:9092"', '"b"');
const all = ruleIds.filter(isIgnorable);

describe('rules to ignore', () => {
  it.each([
    ['', `-- doris-routine-load-ignore |\n${plainJob('job')}`],
    ['in a block comment', `/* doris-routine-load-ignore | */\n${plainJob('job')}`],
    ['for the whole file', `-- doris-routine-load-ignore-file |\n${plainJob('job')}`],
    ['in front of nothing yet', '-- doris-routine-load-ignore |'],
  ])('are all that a comment can silence %s', (_, sql) => {
    expect(labelsInFile(sql)).toEqual(all);
  });

  it('are those first that find something in the statement', () => {
    const sql = 'STOP ROUTINE LOAD FOR <job>;\n-- doris-routine-load-ignore |\nSHOW ROUTINE LOAD TASK;';
    expect(labelsInFile(sql)[0]).toBe('show-task');
  });

  it.each([
    [
      'behind another',
      '-- doris-routine-load-ignore show-task, |',
      '-- doris-routine-load-ignore show-task, kafka-topic',
    ],
    [
      'half typed',
      '-- doris-routine-load-ignore kafka-t|: a reason',
      '-- doris-routine-load-ignore kafka-topic: a reason',
    ],
    [
      'over another',
      '-- doris-routine-load-ignore k|afka, show-task',
      '-- doris-routine-load-ignore kafka-topic, show-task',
    ],
  ])('are written %s', (_, before, after) => {
    const sql = `${before}\n${plainJob('job')}`;
    expect(labelsInFile(sql)).not.toContain('show-task');
    expect(completeInFile(sql, 'kafka-topic').split('\n')[0]).toBe(after);
  });

  it.each([
    ['in the mark', `-- doris-routine-load-ig|\n${found}`],
    ['behind a reason', `-- doris-routine-load-ignore show-task: |\n${found}`],
    ['behind an id without a comma', `-- doris-routine-load-ignore show-task |\n${found}`],
    ['behind another mark', `-- doris-routine-load-ignore-all |\n${found}`],
    ['inside a statement', 'PAUSE ROUTINE LOAD\n-- doris-routine-load-ignore |\nFOR job;'],
    ['for the file further down', `${found}\n-- doris-routine-load-ignore-file |\n${found}`],
    ['in other SQL', 'SELECT 1;\n-- doris-routine-load-ignore |\nSELECT 2;'],
    ['in any other comment', '-- | a note'],
  ])('are not offered %s', (_, sql) => {
    expect(labelsInFile(sql)).toEqual([]);
  });
});

describe('the Doris version of a file', () => {
  const versions = ['dev', '4.1', '4.0', '3.1', '3.0', '2.1', '2.0'];

  it('is one of the release lines, newest first', () => {
    expect(labelsInFile(`-- doris: |\n${plainJob('job')}`)).toEqual(versions);
    expect(labelsInFile('-- Doris:|')).toEqual(versions);
    expect(labelsInFile('/* doris: 3| */')).toEqual(['3.1', '3.0']);
  });

  it('takes the place of another', () => {
    expect(completeInFile(`-- doris: |3.0\n${plainJob('job')}`, '4.1').split('\n')[0]).toBe('-- doris: 4.1');
    expect(completeInFile(`-- doris: 3|.0 as in the office\n${plainJob('job')}`, '3.1').split('\n')[0]).toBe(
      '-- doris: 3.1 as in the office',
    );
  });

  it('is not offered where the comment has no effect', () => {
    expect(labelsInFile(`${plainJob('job')}\n-- doris: |\n${plainJob('other')}`)).toEqual([]);
    expect(labelsInFile(`-- doris is |\n${plainJob('job')}`)).toEqual([]);
  });
});
