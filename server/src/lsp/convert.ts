import {
  type CompletionItem,
  CompletionItemKind,
  type Diagnostic,
  DiagnosticSeverity,
  DiagnosticTag,
  type DocumentSymbol,
  type Hover,
  InsertTextFormat,
  InsertTextMode,
  MarkupKind,
  type SymbolInformation,
  SymbolKind,
  type TextEdit,
} from 'vscode-languageserver';
import type { CompletionItem as Suggestion } from '../features/completionItem.ts';
import type { Hover as Explanation } from '../features/hover.ts';
import { pageOf } from '../rules/registry.ts';
import type { Finding } from '../rules/rule.ts';
import type { TextEdit as Edit } from '../syntax/edits.ts';
import { outlineOfPiece } from '../workspace/analyses.ts';
import { rangeOf, type Snapshot } from '../workspace/document.ts';

/** Plain values of the features as the protocol has them. `index` says which statement their offsets belong to. */

const severities = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
} as const;

/** Who speaks in a diagnostic. */
export const diagnosticSource = 'Doris Routine Load';

/** A finding as a diagnostic. */
export function toDiagnostic(snapshot: Snapshot, index: number, finding: Finding): Diagnostic {
  return {
    range: rangeOf(snapshot, index, finding.span),
    severity: severities[finding.severity],
    code: finding.code,
    codeDescription: { href: pageOf(finding.code) },
    source: diagnosticSource,
    message: finding.message,
    ...(finding.unnecessary ? { tags: [DiagnosticTag.Unnecessary] } : {}),
    ...(finding.related.length > 0
      ? {
          relatedInformation: finding.related.map(({ span, message }) => ({
            location: { uri: snapshot.uri, range: rangeOf(snapshot, index, span) },
            message,
          })),
        }
      : {}),
  };
}

/** Edits of one statement as edits of the document. */
export function toTextEdits(snapshot: Snapshot, index: number, edits: readonly Edit[]): TextEdit[] {
  return edits.map(({ span, text }) => ({ range: rangeOf(snapshot, index, span), newText: text }));
}

const itemKinds = {
  property: CompletionItemKind.Property,
  value: CompletionItemKind.EnumMember,
  keyword: CompletionItemKind.Keyword,
  name: CompletionItemKind.Field,
  snippet: CompletionItemKind.Snippet,
} as const;

/** The command by which the editor opens its suggestions again. */
const retrigger = { title: 'Suggest', command: 'editor.action.triggerSuggest' };

/** A suggestion as a completion item. */
export function toCompletionItem(snapshot: Snapshot, index: number, item: Suggestion): CompletionItem {
  return {
    label: item.label,
    // statements that begin alike are told apart beside their labels
    labelDetails: item.kind === 'snippet' && item.detail ? { description: item.detail } : undefined,
    kind: itemKinds[item.kind],
    detail: item.detail,
    documentation: item.documentation ? { kind: MarkupKind.Markdown, value: item.documentation } : undefined,
    sortText: item.sortText,
    filterText: item.filterText,
    preselect: item.preselect || undefined,
    tags: item.deprecated ? [1] : undefined,
    textEdit: { range: rangeOf(snapshot, index, item.edit.span), newText: item.edit.newText },
    insertTextFormat: item.edit.isSnippet ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    insertTextMode: InsertTextMode.asIs,
    additionalTextEdits:
      item.additionalEdits.length > 0 ? toTextEdits(snapshot, index, item.additionalEdits) : undefined,
    command: item.retrigger ? retrigger : undefined,
  };
}

/** An explanation as a hover. */
export function toHover(snapshot: Snapshot, index: number, { span, markdown }: Explanation): Hover {
  return { contents: { kind: MarkupKind.Markdown, value: markdown }, range: rangeOf(snapshot, index, span) };
}

/**
 * The statements about Routine Load in a document, for its outline.
 * @param hasTree whether the client takes the form that tells the name of a symbol from the rest of it.
 */
export function toSymbols(snapshot: Snapshot, hasTree: boolean): DocumentSymbol[] | SymbolInformation[] {
  const { pieces, uri } = snapshot;
  const symbols = pieces.flatMap((piece, index): DocumentSymbol[] => {
    const outline = outlineOfPiece(piece);
    if (!outline) return [];
    const { name, detail, span, nameSpan } = outline;
    const [range, selectionRange] = [rangeOf(snapshot, index, span), rangeOf(snapshot, index, nameSpan)];
    return [{ name, detail, kind: SymbolKind.Event, range, selectionRange }];
  });
  return hasTree ? symbols : symbols.map(({ name, kind, range }) => ({ name, kind, location: { uri, range } }));
}
