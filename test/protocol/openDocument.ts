import {
  type CodeAction,
  CodeActionKind,
  CodeActionRequest,
  type CompletionItem,
  CompletionRequest,
  type Diagnostic,
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DocumentSymbolRequest,
  type Hover,
  HoverRequest,
  InsertTextFormat,
  type Position,
  type TextDocumentContentChangeEvent,
  type TextEdit,
} from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { markRanges, readCursor } from '../support/markers.ts';
import { readSnippet } from '../support/snippets.ts';
import type { Client, OpenOptions } from './client.ts';

/** A document that is open in a client, in the terms of the person who writes in it. */
export interface OpenDocument {
  readonly uri: string;
  readonly text: () => string;
  /** The diagnostics of the text as it is now, once they are here. */
  readonly diagnostics: () => Promise<readonly Diagnostic[]>;
  /** The text as it is now with `«…»` around what its diagnostics mark. */
  readonly marked: () => Promise<string>;
  /** The codes of the diagnostics of the text as it is now, in the order of the text. */
  readonly codes: () => Promise<readonly unknown[]>;
  /** Settles with the codes that come after something else than an edit, such as other settings. */
  readonly codesAfter: (action: () => Promise<void>) => Promise<readonly unknown[]>;
  /** Replaces one text, which must be there exactly once, by another, and tells the server only of that. */
  readonly replace: (old: string, fresh: string) => void;
  /** Tells the server of changes, in one message. */
  readonly change: (...changes: TextDocumentContentChangeEvent[]) => void;
  /** All that is offered at the cursor. */
  readonly offers: () => Promise<readonly CompletionItem[]>;
  /** The text once the suggestion of that label is taken, with its places to fill in as `«text»` or `|`. */
  readonly complete: (label: string) => Promise<string>;
  readonly hover: () => Promise<Hover | null>;
  /** What Ctrl+. offers at the cursor. */
  readonly quickFixes: () => Promise<readonly CodeAction[]>;
  /** The text after the quick fix of that title. */
  readonly fix: (title: string) => Promise<string>;
  /** The entries of the outline, `name (detail): what is marked when one is chosen`; the name alone where there is no more. */
  readonly symbols: () => Promise<readonly string[]>;
  /** The text after `source.fixAll`; `undefined` when there is nothing to repair. */
  readonly fixAll: () => Promise<string | undefined>;
  readonly close: () => Promise<void>;
}

/** Opens SQL in a client; a `|` in it, if there is one, is where the cursor stands. */
export function openDocument(client: Client, sql: string, { uri, languageId }: Required<OpenOptions>): OpenDocument {
  const { connection } = client;
  const { text, offset } = sql.includes('|') ? readCursor(sql) : { text: sql, offset: sql.length };
  const document = TextDocument.create(uri, languageId, 1, text);
  const cursor: Position = document.positionAt(offset);
  void connection.sendNotification(DidOpenTextDocumentNotification.type, {
    textDocument: { uri, languageId, version: 1, text },
  });

  const diagnostics = async (): Promise<readonly Diagnostic[]> => {
    const published = await client.diagnosticsWhere(
      (candidate) => candidate.uri === uri && candidate.version === document.version,
    );
    return published.diagnostics;
  };

  const change = (...changes: TextDocumentContentChangeEvent[]): void => {
    const version = document.version + 1;
    TextDocument.update(document, changes, version);
    void connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri, version },
      contentChanges: changes,
    });
  };

  const offers = async (): Promise<readonly CompletionItem[]> => {
    const answer = await connection.sendRequest(CompletionRequest.type, { textDocument: { uri }, position: cursor });
    return Array.isArray(answer) ? answer : (answer?.items ?? []);
  };

  const actions = async (kind: string): Promise<readonly CodeAction[]> => {
    const whole = { start: { line: 0, character: 0 }, end: document.positionAt(document.getText().length) };
    const range = kind === CodeActionKind.QuickFix ? { start: cursor, end: cursor } : whole;
    const context = { diagnostics: [], only: [kind] };
    const answer = await connection.sendRequest(CodeActionRequest.type, { textDocument: { uri }, range, context });
    return (answer ?? []).filter((action): action is CodeAction => 'edit' in action);
  };

  const applied = ({ edit }: CodeAction): string =>
    TextDocument.applyEdits(document, [...(edit?.changes?.[uri] ?? [])]);

  return {
    uri,
    text: () => document.getText(),
    diagnostics,
    marked: async () => {
      const spans = (await diagnostics()).map(({ range }) => ({
        start: document.offsetAt(range.start),
        end: document.offsetAt(range.end),
      }));
      return markRanges(document.getText(), spans);
    },
    codes: async () => codesOf(await diagnostics()),
    codesAfter: async (action) => {
      const before = client.published();
      await action();
      const { diagnostics: fresh } = await client.diagnosticsWhere(
        (candidate) => candidate.uri === uri && candidate.number > before,
      );
      return codesOf(fresh);
    },
    replace: (old, fresh) => {
      const before = document.getText();
      const start = before.indexOf(old);
      if (start < 0 || before.includes(old, start + 1)) throw new Error(`Expected ${old} once in: ${before}`);
      const range = { start: document.positionAt(start), end: document.positionAt(start + old.length) };
      change({ range, text: fresh });
    },
    change,
    offers,
    complete: async (label) => {
      const item = (await offers()).find((candidate) => candidate.label === label);
      if (!item) throw new Error(`${label} is not offered in: ${sql}`);
      return TextDocument.applyEdits(document, editsOf(item));
    },
    hover: () => connection.sendRequest(HoverRequest.type, { textDocument: { uri }, position: cursor }),
    quickFixes: () => actions(CodeActionKind.QuickFix),
    fix: async (title) => {
      const action = (await actions(CodeActionKind.QuickFix)).find((candidate) => candidate.title === title);
      if (!action) throw new Error(`${title} is not offered in: ${sql}`);
      return applied(action);
    },
    symbols: async () => {
      const symbols = await connection.sendRequest(DocumentSymbolRequest.type, { textDocument: { uri } });
      return (symbols ?? []).map((symbol) =>
        'location' in symbol
          ? symbol.name
          : `${symbol.name} (${symbol.detail}): ${document.getText(symbol.selectionRange)}`,
      );
    },
    fixAll: async () => {
      const [action] = await actions(CodeActionKind.SourceFixAll);
      return action && applied(action);
    },
    close: () => connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri } }),
  };
}

function codesOf(diagnostics: readonly Diagnostic[]): readonly unknown[] {
  const inOrder = diagnostics.toSorted(
    ({ range: { start: a } }, { range: { start: b } }) => a.line - b.line || a.character - b.character,
  );
  return inOrder.map(({ code }) => code);
}

/** All that taking a suggestion writes. */
function editsOf({ label, textEdit, insertTextFormat, additionalTextEdits = [] }: CompletionItem): TextEdit[] {
  if (!textEdit || !('range' in textEdit)) throw new Error(`The edit of ${label} has no range`);
  const { range, newText } = textEdit;
  const written = insertTextFormat === InsertTextFormat.Snippet ? readSnippet(newText) : newText;
  return [{ range, newText: written }, ...additionalTextEdits];
}
