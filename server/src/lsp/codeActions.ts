import { type CodeAction, CodeActionKind, type CodeActionParams, type TextEdit } from 'vscode-languageserver';
import { placeAt, type Snapshot } from '../workspace/document.ts';
import { fixAllAt, repairsAt, silencersAt } from '../workspace/findings.ts';
import { toDiagnostic, toTextEdits } from './convert.ts';

function wants(only: readonly string[] | undefined, kind: string): boolean {
  return only?.some((wanted) => kind === wanted || kind.startsWith(`${wanted}.`)) ?? kind === CodeActionKind.QuickFix;
}

/** The repairs of what touches a range, then the comments that silence it, and on request the one action that repairs everything that can be repaired unseen. */
export function codeActions(snapshot: Snapshot, { range, context }: CodeActionParams): CodeAction[] {
  const actions: CodeAction[] = [];
  if (wants(context.only, CodeActionKind.QuickFix)) actions.push(...quickFixes(snapshot, range));
  if (wants(context.only, CodeActionKind.SourceFixAll)) {
    const edits = fixAllEdits(snapshot);
    if (edits.length > 0)
      actions.push({
        title: 'Fix all Routine Load problems that can be fixed automatically',
        kind: CodeActionKind.SourceFixAll,
        edit: { changes: { [snapshot.uri]: edits } },
      });
  }
  return actions;
}

function quickFixes(snapshot: Snapshot, { start, end }: CodeActionParams['range']): CodeAction[] {
  const from = placeAt(snapshot, start);
  const to = placeAt(snapshot, end);
  const touched = snapshot.pieces.slice(from.index, to.index + 1).map((piece, position) => {
    const index = from.index + position;
    const span = {
      start: index === from.index ? from.offset : 0,
      end: index === to.index ? to.offset : piece.text.length,
    };
    return { index, span };
  });
  return [repairsAt, silencersAt].flatMap((actionsAt) =>
    touched.flatMap(({ index, span }) =>
      actionsAt(snapshot, index, span).map(
        ({ title, edits, finding, preferred }): CodeAction => ({
          title,
          kind: CodeActionKind.QuickFix,
          diagnostics: [toDiagnostic(snapshot, index, finding)],
          isPreferred: preferred || undefined,
          edit: { changes: { [snapshot.uri]: toTextEdits(snapshot, index, edits) } },
        }),
      ),
    ),
  );
}

function fixAllEdits(snapshot: Snapshot): TextEdit[] {
  return snapshot.pieces.flatMap((_, index) => toTextEdits(snapshot, index, fixAllAt(snapshot, index)));
}
