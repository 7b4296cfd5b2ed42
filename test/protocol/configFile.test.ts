import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import {
  type Diagnostic,
  DiagnosticSeverity,
  DidChangeWatchedFilesNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  FileChangeType,
} from 'vscode-languageserver-protocol/node';
import { lintJson } from '../cli/program.ts';
import { folderWith } from '../support/folders.ts';
import { jobWithMistake, mskJob } from '../support/jobs.ts';
import { type Client, type ClientOptions, startClient } from './client.ts';

const name = 'doris-routine-load.jsonc';
const section = 'dorisRoutineLoad';
const mistake = jobWithMistake('a');
/** Only 4.1 knows its keys. */
const iam = mskJob('"aws.credentials_provider" = "ENV"');
const misspelt = '{ "rules": { "unknown-propery": "off", "unknown-property": "hint" } }';

const clients: Client[] = [];
afterEach(async () => {
  for (const client of clients.splice(0)) expect(await client.stop()).toBe(0);
});

/** A client with a folder on a disk. */
async function open(files: Readonly<Record<string, string>>, options: ClientOptions = {}) {
  const folder = folderWith(files);
  const uriOf = (file: string): string => pathToFileURL(path.join(folder, file)).href;
  const client = await startClient(options);
  clients.push(client);
  const tell = (file: string, type: FileChangeType): Promise<void> =>
    client.connection.sendNotification(DidChangeWatchedFilesNotification.type, {
      changes: [{ uri: uriOf(file), type }],
    });
  return {
    ...{ client, folder, uriOf },
    sql: (file: string, text: string) => client.open(text, { uri: uriOf(file) }),
    write: (file: string, text: string) => {
      // at one go, as the server may be reading the file just now
      const whole = path.join(folder, file);
      writeFileSync(`${whole}.new`, text);
      renameSync(`${whole}.new`, whole);
      return tell(file, FileChangeType.Changed);
    },
    remove: (file: string) => {
      rmSync(path.join(folder, file));
      return tell(file, FileChangeType.Deleted);
    },
    /** What the next diagnostics of a file say, those that are here included when `since` is 0. */
    problems: async (file: string, since = 0): Promise<readonly string[]> => {
      const { diagnostics } = await client.diagnosticsWhere((p) => p.uri === uriOf(file) && p.number > since);
      return diagnostics.map(({ message }) => (typeof message === 'string' ? message : message.value));
    },
  };
}

const told = ({ severity, code }: Diagnostic): string => `${severity} ${code}`;

describe('a file with settings', () => {
  it('says how serious rules are and which Doris the documents are for', async () => {
    const { sql } = await open({
      [name]: '// ours\n{ "dorisVersion": "3.1", "rules": { "unknown-property": "hint", } }',
    });
    const diagnostics = await sql('a.sql', iam).diagnostics();
    expect(diagnostics.map(told)).toEqual(Array(2).fill(`${DiagnosticSeverity.Hint} unknown-property`));
  });

  it('may be in a folder above, and the nearest one counts alone', async () => {
    const { sql } = await open({
      [name]: '{ "dorisVersion": "3.1", "rules": { "unknown-property": "information" } }',
      [`deep/${name}`]: '{ "rules": { "unknown-property": "warning" } }',
    });
    expect((await sql('with blank & ü/a.sql', mistake).diagnostics()).map(told)).toEqual(['3 unknown-property']);
    expect((await sql('deep/er/a.sql', mistake).diagnostics()).map(told)).toEqual(['2 unknown-property']);
    expect(await sql('deep/iam.sql', iam).codes()).toEqual([]);
  });

  it('comes before the settings of the user, which count where it is silent', async () => {
    const { sql } = await open(
      { [name]: '{ "dorisVersion": "4.1", "rules": { "unknown-property": "warning" } }' },
      {
        settings: {
          [section]: { dorisVersion: '2.1', rules: { 'unknown-property': 'off', 'msk-broker-port': 'off' } },
        },
      },
    );
    const text = `${mistake}\n${iam.replace(':9098', ':9092')}`;
    expect((await sql('a.sql', text).diagnostics()).map(told)).toEqual(['2 unknown-property']);
  });

  it('comes behind the comment at the top of a document', async () => {
    const { sql } = await open({ [name]: '{ "dorisVersion": "3.1" }' });
    expect(await sql('a.sql', `-- doris: 4.1\n${iam}`).codes()).toEqual([]);
  });

  it('counts with a client that cannot be asked for settings, or does not answer', async () => {
    const files = { [name]: '{ "rules": { "unknown-property": "off" } }' };
    const silent = await open(files, { capabilities: {} });
    expect(await silent.sql('a.sql', mistake).codes()).toEqual([]);
    const failing = await open(files);
    failing.client.connection.onRequest('workspace/configuration', () => {
      throw new Error('no settings here');
    });
    expect(await failing.sql('a.sql', mistake).codes()).toEqual([]);
  });

  it('counts no longer than the settings of the user change, and not less', async () => {
    const { client, sql } = await open({ [name]: '{ "rules": { "unknown-property": "hint" } }' });
    const document = sql('a.sql', mistake.replace('b:9092', 'kafka://b:9092'));
    expect((await document.diagnostics()).map(told)).toEqual(['4 unknown-property', '2 kafka-broker-list']);
    const rules = { 'unknown-property': 'off', 'kafka-broker-list': 'off' };
    const codes = await document.codesAfter(() => client.changeSettings({ [section]: { rules } }));
    expect(codes).toEqual(['unknown-property']);
  });

  it.each(['untitled:a.sql', 'memfs:$', 'vscode-vfs://host$'])('has no say about a document at %s', async (address) => {
    const { client, uriOf } = await open({ [name]: '{ "rules": { "unknown-property": "off" } }' });
    const uri = address.replace('$', new URL(uriOf('a.sql')).pathname);
    expect(await client.open(mistake, { uri }).codes()).toEqual(['unknown-property']);
  });

  it('is no SQL when the client opens it', async () => {
    const { client, uriOf, sql } = await open({});
    client.open(mistake, { uri: uriOf(name), languageId: 'jsonc' });
    await sql('a.sql', mistake).codes();
    expect(client.published()).toBe(1);
  });

  it('means to the editor what it means to the command line', async () => {
    const files = {
      'a.sql': `${mistake}\n${iam}`,
      'deep/b.sql': `${mistake}\n${iam.replace(':9098', ':9092')}`,
      'deep/er/c.sql': `-- doris: 3.0\n${iam}`,
      [name]: '{ "rules": { "unknown-property": "information" } }',
      [`deep/${name}`]: '\uFEFF{ "dorisVersion": "4.0", "rules": { "unknown-property": "warning" } }',
    };
    const { folder, sql } = await open(files);
    const names = ['error', 'warning', 'information', 'hint'];
    for (const file of ['a.sql', 'deep/b.sql', 'deep/er/c.sql'] as const) {
      const inEditor = (await sql(file, files[file]).diagnostics()).map(
        ({ severity, code, range }) => `${range.start.line + 1} ${names[(severity ?? 0) - 1]} ${code}`,
      );
      const onCommandLine = await lintJson([file], { cwd: folder });
      expect(inEditor).toEqual(
        onCommandLine.map(({ startLine, severity, code }) => `${startLine} ${severity} ${code}`),
      );
      expect(inEditor.length).toBeGreaterThan(0);
    }
  });
});

describe('when a file with settings', () => {
  it('is created, changed and deleted, the documents below it are checked anew', async () => {
    const { sql, write, remove } = await open({ 'jobs/other.txt': '' });
    const document = sql('jobs/a.sql', mistake);
    expect(await document.codes()).toEqual(['unknown-property']);
    expect(await document.codesAfter(() => write(name, '{ "rules": { "unknown-property": "off" } }'))).toEqual([]);
    expect(await document.codesAfter(() => write(`jobs/${name}`, '{}'))).toEqual(['unknown-property']);
    expect(await document.codesAfter(() => remove(`jobs/${name}`))).toEqual([]);
    expect(await document.codesAfter(() => remove(name))).toEqual(['unknown-property']);
  });

  it('changes where the client does not watch, a document that is opened then is checked by it', async () => {
    const { client, folder, sql } = await open(
      { [name]: '{ "rules": { "unknown-property": "off" } }' },
      { capabilities: {} },
    );
    expect(await sql('a.sql', mistake).codes()).toEqual([]);
    writeFileSync(path.join(folder, name), '{ "rules": { "unknown-property": "hint" } }');
    expect(await sql('b.sql', mistake).codes()).toEqual(['unknown-property']);
    expect([...client.registered]).toEqual([]);
  });

  it('lies in an open folder, the client watches it there; elsewhere in each folder that was looked in', async () => {
    const inside = 'file:///the/open%20folder';
    const client = await startClient({ workspaceFolders: [inside] });
    clients.push(client);
    await client.open(mistake, { uri: `${inside}/deep/a.sql` }).codes();
    await client.open(mistake, { uri: `${inside}/b.sql` }).codes();
    expect(client.registered.get('workspace/didChangeWatchedFiles')).toEqual([
      { watchers: [{ globPattern: `**/${name}` }] },
      { watchers: [{ globPattern: '**/*.{sql,SQL}' }] },
      {
        watchers: ['file:///the/', 'file:///'].map((baseUri) => ({ globPattern: { baseUri, pattern: name } })),
      },
    ]);
  });
});

describe('a broken file', () => {
  const message = 'unknown rule "unknown-propery": did you mean "unknown-property"?';

  it('counts as far as it is right; the rest is told once in the log and marked in the file', async () => {
    const { client, sql, uriOf, problems } = await open({ [name]: misspelt });
    expect((await sql('a.sql', mistake).diagnostics()).map(told)).toEqual(['4 unknown-property']);
    await sql('deep/b.sql', mistake).diagnostics();
    expect(await problems(name)).toEqual([message]);
    expect(client.written()).toBe(`${uriOf(name)}:1: ${message}`);
  });

  it('counts as far as it can be read, when it is no JSON', async () => {
    const { sql, problems } = await open({ [name]: '{ "rules": { "unknown-property": "off"\n' });
    expect(await sql('a.sql', mistake).codes()).toEqual([]);
    expect(new Set(await problems(name))).toEqual(new Set(['not valid JSON: close brace expected']));
  });

  it('is marked until it is repaired or deleted', async () => {
    const { client, sql, write, remove, problems } = await open({ [name]: misspelt });
    const document = sql('a.sql', mistake);
    await document.diagnostics();
    const next = async (action: () => Promise<void>) => {
      const since = client.published();
      await action();
      return problems(name, since);
    };
    expect(await next(() => write(name, '{}'))).toEqual([]);
    expect(await next(() => write(name, '[]'))).toEqual(['the settings must be an object: { … }']);
    expect(await next(() => remove(name))).toEqual([]);
    expect(await next(() => write(name, misspelt))).toEqual([message]);
    await document.close();
    expect(await next(() => write(name, '{}'))).toEqual([]);
  });

  it('is not marked twice where the editor checks what is open by the schema', async () => {
    const { client, sql, uriOf, problems } = await open(
      { [name]: misspelt },
      { initializationOptions: { hasConfigSchema: true } },
    );
    const next = async (action: Promise<void>) => {
      const since = client.published();
      await action;
      return problems(name, since);
    };
    const textDocument = { uri: uriOf(name), languageId: 'jsonc', version: 1, text: misspelt };
    const { connection } = client;
    await sql('a.sql', mistake).diagnostics();
    expect(await problems(name)).toEqual([message]);
    expect(await next(connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument }))).toEqual([]);
    expect(await next(connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument }))).toEqual([
      message,
    ]);
    const documentSelector = [{ scheme: 'file', pattern: `**/${name}` }];
    expect(client.registered.get('textDocument/didOpen')).toEqual([{ documentSelector }]);
    expect(client.registered.get('textDocument/didClose')).toEqual([{ documentSelector }]);
  });

  it('that cannot be read is told once, and those above it count', async () => {
    const { client, folder, sql, uriOf } = await open({ [name]: '{ "rules": { "unknown-property": "hint" } }' });
    mkdirSync(path.join(folder, 'deep', name), { recursive: true });
    for (const file of ['deep/a.sql', 'deep/b.sql'])
      expect((await sql(file, mistake).diagnostics()).map(told)).toEqual(['4 unknown-property']);
    expect(client.written()).toBe(`${uriOf(`deep/${name}`)} cannot be read: its settings do not count.`);
  });
});
