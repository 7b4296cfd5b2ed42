import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import {
  type ClientCapabilities,
  ConfigurationRequest,
  createProtocolConnection,
  type Diagnostic,
  DidChangeConfigurationNotification,
  ExitNotification,
  InitializedNotification,
  InitializeRequest,
  type InitializeResult,
  LogMessageNotification,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  type PublishDiagnosticsParams,
  RegistrationRequest,
  ShowMessageNotification,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { type OpenDocument, openDocument } from './openDocument.ts';

/** What a client can do and what its user has set. */
export interface ClientOptions {
  /** What an editor of today can do when absent. */
  readonly capabilities?: ClientCapabilities;
  /** The user's settings, section by section. */
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly initializationOptions?: unknown;
  /** The folders that are open, by their addresses. */
  readonly workspaceFolders?: readonly string[];
  /** The language that the editor is displayed in; unknown to the server when absent. */
  readonly locale?: string;
}

/** A client that talks to the bundled language server, which runs as a process of its own. */
export interface Client {
  readonly connection: ProtocolConnection;
  readonly process: ChildProcessWithoutNullStreams;
  /** What the server answered to `initialize`. */
  readonly answer: InitializeResult;
  /** What the server asked to be told of, by method, each with its options. */
  readonly registered: ReadonlyMap<string, readonly unknown[]>;
  /** All that the server wrote to the client's log and to its standard error so far. */
  readonly written: () => string;
  /** Opens SQL; a `|` in it is where the cursor stands. */
  readonly open: (marked: string, options?: OpenOptions) => OpenDocument;
  /** Settles with the next diagnostics of a document that `accepts` takes, those already here included. */
  readonly diagnosticsWhere: (accepts: (published: Published) => boolean) => Promise<Published>;
  /** How many times diagnostics came so far. */
  readonly published: () => number;
  /** Gives the user other settings and tells the server, as the protocol's newest version does: without saying what changed. */
  readonly changeSettings: (settings: Readonly<Record<string, unknown>>) => Promise<void>;
  /** Ends the server in the orderly way and gives its exit code. */
  readonly stop: () => Promise<number | null>;
}

export interface OpenOptions {
  readonly uri?: string;
  readonly languageId?: string;
}

/** Diagnostics as they came, with their number in the order of all that came. */
export interface Published extends PublishDiagnosticsParams {
  readonly number: number;
  readonly diagnostics: Diagnostic[];
}

/** What an editor of today can do. */
export const modernClient: ClientCapabilities = {
  workspace: {
    configuration: true,
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true, relativePatternSupport: true },
  },
  textDocument: {
    synchronization: { dynamicRegistration: true },
    completion: { completionItem: { snippetSupport: true, insertReplaceSupport: true } },
    publishDiagnostics: { relatedInformation: true, versionSupport: true, tagSupport: { valueSet: [1, 2] } },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
  },
};

/** No server outlives the tests, whatever becomes of them. */
const running = new Set<ChildProcessWithoutNullStreams>();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

const server = fileURLToPath(new URL('../../server/bin/doris-routine-load-language-server.cjs', import.meta.url));

/** Starts the bundled server with `--stdio` and shakes hands. */
export async function startClient(options: ClientOptions = {}): Promise<Client> {
  const child = spawn(process.execPath, [server, '--stdio'], { stdio: 'pipe' });
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  running.add(child);
  const ended = once(child, 'exit').then(([code]) => {
    running.delete(child);
    return code as number | null;
  });
  const log: string[] = [];
  child.stderr.on('data', (chunk) => log.push(String(chunk)));
  connection.onNotification(LogMessageNotification.type, ({ message }) => void log.push(message));
  connection.onNotification(ShowMessageNotification.type, ({ message }) => void log.push(message));

  let settings = options.settings ?? {};
  connection.onRequest(ConfigurationRequest.type, ({ items }) =>
    items.map(({ section }) => (section === undefined ? settings : (settings[section] ?? null))),
  );
  const registered = new Map<string, readonly unknown[]>();
  connection.onRequest(RegistrationRequest.type, ({ registrations }) => {
    for (const { method, registerOptions } of registrations)
      registered.set(method, [...(registered.get(method) ?? []), registerOptions]);
  });
  const { published, diagnosticsWhere } = listenForDiagnostics(connection, ended);
  connection.listen();

  const answer = await connection.sendRequest(InitializeRequest.type, {
    processId: process.pid,
    rootUri: null,
    capabilities: options.capabilities ?? modernClient,
    initializationOptions: options.initializationOptions,
    workspaceFolders: options.workspaceFolders?.map((uri) => ({ uri, name: uri })) ?? null,
    locale: options.locale,
  });
  await connection.sendNotification(InitializedNotification.type, {});

  let opened = 0;
  const client: Client = {
    connection,
    process: child,
    answer,
    registered,
    written: () => log.join('\n'),
    open: (marked, { uri = `file:///sql/file${++opened}.sql`, languageId = 'sql' } = {}) =>
      openDocument(client, marked, { uri, languageId }),
    diagnosticsWhere,
    published,
    changeSettings: async (fresh) => {
      settings = fresh;
      await connection.sendNotification(DidChangeConfigurationNotification.type, { settings: null });
    },
    stop: async () => {
      await connection.sendRequest(ShutdownRequest.type);
      await connection.sendNotification(ExitNotification.type);
      const code = await ended;
      connection.dispose();
      return code;
    },
  };
  return client;
}

/** Keeps the latest diagnostics of each document, and lets others wait for them. */
function listenForDiagnostics(
  connection: ProtocolConnection,
  ended: Promise<unknown>,
): Pick<Client, 'published' | 'diagnosticsWhere'> {
  const latest = new Map<string, Published>();
  const waiting = new Set<(published: Published) => void>();
  let count = 0;
  connection.onNotification(PublishDiagnosticsNotification.type, (params) => {
    const published = { ...params, number: ++count };
    latest.set(params.uri, published);
    for (const tell of [...waiting]) tell(published);
  });
  return {
    published: () => count,
    diagnosticsWhere: (accepts) =>
      new Promise((resolve, reject) => {
        const known = [...latest.values()].find(accepts);
        if (known) return resolve(known);
        const tell = (published: Published): void => {
          if (!accepts(published)) return;
          waiting.delete(tell);
          resolve(published);
        };
        waiting.add(tell);
        void ended.then((code) => reject(new Error(`The server ended with exit code ${code}`)));
      }),
  };
}
