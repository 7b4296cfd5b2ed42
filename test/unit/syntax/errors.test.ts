import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../../server/src/syntax/edits.ts';
import { parseStatement } from '../../../server/src/syntax/parse.ts';
import { markRanges, readRanges } from '../../support/markers.ts';
import { errorTable as table } from './errorTable.ts';
import { errorsOf } from './statements.ts';

const alter = 'ALTER ROUTINE LOAD FOR j';
const source = 'FROM KAFKA ("a" = "b")';

describe('commas', () => {
  table([
    [
      `${alter} PROPERTIES ("a" = "b«"» "c" = "d")`,
      'A comma is missing between two properties.',
      `${alter} PROPERTIES ("a" = "b", "c" = "d")`,
    ],
    [
      `${alter} PROPERTIES (\n  "a" = "b«"» -- first\n  "c" = "d"\n)`,
      'A comma is missing between two properties.',
      `${alter} PROPERTIES (\n  "a" = "b", -- first\n  "c" = "d"\n)`,
    ],
    [`${alter} PROPERTIES ("a" = "b"«,»)`, 'A comma may not stand before `)`.', `${alter} PROPERTIES ("a" = "b")`],
    [`${alter} PROPERTIES («,»"a" = "b")`, 'A comma may not stand behind `(`.', `${alter} PROPERTIES ("a" = "b")`],
    [
      `${alter} PROPERTIES ("a" = "b",«,» "c" = "d")`,
      'A comma may not stand behind another comma.',
      `${alter} PROPERTIES ("a" = "b", "c" = "d")`,
    ],
    [
      `${alter} COLUMNS (a)«,» PROPERTIES ("a" = "b")`,
      'A comma may not stand before `PROPERTIES`.',
      `${alter} COLUMNS (a) PROPERTIES ("a" = "b")`,
    ],
    [`${alter} COLUMNS (a)«,» ${source}`, 'A comma may not stand before `FROM`.', `${alter} COLUMNS (a) ${source}`],
    [
      `${alter} PROPERTIES ("a" = "b")«,» ${source}`,
      'A comma may not stand before `FROM`.',
      `${alter} PROPERTIES ("a" = "b") ${source}`,
    ],
    [`${alter}«,» COLUMNS (a)`, 'A comma may not stand behind `j`.', `${alter} COLUMNS (a)`],
    [
      `${alter} COLUMNS (a«)» WHERE b = 1`,
      'A comma is missing between two clauses.',
      `${alter} COLUMNS (a), WHERE b = 1`,
    ],
    [
      `${alter} COLUMNS TERMINATED BY ",«"»\nCOLUMNS (a)`,
      'A comma is missing between two clauses.',
      `${alter} COLUMNS TERMINATED BY ",",\nCOLUMNS (a)`,
    ],
    [`${alter} COLUMNS («a» b)`, 'A comma is missing between two columns.', `${alter} COLUMNS (a, b)`],
    [`${alter} COLUMNS (a, b«,»)`, 'A comma may not stand before `)`.', `${alter} COLUMNS (a, b)`],
    [`${alter} PARTITION («p» q)`, 'A comma is missing between two partitions.', `${alter} PARTITION (p, q)`],
  ]);
});

describe('keys and values', () => {
  table([
    [
      `${alter} PROPERTIES («"a"», "c" = "d")`,
      'This property has no value: write `"key" = "value"`.',
      `${alter} PROPERTIES ("a" = "", "c" = "d")`,
    ],
    [
      `${alter} PROPERTIES («"a"»)`,
      'This property has no value: write `"key" = "value"`.',
      `${alter} PROPERTIES ("a" = "")`,
    ],
    [
      `${alter} PROPERTIES ("a" «:» "b")`,
      'A property is written with `=` between key and value, not `:`.',
      `${alter} PROPERTIES ("a" = "b")`,
    ],
    [`${alter} PROPERTIES ("a" «=»)`, 'A value is missing behind `=`.', `${alter} PROPERTIES ("a" = "")`],
    [
      `${alter} PROPERTIES ("a" «=» , "c" = "d")`,
      'A value is missing behind `=`.',
      `${alter} PROPERTIES ("a" = "", "c" = "d")`,
    ],
    [`${alter} PROPERTIES («=» "b")`, 'A key is missing before `=`.'],
    [
      `${alter} FROM KAFKA («property.group.id» = "b")`,
      'This key must stand in quotes.',
      `${alter} FROM KAFKA ("property.group.id" = "b")`,
    ],
    [
      `${alter} FROM KAFKA («property.security.protocol» = SASL_SSL, "c" = "d")`,
      'This key must stand in quotes.',
      `${alter} FROM KAFKA ("property.security.protocol" = SASL_SSL, "c" = "d")`,
    ],
    [`${alter} FROM KAFKA ("a" = «on»)`, 'This value must stand in quotes.', `${alter} FROM KAFKA ("a" = "on")`],
    [
      `${alter} FROM KAFKA ("a" = «<your-ak>»)`,
      'This value must stand in quotes.',
      `${alter} FROM KAFKA ("a" = "<your-ak>")`,
    ],
    [`${alter} PROPERTIES «()»`, 'PROPERTIES needs at least one property: fill it in, or leave PROPERTIES out.'],
    [`${alter} FROM KAFKA «()»`, 'The list of the data source needs at least one property.'],
    [`${alter} COLUMNS «()»`, 'At least one name must stand in these parentheses.'],
  ]);

  test('a missing `=` is put in', () => {
    const [error] = parseStatement(`${alter} PROPERTIES ("a" "b")`).errors;
    expect(error?.message).toBe('`=` is missing between the key and its value.');
    expect(error?.fix?.edits.map(({ text }) => text.trim())).toEqual(['=']);
  });
});

describe('quotes and parentheses', () => {
  table([
    [`${alter} PROPERTIES ("a" = «"b»)`, 'The closing `"` is missing.', `${alter} PROPERTIES ("a" = "b")`],
    [
      `${alter} PROPERTIES (\n"a" = «"b»,\n"c" = "d"\n)`,
      'The closing `"` is missing.',
      `${alter} PROPERTIES (\n"a" = "b",\n"c" = "d"\n)`,
    ],
    [`${alter} PROPERTIES ('a' = «'b»\n)`, "The closing `'` is missing.", `${alter} PROPERTIES ('a' = 'b'\n)`],
    [
      `${alter} PROPERTIES "a" = "b")`.replace('"a"', '«"a"»'),
      '`(` is missing before the quoted text.',
      `${alter} PROPERTIES ( "a" = "b")`,
    ],
    [`${alter} PROPERTIES ("a" = "b")«)»`, 'This parenthesis closes nothing.', `${alter} PROPERTIES ("a" = "b")`],
    [`${alter} WHERE a = b«)» ${source}`, 'This parenthesis closes nothing.', `${alter} WHERE a = b ${source}`],
    [
      'SHOW ROUTINE LOAD «/*» all of it',
      'This comment is not closed: `*/` is missing.',
      'SHOW ROUTINE LOAD /* all of it */',
    ],
    [
      `${alter} PROPERTIES ("a" = "b" «/*» first\n, "c" = "d") ${source}`,
      'This comment is not closed: `*/` is missing.',
      `${alter} PROPERTIES ("a" = "b" /* first */\n, "c" = "d") ${source}`,
    ],
    [
      `${alter} PROPERTIES ("a" = "b"«/*»,\n"c" = "d") ${source}`,
      'This comment is not closed: `*/` is missing.',
      `${alter} PROPERTIES ("a" = "b",\n"c" = "d") ${source}`,
    ],
  ]);

  test.each([
    [`${alter} PROPERTIES ("a" = "b"`, `${alter} PROPERTIES ("a" = "b")`],
    [`${alter} PROPERTIES ("a" = "b" ${source}`, `${alter} PROPERTIES ("a" = "b") ${source}`],
    [`${alter} COLUMNS (a, b = f(c)), WHERE (a = 1`, `${alter} COLUMNS (a, b = f(c)), WHERE (a = 1)`],
  ])('a parenthesis that is not closed: %s', (sql, fixed) => {
    const { errors } = parseStatement(sql);
    expect(errors).toHaveLength(1);
    expect(errors[0]?.message).toContain('not closed');
    expect(applyEdits(sql, errors[0]?.fix?.edits ?? [])).toBe(fixed);
  });
});

describe('names', () => {
  const hyphen = (name: string): string => `A name with a hyphen must stand in backquotes: \`${name}\`.`;
  const quoted = 'A name may not stand in quotes: write it bare or in backquotes.';
  const reserved = (name: string): string => `\`${name}\` is a reserved word: as a name it must stand in backquotes.`;
  table([
    ['STOP ROUTINE LOAD FOR «my-nice-job-2»', hyphen('my-nice-job-2'), 'STOP ROUTINE LOAD FOR `my-nice-job-2`'],
    ['STOP ROUTINE LOAD FOR db.«my-job»;', hyphen('my-job'), 'STOP ROUTINE LOAD FOR db.`my-job`;'],
    [`CREATE ROUTINE LOAD j ON «my-t» ${source}`, hyphen('my-t'), `CREATE ROUTINE LOAD j ON \`my-t\` ${source}`],
    ['STOP ROUTINE LOAD FOR «order»', reserved('order'), 'STOP ROUTINE LOAD FOR `order`'],
    ['STOP ROUTINE LOAD FOR db.«table»', reserved('table'), 'STOP ROUTINE LOAD FOR db.`table`'],
    [`CREATE ROUTINE LOAD j ON «order» ${source}`, reserved('order'), `CREATE ROUTINE LOAD j ON \`order\` ${source}`],
    [`${alter} COLUMNS (a, «key», b)`, reserved('key'), `${alter} COLUMNS (a, \`key\`, b)`],
    [`${alter} COLUMNS (a, «group» = 1)`, reserved('group'), `${alter} COLUMNS (a, \`group\` = 1)`],
    ['STOP ROUTINE LOAD FOR «"j"»', quoted, 'STOP ROUTINE LOAD FOR `j`'],
    [`CREATE ROUTINE LOAD j ON «'t'» ${source}`, quoted, `CREATE ROUTINE LOAD j ON \`t\` ${source}`],
    [`${alter} FROM «"kafka"» ("a" = "b")`, quoted, `${alter} FROM \`kafka\` ("a" = "b")`],
    [`${alter} COLUMNS («"a"», b)`, quoted, `${alter} COLUMNS (\`a\`, b)`],
    ['STOP ROUTINE LOAD FOR «123»', 'A name of digits alone must stand in backquotes.', 'STOP ROUTINE LOAD FOR `123`'],
  ]);
});

describe('words of other SQL', () => {
  const database = 'ON takes the bare name of a table: its database is the one in front of the name of the job.';
  const lines = 'Routine Load has no LINES TERMINATED BY: each Kafka message is one or more whole rows.';
  const set = 'Routine Load has no SET: a column is worked out in COLUMNS, as in `COLUMNS (a, b = a + 1)`.';
  table([
    [`CREATE ROUTINE LOAD j ON «db.t» ${source}`, database, `CREATE ROUTINE LOAD db.j ON t ${source}`],
    [`CREATE ROUTINE LOAD db.j ON «db.t» ${source}`, database, `CREATE ROUTINE LOAD db.j ON t ${source}`],
    [`CREATE ROUTINE LOAD j ON «\`d b\`.t» ${source}`, database, `CREATE ROUTINE LOAD \`d b\`.j ON t ${source}`],
    [`${alter} COLUMNS TERMINATED BY ",", «LINES TERMINATED BY "\\n"»`, lines, `${alter} COLUMNS TERMINATED BY ","`],
    [`${alter} «LINES TERMINATED BY "\\n"», COLUMNS (a)`, lines, `${alter} COLUMNS (a)`],
    [`${alter} COLUMNS (a) «LINES TERMINATED BY "\\n"», WHERE a`, lines, `${alter} COLUMNS (a), WHERE a`],
    [
      `${alter} COLUMNS (a, b) «SET (c = upper(a), d = (b + 1))»`,
      set,
      `${alter} COLUMNS (a, b, c = upper(a), d = (b + 1))`,
    ],
    [`${alter} COLUMNS (a), «SET (c = 1)», WHERE c`, set, `${alter} COLUMNS (a, c = 1), WHERE c`],
    [`${alter} COLUMNS (a) «SET (c = 1)», WHERE c`, set, `${alter} COLUMNS (a, c = 1), WHERE c`],
    [`${alter} COLUMNS TERMINATED BY ",", «SET (c = 1)»`, set, `${alter} COLUMNS TERMINATED BY ",", COLUMNS (c = 1)`],
    [
      `CREATE ROUTINE LOAD «IF NOT EXISTS» j ON t ${source}`,
      'CREATE ROUTINE LOAD has no IF NOT EXISTS.',
      `CREATE ROUTINE LOAD j ON t ${source}`,
    ],
    [
      `${alter} ORDER BY a, «b»`,
      'ORDER BY names the sequence column of Routine Load: one column alone, although the documentation speaks of columns.',
      `${alter} ORDER BY a`,
    ],
    [
      `${alter} ORDER BY a, «b», WHERE c = 1`,
      'ORDER BY names the sequence column of Routine Load: one column alone, although the documentation speaks of columns.',
      `${alter} ORDER BY a, WHERE c = 1`,
    ],
    [
      `${alter} ORDER BY a «DESC»`,
      'ORDER BY names the sequence column of Routine Load: one column, without ASC or DESC.',
      `${alter} ORDER BY a`,
    ],
    [
      'SHOW ROUTINE LOAD «# all of it»\n;',
      '`#` does not start a comment in Doris: write `--`.',
      'SHOW ROUTINE LOAD -- all of it\n;',
    ],
    [
      `${alter} PROPERTIES ("a" = "b", «// c "d"»\n"c" = "d")`,
      '`//` does not start a comment in Doris: write `--`.',
      `${alter} PROPERTIES ("a" = "b", -- c "d"\n"c" = "d")`,
    ],
  ]);
});

describe('the order of the clauses', () => {
  const head = 'CREATE ROUTINE LOAD j';
  table([
    [
      `${head} ON t ${source} «PROPERTIES (»"c" = "d")`,
      'PROPERTIES must stand before FROM.',
      `${head} ON t PROPERTIES ("c" = "d") ${source}`,
    ],
    [`${head} ON t ${source} «WHERE a» = 1`, 'WHERE must stand before FROM.', `${head} ON t WHERE a = 1 ${source}`],
    [
      `${head} ON t PROPERTIES ("a" = "b") «COLUMNS (»a) ${source}`,
      'COLUMNS must stand before PROPERTIES.',
      `${head} ON t COLUMNS (a) PROPERTIES ("a" = "b") ${source}`,
    ],
    [
      `${head} ON t «COMMENT "c"» ${source};`,
      'COMMENT must stand at the end of the statement, behind the data source.',
      `${head} ON t ${source}\nCOMMENT "c";`,
    ],
    [`${head} COLUMNS (a) «ON t» ${source}`, 'ON must stand before COLUMNS.', `${head} ON t COLUMNS (a) ${source}`],
    [`${head} WITH MERGE «ON t» ${source}`, 'ON must stand before WITH.', `${head} ON t WITH MERGE ${source}`],
    [
      `${head} ON t COLUMNS (a) «WITH MERGE» ${source}`,
      'WITH must stand before COLUMNS.',
      `${head} ON t WITH MERGE COLUMNS (a) ${source}`,
    ],
  ]);
});

describe('misspelt and missing keywords', () => {
  const spelling = (word: string, meant: string): string =>
    `\`${word}\` is not a word that may stand here: did you mean ${meant}?`;
  const rows: readonly (readonly [before: string, word: string, meant: string, behind: string])[] = [
    ['CREATE ', 'ROUTIN', 'ROUTINE', ` LOAD j ${source}`],
    ['', 'CRAETE', 'CREATE', ` ROUTINE LOAD j ${source}`],
    ['PAUSE ROUTINE ', 'LAOD', 'LOAD', ' FOR j'],
    ['PAUSE ROUTINE LOAD ', 'FRO', 'FOR', ' j'],
    ['SHOW ROUTINE LOAD ', 'TASKS', 'TASK', ''],
    [`${alter} `, 'COLUMN', 'COLUMNS', ' (a)'],
    [`${alter} COLUMNS `, 'TERMINATE', 'TERMINATED', ' BY ","'],
    [`${alter} `, 'WHRE', 'WHERE', ' a = 1'],
    [`${alter} `, 'PROPERTEIS', 'PROPERTIES', ' ("a" = "b")'],
    [`${alter} `, 'FORM', 'FROM', ' KAFKA ("a" = "b")'],
    [`${alter} `, 'PARTITON', 'PARTITION', ' (p)'],
    ['CREATE ROUTINE LOAD j ON t WITH ', 'MERG', 'MERGE', ` ${source}`],
    [`CREATE ROUTINE LOAD j ${source} `, 'COMENT', 'COMMENT', ' "c"'],
  ];
  table(
    rows.map(([before, word, meant, behind]) => [
      `${before}«${word}»${behind}`,
      spelling(word, meant),
      `${before}${meant}${behind}`,
    ]),
  );
  table([
    ['RESUME ROUTINE LOAD «j»', 'FOR is missing before `j`.', 'RESUME ROUTINE LOAD FOR j'],
    ['SHOW CREATE ROUTINE LOAD «j»', 'FOR is missing before `j`.', 'SHOW CREATE ROUTINE LOAD FOR j'],
    ['PAUSE ROUTINE LOA«D»', 'The statement ends too early: FOR is missing.'],
    ['CREATE ROUTINE LOAD j ON «t»', 'The statement ends too early: `FROM KAFKA (…)` is missing.'],
    ['CREATE ROUTINE LOAD j ON t FROM KAFK«A»', 'The statement ends too early: `(` is missing.'],
    ['CREATE ROUTINE LOAD j ON t FRO«M»', 'The statement ends too early: `KAFKA (…)` is missing.'],
    ['CREATE ROUTINE LOAD j ON t COLUMN«S»', 'The statement ends too early: TERMINATED or `(` is missing.'],
    [
      'CREATE ROUTINE LOAD j ON t COLUMNS (a)«,»',
      'The statement ends too early: a clause behind the comma is missing.',
    ],
    ['CREATE ROUTINE LOAD j ON t WIT«H»', 'The statement ends too early: MERGE, DELETE or APPEND is missing.'],
    ['CREATE ROUTINE LOAD j ON t WHERE a «>»', 'The statement ends too early: an expression is missing.'],
    ['CREATE ROUTINE LOAD j ON t WHERE a BETWEEN «1»', 'The statement ends too early: AND is missing.'],
    ['CREATE ROUTINE LOAD j ON t WHERE CAST(a A«S»', 'The statement ends too early: a type is missing.'],
    ['CREATE ROUTINE LOAD j ON t PROPERTIES «(»', 'The statement ends too early: a property is missing.'],
    ['CREATE ROUTINE LOAD j ON t PROPERTIES ("a" «=»', 'The statement ends too early: a value is missing.'],
  ]);
});

describe('several mistakes', () => {
  test('each has its own error, in the order of the text', () => {
    const marked = `CREATE ROUTINE LOAD «my-job» ON «db.t»
COLUMNS (a, b«,»)
FROM KAFKA (
  "kafka_broker_list" = "k:9092«"»
  "kafka_topic" «=» ,
  «property.group.id» = "g"«,»
)`;
    const { text } = readRanges(marked);
    const { errors } = parseStatement(text);
    expect(
      markRanges(
        text,
        errors.map(({ span }) => span),
      ),
    ).toBe(marked);
  });

  test('all fixes together repair the statement', () => {
    const text = `CREATE ROUTINE LOAD my-job ON t COLUMNS (a,, b) FROM KAFKA ("a" = "b" "c" = , "d" = "e",)`;
    const { errors } = parseStatement(text);
    const fixed = applyEdits(
      text,
      errors.flatMap(({ fix }) => fix?.edits ?? []),
    );
    expect(fixed).toBe('CREATE ROUTINE LOAD `my-job` ON t COLUMNS (a, b) FROM KAFKA ("a" = "b", "c" = "", "d" = "e")');
    expect(errorsOf(fixed)).toEqual([]);
  });
});

describe('a lost semicolon', () => {
  test('is reported at the end of the statement that lost it, and put in there', () => {
    const text = 'PAUSE ROUTINE LOAD FOR j -- c\n';
    const { errors } = parseStatement(text, { followed: true });
    expect(
      markRanges(
        text,
        errors.map(({ span }) => span),
      ),
    ).toBe('PAUSE ROUTINE LOAD FOR «j» -- c\n');
    expect(applyEdits(text, errors[0]?.fix?.edits ?? [])).toBe('PAUSE ROUTINE LOAD FOR j; -- c\n');
  });

  test('is no error at the end of the text', () => {
    expect(errorsOf('PAUSE ROUTINE LOAD FOR j')).toEqual([]);
  });
});

test('a message never repeats what stands in quotes', () => {
  const secret = 'wJalrXUtnFEMI';
  const texts = [
    `${alter} FROM KAFKA ("aws.secret_key" "${secret}")`,
    `${alter} FROM KAFKA ("aws.secret_key" = "a" "${secret}")`,
    `${alter} FROM KAFKA "${secret}"`,
    `${alter} FROM KAFKA ("aws.secret_key" = "${secret})`,
    `STOP ROUTINE LOAD FOR j "${secret}"`,
  ];
  for (const text of texts) {
    expect(errorsOf(text)).not.toEqual([]);
    expect(errorsOf(text).join('\n')).not.toContain(secret);
  }
});
