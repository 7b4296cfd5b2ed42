import { orderDiagnoses } from './clauseOrder.ts';
import { diagnoses } from './diagnoses.ts';
import type { Progress } from './follow.ts';
import { advance, shortestCompletion, startOfGrammar } from './follow.ts';
import { genericDiagnoses } from './genericDiagnoses.ts';
import type { Repair, Situation } from './situation.ts';
import * as s from './situation.ts';
import type { SyntaxProblem } from './syntaxProblem.ts';
import type { Token } from './tokens.ts';
import type { Span } from './tree.ts';

/** Tokens that the grammar takes, and what had to be changed to get there. */
export interface Repaired {
  readonly tokens: readonly Token[];
  readonly errors: readonly SyntaxProblem[];
  /** Where the grammar stands behind them. */
  readonly progress: Progress;
}

/** More mistakes than this in one statement are not told apart: the rest of it is passed over. */
const mostErrors = 40;
/** More repairs than these are not tried, although many of them may be of one mistake. */
const mostRepairs = 1000;
/** How far a repair is tried out. */
const horizon = 12;
/** The score of a repair with which the whole statement can be read. */
const readsAll = horizon + 6;

const knownDiagnoses = [...diagnoses, ...orderDiagnoses];
const allDiagnoses = [...knownDiagnoses, ...genericDiagnoses];

/** How far the statement can be read after a repair, in tokens; `undefined` when the repair itself does not fit. */
function reach(situation: Situation, repair: Repair): number | undefined {
  const { states, input, at } = situation;
  let progress: Progress | undefined = states[repair.keep];
  for (const token of repair.insert) progress = progress && advance(progress, token);
  if (!progress) return undefined;
  const rest = at + repair.skip;
  // what it takes from the text and puts back, with something around it, is read
  const putBack = new Set(repair.insert);
  const carried = input.slice(at, rest).filter((token) => putBack.has(token)).length;
  const postponed = repair.postpone ?? [];
  const total = input.length - rest + postponed.length;
  for (let ahead = 0; ahead < total; ahead++) {
    const next = rest + ahead;
    const isOther = repair.later?.has(next) === true;
    const token = isOther ? repair.later?.get(next) : (input[next] ?? postponed[next - input.length]);
    if (isOther && !token) continue;
    const state: Progress | undefined = token && advance(progress, token);
    // beyond the horizon only a reader of the whole statement may go on: it is the best there can be
    if (!state) return Math.min(carried + ahead, horizon);
    if (ahead > horizon * 20) return horizon;
    progress = state;
  }
  return progress.complete ? readsAll : Math.min(carried + total, horizon);
}

/** A repair, and whether it mends a mistake that people are known to make. */
interface Chosen {
  readonly repair: Repair;
  readonly isKnown: boolean;
}

/** The repair after which most of the statement can be read; among equals the one that was thought of first. */
function choose(situation: Situation): Chosen | undefined {
  let best: Chosen | undefined;
  let bestScore = Number.NEGATIVE_INFINITY;
  for (const diagnose of allDiagnoses) {
    const found = diagnose(situation);
    for (const repair of found === undefined ? [] : 'error' in found ? [found] : found) {
      const read = reach(situation, repair);
      // one that reads nothing further is no repair, unless it passes over something
      if (read === undefined || (read === 0 && repair.skip === 0 && situation.token)) continue;
      const score = read - (repair.cost ?? 0);
      if (score <= bestScore) continue;
      best = { repair, isKnown: knownDiagnoses.includes(diagnose) };
      bestScore = score;
      if (score === readsAll) return best;
    }
  }
  return best;
}

function joined(one: Span, other: Span): Span {
  return { start: Math.min(one.start, other.start), end: Math.max(one.end, other.end) };
}

/**
 * Changes the tokens of a statement that the grammar refuses into ones that it takes, naming each mistake once. Reads from
 * left to right; at a refused token the repair wins after which the grammar can read furthest. Always ends: each repair
 * passes over input or completes the statement, and their number is bounded.
 * @param open leave the end as it is: the tokens are the beginning of a statement.
 */
export function repairTokens(text: string, tokens: readonly Token[], open = false): Repaired {
  let input = tokens;
  let output: Token[] = [];
  let states: Progress[] = [startOfGrammar()];
  const errors: SyntaxProblem[] = [];
  const now = (): Progress => states.at(-1) as Progress;
  const take = (token: Token): boolean => {
    const next = advance(now(), token);
    if (!next) return false;
    output.push(token);
    states.push(next);
    return true;
  };
  let lastErrorAt = -1;
  /** The length of the output when text was last thrown away. */
  let surplusUpTo = -1;
  let isEndTold = false;
  let errorsHere = 0;
  let repairs = 0;
  for (let at = 0; at < input.length || !(open || now().complete); ) {
    const token = input[at];
    if (token && take(token)) {
      at++;
      continue;
    }
    const situation: Situation = {
      ...{ text, input, at, output, states, token },
      progress: now(),
      previous: output.at(-1),
    };
    errorsHere = at === lastErrorAt ? errorsHere + 1 : 0;
    lastErrorAt = at;
    const isHopeless = errors.length >= mostErrors || errorsHere > 3 || repairs++ > mostRepairs;
    const chosen = isHopeless ? undefined : choose(situation);
    const lastError = errors.at(-1);
    if (!chosen) {
      if (token && lastError && surplusUpTo === output.length)
        errors[errors.length - 1] = {
          ...lastError,
          span: joined(lastError.span, input.at(-1) ?? token),
          fix: undefined,
        };
      else if (token && errors.length < mostErrors)
        errors.push({ span: token, message: `${s.quoteFirst(token)} is not expected here.` });
      for (const type of open ? [] : shortestCompletion(now())) take(s.virtual(type, s.gap(situation)));
      break;
    }
    const { repair, isKnown } = chosen;
    const found = repair.error();
    const error = found.fix && isKnown && !found.fix.isGuess ? { ...found, fix: { safe: true, ...found.fix } } : found;
    // a statement that breaks off in the middle of a word is one mistake
    if (!token && !isEndTold && lastError && lastError.span.end === input.at(-1)?.end) errors.pop();
    if (repair.surplus && lastError && surplusUpTo === output.length)
      errors[errors.length - 1] = { ...lastError, span: joined(lastError.span, error.span), fix: undefined };
    else if (token || !isEndTold) errors.push(error);
    surplusUpTo = repair.surplus ? repair.keep : -1;
    isEndTold ||= repair.tellsEnd === true;
    output = output.slice(0, repair.keep);
    states = states.slice(0, repair.keep + 1);
    for (const inserted of repair.insert) take(inserted);
    const { later } = repair;
    at += repair.skip;
    // what lies behind is not counted again
    if (later) input = input.flatMap((other, index) => (later.has(index) ? (later.get(index) ?? []) : other));
    if (repair.postpone) input = [...input, ...repair.postpone];
  }
  return { tokens: output, errors, progress: now() };
}
