import { describe, expect, it } from 'vitest';
import { changeSnapshot, openSnapshot, withWorkspace } from '../../../server/src/workspace/document.ts';
import { check } from '../../../server/src/workspace/findings.ts';
import {
  documentKey,
  nothingTold,
  noWorkspace,
  type Workspace,
  withDocuments,
  workspaceOf,
} from '../../../server/src/workspace/workspace.ts';
import { mskJob, plainJob } from '../../support/jobs.ts';

const uri = 'file:///jobs/a.sql';

function workspaceWith(...texts: readonly string[]): Workspace {
  return workspaceOf(texts.map((text, index) => ({ uri: `file:///jobs/other${index + 1}.sql`, text })));
}

/** The findings of a file beside others, each as code and marked text. */
function found(text: string, workspace: Workspace): readonly string[] {
  const snapshot = withWorkspace(openSnapshot(uri, 1, '4.1', text), workspace);
  return check(snapshot).findings.flatMap((row, index) =>
    row.map(({ code, span }) => `${code} «${snapshot.pieces[index]?.text.slice(span.start, span.end)}»`),
  );
}

const table = (name: string, keys = 'DUPLICATE'): string =>
  `CREATE TABLE ${name} (k INT) ${keys} KEY (k) DISTRIBUTED BY HASH (k) BUCKETS 1;`;
const deleting = (label: string): string => plainJob(label).replace('ON t', 'ON t WITH DELETE');
const wrong = ['table-merge-type «WITH DELETE»'];

describe('the table of a job in another file', () => {
  it.each([
    ['with the database', [table('shop.t')], deleting('shop.j')],
    ['with USE there', [`USE shop;\n${table('t')}`], deleting('shop.j')],
    ['with USE here', [table('shop.t')], `USE shop;\n${deleting('j')}`],
    ['twice the same', [table('shop.t'), table('shop.t')], deleting('shop.j')],
    ['beside one of another database', [table('shop.t'), table('crm.t', 'UNIQUE')], deleting('shop.j')],
    ['in front of a byte order mark', [`\uFEFF${table('shop.t')}`], deleting('shop.j')],
  ])('is found: %s', (_, others, text) => {
    expect(found(text, workspaceWith(...others))).toEqual(wrong);
  });

  it.each([
    ['two different ones', [table('shop.t'), table('shop.t', 'UNIQUE')], deleting('shop.j')],
    ['no database there', [table('t')], deleting('shop.j')],
    ['no database here', [table('shop.t')], deleting('j')],
    ['no database at all', [table('t')], deleting('j')],
    ['a database to be filled in', [table('`<db>`.t')], deleting('`<db>`.j')],
    ['another database', [table('crm.t')], deleting('shop.j')],
    ['another letter case', [table('shop.T')], deleting('shop.j')],
    ['altered there', [`${table('shop.t')}\nALTER TABLE shop.t ADD COLUMN v INT;`], deleting('shop.j')],
    ['altered in a third one', [table('shop.t'), 'ALTER TABLE t ADD COLUMN v INT;'], deleting('shop.j')],
    ['altered here', [table('shop.t')], `ALTER TABLE shop.t ADD COLUMN v INT;\n${deleting('shop.j')}`],
    ['half typed', ['CREATE TABLE shop.t (k INT, v;'], deleting('shop.j')],
    ['another one here', [table('shop.t')], `${table('shop.t', 'UNIQUE')}\n${deleting('shop.j')}`],
  ])('is not taken where there is a doubt: %s', (_, others, text) => {
    expect(found(text, workspaceWith(...others))).toEqual([]);
  });
});

describe('the name of a job in another file', () => {
  const other = plainJob('shop.j').replace('ON t', 'ON u').replace('"x"', '"y"');

  it('is a hint when that loads something else from the same brokers', () => {
    const snapshot = withWorkspace(openSnapshot(uri, 1, '4.1', plainJob('shop.j')), workspaceWith(other));
    const finding = check(snapshot).findings[0]?.[0];
    expect([finding?.code, finding?.severity]).toEqual(['job-name-taken', 'hint']);
    expect(finding?.message).toMatch(
      /^`other1\.sql` creates `shop\.j` too, for the same brokers, and does not stop it/,
    );
  });

  it.each([
    ['the same job', plainJob('shop.j')],
    ['another topic for the same table', plainJob('shop.j').replace('"x"', '"y"')],
    ['other brokers', other.replace('b:9092', 'c:9092')],
    ['brokers to be filled in', other.replace('b:9092', '<brokers>')],
    ['stopped', `STOP ROUTINE LOAD FOR shop.j;\n${other}`],
    ['another database', other.replace('shop.j', 'crm.j')],
    ['no database', other.replace('shop.j', 'j')],
    ['broken', other.replace('"kafka_topic" =', '"kafka_topic"')],
  ])('may be taken again: %s', (_, text) => {
    expect(found(plainJob('shop.j'), workspaceWith(text))).toEqual([]);
  });
});

describe('a job that another file creates', () => {
  const pause = 'PAUSE ROUTINE LOAD FOR shop.clicks;';

  it('is known', () => {
    const text = `${plainJob('shop.orders')}\n${pause}`;
    expect(found(text, noWorkspace)).toEqual(['unknown-job «clicks»']);
    expect(found(text, workspaceWith(plainJob('shop.clicks')))).toEqual([]);
    expect(found(text, workspaceWith(plainJob('clicks').replace('"kafka_topic" =', '"kafka_topic"')))).toEqual([]);
    expect(found(text, workspaceWith(plainJob('`<job>`')))).toEqual([]);
  });

  it('is among the names that may be meant', () => {
    const text = `${plainJob('shop.orders')}\n${pause.replace('clicks', 'clciks')}`;
    const snapshot = withWorkspace(openSnapshot(uri, 1, '4.1', text), workspaceWith(plainJob('shop.clicks')));
    expect(check(snapshot).findings[1]?.[0]?.message).toContain('Did you mean `clicks`?');
  });

  it('may be in a file that is not known', () => {
    const workspace = { ...workspaceWith('SELECT 1;'), isComplete: false };
    expect(found(`${plainJob('shop.orders')}\n${pause}`, workspace)).toEqual([]);
  });

  it('may be created anew there after this file stopped it', () => {
    const text = `STOP ROUTINE LOAD FOR shop.clicks;\n${pause}`;
    expect(found(text, workspaceWith(plainJob('shop.orders')))).toEqual(['stopped-job «clicks»']);
    expect(found(text, workspaceWith(plainJob('shop.clicks')))).toEqual([]);
  });

  it('is not missed in a file that only operates', () => {
    expect(found('PAUSE ROUTINE LOAD FOR shop.oders;', workspaceWith(plainJob('shop.orders')))).toEqual([]);
  });

  const alter = 'ALTER ROUTINE LOAD FOR shop.j FROM KAFKA ("property.client.id" = "c");';
  const reset = ['alter-default-offsets «FROM KAFKA»'];
  const atEnd = plainJob('shop.j').replace('"kafka_partitions" = "0"', '"property.group.id" = "g"');

  it('tells its default offset', () => {
    expect(found(alter, workspaceWith(atEnd))).toEqual([]);
    expect(found(alter, workspaceWith(atEnd, atEnd))).toEqual([]);
    const atBeginning = atEnd.replace('"x"', '"x", "property.kafka_default_offsets" = "OFFSET_BEGINNING"');
    expect(found(alter, workspaceWith(atBeginning))).toEqual(reset);
    expect(found(alter, workspaceWith(atEnd, atBeginning))).toEqual(reset);
    expect(found(alter, workspaceWith(atEnd, alter))).toEqual(reset);
    expect(found(alter.replace('shop.', ''), workspaceWith(atEnd))).toEqual(reset);
  });

  it('tells how it signs in', () => {
    const create = mskJob('"aws.credentials_provider" = "ENV"');
    const changed = alter
      .replace('shop.j', 'shop.job')
      .replace('client.id" = "c', 'security.protocol" = "SASL_PLAINTEXT');
    expect(found(changed, workspaceWith(create))).toEqual(['alter-iam-job «"SASL_PLAINTEXT"»']);
    expect(found(changed, workspaceWith(atEnd.replace('shop.j', 'shop.job')))).not.toContain(
      'alter-iam-job «"SASL_PLAINTEXT"»',
    );
  });
});

describe('a workspace', () => {
  const telling = (text: string) => check(openSnapshot('file:///jobs/b.sql', 1, '4.1', text));
  const told = (checked: ReturnType<typeof check>, workspace: Workspace, before = nothingTold): Workspace =>
    withDocuments(workspace, [{ document: 'file:///jobs/b.sql', before, after: checked.names }]);

  it('stays the very same while a document tells others the same', () => {
    const before = telling(`${plainJob('shop.j')}\nSELECT 1;\nPAUSE ROUTINE LOAD FOR shop.j;`);
    const workspace = told(before, noWorkspace);
    const start = { line: 1, character: 7 };
    const edits = [
      { range: { start, end: start }, text: '2 + ' },
      { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: '-- a job\n' },
      { range: { start: { line: 3, character: 24 }, end: { line: 3, character: 30 } }, text: 'other' },
    ];
    const after = edits.reduce((checked, edit) => check(changeSnapshot(checked.snapshot, 2, [edit]), checked), before);
    expect(after.snapshot.pieces).not.toEqual(before.snapshot.pieces);
    expect(told(after, workspace, before.names)).toBe(workspace);
  });

  it('forgets a document that is gone', () => {
    const checked = telling(table('shop.t'));
    const workspace = told(checked, noWorkspace);
    expect(found(deleting('shop.j'), workspace)).toEqual(wrong);
    const without = withDocuments(workspace, [
      { document: 'file:///jobs/b.sql', before: checked.names, after: nothingTold },
    ]);
    expect(found(deleting('shop.j'), without)).toEqual([]);
  });

  it('does not tell a document about itself', () => {
    const workspace = workspaceOf([{ uri, text: `${table('shop.t')}\n${plainJob('shop.orders')}` }]);
    expect(found(deleting('shop.j'), workspace)).toEqual([]);
  });

  it('knows a document however its address is written', () => {
    expect(documentKey('file:///c%3A/my%20jobs/a.sql')).toBe(documentKey('file:///C:/my jobs/a.sql'));
    expect(documentKey('file:///50%.sql')).toBe('file:///50%.sql');
  });
});
