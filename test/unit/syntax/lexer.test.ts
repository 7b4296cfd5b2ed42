import { describe, expect, test } from 'vitest';
import type { StringMode } from '../../../server/src/syntax/lexer.ts';
import { tokenize } from '../../../server/src/syntax/lexer.ts';

/** The tokens as `kind image`, an `!` behind the kind for those whose closing quote is missing. */
function tokensOf(sql: string, mode?: StringMode): readonly string[] {
  return tokenize(sql, mode).tokens.map(
    ({ kind, image, unterminated }) => `${kind}${unterminated ? '!' : ''} ${image}`,
  );
}

/** The types of the tokens, as the parser sees them. */
function typesOf(sql: string): readonly string[] {
  return tokenize(sql).tokens.map(({ tokenType }) => tokenType.name);
}

function commentsOf(sql: string): readonly string[] {
  return tokenize(sql).comments.map(({ start, end }) => sql.slice(start, end));
}

describe('words', () => {
  test.each([
    ['CREATE', 'keyword'],
    ['create', 'keyword'],
    ['Routine', 'keyword'],
    ['KEYS', 'keyword'],
    ['KAFKA', 'name'],
    ['orders', 'name'],
    ['_j', 'name'],
    ['$j', 'name'],
    ['1j', 'name'],
    ['5days', 'name'],
    ['1e5x', 'name'],
    ['größe', 'name'],
    ['订单', 'name'],
    ['a\u00a0b', 'name'],
    ['a\ufeffb', 'name'],
    ['“a”', 'name'],
    ['a，b', 'name'],
  ])('%s is one %s', (word, kind) => {
    expect(tokensOf(word)).toEqual([`${kind} ${word}`]);
  });

  test('keywords have a type of their own, other reserved words share one', () => {
    expect(typesOf('FROM kafka KEYS limit columns')).toEqual([
      'FROM',
      'Word',
      'ReservedWord',
      'ReservedWord',
      'COLUMNS',
    ]);
  });
});

describe('numbers', () => {
  test.each([
    ['5', 'Integer'],
    ['007', 'Integer'],
    ['1.5', 'Decimal'],
    ['2.', 'Decimal'],
    ['.5', 'Decimal'],
    ['1e5', 'Decimal'],
    ['1E-5', 'Decimal'],
    ['1.5e+10', 'Decimal'],
    ['.5E3', 'Decimal'],
    ['5L', 'SuffixedNumber'],
    ['3s', 'SuffixedNumber'],
    ['1Y', 'SuffixedNumber'],
    ['12BD', 'SuffixedNumber'],
    ['1.5BD', 'SuffixedNumber'],
    ['.5bd', 'SuffixedNumber'],
  ])('%s is one %s', (number, type) => {
    expect(tokensOf(number)).toEqual([`number ${number}`]);
    expect(typesOf(number)).toEqual([type]);
  });

  test.each([
    ['db.1j', ['name db', 'symbol .', 'name 1j']],
    ['db.1', ['name db', 'number .1']],
    ['1.5x', ['number 1', 'symbol .', 'name 5x']],
    ['1..2', ['number 1.', 'number .2']],
    ['a.b', ['name a', 'symbol .', 'name b']],
    ['-1', ['symbol -', 'number 1']],
    ['1-2', ['number 1', 'symbol -', 'number 2']],
    ['1e+', ['name 1e', 'symbol +']],
  ])('%s is cut into %j', (sql, tokens) => {
    expect(tokensOf(sql)).toEqual(tokens);
  });
});

describe('texts between two $$', () => {
  test.each([
    ['$$a b$$', ['string $$a b$$']],
    ['$$a$$', ['string $$a$$']],
    ['$$a; b$$ c', ['string $$a; b$$', 'name c']],
    ['$$a', ['name $$a']],
    ['$$a$$b', ['name $$a$$b']],
    ['a$$b c$$', ['name a$$b', 'name c$$']],
  ])('%s is cut into %j', (sql, tokens) => {
    expect(tokensOf(sql)).toEqual(tokens);
  });
});

describe('strings and backquoted names', () => {
  test.each([
    `"a"`,
    `'a'`,
    `""`,
    `"it's"`,
    `'say "hi"'`,
    `"a""b"`,
    `'it''s'`,
    `"a\\"b"`,
    `'a\\'b'`,
    `"ends with a backslash\\\\"`,
    `"over\nseveral\r\nlines"`,
    `"-- no comment /* here */; # "`,
    `"\u0000"`,
  ])('%j is one string', (sql) => {
    expect(tokensOf(sql)).toEqual([`string ${sql}`]);
  });

  test('a prefix x makes a hexadecimal string, when its digits are hexadecimal', () => {
    expect(typesOf(`x'0aF' X"00"`)).toEqual(['HexString', 'HexString']);
    expect(typesOf(`x'0g'`)).toEqual(['Word', 'String']);
    expect(typesOf(`ax'00'`)).toEqual(['Word', 'String']);
  });

  test.each(['`a`', '`a-b`', '`a``b`', '`select`', '`a\\`', '`a b;"`', '``'])('%s is one name', (sql) => {
    expect(tokensOf(sql)).toEqual([`name ${sql}`]);
  });

  test('two strings side by side stay two', () => {
    expect(tokensOf(`"a" "b"`)).toEqual(['string "a"', 'string "b"']);
    expect(tokensOf(`"a"'b'`)).toEqual(['string "a"', `string 'b'`]);
  });

  test('a string that nothing closes ends with its line, in front of what follows a value', () => {
    expect(tokensOf(`"a,\n b`)).toEqual(['string! "a', 'symbol ,', 'name b']);
    expect(tokensOf(`"a" = "b)\n`)).toEqual(['string "a"', 'symbol =', 'string! "b', 'symbol )']);
    expect(tokensOf(`'a  `)).toEqual([`string! 'a`]);
    expect(tokensOf(`'`)).toEqual([`string! '`]);
    expect(tokensOf('`a b\nc')).toEqual(['name! `a b', 'name c']);
    expect(tokensOf('"a\\')).toEqual(['string! "a\\']);
  });

  test('read by line, a string ends with its line even if a later quote would close it', () => {
    const sql = `"a = 1,\n"b" = "2"`;
    expect(tokensOf(sql, 'by-line')).toEqual(['string! "a = 1', 'symbol ,', 'string "b"', 'symbol =', 'string "2"']);
    expect(tokensOf(sql)).toEqual(['string "a = 1,\n"', 'name b', 'string " = "', 'number 2', 'string! "']);
  });
});

describe('comments', () => {
  test.each([
    ['a -- b', ['-- b']],
    ['a --b', ['--b']],
    ['--', ['--']],
    ['-- a\n-- b\r\n-- c', ['-- a', '-- b', '-- c']],
    ['-- a \\\n b', ['-- a \\\n b']],
    ['-- a \\\r\nb', ['-- a \\']],
    ['/* a */', ['/* a */']],
    ['/**/', ['/**/']],
    ['/* a\nb */ c /* d */', ['/* a\nb */', '/* d */']],
    ['/* a /* b */ c */', ['/* a /* b */ c */']],
    ['/* a /* b */ c', ['/* a /* b */']],
    ['/* -- */', ['/* -- */']],
    ['-- /*', ['-- /*']],
    [`'--' "/*"`, []],
  ])('%j holds the comments %j', (sql, comments) => {
    expect(commentsOf(sql)).toEqual(comments);
  });

  test('text goes on behind a comment', () => {
    expect(tokensOf('a/* b */c--d\ne')).toEqual(['name a', 'name c', 'name e']);
    expect(tokensOf('a -- b \\\n c\nd')).toEqual(['name a', 'name d']);
  });

  test('a comment that nothing closes is no comment', () => {
    expect(tokensOf('/* a')).toEqual(['unknown! /*', 'name a']);
  });

  test('# and // start no comment', () => {
    expect(tokensOf('# a // b')).toEqual(['unknown #', 'name a', 'symbol /', 'symbol /', 'name b']);
  });
});

describe('symbols', () => {
  test.each([
    ['(),.', ['(', ')', ',', '.']],
    ['[]{}', ['[', ']', '{', '}']],
    ['= ==', ['=', '==']],
    ['===', ['==', '=']],
    ['< > <= >= <> != !< !> <=>', ['<', '>', '<=', '>=', '<>', '!=', '!<', '!>', '<=>']],
    ['+ * / % ~ & | ^ ! ?', ['+', '*', '/', '%', '~', '&', '|', '^', '!', '?']],
    ['&& ||', ['&&', '||']],
    ['x->x', ['x', '->', 'x']],
    [': @ @@', [':', '@', '@@']],
    [':=', [':', '=']],
  ])('%s is cut into %j', (sql, images) => {
    expect(tokenize(sql).tokens.map(({ image }) => image)).toEqual(images);
  });

  test.each(['#', '\\', '\u0000', '\u000b', '\u007f'])('%j is unknown', (character) => {
    expect(tokensOf(`a ${character} b`)).toEqual(['name a', `unknown ${character}`, 'name b']);
  });
});

test('blank, tab, CR and LF are white space', () => {
  expect(tokensOf(' a\tb\r\nc\rd\n')).toEqual(['name a', 'name b', 'name c', 'name d']);
});

test('tokens end at the first semicolon outside strings, names and comments', () => {
  const sql = `a ";" \`;\` /* ; */ -- ;\n b; c`;
  const { tokens, end } = tokenize(sql);
  expect(tokens.map(({ image }) => image)).toEqual(['a', '";"', '`;`', 'b']);
  expect(sql.slice(end)).toBe('; c');
});

test('offsets point into the text', () => {
  const sql = ' a -- b\n"c"';
  expect(tokenize(sql).tokens.map(({ start, end }) => sql.slice(start, end))).toEqual(['a', '"c"']);
});
