import { expect, it } from 'vitest';
import { DidChangeConfigurationNotification } from 'vscode-languageserver-protocol/node';
import { mskJob } from '../support/jobs.ts';
import { type ClientOptions, modernClient, startClient } from './client.ts';

/** Doris knows Amazon MSK and its `aws.` keys since 4.1. */
const sql = mskJob('"aws.credentials_provider" = "ENV"');
const section = 'dorisRoutineLoad';
/** A client that cannot be asked for settings. */
const silentClient = { textDocument: modernClient.textDocument };

/** The codes of a statement that only Doris 4.1 takes, for a client with some settings. */
async function codesFor(options: ClientOptions): Promise<readonly unknown[]> {
  const client = await startClient(options);
  const codes = await client.open(sql).codes();
  expect(await client.stop()).toBe(0);
  return codes;
}

it('checks for the newest release unless told otherwise', async () => {
  expect(await codesFor({})).toEqual([]);
  expect(await codesFor({ capabilities: {} })).toEqual([]);
});

it('takes the Doris version from the settings of the client', async () => {
  const codes = await codesFor({ settings: { [section]: { dorisVersion: '3.1' } } });
  expect(codes).toContain('unknown-property');
});

it('checks all open documents anew when the version changes, and offers what that version knows', async () => {
  const client = await startClient({ settings: { [section]: { dorisVersion: '4.1' } } });
  const document = client.open(sql);
  const keys = client.open('CREATE ROUTINE LOAD job ON t FROM KAFKA (|);');
  const labels = async () => (await keys.offers()).map(({ label }) => label);
  expect(await document.codes()).toEqual([]);
  await keys.diagnostics();
  expect(await labels()).toContain('aws.region');
  const [, fresh] = await Promise.all([
    keys.codesAfter(async () => {}),
    document.codesAfter(() => client.changeSettings({ [section]: { dorisVersion: '4.0' } })),
  ]);
  expect(fresh).toContain('unknown-property');
  expect(await labels()).not.toContain('aws.region');
  expect(await document.codesAfter(() => client.changeSettings({}))).toEqual([]);
  expect(await client.stop()).toBe(0);
});

it('takes the Doris version from the initialization options of a client that cannot be asked', async () => {
  const codes = await codesFor({ capabilities: silentClient, initializationOptions: { dorisVersion: '2.1' } });
  expect(codes).toContain('unknown-property');
});

it('takes the Doris version from what such a client sends later', async () => {
  const client = await startClient({ capabilities: silentClient });
  const document = client.open(sql);
  expect(await document.codes()).toEqual([]);
  const send = (settings: unknown) => () =>
    client.connection.sendNotification(DidChangeConfigurationNotification.type, { settings });
  expect(await document.codesAfter(send({ [section]: { dorisVersion: '3.0' } }))).toContain('unknown-property');
  expect(await document.codesAfter(send({ other: {} }))).toContain('unknown-property');
  expect(await document.codesAfter(send({ [section]: { dorisVersion: '4.1' } }))).toEqual([]);
  expect(await client.stop()).toBe(0);
});

it.each([
  ['an unknown version', { dorisVersion: '9.9' }],
  ['a number', { dorisVersion: 3.1 }],
  ['null', null],
  ['a list', ['3.1']],
  ['a name that every object has', { dorisVersion: 'constructor' }],
])('checks for the newest release when the setting is %s', async (_, setting) => {
  expect(await codesFor({ settings: { [section]: setting } })).toEqual([]);
  expect(await codesFor({ capabilities: silentClient, initializationOptions: setting })).toEqual([]);
});

it('checks documents of a client that answers no question about settings', async () => {
  const client = await startClient();
  client.connection.onRequest('workspace/configuration', () => {
    throw new Error('no settings here');
  });
  expect(await client.open(sql.replace('"ENV"', '"ENVIRON"')).codes()).toEqual(['aws-credentials-provider-value']);
  expect(await client.stop()).toBe(0);
});

it('goes on with a client that refuses what it said it could do', async () => {
  const client = await startClient();
  client.connection.onRequest('client/registerCapability', () => {
    throw new Error('nothing is registered here');
  });
  const document = client.open(sql);
  expect(await document.codes()).toEqual([]);
  const settings = { [section]: { dorisVersion: '3.1' } };
  expect(await document.codesAfter(() => client.changeSettings(settings))).toContain('unknown-property');
  expect(await client.stop()).toBe(0);
});
