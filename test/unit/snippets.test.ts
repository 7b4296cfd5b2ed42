import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type DorisVersion, dorisVersions } from '../../server/src/catalog/versions.ts';
import { skeletons } from '../../server/src/features/skeletons.ts';
import { splitStatements } from '../../server/src/syntax/splitter.ts';
import { findingsIn } from '../support/findings.ts';
import { readSnippet } from '../support/snippets.ts';

interface Snippet {
  readonly prefix: string;
  readonly description: string;
  readonly body: readonly string[];
}

const file = new URL('../../snippets/routine-load.code-snippets', import.meta.url);
const snippets = Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, Snippet>);

/** The text of a snippet while nothing has been filled in: placeholders as they are, the first of several choices. */
function expand(body: readonly string[]): string {
  return readSnippet(body.join('\n')).replaceAll('\t', '  ').replace(/[«»]/g, '').replace(/\|$/, '');
}

function messages(text: string, version?: DorisVersion): readonly string[] {
  const found = splitStatements(text).flatMap(({ start, end }) => findingsIn(text.slice(start, end), version));
  return found.map(({ code, message }) => `${code}: ${message}`);
}

describe.each(snippets)('%s', (_, { prefix, description, body }) => {
  const text = expand(body);

  test('expands to whole statements', () => {
    expect(text).not.toMatch(/[$|]/);
    expect(text).toMatch(/;$/);
  });

  test('says what it is for', () => {
    expect(description).toMatch(/^[A-Z].*\.$/);
  });

  // VS Code offers a snippet where the word at the cursor begins like its prefix or like a word in that
  test('comes up nowhere but where its sign is typed', () => {
    expect(prefix).toMatch(/^![a-z]+$/);
  });

  test('needs no correction as it stands', () => {
    expect(messages(text)).toEqual([]);
  });
});

test('every method of the Amazon MSK page is a snippet, and so are the plain job and the one with SASL', () => {
  const created = snippets.filter(([, { body }]) => body[0]?.startsWith('CREATE')).map(([, { prefix }]) => prefix);
  expect(created).toEqual([
    '!kafka',
    '!kafkasasl',
    '!mskaccesskey',
    '!mskroleinstance',
    '!mskroleenv',
    '!mskroledefault',
    '!mskprovider',
  ]);
});

test('each statement of completion is a snippet with a name of its own', () => {
  expect(new Set(snippets.map(([, { prefix }]) => prefix)).size).toBe(skeletons.length);
});

test.each(dorisVersions)('the snippets for plain Kafka work in Doris %s', (version) => {
  const plain = snippets.filter(([, { prefix }]) => prefix.startsWith('!kafka'));
  expect(plain.flatMap(([, { body }]) => messages(expand(body), version))).toEqual([]);
});
