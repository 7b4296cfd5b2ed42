import { nearest } from '../text/nearest.ts';
import { removal, type TextEdit } from './edits.ts';
import { bracketAt, openParentheses } from './parenthesisDiagnoses.ts';
import type { Diagnosis } from './situation.ts';
import * as s from './situation.ts';
import * as t from './tokens.ts';

/** Mistakes in the types of CAST and CONVERT, and in the units of INTERVAL. */

/** Names of types in other products, where Doris has the same under another one. */
const elsewhere = new Map(
  Object.entries({
    ...{ TIMESTAMP: 'DATETIME', NUMBER: 'DECIMAL', NUMERIC: 'DECIMAL', DEC: 'DECIMAL', BOOL: 'BOOLEAN' },
    ...{ VARCHAR2: 'VARCHAR', LONG: 'BIGINT', FLOAT8: 'DOUBLE' },
  }),
);

const namesOf = (type: typeof t.PrimitiveType): readonly string[] => t.keywordsOf(type).map(({ name }) => name);

/** A word as one of a type, and what to say where it is none. */
function insteadOf(
  situation: Parameters<Diagnosis>[0],
  type: typeof t.PrimitiveType,
  meant: string | undefined,
  what: string,
) {
  const { token, output } = situation;
  if (!token) return undefined;
  const read = meant === undefined || type === t.TimeUnit ? type : t.wordType(meant);
  return {
    keep: output.length,
    insert: [{ ...s.virtual(read, token.start), end: token.end }],
    skip: 1,
    error: () => ({
      span: token,
      message: `${s.quoteFirst(token)} is no ${what}${meant ? `: did you mean ${meant}?` : '.'}`,
      fix: meant ? { title: `Change to ${meant}`, edits: [{ span: token, text: meant }] } : undefined,
    }),
  };
}

/** `CAST(a AS INTT)`. */
const unknownType: Diagnosis = (situation) => {
  const { token } = situation;
  if (!token || (token.kind !== 'name' && token.kind !== 'keyword')) return undefined;
  if (!s.wants(situation, t.PrimitiveType, 'dataType') || token.tokenType === t.BackquotedName) return undefined;
  const word = token.image.toUpperCase();
  const types = [...namesOf(t.PrimitiveType).filter((name) => name !== 'ALL'), 'ARRAY', 'MAP', 'STRUCT', 'VARIANT'];
  // a number tells the width, of which each product has its own measure
  const meant = elsewhere.get(word) ?? (/\d$/.test(word) ? undefined : nearest(word, types)[0]);
  return insteadOf(situation, t.PrimitiveType, meant, 'type of Doris');
};

/** `INTERVAL 1 DAYS`. */
const unknownUnit: Diagnosis = (situation) => {
  const { token } = situation;
  if (token?.kind !== 'name' || !s.wants(situation, t.TimeUnit) || token.tokenType === t.BackquotedName)
    return undefined;
  const word = token.image.toUpperCase();
  const meant = /^(?:MILLI|NANO)/.test(word) ? undefined : nearest(word, namesOf(t.TimeUnit))[0];
  return insteadOf(situation, t.TimeUnit, meant, 'unit of time');
};

const inner = { ARRAY: 'ARRAY<…>', MAP: 'MAP<…, …>', STRUCT: 'STRUCT<name: …>' } as const;

/** `CAST(a AS ARRAY)`, `CAST(a AS ARRAY(INT))`. */
const innerType: Diagnosis = (situation) => {
  const { token, previous, input, at, output } = situation;
  if (!token || !previous || !s.is(previous, 'ARRAY', 'MAP', 'STRUCT') || !s.wants(situation, t.Less, 'dataType'))
    return undefined;
  const name = previous.image.toUpperCase() as keyof typeof inner;
  const message = `${name} has what is in it in angle brackets: \`${inner[name]}\`.`;
  const isBracket = token.tokenType === t.LeftParen || token.tokenType === t.LeftBracket;
  const close = isBracket ? bracketAt(input, at)?.close : undefined;
  const other = close === undefined ? undefined : input[close];
  if (close !== undefined && other && close > at + 1) {
    const edit = (span: t.Token, text: string): TextEdit => ({ span: { start: span.start, end: span.end }, text });
    return {
      keep: output.length,
      insert: [s.virtual(t.Less, token.start)],
      skip: 1,
      later: new Map([[close, s.virtual(t.Greater, other.start)]]),
      error: () => ({
        span: token,
        message,
        fix: { title: 'Change to < and >', edits: [edit(token, '<'), edit(other, '>')] },
      }),
    };
  }
  const field = name === 'STRUCT' ? [t.Name, t.Colon] : name === 'MAP' ? [t.PrimitiveType, t.Comma] : [];
  const repair = s.inserting(situation, [t.Less, ...field, t.PrimitiveType, t.Greater], () => ({
    span: previous,
    message,
  }));
  return { ...repair, skip: token.image === '<>' ? 1 : close === undefined ? 0 : 2 };
};

/** `MAP<STRING>`. */
const oneTypeOfMap: Diagnosis = (situation) => {
  const { token } = situation;
  if (token?.tokenType !== t.Greater || !s.wants(situation, t.Comma, 'dataType')) return undefined;
  return s.inserting(situation, [t.Comma, t.PrimitiveType], () => ({
    span: token,
    message: `MAP takes two types: \`${inner.MAP}\`.`,
  }));
};

/** `DECIMAL(10.2)`, `VARCHAR()`. */
const typeParameter: Diagnosis = (situation) => {
  const { token, previous, output } = situation;
  if (!token || !previous || !s.wants(situation, t.Integer, 'typeParameters')) return undefined;
  const type = output.at(-2);
  if (token.tokenType === t.Decimal && /^DECIMAL/i.test(type?.image ?? '') && /^\d+\.\d+$/.test(token.image)) {
    const pair = token.image.replace('.', ', ');
    return {
      keep: output.length,
      insert: [t.Integer, t.Comma, t.Integer].map((part) => s.virtual(part, token.start)),
      skip: 1,
      error: () => ({
        span: token,
        message: `Precision and scale have a comma between them: \`${pair}\`.`,
        fix: { title: `Change to ${pair}`, edits: [{ span: token, text: pair }] },
      }),
    };
  }
  if (token.tokenType === t.RightParen && previous.tokenType === t.LeftParen)
    return {
      keep: output.length - 1,
      insert: [],
      skip: 1,
      error: () => ({
        span: { start: previous.start, end: token.end },
        message: `A number belongs in the parentheses, or ${s.quote(type)} stands without them.`,
        fix: { title: 'Remove the parentheses', edits: [removal(previous.start, token.end)] },
      }),
    };
  if (token.tokenType === t.Comma || token.tokenType === t.RightParen) return undefined;
  const repair = s.inserting(situation, [t.Integer], () => ({
    span: token,
    message: `${s.quoteFirst(token)} is no whole number, as the parentheses of a type take.`,
  }));
  return { ...repair, skip: 1 };
};

/** `CAST(a, INT)`, `CONVERT(INT, a)`. */
const typeAsArgument: Diagnosis = (situation) => {
  const { token, previous, output, input, at, text } = situation;
  const name = output[(openParentheses(output)[0] ?? 0) - 1];
  if (!token || !previous || !t.matches(token, t.PrimitiveType)) return undefined;
  if (s.is(name, 'CAST') && previous.tokenType === t.Comma)
    return {
      keep: output.length - 1,
      insert: [s.virtual(t.keyword('AS'), previous.start)],
      skip: 0,
      error: () => ({
        span: previous,
        message: 'CAST has AS in front of the type, and no comma.',
        fix: { title: 'Change to AS', edits: [{ span: previous, text: ' AS' }] },
      }),
    };
  const comma = s.peek(situation);
  const close = s.closing(input, input.indexOf(previous));
  if (!s.is(name, 'CONVERT') || name !== output.at(-2) || comma?.tokenType !== t.Comma || close === undefined)
    return undefined;
  const value = input.slice(at + 2, close);
  const [first, last] = [value[0], value.at(-1)];
  if (!first || !last) return undefined;
  const image = text.slice(first.start, last.end);
  return {
    keep: output.length,
    insert: [...value, comma, token],
    skip: close - at,
    error: () => ({
      span: token,
      message: 'CONVERT takes the value first, and the type behind it.',
      fix: {
        title: 'Swap them',
        edits: [{ span: { start: token.start, end: last.end }, text: `${image}, ${token.image}` }],
      },
    }),
  };
};

/** In the order in which they win ties. */
export const typeDiagnoses: readonly Diagnosis[] = [
  ...[unknownType, unknownUnit, innerType, oneTypeOfMap, typeParameter, typeAsArgument],
];
