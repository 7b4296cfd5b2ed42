import { expect, it } from 'vitest';
import { DiagnosticSeverity, DiagnosticTag } from 'vscode-languageserver-protocol/node';
import { jobWithMistake, mskJob, plainJob } from '../support/jobs.ts';
import { startClient } from './client.ts';

const section = 'dorisRoutineLoad';
const mistake = jobWithMistake('a');

it('takes from the settings how serious each rule is, at once for all open documents', async () => {
  const client = await startClient({ settings: { [section]: { rules: { 'unknown-property': 'information' } } } });
  const document = client.open(mistake);
  expect(await document.diagnostics()).toMatchObject([{ severity: DiagnosticSeverity.Information }]);
  const change = (rules: unknown) => () => client.changeSettings({ [section]: { rules } });
  expect(await document.codesAfter(change({ 'unknown-property': 'off' }))).toEqual([]);
  expect(await document.codesAfter(change({ 'unknown-property': 'loud' }))).toEqual(['unknown-property']);
  for (const nonsense of [null, 'off', ['off'], { constructor: 'off' }])
    expect(await document.codesAfter(change(nonsense))).toEqual(['unknown-property']);
  expect(await client.stop()).toBe(0);
});

it('follows the comments at the top of a document while they are written', async () => {
  const client = await startClient();
  const document = client.open(`-- doris: 4.1\n${mskJob('"aws.credentials_provider" = "ENV"')}\n${mistake}`);
  expect(await document.codes()).toEqual(['unknown-property']);
  document.replace('doris: 4.1', 'doris: 4.0');
  expect((await document.codes()).length).toBeGreaterThan(1);
  document.replace('doris: 4.0', 'doris: 4.0\n-- doris-routine-load-ignore-file unknown-property');
  expect(await document.codes()).toEqual([]);
  expect(await client.stop()).toBe(0);
});

it('fades a comment that ignores nothing, and offers to remove it', async () => {
  const client = await startClient();
  const document = client.open(`SELECT 1;\n-- doris-routine-load-ignore kafka|-topic: x\n${plainJob('a')}`);
  expect(await document.diagnostics()).toMatchObject([
    { code: 'unused-ignore', tags: [DiagnosticTag.Unnecessary], range: { start: { line: 1, character: 0 } } },
  ]);
  expect(await document.fix('Remove the comment')).toBe(`SELECT 1;\n${plainJob('a')}`);
  expect(await client.stop()).toBe(0);
});

it('offers the comment that silences a finding behind all repairs', async () => {
  const client = await startClient();
  const sql = mistake.replace('kafka_parti', 'kafka_|parti');
  const document = client.open(`SELECT 1;\r\n  ${sql}`);
  const fixes = await document.quickFixes();
  expect(fixes.map(({ title, isPreferred }) => [title, isPreferred])).toEqual([
    ['Change to kafka_partitions', true],
    ['Ignore unknown-property for this statement', undefined],
    ['Ignore unknown-property in this file', undefined],
  ]);
  expect(await document.fix('Ignore unknown-property for this statement')).toBe(
    `SELECT 1;\r\n  -- doris-routine-load-ignore unknown-property\r\n  ${mistake}`,
  );
  expect(await document.fix('Ignore unknown-property in this file')).toBe(
    `-- doris-routine-load-ignore-file unknown-property\r\nSELECT 1;\r\n  ${mistake}`,
  );
  expect(await client.stop()).toBe(0);
});

it('leads from every finding to the page of its rule', async () => {
  const client = await startClient();
  const [diagnostic] = await client.open(mistake).diagnostics();
  expect(diagnostic?.codeDescription?.href).toMatch(/^https:\/\/github\.com\/.*\/docs\/rules\/unknown-property\.md$/);
  expect(await client.stop()).toBe(0);
});
