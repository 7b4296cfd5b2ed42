import type { Alternative, IProduction, Rule, TokenType } from 'chevrotain';
import {
  Alternation,
  NonTerminal,
  Option,
  Repetition,
  RepetitionMandatory,
  RepetitionMandatoryWithSeparator,
  RepetitionWithSeparator,
  Terminal,
} from 'chevrotain';
import { parserInstance } from './parser.ts';
import type { Token } from './tokens.ts';
import { matches } from './tokens.ts';

/** A place in a rule of the grammar, with the ways on from there. */
interface Node {
  readonly id: number;
  /** The rule that it belongs to. */
  readonly rule: string;
  /** Ways that need no token. */
  readonly free: Node[];
  /** The token that leads on, and where to. */
  token?: { readonly type: TokenType; readonly to: Node };
  /** The rule to go through first, and where to go after it. */
  call?: { readonly rule: string; readonly to: Node };
  /** The rule ends here. */
  final?: boolean;
}

/** Where a parser may be: a node and the nodes to return to. Equal places are one object. */
interface Place {
  readonly node: Node;
  readonly caller: Place | undefined;
  readonly id: number;
  /** How many places there are to return to. */
  readonly depth: number;
  /** The places that return to this one, by the number of their node. */
  readonly inner: Map<number, Place>;
}

/** Every place that a parser may be in after some tokens; what stands on the left of a cursor decides it. */
export interface Progress {
  /** Places in front of a token. */
  readonly waiting: readonly Place[];
  /** Whether the statement may end here. */
  readonly complete: boolean;
  /** What `advance` answered before, by token type: the same few places come again and again. */
  readonly known: Map<number, Progress | undefined>;
}

/** Turns the grammar that Chevrotain recorded into a graph of places. */
function buildGraph(rules: Record<string, Rule>): ReadonlyMap<string, Node> {
  let count = 0;
  let rule = '';
  const node = (): Node => ({ id: count++, rule, free: [] });
  const sequence = (productions: readonly IProduction[], from: Node): Node =>
    productions.reduce((at, production) => build(production, at), from);
  const repeat = (definition: readonly IProduction[], from: Node, separator?: TokenType): Node => {
    const start = node();
    const end = node();
    from.free.push(start);
    sequence(definition, start).free.push(end);
    if (!separator) end.free.push(start);
    else {
      const before = node();
      end.free.push(before);
      before.token = { type: separator, to: start };
    }
    return end;
  };
  const optional = (from: Node, end: Node): Node => {
    const after = node();
    end.free.push(after);
    from.free.push(after);
    return after;
  };
  const build = (production: IProduction, from: Node): Node => {
    if (production instanceof Terminal || production instanceof NonTerminal) {
      const start = node();
      const to = node();
      from.free.push(start);
      if (production instanceof Terminal) start.token = { type: production.terminalType, to };
      else start.call = { rule: production.nonTerminalName, to };
      return to;
    }
    if (production instanceof Alternation) {
      const after = node();
      for (const alternative of production.definition) {
        const start = node();
        from.free.push(start);
        sequence((alternative as Alternative).definition, start).free.push(after);
      }
      return after;
    }
    if (production instanceof Option) {
      const start = node();
      from.free.push(start);
      return optional(from, sequence(production.definition, start));
    }
    if (production instanceof RepetitionMandatory) return repeat(production.definition, from);
    if (production instanceof RepetitionMandatoryWithSeparator)
      return repeat(production.definition, from, production.separator);
    if (production instanceof Repetition) return optional(from, repeat(production.definition, from));
    if (production instanceof RepetitionWithSeparator)
      return optional(from, repeat(production.definition, from, production.separator));
    throw new Error(`The grammar uses ${production.constructor.name}, which completion cannot follow`);
  };
  const starts = new Map<string, Node>();
  for (const [name, { definition }] of Object.entries(rules)) {
    rule = name;
    const start = node();
    starts.set(name, start);
    sequence(definition, start).final = true;
  }
  return starts;
}

let graph: ReadonlyMap<string, Node> | undefined;

function ruleStart(rule: string): Node {
  graph ??= buildGraph(parserInstance().getGAstProductions());
  const start = graph.get(rule);
  if (!start) throw new Error(`The grammar has no rule ${rule}`);
  return start;
}

/** Rules inside one another: some hundred parentheses. Deeper nesting is refused, or its cost would be without bounds. */
const deepest = 1000;
/**
 * Ways to read the same tokens that are followed at once. Functions with a syntax of their own can also be read as plain
 * calls, so that each one around a place doubles their number.
 */
const mostWays = 16;
/** What is remembered is forgotten when it gets larger than this. */
const mostPlaces = 200_000;

let outermost = new Map<number, Place>();
let placeCount = 0;
let start: Progress | undefined;
const progresses = new Map<string, Progress>();

/** The one object for a place. */
function place(node: Node, caller: Place | undefined): Place {
  const siblings = caller?.inner ?? outermost;
  const known = siblings.get(node.id);
  if (known) return known;
  const made = { node, caller, id: placeCount++, depth: (caller?.depth ?? 0) + 1, inner: new Map<number, Place>() };
  siblings.set(node.id, made);
  return made;
}

/** Starts afresh before memory runs out: broken texts can be in any number of places. */
function forgetIfLarge(): void {
  if (placeCount < mostPlaces) return;
  placeCount = 0;
  outermost = new Map();
  start = undefined;
  progresses.clear();
}

/** All places in front of a token that can be reached from `from` without one. */
function settle(from: readonly Place[]): Progress {
  const seen = new Set<Place>();
  const waiting: Place[] = [];
  const queue = from.slice(0, mostWays);
  let complete = false;
  for (let at = queue.pop(); at; at = queue.pop()) {
    if (seen.has(at)) continue;
    seen.add(at);
    const { node, caller, depth } = at;
    if (node.token) waiting.push(at);
    if (node.call && depth < deepest) queue.push(place(ruleStart(node.call.rule), place(node.call.to, caller)));
    for (const next of node.free) queue.push(place(next, caller));
    if (node.final) {
      if (caller) queue.push(caller);
      else complete = true;
    }
  }
  const key = `${complete}${waiting.map(({ id }) => id).join()}`;
  const known = progresses.get(key);
  if (known) return known;
  const progress = { waiting, complete, known: new Map<number, Progress | undefined>() };
  progresses.set(key, progress);
  return progress;
}

/** The start of a statement. */
export function startOfGrammar(): Progress {
  forgetIfLarge();
  start ??= settle([place(ruleStart('statement'), undefined)]);
  return start;
}

/** Takes one token; `undefined` when the grammar has no way on with it. */
export function advance(progress: Progress, token: Token): Progress | undefined {
  const { waiting, known } = progress;
  if (known.has(token.tokenTypeIdx)) return known.get(token.tokenTypeIdx);
  const next: Place[] = [];
  for (const { node, caller } of waiting)
    if (node.token && matches(token, node.token.type)) next.push(place(node.token.to, caller));
  const settled = next.length > 0 ? settle(next) : undefined;
  // no way on at all: nested too deeply
  const result = settled && (settled.complete || settled.waiting.length > 0) ? settled : undefined;
  known.set(token.tokenTypeIdx, result);
  return result;
}

/** The types of the tokens that may come next, each once. */
export function expectedTypes(progress: Progress): readonly TokenType[] {
  return [...new Set(progress.waiting.flatMap(({ node }) => node.token?.type ?? []))];
}

/** Whether a place belongs to the same use of a rule as another, or to a rule called from there. */
function isWithin(inner: Place, { caller, depth, node }: Place): boolean {
  let at: Place | undefined = inner;
  while (at && at.depth > depth) at = at.caller;
  return at?.depth === depth && at.caller === caller && at.node.rule === node.rule;
}

/** Of the types that may come behind a token those that still belong to the rule which the token belongs to. */
export function expectedWithin(progress: Progress, token: Token): readonly TokenType[] {
  const taken = progress.waiting.filter(({ node }) => node.token && matches(token, node.token.type));
  const next = advance(progress, token)?.waiting ?? [];
  const within = next.filter((place) => taken.some((from) => isWithin(place, from)));
  return [...new Set(within.flatMap(({ node }) => node.token?.type ?? []))];
}

/** Whether a token of this type may come next within the given rule of the grammar. */
export function expects(progress: Progress, type: TokenType, rule?: string): boolean {
  return progress.waiting.some(({ node }) => node.token?.type === type && (rule === undefined || node.rule === rule));
}

/** Whether the parser may be inside the given rule, at any depth. */
export function isInside(progress: Progress, rule: string): boolean {
  for (const { node, caller } of progress.waiting) {
    if (node.rule === rule) return true;
    for (let at = caller; at; at = at.caller) if (at.node.rule === rule) return true;
  }
  return false;
}

/** The fewest tokens from each place of a rule to the rule's end. */
function endCosts(): ReadonlyMap<Node, number> {
  startOfGrammar();
  const costs = new Map<Node, number>();
  const all = new Set<Node>();
  const collect = (from: Node): void => {
    if (all.has(from)) return;
    all.add(from);
    for (const next of [...from.free, from.token?.to, from.call?.to]) if (next) collect(next);
  };
  for (const first of graph?.values() ?? []) collect(first);
  const of = (node: Node): number => costs.get(node) ?? Number.POSITIVE_INFINITY;
  for (let changed = true; changed; ) {
    changed = false;
    for (const node of all) {
      const best = Math.min(
        node.final ? 0 : Number.POSITIVE_INFINITY,
        node.token ? 1 + of(node.token.to) : Number.POSITIVE_INFINITY,
        node.call ? of(ruleStart(node.call.rule)) + of(node.call.to) : Number.POSITIVE_INFINITY,
        ...node.free.map(of),
      );
      if (best < of(node)) {
        costs.set(node, best);
        changed = true;
      }
    }
  }
  return costs;
}

let costs: ReadonlyMap<Node, number> | undefined;

/** The types of the fewest tokens that complete the statement from here. */
export function shortestCompletion(progress: Progress): readonly TokenType[] {
  costs ??= endCosts();
  const known = costs;
  const cost = (at: Place | undefined): number => (at ? (known.get(at.node) ?? 0) + cost(at.caller) : 0);
  const types: TokenType[] = [];
  let now = progress;
  let left = Number.POSITIVE_INFINITY;
  while (!now.complete) {
    let best = now.waiting[0];
    for (const at of now.waiting) if (best && cost(at) < cost(best)) best = at;
    // where nesting is too deep, the way to the end may be cut off
    if (!best?.node.token || cost(best) >= left) break;
    left = cost(best);
    types.push(best.node.token.type);
    now = settle([place(best.node.token.to, best.caller)]);
  }
  return types;
}
