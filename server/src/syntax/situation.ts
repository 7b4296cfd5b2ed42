import type { TokenType } from 'chevrotain';
import type { Progress } from './follow.ts';
import { expectedTypes, expects, isInside } from './follow.ts';
import type { SyntaxProblem } from './syntaxProblem.ts';
import type { Keyword, Token } from './tokens.ts';
import { BackquotedName, LeftParen, matches, Name, RightParen } from './tokens.ts';

/** The point at which the grammar refuses a token, and all that is known there. */
export interface Situation {
  readonly text: string;
  /** The tokens as they are in the text. */
  readonly input: readonly Token[];
  /** Index of the refused token in `input`; its length at the end of the statement. */
  readonly at: number;
  /** The tokens taken so far, repaired. */
  readonly output: readonly Token[];
  /** `states[n]` is where the grammar stood before `output[n]`, the last one where it stands now. */
  readonly states: readonly Progress[];
  readonly progress: Progress;
  /** The refused token. */
  readonly token: Token | undefined;
  /** The last token taken. */
  readonly previous: Token | undefined;
}

/** One way to go on: what to change in the tokens, and what to tell the user about it. */
export interface Repair {
  /** How many tokens of the output stay. */
  readonly keep: number;
  readonly insert: readonly Token[];
  /** How many tokens of the input are passed over. */
  readonly skip: number;
  /** Tokens put at the end of the statement. */
  readonly postpone?: readonly Token[];
  /** Tokens further on that are to be read as others, or left out, by their index in the input. */
  readonly later?: ReadonlyMap<number, Token | undefined>;
  /** How much less likely than a known mistake, in tokens that the grammar must be able to read more to make up for it. */
  readonly cost?: number;
  /** It throws away text that it makes no sense of: neighbouring ones are one mistake. */
  readonly surplus?: boolean;
  /** It tells that the text ends too early: nothing else is said about that. */
  readonly tellsEnd?: boolean;
  readonly error: () => SyntaxProblem;
}

/** Looks at a situation for one kind of mistake. */
export type Diagnosis = (situation: Situation) => Repair | readonly Repair[] | undefined;

/** The token `ahead` places behind the refused one. */
export function peek({ input, at }: Situation, ahead = 1): Token | undefined {
  return input[at + ahead];
}

/** Whether the grammar would take a token of this type here, within a rule if one is given. */
export function wants(situation: Situation, type: TokenType, rule?: string): boolean {
  return expects(situation.progress, type, rule);
}

/** Whether the grammar would take a name here. */
export function wantsName(situation: Situation): boolean {
  return expectedTypes(situation.progress).includes(Name);
}

/** Whether the refused place is inside a rule of the grammar. */
export function inside(situation: Situation, rule: string): boolean {
  return isInside(situation.progress, rule);
}

/** Whether a token is a keyword of the grammar. */
export function is(token: Token | undefined, ...words: readonly Keyword[]): boolean {
  // no other type has the name of a keyword, and names are compared at once
  return token !== undefined && (words as readonly string[]).includes(token.tokenType.name);
}

/** Whether a token may stand as a name. */
export function isName(token: Token | undefined): token is Token {
  return token !== undefined && matches(token, Name);
}

/** Whether a token is a word without quotes, or a number. */
export function isBareWord({ kind, tokenType }: Token): boolean {
  return (kind === 'name' || kind === 'keyword' || kind === 'number') && tokenType !== BackquotedName;
}

/** The signs that stand in the middle of a word at most. */
const mostSigns = 3;

/**
 * The word in capitals that begins with the token at `index` and has signs in its middle, as in `ROU/TINE`, and how many tokens it
 * is; whether there is such a word is for the caller to know.
 */
export function cutWord(
  tokens: readonly Token[],
  index: number,
): { readonly word: string; readonly count: number } | undefined {
  const first = tokens[index];
  if (!first || !isBareWord(first)) return undefined;
  for (let next = index + 1, end = first.end; next <= index + mostSigns + 1; next++) {
    const token = tokens[next];
    if (!token || token.start !== end) return undefined;
    end = token.end;
    if (!isBareWord(token)) {
      if (token.kind !== 'symbol' && token.kind !== 'unknown') return undefined;
    } else if (next === index + 1) return undefined;
    else return { word: (first.image + token.image).toUpperCase(), count: next - index + 1 };
  }
  return undefined;
}

/** The index of the parenthesis that closes the one at an index. */
export function closing(tokens: readonly Token[], open: number): number | undefined {
  let depth = 0;
  for (let index = open; index < tokens.length; index++) {
    const type = tokens[index]?.tokenType;
    if (type === LeftParen) depth++;
    if (type === RightParen && --depth === 0) return index;
  }
  return undefined;
}

/** The index of the parenthesis that the one at an index closes; -1 where none does. */
export function opening(tokens: readonly Token[], close: number): number {
  let depth = 0;
  for (let index = close; index >= 0; index--) {
    const type = tokens[index]?.tokenType;
    if (type === RightParen) depth++;
    if (type === LeftParen && --depth === 0) return index;
  }
  return -1;
}

/** The index of the first token of a type from `from` on that stands in no parenthesis which opens behind `from`; -1 where none does. */
export function indexOutside(tokens: readonly Token[], from: number, wanted: TokenType): number {
  let depth = 0;
  for (let index = from; index < tokens.length; index++) {
    const type = tokens[index]?.tokenType;
    if (depth === 0 && type === wanted) return index;
    if (type === LeftParen) depth++;
    if (type === RightParen) depth--;
  }
  return -1;
}

/** A token that the text lacks, standing at `at`. */
export function virtual(type: TokenType, at: number): Token {
  return {
    image: '',
    start: at,
    end: at,
    startOffset: at,
    tokenType: type,
    tokenTypeIdx: type.tokenTypeIdx as number,
    kind: 'symbol',
    virtual: true,
  };
}

/** The stretch of the text from one token to another as one token of another type. */
export function merged(text: string, first: Token, last: Token, type: TokenType): Token {
  const image = text.slice(first.start, last.end);
  return { ...first, image, end: last.end, tokenType: type, tokenTypeIdx: type.tokenTypeIdx as number };
}

/** More than any repair reads: what costs so much less is preferred to all others. */
export const certain = 20;

/** What has the shape of a key and no other. */
const keyShape = /^["']?[A-Za-z]\w*[._][\w.]*\w["']?$/;

/** Whether the token at an index begins a line on which a key stands alone: that is no value, whatever is lost in front of it. */
export function isKeyAlone({ text, input }: Situation, index: number): boolean {
  const first = input[index];
  const before = text.slice(input[index - 1]?.end ?? 0, first?.start);
  if (!first || !/[\r\n]/.test(before)) return false;
  const end = text.slice(first.start).search(/[ \t]*(?:,[ \t]*)?(?:--.*)?(?:[\r\n)]|$)/);
  return keyShape.test(text.slice(first.start, first.start + end));
}

/** Where something that is missing should have stood: right behind the last token. */
export function gap({ previous }: Situation): number {
  return previous?.end ?? 0;
}

/** The last character of the last token: where to point when something is missing behind it. */
export function lastCharacter({ previous }: Situation): { readonly start: number; readonly end: number } {
  const end = previous?.end ?? 0;
  return { start: Math.max(previous?.start ?? 0, end - 1), end };
}

/**
 * How a token is quoted in a message; long ones are cut. Strings, and words that look like a key or a password which lost its quotes, are
 * only named.
 */
export function quote(token: Pick<Token, 'kind' | 'image'> | undefined): string {
  if (!token) return 'the end of the statement';
  if (token.kind === 'string') return 'the quoted text';
  const { image } = token;
  if (generated.test(image)) return 'the word';
  return `\`${shortened(image)}\``;
}

/** A piece of the text as messages show it, without what is too long. */
export function shortened(image: string): string {
  return image.length > 40 ? `${image.slice(0, 40)}…` : image;
}

/** Small and capital letters and digits in a mixture that nobody would choose for a name: twelve or more without a separator. */
const generated = /^(?=\D*\d)(?=[^a-z]*[a-z])(?=[^A-Z]*[A-Z])[A-Za-z\d]{12,}$|^A[KS]IA[A-Z\d]{12,}$/;

/** The same at the beginning of a sentence. */
export function quoteFirst(token: Pick<Token, 'kind' | 'image'> | undefined): string {
  return quote(token).replace(/^the/, 'The');
}

/** What to say where nothing closes a comment. */
export const unclosedComment = 'This comment is not closed: `*/` is missing.';

/** A repair that puts tokens in front of the refused one. */
export function inserting(situation: Situation, types: readonly TokenType[], error: Repair['error']): Repair {
  const at = gap(situation);
  return { keep: situation.output.length, insert: types.map((type) => virtual(type, at)), skip: 0, error };
}

/** A repair that leaves out the token which was read last. */
export function withoutPrevious({ output }: Situation, error: Repair['error']): Repair {
  return { keep: output.length - 1, insert: [], skip: 0, error };
}

/** A repair that leaves out the refused token and those behind it. */
export function skipping({ output }: Situation, count: number, error: Repair['error']): Repair {
  return { keep: output.length, insert: [], skip: count, error };
}
