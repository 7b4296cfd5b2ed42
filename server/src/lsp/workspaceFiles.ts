import {
  type Connection,
  DidChangeWatchedFilesNotification,
  DidChangeWorkspaceFoldersNotification,
  FileChangeType,
  type FileEvent,
  type InitializeParams,
} from 'vscode-languageserver';
import { isSqlFile } from '../workspace/sqlFiles.ts';
import {
  documentKey,
  nothingTold,
  noWorkspace,
  readTelling,
  type Telling,
  type Workspace,
  withDocuments,
} from '../workspace/workspace.ts';
import { register } from './register.ts';

/** Files on a disk, by their `file:` addresses. */
export interface Disk {
  /** The `*.sql` files in a folder and below, no more than `most`, and whether these are all. */
  readonly listSqlFiles: (
    folder: string,
    most: number,
  ) => Promise<{ readonly files: readonly string[]; readonly areAll: boolean }>;
  /**
   * The text of a file, unless it has more than `longest` bytes; that of a file which is not there any more is empty. Rejects when it
   * cannot be read.
   */
  readonly readText: (uri: string, longest: number) => Promise<string | undefined>;
}

/** What is read of the files that are not open: a workspace with more is known in part. */
const mostFiles = 1000;
const longestFile = 1_000_000;
const longestInAll = 10_000_000;

/** How long others wait while files are read, in milliseconds. */
const turn = 4;

/** What the documents of a client's workspace tell one another: those that are open, and all others that can be read. */
export interface WorkspaceFiles {
  /** To be called once the client takes requests: begins to read, and has the client say what changes. */
  readonly start: () => void;
  /** What there is to know for a document. */
  readonly workspaceOf: (uri: string) => Workspace;
  /** Takes what an open document tells now. */
  readonly tell: (uri: string, telling: Telling) => void;
  /** To be called when a document is closed: from then on its file counts. */
  readonly close: (uri: string) => void;
  /** To be called with changes of files that the client has seen. */
  readonly filesChanged: (changes: readonly FileEvent[]) => void;
}

/** What the reading of files needs. */
interface Needs {
  /** Absent where there is no disk. */
  readonly disk: Disk | undefined;
  readonly soon: (run: () => void) => void;
  /** Called when there is something else to know; `teller` is the open document that told it. */
  readonly onChange: (teller: string | undefined) => void;
  /** Called when reading fails. */
  readonly onFailure: (error: unknown) => void;
}

/** @param client what the client said of itself in the handshake. */
export function workspaceFiles(
  connection: Connection,
  { disk, soon, onChange, onFailure }: Needs,
  { capabilities, workspaceFolders, rootUri }: InitializeParams,
): WorkspaceFiles {
  const canWatch = capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration === true;
  const hearsOfFolders = capabilities.workspace?.workspaceFolders === true;
  let folders = workspaceFolders?.map(({ uri }) => uri) ?? (rootUri ? [rootUri] : []);
  let workspace: Workspace = { ...noWorkspace, isComplete: folders.length === 0 };
  const told = new Map<string, Telling>();
  const open = new Set<string>();
  /** How long the files are that were read. */
  const lengths = new Map<string, number>();
  /** Whether all files are found, and those of which nothing is known all the same. */
  let areListed = folders.length === 0;
  const unread = new Set<string>();
  /** One thing is read after the other. */
  let reading: Promise<void> = Promise.resolve();

  const belongs = (uri: string): boolean => {
    const scheme = schemeOf(uri);
    // other documents are old states of files, and the like
    return scheme === 'file' || scheme === 'untitled' || folders.some((folder) => schemeOf(folder) === scheme);
  };

  const isReadable = (uri: string): boolean =>
    disk !== undefined && isSqlFile(uri) && folders.some((folder) => isFileIn(folder, uri));

  const update = (tellings: ReadonlyMap<string, Telling>, teller?: string): void => {
    const changes = [...tellings].map(([document, after]) => {
      const before = told.get(document) ?? nothingTold;
      if (after === nothingTold) {
        told.delete(document);
        lengths.delete(document);
      } else told.set(document, after);
      return { document, before, after };
    });
    const next = withDocuments(workspace, changes);
    const isComplete = areListed && unread.size === 0;
    if (next === workspace && isComplete === workspace.isComplete) return;
    workspace = { ...next, isComplete };
    onChange(teller);
  };

  const readFile = async (uri: string): Promise<Telling | undefined> => {
    const key = documentKey(uri);
    lengths.delete(key);
    const text = await disk?.readText(uri, longestFile);
    if (text === undefined) return undefined;
    const before = [...lengths.values()].reduce((sum, length) => sum + length, 0);
    if (before + text.length > longestInAll) return undefined;
    lengths.set(key, text.length);
    return readInTurns(text, soon);
  };

  /** What some files tell; nothing of those that cannot be read. */
  const readFiles = async (uris: readonly string[], tellings: Map<string, Telling>): Promise<void> => {
    for (const uri of uris) {
      const key = documentKey(uri);
      if (open.has(key)) continue;
      const telling = await readFile(uri).catch(() => undefined);
      if (telling) unread.delete(key);
      else unread.add(key);
      tellings.set(key, telling ?? nothingTold);
    }
    // what was opened meanwhile tells more than its file
    for (const key of tellings.keys()) if (open.has(key)) tellings.delete(key);
  };

  const readAll = async (): Promise<void> => {
    const uris = new Map<string, string>();
    let areAll = canWatch || folders.length === 0;
    for (const folder of folders) {
      if (!disk || schemeOf(folder) !== 'file') areAll = false;
      else {
        const found = await disk.listSqlFiles(folder, mostFiles - uris.size);
        areAll &&= found.areAll;
        for (const uri of found.files) uris.set(documentKey(uri), uri);
      }
    }
    const tellings = new Map<string, Telling>();
    for (const key of told.keys()) if (!open.has(key) && !uris.has(key)) tellings.set(key, nothingTold);
    unread.clear();
    await readFiles([...uris.values()], tellings);
    areListed = areAll;
    update(tellings);
  };

  const readAgain = async (changes: readonly FileEvent[]): Promise<void> => {
    const tellings = new Map<string, Telling>();
    const left: string[] = [];
    for (const { uri, type } of changes) {
      const key = documentKey(uri);
      if (type !== FileChangeType.Deleted && isReadable(uri)) left.push(uri);
      else if (!open.has(key)) {
        unread.delete(key);
        tellings.set(key, nothingTold);
      }
    }
    const isNew = left.filter((uri) => !told.has(documentKey(uri))).length;
    if (told.size + isNew <= mostFiles) await readFiles(left, tellings);
    else for (const uri of left) unread.add(documentKey(uri));
    update(tellings);
  };

  const next = (read: () => Promise<void>): void => {
    reading = reading.then(read).catch(onFailure);
  };

  return {
    start: () => {
      if (folders.length > 0) next(readAll);
      if (canWatch && disk)
        register(connection, DidChangeWatchedFilesNotification.type, { watchers: [{ globPattern: '**/*.{sql,SQL}' }] });
      if (!hearsOfFolders) return;
      register(connection, DidChangeWorkspaceFoldersNotification.type, undefined);
      connection.onNotification(DidChangeWorkspaceFoldersNotification.type, ({ event: { added, removed } }) => {
        const gone = new Set(removed.map(({ uri }) => uri));
        folders = [...folders.filter((uri) => !gone.has(uri)), ...added.map(({ uri }) => uri)];
        next(readAll);
      });
    },
    workspaceOf: (uri) => (belongs(uri) ? workspace : noWorkspace),
    tell: (uri, telling) => {
      if (!belongs(uri)) return;
      const key = documentKey(uri);
      open.add(key);
      unread.delete(key);
      update(new Map([[key, telling]]), uri);
    },
    close: (uri) => {
      const key = documentKey(uri);
      if (!open.delete(key)) return;
      next(() => readAgain([{ uri, type: FileChangeType.Changed }]));
    },
    filesChanged: (changes) => {
      const ofSql = changes.filter(({ uri }) => isSqlFile(uri));
      if (ofSql.length > 0) next(() => readAgain(ofSql));
    },
  };
}

function schemeOf(uri: string): string {
  return uri.slice(0, Math.max(0, uri.indexOf(':')));
}

function isFileIn(folder: string, uri: string): boolean {
  return schemeOf(uri) === 'file' && documentKey(uri).startsWith(documentKey(folder).replace(/\/?$/, '/'));
}

/** Reads what a text tells, and lets others have their turn between. */
async function readInTurns(text: string, soon: Needs['soon']): Promise<Telling> {
  const steps = readTelling(text);
  let since = performance.now();
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() - since < turn) continue;
    await new Promise<void>((resolve) => soon(resolve));
    since = performance.now();
  }
}
