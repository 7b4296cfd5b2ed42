import { describe, expect, it } from 'vitest';
import configuration from '../../syntaxes/language-configuration.json' with { type: 'json' };

/** What a double click in `text`, at the place marked with `|`, selects; empty where there is no word. */
function wordAt(marked: string): string {
  const offset = marked.indexOf('|');
  const text = marked.replace('|', '');
  for (const { 0: word, index } of text.matchAll(new RegExp(configuration.wordPattern, 'g'))) {
    if (index <= offset && offset <= index + word.length) return word;
  }
  return '';
}

describe('words of a doris-sql document', () => {
  it.each([
    ['"property.sasl|.mechanism" = ""', 'property.sasl.mechanism'],
    ['"property.|"', 'property.'],
    ['"SCRAM-|SHA-256"', 'SCRAM-SHA-256'],
    ['"us-east-|"', 'us-east-'],
    ['"b-1.x.kafka.us-|east-1.amazonaws.com:9098"', 'b-1.x.kafka.us-east-1.amazonaws.com'],
    ['"<your-|ak>"', '<your-ak>'],
    ["'OFFSET_|END'", 'OFFSET_END'],
    ['COLUMNS (amo|unt, b)', 'amount'],
    ['`größ|e`', 'größe'],
    ['x| <y', 'x'],
    ['a|--comment', 'a'],
    ['-- the end of a sentence|.', 'sentence'],
    ['"|"', ''],
    ['a = | b', ''],
  ])('%s → %s', (marked, word) => expect(wordAt(marked)).toBe(word));
});

describe('indentation of a doris-sql document', () => {
  const increase = new RegExp(configuration.indentationRules.increaseIndentPattern);
  const decrease = new RegExp(configuration.indentationRules.decreaseIndentPattern);

  it.each(['FROM KAFKA (', 'PROPERTIES(  ', '( -- the list', 'COLUMNS (a, f('])('grows after %s', (line) =>
    expect(increase.test(line)).toBe(true),
  );

  it.each(['-- FROM KAFKA (', '"a" = "("', 'COLUMNS (a)', ''])('stays after %s', (line) =>
    expect(increase.test(line)).toBe(false),
  );

  it('shrinks at the end of a list', () => {
    expect(decrease.test('  );')).toBe(true);
    expect(decrease.test('  "a" = "b")')).toBe(false);
  });
});
