import type { ILookaheadStrategy, LookaheadProductionType, Rule, TokenType } from 'chevrotain';
import { EOF, getLookaheadPaths, LLkLookaheadStrategy } from 'chevrotain';
import { tokenTypes } from './tokens.ts';

/** What a decision comes to when none of its ways fits. */
export const noWay = -1;

/**
 * Which way to go at one place of the grammar, by the index of the next token's type: the number of the way, `noWay`, `several`
 * and more for ways to be tried in turn, because some have gates, or `deeper` and more for a table to be asked about the
 * token after it.
 */
export interface Decision {
  readonly ways: Int16Array;
  readonly choices: readonly (readonly number[])[];
  readonly tables: readonly Decision[];
}

/** The least number in a decision that stands for one of its choices. */
export const several = 1000;
/** The least number in a decision that stands for one of its tables. */
export const deeper = 2000;

/** The type at the end of the input. */
export const endType = EOF.tokenTypeIdx ?? 0;
const typeCount = Math.max(endType, ...tokenTypes.map(({ tokenTypeIdx }) => tokenTypeIdx ?? 0)) + 1;

/** Tokens that lead into a way. */
interface Path {
  readonly way: number;
  readonly types: readonly TokenType[];
}

/**
 * Makes a table of paths, the more important first; one of `depth` tokens fits whatever follows.
 * @param gated a way that fits may be closed, so that those behind it count too.
 * @param choices all tables of a decision share them.
 */
function tabulate(
  paths: readonly Path[],
  depth: number,
  gated: boolean,
  choices: (readonly number[])[] = [],
): Decision {
  const ended: Path[] = [];
  const byType = new Map<number, Path[]>();
  for (const path of paths) {
    const type = path.types[depth];
    if (!type) {
      ended.push(path);
      for (const others of byType.values()) others.push(path);
      continue;
    }
    for (const index of [type.tokenTypeIdx ?? 0, ...(type.categoryMatches ?? [])]) {
      const others = byType.get(index);
      if (others) others.push(path);
      else byType.set(index, [...ended, path]);
    }
  }
  const tables: Decision[] = [];
  const made = new Map<string, number>();
  const among = (fitting: readonly Path[]): number => {
    const inTurn = [...new Set(fitting.map(({ way }) => way))];
    return inTurn.length > 1 && gated ? several + choices.push(inTurn) - 1 : (inTurn[0] ?? noWay);
  };
  const ways = new Int16Array(typeCount).fill(among(ended));
  for (const [index, fitting] of byType) {
    const key = fitting.map((path) => paths.indexOf(path)).join();
    const isDecided = (gated ? fitting : fitting.slice(0, 1)).every(({ types }) => types.length <= depth + 1);
    const answer =
      made.get(key) ??
      (isDecided ? among(fitting) : deeper + tables.push(tabulate(fitting, depth + 1, gated, choices)) - 1);
    made.set(key, answer);
    ways[index] = answer;
  }
  return { ways, choices, tables };
}

/** The methods of the grammar that decide, in the order of their keys. */
export const deciders = ['OR', 'OPTION', 'MANY', 'AT_LEAST_ONE', 'MANY_SEP', 'AT_LEAST_ONE_SEP'] as const;

const productions: Readonly<Record<LookaheadProductionType, (typeof deciders)[number]>> = {
  Alternation: 'OR',
  Option: 'OPTION',
  Repetition: 'MANY',
  RepetitionMandatory: 'AT_LEAST_ONE',
  RepetitionWithSeparator: 'MANY_SEP',
  RepetitionMandatoryWithSeparator: 'AT_LEAST_ONE_SEP',
};

/** The key of a decision among those of its rule: `OR2` has occurrence 2. */
export function decisionKey(decider: (typeof deciders)[number], occurrence: number): number {
  return deciders.indexOf(decider) * 10 + occurrence;
}

/** The decisions of a rule by their keys. */
export interface Decisions {
  /** Those that were made so far. */
  readonly made: Decision[];
  /** How each of them is made: working all of them out would take longer than reading a first statement does. */
  readonly makers: (() => Decision)[];
}

/** Chevrotain's lookahead with its answers put into tables, which the parser asks itself. */
export interface TabledLookahead extends ILookaheadStrategy {
  /** What belongs to a rule; the makers come while the parser analyses itself. */
  readonly decisionsOf: (rule: string) => Decisions;
}

/** For optional parts there is one way, into them. */
export function tabledLookahead(maxLookahead: number): TabledLookahead {
  const byRule = new Map<string, Decisions>();
  const validation = new LLkLookaheadStrategy({ maxLookahead });
  const decisionsOf = (rule: string): Decisions => {
    const known = byRule.get(rule) ?? { made: [], makers: [] };
    byRule.set(rule, known);
    return known;
  };
  const decide = (
    rule: Rule,
    prodType: LookaheadProductionType,
    occurrence: number,
    reach: number,
    gated = false,
  ): void => {
    decisionsOf(rule.name).makers[decisionKey(productions[prodType], occurrence)] = () => {
      const alternatives = getLookaheadPaths({ occurrence, rule, prodType, maxLookahead: reach });
      const ways = prodType === 'Alternation' ? alternatives : alternatives.slice(0, 1);
      return tabulate(
        ways.flatMap((sequence, way) => sequence.map((types) => ({ way, types }))),
        0,
        gated,
      );
    };
  };
  const unasked = (): never => {
    throw new Error('decisions are taken from the tables');
  };
  return {
    decisionsOf,
    validate: (options) => validation.validate(options),
    buildLookaheadForAlternation: ({ rule, prodOccurrence, maxLookahead: reach, hasPredicates }) => {
      decide(rule, 'Alternation', prodOccurrence, reach, hasPredicates);
      return unasked;
    },
    buildLookaheadForOptional: ({ rule, prodType, prodOccurrence, maxLookahead: reach }) => {
      decide(rule, prodType, prodOccurrence, reach);
      return unasked;
    },
  };
}
