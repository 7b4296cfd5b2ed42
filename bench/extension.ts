import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { median } from './measure.ts';
import { atMost, kilobytes, milliseconds, type Row, type Section } from './table.ts';

const root = path.resolve(import.meta.dirname, '..');

/** Everything about the extension that needs no editor: how fast it is loaded, and how large it is. */
export function measureExtension(): Section {
  return { title: 'Extension', rows: [...activation(), ...packageSize(), ...bundleSizes()] };
}

function activation(): readonly Row[] {
  const runs = Array.from({ length: 10 }, () => {
    const { stdout } = spawnSync(process.execPath, [path.join(root, 'bench/activation.ts')], { encoding: 'utf8' });
    return JSON.parse(stdout) as { readonly activation: number; readonly library: number };
  });
  const time = median(runs.map((run) => run.activation));
  return [
    {
      what: 'activation: load and activate, median of 10',
      value: milliseconds(time),
      mark: atMost(time, 50, milliseconds),
    },
    {
      what: 'client library, loaded after activation while the server starts',
      value: milliseconds(median(runs.map((run) => run.library))),
    },
  ];
}

function packageSize(): readonly Row[] {
  const what = 'package (VSIX)';
  const file = path.join(root, 'out/doris-routine-load.vsix');
  const { status } = spawnSync(process.execPath, [path.join(root, 'scripts/package.mjs')], { cwd: root });
  if (status !== 0 || !existsSync(file)) return [{ what, value: 'could not be made' }];
  const { size } = statSync(file);
  return [{ what, value: kilobytes(size), mark: atMost(size, 400 * 1024, kilobytes) }];
}

function bundleSizes(): readonly Row[] {
  const bundles = [
    'client/dist/extension.cjs',
    'client/dist/client.cjs',
    'server/dist/server.cjs',
    'server/dist/cli.cjs',
  ];
  return bundles.map((file) => ({ what: file, value: kilobytes(statSync(path.join(root, file)).size) }));
}
