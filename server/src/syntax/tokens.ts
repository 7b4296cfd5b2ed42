import type { TokenType } from 'chevrotain';
import { createToken, Lexer } from 'chevrotain';
import * as words from './keywords.ts';

/** What a token is to a reader. */
export type TokenKind = 'keyword' | 'name' | 'string' | 'number' | 'symbol' | 'unknown';

/**
 * One token of a statement, in the shape that Chevrotain takes (`startOffset`, `tokenType`, `tokenTypeIdx`, `image`) with
 * offsets as the rest of the code has them.
 */
export interface Token {
  readonly image: string;
  readonly start: number;
  readonly end: number;
  readonly startOffset: number;
  readonly tokenType: TokenType;
  readonly tokenTypeIdx: number;
  readonly kind: TokenKind;
  /** The closing quote of a string or backquoted name is missing. */
  readonly unterminated?: boolean;
  /** Put in by error repair: stands for something that the text lacks. */
  readonly virtual?: boolean;
}

const notLexed = Lexer.NA;
const define = (name: string, label: string, ...categories: TokenType[]): TokenType =>
  createToken({ name, label, pattern: notLexed, categories });

/** Bare words, backquoted names and non-reserved keywords. */
export const Name = define('Name', 'a name');
/** What may stand in front of the parenthesis of a function call and nowhere else as a name. */
export const ReservedFunction = define('ReservedFunction', 'a function');
/** The name of a function whose arguments have commas between them and nothing else: all but CAST, TRIM and their like. */
export const PlainFunction = define('PlainFunction', 'a function');
/** The name of a type without parameters of its own in angle brackets. */
export const PrimitiveType = define('PrimitiveType', 'a type');
/** A unit of INTERVAL and EXTRACT. */
export const TimeUnit = define('TimeUnit', 'a time unit');
/** Arithmetic and comparison operators: whatever stands between two values. */
export const ValueOperator = define('ValueOperator', 'an operator');
/** AND, OR and their like. */
export const Logical = define('Logical', 'AND or OR');
/** MATCH_ANY and its kin, REGEXP, RLIKE. */
export const PatternOperator = define('PatternOperator', 'a match');

export const Word = define('Word', 'a name', Name, PlainFunction);
export const BackquotedName = define('BackquotedName', 'a name', Name, PlainFunction);
export const ReservedWord = define('ReservedWord', 'a reserved word');
export const StringToken = define('String', 'a quoted string');
export const HexString = define('HexString', 'a hexadecimal string');
export const Integer = define('Integer', 'an integer');
export const Decimal = define('Decimal', 'a number');
/** `5L`, `3S`, `1.5BD`: the lexer knows them, no rule of the grammar takes them. */
export const SuffixedNumber = define('SuffixedNumber', 'a number with a suffix');
/** A subquery in its parentheses, or what is nested deeper than anyone writes, taken as a whole: see nesting.ts. */
export const Group = define('Group', 'a subquery');
/** `$$…$$`, the code of a function: no rule of the grammar takes it. */
export const DollarQuoted = define('DollarQuoted', 'a text in $$');
export const Unknown = define('Unknown', 'an unexpected character');

export const LeftParen = define('LeftParen', '(');
export const RightParen = define('RightParen', ')');
export const Comma = define('Comma', ',');
export const Dot = define('Dot', '.');
export const Semicolon = define('Semicolon', ';');
export const LeftBracket = define('LeftBracket', '[');
export const RightBracket = define('RightBracket', ']');
export const LeftBrace = define('LeftBrace', '{');
export const RightBrace = define('RightBrace', '}');
export const Equals = define('Equals', '=', ValueOperator);
export const OtherComparison = define('OtherComparison', 'a comparison', ValueOperator);
export const Less = define('Less', '<', ValueOperator);
export const Greater = define('Greater', '>', ValueOperator);
export const Plus = define('Plus', '+', ValueOperator);
export const Minus = define('Minus', '-', ValueOperator);
export const Tilde = define('Tilde', '~');
export const Asterisk = define('Asterisk', '*', ValueOperator);
export const OtherArithmetic = define('OtherArithmetic', 'an operator', ValueOperator);
export const Bang = define('Bang', '!');
export const LogicalSymbol = define('LogicalSymbol', '&& or ||', Logical);
export const Arrow = define('Arrow', '->');
export const Colon = define('Colon', ':');
export const At = define('At', '@');
export const AtAt = define('AtAt', '@@');
export const Question = define('Question', '?');
// the mark that closes a comment, where none is open; `a */` is read so even when another comment follows: `a */* note *` …
export const CommentEnd = define('CommentEnd', '*/');

const arithmeticWords = new Set(['DIV', 'MOD']);
const logicalWords = new Set(['AND', 'OR', 'XOR']);
const patternWords = /^(MATCH|MATCH_ALL|MATCH_ANY|MATCH_PHRASE.*|MATCH_REGEXP|REGEXP|RLIKE)$/;
const typeWords: ReadonlySet<string> = new Set([
  ...words.reservedTypeNames,
  ...words.nonReservedTypeNames,
  ...['ALL', 'CHAR', 'DATE', 'DATEV1', 'DATEV2'],
]);
const unitWords: ReadonlySet<string> = new Set(words.timeUnits);
const functionWords: ReadonlySet<string> = new Set([...words.reservedFunctionNames, 'INTERVAL', 'LIKE', 'REGEXP']);
const wordCalls = new Set([
  'CAST',
  'CHAR',
  'CONVERT',
  'GROUP_CONCAT',
  'MID',
  'POSITION',
  'SUBSTR',
  'SUBSTRING',
  'TRIM',
]);

const keywordTypes = new Map<string, TokenType>();

function defineKeyword(word: string, reserved: boolean): TokenType {
  const categories = [
    ...(reserved ? [] : [Name]),
    ...(typeWords.has(word) ? [PrimitiveType] : []),
    ...(unitWords.has(word) ? [TimeUnit] : []),
    ...(arithmeticWords.has(word) ? [ValueOperator] : []),
    ...(logicalWords.has(word) ? [Logical] : []),
    ...(patternWords.test(word) ? [PatternOperator] : []),
    ...(functionWords.has(word) ? [ReservedFunction] : []),
    ...((!reserved || functionWords.has(word)) && !wordCalls.has(word) ? [PlainFunction] : []),
  ];
  const type = define(word, word, ...categories);
  keywordTypes.set(word, type);
  return type;
}

for (const word of [...words.reservedKeywords, ...words.reservedFunctionNames, ...words.reservedTypeNames])
  defineKeyword(word, true);
for (const word of [...words.nonReservedKeywords, ...words.timeUnits, ...words.nonReservedTypeNames])
  defineKeyword(word, false);
for (const word of words.otherReservedWords) keywordTypes.set(word, ReservedWord);
/** Another way to write CHAR. */
keywordTypes.set('CHARACTER', keywordTypes.get('CHAR') ?? Word);

/** A word that has a token type of its own. */
export type Keyword =
  | (typeof words.reservedKeywords)[number]
  | (typeof words.nonReservedKeywords)[number]
  | (typeof words.reservedFunctionNames)[number]
  | (typeof words.reservedTypeNames)[number];

/** The token types of the keywords of the grammar. */
export const keywords = Object.fromEntries(keywordTypes) as Readonly<Record<Keyword, TokenType>>;

/** The token type of a keyword of the grammar. */
export function keyword(word: Keyword): TokenType {
  return keywords[word];
}

/** Types of words as written: the same ones come again and again. */
const writtenTypes = new Map<string, TokenType>();
const mostWritten = 5000;

/** The token type of a bare word; `Word` for one that Doris does not treat specially. */
export function wordType(word: string): TokenType {
  const known = writtenTypes.get(word);
  if (known) return known;
  const type = keywordTypes.get(word.toUpperCase()) ?? Word;
  if (writtenTypes.size >= mostWritten) writtenTypes.clear();
  writtenTypes.set(word, type);
  return type;
}

/** Whether tokens of this type are written as a keyword: their label is the word itself. */
export function isKeywordType(type: TokenType): boolean {
  return keywordTypes.get(type.name) === type;
}

/** Categories that hold keywords and symbols, and no names. */
const closedCategories: readonly TokenType[] = [PrimitiveType, TimeUnit, ValueOperator, Logical, PatternOperator];

/** The keywords that a token of this type may be: the one that it is, or those of a category whose words are all known. */
export function keywordsOf(type: TokenType): readonly TokenType[] {
  if (isKeywordType(type)) return [type];
  return closedCategories.includes(type)
    ? Object.values(keywords).filter((word) => word.CATEGORIES?.includes(type))
    : [];
}

/** Whether a bare word can stand where a name is wanted. */
export function isReserved(type: TokenType): boolean {
  return type === ReservedWord || (isKeywordType(type) && !type.CATEGORIES?.includes(Name));
}

/** Every token type, as the parser's constructor wants them. */
export const tokenTypes: readonly TokenType[] = [
  ...[Name, ReservedFunction, PlainFunction, PrimitiveType, TimeUnit, ValueOperator, Logical, PatternOperator],
  ...[Word, BackquotedName, ReservedWord, StringToken, HexString, Integer, Decimal, SuffixedNumber],
  ...[Group, DollarQuoted, Unknown],
  ...[LeftParen, RightParen, Comma, Dot, Semicolon, LeftBracket, RightBracket, LeftBrace, RightBrace, Equals],
  ...[OtherComparison, Less, Greater, Plus, Minus, Tilde, Asterisk, OtherArithmetic, Bang, LogicalSymbol, Arrow, Colon],
  ...[At, AtAt, Question, CommentEnd],
  ...new Set([...keywordTypes.values()].filter((type) => type !== ReservedWord)),
];

/** Whether a token may stand where the grammar has `type`. */
export function matches(token: Token, type: TokenType): boolean {
  return token.tokenType === type || type.categoryMatchesMap?.[token.tokenTypeIdx] === true;
}
