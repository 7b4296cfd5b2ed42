import { describe, expect, it } from 'vitest';
import { clauseTexts } from '../../../server/src/catalog/chinese/clauses.ts';
import {
  allowedText,
  clauseText,
  optionText,
  propertyTables,
  propertyText,
  regionName,
  typeName,
} from '../../../server/src/catalog/chinese/index.ts';
import { regionNames, valueTexts } from '../../../server/src/catalog/chinese/values.ts';
import { allowedTexts, typeNames } from '../../../server/src/catalog/chinese/valueTypes.ts';
import { clauses } from '../../../server/src/catalog/clauses.ts';
import { awsRegions, findProperty, listKinds, properties } from '../../../server/src/catalog/index.ts';
import { chineseMistakes, isTranslation } from '../../support/chinese.ts';

const everything = listKinds.flatMap((list) => properties(list));
const types = [...new Set(everything.map(({ type }) => type))];

/** A text of the catalog in both languages, with a name for it. */
interface Pair {
  readonly name: string;
  readonly english: string;
  readonly chinese: string;
}

const fields = ['doc', 'untilThen', 'whenWrong', 'disagreement'] as const;
const propertyPairs = everything.flatMap((spec): readonly Pair[] => {
  const text = propertyText(spec);
  return fields.flatMap((field) => {
    const english = spec[field];
    return english === undefined && text[field] === undefined
      ? []
      : [{ name: `${spec.list} ${spec.key} ${field}`, english: english ?? '', chinese: text[field] ?? '' }];
  });
});
const optionPairs = everything.flatMap((spec) =>
  spec.type.options
    .filter(({ doc }) => doc !== '')
    .map(
      (option): Pair => ({
        name: `${spec.list} ${spec.key} = ${option.value}`,
        english: option.doc,
        chinese: optionText(spec, option),
      }),
    ),
);
const otherPairs: readonly Pair[] = [
  ...clauses.map((clause) => ({ name: clause.words, english: clause.doc, chinese: clauseText(clause) })),
  ...awsRegions.map((region) => ({ name: region.code, english: region.name, chinese: regionName(region) })),
];
const pairs = [...propertyPairs, ...optionPairs, ...otherPairs];

describe('the Chinese catalog', () => {
  it('has a Chinese text for every English one', () => {
    expect(pairs.filter(({ chinese }) => !/\p{Script=Han}/u.test(chinese)).map(({ name }) => name)).toEqual([]);
  });

  it('quotes the same code and the same numbers', () => {
    expect(pairs.filter(({ english, chinese }) => !isTranslation(english, chinese)).map(({ name }) => name)).toEqual(
      [],
    );
  });

  it('is written with Chinese punctuation', () => {
    const mistakes = pairs.flatMap(({ name, chinese }) =>
      chineseMistakes(chinese).map((mistake) => `${name}: ${mistake}`),
    );
    expect(mistakes).toEqual([]);
  });

  it('is written in sentences', () => {
    const sentences = [...propertyPairs, ...optionPairs, ...otherPairs.slice(0, clauses.length)];
    const unfinished = sentences.filter(({ chinese }) => !/(?:。|`)$/.test(chinese)).map(({ name }) => name);
    expect(unfinished).toEqual([]);
  });

  it('says the same where English does, and something else where English does', () => {
    const meanings = (from: keyof Pair, to: keyof Pair): readonly string[] => {
      const known = new Map<string, string>();
      return pairs
        .filter((pair) => {
          const first = known.get(pair[from]) ?? pair[to];
          known.set(pair[from], first);
          return first !== pair[to];
        })
        .map(({ name, [to]: text }) => `${name}: ${text}`);
    };
    expect(meanings('english', 'chinese')).toEqual([]);
    expect(meanings('chinese', 'english')).toEqual([]);
  });

  it('says what to write instead, in words of its own where English does', () => {
    const spec = findProperty('kafka', 'property.sasl.jaas.config');
    if (!spec) throw new Error('property.sasl.jaas.config is gone');
    const inWords = everything.filter(({ replacement }) => /`.* .*`/.test(replacement ?? ''));
    expect(inWords).toEqual([spec]);
    const replacement = propertyText(spec).replacement ?? '';
    expect(isTranslation(spec.replacement ?? '', replacement)).toBe(true);
    expect(replacement).toContain('或');
    expect(chineseMistakes(replacement)).toEqual([]);
  });

  it('names every kind of value and its allowed values', () => {
    expect(types.filter((type) => !/\p{Script=Han}/u.test(typeName(type))).map(({ name }) => name)).toEqual([]);
    const codeAlone = (text: string): boolean => text.replace(/`[^`]*`/g, '') === '';
    const english = types.filter((type) => !codeAlone(type.description) && !/\p{Script=Han}/u.test(allowedText(type)));
    expect(english.map(({ description }) => description)).toEqual([]);
    const different = types.filter((type) => !isTranslation(type.description, allowedText(type)));
    expect(different.map(({ description }) => description)).toEqual([]);
    expect(types.flatMap((type) => chineseMistakes(allowedText(type)))).toEqual([]);
    expect(types.filter((type) => /[{}]/.test(allowedText(type))).map(({ description }) => description)).toEqual([]);
  });

  it('tells kinds of values apart as English does', () => {
    const count = (text: (type: (typeof types)[number]) => string): number => new Set(types.map(text)).size;
    expect(count(typeName)).toBe(count(({ name }) => name));
    expect(count(allowedText)).toBe(count(({ description }) => description));
  });
});

describe('nothing is left over in the tables', () => {
  it('of properties and their values', () => {
    const orphans = listKinds.flatMap((list) =>
      Object.entries(propertyTables[list]).flatMap(([key, { values = {} }]) => {
        const spec = findProperty(list, key);
        if (spec?.key !== key) return [`${list} ${key}`];
        return Object.keys(values)
          .filter((value) => spec.type.optionOf(value)?.value !== value)
          .map((value) => `${list} ${key} = ${value}`);
      }),
    );
    expect(orphans).toEqual([]);
  });

  it('of values of a type', () => {
    const orphans = Object.entries(valueTexts).flatMap(([name, values]) =>
      Object.keys(values).filter(
        (value) => !types.some((type) => type.name === name && type.options.some((option) => option.value === value)),
      ),
    );
    expect(orphans).toEqual([]);
  });

  it('of types, regions and clauses', () => {
    const names = new Set(types.map(({ name }) => name));
    expect(Object.keys(typeNames).filter((name) => !names.has(name))).toEqual([]);
    const used = new Set(types.map((type) => allowedText(type).replace(/`[^`]*`(?:、`[^`]*`)*|-?\d+/g, '')));
    const unused = Object.entries(allowedTexts).filter(
      ([, chinese]) => !used.has(chinese.replace(/`[^`]*`(?:、`[^`]*`)*|\{\d\}/g, '')),
    );
    expect(unused.map(([english]) => english)).toEqual([]);
    expect(Object.keys(regionNames)).toEqual(awsRegions.map(({ code }) => code));
    expect(Object.keys(clauseTexts).toSorted()).toEqual(clauses.map(({ words }) => words).toSorted());
  });
});
