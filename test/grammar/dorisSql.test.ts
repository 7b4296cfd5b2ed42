import { describe, expect, it } from 'vitest';
import { dorisSql, innermostScopes, scopesOfMarks } from './scopes.ts';

const keyword = 'keyword.other';
const job = 'entity.name.function.routine-load';
const database = 'entity.name.namespace';
const table = 'entity.name.type.table';
const column = 'variable.other.column';
const key = 'support.type.property-name';
const text = 'string.quoted.double';
const word = 'constant.language';

/** Expects the innermost scopes of the marked pieces, in their order. */
function colours(marked: string, ...scopes: readonly string[]): void {
  expect(innermostScopes(dorisSql, marked)).toEqual(scopes);
}

const inFrom = (list: string) => `CREATE ROUTINE LOAD j ON t FROM KAFKA (${list});`;

describe('the head of a Routine Load statement', () => {
  it.each([
    ['«CREATE» «ROUTINE LOAD» «job» «ON» «t»', [keyword, keyword, job, keyword, table]],
    ['«create» «routine  load» «db».«job» «on» «t»', [keyword, keyword, database, job, keyword, table]],
    ['«ALTER» «ROUTINE LOAD» «FOR» «db».«job» PROPERTIES', [keyword, keyword, keyword, database, job]],
    ['«PAUSE» «ROUTINE LOAD» «FOR» «job»', [keyword, keyword, keyword, job]],
    ['«RESUME» «ROUTINE LOAD» «FOR» «`my-job`»', [keyword, keyword, keyword, job]],
    ['«STOP» «ROUTINE LOAD» «FOR» «job»', [keyword, keyword, keyword, job]],
    ['«PAUSE ALL» «ROUTINE LOAD»', [keyword, keyword]],
    ['«SHOW ALL ROUTINE LOAD» «LIKE» «"%x%"»', [keyword, keyword, text]],
    ['«SHOW ROUTINE LOAD» «FOR» «job»', [keyword, keyword, job]],
    ['«SHOW CREATE ROUTINE LOAD» «FOR» «db».«job»', [keyword, keyword, database, job]],
    ['«SHOW ROUTINE LOAD TASK» «FROM» «db» «WHERE» «JobName» = "x"', [keyword, keyword, database, keyword, column]],
  ])('%s', (marked, scopes) => colours(`${marked};`, ...scopes));

  it('may be spread over lines and comments', () => {
    colours(
      '«CREATE»\n  «ROUTINE LOAD» /* the job */\n  «db» . «job»\n«ON»\n«t»;',
      keyword,
      keyword,
      database,
      job,
      keyword,
      table,
    );
  });

  it('colours no clause as a name where the name is missing', () => {
    colours('CREATE ROUTINE LOAD «ON» t «FROM» KAFKA («"k"» = "v");', keyword, keyword, key);
  });
});

describe('load clauses', () => {
  it.each([
    ['«WITH MERGE»', [keyword]],
    ['«WITH APPEND»', [keyword]],
    ['«COLUMNS TERMINATED BY» «","»,', [keyword, text]],
    ['«PRECEDING FILTER» «a» > «1»,', [keyword, column, 'constant.numeric']],
    ['«DELETE ON» «op» «=» "d",', [keyword, column, 'keyword.operator.comparison']],
    ['«WHERE» «x» «IS» «NOT» «NULL»', [keyword, column, keyword, keyword, word]],
    ['«ORDER BY» «version»', [keyword, column]],
    ['«PARTITION» («p1», «`p2`»)', [keyword, 'variable.other.partition', 'variable.other.partition']],
    ['«TEMPORARY PARTITIONS» (p1)', [keyword]],
    [
      '«COLUMNS» («a», «`b c`», «d» = «upper»(«a»))',
      [keyword, column, 'variable.other.quoted', column, 'support.function', column],
    ],
    ['COLUMNS (a = «CAST»(b «AS» «BIGINT»))', ['support.function', keyword, 'storage.type']],
    ['COLUMNS (a = «CASE» «WHEN» b «THEN» 1 «ELSE» 2 «END»)', [keyword, keyword, keyword, keyword, keyword]],
    ['COLUMNS (a = date_add(b, «INTERVAL» «1» «DAY»))', [keyword, 'constant.numeric', keyword]],
  ])('%s', (clause, scopes) =>
    colours(`CREATE ROUTINE LOAD j ON t ${clause} PROPERTIES ("format" = "json")`, ...scopes),
  );

  it('COMMENT and SET TARGET TABLE', () => {
    colours('CREATE ROUTINE LOAD j FROM KAFKA ("k" = "v") «COMMENT» «"a job"»;', keyword, text);
    colours('ALTER ROUTINE LOAD FOR j «SET TARGET TABLE» «=» «"t2"»;', keyword, 'keyword.operator.assignment', text);
  });
});

describe('words of the language as names', () => {
  it('job, database and table', () => {
    colours('CREATE ROUTINE LOAD «comment».«routine» ON «columns» WITH MERGE', database, job, table);
    colours('PAUSE ROUTINE LOAD FOR «task»', job);
  });

  it('columns', () => {
    colours(
      'CREATE ROUTINE LOAD j ON t COLUMNS («date», «comment», «merge» = «year» + 1),',
      column,
      column,
      column,
      column,
    );
    colours('CREATE ROUTINE LOAD j ON t WHERE «comment» = "x" AND «columns» > 1', column, column);
  });

  it('KAFKA is a word of its own after FROM alone', () => {
    colours(
      'CREATE ROUTINE LOAD «kafka» ON «kinesis» FROM «kafka» ("k" = "v")',
      job,
      table,
      'support.class.data-source',
    );
    colours('CREATE ROUTINE LOAD j FROM «KINESIS» ("k" = "v")', 'support.class.data-source');
    colours('CREATE ROUTINE LOAD j COLUMNS («kafka»)', column);
    colours('SELECT «kafka» FROM «kafka»', '', '');
  });
});

describe('property lists', () => {
  it('PROPERTIES and FROM: keys, operator, values', () => {
    colours(
      'ALTER ROUTINE LOAD FOR j «PROPERTIES» («"format"» «=» "avro"«,» "x" = 1)',
      keyword,
      key,
      'keyword.operator.assignment',
      'punctuation.separator.comma',
    );
    colours(inFrom('«"property.sasl.mechanism"» «==» «"x"»'), key, 'keyword.operator.assignment', text);
    colours(
      'CREATE ROUTINE LOAD j ON t\n«PROPERTIES»\n(\n«"a"» = "b"\n)\n«FROM»\n«KAFKA»\n(\n«"k"» = "v"\n);',
      keyword,
      key,
      keyword,
      'support.class.data-source',
      key,
    );
  });

  it('a quoted key is a string, too, so that editors treat it as text', () => {
    expect(scopesOfMarks(dorisSql, inFrom('"«aws.region»" = "x"'))[0]).toContain(text);
  });

  it('bare and single-quoted keys and values', () => {
    colours(
      inFrom("«'k'» = «'v'», «max_batch_rows» = «300000», «format» = «json», «strict_mode» = «true»"),
      key,
      'string.quoted.single',
      key,
      'constant.numeric',
      key,
      'string.unquoted',
      key,
      word,
    );
  });

  it.each([
    'true',
    'FALSE',
    'OFFSET_BEGINNING',
    'OFFSET_END',
    'SASL_SSL',
    'PLAINTEXT',
    'SCRAM-SHA-512',
    'OAUTHBEARER',
    'INSTANCE_PROFILE',
    'ENV',
    'DEFAULT',
    'json',
  ])('"%s" is a known word', (value) => colours(inFrom(`"k" = "«${value}»"`), word));

  it.each(['sasl_ssl', 'oauthbearer', 'INSTANCE_PROFIL', 'us-east-1', 'offset_end', 'SASL_SSL '])(
    '"%s" is plain text',
    (value) => colours(inFrom(`"k" = "«${value}»"`), text),
  );

  it('a known word is none as a key', () => colours(inFrom('"«DEFAULT»" = "x"'), key));

  it('placeholders and numbers within quotes', () => {
    colours(
      inFrom('"k" = "«<your-ak>»", "l" = "b-1.«<cluster>»:9098", "m" = "«300000»"'),
      'variable.parameter.placeholder',
      'variable.parameter.placeholder',
      'constant.numeric',
    );
  });

  it('escapes and doubled quotes', () => {
    colours(
      inFrom(String.raw`"k" = "[«\"»$.a«\"»]", "«l»" = "a«""»b", 'm' = 'it«''»s «\'»', «"n"» = "", «"o"» = "x"`),
      'constant.character.escape',
      'constant.character.escape',
      key,
      'constant.character.escape',
      'constant.character.escape',
      'constant.character.escape',
      key,
      key,
    );
  });

  it('a value may span lines', () => {
    colours(
      'CREATE ROUTINE LOAD j PROPERTIES (\n  "jsonpaths" = "[\n    «\\"»$.a\\",\n    «$.b»\n  ]",\n  «"format"» = "json"\n)',
      'constant.character.escape',
      text,
      key,
    );
  });

  it('PROPERTIES of other statements', () => {
    colours('CREATE TABLE t (a INT) «PROPERTIES» («"replication_num"» = «"x"»);', keyword, key, text);
    colours('CREATE TABLE t (a INT)\n«PROPERTIES»\n(«"replication_num"» = "1");', keyword, key);
  });
});

describe('comments', () => {
  it('line comments need no blank, block comments nest', () => {
    colours('«--no blank»\n«/* a /* b */ c */» «SELECT» 1', 'comment.line.double-dash', 'comment.block', keyword);
    colours(
      inFrom('"a" = "b", «-- "c" = "d"»\n«/* "e" = "f" */» «"g"» = "h"'),
      'comment.line.double-dash',
      'comment.block',
      key,
    );
  });

  it('dashes and stars in a string are text', () => colours(inFrom('"k" = "«a -- b /* c»", «"l"» = "x"'), text, key));
  it('# starts no comment', () => colours('# «SELECT» 1', keyword));
});

describe('other statements', () => {
  it.each([
    [
      '«CREATE» «TABLE» «IF NOT EXISTS» «db».«t» (a «INT» «COMMENT» «"x"»)',
      [keyword, keyword, keyword, database, 'entity.name.type', 'storage.type', keyword, text],
    ],
    [
      '«SELECT» «sum»(a.«comment») «FROM» «`b`» «WHERE» c >= «1.5e3» AND d = «@x»',
      [
        keyword,
        'support.function',
        'variable.other',
        keyword,
        'variable.other.quoted',
        keyword,
        'constant.numeric',
        'variable.other.session',
      ],
    ],
    ['SELECT «resume», «stop» FROM «pause»', ['', '', '']],
  ])('%s', (marked, scopes) => colours(marked, ...scopes));
});

describe('unfinished text', () => {
  const next = '\n\nCREATE ROUTINE LOAD «next_job» ON t FROM KAFKA («"k"» = «"v"»);';

  it.each([
    ['a value without its closing quote', 'CREATE ROUTINE LOAD j ON t FROM KAFKA (\n"a" = "b'],
    ['a value without its closing quote, list closed', 'CREATE ROUTINE LOAD j ON t FROM KAFKA (\n"a" = "b\n);'],
    ['a key without its closing quote', 'CREATE ROUTINE LOAD j ON t FROM KAFKA (\n"a\n);'],
    ['a value that is missing', 'CREATE ROUTINE LOAD j ON t FROM KAFKA (\n"a" ='],
    ['a list without its end', 'CREATE ROUTINE LOAD j ON t FROM KAFKA (\n"a" = "b"'],
    ['a list that has just been opened', 'CREATE ROUTINE LOAD j ON t FROM KAFKA ('],
    ['columns without their end', 'CREATE ROUTINE LOAD j ON t COLUMNS (a, b = f(c'],
    ['a separator without its closing quote', 'CREATE ROUTINE LOAD j ON t COLUMNS TERMINATED BY ",'],
    ['a head alone', 'CREATE ROUTINE LOAD'],
    ['a source without a list', 'CREATE ROUTINE LOAD j ON t FROM KAFKA'],
  ])('%s leaves the next statement alone', (_what, unfinished) => colours(unfinished + next, job, key, text));

  it('an unclosed value costs its own line', () => {
    colours(inFrom('\n"a" = "«b,»\n«"property.security.protocol"» = «"x"»\n'), text, key, text);
  });

  it('an unclosed list ends where FROM or another statement starts', () => {
    colours(
      'CREATE ROUTINE LOAD j ON t PROPERTIES (\n"a" = "b"\nFROM «KAFKA» («"k"» = "v");',
      'support.class.data-source',
      key,
    );
    colours('CREATE ROUTINE LOAD j ON t COLUMNS (a, b\n«PROPERTIES» («"k"» = "v");', keyword, key);
    expect(scopesOfMarks(dorisSql, 'CREATE ROUTINE LOAD j FROM KAFKA (\n"a" = "b"\n\n«SELECT» 1;')).toEqual([
      [keyword],
    ]);
  });

  it('a closed statement colours nothing behind its semicolon', () => {
    expect(scopesOfMarks(dorisSql, 'STOP ROUTINE LOAD FOR j; «SELECT» «x» FROM t')).toEqual([[keyword], []]);
  });
});
