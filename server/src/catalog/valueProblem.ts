import { codeOf, describeCharacter, replaceSpecialBlanks, specialBlankIn } from '../text/lookalikes.ts';
import { trim } from '../text/trim.ts';
import { withoutSecrets } from './secrets.ts';
import type { Effect, ValueOption, ValueProblem, ValueType } from './types.ts';
import type { DorisVersion } from './versions.ts';

/** A value in backquotes for a message, cut to a readable length. Never call it on a secret. */
export function quoted(value: string): string {
  return `\`${shortened(value)}\``;
}

/**
 * A value cut to a readable length, to stand within other code, without secrets that do not belong there, and with blanks beyond ASCII
 * as `[U+00A0]`. Never call it on what is a secret as a whole.
 */
export function shortened(value: string): string {
  const shown = withoutSecrets(value);
  const short = shown.length > 60 ? `${shown.slice(0, 57)}…` : shown;
  return replaceSpecialBlanks(short, (character) => `[${codeOf(character)}]`);
}

/** A problem of the whole value. */
export function wholeValue(
  value: string,
  effect: Effect,
  message: string,
  suggestions: readonly string[] = [],
): ValueProblem {
  return { message, effect, start: 0, end: value.length, suggestions };
}

/** One part of a list value with its place in the whole; blanks around it are not part of the range. */
export interface ListItem {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** The parts between the commas of `value`, empty ones included. */
export function listItems(value: string): readonly ListItem[] {
  const items: ListItem[] = [];
  let from = 0;
  for (const part of value.split(',')) {
    const text = trim(part);
    const start = text === '' ? from : from + part.indexOf(text);
    items.push({ text, start, end: start + text.length });
    from += part.length + 1;
  }
  return items;
}

/** The parts between the commas as Java's `String.split` gives them: trailing empty parts are dropped. */
export function javaListItems(value: string): readonly ListItem[] {
  const items = [...listItems(value)];
  while (items.length > 1 && items.at(-1)?.text === '') items.pop();
  return items;
}

/**
 * A problem of one part of a list. The marked range of an empty part is the comma before or after it, so that it can be
 * seen. `repair` gives the texts that could take the part's place; each becomes a suggestion for the whole value. `answer` is
 * what Doris does about this very problem.
 */
export function itemProblem(
  value: string,
  item: ListItem,
  effect: Effect,
  message: string,
  repair: readonly string[] = [],
  answer?: string,
): ValueProblem {
  const exact = answer === undefined ? {} : { answer };
  const suggestions = repair.map((text) => value.slice(0, item.start) + text + value.slice(item.end));
  if (item.start < item.end) return { message, effect, ...exact, start: item.start, end: item.end, suggestions };
  const start = Math.max(0, item.start - 1);
  return { message, effect, ...exact, start, end: Math.min(value.length, start + 1), suggestions };
}

/** Builds a value type; `options` and `caseSensitive` are absent for free text. */
export function valueType(parts: {
  readonly name: string;
  readonly description: string;
  readonly descriptionIn?: ValueType['descriptionIn'];
  readonly options?: readonly ValueOption[];
  readonly isList?: boolean;
  readonly isNumber?: boolean;
  readonly caseSensitive?: boolean;
  readonly check?: (value: string, version: DorisVersion) => ValueProblem | undefined;
}): ValueType {
  const {
    name,
    description,
    descriptionIn,
    options = [],
    isList,
    isNumber,
    caseSensitive = true,
    check = noProblem,
  } = parts;
  const optionOf = optionFinder(options, caseSensitive);
  const checkAll = (value: string, version: DorisVersion): ValueProblem | undefined => {
    const problem = check(value, version);
    return problem && (blankProblem(value, problem, (text) => check(text, version) === undefined) ?? problem);
  };
  return { name, description, descriptionIn, options, isList, isNumber, caseSensitive, optionOf, check: checkAll };
}

/** The problem of a value in which only blanks beyond ASCII are wrong, as in text that was pasted from a page: at the first of them. */
function blankProblem(
  value: string,
  problem: ValueProblem,
  isRight: (value: string) => boolean,
): ValueProblem | undefined {
  const start = specialBlankIn(value);
  if (start < 0) return undefined;
  const meant = [value.trim(), replaceSpecialBlanks(value).trim(), replaceSpecialBlanks(value, () => '')].find(isRight);
  if (meant === undefined) return undefined;
  const message = `This is ${describeCharacter(value.charAt(start))}, which is not taken away. ${problem.message}`;
  return { ...problem, message, start, end: start + 1, suggestions: [meant] };
}

function optionFinder(options: readonly ValueOption[], caseSensitive: boolean): ValueType['optionOf'] {
  const asCompared = (value: string): string => (caseSensitive ? value : value.toLowerCase());
  let byText: ReadonlyMap<string, ValueOption> | undefined;
  return (value) => {
    // of two equal ones the first counts
    byText ??= new Map([...options].reverse().map((option) => [asCompared(option.value), option]));
    return byText.get(asCompared(value));
  };
}

function noProblem(): undefined {
  return undefined;
}
