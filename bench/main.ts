// `npm run bench`: how fast, and how large. Prints figures beside their marks and beside those of comparable tools, measured in the
// same run. Never fails: figures depend on the machine.
import { createRequire } from 'node:module';
import { availableParallelism, cpus, loadavg } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { measureExtension } from './extension.ts';
import { measureInProcess } from './inProcess.ts';
import { measureOverProtocol } from './overProtocol.ts';
import type * as Peers from './peers.ts';
import { tableOf } from './table.ts';

const root = path.resolve(import.meta.dirname, '..');

/** The peers, bundled. */
async function loadPeers(): Promise<typeof Peers> {
  const outfile = path.join(root, 'out/bench/peers.cjs');
  await build({
    ...{ bundle: true, format: 'cjs', platform: 'node', mainFields: ['module', 'main'], logLevel: 'error' },
    ...{ entryPoints: [path.join(import.meta.dirname, 'peers.ts')], outfile },
  });
  return createRequire(import.meta.url)(outfile) as typeof Peers;
}

const progress = (text: string): void => console.error(`… ${text}`);

const load = (loadavg()[0] ?? 0).toFixed(1);
console.log(
  `Node ${process.versions.node}, ${availableParallelism()} × ${cpus()[0]?.model.trim() ?? 'unknown processor'}, load ${load} at the start\n`,
);
progress('functions in this process');
const inProcess = await measureInProcess(await loadPeers());
progress('language server over stdio');
const overProtocol = await measureOverProtocol();
progress('extension');
const extension = measureExtension();
console.log(tableOf([overProtocol, inProcess, extension]));
