import { analysisAt } from '../server/src/workspace/analyses.ts';
import { openSnapshot, type Snapshot } from '../server/src/workspace/document.ts';
import { type Checked, check } from '../server/src/workspace/findings.ts';

/** A document as the server opens it. */
export function open(text: string): Snapshot {
  return openSnapshot('file:///jobs.sql', 1, '4.1', text);
}

/** All that the server does with a text from scratch: cut it up, parse, bind, check each statement, and the statements together. */
export function checkAfresh(text: string): Checked {
  return check(open(text));
}

/** As far as the syntax: cut it up, parse, bind and check each statement on its own. */
export function analyzeAfresh(text: string): number {
  const snapshot = open(text);
  return snapshot.pieces.reduce((sum, _, index) => sum + analysisAt(snapshot, index).findings.length, 0);
}
