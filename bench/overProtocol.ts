import { spawnSync } from 'node:child_process';
import { CompletionRequest, HoverRequest } from 'vscode-languageserver-protocol/node';
import { type Client, startClient } from '../test/protocol/client.ts';
import type { OpenDocument } from '../test/protocol/openDocument.ts';
import { routineLoads } from './inputs.ts';
import { median, percentile, randomNumbers, repeated, repeatedAsync, timedAsync } from './measure.ts';
import { atMost, megabytes, milliseconds, type Row, type Section } from './table.ts';

/** Everything measured with the bundled server as a process, from request to answer in the client. */
export async function measureOverProtocol(): Promise<Section> {
  const start = await startTime();
  return {
    title: 'Language server over stdio',
    rows: [
      {
        what: 'start → initialize answered, median of 10',
        value: milliseconds(start),
        mark: atMost(start, 100, milliseconds),
        peers: [`Node that does nothing ${milliseconds(nodeTime())}`],
      },
      ...(await firstDiagnostics()),
      ...(await keystrokes()),
      ...(await answers()),
      ...(await memory()),
    ],
  };
}

/** How long Node itself takes to start and end. */
function nodeTime(): number {
  return median(repeated({ warmUp: 1, runs: 10 }, () => spawnSync(process.execPath, ['--eval', ''])));
}

async function startTime(): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < 11; run++) {
    const started = performance.now();
    const client = await startClient();
    times.push(performance.now() - started);
    // one that goes on loading would take the processor from the next
    await client.stop();
  }
  return median(times.slice(1));
}

async function withClient<Result>(run: (client: Client) => Promise<Result>): Promise<Result> {
  const client = await startClient();
  try {
    return await run(client);
  } finally {
    await client.stop();
  }
}

async function firstDiagnostics(): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const count of [1, 100, 1000]) {
    const text = routineLoads(count);
    const times: number[] = [];
    for (let run = 0; run < 5; run++)
      times.push(await withClient((client) => timedAsync(() => client.open(text).diagnostics())));
    rows.push({
      what: `didOpen → first diagnostics, ${named(count)}, server just started, median of 5`,
      value: milliseconds(median(times)),
    });
  }
  return rows;
}

function named(count: number): string {
  return count === 1 ? '1 statement' : `${count.toLocaleString('en')} statements`;
}

/** Types into the name of the job in the middle and takes away what was typed; gives the time until the diagnostics are here. */
async function keystrokes(): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const count of [1, 100, 1000]) {
    const times = await withClient(async (client) => {
      const document = client.open(routineLoads(count));
      await document.diagnostics();
      const line =
        document
          .text()
          .split('\n')
          .indexOf(`-- job ${Math.floor(count / 2)}`) + 1;
      return repeatedAsync({ warmUp: 50, runs: 300 }, (index) => typeOne(document, line, index));
    });
    const p95 = percentile(times, 0.95);
    rows.push(
      { what: `keystroke → diagnostics, ${named(count)}, p50`, value: milliseconds(median(times)) },
      {
        what: `keystroke → diagnostics, ${named(count)}, p95`,
        value: milliseconds(p95),
        mark: count === 100 ? atMost(p95, 5, milliseconds) : undefined,
      },
    );
  }
  return rows;
}

/** One keystroke: ten of them write a letter each, the next ten take one away each. */
async function typeOne(document: OpenDocument, line: number, index: number): Promise<void> {
  const step = index % 20;
  const writes = step < 10;
  const character = 'CREATE ROUTINE LOAD s'.length + (writes ? step : 19 - step);
  const range = { start: { line, character }, end: { line, character: writes ? character : character + 1 } };
  document.change({ range, text: writes ? 'x' : '' });
  await document.diagnostics();
}

/** Requests at random places of the property lists. */
async function answers(): Promise<readonly Row[]> {
  return withClient(async (client) => {
    const text = routineLoads(100);
    const document = client.open(text);
    await document.diagnostics();
    const lines = text.split('\n').map((content, line) => ({ content, line }));
    const properties = lines.filter(({ content }) => content.startsWith('    "'));
    const next = randomNumbers(2);
    const position = (end: boolean) => {
      const { content, line } = properties[next(properties.length)] ?? { content: '', line: 0 };
      return { line, character: end ? content.lastIndexOf('"') : 8 };
    };
    const where = (end: boolean) => ({ textDocument: { uri: document.uri }, position: position(end) });
    const repetition = { warmUp: 50, runs: 300 };
    const complete = (end: boolean) => () => client.connection.sendRequest(CompletionRequest.type, where(end));
    const values = await repeatedAsync(repetition, complete(true));
    const keys = await repeatedAsync(repetition, complete(false));
    const hovers = await repeatedAsync(repetition, () =>
      client.connection.sendRequest(HoverRequest.type, where(false)),
    );
    return [
      { what: 'completion of a value, 100 statements, p95', value: milliseconds(percentile(values, 0.95)) },
      { what: 'completion of a key, 100 statements, p95', value: milliseconds(percentile(keys, 0.95)) },
      { what: 'hover, 100 statements, p95', value: milliseconds(percentile(hovers, 0.95)) },
    ];
  });
}

/** The memory that a process holds, in bytes; `undefined` where the system does not tell. */
function residentMemory({ process: { pid } }: Client): number | undefined {
  const { stdout } = spawnSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' });
  const kilobytes = Number.parseInt(stdout ?? '', 10);
  return Number.isNaN(kilobytes) ? undefined : kilobytes * 1024;
}

async function memory(): Promise<readonly Row[]> {
  return withClient(async (client) => {
    const idle = residentMemory(client);
    await client.open(routineLoads(100)).diagnostics();
    const full = residentMemory(client);
    return [
      { what: 'memory of the process (RSS), no document', value: idle === undefined ? 'unknown' : megabytes(idle) },
      { what: 'memory of the process (RSS), 100 statements', value: full === undefined ? 'unknown' : megabytes(full) },
    ];
  });
}
