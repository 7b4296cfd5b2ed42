import { startsClause } from './clauseOrder.ts';
import { insertion, type TextEdit } from './edits.ts';
import { encodeString } from './literals.ts';
import type { Diagnosis, Repair, Situation } from './situation.ts';
import * as s from './situation.ts';
import type { SyntaxFix } from './syntaxProblem.ts';
import * as t from './tokens.ts';

/** What to do about texts that lack their quotes. */

/** The tokens from `from` on that touch each other and are alternately names (or numbers) and one of `joints`. */
export function joined(tokens: readonly t.Token[], from: number, joints: readonly string[]): number {
  let index = from;
  for (let last = tokens[index - 1]; ; index++) {
    const token = tokens[index];
    if (!token || !last || token.start !== last.end) return index - from;
    if (token.kind === 'string' || (!joints.includes(token.image) && token.kind === 'symbol')) return index - from;
    last = token;
  }
}

/** No value has more parts. */
const longestValue = 40;

/** How many tokens go on from `from` on the same line that may be the rest of a value of several words. */
function lineBehind({ input, text }: Situation, from: number): number {
  let index = from;
  for (let last = input[index - 1]; last && index < from + longestValue; index++) {
    const token = input[index];
    if (!token || /^[,()=;]/.test(token.image) || token.kind === 'string' || startsClause(token, input[index + 1]))
      break;
    if (/[\r\n]/.test(text.slice(last.end, token.start))) break;
    last = token;
  }
  return index - from;
}

const unquotedText: Diagnosis = (situation) => {
  const { token, previous, output, input, at, text } = situation;
  if (!token || !previous || !s.inside(situation, 'propertyList')) return undefined;
  const glued = previous.end === token.start && (s.isBareWord(previous) || previous.image === '-');
  const first = glued ? previous : token;
  const before = output.at(glued ? -2 : -1);
  const isKey = before?.tokenType === t.LeftParen || before?.tokenType === t.Comma;
  if ((!isKey && before?.tokenType !== t.Equals) || first.kind === 'string' || /^[()=,]/.test(first.image))
    return undefined;
  const next = s.peek(situation);
  const isAlone = next?.tokenType === t.Comma || next?.tokenType === t.RightParen || next?.tokenType === t.Equals;
  if (!glued && !isAlone && startsClause(token, next)) return undefined;
  const from = glued ? at : at + 1;
  const repair = (count: number): Repair[] => {
    const last = input[from + count - 1] ?? token;
    const whole = s.merged(text, first, last, t.StringToken);
    if ((glued && count <= 0) || (isKey && !/[\p{L}\p{N}]/u.test(whole.image))) return [];
    const plain = { ...whole, tokenType: t.Word, tokenTypeIdx: t.Word.tokenTypeIdx as number };
    const what = isKey ? 'key' : 'value';
    return [
      {
        keep: output.length - (glued ? 1 : 0),
        insert: [plain],
        skip: glued ? count : count + 1,
        error: () => ({
          span: whole,
          message: `This ${what} must stand in quotes.`,
          fix: { title: `Put the ${what} in quotes`, edits: [{ span: whole, text: encodeString(whole.image, '"') }] },
        }),
      },
    ];
  };
  const joints = ['.', '-', ':', '/', '_', '@', '+', '*', '%', '&', '~', '<', '>'];
  const count = joined(input, from, joints);
  const words = lineBehind(situation, from + count);
  if (isKey) return repair(input[from + count + words]?.tokenType === t.Equals ? count + words : count);
  // a list of brokers has commas without blanks
  const list = joined(input, from, [...joints, ',']);
  const isCommaLast = input[from + list - 1]?.tokenType === t.Comma;
  return [...repair(count + words), ...repair(list - Number(isCommaLast))];
};

/** What the text behind a word is, where only a text in quotes may stand. */
const texts = new Map([
  [t.keyword('LIKE'), 'The pattern behind LIKE'],
  [t.keyword('COMMENT'), 'The text behind COMMENT'],
  [t.keyword('BY'), 'The separator'],
]);

/** A text in quotes in which a backslash means what it meant without them. */
function quoted(image: string): string {
  return `"${image.replaceAll('"', '""')}"`;
}

/** The text of a clause, without its quotes: `COMMENT my job`, `LIKE %orders%`, `TERMINATED BY |`. */
const unquotedClauseText: Diagnosis = (situation) => {
  const { token, previous, output, input, at, text } = situation;
  const what = previous && texts.get(previous.tokenType);
  if (!token || !what || !s.wants(situation, t.StringToken) || s.wantsName(situation)) return undefined;
  const repairs: Repair[] = [];
  for (let count = 1; count <= longestValue; count++) {
    const last = input[at + count - 1];
    if (!last || last.kind === 'string' || startsClause(last, input[at + count])) break;
    if (/[\r\n]/.test(text.slice(input[at + count - 2]?.end, last.start))) break;
    const whole = s.merged(text, token, last, t.StringToken);
    repairs.push({
      keep: output.length,
      insert: [{ ...s.virtual(t.StringToken, whole.start), end: whole.end }],
      skip: count,
      error: () => ({
        span: whole,
        message: `${what} must stand in quotes.`,
        fix: { title: 'Put it in quotes', edits: [{ span: whole, text: quoted(whole.image) }] },
      }),
    });
  }
  return repairs;
};

/** A pattern in a condition, told by its signs: `WHERE name LIKE %x%`. */
const unquotedPattern: Diagnosis = ({ token, previous, output, input, at, text }) => {
  if (!token || !s.is(previous, 'LIKE', 'RLIKE', 'REGEXP')) return undefined;
  let end = at + 1;
  while (input[end]?.start === input[end - 1]?.end && !/^[(),]/.test(input[end]?.image ?? ',')) end++;
  const whole = s.merged(text, token, input[end - 1] ?? token, t.StringToken);
  if (!/[%^$*.]/.test(whole.image)) return undefined;
  return {
    keep: output.length,
    insert: [whole],
    skip: end - at,
    error: () => ({
      span: whole,
      message: `The pattern behind ${previous?.image.toUpperCase()} must stand in quotes.`,
      fix: { title: 'Put it in quotes', edits: [{ span: whole, text: quoted(whole.image) }] },
    }),
  };
};

/** Numbers with commas between them, of which the first was read as the value and the next as a key. */
export const unquotedList: Diagnosis = (situation) => {
  const { output, input, at, token, text } = situation;
  if (token?.tokenType !== t.Comma && token?.tokenType !== t.RightParen) return undefined;
  if (!s.wants(situation, t.Equals, 'property')) return undefined;
  const [equals, first, comma, second] = output.slice(-4);
  if (equals?.tokenType !== t.Equals || comma?.tokenType !== t.Comma || !first || !second) return undefined;
  if (first.kind !== 'number' || second.kind !== 'number' || second !== input[at - 1]) return undefined;
  let end = at;
  for (let next = input[end + 1]; input[end]?.tokenType === t.Comma && next?.kind === 'number'; ) {
    if (input[end + 2]?.tokenType === t.Equals) break;
    end += 2;
    next = input[end + 1];
  }
  const whole = s.merged(text, first, input[end - 1] ?? second, t.Word);
  return {
    keep: output.length - 3,
    insert: [whole],
    skip: end - at,
    error: () => ({
      span: whole,
      message: 'This value must stand in quotes.',
      fix: { title: 'Put the value in quotes', edits: [{ span: whole, text: encodeString(whole.image, '"') }] },
    }),
  };
};

/** How many tokens go on a key or value that is to be worked out: `concat("b")`, `1024 * 1024`. */
function lengthOfTerm(situation: Situation): number {
  const { token, previous, input, at } = situation;
  if (token?.tokenType === t.Group && s.isName(previous)) return 1;
  if (token?.tokenType === t.LeftParen && s.isName(previous)) return (s.closing(input, at) ?? at - 1) + 1 - at;
  const count = token && /^[-+*/%]$/.test(token.image) ? lineBehind(situation, at) : 0;
  return count > 1 ? count : 0;
}

const workedOut: Diagnosis = (situation) => {
  const { previous, output, input, at, text } = situation;
  const isValue = output.at(-2)?.tokenType === t.Equals;
  if (!previous || !s.inside(situation, isValue ? 'propertyList' : 'property')) return undefined;
  const count = lengthOfTerm(situation);
  const last = input[at + count - 1];
  if (!last || count === 0) return undefined;
  const whole = s.merged(text, previous, last, t.Word);
  return {
    keep: output.length - 1,
    insert: [whole],
    skip: count,
    error: () => ({
      span: whole,
      message: `Nothing is worked out in a list of properties: write the ${isValue ? 'value' : 'key'} itself, in quotes.`,
    }),
  };
};

/** The two texts in a string with a doubled quote in its middle, which Doris takes for one text. */
export function textsIn(whole: t.Token): readonly [first: t.Token, second: t.Token] | undefined {
  const { kind, image, start, virtual } = whole;
  const mark = image.charAt(0);
  const seam = kind === 'string' && !virtual ? image.indexOf(mark + mark, 1) + 1 : 0;
  if (seam === 0 || seam + 1 >= image.length) return undefined;
  const cut = start + seam;
  return [
    { ...whole, image: image.slice(0, seam), end: cut },
    { ...whole, image: image.slice(seam), start: cut, startOffset: cut },
  ];
}

/** A text that is two of them without anything between: `"a" = "b""c" = "d"`. */
export const touchingTexts: Diagnosis = (situation) => {
  const { token, previous, output } = situation;
  if (!token || !s.inside(situation, 'propertyList')) return undefined;
  const isMoved = token.tokenType === t.Equals && previous?.tokenType === t.Comma;
  const whole = isMoved ? output.at(-2) : previous;
  const texts = whole && textsIn(whole);
  if (!whole || !texts) return undefined;
  const [first, second] = texts;
  const index = output.length - (isMoved ? 2 : 1);
  const isValue = output[index - 1]?.tokenType === t.Equals;
  const cut = second.start;
  const sign = isValue ? ',' : '=';
  const type = isValue ? t.Comma : t.Equals;
  const fix = (edits: readonly TextEdit[]): SyntaxFix => ({
    title: isMoved ? 'Move the comma' : `Insert ${sign}`,
    edits: [{ span: { start: cut, end: cut }, text: isValue ? ', ' : ' = ' }, ...edits],
  });
  // a text in the place of the sign between the one before and the one behind
  const isInstead = isValue && token.kind === 'string';
  return {
    keep: index,
    insert: isInstead ? [first, s.virtual(t.Comma, cut)] : [first, s.virtual(type, cut), second],
    skip: 0,
    error: () => ({
      span: isInstead ? { start: cut, end: whole.end } : { start: cut - 1, end: cut },
      message: isInstead
        ? `${s.quoteFirst(second)} stands where \`,\` belongs.`
        : `${isValue ? 'A comma' : '`=`'} is missing between two texts: Doris reads two quotes in a row as one that stands in a text.`,
      fix: isInstead
        ? { title: 'Change to ,', edits: [{ span: { start: cut, end: whole.end }, text: ',' }] }
        : fix(isMoved && previous ? [{ span: previous, text: '' }] : []),
    }),
  };
};

/** What a text ends with, or is, that reaches from one property into the next for want of a quote. */
const betweenProperties = /,\s*$|^[\s=,()]*$/;

/** A text with quotes in it: `"x username="a" password="b";"`, of which Doris makes several texts and words. */
const quotesInside: Diagnosis = (situation) => {
  const { token, previous, output, input, at, text } = situation;
  if (previous?.kind !== 'string' || previous.virtual || token?.start !== previous.end) return undefined;
  // a sign between two texts is rather that of a property
  if (token.tokenType === t.Equals || !s.inside(situation, 'propertyList')) return undefined;
  let end = at;
  while (
    end < at + longestValue &&
    input[end]?.start === input[end - 1]?.end &&
    !/^[,()]$/.test(input[end]?.image ?? '')
  )
    end++;
  const run = [previous, ...input.slice(at, end)];
  const last = run.findLast(({ kind }) => kind === 'string');
  const count = last ? run.indexOf(last) : 0;
  if (!last || count < 2) return undefined;
  const span = { start: previous.start, end: last.end };
  // over several lines, or with what stands between properties in quotes, a quote is rather lost
  const parts = run.slice(0, count + 1).filter(({ kind }) => kind === 'string');
  if (/[\r\n]/.test(text.slice(span.start, span.end))) return undefined;
  if (parts.some(({ image }) => betweenProperties.test(image.slice(1, -1)))) return undefined;
  const quotes = parts.flatMap((part) => [part.start, part.end - 1]).slice(1, -1);
  return {
    keep: output.length - 1,
    insert: [{ ...s.virtual(t.StringToken, span.start), end: span.end }],
    skip: count,
    error: () => ({
      span,
      message: 'A quote inside a value ends it, unless a backslash stands in front: `\\"`.',
      fix: {
        title: 'Put a backslash before each',
        edits: quotes
          .filter((quote) => text.charAt(quote) === text.charAt(previous.start))
          .map((quote) => insertion(quote, '\\')),
      },
    }),
  };
};

/** In the order in which they win ties. */
export const quoteDiagnoses: readonly Diagnosis[] = [
  quotesInside,
  unquotedText,
  unquotedClauseText,
  unquotedPattern,
  workedOut,
];
