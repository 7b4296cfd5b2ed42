import { setImmediate } from 'node:timers/promises';
import type { ExtensionContext } from 'vscode';
import { window } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { startServerProcess } from './serverProcess.ts';

let client: Promise<LanguageClient | undefined> | undefined;

/**
 * Called by VS Code when the first SQL document opens. Gives back control at once: the server's process starts
 * first, and the client library, which takes longer to load than all the rest, is loaded while the server starts.
 */
export function activate(context: ExtensionContext): void {
  const output = window.createOutputChannel('Doris Routine Load', { log: true });
  context.subscriptions.push(output);
  const bundle = context.asAbsolutePath('server/dist/server.cjs');
  const server = startServerProcess(bundle, output);
  client = connect();

  async function connect(): Promise<LanguageClient | undefined> {
    try {
      await setImmediate();
      const { startClient } = await import('./client.ts');
      return await startClient({ context, output, bundle, server });
    } catch (error) {
      output.error(`The language server did not start: ${error}`);
      server.kill();
      return undefined;
    }
  }
}

/** Called by VS Code when it closes or the extension is switched off: ends the language server. */
export async function deactivate(): Promise<void> {
  const started = await client;
  if (started?.isRunning()) {
    await started.stop();
  }
}
