import { bareListDiagnoses } from './bareListDiagnoses.ts';
import { clauseDiagnoses } from './clauseDiagnoses.ts';
import { startsClause } from './clauseOrder.ts';
import { columnDiagnoses } from './columnDiagnoses.ts';
import { expressionDiagnoses } from './expressionDiagnoses.ts';
import { foreignDiagnoses } from './foreignDiagnoses.ts';
import { encodeString } from './literals.ts';
import { otherBrackets, parenthesisDiagnoses } from './parenthesisDiagnoses.ts';
import type { Diagnosis, Repair, Situation } from './situation.ts';
import * as s from './situation.ts';
import { statementDiagnoses } from './statementDiagnoses.ts';
import * as t from './tokens.ts';
import { verbDiagnoses } from './verbDiagnoses.ts';

/**
 * The mistakes that people make, each as one function from a situation to a repair. Which of several applies is decided by
 * how far the statement can be read after it (repair.ts), so a diagnosis may be generous; earlier ones win ties.
 */

function where(situation: Situation): string {
  if (s.inside(situation, 'propertyList')) return 'between two properties';
  if (s.inside(situation, 'columnsClause')) return 'between two columns';
  if (s.inside(situation, 'partitionClause')) return 'between two partitions';
  return s.inside(situation, 'loadClauses') ? 'between two clauses' : 'here';
}

const surplusComma: Diagnosis = (situation) => {
  const { token, previous, output } = situation;
  const surplus = (comma: t.Token, message: string): Repair['error'] => {
    return () => ({ span: comma, message, fix: { title: 'Remove the comma', edits: [{ span: comma, text: '' }] } });
  };
  if (token?.tokenType === t.Comma) {
    const behind = previous?.tokenType === t.Comma ? 'another comma' : s.quote(previous);
    const ahead = s.peek(situation);
    const message =
      s.is(ahead, 'PROPERTIES', 'FROM') || ahead?.tokenType === t.RightParen
        ? `A comma may not stand before ${s.quote(ahead)}.`
        : `A comma may not stand behind ${behind}.`;
    return s.skipping(situation, 1, surplus(token, message));
  }
  if (previous?.tokenType !== t.Comma || previous.virtual) return undefined;
  const message = `A comma may not stand before ${s.quote(token)}.`;
  return { keep: output.length - 1, insert: [], skip: 0, error: surplus(previous, message) };
};

const missingComma: Diagnosis = (situation) => {
  if (!situation.token || !s.wants(situation, t.Comma)) return undefined;
  const at = s.gap(situation);
  return s.inserting(situation, [t.Comma], () => ({
    span: s.lastCharacter(situation),
    message: `A comma is missing ${where(situation)}.`,
    fix: { title: 'Insert the comma', edits: [{ span: { start: at, end: at }, text: ',' }] },
  }));
};

/** Signs and words that compare or assign elsewhere. */
const otherSigns = /^(?:[:=<>!~+*^|&-]+|IS|NOT|LIKE|IN|AS|TO|BETWEEN|REGEXP|RLIKE|MATCH\w*)$/i;

/** What stands between a key and its value in the place of `=`: one such sign, or up to three. */
function otherSign({ input, at, text }: Situation) {
  let count = 0;
  while (count < 4 && otherSigns.test(input[at + count]?.image ?? '')) count++;
  const [first, last, value] = [input[at], input[at + count - 1], input[at + count]];
  if (!first || !last || !value || count === 0 || count > 3 || (value.kind === 'symbol' && count > 1)) return undefined;
  const span = { start: first.start, end: last.end };
  return { count, span, text: text.slice(span.start, span.end) };
}

const missingEquals: Diagnosis = (situation) => {
  const isProperty = s.wants(situation, t.Equals, 'property');
  const sign = otherSign(situation);
  // a sum in the place of a column lacks the column
  const isColumn = sign && !/^[+*^|&~-]+$/.test(sign.text) && s.inside(situation, 'columnsClause');
  if (!isProperty && !(isColumn && s.wants(situation, t.Equals))) return undefined;
  const { token, previous } = situation;
  const at = s.gap(situation);
  const noValue = (comma: string): Repair =>
    s.inserting(situation, [t.Equals, t.StringToken, ...(comma ? [t.Comma] : [])], () => ({
      span: previous ?? s.lastCharacter(situation),
      message: 'This property has no value: write `"key" = "value"`.',
      fix: { title: `Insert = ""${comma}`, edits: [{ span: { start: at, end: at }, text: ` = ""${comma}` }] },
    }));
  const rule = isProperty ? 'A property is written with `=` between key and value' : 'A column is worked out with `=`';
  const change = sign && {
    ...s.inserting(situation, [t.Equals], () => ({
      span: sign.span,
      message: `${rule}, not ${s.quote({ kind: 'symbol', image: sign.text })}.`,
      fix: { title: 'Change to =', edits: [{ span: sign.span, text: '=' }] },
    })),
    skip: sign.count,
  };
  const noSign = s.inserting(situation, [t.Equals], () => ({
    span: token ?? s.lastCharacter(situation),
    message: '`=` is missing between the key and its value.',
    fix: { title: 'Insert =', edits: [{ span: { start: at, end: at }, text: ' = ' }] },
  }));
  // on the same line and with its own `=` behind it the token is rather one too many than the next key
  const isFollowed = s.peek(situation)?.tokenType === t.Equals;
  const isSurplus = isFollowed && token && !/[\r\n]/.test(situation.text.slice(previous?.end, token.start));
  const noValueNorComma = { ...noValue(','), cost: isSurplus ? 2 : 0 };
  return [...(change ? [change] : []), ...(isProperty ? [noSign, noValue(''), noValueNorComma] : [])];
};

const missingValue: Diagnosis = (situation) => {
  const { previous, token } = situation;
  if (previous?.tokenType === t.Equals && s.inside(situation, 'property')) {
    const at = s.gap(situation);
    const noValue = (comma: string): Repair =>
      s.inserting(situation, [t.StringToken, ...(comma ? [t.Comma] : [])], () => ({
        span: previous,
        message: 'A value is missing behind `=`.',
        fix: { title: 'Insert an empty value', edits: [{ span: { start: at, end: at }, text: ` ""${comma}` }] },
      }));
    return [noValue(''), noValue(',')];
  }
  if (token?.tokenType === t.Equals && s.wants(situation, t.StringToken, 'property'))
    return s.inserting(situation, [t.StringToken], () => ({ span: token, message: 'A key is missing before `=`.' }));
  return undefined;
};

/** A key or value in parentheses of its own. */
const parenthesisedText: Diagnosis = (situation) => {
  const { token, output } = situation;
  const inner = s.peek(situation);
  const close = s.peek(situation, 2);
  if (token?.tokenType !== t.LeftParen || close?.tokenType !== t.RightParen || !inner) return undefined;
  if (!s.inside(situation, 'property') || (inner.kind !== 'string' && inner.kind !== 'number' && !s.isName(inner)))
    return undefined;
  return {
    keep: output.length,
    insert: [inner],
    skip: 3,
    error: () => ({
      span: { start: token.start, end: close.end },
      message: 'Keys and values stand without parentheses.',
      fix: {
        title: 'Remove the parentheses',
        edits: [
          { span: token, text: '' },
          { span: close, text: '' },
        ],
      },
    }),
  };
};

const emptyList: Diagnosis = (situation) => {
  const { token, previous, output } = situation;
  if (previous?.tokenType !== t.LeftParen || token?.tokenType !== t.RightParen) return undefined;
  const span = { start: previous.start, end: token.end };
  if (s.inside(situation, 'propertyList')) {
    const source = !s.is(output.at(-2), 'PROPERTIES');
    const message = source
      ? 'The list of the data source needs at least one property.'
      : 'PROPERTIES needs at least one property: fill it in, or leave PROPERTIES out.';
    return s.inserting(situation, [t.StringToken, t.Equals, t.StringToken], () => ({ span, message }));
  }
  if (!s.wantsName(situation)) return undefined;
  return s.inserting(situation, [t.Name], () => ({
    span,
    message: `At least one ${s.is(output.at(-2), 'IN') ? 'value' : 'name'} must stand in these parentheses.`,
  }));
};

/** The tokens from `from` on that touch each other and are alternately names (or numbers) and one of `joints`. */
function joined(tokens: readonly t.Token[], from: number, joints: readonly string[]): number {
  let index = from;
  for (let last = tokens[index - 1]; ; index++) {
    const token = tokens[index];
    if (!token || !last || token.start !== last.end) return index - from;
    if (token.kind === 'string' || (!joints.includes(token.image) && token.kind === 'symbol')) return index - from;
    last = token;
  }
}

function backquoted(name: string): string {
  return `\`${name}\``;
}

const hyphenatedName: Diagnosis = (situation) => {
  const { token, previous, output, input, at, text } = situation;
  if (token?.image !== '-' || !s.isName(previous) || previous.end !== token.start) return undefined;
  const count = joined(input, at, ['-']);
  const last = input[at + count - 1];
  if (!last || count < 2) return undefined;
  const name = s.merged(text, previous, last, t.Word);
  return {
    keep: output.length - 1,
    insert: [name],
    skip: count,
    error: () => ({
      span: name,
      message: `A name with a hyphen must stand in backquotes: ${backquoted(name.image)}.`,
      fix: { title: 'Put the name in backquotes', edits: [{ span: name, text: backquoted(name.image) }] },
    }),
  };
};

const reservedName: Diagnosis = (situation) => {
  const { token, output } = situation;
  if (!token || !s.wantsName(situation)) return undefined;
  const asName = (error: Repair['error']): Repair => {
    const name = { ...token, tokenType: t.Word, tokenTypeIdx: t.Word.tokenTypeIdx as number };
    return { keep: output.length, insert: [name], skip: 1, error };
  };
  if (t.isReserved(token.tokenType))
    return asName(() => ({
      span: token,
      message: `\`${token.image}\` is a reserved word: as a name it must stand in backquotes.`,
      fix: { title: 'Put the name in backquotes', edits: [{ span: token, text: backquoted(token.image) }] },
    }));
  if (token.tokenType === t.StringToken)
    return asName(() => ({
      span: token,
      message: 'A name may not stand in quotes: write it bare or in backquotes.',
      fix: {
        title: 'Write the name in backquotes',
        edits: [{ span: token, text: backquoted(token.image.slice(1, token.unterminated ? undefined : -1)) }],
      },
    }));
  if (/^\d+$/.test(token.image))
    return asName(() => ({
      span: token,
      message: 'A name of digits alone must stand in backquotes.',
      fix: { title: 'Put the name in backquotes', edits: [{ span: token, text: backquoted(token.image) }] },
    }));
  return undefined;
};

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

const qualifiedTable: Diagnosis = (situation) => {
  const { token, previous, output, text } = situation;
  const table = s.peek(situation);
  if (token?.tokenType !== t.Dot || !s.isName(table) || !s.isName(previous) || !s.is(output.at(-2), 'ON'))
    return undefined;
  const label = output[output.findIndex((word) => s.is(word, 'LOAD')) + 1];
  const onlyName = output.at(-3) === label;
  return {
    keep: output.length - 1,
    insert: [table],
    skip: 2,
    error: () => ({
      span: { start: previous.start, end: table.end },
      message: 'ON takes the bare name of a table: its database is the one in front of the name of the job.',
      fix: label && {
        title: onlyName ? 'Move the database to the name of the job' : 'Remove the database',
        edits: [
          { span: { start: previous.start, end: table.start }, text: '' },
          ...(onlyName
            ? [{ span: { start: label.start, end: label.start }, text: `${text.slice(previous.start, previous.end)}.` }]
            : []),
        ],
      },
    }),
  };
};

/** Kinds of sources; any other name is taken, and refused later. */
const sources = /^(?:KAFKA|KINESIS)$/i;

/** The kind of the source is cut in two, or stands behind another word. */
const sourceOfTwoWords: Diagnosis = (situation) => {
  const { token, previous, output, text } = situation;
  if (!token || !s.isName(token) || !s.isName(previous) || !s.is(output.at(-2), 'FROM')) return undefined;
  if (s.peek(situation)?.tokenType !== t.LeftParen) return undefined;
  const isCut = sources.test(previous.image + token.image);
  if (!isCut && !sources.test(token.image)) return undefined;
  const gap = { start: previous.end, end: token.start };
  return {
    keep: output.length - 1,
    insert: [isCut ? s.merged(text, previous, token, t.Word) : token],
    skip: 1,
    error: () =>
      isCut
        ? {
            span: { start: previous.start, end: token.end },
            message: `A blank stands in the middle of ${(previous.image + token.image).toUpperCase()}.`,
            fix: { title: 'Remove the blank', edits: [{ span: gap, text: '' }] },
          }
        : {
            span: previous,
            message: `${s.quoteFirst(previous)} is not expected here: ${s.quote(token)} is the source.`,
            fix: { title: 'Remove it', edits: [{ span: { start: previous.start, end: token.start }, text: '' }] },
          },
  };
};

const surplusOrderColumn: Diagnosis = (situation) => {
  const { token, previous, output } = situation;
  if (!s.isName(token) || previous?.tokenType !== t.Comma || !s.is(output.at(-3), 'BY')) return undefined;
  if (!s.is(output.at(-4), 'ORDER')) return undefined;
  const span = { start: previous.start, end: token.end };
  return {
    keep: output.length - 1,
    insert: [],
    skip: 1,
    error: () => ({
      span: token,
      message:
        'ORDER BY names the sequence column of Routine Load: one column alone, although the documentation speaks of columns.',
      fix: { title: 'Remove the column', edits: [{ span, text: '' }] },
    }),
  };
};

/** In the order in which they win ties. */
export const diagnoses: readonly Diagnosis[] = [
  ...[
    ...statementDiagnoses,
    ...verbDiagnoses,
    ...clauseDiagnoses,
    ...bareListDiagnoses,
    ...columnDiagnoses,
    ...foreignDiagnoses,
    otherBrackets,
    ...expressionDiagnoses,
    qualifiedTable,
    sourceOfTwoWords,
    surplusOrderColumn,
    hyphenatedName,
    surplusComma,
    emptyList,
    parenthesisedText,
  ],
  ...[missingComma, missingEquals, missingValue, unquotedText, reservedName],
  ...parenthesisDiagnoses,
];
