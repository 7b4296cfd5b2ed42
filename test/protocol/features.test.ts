import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CompletionItemKind, InsertTextMode, MarkupKind } from 'vscode-languageserver-protocol/node';
import { jobWithMistake, mskJob, plainJob } from '../support/jobs.ts';
import { readCursor } from '../support/markers.ts';
import { type Client, modernClient, startClient } from './client.ts';

let client: Client;
beforeAll(async () => {
  client = await startClient();
});
afterAll(async () => {
  expect(await client.stop()).toBe(0);
});

describe('completion', () => {
  it('offers values inside a string, with documentation', async () => {
    const document = client.open(mskJob('"aws.credentials_provider" = "|"'));
    const [first] = await document.offers();
    expect(first).toMatchObject({
      label: 'INSTANCE_PROFILE',
      kind: CompletionItemKind.EnumMember,
      insertTextMode: InsertTextMode.asIs,
      documentation: { kind: MarkupKind.Markdown },
    });
    expect(await document.complete('INSTANCE_PROFILE')).toBe(mskJob('"aws.credentials_provider" = "INSTANCE_PROFILE"'));
  });

  it('replaces what is already there', async () => {
    const document = client.open(mskJob('"aws.credentials_provider" = "INST|ANCE"'));
    expect(await document.complete('ENV')).toBe(mskJob('"aws.credentials_provider" = "ENV"'));
  });

  it('works in a string that is not closed', async () => {
    const document = client.open(
      `${plainJob('a')}\n${mskJob('"aws.credentials_provider" = "INST|').replace(/\n\);$/, '')}`,
    );
    expect(await document.complete('INSTANCE_PROFILE')).toContain('"aws.credentials_provider" = "INSTANCE_PROFILE"');
  });

  it('adds the comma that the property in front of a new one lacks', async () => {
    const sql = 'CREATE ROUTINE LOAD job ON t\nFROM KAFKA (\n  "kafka_broker_list" = "b:9092"\n  "kafka_to|"\n);';
    expect(await client.open(sql).complete('kafka_topic')).toBe(
      'CREATE ROUTINE LOAD job ON t\nFROM KAFKA (\n  "kafka_broker_list" = "b:9092",\n  "kafka_topic" = "«<topic>»"\n);',
    );
  });

  it('counts in the document, not in the statement', async () => {
    const above = '/* 😀 */ SELECT 1;\r\n-- more\r\n';
    const sql = `${above}CREATE ROUTINE LOAD job ON t\r\nFROM KAFKA (\r\n  "kafka_broker_list" = "b:9092",\r\n  "kafka_to|"\r\n);`;
    expect(await client.open(sql).complete('kafka_topic')).toBe(
      readCursor(sql).text.replace('"kafka_to"', '"kafka_topic" = "«<topic>»"'),
    );
  });

  it('offers a whole statement in an empty document and behind a finished statement', async () => {
    for (const sql of ['|', `${plainJob('a')}\n|`, `${plainJob('a')}|`]) {
      const labels = (await client.open(sql).offers()).map(({ label }) => label);
      expect(labels).toContain('CREATE ROUTINE LOAD');
    }
  });

  it('knows the jobs and tables of the file', async () => {
    const table = 'CREATE TABLE t (k INT, v INT) DUPLICATE KEY (k) DISTRIBUTED BY HASH (k) BUCKETS 1;';
    const above = `${table}\n${plainJob('a')}\n`;
    expect(await client.open(`${above}PAUSE ROUTINE LOAD FOR |`).complete('a')).toBe(
      `${above}PAUSE ROUTINE LOAD FOR a`,
    );
    const [first] = await client.open(`${above}CREATE ROUTINE LOAD b ON t COLUMNS (k, |)`).offers();
    expect(first).toMatchObject({ label: 'v', detail: 'INT', kind: CompletionItemKind.Field });
  });

  it('knows the rules that a comment can silence', async () => {
    const sql = `-- doris-routine-load-ignore |\n${jobWithMistake('a')}`;
    expect((await client.open(sql).offers())[0]?.label).toBe('unknown-property');
  });

  it('is silent in other SQL', async () => {
    expect(await client.open("SELECT '|' FROM t;").offers()).toEqual([]);
    expect(await client.open('SELECT a FROM t WHERE |;').offers()).toEqual([]);
  });

  it('gives plain text to a client that does not know snippets', async () => {
    const plain = await startClient({ capabilities: {} });
    const sql = 'CREATE ROUTINE LOAD job ON t FROM KAFKA (|);';
    const offers = await plain.open(sql).offers();
    expect(offers.map(({ label }) => label)).toContain('kafka_topic');
    expect(offers.filter(({ insertTextFormat }) => insertTextFormat === 2)).toEqual([]);
    expect(await plain.open(sql).complete('kafka_topic')).toBe(sql.replace('|', '"kafka_topic" = "<topic>"'));
    expect(await plain.stop()).toBe(0);
  });

  it('asks a client that knows snippets to open its suggestions for the value', async () => {
    const document = client.open(mskJob('|'));
    const provider = (await document.offers()).find(({ label }) => label === 'aws.credentials_provider');
    expect(provider?.command?.command).toBe('editor.action.triggerSuggest');
  });
});

describe('hover', () => {
  it('explains a key in Markdown and marks it', async () => {
    const hover = await client.open(`SELECT 1;\n${mskJob('"aws.credentials|_provider" = "ENV"')}`).hover();
    expect(hover).toMatchObject({
      contents: { kind: MarkupKind.Markdown },
      range: { start: { line: 8, character: 2 }, end: { line: 8, character: 28 } },
    });
    expect(hover?.contents).toHaveProperty('value', expect.stringContaining('**`aws.credentials_provider`**'));
  });

  it('tells at FROM KAFKA which credentials count', async () => {
    const sql = mskJob('"aws.access_key" = "<ak>"', '"aws.secret_key" = "<sk>"').replace('KAFKA', 'KA|FKA');
    expect((await client.open(sql).hover())?.contents).toHaveProperty(
      'value',
      expect.stringContaining('aws.access_key'),
    );
  });

  it('has nothing to say elsewhere', async () => {
    expect(await client.open('SELECT kafka|_topic FROM t;').hover()).toBeNull();
    expect(await client.open('-- CREATE ROUTINE LO|AD\n').hover()).toBeNull();
  });
});

describe('quick fixes', () => {
  it('repair what the cursor is on', async () => {
    const document = client.open(`SELECT 1;\n${mskJob('"aws.credentials_provider" = "INSTANCE|_PROFIL"')}`);
    const [fix] = await document.quickFixes();
    expect(fix).toMatchObject({ kind: 'quickfix', isPreferred: true });
    expect(fix?.diagnostics).toEqual(await document.diagnostics());
    expect(await document.fix('Change to INSTANCE_PROFILE')).toBe(
      `SELECT 1;\n${mskJob('"aws.credentials_provider" = "INSTANCE_PROFILE"')}`,
    );
  });

  it('are none where nothing is wrong', async () => {
    expect(await client.open(mskJob('"aws.credentials_provider" = "E|NV"')).quickFixes()).toEqual([]);
    expect(await client.open(`SELE|CT 1;\n${jobWithMistake('b')}`).quickFixes()).toEqual([]);
  });

  it('keep the line ends of the document', async () => {
    const sql = mskJob('"aws.credentials_provider" = "INSTANCE_PROFILE"').replaceAll('\n', '\r\n');
    const without = sql
      .replace('"property.sasl.mechanism" = "OAUTHBEARER",\r\n  ', '')
      .replace('FROM KAFKA', 'FROM KAF|KA');
    const document = client.open(without);
    expect(await document.codes()).toEqual(['msk-sasl-mechanism']);
    const [fix] = await document.quickFixes();
    const repaired = await document.fix(fix?.title ?? '');
    expect(repaired).toContain('"property.sasl.mechanism" = "OAUTHBEARER"');
    expect(repaired.replaceAll('\r\n', '')).not.toContain('\n');
  });
});

describe('fix all', () => {
  it('repairs every statement of the document at once', async () => {
    const document = client.open(
      [jobWithMistake('a'), 'SELECT 1;', mskJob('"aws.credentials_provider" = "INSTANCE_PROFIL"')].join('\n'),
    );
    const repaired = await document.fixAll();
    expect(repaired).toBe(
      [plainJob('a'), 'SELECT 1;', mskJob('"aws.credentials_provider" = "INSTANCE_PROFILE"')].join('\n'),
    );
    expect(await client.open(repaired ?? '').diagnostics()).toEqual([]);
  });

  it('is not offered when there is nothing to repair', async () => {
    expect(await client.open(plainJob('a')).fixAll()).toBeUndefined();
  });
});

describe('the outline', () => {
  const sql = [
    'SELECT 1;',
    '-- a job',
    plainJob('shop.`daily orders`'),
    'SHOW  ALL\nROUTINE LOAD;',
    'PAUSE ROUTINE LOAD FOR j',
  ];

  it('has the statements about Routine Load, each by its job', async () => {
    const symbols = await client.open(sql.join('\n')).symbols();
    expect(symbols).toEqual([
      'CREATE shop.daily orders (t): shop.`daily orders`',
      'SHOW ALL ROUTINE LOAD (): SHOW  ALL\nROUTINE LOAD',
      'PAUSE j (): j',
    ]);
  });

  it('follows edits, also of a statement that is broken', async () => {
    const document = client.open(plainJob('a'));
    expect(await document.symbols()).toEqual(['CREATE a (t): a']);
    document.replace('LOAD a ON t', 'LOAD b ON');
    expect(await document.symbols()).toEqual(['CREATE b (): b']);
  });

  it('is a list for clients that take no other', async () => {
    const simple = await startClient({ capabilities: {} });
    expect(await simple.open(plainJob('a')).symbols()).toEqual(['CREATE a']);
    expect(await simple.stop()).toBe(0);
  });
});

describe('the handshake', () => {
  it('names what the server can do', () => {
    expect(client.answer.capabilities).toMatchObject({
      textDocumentSync: { openClose: true, change: 2 },
      completionProvider: { triggerCharacters: ['"', "'", '.', '_'] },
      hoverProvider: true,
      documentSymbolProvider: true,
      codeActionProvider: { codeActionKinds: ['quickfix', 'source.fixAll.dorisRoutineLoad'] },
    });
  });

  it('asks to hear of settings only a client that can be asked', async () => {
    await client.open('SELECT 1;').diagnostics();
    expect([...client.registered.keys()]).toEqual([
      'workspace/didChangeWatchedFiles',
      'workspace/didChangeConfiguration',
    ]);
    const plain = await startClient({ capabilities: { textDocument: modernClient.textDocument } });
    await plain.open('SELECT 1;').diagnostics();
    expect([...plain.registered.keys()]).toEqual([]);
    expect(await plain.stop()).toBe(0);
  });
});
