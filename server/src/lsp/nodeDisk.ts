import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { decodeText } from '../text/decoding.ts';
import { isSqlFile, skippedFolders } from '../workspace/sqlFiles.ts';
import type { Disk } from './workspaceFiles.ts';

/** More folders than these are not searched. */
const mostFolders = 10_000;

/** The files of the machine that the server runs on. Links are not followed, so that no search runs in a circle. */
export const nodeDisk: Disk = {
  listSqlFiles: async (folder, most) => {
    const files: string[] = [];
    const folders = [fileURLToPath(folder)];
    for (let at = 0; at < folders.length; at++) {
      const path = folders[at] as string;
      // one that may not be read belongs to somebody else
      const entries = await readdir(path, { withFileTypes: true }).catch(() => []);
      for (const entry of entries) {
        if (entry.isDirectory() && !skippedFolders.has(entry.name)) folders.push(join(path, entry.name));
        else if (entry.isFile() && isSqlFile(entry.name)) files.push(pathToFileURL(join(path, entry.name)).href);
      }
      if (files.length > most || folders.length > mostFolders) return { files: files.slice(0, most), areAll: false };
    }
    return { files, areAll: true };
  },
  readText: async (uri, longest) => {
    const file = await open(fileURLToPath(uri)).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return undefined;
      throw error;
    });
    if (!file) return '';
    try {
      const { size } = await file.stat();
      return size > longest ? undefined : decodeText(await file.readFile());
    } finally {
      await file.close();
    }
  },
};
