import { once } from 'node:events';
import { expect, it } from 'vitest';
import { ExitNotification } from 'vscode-languageserver-protocol/node';
import { jobWithMistake } from '../support/jobs.ts';
import { startClient } from './client.ts';

it('ends with exit code 0 after shutdown and exit', async () => {
  const client = await startClient();
  await client.open(jobWithMistake('a')).diagnostics();
  expect(await client.stop()).toBe(0);
});

it('ends with exit code 1 when it is told to exit without a shutdown, as the protocol demands', async () => {
  const client = await startClient();
  const ended = once(client.process, 'exit');
  await client.connection.sendNotification(ExitNotification.type);
  expect(await ended).toEqual([1, null]);
});

it('ends when its client goes away', async () => {
  const client = await startClient();
  const ended = once(client.process, 'exit');
  client.process.stdin.end();
  expect(await ended).toEqual([1, null]);
});
