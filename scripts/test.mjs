// `npm test`: every check of the repository, one after the other. The last line is `N passed, N failed`.
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { root, run, runScript } from './setup.mjs';

/** @typedef {{ passed: number, failed: number }} Count */

const one = { passed: 1, failed: 0 };
const none = { passed: 0, failed: 0 };
const failure = { passed: 0, failed: 1 };

await runScript(import.meta.url, async () => {
  const { build } = await import('./build.mjs');
  const { runEditorTests } = await import('./editorTests.mjs');
  const { packageExtension } = await import('./package.mjs');

  const counts = [
    await step('Type check', async () =>
      (await runTool('tsc', '-p', '.')) && (await runTool('tsc', '-p', 'test/editor')) ? one : failure,
    ),
    await step('Lint', async () => ((await runTool('biome', 'check', '--error-on-warnings')) ? one : failure)),
    await step('Build', async () => {
      await build();
      return none;
    }),
    await step('Unit, protocol, command line and grammar tests', runVitest),
    await step('Tests in VS Code', () => runEditorTests()),
    await step('Package', async () => {
      await packageExtension();
      return none;
    }),
    await step('Tests in VS Code, packaged extension', () => runEditorTests({ packaged: true })),
  ];
  const sum = (key) => counts.reduce((total, count) => total + count[key], 0);
  console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
  return sum('failed') > 0 ? 1 : 0;
});

/**
 * Runs one step under its title. What it throws is one failure.
 *
 * @param {string} title
 * @param {() => Promise<Count>} work
 * @returns {Promise<Count>}
 */
async function step(title, work) {
  const started = Date.now();
  console.log(`\n▸ ${title}`);
  let count = failure;
  try {
    count = await work();
  } catch (error) {
    console.error(error.message ?? error);
  }
  const verdict = count.failed > 0 ? `${count.failed} failed` : 'ok';
  console.log(`  ${verdict}, ${((Date.now() - started) / 1000).toFixed(1)} s`);
  return count;
}

/** Runs a program of node_modules; gives whether it succeeded. */
async function runTool(tool, ...args) {
  return (await run(tool, args, { shell: process.platform === 'win32' })) === 0;
}

async function runVitest() {
  const file = path.join(root, 'out', 'vitest.json');
  mkdirSync(path.dirname(file), { recursive: true });
  rmSync(file, { force: true });
  const succeeded = await runTool(
    'vitest',
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  );
  const { numPassedTests: passed, numFailedTests, testResults } = JSON.parse(readFileSync(file, 'utf8'));
  const brokenFiles = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.every((test) => test.status !== 'failed'),
  );
  const failed = numFailedTests + brokenFiles.length;
  return { passed, failed: succeeded ? failed : Math.max(failed, 1) };
}
