import { describe, expect, test } from 'vitest';
import { fixAll } from '../../../server/src/features/fixAll.ts';
import { errorTable as table } from './errorTable.ts';
import { errorsOf } from './statements.ts';

const create = 'CREATE ROUTINE LOAD j ON t';
const source = 'FROM KAFKA ("a" = "b")';

describe('a text of a clause without its quotes', () => {
  const unquoted = (what: string): string => `${what} must stand in quotes.`;
  table([
    ['SHOW ROUTINE LOAD LIKE «%job%»', unquoted('The pattern behind LIKE'), 'SHOW ROUTINE LOAD LIKE "%job%"'],
    ['SHOW ROUTINE LOAD LIKE «job»', unquoted('The pattern behind LIKE'), 'SHOW ROUTINE LOAD LIKE "job"'],
    [
      `${create} ${source} COMMENT «my first job»`,
      unquoted('The text behind COMMENT'),
      `${create} ${source} COMMENT "my first job"`,
    ],
    [
      `${create} COLUMNS TERMINATED BY «,» ${source}`,
      unquoted('The separator'),
      `${create} COLUMNS TERMINATED BY "," ${source}`,
    ],
    [
      `${create} COLUMNS TERMINATED BY «\\t», COLUMNS (a) ${source}`,
      unquoted('The separator'),
      `${create} COLUMNS TERMINATED BY "\\t", COLUMNS (a) ${source}`,
    ],
  ]);
});

describe('a list of numbers as a value without quotes', () => {
  const message = 'This value must stand in quotes.';
  table([
    [`${create} FROM KAFKA ("a" = «0,1», "b" = "c")`, message, `${create} FROM KAFKA ("a" = "0,1", "b" = "c")`],
    [`${create} FROM KAFKA ("a" = «0, 1, 2, 3»)`, message, `${create} FROM KAFKA ("a" = "0, 1, 2, 3")`],
  ]);
});

describe('a key or value that is to be worked out', () => {
  const message = (what: string): string =>
    `Nothing is worked out in a list of properties: write the ${what} itself, in quotes.`;
  table([
    [`${create} FROM KAFKA ("a" = «1024 * 1024», "b" = "c")`, message('value')],
    [`${create} FROM KAFKA ("a" = «now()», "b" = "c")`, message('value')],
    [`${create} FROM KAFKA («concat("a", "b")» = "c")`, message('key')],
  ]);
});

describe('a sign where a key should be', () => {
  table([
    [`${create} FROM KAFKA («>» = "b", "c" = "d")`, 'A key is missing before `>`.'],
    [`${create} FROM KAFKA («>» "b", "c" = "d")`, 'A key is missing before `>`.'],
  ]);
});

describe('two texts with nothing between them', () => {
  const seam = (sign: string): string =>
    `${sign} is missing between two texts: Doris reads two quotes in a row as one that stands in a text.`;
  const whole = `${create} FROM KAFKA ("a" = "b", "c" = "d")`;
  table([
    [`${create} FROM KAFKA ("a" = "b«"»"c" = "d")`, seam('A comma'), whole],
    [`${create} FROM KAFKA ("a" = "b«"»"c", = "d")`, seam('A comma'), whole],
    [`${create} FROM KAFKA ("a«"»"b", "c" = "d")`, seam('`=`'), whole],
    [
      `${create} FROM KAFKA ("a" = "b"«"x"» "c" = "d")`,
      'The quoted text stands where `,` belongs.',
      `${create} FROM KAFKA ("a" = "b", "c" = "d")`,
    ],
  ]);
});

describe('a quote too many behind a text', () => {
  const list = (first: string, second: string): string => `${create} FROM KAFKA (\n"a" = ${first},\n'c' = ${second}\n)`;
  const stray = (mark: string): string => `A \`${mark}\` stands here that belongs to nothing.`;
  table([
    [list('"b"«"»', "'d'"), stray('"'), list('"b"', "'d'")],
    [list('"b"', "'d'«'»"), stray("'"), list('"b"', "'d'")],
  ]);
});

describe('a text of a condition that lacks a quote', () => {
  table([
    [`${create} WHERE a = «'x» ${source}`, "The closing `'` is missing.", `${create} WHERE a = 'x' ${source}`],
    [
      `${create} COLUMNS TERMINATED BY «,»" ${source}`,
      'The opening `"` is missing.',
      `${create} COLUMNS TERMINATED BY "," ${source}`,
    ],
  ]);
});

describe('a list of keys without values', () => {
  const noValue = 'This property has no value: write `"key" = "value"`.';
  test.each([
    '"kafka_topic"\n"property.group.id"\n"kafka_broker_list"',
    '"kafka_topic",\n"property.group.id", -- the group\n"kafka_broker_list"',
    'kafka_topic\nkafka_offsets\nkafka_broker_list',
    'kafka_topic,\nkafka_offsets,\nkafka_broker_list',
  ])('%j', (keys) => {
    expect(errorsOf(`${create} FROM KAFKA (\n${keys}\n)`)).toEqual([noValue, noValue, noValue]);
    // the parentheses may stand on their lines as well
    expect(errorsOf(`${create} FROM KAFKA (${keys.replace(/ --.*/, '')})`)).toEqual([noValue, noValue, noValue]);
  });

  test('is not filled in unseen', () => {
    const sql = `${create} FROM KAFKA (\n"kafka_topic"\n"kafka_offsets"\n)`;
    expect(fixAll(sql, '4.1')).toEqual([]);
  });
});

describe('a text with quotes in it', () => {
  const ended = 'A quote inside a value ends it, unless a backslash stands in front: `\\"`.';
  table([
    [
      `${create} FROM KAFKA ("p" = «"x username="a" password="b";"», "c" = "d")`,
      ended,
      `${create} FROM KAFKA ("p" = "x username=\\"a\\" password=\\"b\\";", "c" = "d")`,
    ],
    [
      `${create} FROM KAFKA ("p" = «"it is "quoted" text"»)`,
      ended,
      `${create} FROM KAFKA ("p" = "it is \\"quoted\\" text")`,
    ],
  ]);
});

describe('the separator of the columns in other words', () => {
  const written = 'The separator of the columns is written as `COLUMNS TERMINATED BY "…"`.';
  const whole = `${create} COLUMNS TERMINATED BY "," ${source}`;
  table([
    [`${create} «SEPARATED BY ","» ${source}`, written, whole],
    [
      `${create} COLUMNS (a) «DELIMITED BY ","» ${source}`,
      written,
      `${create} COLUMNS (a), COLUMNS TERMINATED BY "," ${source}`,
    ],
  ]);
});

describe('the name of a job in quotes', () => {
  table([
    [
      `CREATE ROUTINE LOAD «"db.j"» ON t ${source}`,
      'A name may not stand in quotes: write it bare or in backquotes.',
      `CREATE ROUTINE LOAD \`db\`.\`j\` ON t ${source}`,
    ],
  ]);
});

describe('SHOW with a condition', () => {
  const none = 'SHOW ROUTINE LOAD has no WHERE: name a job behind FOR, or a pattern behind LIKE.';
  table([['SHOW ROUTINE LOAD FOR j «WHERE State = "RUNNING"»', none, 'SHOW ROUTINE LOAD FOR j']]);
});
