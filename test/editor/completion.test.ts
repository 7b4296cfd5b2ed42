import assert from 'node:assert/strict';
import { commands, workspace } from 'vscode';
import { closeAll, complete, labelOf, openAtCursor, suggestionsIn, textOf, typeKeys } from './editing.ts';
import { eventually } from './eventually.ts';

/** A list with one property, and a line for the next. */
const list = (line: string): string =>
  `CREATE ROUTINE LOAD job ON t\nFROM KAFKA (\n  "kafka_broker_list" = "broker:9092",\n${line}\n)`;

/** The list with the value of the provider at its end. */
const provider = (value: string): string => list(`  "aws.credentials_provider" = ${value}`);

describe('completion', () => {
  afterEach(closeAll);

  const cases = [
    ['a key between quotes', list('  "kafka_t|"'), 'kafka_topic', list('  "kafka_topic" = "<topic>"')],
    ['a key whose quote is still open', list('  "kafka_t|'), 'kafka_topic', list('  "kafka_topic" = "<topic>"')],
    ['a key without quotes', list('  kafka_t|'), 'kafka_topic', list('  "kafka_topic" = "<topic>"')],
    ['a value between quotes', provider('"|"'), 'INSTANCE_PROFILE', provider('"INSTANCE_PROFILE"')],
    ['half a value', provider('"INST|"'), 'INSTANCE_PROFILE', provider('"INSTANCE_PROFILE"')],
    ['a value whose quote is still open', provider('"INST|'), 'INSTANCE_PROFILE', provider('"INSTANCE_PROFILE"')],
    ['a value without quotes', provider('|'), 'INSTANCE_PROFILE', provider('"INSTANCE_PROFILE"')],
  ] as const;
  for (const language of ['sql', 'doris-sql'] as const) {
    for (const [what, marked, label, expected] of cases) {
      it(`writes ${what} in ${language}`, async () => {
        assert.equal(await complete(marked, label, language), expected);
      });
    }
  }

  it('puts the comma that is missing behind the property in front', async () => {
    const text = 'CREATE ROUTINE LOAD job ON t\nFROM KAFKA (\n\t"kafka_broker_list" = "broker:9092"\n\t|\n);';
    assert.equal(
      await complete(text, 'kafka_topic'),
      'CREATE ROUTINE LOAD job ON t\nFROM KAFKA (\n\t"kafka_broker_list" = "broker:9092",\n\t"kafka_topic" = "<topic>"\n);',
    );
  });

  it('writes all required properties of Amazon MSK at one go, without another indentation', async () => {
    const brokers = 'b-1.shop.abc123.c2.kafka.eu-west-1.amazonaws.com:9098';
    const text = `  CREATE ROUTINE LOAD job ON t\n  FROM KAFKA (\n    "kafka_broker_list" = "${brokers}",\n    |\n  );`;
    assert.equal(
      await complete(text, 'All required MSK properties'),
      `  CREATE ROUTINE LOAD job ON t
  FROM KAFKA (
    "kafka_broker_list" = "${brokers}",
    "kafka_topic" = "<topic>",
    "aws.region" = "eu-west-1",
    "aws.credentials_provider" = "INSTANCE_PROFILE",
    "property.security.protocol" = "SASL_SSL",
    "property.sasl.mechanism" = "OAUTHBEARER"
  );`,
    );
  });

  it('offers keys that are not there yet, with what is required first', async () => {
    const labels = (await suggestionsIn(await openAtCursor(list('  "|"')))).map(labelOf);
    assert.equal(labels[0], 'kafka_topic');
    assert.ok(!labels.includes('kafka_broker_list'));
  });

  it('explains what it offers', async () => {
    const items = await suggestionsIn(await openAtCursor(provider('"|"')));
    assert.deepEqual(items.slice(0, 3).map(labelOf), ['INSTANCE_PROFILE', 'ENV', 'DEFAULT']);
    assert.ok(items.every(({ documentation }) => documentation !== undefined));
  });

  it('leaves other SQL and its strings alone', async () => {
    for (const marked of ["SELECT 'kafka|';", 'SELECT * FROM |', 'CREATE TABLE t (a INT) PROPERTIES ("|" = "1");']) {
      assert.deepEqual((await suggestionsIn(await openAtCursor(marked, 'sql'))).map(labelOf), [], marked);
    }
  });

  for (const language of ['sql', 'doris-sql'] as const) {
    it(`opens inside strings by default in ${language}`, () => {
      const { strings } = workspace.getConfiguration('editor', { languageId: language }).get('quickSuggestions', {
        strings: 'unknown',
      });
      assert.equal(strings, 'on');
    });

    it(`leaves Enter alone behind a word that is whole already in ${language}`, () => {
      const accepts = workspace.getConfiguration('editor', { languageId: language }).get('acceptSuggestionOnEnter');
      assert.equal(accepts, 'smart');
    });

    it(`opens by itself while a key is typed in ${language}, and Enter writes it`, async () => {
      const { document } = await openAtCursor(list('  |'), language);
      await typeKeys('"kafka_t');
      await eventually('the suggestion is accepted', async () => {
        await commands.executeCommand('acceptSelectedSuggestion');
        return textOf(document).includes('"kafka_topic" = "<topic>"');
      });
      assert.equal(textOf(document), list('  "kafka_topic" = "<topic>"'));
    });
  }

  it('goes on with the values of a key that was accepted', async () => {
    const { document } = await openAtCursor(list('  "aws.credentials_prov|"'));
    const accept = async (text: string): Promise<void> => {
      await eventually(`${text} is accepted`, async () => {
        await commands.executeCommand('acceptSelectedSuggestion');
        return textOf(document).includes(text);
      });
    };
    await commands.executeCommand('editor.action.triggerSuggest');
    await accept('"aws.credentials_provider" = "');
    await accept('INSTANCE_PROFILE');
    assert.equal(textOf(document), provider('"INSTANCE_PROFILE"'));
  });
});
