import { type CodeAction, codeActionsAt } from '../features/codeActions.ts';
import { fixAll } from '../features/fixAll.ts';
import { crossFindings, hasOthers } from '../rules/crossRules.ts';
import {
  type IgnoreComment,
  idsOf,
  ignoreRule,
  leadingIgnores,
  mentionsIgnores,
  unusedIgnores,
} from '../rules/ignores.ts';
import { lineEnd } from '../rules/listLayout.ts';
import { isIgnorable } from '../rules/registry.ts';
import type { Finding } from '../rules/rule.ts';
import { withSeverities } from '../rules/ruleLevels.ts';
import type { Surroundings } from '../rules/surroundings.ts';
import { uselessVersionComments, versionCommentFindings } from '../rules/versionComment.ts';
import type { TextEdit } from '../syntax/edits.ts';
import type { Span } from '../syntax/tree.ts';
import { analysisAt, summaryAt, touchedBetween } from './analyses.ts';
import { type Piece, rememberedOfPiece, type Snapshot, versionCommentIn } from './document.ts';
import { withPart } from './lists.ts';
import { type Names, namesOf, surroundingsAt } from './names.ts';

/** What is found in the statement at an index, whether or not somebody wants to hear of it. */
function foundAt(snapshot: Snapshot, index: number): readonly Finding[] {
  const { findings: alone, kind } = summaryAt(snapshot, index);
  const around = surroundingsAt(snapshot, index);
  const own = around.created ? alone.map((finding) => repairedBy(finding, around)) : alone;
  const others = hasOthers(kind, around) ? crossFindings(analysisAt(snapshot, index), around) : [];
  const findings = others.length === 0 ? own : [...own, ...others];
  const piece = snapshot.pieces[index];
  const comment = piece && versionCommentIn(piece);
  const useless =
    piece && index === 0
      ? uselessVersionComments(piece.text, comment, startsLine(snapshot, index), snapshot.dorisVersion)
      : [];
  if (!comment) return useless.length === 0 ? findings : [...useless, ...findings];
  const where = { isFirst: index === 0, startsLine: startsLine(snapshot, index) };
  return [...versionCommentFindings(piece.text, comment, where, snapshot.dorisVersion), ...useless, ...findings];
}

/** The same finding, with repairs that take what they can from other statements. */
function repairedBy(finding: Finding, around: Surroundings): Finding {
  return { ...finding, fixes: () => finding.fixes(around) };
}

/**
 * The findings of the statement at an index as their reader wants them: without those that a comment silences, each as serious
 * as the settings have it. Comments that silence nothing are findings too.
 */
export function findingsAt(snapshot: Snapshot, index: number): readonly Finding[] {
  const found = foundAt(snapshot, index);
  const silenced = silencedAt(snapshot, index);
  const heard = silenced.size === 0 ? found : found.filter(({ code }) => !silenced.has(code));
  const unused = unusedAt(snapshot, index, found);
  return withSeverities(unused.length === 0 ? heard : [...unused, ...heard], snapshot.settings.rules);
}

/** The findings of a whole document: one row for each of its statements. */
export interface Checked {
  readonly snapshot: Snapshot;
  readonly names: Names;
  readonly findings: readonly (readonly Finding[])[];
}

/**
 * Checks a document.
 * @param before what an earlier state of it gave: the rows of statements that an edit left alone are taken over, so that a
 * keystroke costs no more in a long file than in a short one. Statements about which others now tell something else are
 * checked anew. When all is as it was, the findings are the very same.
 */
export function check(snapshot: Snapshot, before?: Checked): Checked {
  const { pieces } = snapshot;
  const names = namesOf(snapshot, before?.names);
  if (!before || !staysComparable(snapshot, before.snapshot))
    return { snapshot, names, findings: pieces.map((_, index) => findingsAt(snapshot, index)) };
  const old = before.snapshot.pieces;
  const { front, oldEnd, newEnd } = touchedBetween(old, snapshot);
  const between = pieces.slice(front, newEnd).map((_, at) => findingsAt(snapshot, front + at));
  const findings = withPart(before.findings, front, oldEnd, between);
  let isSame = front === pieces.length && front === old.length;
  const renew = (index: number): void => {
    findings[index] = findingsAt(snapshot, index);
    isSame = false;
  };
  const [around, aroundBefore] = [names.around, before.names.around];
  if (around !== aroundBefore) {
    for (let index = 0; index < front; index++) if (around[index] !== aroundBefore[index]) renew(index);
    for (let index = newEnd; index < pieces.length; index++)
      if (around[index] !== aroundBefore[index - newEnd + oldEnd]) renew(index);
  }
  // whether an ignore comment for the whole file is of use is decided by all statements
  if (!isSame && idsIn(pieces[0], true).size > 0) renew(0);
  return { snapshot, names, findings: isSame ? before.findings : findings };
}

/** Whether nothing changed that bears on all statements: the settings, and the comments at the top of the file. */
function staysComparable(now: Snapshot, before: Snapshot): boolean {
  const [first] = now.pieces;
  const sameTop = first === before.pieces[0] || (first !== undefined && !isTop(first) && !isTop(before.pieces[0]));
  return now.settings === before.settings && now.dorisVersion === before.dorisVersion && sameTop;
}

/** Whether the comments in front of a statement may say something about the whole file. */
function isTop(piece: Piece | undefined): boolean {
  return piece !== undefined && (ignoresIn(piece) !== 'not mentioned' || versionCommentIn(piece) !== undefined);
}

/** The rules that comments silence in the statement at an index. */
function silencedAt({ pieces }: Snapshot, index: number): ReadonlySet<string> {
  const own = idsIn(pieces[index], false);
  const everywhere = idsIn(pieces[0], true);
  if (everywhere.size === 0) return own;
  return own.size === 0 ? everywhere : new Set([...own, ...everywhere]);
}

function unusedAt(snapshot: Snapshot, index: number, found: readonly Finding[]): readonly Finding[] {
  const piece = snapshot.pieces[index];
  if (!piece || ignoresIn(piece) === 'not mentioned') return [];
  const { comments, isPartial } = analysisAt(snapshot, index).parsed;
  if (isPartial) return [];
  const statement = {
    ...{ text: piece.text, comments },
    ...{ isFirst: index === 0, startsLine: startsLine(snapshot, index) },
  };
  return unusedIgnores(statement, (id, wholeFile) =>
    wholeFile
      ? snapshot.pieces.some((_, other) => foundAt(snapshot, other).some(({ code }) => code === id))
      : found.some(({ code }) => code === id),
  );
}

/** The ignore comments in front of a statement; `not mentioned` when there are not even others in it. */
const ignoresIn = rememberedOfPiece(({ text }): readonly IgnoreComment[] | 'not mentioned' =>
  mentionsIgnores(text) ? leadingIgnores(text) : 'not mentioned',
);

const none: ReadonlySet<string> = new Set();

function idsIn(piece: Piece | undefined, wholeFile: boolean): ReadonlySet<string> {
  const present = piece ? ignoresIn(piece) : 'not mentioned';
  return present === 'not mentioned' ? none : idsOf(present, wholeFile);
}

/** Whether the statement at an index has nothing in front of it on its first line, not even a part of another one. */
function startsLine({ startColumns }: Snapshot, index: number): boolean {
  return startColumns[index] === 0;
}

/** The repairs of the findings that touch a span of the statement at an index; their edits are of that statement. */
export function repairsAt(snapshot: Snapshot, index: number, span: Span): readonly CodeAction[] {
  return codeActionsAt({ findings: findingsAt(snapshot, index), parsed: analysisAt(snapshot, index).parsed }, span);
}

/** A comment to be written that silences the rule of a finding. */
export interface Silencer extends CodeAction {
  /** The statement that the edits belong to. */
  readonly index: number;
}

/**
 * For each rule with findings that touch a span of the statement at an index: the comment that silences it there, and the one
 * that silences it in the whole file.
 */
export function silencersAt(snapshot: Snapshot, index: number, { start, end }: Span): readonly Silencer[] {
  const { pieces } = snapshot;
  const touching = findingsAt(snapshot, index).filter(({ span }) => span.start <= end && start <= span.end);
  const firsts = touching.filter(
    ({ code }, position) => isIgnorable(code) && touching.findIndex((other) => other.code === code) === position,
  );
  const withBreak = pieces.find(({ text }) => /[\r\n]/.test(text));
  return firsts.flatMap((finding) =>
    [false, true].flatMap((wholeFile): readonly Silencer[] => {
      const at = wholeFile ? 0 : index;
      const piece = pieces[at];
      // where a `;` is missing the comment would belong to the statement above
      if (!piece || pieces[at - 1]?.terminator === 'next-statement') return [];
      const eol = lineEnd(withBreak?.text ?? '');
      const edits = [ignoreRule(piece.text, finding.code, wholeFile, startsLine(snapshot, at), eol)];
      const title = `Ignore ${finding.code} ${wholeFile ? 'in this file' : 'for this statement'}`;
      return [{ title, edits, index: at, finding, preferred: false }];
    }),
  );
}

/** The ends of statements behind which the rest of a broken one may stand. */
const mayGoOn: ReadonlySet<Piece['terminator']> = new Set([
  'stray-semicolon',
  'doubtful-semicolon',
  'semicolon-for-comma',
]);

/** The edits that repair all that can be repaired unseen in the statement at an index. */
export function fixAllAt(snapshot: Snapshot, index: number): readonly TextEdit[] {
  const piece = snapshot.pieces[index];
  if (!piece || findingsAt(snapshot, index).length === 0) return [];
  // where the rest is the next statement nobody sees what a repair comes to
  if (mayGoOn.has(piece.terminator) && summaryAt(snapshot, index).standing === 'broken') return [];
  const silenced = silencedAt(snapshot, index);
  const { dorisVersion, settings } = snapshot;
  return fixAll(piece.text, dorisVersion, ({ code }) => !silenced.has(code) && settings.rules.get(code) !== 'off');
}
