import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { chineseMistakes } from '../support/chinese.ts';

function read(file: string): string {
  return readFileSync(fileURLToPath(new URL(`../../${file}`, import.meta.url)), 'utf8');
}

const english: Record<string, string> = JSON.parse(read('package.nls.json'));
const chinese: Record<string, string> = JSON.parse(read('package.nls.zh-cn.json'));

test('the manifest names texts that there are, and every text is in use', () => {
  const named = [...read('package.json').matchAll(/"%([\w.]+)%"/g)].map(([, key]) => key);
  expect(named.toSorted()).toEqual(Object.keys(english).toSorted());
});

test('every text of the manifest is there in Chinese', () => {
  expect(Object.keys(chinese)).toEqual(Object.keys(english));
  for (const text of Object.values(chinese)) {
    expect(text).toMatch(/\p{Script=Han}/u);
    expect(chineseMistakes(text.replaceAll('*', '')), text).toEqual([]);
  }
});
