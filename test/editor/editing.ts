import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { CodeAction, CompletionItem, CompletionList, Diagnostic, Hover, TextDocument, TextEditor } from 'vscode';
import {
  commands,
  DiagnosticSeverity,
  DiagnosticTag,
  EndOfLine,
  languages,
  MarkdownString,
  Position,
  Range,
  Selection,
  SnippetString,
  Uri,
  WorkspaceEdit,
  window,
  workspace,
} from 'vscode';
import { markRanges, readCursor, readRanges } from '../support/markers.ts';
import { eventually } from './eventually.ts';

/** The languages that the extension serves. */
export type Language = 'sql' | 'doris-sql';

/** A mistake of its own line, whose finding tells that the text above has been checked too. */
const sentinel = 'RESUME ROUTINE LOAD';

/**
 * Opens a new file of the workspace in an editor. Every test has files of its own: VS Code gives the name of an untitled
 * document that was closed to the next one, which can then begin with the text of the other.
 */
export async function openSql(content: string, language: Language = 'doris-sql'): Promise<TextEditor> {
  const [folder] = workspace.workspaceFolders ?? [];
  assert.ok(folder, 'a folder is open');
  const uri = Uri.joinPath(folder.uri, `${randomUUID()}.${language === 'sql' ? 'sql' : 'doris.sql'}`);
  await workspace.fs.writeFile(uri, Buffer.from(content));
  const editor = await window.showTextDocument(uri, { preview: false });
  assert.equal(editor.document.languageId, language);
  return editor;
}

/** Opens a new document with the cursor at the `|` of its text. */
export async function openAtCursor(marked: string, language?: Language): Promise<TextEditor> {
  const { text, offset } = readCursor(marked);
  const editor = await openSql(text, language);
  const cursor = editor.document.positionAt(offset);
  editor.selection = new Selection(cursor, cursor);
  return editor;
}

/** The findings of this extension in a document, in the order of the text. */
export function findingsOf({ uri }: TextDocument): readonly Diagnostic[] {
  return languages
    .getDiagnostics(uri)
    .filter(({ source }) => source === 'Doris Routine Load')
    .toSorted((a, b) => a.range.start.compareTo(b.range.start));
}

/** The id of the rule that a finding is of; VS Code keeps it with the address of the rule's page. */
function codeOf({ code }: Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}

/** A finding as `severity code «marked text»`, with `faded` in front where the text is faded. */
function shown(document: TextDocument, finding: Diagnostic): string {
  const { range, severity, tags } = finding;
  const faded = tags?.includes(DiagnosticTag.Unnecessary) ? 'faded ' : '';
  return `${faded}${DiagnosticSeverity[severity].toLowerCase()} ${codeOf(finding)} «${document.getText(range)}»`;
}

/** Waits until the findings of a document, in the form of `shown`, are these. */
export async function expectFindings(document: TextDocument, expected: readonly string[]): Promise<void> {
  let last: readonly string[] = [];
  const matches = (): boolean => {
    last = findingsOf(document).map((finding) => shown(document, finding));
    return JSON.stringify(last) === JSON.stringify(expected);
  };
  await eventually('the expected findings', matches).catch(() => assert.deepEqual(last, expected));
}

/** Waits until a document has been checked as it is now, and shows that nothing was found in it. */
export async function expectSilence({ document }: TextEditor): Promise<void> {
  const end = document.positionAt(document.getText().length);
  const edit = new WorkspaceEdit();
  edit.insert(document.uri, end, `\n;\n${sentinel}`);
  await workspace.applyEdit(edit);
  const line = document.lineCount - 1;
  const checked = (): boolean => findingsOf(document).some(({ range }) => range.start.line >= line);
  await eventually('the end of the document is checked', checked);
  assert.deepEqual(
    findingsOf(document)
      .filter(({ range }) => range.start.line < line)
      .map((finding) => `${shown(document, finding)}: ${finding.message}`),
    [],
  );
}

/** What the extension offers at the `|`, in its order. */
export async function suggestionsIn({ document, selection }: TextEditor): Promise<readonly CompletionItem[]> {
  const list = await commands.executeCommand<CompletionList>(
    'vscode.executeCompletionItemProvider',
    document.uri,
    selection.active,
  );
  return list.items
    .filter(({ sortText }) => sortText !== undefined && /^\d{4}$/.test(sortText))
    .toSorted((a, b) => ((a.sortText ?? '') < (b.sortText ?? '') ? -1 : 1));
}

/** The label of a suggestion without what stands beside it. */
export function labelOf({ label }: CompletionItem): string {
  return typeof label === 'string' ? label : label.label;
}

/** Accepts a suggestion at the `|` of a text in the way the editor does, and gives the whole text that results. */
export async function complete(marked: string, label: string, language?: Language): Promise<string> {
  const editor = await openAtCursor(marked, language);
  const items = await suggestionsIn(editor);
  const item = items.find((candidate) => labelOf(candidate) === label);
  assert.ok(item, `${label} is among the suggestions: ${items.map(labelOf).join(', ')}`);
  const range = item.range instanceof Range ? item.range : item.range?.replacing;
  assert.ok(range, `${label} says what it replaces`);
  const snippet =
    item.insertText instanceof SnippetString ? item.insertText : new SnippetString().appendText(item.insertText ?? '');
  const others = item.additionalTextEdits ?? [];
  assert.ok(
    others.every((other) => other.range.end.isBefore(range.start)),
    'other edits are in front of the cursor, so that they can follow',
  );
  const undo = { undoStopBefore: true, undoStopAfter: true, keepWhitespace: item.keepWhitespace };
  assert.ok(await editor.insertSnippet(snippet, range, undo));
  const edit = new WorkspaceEdit();
  edit.set(editor.document.uri, [...others]);
  await workspace.applyEdit(edit);
  return textOf(editor.document);
}

/** Types a text into the active editor, one key after the other and as fast as a person can. */
export async function typeKeys(text: string): Promise<void> {
  await commands.executeCommand('workbench.action.focusActiveEditorGroup');
  for (const key of text) {
    await commands.executeCommand('type', { text: key });
    await sleep(40);
  }
}

/** The text of a document with `\n` as its line end. */
export function textOf(document: TextDocument): string {
  const text = document.getText();
  return document.eol === EndOfLine.CRLF ? text.replaceAll('\r\n', '\n') : text;
}

/** The quick fixes at the finding with that code. */
export async function quickFixesFor(document: TextDocument, code: string): Promise<readonly CodeAction[]> {
  const finding = await eventually(`a finding ${code}`, () =>
    findingsOf(document).find((each) => codeOf(each) === code),
  );
  // VS Code gives up a question, and says that there is nothing, when the editor changes meanwhile
  return eventually(`quick fixes for ${code}`, async () => {
    const actions = await commands.executeCommand<CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      finding.range,
      'quickfix',
    );
    const ours = actions.filter(({ edit }) => edit !== undefined); // VS Code's own are commands
    return ours.length > 0 ? ours : undefined;
  });
}

/** Applies the quick fix with that title, and gives the whole text that results. */
export async function repair(marked: string, title: string, language?: Language): Promise<string> {
  const { text } = readRanges(marked);
  const { document } = await openSql(text, language);
  const marks = await eventually('findings', () => {
    const findings = findingsOf(document);
    return findings.length > 0 ? findings : undefined;
  });
  const spans = marks.map(({ range }) => ({
    start: document.offsetAt(range.start),
    end: document.offsetAt(range.end),
  }));
  assert.equal(markRanges(text, spans), marked);
  const [code] = marks.map(codeOf);
  assert.ok(code);
  const actions = await quickFixesFor(document, code);
  const action = actions.find((candidate) => candidate.title === title);
  assert.ok(action?.edit, `${title} is among the fixes: ${actions.map((each) => each.title).join(', ')}`);
  assert.ok(await workspace.applyEdit(action.edit));
  return textOf(document);
}

/** The explanation at the `|` of a text, as Markdown; `undefined` where there is none. */
export async function explanationAt(marked: string, language?: Language): Promise<string | undefined> {
  const { document, selection } = await openAtCursor(marked, language);
  const hovers = await commands.executeCommand<Hover[]>('vscode.executeHoverProvider', document.uri, selection.active);
  const contents = hovers.flatMap((hover) => hover.contents);
  return contents.map((content) => (content instanceof MarkdownString ? content.value : String(content)))[0];
}

/** The range of the whole text. */
export function wholeRange(document: TextDocument): Range {
  return new Range(new Position(0, 0), document.positionAt(document.getText().length));
}

/** Closes all editors without saving. */
export async function closeAll(): Promise<void> {
  await commands.executeCommand('workbench.action.closeAllEditors');
}
