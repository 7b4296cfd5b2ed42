import {
  type Connection,
  DidChangeConfigurationNotification,
  type InitializeParams,
  type Position,
} from 'vscode-languageserver';
import { completionsAt } from '../features/completion.ts';
import { hoverAt } from '../features/hover.ts';
import { english } from '../features/wording/english.ts';
import type { Wording } from '../features/wording/wording.ts';
import { analysisAt } from '../workspace/analyses.ts';
import { aroundAt } from '../workspace/around.ts';
import { isConfigFile, type ReadFile, withConfig } from '../workspace/configFile.ts';
import {
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
import { configFiles } from './configFiles.ts';
import { toCompletionItem, toDiagnostic, toHover, toSymbols } from './convert.ts';
import { guarded, logFailure } from './guard.ts';
import { register } from './register.ts';
import { type Language, readLanguage, readSettings, settingsSection } from './settings.ts';
import { type Disk, workspaceFiles } from './workspaceFiles.ts';

/** What differs between Node and a browser's worker. */
export interface Runtime {
  /** Runs something as soon as the messages that are waiting have been read. */
  readonly soon: (run: () => void) => void;
  /** Reads a file on a disk, by its `file:` address. */
  readonly readFile: ReadFile;
  /** The files of the machine; absent where there are none. */
  readonly disk?: Disk;
}

/**
 * Serves one client. Diagnostics are pushed after each change: analysing a statement takes less time than a client's request
 * for them would.
 * @param client what the client said of itself in the handshake.
 */
export function startServices(
  connection: Connection,
  { soon, readFile, disk }: Runtime,
  client: InitializeParams,
): void {
  const { capabilities, initializationOptions, locale } = client;
  const snapshots = new Map<string, Snapshot>();
  const checked = new Map<string, Checked>();
  /** The documents to be checked, each with whether it must be told what was found even if that is what was found before. */
  const waiting = new Map<string, boolean>();
  let settings: DocumentSettings = readSettings(initializationOptions);
  let language = readLanguage(initializationOptions, locale);
  const wordings = new Map<Language, Wording>([['en', english]]);
  const asksForSettings = capabilities.workspace?.configuration === true;
  const hearsOfSettings = capabilities.workspace?.didChangeConfiguration?.dynamicRegistration === true;
  const snippets = capabilities.textDocument?.completion?.completionItem?.snippetSupport === true;
  const hasTree = capabilities.textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true;
  const log = (line: string): void => connection.console.error(line);
  const configs = configFiles(connection, readFile, client, (line) => connection.console.warn(line));

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
    configs.watch();
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

  /** What the user has set for a document. The language is the same for all documents. */
  const settingsOf = async (uri: string): Promise<DocumentSettings> => {
    if (!asksForSettings) return settings;
    const ask = connection.workspace.getConfiguration({ scopeUri: uri, section: settingsSection });
    return ask.then(
      (sent) => {
        language = readLanguage(sent, locale);
        return readSettings(sent);
      },
      () => settings,
    );
  };

  /** Loads the words of the language that is wanted, the first time that it is. Never rejects: English is there in any case. */
  const learnLanguage = async (): Promise<void> => {
    const wanted = language;
    if (wordings.has(wanted)) return;
    const words = await wordingIn(wanted).catch(() => {
      log(`The texts in ${wanted} could not be loaded; explanations are in English.`);
      return english;
    });
    wordings.set(wanted, words);
  };

  /** For each document the newest look at what is set for it: an earlier one may come to its end later. */
  const looks = new Map<string, object>();

  /** Finds out what is set for a document, by its user and by the file with settings, and checks it. */
  const configure = async (uri: string): Promise<void> => {
    const look = {};
    looks.set(uri, look);
    const [own, file] = await Promise.all([settingsOf(uri), configs.find(uri)]);
    const snapshot = snapshots.get(uri);
    if (!snapshot || looks.get(uri) !== look) return;
    snapshots.set(uri, withSettings(snapshot, withConfig(own, file)));
    await learnLanguage();
    publish(uri);
  };

  const configureAll = (): void => {
    for (const uri of snapshots.keys()) void configure(uri);
  };

  connection.onDidChangeConfiguration((change) => {
    const sent: unknown = change.settings;
    if (typeof sent === 'object' && sent !== null && settingsSection in sent) {
      const own = (sent as Record<string, unknown>)[settingsSection];
      settings = readSettings(own);
      language = readLanguage(own, locale);
    }
    configureAll();
  });

  connection.onDidChangeWatchedFiles(({ changes }) => {
    files.filesChanged(changes);
    if (!changes.some(({ uri }) => isConfigFile(uri))) return;
    configs.lookAgain();
    configureAll();
  });

  connection.onDidOpenTextDocument(({ textDocument: { uri, version, text } }) => {
    if (isConfigFile(uri)) return configs.setOpen(uri, true);
    const snapshot = openSnapshot(uri, version, settings.dorisVersion, text);
    snapshots.set(uri, withWorkspace(withSettings(snapshot, settings), files.workspaceOf(uri)));
    void configure(uri);
  });

  connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) => {
    const snapshot = snapshots.get(uri);
    if (!snapshot) return;
    snapshots.set(uri, changeSnapshot(snapshot, version, contentChanges));
    publish(uri);
  });

  connection.onDidCloseTextDocument(({ textDocument: { uri } }) => {
    if (isConfigFile(uri)) return configs.setOpen(uri, false);
    snapshots.delete(uri);
    checked.delete(uri);
    looks.delete(uri);
    files.close(uri);
    void connection.sendDiagnostics({ uri, diagnostics: [] });
  });

  /** Answers a request about a place in a document; a document that is not open has no answer. */
  const answer = <Result>(
    feature: string,
    { textDocument, position }: { readonly textDocument: { readonly uri: string }; readonly position: Position },
    fallback: Result,
    run: (snapshot: Snapshot, place: Place, wording: Wording) => Result,
  ): Result => {
    const snapshot = snapshots.get(textDocument.uri);
    if (!snapshot) return fallback;
    const wording = wordings.get(language) ?? english;
    return guarded(log, feature, fallback, () => run(snapshot, placeAt(snapshot, position), wording));
  };

  connection.onCompletion((request) =>
    answer('completion', request, [], (snapshot, { index, offset }, wording) =>
      completionsAt(
        analysisAt(snapshot, index),
        offset,
        { snippets, trigger: request.context?.triggerCharacter, wording },
        aroundAt(snapshot, index, checked.get(snapshot.uri)?.names),
      ).map((item) => toCompletionItem(snapshot, index, item)),
    ),
  );

  connection.onHover((request) =>
    answer('hover', request, null, (snapshot, { index, offset }, wording) => {
      const hover = hoverAt(analysisAt(snapshot, index), offset, wording);
      return hover ? toHover(snapshot, index, hover) : null;
    }),
  );

  connection.onDocumentSymbol(({ textDocument: { uri } }) => {
    const snapshot = snapshots.get(uri);
    return snapshot ? guarded(log, 'outline', [], () => toSymbols(snapshot, hasTree)) : [];
  });

  connection.onCodeAction((request) => {
    const snapshot = snapshots.get(request.textDocument.uri);
    return snapshot ? guarded(log, 'code actions', [], () => codeActions(snapshot, request)) : [];
  });
}

/** The words of a language. All but English are loaded when somebody first wants them. */
async function wordingIn(language: Language): Promise<Wording> {
  return language === 'en' ? english : (await import('../features/wording/chinese.ts')).chinese;
}
