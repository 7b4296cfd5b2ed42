import type { AnalyzedStatement } from '../rules/analysis.ts';
import { blockItems } from './completionBlocks.ts';
import { startItems, wordItems, wordsBehindHead } from './completionClauses.ts';
import type { CompletionItem, CompletionOptions, WeightedItem } from './completionItem.ts';
import { keyItems } from './completionKeys.ts';
import { valueItems } from './completionValues.ts';
import { cursorAt } from './cursor.ts';

/**
 * What can be written at the cursor, best first.
 * @param offset UTF-16 units from the start of the statement's text.
 */
export function completionsAt(
  analyzed: AnalyzedStatement,
  offset: number,
  options: CompletionOptions,
): readonly CompletionItem[] {
  if (options.trigger !== undefined && endsString(analyzed, offset)) return [];
  const cursor = cursorAt(analyzed, offset);
  switch (cursor.at) {
    case 'key':
      return inOrder([...keyItems(cursor, options), ...blockItems(cursor, options)]);
    case 'value':
      return inOrder(valueItems(cursor, offset, options));
    case 'clause':
      return inOrder(wordItems(analyzed, cursor, offset, options));
    case 'start':
      return inOrder([...startItems(analyzed, cursor, options), ...wordsBehindHead(analyzed, cursor, offset, options)]);
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
