import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { uncoveredFacts } from '../../scripts/generation/coverage.ts';
import { generatedFiles, root, strayFiles } from '../../scripts/generation/files.ts';
import { factGroups } from '../../server/src/rules/facts.ts';
import { allRules, pageOf } from '../../server/src/rules/registry.ts';

const files = generatedFiles();

test.each([...files])('%s is what "npm run generate" writes', (file, text) => {
  expect(existsSync(path.join(root, file))).toBe(true);
  expect(readFileSync(path.join(root, file), 'utf8')).toBe(text);
});

test('there are no pages of rules that are no more: "npm run generate" removes them', () => {
  expect(strayFiles(files)).toEqual([]);
});

test('every rule has a page at the address that its findings lead to', () => {
  for (const { id } of allRules) expect([...files.keys()]).toContain(pageOf(id).replace(/^.*\/blob\/main\//, ''));
});

test('the links of the pages lead to pages', () => {
  for (const [file, text] of files) {
    const links = [...text.matchAll(/\]\(([\w-]+\.md)\)/g)].map(([, target = '']) =>
      path.join(path.dirname(file), target),
    );
    expect(links.filter((target) => !files.has(target))).toEqual([]);
  }
});

test('facts are numbered from 1 without a gap', () => {
  const numbers = factGroups.flatMap(({ facts }) => facts.map(({ number }) => number));
  expect(numbers).toEqual(numbers.map((_, index) => index + 1));
});

test('rules cover facts that there are', () => {
  const last = factGroups.at(-1)?.facts.at(-1)?.number ?? 0;
  for (const { id, docs } of allRules)
    expect([id, (docs.covers ?? []).filter((number) => number < 1 || number > last)]).toEqual([id, []]);
});

test('every fact is checked by a rule, or has a reason why none can', () => {
  expect(uncoveredFacts().map(({ number }) => number)).toEqual([]);
});
