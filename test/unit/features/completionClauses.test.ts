import { describe, expect, it, test } from 'vitest';
import { authenticationBlocks } from '../../../server/src/features/authenticationBlocks.ts';
import { skeletons } from '../../../server/src/features/skeletons.ts';
import { complete, isMatch, labels, offers } from './completing.ts';

const creations = skeletons.map(({ head }) => head).filter((head) => head === 'CREATE ROUTINE LOAD');

describe('statements to fill in', () => {
  test.each([
    ['blank text', '|'],
    ['text behind a comment', '-- orders\n|'],
    ['text behind a statement', 'STOP ROUTINE LOAD FOR job;|'],
  ])('are all offered in %s', (_, sql) => {
    expect(labels(sql)).toEqual(skeletons.map(({ head }) => head));
  });

  test.each([
    ['cr|', creations],
    ['CREATE ROUT|', creations],
    ['pause|', ['PAUSE ROUTINE LOAD', 'PAUSE ALL ROUTINE LOAD']],
    ['show create |', ['SHOW CREATE ROUTINE LOAD']],
    [
      'SHOW ROUTINE LOAD |',
      ['SHOW ROUTINE LOAD', 'SHOW ROUTINE LOAD', 'SHOW ROUTINE LOAD TASK', 'FOR', 'LIKE', 'TASK'],
    ],
    ['pause  routine load |', ['PAUSE ROUTINE LOAD', 'for']],
    ['SELECT|', []],
    ['CREATE TABLE|', []],
    ['|SELECT 1', []],
    ['SELECT a FROM t WHERE |', []],
  ])('are offered by how they begin: %s', (sql, expected) => {
    expect(labels(sql)).toEqual(expected);
  });

  it('are found by what they are about, too', () => {
    const all = skeletons.map(({ head }) => head);
    expect(labels('msk|')).toEqual(creations.slice(2));
    expect(labels('-- orders\nKafk|')).toEqual(creations.slice(0, 2));
    expect(labels('rou|')).toEqual(all);
    expect(complete('msk|', 'MSK 3: credentials provider').split('\n')[0]).toBe(
      'CREATE ROUTINE LOAD «job_name» ON «table_name»',
    );
    for (const { filterText } of offers('ms|')) expect(isMatch('msk', filterText)).toBe(true);
    expect(labels('SELECT msk|')).toEqual([]);
    expect(labels('m|')).toEqual([]);
  });

  test.each([
    ['show|', 'show load'],
    ['show|', 'show roles'],
    ['show r|', 'show roles'],
    ['create routine load|', 'create routine load job'],
    ['pause|', 'pause job'],
  ])('are gone when %s goes on as %s, though the letters are in the words offered', (before, after) => {
    for (const { filterText } of offers(before)) expect(isMatch(after, filterText)).toBe(false);
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
      'PROPERTIES (',
      '    "format" = "json"',
      ')',
      'FROM KAFKA (',
      '    "kafka_broker_list" = "<broker>:9092",',
      '    "kafka_topic" = "<topic>",',
      '    "property.kafka_default_offsets" = "OFFSET_BEGINNING"',
      ');',
    ]);
  });

  it('write a job for Amazon MSK by each method from 4.1 on', () => {
    const methods = authenticationBlocks.filter(({ id }) => id.startsWith('msk')).map(({ label }) => label);
    expect(offers('|').map(({ detail }) => detail)).toEqual(expect.arrayContaining(methods));
    expect(offers('|', { version: '4.0' }).filter(({ detail = '' }) => methods.includes(detail))).toEqual([]);
  });

  it('ask for the region once, and for nothing that has one value only', () => {
    expect(complete('|', 'MSK 3: credentials provider').split('\n').slice(4)).toEqual([
      'FROM KAFKA (',
      '    "kafka_broker_list" = "b-1.«<cluster>».kafka.«us-east-1».amazonaws.com:9098",',
      '    "kafka_topic" = "«<topic>»",',
      '    "property.kafka_default_offsets" = "«OFFSET_BEGINNING»",',
      '    "aws.region" = "«us-east-1»",',
      '    "aws.credentials_provider" = "«INSTANCE_PROFILE»",',
      '    "property.security.protocol" = "SASL_SSL",',
      '    "property.sasl.mechanism" = "OAUTHBEARER"',
      ');',
    ]);
    const item = offers('|').find(({ detail }) => detail === 'MSK 3: credentials provider');
    expect(item?.edit.newText.match(/\|us-east-1,/g)).toHaveLength(1);
    expect(item?.edit.newText).toMatch(/"aws\.region" = "\$\{5\}"/);
  });

  it('show what they write', () => {
    const [stop] = offers('stop|');
    expect(stop?.documentation).toContain('```sql\nSTOP ROUTINE LOAD FOR job_name;\n```');
  });

  it('end where the words that are there are a whole statement already', () => {
    expect(complete('SHOW ROUTINE LOAD|', 'SHOW ROUTINE LOAD')).toBe('SHOW ROUTINE LOAD;');
  });
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

  it('are in small letters where the statement is', () => {
    expect(complete('create routine load job on t\nPROP|', 'properties')).toBe(
      'create routine load job on t\nproperties (\n    |\n)',
    );
    expect(labels('create routine load job on t from |')).toEqual(['kafka']);
    expect(labels('create routine load job on t WITH |')).toEqual(['append', 'delete', 'merge']);
    expect(labels('CREATE ROUTINE LOAD job on t with |')).toEqual(['APPEND', 'DELETE', 'MERGE']);
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
