import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DiagnosticSeverity, DiagnosticTag } from 'vscode-languageserver-protocol/node';
import { jobWithMistake, mskJob, plainJob } from '../support/jobs.ts';
import { readRanges } from '../support/markers.ts';
import { type Client, startClient } from './client.ts';

let client: Client;
beforeAll(async () => {
  client = await startClient();
});
afterAll(async () => {
  expect(await client.stop()).toBe(0);
});

const marked = mskJob('"aws.credentials_provider" = «"INSTANCE_PROFIL"»');
const mistaken = readRanges(marked).text;
const correct = mistaken.replace('PROFIL"', 'PROFILE"');

describe('diagnostics', () => {
  it('mark what is wrong, with severity, code and message', async () => {
    const document = client.open(mistaken);
    expect(await document.marked()).toBe(marked);
    const [diagnostic] = await document.diagnostics();
    expect(diagnostic).toMatchObject({
      range: { start: { line: 7, character: 31 }, end: { line: 7, character: 48 } },
      severity: DiagnosticSeverity.Error,
      code: 'aws-credentials-provider-value',
      source: 'Doris Routine Load',
    });
    expect(diagnostic?.message).toContain('`INSTANCE_PROFIL`');
  });

  it('fade what has no effect and point at what wins', async () => {
    const document = client.open(
      mskJob('"aws.access_key" = "<ak>"', '"aws.secret_key" = "<sk>"', '"aws.credentials_provider" = "ENV"'),
    );
    const shadowed = (await document.diagnostics()).find(({ code }) => code === 'aws-credentials-shadowed');
    expect(shadowed).toMatchObject({ tags: [DiagnosticTag.Unnecessary], range: { start: { line: 9 } } });
    expect(
      shadowed?.relatedInformation?.map(({ location }) => [location.uri, location.range.start.line]),
    ).toContainEqual([document.uri, 7]);
  });

  it('are none for a job in which nothing is wrong', async () => {
    expect(await client.open(correct).diagnostics()).toEqual([]);
  });

  it('are none for other SQL', async () => {
    const sql =
      "SELECT 'a\nFROM t WHERE x = 1;\nINSERT INTO t VALUES (1, 'it''s');\nCREATE TABLE t (a INT) ENGINE = x;";
    expect(await client.open(sql).diagnostics()).toEqual([]);
  });

  it('are none for an empty document', async () => {
    expect(await client.open('').diagnostics()).toEqual([]);
  });

  it('carry the version of the text they were made for', async () => {
    const document = client.open(mistaken);
    await document.diagnostics();
    document.replace('orders"', 'other"');
    const published = await client.diagnosticsWhere(({ uri, version }) => uri === document.uri && version === 2);
    expect(published.diagnostics).toHaveLength(1);
  });

  it('appear, move and vanish while the text is edited', async () => {
    const document = client.open(correct);
    expect(await document.diagnostics()).toEqual([]);
    document.replace('PROFILE"', 'PROFIL"');
    expect(await document.marked()).toBe(marked);
    document.replace('CREATE', '-- moved by\n-- two lines\n  CREATE');
    expect(await document.marked()).toBe(`-- moved by\n-- two lines\n  ${marked}`);
    document.replace('PROFIL"', 'PROFILE"');
    expect(await document.diagnostics()).toEqual([]);
  });

  it('follow one message with several changes, each relative to the one before it', async () => {
    const document = client.open(correct);
    const at = (line: number, character: number, length = 0) => ({
      start: { line, character },
      end: { line, character: character + length },
    });
    document.change(
      { range: at(0, 0), text: 'SELECT 1;\n' },
      { range: at(8, 31, 18), text: '"INSTANCE"' },
      { range: at(8, 40), text: '_PROFIL' },
      { range: { start: { line: 0, character: 0 }, end: { line: 1, character: 0 } }, text: '' },
    );
    expect(document.text()).toBe(mistaken);
    expect(await document.marked()).toBe(marked);
  });

  it('follow a burst of keystrokes', async () => {
    const document = client.open(correct);
    document.replace('PROFILE"', 'PROFIL"');
    for (const letter of 'a_long_name') document.replace(' ON', `${letter} ON`);
    expect(await document.marked()).toBe(marked.replace('shop.job', 'shop.joba_long_name'));
  });

  it('follow a change that replaces the whole text', async () => {
    const document = client.open(correct);
    document.change({ text: mistaken });
    expect(await document.marked()).toBe(marked);
  });

  it.each([
    ['CRLF', marked.replaceAll('\n', '\r\n')],
    ['lone CR', marked.replaceAll('\n', '\r')],
    ['characters of two UTF-16 units', `/* 😀😀 */ ${marked.replace('CREATE', '/* 𝒮 */ CREATE')}`],
    ['a byte order mark', `\uFEFF${marked}`],
  ])('are in the right place in a text with %s', async (_, expected) => {
    const { text } = readRanges(expected);
    const document = client.open(text.replace('PROFIL"', 'PROFILE"'));
    expect(await document.diagnostics()).toEqual([]);
    document.replace('PROFILE"', 'PROFIL"');
    expect(await document.marked()).toBe(expected);
    document.replace('shop.job', '/* 😀 */ shop.job');
    expect(await document.marked()).toBe(expected.replace('shop.job', '/* 😀 */ shop.job'));
  });

  it('of a broken statement leave its neighbours alone', async () => {
    const document = client.open(
      [plainJob('a'), jobWithMistake('b'), 'SELECT "1;', plainJob('c'), mistaken].join('\n'),
    );
    expect(await document.codes()).toEqual(['unknown-property', 'aws-credentials-provider-value']);
    document.replace('b ON t FROM KAFKA (', 'b ON t FROM KAFKA ((("');
    const lines = new Set((await document.diagnostics()).map(({ range }) => range.start.line));
    expect([...lines].toSorted((a, b) => a - b)).toEqual([1, 11]);
  });

  it('name a lost semicolon and go on with the next statement', async () => {
    const document = client.open(`${plainJob('a').slice(0, -1)}\n${jobWithMistake('b')}`);
    expect(await document.codes()).toEqual(['syntax-error', 'unknown-property']);
  });

  it('vanish when the document is closed, and are back when it is opened again', async () => {
    const document = client.open(mistaken);
    expect(await document.diagnostics()).toHaveLength(1);
    expect(await document.codesAfter(() => document.close())).toEqual([]);
    const again = client.open(mistaken, { uri: document.uri });
    await client.diagnosticsWhere(({ uri, diagnostics }) => uri === again.uri && diagnostics.length > 0);
    expect(await again.marked()).toBe(marked);
  });

  it('are kept apart from those of other documents', async () => {
    const one = client.open(mistaken);
    const other = client.open(correct);
    other.replace('orders"', 'o"');
    expect(await other.diagnostics()).toEqual([]);
    expect(await one.marked()).toBe(marked);
  });
});
