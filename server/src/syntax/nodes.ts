import type { IToken } from 'chevrotain';
import { decodeString } from './literals.ts';
import * as t from './tokens.ts';
import type { BareConstant, Name, Span, StringLiteral } from './tree.ts';

/** The parser is fed our own tokens; Chevrotain's interface only shows their common part. */
const own = (token: IToken): t.Token => token as t.Token;

/** The same items without the room that an array keeps for more of them: a tree is kept as long as its document is open. */
export function exact<Item>(items: readonly Item[]): readonly Item[] {
  return items.slice();
}

/** The offset behind a token. */
export function lastEnd(token: IToken): number {
  return own(token).end ?? 0;
}

/** The span from one token to another; error repair may have changed their order. */
export function spanFromTo(first: IToken, last: IToken): Span {
  const end = lastEnd(last);
  return { start: Math.min(first.startOffset, end), end: Math.max(first.startOffset, end) };
}

/** The span of a token, unless error repair made it up. */
export function spanOf(token: IToken): Span | undefined {
  const { start, end, virtual } = own(token);
  return virtual ? undefined : { start, end };
}

/** The name that a token writes, unless error repair made it up. */
export function nameOf(token: IToken): Name | undefined {
  const { start, end, image, tokenType, unterminated, virtual } = own(token);
  if (virtual) return undefined;
  if (tokenType !== t.BackquotedName) return { start, end, text: image, backquoted: false };
  const inside = image.slice(1, unterminated ? undefined : -1).replaceAll('``', '`');
  return { start, end, text: inside, backquoted: true };
}

/** The names that tokens write. */
export function namesOf(tokens: readonly IToken[]): readonly Name[] {
  const names: Name[] = [];
  for (const token of tokens) {
    const name = nameOf(token);
    if (name) names.push(name);
  }
  return exact(names);
}

/** The string literal that a token is. */
export function stringOf(token: IToken): StringLiteral | undefined {
  const { start, end, image, tokenType, unterminated, virtual } = own(token);
  if (virtual || tokenType !== t.StringToken) return undefined;
  const terminated = !unterminated;
  const quote = image.startsWith("'") ? "'" : '"';
  return { kind: 'string', start, end, quote, raw: image, value: decodeString(image, terminated), terminated };
}

const literalKinds = new Map<unknown, BareConstant['kind']>([
  [t.Integer, 'number'],
  [t.Decimal, 'number'],
  [t.keyword('TRUE'), 'boolean'],
  [t.keyword('FALSE'), 'boolean'],
  [t.keyword('NULL'), 'null'],
]);

/** A key or value without quotes; `text` is what Doris sees of it. */
export function bareConstant(tokens: readonly IToken[], text: string): BareConstant | undefined {
  const first = tokens[0] && own(tokens[0]);
  const last = tokens.at(-1);
  if (!first || !last || first.virtual) return undefined;
  const { start, end } = spanFromTo(first, last);
  if (tokens.length > 1) return { kind: 'constant', value: text, start, end };
  const name = t.matches(first, t.Name) ? nameOf(first) : undefined;
  if (name) return { kind: 'name', value: name.text, start, end };
  return { kind: literalKinds.get(first.tokenType) ?? 'constant', value: text, start, end };
}
