import {
  type Connection,
  DidChangeConfigurationNotification,
  type InitializeParams,
  type Position,
} from 'vscode-languageserver';
import { completionsAt } from '../features/completion.ts';
import { hoverAt } from '../features/hover.ts';
import {
  analysisAt,
  changeSnapshot,
  type DocumentSettings,
  openSnapshot,
  type Place,
  placeAt,
  type Snapshot,
  withSettings,
  withWorkspace,
} from '../workspace/document.ts';
import { type Checked, check } from '../workspace/findings.ts';
import { codeActions } from './codeActions.ts';
import { toCompletionItem, toDiagnostic, toHover } from './convert.ts';
import { guarded, logFailure } from './guard.ts';
import { register } from './register.ts';
import { readSettings, settingsSection } from './settings.ts';
import { type Disk, workspaceFiles } from './workspaceFiles.ts';

/** What differs between Node and a browser's worker. */
export interface Runtime {
  /** Runs something as soon as the messages that are waiting have been read. */
  readonly soon: (run: () => void) => void;
  /** The files of the machine; absent where there are none. */
  readonly disk?: Disk;
}

/**
 * Serves one client. Diagnostics are pushed after each change: analysing a statement takes less time than a client's request
 * for them would.
 * @param client what the client said of itself in the handshake.
 */
export function startServices(connection: Connection, { soon, disk }: Runtime, client: InitializeParams): void {
  const { capabilities, initializationOptions } = client;
  const snapshots = new Map<string, Snapshot>();
  const checked = new Map<string, Checked>();
  /** The documents to be checked, each with whether it must be told what was found even if that is what was found before. */
  const waiting = new Map<string, boolean>();
  let settings: DocumentSettings = readSettings(initializationOptions);
  const asksForSettings = capabilities.workspace?.configuration === true;
  const hearsOfSettings = capabilities.workspace?.didChangeConfiguration?.dynamicRegistration === true;
  const snippets = capabilities.textDocument?.completion?.completionItem?.snippetSupport === true;
  const log = (line: string): void => connection.console.error(line);

  const files = workspaceFiles(
    connection,
    {
      disk,
      soon,
      onChange: (teller) => {
        for (const [uri, snapshot] of snapshots) {
          snapshots.set(uri, withWorkspace(snapshot, files.workspaceOf(uri)));
          if (uri !== teller) publish(uri, false);
        }
      },
      onFailure: (error) => logFailure(log, 'reading files', error),
    },
    client,
  );

  connection.onInitialized(() => {
    files.start();
    if (hearsOfSettings) register(connection, DidChangeConfigurationNotification.type, { section: settingsSection });
  });

  /**
   * Checks a document anew once the messages at hand are read: a burst of keystrokes costs one analysis.
   * @param isEdited false when something else than the document may have changed: then nothing is sent if nothing else is found.
   */
  const publish = (uri: string, isEdited = true): void => {
    const isWaiting = waiting.has(uri);
    waiting.set(uri, isEdited || waiting.get(uri) === true);
    if (isWaiting) return;
    soon(() => {
      const isWanted = waiting.get(uri) === true;
      waiting.delete(uri);
      const snapshot = snapshots.get(uri);
      if (!snapshot) return;
      const before = checked.get(uri);
      const diagnostics = guarded(log, 'diagnostics', [], () => {
        const now = check(snapshot, before);
        checked.set(uri, now);
        files.tell(uri, now.names);
        if (!isWanted && now.findings === before?.findings) return undefined;
        return now.findings.flatMap((row, index) => row.map((finding) => toDiagnostic(snapshot, index, finding)));
      });
      if (diagnostics) void connection.sendDiagnostics({ uri, version: snapshot.version, diagnostics });
    });
  };

  /** Finds out what is set for a document, and checks it. */
  const configure = async (uri: string): Promise<void> => {
    const own = asksForSettings
      ? readSettings(await connection.workspace.getConfiguration({ scopeUri: uri, section: settingsSection }))
      : settings;
    const snapshot = snapshots.get(uri);
    if (!snapshot) return;
    snapshots.set(uri, withSettings(snapshot, own));
    publish(uri);
  };

  const configureSafely = (uri: string): void => {
    configure(uri).catch(() => publish(uri));
  };

  connection.onDidChangeConfiguration((change) => {
    const sent: unknown = change.settings;
    if (typeof sent === 'object' && sent !== null && settingsSection in sent)
      settings = readSettings((sent as Record<string, unknown>)[settingsSection]);
    for (const uri of snapshots.keys()) configureSafely(uri);
  });

  connection.onDidChangeWatchedFiles(({ changes }) => files.filesChanged(changes));

  connection.onDidOpenTextDocument(({ textDocument: { uri, version, text } }) => {
    const snapshot = openSnapshot(uri, version, settings.dorisVersion, text);
    snapshots.set(uri, withWorkspace(withSettings(snapshot, settings), files.workspaceOf(uri)));
    configureSafely(uri);
  });

  connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) => {
    const snapshot = snapshots.get(uri);
    if (!snapshot) return;
    snapshots.set(uri, changeSnapshot(snapshot, version, contentChanges));
    publish(uri);
  });

  connection.onDidCloseTextDocument(({ textDocument: { uri } }) => {
    snapshots.delete(uri);
    checked.delete(uri);
    files.close(uri);
    void connection.sendDiagnostics({ uri, diagnostics: [] });
  });

  /** Answers a request about a place in a document; a document that is not open has no answer. */
  const answer = <Result>(
    feature: string,
    { textDocument, position }: { readonly textDocument: { readonly uri: string }; readonly position: Position },
    fallback: Result,
    run: (snapshot: Snapshot, place: Place) => Result,
  ): Result => {
    const snapshot = snapshots.get(textDocument.uri);
    return snapshot ? guarded(log, feature, fallback, () => run(snapshot, placeAt(snapshot, position))) : fallback;
  };

  connection.onCompletion((request) =>
    answer('completion', request, [], (snapshot, { index, offset }) =>
      completionsAt(analysisAt(snapshot, index), offset, { snippets, trigger: request.context?.triggerCharacter }).map(
        (item) => toCompletionItem(snapshot, index, item),
      ),
    ),
  );

  connection.onHover((request) =>
    answer('hover', request, null, (snapshot, { index, offset }) => {
      const hover = hoverAt(analysisAt(snapshot, index), offset);
      return hover ? toHover(snapshot, index, hover) : null;
    }),
  );

  connection.onCodeAction((request) => {
    const snapshot = snapshots.get(request.textDocument.uri);
    return snapshot ? guarded(log, 'code actions', [], () => codeActions(snapshot, request)) : [];
  });
}
