import { describe, expect, test } from 'vitest';
import { type BoundList, type BoundProperty, bindJob, type Job } from '../../../server/src/model/job.ts';
import {
  insertProperties,
  moveProperty,
  removeProperties,
  replaceInValue,
  replaceKey,
  replaceValue,
  valuePart,
} from '../../../server/src/rules/listEdits.ts';
import { applyEdits, type TextEdit } from '../../../server/src/syntax/edits.ts';
import { parseStatement } from '../../../server/src/syntax/parse.ts';

const create = 'CREATE ROUTINE LOAD j ON t ';

function bound(text: string): Job {
  const { statement } = parseStatement(text);
  const job = statement && bindJob(statement, text, '4.1');
  if (!job) throw new Error(`No property lists in: ${text}`);
  return job;
}

function listWith(job: Job, key: string): { readonly list: BoundList; readonly property: BoundProperty } {
  for (const list of [job.properties, job.source]) {
    const property = list?.properties.find((candidate) => candidate.key === key);
    if (list && property) return { list, property };
  }
  throw new Error(`No property ${key} in: ${job.text}`);
}

function apply(text: string, edit: (job: Job) => readonly TextEdit[]): string {
  return applyEdits(text, edit(bound(text)));
}

function afterInsert(text: string, place?: string, keys: readonly string[] = ['new']): string {
  return apply(text, (job) => {
    const added = keys.map((key) => ({ key, value: 'v' }));
    const list = job.source ?? job.properties;
    if (!list) throw new Error('no list');
    if (place === undefined || place === 'start' || place === 'end') return insertProperties(job, list, added, place);
    return insertProperties(job, list, added, listWith(job, place).property);
  });
}

function afterRemove(text: string, ...keys: readonly string[]): string {
  return apply(text, (job) => {
    const found = keys.map((key) => listWith(job, key));
    const list = found[0]?.list;
    if (!list) throw new Error('no list');
    return removeProperties(
      job,
      list,
      found.map(({ property }) => property),
    );
  });
}

function afterMove(text: string, key: string, newKey?: string): string {
  return apply(text, (job) => {
    const { list, property } = listWith(job, key);
    return moveProperty(job, list, property, newKey);
  });
}

describe('a new property', () => {
  test.each([
    {
      layout: 'goes on its own line with the indentation and spacing of the others',
      before: `${create}\nFROM KAFKA (\n\t"a"="1",\n\t"b"="2"\n);`,
      after: `${create}\nFROM KAFKA (\n\t"a"="1",\n\t"b"="2",\n\t"new"="v"\n);`,
    },
    {
      layout: 'keeps Windows line ends',
      before: `${create}\r\nFROM KAFKA (\r\n  "a" = "1"\r\n);`,
      after: `${create}\r\nFROM KAFKA (\r\n  "a" = "1",\r\n  "new" = "v"\r\n);`,
    },
    {
      layout: 'stays on the line of a list on one line',
      before: `${create}FROM KAFKA ("a" = "1", "b" = "2");`,
      after: `${create}FROM KAFKA ("a" = "1", "b" = "2", "new" = "v");`,
    },
    {
      layout: 'puts the comma right behind the value, in front of the comment',
      before: `${create}\nFROM KAFKA (\n  "a" = "1", -- one\n  "b" = "2" -- two, really\n);`,
      after: `${create}\nFROM KAFKA (\n  "a" = "1", -- one\n  "b" = "2", -- two, really\n  "new" = "v"\n);`,
    },
    {
      layout: 'leaves a comment on the lines below where it is',
      before: `${create}\nFROM KAFKA (\n  "a" = "1"\n  -- the end, my friend\n);`,
      after: `${create}\nFROM KAFKA (\n  "a" = "1",\n  "new" = "v"\n  -- the end, my friend\n);`,
    },
    {
      layout: 'follows a list that is written comma first',
      before: `${create}\nFROM KAFKA (\n    'a' = '1' -- one\n  , 'b' = '2'\n);`,
      after: `${create}\nFROM KAFKA (\n    'a' = '1' -- one\n  , 'b' = '2'\n  , 'new' = 'v'\n);`,
    },
    {
      layout: 'uses the quotes of its neighbours',
      before: `${create}FROM KAFKA ('a'='1');`,
      after: `${create}FROM KAFKA ('a'='1', 'new'='v');`,
    },
    {
      layout: 'lines its `=` up with the others',
      before: `${create}\nFROM KAFKA (\n  "a"       = "1",\n  "bcd.efg" = "2"\n);`,
      after: `${create}\nFROM KAFKA (\n  "a"       = "1",\n  "bcd.efg" = "2",\n  "new"     = "v"\n);`,
    },
    {
      layout: 'keeps the closing parenthesis behind the last property',
      before: `${create}\nFROM KAFKA (\n  "a" = "1");`,
      after: `${create}\nFROM KAFKA (\n  "a" = "1",\n  "new" = "v");`,
    },
    {
      layout: 'indents below a first property that stands behind the parenthesis',
      before: `${create}\nFROM KAFKA ("a" = "1",\n            "b" = "2"\n);`,
      after: `${create}\nFROM KAFKA ("a" = "1",\n            "b" = "2",\n            "new" = "v"\n);`,
    },
    {
      layout: 'uses a comma that dangles',
      before: `${create}\nFROM KAFKA (\n  "a" = "1",\n);`,
      after: `${create}\nFROM KAFKA (\n  "a" = "1",\n  "new" = "v"\n);`,
    },
    {
      layout: 'goes into an empty list on one line',
      before: `${create}FROM KAFKA ();`,
      after: `${create}FROM KAFKA ("new" = "v");`,
    },
    {
      layout: 'opens an empty list of a statement on several lines',
      before: `${create}\n  FROM KAFKA ()\n;`,
      after: `${create}\n  FROM KAFKA (\n      "new" = "v"\n  )\n;`,
    },
    {
      layout: 'goes into an empty list on several lines',
      before: `${create}\nFROM KAFKA (\n);`,
      after: `${create}\nFROM KAFKA (\n    "new" = "v"\n);`,
    },
    {
      layout: 'goes to the end of a list that is not closed',
      before: `${create}\nFROM KAFKA (\n  "a" = "1"\n`,
      after: `${create}\nFROM KAFKA (\n  "a" = "1",\n  "new" = "v"\n`,
    },
  ])('$layout', ({ before, after }) => {
    expect(afterInsert(before)).toBe(after);
  });

  test.each([
    {
      layout: 'comes after the one that is named, behind its comment',
      before: `${create}\nFROM KAFKA (\n  "a" = "1", /* one */\n  "b" = "2"\n);`,
      after: `${create}\nFROM KAFKA (\n  "a" = "1", /* one */\n  "new" = "v",\n  "b" = "2"\n);`,
    },
    {
      layout: 'stays on the line when the list goes on there',
      before: `${create}FROM KAFKA ("a" = "1", "b" = "2");`,
      after: `${create}FROM KAFKA ("a" = "1", "new" = "v", "b" = "2");`,
    },
    {
      layout: 'follows a list that is written comma first',
      before: `${create}\nFROM KAFKA (\n    "a" = "1" -- one\n  , "b" = "2"\n);`,
      after: `${create}\nFROM KAFKA (\n    "a" = "1" -- one\n  , "new" = "v"\n  , "b" = "2"\n);`,
    },
    {
      layout: 'leaves a comment above the next one',
      before: `${create}\nFROM KAFKA (\n  "a" = "1",\n  -- about b\n  "b" = "2"\n);`,
      after: `${create}\nFROM KAFKA (\n  "a" = "1",\n  "new" = "v",\n  -- about b\n  "b" = "2"\n);`,
    },
    {
      layout: 'adds a comma that was missing',
      before: `${create}\nFROM KAFKA (\n  "a" = "1" -- one\n  "b" = "2"\n);`,
      after: `${create}\nFROM KAFKA (\n  "a" = "1", -- one\n  "new" = "v"\n  "b" = "2"\n);`,
    },
  ])('$layout (in the middle)', ({ before, after }) => {
    expect(afterInsert(before, 'a')).toBe(after);
  });

  test.each([
    {
      before: `${create}\nFROM KAFKA (\n  "a" = "1"\n);`,
      after: `${create}\nFROM KAFKA (\n  "new" = "v",\n  "a" = "1"\n);`,
    },
    { before: `${create}FROM KAFKA('a'='1');`, after: `${create}FROM KAFKA('new'='v', 'a'='1');` },
    {
      before: `${create}\nFROM KAFKA (\n    "a" = "1"\n  , "b" = "2"\n);`,
      after: `${create}\nFROM KAFKA (\n    "new" = "v"\n  , "a" = "1"\n  , "b" = "2"\n);`,
    },
  ])('can go in front: $before', ({ before, after }) => {
    expect(afterInsert(before, 'start')).toBe(after);
  });

  test('several go one below the other', () => {
    expect(afterInsert(`${create}\nFROM KAFKA (\n  "a" = "1"\n);`, undefined, ['x', 'y'])).toBe(
      `${create}\nFROM KAFKA (\n  "a" = "1",\n  "x" = "v",\n  "y" = "v"\n);`,
    );
  });

  test('leaves a property whose quote is open to the end', () => {
    expect(afterInsert(`${create}\nFROM KAFKA (\n  "a" = "1",\n  "b" = "2\n);`)).toBe(
      `${create}\nFROM KAFKA (\n  "a" = "1",\n  "new" = "v",\n  "b" = "2\n);`,
    );
  });
});

describe('removing a property', () => {
  test.each([
    {
      what: 'takes its line, its comma and the comment behind it',
      keys: ['a'],
      before: `${create}\nFROM KAFKA (\n  "a" = "1", -- one\n  -- about b\n  "b" = "2"\n);`,
      after: `${create}\nFROM KAFKA (\n  -- about b\n  "b" = "2"\n);`,
    },
    {
      what: 'at the end takes the comma of the one before and leaves its comment',
      keys: ['b'],
      before: `${create}\r\nFROM KAFKA (\r\n\t"a" = "1", -- one\r\n\t"b" = "2"\r\n);`,
      after: `${create}\r\nFROM KAFKA (\r\n\t"a" = "1" -- one\r\n);`,
    },
    {
      what: 'on one line closes the gap',
      keys: ['b'],
      before: `${create}FROM KAFKA ("a" = "1", "b" = "2", "c" = "3");`,
      after: `${create}FROM KAFKA ("a" = "1", "c" = "3");`,
    },
    {
      what: 'at the end of one line',
      keys: ['c'],
      before: `${create}FROM KAFKA ("a" = "1", "b" = "2", "c" = "3");`,
      after: `${create}FROM KAFKA ("a" = "1", "b" = "2");`,
    },
    {
      what: 'at the start of one line',
      keys: ['a'],
      before: `${create}FROM KAFKA ( "a" = "1", /* b */ "b" = "2" );`,
      after: `${create}FROM KAFKA ( /* b */ "b" = "2" );`,
    },
    {
      what: 'written comma first, in the middle',
      keys: ['b'],
      before: `${create}\nFROM KAFKA (\n    "a" = "1"\n  , "b" = "2" -- two\n  , "c" = "3"\n);`,
      after: `${create}\nFROM KAFKA (\n    "a" = "1"\n  , "c" = "3"\n);`,
    },
    {
      what: 'written comma first, at the end',
      keys: ['c'],
      before: `${create}\nFROM KAFKA (\n    "a" = "1"\n  , "b" = "2"\n  , "c" = "3"\n);`,
      after: `${create}\nFROM KAFKA (\n    "a" = "1"\n  , "b" = "2"\n);`,
    },
    {
      what: 'written comma first, at the start',
      keys: ['a'],
      before: `${create}\nFROM KAFKA (\n    "a" = "1"\n  , "b" = "2"\n);`,
      after: `${create}\nFROM KAFKA (\n    "b" = "2"\n);`,
    },
    {
      what: 'keeps a closing parenthesis out of the comment above',
      keys: ['b'],
      before: `${create}\nFROM KAFKA (\n  "a" = "1", -- one\n  "b" = "2");`,
      after: `${create}\nFROM KAFKA (\n  "a" = "1" -- one\n  );`,
    },
    {
      what: 'moves a closing parenthesis up',
      keys: ['b'],
      before: `${create}\nFROM KAFKA (\n  "a" = "1",\n  "b" = "2");`,
      after: `${create}\nFROM KAFKA (\n  "a" = "1");`,
    },
    {
      what: 'several, with the commas that are left right',
      keys: ['a', 'c', 'd'],
      before: `${create}\nFROM KAFKA (\n  "a" = "1",\n  "b" = "2", -- two\n  "c" = "3",\n  "d" = "4"\n);`,
      after: `${create}\nFROM KAFKA (\n  "b" = "2" -- two\n);`,
    },
    {
      what: 'two at a time on one line',
      keys: ['a', 'c'],
      before: `${create}FROM KAFKA ("a" = "1", "b" = "2", "c" = "3");`,
      after: `${create}FROM KAFKA ("b" = "2");`,
    },
    {
      what: 'that is the only one of PROPERTIES takes the clause',
      keys: ['a'],
      before: `${create}\nPROPERTIES (\n  "a" = "1"\n)\nFROM KAFKA ("b" = "2");`,
      after: `${create}\nFROM KAFKA ("b" = "2");`,
    },
    {
      what: 'that is the only one of PROPERTIES at the end of an ALTER keeps the semicolon',
      keys: ['a'],
      before: `ALTER ROUTINE LOAD FOR j\nCOLUMNS (x)\nPROPERTIES ("a" = "1");`,
      after: `ALTER ROUTINE LOAD FOR j\nCOLUMNS (x);`,
    },
    {
      what: 'that is the only one of FROM KAFKA leaves the parentheses',
      keys: ['a'],
      before: `${create}FROM KAFKA ("a" = "1");`,
      after: `${create}FROM KAFKA ();`,
    },
  ])('$what', ({ before, keys, after }) => {
    expect(afterRemove(before, ...keys)).toBe(after);
  });
});

describe('replacing', () => {
  test('a value keeps the quotes and escapes what needs it', () => {
    const text = `${create}FROM KAFKA ("a" = 'x');`;
    expect(apply(text, (job) => replaceValue(listWith(job, 'a').property, String.raw`it's \d`))).toBe(
      String.raw`${create}FROM KAFKA ("a" = 'it''s \\d');`,
    );
  });

  test('a bare value stays bare where it can', () => {
    const text = `${create}PROPERTIES (format = jsn) FROM KAFKA ("a" = "1");`;
    expect(apply(text, (job) => replaceValue(listWith(job, 'format').property, 'json'))).toContain('(format = json)');
    expect(apply(text, (job) => replaceValue(listWith(job, 'format').property, 'a b'))).toContain('(format = "a b")');
  });

  test('a key keeps its quotes, bare ones get them where needed', () => {
    const text = `${create}PROPERTIES (formt = json, 'b' = "1") FROM KAFKA ("a" = "1");`;
    expect(apply(text, (job) => replaceKey(listWith(job, 'formt').property, 'format'))).toContain('(format = json');
    expect(apply(text, (job) => replaceKey(listWith(job, 'formt').property, 'property.x'))).toContain(
      '("property.x" = json',
    );
    expect(apply(text, (job) => replaceKey(listWith(job, 'b').property, 'c'))).toContain(`'c' = "1"`);
  });

  test('a part of a value finds its place behind escapes', () => {
    const text = String.raw`${create}FROM KAFKA ("a" = "x\\""y,abc,z");`;
    expect(apply(text, (job) => replaceInValue(listWith(job, 'a').property, 5, 8, 'q"r'))).toBe(
      String.raw`${create}FROM KAFKA ("a" = "x\\""y,q""r,z");`,
    );
    const { property } = listWith(bound(text), 'a');
    const { start, end } = valuePart(property, 5, 8);
    expect(text.slice(start, end)).toBe('abc');
  });
});

describe('moving a property to the other list', () => {
  test('adds it at the end there', () => {
    expect(afterMove(`${create}\nPROPERTIES (\n  "a" = "1"\n)\nFROM KAFKA (\n  "b" = "2",\n  "c" = "3"\n);`, 'b')).toBe(
      `${create}\nPROPERTIES (\n  "a" = "1",\n  "b" = "2"\n)\nFROM KAFKA (\n  "c" = "3"\n);`,
    );
  });

  test('can change the key, and takes an empty PROPERTIES away', () => {
    expect(
      afterMove(`${create}PROPERTIES ("group.id" = "g") FROM KAFKA ("b" = "2");`, 'group.id', 'property.group.id'),
    ).toBe(`${create}FROM KAFKA ("b" = "2", "property.group.id" = "g");`);
  });

  test('writes PROPERTIES where there is none, in the manner of FROM', () => {
    expect(afterMove(`${create}\nFROM KAFKA\n(\n  "a" = "1",\n  "b" = "2"\n);`, 'b')).toBe(
      `${create}\nPROPERTIES\n(\n  "b" = "2"\n)\nFROM KAFKA\n(\n  "a" = "1"\n);`,
    );
    expect(afterMove(`${create}FROM KAFKA("a"="1", "b"="2");`, 'b')).toBe(
      `${create}PROPERTIES("b"="2") FROM KAFKA("a"="1");`,
    );
  });

  test('writes FROM KAFKA in an ALTER that has none', () => {
    expect(afterMove(`ALTER ROUTINE LOAD FOR j\nPROPERTIES (\n  "a" = "1",\n  "b" = "2"\n);`, 'b')).toBe(
      `ALTER ROUTINE LOAD FOR j\nPROPERTIES (\n  "a" = "1"\n)\nFROM KAFKA (\n  "b" = "2"\n);`,
    );
    expect(afterMove(`ALTER ROUTINE LOAD FOR j PROPERTIES ("a" = "1");`, 'a')).toBe(
      `ALTER ROUTINE LOAD FOR j FROM KAFKA ("a" = "1");`,
    );
    expect(afterMove(`ALTER ROUTINE LOAD FOR j\nPROPERTIES ("a" = "1");`, 'a')).toBe(
      `ALTER ROUTINE LOAD FOR j\nFROM KAFKA ("a" = "1");`,
    );
  });
});
