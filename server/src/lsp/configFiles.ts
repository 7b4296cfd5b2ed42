import {
  type Connection,
  type Diagnostic,
  DiagnosticSeverity,
  DidChangeWatchedFilesNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  type InitializeParams,
} from 'vscode-languageserver';
import {
  type ConfigFile,
  type ConfigProblem,
  configFinder,
  configName,
  configPlaces,
  type ReadFile,
} from '../workspace/configFile.ts';
import { diagnosticSource } from './convert.ts';
import type { Log } from './guard.ts';
import { register } from './register.ts';

/** The files with settings, as one client needs them. */
export interface ConfigFiles {
  /** Has the client say when a file changes. To be called once it takes requests. */
  readonly watch: () => void;
  /** The file for a document as it is on the disk now. What is wrong with it is told. Never rejects. */
  readonly find: (uri: string) => Promise<ConfigFile | undefined>;
  /** Looks again at the files of which something wrong was told. To be called when a file changed. */
  readonly lookAgain: () => void;
  /** To be called when the client opens or closes one of the files. */
  readonly setOpen: (uri: string, isOpen: boolean) => void;
}

/**
 * Finds the files with settings, and tells what is wrong with them: once in the log, and as diagnostics as long as it is so.
 * @param read reads a file on a disk.
 * @param client what the client said of itself. One with `hasConfigSchema` in its options checks a file that is open by itself:
 * such a file has no diagnostics from here.
 */
export function configFiles(connection: Connection, read: ReadFile, client: InitializeParams, log: Log): ConfigFiles {
  const { capabilities, initializationOptions, workspaceFolders } = client;
  const watching = capabilities.workspace?.didChangeWatchedFiles;
  const canWatch = watching?.dynamicRegistration === true;
  const canWatchOutside = canWatch && watching.relativePatternSupport === true;
  const { hasConfigSchema }: { readonly hasConfigSchema?: unknown } = initializationOptions ?? {};
  const tellsWhatIsOpen =
    hasConfigSchema === true && capabilities.textDocument?.synchronization?.dynamicRegistration === true;
  /** The files of which something wrong was told, as they were then or as they have become. */
  const told = new Map<string, ConfigFile>();
  const unreadable = new Set<string>();
  const open = new Set<string>();
  const inside = (workspaceFolders ?? []).map(({ uri }) => uri.replace(/\/?$/, '/'));
  const watchedOutside = new Set<string>();

  const findFile = configFinder(async (uri) => {
    try {
      const text = await read(uri);
      unreadable.delete(uri);
      return text;
    } catch {
      if (!unreadable.has(uri)) log(`${uri} cannot be read: its settings do not count.`);
      unreadable.add(uri);
      return undefined;
    }
  });

  const show = ({ uri, problems }: ConfigFile): void => {
    void connection.sendDiagnostics({ uri, diagnostics: open.has(uri) ? [] : problems.map(toDiagnostic) });
  };

  const tell = (file: ConfigFile): void => {
    const { uri, problems } = file;
    const before = told.get(uri);
    if (before === file || (!before && problems.length === 0)) return;
    told.set(uri, file);
    for (const { range, message } of problems) log(`${uri}:${range.start.line + 1}: ${message}`);
    show(file);
  };

  /** Clients watch their workspace for a pattern; any other folder has to be named. */
  const watchOutside = (uri: string): void => {
    const fresh = configPlaces(uri).filter(
      (place) => !watchedOutside.has(place) && !inside.some((folder) => place.startsWith(folder)),
    );
    if (!canWatchOutside || fresh.length === 0) return;
    for (const place of fresh) watchedOutside.add(place);
    const watchers = fresh.map((place) => ({
      globPattern: { baseUri: place.slice(0, -configName.length), pattern: configName },
    }));
    register(connection, DidChangeWatchedFilesNotification.type, { watchers });
  };

  const find = async (uri: string): Promise<ConfigFile | undefined> => {
    watchOutside(uri);
    const file = await findFile(uri);
    if (file) tell(file);
    return file;
  };

  return {
    find,
    watch: () => {
      const pattern = `**/${configName}`;
      if (canWatch)
        register(connection, DidChangeWatchedFilesNotification.type, { watchers: [{ globPattern: pattern }] });
      if (!tellsWhatIsOpen) return;
      const documentSelector = [{ scheme: 'file', pattern }];
      register(connection, DidOpenTextDocumentNotification.type, { documentSelector });
      register(connection, DidCloseTextDocumentNotification.type, { documentSelector });
    },
    lookAgain: () => {
      for (const uri of told.keys())
        void find(uri).then((file) => {
          // a file is the nearest to itself, as long as it is there
          if (file?.uri === uri) return;
          told.delete(uri);
          void connection.sendDiagnostics({ uri, diagnostics: [] });
        });
    },
    setOpen: (uri, isOpen) => {
      if (!tellsWhatIsOpen) return;
      if (isOpen) open.add(uri);
      else open.delete(uri);
      const file = told.get(uri);
      if (file) show(file);
    },
  };
}

function toDiagnostic({ range, message }: ConfigProblem): Diagnostic {
  return { range, message, severity: DiagnosticSeverity.Error, source: diagnosticSource };
}
