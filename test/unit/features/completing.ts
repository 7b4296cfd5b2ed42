import { TextDocument } from 'vscode-languageserver-textdocument';
import { type DorisVersion, defaultDorisVersion } from '../../../server/src/catalog/index.ts';
import type { Around } from '../../../server/src/features/around.ts';
import { completionsAt } from '../../../server/src/features/completion.ts';
import type { CompletionItem } from '../../../server/src/features/completionItem.ts';
import { english } from '../../../server/src/features/wording/english.ts';
import type { Wording } from '../../../server/src/features/wording/wording.ts';
import { type AnalyzedStatement, analyzeStatement } from '../../../server/src/rules/analysis.ts';
import { applyEdits } from '../../../server/src/syntax/edits.ts';
import { analysisAt } from '../../../server/src/workspace/analyses.ts';
import { aroundAt } from '../../../server/src/workspace/around.ts';
import { openSnapshot, placeAt, withWorkspace } from '../../../server/src/workspace/document.ts';
import { workspaceOf } from '../../../server/src/workspace/workspace.ts';
import { readCursor } from '../../support/markers.ts';
import { readSnippet } from '../../support/snippets.ts';

export interface CompletingOptions {
  readonly version?: DorisVersion;
  /** Whether the editor takes snippets; true when absent. */
  readonly snippets?: boolean;
  /** English when absent. */
  readonly wording?: Wording;
  /** The other files of the workspace by their names. */
  readonly others?: Readonly<Record<string, string>>;
}

/** What completion offers at the `|` of a statement, as an editor would show it: what does not match the typed text is out. */
export function offers(marked: string, options: CompletingOptions = {}): readonly CompletionItem[] {
  const { text, offset } = readCursor(marked);
  return offersAt(analyzeStatement(text, options.version ?? defaultDorisVersion), offset, options);
}

/** What is offered at the `|` of a file with other statements. */
export function offersInFile(marked: string, options: CompletingOptions = {}): readonly CompletionItem[] {
  const { snapshot, index, offset } = placeIn(marked, options);
  return offersAt(analysisAt(snapshot, index), offset, options, aroundAt(snapshot, index));
}

/** Their labels, in their order. */
export function labelsInFile(marked: string, options: CompletingOptions = {}): readonly string[] {
  return offersInFile(marked, options).map((item) => item.label);
}

/** The statement at the `|` once the item of that label is accepted. */
export function completeInFile(marked: string, label: string, options: CompletingOptions = {}): string {
  const { snapshot, index } = placeIn(marked, options);
  const item = offersInFile(marked, options).find((candidate) => candidate.label === label);
  if (!item) throw new Error(`${label} is not offered in: ${marked}`);
  return accepted(snapshot.pieces[index]?.text ?? '', item).trim();
}

function placeIn(marked: string, { version, others = {} }: CompletingOptions) {
  const { text, offset } = readCursor(marked);
  const uri = 'file:///jobs.sql';
  const files = Object.entries(others).map(([name, content]) => ({ uri: `file:///${name}`, text: content }));
  const opened = openSnapshot(uri, 1, version ?? defaultDorisVersion, text);
  const snapshot = withWorkspace(opened, workspaceOf([...files, { uri, text }]));
  const { index, offset: within } = placeAt(snapshot, TextDocument.create(uri, 'sql', 1, text).positionAt(offset));
  return { snapshot, index, offset: within };
}

function offersAt(
  analyzed: AnalyzedStatement,
  offset: number,
  options: CompletingOptions,
  around?: Around,
): readonly CompletionItem[] {
  const { text } = analyzed.parsed;
  const clientAndReader = { snippets: options.snippets ?? true, wording: options.wording ?? english };
  const items = completionsAt(analyzed, offset, clientAndReader, around);
  for (const item of items) checkEdit(item, text, offset);
  const shown = items.filter((item) => isShown(item, text, offset));
  return shown.toSorted((a, b) => (a.sortText < b.sortText ? -1 : 1));
}

/** The labels at the `|`, in their order. */
export function labels(marked: string, options: CompletingOptions = {}): readonly string[] {
  return offers(marked, options).map((item) => item.label);
}

/**
 * The whole text once the item of that label is accepted. Places to fill in are marked: `«text»`, or `|` for an empty one.
 */
export function complete(marked: string, label: string, options: CompletingOptions = {}): string {
  const item = offers(marked, options).find((candidate) => candidate.label === label || candidate.detail === label);
  if (!item) throw new Error(`${label} is not offered in: ${marked}`);
  return accepted(readCursor(marked).text, item);
}

/** The text once an item is accepted, with places to fill in marked. */
export function accepted(text: string, { edit, additionalEdits }: CompletionItem): string {
  const written = edit.isSnippet ? readSnippet(edit.newText) : edit.newText;
  return applyEdits(text, [{ span: edit.span, text: written }, ...additionalEdits]);
}

function isShown({ filterText, edit }: CompletionItem, text: string, offset: number): boolean {
  return isMatch(text.slice(edit.span.start, offset), filterText);
}

/** VS Code drops an item unless the text in front of the cursor is found in its filter text, letter by letter. */
export function isMatch(typed: string, filterText: string): boolean {
  let from = 0;
  for (const letter of typed.trimStart().toLowerCase()) {
    const at = filterText.toLowerCase().indexOf(letter, from);
    if (at < 0) return false;
    from = at + 1;
  }
  return true;
}

/** What the protocol demands of an item's edits. */
function checkEdit({ label, edit, additionalEdits }: CompletionItem, text: string, offset: number): void {
  const { start, end } = edit.span;
  if (start > offset || end < offset) throw new Error(`The edit of ${label} is not at the cursor`);
  if (/[\r\n]/.test(text.slice(start, end))) throw new Error(`The edit of ${label} spans lines`);
  for (const { span } of additionalEdits) {
    if (span.start <= end && start <= span.end) throw new Error(`The other edits of ${label} touch the first`);
  }
}
