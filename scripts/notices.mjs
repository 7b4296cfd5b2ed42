// Collects the licences of the packages whose code the bundles carry.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './setup.mjs';

const noticesFile = path.join(root, 'client', 'dist', 'third-party-notices.txt');

/**
 * Writes the notices that are shipped with the extension.
 *
 * @param {readonly import('esbuild').Metafile[]} metafiles what went into the bundles
 */
export function writeNotices(metafiles) {
  const inputs = metafiles.flatMap(({ inputs }) => Object.keys(inputs));
  const packages = new Set(
    inputs.map((file) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0]).filter(Boolean),
  );
  const notices = [...packages].map(noticeOf).sort();
  writeFileSync(noticesFile, `This extension contains code of these packages.\n\n${[...new Set(notices)].join('\n')}`);
}

function noticeOf(folder) {
  const { name, version, license } = JSON.parse(readFileSync(path.join(root, folder, 'package.json'), 'utf8'));
  const file = readdirSync(path.join(root, folder)).find((name) => /^licen[cs]e/i.test(name));
  const text = file ? readFileSync(path.join(root, folder, file), 'utf8').trim() : '';
  return `${'='.repeat(72)}\n${name} ${version} (${license})\n\n${text}\n`;
}
