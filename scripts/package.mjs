// Packs the extension into out/doris-routine-load.vsix.
import { mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from './build.mjs';
import { writeNotices } from './notices.mjs';
import { root, runScript } from './setup.mjs';

export const vsixFile = path.join(root, 'out', 'doris-routine-load.vsix');
const largestSize = 400 * 1024;

/**
 * Builds and packs. Throws when the package is larger than 400 KB.
 *
 * @returns {Promise<number>} the size in bytes
 */
export async function packageExtension() {
  const { createVSIX } = await import('@vscode/vsce');
  writeNotices(await build());
  mkdirSync(path.dirname(vsixFile), { recursive: true });
  await createVSIX({ cwd: root, packagePath: vsixFile, dependencies: false });
  const { size } = statSync(vsixFile);
  console.log(`${path.relative(root, vsixFile)}: ${(size / 1024).toFixed(0)} KB`);
  if (size > largestSize) throw new Error(`The package is larger than ${largestSize / 1024} KB.`);
  return size;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  await runScript(import.meta.url, async () => {
    await packageExtension();
  });
}
