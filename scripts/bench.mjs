// `npm run bench`: builds, installs what is compared when it is not there yet, and measures. Names after `--` measure some parts only.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { build } from './build.mjs';
import { npm, pinnedNode, root, run, runScript } from './setup.mjs';

async function main() {
  await build();
  const peers = path.join(root, 'bench/peers');
  if (!existsSync(path.join(peers, 'node_modules'))) await npm('Installing what is compared', ['ci'], peers);
  return run(pinnedNode, ['bench/main.ts', ...process.argv.slice(2)]);
}

await runScript(import.meta.url, main);
