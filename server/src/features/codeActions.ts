import type { AnalyzedStatement } from '../rules/analysis.ts';
import type { Finding } from '../rules/rule.ts';
import type { TextEdit } from '../syntax/edits.ts';
import type { Span } from '../syntax/tree.ts';

/** A repair of a finding, ready to be applied. */
export interface CodeAction {
  readonly title: string;
  readonly edits: readonly TextEdit[];
  readonly finding: Finding;
  readonly preferred: boolean;
}

/**
 * The repairs of every finding that touches a range, in the order of the findings; preferred ones first within each. Where two
 * findings have the same repair, it is offered for the first.
 */
export function codeActionsAt(
  { findings }: Pick<AnalyzedStatement, 'findings'>,
  { start, end }: Span,
): readonly CodeAction[] {
  const actions = findings
    .filter(({ span }) => span.start <= end && start <= span.end)
    .flatMap((finding) =>
      finding
        .fixes()
        .toSorted((a, b) => Number(b.preferred) - Number(a.preferred))
        .map(({ title, edits, preferred }) => ({ title, edits, finding, preferred })),
    );
  const different = new Map<string, CodeAction>();
  for (const action of actions) {
    const key = JSON.stringify([action.title, action.edits]);
    if (!different.has(key)) different.set(key, action);
  }
  return [...different.values()];
}
