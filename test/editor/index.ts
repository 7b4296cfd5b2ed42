import { appendFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type Mocha from 'mocha';

/** The suite that sees the extension before any other suite has opened a document. */
const first = 'activation.test.cjs';

/** Called by VS Code's extension host: runs every suite of this folder; rejects when a test failed. */
export async function run(): Promise<void> {
  const { default: MochaRunner } = await import('mocha');
  const mocha = new MochaRunner({ ui: 'bdd', timeout: 20_000, forbidOnly: true, reporter: MochaRunner.reporters.Base });
  const suites = readdirSync(__dirname).filter((name) => name.endsWith('.test.cjs') && name !== first);
  for (const name of [first, ...suites.sort()]) {
    mocha.addFile(join(__dirname, name));
  }
  await mocha.loadFilesAsync();
  const failures = await new Promise<number>((resolve) => record(mocha.run(resolve)));
  if (failures > 0) {
    throw new Error(`${failures} tests failed`);
  }
}

/**
 * Appends one line of JSON for each test to the file named by EDITOR_TEST_RESULTS, and a last line `{"end":true}`.
 * What has run is on disk even when VS Code ends early.
 */
function record(runner: Mocha.Runner): void {
  const file = process.env.EDITOR_TEST_RESULTS;
  if (file === undefined) {
    throw new Error('EDITOR_TEST_RESULTS names no file.');
  }
  const append = (line: object): void => appendFileSync(file, `${JSON.stringify(line)}\n`);
  const titleOf = (test: Mocha.Runnable): string => test.titlePath().join(' › ');
  runner.on('pass', (test) => append({ title: titleOf(test), state: 'passed', duration: test.duration }));
  runner.on('pending', (test) => append({ title: titleOf(test), state: 'skipped' }));
  runner.on('fail', (test, error: Error) =>
    append({ title: titleOf(test), state: 'failed', error: error.stack ?? String(error) }),
  );
  runner.on('end', () => append({ end: true }));
}
