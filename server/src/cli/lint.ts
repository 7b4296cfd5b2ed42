import type { Severity } from '../rules/rule.ts';
import { type DocumentSettings, openSnapshot, rangeOf, withSettings, withWorkspace } from '../workspace/document.ts';
import { check } from '../workspace/findings.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { Source } from './files.ts';

/** A finding as reports have it: lines and columns from 1, columns in UTF-16 units, the end exclusive. */
export interface ReportedFinding {
  readonly file: string;
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly fixes: readonly { readonly title: string }[];
}

/**
 * All findings of one text, in the order of their places.
 * @param workspace what the texts tell one another that are checked together.
 */
export function lint(
  { file, text }: Source,
  settings: DocumentSettings,
  workspace: Workspace,
): readonly ReportedFinding[] {
  const opened = openSnapshot(file, 0, settings.dorisVersion, text);
  const snapshot = withWorkspace(withSettings(opened, settings), workspace);
  const findings = check(snapshot).findings.flatMap((row, index) =>
    row.map(({ code, severity, message, span, fixes }) => {
      const { start, end } = rangeOf(snapshot, index, span);
      return {
        ...{ file, code, severity, message },
        ...{ startLine: start.line + 1, startColumn: start.character + 1 },
        ...{ endLine: end.line + 1, endColumn: end.character + 1 },
        fixes: fixes().map(({ title }) => ({ title })),
      };
    }),
  );
  return findings.sort((a, b) => a.startLine - b.startLine || a.startColumn - b.startColumn);
}
