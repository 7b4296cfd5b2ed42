import { describe, expect, test } from 'vitest';
import { create, errorsOf, source } from './statements.ts';
import { accepts, rejects, rows } from './verdicts.ts';

describe('names', () => {
  accepts(
    rows(`
      routine job date columns comment filter format label lines pause resume stop task partitions properties property
      merge temporary type value time timestamp data name status json offset user version year month day case kafka end
      replace variant character type mod e s3 pi if_not_exists analyzed match_name rollup schema convert insert
      1j _j $j 1e5x größe 订单 \`a-b\` \`select\` \`a\`\`b\` \`1\` \`😀\`
    `)
      .flatMap((row) => row.split(' '))
      .map((name) => `CREATE ROUTINE LOAD ${name} ON ${name} ${source}`),
  );
  rejects(
    rows(`
      create alter show load on with append delete all for from in where order by partition preceding terminated like
      key keys table set and or not null true false select group index to read values int if
      analyzer binary except range rows row current unbounded following real type_cast tokenizer interval div
      5 1.5 1e5 5L a-b a/b "a" 'a' (a) ? @a \`\` a.1 $$a$$
    `)
      .flatMap((row) => row.split(' '))
      .map((name) => `STOP ROUTINE LOAD FOR ${name}`),
  );
  rejects(['STOP ROUTINE LOAD FOR a b', 'STOP ROUTINE LOAD FOR $$a b$$']);
});

describe('a brace without a partner, which is a name to Doris', () => {
  accepts([
    'STOP ROUTINE LOAD FOR {',
    create('WHERE EXISTS (SELECT 1 { )'),
    create('WHERE a = (SELECT 1 { FROM t)'),
    'SHOW ROUTINE LOAD TASK WHERE EXISTS (SELECT { )',
  ]);
});

describe('comments and white space', () => {
  accepts([
    '-- c\nSHOW ROUTINE LOAD',
    '--c\nSHOW ROUTINE LOAD',
    'SHOW ROUTINE LOAD --c',
    'SHOW ROUTINE LOAD -- c \\\n c',
    'SHOW/* c */ROUTINE/* /* nested */ */LOAD',
    'SHOW ROUTINE /*+ hint */ LOAD',
    'SHOW ROUTINE LOAD/**/',
    '\t\r\nSHOW\rROUTINE\nLOAD\r\n',
  ]);
  rejects([
    'SHOW ROUTINE LOAD # c',
    'SHOW ROUTINE LOAD // c',
    'SHOW ROUTINE LOAD /* c',
    'SHOW ROUTINE LOAD */',
    'SHOW ROUTINE LOAD - - c',
    'SHOW ROUTINE LOAD\u000b',
    'SHOW ROUTINE LOAD FOR j\u00a0k l',
    create('COLUMNS (a，b c)'),
  ]);

  test('stray semicolons are nothing', () => {
    expect(errorsOf(';;SHOW ROUTINE LOAD;;\n;')).toEqual([]);
  });
});
