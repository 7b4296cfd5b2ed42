import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { allRules } from '../../server/src/rules/registry.ts';

function bundle(name: string): string {
  return readFileSync(fileURLToPath(new URL(`../../server/dist/${name}.cjs`, import.meta.url)), 'utf8');
}

const others = ['server', 'services', 'cli'].map(bundle);

test('Chinese texts are in a bundle of their own', () => {
  const han = /\p{Script=Han}/u;
  expect(bundle('chinese')).toMatch(han);
  expect(others.filter((text) => han.test(text))).toEqual([]);
});

test('no bundle carries what only the pages of rules are made of', () => {
  const carried = allRules.filter(({ docs }) => others.some((text) => text.includes(docs.why.slice(0, 40))));
  expect(carried.map(({ id }) => id)).toEqual([]);
});
