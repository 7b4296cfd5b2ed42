import type { TextEdit } from '../syntax/edits.ts';
import type { Span } from '../syntax/tree.ts';
import type { SnippetText } from './snippetText.ts';
import { plainText, snippetSyntax } from './snippetText.ts';
import type { Wording } from './wording/wording.ts';

/** What the client can do, and what its user reads. */
export interface CompletionOptions {
  /** It takes snippets, with places to fill in. */
  readonly snippets: boolean;
  /** The character that was typed just now and made the suggestions open; absent when the user asked for them. */
  readonly trigger?: string;
  readonly wording: Wording;
}

/** One thing that can be written at the cursor. Offsets count from the start of the statement's text. */
export interface CompletionItem {
  readonly label: string;
  readonly kind: 'property' | 'value' | 'keyword' | 'name' | 'snippet';
  /** One line beside the label. */
  readonly detail?: string;
  /** Markdown. */
  readonly documentation?: string;
  readonly edit: {
    /** On one line, the cursor in it or at an end of it. */
    readonly span: Span;
    /** Exactly as it is to stand in the text: an editor must not indent its lines once more. */
    readonly newText: string;
    /** `newText` is in snippet syntax. */
    readonly isSnippet: boolean;
  };
  /** Elsewhere in the statement, apart from `edit.span`. */
  readonly additionalEdits: readonly TextEdit[];
  /** Puts the items in their order. */
  readonly sortText: string;
  /** What the text between the start of `edit.span` and the cursor is compared with. */
  readonly filterText: string;
  readonly preselect: boolean;
  readonly deprecated: boolean;
  /** Suggestions should open again once the item is written, for the value that it leaves open. */
  readonly retrigger: boolean;
}

/** An item with its place in the list: the lower its weight, the earlier; equal weights keep their order. */
export interface WeightedItem {
  readonly weight: number;
  readonly item: Omit<CompletionItem, 'sortText'>;
}

/** Fills in what most items have in common. */
export function weighted(
  weight: number,
  item: Pick<WeightedItem['item'], 'label' | 'kind' | 'filterText' | 'edit'> & Partial<WeightedItem['item']>,
): WeightedItem {
  return { weight, item: { additionalEdits: [], preselect: false, deprecated: false, retrigger: false, ...item } };
}

/** The edit that writes `text` over `span`, as the client can take it. */
export function editOf(
  span: Span,
  text: SnippetText,
  { snippets }: Pick<CompletionOptions, 'snippets'>,
): CompletionItem['edit'] {
  const isSnippet = snippets && text.some((piece) => typeof piece !== 'string');
  return { span, newText: isSnippet ? snippetSyntax(text) : plainText(text), isSnippet };
}
