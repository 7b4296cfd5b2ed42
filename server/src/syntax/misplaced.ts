import type { TextEdit } from './edits.ts';
import type { Progress } from './follow.ts';
import { advance, startOfGrammar } from './follow.ts';
import * as s from './situation.ts';
import type { SyntaxProblem } from './syntaxProblem.ts';
import type { Token } from './tokens.ts';
import * as t from './tokens.ts';

/** Tokens in an order that the grammar takes, and what to say about the order in which they are. */
export interface Rearranged {
  readonly tokens: readonly Token[];
  readonly problem: SyntaxProblem;
}

/** Tokens that are read at most to find the right order: long statements with other mistakes would take too long. */
const mostSteps = 20_000;
/** How far in front of a token that is refused the mistake may be: what came next may have been read as something else. */
const mostBack = 2;

/** Tokens with the states of the grammar in front of each, up to the one that it refuses. */
interface Walk {
  readonly states: readonly Progress[];
  /** Index of the token that is refused; their number when all were read. */
  readonly stop: number;
}

function walk(tokens: readonly Token[], from = startOfGrammar()): Walk {
  const states = [from];
  for (const token of tokens) {
    const next = advance(states.at(-1) as Progress, token);
    if (!next) break;
    states.push(next);
  }
  return { states, stop: states.length - 1 };
}

/** A statement that is looked through. */
interface Search extends Walk {
  readonly tokens: readonly Token[];
  /** How many tokens may still be read. */
  readonly budget: { left: number };
}

/** Whether tokens are a whole statement, from a state of the grammar on. */
function isRest({ budget }: Search, from: Progress | undefined, tokens: Iterable<Token>): boolean {
  let progress = from;
  for (const token of tokens) {
    progress = progress && advance(progress, token);
    if (!progress || budget.left-- <= 0) return false;
  }
  return progress?.complete === true;
}

/** Whether nothing but what stands between the same parentheses is between two places: what is written there belongs together. */
function isOneList(tokens: readonly Token[], from: number, to: number): boolean {
  let depth = 0;
  for (let index = from; index < to; index++) {
    const type = tokens[index]?.tokenType;
    if (type === t.LeftParen) depth++;
    if (type === t.RightParen && depth-- === 0) return false;
  }
  return depth === 0;
}

/** A token that was wanted at one place and stands at another. */
interface Move {
  /** Where it is. */
  readonly from: number;
  /** The token in front of which it belongs; behind the last one when it is their number. */
  readonly to: number;
}

function* slice(tokens: readonly Token[], from: number, to = tokens.length): Generator<Token> {
  for (let index = from; index < to; index++) yield tokens[index] as Token;
}

function* rest(tokens: readonly Token[], moved: number, behind: number): Generator<Token> {
  yield* slice(tokens, behind, moved);
  yield* slice(tokens, moved + 1);
}

/** A token further on that is missing in front of `to`. */
function missingHere(search: Search, to: number): Move | undefined {
  const { tokens, states } = search;
  const state = states[to];
  for (let from = to + 1; state && from < tokens.length; from++) {
    const token = tokens[from] as Token;
    const next = advance(state, token);
    if (!next) continue;
    if (!isRest(search, next, rest(tokens, from, to))) continue;
    if (token.tokenType === t.Comma && !isOneList(tokens, to, from)) continue;
    // of two that both would do, the second is the one that is too much
    const second = tokens[from + 1];
    const isSecond = second && isRest(search, advance(state, second), rest(tokens, from + 1, to));
    return { from: from + Number(isSecond ?? false), to };
  }
  return undefined;
}

/** The token at `from`, which is missing further on. */
function surplusHere(search: Search, from: number): Move | undefined {
  const { tokens, states } = search;
  const state = states[from];
  const token = tokens[from];
  if (!state || !token) return undefined;
  const behind = walk(tokens.slice(from + 1), state);
  const last = from + 1 + behind.stop;
  for (let to = last; to > from + 1 && to >= last - mostBack; to--) {
    const next = advance(behind.states[to - from - 1] as Progress, token);
    if (token.tokenType === t.Comma && !isOneList(tokens, from + 1, to)) continue;
    if (isRest(search, next, slice(tokens, to))) return { from, to };
  }
  return undefined;
}

/** The token further on that has changed places with the one at `one`. */
function exchangedWith(search: Search, one: number): number | undefined {
  const { tokens, states } = search;
  const first = tokens[one] as Token;
  function* behind(other: number): Generator<Token> {
    yield* slice(tokens, one + 1, other);
    yield first;
    yield* slice(tokens, other + 1);
  }
  for (let other = one + 2; other < tokens.length; other++) {
    const next = advance(states[one] as Progress, tokens[other] as Token);
    if (next && isRest(search, next, behind(other))) return other;
  }
  return undefined;
}

function edgeOf(tokens: readonly Token[], index: number): { readonly start: number; readonly end: number } {
  return { start: tokens[index - 1]?.end ?? 0, end: tokens[index]?.start ?? tokens.at(-1)?.end ?? 0 };
}

/** Puts a sign or word in front of the token at `index`, a comma right behind the token before it. */
function insertion(text: string, tokens: readonly Token[], index: number, moved: Token): TextEdit {
  const { start, end } = edgeOf(tokens, index);
  const image = text.slice(moved.start, moved.end);
  const isBehind = moved.tokenType === t.Comma || moved.tokenType === t.RightParen || index === tokens.length;
  const at = isBehind ? start : end;
  const before = isBehind && moved.kind !== 'symbol' ? ' ' : '';
  const blank = isBehind || moved.tokenType === t.LeftParen || moved.tokenType === t.Dot ? '' : ' ';
  return { span: { start: at, end: at }, text: before + image + blank };
}

function describeMove(text: string, tokens: readonly Token[], { from, to }: Move): SyntaxProblem {
  const moved = tokens[from] as Token;
  const place = tokens[to];
  const isAhead = to < from;
  const where = place ? `before ${s.quote(place)}` : 'at the end of the statement';
  return {
    span: isAhead && place ? place : moved,
    message: isAhead
      ? `${s.quoteFirst(moved)} belongs ${where}, and stands further on.`
      : `${s.quoteFirst(moved)} is not expected here: it belongs ${where}.`,
    fix: {
      title: isAhead ? 'Move it here' : 'Move it there',
      edits: [insertion(text, tokens, to, moved), { span: moved, text: '' }],
    },
  };
}

function describeExchange(text: string, one: Token, other: Token): SyntaxProblem {
  const change = (at: Token, { start, end }: Token): TextEdit => ({ span: at, text: text.slice(start, end) });
  return {
    span: one,
    message: `${s.quoteFirst(one)} and ${s.quote(other)} further on have changed places.`,
    fix: { title: 'Swap them', edits: [change(one, other), change(other, one)] },
  };
}

/**
 * The tokens of a statement in which one stands in the wrong place, or two stand in each other's, in the right order; `undefined` where
 * no such change makes all of it right. What is missing at one place and too much at another is one mistake.
 */
export function rearranged(text: string, tokens: readonly Token[]): Rearranged | undefined {
  const search = { ...walk(tokens), tokens, budget: { left: mostSteps } };
  for (let back = 0; back <= mostBack && search.stop - back >= 0; back++) {
    const at = search.stop - back;
    const move = missingHere(search, at) ?? surplusHere(search, at);
    if (move) {
      const moved = tokens[move.from] as Token;
      const result = tokens.toSpliced(move.from, 1);
      return {
        tokens: result.toSpliced(move.to - Number(move.to > move.from), 0, moved),
        problem: describeMove(text, tokens, move),
      };
    }
    const other = at < tokens.length ? exchangedWith(search, at) : undefined;
    const [one, second] = [tokens[at], tokens[other ?? -1]];
    if (one && second && other !== undefined)
      return {
        tokens: tokens.with(at, second).with(other, one),
        problem: describeExchange(text, one, second),
      };
  }
  return undefined;
}
