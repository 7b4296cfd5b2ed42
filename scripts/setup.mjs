// Set-up that every script shares: dependencies as the lockfile has them, and the pinned Node to run on.
// Imports nothing but Node itself, so that it starts on a fresh clone and on an older Node.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

const bin = path.join(root, 'node_modules', '.bin');

/** The Node that everything runs on, whatever the machine's own may be. */
export const pinnedNode = path.join(
  root,
  'node_modules',
  'node',
  'bin',
  process.platform === 'win32' ? 'node.exe' : 'node',
);
const pinnedVersion = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')).devDependencies.node;

/**
 * Installs the dependencies when they are missing or older than the lockfile, then runs `main` on the pinned Node:
 * in this process when it is that Node already, else by starting the script again. Sets the process's exit code.
 *
 * @param {string} scriptUrl `import.meta.url` of the script that was started
 * @param {() => Promise<number | void>} main gives the exit code; loads packages with `import()`, after set-up
 */
export async function runScript(scriptUrl, main) {
  endWithNpm();
  try {
    await installDependencies();
    if (!process.stdout.isTTY) process.env.NO_COLOR ??= '1';
    process.env.PATH = bin + path.delimiter + process.env.PATH;
    process.exitCode =
      process.version === `v${pinnedVersion}`
        ? ((await main()) ?? 0)
        : await restartOnPinnedNode(fileURLToPath(scriptUrl));
  } catch (error) {
    console.error(process.env.DEBUG ? error : `${error.message ?? error}`);
    process.exitCode = 1;
  }
}

/**
 * Runs a program to its end and gives its exit code (1 when a signal ended it).
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} [options] output is inherited unless told
 * @returns {Promise<number>}
 */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', ...options });
    const forward = (signal) => child.kill(signal);
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    for (const signal of signals) process.on(signal, forward);
    child.once('error', reject);
    child.once('close', (code) => {
      for (const signal of signals) process.off(signal, forward);
      resolve(code ?? 1);
    });
  });
}

/**
 * Runs npm, and says every few seconds that it is still at work.
 *
 * @param {string} title what is being done, for the progress lines
 * @param {readonly string[]} args
 * @param {string} [cwd]
 */
export async function npm(title, args, cwd = root) {
  const started = Date.now();
  const seconds = () => `${Math.round((Date.now() - started) / 1000)} s`;
  console.log(`${title} …`);
  const ticker = setInterval(() => console.log(`${title} … ${seconds()}`), 5000);
  const quiet = ['--no-audit', '--no-fund', '--no-update-notifier', '--loglevel=error'];
  const cli = process.env.npm_execpath ?? '';
  const [command, first] = cli.endsWith('npm-cli.js') ? [process.execPath, [cli]] : ['npm', []];
  try {
    const code = await run(command, [...first, ...args, ...quiet], {
      cwd,
      stdio: ['ignore', 'ignore', 'inherit'],
      shell: command === 'npm' && process.platform === 'win32',
    });
    if (code !== 0) throw new Error(`npm ${args[0]} failed with exit code ${code}.`);
  } finally {
    clearInterval(ticker);
  }
  console.log(`${title}: done in ${seconds()}`);
}

/** Ends this process when npm is told to end: its shell then dies without passing the signal on. */
function endWithNpm() {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) process.kill(process.pid, 'SIGTERM');
  }, 500).unref();
}

async function installDependencies() {
  const installed = path.join(root, 'node_modules', '.package-lock.json');
  const lockfile = path.join(root, 'package-lock.json');
  if (!existsSync(installed) || statSync(installed).mtimeMs < statSync(lockfile).mtimeMs) {
    await npm('Installing the dependencies', ['ci']);
  }
  if (!existsSync(pinnedNode)) {
    throw new Error(
      `Node ${pinnedVersion} is missing from node_modules: its install script did not run. Try "npm ci --ignore-scripts=false".`,
    );
  }
}

function restartOnPinnedNode(script) {
  return run(pinnedNode, [script, ...process.argv.slice(2)]);
}
