import { describe, expect, it } from 'vitest';
import type { DorisVersion, ListKind } from '../../../server/src/catalog/index.ts';
import { findProperty } from '../../../server/src/catalog/index.ts';

/**
 * What the type of a key says about a value: `ok`, or the effect and the value with the marked range in « », followed by the
 * suggestions.
 */
function verdict(list: ListKind, key: string, value: string, version: DorisVersion = '4.1'): string {
  const spec = findProperty(list, key);
  if (spec === undefined) throw new Error(`no such key: ${key}`);
  const problem = spec.type.check(value, version);
  if (problem === undefined) return 'ok';
  expect(problem.message).toMatch(/^[A-Z`].*\.$/s);
  const { start, end } = problem;
  const marked = `${value.slice(0, start)}«${value.slice(start, end)}»${value.slice(end)}`;
  for (const suggestion of problem.suggestions) {
    expect(spec.type.check(suggestion, version), `suggestion ${suggestion}`).toBeUndefined();
  }
  return [`${problem.effect} ${marked}`, ...problem.suggestions].join(' → ');
}

/** One test for each value of a key. */
export function table(
  list: ListKind,
  key: string,
  rows: readonly (readonly [value: string, expected: string, version?: DorisVersion])[],
): void {
  describe(key, () => {
    for (const [value, expected, version] of rows) {
      it(`${JSON.stringify(value)}${version === undefined ? '' : ` in ${version}`}: ${expected}`, () => {
        expect(verdict(list, key, value, version)).toBe(expected);
      });
    }
  });
}
