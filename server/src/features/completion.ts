import type { AnalyzedStatement } from '../rules/analysis.ts';
import { blockItems } from './completionBlocks.ts';
import { startItems, wordItems, wordsBehindHead } from './completionClauses.ts';
import type { CompletionItem, CompletionOptions, WeightedItem } from './completionItem.ts';
import { keyItems } from './completionKeys.ts';
import { valueItems } from './completionValues.ts';
import type { Cursor } from './cursor.ts';
import { cursorAt } from './cursor.ts';

/** What can be written at a place. */
export interface Completions {
  /** Best first. */
  readonly items: readonly CompletionItem[];
  /**
   * Whether the editor has to ask again at the next letter. It keeps whatever has the letters typed somewhere, which is right for
   * keys and values; but nobody who goes on from `show` to `show load` means SHOW ROUTINE LOAD.
   */
  readonly isIncomplete: boolean;
}

/**
 * What can be written at the cursor.
 * @param offset UTF-16 units from the start of the statement's text.
 */
export function completionsAt(analyzed: AnalyzedStatement, offset: number, options: CompletionOptions): Completions {
  if (options.trigger !== undefined && endsString(analyzed, offset)) return { items: [], isIncomplete: false };
  const cursor = cursorAt(analyzed, offset);
  return { items: inOrder(itemsAt(cursor, analyzed, offset, options)), isIncomplete: cursor.at === 'start' };
}

function itemsAt(
  cursor: Cursor,
  analyzed: AnalyzedStatement,
  offset: number,
  options: CompletionOptions,
): readonly WeightedItem[] {
  switch (cursor.at) {
    case 'key':
      return [...keyItems(cursor, options), ...blockItems(cursor, options)];
    case 'value':
      return valueItems(cursor, offset, options);
    case 'clause':
      return wordItems(analyzed, cursor, offset, options);
    case 'start':
      return [...startItems(analyzed, cursor, options), ...wordsBehindHead(analyzed, cursor, offset, options)];
    case 'nothing':
      return [];
  }
}

/** Whether the cursor is right behind a closing quote: who typed that has finished, and may press Enter next. */
function endsString({ parsed }: AnalyzedStatement, offset: number): boolean {
  return parsed.tokens().some(({ kind, end, unterminated }) => kind === 'string' && end === offset && !unterminated);
}

function inOrder(items: readonly WeightedItem[]): readonly CompletionItem[] {
  return items
    .toSorted((a, b) => a.weight - b.weight)
    .map(({ item }, index) => ({ ...item, sortText: String(index).padStart(4, '0') }));
}
