// Runs the VS Code that installVscodeHost.mjs has put in place, and makes the addresses of its workbench.
import { spawn } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { vscodeFolder } from './installVscodeHost.mjs';
import { pinnedNode } from './setup.mjs';

const address = '127.0.0.1';
const usualPort = 8765;

/** Settings of a fresh profile: no welcome pages, no chat, no questions. */
const quietSettings = {
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'security.workspace.trust.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
};

/**
 * @typedef {object} VscodeServer
 * @property {number} port
 * @property {Promise<void>} exited settles when the server has ended
 * @property {() => void} stop ends the server with everything that it started
 */

/**
 * Starts the VS Code server and waits until it listens.
 *
 * @param {object} options
 * @param {string} options.dataDir where the server keeps its state and its profile
 * @param {string} options.extensionsDir where installed extensions live
 * @param {object} [options.settings] user settings of a fresh profile, on top of the quiet ones
 * @param {number} [options.port] the usual port, or any free one, unless told
 * @param {string} [options.log] file that the server's own output goes to
 * @returns {Promise<VscodeServer>}
 */
export async function startServer({ dataDir, extensionsDir, settings = {}, port, log }) {
  writeSettings(dataDir, settings);
  const temporary = mkdtempSync(path.join(tmpdir(), 'vscode-')); // a short path: VS Code keeps its sockets there
  const child = spawn(
    pinnedNode,
    [
      path.join(vscodeFolder, 'out', 'server-main.js'),
      ...['--host', address, '--port', String(await choosePort(port))],
      ...['--server-data-dir', dataDir, '--extensions-dir', extensionsDir],
      ...['--telemetry-level', 'off', '--without-connection-token', '--accept-server-license-terms'],
      ...['--disable-telemetry', '--disable-update-check', '--disable-workspace-trust'],
      '--enable-smoke-test-driver', // a built VS Code ignores the development and test paths of the address otherwise
    ],
    {
      env: { ...process.env, EXTENSIONS_GALLERY: '{}', TMPDIR: temporary, XDG_RUNTIME_DIR: temporary },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: process.platform !== 'win32', // a process group of its own, so that `stop` reaches all of it
    },
  );
  const exited = new Promise((resolve) => child.once('exit', () => resolve()));
  const stop = () => {
    try {
      if (process.platform === 'win32') child.kill();
      else process.kill(-child.pid, 'SIGKILL');
    } catch {
      // it has ended already
    }
    rmSync(temporary, { recursive: true, force: true, maxRetries: 5 });
  };
  process.once('exit', stop);
  return { port: await listeningPort(child, log), exited, stop };
}

/**
 * The address of the workbench. Paths are absolute paths on this machine.
 *
 * @param {Pick<VscodeServer, 'port'>} server
 * @param {object} [options]
 * @param {string} [options.folder] the folder, or the `.code-workspace` file, to open
 * @param {string} [options.file] a file to show
 * @param {readonly string[]} [options.developmentPaths] extensions to load from their sources
 * @param {string} [options.testsPath] module whose `run()` the extension host calls
 */
export function workbenchUrl({ port }, { folder, file, developmentPaths = [], testsPath } = {}) {
  const remote = (target) => `vscode-remote://${address}:${port}${pathToFileURL(target).pathname}`;
  const payload = [
    ['skipWelcome', 'true'],
    ['skipReleaseNotes', 'true'],
    ...developmentPaths.map((target) => ['extensionDevelopmentPath', remote(target)]),
    ...(testsPath ? [['extensionTestsPath', remote(testsPath)]] : []),
    ...(file ? [['openFile', remote(file)]] : []),
  ];
  const query = new URLSearchParams();
  if (folder) query.set(folder.endsWith('.code-workspace') ? 'workspace' : 'folder', pathToFileURL(folder).pathname);
  query.set('payload', JSON.stringify(payload));
  return `http://${address}:${port}/?${query}`;
}

function writeSettings(dataDir, settings) {
  const file = path.join(dataDir, 'data', 'User', 'settings.json');
  if (existsSync(file)) return;
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify({ ...quietSettings, ...settings }, null, 2));
}

/** The port that the server says it listens on; rejects when it ends first. */
function listeningPort(child, log) {
  let output = '';
  return new Promise((resolve, reject) => {
    const read = (data) => {
      if (log) appendFileSync(log, data);
      output += data;
      const found = /Extension host agent listening on (\d+)/.exec(output);
      if (found) resolve(Number(found[1]));
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('error', reject);
    child.once('exit', (code) =>
      reject(new Error(`The VS Code server ended with exit code ${code}.\n${output.slice(-1000)}`)),
    );
  });
}

/** The port asked for; else the usual one when nothing listens there, else 0: any free one. */
async function choosePort(asked) {
  if (asked === undefined) return (await isFree(usualPort)) ? usualPort : 0;
  if (!(await isFree(asked))) throw new Error(`Port ${asked} is taken.`);
  return asked;
}

function isFree(port) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, address, () => probe.close(() => resolve(true)));
  });
}
