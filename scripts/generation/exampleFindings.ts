import { defaultDorisVersion } from '../../server/src/catalog/versions.ts';
import type { Finding } from '../../server/src/rules/rule.ts';
import type { TextEdit } from '../../server/src/syntax/edits.ts';
import type { Span } from '../../server/src/syntax/tree.ts';
import { openSnapshot } from '../../server/src/workspace/document.ts';
import { findingsAt } from '../../server/src/workspace/findings.ts';

/** All findings of a file with this text, as a user sees them, in the order of the text. Offsets count from its start. */
export function findingsOfFile(text: string): readonly Finding[] {
  const snapshot = openSnapshot('file:///example.sql', 1, defaultDorisVersion, text);
  let start = 0;
  const findings = snapshot.pieces.flatMap((piece, index) => {
    const found = findingsAt(snapshot, index).map((finding) => moved(finding, start));
    start += piece.text.length;
    return found;
  });
  return findings.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

function moved(finding: Finding, by: number): Finding {
  const movedSpan = ({ start, end }: Span): Span => ({ start: start + by, end: end + by });
  const movedEdit = ({ span, text }: TextEdit): TextEdit => ({ span: movedSpan(span), text });
  return {
    ...finding,
    span: movedSpan(finding.span),
    related: finding.related.map((place) => ({ ...place, span: movedSpan(place.span) })),
    fixes: () => finding.fixes().map((fix) => ({ ...fix, edits: fix.edits.map(movedEdit) })),
  };
}
