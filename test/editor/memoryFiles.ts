import type { FileStat, FileSystemProvider, FileType as Type } from 'vscode';
import { Disposable, EventEmitter, type FileChangeEvent, FileSystemError, FileType, type Uri } from 'vscode';

/** A flat file system that lives in memory only, as the documents of virtual workspaces do. */
export class MemoryFiles implements FileSystemProvider {
  readonly #files = new Map<string, Uint8Array>();
  readonly #changed = new EventEmitter<FileChangeEvent[]>();
  readonly onDidChangeFile = this.#changed.event;

  watch(): Disposable {
    return new Disposable(() => {});
  }

  stat(uri: Uri): FileStat {
    if (uri.path === '/') {
      return { type: FileType.Directory, ctime: 0, mtime: 0, size: 0 };
    }
    return { type: FileType.File, ctime: 0, mtime: 0, size: this.readFile(uri).length };
  }

  readDirectory(): [string, Type][] {
    return [...this.#files.keys()].map((path) => [path.slice(1), FileType.File]);
  }

  readFile(uri: Uri): Uint8Array {
    const content = this.#files.get(uri.path);
    if (!content) {
      throw FileSystemError.FileNotFound(uri);
    }
    return content;
  }

  writeFile(uri: Uri, content: Uint8Array): void {
    this.#files.set(uri.path, content);
  }

  delete(uri: Uri): void {
    this.#files.delete(uri.path);
  }

  createDirectory(uri: Uri): void {
    throw FileSystemError.NoPermissions(uri);
  }

  rename(from: Uri): void {
    throw FileSystemError.NoPermissions(from);
  }
}
