import { afterAll, beforeAll, expect, it } from 'vitest';
import { CodeActionRequest, CompletionRequest, HoverRequest } from 'vscode-languageserver-protocol/node';
import { jobWithMistake, mskJob, plainJob } from '../support/jobs.ts';
import { type Client, startClient } from './client.ts';

const secret = 'kY7wXq9ZbT3rLm5NcVdF2sGhJ8pQaE4uR6oKiW1x';
const megabyte = 2 ** 20;

let client: Client;
beforeAll(async () => {
  client = await startClient();
});
afterAll(async () => {
  expect(await client.stop()).toBe(0);
});

/** The server goes on serving. */
async function expectAlive(): Promise<void> {
  expect(await client.open(jobWithMistake('alive')).codes()).toEqual(['unknown-property']);
  expect((await client.open(mskJob('"aws.credentials_provider" = "|"')).offers())[0]?.label).toBe('INSTANCE_PROFILE');
}

it('null bytes are part of the text like any other character', async () => {
  const document = client.open(`\0\0${plainJob('a')}\0\n${jobWithMistake('b')}\nSELECT '\0`);
  const lines = (await document.diagnostics()).map(({ range }) => range.start.line);
  expect(lines).toContain(1);
  await expectAlive();
});

it('half a surrogate pair moves nothing', async () => {
  const document = client.open(`/* \ud83d */ ${jobWithMistake('`\ud83d`').replace('b:', 'b\ude00|:')}`);
  const key = (await document.diagnostics()).find(({ code }) => code === 'unknown-property');
  expect(key?.range.start).toEqual({ line: 0, character: document.text().indexOf('"kafka_partition"') });
  await document.hover();
  await document.offers();
  await expectAlive();
});

it('half a surrogate pair may be typed and completed', async () => {
  const document = client.open(jobWithMistake('`a`'));
  document.change({ range: { start: { line: 0, character: 21 }, end: { line: 0, character: 21 } }, text: '\ud83d' });
  document.change({ range: { start: { line: 0, character: 22 }, end: { line: 0, character: 22 } }, text: '\ude00' });
  expect(document.text()).toContain('`😀a`');
  expect(await document.codes()).toEqual(['job-name', 'unknown-property']);
});

it('ten megabytes of other SQL are passed over', async () => {
  const row = "INSERT INTO t VALUES (1, 'it''s; a row', \"--\", 'CREATE ROUTINE LOAD'); -- a note\n";
  const document = client.open(row.repeat((10 * megabyte) / row.length) + jobWithMistake('last'));
  expect(await document.codes()).toEqual(['unknown-property']);
  document.replace('kafka_partition"', 'kafka_partitions"');
  expect(await document.codes()).toEqual([]);
  await document.close();
  await expectAlive();
});

it('ten megabytes in one string are one string', async () => {
  const document = client.open(`SELECT '${'x'.repeat(10 * megabyte)}';\n${jobWithMistake('last')}`);
  expect(await document.codes()).toEqual(['unknown-property']);
  await document.close();
});

it('ten megabytes of Routine Load statements are checked to the last one', async () => {
  const job = `${mskJob('"aws.credentials_provider" = "ENV"')}\n`;
  const jobs = Array.from({ length: (10 * megabyte) / job.length }, (_, index) => job.replace('.job', `.job${index}`));
  const document = client.open(jobs.join('') + jobWithMistake('last'));
  expect(await document.codes()).toEqual(['unknown-property']);
  document.replace('kafka_partition"', 'kafka_partitions"');
  expect(await document.codes()).toEqual([]);
  await document.close();
  await expectAlive();
});

it.each([
  ['parentheses', 'CREATE ROUTINE LOAD job ON t WHERE ', '(', ' FROM KAFKA ('],
  ['brackets', 'CREATE ROUTINE LOAD job ON t WHERE ', '[', ' FROM KAFKA ('],
  ['NOTs', 'CREATE ROUTINE LOAD job ON t WHERE ', 'NOT ', ' FROM KAFKA ('],
  ['minus signs', 'CREATE ROUTINE LOAD job ON t WHERE a = ', '- ', ' FROM KAFKA ('],
  ['CASEs', 'CREATE ROUTINE LOAD job ON t WHERE ', 'CASE WHEN ', ' FROM KAFKA ('],
  ['lists', 'CREATE ROUTINE LOAD job ON t ', 'PROPERTIES (', ' FROM KAFKA ('],
  ['quotes', 'CREATE ROUTINE LOAD job ON t FROM KAFKA (', '"', ''],
  ['comment marks', 'CREATE ROUTINE LOAD job ON t ', '/*', ' FROM KAFKA ('],
])('ten thousand open %s give findings, and the server goes on', async (_, before, open, after) => {
  const own = await startClient();
  const document = own.open(`${before}${open.repeat(10_000)}${after}|\n;\n${plainJob('below')}`);
  expect((await document.codes()).length).toBeGreaterThan(0);
  await document.offers();
  await document.hover();
  await document.quickFixes();
  await document.fixAll();
  expect(await own.open(jobWithMistake('alive')).codes()).toEqual(['unknown-property']);
  expect(await own.stop()).toBe(0);
});

it('a hundred thousand surplus semicolons are passed over', async () => {
  const document = client.open(`${plainJob('a')}${';'.repeat(100_000)}\n${jobWithMistake('last')}`);
  expect(await document.codes()).toEqual(['unknown-property']);
  document.replace('kafka_partition"', 'kafka_partitions"');
  expect(await document.codes()).toEqual([]);
  await document.close();
});

it('positions beyond the text are taken back to its end', async () => {
  const { uri } = client.open(mskJob('"aws.credentials_provider" = "ENV"'));
  for (const position of [
    { line: 1000, character: 0 },
    { line: 3, character: 100_000 },
    { line: 2 ** 31 - 1, character: 2 ** 31 - 1 },
  ]) {
    const where = { textDocument: { uri }, position };
    await client.connection.sendRequest(HoverRequest.type, where);
    await client.connection.sendRequest(CompletionRequest.type, where);
    const range = { start: position, end: position };
    const context = { diagnostics: [] };
    await client.connection.sendRequest(CodeActionRequest.type, { textDocument: { uri }, range, context });
  }
  await expectAlive();
});

it('an edit beyond the text is an edit at its end', async () => {
  const document = client.open(plainJob('a'));
  const beyond = { line: 1000, character: 1000 };
  document.change({ range: { start: beyond, end: beyond }, text: `\n${jobWithMistake('b')}` });
  expect(await document.codes()).toEqual(['unknown-property']);
  expect((await document.diagnostics())[0]?.range.start.line).toBe(1);
});

it('a document that is not open has no answers', async () => {
  const where = { textDocument: { uri: 'file:///sql/nowhere.sql' }, position: { line: 0, character: 0 } };
  const range = { start: where.position, end: where.position };
  expect(await client.connection.sendRequest(HoverRequest.type, where)).toBeNull();
  expect(await client.connection.sendRequest(CompletionRequest.type, where)).toEqual([]);
  expect(
    await client.connection.sendRequest(CodeActionRequest.type, { ...where, range, context: { diagnostics: [] } }),
  ).toEqual([]);
  await expectAlive();
});

it.each([
  ['textDocument/hover', {}],
  ['textDocument/hover', { textDocument: { uri: 1 }, position: 'here' }],
  ['textDocument/completion', { textDocument: null }],
  ['textDocument/codeAction', { textDocument: { uri: 'file:///a.sql' } }],
  ['textDocument/unheardOf', { secret }],
])('a request that makes no sense (%s) is answered, without ending the server', async (method, params) => {
  await client.connection.sendRequest(method, params).catch(() => {});
  await expectAlive();
});

it.each([
  ['textDocument/didOpen', { textDocument: { uri: 'file:///broken.sql', version: 1, text: null, secret } }],
  ['textDocument/didChange', { textDocument: { uri: 'file:///broken.sql', version: 2 } }],
  ['textDocument/didClose', {}],
  ['workspace/didChangeConfiguration', { settings: secret }],
  ['somebody/said', { secret }],
])('a notification that makes no sense (%s) does not end the server', async (method, params) => {
  await client.connection.sendNotification(method, params);
  await expectAlive();
});

it('nothing of all this is written to the log with text of the user in it', async () => {
  const broken = mskJob(`"aws.access_key" = "AKIAIOSFODNN7EXAMPLE", "aws.secret_key" = "${secret}`, '(((');
  const document = client.open(broken.replace('aws.region', 'aws|.region'));
  await document.diagnostics();
  await document.offers();
  await document.hover();
  await document.fixAll();
  await client.connection.sendNotification('textDocument/didChange', {
    textDocument: { uri: document.uri, version: 9 },
    contentChanges: [{ range: { start: secret, end: secret }, text: { secret } }, secret],
  });
  await expectAlive();
  const written = client.written();
  expect(written).toContain('textDocument/didChange');
  for (const text of [secret, 'AKIAIOSFODNN7EXAMPLE', 'kafka_topic', 'orders', 'ROUTINE'])
    expect(written).not.toContain(text);
});
