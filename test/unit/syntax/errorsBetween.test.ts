import { describe, expect, test } from 'vitest';
import { parseStatement } from '../../../server/src/syntax/parse.ts';
import { errorTable as table } from './errorTable.ts';
import { errorsOf } from './statements.ts';

const alter = 'ALTER ROUTINE LOAD FOR j';
const create = 'CREATE ROUTINE LOAD j ON t';
const source = 'FROM KAFKA ("a" = "b")';
/** The placeholder of a shell or of Groovy. */
const shell = (name: string): string => `$\{${name}}`;

describe('a sign in the middle of a keyword', () => {
  const cut = (sign: string, word: string): string => `\`${sign}\` stands in the middle of ${word}.`;
  table([
    ['«S.TOP» ROUTINE LOAD FOR j', cut('.', 'STOP'), 'STOP ROUTINE LOAD FOR j'],
    ['STOP «ROU/TINE» LOAD FOR j', cut('/', 'ROUTINE'), 'STOP ROUTINE LOAD FOR j'],
    ['STOP ROUTINE LOAD «F->OR» j', cut('->', 'FOR'), 'STOP ROUTINE LOAD FOR j'],
    [`${create} «CO::LUMNS» (a) ${source}`, cut('::', 'COLUMNS'), `${create} COLUMNS (a) ${source}`],
    [`${create} WHERE a = 1 «A%ND» b = 2 ${source}`, cut('%', 'AND'), `${create} WHERE a = 1 AND b = 2 ${source}`],
  ]);
});

describe('a quote too many', () => {
  const stray = (mark: string): string => `A ${mark} stands here that belongs to nothing.`;
  table([
    [`CREATE ROU«"»TINE LOAD j ON t ${source}`, stray('`"`'), `${create} ${source}`],
    ['STOP ROU«`»TINE LOAD FOR j', stray('backquote'), 'STOP ROUTINE LOAD FOR j'],
    ["«'»STOP ROUTINE LOAD FOR j", stray("`'`"), 'STOP ROUTINE LOAD FOR j'],
    ['PAUSE ROUTINE LOAD FOR «"»j', stray('`"`'), 'PAUSE ROUTINE LOAD FOR j'],
    [`${alter} PRO«'»PERTIES ("a" = 'b')`, stray("`'`"), `${alter} PROPERTIES ("a" = 'b')`],
    [`${alter} PROPERTIES ("a"«"» = "b")`, stray('`"`'), `${alter} PROPERTIES ("a" = "b")`],
  ]);

  test('in the head does not hide the other mistakes', () => {
    expect(errorsOf(`CREATE" ROUTINE LOAD j ON t COLUMNS (a,,b) ${source}`)).toEqual([
      stray('`"`'),
      'A comma may not stand behind another comma.',
    ]);
  });

  test.each(['"CREATE ROUTINE LOAD"', 'SELECT "routine load"', "PROMPT 'create routine load j'"])(
    'is not seen in other texts: %s',
    (sql) => {
      expect(errorsOf(sql)).toEqual([]);
    },
  );
});

describe('the mark that ends a comment, where none is open', () => {
  const close = 'Doris reads the first two characters as the end of a comment: a blank must stand behind `*`.';
  table([
    [`${alter} COLUMNS (a = b «*/*» note */ c)`, close, `${alter} COLUMNS (a = b * /* note */ c)`],
    [`${alter} COLUMNS (a = f(«*/*» all */))`, close, `${alter} COLUMNS (a = f(* /* all */))`],
    [`${alter} WHERE a = 1«*/»`, '`*/` is not expected here.', `${alter} WHERE a = 1`],
  ]);

  test('ends the comment behind `*` and a blank', () => {
    expect(errorsOf(`${alter} COLUMNS (a = b * /* note */ c)`)).toEqual([]);
  });
});

describe('the end of a statement', () => {
  table([
    [
      'STOP ROUTINE LOAD FOR «j» SHOW ROUTINE LOAD',
      'A `;` is missing between this statement and the next.',
      'STOP ROUTINE LOAD FOR j; SHOW ROUTINE LOAD',
    ],
    [
      `${create} FROM KAFKA ("a" = "b"«)» PAUSE ROUTINE LOAD FOR j`,
      'A `;` is missing between this statement and the next.',
      `${create} FROM KAFKA ("a" = "b"); PAUSE ROUTINE LOAD FOR j`,
    ],
    [
      'STOP ROUTINE LOAD FOR j«,» SHOW ALL CREATE ROUTINE LOAD FOR j',
      'A `;` must stand between two statements, not a comma.',
      'STOP ROUTINE LOAD FOR j; SHOW ALL CREATE ROUTINE LOAD FOR j',
    ],
  ]);

  test.each(['\u00a0', '\ufeff\n;', ' \u3000 '])(
    'a blank that is none behind it is a statement to Doris: %j',
    (blank) => {
      expect(errorsOf(`STOP ROUTINE LOAD FOR j;${blank}`)).toEqual([
        expect.stringContaining('which Doris takes for a part of a word: write a plain blank.'),
      ]);
      expect(errorsOf(`SELECT 1;${blank}`)).toEqual([]);
    },
  );
});

describe('the head of a statement', () => {
  const order = (head: string): string => `The words must stand in this order: ${head}.`;
  table([
    ['«FOR ROUTINE LOAD PAUSE» j', order('PAUSE ROUTINE LOAD FOR'), 'PAUSE ROUTINE LOAD FOR j'],
    ['«SHOW CREATE FOR ROUTINE LOAD» j', order('SHOW CREATE ROUTINE LOAD FOR'), 'SHOW CREATE ROUTINE LOAD FOR j'],
    [`CREATE «j» ON t ${source}`, 'ROUTINE LOAD is missing before `j`.', `CREATE ROUTINE LOAD j ON t ${source}`],
    [`CREATE «k» j ON t ${source}`, '`k` stands where ROUTINE LOAD belongs.', `CREATE ROUTINE LOAD j ON t ${source}`],
    [`«COLUMNS» (a) ${source}`, 'CREATE ROUTINE LOAD and the name of the job are missing before `COLUMNS`.'],
    [
      '«ROUTINE FOR» j',
      'A statement about Routine Load begins with CREATE, ALTER, PAUSE, RESUME, STOP or SHOW, and ROUTINE LOAD.',
    ],
  ]);
});

describe('the head of a list', () => {
  const missing = (head: string, before: string): string => `\`${head}\` is missing before ${before}.`;
  table([
    [
      `${create} «"a"» = "b", "c" = "d") ${source}`,
      missing('PROPERTIES (', 'the quoted text'),
      `${create} PROPERTIES ("a" = "b", "c" = "d") ${source}`,
    ],
    [
      `${create} COLUMNS (a) «"a"» = "b")`,
      missing('FROM KAFKA (', 'the quoted text'),
      `${create} COLUMNS (a) FROM KAFKA ("a" = "b")`,
    ],
    [`${create} «a», b = c) ${source}`, missing('COLUMNS (', '`a`'), `${create} COLUMNS (a, b = c) ${source}`],
    [
      `${create} WHERE a = 1 «(»a, b) ${source}`,
      missing('COLUMNS', '`(`'),
      `${create} WHERE a = 1, COLUMNS (a, b) ${source}`,
    ],
    [
      `${create} COLUMNS (a), «(»p, q) ${source}`,
      missing('PARTITION', '`(`'),
      `${create} COLUMNS (a), PARTITION (p, q) ${source}`,
    ],
    [
      `${create} «WITH» COLUMNS (a), DELETE ON a = 1 ${source}`,
      'WITH takes APPEND, DELETE or MERGE: one of them is missing.',
      `${create} WITH MERGE COLUMNS (a), DELETE ON a = 1 ${source}`,
    ],
    [`${create} «WITH» COLUMNS (a) ${source}`, 'WITH takes APPEND, DELETE or MERGE: one of them is missing.'],
    [
      `${create} WHERE ((((((a = «1» ${source}`,
      '`)` is missing: the parenthesis behind `WHERE` is not closed.',
      `${create} WHERE ((((((a = 1)))))) ${source}`,
    ],
  ]);
});

describe('several clauses in the wrong place', () => {
  const order = (...clauses: readonly string[]): string =>
    `The clauses must stand in this order: ${clauses.join(', ')}.`;
  table([
    [
      `CREATE ROUTINE LOAD j ${source} «COLUMNS» (a), WHERE b = 1 ON t PROPERTIES ("c" = "d")`,
      order('ON', 'COLUMNS', 'WHERE', 'PROPERTIES', 'FROM'),
      `CREATE ROUTINE LOAD j ON t COLUMNS (a), WHERE b = 1 PROPERTIES ("c" = "d") ${source}`,
    ],
    [
      `CREATE ROUTINE LOAD j COLUMNS (a) -- first\nCOLUMNS TERMINATED BY ",", -- second, then\n«ON» t ${source}`,
      order('ON', 'COLUMNS', 'COLUMNS TERMINATED BY', 'FROM'),
      `CREATE ROUTINE LOAD j ON t -- first\nCOLUMNS (a), -- second, then\nCOLUMNS TERMINATED BY "," ${source}`,
    ],
    [
      'ALTER ROUTINE LOAD FROM KAFKA ("a" = "b") «FOR» j',
      order('FOR', 'FROM'),
      'ALTER ROUTINE LOAD FOR j FROM KAFKA ("a" = "b")',
    ],
    [
      `${create} WHERE a = «1» COLUMNS (b), ${source}`,
      'A comma is missing between two clauses, and stands behind the last one instead.',
      `${create} WHERE a = 1, COLUMNS (b) ${source}`,
    ],
    [
      `${create} «FROM» KAFKA ("a" = "b") WHERE a = 1 ${source}`,
      'FROM stands in this statement twice: keep one of them.',
      `${create}  WHERE a = 1 ${source}`,
    ],
  ]);
});

describe('what stands between key and value, or between column and expression', () => {
  const property = (sign: string): string => `A property is written with \`=\` between key and value, not \`${sign}\`.`;
  const column = (sign: string): string => `A column is worked out with \`=\`, not \`${sign}\`.`;
  table([
    [`${alter} PROPERTIES ("a" «IS NOT» "b")`, property('IS NOT'), `${alter} PROPERTIES ("a" = "b")`],
    [`${alter} PROPERTIES ("a" «><» "b")`, property('><'), `${alter} PROPERTIES ("a" = "b")`],
    [`${alter} COLUMNS (a «:=» b + 1)`, column(':='), `${alter} COLUMNS (a = b + 1)`],
    [`${alter} COLUMNS (a «AS» f(b))`, column('AS'), `${alter} COLUMNS (a = f(b))`],
  ]);
});

describe('a value without quotes', () => {
  const value = 'This value must stand in quotes.';
  table(
    ['a:9092', 'Asia/Shanghai', '10.0.0.1:9092,10.0.0.2:9092', '2024-01-01 00:00:00', '-5d', '%Y-%m', '<topic>'].map(
      (text) => [
        `${alter} FROM KAFKA ("a" = «${text}», "c" = "d")`,
        value,
        `${alter} FROM KAFKA ("a" = "${text}", "c" = "d")`,
      ],
    ),
  );
});

describe('placeholders of templates', () => {
  const one = (name: string): string => `\`${name}\` is a placeholder: Doris reads the statement once it is filled in.`;
  table([
    ...['{{ job }}', shell('job'), '#{job}', '{job}', '<job>', '%(job)s', '%s', ':job', `${shell('env')}_orders`].map(
      (name) => [`PAUSE ROUTINE LOAD FOR «${name}»`, one(name)] as const,
    ),
    [
      `CREATE ROUTINE LOAD {{ db }}.j ON \${table} COLUMNS («<a>», b = c > {min}) ${source}`,
      '`<a>` and 3 more in this statement are placeholders: Doris reads the statement once they are filled in.',
    ],
  ]);

  const value = (text: string): string => `${alter} FROM KAFKA ("a" = ${text}, "c" = "d")`;
  table(
    ['{{ topic }}', shell('topic'), '#{topic}', '{topic}', '%(topic)s', '%s', ':topic', '@topic@'].map(
      (text) => [value(`«${text}»`), one(text)] as const,
    ),
  );

  test.each([value('{{ topic }}'), `PAUSE ROUTINE LOAD FOR ${shell('job')}`])('are no errors: %s', (sql) => {
    expect(parseStatement(sql).errors.map(({ severity }) => severity)).toEqual(['information']);
  });

  test.each(['PAUSE ROUTINE LOAD FOR <job>', `CREATE ROUTINE LOAD {{ j }} ON <table> ${source}`])(
    'are errors where a person fills them in: %s',
    (sql) => {
      expect(parseStatement(sql).errors.map(({ severity }) => severity)).toEqual([undefined]);
    },
  );

  table([
    [`${create} FROM KAFKA («{{ all }}»)`, one('{{ all }}')],
    [`${create} FROM KAFKA ("a" = "b", «{{ others }}»)`, one('{{ others }}')],
    [`${create} FROM KAFKA ("a" = "b" «{{ others }}»)`, one('{{ others }}')],
    [`${create} «{{ clauses(";") }}» ${source}`, one('{{ clauses(";") }}')],
    [`${create} COLUMNS TERMINATED BY «${shell('sep')}» ${source}`, one(shell('sep'))],
    [`«{{ config(\n) }}» ${create} ${source}`, one('{{ config(\n) }}')],
    [
      `${create} COLUMNS «{»a} ${source}`,
      'A list stands in parentheses here, not in `{` and `}`.',
      `${create} COLUMNS (a) ${source}`,
    ],
  ]);

  test('are names to the rest of the checks', () => {
    const { statement } = parseStatement(`CREATE ROUTINE LOAD ${shell('db')}.j ON {{ table }} ${source}`);
    expect(statement).toMatchObject({
      label: { parts: [{ text: shell('db') }, { text: 'j' }] },
      table: { text: '{{ table }}' },
    });
  });
});

describe('tags of templates', () => {
  const templated = 'This tag belongs to a template: the statement is checked once it is filled in.';
  table([
    [`${create} FROM KAFKA ("a" = "b",\n«{% if group %}»\n"c" = "{{ group }}",\n{% endif %}\n"d" = "e")`, templated],
    [`${create} «{# it's; a "note #}» COLUMNS (a,,b) ${source}`, templated],
    [`«{%- if a -%}» STOP ROUTINE LOAD {% endif %}`, templated],
  ]);

  test.each([
    '{% for j in jobs %}\nPAUSE ROUTINE LOAD FOR j;\n{% endfor %}',
    `{# it's; all #}\n${alter} ${source}; {% else %}\n"x" = "y"`,
    `${create} FROM KAFKA ("a" = "{% if b %}b{% endif %}"); -- {% raw %}`,
    'SELECT {# routine load #} 1',
  ])('around statements, in strings and in other SQL say nothing: %s', (sql) => {
    expect(errorsOf(sql)).toEqual([]);
  });

  test('are comments to the rest of the statement', () => {
    const { statement } = parseStatement(`${create} {% if a %} ${source} {% endif %}`);
    expect(statement).toMatchObject({ table: { text: 't' }, source: { type: { text: 'KAFKA' } } });
  });
});

describe('signs that Doris takes for names', () => {
  test.each([
    `${alter} COLUMNS (a, })`,
    `${alter} COLUMNS (a = {.f(), b = {1: 2})`,
    `${alter} PROPERTIES ("a" = {)`,
    'PAUSE ROUTINE LOAD FOR */',
  ])('%s', (sql) => {
    expect(errorsOf(sql)).toEqual([]);
    expect(parseStatement(sql).statement).toBeDefined();
  });
});

describe('the source', () => {
  const whole = `${create} FROM KAFKA ("a" = "b")`;
  table([
    [`${create} FROM «KAF KA» ("a" = "b")`, 'A blank stands in the middle of KAFKA.', whole],
    [`${create} FROM «KAF>KA» ("a" = "b")`, '`>` stands in the middle of KAFKA.', whole],
    [`${create} FROM «K[AFKA» ("a" = "b")`, '`[` stands in the middle of KAFKA.', whole],
    [
      `${create} FROM «kine sis» ("a" = "b")`,
      'A blank stands in the middle of KINESIS.',
      `${create} FROM kinesis ("a" = "b")`,
    ],
    [`${create} FROM «Apache» KAFKA ("a" = "b")`, '`Apache` is not expected here: `KAFKA` is the source.', whole],
    [
      `${create} FROM KAFKA«.x» ("a" = "b")`,
      '`.` is not expected here. Expected here: `(`.',
      `${create} FROM KAFKA ("a" = "b")`,
    ],
  ]);

  test('of a kind that is not known is none of the grammar', () => {
    expect(errorsOf(`${create} FROM pulsar ("a" = "b")`)).toEqual([]);
  });
});

describe('a head that was lost behind PROPERTIES', () => {
  table([
    [
      `${create} PROPERTIES ("c" = "d") -- FROM KAFKA\n«(»"a" = "b")`,
      '`FROM KAFKA` is missing before `(`.',
      `${create} PROPERTIES ("c" = "d") -- FROM KAFKA\nFROM KAFKA ("a" = "b")`,
    ],
  ]);
});

describe('a statement with the clauses of another', () => {
  const other = (meant: string, written: string): string => `What follows belongs to ${meant}, not to ${written}.`;
  table([
    [`«STOP» ROUTINE LOAD j ON t ${source}`, other('CREATE', 'STOP'), `CREATE ROUTINE LOAD j ON t ${source}`],
    ['«PAUSE» ROUTINE LOAD FOR j PROPERTIES ("a" = "b")', other('ALTER', 'PAUSE'), `${alter} PROPERTIES ("a" = "b")`],
    [`«SHOW» ${alter} ${source}`, '`SHOW` is not expected before `ALTER`.', ` ${alter} ${source}`],
  ]);
});

describe('what stands twice', () => {
  table([
    [
      `${create} PROPERTIES ( «PROPERTIES (»"a" = "b") ${source}`,
      '`PROPERTIES` and what follows it up to `(` stand here twice.',
      `${create} PROPERTIES ( "a" = "b") ${source}`,
    ],
  ]);
});

describe('words without a blank between them', () => {
  table([
    [`${create} «COLUMNSa(», b) ${source}`, '`(` must stand before `a`.', `${create} COLUMNS (a, b) ${source}`],
    [`${alter} «PROPERTIESx»"a" = "b")`, '`x` stands where `(` belongs.', `${alter} PROPERTIES ("a" = "b")`],
  ]);
});

describe('a sign in the middle of a name', () => {
  const cut = (sign: string, name: string): string => `\`${sign}\` stands in the middle of \`${name}\`.`;
  table([
    [`${create} PARTITION («p)1», p2) ${source}`, cut(')', 'p1'), `${create} PARTITION (p1, p2) ${source}`],
    [
      `${create} COLUMNS (a, b = «TO:_BITMAP»(c)) ${source}`,
      cut(':', 'TO_BITMAP'),
      `${create} COLUMNS (a, b = TO_BITMAP(c)) ${source}`,
    ],
  ]);
});

describe('a line of a statement that stands above its first line', () => {
  const above = (what: string): string =>
    `No statement can begin with ${what}: move this line into the statement below, behind its first line.`;

  test.each([
    ['COLUMNS (a, b),', '`COLUMNS`'],
    ['WITH MERGE', '`WITH`'],
    ['  "format" = "json",', 'the quoted text'],
  ])('is a mistake: %s', (line, what) => {
    expect(errorsOf(`${line}\n${create} ${source}`)).toEqual([above(what)]);
  });

  test.each(['HAVING a > 1', 'ROWS TERMINATED BY "x"', 'FOR j2', 'GROUP BY a', 'LIMIT 10', 'AND b = 2'])(
    'is one with it, whatever it was a part of: %s',
    (line) => {
      const word = line.split(' ')[0];
      expect(errorsOf(`${line}\n${create} ${source}`)).toEqual([
        `No statement can begin with \`${word}\`: Doris reads this line and the statement below as one.`,
      ]);
    },
  );

  test.each([
    'FOR i IN 1..2 LOOP',
    'ORDER x',
    'GO',
    'foo',
    'DELIMITER $$',
    'WITH a AS (SELECT 1) SELECT * FROM a',
    'FROM a SELECT b',
    '{% if x %}',
  ])('is other SQL, or a line for a client: %s', (line) => {
    expect(errorsOf(`${line}\n${create} ${source}`)).not.toEqual([expect.stringContaining('No statement can begin')]);
  });
});

describe('a statement that breaks off where the next begins', () => {
  test('lacks more than its semicolon', () => {
    expect(errorsOf(`${create}\n${create} ${source}`)).toEqual([
      'The statement ends too early: `FROM KAFKA (…)` is missing.',
    ]);
    expect(errorsOf(`${create} ${source}\n${create} ${source}`)).toEqual([
      'A `;` is missing between this statement and the next.',
    ]);
  });
});

describe('a quote in a head with nothing behind it', () => {
  test('is a quote too many', () => {
    expect(errorsOf('show all" routine load')).toEqual(['A `"` stands here that belongs to nothing.']);
    expect(errorsOf(`"  ${create} COLUMNS TERMINATED BY "," ${source}`)).toEqual([
      'A `"` stands here that belongs to nothing.',
    ]);
  });
});

describe('a typographic quote alone behind a statement', () => {
  test('begins no statement', () => {
    expect(errorsOf('SHOW ROUTINE LOAD;\n“')).toEqual([
      'The statement above ends at its `;`, and no statement can begin with `“`.',
    ]);
  });
});

describe('the first word of a statement that is being typed', () => {
  test('is unfinished once it can be nothing else', () => {
    expect(errorsOf('CREA')).toEqual(['The statement ends too early: it may go on as `CREATE ROUTINE LOAD`.']);
    expect(errorsOf('C')).toEqual([]);
    expect(errorsOf('SELE')).toEqual([]);
  });
});
