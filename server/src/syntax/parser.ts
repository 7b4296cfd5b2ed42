import { RoutineLoadParser } from './grammar.ts';
import type { Token } from './tokens.ts';
import type { RoutineLoadStatement } from './tree.ts';

let instance: RoutineLoadParser | undefined;

/** The one parser of the process, made when first needed; its self-checks run in the unit tests only. */
export function parserInstance(): RoutineLoadParser {
  instance ??= new RoutineLoadParser(true);
  return instance;
}

/** The tree of tokens that the grammar takes as they are, or `undefined`. Never throws. */
export function parseTokens(tokens: readonly Token[]): RoutineLoadStatement | undefined {
  return parserInstance().read(tokens);
}
