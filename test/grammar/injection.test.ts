import { describe, expect, it } from 'vitest';
import { innermostScopes, scopesOfMarks, sqlAlone, sqlWithInjection, tokensOf } from './scopes.ts';

const keyword = 'keyword.other';
const job = 'entity.name.function.routine-load';
const key = 'support.type.property-name';
const host = (sql: string) => tokensOf(sqlAlone, sql);

describe('Routine Load in a plain sql file', () => {
  it.each([
    [
      '«CREATE» «ROUTINE LOAD» «db».«j» ON «t»;',
      [keyword, keyword, 'entity.name.namespace', job, 'entity.name.type.table'],
    ],
    [
      '«ALTER» ROUTINE LOAD FOR «j» «PROPERTIES» («"format"» = "«json»");',
      [keyword, job, keyword, key, 'constant.language'],
    ],
    ['PAUSE ROUTINE LOAD FOR «j»; RESUME ROUTINE LOAD FOR «k»; STOP ROUTINE LOAD FOR «l»;', [job, job, job]],
    ['«SHOW ALL ROUTINE LOAD»; SHOW CREATE ROUTINE LOAD FOR «j»;', [keyword, job]],
    [
      '  create routine load «j» from «kafka» ( -- «list»\n  «"aws.region"» = «"us-east-1"»\n);',
      [job, 'support.class.data-source', 'comment.line.double-dash', key, 'string.quoted.double'],
    ],
  ])('%s', (marked, scopes) => expect(innermostScopes(sqlWithInjection, marked)).toEqual(scopes));

  it('a statement ends at its semicolon or where the next statement starts', () => {
    const select = [['keyword.other']];
    expect(scopesOfMarks(sqlWithInjection, 'CREATE ROUTINE LOAD j FROM KAFKA ("a" = "b"); «SELECT» 1')).toEqual(select);
    expect(scopesOfMarks(sqlWithInjection, 'CREATE ROUTINE LOAD j FROM KAFKA (\n"a" = "b\n);\n«SELECT» 1')).toEqual(
      select,
    );
    expect(scopesOfMarks(sqlWithInjection, 'CREATE ROUTINE LOAD j FROM KAFKA (\n"a" = \n\n«SELECT» 1')).toEqual(select);
  });

  it('quotes that the host language does not know as escaped do not end a value', () => {
    const marked = 'CREATE ROUTINE LOAD j PROPERTIES ("jsonpaths" = "[\\"«$.a»\\"]", «"format"» = "json");';
    expect(innermostScopes(sqlWithInjection, marked)).toEqual(['string.quoted.double', key]);
  });
});

describe('other SQL keeps the colours that it has', () => {
  it.each([
    ['queries', "SELECT routine, load, kafka, properties FROM kafka WHERE job = 'x' ORDER BY comment;"],
    ['inserts', 'INSERT INTO t VALUES (1, "format", \'OFFSET_END\');'],
    ['tables', 'CREATE TABLE t (a INT)\nPROPERTIES (\n  "replication_num" = "1"\n);'],
    [
      'other loads',
      'LOAD LABEL db.l (DATA INFILE("s3://x") INTO TABLE t) WITH S3 ("k" = "v") PROPERTIES ("timeout" = "1");',
    ],
    ['routines of other databases', 'CREATE FUNCTION routine_load() RETURNS int; ALTER ROUTINE f; DROP ROUTINE load;'],
    ['names that contain the words', 'SELECT create_routine load, my_routine load_time FROM pause;'],
    ['comments', '-- CREATE ROUTINE LOAD j ON t FROM KAFKA ("a" = "b");\n/* PAUSE ROUTINE LOAD FOR j; */ SELECT 1;'],
    ['strings', 'SELECT \'CREATE ROUTINE LOAD j ON t\', "STOP ROUTINE LOAD FOR j" FROM t;'],
    ['bracketed names', 'SELECT [STOP ROUTINE LOAD] FROM t;'],
    ['nothing', ''],
  ])('%s', (_what, sql) => expect(tokensOf(sqlWithInjection, sql)).toEqual(host(sql)));

  it('around a Routine Load statement', () => {
    const before = 'SELECT 1 FROM t;\n';
    const after = '\nINSERT INTO t VALUES (1);';
    const all = tokensOf(sqlWithInjection, `${before}STOP ROUTINE LOAD FOR j;${after}`);
    expect(all.slice(0, host(before).length)).toEqual(host(before));
    expect(all.slice(-host(after).length).map((token) => token.scopes)).toEqual(
      host(after).map((token) => token.scopes),
    );
  });
});
