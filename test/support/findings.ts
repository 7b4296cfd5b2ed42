import { type DorisVersion, defaultDorisVersion } from '../../server/src/catalog/versions.ts';
import { analyzeStatement } from '../../server/src/rules/analysis.ts';
import { crossFindings } from '../../server/src/rules/crossRules.ts';
import type { Finding } from '../../server/src/rules/rule.ts';
import { nothingAround } from '../../server/src/rules/surroundings.ts';
import { applyEdits } from '../../server/src/syntax/edits.ts';
import { openSnapshot } from '../../server/src/workspace/document.ts';
import { findingsAt } from '../../server/src/workspace/findings.ts';

/** All findings of one statement that stands alone. */
export function findingsIn(sql: string, version: DorisVersion = defaultDorisVersion): readonly Finding[] {
  const analyzed = analyzeStatement(sql, version);
  return [...analyzed.findings, ...crossFindings(analyzed, nothingAround)];
}

/** Findings in the order of the text, each as `severity code «marked text»`. */
export function summaryOf(sql: string, version: DorisVersion = defaultDorisVersion): readonly string[] {
  return [...findingsIn(sql, version)]
    .sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)
    .map(({ severity, code, span }) => `${severity} ${code} «${sql.slice(span.start, span.end)}»`);
}

/** The titles of all fixes of the finding with that code, each with the text after it. The code must be found exactly once. */
export function fixesOf(
  sql: string,
  code: string,
  version: DorisVersion = defaultDorisVersion,
): readonly { readonly title: string; readonly result: string; readonly preferred: boolean; readonly safe: boolean }[] {
  return onlyFinding(sql, code, version)
    .fixes()
    .map(({ title, edits, preferred, safe }) => ({ title, result: applyEdits(sql, edits), preferred, safe }));
}

/** The one finding with that code. */
export function onlyFinding(sql: string, code: string, version: DorisVersion = defaultDorisVersion): Finding {
  const found = findingsIn(sql, version).filter((finding) => finding.code === code);
  const [finding] = found;
  if (!finding || found.length > 1) throw new Error(`Expected one ${code}, got ${found.length} in: ${sql}`);
  return finding;
}

/** The codes and marked texts of all findings of a file with these statements, each on a line of its own. */
export function foundInFile(...statements: readonly string[]): readonly string[] {
  const snapshot = openSnapshot('file:///a.sql', 1, defaultDorisVersion, statements.join('\n'));
  return snapshot.pieces.flatMap(({ text }, index) =>
    findingsAt(snapshot, index).map(({ code, span }) => `${code} «${text.slice(span.start, span.end)}»`),
  );
}
