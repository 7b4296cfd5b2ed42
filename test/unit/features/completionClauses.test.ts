import { describe, expect, it, test } from 'vitest';
import { skeletons } from '../../../server/src/features/skeletons.ts';
import { plainText } from '../../../server/src/features/snippetText.ts';
import { analyzeStatement } from '../../../server/src/rules/analysis.ts';
import { complete, labels, offers } from './completing.ts';

describe('statements to fill in', () => {
  test.each([
    ['blank text', '|'],
    ['text behind a comment', '-- orders\n|'],
    ['text behind a statement', 'STOP ROUTINE LOAD FOR job;|'],
  ])('are all offered in %s', (_, sql) => {
    expect(labels(sql)).toEqual(skeletons.map(({ head }) => head));
  });

  test.each([
    ['cr|', ['CREATE ROUTINE LOAD', 'CREATE ROUTINE LOAD']],
    ['CREATE ROUT|', ['CREATE ROUTINE LOAD', 'CREATE ROUTINE LOAD']],
    ['pause|', ['PAUSE ROUTINE LOAD', 'PAUSE ALL ROUTINE LOAD']],
    ['show create |', ['SHOW CREATE ROUTINE LOAD']],
    ['SHOW ROUTINE LOAD |', ['SHOW ROUTINE LOAD', 'SHOW ROUTINE LOAD TASK', 'FOR', 'LIKE', 'TASK']],
    ['SELECT|', []],
    ['CREATE TABLE|', []],
    ['|SELECT 1', []],
    ['SELECT a FROM t WHERE |', []],
  ])('are offered by how they begin: %s', (sql, expected) => {
    expect(labels(sql)).toEqual(expected);
  });

  it('take the place of the words that are there', () => {
    expect(complete('-- job\npause rou|', 'PAUSE ROUTINE LOAD')).toBe('-- job\nPAUSE ROUTINE LOAD FOR «job_name»;');
  });

  it('do not double the semicolon', () => {
    expect(complete('stop|;', 'STOP ROUTINE LOAD')).toBe('STOP ROUTINE LOAD FOR «job_name»;');
  });

  it('write a job for Kafka', () => {
    expect(complete('|', 'from Kafka', { snippets: false }).split('\n')).toEqual([
      'CREATE ROUTINE LOAD job_name ON table_name',
      'COLUMNS TERMINATED BY ","',
      'FROM KAFKA (',
      '    "kafka_broker_list" = "<broker>:9092",',
      '    "kafka_topic" = "<topic>",',
      '    "property.kafka_default_offsets" = "OFFSET_BEGINNING"',
      ');',
    ]);
  });

  it('write a job for Amazon MSK from 4.1 on', () => {
    expect(complete('|', 'from Amazon MSK with IAM')).toContain('"aws.credentials_provider" = "«INSTANCE_PROFILE»"');
    expect(offers('|', { version: '4.0' }).map(({ detail }) => detail)).not.toContain('from Amazon MSK with IAM');
  });

  test.each(skeletons.map((skeleton) => [skeleton.label, skeleton] as const))(
    '%s leaves nothing to complain about',
    (_, { text }) => {
      expect(analyzeStatement(`${plainText(text)};`, '4.1').findings).toEqual([]);
    },
  );
});

describe('keywords', () => {
  it('are the clauses that may follow', () => {
    const found = labels('CREATE ROUTINE LOAD job ON t |');
    expect(found).toEqual(
      expect.arrayContaining(['COLUMNS TERMINATED BY', 'COLUMNS', 'WHERE', 'PROPERTIES', 'FROM KAFKA']),
    );
    expect(found).not.toContain('ON');
    expect(found).not.toContain('COMMENT');
  });

  it('bring their parentheses', () => {
    expect(complete('CREATE ROUTINE LOAD job ON t\nPROP|', 'PROPERTIES')).toBe(
      'CREATE ROUTINE LOAD job ON t\nPROPERTIES (\n    |\n)',
    );
    expect(complete('CREATE ROUTINE LOAD job ON t\nF|', 'FROM KAFKA')).toBe(
      'CREATE ROUTINE LOAD job ON t\nFROM KAFKA (\n    |\n)',
    );
    expect(complete('CREATE ROUTINE LOAD job ON t COL|', 'COLUMNS TERMINATED BY')).toBe(
      'CREATE ROUTINE LOAD job ON t COLUMNS TERMINATED BY "«,»"',
    );
  });

  it('leave parentheses that are there alone', () => {
    expect(
      complete('CREATE ROUTINE LOAD job ON t PROP| ("format" = "json") FROM KAFKA ("kafka_topic" = "t")', 'PROPERTIES'),
    ).toBe('CREATE ROUTINE LOAD job ON t PROPERTIES ("format" = "json") FROM KAFKA ("kafka_topic" = "t")');
  });

  it('are the kinds of source behind FROM', () => {
    expect(labels('CREATE ROUTINE LOAD job ON t FROM |')).toEqual(['KAFKA']);
    expect(labels('CREATE ROUTINE LOAD job ON t FROM |', { version: 'dev' })).toEqual(['KAFKA', 'KINESIS']);
    expect(complete('CREATE ROUTINE LOAD job ON t FROM |', 'KAFKA')).toBe(
      'CREATE ROUTINE LOAD job ON t FROM KAFKA (\n    |\n)',
    );
  });

  it('are explained', () => {
    const item = offers('CREATE ROUTINE LOAD job |').find(({ label }) => label === 'ON');
    expect(item?.documentation).toContain('The table to load into');
  });

  it('are merge types behind WITH', () => {
    expect(labels('CREATE ROUTINE LOAD job ON t WITH |')).toEqual(['APPEND', 'DELETE', 'MERGE']);
  });

  it('have SET TARGET TABLE on the development branch only', () => {
    expect(labels('ALTER ROUTINE LOAD FOR job |', { version: '3.1' })).toEqual(['PROPERTIES', 'FROM KAFKA']);
    expect(labels('ALTER ROUTINE LOAD FOR job |')).not.toContain('SET TARGET TABLE');
    expect(labels('ALTER ROUTINE LOAD FOR job |', { version: 'dev' })).toContain('SET TARGET TABLE');
  });

  test.each([
    ['a string', 'CREATE ROUTINE LOAD job ON t WHERE a = "|" FROM KAFKA ("kafka_topic" = "t")'],
    ['a comment', 'CREATE ROUTINE LOAD job ON t -- |'],
    ['a name in backquotes', 'CREATE ROUTINE LOAD `j|` ON t'],
  ])('are not offered in %s', (_, sql) => {
    expect(offers(sql)).toEqual([]);
  });
});
