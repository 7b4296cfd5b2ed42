import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../../server/src/syntax/edits.ts';
import { keywordsAt } from '../../../server/src/syntax/keywordCompletion.ts';
import { encodeString, offsetInLiteral } from '../../../server/src/syntax/literals.ts';
import type { Before, ParsedStatement } from '../../../server/src/syntax/parse.ts';
import { parseStatement } from '../../../server/src/syntax/parse.ts';
import { splitStatements } from '../../../server/src/syntax/splitter.ts';
import type { Span } from '../../../server/src/syntax/tree.ts';
import { mutate, tokenMutations } from '../../support/mutations.ts';
import { errorsOf } from './statements.ts';

const statements = [
  `-- orders
CREATE ROUTINE LOAD sales.\`daily-orders\` ON orders
WITH MERGE
COLUMNS TERMINATED BY ",",
COLUMNS (id, amount, day = from_unixtime(ts, '%Y%m%d'), deleted),
PRECEDING FILTER id > 0 AND amount IN (1, 2),
WHERE CASE WHEN amount > 1 THEN TRUE ELSE FALSE END,
DELETE ON deleted = 1,
ORDER BY ts
PROPERTIES ("desired_concurrent_number" = "3", "format" = "json", "jsonpaths" = "[\\"$.a\\"]")
FROM KAFKA (
    "kafka_broker_list" = "kafka1:9092,kafka2:9092", /* both */
    "kafka_topic" = "orders"
)
COMMENT "it's a job";`,
  'ALTER ROUTINE LOAD FOR db.j PROPERTIES (a = 1, "b" = [1, 2])\r\nFROM KAFKA ("c" = "d");\r\n',
  'PAUSE ROUTINE LOAD FOR db.j;RESUME ALL ROUTINE LOAD;\nSTOP ROUTINE LOAD FOR j',
  'SHOW ALL ROUTINE LOAD LIKE "%a%";SHOW ROUTINE LOAD TASK FROM db WHERE JobName = "j";SHOW CREATE ROUTINE LOAD FOR j;',
  'SELECT 1;\nCREATE TABLE t (a INT) PROPERTIES ("a" = "b");',
];

const fragments = [
  ...[
    'CREATE',
    'ALTER',
    'ROUTINE',
    'LOAD',
    'FOR',
    'ON',
    'WITH',
    'MERGE',
    'COLUMNS',
    'TERMINATED',
    'BY',
    'WHERE',
    'FROM',
  ],
  ...[
    'KAFKA',
    'PROPERTIES',
    'COMMENT',
    'CASE',
    'WHEN',
    'END',
    'NOT',
    'AND',
    'IN',
    'SELECT',
    'INTERVAL',
    'CAST',
    'PARTITION',
  ],
  ...['a', '`b`', 'db.t', '1j', '5', '.5', '1e5', '"k"', "'v'", '"k" = "v"', 'f(a)', '[1]', 'CREATE ROUTINE LOAD j'],
  ...[
    '(',
    ')',
    '[',
    ']',
    '{',
    '}',
    ',',
    ';',
    '.',
    '=',
    '==',
    '-',
    '*',
    '/',
    '#',
    '//',
    '--',
    '/*',
    '*/',
    '->',
    ':',
    '@',
    '$$',
  ],
  ...[
    '"',
    "'",
    '`',
    '\\',
    '\\"',
    '""',
    '\n',
    '\r',
    '\r\n',
    '\t',
    ' ',
    '\u0000',
    '\u00a0',
    '\ufeff',
    '\u2028',
    '，',
    '“',
  ],
  ...['\ud800', '\udc00', '😀', 'é', '\u000b', '\u007f', '…'],
];

const fragment = fc.constantFrom(...fragments);
const unit = fc.nat(0xffff).map((code) => String.fromCharCode(code));

/** A change somewhere in a text: what stands there is replaced, for as many characters as it says. */
const change = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  remove: fc.oneof(fc.constant(0), fc.nat(3), fc.nat(60)),
  insert: fc.oneof(fc.constant(''), fragment, unit),
});

const mutated = fc
  .record({
    text: fc.array(fc.constantFrom(...statements), { minLength: 1, maxLength: 2 }).map((parts) => parts.join('\n')),
    changes: fc.array(change, { minLength: 1, maxLength: 5 }),
  })
  .map(({ text, changes }) =>
    changes.reduce((now, { at, remove, insert }) => {
      const start = Math.floor(at * now.length);
      return now.slice(0, start) + insert + now.slice(start + remove);
    }, text),
  );

const garbage = fc.oneof(
  fc.array(fragment, { maxLength: 60 }).map((parts) => parts.join(' ')),
  fc.array(fragment, { maxLength: 60 }).map((parts) => `CREATE ROUTINE LOAD ${parts.join('')}`),
  fc.string({ unit, maxLength: 60 }),
  fc.string({ unit, maxLength: 60 }).map((text) => `PAUSE ROUTINE LOAD FOR ${text}`),
);

const anyText = fc.oneof({ arbitrary: mutated, weight: 3 }, { arbitrary: garbage, weight: 1 });
const runs = { numRuns: 400, seed: 20_251 };

/** What Doris takes for white space, and what only looks like it: the parser reads the one for the other. */
const blanks = '[\\s\\u0085\\uff1b\\p{Z}\\p{Cc}\\p{Cf}]*';
const onlyBlanks = new RegExp(`^${blanks}$`, 'u');
const endOfPiece = new RegExp(`^${blanks}(;|\\\\[gG]|$)`, 'u');

/** Every span in a tree, with the name of what it is the place of. Without recursion, for trees may be deep. */
function spansIn(tree: unknown): readonly (readonly [string, Span])[] {
  const spans: (readonly [string, Span])[] = [];
  const left: (readonly [string, unknown])[] = [['statement', tree]];
  for (let next = left.pop(); next; next = left.pop()) {
    const [name, value] = next;
    if (typeof value !== 'object' || value === null) continue;
    const { start, end } = value as Partial<Span>;
    if (typeof start === 'number' && typeof end === 'number') spans.push([name, { start, end }]);
    left.push(...Object.entries(value));
  }
  return spans;
}

function expectInside(text: string, { start, end }: Span, what: string): void {
  if (!(start >= 0 && start <= end && end <= text.length))
    throw new Error(`${what} is at ${start}–${end} of ${text.length}`);
}

function expectSound(parsed: ParsedStatement): void {
  const { text, comments, statement, errors } = parsed;
  const tokens = parsed.tokens();
  for (const [name, span] of spansIn(statement)) expectInside(text, span, name);
  let last = 0;
  for (const { span, fix } of errors) {
    expectInside(text, span, 'an error');
    if (span.start < last) throw new Error('the errors are not in order');
    last = span.start;
    const edits = [...(fix?.edits ?? [])].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
    let free = 0;
    for (const edit of edits) {
      expectInside(text, edit.span, 'an edit');
      if (edit.span.start < free) throw new Error(`edits of "${fix?.title}" overlap`);
      free = edit.span.end;
    }
    applyEdits(text, edits);
  }
  const pieces = [...tokens, ...comments].sort((a, b) => a.start - b.start);
  let covered = 0;
  for (const piece of pieces) {
    expectInside(text, piece, 'a token');
    if (piece.start < covered || piece.start === piece.end) throw new Error('tokens overlap or are empty');
    if (!onlyBlanks.test(text.slice(covered, piece.start))) throw new Error(`text between tokens at ${covered}`);
    covered = piece.end;
  }
  if (!endOfPiece.test(text.slice(covered))) throw new Error(`text behind the last token at ${covered}`);
  const starts = tokens.map(({ start }) => start);
  if (starts.some((start, index) => index > 0 && start <= (starts[index - 1] ?? 0)))
    throw new Error('tokens out of order');
}

/** Takes a text through splitter and parser and looks at all that comes out of it; gives the number of errors. */
function parseSoundly(text: string): number {
  const pieces = splitStatements(text);
  expect(pieces.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text);
  let count = 0;
  let before: Before = 'nothing';
  for (const { start, end, terminator } of pieces) {
    const parsed = parseStatement(text.slice(start, end), { followed: terminator === 'next-statement', before });
    before = parsed.errors.length > 0 ? 'broken' : parsed.isRoutineLoad ? 'routine-load' : 'other';
    expectSound(parsed);
    count += parsed.errors.length;
  }
  return count;
}

describe('whatever the text', () => {
  test('nothing is thrown, and every place lies within the text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        parseSoundly(text);
      }),
      runs,
    );
  });

  test('keywords can be completed everywhere', () => {
    fc.assert(
      fc.property(mutated, fc.double({ min: 0, max: 1, noNaN: true }), (text, at) => {
        const phrases = keywordsAt(parseStatement(text), Math.floor(at * text.length));
        expect(phrases.every((phrase) => /^[A-Z_]+( [A-Z_]+)*$/.test(phrase))).toBe(true);
      }),
      { ...runs, numRuns: 100 },
    );
  });

  test('parsing gives the same result again', () => {
    fc.assert(
      fc.property(mutated, (text) => {
        expect(parseStatement(text).errors).toEqual(parseStatement(text).errors);
      }),
      { ...runs, numRuns: 50 },
    );
  });
});

describe('one slip of the hand is one error', () => {
  const pick = fc.infiniteStream(fc.nat(0xffff));
  const whole = statements.flatMap((text) => splitStatements(text).map(({ start, end }) => text.slice(start, end)));
  const routineLoads = whole.filter((text) => /routine load/i.test(text));

  test.each(Object.keys(tokenMutations))('%s', (name) => {
    fc.assert(
      fc.property(fc.constantFrom(...routineLoads), pick, (text, stream) => {
        const mutant = mutate(text, name, (count) => (stream.next().value ?? 0) % count) ?? '';
        const found = errorsOf(mutant);
        if (found.length > 1) throw new Error(`${mutant}\n${found.join('\n')}`);
      }),
      { ...runs, numRuns: 300 },
    );
  });

  test.each(Object.keys(tokenMutations))('and its repair leaves nothing wrong: %s', (name) => {
    fc.assert(
      fc.property(fc.constantFrom(...routineLoads), pick, (text, stream) => {
        const mutant = mutate(text, name, (count) => (stream.next().value ?? 0) % count) ?? '';
        for (const { start, end } of splitStatements(mutant)) {
          const [error] = parseStatement(mutant.slice(start, end)).errors;
          if (!error?.fix) continue;
          const repaired =
            mutant.slice(0, start) + applyEdits(mutant.slice(start, end), error.fix.edits) + mutant.slice(end);
          expect(errorsOf(repaired), `${error.fix.title}: ${repaired}`).toEqual([]);
        }
      }),
      { ...runs, numRuns: 300 },
    );
  });
});

test('a value written as a literal is read back, each of its characters at its place', () => {
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 20 }), fc.constantFrom('"', "'"), (value, quote) => {
      const raw = encodeString(value, quote);
      const { statement } = parseStatement(`SHOW ROUTINE LOAD LIKE ${raw}`);
      const like = statement?.kind === 'show-routine-load' ? statement.like : undefined;
      expect(like).toMatchObject({ raw, value, terminated: true });
      if (!like) return;
      const offsets = [...Array(value.length + 1).keys()].map((index) => offsetInLiteral(like, index));
      expect(offsets[0]).toBe(like.start + 1);
      expect(offsets.at(-1)).toBe(like.end - 1);
      expect(offsets.every((offset, index) => index === 0 || offset > (offsets[index - 1] ?? 0))).toBe(true);
    }),
    { ...runs, numRuns: 200 },
  );
});

describe('valid statements', () => {
  test.each(statements)('have no errors: %s', (text) => {
    expect(parseSoundly(text)).toBe(0);
  });
});

// time and memory grow with the text, not with its square: these would run for minutes otherwise
describe('as large as it gets', () => {
  const many = 10_000;
  const where = 'ALTER ROUTINE LOAD FOR j WHERE ';
  const properties = 'ALTER ROUTINE LOAD FOR j PROPERTIES (';

  test.each<[string, string]>([
    ['open parentheses', where + '('.repeat(many)],
    ['open parentheses of calls', where + 'substring('.repeat(many / 20)],
    ['half the parentheses closed', `${where}${'('.repeat(many)}a${')'.repeat(many / 2)}`],
    ['open brackets', where + '['.repeat(many)],
    ['open index brackets', where + 'a['.repeat(many)],
    ['open braces', where + '{'.repeat(many)],
    ['open CASE', where + 'CASE WHEN '.repeat(many)],
    ['open INTERVAL', where + 'INTERVAL '.repeat(many)],
    ['open types', `${where}CAST(a AS ${'ARRAY<'.repeat(many)}`],
    ['open lambdas', where + 'f(x -> '.repeat(many)],
    ['an open comment in an open comment', 'PAUSE ROUTINE LOAD /* '.padEnd(many / 2, '/* ')],
    ['commas', properties + ','.repeat(many)],
    ['missing values', `${properties}${'"k" = , '.repeat(many)})`],
    ['missing commas', `${properties}${'"k" = "v" '.repeat(many)})`],
    ['quotes', properties + '"'.repeat(many + 1)],
    ['open strings', `ALTER ROUTINE LOAD FOR j ${'"a\n'.repeat(many)}x"`],
    ['an open string of a megabyte', `${properties}"k" = "${'x'.repeat(1_000_000)}`],
    ['surplus words', `CREATE ROUTINE LOAD j ${'foo '.repeat(many)}`],
    ['clauses behind the source', `CREATE ROUTINE LOAD j ${'FROM KAFKA ("a" = "b") '.repeat(many / 10)}`],
    [
      'clauses in the wrong place',
      `CREATE ROUTINE LOAD j ${'COLUMNS (a), '.repeat(many / 10)}PROPERTIES ("a" = "b"), WHERE a`,
    ],
    ['null characters', `CREATE ROUTINE LOAD ${'\0'.repeat(100 * many)}`],
    ['typographic quotes', `CREATE ROUTINE LOAD ${'“'.repeat(100 * many)}`],
    ['a name of a megabyte and a half', `CREATE ROUTINE LOAD ${'x'.repeat(1_500_000)} ON`],
    ['statements without semicolons', 'PAUSE ROUTINE LOAD FOR j\n'.repeat(many / 10)],
    ['lost quotes', 'PAUSE ROUTINE LOAD FOR "j;\n'.repeat(many / 10)],
  ])('%s give errors', (_, text) => {
    expect(parseSoundly(text)).toBeGreaterThan(0);
  });

  test.each<[string, string]>([
    ['closed parentheses', `${where}${'('.repeat(many)}a${')'.repeat(many)}`],
    ['closed calls', `${where}${'f('.repeat(many)}a${')'.repeat(many)}`],
    ['closed CASE', `${where}${'CASE WHEN '.repeat(many)}a${' THEN b END'.repeat(many)}`],
    ['NOT', `${where}${'NOT '.repeat(many)}a`],
    ['signs', `${where}${'- '.repeat(many)}a`],
    ['conditions', `${where}${'a AND '.repeat(many)}a`],
    ['sums', `${where}${'a + '.repeat(many)}a`],
    ['closed comments in comments', `PAUSE ROUTINE LOAD ${'/* '.repeat(many)}${'*/ '.repeat(many)}FOR j`],
    ['properties on one line', `${properties}${'"k" = "v", '.repeat(many)}"k" = "v")`],
    ['a string of a megabyte', `${properties}"k" = "${'x'.repeat(1_000_000)}")`],
    ['a string of a million escapes', `${properties}"k" = "${'\\n'.repeat(500_000)}")`],
    ['columns', `ALTER ROUTINE LOAD FOR j COLUMNS (${'a, '.repeat(many)}a)`],
    ['semicolons', ';'.repeat(many)],
    ['carriage returns', `${'\r'.repeat(many)}SHOW ROUTINE LOAD`],
    ['statements', 'PAUSE ROUTINE LOAD FOR j;\n'.repeat(many / 10)],
    ['other SQL in one word', 'x'.repeat(1_000_000)],
    ['dollar signs', '$'.repeat(2 * many + 1)],
    ['SHOW', 'SHOW\n'.repeat(many)],
  ])('%s give none', (_, text) => {
    expect(parseSoundly(text)).toBe(0);
  });
});
