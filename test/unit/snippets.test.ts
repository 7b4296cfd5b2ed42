import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { dorisVersions } from '../../server/src/catalog/versions.ts';
import { splitStatements } from '../../server/src/syntax/splitter.ts';
import { findingsIn } from '../support/findings.ts';

interface Snippet {
  readonly prefix: string;
  readonly description: string;
  readonly body: readonly string[];
}

const file = new URL('../../snippets/routine-load.code-snippets', import.meta.url);
const snippets = Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, Snippet>);

/** The text of a snippet while nothing has been filled in: placeholders as they are, the first of several choices. */
function expand(body: readonly string[]): string {
  const places = /\$\{(\d+)(?::([^}]*)|\|([^|]*)\|)\}|\$(\d+)/g;
  const text = body.join('\n').replaceAll('\t', '  ');
  const values = new Map<string, string>();
  for (const [, number = '', placeholder, choices] of text.matchAll(places)) {
    const value = placeholder ?? choices?.split(',')[0];
    if (value !== undefined) values.set(number, value);
  }
  return text.replace(places, (_, number?: string, _placeholder?, _choices?, reference?: string) => {
    return values.get(number ?? reference ?? '') ?? '';
  });
}

describe.each(snippets)('%s', (_, { prefix, description, body }) => {
  const text = expand(body);

  test('expands to whole statements', () => {
    expect(text).not.toContain('$');
    expect(text).toMatch(/;$/);
  });

  test('is found by the words that it begins with, and says what it is for', () => {
    expect(prefix).toMatch(/^(?:create|alter|pause|resume|stop|show) (?:create )?routine load/);
    expect(description).toMatch(/^[A-Z].*\.$/);
  });

  test('needs no correction as it stands', () => {
    const found = splitStatements(text).flatMap(({ start, end }) => findingsIn(text.slice(start, end)));
    expect(found.map(({ code, message }) => `${code}: ${message}`)).toEqual([]);
  });
});

test('every method of the Amazon MSK page is a snippet, and so are the plain job and the one with SASL', () => {
  const created = snippets.map(([, { prefix }]) => prefix).filter((prefix) => prefix.startsWith('create'));
  expect(created).toEqual([
    'create routine load kafka',
    'create routine load kafka sasl',
    'create routine load msk access key',
    'create routine load msk role instance',
    'create routine load msk role env',
    'create routine load msk role default',
    'create routine load msk provider',
  ]);
});

test.each(dorisVersions)('the snippets for plain Kafka work in Doris %s', (version) => {
  const plain = snippets.filter(([, { prefix }]) => prefix.startsWith('create routine load kafka'));
  expect(plain.flatMap(([, { body }]) => findingsIn(expand(body), version))).toEqual([]);
});
