#!/usr/bin/env node
// Stands in for the desktop `code` program where there is none: takes the options that @vscode/test-electron gives,
// runs the suite in the extension host behind a headless browser, and ends with the suite's exit code.
// VSCODE_HOST_LOG names a file for the log; VSCODE_HOST_TIMEOUT is the limit in seconds (300).
import { spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { format, parseArgs } from 'node:util';
import { vscodeFolder } from './installVscodeHost.mjs';
import { pinnedNode } from './setup.mjs';
import { startServer, workbenchUrl } from './vscodeHost.mjs';

const log = process.env.VSCODE_HOST_LOG;
const note = (text) => log && appendFileSync(log, `${text}\n`);

const { values: options, positionals } = parseArgs({
  strict: false, // what only the desktop knows is passed over
  allowPositionals: true,
  options: {
    extensionDevelopmentPath: { type: 'string', multiple: true },
    extensionTestsPath: { type: 'string' },
    'extensions-dir': { type: 'string' },
    'install-extension': { type: 'string' },
    'user-data-dir': { type: 'string' },
  },
});

process.exit(options['install-extension'] ? installExtension() : await runTests());

function installExtension() {
  const server = path.join(vscodeFolder, 'out', 'server-main.js');
  const args = ['--extensions-dir', options['extensions-dir'], '--install-extension', options['install-extension']];
  const { status } = spawnSync(pinnedNode, [server, '--accept-server-license-terms', ...args], {
    stdio: 'inherit',
  });
  return status ?? 1;
}

async function runTests() {
  const { launchBrowser } = await import('./browser.mjs');
  const scratch = mkdtempSync(path.join(tmpdir(), 'vscode-host-'));
  const userSettings = path.join(options['user-data-dir'] ?? scratch, 'User', 'settings.json');
  let server;
  let browser;
  const end = async () => {
    await browser?.close();
    server?.stop();
    rmSync(scratch, { recursive: true, force: true, maxRetries: 5 });
  };
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => end().then(() => process.exit(130)));
  try {
    [server, browser] = await Promise.all([
      startServer({
        port: 0,
        log,
        dataDir: path.join(scratch, 'data'),
        extensionsDir: options['extensions-dir'] ?? path.join(scratch, 'extensions'),
        settings: existsSync(userSettings) ? JSON.parse(readFileSync(userSettings, 'utf8')) : {},
      }),
      launchBrowser(),
    ]);
    return await runInWorkbench(server, browser.page);
  } catch (error) {
    console.error(error.message);
    note(error.stack);
    return 1;
  } finally {
    await end();
  }
}

/** Opens the workbench with the suite in it; gives the exit code that the workbench reports at the end. */
async function runInWorkbench(server, page) {
  const ended = new Promise((resolve) => {
    page.exposeFunction('codeAutomationExit', (code) => resolve(code));
  });
  await page.exposeFunction('codeAutomationLog', (type, args) => note(`[${type}] ${format(...args)}`));
  page.on('pageerror', (error) => note(`[page] ${error.stack}`));
  await page.goto(
    workbenchUrl(server, {
      folder: positionals[0] && path.resolve(positionals[0]),
      developmentPaths: options.extensionDevelopmentPath,
      testsPath: options.extensionTestsPath,
    }),
  );
  const limit = Number(process.env.VSCODE_HOST_TIMEOUT ?? 300);
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`The in-editor suite gave no answer within ${limit} s.`)), limit * 1000);
  });
  try {
    return await Promise.race([ended, late]);
  } catch (error) {
    if (log) await page.screenshot({ path: log.replace(/\.log$/, '.png') });
    throw error;
  } finally {
    clearTimeout(timer);
  }
}
