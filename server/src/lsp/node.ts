import { readFile } from 'node:fs/promises';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { shakeHands } from './handshake.ts';
import { nodeDisk } from './nodeDisk.ts';

/** services.ts has a bundle of its own, which takes the library from this one: see scripts/build.mjs. */
export * from 'vscode-languageserver';

const nothingThere: readonly unknown[] = ['ENOENT', 'ENOTDIR', 'ENAMETOOLONG'];

/** Reads a file on a disk. An address that no file can have, such as one with another machine's name, is that of none. */
async function readIfThere(uri: string): Promise<string | undefined> {
  try {
    return await readFile(new URL(uri), 'utf8');
  } catch (error) {
    if (error instanceof Error && 'syscall' in error && 'code' in error && !nothingThere.includes(error.code))
      throw error;
    return undefined;
  }
}

const connection = createConnection(ProposedFeatures.all);
const runtime = { soon: (run: () => void) => void setImmediate(run), readFile: readIfThere, disk: nodeDisk };

shakeHands(connection, (client) => {
  void import('./services.ts').then(({ startServices }) => startServices(connection, runtime, client));
});
