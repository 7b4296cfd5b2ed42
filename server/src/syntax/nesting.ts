import type { TokenType } from 'chevrotain';
import * as t from './tokens.ts';

/** Nesting that the parser follows. Doris itself stops at an expression depth of 3,000; people write three or four. */
const deepest = 100;

const caseWord = t.keyword('CASE');
const end = t.keyword('END');

const closers = new Map<TokenType, TokenType>([
  [t.LeftParen, t.RightParen],
  [t.LeftBracket, t.RightBracket],
  [t.LeftBrace, t.RightBrace],
  [caseWord, end],
]);
const closing = new Set(closers.values());
/** Words that begin a query. */
const queryWords = new Set(['SELECT', 'WITH', 'VALUES']);
/** Words that go on with a query behind one that has parentheses of its own. */
const queryGoesOn = new Set(['UNION', 'EXCEPT', 'INTERSECT', 'MINUS', 'ORDER', 'LIMIT']);

function isOneOf(words: ReadonlySet<string>, token: t.Token | undefined): boolean {
  return token?.kind === 'keyword' && words.has(token.image.toUpperCase());
}

/** The index of the closing partner of each opening token; openers without one are absent. One pass, no recursion. */
function partners(tokens: readonly t.Token[]): ReadonlyMap<number, number> {
  const result = new Map<number, number>();
  const open: { readonly index: number; readonly closer: TokenType }[] = [];
  tokens.forEach((token, index) => {
    const closer = closers.get(token.tokenType);
    if (closer) open.push({ index, closer });
    if (!closing.has(token.tokenType)) return;
    // a CASE without its END was a name
    while (token.tokenType !== end && open.at(-1)?.closer === end) open.pop();
    if (open.at(-1)?.closer === token.tokenType) result.set(open.pop()?.index ?? index, index);
  });
  return result;
}

/** Whether a query stands in parentheses, or so much is opened that it may be nested too deeply. */
function needsCollapsing(tokens: readonly t.Token[]): boolean {
  let opened = 0;
  let afterParenthesis = false;
  for (const token of tokens) {
    const { tokenType } = token;
    if (afterParenthesis && isOneOf(queryWords, token)) return true;
    afterParenthesis = tokenType === t.LeftParen;
    if (afterParenthesis || tokenType === t.LeftBracket || tokenType === t.LeftBrace || tokenType === caseWord)
      opened++;
  }
  return opened > deepest;
}

/** The indexes of the parentheses that a whole query stands in. */
function queries(tokens: readonly t.Token[], partnerOf: ReadonlyMap<number, number>): ReadonlySet<number> {
  const result = new Set<number>();
  for (let index = tokens.length - 2; index >= 0; index--) {
    const close = tokens[index]?.tokenType === t.LeftParen ? partnerOf.get(index) : undefined;
    if (close === undefined) continue;
    const inner = result.has(index + 1) ? partnerOf.get(index + 1) : undefined;
    const goesOn = inner !== undefined && isOneOf(queryGoesOn, tokens[inner + 1]);
    // in front of these the word is a key without its quotes, or the name of a column without its backquotes
    const isName = [t.Equals, t.Comma].some((type) => tokens[index + 2]?.tokenType === type);
    const isQuery = isOneOf(queryWords, tokens[index + 1]) && !isName;
    if (goesOn || (isQuery && close > index + 2)) result.add(index);
  }
  return result;
}

function groupOf(first: t.Token, last: t.Token): t.Token {
  return { ...first, end: last.end, tokenType: t.Group, tokenTypeIdx: t.Group.tokenTypeIdx as number };
}

/**
 * Puts one `Group` token in the place of each subquery, whose inside does not matter here, and of what is nested too deeply to
 * recurse into; there parentheses and brackets stay, so that calls remain calls. Returns the same array when there is nothing
 * to replace, which is nearly always.
 */
export function collapseGroups(tokens: readonly t.Token[]): readonly t.Token[] {
  if (!needsCollapsing(tokens)) return tokens;
  const partnerOf = partners(tokens);
  const queryAt = queries(tokens, partnerOf);
  const result: t.Token[] = [];
  const ends: number[] = [];
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index] as t.Token;
    while (ends.length > 0 && (ends.at(-1) as number) < index) ends.pop();
    const end = partnerOf.get(index);
    if (end === undefined || (!queryAt.has(index) && ends.length < deepest)) {
      if (end !== undefined) ends.push(end);
      result.push(token);
      continue;
    }
    const keepsBrackets = !queryAt.has(index) && (token.tokenType === t.LeftParen || token.tokenType === t.LeftBracket);
    if (!keepsBrackets) {
      result.push(groupOf(token, tokens[end] as t.Token));
      index = end;
      continue;
    }
    result.push(token);
    if (end === index + 1) continue;
    result.push(groupOf(tokens[index + 1] as t.Token, tokens[end - 1] as t.Token));
    index = end - 1;
  }
  return result;
}
