import { equalsOver, insertion, removal, type TextEdit } from './edits.ts';
import { expects } from './follow.ts';
import { decodeString, encodeString } from './literals.ts';
import { bracketAt } from './parenthesisDiagnoses.ts';
import { textsIn } from './quoteDiagnoses.ts';
import type { Diagnosis, Situation } from './situation.ts';
import * as s from './situation.ts';
import type { Token } from './tokens.ts';
import * as t from './tokens.ts';

/** Properties that are written as other languages write theirs. */

/** The index of what closes the list that the place is in, or the end. */
function endOfList({ input, at }: Situation): number {
  const close = s.indexOutside(input, at, t.RightParen);
  return close < 0 ? input.length : close;
}

function isText(token: Token | undefined): boolean {
  return token !== undefined && (token.kind === 'string' || s.isBareWord(token));
}

/** `"key": "value"` and `"key" => "value"`, which come in all properties of a list. */
const otherSign: Diagnosis = (situation) => {
  const { token, previous, output, input, at, text } = situation;
  if (!token || !previous || !s.inside(situation, 'propertyList')) return undefined;
  const isArrow = token.tokenType === t.Greater && previous.tokenType === t.Equals && previous.end === token.start;
  if (!isArrow && !(token.tokenType === t.Colon && s.wants(situation, t.Equals, 'property'))) return undefined;
  const signs: Token[] = [];
  const later = new Map<number, Token | undefined>();
  const edits: TextEdit[] = [];
  const end = endOfList(situation);
  for (let index = at; index < end; index++) {
    const sign = input[index] as Token;
    const before = input[index - 1];
    const isSame = isArrow
      ? sign.tokenType === t.Greater && before?.tokenType === t.Equals && before.end === sign.start
      : sign.tokenType === t.Colon && isText(before) && before?.start !== sign.start && isText(input[index + 1]);
    // `host:9092` without quotes has a colon of its own
    const isInWord = !isArrow && before?.kind !== 'string' && input[index + 1]?.start === sign.end;
    if (!isSame || (isInWord && index > at)) continue;
    signs.push(sign);
    edits.push(isArrow ? removal(sign.start, sign.end) : equalsOver(text, sign));
    if (index > at) later.set(index, isArrow ? undefined : { ...s.virtual(t.Equals, sign.start), end: sign.end });
  }
  if (signs.length < 2 && !isArrow) return undefined;
  return {
    keep: output.length,
    insert: isArrow ? [] : [{ ...s.virtual(t.Equals, token.start), end: token.end }],
    skip: 1,
    later,
    error: () => ({
      span: isArrow ? { start: previous.start, end: token.end } : token,
      message: `A property is written with \`=\` between key and value, not \`${isArrow ? '=>' : ':'}\`.`,
      fix: { title: 'Change to =', edits },
    }),
  };
};

/** `("key", "value", "key", "value")`, as in the call of a function. */
const commasForSigns: Diagnosis = (situation) => {
  const { token, output, input, at, text } = situation;
  if (token?.tokenType !== t.Comma || !s.wants(situation, t.Equals, 'property')) return undefined;
  if (output.at(-2)?.tokenType !== t.LeftParen || s.isKeyAlone(situation, at + 1)) return undefined;
  const list = input.slice(at, endOfList(situation));
  const commas = list.filter((_, index) => index % 2 === 0);
  const texts = list.filter((_, index) => index % 2 === 1);
  const isList = commas.every(({ tokenType }) => tokenType === t.Comma) && texts.every(({ kind }) => kind === 'string');
  if (!isList || commas.length !== texts.length || texts.length % 2 === 0) return undefined;
  const wrong = commas.filter((_, index) => index % 2 === 0);
  const sign = (comma: Token): Token => ({ ...s.virtual(t.Equals, comma.start), end: comma.end });
  return {
    keep: output.length,
    insert: [sign(token)],
    skip: 1,
    later: new Map(wrong.slice(1).map((comma) => [input.indexOf(comma), sign(comma)])),
    error: () => ({
      span: token,
      message: 'A property is written with `=` between key and value, not `,`.',
      fix: {
        title: 'Change to =',
        edits: wrong.map((comma) => equalsOver(text, comma)),
      },
    }),
  };
};

/** What looks like the name of a key, or is not even begun. */
const keyLike = /^(?:[A-Za-z_][\w.-]*)?\s*$/;

/** Whether a key and its `=` stand at an index. */
function isKeyAt(input: readonly Token[], index: number): boolean {
  return input[index]?.kind === 'string' && input[index + 1]?.tokenType === t.Equals;
}

/** Whether the refused token is a key on a line below what was read last: another property, whatever it lacks. */
export function isKeyBelow({ text, input, at, token, previous }: Situation): boolean {
  return isKeyAt(input, at) && /[\r\n]/.test(text.slice(previous?.end, token?.start));
}

/** The value of a property is not written yet, so that the key of the next one was read as it: `"a" =⏎"b" = "c"`. */
const keyAsValue: Diagnosis = ({ token, previous, output, text }) => {
  const equals = output.at(-2);
  if (token?.tokenType !== t.Equals || equals?.tokenType !== t.Equals || equals.virtual) return undefined;
  if (previous?.kind !== 'string' || !keyLike.test(decodeString(previous.image, true))) return undefined;
  const isBelow = /[\r\n]/.test(text.slice(equals.end, previous.start));
  return {
    keep: output.length - 1,
    insert: [s.virtual(t.StringToken, equals.end), s.virtual(t.Comma, equals.end), previous],
    skip: 0,
    cost: isBelow ? 0 : 2,
    error: () => ({
      span: equals,
      message: 'A value is missing behind `=`.',
      fix: { title: 'Insert an empty value', edits: [insertion(equals.end, ' "",')] },
    }),
  };
};

/** A property that is being typed behind another one, without its value and without the comma that it needs: `"a" = "b"⏎"c"`. */
const begunProperty: Diagnosis = (situation) => {
  const { token, previous, output, input, at, text } = situation;
  if (token?.kind !== 'string' || !previous || output.at(-2)?.tokenType !== t.Equals) return undefined;
  if (!s.wants(situation, t.Comma, 'propertyList') || !keyLike.test(decodeString(token.image, true))) return undefined;
  if (token.image.length > 2 && !/[\r\n]/.test(text.slice(previous.end, token.start))) return undefined;
  const isBeforeKey = isKeyAt(input, at + 1);
  const behind = input[at + 1]?.tokenType;
  if (!isBeforeKey && behind !== t.Comma && behind !== t.RightParen) return undefined;
  const { end } = token;
  const types = isBeforeKey ? [t.Equals, t.StringToken, t.Comma] : [t.Equals, t.StringToken];
  return {
    keep: output.length,
    insert: [s.virtual(t.Comma, previous.end), token, ...types.map((type) => s.virtual(type, end))],
    skip: 1,
    error: () => ({
      span: token,
      message: 'This property has no value, and no comma in front of it: write `"key" = "value"`.',
      fix: {
        title: 'Insert , and an empty value',
        edits: [insertion(previous.end, ','), insertion(end, isBeforeKey ? ' = "",' : ' = ""')],
      },
    }),
  };
};

/** Several texts behind one `=`: `"kafka_broker_list" = "one:9092", "two:9092"`, with commas or without. */
const severalTexts: Diagnosis = (situation) => {
  const { token, previous, output, input, at } = situation;
  const isLast = token?.tokenType === t.Comma || token?.tokenType === t.RightParen;
  const isKey = isLast && s.wants(situation, t.Equals, 'property') && output.at(-2)?.tokenType === t.Comma;
  const first = output.length - (isKey ? 3 : 1);
  const value = output[first];
  if (value?.kind !== 'string' || output[first - 1]?.tokenType !== t.Equals || !s.inside(situation, 'propertyList'))
    return undefined;
  if (!isKey && token?.kind !== 'string') return undefined;
  // a key and its value that touch each other for want of `=`
  if (isKey && (previous?.kind !== 'string' || textsIn(previous))) return undefined;
  const texts = [value, ...(isKey && previous ? [previous] : [])];
  let next = at;
  for (;;) {
    const from = input[next]?.tokenType === t.Comma ? next + 1 : next;
    const text = input[from];
    if (text?.kind !== 'string' || input[from + 1]?.tokenType === t.Equals) break;
    texts.push(text);
    next = from + 1;
  }
  const last = texts.at(-1);
  const values = texts.map(({ image, unterminated }) => decodeString(image, unterminated !== true));
  // the same text again is one too many
  if (!last || new Set(values).size < 2 || values.slice(1).some((text) => keyLike.test(text))) return undefined;
  const span = { start: value.start, end: last.end };
  return {
    keep: first,
    insert: [{ ...s.virtual(t.StringToken, span.start), end: span.end }],
    skip: next - at,
    error: () => ({
      span,
      message: 'The values of one key stand in one string, with commas between them.',
      fix: {
        title: 'Put them into one string',
        edits: [{ span, text: encodeString(values.join(','), value.image.startsWith("'") ? "'" : '"') }],
      },
    }),
  };
};

/** Properties of a job that stand behind its name without anything around them: `ALTER ROUTINE LOAD FOR j "key" = "value"`. */
const bareProperties: Diagnosis = (situation) => {
  const { input, at, output, token, previous } = situation;
  if (token?.kind !== 'string' || !s.is(output[0], 'ALTER') || !s.isName(previous)) return undefined;
  if (!s.inside(situation, 'loadClauses')) return undefined;
  let end = at;
  while (isText(input[end]) && input[end + 1]?.tokenType === t.Equals && isText(input[end + 2])) {
    end += 3;
    if (input[end]?.tokenType !== t.Comma || input[end + 2]?.tokenType !== t.Equals) break;
    end++;
  }
  const last = input[end - 1];
  if (!last || end === at || input[end]?.tokenType === t.RightParen) return undefined;
  return {
    keep: output.length,
    insert: [
      s.virtual(t.keyword('PROPERTIES'), token.start),
      s.virtual(t.LeftParen, token.start),
      ...input.slice(at, end),
      s.virtual(t.RightParen, last.end),
    ],
    skip: end - at,
    error: () => ({
      span: { start: token.start, end: last.end },
      message: '`PROPERTIES (…)` is missing around these properties.',
      fix: {
        title: 'Put them in PROPERTIES (…)',
        edits: [insertion(token.start, 'PROPERTIES ('), insertion(last.end, ')')],
      },
    }),
  };
};

/** What opens a bracket of its own around properties of a list. */
const openings: ReadonlySet<Token['tokenType']> = new Set([t.LeftParen, t.LeftBrace, t.LeftBracket]);

/** Properties in brackets inside those of their list: `(("a" = "b"), ("c" = "d"))`, `({"a": "b"})`. */
const bracketsInside: Diagnosis = (situation) => {
  const { token, previous, output, input, at, states } = situation;
  if (!token) return undefined;
  // a brace may be read as something else up to what stands in it
  const back = openings.has(token.tokenType) ? 0 : output.findLastIndex(({ tokenType }) => openings.has(tokenType));
  const keep = back === 0 ? output.length : back;
  const from = back === 0 ? at : input.indexOf(output[back] as Token);
  const progress = states[keep];
  const before = back === 0 ? previous : output[back - 1];
  if (from < 0 || !progress || !expects(progress, t.StringToken, 'property')) return undefined;
  if (before?.tokenType !== t.LeftParen && before?.tokenType !== t.Comma) return undefined;
  const end = endOfBrackets(input, from);
  if (end.brackets.length === 0) return undefined;
  const rest = new Map<number, Token | undefined>();
  for (const index of end.brackets) rest.set(index, undefined);
  for (const index of end.colons)
    rest.set(index, { ...s.virtual(t.Equals, (input[index] as Token).start), end: (input[index] as Token).end });
  const kept = input
    .slice(from, at)
    .flatMap((other, index) => (rest.has(from + index) ? (rest.get(from + index) ?? []) : other));
  return {
    keep,
    insert: kept,
    skip: 0,
    later: new Map([...rest].filter(([index]) => index >= at)),
    error: () => ({
      span: input[from] as Token,
      message: `The properties of a list stand in one pair of parentheses${end.colons.length > 0 ? ', with `=` between key and value' : ''}.`,
      fix: {
        title: 'Remove the inner brackets',
        edits: [...end.brackets, ...end.colons]
          .toSorted((a, b) => a - b)
          .map((index) => ({ span: input[index] as Token, text: end.colons.includes(index) ? ' =' : '' })),
      },
    }),
  };
};

/** The brackets around properties from an index on, one after the other with commas between them, and the colons in them. */
function endOfBrackets(
  input: readonly Token[],
  from: number,
): { readonly brackets: readonly number[]; readonly colons: readonly number[] } {
  const brackets: number[] = [];
  const colons: number[] = [];
  for (let index = from; openings.has(input[index]?.tokenType ?? t.Comma); ) {
    const bracket = bracketAt(input, index);
    const sign = input[index + 2]?.tokenType;
    if (!bracket || !isText(input[index + 1]) || (sign !== t.Equals && sign !== t.Colon)) break;
    brackets.push(index, bracket.close);
    colons.push(...bracket.colons);
    index = bracket.close + (input[bracket.close + 1]?.tokenType === t.Comma ? 2 : 1);
  }
  return { brackets, colons };
}

/** In the order in which they win ties. */
export const propertyDiagnoses: readonly Diagnosis[] = [
  otherSign,
  commasForSigns,
  keyAsValue,
  begunProperty,
  severalTexts,
  bareProperties,
  bracketsInside,
];
