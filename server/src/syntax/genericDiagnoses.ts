import type { TokenType } from 'chevrotain';
import { nearest } from '../text/nearest.ts';
import { startsClause } from './clauseOrder.ts';
import { isBeforeOperand } from './expressionDiagnoses.ts';
import { expectedTypes, shortestCompletion } from './follow.ts';
import * as keyword from './keywordDiagnoses.ts';
import { anyOf, capitalised, expectedHere, labelOf, type PlaceInText, usualSource } from './labels.ts';
import { areApart, cutName, gluedToName, jobBeforeName, otherDot, splitName } from './nameDiagnoses.ts';
import { guessedParentheses } from './parenthesisDiagnoses.ts';
import type { Diagnosis, Repair, Situation } from './situation.ts';
import * as s from './situation.ts';
import { brokenHead, lostBeginning, lostListHead, otherVerb } from './statementDiagnoses.ts';
import * as surplus from './surplusDiagnoses.ts';
import type { SyntaxProblem } from './syntaxProblem.ts';
import * as t from './tokens.ts';

/** What to do about a mistake that no one foresaw. */

/** Types that are tried in the place of a token that was taken and should not have been. */
const replaceable: ReadonlySet<TokenType> = new Set([
  t.Name,
  t.StringToken,
  t.Comma,
  t.Equals,
  t.LeftParen,
  t.RightParen,
]);

/** Something stood in the place of the token before, and could be read as what it seems: a misspelt keyword as a name. */
const misreadToken: Diagnosis = ({ previous, output, states, text }) => {
  const progress = states[output.length - 1];
  if (!previous || previous.virtual || output.length < 2 || !progress) return undefined;
  const types = expectedTypes(progress).filter((type) => t.isKeywordType(type) || replaceable.has(type));
  const words = types.filter(t.isKeywordType).map(({ name }) => name);
  const likely = s.isBareWord(previous) ? nearest(previous.image.toUpperCase(), words) : [];
  return types
    .filter((type) => !t.matches(previous, type))
    .map((type): Repair => {
      const isLikely = likely.includes(type.name);
      const repair = replacing(previous, type, text, { progress, output: output.slice(0, -1) });
      const asWord = { ...previous, tokenType: type, tokenTypeIdx: type.tokenTypeIdx as number };
      return {
        ...repair,
        keep: output.length - 1,
        insert: isLikely ? [asWord] : repair.insert,
        skip: 0,
        cost: isLikely ? 0 : 2,
        error: () => (isLikely ? keyword.spellingProblem(previous, type.name) : repair.error()),
      };
    });
};

/** Whether a word or sign of expressions would go on with any value: that it was meant is no more than a guess. */
function isGuess(type: TokenType): boolean {
  if (t.isKeywordType(type)) return !keyword.structure.has(type.name);
  return type === t.Arrow || type === t.Asterisk || type === t.LeftBracket;
}

/** Reads a token as one of another type, put in its place. */
function replacing(
  token: t.Token,
  type: TokenType,
  text: string,
  place: PlaceInText,
): Pick<Repair, 'insert' | 'error'> {
  const wanted = t.isKeywordType(type) ? type.name : (type.LABEL ?? type.name);
  const symbol = /^\W+$/.test(wanted);
  if (isGuess(type))
    return {
      insert: [{ ...s.virtual(type, token.start), end: token.end }],
      error: () => ({ span: token, message: `${s.quoteFirst(token)} is not expected here.` }),
    };
  const isExact = symbol || t.isKeywordType(type);
  return {
    insert: [{ ...s.virtual(type, token.start), end: token.end }],
    error: () => ({
      span: token,
      message: `${s.quoteFirst(token)} stands where ${labelOf(type, place)} belongs.`,
      fix: isExact
        ? {
            title: `Change to ${wanted}`,
            edits: [symbol ? { span: token, text: wanted } : keyword.wordEdit(text, token, wanted)],
          }
        : undefined,
    }),
  };
}

/** Names and texts first: a sign is rarely what something else stands for. Of the clauses with a list COLUMNS is the most frequent. */
function byLikelihood(a: TokenType, b: TokenType): number {
  const order = [t.Name, t.StringToken, t.keyword('COLUMNS')];
  const rank = (type: TokenType): number => (order.includes(type) ? order.indexOf(type) : order.length);
  return rank(a) - rank(b);
}

/** Something else stands where a certain token belongs. */
const wrongToken: Diagnosis = ({ token, output, progress, text }) =>
  token &&
  [...keyword.onFirst(expectedTypes(progress))].sort(byLikelihood).flatMap((type): Repair[] => {
    // a query in parentheses is one of the values that may stand here
    if (type === t.Group) return [];
    const { insert, error } = replacing(token, type, text, { progress, output });
    // which verb was meant nobody knows
    const noVerb = (): SyntaxProblem => ({
      span: token,
      message: 'A statement about Routine Load begins with CREATE, ALTER, PAUSE, RESUME, STOP or SHOW.',
    });
    return [{ insert, keep: output.length, skip: 1, cost: 1, error: output.length === 0 ? noVerb : error }];
  });

/** What a condition has in its middle. */
const comparisons: ReadonlySet<TokenType> = new Set([
  ...[t.Equals, t.OtherComparison, t.Less, t.Greater, t.Dot, t.LeftParen, t.PatternOperator],
  ...[t.keyword('IS'), t.keyword('IN'), t.keyword('NOT'), t.keyword('LIKE'), t.keyword('BETWEEN')],
]);

const missingOther: Diagnosis = (situation) => {
  const wanted = [
    t.Name,
    t.StringToken,
    t.Equals,
    t.Logical,
    t.ValueOperator,
    t.Dot,
    t.Less,
    t.Greater,
    t.Colon,
    t.RightBracket,
    t.RightBrace,
    t.TimeUnit,
  ];
  const { token, previous, progress, output, text } = situation;
  const types = expectedTypes(progress);
  const isWordBehind = token !== undefined && areApart(previous, token, progress);
  const at = { start: s.gap(situation), end: s.gap(situation) };
  return wanted
    .filter((type) => types.includes(type))
    .map((type) => {
      const label = labelOf(type, situation);
      // what stands between two conditions is lost; a word that is none is too much
      const isCondition = type !== t.Logical || comparisons.has(s.peek(situation)?.tokenType ?? t.Unknown);
      return {
        keep: output.length,
        insert: [s.virtual(type, at.start)],
        skip: 0,
        // with something put in, the refused token counts as read: no better than leaving it out
        cost: isCondition && !(type === t.Dot && isWordBehind) ? 1 : 2,
        error: () => ({
          span: token ?? s.lastCharacter(situation),
          message: `${capitalised(label)} is missing before ${s.quote(token)}.`,
          fix:
            label === usualSource
              ? { title: `Insert ${label}`, edits: [keyword.wordEdit(text, at, label)] }
              : undefined,
        }),
      };
    });
};

/** Two neighbours the wrong way round. */
const swapped: Diagnosis = (situation) => {
  const { token, output, input, at, previous, text } = situation;
  const next = input[at + 1];
  const swap = (first: t.Token, second: t.Token, keep: number, skip: number): Repair => ({
    keep,
    insert: [second, first],
    skip,
    cost: 1,
    error: () => ({
      span: { start: first.start, end: second.end },
      message: `${s.quoteFirst(second)} must stand before ${s.quote(first)}.`,
      fix: {
        title: 'Swap them',
        edits: [
          { span: first, text: text.slice(second.start, second.end) },
          { span: second, text: text.slice(first.start, first.end) },
        ],
      },
    }),
  });
  return [
    ...(token && next ? [swap(token, next, output.length, 2)] : []),
    ...(token && previous ? [swap(previous, token, output.length - 1, 1)] : []),
  ];
};

/** What is missing at the end of the statement, all at once. */
const incomplete: Diagnosis = (situation) => {
  if (situation.token) return undefined;
  const types = shortestCompletion(situation.progress);
  return {
    keep: situation.output.length,
    insert: types.map((type) => s.virtual(type, s.gap(situation))),
    skip: 0,
    error: () => ({
      span: s.lastCharacter(situation),
      message: `The statement ends too early: ${missingAtEnd(situation, types[0])} is missing.`,
    }),
  };
};

/** No clause lacks more at its end. */
const longestEnd = 4;

/** A clause breaks off where the next one begins: what lacks is more than one word, the comma behind it perhaps. */
const unfinishedClause: Diagnosis = (situation) => {
  const { token, progress } = situation;
  const isComma = token?.tokenType === t.Comma;
  const next = isComma ? 1 : 0;
  const startsNext = startsClause(s.peek(situation, next), s.peek(situation, next + 1));
  if (!token || !startsNext || !s.inside(situation, 'loadClauses')) return undefined;
  const types = shortestCompletion(progress).slice(0, longestEnd);
  const ends = types.map((_, index) => types.slice(0, index + 1));
  const missing = isBeforeOperand(situation) ? 'a value' : anyOf(expectedHere(situation));
  return [...ends.slice(1), ...(isComma ? [] : ends.map((end) => [...end, t.Comma]))].map((end) => ({
    ...s.inserting(situation, end, () => ({
      span: token,
      message: `The clause breaks off: ${missing} is missing before ${s.quote(token)}.`,
    })),
    cost: 1,
  }));
};

/** @param first the first token of the shortest way to end the statement. */
function missingAtEnd(situation: Situation, first: TokenType | undefined): string {
  if (!first) return 'something';
  const behindComma = situation.previous?.tokenType === t.Comma;
  if (behindComma && t.isKeywordType(first)) return 'a clause behind the comma';
  if (first === t.keyword('FROM')) return '`FROM KAFKA (…)`';
  const types = expectedTypes(situation.progress);
  if (types.includes(t.keyword('CASE'))) return 'an expression';
  if (types.includes(t.keyword('UNSIGNED'))) return 'a type';
  if (situation.previous?.tokenType === t.keyword('FROM')) return '`KAFKA (…)`';
  if (first === t.Name && types.includes(t.StringToken))
    return situation.previous?.tokenType === t.Equals ? 'a value' : 'a property';
  const labels = expectedHere(situation);
  // what an operand could go on with is no help to someone who has yet to end it
  const isShort = labels.length > 0 && labels.length <= 4 && !types.includes(t.LeftBracket);
  return isShort ? anyOf(labels) : labelOf(first === t.Group ? t.Name : first, situation);
}

/** In the order in which they win ties, all behind the diagnoses of known mistakes. */
export const genericDiagnoses: readonly Diagnosis[] = [
  ...[surplus.doubled, surplus.doubledRow, keyword.strayCase],
  ...guessedParentheses,
  ...[gluedToName, lostListHead, brokenHead, otherVerb, lostBeginning],
  ...[
    keyword.missingShow,
    keyword.missingHead,
    keyword.missingWhen,
    keyword.cutKeyword,
    keyword.splitKeyword,
    otherDot,
    cutName,
    jobBeforeName,
    splitName,
    keyword.quotedKeyword,
  ],
  ...[
    keyword.misspeltKeyword,
    misreadToken,
    keyword.gluedKeyword,
    incomplete,
    unfinishedClause,
    keyword.missingKeyword,
    missingOther,
    surplus.surplusToken,
    surplus.surplusKeyword,
    swapped,
  ],
  ...[wrongToken, surplus.passOver],
];
