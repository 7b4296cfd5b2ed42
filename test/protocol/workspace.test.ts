import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import {
  DidChangeWatchedFilesNotification,
  DidChangeWorkspaceFoldersNotification,
  FileChangeType,
} from 'vscode-languageserver-protocol/node';
import { folderWith } from '../support/folders.ts';
import { plainJob } from '../support/jobs.ts';
import { type Client, type ClientOptions, modernClient, startClient } from './client.ts';
import type { OpenDocument } from './openDocument.ts';

const table = 'CREATE TABLE shop.t (k INT) DUPLICATE KEY (k) DISTRIBUTED BY HASH (k) BUCKETS 1;';
const deleting = plainJob('shop.j').replace('ON t', 'ON t WITH DELETE');
const pausing = `${plainJob('shop.orders')}\nPAUSE ROUTINE LOAD FOR shop.clicks;`;

const uriOf = (...path: readonly string[]): string => pathToFileURL(join(...path)).href;

/** Settles once a document has just these findings. */
async function untilCodes(client: Client, { uri }: OpenDocument, ...codes: readonly string[]): Promise<void> {
  await client.diagnosticsWhere(
    (published) => published.uri === uri && published.diagnostics.map(({ code }) => code).join() === codes.join(),
  );
}

/** A client with these files in its one folder, of which the last one is open. */
async function clientIn(files: Readonly<Record<string, string>>, options: ClientOptions = {}) {
  const folder = folderWith(files);
  const client = await startClient({ ...options, workspaceFolders: [uriOf(folder)] });
  const [name, text] = Object.entries(files).at(-1) ?? ['', ''];
  const document = client.open(text, { uri: uriOf(folder, name) });
  const tell = (file: string, type: FileChangeType): Promise<void> =>
    client.connection.sendNotification(DidChangeWatchedFilesNotification.type, {
      changes: [{ uri: uriOf(folder, file), type }],
    });
  const write = (file: string, content: string): Promise<void> => {
    writeFileSync(join(folder, file), content);
    return tell(file, FileChangeType.Changed);
  };
  const remove = (file: string): Promise<void> => {
    rmSync(join(folder, file));
    return tell(file, FileChangeType.Deleted);
  };
  return { client, folder, document, write, remove };
}

it('checks a job against a table in another open document, while that is written and when it is closed', async () => {
  const client = await startClient();
  const job = client.open(deleting);
  expect(await job.codes()).toEqual([]);
  const tables = client.open('SELECT 1;\n');
  await tables.diagnostics();
  tables.change({ text: table });
  await untilCodes(client, job, 'table-merge-type');
  tables.replace('DUPLICATE', 'UNIQUE');
  await untilCodes(client, job);
  tables.replace('UNIQUE', 'DUPLICATE');
  await untilCodes(client, job, 'table-merge-type');
  await tables.close();
  await untilCodes(client, job);
  expect(await client.stop()).toBe(0);
});

it('says nothing about a document again when another one tells nothing that bears on it', async () => {
  const client = await startClient();
  const job = client.open(deleting);
  expect(await job.codes()).toEqual([]);
  const tables = client.open(table);
  await untilCodes(client, job, 'table-merge-type');
  tables.replace('shop.t', 'shop.u');
  await untilCodes(client, job);
  const last = async (): Promise<number> => (await client.diagnosticsWhere(({ uri }) => uri === job.uri)).number;
  const before = await last();
  let previous = 'u';
  for (const letter of 'vwx') {
    tables.replace(`shop.${previous}`, `shop.${letter}`);
    await tables.diagnostics();
    previous = letter;
  }
  expect(await last()).toBe(before);
  expect(await client.stop()).toBe(0);
});

it('knows the tables and jobs of the files in its folders', async () => {
  const { client, folder, document } = await clientIn({
    'tables/shop.sql': table,
    'node_modules/x/shop.sql': table.replace('DUPLICATE', 'UNIQUE'),
    'jobs/clicks.SQL': plainJob('shop.clicks'),
    'a.sql': `${deleting}\n${pausing}`,
  });
  await untilCodes(client, document, 'table-merge-type');
  const other = client.open('ALTER TABLE shop.t ADD COLUMN v INT;', { uri: uriOf(folder, 'b.sql') });
  await untilCodes(client, document);
  await other.close();
  await untilCodes(client, document, 'table-merge-type');
  expect(await client.stop()).toBe(0);
});

it('suggests the jobs of the files in its folders', async () => {
  const { client, folder, document } = await clientIn({
    'jobs/clicks.sql': plainJob('shop.clicks'),
    'a.sql': `${pausing}\nPAUSE ROUTINE LOAD FOR x;`,
  });
  await untilCodes(client, document, 'unknown-job');
  const other = client.open('PAUSE ROUTINE LOAD FOR |', { uri: uriOf(folder, 'b.sql') });
  expect((await other.offers()).map(({ label }) => label)).toEqual(['shop.clicks', 'shop.orders']);
  expect(await client.stop()).toBe(0);
});

it('follows the files in its folders', async () => {
  const { client, document, write, remove } = await clientIn({ 'tables.sql': 'SELECT 1;', 'a.sql': deleting });
  await document.diagnostics();
  expect(client.registered.get('workspace/didChangeWatchedFiles')).toContainEqual({
    watchers: [{ globPattern: '**/*.{sql,SQL}' }],
  });
  await write('tables.sql', table);
  await untilCodes(client, document, 'table-merge-type');
  await remove('tables.sql');
  await untilCodes(client, document);
  expect(await client.stop()).toBe(0);
});

it('takes what is written in an open document before what is in its file, until that is closed', async () => {
  const { client, folder, document, write } = await clientIn({ 'tables.sql': table, 'a.sql': deleting });
  await untilCodes(client, document, 'table-merge-type');
  const tables = client.open(table.replace('DUPLICATE', 'UNIQUE'), { uri: uriOf(folder, 'tables.sql') });
  await untilCodes(client, document);
  await write('tables.sql', `${table}\n-- saved`);
  await tables.diagnostics();
  expect(await document.codes()).toEqual([]);
  await tables.close();
  await untilCodes(client, document, 'table-merge-type');
  expect(await client.stop()).toBe(0);
});

it('misses a job only when all files are read', async () => {
  const found = await clientIn({ 'b.sql': 'SELECT 1;', 'a.sql': pausing });
  await untilCodes(found.client, found.document, 'unknown-job');
  await found.write('b.sql', plainJob('shop.clicks'));
  await untilCodes(found.client, found.document);
  expect(await found.client.stop()).toBe(0);

  const tooLong = `${pausing}\n${deleting}`;
  const silent = await clientIn({ 'c.sql': ' '.repeat(1_000_001), 'b.sql': table, 'a.sql': tooLong });
  await untilCodes(silent.client, silent.document, 'table-merge-type');
  expect(await silent.client.stop()).toBe(0);
});

it('misses no job for a client that does not tell what changes', async () => {
  const capabilities = { textDocument: modernClient.textDocument };
  const { client, document } = await clientIn({ 'b.sql': table, 'a.sql': `${pausing}\n${deleting}` }, { capabilities });
  await untilCodes(client, document, 'table-merge-type');
  expect(await client.stop()).toBe(0);
});

it('reads nothing of folders that are not on a disk', async () => {
  const client = await startClient({ workspaceFolders: ['vscode-vfs://github/shop/jobs'] });
  const document = client.open(`${pausing}\n${deleting}`, { uri: 'vscode-vfs://github/shop/jobs/a.sql' });
  expect(await document.codes()).toEqual([]);
  client.open(table, { uri: 'vscode-vfs://github/shop/jobs/b.sql' });
  await untilCodes(client, document, 'table-merge-type');
  expect(await client.stop()).toBe(0);
});

it('holds no file against an old state of itself', async () => {
  const client = await startClient();
  const document = client.open(deleting, { uri: 'file:///jobs/a.sql' });
  const old = client.open(`${table}\n${deleting}`, { uri: 'git:/jobs/a.sql?HEAD' });
  expect(await old.codes()).toEqual(['table-merge-type']);
  document.replace('"x"', '"y"');
  expect(await document.codes()).toEqual([]);
  expect(await client.stop()).toBe(0);
});

it('follows the folders of its client', async () => {
  const capabilities = { ...modernClient, workspace: { ...modernClient.workspace, workspaceFolders: true } };
  const { client, document } = await clientIn({ 'a.sql': deleting }, { capabilities });
  const tables = uriOf(folderWith({ 'tables.sql': table }));
  const change = (added: readonly string[], removed: readonly string[]): Promise<void> => {
    const folders = (uris: readonly string[]) => uris.map((uri) => ({ uri, name: uri }));
    return client.connection.sendNotification(DidChangeWorkspaceFoldersNotification.type, {
      event: { added: folders(added), removed: folders(removed) },
    });
  };
  expect(await document.codes()).toEqual([]);
  await change([tables], []);
  await untilCodes(client, document, 'table-merge-type');
  await change([], [tables]);
  await untilCodes(client, document);
  expect(await client.stop()).toBe(0);
});

it('goes on missing jobs when an open file was renamed or deleted', async () => {
  const { client, folder, document } = await clientIn({ 'a.sql': table, 'b.sql': pausing });
  await untilCodes(client, document, 'unknown-job');
  const old = client.open(table, { uri: uriOf(folder, 'a.sql') });
  expect(await old.codes()).toEqual([]);
  renameSync(join(folder, 'a.sql'), join(folder, 'c.sql'));
  await old.close();
  const renamed = client.open(table, { uri: uriOf(folder, 'c.sql') });
  await client.connection.sendNotification(DidChangeWatchedFilesNotification.type, {
    changes: [
      { uri: uriOf(folder, 'a.sql'), type: FileChangeType.Deleted },
      { uri: uriOf(folder, 'c.sql'), type: FileChangeType.Created },
    ],
  });
  expect(await renamed.codes()).toEqual([]);
  rmSync(join(folder, 'c.sql'));
  await renamed.close();
  document.replace('clicks', 'click');
  await untilCodes(client, document, 'unknown-job');
  expect(await document.codes()).toEqual(['unknown-job']);
});
