import { describe, expect, test } from 'vitest';
import { decodeString, encodeString, offsetInLiteral } from '../../../server/src/syntax/literals.ts';
import type { StringLiteral } from '../../../server/src/syntax/tree.ts';
import { readCursor } from '../../support/markers.ts';

function literal(raw: string, start = 0, terminated = true): StringLiteral {
  const quote = raw.startsWith("'") ? "'" : '"';
  const value = decodeString(raw, terminated);
  return { kind: 'string', start, end: start + raw.length, quote, raw, value, terminated };
}

describe('decodeString', () => {
  test.each([
    [`""`, ''],
    [`'a'`, 'a'],
    [`"it's"`, "it's"],
    [`"a""b"`, 'a"b'],
    [`'it''s'`, "it's"],
    [`"a''b"`, "a''b"],
    [`"\\n\\t\\r\\0\\b\\Z"`, '\n\t\r\0\b\x1a'],
    [`"\\\\"`, '\\'],
    [`'\\'\\"'`, `'"`],
    [`"\\q"`, 'q'],
    [`"\\%\\_"`, '\\%\\_'],
    [`"[\\"$.a\\"]"`, '["$.a"]'],
    [`"a\nb"`, 'a\nb'],
  ])('%s stands for %j', (raw, value) => {
    expect(decodeString(raw, true)).toBe(value);
  });

  test('a literal without its closing quote runs to its end', () => {
    expect(decodeString(`"abc`, false)).toBe('abc');
    expect(decodeString(`"`, false)).toBe('');
    expect(decodeString(`"a\\`, false)).toBe('a\\');
  });
});

describe('encodeString', () => {
  test.each([
    ['a', '"', '"a"'],
    ['a', "'", "'a'"],
    ['say "hi"', '"', '"say ""hi"""'],
    ['say "hi"', "'", `'say "hi"'`],
    ['C:\\temp', '"', '"C:\\\\temp"'],
    ['', '"', '""'],
  ] as const)('%s between %s is %s', (value, quote, sql) => {
    expect(encodeString(value, quote)).toBe(sql);
  });

  test.each(['', 'a', `"`, `'`, '\\', '\\n', 'a\nb', `""''\\\\`, '\0', '😀'])('decoding undoes it: %j', (value) => {
    for (const quote of [`"`, `'`] as const) expect(decodeString(encodeString(value, quote), true)).toBe(value);
  });
});

describe('offsetInLiteral', () => {
  // the cursor stands in front of the place of the value's character with that index
  test.each([
    [`"|abc"`, 0],
    [`"ab|c"`, 2],
    [`"abc|"`, 3],
    [`"a\\nb|c"`, 3],
    [`"a|\\nbc"`, 1],
    [`"[\\"$.a\\", |\\"$.b\\"]"`, 8],
    [`"a""|b"`, 2],
    [`"\\%|b"`, 2],
    [`"\\n\\n|"`, 2],
    [`"|"`, 0],
  ])('%s is the place of index %i', (marked, index) => {
    const { text, offset } = readCursor(marked);
    expect(offsetInLiteral(literal(text), index)).toBe(offset);
    expect(offsetInLiteral(literal(text, 100), index)).toBe(100 + offset);
  });

  test('every character of the value maps to the text that writes it', () => {
    const raw = `"a\\tb""c\\\\d\\xe"`;
    const parsed = literal(raw);
    const pieces = [...parsed.value].map((_, index) => {
      return raw.slice(offsetInLiteral(parsed, index), offsetInLiteral(parsed, index + 1));
    });
    expect(pieces).toEqual(['a', '\\t', 'b', '""', 'c', '\\\\', 'd', '\\x', 'e']);
  });

  test('an index behind the value is the place of the closing quote', () => {
    expect(offsetInLiteral(literal(`"a\\n"`), 2)).toBe(4);
    expect(offsetInLiteral(literal(`"a\\n`, 0, false), 2)).toBe(4);
  });
});
