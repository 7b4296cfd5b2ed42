import type { AnalyzedStatement } from '../rules/analysis.ts';
import { namePlaceAt } from '../syntax/keywordCompletion.ts';
import { type Around, standsAlone } from './around.ts';
import { blockItems } from './completionBlocks.ts';
import { startItems, wordItems, wordsBehindHead } from './completionClauses.ts';
import { commentItems } from './completionComments.ts';
import type { CompletionItem, CompletionOptions, WeightedItem } from './completionItem.ts';
import { keyItems } from './completionKeys.ts';
import { jobNameItems, nameItems, shownItems } from './completionNames.ts';
import { valueItems } from './completionValues.ts';
import { type ClauseCursor, cursorAt } from './cursor.ts';

/**
 * What can be written at the cursor, best first.
 * @param offset UTF-16 units from the start of the statement's text.
 * @param around what the other statements of the file and the workspace tell.
 */
export function completionsAt(
  analyzed: AnalyzedStatement,
  offset: number,
  options: CompletionOptions,
  around: Around = standsAlone,
): readonly CompletionItem[] {
  if (options.trigger !== undefined && endsString(analyzed, offset)) return [];
  const cursor = cursorAt(analyzed, offset);
  switch (cursor.at) {
    case 'key':
      return inOrder([...keyItems(cursor, options), ...blockItems(cursor, options)]);
    case 'value':
      return inOrder(valueItems(cursor, offset, options, around));
    case 'clause':
      return inOrder(clauseItems(analyzed, cursor, offset, options, around));
    case 'job-name':
      return inOrder(jobNameItems(analyzed, cursor, options, around));
    case 'comment':
      return inOrder(commentItems(analyzed, cursor, offset, options, around));
    case 'start':
      return inOrder([...startItems(analyzed, cursor, options), ...wordsBehindHead(analyzed, cursor, offset, options)]);
    case 'nothing':
      return [];
  }
}

/** Names, then the words that may stand in their place; no words in backquotes. */
function clauseItems(
  analyzed: AnalyzedStatement,
  cursor: ClauseCursor,
  offset: number,
  options: CompletionOptions,
  around: Around,
): readonly WeightedItem[] {
  const { parsed } = analyzed;
  const isShown = cursor.before.some(({ image }) => image.toUpperCase() === 'WHERE');
  if (isShown && parsed.statement?.kind === 'show-routine-load-task')
    return shownItems(analyzed, cursor, options, around);
  const place = namePlaceAt(parsed, offset);
  const names = place ? nameItems(analyzed, cursor, place, options, around) : [];
  return cursor.quoted ? names : [...names, ...wordItems(analyzed, cursor, offset, options)];
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
