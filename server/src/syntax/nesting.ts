import type { TokenType } from 'chevrotain';
import * as t from './tokens.ts';

/** Nesting that the parser follows. Doris itself stops at an expression depth of 3,000; people write three or four. */
const deepest = 100;

const caseWord = t.keyword('CASE');

const closers = new Map<TokenType, TokenType>([
  [t.LeftParen, t.RightParen],
  [t.LeftBracket, t.RightBracket],
  [t.LeftBrace, t.RightBrace],
  [caseWord, t.keyword('END')],
]);
const closing = new Set(closers.values());
const select = t.keyword('SELECT');
const withWord = t.keyword('WITH');

/** The index of the closing partner of each opening token; openers without one are absent. One pass, no recursion. */
function partners(tokens: readonly t.Token[]): ReadonlyMap<number, number> {
  const result = new Map<number, number>();
  const open: { readonly index: number; readonly closer: TokenType }[] = [];
  tokens.forEach((token, index) => {
    const closer = closers.get(token.tokenType);
    if (closer) open.push({ index, closer });
    else if (closing.has(token.tokenType) && open.at(-1)?.closer === token.tokenType)
      result.set(open.pop()?.index ?? index, index);
  });
  return result;
}

/** Whether a query stands in parentheses, or so much is opened that it may be nested too deeply. */
function needsCollapsing(tokens: readonly t.Token[]): boolean {
  let opened = 0;
  let afterParenthesis = false;
  for (const { tokenType } of tokens) {
    if (afterParenthesis && (tokenType === select || tokenType === withWord)) return true;
    afterParenthesis = tokenType === t.LeftParen;
    if (afterParenthesis || tokenType === t.LeftBracket || tokenType === t.LeftBrace || tokenType === caseWord)
      opened++;
  }
  return opened > deepest;
}

/**
 * Replaces subqueries, whose inside does not matter here, and whatever is nested too deeply to recurse into by one `Group`
 * token each. Returns the same array when there is nothing to replace, which is nearly always.
 */
export function collapseGroups(tokens: readonly t.Token[]): readonly t.Token[] {
  if (!needsCollapsing(tokens)) return tokens;
  const partnerOf = partners(tokens);
  const result: t.Token[] = [];
  const ends: number[] = [];
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index] as t.Token;
    while (ends.length > 0 && (ends.at(-1) as number) < index) ends.pop();
    const end = partnerOf.get(index);
    const next = tokens[index + 1]?.tokenType;
    const isQuery = token.tokenType === t.LeftParen && (next === select || next === withWord);
    if (end !== undefined && (isQuery || ends.length >= deepest)) {
      result.push({
        ...token,
        end: (tokens[end] as t.Token).end,
        tokenType: t.Group,
        tokenTypeIdx: t.Group.tokenTypeIdx as number,
      });
      index = end;
      continue;
    }
    if (end !== undefined) ends.push(end);
    result.push(token);
  }
  return result;
}
