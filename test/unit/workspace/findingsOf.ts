import type { DorisVersion } from '../../../server/src/catalog/versions.ts';
import type { RuleLevel } from '../../../server/src/rules/ruleLevels.ts';
import { applyEdits } from '../../../server/src/syntax/edits.ts';
import { openSnapshot, type Snapshot, withSettings } from '../../../server/src/workspace/document.ts';
import { findingsAt, repairsAt, silencersAt } from '../../../server/src/workspace/findings.ts';
import { jobWithMistake, mskJob } from '../../support/jobs.ts';

/** What the user has set for a file. */
export interface Options {
  readonly version?: DorisVersion;
  readonly rules?: Readonly<Record<string, RuleLevel>>;
}

/** A file with that text. */
export function open(text: string, { version = '4.1', rules = {} }: Options = {}): Snapshot {
  const settings = { dorisVersion: version, rules: new Map(Object.entries(rules)) };
  return withSettings(openSnapshot('file:///a.sql', 1, version, text), settings);
}

/** What is found in each statement, as `severity code «marked text»`. */
export function found(snapshot: Snapshot): readonly (readonly string[])[] {
  return snapshot.pieces.map(({ text }, index) =>
    findingsAt(snapshot, index).map(
      ({ severity, code, span }) => `${severity} ${code} «${text.slice(span.start, span.end)}»`,
    ),
  );
}

/** The codes of all that is found in a file. */
export function codes(snapshot: Snapshot): readonly string[] {
  return snapshot.pieces.flatMap((_, index) => findingsAt(snapshot, index).map(({ code }) => code));
}

/** The text of a file after an action on the statement at an index. */
export function after(snapshot: Snapshot, index: number, edits: Parameters<typeof applyEdits>[1]): string {
  return snapshot.pieces.map(({ text }, at) => (at === index ? applyEdits(text, edits) : text)).join('');
}

/** What is offered for a finding of that code in the statement at an index: titles, the preferred one first, with the text after each. */
export function offered(
  snapshot: Snapshot,
  code: string,
  index = 0,
): readonly (readonly [title: string, result: string])[] {
  const whole = { start: 0, end: snapshot.pieces[index]?.text.length ?? 0 };
  return repairsAt(snapshot, index, whole)
    .filter(({ finding }) => finding.code === code)
    .map(({ title, edits }) => [title, after(snapshot, index, edits)] as const);
}

/** The text after the action that silences the first finding of the statement at an index. */
export function silenced(text: string, index = 0, where = 'for this statement'): string {
  const snapshot = open(text);
  const [first] = findingsAt(snapshot, index);
  const actions = first ? silencersAt(snapshot, index, first.span) : [];
  const action = actions.find(({ title }) => title === `Ignore ${first?.code} ${where}`);
  if (!action) throw new Error(`Nothing can be silenced in: ${text}`);
  return after(snapshot, action.index, action.edits);
}

/** Only 4.1 knows this key. */
export const iam = mskJob('"aws.credentials_provider" = "ENV"');
/** A job with a key that Doris does not know. */
export const mistake = jobWithMistake('a');
