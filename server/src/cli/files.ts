import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { decodeText } from '../text/decoding.ts';
import { isSqlFile, skippedFolders } from '../workspace/sqlFiles.ts';
import { Problem } from './problem.ts';

/** A text to check, under the name that the report gives it. */
export interface Source {
  readonly file: string;
  readonly text: string;
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  ENOTDIR: 'there is no such file or folder',
  ELOOP: 'its links lead in a circle',
  EACCES: 'it may not be read',
  EPERM: 'it may not be read',
  EISDIR: 'it is a folder',
};

/**
 * Reads something.
 * @throws Problem that names the path when that fails.
 */
export function reading<Result>(path: string, read: () => Result): Result {
  try {
    return read();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    throw new Problem(`cannot read ${path}: ${reasons[code] ?? code}`);
  }
}

function sqlFilesIn(folder: string): readonly string[] {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return skippedFolders.has(entry.name) ? [] : reading(path, () => sqlFilesIn(path));
    return entry.isFile() && isSqlFile(entry.name) ? [path] : [];
  });
}

function readText(path: string | number): string {
  return decodeText(readFileSync(path));
}

/**
 * Reads what the paths name, one file after the other: files as they are, of folders every `*.sql` file below them.
 * @param paths `-` is standard input, reported as `<stdin>`.
 * @throws Problem for a path that cannot be read.
 */
export function* readSources(paths: readonly string[]): Generator<Source> {
  for (const path of paths) {
    if (path === '-') {
      yield { file: '<stdin>', text: reading('standard input', () => readText(0)) };
      continue;
    }
    const files = reading(path, () => (statSync(path).isDirectory() ? sqlFilesIn(path) : [path]));
    for (const file of files) yield { file, text: reading(file, () => readText(file)) };
  }
}
