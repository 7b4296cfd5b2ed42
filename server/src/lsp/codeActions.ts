import { type CodeAction, CodeActionKind, type CodeActionParams, type TextEdit } from 'vscode-languageserver';
import type { CodeAction as Action } from '../features/codeActions.ts';
import { placeAt, type Snapshot } from '../workspace/document.ts';
import { fixAllAt, repairsAt, silencersAt } from '../workspace/findings.ts';
import { toDiagnostic, toTextEdits } from './convert.ts';
import { fixAllKind } from './handshake.ts';

function wants(only: readonly string[] | undefined, kind: string): boolean {
  return only?.some((wanted) => kind === wanted || kind.startsWith(`${wanted}.`)) ?? kind === CodeActionKind.QuickFix;
}

/** The repairs of what touches a range, then the comments that silence it, and on request the one action that repairs everything that can be repaired unseen. */
export function codeActions(snapshot: Snapshot, { range, context }: CodeActionParams): CodeAction[] {
  const actions: CodeAction[] = [];
  if (wants(context.only, CodeActionKind.QuickFix)) actions.push(...quickFixes(snapshot, range));
  if (wants(context.only, fixAllKind)) {
    const edits = fixAllEdits(snapshot);
    if (edits.length > 0)
      actions.push({
        title: 'Fix all Routine Load problems that can be fixed automatically',
        kind: fixAllKind,
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
  const repairs = touched.flatMap(({ index, span }) =>
    repairsAt(snapshot, index, span).map((action) => toQuickFix(snapshot, index, action, index)),
  );
  const silencers = touched.flatMap(({ index, span }) =>
    silencersAt(snapshot, index, span).map((action) => toQuickFix(snapshot, index, action, action.index)),
  );
  return [...repairs, ...silencers];
}

/** An action on a finding of one statement whose edits are of another, or of the same. */
function toQuickFix(snapshot: Snapshot, found: number, action: Action, edited: number): CodeAction {
  const { title, edits, finding, preferred } = action;
  return {
    title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [toDiagnostic(snapshot, found, finding)],
    isPreferred: preferred || undefined,
    edit: { changes: { [snapshot.uri]: toTextEdits(snapshot, edited, edits) } },
  };
}

function fixAllEdits(snapshot: Snapshot): TextEdit[] {
  return snapshot.pieces.flatMap((_, index) => toTextEdits(snapshot, index, fixAllAt(snapshot, index)));
}
