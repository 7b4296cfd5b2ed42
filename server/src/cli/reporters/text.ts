import type { Severity } from '../../rules/rule.ts';
import type { ReportedFinding } from '../lint.ts';

const severities: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/** `2 errors, 1 warning`; `no findings` when there are none. */
function summary(findings: readonly ReportedFinding[]): string {
  const counts = severities.flatMap((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    const plural = severity === 'information' ? severity : `${severity}s`;
    return count > 0 ? [`${count} ${count === 1 ? severity : plural}`] : [];
  });
  return counts.join(', ') || 'no findings';
}

/** One line a finding, in the form that editors and terminals make links of, and a summary. Control characters do not get out. */
export function reportText(findings: readonly ReportedFinding[], files: number): string {
  const lines = findings.map(
    ({ file, startLine, startColumn, severity, code, message }) =>
      `${file}:${startLine}:${startColumn}: ${severity} ${code}: ${message.replace(/\p{Cc}+/gu, ' ')}`,
  );
  return [...lines, `${files} ${files === 1 ? 'file' : 'files'} checked: ${summary(findings)}.`].join('\n');
}
