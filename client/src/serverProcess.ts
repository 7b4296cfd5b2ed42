import type { ChildProcess } from 'node:child_process';
import { fork } from 'node:child_process';
import type { LogOutputChannel } from 'vscode';

/**
 * Starts the bundled language server, which talks over the IPC channel of the process. What it prints goes to the log.
 *
 * @param bundle absolute path of the server's bundle
 */
export function startServerProcess(bundle: string, output: LogOutputChannel): ChildProcess {
  const server = fork(bundle, ['--node-ipc', `--clientProcessId=${process.pid}`], {
    execArgv: [], // not the extension host's own, such as its debugging port
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    silent: true,
  });
  server.on('error', (error) => output.error(`The language server could not be started: ${error.message}`));
  server.stdout?.on('data', (text) => output.info(`Language server: ${String(text).trimEnd()}`));
  server.stderr?.on('data', (text) => output.error(`Language server: ${String(text).trimEnd()}`));
  return server;
}
