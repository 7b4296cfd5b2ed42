import type { ReportedFinding } from '../lint.ts';

/** One JSON array of findings, for other programs. */
export function reportJson(findings: readonly ReportedFinding[]): string {
  return JSON.stringify(findings, undefined, 2);
}
