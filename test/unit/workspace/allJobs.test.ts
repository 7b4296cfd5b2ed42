import { describe, expect, it } from 'vitest';
import { changeSnapshot, openSnapshot } from '../../../server/src/workspace/document.ts';
import { check } from '../../../server/src/workspace/findings.ts';
import { foundInFile as found } from '../../support/findings.ts';
import { plainJob } from '../../support/jobs.ts';

const pauseAll = 'PAUSE ALL ROUTINE LOAD;';
const resumeAll = 'RESUME ALL ROUTINE LOAD;';

describe('an ALTER behind statements on all jobs', () => {
  const job = plainJob('shop.j');
  const pause = 'PAUSE ROUTINE LOAD FOR shop.j;';
  const resume = 'RESUME ROUTINE LOAD FOR shop.j;';
  const alter = 'ALTER ROUTINE LOAD FOR shop.j PROPERTIES ("max_error_number" = "1");';
  const running = ['alter-running-job «shop.j»'];

  it.each([
    ['all paused', ['USE shop;', job, pauseAll, alter], []],
    ['all paused, and all resumed', ['USE shop;', job, pauseAll, resumeAll, alter], running],
    ['all resumed, and all paused', ['USE shop;', job, resumeAll, pauseAll, alter], []],
    ['paused, and all resumed', ['USE shop;', pause, resumeAll, alter], running],
    ['all paused, and this one resumed', ['USE shop;', job, pauseAll, resume, alter], running],
    ['all of another database paused', ['USE crm;', job, pauseAll, alter], running],
    ['all of another database resumed', ['USE crm;', job, pause, resumeAll, alter], []],
    ['all of a database that may be another resumed', [job, pause, resumeAll, alter], []],
    ['all of a database that may be the same paused', [job, pauseAll, alter], []],
    ['all of a database that is to be filled in paused', ['USE `<database>`;', job, pauseAll, alter], []],
    ['resumed with all, and nothing known of it', ['USE shop;', resumeAll, alter], []],
    ['a namesake in another database paused', [job, pause.replace('shop', 'crm'), alter], running],
    ['a namesake in another database stopped', [job, 'STOP ROUTINE LOAD FOR crm.j;', alter], running],
  ])('%s', (_, statements, expected) => {
    expect(found(...statements).filter((line) => !line.startsWith('unknown-job'))).toEqual(expected);
  });

  it('is looked at anew when one of these goes', () => {
    const text = ['USE shop;', job, pauseAll, resumeAll, alter].join('\n');
    const before = check(openSnapshot('file:///a.sql', 1, '4.1', text));
    expect(before.findings.flat().map(({ code }) => code)).toEqual(['alter-running-job']);
    const range = { start: { line: 3, character: 0 }, end: { line: 3, character: resumeAll.length } };
    const after = check(changeSnapshot(before.snapshot, 2, [{ range, text: '' }]), before);
    expect(after.findings.flat()).toEqual([]);
  });
});

describe('the name of a job that ends with its database or table', () => {
  const job = plainJob('shop.j');
  const taken = ['job-name-taken «shop.j»'];

  it.each([
    ['the database', ['DROP DATABASE shop;', 'CREATE DATABASE shop;'], []],
    ['the database, if it exists', ['DROP DATABASE IF EXISTS internal.`shop` FORCE;'], []],
    ['the schema', ['DROP SCHEMA shop;'], []],
    ['another database', ['DROP DATABASE crm;'], taken],
    ['a database to be filled in', ['DROP DATABASE `<database>`;'], []],
    ['the table', ['DROP TABLE IF EXISTS shop.T FORCE;'], []],
    ['the table by USE', ['USE shop;', 'DROP TABLE t;'], []],
    ['a table that may be the same', ['DROP TABLE t;'], []],
    ['another table', ['DROP TABLE shop.u;'], taken],
    ['the table of another database', ['DROP TABLE crm.t;'], taken],
  ])('%s', (_, between, expected) => {
    expect(found(job, ...between, job)).toEqual(expected);
  });

  it('is taken when the DROP stands elsewhere', () => {
    expect(found('DROP DATABASE shop;', job, job, 'DROP DATABASE shop;')).toEqual(taken);
  });
});
