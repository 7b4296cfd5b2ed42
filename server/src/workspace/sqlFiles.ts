/** Which files of a folder hold SQL. */

/** Folders that hold nothing of the user's own. */
export const skippedFolders: ReadonlySet<string> = new Set(['node_modules', '.git']);

/** Whether a file holds SQL, by its name. */
export function isSqlFile(name: string): boolean {
  return /\.sql$/i.test(name);
}
