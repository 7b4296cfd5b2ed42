import type { IToken } from 'chevrotain';
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
  const parser = parserInstance();
  parser.input = tokens as unknown as IToken[];
  try {
    const statement = parser.statement();
    return parser.errors.length === 0 ? statement : undefined;
  } catch (error) {
    // the stack ends before the nesting does; anything else is a mistake of ours
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
