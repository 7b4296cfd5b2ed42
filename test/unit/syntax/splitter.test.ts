import { describe, expect, test } from 'vitest';
import { splitStatements } from '../../../server/src/syntax/splitter.ts';

/** The pieces of a text; the ones that no `;` ends are followed by how they end. */
function piecesOf(text: string): readonly string[] {
  const pieces = splitStatements(text);
  expect(pieces.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text);
  return pieces.map(({ start, end, terminator }) => {
    return text.slice(start, end) + (terminator === 'semicolon' ? '' : `«${terminator}»`);
  });
}

const lost = '«next-statement»';
const end = '«end-of-text»';

describe('semicolons', () => {
  test.each<[string, readonly string[]]>([
    ['', [end]],
    [';', [';']],
    ['a', [`a${end}`]],
    ['a;', ['a;']],
    ['a; b', ['a;', ` b${end}`]],
    ['a;\n', ['a;', `\n${end}`]],
    ['a;;b;', ['a;', ';', 'b;']],
    ['-- c\na; -- d\nb;', ['-- c\na;', ' -- d\nb;']],
    ['a; -- only a comment\n', ['a;', ` -- only a comment\n${end}`]],
  ])('%j', (text, pieces) => {
    expect(piecesOf(text)).toEqual(pieces);
  });

  test.each([
    `a ";" b;`,
    `a ';' b;`,
    'a `;` b;',
    `a "\\";" b;`,
    `a "b"";" c;`,
    `a 'b'';' c;`,
    'a `b``;` c;',
    'a -- ; \n b;',
    'a --;\n b;',
    'a /* ; */ b;',
    'a /* /* ; */ ; */ b;',
    'a -- ; \\\n ; \n b;',
    'a "over\n;\nlines" b;',
    `a {# it's; #} {% set a = ";" %} b;`,
    'CREATE FUNCTION f() AS $$ a; b; $$;',
  ])('one statement: %j', (text) => {
    expect(piecesOf(text)).toEqual([text]);
  });

  test.each<[string, readonly string[]]>([
    ['a # ; b', ['a # ;', ` b${end}`]],
    ['a /* ; b', ['a /* ;', ` b${end}`]],
    ['a */ ; b', ['a */ ;', ` b${end}`]],
    ['a$$;b$$;', ['a$$;', 'b$$;']],
    ['a $$ b; c', ['a $$ b;', ` c${end}`]],
    ['`a\\`; b', ['`a\\`;', ` b${end}`]],
  ])('two statements: %j', (text, pieces) => {
    expect(piecesOf(text)).toEqual(pieces);
  });
});

describe('a lost semicolon', () => {
  test.each<[string, readonly string[]]>([
    [
      'PAUSE ROUTINE LOAD FOR a\nRESUME ROUTINE LOAD FOR a;',
      [`PAUSE ROUTINE LOAD FOR a\n${lost}`, 'RESUME ROUTINE LOAD FOR a;'],
    ],
    [
      'stop routine load for a\r\n  show all routine load',
      [`stop routine load for a\r\n  ${lost}`, `show all routine load${end}`],
    ],
    ['a\rPAUSE ALL ROUTINE LOAD', [`a\r${lost}`, `PAUSE ALL ROUTINE LOAD${end}`]],
    ['a\nSHOW ROUTINE LOAD', [`a\n${lost}`, `SHOW ROUTINE LOAD${end}`]],
    ['SHOW ALL\n\nCREATE ROUTINE LOAD a.b ON t;', [`SHOW ALL\n\n${lost}`, 'CREATE ROUTINE LOAD a.b ON t;']],
    ['SHOW\nPAUSE ROUTINE LOAD FOR j;', [`SHOW\n${lost}`, 'PAUSE ROUTINE LOAD FOR j;']],
    ['SELECT 1\nCREATE ROUTINE\n\tLOAD j', [`SELECT 1\n${lost}`, `CREATE ROUTINE\n\tLOAD j${end}`]],
  ])('%j', (text, pieces) => {
    expect(piecesOf(text)).toEqual(pieces);
  });

  test.each([
    'a CREATE ROUTINE LOAD j;',
    'SHOW\nCREATE ROUTINE LOAD FOR j;',
    'SHOW\nROUTINE LOAD;',
    'SHOW ALL\nCREATE ROUTINE LOAD FOR j;',
    'SHOW\nCREATE ROUTINE LOAD\n/* the job */ FOR j;',
    'SHOW\nCREATE ROUTINE LOAD;',
    'show -- all of it\nCREATE ROUTINE LOAD FOR j;',
    '-- a comment\nCREATE ROUTINE LOAD j;',
    '/* a comment */\nCREATE ROUTINE LOAD j;',
    'a\n-- CREATE ROUTINE LOAD j\nb;',
    'a\n/*\nCREATE ROUTINE LOAD j\n*/ b;',
    'a\nCREATE ROUTINE LOADS;',
    'a\nCREATE ROUTINE;',
    '\n\n\nCREATE ROUTINE LOAD j;',
  ])('none is lost: %j', (text) => {
    expect(piecesOf(text)).toEqual([text]);
  });
});

describe('a lost quote', () => {
  test('does not swallow the next statement', () => {
    expect(
      piecesOf(`CREATE ROUTINE LOAD a FROM KAFKA ("k" = "v);\nCREATE ROUTINE LOAD b FROM KAFKA ("k" = "v");`),
    ).toEqual(['CREATE ROUTINE LOAD a FROM KAFKA ("k" = "v);', '\nCREATE ROUTINE LOAD b FROM KAFKA ("k" = "v");']);
  });

  test('does not swallow the next statement when its semicolon is lost too', () => {
    expect(piecesOf(`PAUSE ROUTINE LOAD FOR \`a\nSTOP ROUTINE LOAD FOR \`b\`;`)).toEqual([
      `PAUSE ROUTINE LOAD FOR \`a\n${lost}`,
      'STOP ROUTINE LOAD FOR `b`;',
    ]);
  });

  test('at the end of the text takes no semicolon with it', () => {
    expect(piecesOf(`SELECT "a;\nSELECT 1;`)).toEqual([`SELECT "a;`, '\nSELECT 1;']);
  });

  test('a string that names a statement in its middle is one string', () => {
    const text = `COMMENT "see CREATE ROUTINE LOAD a; \n it explains";`;
    expect(piecesOf(text)).toEqual([text]);
  });
});
