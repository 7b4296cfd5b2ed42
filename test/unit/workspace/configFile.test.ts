import { describe, expect, it } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import {
  configFinder,
  configName,
  configPlaces,
  readConfig,
  withConfig,
} from '../../../server/src/workspace/configFile.ts';
import { markRanges, readRanges } from '../../support/markers.ts';

/** What a file sets. */
function settingsIn(text: string) {
  const { dorisVersion, rules } = readConfig('file:///doris-routine-load.jsonc', text);
  return { dorisVersion, rules: Object.fromEntries(rules) };
}

describe('the places of the file', () => {
  it('are the folder of the document and all above it, the nearest first', () => {
    expect(configPlaces('file:///home/me/a%20b/jobs.sql')).toEqual([
      `file:///home/me/a%20b/${configName}`,
      `file:///home/me/${configName}`,
      `file:///home/${configName}`,
      `file:///${configName}`,
    ]);
  });

  it.each([
    ['file:///c%3A/jobs/a.sql', ['file:///c%3A/jobs/', 'file:///c%3A/']],
    ['file:///C:/a.sql', ['file:///C:/']],
    ['file://server/share/a.sql', ['file://server/share/']],
    ['file:///a.sql', ['file:///']],
  ])('of %s end with its drive or share', (uri, folders) => {
    expect(configPlaces(uri)).toEqual(folders.map((folder) => folder + configName));
  });

  it.each([
    'untitled:Untitled-1',
    'memfs:/jobs/a.sql',
    'git:/jobs/a.sql?ref',
    'vscode-vfs://github/a/b.sql',
    'a.sql',
    '',
  ])('are none for %s, which is not on a disk', (uri) => {
    expect(configPlaces(uri)).toEqual([]);
  });
});

describe('the file of a document', () => {
  it('is the nearest, and what lies above it has no say', async () => {
    const files = new Map([
      [`file:///jobs/${configName}`, '{ "dorisVersion": "3.1", "rules": { "kafka-topic": "off" } }'],
      [`file:///jobs/deep/${configName}`, '{ "rules": { "msk-region": "hint" } }'],
    ]);
    const find = configFinder(async (uri) => files.get(uri));
    expect(await find('file:///jobs/deep/er/a.sql')).toMatchObject({
      uri: `file:///jobs/deep/${configName}`,
      dorisVersion: undefined,
      rules: new Map([['msk-region', 'hint']]),
    });
    expect((await find('file:///jobs/other/a.sql'))?.dorisVersion).toBe('3.1');
    expect(await find('file:///a.sql')).toBeUndefined();
  });

  it('is the same value until its text is another', async () => {
    let text = '{ "dorisVersion": "3.1" }';
    const find = configFinder(async (uri) => (uri === `file:///${configName}` ? text : undefined));
    const first = await find('file:///a/b.sql');
    expect(await find('file:///c.sql')).toBe(first);
    text = '{ "dorisVersion": "4.0" }';
    expect((await find('file:///c.sql'))?.dorisVersion).toBe('4.0');
  });
});

describe('what the file says', () => {
  const own = {
    dorisVersion: '4.0',
    rules: new Map([['kafka-topic', 'off'] as const, ['msk-region', 'error'] as const]),
  } as const;
  const below = (text: string) => withConfig(own, readConfig('', text));

  it('comes before the settings of the user', () => {
    expect(below('{ "dorisVersion": "2.1", "rules": { "kafka-topic": "warning" } }')).toEqual({
      dorisVersion: '2.1',
      rules: new Map([
        ['kafka-topic', 'warning'],
        ['msk-region', 'error'],
      ]),
    });
  });

  it('leaves the settings of the user where it is silent, or is not there', () => {
    expect(below('{}')).toEqual(own);
    expect(withConfig(own, undefined)).toBe(own);
  });
});

describe('a broken file', () => {
  /** Text with `«…»` around what is wrong, and what is said of that. */
  it.each([
    ['«»', ['not valid JSON: value expected']],
    ['«[»"rules"]', ['the settings must be an object: { … }']],
    ['«"rules"»', ['the settings must be an object: { … }']],
    ['{\n  «"ruels"»: { "kafka-topic": "off" }\n}', ['unknown key "ruels": did you mean "rules"?']],
    ['{ "dorisVersion": «3.1» }', ['"dorisVersion" must be one of "2.0", "2.1", "3.0", "3.1", "4.0", "4.1", "dev"']],
    [
      '{ "dorisVersion": «{» "dorisVersion": "3.1" } }',
      ['"dorisVersion" must be one of "2.0", "2.1", "3.0", "3.1", "4.0", "4.1", "dev"'],
    ],
    ['{ "rules": «[»{ "kafka-tropic": "off" }, "off"] }', ['"rules" must be an object: { … }']],
    ['{ "rules": «null» }', ['"rules" must be an object: { … }']],
    [
      '{ "rules": {\r\n «"kafka-tropic"»: "off",\r\n\t"msk-region": «"loud"» } }',
      [
        'unknown rule "kafka-tropic": did you mean "kafka-topic"?',
        '"msk-region" must be one of "off", "hint", "information", "warning", "error"',
      ],
    ],
    [
      '{ "rules": { "msk-region": «[»"off"] } }',
      ['"msk-region" must be one of "off", "hint", "information", "warning", "error"'],
    ],
    ['\uFEFF{ «"rule"»: 1 }', ['unknown key "rule": did you mean "rules"?']],
  ])('says where and what: %j', (marked, messages) => {
    const { text } = readRanges(marked);
    const { problems } = readConfig('', text);
    expect(problems.map(({ message }) => message)).toEqual(messages);
    // editors show no byte order mark
    const document = TextDocument.create('', 'jsonc', 1, text.replace('\uFEFF', ''));
    const spans = problems.map(({ range }) => ({
      start: document.offsetAt(range.start),
      end: document.offsetAt(range.end),
    }));
    expect(markRanges(document.getText(), spans)).toBe(marked.replace('\uFEFF', ''));
  });

  it('still sets what is right in it', () => {
    expect(
      settingsIn(
        '{ "dorisVersion": "3.2", "more": 1, "rules": { "kafka-topic": "off", "msk-region": "loud", "x": "off" } }',
      ),
    ).toEqual({ dorisVersion: undefined, rules: { 'kafka-topic': 'off' } });
  });

  it.each([
    '{ "dorisVersion": "3.1", "rules": { "kafka-topic": "off" }',
    '{ "dorisVersion": "3.1", "rules": { "kafka-topic": "off"',
    '{ "dorisVersion": "3.1" "rules": { "kafka-topic": "off", "msk-region" } }',
    '{ "dorisVersion": "3.1", "rules": { "kafka-topic": "off" } } }',
    '{ "dorisVersion": "3.1", rules, "rules": { "kafka-topic": "off" } /* and',
  ])('that is no JSON sets what can be read of it: %s', (text) => {
    expect(settingsIn(text)).toEqual({ dorisVersion: '3.1', rules: { 'kafka-topic': 'off' } });
    expect(readConfig('', text).problems[0]?.message).toMatch(/^not valid JSON: /);
  });

  it('may be nested as deep as it likes', () => {
    const { problems } = readConfig('', '[{"rules":'.repeat(100_000));
    expect(problems[0]?.message).toMatch(/^not valid JSON: /);
  });
});

it('of keys that stand twice the last one counts', () => {
  const text =
    '{ "dorisVersion": "3.1", "rules": { "kafka-topic": "off" }, "dorisVersion": "4.0", "rules": { "msk-region": "off", "msk-region": "hint" } }';
  expect(settingsIn(text)).toEqual({ dorisVersion: '4.0', rules: { 'msk-region': 'hint' } });
});
