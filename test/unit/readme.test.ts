import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { dorisVersions } from '../../server/src/catalog/versions.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const readme = readFileSync(`${root}README.md`, 'utf8');
const manifest = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));

/** The rows of the table under a heading, each as its cells. */
function rows(heading: string): readonly (readonly string[])[] {
  const [, section = ''] = readme.split(`\n## ${heading}\n`);
  const [text = ''] = section.split('\n## ');
  const lines = text.split('\n').filter((line) => line.startsWith('| '));
  return lines.slice(2).map((line) => line.slice(2, -2).split(' | '));
}

test('lists every setting with its default', () => {
  const settings: Record<string, { default: unknown }> = manifest.contributes.configuration.properties;
  expect(rows('Settings').map((cells) => cells.slice(0, 2))).toEqual(
    Object.entries(settings).map(([name, { default: value }]) => [
      `\`${name}\``,
      `\`${typeof value === 'string' ? value : JSON.stringify(value)}\``,
    ]),
  );
  for (const version of dorisVersions) expect(readme).toContain(`\`${version}\``);
});

test('lists the snippets that create a job', () => {
  const snippets: Record<string, { prefix: string; body: readonly string[] }> = JSON.parse(
    readFileSync(`${root}snippets/routine-load.code-snippets`, 'utf8'),
  );
  const created = Object.values(snippets).filter(({ body }) => body[0]?.startsWith('CREATE'));
  expect(rows('What it does').map(([prefix]) => prefix)).toEqual(created.map(({ prefix }) => `\`${prefix}\``));
});

test('shows what the command line really prints', () => {
  const lines = readme.split('\n').filter((line) => line.startsWith('examples/'));
  const { stdout } = spawnSync(process.execPath, ['server/bin/doris-routine-load.cjs', 'lint', 'examples'], {
    cwd: root,
    encoding: 'utf8',
  });
  expect(lines).toHaveLength(3);
  for (const line of lines) expect(stdout).toContain(line.replace(/ …$/, ''));
});

test('shows pictures and names pages that are there', () => {
  const links = [...readme.matchAll(/\]\(((?!https:)[^)]+)\)/g)].map(([, target]) => target);
  expect(links.length).toBeGreaterThan(5);
  expect(links.filter((target) => !existsSync(root + target))).toEqual([]);
});

test('names only scripts that there are', () => {
  const named = [...readme.matchAll(/npm run ([a-z:]+)/g)].map(([, name = '']) => name);
  expect(named.length).toBeGreaterThan(0);
  expect(named.filter((name) => !(name in manifest.scripts))).toEqual([]);
});
