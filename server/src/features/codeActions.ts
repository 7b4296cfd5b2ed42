import type { AnalyzedStatement } from '../rules/analysis.ts';
import type { Finding, Fix } from '../rules/rule.ts';
import { syntaxError } from '../rules/syntaxError.ts';
import { applyEdits, type TextEdit } from '../syntax/edits.ts';
import { parseStatement } from '../syntax/parse.ts';
import type { Span } from '../syntax/tree.ts';
import { isSounder } from './fixAll.ts';

/** A repair of a finding, ready to be applied. */
export interface CodeAction {
  readonly title: string;
  readonly edits: readonly TextEdit[];
  readonly finding: Finding;
  readonly preferred: boolean;
}

/**
 * The repairs of every finding that touches a range, in the order of the findings; preferred ones first within each. Where two
 * findings have the same repair, it is offered for the first. A repair of the syntax is preferred only if the syntax is sounder after it.
 */
export function codeActionsAt(
  { findings, parsed }: Pick<AnalyzedStatement, 'findings' | 'parsed'>,
  { start, end }: Span,
): readonly CodeAction[] {
  const isWise = ({ code }: Finding, { preferred, edits }: Fix): boolean =>
    preferred &&
    (code !== syntaxError.id ||
      parsed.isPartial ||
      isSounder(parsed.errors, parseStatement(applyEdits(parsed.text, edits)).errors));
  const actions = findings
    .filter(({ span }) => span.start <= end && start <= span.end)
    .flatMap((finding) =>
      finding
        .fixes()
        .map((fix) => ({ title: fix.title, edits: fix.edits, finding, preferred: isWise(finding, fix) }))
        .toSorted((a, b) => Number(b.preferred) - Number(a.preferred)),
    );
  const different = new Map<string, CodeAction>();
  for (const action of actions) {
    const key = JSON.stringify([action.title, action.edits]);
    if (!different.has(key)) different.set(key, action);
  }
  return [...different.values()];
}
