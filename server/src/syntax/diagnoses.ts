import { blankDiagnoses } from './blankDiagnoses.ts';
import { clauseDiagnoses } from './clauseDiagnoses.ts';
import { columnDiagnoses } from './columnDiagnoses.ts';
import { dialectDiagnoses } from './dialectDiagnoses.ts';
import { insertion, removal, removalOfSign, type TextEdit } from './edits.ts';
import { expressionDiagnoses, isBeforeOperand } from './expressionDiagnoses.ts';
import { advance } from './follow.ts';
import { foreignDiagnoses } from './foreignDiagnoses.ts';
import { insideDiagnoses } from './insideDiagnoses.ts';
import { certain, halfTyped } from './keywordDiagnoses.ts';
import { encodeString } from './literals.ts';
import { otherBrackets, parenthesisDiagnoses } from './parenthesisDiagnoses.ts';
import { isKeyBelow, propertyDiagnoses } from './propertyDiagnoses.ts';
import { joined, quoteDiagnoses, touchingTexts, unquotedList } from './quoteDiagnoses.ts';
import type { Diagnosis, Repair, Situation } from './situation.ts';
import * as s from './situation.ts';
import { statementDiagnoses } from './statementDiagnoses.ts';
import { repeatedProperty } from './surplusDiagnoses.ts';
import * as t from './tokens.ts';
import { verbDiagnoses } from './verbDiagnoses.ts';

/**
 * The mistakes that people make, each as one function from a situation to a repair. Which of several applies is decided by
 * how far the statement can be read after it (repair.ts), so a diagnosis may be generous; earlier ones win ties.
 */

/** What has commas between its parts, by the rule of the grammar. */
const betweenParts: Readonly<Record<string, string>> = {
  ...{ furtherArguments: 'arguments', charCall: 'arguments', predicate: 'values', typedLiteral: 'values' },
  ...{ mapOrStruct: 'values', mapEntries: 'entries', typeParameters: 'numbers', dataType: 'types' },
  ...{ sorting: 'values', window: 'values', lambda: 'parameters' },
};

function where(situation: Situation): string {
  const inner = Object.keys(betweenParts).find((rule) => s.wants(situation, t.Comma, rule));
  if (inner) return `between two ${betweenParts[inner]}`;
  if (s.inside(situation, 'propertyList')) return 'between two properties';
  if (s.inside(situation, 'columnsClause')) return 'between two columns';
  if (s.inside(situation, 'partitionClause')) return 'between two partitions';
  return s.inside(situation, 'loadClauses') ? 'between two clauses' : 'here';
}

const surplusComma: Diagnosis = (situation) => {
  const { token, previous, output } = situation;
  const surplus = (comma: t.Token, message: string, isGuess: boolean): Repair['error'] => {
    const edits = [removalOfSign(situation.text, comma)];
    return () => ({ span: comma, message, fix: { title: 'Remove the comma', edits, isGuess } });
  };
  if (token?.tokenType === t.Comma) {
    const behind = previous?.tokenType === t.Comma ? 'another comma' : s.quote(previous);
    const ahead = s.peek(situation);
    const message =
      s.is(ahead, 'PROPERTIES', 'FROM') || ahead?.tokenType === t.RightParen
        ? `A comma may not stand before ${s.quote(ahead)}.`
        : previous
          ? `A comma may not stand behind ${behind}.`
          : 'No statement begins with a comma.';
    const isBesideHole = ahead?.tokenType === t.Equals || isBeforeOperand(situation);
    return s.skipping(situation, 1, surplus(token, message, isBesideHole));
  }
  if (previous?.tokenType !== t.Comma || previous.virtual) return undefined;
  const message = `A comma may not stand before ${s.quote(token)}.`;
  // what lacks may be what stands in front of a sign
  const isBeforeSign = token?.kind === 'symbol' && token.tokenType !== t.RightParen;
  return {
    ...{ keep: output.length - 1, insert: [], skip: 0, cost: token?.tokenType === t.Equals ? 2 : 0 },
    error: surplus(previous, message, isBeforeSign || isBeforeOperand(situation)),
  };
};

const missingComma: Diagnosis = (situation) => {
  if (!situation.token || !s.wants(situation, t.Comma)) return undefined;
  const at = s.gap(situation);
  const repair = s.inserting(situation, [t.Comma], () => ({
    span: s.lastCharacter(situation),
    message: `A comma is missing ${where(situation)}.`,
    fix: { title: 'Insert the comma', edits: [insertion(at, ',')] },
  }));
  return { ...repair, cost: s.inside(situation, 'propertyList') && isKeyBelow(situation) ? -certain : 0 };
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

/** Writes what is missing behind the last token, right in front of the comma if one follows. */
function missingText(situation: Situation, text: string): TextEdit {
  const start = s.gap(situation);
  const blanks = situation.token?.tokenType === t.Comma ? /^[ \t]*(?=,)/.exec(situation.text.slice(start)) : null;
  return { span: { start, end: start + (blanks?.[0].length ?? 0) }, text };
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
      fix: { title: `Insert = ""${comma}`, edits: [missingText(situation, ` = ""${comma}`)] },
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
  const isList = s.isKeyAlone(situation, situation.at + Number(token?.tokenType === t.Comma));
  const noSign = s.inserting(situation, [t.Equals], () => ({
    span: token ?? s.lastCharacter(situation),
    message: '`=` is missing between the key and its value.',
    fix: { title: 'Insert =', edits: [insertion(at, /\s/.test(situation.text.charAt(at)) ? ' =' : ' = ')] },
  }));
  // on the same line and with its own `=` behind it the token is rather one too many than the next key
  const isFollowed = s.peek(situation)?.tokenType === t.Equals;
  const isSurplus =
    isFollowed && token && previous?.image !== '""' && !/[\r\n]/.test(situation.text.slice(previous?.end, token.start));
  const noValueNorComma = { ...noValue(','), cost: isSurplus ? 2 : 0 };
  // whatever it might stand in the place of
  if (isProperty && isList) return { ...noValue(token?.tokenType === t.Comma ? '' : ','), cost: -s.certain };
  return [...(change ? [change] : []), ...(isProperty ? [noSign, noValue(''), noValueNorComma] : [])];
};

const missingValue: Diagnosis = (situation) => {
  const { previous, token } = situation;
  if (previous?.tokenType === t.Equals && s.inside(situation, 'property')) {
    const noValue = (comma: string): Repair =>
      s.inserting(situation, [t.StringToken, ...(comma ? [t.Comma] : [])], () => ({
        span: previous,
        message: 'A value is missing behind `=`.',
        fix: { title: 'Insert an empty value', edits: [missingText(situation, ` ""${comma}`)] },
      }));
    return [noValue(''), noValue(',')];
  }
  if (token?.tokenType === t.Equals && s.wants(situation, t.StringToken, 'property'))
    return s.inserting(situation, [t.StringToken], () => ({ span: token, message: 'A key is missing before `=`.' }));
  const sign = s.wants(situation, t.StringToken, 'property') ? otherSign(situation) : undefined;
  if (token && sign && previous?.tokenType !== t.Equals)
    return {
      ...s.inserting(situation, [t.StringToken, t.Equals], () => ({
        span: token,
        message: `A key is missing before ${s.quote(token)}.`,
      })),
      skip: sign.count,
    };
  return undefined;
};

/** A key or value, a name or a text in parentheses of its own. */
const parenthesisedText: Diagnosis = (situation) => {
  const { token, output, progress } = situation;
  const inner = s.peek(situation);
  const close = s.peek(situation, 2);
  if (token?.tokenType !== t.LeftParen || close?.tokenType !== t.RightParen || !inner) return undefined;
  if (inner.kind !== 'string' && inner.kind !== 'number' && !s.isName(inner)) return undefined;
  const isProperty = s.inside(situation, 'property');
  if (!isProperty && (s.inside(situation, 'expression') || !advance(progress, inner))) return undefined;
  return {
    keep: output.length,
    insert: [inner],
    skip: 3,
    error: () => ({
      span: { start: token.start, end: close.end },
      message: isProperty
        ? 'Keys and values stand without parentheses.'
        : `${s.quoteFirst(inner)} is written without parentheses.`,
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

function backquoted(name: string): string {
  return `\`${name}\``;
}

const hyphenatedName: Diagnosis = (situation) => {
  const { token, previous, output, input, at, text, states, progress } = situation;
  const isNumber = token?.kind === 'number' && s.peek(situation)?.image === '-';
  if (!token || (token.image !== '-' && !isNumber)) return undefined;
  const isBehind = !isNumber && s.isName(previous) && previous.end === token.start;
  if (!isBehind && !s.wantsName(situation)) return undefined;
  const count = isBehind ? joined(input, at, ['-']) : 1 + joined(input, at + 1, ['-']);
  const last = input[at + count - 1];
  if (!last || count < 2) return undefined;
  const name = s.merged(text, isBehind ? previous : token, last, t.Word);
  const isText = s.inside({ ...situation, progress: states[output.length - Number(isBehind)] ?? progress }, 'property');
  const quoted = isText ? encodeString(name.image, '"') : backquoted(name.image);
  const marks = isText ? 'quotes' : 'backquotes';
  return {
    keep: output.length - Number(isBehind),
    insert: [name],
    skip: count,
    error: () => ({
      span: name,
      message: `A ${isText ? 'text' : 'name'} with a hyphen must stand in ${marks}: ${isText ? `\`${quoted}\`` : quoted}.`,
      fix: { title: `Put the ${isText ? 'text' : 'name'} in ${marks}`, edits: [{ span: name, text: quoted }] },
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
  if (token.tokenType === t.StringToken) {
    const name = token.image.slice(1, token.unterminated ? undefined : -1);
    // the name of a job may have that of its database in front
    const parts = s.is(output.at(-1), 'LOAD', 'FOR') && /^[\w$]+(?:\.[\w$]+)+$/.test(name) ? name.split('.') : [name];
    return asName(() => ({
      span: token,
      message: 'A name may not stand in quotes: write it bare or in backquotes.',
      fix: { title: 'Write the name in backquotes', edits: [{ span: token, text: parts.map(backquoted).join('.') }] },
    }));
  }
  // a dot in front of the digits is the one between two names
  if (token.kind === 'number' && !token.image.startsWith('.'))
    return asName(() => ({
      span: token,
      message: /^\d+$/.test(token.image)
        ? 'A name of digits alone must stand in backquotes.'
        : `${s.quoteFirst(token)} is a number: as a name it must stand in backquotes.`,
      fix: { title: 'Put the name in backquotes', edits: [{ span: token, text: backquoted(token.image) }] },
    }));
  return undefined;
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
          removal(previous.start, table.start),
          ...(onlyName ? [insertion(label.start, `${text.slice(previous.start, previous.end)}.`)] : []),
        ],
      },
    }),
  };
};

/** Kinds of sources; any other name is taken, and refused later. */
const sources = /^(?:KAFKA|KINESIS)$/i;

/** The kind of the source is cut in two by a blank or a sign, or stands behind another word. */
const sourceOfTwoWords: Diagnosis = (situation) => {
  const { token, previous, output, input, at, text } = situation;
  if (!token || !s.isName(previous) || !s.is(output.at(-2), 'FROM') || input[at - 1] !== previous) return undefined;
  const cut = s.cutWord(input, at - 1);
  const skip = cut ? cut.count - 1 : 1;
  const last = input[at + skip - 1] ?? token;
  const word = previous.image + last.image;
  if (!s.isName(last) || input[at + skip]?.tokenType !== t.LeftParen) return undefined;
  const isCut = sources.test(word);
  if (!isCut && (cut || !sources.test(token.image))) return undefined;
  const gap = { start: previous.end, end: last.start };
  const between = text.slice(gap.start, gap.end).trim();
  return {
    keep: output.length - 1,
    insert: [isCut ? s.merged(text, previous, last, t.Word) : token],
    skip,
    error: () =>
      isCut
        ? {
            span: { start: previous.start, end: last.end },
            message: `${between ? `\`${between}\`` : 'A blank'} stands in the middle of ${word.toUpperCase()}.`,
            fix: { title: `Change to ${word.toUpperCase()}`, edits: [{ span: gap, text: '' }] },
          }
        : {
            span: previous,
            message: `${s.quoteFirst(previous)} is not expected here: ${s.quote(token)} is the source.`,
            fix: { title: 'Remove it', edits: [removal(previous.start, token.start)] },
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
    halfTyped,
    ...statementDiagnoses,
    ...blankDiagnoses,
    ...verbDiagnoses,
    ...clauseDiagnoses,
    ...propertyDiagnoses,
    ...dialectDiagnoses,
    ...foreignDiagnoses,
    ...insideDiagnoses,
    otherBrackets,
    ...expressionDiagnoses,
    ...columnDiagnoses,
    qualifiedTable,
    sourceOfTwoWords,
    surplusOrderColumn,
    hyphenatedName,
    surplusComma,
    emptyList,
    parenthesisedText,
  ],
  ...[
    unquotedList,
    touchingTexts,
    repeatedProperty,
    missingComma,
    missingEquals,
    missingValue,
    ...quoteDiagnoses,
    reservedName,
  ],
  ...parenthesisDiagnoses,
];
