import type { ChildProcess } from 'node:child_process';
import type { ExtensionContext, LogOutputChannel } from 'vscode';
import type { LanguageClientOptions, ServerOptions } from 'vscode-languageclient/node';
import { IPCMessageReader, IPCMessageWriter, LanguageClient, RevealOutputChannelOn } from 'vscode-languageclient/node';
import { createErrorHandler } from './errorHandler.ts';
import { startServerProcess } from './serverProcess.ts';
import { createTraceChannel } from './traceChannel.ts';

/** The settings' section, and the identifier that the client library looks up `trace.server` under. */
const section = 'dorisRoutineLoad';

/** What the client is made of. */
interface Parts {
  readonly context: ExtensionContext;
  readonly output: LogOutputChannel;
  /** Absolute path of the server's bundle, to start it again after it ended. */
  readonly bundle: string;
  /** The server's process, already started. */
  readonly server: ChildProcess;
}

/** Writes its troubles to the log and never shows them as notifications: SQL can be written without a server. */
class QuietClient extends LanguageClient {
  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }
}

/** Connects to the language server; settles when that has answered the handshake. */
export async function startClient({ context, output, bundle, server }: Parts): Promise<LanguageClient> {
  const trace = createTraceChannel(output, section);
  context.subscriptions.push(trace);
  const options: LanguageClientOptions = {
    documentSelector: [{ language: 'sql' }, { language: 'doris-sql' }],
    // VS Code checks settings files by the schema that the manifest names
    initializationOptions: { hasConfigSchema: true },
    synchronize: { configurationSection: section },
    outputChannel: output,
    traceOutputChannel: trace.channel,
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    errorHandler: createErrorHandler(output),
    initializationFailedHandler: (error) => {
      output.error(`The language server could not be initialised: ${error}`);
      return false;
    },
  };

  let waiting: ChildProcess | undefined = server;
  const connect: ServerOptions = async () => {
    const process = waiting ?? startServerProcess(bundle, output);
    waiting = undefined;
    return { reader: new IPCMessageReader(process), writer: new IPCMessageWriter(process) };
  };
  const client = new QuietClient(section, 'Doris Routine Load', connect, options);
  await client.start();
  return client;
}
